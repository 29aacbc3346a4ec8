/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves through the window: by the clipboard and by dragging. */
#include <adwaita.h>

#include "app/window.h"
#include "linking/annotating.h"
#include "views/item-menu.h"
#include "views/note-row.h"
#include "views/reader-view.h"
#include "views/record-list.h"
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

/* What another program would be given. */
typedef struct
{
  GOutputStream *stream;
  gboolean done;
} Written;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Written *written = data;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  written->done = TRUE;
}

static gboolean
is_written (gpointer data)
{
  return ((Written *) data)->done;
}

static char *
read_as (GdkContentProvider *provider, const char *type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Written written = { stream, FALSE };
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);

  formats = gdk_content_formats_union_serialize_mime_types (g_steal_pointer (&formats));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, type));
  gdk_content_provider_write_mime_type_async (provider, type, stream, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &written);
  walk_until (is_written, &written);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
read_text (GdkContentProvider *provider)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (provider, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static GdkContentProvider *
get_clipboard (Fixture *f)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (f->window)));
}

static void
assert_copied (Fixture *f, const char *text, const char *markdown)
{
  GdkContentProvider *content = get_clipboard (f);
  g_autofree char *copied = NULL;
  g_autofree char *as_markdown = NULL;

  g_assert_nonnull (content);
  copied = read_text (content);
  as_markdown = read_as (content, "text/markdown");
  if (strstr (copied, text) == NULL)
    g_error ("“%s” is not in “%s”", text, copied);
  if (strstr (as_markdown, markdown) == NULL)
    g_error ("“%s” is not in “%s”", markdown, as_markdown);
}

static DossierRecordList *
get_list (Fixture *f, const char *name)
{
  GtkWidget *list = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, name);

  g_assert_nonnull (list);
  return DOSSIER_RECORD_LIST (gtk_widget_get_ancestor (list, DOSSIER_TYPE_RECORD_LIST));
}

static gboolean
has_action (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && has_action (section, action)))
        return TRUE;
    }
  return FALSE;
}

/* One copy of a quote gives its words with the citation, and the footnote to who asks for that. */
static void
test_copy_quote (Fixture *f, gconstpointer data)
{
  DossierItem *quote = dossier_document_lookup (f->document, "q03");
  g_autoptr (GMenuModel) menu = dossier_item_menu_make (f->session, quote);
  GtkWidget *list;

  g_assert_true (has_action (menu, "item.copy-words"));
  g_assert_true (has_action (menu, "item.copy-citation"));
  g_assert_true (has_action (menu, "item.copy-markdown"));
  show_page (f, "quotes");
  list = GTK_WIDGET (get_list (f, "Quotes"));
  gtk_widget_activate_action (list, "item.copy-words", "s", "q03");
  assert_copied (f, "highly relevant", "[^q03]: Sergey Lavrov");
  gtk_widget_activate_action (list, "item.copy-citation", "s", "q03");
  assert_copied (f, "— Sergey Lavrov, Foreign Minister of Russia, 26 May 2020 (https://ria.ru/",
                 "such threats”[^q03]");
  gtk_widget_activate_action (list, "item.copy-markdown", "s", "q03");
  assert_copied (f, "[^q03]: Sergey Lavrov", "[^q03]: Sergey Lavrov");
}

/* All that has a menu can be copied, wherever it shows. */
static void
test_copy_others (Fixture *f, gconstpointer data)
{
  static const char *const pages[][4] = {
    /* page, name of its list, what is copied, what is there of it as Markdown */
    { "said-and-done", "Said and done", "c01", "| Commitment | Announced |" },
    { "sources", "Sources", "b01", "Rossiyskaya Gazeta" },
    { "quotes", "Quotes", "lavrov", "**Sergey Lavrov**" },
    { "quotes", "Quotes", "SRB", "Serbia and Afghanistan become observers" },
    { "quotes", "Quotes", "e-cfm-2020-05", "Council of Foreign Ministers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      DossierItem *item = dossier_document_lookup (f->document, pages[i][2]);
      g_autoptr (GMenuModel) menu = dossier_item_menu_make (f->session, item);

      g_assert_true (has_action (menu, "item.copy-markdown"));
      show_page (f, pages[i][0]);
      gtk_widget_activate_action (GTK_WIDGET (get_list (f, pages[i][1])), "item.copy-markdown", "s",
                                  pages[i][2]);
      assert_copied (f, pages[i][3], pages[i][3]);
    }
}

static GtkDragSource *
find_source (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        return GTK_DRAG_SOURCE (controller);
    }
  return NULL;
}

static GdkContentProvider *
drag (GtkWidget *widget, double x, double y)
{
  GtkDragSource *source = find_source (widget);
  GdkContentProvider *provider = NULL;

  g_assert_nonnull (source);
  g_signal_emit_by_name (source, "prepare", x, y, &provider);
  return provider;
}

/* A quote out of its row, into an editor, a program for Markdown, or whatever opens links. */
static void
test_drag_quote (Fixture *f, gconstpointer data)
{
  DossierItem *quote = dossier_document_lookup (f->document, "q01");
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *row;

  show_page (f, "quotes");
  row = dossier_record_list_find_row (get_list (f, "Quotes"), quote);
  g_assert_nonnull (row);
  provider = drag (gtk_widget_get_parent (row), 5, 5);
  g_assert_nonnull (provider);
  text = read_text (provider);
  markdown = read_as (provider, "text/markdown");
  uri = read_as (provider, "text/uri-list");
  g_assert_nonnull (strstr (text, "building up.” — Stanislau Zas"));
  g_assert_nonnull (strstr (markdown, "building up.”[^q01]"));
  g_assert_cmpstr (uri, ==, "dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa/p2?note=q01\r\n");
}

