/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting from the window: what is chosen is shown and saved, exported again to the same place,
 * and merged with what a person made of the file meanwhile. */
#include "config.h"

#include <adwaita.h>

#include "app/application.h"
#include "app/conflicts-window.h"
#include "app/export-dialog.h"
#include "app/window.h"
#include "linking/annotating.h"
#include "walk.h"

#define PASSAGE "p3"

static char *folder;

static DossierWindow *
get_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static DossierSession *
get_session (void)
{
  return dossier_window_get_session (get_window ());
}

static gboolean
shows_text (gpointer unused)
{
  return get_window () != NULL && walk_find_shown (GTK_WIDGET (get_window ()), "Text") != NULL;
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_toplevel (DOSSIER_TYPE_EXPORT_DIALOG) != NULL;
}

static gboolean
has_no_dialog (gpointer unused)
{
  return find_toplevel (DOSSIER_TYPE_EXPORT_DIALOG) == NULL;
}

static DossierExportDialog *
open_dialog (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export", NULL);
  walk_until (has_dialog, NULL);
  return DOSSIER_EXPORT_DIALOG (find_toplevel (DOSSIER_TYPE_EXPORT_DIALOG));
}

static DossierAnnotation *
make_note (const char *text)
{
  DossierDocument *document = dossier_session_get_document (get_session ());
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  DossierStretch stretch = { (guint) dossier_document_lookup (document, PASSAGE)->index, 0, 14 };
  g_autofree char *uuid = NULL;
  DossierAnnotation *note;

  g_array_append_val (stretches, stretch);
  note = dossier_session_annotate (get_session (), stretches, DOSSIER_COLOUR_YELLOW);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (get_session (), note, text);
  note = dossier_session_get_annotation (get_session (), uuid);
  dossier_session_leave_note (get_session (), note);
  return dossier_session_get_annotation (get_session (), uuid);
}

static void
change_note (const char *uuid, const char *text)
{
  dossier_session_type_note (get_session (), dossier_session_get_annotation (get_session (), uuid),
                             text);
  dossier_session_leave_note (get_session (),
                              dossier_session_get_annotation (get_session (), uuid));
}

/* The text of the preview. */
typedef struct
{
  DossierExportDialog *dialog;
  const char *words;
} Preview;

static gboolean
previews (gpointer data)
{
  Preview *preview = data;
  GtkWidget *view = walk_find_shown (GTK_WIDGET (preview->dialog), "What will be in the file");
  g_autofree char *text = NULL;

  if (view == NULL)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return strstr (text, preview->words) != NULL;
}

static void
choose (DossierExportDialog *dialog, DossierExportScope scope, const char *format, const char *more)
{
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();

  choice->scope = scope;
  g_free (choice->format);
  choice->format = g_strdup (format);
  if (g_str_equal (format, "csv"))
    choice->table = g_strdup (more);
  else if (scope == DOSSIER_EXPORT_SPEAKER)
    choice->speaker = g_strdup (more);
  else
    choice->preset = g_strdup (more);
  dossier_export_dialog_choose (dialog, choice);
}

