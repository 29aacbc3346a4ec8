/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotating in the reader: what a person does with keys and pointer is in the session's document,
 * with the very words, and can be undone. */
#include "config.h"

#include <adwaita.h>

#include "linking/annotating.h"
#include "linking/session-private.h"
#include "views/note-card.h"
#include "views/reader-view-private.h"
#include "walk.h"

#define FIRST "The members met in May, and the remedy was agreed upon by all who had come to town."
#define SECOND "Of the rest nothing was said. It would be said in November, when they met again."

typedef struct
{
  DossierDocument *document;
  DossierSession *session;
  GtkWidget *window;
  DossierReaderView *view;
  DossierTextView *text;
} Fixture;

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();
  DossierSource *source = dossier_source_new ("b1", "https://example.org/");
  DossierPassage *first = dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, FIRST);

  document->uuid = g_strdup ("7a0c0000-0000-4000-8000-000000000001");
  document->title = g_strdup ("A title");
  dossier_document_take (document, source);
  dossier_document_take (document, first);
  dossier_passage_add_span (first, DOSSIER_SPAN_SOURCE, 22, 22)->target = DOSSIER_ITEM (source);
  dossier_document_take (document, dossier_passage_new ("p2", DOSSIER_PASSAGE_PARAGRAPH, SECOND));
  return document;
}

static void
set_up (Fixture *f, gconstpointer width)
{
  f->document = make_document ();
  dossier_document_finish (f->document);
  f->session = dossier_session_new ();
  dossier_session_set_document (f->session, f->document);
  f->window = gtk_window_new ();
  f->view = DOSSIER_READER_VIEW (dossier_reader_view_new (f->session));
  f->text = dossier_reader_view_get_text (f->view);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_set_default_size (GTK_WINDOW (f->window),
                               width != NULL ? GPOINTER_TO_INT (width) : 620, 600);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->text));
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  walk_close (f->window, f->view);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->document);
}

static void
do_action (Fixture *f, const char *name)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (f->view), name, NULL);
  walk_settle ();
}

static guint
position_of (Fixture *f, guint passage, const char *words)
{
  const char *text = dossier_document_get_passage (f->document, passage)->text;
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return dossier_reading_layout_to_position (dossier_text_view_get_layout (f->text), passage,
                                             (guint) (found - text), TRUE);
}

static void
select_from (Fixture *f, guint from, guint to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static void
select_words (Fixture *f, guint passage, const char *words)
{
  guint start = position_of (f, passage, words);
  const char *text = dossier_document_get_passage (f->document, passage)->text;
  guint end =
    dossier_reading_layout_to_position (dossier_text_view_get_layout (f->text), passage,
                                        (guint) (strstr (text, words) - text + strlen (words)),
                                        FALSE);

  select_from (f, start, end);
}

static guint
count (Fixture *f)
{
  return dossier_document_count (f->document, DOSSIER_KIND_NOTE);
}

static DossierAnnotation *
get (Fixture *f, guint index)
{
  g_assert_cmpuint (index, <, count (f));
  return dossier_document_get (f->document, DOSSIER_KIND_NOTE, index);
}

static void
assert_exact (DossierAnnotation *annotation, const char *words)
{
  g_autofree char *exact = dossier_annotation_get_exact (annotation);

  g_assert_cmpstr (exact, ==, words);
}

/* The text in which the keyboard writes. */
static GtkTextView *
get_source (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
  return GTK_TEXT_VIEW (focus);
}

static void
type (Fixture *f, const char *text)
{
  GtkTextView *source = get_source (f);

  g_signal_emit_by_name (source, "insert-at-cursor", text);
  walk_settle ();
}

static void
escape (Fixture *f)
{
  g_signal_emit_by_name (f->view->editor, "done");
  walk_settle ();
}

/* Shift+arrows, H, N, words: without a pointer, and without F7. */
static void
test_keyboard (Fixture *f, gconstpointer unused)
{
  dossier_text_view_set_caret (f->text, position_of (f, 0, "members"));
  walk_press (GTK_WIDGET (f->text), GDK_KEY_Right);
  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (f->text)));
  g_assert_true (walk_press (GTK_WIDGET (f->text), GDK_KEY_F7));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (f->text)));
  g_signal_emit_by_name (f->text, "move-cursor", GTK_MOVEMENT_WORDS, 4, TRUE);
  g_assert_true (walk_press (GTK_WIDGET (f->text), GDK_KEY_h));
  g_assert_cmpuint (count (f), ==, 1);
  /* the number of the source that stands in it is not part of it */
  assert_exact (get (f, 0), "members met in May");
  g_assert_cmpint (get (f, 0)->colour, ==, DOSSIER_COLOUR_YELLOW);

  g_assert_true (walk_press (GTK_WIDGET (f->text), GDK_KEY_n));
  g_assert_cmpuint (count (f), ==, 1);
  type (f, "My *words*");
  g_assert_cmpstr (get (f, 0)->note, ==, "My *words*");
  escape (f);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->text)));

  dossier_session_undo (f->session);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_null (get (f, 0)->note);
  dossier_session_undo (f->session);
  g_assert_cmpuint (count (f), ==, 0);
  dossier_session_redo (f->session);
  dossier_session_redo (f->session);
  g_assert_cmpstr (get (f, 0)->note, ==, "My *words*");
}

