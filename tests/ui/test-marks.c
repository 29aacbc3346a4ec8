/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking by the keyboard: what is marked appears in lists, counts, side bar, timeline and map as
 * what the document brought, and is gone without a trace when it is taken back. */
#include <adwaita.h>

#include "app/window.h"
#include "formats/importer.h"
#include "linking/marking.h"
#include "linking/time-lane.h"
#include "store/sample.h"
#include "text/reader-marks.h"
#include "views/mark-editor.h"
#include "views/merge-window.h"
#include "views/reader-view.h"
#include "walk.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierWindow *window;
  DossierSession *session;
  DossierReaderView *reader;
  guint revised;
  guint awaited;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) first = walk_read_csto ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("marks-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (batch, first);
  g_assert_true (dossier_store_write (f->store, batch, NULL, &error));
  document = dossier_store_load (f->store, first->uuid, NULL, &error);
  g_assert_no_error (error);

  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 1200);
  dossier_window_show_document (f->window, first, NULL);
  dossier_session_set_store (f->session, f->store);
  dossier_session_set_document (f->session, document);
  g_signal_connect_swapped (f->session, "revised", G_CALLBACK (count_cb), &f->revised);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
  f->reader =
    DOSSIER_READER_VIEW (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_READER_VIEW));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  sample_store_close (f->store);
  walk_remove_folder (f->folder);
  g_free (f->folder);
}

static DossierDocument *
get_document (Fixture *f)
{
  return dossier_session_get_document (f->session);
}

static gboolean
is_revised (gpointer data)
{
  Fixture *f = data;

  return f->revised >= f->awaited;
}

/* Does something that changes what marks say, and waits until the views show it. */
#define AND_SHOW(f, what)                                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    (f)->awaited = (f)->revised + 1;                                                               \
    what;                                                                                          \
    walk_until (is_revised, f);                                                                    \
    walk_settle ();                                                                                \
  }                                                                                                \
  G_STMT_END

static void
select_words (Fixture *f, const char *words)
{
  DossierTextView *text = dossier_reader_view_get_text (f->reader);
  const DossierReadingLayout *layout = dossier_text_view_get_layout (text);

  for (guint i = 0; i < dossier_document_count (get_document (f), DOSSIER_KIND_PASSAGE); i++)
    {
      const char *all = dossier_document_get_passage (get_document (f), i)->text;
      const char *at = strstr (all, words);
      guint start;

      if (at == NULL)
        continue;
      start = (guint) g_utf8_strlen (all, at - all);
      dossier_text_view_select (text, dossier_reading_layout_to_position (layout, i, start, TRUE),
                                dossier_reading_layout_to_position (
                                  layout, i, start + (guint) g_utf8_strlen (words, -1), FALSE));
      return;
    }
  g_error ("“%s” is not in the text.", words);
}

static void
press (Fixture *f, guint key)
{
  g_assert_true (walk_press (GTK_WIDGET (dossier_reader_view_get_text (f->reader)), key));
}

static GtkWindow *
get_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
has_no_editor (gpointer data)
{
  return get_window (DOSSIER_TYPE_MARK_EDITOR) == NULL;
}

static GtkWindow *
get_editor (void)
{
  GtkWindow *editor = get_window (DOSSIER_TYPE_MARK_EDITOR);

  g_assert_nonnull (editor);
  return editor;
}

static GtkEditable *
get_entry (GtkWindow *window, const char *name)
{
  GtkWidget *text = walk_find_shown_type (GTK_WIDGET (window), GTK_TYPE_TEXT, name);

  if (text == NULL)
    g_test_message ("No entry is named “%s”.", name);

  g_assert_nonnull (text);
  return GTK_EDITABLE (text);
}

static void
fill (const char *name, const char *text)
{
  gtk_editable_set_text (get_entry (get_editor (), name), text);
}

static void
show_page (Fixture *f, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", page);
  walk_settle ();
}

static void
do_record (Fixture *f, const char *action, const char *id)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (f->reader), action,
                                  g_variant_new_string (id));
  walk_settle ();
}

static char *
get_focused_id (Fixture *f)
{
  DossierItem *focus = dossier_session_get_focus (f->session);

  g_assert_nonnull (focus);
  return g_strdup (focus->id);
}

#define QUOTED "the only practical answer they arrived at"

