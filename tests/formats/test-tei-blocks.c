/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections and passages: prose, lists, tables, notes, verse, speeches. */
#include <string.h>

#include "tei-helpers.h"

static DossierSection *
get_section (DossierDocument *document, guint index)
{
  return dossier_document_get (document, DOSSIER_KIND_SECTION, index);
}

static void
test_sections (void)
{
  g_autoptr (DossierDocument) document =
    tei_read_body ("<div xml:id='one'><head>One<note place='foot'>n</note></head><p>a</p>"
                   "<div><head type='x'>One A</head><p>b</p></div><p>c</p></div>"
                   "<div type='translation'><p>d</p></div>"
                   "<div><p>Words without a heading</p><div><p>grouped</p></div></div>");

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 4);
  g_assert_cmpstr (get_section (document, 0)->title, ==, "One");
  g_assert_cmpstr (get_section (document, 0)->parent_instance.id, ==, "one");
  g_assert_cmpint (get_section (document, 0)->level, ==, 0);
  g_assert_cmpuint (get_section (document, 0)->n_passages, ==, 6);
  g_assert_cmpstr (get_section (document, 1)->title, ==, "One A");
  g_assert_cmpint (get_section (document, 1)->level, ==, 1);
  g_assert_cmpint (get_section (document, 1)->parent, ==, 0);
  g_assert_cmpstr (get_section (document, 2)->title, ==, "Translation");
  g_assert_cmpstr (get_section (document, 3)->title, ==, "Words without a heading");
  g_assert_cmpuint (get_section (document, 3)->n_passages, ==, 2);
}

static void
test_no_sections (void)
{
  g_autoptr (DossierDocument) document = tei_read_body ("<div><p>a</p><p>b</p></div>");

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 0);
  g_assert_cmpint (DOSSIER_ITEM (dossier_document_get_passage (document, 0))->section, ==, -1);
}

static void
test_front_and_back (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER
    "<text><front><titlePage><docTitle><titlePart>T</titlePart></docTitle><byline>By A</byline>"
    "</titlePage></front><body><p>b</p></body><back><div type='appendix'><p>c</p></div></back>"
    "</text></TEI>");
  g_autofree char *passages = tei_describe (document);

  g_assert_cmpstr (passages, ==, "heading: T\nparagraph: By A\nparagraph: b\nparagraph: c\n");
}

static void
test_lists (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<p>Options: <list><head>H</head><item xml:id='i1'>a<list><item>a1</item></list></item>"
    "<item><p xml:id='p2'>b</p><p>b2</p></item></list> and so on.</p>"
    "<list><label>1.</label><item>first</item><item><label>2.</label> second</item></list>"
    "<p>inline <list rend='inline'><item>x</item><item>y</item></list></p>");
  g_autofree char *passages = tei_describe (document);

  g_assert_cmpstr (passages, ==,
                   "paragraph: Options:\ncaption: H\nlist: a\nlist: a1\nlist: b\nlist: b2\n"
                   "paragraph: and so on.\nlist: 1. first\nlist: 2. second\n"
                   "paragraph: inline x y\n");
  g_assert_cmpint (dossier_document_get_passage (document, 2)->level, ==, 0);
  g_assert_cmpint (dossier_document_get_passage (document, 3)->level, ==, 1);
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 2))->id, ==, "i1");
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 4))->id, ==, "p2");
}

static void
test_tables (void)
{
  assert_body ("<table><head>Production</head><row><cell>Year<note place='foot'>all</note></cell>"
               "<cell>Copies</cell></row><row><cell/><cell><p>4,350</p></cell></row></table>",
               "caption: Production\ntable: Year\tCopies\nfootnote: all\ntable: \t4,350\n");
  assert_body ("<figure><graphic url='x'/><head>Lag</head><figDesc>a chart</figDesc></figure>",
               "caption: Lag\ncaption: a chart\n");
}

static void
test_block_quotes (void)
{
  assert_body ("<p>He wrote:<quote rend='blockquote'>Long ago.</quote>And on.</p>"
               "<quote><p>Set off.</p></quote><p>An <quote>inline one</quote>.</p>",
               "paragraph: He wrote:\nblock-quote: Long ago.\nparagraph: And on.\n"
               "block-quote: Set off.\nparagraph: An “inline one”.\n");
}

static void
test_footnotes (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<p>One<note xml:id='n1' place='foot'>First <hi>note</hi>.</note> two.<note n='2'><p>Second."
    "</p><p>Its end.</p></note></p><note place='bottom' resp='#editor'>Loose.</note><p>Next</p>");
  g_autofree char *passages = tei_describe (document);
  g_autofree char *spans = tei_describe_spans (document, 0);
  const DossierSpan *span =
    &g_array_index (dossier_document_get_passage (document, 0)->spans, DossierSpan, 0);

  g_assert_cmpstr (passages, ==,
                   "paragraph: One two.\nfootnote: First note.\nfootnote: Second.\n"
                   "footnote: Its end.\nfootnote: Loose.\nparagraph: Next\n");
  g_assert_cmpstr (spans, ==, "footnote[]>n1 footnote[]>p2");
  g_assert_cmpuint (span->start, ==, 3);
  g_assert_cmpuint (span->end, ==, 3);
  g_assert_cmpint (DOSSIER_ITEM (dossier_document_get_passage (document, 4))->authority, ==,
                   DOSSIER_AUTHORITY_EDITOR);
}

