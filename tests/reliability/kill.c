/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that is killed at any moment: nothing that it was told to be on the disk is lost,
 * nothing is there by half, and the library opens.
 *
 *   test-kill [--runs N] [--seed S]
 *
 * kills N programs (25), each at a moment that the seed chooses, while they do one thing after the
 * other of child.h's list, four on the same library. */
#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "formats/importer.h"
#include "plan.h"
#include "store/backup.h"
#include "store/compare.h"
#include "store/sample.h"
#include "store/schema.h"

static guint n_runs = 25;
static guint seed = 0;

/* Programs that are killed on the same library before it is a new one. */
#define LIVES 4

/* Within how long each is killed, about as long as a few of its deeds take. */
static const guint longest_us[N_WORKS] = {
  200000, 2600000, 400000, 400000, 500000, 400000, 500000
};

/* What a person typed may be missing for as long as this; where other tests keep the disk busy,
 * only what is lost altogether is a failure. */
#define TYPED_US 1000000
#define TYPED_AMONG_OTHERS_US 20000000
#define ALONE_FROM 100

/* What is known of a library, and what was found in all of them. */
typedef struct
{
  Work work;
  char *folder;
  char *path;
  guint first;             /* with which the next program begins */
  guint notes[PLAN_NOTES]; /* the revision that each surely has */
  GHashTable *documents;   /* numbers that are surely there */
  GHashTable *libraries;   /* the same for WORK_NEW and WORK_MIGRATE */
  GPtrArray *backups;      /* names */
  gboolean state_known;
  char *typed;  /* uuid of the note */
  GArray *keys; /* gint64: when each was typed */
  gint64 killed_at;
} Library;

typedef struct
{
  guint kills;
  guint done;     /* deeds that were told to be done */
  guint first;    /* killed within the first deed, or when all was done */
  guint parts;    /* unfinished backups left lying */
  gint64 longest; /* µs of typing that were missing at most */
} Figures;

static Figures figures[N_WORKS];

/* Libraries */

static DossierStore *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s: %s", path, (const char *) problems->pdata[0]);
  return store;
}

static void
write_state (DossierStore *store, guint state)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) documents = plan_documents (state);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PLAN_NOTES; i++)
    g_ptr_array_add (notes, plan_note (i, plan_state_revision (state)));
  g_assert_true (dossier_store_write_annotations (store, notes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_store_write (store, documents, NULL, &error));
  g_assert_no_error (error);
}

