/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library is damaged while its window is open: what was written stays, and the window goes on.
 */
#include <adwaita.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/application.h"
#include "app/window.h"
#include "linking/annotating.h"
#include "store/backup.h"
#include "walk.h"

typedef struct
{
  DossierApplication *application;
  DossierWindow *window;
  DossierSession *session;
  DossierStore *former; /* the store that is to go; not to be looked into */
} Fixture;

static gboolean
has_document (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  return window != NULL && dossier_session_get_document (
                             dossier_window_get_session (DOSSIER_WINDOW (window))) != NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static DossierApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = dossier_application_new ();
      g_application_set_flags (G_APPLICATION (application),
                               G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  f->application = application;
  g_application_activate (G_APPLICATION (application));
  walk_until (has_document, application);
  f->window = DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 900);
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
}

static void
overwrite (const char *path, off_t from)
{
  int file = open (path, O_WRONLY);
  char page[4096];
  struct stat info;

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (fstat (file, &info), ==, 0);
  memset (page, 0xaa, sizeof page);
  for (off_t at = from; at < info.st_size; at += sizeof page)
    g_assert_cmpint (pwrite (file, page, sizeof page, at), ==, sizeof page);
  close (file);
}

/* As a bad disk would: everything behind the first page is something else, also of what is not in
 * the file yet. */
static void
damage (Fixture *f)
{
  const char *path = dossier_store_get_path (f->former);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  overwrite (path, 4096);
  overwrite (log, 32);
}

static char *
write_note (Fixture *f, const char *words)
{
  DossierAnnotation *note = dossier_session_annotate_item (f->session, NULL);

  dossier_session_type_note (f->session, note, words);
  dossier_session_flush (f->session);
  return g_strdup (DOSSIER_ITEM (note)->id);
}

static void
assert_note (Fixture *f, const char *uuid, const char *words)
{
  DossierAnnotation *note = dossier_session_get_annotation (f->session, uuid);

  g_assert_nonnull (note);
  g_assert_cmpstr (note->note, ==, words);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
is_offered (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static gboolean
goes_on (gpointer data)
{
  Fixture *f = data;
  DossierStore *store = dossier_application_get_store (f->application);

  return store != NULL && store != f->former && dossier_session_get_store (f->session) == store &&
         gtk_widget_is_sensitive (GTK_WIDGET (f->window));
}

/* Reads what nobody has read yet, so that no page of it is in memory, as an export does. */
static void
read_damaged (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSourceFile) file =
    dossier_store_load_file (f->former, DOSSIER_BUNDLED_UUID, NULL, &error);

  g_assert_null (file);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
}

static void
meet_damage (Fixture *f, const char *response)
{
  GtkWidget *dialog;

  read_damaged (f);
  walk_until (is_offered, NULL);
  dialog = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The Library Is Damaged");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "What you are writing is kept."));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), response));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  walk_until (goes_on, f);
  walk_settle ();
}

static guint
count_aside (Fixture *f)
{
  g_autofree char *folder = g_path_get_dirname (dossier_store_get_path (f->former));
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (files)) != NULL)
    n += strstr (name, "-damaged-") != NULL && g_str_has_suffix (name, ".sqlite");
  return n;
}

static void
assert_sound (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems =
    dossier_store_check (dossier_application_get_store (f->application), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* With a backup, which holds one note; another was written since, and one is being written. */
static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = write_note (f, "Before the backup");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *backup = NULL;
  DossierAnnotation *note;
  guint passage, offset;

  f->former = g_object_ref (dossier_application_get_store (f->application));
  backup = dossier_store_back_up (f->former, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);
  second = write_note (f, "After it");
  dossier_session_go_to (f->session, 12, 0);
  walk_settle ();

  damage (f);
  note = dossier_session_annotate_item (f->session, NULL);
  third = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (f->session, note, "While it breaks");
  meet_damage (f, "backup");

  assert_note (f, first, "Before the backup");
  assert_note (f, second, "After it");
  assert_note (f, third, "While it breaks");
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 12);
  assert_sound (f);
  g_assert_cmpuint (count_aside (f), ==, 1);
  g_clear_object (&f->former);
}

/* Without: a new library has the notes, too, and what is written from then on is in it. */
static void
test_new (Fixture *f, gconstpointer data)
{
  g_autofree char *known = write_note (f, "Known");
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  f->former = g_object_ref (dossier_application_get_store (f->application));
  damage (f);
  meet_damage (f, "new");
  assert_note (f, known, "Known");
  later = write_note (f, "Later");
  notes = dossier_store_list_annotations (dossier_application_get_store (f->application), NULL,
                                          FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 5);
  assert_sound (f);
  g_assert_cmpuint (count_aside (f), ==, 2);
  g_clear_object (&f->former);
}

/* Left as it is, the window stays, and its words with it. */
static void
test_left (Fixture *f, gconstpointer data)
{
  g_autofree char *known = write_note (f, "Kept in mind");

  f->former = g_object_ref (dossier_application_get_store (f->application));
  damage (f);
  read_damaged (f);
  walk_until (is_offered, NULL);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  walk_until (is_gone, NULL);
  g_assert_true (dossier_application_get_store (f->application) == f->former);
  assert_note (f, known, "Kept in mind");
  g_assert_cmpuint (count_aside (f), ==, 2);
  g_clear_object (&f->former);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-rescue-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/rescue/backup", test_backup);
  ADD ("/ui/rescue/new", test_new);
  ADD ("/ui/rescue/left", test_left);

  status = g_test_run ();
  walk_remove_folder (folder);
  return status;
}
