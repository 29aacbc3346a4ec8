/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/language-name.h"
#include "text/reading-layout.h"

#define WORDS "security threats to the member states in all directions are building up"

typedef struct
{
  DossierDocument *document;
  DossierEntity *zas;
  DossierSource *source;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->document = dossier_document_new ();
  fixture->document->title = g_strdup ("A title");
  fixture->document->language = g_strdup ("en");
  fixture->zas = dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Stanislau Zas");
  fixture->source = dossier_source_new ("b01", "https://example.org/");
  dossier_document_take (fixture->document, fixture->zas);
  dossier_document_take (fixture->document, fixture->source);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->document);
}

static DossierPassage *
add (Fixture *fixture, DossierPassageKind kind, const char *text)
{
  g_autofree char *id =
    g_strdup_printf ("p%u", dossier_document_count (fixture->document, DOSSIER_KIND_PASSAGE));
  DossierPassage *passage = dossier_passage_new (id, kind, text);

  dossier_document_take (fixture->document, passage);
  return passage;
}

/* Marks @words, which @passage's text holds, as a direct quote of Zas. */
static void
add_quote (Fixture *fixture, DossierPassage *passage, const char *words)
{
  DossierQuote *quote = dossier_quote_new ("q", words);
  const char *found = strstr (passage->text, words);
  guint start = (guint) g_utf8_strlen (passage->text, found - passage->text);

  quote->direct = TRUE;
  quote->speaker = fixture->zas;
  dossier_document_take (fixture->document, quote);
  dossier_passage_add_span (passage, DOSSIER_SPAN_QUOTE, start,
                            start + (guint) g_utf8_strlen (words, -1))
    ->target = DOSSIER_ITEM (quote);
}

static void
add_source_mark (Fixture *fixture, DossierPassage *passage, guint at)
{
  dossier_passage_add_span (passage, DOSSIER_SPAN_SOURCE, at, at)->target =
    DOSSIER_ITEM (fixture->source);
}

static DossierReadingLayout *
lay_out (Fixture *fixture)
{
  dossier_document_finish (fixture->document);
  return dossier_reading_layout_new (fixture->document, 0, G_MAXUINT);
}

/* What stands on the page between two positions. */
static char *
shown (DossierReadingLayout *layout, guint start, guint end)
{
  return g_utf8_substring (layout->text, start, end);
}

static char *
shown_block (DossierReadingLayout *layout, guint index)
{
  const DossierBlock *block = dossier_reading_layout_get_block (layout, index);

  g_assert_nonnull (block);
  return shown (layout, block->start, block->end);
}

#define assert_block(layout, index, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *block_text = shown_block (layout, index);                                     \
    g_assert_cmpstr (block_text, ==, expected);                                                    \
  }                                                                                                \
  G_STMT_END

/* Every place of every passage leads to the page and back, and to the same letter. */
static void
assert_round_trip (DossierReadingLayout *layout)
{
  for (guint p = layout->first_passage; p < layout->first_passage + layout->n_passages; p++)
    {
      const char *text = dossier_document_get_passage (layout->document, p)->text;
      guint length = (guint) g_utf8_strlen (text, -1);

      for (guint offset = 0; offset <= length; offset++)
        for (int after = 0; after < 2; after++)
          {
            guint position = dossier_reading_layout_to_position (layout, p, offset, after != 0);
            guint passage, back;

            g_assert_true (
              dossier_reading_layout_from_position (layout, position, &passage, &back));
            g_assert_cmpuint (passage, ==, p);
            g_assert_cmpuint (back, ==, offset);
            if (after && offset < length)
              g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (layout->text, position)),
                                ==, g_utf8_get_char (g_utf8_offset_to_pointer (text, offset)));
          }
    }
}

static void
assert_copies (DossierReadingLayout *layout, guint passage)
{
  const char *text = dossier_document_get_passage (layout->document, passage)->text;
  guint length = (guint) g_utf8_strlen (text, -1);
  g_autofree char *copy =
    dossier_reading_layout_copy (layout,
                                 dossier_reading_layout_to_position (layout, passage, 0, TRUE),
                                 dossier_reading_layout_to_position (layout, passage, length,
                                                                     FALSE));

  g_assert_cmpstr (copy, ==, text);
}

