/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where single anchors go: one case a rule. test-anchor-cases.c tries many at random. */
#include "config.h"

#include <string.h>

#include "text/anchor.h"

#define N_PASSAGES 12

/* What stands around a case, so that it has a context. */
static const char *const filler[] = {
  "Institutions often rethink their aims as their surroundings change.",
  "Observers in the capital were slow to notice what the ministers had agreed upon.",
  "Nothing in the communiqué hinted at the quarrel of the previous winter.",
  "Each delegation read out a statement prepared weeks before.",
};

/* A document of @texts (up to NULL), between passages of other words. @first: the number of the
 * first passage. */
static DossierDocument *
make_document (const char *const *texts, guint first)
{
  DossierDocument *document = dossier_document_new ();
  guint n = first;

  document->uuid = g_strdup ("test");
  document->hash = g_strdup ("test");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", n++);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, filler[i]));
    }
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", n++);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, texts[i]));
    }
  for (guint i = 2; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", n++);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, filler[i]));
    }
  dossier_document_finish (document);
  return document;
}

/* @quote as it stands first in the document, or in @passage of its texts. */
static DossierAnchor *
mark (DossierDocument *document, int passage, const char *quote)
{
  for (guint i = passage < 0 ? 0 : (guint) passage + 2;
       i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *candidate = dossier_document_get_passage (document, i);
      const char *found = strstr (candidate->text, quote);

      if (found != NULL)
        {
          guint start = (guint) g_utf8_pointer_to_offset (candidate->text, found);

          return dossier_anchor_new (candidate, start, start + (guint) g_utf8_strlen (quote, -1));
        }
    }
  g_assert_not_reached ();
}

static char *
get_found (DossierDocument *document, const DossierAnchor *anchor)
{
  return g_utf8_substring (dossier_document_get_passage (document, (guint) anchor->found)->text,
                           anchor->found_start, anchor->found_end);
}

typedef struct
{
  const char *name;
  const char *before[N_PASSAGES];
  const char *after[N_PASSAGES];
  int passage; /* in which the quote is marked; -1: the first that has it */
  const char *quote;
  DossierAnchorState state;
  int found; /* among the passages of @after; -1 when none */
  const char *words;
  guint renumber; /* the first number of the passages afterwards */
} Case;

#define LONG_A                                                                                     \
  "Armenia ratified the second protocol in 2019 after a debate that had lasted for most of the "   \
  "spring."
#define LONG_B                                                                                     \
  "Azerbaijan ratified the second protocol in 2019 after a debate that had lasted for most of "    \
  "the "                                                                                           \
  "spring."
#define OTHER "Exercises were held in the mountains with tanks, drones and a good deal of noise."
#define THIRD "Who paid for all of it the report does not say, and nobody asked at the time."

