/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three texts made into one: what a person sees. */
#include <string.h>

#include "formats/merge/merge.h"

/* What the program wrote. */
#define HEAD "---\ntitle: \"Talks\"\ntags: [alpha, beta]\ndossier: dossier://uuid\n---\n\n"
#define BLOCK_1 "> First words of the source.\n> Second line of it.\n\nyellow #a ^n-1\n\nA note.\n"
#define BLOCK_2 "> [!quote] green #b\n> Something else was said here.\n\n^n-2\n"
#define BLOCK_3 "> The third of the quotes.\n\n[blue #c]{#n-3 .blue}\n"
#define NOTES "[^n-1]: Zas, 2020, p1\n"
#define BASE HEAD "# Talks\n\n## One\n\n" BLOCK_1 "\n" BLOCK_2 "\n## Two\n\n" BLOCK_3 "\n" NOTES

static DossierMerge *
merge (const char *base, const char *ours, const char *theirs)
{
  g_autoptr (GBytes) bytes = g_bytes_new (theirs, strlen (theirs));
  g_autoptr (GError) error = NULL;
  DossierMerge *self = dossier_merge_new (base, ours, bytes, &error);

  g_assert_no_error (error);
  return self;
}

static char *
take_text (DossierMerge *self)
{
  GBytes *bytes = dossier_merge_get_text (self);

  if (g_bytes_get_size (bytes) == 0)
    return g_strdup ("");
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* @text with each of the pairs of words replaced. */
static char *
change (const char *text, ...)
{
  GString *changed = g_string_new (text);
  va_list pairs;
  const char *from;

  va_start (pairs, text);
  while ((from = va_arg (pairs, const char *)) != NULL)
    {
      guint n = g_string_replace (changed, from, va_arg (pairs, const char *), 0);

      g_assert_cmpuint (n, >, 0);
    }
  va_end (pairs);
  return g_string_free (changed, FALSE);
}

static void
assert_merges (const char *base, const char *ours, const char *theirs, const char *expected)
{
  g_autoptr (DossierMerge) self = merge (base, ours, theirs);
  g_autoptr (DossierMerge) again = NULL;
  g_autofree char *text = take_text (self);
  g_autofree char *later = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (dossier_merge_count_conflicts (self), ==, 0);
  g_assert_cmpstr (dossier_merge_get_base (self), ==, ours);
  again = merge (ours, ours, text);
  later = take_text (again);
  g_assert_cmpstr (later, ==, expected);
}

/* One conflict; the file's text stays. */
static DossierMerge *
assert_clashes (const char *base,
                const char *ours,
                const char *theirs,
                const char *expected,
                DossierMergeKind kind)
{
  DossierMerge *self = merge (base, ours, theirs);
  g_autofree char *text = take_text (self);
  g_autofree char *told = NULL;
  g_autoptr (DossierMerge) again = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (dossier_merge_count_conflicts (self), ==, 1);
  g_assert_cmpint (dossier_merge_get_conflict (self, 0)->kind, ==, kind);
  told = dossier_merge_conflict_describe (dossier_merge_get_conflict (self, 0));
  g_assert_true (g_utf8_validate (told, -1, NULL));
  g_assert_null (strstr (told, "“”"));

  /* It is told again until something is chosen. */
  again = merge (dossier_merge_get_base (self), ours, text);
  later = take_text (again);
  g_assert_cmpstr (later, ==, expected);
  g_assert_cmpuint (dossier_merge_count_conflicts (again), ==, 1);
  g_assert_cmpstr (dossier_merge_get_conflict (again, 0)->theirs, ==,
                   dossier_merge_get_conflict (self, 0)->theirs);
  g_assert_cmpstr (dossier_merge_get_conflict (again, 0)->ours, ==,
                   dossier_merge_get_conflict (self, 0)->ours);
  return self;
}

static void
test_one_side (void)
{
  g_autofree char *ours = change (BASE, "A note.", "A better note.", "green", "red", NULL);
  g_autofree char *theirs =
    change (BASE, "A note.", "A note of mine.", "# Talks\n", "# Talks\n\nMy own words.\n", NULL);

  assert_merges (BASE, BASE, BASE, BASE);
  assert_merges (BASE, ours, BASE, ours);
  assert_merges (BASE, BASE, theirs, theirs);
  assert_merges (BASE, ours, ours, ours);
}

/* Different blocks, different lines of one block. */
static void
test_both (void)
{
  g_autofree char *ours = change (BASE, "A note.", "A better note.", "green", "red", NULL);
  g_autofree char *theirs =
    change (BASE, "^n-2\n", "^n-2\n\nAnd what I think.\n", "Second line", "Second (!) line",
            "third", "THIRD", "p1\n", "p1\n\nMy last words.", NULL);
  g_autofree char *expected = change (theirs, "A note.", "A better note.", "green", "red", NULL);

  assert_merges (BASE, ours, theirs, expected);
}

static void
test_conflict (void)
{
  g_autofree char *ours = change (BASE, "A note.", "A better note.", "green", "red", NULL);
  g_autofree char *theirs = change (BASE, "A note.", "My note.", NULL);
  g_autofree char *expected = change (theirs, "green", "red", NULL);
  g_autofree char *mine = change (expected, "My note.", "A better note.", NULL);
  g_autofree char *both = change (expected, "My note.", "My note.\n\nA better note.", NULL);
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (DossierMerge) self =
    assert_clashes (BASE, ours, theirs, expected, DOSSIER_MERGE_CHANGED);
  const DossierMergeConflict *conflict = dossier_merge_get_conflict (self, 0);
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  g_assert_cmpstr (conflict->base, ==, "A note.\n");
  g_assert_cmpstr (conflict->ours, ==, "A better note.\n");
  g_assert_cmpstr (conflict->theirs, ==, "My note.\n");
  g_assert_cmpstr (conflict->name, ==, "n-1");
  g_assert_cmpstr (lines[conflict->line - 1], ==, "My note.");

  dossier_merge_resolve (self, 0, DOSSIER_MERGE_OURS);
  text = take_text (self);
  g_assert_cmpstr (text, ==, mine);
  g_assert_cmpstr (dossier_merge_get_base (self), ==, ours);
  dossier_merge_resolve (self, 0, DOSSIER_MERGE_BOTH);
  second = take_text (self);
  g_assert_cmpstr (second, ==, both);
  dossier_merge_resolve (self, 0, DOSSIER_MERGE_THEIRS);
  third = take_text (self);
  g_assert_cmpstr (third, ==, expected);
  g_assert_cmpstr (dossier_merge_get_base (self), ==, ours);
  assert_merges (ours, ours, expected, expected);
}

static void
test_moved (void)
{
  g_autofree char *ours = change (BASE, "Something else", "Something quite else", NULL);
  /* the second block under the other heading, with words of the person's below it */
  g_autofree char *theirs =
    change (BASE, BLOCK_2 "\n", "", BLOCK_3, BLOCK_3 "\n" BLOCK_2 "\nI moved it here.\n", NULL);
  g_autofree char *expected = change (theirs, "Something else", "Something quite else", NULL);

  assert_merges (BASE, ours, theirs, expected);
}

static void
test_split (void)
{
  g_autofree char *ours = change (BASE, "#a", "#a #z", "A note.", "Another note.", NULL);
  g_autofree char *theirs =
    change (BASE, "source.\n> Second", "source.\n\nMine!\n\n> Second", NULL);
  g_autofree char *expected = change (theirs, "#a", "#a #z", "A note.", "Another note.", NULL);
  g_autofree char *joined = change (BASE, "source.\n> Second", "source. Second", NULL);
  g_autofree char *both = change (joined, "#a", "#a #z", "A note.", "Another note.", NULL);
  g_autofree char *removed = change (BASE, BLOCK_1 "\n", "", NULL);
  g_autoptr (DossierMerge) self = NULL;

  assert_merges (BASE, ours, theirs, expected);
  assert_merges (BASE, ours, joined, both);
  self = assert_clashes (BASE, removed, theirs, theirs, DOSSIER_MERGE_GONE);
  g_assert_nonnull (strstr (dossier_merge_get_conflict (self, 0)->theirs, "Mine!"));
}

static void
test_deleted (void)
{
  g_autofree char *theirs = change (BASE, BLOCK_2 "\n", "", NULL);
  g_autofree char *other = change (BASE, "A note.", "A better note.", NULL);
  g_autofree char *expected = change (theirs, "A note.", "A better note.", NULL);
  g_autofree char *same = change (BASE, "#b", "#b #new", NULL);
  g_autofree char *back = change (theirs, "## Two", BLOCK_2 "\n## Two", "", "", NULL);
  g_autofree char *ours = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DossierMerge) self = NULL;

  /* stays deleted, unless its note changed */
  assert_merges (BASE, other, theirs, expected);
  self = assert_clashes (BASE, same, theirs, theirs, DOSSIER_MERGE_REMOVED);
  g_assert_cmpstr (dossier_merge_get_conflict (self, 0)->theirs, ==, "");
  g_assert_nonnull (strstr (dossier_merge_get_conflict (self, 0)->ours, "#new"));
  dossier_merge_resolve (self, 0, DOSSIER_MERGE_OURS);
  text = take_text (self);
  g_assert_cmpstr (text, ==, same);

  /* and goes when the note went */
  ours = change (BASE, BLOCK_2 "\n", "", NULL);
  assert_merges (BASE, ours, BASE, ours);
  assert_merges (BASE, ours, theirs, theirs);
}

