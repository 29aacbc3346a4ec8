/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates in their window: seen, copied, typed, named, deleted, had back. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/templates-window.h"
#include "formats/mustache/templates.h"
#include "walk.h"
#include "widgets/beside.h"
#include "widgets/code-text.h"

typedef struct
{
  DossierSession *session;
  GtkWidget *parent;
  DossierTemplatesWindow *window;
  DossierCodeText *editor;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = walk_read_csto ();
  int width = GPOINTER_TO_INT (data);

  f->session = dossier_session_new ();
  dossier_session_set_document (f->session, document);
  f->parent = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->parent), width > 0 ? width : 1100, 700);
  gtk_window_present (GTK_WINDOW (f->parent));
  walk_settle ();
  f->window = dossier_templates_window_present (GTK_WINDOW (f->parent), f->session, NULL);
  walk_settle ();
  f->editor = DOSSIER_CODE_TEXT (walk_get (f->window, "Text of the template"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->parent));
  walk_settle ();
  g_object_unref (f->session);
}

static char *
get_text (gpointer view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

typedef struct
{
  Fixture *f;
  const char *words;
} Wait;

static gboolean
is_previewed (gpointer data)
{
  Wait *wait = data;
  GtkWidget *view =
    walk_find_shown_type (GTK_WIDGET (wait->f->window), GTK_TYPE_TEXT_VIEW, "Preview");
  g_autofree char *text = view != NULL ? get_text (view) : NULL;

  return text != NULL && strstr (text, wait->words) != NULL;
}

static gboolean
is_said (gpointer data)
{
  Wait *wait = data;
  g_autofree char *text = walk_text (GTK_WIDGET (wait->f->window));

  return strstr (text, wait->words) != NULL;
}

static gboolean
is_not_said (gpointer data)
{
  return !is_said (data);
}

static gboolean
is_saved (gpointer data)
{
  Wait *wait = data;
  g_autofree char *saved =
    dossier_templates_load (dossier_templates_window_get_name (wait->f->window), NULL);

  return g_strcmp0 (saved, wait->words) == 0;
}

static void
wait_for (Fixture *f, WalkCheck check, const char *words)
{
  Wait wait = { f, words };

  g_test_message ("waiting for “%s”", words);
  walk_until (check, &wait);
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL));
  walk_settle ();
}

/* As if it were typed in the place of all. */
static void
type (Fixture *f, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->editor));
  GtkTextIter start, end;

  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (f->editor)));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
assert_name (Fixture *f, const char *name)
{
  g_autofree char *label = g_strdup_printf ("Template: %s", name);

  g_assert_cmpstr (dossier_templates_window_get_name (f->window), ==, name);
  g_assert_nonnull (walk_find_shown (GTK_WIDGET (f->window), label));
}

/* A preset is seen with what it makes of the document, and cannot be typed in; its copy can. */
static void
test_preset (Fixture *f, gconstpointer data)
{
  GtkWidget *copy = walk_get (f->window, "Make a _Copy");
  g_autofree char *preset = NULL;
  g_autofree char *text = NULL;

  assert_name (f, "plain");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (f->editor)));
  wait_for (f, is_previewed, "CSTO: In Search of Raisons d’être");
  preset = dossier_code_text_get_text (f->editor);

  g_signal_emit_by_name (copy, "clicked");
  walk_settle ();
  assert_name (f, "plain-2");
  walk_assert_gone (f->window, "Make a _Copy");
  text = dossier_code_text_get_text (f->editor);
  g_assert_cmpstr (text, ==, preset);
  g_assert_true (dossier_templates_has ("plain-2"));
}

/* What is typed is seen in the preview, and comes to the disk by itself. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  act (f, "template.new");
  assert_name (f, "template");
  type (f, "Read: {{title}}!\n");
  wait_for (f, is_previewed, "Read: CSTO: In Search of Raisons d’être!");
  wait_for (f, is_saved, "Read: {{title}}!\n");
}

/* An error is said with its line and marked there; the text is saved all the same. */
static void
test_error (Fixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->editor));
  GtkTextIter cursor;

  act (f, "template.new");
  type (f, "before {{title}}\n");
  wait_for (f, is_previewed, "before CSTO");
  type (f, "a\nb {{title\n");
  wait_for (f, is_said, "Line 2 of the template “template”");
  g_assert_cmpuint (dossier_code_text_get_wrong_line (f->editor), ==, 2);
  wait_for (f, is_said, "Preview as it was before the error");
  wait_for (f, is_previewed, "before CSTO");
  wait_for (f, is_saved, "a\nb {{title\n");

  act (f, "template.go-to-error");
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&cursor), ==, 1);

  type (f, "a\nb {{title}}\n");
  wait_for (f, is_previewed, "b CSTO");
  g_assert_cmpuint (dossier_code_text_get_wrong_line (f->editor), ==, 0);
  walk_assert_gone (f->window, "_Go There");
}