static void
test_note_of_selection (Fixture *f, gconstpointer unused)
{
  select_words (f, 1, "nothing was said");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
  type (f, "Why?");
  g_assert_cmpuint (count (f), ==, 1);
  assert_exact (get (f, 0), "nothing was said");
  g_assert_cmpstr (get (f, 0)->note, ==, "Why?");
  escape (f);
  /* N at it opens the same again, also from its end */
  walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
  g_assert_cmpstr (f->view->open_note, ==, DOSSIER_ITEM (get (f, 0))->id);
  type (f, " And when?");
  escape (f);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpstr (get (f, 0)->note, ==, "Why? And when?");
}

static void
test_colours (Fixture *f, gconstpointer unused)
{
  g_autofree char *colour = NULL;

  select_words (f, 0, "remedy");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_3);
  g_assert_cmpint (get (f, 0)->colour, ==, DOSSIER_COLOUR_BLUE);
  /* at the caret: it changes; the next has the colour used last */
  walk_press (GTK_WIDGET (f->text), GDK_KEY_6);
  g_assert_cmpint (get (f, 0)->colour, ==, DOSSIER_COLOUR_ORANGE);
  g_object_get (f->view, "colour", &colour, NULL);
  g_assert_cmpstr (colour, ==, "orange");
  select_words (f, 1, "again");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  g_assert_cmpint (get (f, 1)->colour, ==, DOSSIER_COLOUR_ORANGE);
  select_words (f, 1, "rest");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_u);
  g_assert_cmpint (get (f, 1)->colour, ==, DOSSIER_COLOUR_UNDERLINE);
  /* exactly what is marked, selected: no second one */
  select_words (f, 1, "rest");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_1);
  g_assert_cmpuint (count (f), ==, 3);
  g_assert_cmpint (get (f, 1)->colour, ==, DOSSIER_COLOUR_YELLOW);
}

static void
test_across (Fixture *f, gconstpointer unused)
{
  select_from (f, position_of (f, 0, "all who"), position_of (f, 1, " It would"));
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpuint (get (f, 0)->anchors->len, ==, 2);
  assert_exact (get (f, 0), "all who had come to town.\nOf the rest nothing was said.");
}

static void
test_overlapping (Fixture *f, gconstpointer unused)
{
  const DossierTextAnnotation *one;

  select_words (f, 0, "the remedy was agreed");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_1);
  select_words (f, 0, "remedy");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_2);
  select_words (f, 0, "agreed upon by all");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_4);
  g_assert_cmpuint (count (f), ==, 3);
  /* of several the one with fewest words is meant */
  one = dossier_text_view_find_annotation (f->text, position_of (f, 0, "emedy"), NULL);
  g_assert_cmpint (one->colour, ==, DOSSIER_COLOUR_GREEN);
  dossier_text_view_set_caret (f->text, position_of (f, 0, "emedy"));
  walk_press (GTK_WIDGET (f->text), GDK_KEY_Delete);
  g_assert_cmpuint (count (f), ==, 2);
  one = dossier_text_view_find_annotation (f->text, position_of (f, 0, "emedy"), NULL);
  g_assert_cmpint (one->colour, ==, DOSSIER_COLOUR_YELLOW);
  dossier_session_undo (f->session);
  g_assert_cmpuint (count (f), ==, 3);
}