static void
test_gone (void)
{
  g_autofree char *ours = change (BASE, BLOCK_2 "\n", "", NULL);
  g_autofree char *theirs = change (BASE, "was said here", "was never said here", NULL);
  g_autofree char *commented = change (BASE, BLOCK_2, BLOCK_2 "\nWhat I think.\n", NULL);
  g_autofree char *expected = change (commented, BLOCK_2 "\n", "", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DossierMerge) self = assert_clashes (BASE, ours, theirs, theirs, DOSSIER_MERGE_GONE);

  g_assert_cmpstr (dossier_merge_get_conflict (self, 0)->ours, ==, "");
  dossier_merge_resolve (self, 0, DOSSIER_MERGE_OURS);
  text = take_text (self);
  g_assert_cmpstr (text, ==, ours);
  /* words beside it stay */
  assert_merges (BASE, ours, commented, expected);
}

static void
test_new (void)
{
  g_autofree char *ours = change (BASE, "\n## Two", "\n> New one.\n\nred #d\n\n^n-9\n\n## Two",
                                  NOTES, NOTES "[^n-9]: Zas, 2021, p9\n", NULL);
  g_autofree char *theirs =
    change (BASE, BLOCK_2, BLOCK_2 "\nI comment on it.\n\nTwice.\n", "p1\n", "p1\n\nEnd.\n", NULL);
  g_autofree char *expected =
    change (theirs, "Twice.\n", "Twice.\n\n> New one.\n\nred #d\n\n^n-9\n", NOTES,
            NOTES "[^n-9]: Zas, 2021, p9\n", NULL);

  assert_merges (BASE, ours, theirs, expected);
  /* killed after the file was written, before it was noted */
  assert_merges (BASE, ours, expected, expected);
}

