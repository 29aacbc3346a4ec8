/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full or broken, at each of the writes of an operation in turn: one plain message,
 * nothing done by half, the library sound, and the same operation succeeds when the disk is mended.
 *
 *   test-faults [--all]
 *
 * tries every call with --all, once failing and failing from then on; else the first few and then
 * every so many, in the one way or the other. */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faulty-disk.h"
#include "linking/annotating.h"
#include "plan.h"
#include "store/backup-private.h"
#include "store/restore-private.h"
#include "store/sample.h"
#include "store/schema.h"
#include "store/tables.h"

static gboolean try_all = FALSE;
/* Without --all: so many from the beginning, then every so many. */
#define FIRST_ONES 4
#define STRIDE 29

typedef struct
{
  char *folder;
  char *path;
  char *backup;
  DossierStore *store; /* NULL: opening it is the operation */
} Place;

typedef gboolean (*OperationFunc) (Place *place, GError **error);

typedef struct
{
  const char *name;
  OperationFunc run;
  const char *fixture; /* the old library that is opened, or NULL */
} Operation;

/* Contents, as one text that tells all apart */

static void
describe_notes (DossierStore *store, GString *text, gboolean trashed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dossier_store_list_annotations (store, NULL, trashed, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *note = notes->pdata[i];
      guint index, revision;

      g_assert_true (plan_recognise (note, &index, &revision));
      g_string_append_printf (text, "note %u %u\n", index, revision);
    }
}

static char *
describe (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = dossier_store_list (store, NULL, &error);
  g_autoptr (GPtrArray) problems = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < infos->len; i++)
    g_string_append_printf (text, "%s\n", ((DossierDocumentInfo *) infos->pdata[i])->hash);
  describe_notes (store, text, FALSE);
  describe_notes (store, text, TRUE);

  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (const char *) problems->pdata[0]);
  return g_string_free (text, FALSE);
}

/* As another program finds it. */
static char *
describe_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return describe (store);
}

/* Places */

static void
write_notes (DossierStore *store, guint revision, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (notes, plan_note (i, revision));
  dossier_store_write_annotations (store, notes, NULL, error);
}

static void
write_documents (DossierStore *store, guint number, GError **error)
{
  g_autoptr (GPtrArray) documents = plan_documents (number);

  dossier_store_write (store, documents, NULL, error);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

/* A library with notes and documents, and a backup of another state of it. */
static Place *
template_new (void)
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  place->folder = sample_folder_new ();
  place->path = sample_path (place->folder, "library.sqlite");
  place->backup = sample_path (place->folder, "backup.sqlite");
  place->store = dossier_store_open (place->path, NULL, NULL, &error);
  g_assert_no_error (error);
  write_documents (place->store, 1, &error);
  write_notes (place->store, 1, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_back_up_to (place->store, place->backup, NULL, &error));
  write_documents (place->store, 2, &error);
  write_notes (place->store, 2, &error);
  g_assert_no_error (error);
  g_clear_object (&place->store);
  return place;
}

static void
place_free (Place *place)
{
  g_clear_object (&place->store);
  g_free (place->path);
  g_free (place->backup);
  sample_folder_remove (place->folder);
  g_free (place);
}

static Place *
place_new (const Place *template, const Operation *operation)
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  place->folder = sample_folder_new ();
  place->path = sample_path (place->folder, "library.sqlite");
  place->backup = sample_path (place->folder, "backup.sqlite");
  copy_file (template->backup, place->backup);
  if (operation->fixture != NULL)
    {
      g_autofree char *fixture =
        g_test_build_filename (G_TEST_DIST, "fixtures", "store", operation->fixture, NULL);

      copy_file (fixture, place->path);
      return place;
    }
  copy_file (template->path, place->path);
  place->store = dossier_store_open (place->path, NULL, NULL, &error);
  g_assert_no_error (error);
  return place;
}

/* Operations */

