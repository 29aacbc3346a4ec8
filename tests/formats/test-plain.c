/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "describe.h"
#include "formats/plain/plain.h"
#include "reading.h"

#define READ dossier_plain_read_bytes, "notes.txt"

static DossierDocument *
read_text (const char *text)
{
  return read_one (READ, text, strlen (text));
}

static const struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *expected;
} cases[] = {
  { "one line a paragraph",
    "The harbour was promised in 2016 by the ministry, which said much.\n"
    "Nothing has been built since then.\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much.|"
    "p:Nothing has been built since then." },
  { "broken lines, apart",
    "The harbour was promised in 2016 by the\nministry, which said much of it and\nmore.\n\n"
    "Nothing has been built since then, and\nnobody knows why.\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much of it and more.|"
    "p:Nothing has been built since then, and nobody knows why." },
  { "double-spaced",
    "The harbour was promised in 2016 by the\n\nministry, which said much of it and\n\nwent on to "
    "say "
    "more about what it\n\nhad in mind.\n\nNothing has been built since then, and\n\nnobody knows "
    "why that should be so or\n\nnot.\n\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much of it and went on to say "
    "more about what it had in mind.|"
    "p:Nothing has been built since then, and nobody knows why that should be so or not." },
  { "indented, not apart",
    "The harbour was promised in 2016 by the\nministry, which said much of it and on\n"
    "    Nothing has been built since then, and\nnobody knows why it should have been.\n"
    "    Others went on to say so in the years\nthat followed.\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much of it and on "
    "Nothing has been built since then, and nobody knows why it should have been.|"
    "p:Others went on to say so in the years that followed." },
  { "signs of Markdown",
    "# The harbour papers\n\n*A port that is not there*\n\n## Background\nThe harbour was promised "
    "in 2016 by the ministry.\n\n"
    "#2 of the quays is closed.\n",
    "The harbour papers",
    "p:A port that is not there|h:Background|p:The harbour was promised in 2016 by the "
    "ministry.|p:#2 of the quays is "
    "closed." },
  { "numbers before headings, items and sentences",
    "The Harbour\n\n1. Who pays\n\nThe ministry, which said much of it in 2016 and then said some "
    "more.\n\n"
    "2. Who builds\n\nNobody has been found for it, and the ministry knows why that should be so."
    "\n\n2.1 Nobody has asked the town: it pays.\n\n1. The quay\n\n2. The crane\n\nThat is all "
    "that "
    "the papers say of the harbour, and of the town nothing at all.\n",
    "The Harbour",
    "h:1. Who pays|p:The ministry, which said much of it in 2016 and then said some more.|"
    "h:2. Who builds|p:Nobody has been found for it, and the ministry knows why that should be so.|"
    "p:2.1 Nobody has asked the town: it pays.|l:1. The quay|l:2. The crane|"
    "p:That is all that the papers say of the harbour, and of the town nothing at all." },
  { "who wrote it and when",
    "The Harbour\n\nA port that is not there\n\nby Ana Rusu and Jan van Dam\n\nEsbjerg, 9 "
    "October\n\nThe "
    "harbour was promised by the ministry, which said much of it, and then some more.\n\nNothing "
    "has "
    "been built since then, and nobody knows why that should be.\n\nThe town waits.\n",
    "The Harbour",
    "p:A port that is not there|p:by Ana Rusu and Jan van Dam|p:Esbjerg, 9 October|"
    "p:The harbour was promised by the ministry, which said much of it, and then some more.|"
    "p:Nothing has been built since then, and nobody knows why that should be.|p:The town waits." },
  { "a diary",
    "3 May 1914\n\nThe harbour was promised by the ministry, which said much of it, and then some "
    "more.\n\n5 May 1914\n\nNothing has been built since then, and nobody knows why that should "
    "be.\n",
    "3 May 1914",
    "p:The harbour was promised by the ministry, which said much of it, and then some more.|"
    "h:5 May 1914|p:Nothing has been built since then, and nobody knows why that should be." },
  { "short turns of a debate",
    "The Harbour\n\nMr. Brandt: The harbour was promised in 2016 by the ministry, which said much."
    "\n\nMs. Rusu: And the quay?\n\nMr. Brandt: Nothing has been built of it since, and nobody "
    "knows "
    "why.\n\nRusu replied, \"Somebody must.\"\n\nNobody has been found for it, and the ministry "
    "knows "
    "why that is so.\n",
    "The Harbour",
    "p:Mr. Brandt: The harbour was promised in 2016 by the ministry, which said much.|"
    "p:Ms. Rusu: And the quay?|p:Mr. Brandt: Nothing has been built of it since, and nobody knows "
    "why.|p:Rusu replied, \"Somebody must.\"|"
    "p:Nobody has been found for it, and the ministry knows why that is so." },
  { "title, headings",
    "THE HARBOUR PAPERS\n\nBackground\n\nThe harbour was promised in 2016 by the ministry, which "
    "said much of it, and then some more.\n\nChapter 2. What was done\n\nNothing has been built "
    "since "
    "then, and nobody knows why that should be so.\n",
    "THE HARBOUR PAPERS",
    "h:Background|p:The harbour was promised in 2016 by the ministry, which said much of it, and "
    "then "
    "some more.|h:Chapter 2. What was done|p:Nothing has been built since then, and nobody knows "
    "why "
    "that should be so." },
  { "underlined",
    "The papers\n==========\n\nThe harbour was promised in 2016 by the\nministry, which said "
    "much.\n\n"
    "Outcome\n-------\nNothing has been built since then, and\nnobody knows why.\n",
    "The papers",
    "p:The harbour was promised in 2016 by the ministry, which said much.|h:Outcome|"
    "p:Nothing has been built since then, and nobody knows why." },
  { "lists",
    "The harbour was promised in 2016 by the\nministry, which said that\n\n  * it would be ready "
    "soon, "
    "and would\n    not cost much\n  * it would be of use\n\n1. First\n2. Second\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said that|l:it would be ready soon, "
    "and would not cost much|l:it would be of use|l:1. First|l:2. Second" },
  { "verse",
    "The harbour was promised in 2016 by the\nministry, which said much of it and on.\n\n"
    "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much of it and on.|"
    "v:Roses are red/Violets are blue/Sugar is sweet/And so are you" },
  { "hyphens",
    "The co-operation of 2016 was about a har-\nbour, and the harbour was built for co-\noperation "
    "of "
    "the Asia-\nPacific kind.\n",
    "notes",
    "p:The co-operation of 2016 was about a harbour, and the harbour was built for co-operation of "
    "the Asia-Pacific kind." },
  { "addresses at the foot of a page",
    "The harbour was promised in 2016 by the\nministry, which said much of it and "
    "then\nhttps://a.example/1\n"
    "https://a.example/2\nwent on to say that it would be ready\nin three years.\n",
    "notes",
    "p:The harbour was promised in 2016 by the ministry, which said much of it and then went on to "
    "say that it would be ready in three years.|l:https://a.example/1|l:https://a.example/2" },
  { "Windows' line ends, soft hyphens",
    "The har\xc2\xad"
    "bour was promised.\r\nNothing has been built.\r\n",
    "notes", "p:The harbour was promised.|p:Nothing has been built." },
};

