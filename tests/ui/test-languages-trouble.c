/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shows only now and then, in the language of the locale: a file of notes with its report,
 * another edition, an exported file that was changed, a damaged library, the list of messages, what
 * is suggested for a text, the pages of a PDF. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/conflicts-window.h"
#include "app/messages-window.h"
#include "app/rescue.h"
#include "linking/annotating.h"
#include "look.h"
#include "pdf-maker.h"
#include "scene-document.h"
#include "scenes.h"
#include "store/backup.h"
#include "views/suggestions-view.h"
#include "walk.h"
#include "widgets/page-picture.h"

#ifdef HAVE_PDF
#define HAS_READER TRUE
#else
#define HAS_READER FALSE
#endif

#define UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab"
#define NEXT_UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ac"

/* Notes of another program */

#define NOTE(source, words)                                                                        \
  "{\"type\":\"Annotation\",\"id\":\"x:%s\",\"bodyValue\":\"нота\",\"target\":"                \
  "{\"source\":\"" source "\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"" words     \
  "\"}}}"

static void
look_at_report (const char *text, const char *name)
{
  g_autofree char *path = g_build_filename (scene_get_folder (), "нотес.jsonld", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  dossier_window_open_file (scene_window (), file);
  scene_look_at_other (name, FALSE);
}

static void
look_at_reports (void)
{
  look_at_report (NOTE ("dossier://" UUID, "слова"), "notes without a place");
  look_at_report (NOTE ("https://example.org/", "слова"), "notes on a document that is not there");
  look_at_report ("[\n{\"type\": }", "notes that cannot be read");
}

/* Another edition */

static void
mark (const char *english)
{
  scene_select_words (scene_words (english));
  g_action_group_activate_action (dossier_reader_view_get_actions (scene_reader ()), "highlight",
                                  NULL);
  scene_settle ();
}

/* One mark that fits, one whose words have changed, one whose words are gone. */
static void
mark_document (void)
{
  static const char *const words[] = { "Kyrgyz and Tajik border guards",
                                       "served Russia’s influence", "suggests a fault" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    mark (words[i]);
  g_assert_cmpuint (dossier_document_count (dossier_session_get_document (scene_session ()),
                                            DOSSIER_KIND_NOTE),
                    ==, G_N_ELEMENTS (words));
  dossier_session_flush (scene_session ());
}

static gboolean
offers_marks (gpointer unused)
{
  return walk_find_type (GTK_WIDGET (scene_window ()), GTK_TYPE_INFO_BAR) != NULL;
}

static gboolean
lists_documents (gpointer window)
{
  GtkWidget *list = walk_find_type (window, GTK_TYPE_LIST_BOX);

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

static gboolean
has_another (gpointer chooser)
{
  return scene_find_other () != NULL && scene_find_other () != chooser;
}

static void
look_at_edition (void)
{
  GtkWidget *chooser;

  walk_until (offers_marks, NULL);
  scene_look ("marks of another edition");
  scene_act ("win.carry-from", NULL);
  chooser = scene_wait_for_other ();
  walk_until (lists_documents, chooser);
  scene_look ("documents with marks");
  {
    GtkWidget *list = walk_find_type (chooser, GTK_TYPE_LIST_BOX);

    g_signal_emit_by_name (list, "row-activated",
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  }
  walk_until (has_another, chooser);
  scene_look_at_other ("marks that are reviewed", FALSE);
}

/* A file that was changed here and there */

static void
look_at_conflicts (void)
{
  static const char base[] = "# глава\n\nпервое ^a1\n\nдругое ^a2\n\nтретье ^a3\n";
  static const char ours[] = "# глава\n\nпервое здесь ^a1\n\nтретье здесь ^a3\n";
  static const char theirs[] = "# глава\n\nпервое там ^a1\n\nдругое там ^a2\n\n";
  g_autoptr (GBytes) file = g_bytes_new_static (theirs, strlen (theirs));
  g_autoptr (GError) error = NULL;
  DossierSaveOutcome *outcome = g_new0 (DossierSaveOutcome, 1);
  DossierConflictsWindow *window;

  outcome->path = g_build_filename (scene_get_folder (), "нотес", NULL);
  outcome->saved = DOSSIER_SAVED_UNCHANGED;
  outcome->merge = dossier_merge_new (base, ours, file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_save_outcome_count_conflicts (outcome), >=, 2);
  window = dossier_conflicts_window_new (dossier_session_get_store (scene_session ()),
                                         dossier_session_get_document (scene_session ()), outcome);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (scene_window ()));
  gtk_window_present (GTK_WINDOW (window));
  scene_look_at_other ("conflicts", FALSE);
}

/* A damaged library */

static GPtrArray *
begin_cb (gpointer unused)
{
  g_assert_not_reached ();
}

static void
done_cb (gpointer unused)
{
  g_assert_not_reached ();
}

/* Everything behind the first page is something else. */
static char *
damage_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (scene_get_folder (), scene_room, "library.db", NULL);
  g_autofree char *beside = g_path_get_dirname (path);
  char page[4096];
  struct stat info;
  int file;

  g_assert_cmpint (g_mkdir_with_parents (beside, 0700), ==, 0);
  dossier_store_back_up_to (dossier_session_get_store (scene_session ()), path, NULL, &error);
  g_assert_no_error (error);
  file = open (path, O_WRONLY);
  g_assert_cmpint (fstat (file, &info), ==, 0);
  memset (page, 0xaa, sizeof page);
  for (off_t at = sizeof page; at < info.st_size; at += sizeof page)
    g_assert_cmpint (pwrite (file, page, sizeof page, at), ==, sizeof page);
  close (file);
  return g_steal_pointer (&path);
}

static void
look_at_rescue (void)
{
  g_autofree char *path = damage_copy ();

  dossier_rescue_offer (GTK_WINDOW (scene_window ()), path, FALSE, begin_cb, done_cb,
                        G_OBJECT (scene_window ()));
  scene_look_at_other ("a damaged library", FALSE);
}

/* A text that nobody has marked */

static gboolean
has_suggestions (gpointer unused)
{
  GtkWidget *view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_SUGGESTIONS_VIEW);
  GtkWidget *list = view != NULL ? walk_find_type (view, GTK_TYPE_LIST_VIEW) : NULL;

  return list != NULL && g_list_model_get_n_items (
                           G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) > 5;
}

static gboolean
shows_plain_text (gpointer unused)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());

  return document != NULL && dossier_document_count (document, DOSSIER_KIND_PASSAGE) > 0 &&
         strstr (dossier_document_get_passage (document, 0)->text, "Учения") != NULL;
}

