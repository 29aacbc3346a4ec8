/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/picture-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "export/export.h"

typedef struct
{
  GtkWidget *view;
  DossierPictureFunc make;
  GtkFileChooserNative *chooser; /* while a file is chosen */
  DossierPicture *picture;       /* for which it is */
} Menu;

/* A picture on its way; freed in the main loop, where it was made. */
typedef struct
{
  DossierPicture *picture;
  GFile *file; /* NULL: to the clipboard */
  GBytes *svg;
  GBytes *png;
} Job;

static void
job_free (Job *job)
{
  dossier_picture_unref (job->picture);
  g_clear_object (&job->file);
  g_clear_pointer (&job->svg, g_bytes_unref);
  g_clear_pointer (&job->png, g_bytes_unref);
  g_free (job);
}

static void
show_message (GtkWidget *view, const char *message)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (view, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}

/* In the thread */

static gboolean
is_png (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".png");
}

static gboolean
save (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes =
    dossier_picture_write (job->picture,
                           is_png (job->file) ? DOSSIER_PICTURE_PNG : DOSSIER_PICTURE_SVG, error);

  return bytes != NULL &&
         dossier_export_save (g_file_peek_path (job->file), bytes, cancellable, error);
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean done;

  if (job->file != NULL)
    done = save (job, cancellable, &error);
  else
    {
      job->png = dossier_picture_write (job->picture, DOSSIER_PICTURE_PNG, &error);
      if (job->png != NULL)
        job->svg = dossier_picture_write (job->picture, DOSSIER_PICTURE_SVG, &error);
      done = job->svg != NULL;
    }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In the main loop again */

static void
put_on_clipboard (GtkWidget *view, Job *job)
{
  GdkContentProvider *both[2] = {
    gdk_content_provider_new_for_bytes ("image/png", job->png),
    gdk_content_provider_new_for_bytes ("image/svg+xml", job->svg),
  };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (both, 2);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), provider);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *view = GTK_WIDGET (source);
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    show_message (view, error->message);
  else if (job->file == NULL)
    {
      put_on_clipboard (view, job);
      /* Translators: said for a moment after the map or the timeline was put on the clipboard */
      show_message (view, _ ("Picture copied"));
    }
  else
    {
      g_autofree char *name = g_file_get_basename (job->file);
      /* Translators: %s is the name of a file. */
      g_autofree char *message = g_strdup_printf (_ ("Picture saved as “%s”"), name);

      show_message (view, message);
    }
  job_free (job);
}

/* @picture: (transfer full). */
static void
start (GtkWidget *view, DossierPicture *picture, GFile *file)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (view, NULL, done_cb, job);

  job->picture = picture;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, thread_cb);
}

/* Actions */

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  Menu *menu = data;
  DossierPicture *picture = g_steal_pointer (&menu->picture);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    dossier_picture_unref (picture);
  else if (g_file_peek_path (file) == NULL)
    {
      dossier_picture_unref (picture);
      show_message (menu->view, _ ("Pictures can be saved only on this computer."));
    }
  else
    start (menu->view, picture, file);
  g_clear_object (&menu->chooser);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Menu *menu = data;
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (menu->chooser != NULL)
    return;
  menu->picture = menu->make (menu->view, &name);
  if (menu->picture == NULL)
    return;
  file_name = g_strconcat (name, ".svg", NULL);
  g_strdelimit (file_name, "/", '-');
  gtk_file_filter_set_name (filter, _ ("Pictures (.svg or .png)"));
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  menu->chooser =
    /* Translators: title of the window that asks for a picture's name */
    gtk_file_chooser_native_new (_ ("Save Picture"), GTK_WINDOW (gtk_widget_get_root (menu->view)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (menu->chooser), file_name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (menu->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (menu->chooser), TRUE);
  g_signal_connect (menu->chooser, "response", G_CALLBACK (chosen_cb), menu);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (menu->chooser));
}

static void
save_as_cb (GSimpleAction *action, GVariant *path, gpointer data)
{
  Menu *menu = data;
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (path, NULL));
  g_autofree char *name = NULL;
  DossierPicture *picture = menu->make (menu->view, &name);

  if (picture != NULL)
    start (menu->view, picture, file);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Menu *menu = data;
  g_autofree char *name = NULL;
  DossierPicture *picture = menu->make (menu->view, &name);

  if (picture != NULL)
    start (menu->view, picture, NULL);
}

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  if (menu->chooser != NULL)
    g_signal_handlers_disconnect_by_data (menu->chooser, menu);
  g_clear_object (&menu->chooser);
  g_clear_pointer (&menu->picture, dossier_picture_unref);
  g_free (menu);
}

void
dossier_picture_actions_attach (GtkWidget *view, DossierPictureFunc make)
{
  static const GActionEntry entries[] = {
    { "save", save_cb },
    { "save-as", save_as_cb, "s" },
    { "copy", copy_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  Menu *menu;

  g_return_if_fail (GTK_IS_WIDGET (view));
  g_return_if_fail (make != NULL);

  menu = g_new0 (Menu, 1);
  menu->view = view;
  menu->make = make;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), menu);
  gtk_widget_insert_action_group (view, "picture", G_ACTION_GROUP (actions));
  g_object_set_data_full (G_OBJECT (view), "picture-menu", menu, menu_free);
}

/* Menus take time to be made, which the start of the program does not have. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  /* Translators: a menu item: saves the map or the timeline as a picture */
  g_menu_append (menu, _ ("_Save Picture…"), "picture.save");
  /* Translators: a menu item: puts the map or the timeline on the clipboard */
  g_menu_append (menu, _ ("_Copy Picture"), "picture.copy");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
dossier_picture_button_init (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_icon_name (button, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, NULL, NULL);
}

GtkWidget *
dossier_picture_button_new (const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  dossier_picture_button_init (GTK_MENU_BUTTON (button));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}
