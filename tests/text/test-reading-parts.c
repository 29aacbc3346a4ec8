/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-parts.h"

/* Ten passages of ten words: sections at 0, 2 (with subsections at 2 and 4) and 8. */
static DossierDocument *
make_document (gboolean with_sections)
{
  static const struct
  {
    guint first;
    guint n;
    int level;
  } sections[] = { { 0, 2, 0 }, { 2, 6, 0 }, { 2, 2, 1 }, { 4, 4, 1 }, { 8, 2, 0 } };
  DossierDocument *document = dossier_document_new ();

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);

      dossier_document_take (
        document, dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH,
                                       "one two three four five six seven eight nine ten"));
    }
  for (guint i = 0; with_sections && i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      DossierSection *section = dossier_section_new (id, id);

      section->level = sections[i].level;
      section->parent = -1;
      section->first_passage = sections[i].first;
      section->n_passages = sections[i].n;
      dossier_document_take (document, section);
    }
  return document;
}

/* "0+2 2+6": first passages and numbers of passages */
static void
assert_parts (gboolean with_sections, guint max_words, const char *expected)
{
  g_autoptr (DossierDocument) document = make_document (with_sections);
  g_autoptr (GArray) parts = dossier_reading_parts_new (document, max_words);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DossierReadingPart *part = &g_array_index (parts, DossierReadingPart, i);

      g_string_append_printf (found, "%s%u+%u", i > 0 ? " " : "", part->first, part->n_passages);
      for (guint p = part->first; p < part->first + part->n_passages; p++)
        g_assert_cmpuint (dossier_reading_parts_find (parts, p), ==, i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_whole (void)
{
  assert_parts (TRUE, 100, "0+10");
}

static void
test_sections (void)
{
  assert_parts (TRUE, 60, "0+2 2+6 8+2");
}

static void
test_subsections (void)
{
  assert_parts (TRUE, 40, "0+2 2+2 4+4 8+2");
}

static void
test_anywhere (void)
{
  assert_parts (FALSE, 40, "0+4 4+4 8+2");
  assert_parts (TRUE, 20, "0+2 2+2 4+2 6+2 8+2");
  /* a passage that is too long for a part is one all the same */
  assert_parts (FALSE, 5, "0+1 1+1 2+1 3+1 4+1 5+1 6+1 7+1 8+1 9+1");
}

static void
test_empty (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GArray) parts = dossier_reading_parts_new (document, 10);

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpuint (g_array_index (parts, DossierReadingPart, 0).n_passages, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reading-parts/whole", test_whole);
  g_test_add_func ("/reading-parts/sections", test_sections);
  g_test_add_func ("/reading-parts/subsections", test_subsections);
  g_test_add_func ("/reading-parts/anywhere", test_anywhere);
  g_test_add_func ("/reading-parts/empty", test_empty);

  return g_test_run ();
}
