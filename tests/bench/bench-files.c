/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-files DOSSIERCTL BARE-INSERT FOLDER N SOURCE…: `dossierctl import` of N text files of some
 * 10 kB each, beside a bare loop that inserts the same passages; and what becomes of a TEI file of
 * 500 MB. FOLDER is made when it is not there. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "bench.h"
#include "made-library.h"

#define N_RUNS 3
#define LARGE (500 * 1000 * 1000)

static void
remove_database (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static double
run (const char *const *argv, char **output)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    bench_fail ("%s: %s", argv[0], error->message);
  return bench_now () - start;
}

static void
measure_files (char *argv[], const char *folder, const char *library, const char *bare)
{
  const char *const import[] = { argv[1], "--library", library, "import", "--json", folder, NULL };
  const char *const insert[] = { argv[2], library, bare, NULL };
  g_autoptr (GArray) imported = bench_samples_new ();
  g_autoptr (GArray) inserted = bench_samples_new ();
  double milliseconds = 0, bytes = 0;
  guint n_passages = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *output = NULL;

      remove_database (library);
      remove_database (bare);
      bench_add (imported, run (import, &told));
      run (insert, &output);
      if (sscanf (output, "%lf %u %lf", &milliseconds, &n_passages, &bytes) != 3)
        bench_fail ("bare-insert said: %s", output);
      bench_add (inserted, milliseconds);
    }
  bench_heading ("Import of %s text files (%u passages, %.1f MiB) into a new library, median of %d"
                 " in turns",
                 argv[4], n_passages, bytes / (1024 * 1024), N_RUNS);
  bench_print ("bare loop inserting the same passages", bench_median (inserted) / 1000, "s");
  bench_print ("dossierctl import, from start to end", bench_median (imported) / 1000, "s");
  bench_print_target ("dossierctl import to the bare loop",
                      bench_median (imported) / bench_median (inserted), "times", 1.3);
}

static void
write_large (const char *path)
{
  static const char start[] = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>";
  static const char line[] = "<p>Nothing but words, and then some more words, in a row.</p>\n";
  static const char end[] = "</body></text></TEI>";
  FILE *file = fopen (path, "w");

  if (file == NULL)
    bench_fail ("%s cannot be written", path);
  fputs (start, file);
  for (gsize written = 0; written < LARGE; written += strlen (line))
    fputs (line, file);
  fputs (end, file);
  if (fclose (file) != 0)
    bench_fail ("%s cannot be written", path);
}

/* The highest memory of all children so far: this is asked before anything else is run. */
static void
measure_large (char *argv[], const char *path, const char *library)
{
  const char *const import[] = { argv[1], "--library", library, "import", path, NULL };
  struct rusage usage;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  double start;
  int status;

  write_large (path);
  start = bench_now ();
  if (!g_spawn_sync (NULL, (char **) import, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                     NULL, NULL, NULL, &said, &status, &error))
    bench_fail ("%s", error->message);
  start = bench_now () - start;
  getrusage (RUSAGE_CHILDREN, &usage);
  g_unlink (path);
  remove_database (library);

  bench_heading ("A TEI file of 500 MB: %s", WEXITSTATUS (status) == 0 ? "taken" : said);
  if (WEXITSTATUS (status) != 0)
    bench_print_target ("refused after, with the start of the program and a new library",
                        start / 1000, "s", 1);
  bench_print_target ("memory at its highest", usage.ru_maxrss / 1024.0, "MiB", 300);
}

int
main (int argc, char *argv[])
{
  g_autofree char *library = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *large = NULL;

  if (argc < 6)
    bench_fail ("Usage: bench-files DOSSIERCTL BARE-INSERT FOLDER N SOURCE…");
  library = g_strconcat (argv[3], ".sqlite", NULL);
  bare = g_strconcat (argv[3], "-bare.sqlite", NULL);
  large = g_strconcat (argv[3], "-large.xml", NULL);
  remove_database (library);
  measure_large (argv, large, library);

  if (!g_file_test (argv[3], G_FILE_TEST_IS_DIR))
    {
      g_autofree char *making = g_strconcat (argv[3], "-making", NULL);

      g_mkdir_with_parents (making, 0755);
      made_library_write_texts (making, (guint) atoi (argv[4]), (const char *const *) argv + 5);
      if (g_rename (making, argv[3]) != 0)
        bench_fail ("%s cannot be made", argv[3]);
    }
  measure_files (argv, argv[3], library, bare);
  remove_database (library);
  remove_database (bare);
  return 0;
}
