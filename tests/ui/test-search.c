/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding within the document, searching the library, and asking all views for words. */
#include <adwaita.h>

#include "app/aim.h"
#include "app/application.h"
#include "app/window.h"
#include "linking/annotating.h"
#include "views/search-row.h"
#include "widgets/text-view.h"
#include "walk.h"

#define UUID_RUSSIAN "11111111-2222-4333-8444-555555555555"

/* The program with a library of its own, in which the bundled dossier and a Russian text stand. */
typedef struct
{
  DossierApplication *application;
  DossierWindow *window;
  DossierSession *session;
} Fixture;

static gboolean
has_window (gpointer data)
{
  Fixture *f = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (f->application));

  return window != NULL && dossier_session_get_document (
                             dossier_window_get_session (DOSSIER_WINDOW (window))) != NULL;
}

static DossierDocument *
make_russian (void)
{
  DossierDocument *document = dossier_document_new ();
  static const char *const texts[] = {
    "Совещание началось утром.",
    "Члены организации обсудили войну и мир.",
    "Решения приняты не были.",
  };

  document->uuid = g_strdup (UUID_RUSSIAN);
  document->hash = g_strdup ("russian");
  document->kind = g_strdup ("tei");
  document->title = g_strdup ("Совещание");
  document->language = g_strdup ("ru");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, texts[i]));
    }
  dossier_document_finish (document);
  return document;
}

/* One for all tests, as the library and its documents are; each test has a window of its own. */
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

static void
set_up (Fixture *f, gconstpointer width)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  f->application = get_application ();
  g_application_activate (G_APPLICATION (f->application));
  walk_until (has_window, f);
  f->window = DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (f->application)));
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), GPOINTER_TO_INT (width), 900);
  g_ptr_array_add (documents, make_russian ());
  dossier_store_write (dossier_application_get_store (f->application), documents, NULL, &error);
  g_assert_no_error (error);
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
}

/* Waiting for what comes from threads */

typedef struct
{
  Fixture *fixture;
  GType type;
  const char *name; /* or what it begins with, before "…" */
  GtkWidget *found;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  wanted->found =
    walk_find_shown_type (GTK_WIDGET (wanted->fixture->window), wanted->type, wanted->name);
  return wanted->found != NULL;
}

static GtkWidget *
wait_for_type (Fixture *f, GType type, const char *name)
{
  Wanted wanted = { f, type, name, NULL };

  g_test_message ("waiting for “%s”", name);
  walk_until (is_shown, &wanted);
  walk_settle ();
  return wanted.found;
}

static GtkWidget *
wait_for (Fixture *f, const char *name)
{
  return wait_for_type (f, GTK_TYPE_WIDGET, name);
}

static gboolean
shows (Fixture *f, const char *name)
{
  return walk_find_shown (GTK_WIDGET (f->window), name) != NULL;
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL));
  walk_settle ();
}

static DossierTextView *
get_text (Fixture *f)
{
  return DOSSIER_TEXT_VIEW (
    walk_find_shown_type (GTK_WIDGET (f->window), DOSSIER_TYPE_TEXT_VIEW, "Text"));
}

static const char *
get_place (Fixture *f)
{
  DossierDocument *document = dossier_session_get_document (f->session);
  guint passage, offset;

  dossier_session_get_place (f->session, &passage, &offset);
  return DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id;
}

/* Finding within the document */

static GtkWidget *
begin_finding (Fixture *f, const char *words)
{
  GtkWidget *entry;

  act (f, "reader.find");
  entry = wait_for_type (f, GTK_TYPE_SEARCH_ENTRY, "Find in the document");
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  return entry;
}

static void
test_find (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = begin_finding (f, "securit");
  g_autofree char *selected = NULL;

  wait_for (f, "1 of 11");
  g_signal_emit_by_name (entry, "activate");
  walk_settle ();
  g_assert_true (shows (f, "2 of 11"));
  act (f, "reader.find-next");
  g_assert_true (shows (f, "3 of 11"));
  for (guint i = 0; i < 3; i++)
    act (f, "reader.find-previous");
  g_assert_true (shows (f, "11 of 11"));

  g_signal_emit_by_name (entry, "stop-search");
  walk_settle ();
  g_assert_null (
    walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, "Find in the document"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_text (f))));
  selected = dossier_text_view_copy_selection (get_text (f));
  g_assert_cmpstr (selected, ==, "security");
}