static void
test_layout (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = read_text (cases[i].text);
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, cases[i].expected);
  g_assert_cmpstr (document->title, ==, cases[i].title);
}

/* Four pages with a head, a number, and a sentence that goes on from each to the next. */
static void
test_pages (void)
{
  static const char *const words[] = {
    "Harbours are promised as everybody has\nbeen told for years, and",
    "cranes are ordered that nobody has ever\nseen at work, while",
    "ships are expected from all the seas and\nall the oceans, but",
    "nothing comes of it, as if it had never\nbeen meant."
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (text, "The harbour papers   %u\n\n%s\n\n- %u -\n\f", i + 1, words[i],
                            i + 1);
  document = read_text (text->str);
  got = describe (document);
  g_assert_cmpstr (
    got, ==,
    "p:Harbours are promised as everybody has been told for years, and cranes are "
    "ordered that nobody has ever seen at work, while ships are expected from all the "
    "seas and all the oceans, but nothing comes of it, as if it had never been meant.");
  g_assert_cmpuint (document->report->len, ==, 1);
  g_assert_nonnull (strstr (document->report->pdata[0], "8 lines"));
}

/* A line that stands on two pages is the text's own. */
static void
test_refrain (void)
{
  g_autoptr (DossierDocument) document = read_text ("Come in.\n\nSay it.\n\fCome in.\n\nDo it.\n");
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, "p:Come in.|p:Say it.|p:Come in.|p:Do it.");
  g_assert_cmpuint (document->report->len, ==, 0);
}

static const char russian[] =
  "Гавань была обещана в прошлом году министерством, и до сих пор ничего "
  "не построено, хотя переговоры об этом шли не один раз.\n";

static void
test_encoding (gconstpointer data)
{
  const char *charset = data;
  gsize size;
  g_autofree char *encoded = g_convert (russian, -1, charset, "UTF-8", NULL, &size, NULL);
  g_autoptr (DossierDocument) document = read_one (READ, encoded, size);
  DossierPassage *passage = dossier_document_get_passage (document, 0);

  g_assert_true (g_str_has_prefix (russian, passage->text));
  g_assert_cmpuint (strlen (passage->text), ==, strlen (russian) - 1);
  /* Only what was guessed is told. */
  g_assert_cmpuint (document->report->len, ==, g_str_equal (charset, "UTF-16") ? 0 : 1);
}

