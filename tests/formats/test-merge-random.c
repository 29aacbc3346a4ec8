/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a person edited at random, and notes that changed at random, merged: nothing of what
 * the person wrote is lost or scrambled, what we changed is there where the person did not touch
 * it.
 *
 *   test-formats-merge-random [--start N] [--cases N]
 *
 * tries other cases, or more of them. */
#include <stdlib.h>
#include <string.h>

#include "edited-export.h"
#include "formats/merge/merge.h"

#if defined(__SANITIZE_ADDRESS__)
#define N_CASES 1000
#else
#define N_CASES 10000
#endif
#define MOST_BLOCKS 12
/* Owners of pieces: blocks have their numbers. */
#define FRONT 1000
#define SECTION 2000

static guint n_cases = N_CASES;
static guint start;

typedef enum
{
  PLAIN,
  CALLOUTS,
  ATTRIBUTES,
  OUTLINE,
} Form;
#define N_FORMS (OUTLINE + 1)

typedef struct
{
  int id;
  int section;
  char *quote;
  const char *colour;
  char *tag;
  char *note; /* or NULL */
} Block;

/* What is exported. */
typedef struct
{
  GRand *rand;
  guint words; /* of ours: "ours0", … */
  int next_id;
  char *title;
  char *sections[3];
  GPtrArray *blocks;
} Notes;

static const char *const vocabulary[] = { "treaty", "the",  "council", "meets", "of",
                                          "states", "said", "nothing", "again", "Žas" };
static const char *const colours[] = { "yellow", "green", "blue" };

static int
pick (Notes *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

/* A few words, one of which stands nowhere else. */
static char *
write_words (Notes *self)
{
  GString *words = g_string_new (NULL);
  int n = 2 + pick (self, 6);

  for (int i = 0; i < n; i++)
    g_string_append_printf (words, "%s ", vocabulary[pick (self, (int) G_N_ELEMENTS (vocabulary))]);
  g_string_append_printf (words, "ours%u.", self->words++);
  return g_string_free (words, FALSE);
}

static char *
write_lines (Notes *self, const char *between)
{
  GString *lines = g_string_new (NULL);
  int n = 1 + pick (self, 3);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = write_words (self);

      g_string_append_printf (lines, "%s%s", i > 0 ? between : "", words);
    }
  return g_string_free (lines, FALSE);
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->quote);
  g_free (block->tag);
  g_free (block->note);
  g_free (block);
}

static Block *
block_new (Notes *self, int section)
{
  Block *block = g_new0 (Block, 1);

  block->id = self->next_id++;
  block->section = section;
  block->quote = write_lines (self, "\n");
  block->colour = colours[pick (self, 3)];
  block->tag = g_strdup (pick (self, 2) ? "same" : "other");
  block->note = pick (self, 3) > 0 ? write_lines (self, pick (self, 2) ? "\n\n" : "\n") : NULL;
  return block;
}

static Notes *
notes_new (GRand *rand)
{
  Notes *self = g_new0 (Notes, 1);
  int n;

  self->rand = rand;
  self->title = write_words (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    self->sections[i] = write_words (self);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  n = 1 + pick (self, MOST_BLOCKS);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (self->blocks, block_new (self, i * 3 / n));
  return self;
}

static void
notes_free (Notes *self)
{
  g_ptr_array_unref (self->blocks);
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    g_free (self->sections[i]);
  g_free (self->title);
  g_free (self);
}

static char *
put_before_lines (const char *text, const char *first, const char *others)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (result, "%s%s%s", i > 0 ? "\n" : "",
                            i == 0              ? first
                            : *lines[i] == '\0' ? ""
                                                : others,
                            lines[i]);
  return g_string_free (result, FALSE);
}

