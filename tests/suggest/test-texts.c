/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole texts, of several layouts and topics: most of what is in them is found, and most of what is
 * found is in them. */
#include "formats/plain/plain.h"
#include "groups.h"

static void
report (CompareKind kind, gboolean missing, const char *value)
{
  g_test_message ("%s of kind %d: %s", missing ? "missing" : "too much", kind, value);
}

static void
add_text (const char *name, Score *sum)
{
  g_autofree char *text = g_strconcat (name, ".txt", NULL);
  g_autofree char *expected = g_strconcat (name, ".expected.json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "suggest", text, NULL);
  g_autofree char *truth_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "suggest", expected, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_plain_read (path, NULL, &error);
  g_autoptr (Truth) truth = truth_read (truth_path);
  g_autoptr (DossierSuggestions) suggestions = NULL;

  g_assert_no_error (error);
  suggestions = dossier_suggest (g_ptr_array_index (documents, 0));
  /* It adds up. */
  compare_suggestions (suggestions, truth, sum, report);
}

static void
test_group (gconstpointer data)
{
  const CompareGroup *group = data;
  Score scores[N_COMPARE_KINDS] = { { 0 } };

  for (guint i = 0; group->texts[i] != NULL; i++)
    add_text (group->texts[i], scores);
  for (guint i = 0; i < N_COMPARE_KINDS; i++)
    {
      g_test_message ("kind %u: recall %.2f, precision %.2f", i, score_get_recall (&scores[i]),
                      score_get_precision (&scores[i]));
      g_assert_cmpfloat (score_get_recall (&scores[i]), >=, group->floors[i]);
      g_assert_cmpfloat (score_get_precision (&scores[i]), >=, group->floors[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < N_COMPARE_GROUPS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/texts/%s", compare_groups[i].title);

      g_test_add_data_func (path, &compare_groups[i], test_group);
    }
  return g_test_run ();
}