static void
test_duplicate (void)
{
  g_autofree char *ours = change (BASE, "green", "red", NULL);
  g_autofree char *theirs = change (BASE, NOTES, NOTES "\n" BLOCK_2, NULL);
  g_autofree char *expected = change (ours, NOTES, NOTES "\n" BLOCK_2, NULL);

  assert_merges (BASE, ours, theirs, expected);
}

static void
test_headings (void)
{
  g_autofree char *ours = change (BASE, "## Two", "## Two, renamed", NULL);
  g_autofree char *theirs =
    change (BASE, "## One", "## The first", BLOCK_3, BLOCK_3 "\n## Mine\n\nOwn text.\n", NULL);
  g_autofree char *expected = change (theirs, "## Two", "## Two, renamed", NULL);
  g_autofree char *clash = change (BASE, "## Two", "## Zwei", NULL);
  g_autoptr (DossierMerge) self = NULL;

  assert_merges (BASE, ours, theirs, expected);
  self = assert_clashes (BASE, ours, clash, clash, DOSSIER_MERGE_CHANGED);
  g_assert_cmpstr (dossier_merge_get_conflict (self, 0)->theirs, ==, "## Zwei\n");
}

static void
test_front_matter (void)
{
  g_autofree char *ours =
    change (BASE, "\"Talks\"", "\"Talks: more\"", "[alpha, beta]", "[alpha, gamma]", NULL);
  g_autofree char *theirs =
    change (BASE, "title:", "# my comment\nmine: 'x: y'\ntitle:", "[alpha, beta]",
            "\n  - alpha\n  - \"beta\"\n  - 'my own'", "uuid\n", "uuid\naliases:\n- a\n", NULL);
  g_autofree char *expected = change (theirs, "\"Talks\"", "\"Talks: more\"", "  - \"beta\"\n", "",
                                      "'my own'\n", "'my own'\n  - gamma\n", NULL);
  g_autofree char *renamed = change (BASE, "\"Talks\"", "My title", NULL);
  g_autofree char *unquoted = change (BASE, "\"Talks\"", "Talks", NULL);
  g_autofree char *requoted = change (unquoted, "title: Talks", "title: \"Talks: more\"",
                                      "[alpha, beta]", "[alpha, gamma]", NULL);
  g_autofree char *kept = change (renamed, "[alpha, beta]", "[alpha, gamma]", NULL);
  g_autofree char *none = change (BASE, HEAD, "", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DossierMerge) self = NULL;

  assert_merges (BASE, ours, theirs, expected);
  assert_merges (BASE, ours, unquoted, requoted);
  assert_merges (BASE, ours, none, none);
  self = assert_clashes (BASE, ours, renamed, kept, DOSSIER_MERGE_CHANGED);
  g_assert_cmpstr (dossier_merge_get_conflict (self, 0)->name, ==, "title");
  g_assert_cmpuint (dossier_merge_get_conflict (self, 0)->line, ==, 2);
  dossier_merge_resolve (self, 0, DOSSIER_MERGE_OURS);
  text = take_text (self);
  g_assert_cmpstr (text, ==, ours);
}