static void
test_next (Fixture *f, gconstpointer unused)
{
  select_words (f, 0, "members");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  select_words (f, 1, "November");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  dossier_text_view_set_caret (f->text, 0);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_bracketright);
  g_assert_cmpuint (dossier_text_view_get_caret (f->text), ==, position_of (f, 0, "members"));
  do_action (f, "next-note");
  g_assert_cmpuint (dossier_text_view_get_caret (f->text), ==, position_of (f, 1, "November"));
  walk_press (GTK_WIDGET (f->text), GDK_KEY_bracketleft);
  g_assert_cmpuint (dossier_text_view_get_caret (f->text), ==, position_of (f, 0, "members"));
}

/* Only Delete, in the text, takes a highlight away. */
static void
test_backspace (Fixture *f, gconstpointer unused)
{
  select_words (f, 0, "members");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
  type (f, "a");
  for (guint i = 0; i < 4; i++)
    {
      g_signal_emit_by_name (get_source (f), "backspace");
      walk_settle ();
    }
  g_assert_cmpuint (count (f), ==, 1);
  escape (f);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_BackSpace);
  g_assert_cmpuint (count (f), ==, 1);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_Delete);
  g_assert_cmpuint (count (f), ==, 0);
}

static void
test_letters_off (Fixture *f, gconstpointer unused)
{
  g_object_set (f->view, "single-letter-keys", FALSE, NULL);
  select_words (f, 0, "members");
  g_assert_false (walk_press (GTK_WIDGET (f->text), GDK_KEY_h));
  g_assert_false (walk_press (GTK_WIDGET (f->text), GDK_KEY_n));
  g_assert_false (walk_press (GTK_WIDGET (f->text), GDK_KEY_1));
  g_assert_cmpuint (count (f), ==, 0);
  do_action (f, "highlight");
  g_assert_cmpuint (count (f), ==, 1);
}

/* Nothing is marked where nothing is selected. */
static void
test_nothing (Fixture *f, gconstpointer unused)
{
  dossier_text_view_set_caret (f->text, position_of (f, 0, "members"));
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_Delete);
  /* the title is not the document's text */
  select_from (f, 0, 3);
  walk_press (GTK_WIDGET (f->text), GDK_KEY_h);
  g_assert_cmpuint (count (f), ==, 0);
}

static void
add_note (Fixture *f)
{
  select_words (f, 0, "members");
  walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
  type (f, "My words");
}

/* Beside the text there is room: the note stands there, open and closed. */
static void
test_wide (Fixture *f, gconstpointer unused)
{
  GtkWidget *card;

  add_note (f);
  g_assert_true (
    gtk_widget_is_ancestor (GTK_WIDGET (f->view->editor), GTK_WIDGET (f->view->margin)));
  escape (f);
  card = walk_find_shown (f->window, "Note on “members”: My words");
  g_assert_true (DOSSIER_IS_NOTE_CARD (card));
  g_assert_nonnull (strstr (walk_text (card), "My words"));
  g_signal_emit_by_name (card, "clicked");
  walk_settle ();
  type (f, "!");
  escape (f);
  g_assert_cmpstr (get (f, 0)->note, ==, "My words!");
}

/* A little room: a sign, and the note opens over the text. */
static void
test_signs (Fixture *f, gconstpointer unused)
{
  GtkWidget *sign;

  add_note (f);
  g_assert_true (gtk_widget_get_visible (f->view->note_popover));
  escape (f);
  g_assert_false (gtk_widget_get_visible (f->view->note_popover));
  sign = walk_find_shown (f->window, "Note on “members”: My words");
  g_assert_true (DOSSIER_IS_NOTE_CARD (sign));
  g_assert_cmpint (gtk_widget_get_width (sign), <, 40);
}

