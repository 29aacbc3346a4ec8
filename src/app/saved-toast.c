/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/saved-toast.h"

#include <glib/gi18n.h>

/* Long enough to be reached by the keyboard. */
#define SECONDS 10
#define WIDE_CHARS 36
/* With which it has room in 360 pixels. */
#define NARROW_CHARS 24
/* Longer than it takes to come in. */
#define NEW_USECONDS G_USEC_PER_SEC

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
open_cb (AdwToast *toast)
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
show_folder_cb (AdwToast *toast)
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
  adw_toast_dismiss (toast);
}

static GtkWidget *
make_label (gboolean narrow)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* libadwaita 1.2 gives a toast the height that it has at its natural width. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), narrow ? NARROW_CHARS : WIDE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
make_button (AdwToast *toast, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, toast, G_CONNECT_SWAPPED);
  return button;
}

AdwToast *
dossier_saved_toast_new (const char *title, const char *path, gboolean narrow)
{
  AdwToast *toast = adw_toast_new (title);
  GtkWidget *box = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (narrow);
  gint64 *made = g_new (gint64, 1);

  *made = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (toast), "made", made, g_free);
  g_object_set_data (G_OBJECT (toast), "label", label);
  dossier_saved_toast_set (toast, title, path);
  /* Translators: a button: opens the file */
  gtk_box_append (GTK_BOX (buttons), make_button (toast, _ ("_Open"), G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (toast, _ ("Show in _Folder"), G_CALLBACK (show_folder_cb)));
  if (narrow) /* Clear of the toast's round corners. */
    gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_timeout (toast, SECONDS);
  return toast;
}

gboolean
dossier_saved_toast_is_new (AdwToast *toast)
{
  const gint64 *made = g_object_get_data (G_OBJECT (toast), "made");

  return g_get_monotonic_time () - *made < NEW_USECONDS;
}

void
dossier_saved_toast_set (AdwToast *toast, const char *title, const char *path)
{
  gtk_label_set_label (g_object_get_data (G_OBJECT (toast), "label"), title);
  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (path), g_free);
}
