/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents made at random out of all elements that the reader knows, nested as no schema would
 * have it: whatever comes in, what comes out is sound. Repeat a failure with --seed. */
#include <string.h>

#include "formats/tei/tei-export.h"
#include "formats/tei/tei-reader.h"
#include "model/annotation.h"
#include "tei-helpers.h"

#define N_DOCUMENTS 200
#define N_STEPS 120
#define MAX_OPEN 60

static const char *const attributes[] = {
  "who='#a'",
  "who='#a #b'",
  "who='John X'",
  "ref='#a'",
  "ref='#e1'",
  "key='#b'",
  "ref='http://x.org/y'",
  "target='#p1'",
  "target='#b1'",
  "target='#e1'",
  "target='http://x.org'",
  "xml:id='a'",
  "xml:id='p1'",
  "xml:id='q1'",
  "xml:id='b1'",
  "xml:id='e1'",
  "prev='#q1'",
  "xml:lang='de'",
  "when='2020-05'",
  "from='2018' to='2019'",
  "notBefore='2001'",
  "place='foot'",
  "place='inline'",
  "type='speaker'",
  "type='event'",
  "type='org'",
  "rend='blockquote'",
  "rend='inline'",
  "join='right'",
  "break='no'",
  "role='member'",
  "role='MP'",
  "corresp='#a #p1'",
  "ana='#e1'",
  "source='#b1'",
  "direct='false'",
  "resp='#editor'",
  "motivation='assessing'",
  "active='#a' passive='#b'",
  "name='member'",
};

static const char *const texts[] = { "word", " ", "ž𝔘 b ", "“",     "”",
                                     "2015", ".", "(",     "\n\t ", "a b c" };

static const char *
choose_element (GRand *rand, const TeiRule *rules)
{
  guint count = 0;

  while (rules[count].name != NULL)
    count++;

  return rules[g_rand_int_range (rand, 0, (gint32) count)].name;
}

/* The same attribute twice would not be well-formed. */
static gboolean
has_attribute (const char *tag, const char *attribute)
{
  g_auto (GStrv) parts = g_strsplit (attribute, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (parts[i], strcspn (parts[i], "=") + 1);
      g_autofree char *spaced = g_strconcat (" ", name, NULL);

      if (strstr (tag, spaced) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
append_tag (GString *xml, GRand *rand, const char *name)
{
  gsize start = xml->len;

  g_string_append_printf (xml, "<%s", name);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      const char *attribute =
        attributes[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (attributes))];

      if (!has_attribute (xml->str + start, attribute))
        g_string_append_printf (xml, " %s", attribute);
    }
  g_string_append_c (xml, '>');
}

static void
append_tree (GString *xml, GRand *rand, const TeiRule *rules)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < N_STEPS; i++)
    switch (g_rand_int_range (rand, 0, 8))
      {
      case 0:
      case 1:
      case 2:
        if (open->len >= MAX_OPEN)
          break;
        g_ptr_array_add (open, (gpointer) choose_element (rand, rules));
        append_tag (xml, rand, open->pdata[open->len - 1]);
        break;
      case 3:
      case 4:
        if (open->len > 0)
          g_string_append_printf (xml, "</%s>",
                                  (char *) g_ptr_array_remove_index (open, open->len - 1));
        break;
      default:
        g_string_append (xml, texts[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (texts))]);
      }

  while (open->len > 0)
    g_string_append_printf (xml, "</%s>", (char *) g_ptr_array_remove_index (open, open->len - 1));
}

static char *
make_document (GRand *rand)
{
  GString *xml = g_string_new (TEI_OPEN);

  if (g_rand_boolean (rand))
    {
      g_string_append (xml, "<teiHeader>");
      append_tree (xml, rand, tei_header_rules);
      g_string_append (xml, "</teiHeader>");
    }
  if (g_rand_boolean (rand))
    {
      g_string_append (xml, "<standOff>");
      append_tree (xml, rand, tei_list_rules);
      g_string_append (xml, "</standOff>");
    }
  g_string_append (xml, "<text><body>");
  append_tree (xml, rand, tei_text_rules);
  g_string_append (xml, "</body></text></TEI>");

  return g_string_free (xml, FALSE);
}

static void
check_passage (DossierPassage *passage)
{
  glong length = g_utf8_strlen (passage->text, -1);

  g_assert_true (g_utf8_validate (passage->text, -1, NULL));
  g_assert_nonnull (DOSSIER_ITEM (passage)->id);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      g_assert_cmpuint (span->start, <=, span->end);
      g_assert_cmpuint (span->end, <=, (guint) length);
      if (span->type == DOSSIER_SPAN_QUOTE)
        g_assert_true (DOSSIER_IS_QUOTE (span->target));
      if (span->type == DOSSIER_SPAN_SOURCE)
        g_assert_true (DOSSIER_IS_SOURCE (span->target));
      if (span->type == DOSSIER_SPAN_ENTITY)
        g_assert_true (DOSSIER_IS_ENTITY (span->target));
    }
}

static void
check_document (DossierDocument *document)
{
  g_assert_nonnull (document->title);
  g_assert_nonnull (document->uuid);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    check_passage (dossier_document_get_passage (document, i));
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < dossier_document_count (document, kind); i++)
      {
        DossierItem *item = dossier_document_get (document, kind, i);

        g_assert_true (dossier_document_lookup (document, item->id) == item);
      }
}

/* A note on the first and on the last words. */
static void
annotate (DossierDocument *document)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document->uuid);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  note->colour = DOSSIER_COLOUR_BLUE;
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 1));
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, n - 1), 0, 1));
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);
}

/* Its file leaves with a note in it, and a file is made of it: both read again. */
static void
check_export (DossierDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) marked = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  if (dossier_document_count (document, DOSSIER_KIND_PASSAGE) == 0)
    return;
  annotate (document);
  excerpt = dossier_excerpt_new (document);
  marked = dossier_tei_export (excerpt, document->file, document, NULL, &error);
  g_assert_no_error (error);
  first = dossier_tei_read_bytes (marked, "random.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((DossierDocument *) first->pdata[0])->hash, ==, document->hash);
  g_assert_cmpuint (((DossierDocument *) first->pdata[0])->brought->len, ==, 1);

  made = dossier_tei_export (excerpt, NULL, document, NULL, &error);
  g_assert_no_error (error);
  second = dossier_tei_read_bytes (made, "random.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((DossierDocument *) second->pdata[0])->brought->len, ==, 1);
  g_assert_cmpuint (dossier_document_count (second->pdata[0], DOSSIER_KIND_PASSAGE), ==,
                    dossier_document_count (document, DOSSIER_KIND_PASSAGE));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *xml = make_document (rand);
      g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents = dossier_tei_read_bytes (bytes, "random.xml", NULL, &error);

      if (documents == NULL)
        g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY);
      for (guint j = 0; documents != NULL && j < documents->len; j++)
        {
          check_document (documents->pdata[j]);
          if (documents->len == 1)
            check_export (documents->pdata[j]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/random", test_random);

  return g_test_run ();
}