static void
test_footnote_in_footnote (void)
{
  assert_body ("<p>a<note place='foot'>b<note place='foot'>c</note></note></p><p>d</p>",
               "paragraph: a\nfootnote: b\nfootnote: c\nparagraph: d\n");
}

static void
test_debate (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<div type='debateSection'><note type='time'>14.01</note><note type='speaker'>The President:"
    "</note><u who='#a' xml:id='u1'><seg xml:id='u1.1'>Order. <kinesic type='applause'><desc>"
    "Applause</desc></kinesic> Thank you.</seg><note>Bell</note><seg>Next<vocal><desc>(Hear!)"
    "</desc></vocal>.</seg></u><u who='John Smith'><p>I rise.</p></u><u>Who?</u>"
    "<u who='#c'><note type='speaker'>Mr C.:</note><seg>Aye.</seg></u></div>");
  g_autofree char *passages = tei_describe (document);
  DossierPassage *speech = dossier_document_get_passage (document, 1);

  g_assert_cmpstr (passages, ==,
                   "note: 14.01\nspeech: Order. [Applause] Thank you.\nnote: Bell\n"
                   "speech: Next (Hear!).\nspeech: I rise.\nspeech: Who?\nspeech: Aye.\n");
  g_assert_cmpstr (DOSSIER_ITEM (speech)->id, ==, "u1.1");
  g_assert_cmpstr (speech->speaker_name, ==, "The President");
  g_assert_cmpstr (speech->speaker->parent_instance.id, ==, "a");
  g_assert_null (dossier_document_get_passage (document, 2)->speaker_name);
  g_assert_cmpstr (dossier_document_get_passage (document, 4)->speaker_name, ==, "John Smith");
  g_assert_null (dossier_document_get_passage (document, 5)->speaker);
  g_assert_cmpstr (dossier_document_get_passage (document, 6)->speaker_name, ==, "Mr C");
  assert_says (document->used, "Used 4 speeches by 3 speakers.");
}

static void
test_play (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN
    "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='masha'><persName>Маша"
    "</persName><persName xml:lang='en'>Masha</persName></person><person xml:id='sorin'>"
    "<persName>Сорин</persName></person></listPerson></particDesc></profileDesc></teiHeader>"
    "<text xml:lang='ru'><body><div><head>I</head><stage>Сад.</stage><sp who='#masha'>"
    "<speaker>Маша.</speaker><stage>(тихо)</stage><p>Траур. <stage>(Пауза.)</stage> Да.</p></sp>"
    "<sp who='#masha #sorin'><l>Раз,</l><l>два.</l></sp><sp><speaker>ХОР</speaker><lg><l>а</l>"
    "<l>б</l></lg><lg><l>в</l></lg></sp></div></body></text></TEI>");
  g_autofree char *passages = tei_describe (document);
  g_autofree char *spans = tei_describe_spans (document, 3);
  DossierPassage *both = dossier_document_get_passage (document, 4);

  g_assert_cmpstr (passages, ==,
                   "heading: I\nstage: Сад.\nstage: (тихо)\nspeech: Траур. (Пауза.) Да.\n"
                   "verse: Раз,\nдва.\nverse: а\nб\nverse: в\n");
  g_assert_cmpstr (spans, ==, "emphasis[(Пауза.)]");
  g_assert_cmpstr (dossier_document_get_passage (document, 3)->speaker_name, ==, "Маша");
  g_assert_cmpstr (both->speaker_name, ==, "Маша, Сорин");
  g_assert_cmpuint (both->parent_instance.speakers->len, ==, 2);
  g_assert_cmpstr (dossier_document_get_passage (document, 5)->speaker_name, ==, "ХОР");
  g_assert_null (dossier_document_get_passage (document, 5)->speaker);
  g_assert_null (dossier_document_get_passage (document, 1)->speaker_name);
}

static void
test_cast_list (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<castList><castItem><role xml:id='ham'>Hamlet</role>, <roleDesc>a prince</roleDesc>"
    "</castItem></castList><sp who='#ham'><p>Words.</p></sp>");

  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, "Hamlet, a prince");
  g_assert_cmpstr (dossier_document_get_passage (document, 1)->speaker->name, ==, "Hamlet");
}

