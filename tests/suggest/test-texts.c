/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole texts, of several layouts and topics: most of what is in them is found, and most of what is
 * found is in them. */
#include "compare.h"
#include "formats/plain/plain.h"

static void
report (CompareKind kind, gboolean missing, const char *value)
{
  g_test_message ("%s of kind %d: %s", missing ? "missing" : "too much", kind, value);
}

static void
test_text (gconstpointer name)
{
  static const double floors[] = {
    [COMPARE_QUOTES] = 0.8,    [COMPARE_DIRECT] = 0.9,  [COMPARE_DATES] = 0.65,
    [COMPARE_COUNTRIES] = 0.9, [COMPARE_PEOPLE] = 0.85, [COMPARE_ORGANISATIONS] = 0.7,
    [COMPARE_LINKS] = 1.0,
  };
  g_autofree char *text = g_strconcat (name, ".txt", NULL);
  g_autofree char *expected = g_strconcat (name, ".expected.json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "suggest", text, NULL);
  g_autofree char *truth_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "suggest", expected, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_plain_read (path, NULL, &error);
  g_autoptr (Truth) truth = truth_read (truth_path);
  g_autoptr (DossierSuggestions) suggestions = NULL;
  Score scores[N_COMPARE_KINDS] = { { 0 } };

  g_assert_no_error (error);
  suggestions = dossier_suggest (g_ptr_array_index (documents, 0));
  compare_suggestions (suggestions, truth, scores, report);
  for (guint i = 0; i < N_COMPARE_KINDS; i++)
    {
      g_assert_cmpfloat (score_get_recall (&scores[i]), >=, floors[i]);
      g_assert_cmpfloat (score_get_precision (&scores[i]), >=, floors[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/suggest/texts/bank", "bank", test_text);
  g_test_add_data_func ("/suggest/texts/climate", "climate", test_text);
  g_test_add_data_func ("/suggest/texts/court", "court", test_text);
  g_test_add_data_func ("/suggest/texts/election", "election", test_text);
  g_test_add_data_func ("/suggest/texts/siege", "siege", test_text);
  g_test_add_data_func ("/suggest/texts/sports", "sports", test_text);
  g_test_add_data_func ("/suggest/texts/trade", "trade", test_text);
  return g_test_run ();
}
