/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors against texts edited at random, in which every letter's whereabouts are known. Counts
 * what they give; a place that is taken for sure and is not where the words went must not occur.
 * The figures stand in docs/reliability.md.
 *
 *   test-text-anchor-cases [--start N] [--cases N]
 *
 * runs other cases, or more of them. */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "edited-text.h"
#include "formats/tei/tei.h"
#include "text/anchor.h"

#if defined(__SANITIZE_ADDRESS__)
#define N_CASES 2000
#else
#define N_CASES 20000
#endif
#define QUOTES_OF_EDITION 25
#define UNMISTAKABLE 64

static guint n_cases = N_CASES;
static guint32 seed = 1;

typedef struct
{
  guint quotes;
  guint whole;        /* they are there, word for word */
  guint whole_sure;   /* of those: found, for sure */
  guint whole_likely; /* found, to be confirmed */
  guint whole_wrong;  /* another place, to be confirmed */
  guint whole_orphan;
  guint partly; /* something of them is there */
  guint partly_likely;
  guint partly_wrong;
  guint partly_orphan;
  guint gone;
  guint gone_sure; /* a copy of the very words, elsewhere */
  guint gone_likely;
  guint gone_orphan;
  guint twins;
  guint silent_wrong;
} Tally;

typedef struct
{
  GArray *letters;
  GArray *around; /* with what stands around them */
  DossierAnchor *anchor;
} Quote;

static void
quote_clear (gpointer data)
{
  Quote *quote = data;

  g_array_unref (quote->letters);
  g_array_unref (quote->around);
  dossier_anchor_free (quote->anchor);
}

static guint
any (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

/* From one letter to whole passages, mostly whole words. */
static void
pick_stretch (GRand *rand, const EditedPassage *passage, guint *start, guint *end)
{
  static const guint lengths[] = { 1, 5, 12, 30, 60, 120, 250, 100000 };
  guint length = lengths[any (rand, G_N_ELEMENTS (lengths))];

  *start = any (rand, passage->letters->len);
  *end = *start + 1 + any (rand, length);
  *end = MIN (*end, passage->letters->len);
  if (length == 100000)
    *start = 0;
  if (any (rand, 5) == 0)
    return;
  while (*start > 0 && g_unichar_isalnum (g_array_index (passage->letters, Letter, *start - 1).c))
    (*start)--;
  while (*end < passage->letters->len &&
         g_unichar_isalnum (g_array_index (passage->letters, Letter, *end).c))
    (*end)++;
}

static GArray *
get_around (EditedText *text, guint passage, guint start, guint end)
{
  edited_text_get_sentences (text, passage, &start, &end);
  return edited_text_get_around (text, passage, start, end, UNMISTAKABLE, UNMISTAKABLE);
}

static GArray *
mark_quotes (EditedText *text, DossierDocument *document, GRand *rand)
{
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (Quote));

  g_array_set_clear_func (quotes, quote_clear);
  while (quotes->len < QUOTES_OF_EDITION)
    {
      guint p = any (rand, text->passages->len);
      const EditedPassage *passage = text->passages->pdata[p];
      Quote quote;
      guint start, end;

      if (passage->letters->len == 0)
        continue;
      pick_stretch (rand, passage, &start, &end);
      quote.letters = edited_text_get_letters (text, p, start, end);
      quote.around = get_around (text, p, start, end);
      quote.anchor = dossier_anchor_new (dossier_document_get_passage (document, p), start, end);
      g_array_append_val (quotes, quote);
    }
  return quotes;
}

static void
report_wrong (const Quote *quote, EditedText *text, guint edition)
{
  const DossierAnchor *anchor = quote->anchor;
  g_autoptr (DossierDocument) document = edited_text_to_document (text);
  const char *there = dossier_document_get_passage (document, (guint) anchor->found)->text;

  g_test_message ("edition %u: “%s” [%s] “%s” (rival %.2f) taken for that at %u of: %s", edition,
                  anchor->before, anchor->exact, anchor->after, anchor->rival, anchor->found_start,
                  there);
}

