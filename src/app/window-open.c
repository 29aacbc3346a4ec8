/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents come into a window: files, links, the library's list. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/application.h"
#include "app/window-private.h"
#include "formats/import-find.h"
#include "formats/importer.h"

DossierStore *
dossier_window_get_store (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return DOSSIER_IS_APPLICATION (application)
           ? dossier_application_get_store (DOSSIER_APPLICATION (application))
           : NULL;
}

void
dossier_window_tell (DossierWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  /* Translators: a button: closes a message */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Of the notes that came into @document; the one that is shown hears of them by itself. */
static void
show_notes (DossierWindow *self, DossierDocument *document)
{
  DossierDocument *shown = dossier_session_get_document (self->session);
  g_autoptr (GString) body = g_string_new (NULL);

  if (shown == NULL || !g_str_equal (shown->uuid, document->uuid))
    dossier_window_show_document (self, document, NULL);
  for (guint i = 0; i < document->report->len; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) document->report->pdata[i]);
  if (document->report->len > 1)
    /* Translators: heading of a report on a file of notes of another program */
    dossier_window_tell (self, _ ("Annotations Imported"), body->str);
  else
    dossier_window_show_message (self, body->str);
}

/* What was read is not all that there is of it: the library may have had it, with the reader's
 * notes. */
static void
show_imported (DossierWindow *self, DossierDocument *document)
{
  guint n = document->brought != NULL ? document->brought->len : 0;
  g_autofree char *message = NULL;
  g_autofree char *id = document->language != NULL
                          ? g_strconcat (document->uuid, "@", document->language, NULL)
                          : g_strdup (document->uuid);

  /* It may have come in as another language of a document that is there. */
  dossier_window_load (self, id, NULL);
  if (n == 0)
    return;
  /* Translators: %u is a number */
  message = g_strdup_printf (ngettext ("%u annotation came with the file.",
                                       "%u annotations came with the file.", n),
                             n);
  dossier_window_show_message (self, message);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean notes;
  g_autoptr (GPtrArray) documents = dossier_import_file_finish (result, &notes, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (documents == NULL)
    dossier_window_tell (self, _ ("The File Could Not Be Read"), error->message);
  else if (notes)
    show_notes (self, documents->pdata[0]);
  else
    show_imported (self, documents->pdata[0]);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      GSList *files = NULL;

      for (guint i = g_list_model_get_n_items (chosen); i > 0; i--)
        files = g_slist_prepend (files, g_list_model_get_item (chosen, i - 1));
      dossier_window_open_files (self, files);
      g_slist_free_full (files, g_object_unref);
    }
  g_clear_object (&self->chooser);
}

void
dossier_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const *suffixes = dossier_import_get_suffixes ();
  const char *const *types;
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _ ("Documents and Annotations"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  for (guint i = 0; (types = dossier_import_get_mime_types (i)) != NULL; i++)
    for (guint j = 0; types[j] != NULL; j++)
      gtk_file_filter_add_mime_type (filter, types[j]);
  self->chooser =
    gtk_file_chooser_native_new (_ ("Open a Document"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
dossier_window_document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  const char *uuid = g_variant_get_string (parameter, NULL);
  DossierDocument *document = dossier_session_get_document (self->session);

  if (document == NULL || !g_str_equal (document->uuid, uuid))
    dossier_window_load (self, uuid, NULL);
  else
    dossier_window_leave_library (self);
}

static gboolean
open_link (DossierWindow *self, GFile *file)
{
  g_autofree char *address = g_file_get_uri (file);
  DossierAim *aim = dossier_aim_parse (address);

  if (aim == NULL)
    return FALSE;
  dossier_window_go (self, aim);
  return TRUE;
}

void
dossier_window_open_file (DossierWindow *self, GFile *file)
{
  DossierStore *store;
  g_autofree char *path = NULL;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (open_link (self, file))
    return;
  store = dossier_window_get_store (self);
  path = g_file_get_path (file);
  if (store == NULL || path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      /* Translators: %s is the address of a file. */
      g_autofree char *message =
        /* Translators: %s is an address */
        g_strdup_printf (_ ("“%s” is not a file on this computer. Copy it here and open it again."),
                         uri);

      dossier_window_show_message (self, message);
      return;
    }
  dossier_import_file_async (store, path, self->cancellable, imported_cb, g_object_ref (self));
}