static void
test_set_off (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage =
    add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "They agreed that “" WORDS ".” However, nothing.");
  g_autoptr (DossierReadingLayout) layout = NULL;
  const DossierBlock *block;

  add_quote (fixture, passage, WORDS);
  /* after the closing mark */
  add_source_mark (fixture, passage, (guint) g_utf8_strlen ("They agreed that “" WORDS ".”", -1));
  layout = lay_out (fixture);

  assert_block (layout, 0, "A title");
  assert_block (layout, 1, "English");
  assert_block (layout, 2, "They agreed that ");
  assert_block (layout, 3, "“" WORDS ".”1 ");
  assert_block (layout, 4, "However, nothing.");
  g_assert_null (dossier_reading_layout_get_block (layout, 5));
  block = dossier_reading_layout_get_block (layout, 3);
  g_assert_cmpint (block->kind, ==, DOSSIER_BLOCK_QUOTE);
  g_assert_true (block->quote->speaker == fixture->zas);
  g_assert_false (block->first);
  g_assert_false (block->last);
  g_assert_cmpint (dossier_reading_layout_get_passage_block (layout, 0), ==, 2);
  assert_round_trip (layout);
  assert_copies (layout, 0);
}

static void
test_short_stays (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage =
    add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "It is “highly relevant”, he said.");
  g_autoptr (DossierReadingLayout) layout = NULL;

  add_quote (fixture, passage, "highly relevant");
  layout = lay_out (fixture);
  assert_block (layout, 2, "It is “highly relevant”, he said.");
}

/* The number that the text itself gives a note stays behind the words that it proves. */
static void
test_number_goes_along (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage =
    add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "They agreed that “" WORDS ".”[3] However, nothing.");
  g_autoptr (DossierReadingLayout) layout = NULL;

  add_quote (fixture, passage, WORDS);
  layout = lay_out (fixture);
  assert_block (layout, 3, "“" WORDS ".”[3] ");
  assert_block (layout, 4, "However, nothing.");
  assert_round_trip (layout);
}

/* A quote of which one piece stays within its sentence stays there as a whole. */
static void
test_pieces_stay_together (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage =
    add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "“It is so,” he said, “that " WORDS ".”");
  guint start = (guint) g_utf8_strlen ("“It is so,” he said, “", -1);
  g_autoptr (DossierReadingLayout) layout = NULL;
  DossierItem *quote;
  DossierSpan *span;

  add_quote (fixture, passage, "It is so");
  quote = g_array_index (passage->spans, DossierSpan, 0).target;
  span = dossier_passage_add_span (passage, DOSSIER_SPAN_QUOTE, start,
                                   start + (guint) g_utf8_strlen ("that " WORDS, -1));
  span->target = quote;
  layout = lay_out (fixture);
  assert_block (layout, 2, "“It is so,” he said, “that " WORDS ".”");
}

static void
test_whole_passage_is_quote (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage = add (fixture, DOSSIER_PASSAGE_LIST_ITEM, "« " WORDS " »");
  g_autoptr (DossierReadingLayout) layout = NULL;
  const DossierBlock *block;

  add_quote (fixture, passage, WORDS);
  layout = lay_out (fixture);
  assert_block (layout, 2, "« " WORDS " »");
  block = dossier_reading_layout_get_block (layout, 2);
  g_assert_cmpint (block->kind, ==, DOSSIER_BLOCK_QUOTE);
  g_assert_cmpint (block->passage_kind, ==, DOSSIER_PASSAGE_LIST_ITEM);
  g_assert_true (block->first && block->last);
  assert_round_trip (layout);
}

static void
test_two_quotes (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH,
                                 "“" WORDS ",” “one two three four five six seven eight.”");
  g_autoptr (DossierReadingLayout) layout = NULL;

  add_quote (fixture, passage, WORDS);
  add_quote (fixture, passage, "one two three four five six seven eight");
  layout = lay_out (fixture);
  assert_block (layout, 2, "“" WORDS ",” ");
  assert_block (layout, 3, "“one two three four five six seven eight.”");
  assert_round_trip (layout);
  assert_copies (layout, 0);
}

