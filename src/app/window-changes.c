/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the window when something else changes the library: dossierctl, or a restore. The
 * notes are the session's affair. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"

/* The passage at which the reader is, by its id; NULL at the beginning. */
static const char *
get_place (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint passage, offset;

  dossier_session_get_place (self->session, &passage, &offset);
  if (passage == 0)
    return NULL;
  return DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id;
}

static DossierDocumentInfo *
find_info (GPtrArray *infos, const char *uuid)
{
  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = infos->pdata[i];

      if (g_str_equal (info->uuid, uuid))
        return info;
    }
  return NULL;
}

/* Another edition of what is shown is shown instead, at the same passage. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = dossier_store_list_finish (DOSSIER_STORE (source), result, &error);
  DossierDocument *document;
  DossierDocumentInfo *info;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (infos == NULL)
    {
      dossier_window_show_message (self, error->message);
      return;
    }

  document = dossier_session_get_document (self->session);
  if (document == NULL)
    return;
  info = find_info (infos, document->uuid);
  if (info == NULL)
    dossier_window_show_message (
      self, _ ("The document that you are reading is no longer in the library."));
  else if (!g_str_equal (info->hash, document->hash))
    dossier_window_load (self, document->uuid, get_place (self));
}

static void
changed_cb (DossierWindow *self)
{
  dossier_window_refresh_documents (self);
  dossier_store_list_async (dossier_window_get_store (self), self->cancellable, listed_cb,
                            g_object_ref (self));
}

void
dossier_window_follow_store (DossierWindow *self, DossierStore *store)
{
  if (store == NULL || self->followed == store)
    return;
  self->followed = store;
  dossier_store_watch (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