static void
test_narrow (Fixture *f, gconstpointer unused)
{
  add_note (f);
  g_assert_true (gtk_widget_get_visible (f->view->note_popover));
  escape (f);
  g_assert_null (walk_find_shown (f->window, "Note on “members”: My words"));
  /* a click on the words opens it */
  g_signal_emit_by_name (f->text, "activated", position_of (f, 0, "embers"), 0);
  walk_settle ();
  g_assert_true (gtk_widget_get_visible (f->view->note_popover));
  escape (f);
}

/* Notes of which several stand at one line do not lie over each other. */
static void
test_stacked (Fixture *f, gconstpointer unused)
{
  static const char *const words[] = { "members", "met", "May" };
  int end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      select_words (f, 0, words[i]);
      walk_press (GTK_WIDGET (f->text), GDK_KEY_n);
      type (f, "A note");
      escape (f);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = g_strdup_printf ("Note on “%s”: A note", words[i]);
      GtkWidget *card = walk_find_shown (f->window, name);
      graphene_rect_t bounds;

      g_assert_nonnull (card);
      g_assert_true (gtk_widget_compute_bounds (card, f->window, &bounds));
      g_assert_cmpint ((int) bounds.origin.y, >=, end);
      end = (int) (bounds.origin.y + bounds.size.height);
    }
}

static void
test_tags (Fixture *f, gconstpointer unused)
{
  GtkWidget *entry;

  add_note (f);
  entry = walk_find_shown (f->window, "Add a tag");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "treaty,");
  gtk_editable_set_text (GTK_EDITABLE (entry), "second one");
  g_signal_emit_by_name (entry, "activate");
  walk_settle ();
  g_assert_cmpuint (get (f, 0)->tags->len, ==, 2);
  g_assert_true (dossier_annotation_has_tag (get (f, 0), "treaty"));
  g_assert_true (dossier_annotation_has_tag (get (f, 0), "second one"));
  g_signal_emit_by_name (walk_find_shown (f->window, "Remove the tag: treaty"), "clicked");
  walk_settle ();
  g_assert_false (dossier_annotation_has_tag (get (f, 0), "treaty"));
  escape (f);
}

/* A mark makes another document of it: what is read, selected and written goes on. */
static void
test_revised (Fixture *f, gconstpointer unused)
{
  g_autoptr (DossierDocument) revised = make_document ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  DossierEntity *members = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "members", "Members");
  guint start, end, from, to;

  add_note (f);
  select_words (f, 0, "remedy");
  dossier_text_view_get_selection (f->text, &from, &to);
  dossier_document_take (revised, members);
  dossier_passage_add_span (dossier_document_get_passage (revised, 0), DOSSIER_SPAN_ENTITY, 4, 11)
    ->target = DOSSIER_ITEM (members);
  dossier_document_finish (revised);
  g_ptr_array_add (notes, get (f, 0));
  dossier_document_set_notes (revised, notes);
  dossier_session_revise (f->session, revised);
  walk_settle ();
  g_set_object (&f->document, revised);
  g_assert_true (dossier_text_view_get_layout (f->text)->document == revised);
  g_assert_true (dossier_text_view_get_selection (f->text, &start, &end));
  g_assert_cmpuint (start, ==, from);
  g_assert_cmpuint (end, ==, to);
  g_assert_nonnull (
    dossier_text_view_find_annotation (f->text, position_of (f, 0, "members"), NULL));
  type (f, " go on");
  g_assert_cmpstr (get (f, 0)->note, ==, "My words go on");
  escape (f);
}

/* As after another edition: what is in doubt says so beside the text, also where its words are
 * gone, and offers what can be done. */
