/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window suggests for a text without marks, and how it is looked through: by keys alone,
 * and in a narrow window. */
#include <adwaita.h>
#include <string.h>

#include "app/window.h"
#include "formats/plain/plain.h"
#include "linking/annotating.h"
#include "views/map-view.h"
#include "views/suggestions-view.h"
#include "views/timeline-view.h"
#include "walk.h"

static const char text[] =
  "Harbour Papers\n\n"
  "On 26 May 2020, Moldovan Foreign Minister Ana Rusu declared in Geneva: “The bridge is built.” "
  "The summit of the Organisation for Security and Co-operation in Europe (OSCE) took place in "
  "June 2020, without Kenya.\n\n"
  "“We are late,” Rusu said, “and we know that very well.” Kenya did not answer.\n";

typedef struct
{
  char *folder;
  DossierDocument *document;
  DossierStore *store;
  DossierWindow *window;
  DossierSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_plain_read_bytes (bytes, "harbour.txt", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  f->folder = g_dir_make_tmp ("dossier-suggestions-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_write (f->store, documents, NULL, &error));
  f->document = g_object_ref (documents->pdata[0]);
  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), GPOINTER_TO_INT (data), 800);
  dossier_window_show_document (f->window, f->document, NULL);
  dossier_session_set_store (f->session, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->document);
  g_object_unref (f->store);
  walk_remove_folder (f->folder);
  g_free (f->folder);
}

static void
click (gpointer root, const char *name)
{
  GtkWidget *found = walk_get (root, name);
  GtkWidget *button =
    GTK_IS_BUTTON (found) ? found : gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  walk_settle ();
}

static gboolean
shows (GtkWidget *root, const char *words)
{
  g_autofree char *all = walk_text (root);

  return strstr (all, words) != NULL;
}

static GtkWidget *
open_list (Fixture *f)
{
  click (f->window, "Look through the suggestions");
  return walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_SUGGESTIONS_VIEW);
}

static GtkWidget *
get_list (GtkWidget *view)
{
  return walk_find_type (view, GTK_TYPE_LIST_VIEW);
}

/* One quote after the other by keys; each answer is a step that can be undone. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *view;
  DossierProposal *first;

  view = open_list (f);
  g_assert_nonnull (view);
  walk_get (view,
            "Suggestion: quote by Ana Rusu, Moldovan Foreign Minister, 26 May 2020: The bridge "
            "is built.");
  first = dossier_suggestions_view_get_current (DOSSIER_SUGGESTIONS_VIEW (view));
  g_assert_true (walk_press (get_list (view), GDK_KEY_a));
  walk_get (view, "Accepted: 1");
  /* The next one is looked at. */
  g_assert_true (dossier_suggestions_view_get_current (DOSSIER_SUGGESTIONS_VIEW (view)) != first);
  g_assert_true (walk_press (get_list (view), GDK_KEY_r));
  walk_get (view, "Rejected: 1");
  dossier_session_undo (f->session);
  walk_get (view, "Rejected: 0");
  walk_get (view, "Accepted: 1");
  dossier_session_undo (f->session);
  walk_get (view, "Accepted: 0");
  g_assert_true (dossier_suggestions_view_get_current (DOSSIER_SUGGESTIONS_VIEW (view)) != NULL);
}

/* Map and timeline show when there is something to show, or when they are asked for. */
static gboolean
shows_map_and_timeline (gpointer data)
{
  Fixture *f = data;

  return walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_MAP_VIEW) != NULL &&
         walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_TIMELINE_VIEW) != NULL;
}

static gboolean
shows_neither (gpointer data)
{
  Fixture *f = data;

  return walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_MAP_VIEW) == NULL &&
         walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_TIMELINE_VIEW) == NULL;
}

static void
test_bare (Fixture *f, gconstpointer data)
{
  walk_until (shows_neither, f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "timeline");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "map");
  walk_until (shows_map_and_timeline, f);
  walk_get (f->window, "Nothing in this document is dated");
}

/* All at once, and what was accepted is listed and can be taken back. */
static void
test_all (Fixture *f, gconstpointer data)
{
  GtkWidget *view;
  g_autofree char *accept = NULL;
  g_autofree char *accepted = NULL;
  g_autofree char *take_back = NULL;
  guint n;

  view = open_list (f);
  n = g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (view)))));
  g_assert_cmpuint (n, >, 5);
  accept = g_strdup_printf ("Accept All %u", n);
  accepted = g_strdup_printf ("Accepted: %u", n);
  take_back = g_strdup_printf ("Take Back All %u", n);
  walk_until (shows_neither, f);
  click (view, accept);
  walk_get (view, accepted);
  walk_until (shows_map_and_timeline, f);
  g_assert_true (shows (view, "All is reviewed."));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (walk_get (view, accepted)), TRUE);
  click (view, take_back);
  walk_get (view, "Accepted: 0");
  walk_until (shows_neither, f);
  /* Closed, it is offered again. */
  click (view, "Close the suggestions");
  g_assert_null (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_SUGGESTIONS_VIEW));
  walk_get (f->window, "Look through the suggestions");
}

/* Below the text in a narrow window. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *view = open_list (f);

  g_assert_nonnull (view);
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_nonnull (get_list (view));
  g_assert_cmpint (gtk_widget_get_width (view), <=, 360);
  click (view, "Close the suggestions");
  g_assert_null (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_SUGGESTIONS_VIEW));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, width, func)                                                                     \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/ui/suggestions/keys", 1200, test_keys);
  ADD ("/ui/suggestions/all", 1200, test_all);
  ADD ("/ui/suggestions/bare", 1200, test_bare);
  ADD ("/ui/suggestions/narrow", 360, test_narrow);
#undef ADD

  return g_test_run ();
}