static gboolean
edit (Place *place, GError **error)
{
  g_autoptr (GError) failure = NULL;

  write_notes (place->store, 33, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
import (Place *place, GError **error)
{
  g_autoptr (GError) failure = NULL;

  write_documents (place->store, 3, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
migrate (Place *place, GError **error)
{
  place->store = dossier_store_open (place->path, NULL, NULL, error);
  return place->store != NULL;
}

static gboolean
back_up (Place *place, GError **error)
{
  g_autofree char *path =
    dossier_store_back_up (place->store, DOSSIER_BACKUP_DAILY, NULL, NULL, error);

  return path != NULL;
}

static gboolean
restore (Place *place, GError **error)
{
  return dossier_store_restore (place->store, place->backup, NULL, NULL, NULL, error);
}

static gboolean
restore_notes (Place *place, GError **error)
{
  g_autoptr (DossierAnnotation) note = plan_note (0, 1);

  return dossier_store_restore (place->store, place->backup, note->document, NULL, NULL, error);
}

static const Operation operations[] = {
  { "edit", edit, NULL },
  { "import", import, NULL },
  { "migrate-1", migrate, "v1.sqlite" },
  { "migrate-2", migrate, "v2.sqlite" },
  { "back-up", back_up, NULL },
  { "restore", restore, NULL },
  { "restore-notes", restore_notes, NULL },
};

/* In plain words: what it is about, and what to do. */
static void
assert_plain (const GError *error, Fault fault, const Place *place)
{
  g_test_message ("%s: %s", fault_names[fault], error->message);
  g_assert_true (error->domain == DOSSIER_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, place->folder));
  if (fault == FAULT_FULL)
    {
      g_assert_cmpint (error->code, ==, DOSSIER_STORE_ERROR_FULL);
      g_assert_nonnull (strstr (error->message, "no room left on the disk"));
    }
  else
    g_assert_true (strstr (error->message, "try again") != NULL ||
                   /* An error in reading looks like damage. */
                   (fault == FAULT_READ && strstr (error->message, "another") != NULL));
}

/* Every backup with a backup's name is one. */
static void
assert_good_backups (const Place *place)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (place->path);

  for (guint i = 0; i < backups->len; i++)
    g_assert_true (dossier_backup_is_good (backups->pdata[i], NULL));
}

/* Returns whether the operation came as far as that write. */
static gboolean
try_fault (const Place *template,
           const Operation *operation,
           Fault fault,
           guint after,
           gboolean stays)
{
  Place *place = place_new (template, operation);
  g_autofree char *before = place->store != NULL ? describe (place->store) : NULL;
  g_autofree char *meanwhile = NULL;
  g_autofree char *afterwards = NULL;
  g_autofree char *as_file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok, failed;

  faulty_disk_break (fault, after, stays);
  ok = operation->run (place, &error);
  failed = faulty_disk_mend ();

  if (!ok)
    {
      g_assert_true (failed);
      assert_plain (error, fault, place);
      g_clear_error (&error);
      if (place->store != NULL)
        {
          meanwhile = describe (place->store);
          g_assert_cmpstr (meanwhile, ==, before);
        }
      assert_good_backups (place);

      /* The disk is mended: what was to be done can be done. */
      ok = operation->run (place, &error);
      g_assert_no_error (error);
      g_assert_true (ok);
    }
  afterwards = describe (place->store);
  if (operation->run != back_up && before != NULL)
    g_assert_cmpstr (afterwards, !=, before);
  g_clear_object (&place->store);
  as_file = describe_file (place->path);
  g_assert_cmpstr (as_file, ==, afterwards);
  assert_good_backups (place);
  place_free (place);
  return failed;
}

static void
test_operation (gconstpointer data)
{
  const Operation *operation = data;
  Place *template = template_new ();

  for (Fault fault = FAULT_FULL; fault < N_FAULTS; fault++)
    for (int stays = 0; stays < 2; stays++)
      {
        guint n = 0, after = 1;

        /* A disk that is full stays so; one that fails is the worse the less often it does. */
        if (!try_all && stays != (fault == FAULT_FULL))
          continue;
        while (try_fault (template, operation, fault, after, stays))
          {
            n++;
            after += try_all || after < FIRST_ONES ? 1 : STRIDE;
          }
        g_print ("# %s, %s%s: %u times\n", operation->name, fault_names[fault],
                 stays ? " from then on" : "", n);
      }
  place_free (template);
}

/* Somebody else has the library */

static void
assert_busy (const GError *error, const char *path)
{
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_held (void)
{
  Place *place = template_new ();
  g_autofree char *before = describe_file (place->path);
  g_autofree char *after = NULL;
  g_autoptr (DossierConnection) holder = NULL;
  g_autoptr (DossierConnection) waiting = NULL;
  g_autoptr (GPtrArray) documents = plan_documents (3);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  holder = dossier_connection_open (place->path, DOSSIER_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);
  waiting = dossier_connection_open (place->path, DOSSIER_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);
  dossier_connection_set_patience (waiting, 20);
  g_assert_true (dossier_connection_begin_write (holder, NULL));

  g_assert_false (dossier_tables_write (waiting, documents, &error));
  assert_busy (error, place->path);
  g_clear_error (&error);
  g_ptr_array_add (notes, plan_note (0, 9));
  g_assert_false (dossier_tables_write_annotations (waiting, notes, &error));
  assert_busy (error, place->path);
  g_clear_error (&error);
  g_assert_false (dossier_restore_library (waiting, place->backup, NULL, &error));
  assert_busy (error, place->path);
  g_clear_error (&error);
  /* Whoever writes does not keep others from reading. */
  backup = dossier_backup_make (waiting, DOSSIER_BACKUP_DAILY, NULL, &error);
  g_assert_no_error (error);

  dossier_connection_rollback (holder);
  after = describe_file (place->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (dossier_restore_library (waiting, place->backup, NULL, &error));
  g_assert_no_error (error);
  place_free (place);
}

/* A folder in which nothing can be written */

static void
work_read_only (void)
{
  Place *place;
  g_autofree char *backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* Nothing is read only to the superuser. */
  if (geteuid () == 0)
    g_assert_cmpint (setuid (65534), ==, 0);
  place = template_new ();
  backups = dossier_backup_get_folder (place->path);
  place->store = dossier_store_open (place->path, NULL, NULL, &error);
  g_assert_no_error (error);
  before = describe (place->store);

  g_assert_cmpint (g_mkdir_with_parents (backups, 0500), ==, 0);
  g_assert_cmpint (g_chmod (backups, 0500), ==, 0);
  g_assert_false (back_up (place, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, backups));
  g_clear_error (&error);
  /* No restore without a backup. */
  g_assert_false (restore (place, &error));
  g_assert_nonnull (strstr (error->message, backups));
  after = describe (place->store);
  g_assert_cmpstr (after, ==, before);

  g_assert_cmpint (g_chmod (backups, 0700), ==, 0);
  place_free (place);
}

static void
test_read_only (void)
{
  if (g_test_subprocess ())
    {
      work_read_only ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* What is typed meanwhile */

static void
count_cb (DossierSession *session, const GError *error, guint *n)
{
  g_assert_nonnull (strstr (error->message, "no room left on the disk"));
  (*n)++;
}

static gboolean
is_unsaved (DossierSession *session)
{
  gboolean unsaved;

  g_object_get (session, "unsaved", &unsaved, NULL);
  return unsaved;
}

static void
test_typed (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("a"));
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *uuid = NULL;
  guint n_failures = 0;

  g_assert_true (dossier_store_write (store, batch, NULL, &error));
  document = dossier_store_load (store, "sample", NULL, &error);
  g_assert_no_error (error);
  dossier_session_set_store (session, store);
  dossier_session_set_document (session, document);
  g_signal_connect (session, "save-failed", G_CALLBACK (count_cb), &n_failures);
  uuid = g_strdup (DOSSIER_ITEM (dossier_session_annotate_item (session, NULL))->id);
  dossier_session_flush (session);

  faulty_disk_break (FAULT_FULL, 1, TRUE);
  dossier_session_type_note (session, dossier_session_get_annotation (session, uuid), "Typed");
  while (!is_unsaved (session))
    g_main_context_iteration (NULL, TRUE);
  dossier_session_type_note (session, dossier_session_get_annotation (session, uuid),
                             "Typed while the disk was full");
  dossier_session_flush (session);
  g_assert_true (is_unsaved (session));
  g_assert_cmpuint (n_failures, >=, 1);
  g_assert_cmpstr (dossier_session_get_annotation (session, uuid)->note, ==,
                   "Typed while the disk was full");

  /* Somebody has made room: nothing need be done for it. */
  faulty_disk_mend ();
  while (is_unsaved (session))
    g_main_context_iteration (NULL, TRUE);
  notes = dossier_store_list_annotations (store, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((DossierAnnotation *) notes->pdata[0])->note, ==,
                   "Typed while the disk was full");

  dossier_session_set_store (session, NULL);
  g_clear_object (&session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_store_close (store);
  g_object_unref (store);
  sample_folder_remove (folder);
}

/* What is written is on the disk when it is said to be. */
static void
test_synchronous (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autoptr (DossierConnection) writer =
    dossier_connection_open (path, DOSSIER_CONNECTION_WRITER, NULL, NULL);
  int value;

  g_assert_true (dossier_connection_read_number (writer, "PRAGMA synchronous", &value, NULL));
  g_assert_cmpint (value, ==, 2); /* FULL */
  g_clear_pointer (&writer, dossier_connection_close);
  sample_folder_remove (folder);
}

static void
take_options (int *argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--all"))
      try_all = TRUE;
    else
      argv[kept++] = argv[i];
  argv[kept] = NULL;
  *argc = kept;
}

int
main (int argc, char *argv[])
{
  take_options (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  faulty_disk_install ();

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strconcat ("/reliability/faults/", operations[i].name, NULL);

      g_test_add_data_func (path, &operations[i], test_operation);
    }
  g_test_add_func ("/reliability/faults/held", test_held);
  g_test_add_func ("/reliability/faults/read-only", test_read_only);
  g_test_add_func ("/reliability/faults/typed", test_typed);
  g_test_add_func ("/reliability/faults/synchronous", test_synchronous);
  return g_test_run ();
}
