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

gboolean
dossier_saving_finish (DossierSaving *self, const char *base, GError **error)
{
  g_autofree char *id = get_begun_id (self);

  if (self->mode == DOSSIER_SAVE_TRY)
    return TRUE;
  return keep (self, self->id, self->path, self->document, base, error) &&
         keep (self, id, self->path, "", NULL, error) &&
         (self->former == NULL || keep (self, self->id, self->former, "", NULL, error));
}

void
dossier_saving_take_back (DossierSaving *self)
{
  g_autofree char *id = get_begun_id (self);

  if (self->mode != DOSSIER_SAVE_TRY)
    keep (self, id, self->path, "", NULL, NULL);
}