static void
test_quote (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;

  show_page (f, "quotes");
  walk_get (f->window, "16 quotes");
  select_words (f, QUOTED);
  press (f, GDK_KEY_q);
  /* Who was named last before, and the date that the passage names. */
  g_assert_cmpstr (gtk_editable_get_text (get_entry (get_editor (), "Speaker")), ==,
                   "Stanislau Zas");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (get_editor (), "Said When")), ==, "2020-05");
  fill ("Speaker", "Somebody New");
  fill ("Said When", "26 Mayy 2020");
  gtk_window_close (get_editor ());
  walk_settle ();
  /* It stays open, and says what is wrong. */
  g_assert_nonnull (get_window (DOSSIER_TYPE_MARK_EDITOR));
  fill ("Said When", "26 May 2020");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  g_assert_null (get_window (DOSSIER_TYPE_MARK_EDITOR));

  walk_get (f->window, "17 quotes");
  walk_get (f->window, "Somebody New, reported: " QUOTED ", your mark");
  walk_get (f->window, "Somebody New, 1 quote, your mark");
  walk_get (f->window, "26 May 2020: Somebody New, reported: " QUOTED);
  g_assert_true (DOSSIER_IS_QUOTE (dossier_session_get_focus (f->session)));
  g_assert_cmpint (dossier_session_get_focus (f->session)->authority, ==, DOSSIER_AUTHORITY_READER);
  id = get_focused_id (f);

  do_record (f, "edit-record", id);
  fill ("Speaker", "Sergey Lavrov");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  walk_get (f->window, "Sergey Lavrov, reported: " QUOTED ", your mark");
  walk_get (f->window, "Sergey Lavrov, 6 quotes");

  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_get (f->window, "Somebody New, 1 quote, your mark");
  AND_SHOW (f, do_record (f, "withdraw-record", id));
  walk_get (f->window, "16 quotes");
  walk_assert_gone (f->window, "Somebody New, reported: " QUOTED ", your mark");
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_get (f->window, "17 quotes");
  /* The mark, and the speaker that came with it. */
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_get (f->window, "16 quotes");
  walk_assert_gone (f->window, "Somebody New, 1 quote, your mark");
}

/* A country by its code is on the map and in the side bar. */
static void
test_place (Fixture *f, gconstpointer data)
{
  select_words (f, "institutions");
  press (f, GDK_KEY_l);
  fill ("Name", "Brazil");
  fill ("Country Code", "XXX");
  gtk_window_close (get_editor ());
  walk_settle ();
  g_assert_nonnull (get_window (DOSSIER_TYPE_MARK_EDITOR));
  fill ("Country Code", "bra");
  AND_SHOW (f, gtk_window_close (get_editor ()));

  g_assert_nonnull (dossier_document_find_entity (get_document (f), DOSSIER_KIND_PLACE, "BRA"));
  walk_get (f->window, "Brazil");
}

/* The words of a name, then who that is. */
static void
test_person (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  DossierItem *made;

  select_words (f, "institutions");
  press (f, GDK_KEY_p);
  fill ("Name", "A Person");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  walk_get (f->window, "A Person, 1 passage, your mark");
  id = get_focused_id (f);

  do_record (f, "merge-record", id);
  gtk_editable_set_text (get_entry (get_window (DOSSIER_TYPE_MERGE_WINDOW), "Name"), "Lavrov");
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (get_window (DOSSIER_TYPE_MERGE_WINDOW)),
                                           "merge.merge", NULL));
  walk_assert_gone (f->window, "A Person, 1 passage, your mark");
  made = dossier_document_lookup (get_document (f), id);
  g_assert_null (made);
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_get (f->window, "A Person, 1 passage, your mark");
}

/* Nothing is kept of what was not to be marked. */
static void
test_not_marked (Fixture *f, gconstpointer data)
{
  GtkWidget *button;

  select_words (f, QUOTED);
  press (f, GDK_KEY_e);
  fill ("Title", "An event");
  button = walk_find_shown (GTK_WIDGET (get_editor ()), "Do Not Mark");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  walk_until (has_no_editor, NULL);
  g_assert_false (dossier_undo_can_undo (dossier_session_get_undo (f->session)));
}

/* Without a selection it is the word at the caret. */
static void
test_event (Fixture *f, gconstpointer data)
{
  DossierTextView *text = dossier_reader_view_get_text (f->reader);
  guint start, end;
  DossierItem *event;
  g_autofree char *name = NULL;

  select_words (f, "institutions");
  g_assert_true (dossier_text_view_get_selection (text, &start, &end));
  dossier_text_view_set_caret (text, start + 2);
  press (f, GDK_KEY_e);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (get_editor (), "Title")), ==, "institutions");
  fill ("Title", "Something happened");
  fill ("When", "spring 2019");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  event = dossier_session_get_focus (f->session);
  g_assert_true (DOSSIER_IS_EVENT (event));
  g_assert_cmpstr (event->date->edtf, ==, "2019-21");
  name = dossier_lane_name_item (event);
  walk_get (f->window, name);
}