static const Case cases[] = {
  { "unchanged",
    { LONG_A, OTHER },
    { LONG_A, OTHER },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_ANCHORED,
    0,
    "second protocol" },
  { "renumbered",
    { LONG_A, OTHER },
    { LONG_A, OTHER },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_ANCHORED,
    0,
    "second protocol",
    7 },
  { "passage-before",
    { LONG_A, OTHER },
    { THIRD, LONG_A, OTHER },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_ANCHORED,
    1,
    "second protocol" },
  { "moved-passage",
    { LONG_A " " OTHER, THIRD, "Next." },
    { THIRD, "Next.", LONG_A " " OTHER },
    -1,
    "ratified the second",
    DOSSIER_ANCHOR_ANCHORED,
    2,
    "ratified the second" },
  { "sentence-before",
    { LONG_A " " OTHER },
    { THIRD " " LONG_A " " OTHER },
    -1,
    "with tanks",
    DOSSIER_ANCHOR_ANCHORED,
    0,
    "with tanks" },
  { "deleted",
    { LONG_A, OTHER },
    { OTHER },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_ORPHAN,
    -1,
    NULL },
  { "changed-within",
    { OTHER, LONG_A },
    { OTHER, "Armenia ratified the third protocol in 2019 "
             "after a debate that had lasted for most of the spring." },
    -1,
    "ratified the second protocol in 2019",
    DOSSIER_ANCHOR_MOVED,
    1,
    "ratified the third protocol in 2019" },
  { "changed-beside",
    { OTHER, LONG_A },
    { OTHER, LONG_B },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_MOVED,
    1,
    "second protocol" },
  /* a lookalike stands right where the sentence was, under its number */
  { "lookalike-remains",
    { LONG_A, LONG_B, OTHER },
    { LONG_B, OTHER },
    0,
    "second protocol",
    DOSSIER_ANCHOR_MOVED,
    0,
    "second protocol" },
  { "lookalike-elsewhere",
    { LONG_A, OTHER, LONG_B, THIRD },
    { OTHER, LONG_B, THIRD },
    0,
    "Armenia ratified",
    DOSSIER_ANCHOR_MOVED,
    1,
    "Azerbaijan ratified" },
  { "beside-lookalike",
    { LONG_A, OTHER, LONG_B, THIRD },
    { THIRD, LONG_A, OTHER, LONG_B },
    0,
    "Armenia ratified",
    DOSSIER_ANCHOR_MOVED,
    1,
    "Armenia ratified" },
  { "number-changed",
    { OTHER, "In all 31 of 43 acts were adopted by then.", THIRD },
    { OTHER, "In all 32 of 43 acts were adopted by then.", THIRD },
    -1,
    "31 of 43 acts",
    DOSSIER_ANCHOR_MOVED,
    1,
    "32 of 43 acts" },
  /* one of two twins is gone: nobody can say which */
  { "twin-gone",
    { "Yes.", OTHER, "Yes.", THIRD },
    { OTHER, "Yes.", THIRD },
    0,
    "Yes.",
    DOSSIER_ANCHOR_MOVED,
    1,
    "Yes." },
  { "twin-copied",
    { LONG_A, OTHER },
    { LONG_A, OTHER, LONG_A },
    -1,
    "second protocol",
    DOSSIER_ANCHOR_MOVED,
    0,
    "second protocol" },
  { "set-otherwise",
    { OTHER, "He said: “Do not \"wait\" for us – we’re late” and left." },
    { OTHER, "He  said: «Do not 'wait' for us — we're late» and\302\240left." },
    -1,
    "“Do not \"wait\" for us – we’re late”",
    DOSSIER_ANCHOR_ANCHORED,
    1,
    "«Do not 'wait' for us — we're late»" },
  { "one-word",
    { OTHER, "It was the end of the talks, and of the hopes of many." },
    { THIRD, OTHER, "It was the end of the talks, and of the hopes of many." },
    -1,
    "the hopes",
    DOSSIER_ANCHOR_ANCHORED,
    2,
    "the hopes" },
  { "half-a-word",
    { OTHER, "Réunification was on the agenda." },
    { OTHER, "Re\314\201unification was on the agenda." },
    -1,
    "unification",
    DOSSIER_ANCHOR_ANCHORED,
    1,
    "unification" },
  { "decomposed",
    { OTHER, "Die Brücken über die Überläufe sind gesperrt." },
    { OTHER, "Die Bru\314\210cken u\314\210ber die U\314\210berla\314\210ufe sind gesperrt." },
    -1,
    "über die Überläufe",
    DOSSIER_ANCHOR_ANCHORED,
    1,
    "u\314\210ber die U\314\210berla\314\210ufe" },
  { "accent-counts",
    { OTHER, "Vidal a publié ses mémoires." },
    { OTHER, "Vidal a publie ses "
             "mémoires." },
    -1,
    "publié",
    DOSSIER_ANCHOR_ORPHAN,
    -1,
    NULL },
  { "chinese",
    { OTHER, "上海合作组织成员国外长会议在莫斯科举行。各方一致同意。" },
    { "各方一致同意。", OTHER, "上海合作组织成员国外长会议在莫斯科举行。各方一致同意。" },
    -1,
    "外长会议",
    DOSSIER_ANCHOR_ANCHORED,
    2,
    "外长会议" },
  { "hindi",
    { OTHER, "सम्मेलन में सभी सदस्य देशों ने भाग लिया।" },
    { THIRD, OTHER, "सम्मेलन में सभी सदस्य देशों ने भाग लिया।" },
    -1,
    "सदस्य देशों",
    DOSSIER_ANCHOR_ANCHORED,
    2,
    "सदस्य देशों" },
  { "split",
    { OTHER, LONG_A " " THIRD },
    { OTHER, LONG_A, THIRD },
    -1,
    "nobody asked",
    DOSSIER_ANCHOR_ANCHORED,
    2,
    "nobody asked" },
  { "merged",
    { OTHER, LONG_A, THIRD },
    { OTHER, LONG_A " " THIRD },
    -1,
    "nobody asked",
    DOSSIER_ANCHOR_ANCHORED,
    1,
    "nobody asked" },
  /* what was said is now denied: the same words, another sentence */
  { "quoted-in-another",
    { OTHER, "The talks failed." },
    { OTHER, "Nobody believed that The talks failed." },
    -1,
    "talks failed",
    DOSSIER_ANCHOR_MOVED,
    1,
    "talks failed" },
  { "blank", { OTHER, "A  B" }, { "A B", OTHER }, 1, "  ", DOSSIER_ANCHOR_ORPHAN, -1, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (DossierDocument) before = make_document (c->before, 1);
  g_autoptr (DossierDocument) after = make_document (c->after, c->renumber ? c->renumber : 1);
  g_autoptr (DossierAnchorer) old = dossier_anchorer_new (before);
  g_autoptr (DossierAnchorer) new = dossier_anchorer_new (after);
  g_autoptr (DossierAnchor) anchor = mark (before, c->passage, c->quote);
  g_autofree char *found = NULL;

  dossier_anchorer_resolve (old, anchor);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ANCHORED);
  dossier_anchorer_note (old, anchor);
  g_assert_nonnull (anchor->before);

  dossier_anchorer_resolve (new, anchor);
  g_assert_cmpstr (dossier_anchor_state_to_string (anchor->state), ==,
                   dossier_anchor_state_to_string (c->state));
  g_assert_cmpint (anchor->found, ==, c->found < 0 ? -1 : c->found + 2);
  if (c->found < 0)
    return;
  found = get_found (after, anchor);
  g_assert_cmpstr (found, ==, c->words);
}