static void
test_find_nothing (Fixture *f, gconstpointer data)
{
  begin_finding (f, "zebra");
  wait_for (f, "Not found");
  begin_finding (f, "pandemic -zebra");
  wait_for (f, "1 of 9");
  begin_finding (f, "\"secretary general\"");
  wait_for (f, "1 of 2");
}

/* What was come to leads back to where one was before. */
static void
test_find_and_back (Fixture *f, gconstpointer data)
{
  g_autofree char *before = g_strdup (get_place (f));

  begin_finding (f, "Syria");
  wait_for (f, "1 of 1");
  g_assert_cmpstr (get_place (f), !=, before);
  act (f, "win.back");
  g_assert_cmpstr (get_place (f), ==, before);
}

/* Searching the library */

static GtkWidget *
begin_searching (Fixture *f, const char *words)
{
  GtkWidget *entry;

  act (f, "win.search");
  entry = wait_for_type (f, GTK_TYPE_SEARCH_ENTRY, "Search");
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  return entry;
}

static void
activate_row (Fixture *f, GtkWidget *row)
{
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  walk_settle ();
}

static gboolean
shows_row (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *list = walk_find_shown_type (GTK_WIDGET (wanted->fixture->window), GTK_TYPE_LIST_BOX,
                                          "Search results");
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  wanted->found = NULL;
  if (list == NULL || !gtk_widget_is_sensitive (list))
    return FALSE;
  for (; row != NULL && wanted->found == NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *text = NULL;

      if (!gtk_widget_get_mapped (row) || !GTK_IS_LIST_BOX_ROW (row))
        continue;
      text = walk_text (row);
      if (strstr (text, wanted->name) != NULL)
        wanted->found = row;
    }
  return wanted->found != NULL;
}

/* The row in which @text stands. */
static GtkWidget *
wait_for_row (Fixture *f, const char *text)
{
  Wanted wanted = { f, GTK_TYPE_LIST_BOX_ROW, text, NULL };

  g_test_message ("waiting for a row with “%s”", text);
  walk_until (shows_row, &wanted);
  return wanted.found;
}

/* Enter leads to the passage, with the words marked in it; Escape puts all that away. */
static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  begin_searching (f, "ceasefire");
  row = wait_for_row (f, "ceasefire");
  activate_row (f, row);
  wait_for (f, "1 of 1");
  g_assert_cmpstr (get_place (f), !=, "p1");
  g_assert_null (
    walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_BOX, "Search results"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_text (f))));

  g_signal_emit_by_name (begin_searching (f, "zebra"), "stop-search");
  walk_settle ();
  g_assert_null (
    walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_BOX, "Search results"));
}

/* Where there is more than is shown, the best can be had first; the groups stay together. */
static void
test_best_first (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) ended = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *best, *row;
  const char *group = NULL;

  begin_searching (f, "the");
  best = wait_for_type (f, GTK_TYPE_CHECK_BUTTON, "Best first");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (best), TRUE);
  row = wait_for_row (f, "the");
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const DossierHit *hit =
        DOSSIER_IS_SEARCH_ROW (row) ? dossier_search_row_get_hit (DOSSIER_SEARCH_ROW (row)) : NULL;
      const char *kind = hit != NULL ? dossier_hit_kind_to_string (hit->kind) : group;

      if (kind == group)
        continue;
      g_assert_false (g_hash_table_contains (ended, kind));
      if (group != NULL)
        g_hash_table_add (ended, (gpointer) group);
      group = kind;
    }
  g_assert_nonnull (group);
}

static void
test_search_nothing (Fixture *f, gconstpointer data)
{
  begin_searching (f, "zebra");
  wait_for (f, "Nothing is found for “zebra”.");
}

static gboolean
reads_russian (gpointer data)
{
  Fixture *f = data;

  return g_strcmp0 (dossier_session_get_document (f->session)->uuid, UUID_RUSSIAN) == 0;
}

