/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in two columns as a Debian tool sets it: groff, with the macros ms. Not every groff has
 * its pdf device (Debian's package groff-base has none). */
#include "config.h"

#include <string.h>

#include "describe.h"
#include "formats/pdf/pdf.h"
#include "model/page.h"

/* NULL, and the test is skipped, where nothing sets it. */
static GBytes *
set_report (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "pdf", "harbour.ms", NULL);
  const char *const arguments[] = { "groff", "-Tpdf", "-ms", "-dpaper=a5", "-P-pa5", path, NULL };
  g_autoptr (GSubprocess) groff = NULL;
  GBytes *bytes = NULL;

  groff =
    g_subprocess_newv (arguments,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (groff == NULL)
    g_test_skip ("groff is not installed");
  else if (!g_subprocess_communicate (groff, NULL, NULL, &bytes, NULL, NULL) ||
           !g_subprocess_get_successful (groff) || g_bytes_get_size (bytes) == 0)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      g_test_skip ("groff is installed without what writes PDF");
    }
  return bytes;
}

/* As the source says, in one line each. */
static const char expected[] =
  "p:Ada Lovering|"
  "h:1. Promises|"
  "p:The harbour was promised in 2016 by the ministry, which has been repeating the announcement "
  "ever since, and nobody knows why it should be so. The first official figures were an estimate "
  "of the sufficient efficiency of the offshore traffic.|"
  "f:Office of Coasts, Figures of 2017, page 12.|"
  "p:It went on for years without anybody noticing what was on the way, until the very last of "
  "the cranes had been taken away by others. Administrations communicated comprehensive "
  "misunderstandings, notwithstanding international recommendations, and representatives "
  "acknowledged responsibilities.|"
  "h:2. What was built|"
  "p:Nothing was built on that coast. The fishermen, who had sold their boats in the first summer, "
  "went to work inland, and came back for the winters only; their houses stood empty, and the "
  "school was closed in the autumn of 2019 for want of children.|"
  "p:The second harbour, of which less was said, was begun in the spring of 2020 and given up by "
  "its end. It had been meant for ferries. A ferry went there once, with the minister, and "
  "returned with the minister in the same afternoon.|"
  "h:Afterwards|"
  "p:All that is left of both are the roads, which are good, and the signs along them. They still "
  "say how far it is to the harbour. People have grown used to saying so too, when they mean that "
  "a thing will not come to pass.|"
  "p:There were two inquiries. The first found that nothing had been done against the rules, since "
  "there had been no rules. The second was to find out who had written the first, and has not been "
  "published.|"
  "p:Whoever goes there now goes for the view. The cliffs are as they were before anybody had "
  "promised anything, and the birds, of which the first plan said that they would have to be "
  "moved, have multiplied.|"
  "p:A plan of 2023 speaks of a museum. It would show how the harbour would have looked, with "
  "models, and the ferry of the minister, if it could be found.";

static DossierPassage *
find_passage (DossierDocument *document, const char *beginning, guint *index)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      if (g_str_has_prefix (passage->text, beginning))
        {
          *index = i;
          return passage;
        }
    }
  g_assert_not_reached ();
}

/* The raised number leads to the footnote, though that stands at the foot of the column. */
static void
assert_footnote (DossierDocument *document)
{
  guint index;
  DossierPassage *passage = find_passage (document, "The harbour was promised", &index);
  g_autofree char *spans = describe_spans (passage);
  g_autofree char *note = NULL;

  note = g_strdup_printf ("footnote %s:",
                          dossier_document_get_passage (document, index + 1)->parent_instance.id);
  g_assert_cmpstr (spans, ==, note);
}

static void
assert_pages (DossierDocument *document)
{
  guint index;

  g_assert_cmpstr (dossier_document_get_page (document, 0, 0)->label, ==, "1");
  find_passage (document, "A plan of 2023", &index);
  g_assert_cmpstr (dossier_document_get_page (document, index, 0)->label, ==, "2");
  g_assert_cmpuint (dossier_document_find_page (document, "2")->page, ==, 1);
}

static void
test_report (void)
{
  g_autoptr (GBytes) bytes = set_report ();
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DossierDocument *document;

  if (bytes == NULL)
    return;
  documents = dossier_pdf_read_bytes (bytes, "report.pdf", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  document = documents->pdata[0];
  g_assert_cmpstr (document->title, ==, "The harbour that was not built");
  text = describe (document);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 3);
  assert_footnote (document);
  assert_pages (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#ifdef HAVE_PDF
  g_test_add_func ("/pdf/groff", test_report);
#else
  (void) test_report;
#endif
  return g_test_run ();
}
