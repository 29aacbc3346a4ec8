/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another edition of a text, which the library takes for another document: the window offers the
 * marks made in the former one, and they are to be had by hand, too. */
#include <adwaita.h>
#include <string.h>

#include "app/application.h"
#include "app/window.h"
#include "formats/tei/tei.h"
#include "linking/annotating.h"
#include "walk.h"

/* One program and library for all tests; each test brings an edition of its own. */
typedef struct
{
  DossierWindow *window;
  DossierSession *session;
  DossierStore *store;
  DossierDocument *edition;
  const char *wanted;
} Fixture;

static const char *const marked[] = { "Kyrgyz and Tajik border guards", "served Russia’s influence",
                                      "suggests a fault" };

static gboolean
has_document (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  return window != NULL && dossier_session_get_document (
                             dossier_window_get_session (DOSSIER_WINDOW (window))) != NULL;
}

static DossierApplication *
get_application (void)
{
  static DossierApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = dossier_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static DossierDocument *
read_edition (const char *name)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-former-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (csto, &source, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (source);
  g_string_replace (text, "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa", name, 1);
  g_string_replace (text, "<idno type=\"uuid\">", "<idno type=\"file\">", 1);
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

static void
mark (GPtrArray *marks, DossierDocument *document, const char *words)
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
}

static void
write_marks (Fixture *f)
{
  static gboolean written;
  DossierDocument *document = dossier_session_get_document (f->session);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  if (written)
    return;
  written = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    mark (marks, document, marked[i]);
  dossier_store_write_annotations (f->store, marks, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_at_edition (gpointer data)
{
  Fixture *f = data;
  DossierDocument *document = dossier_session_get_document (f->session);

  return document != NULL && g_str_equal (document->uuid, f->wanted);
}

static void
go_to (Fixture *f, const char *uuid)
{
  f->wanted = uuid;
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.document", "s", uuid);
  walk_until (is_at_edition, f);
  walk_settle ();
}

static void
set_up (Fixture *f, gconstpointer name)
{
  DossierApplication *application = get_application ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_application_activate (G_APPLICATION (application));
  walk_until (has_document, application);
  f->window = DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  f->session = dossier_window_get_session (f->window);
  f->store = dossier_application_get_store (application);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 900);
  walk_settle ();
  go_to (f, DOSSIER_BUNDLED_UUID);
  write_marks (f);
  f->edition = read_edition (name);
  g_ptr_array_add (documents, f->edition);
  dossier_store_write (f->store, documents, NULL, &error);
  g_assert_no_error (error);
  go_to (f, f->edition->uuid);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->edition);
}

/* What some window says */

static gboolean
says (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *all = gtk_widget_get_mapped (window) ? walk_text (window) : g_strdup ("");

      if (strstr (all, data) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_silent (gpointer data)
{
  return !says (data);
}

static void
wait_for_words (const char *words)
{
  g_test_message ("waiting for “%s”", words);
  walk_until (says, (gpointer) words);
  walk_settle ();
}

static void
wait_for_silence (const char *words)
{
  g_test_message ("waiting for “%s” to go", words);
  walk_until (is_silent, (gpointer) words);
  walk_settle ();
}

static GtkWidget *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0)
        return window;
    }
  g_assert_not_reached ();
}

static void
click (gpointer root, const char *label)
{
  GtkWidget *found = walk_get (root, label);
  GtkWidget *button =
    GTK_IS_BUTTON (found) ? found : gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  walk_settle ();
}

static DossierAnnotation *
find_copy (Fixture *f, const char *words)
{
  DossierDocument *document = dossier_session_get_document (f->session);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);
      g_autofree char *exact = dossier_annotation_get_exact (note);

      if (g_strcmp0 (exact, words) == 0)
        return note;
    }
  return NULL;
}

static guint
count_originals (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations (f->store, DOSSIER_BUNDLED_UUID, FALSE, NULL, &error);

  g_assert_no_error (error);
  return notes->len;
}

/* By the bar and the review; the former document keeps its marks, and all can be undone. */
static void
test_bar (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  wait_for_words ("3 marks: 1 exact, 1 to review, 1 lost.");
  click (f->window, "Carry");
  g_assert_nonnull (find_copy (f, marked[0]));
  wait_for_words ("2 marks: 0 exact, 1 to review, 1 lost.");
  dossier_session_undo (f->session);
  g_assert_null (find_copy (f, marked[0]));
  wait_for_words ("3 marks: 1 exact, 1 to review, 1 lost.");
  dossier_session_redo (f->session);
  wait_for_words ("2 marks: 0 exact, 1 to review, 1 lost.");

  click (f->window, "Review…");
  dialog = find_window ("Review Marks");
  walk_get (dialog, "These words are not in the text.");
  click (dialog, "Accept");
  g_assert_cmpint (find_copy (f, marked[1])->state, ==, DOSSIER_ANCHOR_ANCHORED);
  walk_assert_gone (f->window, "New edition");
  click (dialog, "Keep as Lost Note");
  g_assert_cmpint (find_copy (f, marked[2])->state, ==, DOSSIER_ANCHOR_ORPHAN);
  walk_get (dialog, "Nothing to Review");
  wait_for_words ("All of your marks are in this document, too.");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_originals (f), ==, 3);
}

/* What was dismissed is not offered again, but can be had from the menu. The likest edition, which
 * is the one that the other test has carried marks to, comes first. */
static void
test_by_hand (Fixture *f, gconstpointer data)
{
  static const char offer[] = "3 marks: 2 exact, 0 to review, 1 lost.";
  GtkWidget *chooser, *list;

  wait_for_words (offer);
  click (f->window, "Do not carry marks");
  wait_for_silence (offer);
  go_to (f, DOSSIER_BUNDLED_UUID);
  go_to (f, f->edition->uuid);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.carry-from", NULL);
  chooser = find_window ("Carry Marks From");
  wait_for_words (
    "3 marks that are not in this document\nSeems to be another edition of this text");
  list = walk_get (chooser, "Documents with marks");
  g_assert_false (says ((gpointer) offer));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  wait_for_words ("Carry 2 Exact Marks");
  g_assert_true (says ((gpointer) offer));
  click (find_window ("Review Marks"), "Carry 2 Exact Marks");
  g_assert_nonnull (find_copy (f, marked[0]));
  gtk_window_destroy (GTK_WINDOW (find_window ("Review Marks")));
  walk_settle ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-former-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, name, func) g_test_add (path, Fixture, name, set_up, func, tear_down)
  ADD ("/ui/former/bar", "first.xml", test_bar);
  ADD ("/ui/former/by-hand", "second.xml", test_by_hand);

  status = g_test_run ();
  walk_remove_folder (folder);
  return status;
}