static void
test_marks (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "Émile one , two. ");
  DossierPassage *note = add (fixture, DOSSIER_PASSAGE_FOOTNOTE, "A note.");
  g_autoptr (DossierReadingLayout) layout = NULL;
  const DossierMark *mark;
  g_autofree char *copy = NULL;

  add_source_mark (fixture, passage, 9);
  dossier_passage_add_span (passage, DOSSIER_SPAN_FOOTNOTE, 9, 9)->target = DOSSIER_ITEM (note);
  /* one that stands after a space belongs to the word before it */
  add_source_mark (fixture, passage, 17);
  layout = lay_out (fixture);

  assert_block (layout, 2,
                "Émile one1\xE2\x80\x89"
                "a , two.1 ");
  assert_block (layout, 3,
                "a\xE2\x80\x89"
                "A note.");
  mark = dossier_reading_layout_find_mark (layout, dossier_reading_layout_to_position (layout, 0, 9,
                                                                                       FALSE));
  g_assert_nonnull (mark);
  g_assert_true (mark->span->target == DOSSIER_ITEM (fixture->source));
  mark = dossier_reading_layout_find_mark (layout, mark->start + 2);
  g_assert_true (mark->span->target == DOSSIER_ITEM (note));
  g_assert_null (dossier_reading_layout_find_mark (layout, mark->end));
  assert_round_trip (layout);
  copy = dossier_reading_layout_copy (layout, dossier_reading_layout_get_block (layout, 2)->start,
                                      layout->n_chars);
  g_assert_cmpstr (copy, ==, "Émile one , two. \n\nA note.");
}

static void
test_footnotes_have_numbers (Fixture *fixture, gconstpointer unused)
{
  DossierPassage *passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "One. Two.");
  DossierPassage *first = add (fixture, DOSSIER_PASSAGE_FOOTNOTE, "Note one.");
  DossierPassage *second = add (fixture, DOSSIER_PASSAGE_FOOTNOTE, "Note two.");
  g_autoptr (DossierReadingLayout) layout = NULL;

  dossier_passage_add_span (passage, DOSSIER_SPAN_FOOTNOTE, 4, 4)->target = DOSSIER_ITEM (first);
  dossier_passage_add_span (passage, DOSSIER_SPAN_FOOTNOTE, 9, 9)->target = DOSSIER_ITEM (second);
  layout = lay_out (fixture);
  assert_block (layout, 2, "One.1 Two.2");
  assert_block (layout, 4, "2\xE2\x80\x89Note two.");
}

static void
test_speeches (Fixture *fixture, gconstpointer unused)
{
  DossierEntity *party = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "party", "The Party");
  DossierMembership *member;
  const char *const words[] = { "Good morning.", "I go on.", "I object." };
  g_autofree char *who = NULL;
  g_autoptr (DossierReadingLayout) layout = NULL;
  g_autofree char *copy = NULL;

  dossier_document_take (fixture->document, party);
  party->type = g_strdup ("politicalParty");
  member = dossier_membership_new ("m1", fixture->zas, party, DOSSIER_ROLE_MEMBER);
  dossier_document_take (fixture->document, member);
  member = dossier_membership_new ("m2", fixture->zas, party, DOSSIER_ROLE_OFFICE);
  member->office = g_strdup ("Chair");
  DOSSIER_ITEM (member)->date = dossier_date_new ("2019/2021", NULL, NULL);
  dossier_document_take (fixture->document, member);
  member = dossier_membership_new ("m3", fixture->zas, party, DOSSIER_ROLE_OFFICE);
  member->office = g_strdup ("Clerk");
  DOSSIER_ITEM (member)->date = dossier_date_new ("2010/2012", NULL, NULL);
  dossier_document_take (fixture->document, member);
  fixture->document->date = dossier_date_new ("2020-06", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DossierPassage *speech = add (fixture, DOSSIER_PASSAGE_SPEECH, words[i]);

      if (i < 2)
        speech->speaker = fixture->zas;
      else
        speech->speaker_name = g_strdup ("A voice");
    }
  layout = lay_out (fixture);
  assert_block (layout, 2, "Stanislau Zas · Chair · The Party");
  assert_block (layout, 3, "Good morning.");
  assert_block (layout, 4, "I go on.");
  assert_block (layout, 5, "A voice");
  assert_block (layout, 6, "I object.");
  g_assert_cmpint (dossier_reading_layout_get_block (layout, 5)->passage, ==, 2);
  g_assert_cmpuint (dossier_reading_layout_get_passage_block (layout, 2), ==, 6);
  assert_round_trip (layout);
  who = dossier_describe_entity (fixture->document, fixture->zas);
  g_assert_cmpstr (who, ==, "Chair · The Party");
  copy = dossier_reading_layout_copy (layout, dossier_reading_layout_get_block (layout, 4)->start,
                                      layout->n_chars);
  g_assert_cmpstr (copy, ==, "I go on.\n\nA voice\nI object.");
}

