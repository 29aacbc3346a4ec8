/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's notes in the window: listed, ordered, edited in place, lost and found again. */
#include <adwaita.h>

#include "app/window.h"
#include "formats/importer.h"
#include "linking/annotating.h"
#include "views/note-row.h"
#include "views/trash-dialog.h"
#include "walk.h"
#include "widgets/text-view.h"

typedef struct
{
  DossierDocument *document;
  DossierWindow *window;
  DossierSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = walk_read_csto ();
  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 1200);
  dossier_window_show_document (f->window, f->document, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->document);
}

static void
show_page (Fixture *f, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", page);
  walk_settle ();
}

/* Where the first of @words in the text is; what is marked is found by its own words. */
static GArray *
find_words (DossierDocument *document, const char *words)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      const char *text = dossier_document_get_passage (document, i)->text;
      const char *at = strstr (text, words);
      DossierStretch stretch = { .passage = i };

      if (at == NULL)
        continue;
      stretch.start = (guint) g_utf8_strlen (text, at - text);
      stretch.end = stretch.start + (guint) g_utf8_strlen (words, -1);
      g_array_append_val (stretches, stretch);
      return stretches;
    }
  g_error ("“%s” is not in the text.", words);
}

static DossierAnnotation *
highlight (DossierSession *session, const char *words, DossierColour colour, const char *tag)
{
  g_autoptr (GArray) stretches = find_words (dossier_session_get_document (session), words);
  const char *const tags[] = { tag, NULL };
  DossierAnnotation *note = dossier_session_annotate (session, stretches, colour);
  g_autofree char *uuid = NULL;

  g_assert_nonnull (note);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  if (tag != NULL)
    dossier_session_set_tags (session, note, tags);
  return dossier_session_get_annotation (session, uuid);
}

static void
write_note (DossierSession *session, DossierAnnotation *note, const char *text)
{
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (note)->id);

  dossier_session_type_note (session, note, text);
  dossier_session_leave_note (session, dossier_session_get_annotation (session, uuid));
}

/* The position of @name among the names of the list's labels. */
static gboolean
comes_before (Fixture *f, const char *first, const char *second)
{
  GtkWidget *list = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, "Notes");
  g_autofree char *text = walk_text (list);
  const char *x = strstr (text, first);
  const char *y = strstr (text, second);

  g_assert_nonnull (x);
  g_assert_nonnull (y);
  return x < y;
}

/* What the session makes is in the list under its name, and a tag leaves what has it. */
static void
test_list (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note;

  show_page (f, "notes");
  walk_get (f->window, "Menu of the notes");
  walk_assert_gone (f->window, "Yellow: “security threats”");
  note = highlight (f->session, "security threats", DOSSIER_COLOUR_YELLOW, "threat");
  write_note (f->session, note, "Which **threats**?");
  highlight (f->session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  walk_settle ();
  walk_get (f->window, "Yellow: “security threats”. Note: Which threats?");
  walk_get (f->window, "Blue: “clear mission”");

  walk_get (f->window, "Tags");
  walk_get (f->window, "threat, 1 note");
  walk_get (f->window, "Yellow, 1 note");
  walk_get (f->window, "Green, 0 notes");
  dossier_session_toggle (f->session, DOSSIER_FACET_TAG, "threat");
  walk_settle ();
  walk_get (f->window, "Yellow: “security threats”. Note: Which threats?");
  walk_assert_gone (f->window, "Blue: “clear mission”");
  {
    g_autofree char *text = walk_text (GTK_WIDGET (f->window));

    g_assert_nonnull (strstr (text, "1 of 2 notes"));
  }
  walk_get (f->window, "Remove from the filter: threat");
  walk_get (f->window, "1 of 2 notes: tagged threat");
}

/* Choosing a row has the attention of all, and what has it elsewhere is shown here. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = highlight (f->session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  GtkWidget *list;

  show_page (f, "notes");
  list = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, "Notes");
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "activate", 1); /* 0 is the heading */
  g_assert_true (dossier_session_get_focus (f->session) == DOSSIER_ITEM (note));
}

static GtkWidget *
find_row (GtkWidget *root, const char *id)
{
  if (DOSSIER_IS_NOTE_ROW (root) && gtk_widget_get_mapped (root) &&
      g_str_equal (DOSSIER_ITEM (dossier_note_row_get_note (DOSSIER_NOTE_ROW (root)))->id, id))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_into (GtkWidget *row, const char *words)
{
  GtkWidget *text = walk_find_type (row, GTK_TYPE_TEXT_VIEW);

  g_assert_nonnull (text);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), words, -1);
}

