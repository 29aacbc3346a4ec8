/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of what stands in unmarked texts is suggested, and how much of what is suggested stands
 * in them: for texts with what is to be found beside them, and for the analysis that the bundled
 * dossier retells, with the dossier as the truth. BENCH_VERBOSE=1 names what is missing and what is
 * too much.
 *
 *   bench-suggest CSTO.XML SEED.TXT (or "") FIXTURES */
#include <locale.h>

#include "../suggest/groups.h"
#include "bench.h"
#include "formats/plain/plain.h"
#include "formats/tei/tei.h"

static const char *const names[] = {
  "quotes, with speaker",
  "of these direct",
  "their dates",
  "their sources",
  "dates",
  "countries",
  "people",
  "organisations",
  "links",
};
static const double targets[] = { 0.9, 0.9, 0, 0, 0.95, 0.98, 0, 0, 1.0 };

static void
report (CompareKind kind, gboolean missing, const char *value)
{
  if (g_getenv ("BENCH_VERBOSE") != NULL)
    g_print ("      %s %s: %s\n", missing ? "missing" : "too much", names[kind], value);
}

static void
print_scores (const char *what, const Score *scores, gboolean with_targets)
{
  bench_heading ("  %-40s %8s %8s %10s %10s", what, "there", "found", "recall", "precision");
  for (guint i = 0; i < N_COMPARE_KINDS; i++)
    {
      double recall = score_get_recall (&scores[i]);
      double precision = score_get_precision (&scores[i]);
      gboolean holds = recall >= targets[i] && precision >= targets[i];

      bench_heading ("    %-38s %8u %8u %10.2f %10.2f%s", names[i], scores[i].expected,
                     scores[i].found, recall, precision,
                     !with_targets || targets[i] <= 0 ? ""
                     : holds                          ? "  holds"
                                                      : "  DOES NOT HOLD");
    }
}

static DossierDocument *
read_plain (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_plain_read (path, NULL, &error);

  if (documents == NULL)
    bench_fail ("%s", error->message);
  return g_object_ref (g_ptr_array_index (documents, 0));
}

static void
measure (const char *what, const char *path, const Truth *truth, Score *sum, gboolean with_targets)
{
  g_autoptr (DossierDocument) document = read_plain (path);
  Score scores[N_COMPARE_KINDS] = { { 0 } };
  double began = bench_now ();
  g_autoptr (DossierSuggestions) suggestions = dossier_suggest (document);
  double took = bench_now () - began;

  compare_suggestions (suggestions, truth, scores, report);
  print_scores (what, scores, with_targets);
  bench_print ("suggested in", took, "ms");
  for (guint i = 0; i < N_COMPARE_KINDS && sum != NULL; i++)
    {
      sum[i].expected += scores[i].expected;
      sum[i].found += scores[i].found;
      sum[i].right += scores[i].right;
    }
}

static void
measure_seed (const char *csto, const char *seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (Truth) truth = NULL;

  if (*seed == '\0')
    {
      bench_heading ("  The text of the analysis is not here: not measured.");
      return;
    }
  documents = dossier_tei_read (csto, NULL, &error);
  if (documents == NULL)
    bench_fail ("%s", error->message);
  truth = truth_of_document (g_ptr_array_index (documents, 0));
  measure ("the analysis that the dossier retells", seed, truth, NULL, TRUE);
}

/* Each text of the group, and all together. */
static void
measure_group (const CompareGroup *group, const char *folder)
{
  Score sum[N_COMPARE_KINDS] = { { 0 } };

  for (guint i = 0; group->texts[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s/%s.txt", folder, group->texts[i]);
      g_autofree char *expected = g_strdup_printf ("%s/%s.expected.json", folder, group->texts[i]);
      g_autoptr (Truth) truth = truth_read (expected);

      measure (group->texts[i], text, truth, sum, FALSE);
    }
  print_scores (group->title, sum, FALSE);
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    bench_fail ("bench-suggest CSTO.XML SEED.TXT FIXTURES");
  /* Names are printed as they are. */
  setlocale (LC_CTYPE, "");
  bench_heading ("Suggestions for unmarked texts: distinct values");
  measure_seed (argv[1], argv[2]);
  for (guint i = 0; i < N_COMPARE_GROUPS; i++)
    measure_group (&compare_groups[i], argv[3]);
  return 0;
}
