/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/document-finder.h"

static void
add (DossierDocument *document, DossierPassageKind kind, const char *language, const char *text)
{
  g_autofree char *id =
    g_strdup_printf ("p%u", dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  DossierPassage *passage = dossier_passage_new (id, kind, text);

  passage->language = g_strdup (language);
  if (kind == DOSSIER_PASSAGE_SPEECH)
    passage->speaker_name = g_strdup ("Stanislau Zas");
  dossier_document_take (document, passage);
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  document->title = g_strdup ("Security in question");
  document->subtitle = g_strdup ("A retelling");
  document->language = g_strdup ("en");
  add (document, DOSSIER_PASSAGE_HEADING, NULL, "Collective security");
  add (document, DOSSIER_PASSAGE_PARAGRAPH, NULL,
       "The Collective Security Treaty has six members. Security, they say, is one.");
  add (document, DOSSIER_PASSAGE_SPEECH, NULL, "We agreed on a joint statement.");
  add (document, DOSSIER_PASSAGE_PARAGRAPH, "ru", "Члены организации обсудили войну и мир.");
  add (document, DOSSIER_PASSAGE_FOOTNOTE, NULL, "The treaty was signed by all members.");
  dossier_document_finish (document);
  return document;
}

/* Every place as "text" with its kind and index: "text 1: Collective Security | head 0: Security".
 */
static char *
find (const char *typed, DossierWordsFlags flags)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierDocumentFinder) finder = dossier_document_finder_new (document);
  g_autoptr (DossierReadingLayout) layout = dossier_reading_layout_new (document, 0, G_MAXUINT);
  g_autoptr (GArray) found = dossier_document_finder_find (finder, typed, flags, NULL, NULL);
  GString *all = g_string_new (NULL);
  static const char *const places[] = { "head", "caption", "text" };

  g_assert_nonnull (found);
  for (guint i = 0; i < found->len; i++)
    {
      const DossierFound *one = &g_array_index (found, DossierFound, i);
      g_autofree char *words = NULL;
      guint start, end;

      g_assert_true (dossier_found_to_range (one, layout, &start, &end));
      words = g_utf8_substring (layout->text, start, end);
      g_string_append_printf (all, "%s%s %u: %s", i > 0 ? " | " : "", places[one->in], one->index,
                              words);
      if (i > 0)
        g_assert_cmpint (dossier_found_compare (one - 1, one), <, 0);
    }
  return g_string_free (all, FALSE);
}

static void
assert_found (const char *typed, const char *expected)
{
  g_autofree char *all = find (typed, DOSSIER_WORDS_DEFAULT);

  g_assert_cmpstr (all, ==, expected);
}

/* Head, headings, footnotes and captions are words of the page, too. */
static void
test_places (void)
{
  assert_found ("security", "head 0: Security | text 0: security | text 1: Security | "
                            "text 1: Security");
  assert_found ("zas", "caption 2: Zas");
  assert_found ("signed", "text 4: signed");
  assert_found ("nowhere", "");
  assert_found ("", "");
}

static void
test_inflections (void)
{
  assert_found ("member", "text 1: members | text 4: members");
  assert_found ("война", "text 3: войну");
  assert_found ("ОРГАНИЗАЦИЯ", "text 3: организации");
}

/* Several words must stand in one passage; those that stand together are one place. */
static void
test_several (void)
{
  assert_found ("collective security", "text 0: Collective security | "
                                       "text 1: Collective Security | text 1: Security");
  assert_found ("\"security treaty\"", "text 1: Security Treaty");
  assert_found ("treaty -signed", "text 1: Treaty");
  assert_found ("-signed", "");
  assert_found ("treaty signed", "text 4: treaty | text 4: signed");
}

/* What is being typed is a beginning. */
static void
test_beginning (void)
{
  g_autofree char *typing = find ("colle", DOSSIER_WORDS_TYPING);

  g_assert_cmpstr (typing, ==, "text 0: Collective | text 1: Collective");
  assert_found ("colle", "");
  assert_found ("colle*", "text 0: Collective | text 1: Collective");
}

/* Whoever types on has no use for what was found before. */
static void
test_cancelled (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierDocumentFinder) finder = dossier_document_finder_new (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_document_finder_find (finder, "security", 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A document shown in parts: what is elsewhere has no place on this page. */
static void
test_other_part (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierDocumentFinder) finder = dossier_document_finder_new (document);
  g_autoptr (DossierReadingLayout) layout = dossier_reading_layout_new (document, 1, 2);
  g_autoptr (GArray) found = dossier_document_finder_find (finder, "security", 0, NULL, NULL);
  guint start, end;

  g_assert_cmpuint (found->len, ==, 4);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (dossier_found_to_range (&g_array_index (found, DossierFound, i), layout,
                                             &start, &end),
                     ==, i >= 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/document-finder/places", test_places);
  g_test_add_func ("/text/document-finder/inflections", test_inflections);
  g_test_add_func ("/text/document-finder/several", test_several);
  g_test_add_func ("/text/document-finder/beginning", test_beginning);
  g_test_add_func ("/text/document-finder/cancelled", test_cancelled);
  g_test_add_func ("/text/document-finder/other-part", test_other_part);

  return g_test_run ();
}