/* What is typed in the list is the note's; meanwhile the row stays what it is. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = highlight (f->session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  g_autofree char *id = g_strdup (DOSSIER_ITEM (note)->id);
  GtkWidget *row;

  show_page (f, "notes");
  row = find_row (GTK_WIDGET (f->window), id);
  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "note.edit", NULL);
  walk_settle ();
  type_into (row, "One");
  walk_settle ();
  g_assert_true (find_row (GTK_WIDGET (f->window), id) == row);
  type_into (row, " word");
  walk_settle ();
  show_page (f, "text");
  note = dossier_session_get_annotation (f->session, id);
  g_assert_cmpstr (note->note, ==, "One word");
  walk_get (f->window, "Blue: “clear mission”. Note: One word");

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  walk_settle ();
  walk_get (f->window, "Blue: “clear mission”");
}

static gboolean
has_entry (gpointer popover)
{
  return walk_find_shown (popover, "Edit") != NULL;
}

static gboolean
is_writing (gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && GTK_IS_TEXT_VIEW (focus) &&
         gtk_widget_get_ancestor (focus, DOSSIER_TYPE_NOTE_ROW) != NULL;
}

/* The menu that it is chosen from goes, and the editor stays, with the keyboard. */
static void
test_edit_by_menu (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = highlight (f->session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  GtkWidget *row, *menu, *entry;

  show_page (f, "notes");
  row = find_row (GTK_WIDGET (f->window), DOSSIER_ITEM (note)->id);
  g_assert_nonnull (row);
  menu = walk_find_type (row, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  walk_until (has_entry, gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  walk_settle ();
  entry =
    walk_find_shown (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))), "Edit");
  while (!gtk_widget_get_focusable (entry))
    entry = gtk_widget_get_parent (entry);
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "clicked");
  walk_until (is_writing, f->window);
  walk_settle ();
  g_assert_true (is_writing (f->window));
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = highlight (f->session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  g_autofree char *id = g_strdup (DOSSIER_ITEM (note)->id);

  show_page (f, "notes");
  gtk_widget_activate_action (find_row (GTK_WIDGET (f->window), id), "note.delete", NULL);
  walk_settle ();
  walk_assert_gone (f->window, "Blue: “clear mission”");
  g_assert_null (dossier_session_get_annotation (f->session, id));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  walk_settle ();
  walk_get (f->window, "Blue: “clear mission”");
}

static void
set_order (Fixture *f, const char *order)
{
  GtkWidget *menu = walk_get (f->window, "Menu of the notes");

  gtk_widget_activate_action (menu, "notes.order", "s", order);
  walk_settle ();
}

static void
test_order (Fixture *f, gconstpointer data)
{
  highlight (f->session, "security threats", DOSSIER_COLOUR_PINK, "a tag");
  highlight (f->session, "clear mission", DOSSIER_COLOUR_YELLOW, NULL);
  show_page (f, "notes");
  g_assert_true (comes_before (f, "clear mission", "security threats"));
  walk_get (f->window, "Key takeaways");
  set_order (f, "tag");
  g_assert_true (comes_before (f, "security threats", "clear mission"));
  walk_get (f->window, "Without a tag");
  set_order (f, "colour");
  g_assert_true (comes_before (f, "clear mission", "security threats"));
  walk_get (f->window, "Pink");
  /* The newest first. */
  set_order (f, "date");
  g_assert_true (comes_before (f, "clear mission", "security threats"));
  set_order (f, "place");
}

/* A note on a quote shows with the quote and among the notes; one on which nothing was written
 * goes again. */
static void
test_on_quote (Fixture *f, gconstpointer data)
{
  DossierItem *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, 0);
  DossierAnnotation *note;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.add-note", "s", quote->id);
  walk_settle ();
  note = dossier_document_get (f->document, DOSSIER_KIND_NOTE, 0);
  g_assert_cmpstr (note->target, ==, quote->id);
  row = find_row (GTK_WIDGET (f->window), DOSSIER_ITEM (note)->id);
  g_assert_nonnull (row);
  type_into (row, "Said twice");
  show_page (f, "quotes");
  walk_get (f->window, "1 note");
  show_page (f, "notes");
  {
    g_autofree char *text = walk_text (GTK_WIDGET (f->window));

    g_assert_nonnull (strstr (text, "On the quote"));
    g_assert_nonnull (strstr (text, "Said twice"));
  }

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.add-note", "s", "SRB");
  walk_settle ();
  g_assert_cmpuint (dossier_document_count (f->document, DOSSIER_KIND_NOTE), ==, 2);
  show_page (f, "text");
  g_assert_cmpuint (dossier_document_count (f->document, DOSSIER_KIND_NOTE), ==, 1);
}

