/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that has changed under its marks: what the window offers, and how they are reviewed.
 */
#include <adwaita.h>
#include <string.h>

#include "app/window.h"
#include "formats/tei/tei.h"
#include "linking/annotating.h"
#include "text/anchor.h"
#include "walk.h"

typedef struct
{
  DossierDocument *document;
  DossierWindow *window;
  DossierSession *session;
  char *exact;
  char *moved;
  char *lost;
} Fixture;

static DossierDocument *
read_edited (void)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-carry-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "edited.xml", NULL);
  g_autofree char *source = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (csto, &source, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (source);
  g_string_replace (text, "That suggests a fault in the system itself.", "", 1);
  g_string_replace (text, "as its symbol and not as its tool", "as its symbol rather than a tool",
                    1);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  documents = dossier_tei_read (path, NULL, &error);
  g_assert_no_error (error);
  walk_remove_folder (folder);
  return g_object_ref (documents->pdata[0]);
}

static char *
mark (DossierDocument *document, GPtrArray *marks, const char *words)
{
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);

  annotation->colour = DOSSIER_COLOUR_GREEN;
  for (guint i = 0; annotation->anchors->len == 0; i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);
      const char *found = strstr (passage->text, words);
      guint start;

      if (found == NULL)
        continue;
      start = (guint) g_utf8_pointer_to_offset (passage->text, found);
      g_ptr_array_add (annotation->anchors,
                       dossier_anchor_new (passage, start,
                                           start + (guint) g_utf8_strlen (words, -1)));
    }
  g_ptr_array_add (marks, annotation);
  return g_strdup (DOSSIER_ITEM (annotation)->id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) former = walk_read_csto ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);

  f->exact = mark (former, marks, "Kyrgyz and Tajik border guards");
  f->moved = mark (former, marks, "served Russia’s influence");
  f->lost = mark (former, marks, "suggests a fault");
  dossier_anchors_note (former, marks);

  f->document = read_edited ();
  dossier_anchors_resolve (f->document, marks);
  dossier_document_set_notes (f->document, marks);
  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 900);
  dossier_window_show_document (f->window, f->document, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->document);
  g_free (f->exact);
  g_free (f->moved);
  g_free (f->lost);
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  g_autofree char *all = walk_text (root);

  return strstr (all, text) != NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *found = walk_find_shown (root, label);
  GtkWidget *button = GTK_IS_BUTTON (found) ? found
                      : found               ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON)
                                            : NULL;

  if (button == NULL)
    g_test_message ("There is no button “%s”.", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  walk_settle ();
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Review Marks") == 0)
        return window;
    }
  return NULL;
}

static DossierAnchor *
get_anchor (Fixture *f, const char *uuid)
{
  return dossier_session_get_annotation (f->session, uuid)->anchors->pdata[0];
}

/* What fits goes over by one button, and comes back by undo. */
static void
test_bar (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);

  g_assert_true (shows (window, "3 marks: 1 exact, 1 to review, 1 lost."));
  click (window, "Carry");
  g_assert_null (get_anchor (f, f->exact)->before);
  g_assert_nonnull (get_anchor (f, f->moved)->before);
  g_assert_true (shows (window, "2 marks: 0 exact, 1 to review, 1 lost."));
  dossier_session_undo (f->session);
  walk_settle ();
  g_assert_nonnull (get_anchor (f, f->exact)->before);
  g_assert_true (shows (window, "3 marks: 1 exact, 1 to review, 1 lost."));
}

/* Side by side: accepted, put off; then there is nothing more to do, and the bar goes. */
static void
test_review (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  GtkWidget *dialog;

  click (window, "Review…");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  walk_settle ();
  g_assert_true (shows (dialog, "as its symbol and not as its tool"));
  g_assert_true (shows (dialog, "as its symbol rather than a tool"));
  g_assert_true (shows (dialog, "These words are not in the text."));

  click (dialog, "Accept");
  g_assert_null (get_anchor (f, f->moved)->before);
  g_assert_cmpint (dossier_session_get_annotation (f->session, f->moved)->state, ==,
                   DOSSIER_ANCHOR_ANCHORED);
  g_assert_false (shows (dialog, "as its symbol and not as its tool"));
  click (dialog, "Later");
  g_assert_nonnull (walk_find_shown (dialog, "Nothing to Review"));
  click (dialog, "Carry 1 Exact Mark");
  g_assert_false (shows (window, "has changed since you marked it"));

  dossier_session_undo (f->session);
  dossier_session_undo (f->session);
  walk_settle ();
  g_assert_cmpint (dossier_session_get_annotation (f->session, f->moved)->state, ==,
                   DOSSIER_ANCHOR_MOVED);
  g_assert_true (shows (dialog, "as its symbol and not as its tool"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  walk_settle ();
}

/* One by one, from the list of notes. */
static void
test_confirm_in_list (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);

  gtk_widget_activate_action (window, "win.page", "s", "notes");
  walk_settle ();
  gtk_widget_activate_action (walk_get (window, "Menu of the notes"), "notes.show", "s", "moved");
  walk_get (window, "Moved. Green: “served Russia’s influence”");
  click (window, "Confirm?");
  g_assert_null (get_anchor (f, f->moved)->before);
  g_assert_cmpint (dossier_session_get_annotation (f->session, f->moved)->state, ==,
                   DOSSIER_ANCHOR_ANCHORED);
  walk_assert_gone (window, "Moved. Green: “served Russia’s influence”");
  dossier_session_undo (f->session);
  walk_get (window, "Moved. Green: “served Russia’s influence”");
  g_assert_cmpint (dossier_session_get_annotation (f->session, f->moved)->state, ==,
                   DOSSIER_ANCHOR_MOVED);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/carry/bar", test_bar);
  ADD ("/ui/carry/review", test_review);
  ADD ("/ui/carry/confirm-in-list", test_confirm_in_list);

  return g_test_run ();
}
