/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White space, tokens, and what stands within a passage. */
#include <string.h>

#include "tei-helpers.h"

static void
test_white_space (void)
{
  assert_paragraph ("\n   One\n\t two  <hi>three</hi>\n <hi> four </hi>five . ",
                    "One two three four five .", "emphasis[three] emphasis[four]");
  assert_paragraph ("a<hi> b</hi>c", "a bc", "emphasis[b]");
  assert_paragraph ("no<pb/>break, a <pb n='2'/> page", "nobreak, a page", "");
  assert_paragraph ("a line<lb/>and exam-\n<lb break='no'/>  ple", "a line and exam-ple", "");
  assert_paragraph ("<![CDATA[a < b]]> &amp; &#x436;", "a < b & ж", "");
  assert_paragraph ("non\xc2\xa0"
                    "breaking",
                    "non\xc2\xa0"
                    "breaking",
                    "");
  assert_paragraph ("a<anchor xml:id='x'/>b<milestone unit='s'/>c", "abc", "");
}

static void
test_offsets_are_characters (void)
{
  g_autoptr (DossierDocument) document =
    tei_read_body ("<p>Öäü 𝔘 <persName>Žižka</persName>, <date when='1420'>1420</date></p>");
  DossierPassage *passage = dossier_document_get_passage (document, 0);
  const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, 0);

  g_assert_cmpuint (span->start, ==, 6);
  g_assert_cmpuint (span->end, ==, 11);
  span = &g_array_index (passage->spans, DossierSpan, 1);
  g_assert_cmpuint (span->start, ==, 13);
  g_assert_cmpstr (span->date->edtf, ==, "1420");
  g_assert_cmpstr (span->date->wording, ==, "1420");
}

static void
test_tokens (void)
{
  /* join, as ParlaMint has it, whatever the layout */
  assert_paragraph ("<s><w>Meclisinin</w>\n <w join='right'>açıyorum</w>\n <pc>.</pc></s>"
                    "<s><w>Bu</w><w>nedenle</w></s>",
                    "Meclisinin açıyorum. Bu nedenle", "");
  assert_paragraph ("<w>l</w><w join='left'>'</w><w join='left'>eau</w> <w>pure</w>", "l'eau pure",
                    "");
  /* without join: by the kind of punctuation */
  assert_paragraph ("<w>He</w> <w>left</w> <pc>,</pc> <pc>(</pc> <w>then</w> <pc>)</pc> <pc>.</pc>",
                    "He left, (then).", "");
  assert_paragraph (
    "<name type='ORG'>\n<w>Büyük</w>\n<w>Meclis</w>\n</name>\n<pc join='left'>!</pc>",
    "Büyük Meclis!", "entity[Büyük Meclis]>organisation-1");
  /* a token of several words */
  assert_paragraph ("<w>zum<w norm='zu'/><w norm='dem'/></w> <w>Haus</w>", "zum Haus", "");
}

static void
test_emphasis (void)
{
  assert_paragraph ("<hi rend='italic'>i</hi> <hi rend='bold'>b</hi> <hi rend='superscript'>2</hi> "
                    "<emph>e</emph> <title>Ulysses</title> <soCalled>sell</soCalled>",
                    "i b 2 e Ulysses sell",
                    "emphasis[i] strong[b] emphasis[e] title[Ulysses] distanced[sell]");
  assert_paragraph ("a <hi/> b", "a b", "");
}

static void
test_choice (void)
{
  assert_paragraph ("the <choice><sic>teh</sic><corr>word</corr></choice> is", "the word is", "");
  assert_paragraph ("<choice><orig>olde</orig><reg>old</reg></choice> x", "old x", "");
  assert_paragraph ("<choice><expan>Kitchener-Waterloo</expan><abbr>K-W</abbr><abbr>KW</abbr>"
                    "</choice>.",
                    "Kitchener-Waterloo.", "");
  assert_paragraph ("<choice><abbr>UN</abbr></choice> and <abbr>EU</abbr>", "UN and EU", "");
  assert_paragraph ("<app><lem>read</lem><rdg>red</rdg></app>", "read", "");
  assert_paragraph ("<app><lem>a</lem><rdgGrp><rdg>b</rdg><rdg>c</rdg></rdgGrp></app>", "a", "");
  assert_paragraph ("kept<del>gone</del> <add>added</add>", "kept added", "");
  /* What the dropped form marked is dropped with it. */
  assert_paragraph ("<choice><sic><hi>x</hi></sic><corr>y</corr></choice>", "y", "");
}

static void
test_dates (void)
{
  assert_paragraph ("on <date when='2020-05-26'>26 May</date>, <date>1995</date>, "
                    "<date>long ago</date>, <date when-custom='1441' datingMethod='#h'>1441</date>",
                    "on 26 May, 1995, long ago, 1441", "date[26 May]@2020-05-26 date[1995]@1995");
}