static void
test_doubt (Fixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *moved = dossier_annotation_new (f->document->uuid);
  DossierAnnotation *orphan = dossier_annotation_new (f->document->uuid);
  DossierAnchor *anchor = dossier_anchor_new (dossier_document_get_passage (f->document, 0), 4, 11);
  GtkWidget *card;

  anchor->state = DOSSIER_ANCHOR_MOVED;
  g_free (anchor->exact);
  anchor->exact = g_strdup ("partners");
  moved->colour = DOSSIER_COLOUR_GREEN;
  g_ptr_array_add (moved->anchors, anchor);
  anchor = dossier_anchor_new (dossier_document_get_passage (f->document, 1), 0, 11);
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  orphan->colour = DOSSIER_COLOUR_PINK;
  orphan->note = g_strdup ("Still mine");
  g_ptr_array_add (orphan->anchors, anchor);
  g_ptr_array_add (notes, moved);
  g_ptr_array_add (notes, orphan);
  dossier_document_set_notes (f->document, notes);
  dossier_session_set_document (f->session, NULL);
  dossier_session_set_document (f->session, f->document);
  walk_settle ();
  g_assert_cmpuint (count (f), ==, 2);
  /* nothing is drawn as if it were the orphan's words */
  g_assert_null (dossier_text_view_find_annotation (f->text, position_of (f, 1, "the"), NULL));
  card = walk_find_shown (f->window, "Highlight on “partners”");
  g_assert_nonnull (card);
  g_assert_nonnull (strstr (walk_text (card), "Is this the place?"));
  card = walk_find_shown (f->window, "Note on “Of the rest”: Still mine");
  g_assert_nonnull (card);
  g_assert_nonnull (strstr (walk_text (card), "The words are gone"));
  g_signal_emit_by_name (card, "clicked");
  walk_settle ();
  g_assert_nonnull (strstr (walk_text (f->window), "These words are no longer in the text"));
  escape (f);
  select_words (f, 1, "November");
  g_action_group_activate_action (dossier_reader_view_get_actions (f->view), "attach-note",
                                  g_variant_new_string (DOSSIER_ITEM (orphan)->id));
  walk_settle ();
  assert_exact (get (f, 1), "November");
  g_assert_cmpint (get (f, 1)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_action_group_activate_action (dossier_reader_view_get_actions (f->view), "confirm-note",
                                  g_variant_new_string (DOSSIER_ITEM (moved)->id));
  walk_settle ();
  g_assert_cmpint (get (f, 0)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  assert_exact (get (f, 0), "members");
}

static void
test_bar (Fixture *f, gconstpointer unused)
{
  select_words (f, 0, "members");
  g_signal_emit_by_name (f->text, "selected");
  walk_settle ();
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->text)));
  g_signal_emit_by_name (walk_find_shown (f->window, "Highlight green"), "clicked");
  walk_settle ();
  g_assert_cmpint (get (f, 0)->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_null (walk_find_shown (f->window, "Highlight green"));
  /* by key it takes the keyboard, and gives it back */
  walk_press (GTK_WIDGET (f->text), GDK_KEY_c);
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (f->text)));
  g_assert_nonnull (walk_find_shown (f->window, "Move to the trash"));
  dossier_reader_view_hide_bar (f->view);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->text)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, width, test)                                                                     \
  g_test_add ("/ui/annotating/" path, Fixture, GINT_TO_POINTER (width), set_up, test, tear_down)
  ADD ("keyboard", 620, test_keyboard);
  ADD ("note-of-selection", 620, test_note_of_selection);
  ADD ("colours", 620, test_colours);
  ADD ("across", 620, test_across);
  ADD ("overlapping", 620, test_overlapping);
  ADD ("next", 620, test_next);
  ADD ("backspace", 620, test_backspace);
  ADD ("letters-off", 620, test_letters_off);
  ADD ("nothing", 620, test_nothing);
  ADD ("wide", 1000, test_wide);
  ADD ("signs", 680, test_signs);
  ADD ("narrow", 360, test_narrow);
  ADD ("stacked", 1000, test_stacked);
  ADD ("tags", 1000, test_tags);
  ADD ("revised", 620, test_revised);
  ADD ("doubt", 1000, test_doubt);
  ADD ("bar", 620, test_bar);
#undef ADD
  return g_test_run ();
}
