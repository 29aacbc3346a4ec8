/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the map and the timeline by the menus beside them. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "linking/session.h"
#include "views/map-view.h"
#include "views/timeline-view.h"
#include "walk.h"

typedef struct
{
  DossierSession *session;
  GtkWidget *window;
  GtkWidget *view;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = walk_read_csto ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  f->session = dossier_session_new ();
  dossier_session_set_document (f->session, document);
  f->view = g_str_equal (data, "map") ? dossier_map_view_new (f->session)
                                      : dossier_timeline_view_new (f->session);
  f->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), f->view);
  gtk_window_set_child (GTK_WINDOW (f->window), toasts);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
  f->folder = g_dir_make_tmp ("dossier-pictures-XXXXXX", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_remove_folder (f->folder);
  g_free (f->folder);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  g_object_unref (f->session);
  walk_settle ();
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Saves under that name and returns what is in the file. */
static char *
save_as (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *said = g_strdup_printf ("Picture saved as “%s”", name);
  char *contents;

  g_assert_true (gtk_widget_activate_action (f->view, "picture.save-as", "s", path));
  walk_until (is_there, path);
  walk_get (f->window, said);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return contents;
}

static gboolean
has_toast (gpointer window)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 && walk_find_type (window, type) != NULL;
}

static guint32
read_number (const char *png, gsize at)
{
  guint32 number;

  memcpy (&number, png + at, 4);
  return GUINT32_FROM_BE (number);
}

/* The date, the organisations and the part of the world that the window shows. */
static void
test_map (Fixture *f, gconstpointer data)
{
  g_autofree char *whole = NULL, *svg = NULL, *png = NULL;
  DossierItem *sco = dossier_document_lookup (dossier_session_get_document (f->session), "SCO");

  walk_get (f->window, "Picture of the map");
  dossier_session_set_cursor (f->session, dossier_day_from_ymd (2008, 6, 15));
  walk_settle ();
  whole = save_as (f, "whole.svg");
  g_assert_nonnull (strstr (whole, ">15 June 2008<"));
  g_assert_nonnull (strstr (whole, ">Member 7<"));
  g_assert_nonnull (strstr (whole, ">Belarus<"));
  g_assert_null (strstr (whole, ">Mongolia<"));

  dossier_session_set_second_organisation (f->session, DOSSIER_ENTITY (sco));
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (f->view, "map.zoom-in", NULL);
  walk_settle ();
  svg = save_as (f, "part.svg");
  g_assert_nonnull (strstr (svg, ">SCO member 6<"));
  g_assert_null (strstr (svg, ">Belarus<"));

  png = save_as (f, "part.PNG");
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (read_number (png, 16), ==, 2 * 1123);
}

static gboolean
has_picture (gpointer view)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (view));

  return gdk_content_formats_contain_mime_type (formats, "image/svg+xml") &&
         gdk_content_formats_contain_mime_type (formats, "image/png");
}

static void
written_cb (GObject *provider, GAsyncResult *result, gpointer done)
{
  g_assert_true (
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, NULL));
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static char *
read_clipboard (GtkWidget *view, const char *type)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (view));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  g_assert_nonnull (content);
  gdk_content_provider_write_mime_type_async (content, type, stream, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &done);
  walk_until (is_true, &done);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The stretch of time that the window shows, for a drawing program as well as for a letter. */
static void
test_timeline (Fixture *f, gconstpointer data)
{
  g_autofree char *svg = NULL;

  walk_get (f->window, "Picture of the timeline");
  g_assert_true (gtk_widget_activate_action (f->view, "picture.copy", NULL));
  walk_until (has_picture, f->view);
  walk_get (f->window, "Picture copied");
  svg = read_clipboard (f->view, "image/svg+xml");
  g_assert_nonnull (strstr (svg, "<title>CSTO: In Search of Raisons d’être</title>"));
  g_assert_nonnull (strstr (svg, ">Membership of the CSTO<"));
  g_assert_nonnull (strstr (svg, ">2019<"));
}

/* Where nothing can be written, the window says why. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "no", "such", "folder.svg", NULL);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (f->view, "picture.save-as", "s", path));
  walk_until (has_toast, f->window);
  text = walk_text (f->window);
  g_assert_nonnull (strstr (text, "folder.svg” was not written"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add ("/pictures/map", Fixture, "map", set_up, test_map, tear_down);
  g_test_add ("/pictures/timeline", Fixture, "timeline", set_up, test_timeline, tear_down);
  g_test_add ("/pictures/refused", Fixture, "map", set_up, test_refused, tear_down);

  return g_test_run ();
}