/* An error in what a template takes in is elsewhere, and the way leads there. */
static void
test_error_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_templates_save ("_item", "\n\n{{#never}}\n", &error));
  act (f, "template.new");
  type (f, "{{>_item}}\n");
  wait_for (f, is_said, "Line 3 of the template “_item”");
  g_assert_cmpuint (dossier_code_text_get_wrong_line (f->editor), ==, 0);
  act (f, "template.go-to-error");
  assert_name (f, "_item");
  wait_for (f, is_said, "Line 3 of the template “_item”");
  g_assert_cmpuint (dossier_code_text_get_wrong_line (f->editor), ==, 3);
}

/* What was typed last is on the disk when the window is closed, or goes with its parent. */
static void
test_close (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  act (f, "template.new");
  type (f, "closed");
  gtk_window_close (GTK_WINDOW (f->window));
  first = dossier_templates_load ("template", NULL);
  g_assert_cmpstr (first, ==, "closed");
  walk_settle ();

  f->window = dossier_templates_window_present (GTK_WINDOW (f->parent), f->session, "template");
  walk_settle ();
  f->editor = DOSSIER_CODE_TEXT (walk_get (f->window, "Text of the template"));
  assert_name (f, "template");
  type (f, "gone with its parent");
  gtk_window_destroy (GTK_WINDOW (f->parent));
  walk_settle ();
  second = dossier_templates_load ("template", NULL);
  g_assert_cmpstr (second, ==, "gone with its parent");
  f->parent = adw_window_new ();
}

/* What cannot be written is said, holds up the closing once, and is written when it can be. */
static void
test_not_saved (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *path = g_build_filename (folder, "template.mustache", NULL);
  g_autofree char *text = NULL;

  act (f, "template.new");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  type (f, "words");
  wait_for (f, is_said, "directory");
  gtk_window_close (GTK_WINDOW (f->window));
  walk_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->window)));

  g_assert_cmpint (g_rmdir (path), ==, 0);
  type (f, "words and more");
  wait_for (f, is_saved, "words and more");
  wait_for (f, is_not_said, "directory");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  type (f, "lost");
  g_assert_false (dossier_templates_window_close_over (GTK_WINDOW (f->parent)));
  wait_for (f, is_said, "Close once more");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->window)));
  g_assert_true (dossier_templates_window_close_over (GTK_WINDOW (f->parent)));
  walk_settle ();
  g_assert_false (dossier_templates_load ("template", NULL) != NULL);
}

/* Without a document a template can be written all the same, and its errors are said. */
static void
test_no_document (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierSession) session = dossier_session_new ();

  dossier_templates_window_present (GTK_WINDOW (f->parent), session, NULL);
  act (f, "template.new");
  type (f, "({{title}})");
  wait_for (f, is_previewed, "()");
  type (f, "{{title");
  wait_for (f, is_said, "Line 1 of the template “template”");
}

/* Another template is shown while what was typed in the first is still on its way. */
static void
test_switch (Fixture *f, gconstpointer data)
{
  GtkWidget *chooser = walk_get (f->window, "Template");
  g_autofree char *text = NULL;
  g_autofree char *saved = NULL;

  act (f, "template.new");
  type (f, "first");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  assert_name (f, "obsidian");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (chooser),
    g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (chooser))) - 1);
  assert_name (f, "template");
  text = dossier_code_text_get_text (f->editor);
  g_assert_cmpstr (text, ==, "first");
  wait_for (f, is_saved, "first");
}

static void
press (Fixture *f, const char *name)
{
  GtkWidget *button = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  walk_settle ();
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  act (f, "template.new");
  type (f, "text");
  act (f, "template.rename");
  entry = walk_get (f->window, "The template’s name");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "template");

  gtk_editable_set_text (GTK_EDITABLE (entry), "plain");
  press (f, "_Rename");
  wait_for (f, is_said, "There is a template “plain” already.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "a/b");
  press (f, "_Rename");
  wait_for (f, is_said, "A template’s name is a word or a few");
  assert_name (f, "template");

  gtk_editable_set_text (GTK_EDITABLE (entry), " Für mich ");
  press (f, "_Rename");
  assert_name (f, "Für mich");
  walk_assert_gone (f->window, "The template’s name");
  wait_for (f, is_saved, "text");
  g_assert_false (dossier_templates_has ("template"));
}