static void
test_utf8 (void)
{
  g_autoptr (DossierDocument) document = read_text (russian);

  g_assert_cmpuint (document->report->len, ==, 0);
}

static void
test_no_text (void)
{
  static const char zeros[] = "One\nTwo\nThr\0ee, and so on\n";
  static const char controls[] = "One\nTwo \001\002\003\n";

  assert_refused (READ, zeros, sizeof zeros - 1, DOSSIER_FORMAT_ERROR_UNKNOWN, "line 3");
  assert_refused (READ, controls, sizeof controls - 1, DOSSIER_FORMAT_ERROR_UNKNOWN, "line 2");
  assert_refused (READ, "", 0, DOSSIER_FORMAT_ERROR_EMPTY, "");
  assert_refused (READ, " \n\f\n ", 5, DOSSIER_FORMAT_ERROR_EMPTY, "");
}

/* Headings make sections, addresses make links. */
static void
test_records (void)
{
  g_autoptr (DossierDocument) document =
    read_text ("PAPERS\n\nBEGINNING\n\nIt was promised, by people who should have known it.\n\n"
               "[1] www.example.org/a\n\nEND\n\nIt was not built.\n");
  DossierSection *section = dossier_document_get (document, DOSSIER_KIND_SECTION, 1);
  DossierPassage *link = dossier_document_get_passage (document, 2);
  DossierSpan *span = &g_array_index (link->spans, DossierSpan, 0);
  DossierSource *source = dossier_document_get (document, DOSSIER_KIND_SOURCE, 0);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 2);
  g_assert_cmpstr (section->title, ==, "END");
  g_assert_cmpuint (section->first_passage, ==, 3);
  g_assert_cmpuint (section->n_passages, ==, 2);
  g_assert_cmpuint (link->spans->len, ==, 1);
  g_assert_cmpint (span->type, ==, DOSSIER_SPAN_LINK);
  g_assert_cmpstr (span->uri, ==, "http://www.example.org/a");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 1);
  g_assert_cmpstr (source->url, ==, "http://www.example.org/a");
  g_assert_cmpuint (span->start, ==, 4);
  g_assert_cmpuint (span->end, ==, 21);
}

/* The same bytes are the same document, whatever the file is called. */
static void
test_identity (void)
{
  g_autoptr (DossierDocument) one = read_text ("It was promised.\n");
  g_autoptr (DossierDocument) same = read_text ("It was promised.\n");
  g_autoptr (DossierDocument) other = read_text ("It was built.\n");

  g_assert_cmpstr (one->uuid, ==, same->uuid);
  g_assert_cmpstr (one->hash, ==, same->hash);
  g_assert_cmpstr (one->uuid, !=, other->uuid);
  g_assert_cmpstr (one->file->name, ==, "notes.txt");
}

/* Whatever a file holds: one document or one message, and every word of valid text comes in. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "word", " ",     "\n", "\n\n",     ".",  "- ", "12", "https://a.b/", "Ё", "-\n",
    "\t",   "=====", "A",  "\xd8\xa7", "\"", "“",  "…",  "\xe4\xb8\xad"
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierDocument) document =
        read_pieces (READ, pieces, G_N_ELEMENTS (pieces), text);
      g_autofree char *got = document != NULL ? describe (document) : NULL;

      if (document != NULL)
        g_assert_cmpint (strstr (text->str, "Ё") != NULL, ==,
                         strstr (got, "Ё") != NULL || strstr (document->title, "Ё") != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plain/layout/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_layout);
    }
  g_test_add_func ("/plain/pages", test_pages);
  g_test_add_func ("/plain/refrain", test_refrain);
  g_test_add_data_func ("/plain/encoding/windows-1251", "WINDOWS-1251", test_encoding);
  g_test_add_data_func ("/plain/encoding/koi8-r", "KOI8-R", test_encoding);
  g_test_add_data_func ("/plain/encoding/utf-16", "UTF-16", test_encoding);
  g_test_add_data_func ("/plain/encoding/utf-16le", "UTF-16LE", test_encoding);
  g_test_add_func ("/plain/encoding/utf-8", test_utf8);
  g_test_add_func ("/plain/no-text", test_no_text);
  g_test_add_func ("/plain/records", test_records);
  g_test_add_func ("/plain/identity", test_identity);
  g_test_add_func ("/plain/random", test_random);
  return g_test_run ();
}
