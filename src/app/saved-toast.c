/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/saved-toast.h"

#include <glib/gi18n.h>

/* Long enough to be reached by the keyboard. */
#define SECONDS 10

static char *
get_uri (gpointer owner)
{
  return g_filename_to_uri (g_object_get_data (owner, "path"), NULL, NULL);
}

static void
show (const char *uri)
{
  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
open_cb (GtkWidget *button, AdwToast *toast)
{
  g_autofree char *uri = get_uri (toast);

  show (uri);
  adw_toast_dismiss (toast);
}

/* Without a file manager that selects files, its folder alone. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *uri = data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (answer == NULL && folder_uri != NULL)
    show (folder_uri);
}

static void
folder_cb (AdwToast *toast)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus =
    application != NULL ? g_application_get_dbus_connection (application) : NULL;
  g_autofree char *uri = get_uri (toast);
  const char *const uris[] = { uri, NULL };

  if (bus != NULL && uri != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, shown_cb, g_strdup (uri));
}

AdwToast *
dossier_saved_toast_new (const char *title, const char *path)
{
  AdwToast *toast = adw_toast_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open"));

  g_object_set_data (G_OBJECT (toast), "label", label);
  dossier_saved_toast_set (toast, title, path);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), toast, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_button_label (toast, _ ("Show in _Folder"));
  adw_toast_set_timeout (toast, SECONDS);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (folder_cb), NULL);
  return toast;
}

void
dossier_saved_toast_set (AdwToast *toast, const char *title, const char *path)
{
  gtk_label_set_label (g_object_get_data (G_OBJECT (toast), "label"), title);
  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (path), g_free);
}
