/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-start DOSSIER EMPTY: time from the start of the process to the first frame, and memory two
 * seconds later, of Dossier with its bundled document and of a program with an empty window. Both
 * have first-frame.c linked in. The library is one of its own in a temporary folder. */
#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define N_STARTS 15
#define N_FIRST_STARTS 5
#define N_MEMORY 5
#define SETTLE_US (2 * G_USEC_PER_SEC)
#define PATIENCE_MS 60000

typedef struct
{
  const char *path;
  gboolean is_empty;
  GArray *window; /* ms to the first frame of the window */
  GArray *shown;  /* ms to the first frame with the document */
  GArray *rss;    /* MiB */
  GArray *own;    /* MiB of it that no file backs */
  GArray *pss;    /* MiB */
  GArray *cpu;    /* ms of processor time */
} Program;

typedef struct
{
  GPid pid;
  FILE *out;
  double start;
  double window;
  double shown;
} Process;

static void
read_times (Process *process, const char *path)
{
  char line[100];
  struct pollfd ready = { fileno (process->out), POLLIN, 0 };

  while (process->shown == 0)
    {
      gint64 time;

      if (poll (&ready, 1, PATIENCE_MS) <= 0 || fgets (line, sizeof line, process->out) == NULL)
        bench_fail ("%s showed no document", path);
      if (sscanf (line, "window %" G_GINT64_FORMAT, &time) == 1)
        process->window = time / 1000.0 - process->start;
      if (sscanf (line, "shown %" G_GINT64_FORMAT, &time) == 1)
        process->shown = time / 1000.0 - process->start;
    }
}

static void
start_process (Process *process, Program *program)
{
  const char *argv[] = { program->path, NULL };
  g_auto (GStrv) env = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int out;

  if (program->is_empty)
    env = g_environ_setenv (env, "BENCH_SHOWN", "window", TRUE);
  *process = (Process){ .start = bench_now () };
  if (!g_spawn_async_with_pipes (NULL, (char **) argv, env, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                 &process->pid, NULL, &out, NULL, &error))
    bench_fail ("%s", error->message);
  process->out = fdopen (out, "r");
  /* One line at a time, so that poll() sees what fgets() has not taken. */
  setvbuf (process->out, NULL, _IONBF, 0);
  read_times (process, program->path);
}

static void
end_process (Process *process)
{
  int status;

  kill (process->pid, SIGTERM);
  while (waitpid (process->pid, &status, 0) < 0 && errno == EINTR)
    ;
  fclose (process->out);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    bench_fail ("A program did not end well (status %d)", status);
}

/* The number after @key in a file of /proc, in MiB. */
static double
read_memory (GPid pid, const char *file, const char *key)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, file);
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    line = strstr (text, key);
  if (line == NULL)
    bench_fail ("%s does not say %s", path, key);
  return g_ascii_strtod (line + strlen (key), NULL) / 1024;
}

static double
read_cpu (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  unsigned long user, system;

  /* The name in brackets may hold anything. */
  if (!g_file_get_contents (path, &text, NULL, NULL) ||
      sscanf (strrchr (text, ')') + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
              &user, &system) != 2)
    bench_fail ("%s cannot be read", path);
  return (user + system) * 1000.0 / sysconf (_SC_CLK_TCK);
}

static void
measure_start (Program *program)
{
  Process process;

  start_process (&process, program);
  bench_add (program->window, process.window);
  bench_add (program->shown, process.shown);
  end_process (&process);
}

static void
measure_memory (Program *program)
{
  Process process;

  start_process (&process, program);
  g_usleep (SETTLE_US);
  bench_add (program->rss, read_memory (process.pid, "status", "VmRSS:"));
  bench_add (program->own, read_memory (process.pid, "status", "RssAnon:"));
  bench_add (program->pss, read_memory (process.pid, "smaps_rollup", "\nPss:"));
  bench_add (program->cpu, read_cpu (process.pid));
  end_process (&process);
}