static char *
write_block (const Block *block, Form form)
{
  g_autofree char *quote = put_before_lines (block->quote, "> ", "> ");
  g_autofree char *lines = put_before_lines (block->quote, "\t  > ", "\t  > ");
  g_autofree char *child =
    block->note != NULL ? put_before_lines (block->note, "\n\t\t- ", "\t\t  ") : g_strdup ("");
  g_autofree char *note =
    block->note != NULL ? g_strconcat ("\n\n", block->note, NULL) : g_strdup ("");

  switch (form)
    {
    case CALLOUTS:
      return g_strdup_printf ("> [!quote] %s · #%s\n%s\n\n^n-%d%s", block->colour, block->tag,
                              quote, block->id, note);
    case ATTRIBUTES:
      return g_strdup_printf ("%s\n\n[%s · #%s]{#n-%d .%s}%s", quote, block->colour, block->tag,
                              block->id, block->colour, note);
    case OUTLINE:
      return g_strdup_printf ("\t- %s · #%s\n\t  id:: uuid-%d\n%s%s", block->colour, block->tag,
                              block->id, lines, child);
    default:
      return g_strdup_printf ("%s\n\n%s · #%s ^n-%d%s", quote, block->colour, block->tag, block->id,
                              note);
    }
}

static void
add_section (GPtrArray *pieces, const Notes *self, int section, Form form)
{
  pieces_add (pieces, SECTION + section,
              g_strdup_printf ("%s## %s", form == OUTLINE ? "- " : "", self->sections[section]));
}

static GPtrArray *
cut_notes (const Notes *self, Form form)
{
  GPtrArray *pieces = pieces_new ();
  gboolean same = FALSE, other = FALSE;
  int section = -1;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];

      same |= strcmp (block->tag, "same") == 0;
      other |= strcmp (block->tag, "other") == 0;
    }
  if (form == OUTLINE)
    pieces_add (pieces, FRONT,
                g_strdup_printf ("title:: %s\ntags:: all%s%s\ndossier:: dossier://uuid",
                                 self->title, same ? ", same" : "", other ? ", other" : ""));
  else
    pieces_add (
      pieces, FRONT,
      g_strdup_printf ("---\ntitle: \"%s\"\ntags:\n  - all\n%s%sdossier: dossier://uuid\n---",
                       self->title, same ? "  - same\n" : "", other ? "  - other\n" : ""));
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];

      while (section < block->section)
        add_section (pieces, self, ++section, form);
      pieces_add (pieces, block->id, write_block (block, form));
    }
  while (section + 1 < (int) G_N_ELEMENTS (self->sections))
    add_section (pieces, self, ++section, form);
  for (guint i = 0; form != OUTLINE && i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];
      g_auto (GStrv) lines = g_strsplit (block->quote, "\n", 2);

      pieces_add (pieces, block->id,
                  g_strdup_printf ("[^n-%d]: Source of %s", block->id, lines[0]));
    }
  return pieces;
}

static char *
join_notes (const Notes *self, Form form)
{
  g_autoptr (GPtrArray) pieces = cut_notes (self, form);

  return pieces_join (pieces, form == OUTLINE ? "\n" : "\n\n");
}

/* Which pieces the person may touch, and we. */
typedef struct
{
  gboolean apart;
  guint32 seed;
} Sides;

static gboolean
is_persons (int owner, gpointer data)
{
  const Sides *sides = data;

  return !sides->apart || (((guint) owner * 2654435761u) ^ sides->seed) % 2 == 0;
}

static gboolean
is_ours (int owner, const Sides *sides)
{
  return !sides->apart || !is_persons (owner, (gpointer) sides);
}

static void
change_block (Notes *self, Block *block)
{
  switch (pick (self, 4))
    {
    case 0:
      g_free (block->quote);
      block->quote = write_lines (self, "\n");
      break;
    case 1:
      block->colour = colours[pick (self, 3)];
      break;
    case 2:
      g_free (block->tag);
      block->tag = g_strdup (pick (self, 2) ? "same" : "other");
      break;
    default:
      g_free (block->note);
      block->note = pick (self, 4) > 0 ? write_lines (self, "\n\n") : NULL;
    }
}