/* Line ends, byte order mark and the end of the file are the file's. */
static void
test_bytes (void)
{
  g_autofree char *ours = change (BASE, "A note.", "A note.\n\nMore.", "\"Talks\"", "New", NULL);
  g_autofree char *with_cr = change (BASE, "\n", "\r\n", NULL);
  g_autofree char *theirs = g_strconcat ("\xef\xbb\xbf", with_cr, "The end", NULL);
  g_autofree char *ours_with_cr = change (ours, "\n", "\r\n", NULL);
  g_autofree char *expected = g_strconcat ("\xef\xbb\xbf", ours_with_cr, "The end", NULL);
  g_autofree char *mixed = change (BASE, "## Two\n", "## Two\r\n", NULL);
  g_autofree char *mixed_after = change (ours, "## Two\n", "## Two\r\n", NULL);

  assert_merges (BASE, ours, theirs, expected);
  assert_merges (BASE, ours, mixed, mixed_after);
}

#define OUTLINE                                                                                    \
  "title:: Talks\ntags:: alpha, beta\ndossier:: dossier://uuid\n\n- ## One\n"                      \
  "\t- > First words of it.\n\t  id:: u1\n\t\t- A note.\n"                                         \
  "\t- > Second words of it.\n\t  id:: u2\n\t\t- Another note.\n- ## Two\n"                        \
  "\t- > Third words.\n\t  id:: u3\n"

static void
test_outline (void)
{
  g_autofree char *ours = change (OUTLINE, "A note.", "A better note.", "- ## Two",
                                  "\t- > New words.\n\t  id:: u9\n\t\t- New note.\n- ## Two",
                                  "alpha, beta", "alpha, gamma", NULL);
  g_autofree char *theirs =
    change (OUTLINE, "\t\t- Another note.\n",
            "\t\t- Another note.\n\t\t- My child.\n\t\t\t- And its own.\n\t- My sibling.\n",
            "\t- > First words of it.\n\t  id:: u1\n\t\t- A note.\n", "", "- ## Two\n",
            "- Mine.\n\t- > First words of it.\n\t  id:: u1\n\t\t- A note.\n- ## Two\n",
            "tags:: alpha, beta", "mine:: yes\ntags:: alpha, beta, own", NULL);
  g_autofree char *expected =
    change (theirs, "\t- My sibling.\n",
            "\t- My sibling.\n\t- > New words.\n\t  id:: u9\n\t\t- New note.\n", "A note.",
            "A better note.", "alpha, beta, own", "alpha, own, gamma", NULL);
  g_autofree char *removed =
    change (OUTLINE, "\t- > First words of it.\n\t  id:: u1\n\t\t- A note.\n", "", NULL);
  g_autofree char *deeper =
    change (OUTLINE, "\t\t- A note.\n", "\t\t- A note.\n\t\t- My child.\n", NULL);
  g_autofree char *spaces = change (OUTLINE, "\t", "  ", NULL);
  g_autofree char *ours_spaces = change (ours, "\t", "  ", NULL);
  g_autoptr (DossierMerge) self = NULL;

  assert_merges (OUTLINE, ours, theirs, expected);
  assert_merges (OUTLINE, ours, spaces, ours_spaces);
  /* what hangs on a note does not lose it unseen */
  self = assert_clashes (OUTLINE, removed, deeper, deeper, DOSSIER_MERGE_GONE);
}