/* Two backups, each of a library of its own. */
static void
prepare_states (Library *self)
{
  for (guint state = 0; state < 2; state++)
    {
      g_autofree char *name = g_strdup_printf ("state-%u.sqlite", state);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *source = g_build_filename (self->folder, "source.sqlite", NULL);
      g_autoptr (DossierStore) store = dossier_store_open (source, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      write_state (store, state);
      g_assert_true (dossier_store_back_up_to (store, path, NULL, &error));
      g_assert_no_error (error);
      dossier_store_close (store);
      g_unlink (source);
    }
}

static void
prepare_old_ones (Library *self)
{
  for (guint i = 0; i < CHILD_LIBRARIES; i++)
    {
      g_autofree char *version =
        g_strdup_printf ("v%u.sqlite", 1 + i % (DOSSIER_SCHEMA_VERSION - 1));
      g_autofree char *fixture =
        g_test_build_filename (G_TEST_DIST, "fixtures", "store", version, NULL);
      g_autofree char *name = g_strdup_printf ("library-%u.sqlite", i);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (fixture, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
    }
}

static Library *
library_new (Work work)
{
  Library *self = g_new0 (Library, 1);
  g_autoptr (GError) error = NULL;

  self->work = work;
  self->folder = sample_folder_new ();
  self->path = g_build_filename (self->folder, "library.sqlite", NULL);
  self->first = 1;
  self->documents = g_hash_table_new (NULL, NULL);
  self->libraries = g_hash_table_new (NULL, NULL);
  self->backups = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (work == WORK_MIGRATE)
    prepare_old_ones (self);
  else if (work == WORK_RESTORE)
    prepare_states (self);
  if (work != WORK_MIGRATE && work != WORK_NEW)
    {
      g_autoptr (DossierStore) store = work == WORK_TYPE
                                         ? dossier_library_open (self->path, NULL, &error)
                                         : dossier_store_open (self->path, NULL, NULL, &error);

      g_assert_no_error (error);
      if (work == WORK_RESTORE)
        write_state (store, 1);
    }
  return self;
}

static void
library_free (Library *self)
{
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->libraries);
  g_ptr_array_unref (self->backups);
  g_array_unref (self->keys);
  g_free (self->typed);
  g_free (self->path);
  sample_folder_remove (self->folder);
  g_free (self);
}

/* What the program said before it was killed */

static void
hear_note (Library *self, guint revision)
{
  for (guint i = 0; i < plan_count_together (revision); i++)
    self->notes[(revision * 3 + i) % PLAN_NOTES] = revision;
}

static void
hear (Library *self, const char *line)
{
  gint64 time;
  guint number;

  if (g_str_has_prefix (line, "failed"))
    g_error ("The program %s", line);
  if (sscanf (line, "note %u", &number) == 1)
    hear_note (self, number);
  else if (sscanf (line, "documents %u", &number) == 1)
    g_hash_table_add (self->documents, GUINT_TO_POINTER (number));
  else if (sscanf (line, "library %u", &number) == 1)
    g_hash_table_add (self->libraries, GUINT_TO_POINTER (number));
  else if (sscanf (line, "key %u %" G_GINT64_FORMAT, &number, &time) == 2)
    g_array_append_val (self->keys, time);
  else if (g_str_has_prefix (line, "uuid "))
    self->typed = g_strdup (line + strlen ("uuid "));
  else if (g_str_has_prefix (line, "backup "))
    g_ptr_array_add (self->backups, g_strdup (line + strlen ("backup ")));
  else if (sscanf (line, "state %u", &number) != 1)
    return;
  figures[self->work].done++;
}

/* Reads what comes for @us microseconds after "ready", then kills. */
static char *
read_and_kill (GPid pid, int output, guint us, gint64 *killed_at)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 deadline = 0;
  char buffer[4096];
  ssize_t n;

  while (TRUE)
    {
      struct pollfd watched = { output, POLLIN, 0 };
      gint64 now = g_get_monotonic_time ();

      if (deadline == 0 && strstr (text->str, "ready\n") != NULL)
        deadline = now + us;
      if (deadline != 0 && now >= deadline)
        break;
      if (poll (&watched, 1, deadline == 0 ? -1 : (int) ((deadline - now) / 1000)) == 0)
        {
          now = g_get_monotonic_time ();
          if (deadline > now)
            g_usleep ((gulong) (deadline - now));
          break;
        }
      n = read (output, buffer, sizeof buffer);
      if (n <= 0)
        break;
      g_string_append_len (text, buffer, n);
    }

  *killed_at = g_get_monotonic_time ();
  kill (pid, SIGKILL);
  while ((n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
live (Library *self, guint us)
{
  g_autofree char *first = g_strdup_printf ("%u", self->first);
  const char *arguments[] = { "/proc/self/exe", "--child", work_names[self->work],
                              self->folder,     first,     NULL };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint done = figures[self->work].done;
  gboolean whole;
  GPid pid;
  int output, status;

  g_array_set_size (self->keys, 0);
  g_clear_pointer (&self->typed, g_free);
  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  text = read_and_kill (pid, output, us, &self->killed_at);
  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  /* Half a line was not said. */
  whole = g_str_has_suffix (text, "\n");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && (whole || lines[i + 1] != NULL); i++)
    hear (self, lines[i]);
  figures[self->work].kills++;
  if (figures[self->work].done == done)
    figures[self->work].first++;
}

/* What is there afterwards */

/* The revision of each of the planned notes, 0 for none; anything else is a half. */
static void
read_revisions (DossierStore *store, guint *revisions)
{
  for (int trashed = 0; trashed < 2; trashed++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) notes =
        dossier_store_list_annotations (store, NULL, trashed, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < notes->len; i++)
        {
          guint index, revision;

          g_assert_true (plan_recognise (notes->pdata[i], &index, &revision));
          g_assert_cmpuint (revisions[index], ==, 0);
          revisions[index] = revision;
        }
    }
}

static void
check_notes (Library *self, DossierStore *store)
{
  guint found[PLAN_NOTES] = { 0 };
  guint last = 0;

  read_revisions (store, found);
  for (guint i = 0; i < PLAN_NOTES; i++)
    {
      g_assert_cmpuint (found[i], >=, self->notes[i]);
      last = MAX (last, found[i]);
    }
  /* What came in one transaction is there together, unless it was written again. */
  for (guint i = 0; i < PLAN_NOTES; i++)
    for (guint j = 0; found[i] != 0 && j < plan_count_together (found[i]); j++)
      g_assert_cmpuint (found[(found[i] * 3 + j) % PLAN_NOTES], >=, found[i]);

  for (guint i = 0; i < PLAN_NOTES; i++)
    self->notes[i] = found[i];
  self->first = last + 1;
}

static void
check_typed (Library *self, DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dossier_store_list_annotations (store, NULL, FALSE, NULL, &error);
  guint last = 0;

  g_assert_no_error (error);
  if (self->typed == NULL)
    return;
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *note = notes->pdata[i];

      if (g_str_equal (DOSSIER_ITEM (note)->id, self->typed) && note->note != NULL)
        g_assert_cmpint (sscanf (note->note, "Typed %u", &last), ==, 1);
    }

  /* Keys are numbered from one. The first that is missing tells how much is. */
  g_assert_cmpuint (last, <=, self->keys->len + 1);
  if (last < self->keys->len)
    {
      gint64 missing = self->killed_at - g_array_index (self->keys, gint64, last);

      g_assert_cmpint (missing, <, n_runs >= ALONE_FROM ? TYPED_US : TYPED_AMONG_OTHERS_US);
      figures[WORK_TYPE].longest = MAX (figures[WORK_TYPE].longest, missing);
    }
}

