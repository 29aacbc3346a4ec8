/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the window when something else changes the library: dossierctl, or a restore. The
 * notes, and another edition of what is shown, are the session's affair. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"

static gboolean
has_document (GPtrArray *infos, const char *uuid)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_str_equal (((DossierDocumentInfo *) infos->pdata[i])->uuid, uuid))
      return TRUE;
  return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = dossier_store_list_finish (DOSSIER_STORE (source), result, &error);
  DossierDocument *document;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (infos == NULL)
    {
      dossier_window_show_message (self, error->message);
      return;
    }

  document = dossier_session_get_document (self->session);
  if (document != NULL && !has_document (infos, document->uuid))
    dossier_window_show_message (
      self, _ ("The document that you are reading is no longer in the library."));
}

static void
changed_cb (DossierWindow *self)
{
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
