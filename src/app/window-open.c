/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents come into a window: files, links, the library's list. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/application.h"
#include "app/window-private.h"
#include "formats/import-find.h"
#include "formats/importer.h"

/* Pixels from which what is said of a file and what is offered stand beside each other. */
#define WIDE 680

DossierStore *
dossier_window_get_store (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return DOSSIER_IS_APPLICATION (application)
           ? dossier_application_get_store (DOSSIER_APPLICATION (application))
           : NULL;
}

gboolean
dossier_window_is_narrow (DossierWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;

  /* It has not come up yet, perhaps. */
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return width < WIDE;
}

static void
copy_cb (AdwMessageDialog *dialog)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)),
                          adw_message_dialog_get_body (dialog));
}

/* What went wrong may be for somebody else to read. */
void
dossier_window_tell (DossierWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  /* Translators: a button: copies a report as text */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _ ("_Copy"));
  g_signal_connect (dialog, "response::copy", G_CALLBACK (copy_cb), NULL);
  /* Translators: a button: closes a message */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
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

/* FALSE for what is no link. */
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

static void
tell_remote (DossierWindow *self, GFile *file)
{
  g_autofree char *address = g_file_get_uri (file);
  g_autofree char *message = NULL;

  if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
    message = g_strdup_printf (
      /* Translators: %s is an address */
      _ ("Dossier fetches nothing from the network. Save “%s” in a browser, and open the file."),
      address);
  else
    message = g_strdup_printf (
      /* Translators: %s is an address */
      _ ("“%s” is not a file on this computer. Copy it here and open it again."), address);
  dossier_window_show_message (self, message);
}

void
dossier_window_open_files (DossierWindow *self, GSList *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  GFile *remote = NULL;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
      else if (!open_link (self, l->data))
        remote = l->data;
    }
  paths = g_strv_builder_end (builder);
  if (remote != NULL)
    tell_remote (self, remote);
  if (paths[0] != NULL)
    dossier_window_open_paths (self, (const char *const *) paths);
}

void
dossier_window_open_file (DossierWindow *self, GFile *file)
{
  GSList files = { file, NULL };

  g_return_if_fail (G_IS_FILE (file));

  dossier_window_open_files (self, &files);
}
