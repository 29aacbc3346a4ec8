/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the presets write of the bundled dossier, edited at random by a person, while its notes
 * change at random: nothing that the person wrote is lost.
 *
 *   test-export-merge-writers [--start N] [--cases N] */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "../formats/edited-export.h"
#include "formats/importer.h"
#include "formats/markdown/write.h"
#include "formats/merge/merge.h"

#define N_CASES 120
static guint n_cases = N_CASES;
static guint start;

static DossierAnnotation *
make_note (DossierDocument *document, GRand *rand, guint *number)
{
  DossierAnnotation *note = dossier_annotation_new (document->uuid);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  DossierPassage *passage =
    dossier_document_get_passage (document, (guint) g_rand_int_range (rand, 0, (gint32) n));
  guint length = (guint) g_utf8_strlen (passage->text, -1);

  g_free (DOSSIER_ITEM (note)->id);
  DOSSIER_ITEM (note)->id = g_strdup_printf ("5f0c7f0e-6d0b-4c8e-9f5a-%012u", *number);
  note->created = note->modified = G_GINT64_CONSTANT (1600000000000000) + *number;
  note->colour = DOSSIER_COLOUR_YELLOW;
  if (g_rand_int_range (rand, 0, 4) > 0)
    note->note = g_strdup_printf ("My note ours%u.\n\n- one\n- two ours%u.", *number, *number);
  g_ptr_array_add (note->anchors, dossier_anchor_new (passage, 0, MIN (length, 40)));
  ++*number;
  return note;
}

static void
change_notes (GPtrArray *notes, DossierDocument *document, GRand *rand, guint *number)
{
  guint at = notes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) notes->len) : 0;
  DossierAnnotation *copy;

  if (notes->len == 0 || g_rand_int_range (rand, 0, 4) == 0)
    {
      g_ptr_array_add (notes, make_note (document, rand, number));
      return;
    }
  copy = dossier_annotation_copy (notes->pdata[at]);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_object_unref (copy);
      g_ptr_array_remove_index (notes, at);
      return;
    case 1:
      g_free (copy->note);
      copy->note = g_strdup_printf ("Another ours%u.", (*number)++);
      break;
    case 2:
      dossier_annotation_add_tag (copy, "a tag");
      break;
    default:
      copy->colour = DOSSIER_COLOUR_GREEN;
    }
  g_object_unref (notes->pdata[at]);
  notes->pdata[at] = copy;
}

static char *
write_notes (DossierDocument *document, GPtrArray *notes, const char *preset)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (copy, dossier_annotation_copy (notes->pdata[i]));
  dossier_document_set_notes (document, copy);
  excerpt = dossier_excerpt_new (document);
  text = dossier_markdown_write (excerpt, DOSSIER_MARKDOWN_EVERYTHING, preset, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
get_text (DossierMerge *merge)
{
  GBytes *bytes = dossier_merge_get_text (merge);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static DossierMerge *
merge (const char *base, const char *ours, const char *theirs)
{
  g_autoptr (GBytes) bytes = g_bytes_new (theirs, strlen (theirs));
  g_autoptr (GError) error = NULL;
  DossierMerge *self = dossier_merge_new (base, ours, bytes, &error);

  g_assert_no_error (error);
  return self;
}

/* Each word of ours that is new is in the file, or told of in a conflict. */
static void
assert_ours (DossierMerge *self, const char *ours, const char *base, const char *merged)
{
  g_autofree char *all = list_words (ours, strlen (ours), "ours");
  g_auto (GStrv) words = g_strsplit (all, " ", -1);
  g_autoptr (GString) told = g_string_new (merged);

  for (guint i = 0; i < dossier_merge_count_conflicts (self); i++)
    g_string_append (told, dossier_merge_get_conflict (self, i)->ours);
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_autofree char *word = g_strconcat (words[i], ".", NULL);

      if (strstr (base, word) == NULL)
        g_assert_nonnull (strstr (told->str, word));
    }
}

static guint
try_case (DossierDocument *document, const char *preset, guint number)
{
  gboolean outline = strcmp (preset, "logseq") == 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  Editing editing = { rand, outline, NULL, NULL, 0 };
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (DossierMerge) self = NULL;
  g_autoptr (DossierMerge) untouched = NULL;
  g_autoptr (DossierMerge) again = NULL;
  g_autofree char *base = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *later = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n = (guint) g_rand_int_range (rand, 0, 8), next = 100;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (notes, make_note (document, rand, &next));
  base = write_notes (document, notes, preset);
  pieces = pieces_cut (base, outline);
  theirs = edit_export (&editing, pieces, (guint) g_rand_int_range (rand, 0, 15));
  n = (guint) g_rand_int_range (rand, 1, 6);
  for (guint i = 0; i < n; i++)
    change_notes (notes, document, rand, &next);
  ours = write_notes (document, notes, preset);

  /* a file that nobody touched becomes ours, byte for byte */
  untouched = merge (base, ours, base);
  taken = get_text (untouched);
  g_assert_cmpstr (taken, ==, ours);
  g_assert_cmpuint (dossier_merge_count_conflicts (untouched), ==, 0);

  self = merge (base, ours, theirs);
  merged = get_text (self);
  before = list_words (theirs, strlen (theirs), "pers");
  after = list_words (merged, strlen (merged), "pers");
  g_assert_cmpstr (after, ==, before);
  assert_ours (self, ours, base, merged);
  again = merge (dossier_merge_get_base (self), ours, merged);
  later = get_text (again);
  g_assert_cmpstr (later, ==, merged);
  return dossier_merge_count_conflicts (self);
}

static void
remove_library (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_preset (gconstpointer preset)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dossier-merge-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autoptr (DossierDocument) document = dossier_store_load (store, "csto", NULL, &error);
  guint n_conflicts = 0, n_clean = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < n_cases / 4; i++)
    {
      guint n = try_case (document, preset, start + i);

      n_conflicts += n;
      n_clean += n == 0;
    }
  g_test_message ("%u cases, %u merged without a conflict, %u conflicts in the others", n_cases / 4,
                  n_clean, n_conflicts);
  g_clear_object (&store);
  remove_library (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (int i = 1; i + 1 < argc; i++)
    if (strcmp (argv[i], "--start") == 0)
      start = (guint) atoi (argv[i + 1]);
    else if (strcmp (argv[i], "--cases") == 0)
      n_cases = (guint) atoi (argv[i + 1]);
  g_test_add_data_func ("/merge-writers/plain", "plain", test_preset);
  g_test_add_data_func ("/merge-writers/obsidian", "obsidian", test_preset);
  g_test_add_data_func ("/merge-writers/logseq", "logseq", test_preset);
  g_test_add_data_func ("/merge-writers/pandoc", "pandoc", test_preset);

  return g_test_run ();
}
