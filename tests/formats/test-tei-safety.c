/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad input: one message that names file and line, and nothing read. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "tei-helpers.h"

static void
assert_error_bytes (const char *data, gsize size, DossierFormatError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) documents = dossier_tei_read_bytes (bytes, "bad.xml", NULL, &error);

  g_assert_null (documents);
  g_assert_error (error, DOSSIER_FORMAT_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "bad.xml"));
  g_assert_nonnull (strstr (error->message, part));
}

static void
assert_error_text (const char *xml, DossierFormatError code, const char *part)
{
  assert_error_bytes (xml, strlen (xml), code, part);
}

static void
test_not_tei (void)
{
  assert_error_text ("", DOSSIER_FORMAT_ERROR_EMPTY, "line 1");
  assert_error_text (" \n\n", DOSSIER_FORMAT_ERROR_EMPTY, "empty");
  assert_error_text ("# A heading\n\nText.\n", DOSSIER_FORMAT_ERROR_UNKNOWN, "no XML (line 1)");
  assert_error_text ("%PDF-1.4\n", DOSSIER_FORMAT_ERROR_UNKNOWN, "no XML");
  assert_error_text ("<?xml version='1.0'?>\n<html><body/></html>", DOSSIER_FORMAT_ERROR_UNKNOWN,
                     "“html” (line 2)");
  assert_error_text ("<TEI xmlns='http://example.org/'/>", DOSSIER_FORMAT_ERROR_UNKNOWN, "“TEI”");
  assert_error_text ("<teiHeader xmlns='http://www.tei-c.org/ns/1.0'/>",
                     DOSSIER_FORMAT_ERROR_UNKNOWN, "“teiHeader”");
  assert_error_text (TEI_OPEN TEI_HEADER "\n<text><body>\n</body></text></TEI>",
                     DOSSIER_FORMAT_ERROR_EMPTY, "no text");
  assert_error_bytes ("\x89PNG\r\n\x1a\n\0\0", 10, DOSSIER_FORMAT_ERROR_UNKNOWN, "no XML (line 1)");
  assert_error_bytes ("PK\3\4", 4, DOSSIER_FORMAT_ERROR_UNKNOWN, "no XML");
}