/* A file that was emptied stays so; one that is another has nothing that is known. */
static void
test_others (void)
{
  g_autofree char *ours = change (BASE, "A note.", "A better note.", NULL);
  g_autoptr (DossierMerge) empty = merge (BASE, ours, "");
  g_autoptr (DossierMerge) blank = merge (BASE, ours, "\xef\xbb\xbf\n \n");
  g_autoptr (DossierMerge) other = merge (BASE, ours, "# Shopping\n\nMilk, bread.\n");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xfe\0a", 4);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_merge_is_emptied (empty));
  g_assert_cmpuint (g_bytes_get_size (dossier_merge_get_text (empty)), ==, 0);
  g_assert_true (dossier_merge_is_emptied (blank));
  g_assert_cmpuint (g_bytes_get_size (dossier_merge_get_text (blank)), ==, 6);
  g_assert_cmpuint (dossier_merge_count_known (other), ==, 0);
  g_assert_null (dossier_merge_new (BASE, ours, bytes, &error));
  g_assert_error (error, DOSSIER_MERGE_ERROR, DOSSIER_MERGE_ERROR_NOT_TEXT);
}

/* Our order is followed where the person left it alone. */
static void
test_reordered (void)
{
  g_autofree char *ours = change (BASE, BLOCK_1 "\n" BLOCK_2, BLOCK_2 "\n" BLOCK_1, NULL);
  g_autofree char *theirs = change (BASE, "## Two\n", "## Two\n\nMine.\n", NULL);
  g_autofree char *expected = change (ours, "## Two\n", "## Two\n\nMine.\n", NULL);

  assert_merges (BASE, ours, theirs, expected);
}

static guint
count_line (char **lines, const char *line)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strcmp (lines[i], line) == 0;
  return n;
}

static char **
cut_lines (const char *text)
{
  char **lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return lines;
}

/* Parts of both texts in any order with signs of markup between them. */
static char *
make_garbage (GRand *rand, const char *first, const char *second)
{
  static const char *const signs[] = {
    "---\n", "\n", "```\n", "> ", "- ",      "\t",   "# ",
    "[",     "]",  "^n-1",  ": ", "[^n-1]:", "\r\n", "id:: n-2"
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 20);

  for (int i = 0; i < n; i++)
    {
      const char *from = g_rand_boolean (rand) ? first : second;
      gint32 len = (gint32) strlen (from);
      gint32 at = g_rand_int_range (rand, 0, len);

      g_string_append_len (text, from + at, g_rand_int_range (rand, 0, MIN (len - at, 120)));
      g_string_append (text, signs[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (signs))]);
    }
  return g_string_free (text, FALSE);
}

/* Whatever the file has become: its lines that are not ours are there. */
static void
test_garbage (void)
{
  g_autofree char *ours =
    change (BASE, "A note.", "A better note.", "green", "red", BLOCK_3, "", NULL);
  g_auto (GStrv) known = cut_lines (BASE);

  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gboolean outline = seed % 3 == 0;
      g_autofree char *theirs =
        make_garbage (rand, outline ? OUTLINE : BASE, outline ? OUTLINE : ours);
      g_autoptr (DossierMerge) self = merge (BASE, ours, theirs);
      g_autofree char *text = take_text (self);
      g_auto (GStrv) before = cut_lines (theirs);
      g_auto (GStrv) after = cut_lines (text);

      for (guint i = 0; before[i] != NULL; i++)
        if (count_line (known, before[i]) == 0 && !g_str_has_prefix (before[i], "title") &&
            !g_str_has_prefix (before[i], "tags"))
          g_assert_cmpuint (count_line (after, before[i]), >=, count_line (before, before[i]));
      for (guint i = 0; i < dossier_merge_count_conflicts (self); i++)
        dossier_merge_resolve (self, i, DOSSIER_MERGE_OURS);
      g_assert_nonnull (dossier_merge_get_base (self));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/merge/one-side", test_one_side);
  g_test_add_func ("/merge/both", test_both);
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/moved", test_moved);
  g_test_add_func ("/merge/split", test_split);
  g_test_add_func ("/merge/deleted", test_deleted);
  g_test_add_func ("/merge/gone", test_gone);
  g_test_add_func ("/merge/new", test_new);
  g_test_add_func ("/merge/duplicate", test_duplicate);
  g_test_add_func ("/merge/headings", test_headings);
  g_test_add_func ("/merge/front-matter", test_front_matter);
  g_test_add_func ("/merge/bytes", test_bytes);
  g_test_add_func ("/merge/outline", test_outline);
  g_test_add_func ("/merge/others", test_others);
  g_test_add_func ("/merge/reordered", test_reordered);
  g_test_add_func ("/merge/garbage", test_garbage);

  return g_test_run ();
}