/* Two neighbours of one section change places. */
static void
swap_blocks (Notes *self, guint at, const Sides *sides)
{
  Block *first = self->blocks->pdata[at];
  Block *second = at + 1 < self->blocks->len ? self->blocks->pdata[at + 1] : NULL;

  if (second == NULL || first->section != second->section || !is_ours (second->id, sides))
    return;
  self->blocks->pdata[at] = second;
  self->blocks->pdata[at + 1] = first;
}

static void
change_once (Notes *self, const Sides *sides)
{
  guint at = self->blocks->len > 0 ? (guint) pick (self, (int) self->blocks->len) : 0;
  int what = pick (self, 8);
  Block *block;

  if (what == 0 && is_ours (FRONT, sides))
    {
      g_free (self->title);
      self->title = write_words (self);
      return;
    }
  if (what == 1)
    {
      int section = pick (self, 3);

      if (is_ours (SECTION + section, sides))
        {
          g_free (self->sections[section]);
          self->sections[section] = write_words (self);
        }
      return;
    }
  if (self->blocks->len == 0)
    return;
  block = self->blocks->pdata[at];
  if (what == 2)
    g_ptr_array_insert (self->blocks, (int) at + pick (self, 2), block_new (self, block->section));
  else if (!is_ours (block->id, sides))
    return;
  else if (what == 3)
    g_ptr_array_remove_index (self->blocks, at);
  else if (what == 4)
    swap_blocks (self, at, sides);
  else
    change_block (self, block);
}

typedef struct
{
  guint cases, apart, clean, conflicts, again, words;
} Tally;

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

static void
assert_same_words (const char *theirs, const char *merged)
{
  g_autofree char *before = list_words (theirs, strlen (theirs), "pers");
  g_autofree char *after = list_words (merged, strlen (merged), "pers");

  g_assert_cmpstr (after, ==, before);
}

/* Each word of ours is in the file, or told of in a conflict. */
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

/* What we took away is gone. */
static void
assert_gone (const char *ours, const char *base, const char *merged)
{
  g_autofree char *all = list_words (base, strlen (base), "ours");
  g_auto (GStrv) words = g_strsplit (all, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_autofree char *word = g_strconcat (words[i], ".", NULL);

      if (strstr (ours, word) == NULL)
        g_assert_null (strstr (merged, word));
    }
}

/* Merging once more, with what was noted, changes nothing. Returns how many of @n_conflicts that
 * were not decided are told again: all, but where so little is left of a block that it is not known
 * again. */
static guint
assert_at_rest (DossierMerge *self, guint n_conflicts, const char *ours, const char *merged)
{
  g_autoptr (DossierMerge) again = merge (dossier_merge_get_base (self), ours, merged);
  g_autofree char *later = get_text (again);

  if (g_getenv ("MERGE_SHOW") != NULL)
    g_test_message ("NOTED\n%s\nLATER\n%s\nEND\n", dossier_merge_get_base (self), later);
  g_assert_cmpstr (later, ==, merged);
  g_assert_cmpuint (dossier_merge_count_conflicts (again), <=, n_conflicts);
  if (n_conflicts == 0)
    g_assert_cmpstr (dossier_merge_get_base (self), ==, ours);
  return dossier_merge_count_conflicts (again);
}

/* Whatever is chosen: with both, no word is lost; what was decided is at rest. */
static void
assert_decides (DossierMerge *self, const char *ours, const char *theirs, const char *merged)
{
  g_autofree char *both = NULL;
  g_autofree char *kept = NULL;

  for (guint i = 0; i < dossier_merge_count_conflicts (self); i++)
    dossier_merge_resolve (self, i, DOSSIER_MERGE_BOTH);
  both = get_text (self);
  assert_same_words (theirs, both);
  g_assert_cmpstr (dossier_merge_get_base (self), ==, ours);
  for (guint i = 0; i < dossier_merge_count_conflicts (self); i++)
    dossier_merge_resolve (self, i, DOSSIER_MERGE_THEIRS);
  kept = get_text (self);
  g_assert_cmpstr (kept, ==, merged);
  assert_at_rest (self, 0, ours, merged);
}