static char *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
replace (const char *text, const char *words, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (text, words, 2);

  if (parts[1] == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
  return g_strjoinv (by, parts);
}

static void
save (DossierExportDialog *dialog, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  dossier_export_dialog_save (dialog, path);
  walk_until (has_no_dialog, NULL);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* What dossierctl wrote is gone on with in the same way, as the library tells. */
static void
try_recall (void)
{
  g_autofree char *path = g_build_filename (folder, "by-hand.md", NULL);
  DossierDocument *document = dossier_session_get_document (get_session ());
  DossierStore *store =
    dossier_application_get_store (DOSSIER_APPLICATION (g_application_get_default ()));
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (DossierSaveOutcome) outcome = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  choice->scope = DOSSIER_EXPORT_COMMITMENTS;
  choice->preset = g_strdup ("logseq");
  bytes = dossier_export_choice_make (choice, store, document, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  excerpt = dossier_export_choice_take (choice, document, &error);
  outcome = dossier_save_markdown (store, excerpt, path, text, DOSSIER_SAVE_MERGE, NULL, NULL, NULL,
                                   &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export-again", NULL);
  walk_get (get_window (), "Nothing is new for “by-hand.md”");
}

/* Each choice is shown as it will be saved. */
static void
try_choices (void)
{
  DossierExportDialog *dialog = open_dialog ();
  g_autofree char *saved = NULL;

  walk_until (previews, &(Preview){ dialog, "# CSTO: In Search of Raisons" });
  choose (dialog, DOSSIER_EXPORT_SPEAKER, "markdown", "lavrov");
  walk_until (previews, &(Preview){ dialog, "dossier-query: \"speaker:lavrov\"" });
  g_assert_false (previews (&(Preview){ dialog, "security threats to the CSTO" }));
  choose (dialog, DOSSIER_EXPORT_DOCUMENT, "csv", "sources");
  walk_until (previews, &(Preview){ dialog, "https://rg.ru/" });
  choose (dialog, DOSSIER_EXPORT_DOCUMENT, "bibtex", NULL);
  walk_until (previews, &(Preview){ dialog, "url = {https://rg.ru/" });
  save (dialog, "sources.bib");
  saved = read_file ("sources.bib");
  assert_has (saved, "url = {https://rg.ru/");
  walk_get (get_window (), "Saved as “sources.bib”");
}

/* What the filter shows is offered while there is a filter. */
static void
try_filter (void)
{
  DossierExportDialog *dialog;

  dossier_session_toggle_entity (get_session (),
                                 DOSSIER_ENTITY (dossier_document_lookup (
                                   dossier_session_get_document (get_session ()), "putin")));
  dialog = open_dialog ();
  choose (dialog, DOSSIER_EXPORT_FILTERED, "markdown", "plain");
  walk_until (previews, &(Preview){ dialog, "dossier-query: \"" });
  g_assert_false (previews (&(Preview){ dialog, "security threats to the CSTO" }));
  gtk_window_close (GTK_WINDOW (dialog));
  walk_until (has_no_dialog, NULL);
  dossier_session_clear_query (get_session ());
}

static gboolean
says_folder (gpointer dialog)
{
  g_autofree char *text = walk_text (dialog);

  return strstr (text, "no-such-folder") != NULL;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* A file that cannot be written is said in the dialog, which stays. */
static void
try_failure (void)
{
  DossierExportDialog *dialog = open_dialog ();
  g_autofree char *path = g_build_filename (folder, "no-such-folder", "x.md", NULL);

  /* What was chosen last is chosen still. */
  walk_until (previews, &(Preview){ dialog, "url = {https://rg.ru/" });
  choose (dialog, DOSSIER_EXPORT_DOCUMENT, "markdown", "plain");
  walk_until (previews, &(Preview){ dialog, "# CSTO: In Search of Raisons" });
  dossier_export_dialog_save (dialog, path);
  walk_until (says_folder, dialog);
  /* Also when the window comes to the front again. */
  walk_until (is_active, dialog);
  g_object_notify (G_OBJECT (dialog), "is-active");
  walk_settle ();
  walk_until (previews, &(Preview){ dialog, "# CSTO: In Search of Raisons" });
  g_assert_true (says_folder (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  walk_until (has_no_dialog, NULL);
}

typedef struct
{
  const char *name;
  const char *words;
} Content;

static gboolean
holds (gpointer data)
{
  const Content *content = data;
  g_autofree char *text = read_file (content->name);

  return strstr (text, content->words) != NULL;
}

/* A note made in the window, exported as Obsidian, edited by hand in the file, the note changed in
 * the window, exported again: both changes stand. */
static void
try_again (void)
{
  DossierExportDialog *dialog;
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (make_note ("First *thought*."))->id);
  g_autofree char *first = NULL;
  g_autofree char *with_key = NULL;
  g_autofree char *with_line = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *last = NULL;

  dialog = open_dialog ();
  choose (dialog, DOSSIER_EXPORT_DOCUMENT, "markdown", "obsidian");
  walk_until (previews, &(Preview){ dialog, "First *thought*." });
  save (dialog, "vault.md");
  first = read_file ("vault.md");
  with_key = replace (first, "---\n", "---\nstatus: reading\n");
  with_line = replace (with_key, "First *thought*.", "First *thought*.\n\nMy own line within.");
  edited = g_strconcat (with_line, "\nMy own end.\n", NULL);
  write_file ("vault.md", edited);

  change_note (uuid, "Second *thought*.");
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export-again", NULL);
  walk_until (holds, &(Content){ "vault.md", "Second *thought*." });
  last = read_file ("vault.md");
  assert_has (last, "status: reading");
  assert_has (last, "My own line within.");
  assert_has (last, "My own end.");
  g_assert_null (strstr (last, "First *thought*."));
}

static gboolean
has_conflicts (gpointer unused)
{
  return find_toplevel (DOSSIER_TYPE_CONFLICTS_WINDOW) != NULL;
}

static gboolean
has_no_conflicts (gpointer unused)
{
  return !has_conflicts (NULL);
}

static GtkWidget *
export_again (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export-again", NULL);
  walk_until (has_conflicts, NULL);
  return find_toplevel (DOSSIER_TYPE_CONFLICTS_WINDOW);
}

static void
choose_in (GtkWidget *window, const char *label)
{
  GtkWidget *button = walk_find_shown_type (window, GTK_TYPE_CHECK_BUTTON, label);

  g_assert_nonnull (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
}

/* The same words changed in both places: both are shown, and what the person wrote stands until
 * they decide. */
static void
try_conflict (void)
{
  DossierExportDialog *dialog;
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (make_note ("The first words."))->id);
  g_autofree char *first = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *last = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *window;

  dialog = open_dialog ();
  choose (dialog, DOSSIER_EXPORT_NOTES, "markdown", "obsidian");
  walk_until (previews, &(Preview){ dialog, "The first words." });
  save (dialog, "both.md");
  first = read_file ("both.md");
  edited = replace (first, "The first words.", "The words in the file.");
  write_file ("both.md", edited);
  change_note (uuid, "The words in Dossier.");

  window = export_again ();
  shown = walk_text (window);
  assert_has (shown, "The words in the file.");
  assert_has (shown, "The words in Dossier.");
  assert_has (shown, "The first words.");
  gtk_window_close (GTK_WINDOW (window));
  walk_until (has_no_conflicts, NULL);
  kept = read_file ("both.md");
  assert_has (kept, "The words in the file.");
  g_assert_null (strstr (kept, "The words in Dossier."));

  /* Asked again. */
  window = export_again ();
  choose_in (window, "Keep Both");
  gtk_widget_activate_action (window, "conflicts.save", NULL);
  walk_until (has_no_conflicts, NULL);
  last = read_file ("both.md");
  assert_has (last, "The words in the file.");
  assert_has (last, "The words in Dossier.");

  /* And no more. */
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export-again", NULL);
  walk_get (get_window (), "Nothing is new for “both.md”");
}

/* The whole library as a folder: what a person made of a file in it stays. */
static void
try_library (void)
{
  DossierExportDialog *dialog = open_dialog ();
  g_autofree char *first = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *last = NULL;

  choose (dialog, DOSSIER_EXPORT_LIBRARY, "markdown", "obsidian");
  walk_until (previews, &(Preview){ dialog, "# CSTO: In Search of Raisons" });
  save (dialog, "vault");
  first = read_file ("vault/CSTO In Search of Raisons d’être.md");
  assert_has (first, "Second *thought*.");
  edited = g_strconcat (first, "\nMine, in the vault.\n", NULL);
  write_file ("vault/CSTO In Search of Raisons d’être.md", edited);
  make_note ("Another note.");
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.export-again", NULL);
  walk_until (holds, &(Content){ "vault/CSTO In Search of Raisons d’être.md", "Another note." });
  last = read_file ("vault/CSTO In Search of Raisons d’être.md");
  assert_has (last, "Mine, in the vault.");
}

static gboolean
steps_cb (gpointer unused)
{
  walk_until (shows_text, NULL);
  walk_settle ();
  try_recall ();
  try_choices ();
  try_filter ();
  try_failure ();
  try_again ();
  try_conflict ();
  try_library ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
test_export (void)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  g_autofree char *library = NULL;

  folder = g_dir_make_tmp ("dossier-export-XXXXXX", NULL);
  library = g_build_filename (folder, "library.db", NULL);
  g_timeout_add (100, steps_cb, NULL);
  {
    char *arguments[] = { (char *) "dossier", (char *) "--library", library, NULL };

    g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  }
  walk_remove_folder (folder);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/export", test_export);
  return g_test_run ();
}
