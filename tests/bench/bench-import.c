/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-import DOSSIERCTL BARE-INSERT XMLLINT CSTO FILE…: `dossierctl import FILE…` into a new
 * library, which first gets the bundled dossier CSTO, beside what cannot be done without: reading
 * the same files with xmllint --stream --noout, and inserting the same passages in a bare loop. */
#include <glib/gstdio.h>
#include <stdio.h>

#include "bench.h"

#define N_RUNS 9

/* Runs @argv to its end; returns milliseconds, and what it printed in @output (nullable). */
static double
run (GPtrArray *argv, char **output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  double start = bench_now ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed,
                     NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    bench_fail ("%s: %s", (char *) argv->pdata[0], error->message);
  if (output != NULL)
    *output = g_steal_pointer (&printed);
  return bench_now () - start;
}

static GPtrArray *
make_argv (const char *program, ...)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  const char *argument;
  va_list arguments;

  g_ptr_array_add (argv, g_strdup (program));
  va_start (arguments, program);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, g_strdup (argument));
  va_end (arguments);
  return argv;
}

/* Appends @path and the files that it includes: the importer reads them, too. */
static void
append_with_includes (GPtrArray *argv, const char *path)
{
  g_autoptr (GRegex) include =
    g_regex_new ("<xi:include[^>]*\\shref=\"([^\"#]+)\"", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    bench_fail ("%s cannot be read", path);
  g_ptr_array_add (argv, g_strdup (path));
  for (g_regex_match (include, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *href = g_match_info_fetch (match, 1);
      char *file = g_build_filename (folder, href, NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_ptr_array_add (argv, file);
      else
        g_free (file);
    }
}

static double
get_size (GPtrArray *argv, guint first)
{
  double bytes = 0;

  for (guint i = first; i + 1 < argv->len; i++)
    {
      GStatBuf info;

      if (g_stat (argv->pdata[i], &info) == 0)
        bytes += info.st_size;
    }
  return bytes / (1024 * 1024);
}

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
run_bare (GPtrArray *argv, guint *n_passages, double *mib)
{
  g_autofree char *output = NULL;
  double milliseconds, bytes;

  run (argv, &output);
  if (sscanf (output, "%lf %u %lf", &milliseconds, n_passages, &bytes) != 3)
    bench_fail ("bare-insert said: %s", output);
  *mib = bytes / (1024 * 1024);
  return milliseconds;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "library.sqlite", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.sqlite", NULL);
  g_autoptr (GPtrArray) import_argv = NULL;
  g_autoptr (GPtrArray) bare_argv = NULL;
  g_autoptr (GPtrArray) xmllint_argv = NULL;
  g_autoptr (GArray) import = bench_samples_new ();
  g_autoptr (GArray) xmllint = bench_samples_new ();
  g_autoptr (GArray) insertion = bench_samples_new ();
  double sum, mib = 0;
  guint n_passages = 0;

  if (argc < 6 || folder == NULL)
    bench_fail ("Usage: bench-import DOSSIERCTL BARE-INSERT XMLLINT CSTO FILE…");
  import_argv = make_argv (argv[1], "--library", library, "import", NULL);
  bare_argv = make_argv (argv[2], library, bare, NULL);
  xmllint_argv = make_argv (argv[3], "--stream", "--noout", argv[4], NULL);
  for (int i = 5; i < argc; i++)
    {
      g_ptr_array_add (import_argv, g_strdup (argv[i]));
      append_with_includes (xmllint_argv, argv[i]);
    }
  g_ptr_array_add (import_argv, NULL);
  g_ptr_array_add (bare_argv, NULL);
  g_ptr_array_add (xmllint_argv, NULL);

  /* One turn beforehand warms the caches. */
  for (guint i = 0; i <= N_RUNS; i++)
    {
      remove_database (library);
      bench_add (import, run (import_argv, NULL));
      bench_add (xmllint, run (xmllint_argv, NULL));
      remove_database (bare);
      bench_add (insertion, run_bare (bare_argv, &n_passages, &mib));
      if (i == 0)
        {
          g_array_set_size (import, 0);
          g_array_set_size (xmllint, 0);
          g_array_set_size (insertion, 0);
        }
    }
  remove_database (library);
  remove_database (bare);
  g_rmdir (folder);

  bench_heading ("Import of %d TEI files and the bundled one (%.1f MiB; %u passages, %.1f MiB) into"
                 " a new library,\nmedian of %d in turns; starting a process is part of both times",
                 argc - 5, get_size (xmllint_argv, 3), n_passages, mib, N_RUNS);
  sum = bench_median (xmllint) + bench_median (insertion);
  bench_print ("xmllint --stream --noout, same files", bench_median (xmllint), "ms");
  bench_print ("bare loop inserting the same passages, without process start",
               bench_median (insertion), "ms");
  bench_print ("dossierctl import", bench_median (import), "ms");
  bench_print_target ("dossierctl import to the sum of both", bench_median (import) / sum, "times",
                      1.5);
  return 0;
}