static void
test_lines (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;
  const char *text = "Shall I compare thee\nto a summer's day?\n\nNo.";

  add (fixture, DOSSIER_PASSAGE_LIST_ITEM, "one");
  add (fixture, DOSSIER_PASSAGE_LIST_ITEM, "two");
  add (fixture, DOSSIER_PASSAGE_VERSE, text);
  layout = lay_out (fixture);
  assert_block (layout, 4, "Shall I compare thee");
  assert_block (layout, 5, "to a summer's day?");
  assert_block (layout, 6, "");
  assert_block (layout, 7, "No.");
  assert_round_trip (layout);
  assert_copies (layout, 2);
  {
    g_autofree char *copy =
      dossier_reading_layout_copy (layout, dossier_reading_layout_to_position (layout, 0, 1, TRUE),
                                   dossier_reading_layout_to_position (layout, 2, 5, FALSE));

    g_assert_cmpstr (copy, ==, "ne\ntwo\n\nShall");
  }
}

static void
test_directions (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;
  DossierPassage *digits;

  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "(12) شانگهای and more");
  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "“Then شانگهای”");
  digits = add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "1 2 3");
  digits->language = g_strdup ("fa-IR");
  layout = lay_out (fixture);
  g_assert_true (dossier_reading_layout_get_block (layout, 2)->rtl);
  g_assert_false (dossier_reading_layout_get_block (layout, 3)->rtl);
  g_assert_true (dossier_reading_layout_get_block (layout, 4)->rtl);
  g_assert_cmpstr (dossier_reading_layout_get_block (layout, 3)->language, ==, "en");
}

/* A line of the page is a line of the widget: what else could end one is taken out. */
static void
test_foreign_line_ends (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;

  add (fixture, DOSSIER_PASSAGE_PARAGRAPH,
       "a\rb\xE2\x80\xA9"
       "c");
  layout = lay_out (fixture);
  assert_block (layout, 2,
                "a b\xE2\x80\xA8"
                "c");
}

static void
test_long_passage_is_split (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierReadingLayout) layout = NULL;
  guint blocks;

  for (guint i = 0; i < 1200; i++)
    g_string_append (text, i % 10 == 9 ? "word. " : "word ");
  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, text->str);
  layout = lay_out (fixture);
  blocks = layout->blocks->len - 2;
  g_assert_cmpuint (blocks, >=, 4);
  for (guint i = 0; i + 1 < blocks; i++)
    {
      g_autofree char *block = shown_block (layout, i + 2);

      g_assert_true (g_str_has_suffix (block, "word. "));
    }
  assert_round_trip (layout);
  assert_copies (layout, 0);
}

static void
test_part_of_document (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;

  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "one");
  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "two");
  add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "three");
  dossier_document_finish (fixture->document);
  layout = dossier_reading_layout_new (fixture->document, 1, 1);
  g_assert_cmpstr (layout->text, ==, "two");
  g_assert_false (dossier_reading_layout_has_passage (layout, 0));
  g_assert_true (dossier_reading_layout_has_passage (layout, 1));
  g_assert_false (dossier_reading_layout_has_passage (layout, 2));
  assert_round_trip (layout);
}

