/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library: what its reader wrote is read out of it, and goes into the one that takes its
 * place. */
#include <glib/gstdio.h>
#include <string.h>

#include "plan.h"
#include "store/backup.h"
#include "store/salvage.h"
#include "store/sample.h"

#define PAGE 4096
#define N_NOTES 60
/* So many pages from one that is damaged to the next. */
#define STRIDE 4

typedef struct
{
  char *folder;
  char *path;
  char *contents;
  gsize length;
} Fixture;

static DossierStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
write_note (DossierStore *store, guint index, guint revision)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, plan_note (index, revision));
  g_assert_true (dossier_store_write_annotations (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
write_documents (DossierStore *store, guint number)
{
  g_autoptr (GPtrArray) documents = plan_documents (number);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (store, documents, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierStore) store = NULL;

  f->folder = sample_folder_new ();
  f->path = sample_path (f->folder, "library.sqlite");
  store = open_store (f->path);
  for (guint i = 0; i < N_NOTES; i++)
    write_note (store, i, i + 1);
  write_documents (store, 1);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (f->path, &f->contents, &f->length, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->path);
  g_free (f->contents);
  sample_folder_remove (f->folder);
}

/* @revisions: of each note, 0 when it is not there, N_NOTES long. Whole: with all tags and anchors;
 * else no more than some of these may be missing. Returns how many there are. */
static guint
recognise (const DossierSalvage *salvage, guint *revisions, gboolean whole)
{
  memset (revisions, 0, N_NOTES * sizeof *revisions);
  for (guint i = 0; i < salvage->annotations->len; i++)
    {
      DossierAnnotation *found = salvage->annotations->pdata[i];
      g_autoptr (DossierAnnotation) expected = NULL;
      guint index, revision;

      g_assert_cmpint (sscanf (found->note, "%u %u", &index, &revision), ==, 2);
      g_assert_cmpuint (index, <, N_NOTES);
      g_assert_cmpuint (revisions[index], ==, 0);
      expected = plan_note (index, revision);
      if (whole)
        g_assert_true (dossier_annotation_equal (found, expected));
      g_assert_cmpstr (found->note, ==, expected->note);
      g_assert_cmpint (found->modified, ==, expected->modified);
      g_assert_cmpint (found->deleted, ==, expected->deleted);
      g_assert_cmpuint (found->tags->len, <=, expected->tags->len);
      g_assert_cmpuint (found->anchors->len, <=, expected->anchors->len);
      revisions[index] = revision;
    }
  return salvage->annotations->len;
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierSalvage) salvage = dossier_salvage_read (f->path);
  guint revisions[N_NOTES];

  g_assert_cmpuint (recognise (salvage, revisions, TRUE), ==, N_NOTES);
  g_assert_cmpuint (salvage->n_lost, ==, 0);
  g_assert_true (dossier_salvage_is_library (f->path, salvage));
}

/* What is in the log only is there as well, in its last committed state; what was thrown away for
 * good does not come back. */
static void
test_log (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierStore) store = open_store (f->path);
  g_autoptr (DossierSalvage) salvage = NULL;
  g_autoptr (GError) error = NULL;
  guint revisions[N_NOTES];

  for (guint i = 0; i < N_NOTES; i += 2)
    write_note (store, i, 500 + 7 * i);
  write_note (store, 1, 3);
  write_note (store, 3, 17);
  g_assert_true (dossier_store_empty_trash (store, G_MAXINT64, NULL, &error));
  salvage = dossier_salvage_read (f->path);
  recognise (salvage, revisions, TRUE);
  for (guint i = 0; i < N_NOTES; i += 2)
    g_assert_cmpuint (revisions[i], ==, (500 + 7 * i) % 7 == 3 ? 0 : 500 + 7 * i);
  g_assert_cmpuint (revisions[1], ==, 0);
  g_assert_cmpuint (revisions[3], ==, 0);
}