static void
test_malformed (void)
{
  assert_error_text (TEI_OPEN "\n<text>\n<body><p>a</body>\n</text></TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "line 3");
  assert_error_text (TEI_OPEN "\n<text>\n<body><p>a", DOSSIER_FORMAT_ERROR_MALFORMED,
                     "cut off at line 3");
  assert_error_text (TEI_OPEN "<text><p>a</p></text></TEI>\n<TEI/>", DOSSIER_FORMAT_ERROR_MALFORMED,
                     "line 2");
  assert_error_text (TEI_OPEN "<text><p who='a' who='b'/></text></TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "line 1");
  assert_error_text (TEI_OPEN "\n<text><p>fa&ccedil;ade</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "line 2 uses the entity “&ccedil;”");
  assert_error_text ("<?xml version='1.0' encoding='x-none'?>" TEI_OPEN "</TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "encoding");
  /* Latin-1 that calls itself UTF-8 */
  assert_error_text (TEI_OPEN "\n\n<text><p>fa\xe7"
                              "ade</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "line 3");
  assert_error_bytes (TEI_OPEN "<text><p>a\0b</p></text></TEI>",
                      sizeof (TEI_OPEN "<text><p>a\0b</p></text></TEI>") - 1,
                      DOSSIER_FORMAT_ERROR_MALFORMED, "line 1");
}

static void
test_encodings (void)
{
  g_autofree char *latin = NULL;
  g_autofree char *wide = NULL;
  g_autoptr (DossierDocument) first = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) second = NULL;
  gsize size;

  latin = g_strdup ("<?xml version='1.0' encoding='ISO-8859-1'?>" TEI_OPEN "<text><p>fa\xe7"
                    "ade</p></text></TEI>");
  first = tei_read (latin);
  g_assert_cmpstr (dossier_document_get_passage (first, 0)->text, ==, "façade");

  wide = g_convert ("\xef\xbb\xbf" TEI_OPEN "<text><p>façade</p></text></TEI>", -1, "UTF-16LE",
                    "UTF-8", NULL, &size, NULL);
  bytes = g_bytes_new (wide, size);
  second = dossier_tei_read_bytes (bytes, "wide.xml", NULL, NULL);
  g_assert_nonnull (second);
  g_assert_cmpstr (dossier_document_get_passage (second->pdata[0], 0)->text, ==, "façade");
}

/* Entities within the file are expanded, as long as that stays within bounds. */
static void
test_entities (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    "<!DOCTYPE TEI [<!ENTITY csto 'CSTO'><!ENTITY full 'the &csto; and "
    "&#x2014;'><!ENTITY el '<hi xmlns=\"http://www.tei-c.org/ns/1.0\">words</hi>'>]>" TEI_OPEN
    "<text><body><p n='&csto;'>&full; &full; &el; &amp;</p></body></text>"
    "</TEI>");
  g_autofree char *spans = tei_describe_spans (document, 0);

  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==,
                   "the CSTO and — the CSTO and — words &");
  g_assert_cmpstr (spans, ==, "emphasis[words]");
}

static void
test_entity_bombs (void)
{
  GString *laughs = g_string_new ("<!DOCTYPE TEI [<!ENTITY l0 'haha'>\n");
  GString *quadratic = g_string_new ("<!DOCTYPE TEI [<!ENTITY a '");

  for (guint i = 1; i < 12; i++)
    g_string_append_printf (laughs,
                            "<!ENTITY l%u '&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;'>\n",
                            i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1,
                            i - 1);
  g_string_append (laughs, "]>" TEI_OPEN "<text><p>&l11;</p></text></TEI>");
  assert_error_text (laughs->str, DOSSIER_FORMAT_ERROR_REFUSED, "(line ");
  g_string_free (laughs, TRUE);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (quadratic, 'a');
  g_string_append (quadratic, "'>]>" TEI_OPEN "<text><p>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (quadratic, "&a;");
  g_string_append (quadratic, "</p></text></TEI>");
  assert_error_text (quadratic->str, DOSSIER_FORMAT_ERROR_REFUSED, "expands without bounds");
  g_string_free (quadratic, TRUE);

  assert_error_text ("<!DOCTYPE TEI [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" TEI_OPEN
                     "<text><p>&a;</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_REFUSED, "(line 1)");
  assert_error_text ("<!DOCTYPE TEI [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" TEI_OPEN
                     "<text><p n='&a;'/></text></TEI>",
                     DOSSIER_FORMAT_ERROR_REFUSED, "(line 1)");
  assert_error_text ("<!DOCTYPE TEI [<!ENTITY % p '<!ENTITY x \"y\">'>\n%p;]>" TEI_OPEN
                     "<text><p>&x;</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_REFUSED, "“p” (line");
}

static void
test_external_entities (void)
{
  g_autofree char *secret = g_build_filename (g_get_tmp_dir (), "secret.xml", NULL);
  g_autofree char *uri = g_filename_to_uri (secret, NULL, NULL);
  g_autofree char *used = NULL;
  g_autofree char *parameter = NULL;
  g_autoptr (DossierDocument) document = NULL;

  g_assert_true (g_file_set_contents (secret, "<p>secret</p>", -1, NULL));
  used = g_strdup_printf ("<!DOCTYPE TEI [\n<!ENTITY x SYSTEM '%s'>]>" TEI_OPEN
                          "<text><p>&x;</p></text></TEI>",
                          uri);
  assert_error_text (used, DOSSIER_FORMAT_ERROR_REFUSED, "(line 2)");
  assert_error_text (used, DOSSIER_FORMAT_ERROR_REFUSED, "secret.xml");
  parameter = g_strdup_printf ("<!DOCTYPE TEI [<!ENTITY %% x SYSTEM '%s'> %%x;]>" TEI_OPEN
                               "<text><p>a</p></text></TEI>",
                               uri);
  assert_error_text (parameter, DOSSIER_FORMAT_ERROR_REFUSED, "secret.xml");
  assert_error_text ("<!DOCTYPE TEI [<!ENTITY x PUBLIC '-//X' 'http://127.0.0.1:9/x'>]>" TEI_OPEN
                     "<text><p>a</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_REFUSED, "http://127.0.0.1:9/x");

  /* A document type definition outside the file is not read; the text does without. */
  document =
    tei_read ("<!DOCTYPE TEI SYSTEM 'http://127.0.0.1:9/tei_all.dtd' [<!NOTATION png SYSTEM "
              "'png'><!ENTITY fig SYSTEM 'f.png' NDATA png>]>" TEI_OPEN
              "<text><body><p>a</p></body></text></TEI>");
  assert_reports (document, "Refused to read the document type definition "
                            "“http://127.0.0.1:9/tei_all.dtd”");
  assert_error_text ("<!DOCTYPE TEI SYSTEM 'tei.dtd'>" TEI_OPEN
                     "<text><p>&eacute;</p></text></TEI>",
                     DOSSIER_FORMAT_ERROR_MALFORMED, "“&eacute;”");
  g_unlink (secret);
}

static void
test_depth (void)
{
  GString *xml = g_string_new (TEI_OPEN "<text>\n");
  g_autoptr (DossierDocument) document = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (xml, "<div>");
  g_string_append (xml, "<p>deep</p>");
  for (guint i = 0; i < 200; i++)
    g_string_append (xml, "</div>");
  g_string_append (xml, "</text></TEI>");
  document = tei_read (xml->str);
  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, "deep");

  g_string_assign (xml, TEI_OPEN "<text>\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<hi>");
  assert_error_text (xml->str, DOSSIER_FORMAT_ERROR_REFUSED, "256 elements");
  assert_error_text (xml->str, DOSSIER_FORMAT_ERROR_REFUSED, "line 2");
  g_string_free (xml, TRUE);
}

static void
test_huge_tokens (void)
{
  /* A paragraph may be of any size; a tag may not. */
  g_autofree char *words = g_strnfill (12 * 1024 * 1024, 'x');
  g_autofree char *text = g_strconcat (TEI_OPEN "<text><p>", words, "</p></text></TEI>", NULL);
  g_autofree char *tag = g_strconcat (TEI_OPEN "<text><p n='", words, "'>a</p></text></TEI>", NULL);
  g_autoptr (DossierDocument) document = tei_read (text);

  g_assert_cmpuint (strlen (dossier_document_get_passage (document, 0)->text), ==,
                    12 * 1024 * 1024);
  assert_error_text (tag, DOSSIER_FORMAT_ERROR_MALFORMED, "line 1");
}

/* What is small in the file and large in memory. */
static void
test_multiplied (void)
{
  GString *xml = g_string_new (TEI_OPEN "<text><body><p");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (xml, " a%u='x'", i);
  g_string_append (xml, ">x</p></body></text></TEI>");
  assert_error_text (xml->str, DOSSIER_FORMAT_ERROR_REFUSED, "more attributes than any needs");

  g_string_assign (xml, TEI_OPEN "<standOff><listRelation><relation name='member' active='");
  for (guint i = 0; i < 3000; i++)
    g_string_append (xml, "#a ");
  g_string_append (xml, "' passive='");
  for (guint i = 0; i < 3000; i++)
    g_string_append (xml, "#b ");
  g_string_append (xml, "'/></listRelation></standOff><text><body><p>x</p></body></text></TEI>");
  assert_error_text (xml->str, DOSSIER_FORMAT_ERROR_REFUSED, "memory");
  g_string_free (xml, TRUE);
}

/* Files */

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

#define CORPUS_OPEN                                                                                \
  "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0' xmlns:xi='http://www.w3.org/2001/XInclude' "     \
  "xml:id='C'><teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt></fileDesc>"
#define SITTING                                                                                    \
  TEI_OPEN TEI_HEADER "<text><body><u who='#a'><seg>Hello</seg></u></body></text></TEI>"
#define INCLUDE(href) "<xi:include href='" href "'/>"

static void
test_includes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tei-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "in", NULL);
  g_autofree char *link_path = NULL;
  g_autofree char *outside = write_file (folder, "outside.xml", SITTING);
  g_autofree char *first = write_file (folder, "in/one/sitting one.xml", SITTING);
  g_autofree char *people =
    write_file (folder, "in/people.xml",
                "<listPerson xmlns='http://www.tei-c.org/ns/1.0'><person xml:id='a'><persName>Ann "
                "Lee</persName></person><person xml:id='b'><persName>Bob</persName></person>"
                "</listPerson>");
  g_autofree char *words = write_file (folder, "in/words.txt", "plain & simple");
  g_autofree char *root = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  DossierDocument *document;

  link_path = g_build_filename (inside, "link.xml", NULL);
  g_assert_cmpint (symlink ("../outside.xml", link_path), ==, 0);
  root = write_file (folder, "in/root.xml",
                     CORPUS_OPEN
                     "<profileDesc><particDesc>"
                     "<xi:include href='people.xml'/><xi:include href='gone.xml'/>"
                     "</particDesc></profileDesc></teiHeader>"
                     "<xi:include href='one/sitting%20one.xml'/>"
                     "<xi:include href='../outside.xml'/><xi:include href='link.xml'/>"
                     "<xi:include href='/etc/passwd'/><xi:include href='http://127.0.0.1:9/x.xml'/>"
                     "<xi:include href='root.xml'/><xi:include href='one'/>"
                     "<TEI><text><body><p><xi:include href='words.txt' parse='text'/>; "
                     "<xi:include href='gone2.xml'><xi:fallback>instead</xi:fallback></xi:include>"
                     "</p></body></text></TEI></teiCorpus>");

  documents = dossier_tei_read (root, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 2);

  document = documents->pdata[0];
  g_assert_cmpstr (document->corpus, ==, "C");
  g_assert_cmpstr (dossier_document_get_passage (document, 0)->speaker->name, ==, "Ann Lee");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PERSON), ==, 1);
  assert_reports (document, "“gone.xml”: there is no such file");
  assert_reports (document, "“one”: there is no such file");
  assert_reports (document, "“../outside.xml”: Dossier includes files only");
  assert_reports (document, "“link.xml”: Dossier includes files only");
  assert_reports (document, "“/etc/passwd”: Dossier includes files only");
  assert_reports (document, "“http://127.0.0.1:9/x.xml”: Dossier includes files only");
  assert_reports (document, "“root.xml”: it would be included in itself");

  document = documents->pdata[1];
  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, "plain & simple; instead");
  assert_reports (document, "“gone2.xml”: there is no such file");
}

static void
test_broken_include (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tei-XXXXXX", NULL);
  g_autofree char *broken =
    write_file (folder, "broken.xml", TEI_OPEN "\n\n<text><p>a</text></TEI>");
  g_autofree char *root =
    write_file (folder, "root.xml",
                CORPUS_OPEN "</teiHeader>" SITTING INCLUDE ("broken.xml") "</teiCorpus>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (root, NULL, &error);

  g_assert_null (documents);
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "broken.xml"));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static void
test_bytes_include_nothing (void)
{
  g_autoptr (DossierDocument) document =
    tei_read (CORPUS_OPEN "</teiHeader>" INCLUDE ("x.xml") SITTING "</teiCorpus>");

  assert_reports (document, "“x.xml”");
}

static void
assert_unreadable (const char *path, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_null (documents);
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_IO);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_unreadable (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tei-XXXXXX", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.xml", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.xml", NULL);

  assert_unreadable (gone, "gone.xml");
  assert_unreadable (folder, "tei-");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_unreadable (pipe_path, "pipe.xml");
}

static void
test_too_large (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tei-XXXXXX", NULL);
  g_autofree char *path = write_file (folder, "large.xml", SITTING);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  /* Of this size, without taking the room: it is refused before anything is read. */
  g_assert_cmpint (truncate (path, 500L * 1024 * 1024), ==, 0);
  documents = dossier_tei_read (path, NULL, &error);
  g_assert_null (documents);
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "large.xml"));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (SITTING, strlen (SITTING));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_cancellable_cancel (cancellable);
  documents = dossier_tei_read_bytes (bytes, "x.xml", cancellable, &error);
  g_assert_null (documents);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Wherever a file ends, it gives an error or what is sound, and never a crash. */
