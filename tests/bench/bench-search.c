/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-search LIBRARY SQLITE3 MODULE QUERIES SOURCE…: searching LIBRARY, which is made of SOURCE…
 * when it is not there (see made-library.h), letter by letter as the lines of QUERIES are typed;
 * and, in turns with it, SQLite's own shell with the tokenizer's MODULE and the same statement. */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "made-library.h"
#include "store/search.h"

#define N_DOCUMENTS 10000
#define LIMIT 50
#define MARK "(done)"

/* The shell, which is written to and answers. */
typedef struct
{
  GSubprocess *process;
  GOutputStream *in;
  GDataInputStream *out;
} Shell;

static void
write_line (Shell *self, const char *line)
{
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_printf (self->in, NULL, NULL, &error, "%s\n", line) ||
      !g_output_stream_flush (self->in, NULL, &error))
    bench_fail ("the shell: %s", error->message);
}

/* Reads its lines up to the mark; returns how many there were. */
static guint
read_answer (Shell *self)
{
  guint n = 0;

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_data_input_stream_read_line (self->out, NULL, NULL, &error);

      if (line == NULL)
        bench_fail ("the shell ended: %s", error != NULL ? error->message : "no reason given");
      if (strcmp (line, MARK) == 0)
        return n;
      n++;
    }
}

static void
shell_open (Shell *self, const char *program, const char *module, const char *library)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *load = g_strdup_printf (".load %s", module);

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, "-batch", "-readonly", library, NULL);
  if (self->process == NULL)
    bench_fail ("%s: %s", program, error->message);
  self->in = g_subprocess_get_stdin_pipe (self->process);
  self->out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (self->out), 1 << 20);
  write_line (self, load);
  write_line (self, ".print " MARK);
  read_answer (self);
}

static void
shell_close (Shell *self)
{
  write_line (self, ".quit");
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->out);
  g_object_unref (self->process);
}

/* What dossier_store_search() asks first (see store/search.c), and then the texts of the first
 * hits, which there are read one by one. */
static double
shell_search (Shell *self, const char *match, guint *n_hits)
{
  g_auto (GStrv) parts = g_strsplit (match, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *count = g_strdup_printf (
    "SELECT rowid FROM search_index WHERE search_index MATCH '%s' ORDER BY rowid LIMIT %d;", quoted,
    DOSSIER_SEARCH_MOST + 1);
  g_autofree char *texts = g_strdup_printf (
    "SELECT p.xml_id, replace (p.text, char (10), ' ') FROM (SELECT rowid AS hit FROM search_index"
    " WHERE search_index MATCH '%s' ORDER BY rowid LIMIT %d) JOIN passages p"
    " ON p.document = hit >> 32 AND p.position = hit & 0xfffffff;",
    quoted, LIMIT);
  double start = bench_now ();

  write_line (self, count);
  write_line (self, ".print " MARK);
  *n_hits = read_answer (self);
  write_line (self, texts);
  write_line (self, ".print " MARK);
  read_answer (self);
  return bench_now () - start;
}

typedef struct
{
  DossierStore *store;
  Shell shell;
  GArray *ours;
  GArray *theirs;
  GArray *ratios;
  GArray *ranked;
  guint n_more;
} Bench;

static DossierFindings *
search (Bench *self, const char *typed, gboolean ranked, double *time)
{
  DossierSearch wanted = {
    .typed = typed, .flags = DOSSIER_WORDS_TYPING, .limit = LIMIT, .ranked = ranked
  };
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  DossierFindings *findings = dossier_store_search (self->store, &wanted, NULL, &error);

  *time = bench_now () - start;
  if (findings == NULL)
    bench_fail ("%s: %s", typed, error->message);
  return findings;
}

static void
measure (Bench *self, const char *typed, gboolean verbose)
{
  double ours, theirs = 0, ranked;
  g_autoptr (DossierFindings) findings = search (self, typed, FALSE, &ours);
  g_autoptr (DossierFindings) best = search (self, typed, TRUE, &ranked);
  g_autofree char *match = dossier_words_to_match (findings->words);
  guint n_hits;

  if (match == NULL)
    return;
  theirs = shell_search (&self->shell, match, &n_hits);
  if (n_hits != findings->total + findings->more || best->total < findings->total)
    bench_fail ("%s: %u hits here, %u in the shell", typed, findings->total, n_hits);
  bench_add (self->ours, ours);
  bench_add (self->theirs, theirs);
  bench_add (self->ratios, ours / theirs);
  bench_add (self->ranked, ranked);
  self->n_more += findings->more;
  if (verbose)
    g_print ("%-28s %7u%c %8.2f ms %8.2f ms %8.1f ms\n", typed, findings->total,
             findings->more ? '+' : ' ', ours, theirs, ranked);
}

static void
type (Bench *self, const char *line, gboolean verbose)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (line, g_utf8_next_char (p) - line);

      measure (self, typed, verbose);
    }
}

static DossierStore *
open_library (const char *path, const char *const *sources)
{
  gboolean made = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);
  double start = bench_now ();

  if (store == NULL)
    bench_fail ("%s", error->message);
  if (made)
    {
      gsize bytes = made_library_fill (store, N_DOCUMENTS, sources);

      bench_print ("text in the library", bytes / 1e6, "MB");
      bench_print ("making it", (bench_now () - start) / 1000, "s");
    }
  return store;
}

int
main (int argc, char *argv[])
{
  Bench self = { 0 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean verbose = g_getenv ("BENCH_VERBOSE") != NULL;

  if (argc < 6 || !g_file_get_contents (argv[4], &text, NULL, NULL))
    bench_fail ("Usage: bench-search LIBRARY SQLITE3 MODULE QUERIES SOURCE…");
  bench_heading ("Searching a library of 10,000 documents, letter by letter");
  self.store = open_library (argv[1], (const char *const *) argv + 5);
  shell_open (&self.shell, argv[2], argv[3], argv[1]);
  self.ours = bench_samples_new ();
  self.theirs = bench_samples_new ();
  self.ratios = bench_samples_new ();
  self.ranked = bench_samples_new ();

  lines = g_strsplit (g_strstrip (text), "\n", -1);
  type (&self, "warming up", FALSE);
  g_array_set_size (self.ours, 0);
  g_array_set_size (self.theirs, 0);
  g_array_set_size (self.ratios, 0);
  g_array_set_size (self.ranked, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    type (&self, lines[i], verbose);

  bench_print ("letters typed", self.ours->len, "");
  bench_print ("of them with more hits than are counted", self.n_more, "");
  bench_print ("hits and counts, median", bench_median (self.ours), "ms");
  bench_print_target ("hits and counts, p95", bench_quantile (self.ours, 0.95), "ms", 16);
  bench_print ("the shell, median", bench_median (self.theirs), "ms");
  bench_print ("the shell, p95", bench_quantile (self.theirs, 0.95), "ms");
  bench_print_target ("ratio of the medians", bench_median (self.ours) / bench_median (self.theirs),
                      "times", 1.3);
  bench_print ("ratio letter by letter, median", bench_median (self.ratios), "times");
  bench_print_target ("ratio of the slowest, p95",
                      bench_quantile (self.ours, 0.95) / bench_quantile (self.theirs, 0.95),
                      "times", 1.3);
  bench_print ("the best ones, median", bench_median (self.ranked), "ms");
  bench_print_target ("the best ones, p95", bench_quantile (self.ranked, 0.95), "ms", 500);
  shell_close (&self.shell);
  g_assert_finalize_object (self.store);
  return 0;
}