/* Whether what was found has most of what is left of the words, and little else. */
static gboolean
is_near (const Quote *quote, const GArray *there, guint n_left)
{
  guint n_there;
  guint n = edited_letters_count (quote->letters, there, &n_there);

  return 2 * n >= n_left && 2 * n >= n_there && n > 0;
}

/* Letters and digits alone. */
static char *
to_plain (const GArray *letters)
{
  GString *text = g_string_new (NULL);
  char *plain;

  for (guint i = 0; i < letters->len; i++)
    {
      gunichar c = g_array_index (letters, Letter, i).c;

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (text, c);
    }
  plain = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFD);
  g_string_free (text, TRUE);
  return plain;
}

/* Whether the same sentences stand at what was found, between the same letters on both sides: a
 * twin of what the reader marked, which nobody can tell from it. */
static gboolean
is_twin (const Quote *quote, EditedText *text)
{
  const DossierAnchor *anchor = quote->anchor;
  guint many = quote->around->len + 50;
  g_autoptr (GArray) there =
    edited_text_get_around (text, (guint) anchor->found, anchor->found_start, anchor->found_end,
                            many, many);
  g_autofree char *now = to_plain (there);
  g_autofree char *then = to_plain (quote->around);

  return strstr (now, then) != NULL;
}

static void
judge (Tally *tally, const Quote *quote, EditedText *text, guint edition)
{
  const DossierAnchor *anchor = quote->anchor;
  Fate fate = edited_text_get_fate (text, quote->letters);
  g_autoptr (GArray) there = NULL;
  gboolean sure = anchor->state == DOSSIER_ANCHOR_ANCHORED;

  tally->quotes++;
  if (anchor->found >= 0)
    there =
      edited_text_get_letters (text, (guint) anchor->found, anchor->found_start, anchor->found_end);
  if (sure && !edited_letters_equal (quote->letters, there, !fate.whole))
    {
      if (is_twin (quote, text))
        {
          tally->twins++;
          return;
        }
      tally->silent_wrong++;
      report_wrong (quote, text, edition);
      return;
    }

  if (fate.whole)
    {
      tally->whole++;
      if (sure)
        tally->whole_sure++;
      else if (there == NULL)
        tally->whole_orphan++;
      else if (is_near (quote, there, fate.n_left))
        tally->whole_likely++;
      else
        tally->whole_wrong++;
    }
  else if (fate.n_left > 0 && !sure)
    {
      tally->partly++;
      if (there == NULL)
        tally->partly_orphan++;
      else if (is_near (quote, there, 0))
        tally->partly_likely++;
      else
        tally->partly_wrong++;
    }
  else
    {
      tally->gone++;
      if (sure)
        tally->gone_sure++;
      else if (there == NULL)
        tally->gone_orphan++;
      else
        tally->gone_likely++;
    }
}

static void
try_edition (DossierDocument *source, guint edition, gboolean hard, Tally *tally)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 1000003 + edition);
  guint n_passages = dossier_document_count (source, DOSSIER_KIND_PASSAGE);
  guint n = CLAMP (4 + edition % 20, 1, n_passages);
  guint first = any (rand, n_passages - n + 1);
  g_autoptr (EditedText) text = edited_text_new (source, first, first + n, rand);
  g_autoptr (DossierDocument) before = NULL;
  g_autoptr (DossierDocument) after = NULL;
  g_autoptr (DossierAnchorer) old = NULL;
  g_autoptr (DossierAnchorer) new = NULL;
  g_autoptr (GArray) quotes = NULL;

  if (hard)
    edited_text_add_lookalikes (text, any (rand, 6));
  edited_text_number (text);
  before = edited_text_to_document (text);
  old = dossier_anchorer_new (before);
  quotes = mark_quotes (text, before, rand);
  for (guint i = 0; i < quotes->len; i++)
    dossier_anchorer_note (old, g_array_index (quotes, Quote, i).anchor);

  edited_text_edit (text, 1 + any (rand, hard ? 12 : 3));
  after = edited_text_to_document (text);
  new = dossier_anchorer_new (after);
  for (guint i = 0; i < quotes->len; i++)
    {
      Quote *quote = &g_array_index (quotes, Quote, i);

      dossier_anchorer_resolve (new, quote->anchor);
      judge (tally, quote, text, edition);
    }
}