static void
test_gap (void)
{
  assert_paragraph ("He said <gap reason='inaudible'/> and <gap><desc>noise</desc></gap>left.",
                    "He said […] and [noise]left.", "");
  assert_paragraph ("the k<gap extent='1'/>ng, the <gap><desc>〈◊〉</desc></gap> one",
                    "the k[…]ng, the 〈◊〉 one", "");
}

static void
test_foreign_elements (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<p>a<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mi>x</m:mi></m:math> b</p>");

  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, "a b");
  assert_reports (document, "not TEI");
}

static void
test_no_namespace (void)
{
  g_autoptr (DossierDocument) document =
    tei_read ("<TEI.2 id='x' lang='de'><teiHeader><fileDesc><titleStmt><title>Alt</title>"
              "</titleStmt></fileDesc></teiHeader><text><body><p id='a'>Text</p></body></text>"
              "</TEI.2>");

  g_assert_cmpstr (document->title, ==, "Alt");
  g_assert_cmpstr (document->language, ==, "de");
  g_assert_nonnull (dossier_document_lookup (document, "a"));
}

static void
test_chunks (void)
{
  /* Long enough for several chunks, with characters of two, three and four bytes at the borders. */
  GString *body = g_string_new (NULL);
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (body, i % 7 == 0 ? "ж😀 " : "ëx€");
  expected = g_strstrip (g_strdup (body->str));
  g_string_prepend (body, "<p>");
  g_string_append (body, "</p>");
  document = tei_read_body (body->str);
  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, expected);
  g_string_free (body, TRUE);
}

/* They are those of the language around the quote. */
static void
test_marks_of_languages (void)
{
  static const struct
  {
    const char *body;
    const char *text;
  } cases[] = {
    { "<p xml:lang='de'>Er rief: <q>Nein.</q> Dann</p>", "Er rief: „Nein.“ Dann" },
    { "<p xml:lang='de-CH'>Er rief: <q>Nein.</q> Dann</p>", "Er rief: «Nein.» Dann" },
    { "<p xml:lang='ru'>Он сказал: <q xml:lang='en'>No.</q> И</p>", "Он сказал: «No.» И" },
    { "<p xml:lang='fr'>Il dit : <q>Non.</q> Puis</p>", "Il dit : «\u00a0Non.\u00a0» Puis" },
    { "<p xml:lang='fr'>Il dit : <q>« Non. »</q> Puis</p>", "Il dit : « Non. » Puis" },
    { "<p xml:lang='fr'>Il dit : <q></q> rien</p>", "Il dit : rien" },
    { "<p xml:lang='tlh'>Qo’: <q>No.</q> Then</p>", "Qo’: “No.” Then" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDocument) document = tei_read_body (cases[i].body);

      g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, cases[i].text);
    }
}

static void
test_quotation_marks (void)
{
  /* They are the element's where the text has none, and the text's where it has. */
  assert_paragraph ("He cried: <q>To máš za matku.</q> Then", "He cried: “To máš za matku.” Then",
                    "");
  assert_paragraph ("He cried: “<q>No.</q>” Then", "He cried: “No.” Then", "");
  assert_paragraph ("He cried: <q>“No.”</q> Then", "He cried: “No.” Then", "");
  assert_paragraph ("a <q></q> b", "a b", "");
  assert_paragraph ("a <q><hi>b</hi> c</q> <hi>d</hi>", "a “b c” d", "emphasis[b] emphasis[d]");
  assert_paragraph ("a <q>“<hi>b</hi>” c</q> <hi>d</hi>", "a “b” c d", "emphasis[b] emphasis[d]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/text/white-space", test_white_space);
  g_test_add_func ("/formats/tei/text/offsets-are-characters", test_offsets_are_characters);
  g_test_add_func ("/formats/tei/text/tokens", test_tokens);
  g_test_add_func ("/formats/tei/text/emphasis", test_emphasis);
  g_test_add_func ("/formats/tei/text/choice", test_choice);
  g_test_add_func ("/formats/tei/text/dates", test_dates);
  g_test_add_func ("/formats/tei/text/gap", test_gap);
  g_test_add_func ("/formats/tei/text/foreign-elements", test_foreign_elements);
  g_test_add_func ("/formats/tei/text/no-namespace", test_no_namespace);
  g_test_add_func ("/formats/tei/text/chunks", test_chunks);
  g_test_add_func ("/formats/tei/text/quotation-marks", test_quotation_marks);
  g_test_add_func ("/formats/tei/text/quotation-marks-of-languages", test_marks_of_languages);

  return g_test_run ();
}