/* Nothing is known of the text in which it was marked: it is never taken for sure elsewhere. */
static void
test_not_noted (void)
{
  const char *const texts[] = { OTHER, LONG_A, NULL };
  const char *const moved[] = { LONG_A, OTHER, NULL };
  g_autoptr (DossierDocument) before = make_document (texts, 1);
  g_autoptr (DossierDocument) after = make_document (moved, 1);
  g_autoptr (DossierAnchorer) same = dossier_anchorer_new (before);
  g_autoptr (DossierAnchorer) new = dossier_anchorer_new (after);
  g_autoptr (DossierAnchor) anchor = mark (before, -1, "after a debate");

  dossier_anchorer_resolve (same, anchor);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ANCHORED);
  dossier_anchorer_resolve (new, anchor);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_MOVED);
  g_assert_cmpint (anchor->found, ==, 2);
}

/* What comes from outside is looked for by its words, and taken when they stand once. */
static void
test_search (void)
{
  const char *const texts[] = { LONG_A, LONG_B, NULL };
  g_autoptr (DossierDocument) document = make_document (texts, 1);
  g_autoptr (DossierAnchorer) anchorer = dossier_anchorer_new (document);
  g_autoptr (DossierAnchor) anchor = mark (document, 1, "second  protocol" + 8);

  g_free (anchor->passage);
  anchor->passage = g_strdup ("");
  g_free (anchor->exact);
  anchor->exact = g_strdup ("ratified the second");
  g_free (anchor->suffix);
  anchor->suffix = g_strdup ("");
  g_free (anchor->prefix);
  anchor->prefix = g_strdup ("");
  dossier_anchorer_resolve (anchorer, anchor);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ORPHAN);

  g_free (anchor->prefix);
  anchor->prefix = g_strdup ("Azerbaijan ");
  dossier_anchorer_resolve (anchorer, anchor);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpint (anchor->found, ==, 3);
  g_assert_cmpuint (anchor->found_start, ==, 11);
}