static DossierAnnotation *
annotate (Fixture *f, const char *passage, guint start, guint end, const char *text)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  DossierStretch stretch = { (guint) dossier_document_lookup (f->document, passage)->index, start,
                             end };
  g_autofree char *uuid = NULL;
  DossierAnnotation *note;

  g_array_append_val (stretches, stretch);
  note = dossier_session_annotate (f->session, stretches, DOSSIER_COLOUR_GREEN);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (f->session, note, text);
  dossier_session_leave_note (f->session, dossier_session_get_annotation (f->session, uuid));
  return dossier_session_get_annotation (f->session, uuid);
}

/* A note leaves with its words, by dragging and by copying, from the list and from the margin. */
static void
test_note (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = annotate (f, "p3", 0, 14, "Which *statements*?");
  const char *id = DOSSIER_ITEM (note)->id;
  g_autoptr (GMenuModel) menu = dossier_item_menu_make (f->session, DOSSIER_ITEM (note));
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *row, *reader;

  g_assert_true (has_action (menu, "win.show-note"));
  g_assert_true (has_action (menu, "item.copy-markdown"));
  show_page (f, "notes");
  row = dossier_record_list_find_row (get_list (f, "Notes"), DOSSIER_ITEM (note));
  g_assert_nonnull (row);
  provider = drag (gtk_widget_get_parent (row), 5, 5);
  markdown = read_as (provider, "text/markdown");
  uri = read_as (provider, "text/uri-list");
  g_assert_true (g_str_has_prefix (markdown, "> The statements\n"));
  g_assert_nonnull (strstr (markdown, "\n\nWhich *statements*?\n"));
  g_assert_nonnull (strstr (uri, "/p3?note="));
  g_assert_nonnull (strstr (uri, id));

  reader = walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_READER_VIEW);
  gtk_widget_activate_action (reader, "item.copy-markdown", "s", id);
  assert_copied (f, "Which *statements*?", "> The statements");
}

/* In the editor of a note in the list the pointer selects, and drags nothing. */
static void
test_editor (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = annotate (f, "p3", 0, 14, "Words to be selected");
  GtkWidget *row, *box, *text;
  graphene_rect_t bounds;

  show_page (f, "notes");
  row = dossier_record_list_find_row (get_list (f, "Notes"), DOSSIER_ITEM (note));
  g_assert_nonnull (row);
  dossier_note_row_edit (DOSSIER_NOTE_ROW (row));
  walk_settle ();
  text = walk_find_type (row, GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (text);
  box = gtk_widget_get_parent (row);
  g_assert_true (gtk_widget_compute_bounds (text, box, &bounds));
  g_assert_null (drag (box, bounds.origin.x + 20, bounds.origin.y + 10));
  /* Pressing in it leaves it the keyboard. */
  g_assert_false (gtk_widget_get_focus_on_click (gtk_widget_get_parent (box)));
}

/* What is selected leaves as a block quote; only what the pointer is on is dragged. */
static void
test_selection (Fixture *f, gconstpointer data)
{
  DossierReaderView *reader =
    DOSSIER_READER_VIEW (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_READER_VIEW));
  DossierTextView *text = dossier_reader_view_get_text (reader);
  guint passage = (guint) dossier_document_lookup (f->document, "p2")->index;
  guint start =
    dossier_reading_layout_to_position (dossier_text_view_get_layout (text), passage, 4, TRUE);
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autofree char *markdown = NULL;
  GdkRectangle rect;

  dossier_text_view_go_to (text, passage, 0);
  walk_settle ();
  dossier_text_view_select (text, start, start + 9);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "reader.copy-markdown", NULL);
  assert_copied (f, "> challenge\n", "> challenge\n");
  dossier_text_view_get_position_rect (text, start + 3, &rect);
  provider = drag (GTK_WIDGET (text), rect.x + 1, rect.y + rect.height / 2);
  g_assert_nonnull (provider);
  markdown = read_as (provider, "text/markdown");
  g_assert_true (g_str_has_prefix (markdown, "> challenge\n>\n> — "));
  /* What is selected by this very press is not dragged. */
  g_signal_emit_by_name (find_source (GTK_WIDGET (text)), "begin", NULL);
  g_assert_null (drag (GTK_WIDGET (text), rect.x + 1, rect.y + rect.height / 2));
  dossier_text_view_get_position_rect (text, start + 30, &rect);
  g_assert_null (drag (GTK_WIDGET (text), rect.x + 1, rect.y + rect.height / 2));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/leaving/copy-quote", test_copy_quote);
  ADD ("/ui/leaving/copy-others", test_copy_others);
  ADD ("/ui/leaving/drag-quote", test_drag_quote);
  ADD ("/ui/leaving/note", test_note);
  ADD ("/ui/leaving/editor", test_editor);
  ADD ("/ui/leaving/selection", test_selection);

  return g_test_run ();
}