/* A note whose words are gone. */
static DossierAnnotation *
lose (Fixture *f, const char *words)
{
  DossierAnnotation *note = highlight (f->session, words, DOSSIER_COLOUR_GREEN, NULL);
  g_autoptr (DossierAnnotation) lost = dossier_annotation_copy (note);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnchor *anchor = lost->anchors->pdata[0];

  g_free (anchor->exact);
  anchor->exact = g_strdup ("words that no longer are anywhere in it");
  anchor->found = -1;
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  g_ptr_array_add (notes, g_steal_pointer (&lost));
  dossier_document_set_notes (f->document, notes);
  dossier_session_set_document (f->session, NULL);
  dossier_session_set_document (f->session, f->document);
  walk_settle ();
  return dossier_document_get (f->document, DOSSIER_KIND_NOTE, 0);
}

static void
test_lost (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = lose (f, "clear mission");
  g_autofree char *id = g_strdup (DOSSIER_ITEM (note)->id);
  g_autoptr (GArray) stretches = find_words (f->document, "security threats");

  show_page (f, "notes");
  walk_get (f->window, "1 lost");
  walk_get (f->window, "Lost. Green: “words that no longer are anywhere in it”");
  gtk_widget_activate_action (walk_get (f->window, "Menu of the notes"), "notes.show", "s", "lost");
  walk_settle ();
  walk_get (f->window, "Lost. Green: “words that no longer are anywhere in it”");

  dossier_session_attach (f->session, note, stretches);
  walk_settle ();
  walk_assert_gone (f->window, "1 lost");
  note = dossier_session_get_annotation (f->session, id);
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
  /* None is lost now: so all are shown again. */
  walk_get (f->window, "Green: “security threats”");
}

static GtkWidget *
find_trash (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Trash") == 0)
        return window;
    }
  return NULL;
}

static gboolean
trash_is_listed (gpointer name)
{
  return walk_find_shown (find_trash (), name) != NULL;
}

static gboolean
trash_is_empty (gpointer name)
{
  return walk_find_shown (find_trash (), name) == NULL;
}

/* What was deleted is in the trash, comes back from there also in a later session, and is in it
 * again after undo. */
static void
test_trash (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dossier-trash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "library.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autoptr (DossierDocument) document =
    store ? dossier_store_load (store, "csto", NULL, &error) : NULL;
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierSession) later = dossier_session_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *id = NULL;
  DossierAnnotation *note;
  GtkWidget *check;

  g_assert_no_error (error);
  dossier_session_set_store (session, store);
  dossier_session_set_document (session, document);
  note = highlight (session, "clear mission", DOSSIER_COLOUR_BLUE, NULL);
  id = g_strdup (DOSSIER_ITEM (note)->id);
  g_ptr_array_add (notes, note);
  dossier_session_trash (session, notes);
  g_assert_null (dossier_session_get_annotation (session, id));
  dossier_session_flush (session);

  /* One that does not know of it. */
  g_clear_object (&document);
  document = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  dossier_session_set_store (later, store);
  dossier_session_set_document (later, document);
  dossier_trash_dialog_present (NULL, later);
  walk_until (trash_is_listed, (gpointer) "clear mission");
  check = walk_find_shown_type (find_trash (), GTK_TYPE_CHECK_BUTTON, "clear mission");
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (gtk_widget_get_ancestor (walk_find_shown (find_trash (), "Restore"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  walk_until (trash_is_empty, (gpointer) "clear mission");
  g_assert_nonnull (dossier_session_get_annotation (later, id));

  dossier_session_undo (later);
  g_assert_null (dossier_session_get_annotation (later, id));
  gtk_window_destroy (GTK_WINDOW (find_trash ()));
  dossier_session_flush (later);
  walk_settle ();
}

/* Keys on the title: what cannot be done is said, and a note there is one on the document. */
static void
test_head (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  GtkWidget *text = walk_find_type (window, DOSSIER_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;
  DossierAnnotation *note;

  gtk_widget_grab_focus (text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 4);
  gtk_text_buffer_select_range (buffer, &end, &start);
  g_assert_true (walk_press (text, GDK_KEY_h));
  walk_get (window,
            "The title and what stands with it cannot be highlighted. Press N for a note on "
            "the document.");
  g_assert_cmpuint (dossier_document_count (f->document, DOSSIER_KIND_NOTE), ==, 0);
  g_assert_true (walk_press (text, GDK_KEY_q));
  walk_get (window, "The title and what stands with it cannot be marked.");

  g_assert_true (walk_press (text, GDK_KEY_n));
  walk_get (window, "This note is on the document as a whole.");
  walk_get (window, "On the document as a whole");
  g_assert_cmpuint (dossier_document_count (f->document, DOSSIER_KIND_NOTE), ==, 1);
  note = dossier_document_get (f->document, DOSSIER_KIND_NOTE, 0);
  g_assert_cmpuint (note->anchors->len, ==, 0);
  g_assert_null (note->target);
  walk_settle ();
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (f->window))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) != text);
}