static DossierItem *
find_made (Fixture *f, DossierKind kind)
{
  DossierItem *item = dossier_session_get_focus (f->session);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpint (item->authority, ==, DOSSIER_AUTHORITY_READER);
  return item;
}

typedef struct
{
  Fixture *fixture;
  const char *words;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;
  g_autofree char *text = walk_text (GTK_WIDGET (said->fixture->window));

  return strstr (text, said->words) != NULL;
}

static gboolean
is_unsaid (gpointer data)
{
  return !is_said (data);
}

/* A source of the reader's is in the list with its address and date, and goes again. */
static void
test_source (Fixture *f, gconstpointer data)
{
  DossierSource *source;
  Said said = { f, "A report on institutions" };

  show_page (f, "sources");
  select_words (f, "institutions");
  press (f, GDK_KEY_s);
  fill ("Address", "https://example.org/report");
  fill ("Title", "A report on institutions");
  fill ("Published When", "March 2018");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  source = DOSSIER_SOURCE (find_made (f, DOSSIER_KIND_SOURCE));
  g_assert_cmpstr (source->url, ==, "https://example.org/report");
  g_assert_cmpstr (DOSSIER_ITEM (source)->date->edtf, ==, "2018-03");
  walk_until (is_said, &said);
  g_assert_cmpuint (dossier_document_count (get_document (f), DOSSIER_KIND_SOURCE), ==, 14);
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_until (is_unsaid, &said);
  g_assert_cmpuint (dossier_document_count (get_document (f), DOSSIER_KIND_SOURCE), ==, 13);
}

/* What was announced, by whom, until when, and what became of it. */
static void
test_commitment (Fixture *f, gconstpointer data)
{
  DossierCommitment *made;
  Said said = { f, "Build the institutions" };

  show_page (f, "said-and-done");
  select_words (f, "institutions");
  press (f, GDK_KEY_k);
  fill ("Title", "Build the institutions");
  fill ("Announced By", "Sergey Lavrov");
  fill ("Announced When", "2019");
  fill ("Due When", "2025");
  fill ("What Was Done", "Nothing so far");
  AND_SHOW (f, gtk_window_close (get_editor ()));
  made = DOSSIER_COMMITMENT (find_made (f, DOSSIER_KIND_COMMITMENT));
  g_assert_cmpint (made->verdict, ==, DOSSIER_VERDICT_UNCLEAR);
  g_assert_cmpstr (made->outcome, ==, "Nothing so far");
  g_assert_cmpstr (made->due->edtf, ==, "2025");
  walk_until (is_said, &said);
  g_assert_cmpuint (dossier_document_count (get_document (f), DOSSIER_KIND_COMMITMENT), ==, 19);
  AND_SHOW (f, gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  walk_until (is_unsaid, &said);
  g_assert_cmpuint (dossier_document_count (get_document (f), DOSSIER_KIND_COMMITMENT), ==, 18);
}

static GtkWidget *
get_tags_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Tags") == 0)
        return window;
    }
  g_assert_not_reached ();
}

/* By the entries of the tags' window; the side bar follows, and one undo brings all back. */
static void
test_rename_tag (Fixture *f, gconstpointer data)
{
  static const char *const tags[] = { "Statutes", NULL };
  GtkWidget *row;
  GtkWidget *window;

  select_words (f, "institutions");
  press (f, GDK_KEY_h);
  dossier_session_set_tags (f->session,
                            dossier_document_get (get_document (f), DOSSIER_KIND_NOTE, 0), tags);
  walk_get (f->window, "Statutes, 1 note");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.tags", "s", "Statutes");
  window = get_tags_window ();
  row = walk_get (window, "Statutes");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Tag of 1 note");
  gtk_editable_set_text (GTK_EDITABLE (row), "law");
  g_signal_emit_by_name (row, "apply");
  walk_get (window, "law");
  walk_get (f->window, "law, 1 note");
  gtk_widget_activate_action (window, "tags.undo", NULL);
  walk_get (window, "Statutes");
  walk_get (f->window, "Statutes, 1 note");
  gtk_window_destroy (GTK_WINDOW (window));
  walk_settle ();
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/marks/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("quote", test_quote);
  ADD ("place", test_place);
  ADD ("person", test_person);
  ADD ("event", test_event);
  ADD ("source", test_source);
  ADD ("commitment", test_commitment);
  ADD ("rename-tag", test_rename_tag);
  ADD ("not-marked", test_not_marked);

  return g_test_run ();
}