static guint
count_documents (DossierStore *store, GHashTable *uuids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = dossier_store_list (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < infos->len; i++)
    g_hash_table_add (uuids, g_strdup (((DossierDocumentInfo *) infos->pdata[i])->uuid));
  return infos->len;
}

static void
assert_documents (DossierStore *store, guint number)
{
  g_autoptr (GPtrArray) expected = plan_documents (number);

  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) loaded =
        dossier_store_load (store, ((DossierDocument *) expected->pdata[i])->uuid, NULL, &error);

      g_assert_no_error (error);
      assert_same_documents (expected->pdata[i], loaded);
    }
}

static void
check_documents (Library *self, DossierStore *store)
{
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = count_documents (store, uuids);
  guint number;

  for (number = 1;; number++)
    {
      g_autofree char *uuid = plan_document_uuid (number, 0);

      if (!g_hash_table_contains (uuids, uuid))
        break;
      /* Those of former lives have been compared. */
      if (number >= self->first)
        assert_documents (store, number);
    }
  g_assert_cmpuint (n, ==, (number - 1) * PLAN_DOCUMENTS);
  g_assert_cmpuint (g_hash_table_size (self->documents), <=, number - 1);
  self->first = number;
}

static char *
get_library_path (Library *self, guint i)
{
  g_autofree char *name = g_strdup_printf ("library-%u.sqlite", i);

  return g_build_filename (self->folder, name, NULL);
}

static void
check_new_ones (Library *self)
{
  for (guint i = 0; i < CHILD_LIBRARIES; i++)
    {
      g_autofree char *path = get_library_path (self, i);
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (DossierDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_assert_false (g_hash_table_contains (self->libraries, GUINT_TO_POINTER (i)));
          break;
        }
      if (g_hash_table_contains (self->libraries, GUINT_TO_POINTER (i)))
        g_assert_cmpint (sample_query (path, "SELECT count (*) FROM documents"), ==, 1);

      store = dossier_library_open (path, NULL, &error);
      g_assert_no_error (error);
      document = dossier_store_load (store, "csto", NULL, &error);
      g_assert_no_error (error);
    }
}

/* Old or new, each whole, and the old one is kept wherever the new one stands. */
static void
check_old_ones (Library *self, gboolean last)
{
  g_autoptr (DossierDocument) expected = sample_document ("fixture");
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  /* Former versions did not keep it apart. */
  g_ptr_array_set_size (expected->used, 0);
  for (guint i = 0; i < CHILD_LIBRARIES; i++)
    {
      g_autofree char *path = get_library_path (self, i);
      gint64 version = sample_query (path, "PRAGMA user_version");
      gint64 former = 1 + i % (DOSSIER_SCHEMA_VERSION - 1);
      g_autoptr (GPtrArray) backups = dossier_backup_list (path);
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (DossierDocument) loaded = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (version, >=, former);
      if (g_hash_table_contains (self->libraries, GUINT_TO_POINTER (i)))
        g_assert_cmpint (version, ==, DOSSIER_SCHEMA_VERSION);
      for (guint j = 0; j < backups->len; j++)
        g_assert_true (dossier_backup_is_good (backups->pdata[j], NULL));
      if (version > former)
        g_assert_cmpuint (backups->len, >, 0);

      /* Opening it would leave the next program nothing to do. */
      if (!last)
        continue;
      store = open_library (path);
      loaded = dossier_store_load (store, "sample", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dossier_document_count (loaded, DOSSIER_KIND_NOTE), ==,
                        former >= 3 ? 1 : 0);
      dossier_document_set_notes (loaded, nothing);
      assert_same_documents (expected, loaded);
    }
}