/* In the text without words selected it is said, too. */
static void
test_nothing_selected (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  GtkWidget *text = walk_find_type (window, DOSSIER_TYPE_TEXT_VIEW);

  gtk_widget_grab_focus (text);
  dossier_text_view_set_caret (DOSSIER_TEXT_VIEW (text),
                               dossier_reading_layout_to_position (dossier_text_view_get_layout (
                                                                     DOSSIER_TEXT_VIEW (text)),
                                                                   3, 5, TRUE));
  g_assert_true (walk_press (text, GDK_KEY_h));
  walk_get (window, "Select the words that are to be highlighted.");
  g_assert_true (walk_press (text, GDK_KEY_n));
  walk_get (window, "Select the words that the note is to be on.");
  g_assert_cmpuint (dossier_document_count (f->document, DOSSIER_KIND_NOTE), ==, 0);
}

static DossierDocument *
make_other (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("11111111-2222-4333-8444-555555555555");
  document->hash = g_strdup ("other");
  document->kind = g_strdup ("tei");
  document->title = g_strdup ("The Other Document");
  dossier_document_take (document, dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "Text."));
  dossier_document_finish (document);
  return document;
}

static void
write_trashed (DossierStore *store, const char *document, const char *words)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document);
  g_autoptr (GError) error = NULL;

  note->note = g_strdup (words);
  note->deleted = g_get_real_time ();
  g_ptr_array_add (list, note);
  g_assert_true (dossier_store_write_annotations (store, list, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_kept (DossierStore *store, const char *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations (store, document, FALSE, NULL, &error);

  g_assert_no_error (error);
  return notes->len;
}

/* What was deleted in other documents is listed under their titles, comes out of the trash there,
 * and goes back by the same undo. */
static void
test_trash_of_all (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dossier-trash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "library.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierSession) session = dossier_session_new ();
  DossierDocument *other = make_other ();
  g_autofree char *text = NULL;
  GtkWidget *check;

  g_assert_no_error (error);
  g_ptr_array_add (batch, other);
  g_assert_true (dossier_store_write (store, batch, NULL, &error));
  write_trashed (store, other->uuid, "Written elsewhere");
  document = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  dossier_session_set_store (session, store);
  dossier_session_set_document (session, document);

  dossier_trash_dialog_present (NULL, session);
  walk_until (trash_is_empty, (gpointer) "Written elsewhere");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gtk_widget_get_ancestor (walk_get (find_trash (), "All Documents"),
                                                          GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  walk_until (trash_is_listed, (gpointer) "Written elsewhere");
  text = walk_text (find_trash ());
  g_assert_nonnull (strstr (text, "The Other Document"));
  check = walk_find_type (walk_find_shown (find_trash (), "Deleted notes"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (gtk_widget_get_ancestor (walk_find_shown (find_trash (), "Restore"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  walk_until (trash_is_empty, (gpointer) "Written elsewhere");
  g_assert_cmpuint (count_kept (store, other->uuid), ==, 1);
  dossier_session_undo (session);
  walk_until (trash_is_listed, (gpointer) "Written elsewhere");
  g_assert_cmpuint (count_kept (store, other->uuid), ==, 0);
  gtk_window_destroy (GTK_WINDOW (find_trash ()));
  walk_settle ();
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/notes/list", test_list);
  ADD ("/ui/notes/focus", test_focus);
  ADD ("/ui/notes/edit", test_edit);
  ADD ("/ui/notes/edit-by-menu", test_edit_by_menu);
  ADD ("/ui/notes/delete", test_delete);
  ADD ("/ui/notes/order", test_order);
  ADD ("/ui/notes/on-quote", test_on_quote);
  ADD ("/ui/notes/lost", test_lost);
  ADD ("/ui/notes/head", test_head);
  ADD ("/ui/notes/nothing-selected", test_nothing_selected);
  g_test_add_func ("/ui/notes/trash", test_trash);
  g_test_add_func ("/ui/notes/trash/all", test_trash_of_all);

  return g_test_run ();
}
