/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was last written, as the library notes it. */
#include "config.h"

#include <string.h>

#include "export/export-merge-private.h"

/* A note of what is going to be written is one of another id, and of no document. */
static char *
get_begun_id (const DossierSaving *self)
{
  return g_strconcat ("begun ", self->id, NULL);
}

/* A note of where a file went: its base is the new path. */
static char *
get_went_id (const DossierSaving *self)
{
  return g_strconcat ("went ", self->id, NULL);
}

static gboolean
keep (DossierSaving *self,
      const char *id,
      const char *path,
      const char *document,
      const char *base,
      GError **error)
{
  g_autoptr (DossierExportRecord) record = dossier_export_record_new (id, path, document, base);

  return dossier_store_keep_export (self->store, record, NULL, error);
}

static gboolean
find_begun (DossierSaving *self, DossierExportRecord **begun, GError **error)
{
  g_autofree char *id = get_begun_id (self);

  if (!dossier_store_find_export (self->store, id, self->path, begun, self->cancellable, error))
    return FALSE;
  if (*begun != NULL && strcmp ((*begun)->path, self->path) != 0)
    g_clear_pointer (begun, dossier_export_record_free);
  return TRUE;
}

gboolean
dossier_saving_find_base (DossierSaving *self,
                          DossierExportRecord **record,
                          DossierExportRecord **begun,
                          GError **error)
{
  if (!find_begun (self, begun, error) ||
      !dossier_store_find_export (self->store, self->id, self->path, record, self->cancellable,
                                  error))
    return FALSE;
  if (self->former == NULL || (*record != NULL && strcmp ((*record)->path, self->path) == 0))
    return TRUE;
  g_clear_pointer (record, dossier_export_record_free);
  return dossier_store_find_export (self->store, self->id, self->former, record, self->cancellable,
                                    error);
}

gboolean
dossier_saving_begin (DossierSaving *self, const char *base, GError **error)
{
  g_autofree char *id = get_begun_id (self);

  return self->mode == DOSSIER_SAVE_TRY || keep (self, id, self->path, "", base, error);
}

/* Forgets the former place, but for where the file went from there: the same name may be given
 * again. */
static gboolean
leave_former (DossierSaving *self, GError **error)
{
  g_autofree char *id = get_went_id (self);
  g_autofree char *to = g_filename_to_uri (self->path, NULL, NULL);

  return keep (self, self->id, self->former, "", NULL, error) &&
         keep (self, id, self->former, "", to, error);
}

gboolean
dossier_saving_find_went (DossierSaving *self, const char *from, char **to, GError **error)
{
  g_autofree char *id = get_went_id (self);
  g_autoptr (DossierExportRecord) record = NULL;

  *to = NULL;
  if (!dossier_store_find_export (self->store, id, from, &record, self->cancellable, error))
    return FALSE;
  if (record != NULL && strcmp (record->path, from) == 0)
    *to = g_filename_from_uri (record->base, NULL, NULL);
  return TRUE;
}

gboolean
dossier_saving_finish (DossierSaving *self, const char *base, GError **error)
{
  g_autofree char *id = get_begun_id (self);

  if (self->mode == DOSSIER_SAVE_TRY)
    return TRUE;
  return keep (self, self->id, self->path, self->document, base, error) &&
         keep (self, id, self->path, "", NULL, error) &&
         (self->former == NULL || leave_former (self, error));
}

void
dossier_saving_take_back (DossierSaving *self)
{
  g_autofree char *id = get_begun_id (self);

  if (self->mode != DOSSIER_SAVE_TRY)
    keep (self, id, self->path, "", NULL, NULL);
}
