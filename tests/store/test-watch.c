/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program writes is heard of, and what one writes oneself is not. */
#include <unistd.h>

#include "store/sample.h"
#include "store/tables.h"

/* Longer than a test ever waits for what does come. */
#define GUARD_S 20
/* What would come after one's own write would come within this. */
#define QUIET_MS 600

static gboolean
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
count_cb (DossierStore *store, guint *n_changes)
{
  (*n_changes)++;
}

static void
wait_for (guint *n_changes, guint expected)
{
  gboolean late = FALSE;
  guint guard = g_timeout_add_seconds (GUARD_S, set_cb, &late);

  while (*n_changes < expected && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (guard);
}

static void
wait_quietly (void)
{
  gboolean over = FALSE;

  g_timeout_add (QUIET_MS, set_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
annotate (DossierStore *store)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, dossier_annotation_new ("document"));
  g_assert_true (dossier_store_write_annotations (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static DossierStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* @data: whether the other one comes and goes, as dossierctl does, or stays. */
static void
test_changed (gconstpointer data)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = open_store (path);
  DossierStore *other = open_store (path);
  guint n_changes = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n_changes);
  dossier_store_watch (store);
  wait_quietly ();
  g_assert_cmpuint (n_changes, ==, 0);

  annotate (store);
  wait_quietly ();
  g_assert_cmpuint (n_changes, ==, 0);

  for (guint i = 1; i <= 3; i++)
    {
      annotate (other);
      if (data != NULL)
        {
          sample_store_close (other);
          other = open_store (path);
        }
      wait_for (&n_changes, i);
    }

  sample_store_close (other);
  dossier_store_close (store);
  sample_store_close (store);
  sample_folder_remove (folder);
}

/* What was written between opening and watching counts. */
static void
test_before (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = open_store (path);
  DossierStore *other = open_store (path);
  guint n_changes = 0;

  annotate (other);
  sample_store_close (other);
  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n_changes);
  dossier_store_watch (store);
  wait_for (&n_changes, 1);

  dossier_store_close (store);
  sample_store_close (store);
  sample_folder_remove (folder);
}

/* One process with windows, whatever name the file goes by. */
static void
test_claim (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autofree char *other_name = sample_path (folder, "other.sqlite");
  DossierStore *store = open_store (path);
  DossierStore *other;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (path, other_name), ==, 0);
  other = open_store (other_name);
  g_assert_true (dossier_store_claim (store, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_store_claim (other, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, other_name));
  g_clear_error (&error);

  /* dossierctl may go on. */
  annotate (other);
  sample_store_close (store);
  g_assert_true (dossier_store_claim (other, &error));
  g_assert_no_error (error);
  sample_store_close (other);
  sample_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/store/watch/stays", NULL, test_changed);
  g_test_add_data_func ("/store/watch/comes-and-goes", "again", test_changed);
  g_test_add_func ("/store/watch/before", test_before);

  g_test_add_func ("/store/watch/claim", test_claim);

  return g_test_run ();
}