/* The middle one of three paragraphs stands in several places: between the others it is clear. And
 * what comes out of order is not sure. */
static void
test_together (void)
{
  const char *const texts[] = { LONG_A, "Well.", OTHER, NULL };
  const char *const later[] = { "Well.", THIRD, LONG_A, "Well.", OTHER, "Well.", NULL };
  const char *const turned[] = { OTHER, THIRD, "Well.", THIRD, LONG_A, NULL };
  g_autoptr (DossierDocument) before = make_document (texts, 1);
  g_autoptr (DossierDocument) after = make_document (later, 20);
  g_autoptr (DossierDocument) around = make_document (turned, 20);
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ("test");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  const DossierAnchor *middle, *last;

  g_ptr_array_add (annotation->anchors, mark (before, 0, LONG_A));
  g_ptr_array_add (annotation->anchors, mark (before, 1, "Well."));
  g_ptr_array_add (annotation->anchors, mark (before, 2, "Exercises were held"));
  g_ptr_array_add (annotations, annotation);
  dossier_anchors_note (before, annotations);

  dossier_anchors_resolve (after, annotations);
  middle = annotation->anchors->pdata[1];
  g_assert_cmpint (middle->found, ==, 2 + 3);
  g_assert_cmpint (annotation->state, !=, DOSSIER_ANCHOR_ORPHAN);

  dossier_anchors_resolve (around, annotations);
  last = annotation->anchors->pdata[2];
  g_assert_cmpint (last->state, !=, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpint (annotation->state, !=, DOSSIER_ANCHOR_ANCHORED);
}

/* Two editions later it is still known what stood around them in the first. */
static void
test_two_editions (void)
{
  const char *const texts[] = { OTHER, LONG_A, THIRD, NULL };
  const char *const second[] = { THIRD, OTHER, LONG_A, THIRD, NULL };
  const char *const third[] = { OTHER, THIRD, LONG_A, "The end.", NULL };
  g_autoptr (DossierDocument) first_edition = make_document (texts, 1);
  g_autoptr (DossierDocument) second_edition = make_document (second, 1);
  g_autoptr (DossierDocument) third_edition = make_document (third, 1);
  g_autoptr (DossierAnchorer) first_anchorer = dossier_anchorer_new (first_edition);
  g_autoptr (DossierAnchorer) second_anchorer = dossier_anchorer_new (second_edition);
  g_autoptr (DossierAnchorer) third_anchorer = dossier_anchorer_new (third_edition);
  g_autoptr (DossierAnchor) anchor = mark (first_edition, 1, "second protocol");
  g_autofree char *noted = NULL;

  dossier_anchorer_note (first_anchorer, anchor);
  noted = g_strdup (anchor->before);
  dossier_anchorer_note (second_anchorer, anchor);
  g_assert_cmpstr (anchor->before, ==, noted);
  g_assert_cmpfloat (anchor->rival, <, 0.5);
  dossier_anchorer_resolve (third_anchorer, anchor);
  g_assert_cmpint (anchor->found, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/anchor/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/anchor/not-noted", test_not_noted);
  g_test_add_func ("/anchor/search", test_search);
  g_test_add_func ("/anchor/together", test_together);
  g_test_add_func ("/anchor/two-editions", test_two_editions);

  return g_test_run ();
}