/* A template that is deleted can be had back, by the toast or the key. */
static void
test_delete (Fixture *f, gconstpointer data)
{
  act (f, "template.new");
  type (f, "words");
  act (f, "template.delete");
  assert_name (f, "plain");
  g_assert_false (dossier_templates_has ("template"));
  wait_for (f, is_said, "“template” is deleted.");
  act (f, "template.restore");
  assert_name (f, "template");
  wait_for (f, is_saved, "words");
  wait_for (f, is_not_said, "“template” is deleted.");
  /* There is nothing more to be had back, and a preset cannot be deleted. */
  act (f, "template.restore");
  assert_name (f, "template");
}

/* The names are listed with what they mean, and written where the cursor is. */
static void
test_names (Fixture *f, gconstpointer data)
{
  GtkWidget *list;
  g_autofree char *text = NULL;

  act (f, "template.new");
  type (f, "");
  act (f, "template.names");
  list = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_BOX,
                               "Names that a template may use");
  g_assert_nonnull (list);
  wait_for (f, is_said, "The document’s title");
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  walk_settle ();
  text = dossier_code_text_get_text (f->editor);
  g_assert_cmpstr (text, ==, "{{title}}");
  wait_for (f, is_previewed, "CSTO: In Search");
}

/* What another program writes meanwhile is seen, when nothing typed waits to be written. */
static void
test_written_elsewhere (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  act (f, "template.new");
  g_assert_true (dossier_templates_save ("template", "from elsewhere", NULL));
  g_object_notify (G_OBJECT (f->window), "is-active");
  walk_settle ();
  text = dossier_code_text_get_text (f->editor);
  if (gtk_window_is_active (GTK_WINDOW (f->window)))
    g_assert_cmpstr (text, ==, "from elsewhere");
  else
    g_test_skip ("no window is active in this display");
}

/* The preview follows what the window shows. */
static void
test_query (Fixture *f, gconstpointer data)
{
  act (f, "template.new");
  type (f, "({{query}}){{#chapters}}{{#entries}}{{speaker}};{{/entries}}{{/chapters}}");
  wait_for (f, is_previewed, "()Stanislau Zas;");
  dossier_session_toggle (f->session, DOSSIER_FACET_SPEAKER, "putin");
  wait_for (f, is_previewed, "(speaker:putin)Vladimir Putin;");
}

/* Of very much it shows the beginning, and says so. */
static void
test_long (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();

  document->uuid = g_strdup ("5f0c7f0e-6d0b-4c8e-9f5a-000000000001");
  document->title = g_strdup ("Long");
  dossier_document_take (document,
                         dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "A passage."));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);
      g_autofree char *text = g_strdup_printf ("number %u", i);
      DossierQuote *quote = dossier_quote_new (id, text);

      dossier_item_add_passage (DOSSIER_ITEM (quote), 0);
      dossier_document_take (document, quote);
    }
  dossier_document_finish (document);
  wait_for (f, is_previewed, "CSTO");
  walk_assert_gone (f->window, "Preview of the beginning");
  dossier_session_set_document (f->session, document);
  wait_for (f, is_previewed, "number 199");
  wait_for (f, is_said, "Preview of the beginning");
}

/* One window for all; text and preview stand below each other where it is narrow. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *beside = walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_BESIDE);
  int minimum;

  g_assert_true (dossier_templates_window_present (GTK_WINDOW (f->parent), f->session, NULL) ==
                 f->window);
  gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (dossier_beside_get_orientation (DOSSIER_BESIDE (beside)), ==,
                   GTK_ORIENTATION_VERTICAL);
}

static void
test_wide (Fixture *f, gconstpointer data)
{
  GtkWidget *beside = walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_BESIDE);

  g_assert_cmpint (dossier_beside_get_orientation (DOSSIER_BESIDE (beside)), ==,
                   GTK_ORIENTATION_HORIZONTAL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/ui/templates/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("preset", test_preset);
  ADD ("typing", test_typing);
  ADD ("error", test_error);
  ADD ("error-elsewhere", test_error_elsewhere);
  ADD ("close", test_close);
  ADD ("not-saved", test_not_saved);
  ADD ("no-document", test_no_document);
  ADD ("switch", test_switch);
  ADD ("rename", test_rename);
  ADD ("delete", test_delete);
  ADD ("names", test_names);
  ADD ("written-elsewhere", test_written_elsewhere);
  ADD ("query", test_query);
  ADD ("long", test_long);
  ADD ("wide", test_wide);
  g_test_add ("/ui/templates/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow,
              tear_down);
#undef ADD
  return g_test_run ();
}