static void
test_head (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;
  guint passage, offset;

  g_ptr_array_add (fixture->document->authors, g_strdup ("A. Nonym"));
  fixture->document->date = dossier_date_new ("2020", NULL, NULL);
  fixture->document->statement = g_strdup ("This is a retelling.");
  fixture->document->original = g_strdup ("The original, 2020");
  add (fixture, DOSSIER_PASSAGE_HEADING, "a  Title");
  layout = lay_out (fixture);
  assert_block (layout, 0, "A. Nonym · 2020 · English");
  assert_block (layout, 1, "This is a retelling.");
  assert_block (layout, 2, "Retells: The original, 2020");
  assert_block (layout, 3, "a  Title"); /* not twice */
  g_assert_true (dossier_reading_layout_get_block (layout, 1)->first);
  g_assert_false (dossier_reading_layout_get_block (layout, 1)->last);
  g_assert_true (dossier_reading_layout_get_block (layout, 2)->last);
  g_assert_false (dossier_reading_layout_from_position (layout, 3, &passage, &offset));
  g_assert_cmpuint (passage, ==, 0);
  g_assert_cmpuint (offset, ==, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierReadingLayout) layout = NULL;
  g_autofree char *copy = NULL;

  g_clear_pointer (&fixture->document->title, g_free);
  g_clear_pointer (&fixture->document->language, g_free);
  layout = lay_out (fixture);
  g_assert_cmpstr (layout->text, ==, "");
  copy = dossier_reading_layout_copy (layout, 0, 10);
  g_assert_cmpstr (copy, ==, "");
}

static void
test_language_names (void)
{
  static const char *const cases[][3] = {
    { "tr-TR", "Turkish", "Türkçe" },
    { "en", "English", "English" },
    { "ru", "Russian", "Русский" },
    { "fa", "Persian", "فارسی" },
    { "be-tarask", "Belarusian", "Беларуская" },
    { "grc", "Ancient Greek", "grc" },
    { "gan", "Gan Chinese", "gan" },
    { "sr-Latn", "Serbian (Latin)", "Srpski (latinica)" },
    { "qaa", "qaa", "qaa" },
    { "x-elvish", "x-elvish", "x-elvish" },
    { "not a tag", "not a tag", "not a tag" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dossier_language_get_name (cases[i][0]);
      g_autofree char *own = dossier_language_get_own_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
      g_assert_cmpstr (own, ==, cases[i][2]);
    }
  g_assert_true (dossier_language_is_rtl ("fa"));
  g_assert_true (dossier_language_is_rtl ("ckb"));
  g_assert_true (dossier_language_is_rtl ("az-Arab"));
  g_assert_false (dossier_language_is_rtl ("ar-Latn"));
  g_assert_false (dossier_language_is_rtl ("grc"));
  g_assert_false (dossier_language_is_rtl ("fao"));
  g_assert_false (dossier_language_is_rtl (NULL));
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/reading-layout/set-off", test_set_off);
  add_test ("/reading-layout/number", test_number_goes_along);
  add_test ("/reading-layout/pieces", test_pieces_stay_together);
  add_test ("/reading-layout/short-stays", test_short_stays);
  add_test ("/reading-layout/whole-passage-is-quote", test_whole_passage_is_quote);
  add_test ("/reading-layout/two-quotes", test_two_quotes);
  add_test ("/reading-layout/marks", test_marks);
  add_test ("/reading-layout/footnotes-have-numbers", test_footnotes_have_numbers);
  add_test ("/reading-layout/speeches", test_speeches);
  add_test ("/reading-layout/lines", test_lines);
  add_test ("/reading-layout/directions", test_directions);
  add_test ("/reading-layout/foreign-line-ends", test_foreign_line_ends);
  add_test ("/reading-layout/long-passage-is-split", test_long_passage_is_split);
  add_test ("/reading-layout/part-of-document", test_part_of_document);
  add_test ("/reading-layout/head", test_head);
  add_test ("/reading-layout/empty", test_empty);
  g_test_add_func ("/reading-layout/language-names", test_language_names);

  return g_test_run ();
}