static gboolean
reads_csto (gpointer data)
{
  Fixture *f = data;

  return g_strcmp0 (dossier_session_get_document (f->session)->uuid, DOSSIER_BUNDLED_UUID) == 0;
}

/* In another document, by another inflection than stands there; and back. */
static void
test_other_document (Fixture *f, gconstpointer data)
{
  g_signal_emit_by_name (begin_searching (f, "война"), "activate");
  walk_until (reads_russian, f);
  wait_for (f, "1 of 1");
  g_assert_cmpstr (get_place (f), ==, "p2");
  while (reads_russian (f) && !reads_csto (f))
    {
      act (f, "win.back");
      if (g_str_equal (get_place (f), "p1"))
        break;
    }
  act (f, "win.back");
  walk_until (reads_csto, f);
  act (f, "win.forward");
  walk_until (reads_russian, f);
}

static gboolean
stands_deep (gpointer data)
{
  Fixture *f = data;
  guint passage, offset;

  dossier_session_get_place (f->session, &passage, &offset);
  return passage == 10 && offset > 100;
}

/* Back from another document is to the line that was read, and not only to its paragraph. */
static void
test_back_to_line (Fixture *f, gconstpointer data)
{
  guint passage, offset, again, line;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.document", "s", DOSSIER_BUNDLED_UUID);
  walk_until (reads_csto, f);
  walk_settle ();
  dossier_session_go_to (f->session, 10, 400);
  walk_until (stands_deep, f);
  walk_settle ();
  dossier_session_get_place (f->session, &passage, &offset);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.document", "s", UUID_RUSSIAN);
  walk_until (reads_russian, f);
  walk_settle ();
  while (!reads_csto (f))
    act (f, "win.back");
  walk_until (stands_deep, f);
  walk_settle ();
  dossier_session_get_place (f->session, &again, &line);
  g_assert_cmpuint (again, ==, passage);
  g_assert_cmpuint (line, ==, offset);
}

static void
test_only_here (Fixture *f, gconstpointer data)
{
  begin_searching (f, "совещание");
  wait_for_row (f, "Совещание");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 wait_for_type (f, GTK_TYPE_CHECK_BUTTON, "Only in this document")),
                               TRUE);
  wait_for (f, "Nothing is found for “совещание”.");
}

/* A note is found by what it says and by its tag, and gets the focus. */
static void
test_note (Fixture *f, gconstpointer data)
{
  DossierItem *passage = dossier_document_lookup (dossier_session_get_document (f->session), "p3");
  DossierStretch stretch = { (guint) passage->index, 0, 10 };
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  static const char *const tags[] = { "doubtful", NULL };
  DossierAnnotation *note;
  g_autofree char *uuid = NULL;

  g_array_append_val (stretches, stretch);
  note = dossier_session_annotate (f->session, stretches, DOSSIER_COLOUR_YELLOW);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (f->session, note, "Compare with the kangaroo treaty.");
  note = dossier_session_get_annotation (f->session, uuid);
  dossier_session_set_tags (f->session, note, tags);
  dossier_session_flush (f->session);

  begin_searching (f, "kangaroos");
  activate_row (f, wait_for_row (f, "kangaroo"));
  g_assert_cmpstr (dossier_session_get_focus (f->session)->id, ==, uuid);
  dossier_session_set_focus (f->session, NULL, NULL);
  begin_searching (f, "doubtful");
  activate_row (f, wait_for_row (f, "#doubtful"));
  g_assert_cmpstr (dossier_session_get_focus (f->session)->id, ==, uuid);
}

/* The words become part of what all views are asked for. */
static void
test_everywhere (Fixture *f, gconstpointer data)
{
  DossierCrossfilter *results = dossier_session_get_results (f->session);
  guint quotes, events;

  begin_searching (f, "security");
  wait_for_row (f, "security");
  gtk_widget_activate_action (walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_BOX,
                                                    "Search results"),
                              "search.everywhere", NULL);
  walk_settle ();
  wait_for (f, "Remove from the filter: security");
  quotes = dossier_crossfilter_get_passing (results, DOSSIER_KIND_QUOTE);
  events = dossier_crossfilter_get_passing (results, DOSSIER_KIND_EVENT);
  g_assert_cmpuint (quotes, >, 0);
  g_assert_cmpuint (quotes, <, dossier_crossfilter_get_total (results, DOSSIER_KIND_QUOTE));
  g_assert_cmpuint (events, <, dossier_crossfilter_get_total (results, DOSSIER_KIND_EVENT));
}