static void
forget_times (Program *program)
{
  g_array_set_size (program->window, 0);
  g_array_set_size (program->shown, 0);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Runs @measure @n times for both, taking turns at being first: what else goes on in the machine
 * meets both. */
static void
interleave (Program *a, Program *b, guint n, void (*measure) (Program *))
{
  for (guint i = 0; i < n; i++)
    {
      measure (i % 2 == 0 ? a : b);
      measure (i % 2 == 0 ? b : a);
    }
}

static void
measure_starts (Program *dossier, Program *empty)
{
  bench_heading ("Start to the first frame, median of %d starts in turns", N_STARTS);
  interleave (dossier, empty, N_STARTS, measure_start);
  bench_print ("an empty window", bench_median (empty->shown), "ms");
  bench_print ("Dossier's window, with or without the document", bench_median (dossier->window),
               "ms");
  bench_print ("Dossier with its document shown", bench_median (dossier->shown), "ms");
  bench_print ("  slowest and fastest of them: slowest", bench_quantile (dossier->shown, 1), "ms");
  bench_print ("  fastest", bench_quantile (dossier->shown, 0), "ms");
  bench_print_target ("Dossier to the empty window (2.0 is the least acceptable)",
                      bench_median (dossier->shown) / bench_median (empty->shown), "times", 1.5);
}

static void
measure_first_starts (Program *dossier, const char *library)
{
  forget_times (dossier);
  for (guint i = 0; i < N_FIRST_STARTS; i++)
    {
      remove_folder (library);
      measure_start (dossier);
    }
  bench_print ("The very first start, which makes the library, median of 5",
               bench_median (dossier->shown), "ms");
}

static void
measure_memories (Program *dossier, Program *empty)
{
  bench_heading ("Memory 2 seconds after the first frame, median of %d in turns", N_MEMORY);
  interleave (dossier, empty, N_MEMORY, measure_memory);
  bench_print ("an empty window: resident", bench_median (empty->rss), "MiB");
  bench_print ("Dossier: resident", bench_median (dossier->rss), "MiB");
  bench_print_target ("resident memory that Dossier takes more",
                      bench_median (dossier->rss) - bench_median (empty->rss), "MiB", 25);
  bench_print ("  of that, what no file backs (RssAnon)",
               bench_median (dossier->own) - bench_median (empty->own), "MiB");
  bench_print ("proportional memory (PSS) that Dossier takes more",
               bench_median (dossier->pss) - bench_median (empty->pss), "MiB");
  bench_print ("processor time until then: an empty window", bench_median (empty->cpu), "ms");
  bench_print ("processor time until then: Dossier", bench_median (dossier->cpu), "ms");
}

static void
init_program (Program *program, const char *path, gboolean is_empty)
{
  program->path = path;
  program->is_empty = is_empty;
  program->window = bench_samples_new ();
  program->shown = bench_samples_new ();
  program->rss = bench_samples_new ();
  program->own = bench_samples_new ();
  program->pss = bench_samples_new ();
  program->cpu = bench_samples_new ();
}

static void
clear_program (Program *program)
{
  g_array_unref (program->window);
  g_array_unref (program->shown);
  g_array_unref (program->rss);
  g_array_unref (program->own);
  g_array_unref (program->pss);
  g_array_unref (program->cpu);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  static const char *const variables[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                           "XDG_STATE_HOME" };
  g_autofree char *library = NULL;
  Program dossier, empty;

  if (argc != 3 || home == NULL)
    bench_fail ("Usage: bench-start DOSSIER EMPTY");
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = g_build_filename (home, variables[i], NULL);

      g_mkdir (folder, 0700);
      g_setenv (variables[i], folder, TRUE);
    }
  library = g_build_filename (g_getenv ("XDG_DATA_HOME"), "dossier", NULL);

  init_program (&dossier, argv[1], FALSE);
  init_program (&empty, argv[2], TRUE);
  /* Once each beforehand: this makes the library, and warms the caches of files and fonts. */
  interleave (&dossier, &empty, 1, measure_start);
  forget_times (&dossier);
  forget_times (&empty);

  measure_starts (&dossier, &empty);
  measure_first_starts (&dossier, library);
  measure_memories (&dossier, &empty);
  clear_program (&dossier);
  clear_program (&empty);
  remove_folder (home);
  return 0;
}