static void
test_cut_anywhere (void)
{
  static const char *const names[] = { "EHRI-DC-012_CS_EN.xml", "chekhov-chaika.xml",
                                       "frus-history.xml", "testplace.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "fixtures", "tei", names[i], NULL);
      g_autofree char *text = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      for (gsize end = 0; end < size; end += 197)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = g_bytes_new_static (text, end);
          g_autoptr (GPtrArray) documents = dossier_tei_read_bytes (bytes, "cut.xml", NULL, &error);

          g_assert_null (documents);
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, "line"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/safety/not-tei", test_not_tei);
  g_test_add_func ("/formats/tei/safety/malformed", test_malformed);
  g_test_add_func ("/formats/tei/safety/encodings", test_encodings);
  g_test_add_func ("/formats/tei/safety/entities", test_entities);
  g_test_add_func ("/formats/tei/safety/entity-bombs", test_entity_bombs);
  g_test_add_func ("/formats/tei/safety/external-entities", test_external_entities);
  g_test_add_func ("/formats/tei/safety/depth", test_depth);
  g_test_add_func ("/formats/tei/safety/huge-tokens", test_huge_tokens);
  g_test_add_func ("/formats/tei/safety/multiplied", test_multiplied);
  g_test_add_func ("/formats/tei/safety/includes", test_includes);
  g_test_add_func ("/formats/tei/safety/broken-include", test_broken_include);
  g_test_add_func ("/formats/tei/safety/bytes-include-nothing", test_bytes_include_nothing);
  g_test_add_func ("/formats/tei/safety/unreadable", test_unreadable);
  g_test_add_func ("/formats/tei/safety/too-large", test_too_large);
  g_test_add_func ("/formats/tei/safety/cancelled", test_cancelled);
  g_test_add_func ("/formats/tei/safety/cut-anywhere", test_cut_anywhere);

  return g_test_run ();
}