/* Where there is no room for an entry, a button leads to one. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *button = wait_for_type (f, GTK_TYPE_BUTTON, "Search");

  g_assert_null (walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, "Search"));
  g_signal_emit_by_name (button, "clicked");
  wait_for_type (f, GTK_TYPE_SEARCH_ENTRY, "Search");
  begin_searching (f, "ceasefire");
  activate_row (f, wait_for_row (f, "ceasefire"));
  wait_for (f, "1 of 1");
}

/* Links */

static void
test_link (Fixture *f, gconstpointer data)
{
  DossierAnnotation *note = dossier_session_annotate_item (
    f->session, dossier_document_lookup (dossier_session_get_document (f->session), "lavrov"));
  g_autofree char *uri =
    g_strdup_printf ("dossier://" DOSSIER_BUNDLED_UUID "/p5?note=%s", DOSSIER_ITEM (note)->id);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) whole = g_file_new_for_uri ("dossier://" DOSSIER_BUNDLED_UUID);
  g_autoptr (GFile) gone = g_file_new_for_uri ("dossier://" DOSSIER_BUNDLED_UUID "/p5?note=gone");

  dossier_window_open_file (f->window, file);
  walk_settle ();
  g_assert_true (dossier_session_get_focus (f->session) == DOSSIER_ITEM (note));
  g_assert_cmpstr (get_place (f), ==, "p5");
  dossier_window_open_file (f->window, whole);
  walk_settle ();
  g_assert_cmpstr (get_place (f), ==, "h0");
  dossier_window_open_file (f->window, gone);
  walk_settle ();
  g_assert_true (shows (f, "What the link leads to is no longer in the document."));
}

static void
test_aim (void)
{
  g_autoptr (DossierAim) aim = dossier_aim_parse ("dossier://ABC/p%203?note=n1&x=y");
  g_autoptr (DossierAim) bare = dossier_aim_parse ("dossier://ABC");

  g_assert_nonnull (aim);
  g_assert_cmpstr (aim->document, ==, "ABC");
  g_assert_cmpstr (aim->passage, ==, "p 3");
  g_assert_cmpstr (aim->item, ==, "n1");
  g_assert_nonnull (bare);
  g_assert_null (bare->passage);
  g_assert_null (bare->item);
  g_assert_null (dossier_aim_parse ("file:///tmp/x"));
  g_assert_null (dossier_aim_parse ("dossier:nothing"));
  g_assert_null (dossier_aim_parse ("no link"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-search-XXXXXX", NULL);
  int status;

  /* The program's library is its own here; GTK passes on no option for that. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, width, func)                                                                     \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/ui/search/find", 1400, test_find);
  ADD ("/ui/search/find/nothing", 1400, test_find_nothing);
  ADD ("/ui/search/find/back", 1400, test_find_and_back);
  ADD ("/ui/search/library", 1400, test_search);
  ADD ("/ui/search/library/nothing", 1400, test_search_nothing);
  ADD ("/ui/search/library/best-first", 1400, test_best_first);
  ADD ("/ui/search/library/other-document", 1400, test_other_document);
  ADD ("/ui/search/library/back-to-line", 1400, test_back_to_line);
  ADD ("/ui/search/library/only-here", 1400, test_only_here);
  ADD ("/ui/search/library/note", 1400, test_note);
  ADD ("/ui/search/library/narrow", 400, test_narrow);
  ADD ("/ui/search/everywhere", 1400, test_everywhere);
  ADD ("/ui/search/link", 1400, test_link);
  g_test_add_func ("/ui/search/aim", test_aim);

  status = g_test_run ();
  walk_remove_folder (folder);
  return status;
}
