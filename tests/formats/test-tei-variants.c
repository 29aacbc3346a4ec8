/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text in several languages, beside each other in one file. */
#include <locale.h>

#include "tei-helpers.h"

static GPtrArray *
read_all (const char *body)
{
  g_autofree char *xml =
    g_strconcat (TEI_OPEN
                 "<teiHeader><fileDesc><titleStmt><title xml:lang='fr'>Le port</title>"
                 "<title xml:lang='de'>Der Hafen</title></titleStmt></fileDesc></teiHeader>"
                 "<text xml:lang='fr'>",
                 body, "</text></TEI>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = dossier_tei_read_bytes (bytes, "test.xml", NULL, &error);

  g_assert_no_error (error);
  return documents;
}

static void
assert_text (GPtrArray *documents, guint i, const char *language, const char *text)
{
  DossierDocument *document = documents->pdata[i];
  g_autofree char *passages = tei_describe (document);

  g_assert_cmpstr (document->language, ==, language);
  g_assert_cmpstr (passages, ==, text);
  g_assert_cmpstr (document->uuid, ==, ((DossierDocument *) documents->pdata[0])->uuid);
}

/* The document's own language comes first, wherever it stands; what stands in one language only
 * belongs to both, and says which it is. */
static void
test_divisions (void)
{
  g_autoptr (GPtrArray) documents = read_all (
    "<front><p>Avant.</p></front><body><div type='translation' xml:lang='de'><p>Eins.</p></div>"
    "<div type='original' xml:lang='fr'><p>Un.</p><p>Deux.</p><p>Trois.</p></div></body>");
  DossierDocument *german = documents->pdata[1];

  g_assert_cmpuint (documents->len, ==, 2);
  assert_text (documents, 0, "fr",
               "paragraph: Avant.\nparagraph: Un.\nparagraph: Deux.\n"
               "paragraph: Trois.\n");
  assert_text (documents, 1, "de", "paragraph: Avant.\nparagraph: Eins.\n");
  g_assert_cmpstr (german->title, ==, "Der Hafen");
  g_assert_null (dossier_document_get_passage (german, 1)->language);
  g_assert_cmpstr (german->hash, !=, ((DossierDocument *) documents->pdata[0])->hash);
  assert_reports (documents->pdata[0], "several languages (fr, de): one of them is shown");
}

/* Passages without an id get the same one in all languages, so that notes find their place. */
static void
test_ids (void)
{
  g_autoptr (GPtrArray) documents =
    read_all ("<group><text xml:lang='fr'><body><p>Un.</p><p>Deux.</p></body></text>"
              "<text xml:lang='de'><body><p>Eins.</p><p>Zwei.</p></body></text></group>");

  g_assert_cmpuint (documents->len, ==, 2);
  assert_text (documents, 0, "fr", "paragraph: Un.\nparagraph: Deux.\n");
  assert_text (documents, 1, "de", "paragraph: Eins.\nparagraph: Zwei.\n");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (documents->pdata[0], i))->id, ==,
                     DOSSIER_ITEM (dossier_document_get_passage (documents->pdata[1], i))->id);
}

/* Chapters that are in different languages are chapters. */
static void
test_no_variants (void)
{
  static const char *const bodies[] = {
    "<body><div xml:lang='fr'><p>1</p></div><div xml:lang='de'><p>2</p></div>"
    "<div xml:lang='fr'><p>3</p></div></body>",
    "<body><div xml:lang='fr'><p>1</p></div><div "
    "xml:lang='de'><p>2</p><p>3</p><p>4</p></div></body>",
    "<body><div xml:lang='fr' type='letter'><p>1</p></div>"
    "<div xml:lang='de' type='answer'><p>2</p></div></body>",
    "<body><p xml:lang='fr'>1</p><p xml:lang='de'>2</p></body>",
    "<body><div xml:lang='fr'><p>1</p></div><div xml:lang='de'/></body>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GPtrArray) documents = read_all (bodies[i]);

      g_test_message ("%s", bodies[i]);
      g_assert_cmpuint (documents->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/tei/variants/divisions", test_divisions);
  g_test_add_func ("/formats/tei/variants/ids", test_ids);
  g_test_add_func ("/formats/tei/variants/none", test_no_variants);

  return g_test_run ();
}