/* Without waiting for the disk. */
static void
write_damaged (Fixture *f, const char *damaged)
{
  g_assert_true (g_file_set_contents_full (f->path, damaged, (gssize) f->length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Page after page: only what stood on it is lost, and nothing is ever something else. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  guint n_lost = 0, n_pages = (guint) (f->length / PAGE), n_tried = 0;

  for (guint page = 0; page < n_pages; page += STRIDE, n_tried++)
    {
      g_autofree char *damaged = g_memdup2 (f->contents, f->length);
      g_autoptr (DossierSalvage) salvage = NULL;
      guint revisions[N_NOTES], n;

      memset (damaged + page * PAGE, 0x5a, PAGE);
      write_damaged (f, damaged);
      salvage = dossier_salvage_read (f->path);
      n = recognise (salvage, revisions, FALSE);
      /* Without the first, SQLite does not know what the file is; every row stands elsewhere. */
      if (page == 0)
        g_assert_cmpuint (recognise (salvage, revisions, TRUE), ==, N_NOTES);
      g_assert_cmpuint (n, >=, N_NOTES / 2);
      n_lost += N_NOTES - n;
    }
  g_test_message ("%u of %u notes lost to %u pages", n_lost, n_tried * N_NOTES, n_tried);
  /* Each stands on one page, the long ones on as many as they need. */
  g_assert_cmpuint (n_lost, >, 0);
  g_assert_cmpuint (n_lost, <=, 3 * N_NOTES / STRIDE + N_NOTES / 2);
}

/* Bytes at random: it ends, and what it finds is text. */
static void
test_noise (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint round = 0; round < 25; round++)
    {
      g_autofree char *damaged = g_memdup2 (f->contents, f->length);
      g_autoptr (DossierSalvage) salvage = NULL;

      for (guint i = 0; i < f->length / 50; i++)
        damaged[g_rand_int_range (random, 0, (gint32) f->length)] =
          (char) g_rand_int_range (random, 0, 256);
      write_damaged (f, damaged);
      salvage = dossier_salvage_read (f->path);
      for (guint i = 0; i < salvage->annotations->len; i++)
        {
          DossierAnnotation *annotation = salvage->annotations->pdata[i];

          g_assert_true (annotation->note == NULL || g_utf8_validate (annotation->note, -1, NULL));
          g_assert_nonnull (annotation->document);
        }
    }
}

static void
test_other_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = sample_path (f->folder, "letter.txt");
  g_autoptr (DossierSalvage) salvage = NULL;

  g_assert_true (g_file_set_contents (path, "Dear Sir, this is no library.\n", -1, NULL));
  salvage = dossier_salvage_read (path);
  g_assert_cmpuint (salvage->annotations->len, ==, 0);
  g_assert_false (dossier_salvage_is_library (path, salvage));
}

/* @data: whether there is a backup. */
static void
test_replace (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (DossierSalvage) salvage = NULL;
  g_autoptr (DossierSalvage) again = NULL;
  g_autoptr (DossierStore) store = open_store (f->path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  guint revisions[N_NOTES];
  gsize length, kept_length;

  backup = dossier_store_back_up (store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Since the backup: two notes, of which the damaged file will have the newer states. */
  write_note (store, 5, 600);
  write_note (store, 8, 601);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (f->path, &damaged, &length, NULL));
  memset (damaged, 0x5a, 2 * PAGE);
  g_assert_true (g_file_set_contents (f->path, damaged, (gssize) length, NULL));
  g_assert_null (dossier_store_open (f->path, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  salvage = dossier_salvage_read (f->path);
  g_assert_cmpuint (salvage->annotations->len, >=, N_NOTES - 2);
  aside = dossier_salvage_replace (f->path, data != NULL ? backup : NULL, salvage, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (aside, f->folder));
  g_assert_true (g_file_get_contents (aside, &kept, &kept_length, NULL));
  g_assert_cmpmem (damaged, length, kept, kept_length);

  store = open_store (f->path);
  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  infos = dossier_store_list (store, NULL, &error);
  g_assert_cmpuint (infos->len, ==, data != NULL ? PLAN_DOCUMENTS : 0);
  g_clear_object (&store);

  again = dossier_salvage_read (f->path);
  recognise (again, revisions, TRUE);
  for (guint i = 0; i < N_NOTES; i++)
    if (data != NULL || revisions[i] != 0)
      g_assert_cmpuint (revisions[i], ==, i == 5 ? 600 : i == 8 ? 601 : i + 1);
}

/* What the backup has in a later state stays. */
static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (DossierSalvage) salvage = dossier_salvage_read (f->path);
  g_autoptr (DossierSalvage) again = NULL;
  g_autoptr (DossierStore) store = open_store (f->path);
  g_autoptr (GError) error = NULL;
  guint revisions[N_NOTES];

  write_note (store, 5, 600);
  backup = dossier_store_back_up (store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  aside = dossier_salvage_replace (f->path, backup, salvage, NULL, &error);
  g_assert_no_error (error);
  again = dossier_salvage_read (f->path);
  recognise (again, revisions, TRUE);
  g_assert_cmpuint (revisions[5], ==, 600);
  g_assert_cmpuint (revisions[6], ==, 7);
}

/* What is in memory still takes the place of what was read where it is newer, however often. */
static void
test_known (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint index, revision;
  } known[] = { { 3, 700 }, { 3, 701 }, { 4, 2 }, { 3, 702 }, { 3, 1 } };
  g_autoptr (DossierSalvage) salvage = dossier_salvage_read (f->path);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  guint revisions[N_NOTES];

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_ptr_array_add (notes, plan_note (known[i].index, known[i].revision));
  dossier_salvage_add (salvage, notes);
  g_clear_pointer (&notes, g_ptr_array_unref);
  g_assert_cmpuint (recognise (salvage, revisions, TRUE), ==, N_NOTES);
  for (guint i = 0; i < N_NOTES; i++)
    g_assert_cmpuint (revisions[i], ==, i == 3 ? 702 : i + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, data, func)                                                                      \
  g_test_add ("/reliability/damage/" name, Fixture, data, set_up, func, tear_down)
  ADD ("whole", NULL, test_whole);
  ADD ("log", NULL, test_log);
  ADD ("pages", NULL, test_pages);
  ADD ("noise", NULL, test_noise);
  ADD ("other-file", NULL, test_other_file);
  ADD ("replace-with-backup", "backup", test_replace);
  ADD ("replace-without-backup", NULL, test_replace);
  ADD ("newer", NULL, test_newer);
  ADD ("known", NULL, test_known);
  return g_test_run ();
}