static void
assert_line_ends (const char *theirs, const char *merged)
{
  gboolean crlf = strstr (theirs, "\r\n") != NULL;

  for (const char *p = strchr (merged, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    g_assert_cmpint (p > merged && p[-1] == '\r', ==, crlf);
}

static void
try_case (guint number, gboolean apart, Form form, Tally *tally)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  Sides sides = { apart, g_rand_int (rand) };
  Editing editing = { rand, form == OUTLINE, is_persons, &sides, 0 };
  Notes *notes = notes_new (rand);
  g_autoptr (GPtrArray) pieces = cut_notes (notes, form);
  g_autofree char *base = join_notes (notes, form);
  g_autofree char *theirs = edit_export (&editing, pieces, g_rand_int_range (rand, 0, 12));
  g_autofree char *ours = NULL;
  g_autofree char *merged = NULL;
  g_autoptr (DossierMerge) self = NULL;
  guint n = g_rand_int_range (rand, 0, 8);

  for (guint i = 0; i < n; i++)
    change_once (notes, &sides);
  ours = join_notes (notes, form);
  self = merge (base, ours, theirs);
  merged = get_text (self);
  if (g_getenv ("MERGE_SHOW") != NULL)
    g_test_message ("BASE\n%s\nOURS\n%s\nTHEIRS\n%s\nMERGED\n%s", base, ours, theirs, merged);

  assert_same_words (theirs, merged);
  assert_line_ends (theirs, merged);
  assert_ours (self, ours, base, merged);
  if (apart)
    {
      g_assert_cmpuint (dossier_merge_count_conflicts (self), ==, 0);
      assert_gone (ours, base, merged);
    }
  tally->again += assert_at_rest (self, dossier_merge_count_conflicts (self), ours, merged);
  tally->conflicts += dossier_merge_count_conflicts (self);
  tally->clean += dossier_merge_count_conflicts (self) == 0;
  assert_decides (self, ours, theirs, merged);
  tally->cases++;
  tally->apart += apart;
  tally->words += editing.words;
  notes_free (notes);
}

static void
test_form (gconstpointer data)
{
  Form form = GPOINTER_TO_INT (data);
  Tally tally = { 0 };

  for (guint i = 0; i < n_cases / N_FORMS; i++)
    {
      guint number = start + i * N_FORMS + form;

      if (g_getenv ("MERGE_SHOW") != NULL)
        g_test_message ("case %u", number);
      try_case (number, i % 2 == 0, form, &tally);
    }
  g_assert_cmpuint (tally.again * 100, >=, tally.conflicts * 99);
  g_test_message ("%u cases, %u of them in different blocks; %u words of the person's; %u merged "
                  "without a conflict, %u conflicts in the others, %u of them told again",
                  tally.cases, tally.apart, tally.words, tally.clean, tally.conflicts, tally.again);
}

static void
read_options (int argc, char *argv[])
{
  for (int i = 1; i + 1 < argc; i++)
    if (strcmp (argv[i], "--start") == 0)
      start = (guint) atoi (argv[i + 1]);
    else if (strcmp (argv[i], "--cases") == 0)
      n_cases = (guint) atoi (argv[i + 1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  read_options (argc, argv);
  g_test_add_data_func ("/merge-random/plain", GINT_TO_POINTER (PLAIN), test_form);
  g_test_add_data_func ("/merge-random/callouts", GINT_TO_POINTER (CALLOUTS), test_form);
  g_test_add_data_func ("/merge-random/attributes", GINT_TO_POINTER (ATTRIBUTES), test_form);
  g_test_add_data_func ("/merge-random/outline", GINT_TO_POINTER (OUTLINE), test_form);

  return g_test_run ();
}