static void
test_languages (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='cs'>" TEI_HEADER
    "<text><body><p xml:lang='cs'>Praha</p><p xml:lang='en'>Prague</p></body></text></TEI>");

  g_assert_cmpstr (document->language, ==, "cs");
  g_assert_null (dossier_document_get_passage (document, 0)->language);
  g_assert_cmpstr (dossier_document_get_passage (document, 1)->language, ==, "en");
  assert_reports (document, "several languages (cs, en)");
}

static void
test_ids (void)
{
  /* Given ids stay, and made-up ones keep clear of them. */
  g_autoptr (DossierDocument) document = tei_read_body (
    "<p>a</p><p xml:id='p1'>b</p><p xml:id='Ünïcode.1'>c</p><p>d <ref target='#p1'>b</ref></p>");

  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 0))->id, ==, "p2");
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 1))->id, ==, "p1");
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 2))->id, ==, "Ünïcode.1");
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (document, 3))->id, ==, "p3");
}

static void
test_skipped (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER "<facsimile><surface><graphic url='x'/></surface></facsimile>"
                        "<text><body><fw>running</fw><p>a<graphic url='y'/></p></body></text>"
                        "</TEI>");
  g_autofree char *passages = tei_describe (document);

  g_assert_cmpstr (passages, ==, "paragraph: a\n");
  assert_reports (document, "Skipped 1 “facsimile” element: Dossier does not show images.");
  assert_reports (document, "Skipped 1 “graphic” element");
}

static void
test_dictionary (void)
{
  assert_body ("<entry><form><orth>sea</orth></form> <sense><def>salt water</def></sense></entry>"
               "<entry><form><orth>see</orth></form></entry>",
               "paragraph: sea salt water\nparagraph: see\n");
}

/* Elements where the schema does not allow them: nothing is lost, nothing breaks. */
static void
test_odd_nesting (void)
{
  assert_body ("<p>a<p>b</p>c<div><p>d</p></div>e</p>",
               "paragraph: a\nparagraph: b\nparagraph: c\nparagraph: d\nparagraph: e\n");
  assert_body ("<table><row><cell><div><head>h</head><p>x</p><u who='#a'>y</u></div></cell></row>"
               "</table><p>z</p>",
               "table: h x y\nparagraph: z\n");
  assert_body ("text<list>loose<item>i</item></list><row>r</row><cell>c</cell><seg>s</seg>",
               "paragraph: text\nparagraph: loose\nlist: i\ntable: r\nparagraph: cs\n");
  assert_body ("<q who='#a'><sp><speaker>B<hi>c</hi></speaker><p>d</p></sp><lg><l>e</l></lg></q>",
               "speech: d\nverse: e\n");
  assert_body ("<choice><sic><p>a</p><div><p>b</p></div></sic><corr>c</corr></choice><p>d</p>",
               "paragraph: c\nparagraph: d\n");
  /* found by fuzzing */
  assert_body ("<head><cell>a</cell></head>", "heading: a\n");
  assert_body ("<l>(<said who='#a'><l><note>b</note></l></said></l>",
               "verse: (“\n”\nfootnote: b\n");
  assert_body ("word <said who='X'>a <said who='Y Z'><ptr target='http://x.org'><kinesic><said>"
               "<speaker/>b</said></kinesic></ptr></said></said>",
               "paragraph: word “a “[b]””\n");
  assert_body ("<choice><sic>a <said who='#x'>b</said></sic><corr>c</corr></choice>",
               "paragraph: c\n");
  assert_body ("<note place='inline'><div><p>a</p></div></note><label>b</label><p>c</p>",
               "note: a\nparagraph: b\nparagraph: c\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/blocks/sections", test_sections);
  g_test_add_func ("/formats/tei/blocks/no-sections", test_no_sections);
  g_test_add_func ("/formats/tei/blocks/front-and-back", test_front_and_back);
  g_test_add_func ("/formats/tei/blocks/lists", test_lists);
  g_test_add_func ("/formats/tei/blocks/tables", test_tables);
  g_test_add_func ("/formats/tei/blocks/block-quotes", test_block_quotes);
  g_test_add_func ("/formats/tei/blocks/footnotes", test_footnotes);
  g_test_add_func ("/formats/tei/blocks/footnote-in-footnote", test_footnote_in_footnote);
  g_test_add_func ("/formats/tei/blocks/debate", test_debate);
  g_test_add_func ("/formats/tei/blocks/play", test_play);
  g_test_add_func ("/formats/tei/blocks/cast-list", test_cast_list);
  g_test_add_func ("/formats/tei/blocks/languages", test_languages);
  g_test_add_func ("/formats/tei/blocks/ids", test_ids);
  g_test_add_func ("/formats/tei/blocks/skipped", test_skipped);
  g_test_add_func ("/formats/tei/blocks/dictionary", test_dictionary);
  g_test_add_func ("/formats/tei/blocks/odd-nesting", test_odd_nesting);

  return g_test_run ();
}