/* In Russian, which the rules know, too, and which has other letters than any message. */
static void
look_at_suggestions (void)
{
  g_autofree char *fixture =
    g_test_build_filename (G_TEST_DIST, "fixtures", "suggest", "ru-agency.txt", NULL);
  g_autofree char *path = g_build_filename (scene_get_folder (), "учения", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWidget *list;

  g_file_get_contents (fixture, &text, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  dossier_window_open_file (scene_window (), file);
  walk_until (shows_plain_text, NULL);
  scene_look ("a text that nobody has marked");
  scene_act ("win.suggestions", NULL);
  walk_until (has_suggestions, NULL);
  scene_look ("suggestions");
  list =
    walk_find_type (walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_SUGGESTIONS_VIEW),
                    GTK_TYPE_LIST_VIEW);
  g_assert_true (walk_press (list, GDK_KEY_e));
  scene_look_at_other ("a suggestion that is corrected", FALSE);
  g_assert_true (walk_press (list, GDK_KEY_r));
  scene_look ("a suggestion that was rejected");
  scene_act ("win.suggestions", NULL);
}

/* A PDF, whose letters stand for Cyrillic ones */

static GFile *
write_pdf (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autofree char *path = g_build_filename (scene_get_folder (), "доклад.pdf", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  maker->a = 0x430;
  pdf_maker_write (maker, 72, 120, 10, 14, FALSE, "c first page has one line of words.");
  pdf_maker_end_page (maker);
  pdf_maker_write (maker, 72, 120, 10, 14, FALSE, "c second one has another of them.");
  pdf_maker_end_page (maker);
  bytes = pdf_maker_finish (maker);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
shows_pdf (gpointer unused)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());

  return document != NULL && document->pages->len == 2;
}

static gboolean
is_drawn (gpointer unused)
{
  GtkWidget *picture = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_PAGE_PICTURE);

  return picture != NULL && gtk_widget_get_height (picture) > 0;
}

static void
read_action (const char *name)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (scene_reader ()), name, NULL);
  scene_settle ();
}

static void
look_at_pages (void)
{
  g_autoptr (GFile) file = write_pdf ();
  GtkWidget *popover, *entry;

  dossier_window_open_file (scene_window (), file);
  walk_until (shows_pdf, NULL);
  scene_act ("win.page", "text");
  read_action ("go-to-page");
  scene_look ("going to a page");
  popover = walk_find_type (GTK_WIDGET (scene_reader ()), GTK_TYPE_POPOVER);
  entry = walk_find_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "900");
  g_signal_emit_by_name (entry, "activate");
  scene_look ("a page that is not there");
  gtk_popover_popdown (GTK_POPOVER (popover));
  scene_act ("win.show-page", NULL);
  walk_until (is_drawn, NULL);
  scene_look ("the original page");
  scene_act ("win.show-page", NULL);
}

/* For translators */

static void
look_at_messages (void)
{
  static const char catalogue[] =
    "msgid \"\"\nmsgstr \"\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
    "#. слово\n#: нота\nmsgid \"%u нота\"\nmsgid_plural \"%u ноты\"\n"
    "msgstr[0] \"%u заметка\"\nmsgstr[1] \"%u заметки\"\n\n"
    "#, fuzzy\nmsgctxt \"меню\"\nmsgid \"_Опен\"\nmsgstr \"_Положить\"\n\n"
    "msgid \"весть\"\nmsgstr \"\"\n";
  g_autofree char *path = g_build_filename (scene_get_folder (), "messages.po", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, catalogue, -1, &error);
  g_assert_no_error (error);
  g_setenv ("DOSSIER_TRANSLATION", scene_get_folder (), TRUE);
  dossier_messages_window_present (NULL);
  walk_get (scene_wait_for_other (), "%u нота");
  scene_look_at_other ("the list of messages", TRUE);
  g_unsetenv ("DOSSIER_TRANSLATION");
}

static void
steps (void)
{
  static const char *const rooms[] = { "wide", "narrow" };
  g_autoptr (GFile) file = scene_write_document (UUID, NULL, NULL);
  g_autoptr (GFile) next =
    scene_write_document (NEXT_UUID, scene_words ("That suggests a fault in the system itself."),
                          "");

  scene_open_document (file, UUID);
  mark_document ();
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      scene_set_room (rooms[i]);
      scene_open_document (file, UUID);
      look_at_reports ();
      look_at_conflicts ();
      look_at_rescue ();
      look_at_messages ();
      look_at_suggestions ();
      if (HAS_READER)
        look_at_pages ();
      scene_open_document (next, NEXT_UUID);
      look_at_edition ();
    }
}

static void
test_trouble (void)
{
  scene_run_all (steps, 500);
}

int
main (int argc, char *argv[])
{
  scene_init (&argc, &argv);
  g_test_add_func ("/ui/languages-trouble", test_trouble);
  return g_test_run ();
}