static void
check_backups (Library *self)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (self->path);
  g_autofree char *folder = dossier_backup_get_folder (self->path);

  for (guint i = 0; i < backups->len; i++)
    g_assert_true (dossier_backup_is_good (backups->pdata[i], NULL));
  for (guint i = 0; i < self->backups->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, self->backups->pdata[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* All of the one state, or all of the other. */
static void
check_state (Library *self, DossierStore *store)
{
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint revisions[PLAN_NOTES] = { 0 };
  guint state;

  read_revisions (store, revisions);
  state = revisions[0] - plan_state_revision (0);
  g_assert_cmpuint (state, <, 2);
  for (guint i = 0; i < PLAN_NOTES; i++)
    g_assert_cmpuint (revisions[i], ==, plan_state_revision (state));
  g_assert_cmpuint (count_documents (store, uuids), ==, PLAN_DOCUMENTS);
  assert_documents (store, state);
}

/* Unfinished backups may lie about, and are in nobody's way. */
static void
count_parts (Library *self)
{
  g_autofree char *folder = dossier_backup_get_folder (self->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".part"))
      figures[self->work].parts++;
}

static void
check (Library *self, gboolean last)
{
  g_autoptr (DossierStore) store = NULL;

  if (last)
    count_parts (self);
  if (self->work == WORK_NEW)
    {
      check_new_ones (self);
      return;
    }
  if (self->work == WORK_MIGRATE)
    {
      check_old_ones (self, last);
      return;
    }

  store = open_library (self->path);
  switch (self->work)
    {
    case WORK_EDIT:
      check_notes (self, store);
      break;
    case WORK_TYPE:
      check_typed (self, store);
      break;
    case WORK_IMPORT:
      check_documents (self, store);
      break;
    case WORK_BACKUP:
      check_notes (self, store);
      check_backups (self);
      break;
    case WORK_RESTORE:
      check_state (self, store);
      check_backups (self);
      break;
    case WORK_NEW:
    case WORK_MIGRATE:
    case N_WORKS:
    default:
      g_assert_not_reached ();
    }
}

static void
print_figures (void)
{
  g_print ("# %-8s %6s %6s %6s %10s\n", "", "killed", "deeds", "first", "unfinished");
  for (guint work = 0; work < N_WORKS; work++)
    g_print ("# %-8s %6u %6u %6u %10u\n", work_names[work], figures[work].kills, figures[work].done,
             figures[work].first, figures[work].parts);
  g_print ("# typing missing at most: %.3f s\n", (double) figures[WORK_TYPE].longest / 1e6);
}

static void
test_kill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint run = 0;

  g_print ("# --runs %u --seed %u\n", n_runs, seed);
  for (guint i = 0; run < n_runs; i++)
    {
      Library *library = library_new (i % N_WORKS);

      for (guint l = 0; l < LIVES && run < n_runs; l++, run++)
        {
          guint us = (guint) g_rand_int_range (random, 0, (gint32) longest_us[library->work]);

          g_test_message ("%u: %s, killed after %u µs", run, work_names[library->work], us);
          live (library, us);
          check (library, l == LIVES - 1 || run == n_runs - 1);
        }
      library_free (library);
    }
  print_figures ();
}

static Work
find_work (const char *name)
{
  for (Work work = 0; work < N_WORKS; work++)
    if (g_str_equal (work_names[work], name))
      return work;
  g_assert_not_reached ();
}

static void
take_options (int *argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--runs") && i + 1 < *argc)
      n_runs = (guint) atoi (argv[++i]);
    else if (g_str_equal (argv[i], "--seed") && i + 1 < *argc)
      seed = (guint) atoi (argv[++i]);
    else
      argv[kept++] = argv[i];
  argv[kept] = NULL;
  *argc = kept;
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "--child"))
    return child_main (find_work (argv[2]), argv[3], (guint) atoi (argv[4]));

  seed = g_random_int () % 1000000;
  take_options (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reliability/kill", test_kill);
  return g_test_run ();
}