static DossierDocument *
read_source (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);
  DossierDocument *largest = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    if (largest == NULL || dossier_document_count (documents->pdata[i], DOSSIER_KIND_PASSAGE) >
                             dossier_document_count (largest, DOSSIER_KIND_PASSAGE))
      largest = documents->pdata[i];
  return g_object_ref (largest);
}

static void
print (const Tally *t)
{
  g_test_message ("%u quotes in edited texts:", t->quotes);
  g_test_message ("  %u stood there word for word: %u found for sure (%.1f %%), %u to confirm, %u"
                  " orphans, %u with another place to confirm",
                  t->whole, t->whole_sure, 100.0 * t->whole_sure / t->whole, t->whole_likely,
                  t->whole_orphan, t->whole_wrong);
  g_test_message ("  %u stood there in part: %u to confirm, %u orphans, %u with another place to"
                  " confirm",
                  t->partly, t->partly_likely, t->partly_orphan, t->partly_wrong);
  g_test_message ("  %u were gone: %u orphans, %u with a place to confirm, %u found in a copy of"
                  " the very words",
                  t->gone, t->gone_orphan, t->gone_likely, t->gone_sure);
  g_test_message ("  %u were found where a twin stands", t->twins);
  g_test_message ("  silently wrong: %u", t->silent_wrong);
}

static GPtrArray *
read_sources (void)
{
  static const char *const names[] = {
    "../data/analysis/csto.xml",
    "fixtures/tei/chekhov-chaika.xml",
    "fixtures/tei/frus-history.xml",
    "fixtures/tei/EHRI-DC-012_CS_EN.xml",
    "fixtures/tei/parlamint-tr/ParlaMint-TR_T27-tbmm-2018-07-23.xml",
  };
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (sources, read_source (names[i]));
  return sources;
}

static Tally
try_editions (guint n, gboolean hard)
{
  g_autoptr (GPtrArray) sources = read_sources ();
  Tally tally = { 0 };

  for (guint edition = 0; tally.quotes < n; edition++)
    try_edition (sources->pdata[edition % sources->len], edition, hard, &tally);
  print (&tally);
  return tally;
}

/* Texts full of lookalikes and twins, changed in up to twelve places within a page or two. */
static void
test_hard (void)
{
  Tally tally = try_editions (n_cases, TRUE);

  g_assert_cmpuint (tally.silent_wrong, ==, 0);
  /* it must also be of use */
  g_assert_cmpuint (tally.whole_sure * 10, >=, tally.whole * 6);
  g_assert_cmpuint ((tally.whole_sure + tally.whole_likely) * 10, >=, tally.whole * 9);
}

/* Texts as they are, changed in up to three places. */
static void
test_usual (void)
{
  Tally tally = try_editions (n_cases / 4, FALSE);

  g_assert_cmpuint (tally.silent_wrong, ==, 0);
  g_assert_cmpuint (tally.whole_sure * 10, >=, tally.whole * 7);
  g_assert_cmpuint ((tally.whole_sure + tally.whole_likely) * 100, >=, tally.whole * 93);
}

static void
read_options (int argc, char *argv[])
{
  for (int i = 1; i + 1 < argc; i += 2)
    {
      if (strcmp (argv[i], "--start") == 0)
        seed = (guint32) atoi (argv[i + 1]);
      else if (strcmp (argv[i], "--cases") == 0)
        n_cases = (guint) atoi (argv[i + 1]);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  read_options (argc, argv);
  g_test_add_func ("/anchor/cases/hard", test_hard);
  g_test_add_func ("/anchor/cases/usual", test_usual);

  return g_test_run ();
}
