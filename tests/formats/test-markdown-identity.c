/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by which what was exported is known again. */
#include "formats/markdown/identity.h"

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");
  document->title = g_strdup ("Ein Titel");
  document->date = dossier_date_new ("2020-06/2020-07", NULL, NULL);
  dossier_document_take (document,
                         dossier_passage_new ("p 1", DOSSIER_PASSAGE_PARAGRAPH, "Some words."));
  return document;
}

/* Written once into a file, they have to be the same for ever: these are written down. */
static void
test_block_ids (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierAnnotation) note = dossier_annotation_new (document->uuid);
  g_autoptr (DossierQuote) quote = dossier_quote_new ("q01", "Words");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = NULL;
  g_autofree char *quote_id = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *quote_uuid = NULL;

  g_free (DOSSIER_ITEM (note)->id);
  DOSSIER_ITEM (note)->id = g_strdup ("8d7f3c52-1111-4222-8333-444455556666");
  id = dossier_markdown_block_id (document, DOSSIER_ITEM (note));
  quote_id = dossier_markdown_block_id (document, DOSSIER_ITEM (quote));
  uuid = dossier_markdown_block_uuid (document, DOSSIER_ITEM (note));
  quote_uuid = dossier_markdown_block_uuid (document, DOSSIER_ITEM (quote));
  g_assert_cmpstr (id, ==, "n-dypgxfc1za");
  g_assert_cmpstr (quote_id, ==, "q-341rbx2mfp");
  g_assert_cmpstr (uuid, ==, DOSSIER_ITEM (note)->id);
  g_assert_true (g_uuid_string_is_valid (quote_uuid));

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (DossierAnnotation) other = dossier_annotation_new (document->uuid);
      char *other_id = dossier_markdown_block_id (document, DOSSIER_ITEM (other));

      g_assert_true (g_regex_match_simple ("^n-[0-9a-z]{10}$", other_id, 0, 0));
      g_assert_true (g_hash_table_add (seen, other_id));
    }
}

static void
test_links (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierAnnotation) note = dossier_annotation_new (document->uuid);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *whole = dossier_markdown_link (document, NULL);
  g_autofree char *link = NULL;

  dossier_item_add_passage (DOSSIER_ITEM (note), 0);
  link = dossier_markdown_link (document, DOSSIER_ITEM (note));
  uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  g_assert_cmpstr (whole, ==, "dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");
  g_assert_cmpstr (g_uri_get_host (uri), ==, document->uuid);
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/p 1");
  g_assert_true (g_str_has_suffix (link, DOSSIER_ITEM (note)->id));
  g_assert_null (strchr (link, ' '));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/markdown/block-ids", test_block_ids);
  g_test_add_func ("/formats/markdown/links", test_links);
  return g_test_run ();
}
