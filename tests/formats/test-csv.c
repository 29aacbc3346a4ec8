/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV, read again by a strict reader and by Python's. */
#include <gio/gio.h>

#include "csv-reader.h"
#include "formats/csv.h"
#include "model/annotation.h"

#define AWKWARD "He said: \"no, never\",\r\nand\nleft; =1+1"

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();
  DossierPassage *passage =
    dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "Words in a passage.");
  DossierEntity *speaker = dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Zas, Stanislau");
  DossierEntity *place = dossier_entity_new (DOSSIER_KIND_PLACE, "KGZ", "Kyrgyzstan");
  DossierEntity *organisation = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "CSTO", "CSTO");
  DossierQuote *quote = dossier_quote_new ("q1", AWKWARD);
  DossierEvent *event = dossier_event_new ("e1", "-");
  DossierCommitment *commitment = dossier_commitment_new ("c1", "+43 model acts");
  DossierMembership *membership =
    dossier_membership_new ("m1", place, organisation, DOSSIER_ROLE_DIALOGUE_PARTNER);

  document->uuid = g_strdup ("11111111-2222-4333-8444-555555555555");
  document->title = g_strdup ("Title");
  g_strlcpy (place->a3, "KGZ", sizeof place->a3);
  dossier_document_take (document, dossier_section_new ("s1", "A, \"section\""));
  DOSSIER_ITEM (passage)->section = 0;
  dossier_document_take (document, passage);
  dossier_document_take (document, speaker);
  dossier_document_take (document, place);
  dossier_document_take (document, organisation);

  quote->speaker = speaker;
  quote->direct = TRUE;
  DOSSIER_ITEM (quote)->date = dossier_date_new ("2020-05~", "in May", NULL);
  dossier_item_add_passage (DOSSIER_ITEM (quote), 0);
  dossier_item_add_speaker (DOSSIER_ITEM (quote), speaker);
  dossier_item_add_entity (DOSSIER_ITEM (quote), place);
  dossier_document_take (document, quote);

  event->place = place;
  event->n_places = 1;
  dossier_item_add_entity (DOSSIER_ITEM (event), place);
  dossier_item_add_entity (DOSSIER_ITEM (event), organisation);
  DOSSIER_ITEM (event)->date = dossier_date_new ("2018/..", NULL, NULL);
  dossier_document_take (document, event);

  commitment->of = 43;
  commitment->verdict = DOSSIER_VERDICT_NOT_YET;
  commitment->due = dossier_date_new ("2020-24", NULL, NULL);
  dossier_document_take (document, commitment);

  membership->from = dossier_date_new ("199X", NULL, NULL);
  dossier_document_take (document, membership);
  dossier_document_finish (document);
  return document;
}

static GPtrArray *
read_table (DossierDocument *document, const char *table)
{
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *text = dossier_csv_write (all, table);

  return csv_read (text);
}

static void
assert_field (GPtrArray *records, const char *name, const char *value)
{
  g_assert_cmpstr (csv_get (records, 1, name), ==, value);
}

static void
test_quotes (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) records = read_table (document, "quotes");

  g_assert_cmpuint (records->len, ==, 2);
  assert_field (records, "id", "q1");
  assert_field (records, "speaker", "Zas, Stanislau");
  assert_field (records, "text", AWKWARD);
  assert_field (records, "direct", "true");
  assert_field (records, "date", "2020-05~");
  assert_field (records, "date_first", "2020-05-01");
  assert_field (records, "date_last", "2020-05-31");
  assert_field (records, "date_wording", "in May");
  assert_field (records, "occasion", "");
  assert_field (records, "about", "Kyrgyzstan");
  assert_field (records, "section", "A, \"section\"");
  assert_field (records, "passages", "p1");
  assert_field (records, "link", "dossier://11111111-2222-4333-8444-555555555555/p1");
}

static void
test_events (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) records = read_table (document, "events");

  assert_field (records, "title", "-");
  assert_field (records, "date", "2018/..");
  assert_field (records, "date_first", "2018-01-01");
  assert_field (records, "date_last", "");
  assert_field (records, "places", "Kyrgyzstan");
  assert_field (records, "place_codes", "KGZ");
  assert_field (records, "participants", "CSTO");
}

static void
test_other_tables (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) commitments = read_table (document, "commitments");
  g_autoptr (GPtrArray) memberships = read_table (document, "memberships");
  g_autoptr (GPtrArray) sources = read_table (document, "sources");

  /* None done is a figure, too. */
  assert_field (commitments, "done", "0");
  assert_field (commitments, "of", "43");
  assert_field (commitments, "verdict", "not-yet");
  assert_field (commitments, "due_first", "2020-12-01");
  assert_field (commitments, "announced", "");

  assert_field (memberships, "member_code", "KGZ");
  assert_field (memberships, "role", "dialogue-partner");
  assert_field (memberships, "from_first", "1990-01-01");
  assert_field (memberships, "from_last", "1999-12-31");
  assert_field (memberships, "to", "");

  /* Nothing to tell of is a header. */
  g_assert_cmpuint (sources->len, ==, 1);
}

static void
test_notes (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document->uuid);
  g_autoptr (GPtrArray) records = NULL;

  note->colour = DOSSIER_COLOUR_GREEN;
  note->note = g_strdup ("=SUM(A1)\n\n- *Да*");
  note->created = G_GINT64_CONSTANT (1588291200000000);
  dossier_annotation_add_tag (note, "model acts");
  dossier_annotation_add_tag (note, "two");
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 5));
  note->mark = dossier_reader_mark_new (DOSSIER_KIND_COMMITMENT);
  note->mark->due = dossier_date_new ("2021", NULL, NULL);
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);

  records = read_table (document, "notes");
  assert_field (records, "exact", "Words");
  assert_field (records, "note", "=SUM(A1)\n\n- *Да*");
  assert_field (records, "tags", "model acts; two");
  assert_field (records, "colour", "green");
  assert_field (records, "state", "anchored");
  assert_field (records, "created", "2020-05-01T00:00:00Z");
  assert_field (records, "mark", "commitment");
  assert_field (records, "mark_verdict", "unclear");
  assert_field (records, "mark_direct", "");
  assert_field (records, "mark_due_last", "2021-12-31");
  g_assert_true (g_str_has_suffix (csv_get (records, 1, "link"), DOSSIER_ITEM (note)->id));
}

/* What is left as it is has to be counted, wherever it stands. */
static void
test_formulas (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *quotes = dossier_csv_write (all, "quotes");
  g_autofree char *events = dossier_csv_write (all, "events");

  g_assert_cmpuint (dossier_csv_count_formulas (quotes), ==, 0);
  g_assert_cmpuint (dossier_csv_count_formulas (events), ==, 1);
  g_assert_cmpuint (dossier_csv_count_formulas ("a,b\r\n=1,\"+2,\n-3\"\r\n\"x\"\"=\",@y\r\n"), ==,
                    3);
}

/* Each field of all tables, as Python's reader has it. */
static void
test_python (void)
{
  static const char script[] =
    "import csv, io, sys\n"
    "text = sys.stdin.buffer.read().decode('utf-8')\n"
    "rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))\n"
    "sys.stdout.buffer.write('\\x1e'.join("
    "'\\x1f'.join(row) for row in rows).encode('utf-8'))\n";
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);

  if (python == NULL)
    {
      g_test_skip ("python3 is not installed");
      return;
    }
  for (guint i = 0; dossier_csv_list_tables ()[i] != NULL; i++)
    {
      g_autofree char *text = dossier_csv_write (all, dossier_csv_list_tables ()[i]);
      g_autoptr (GPtrArray) records = csv_read (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
        g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          python, "-c", script, NULL);
      g_autofree char *out = NULL;
      g_auto (GStrv) rows = NULL;

      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, text, NULL, &out, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (process));
      rows = g_strsplit (out, "\x1e", -1);
      g_assert_cmpuint (g_strv_length (rows), ==, records->len);
      for (guint row = 0; row < records->len; row++)
        {
          g_auto (GStrv) fields = g_strsplit (rows[row], "\x1f", -1);
          GPtrArray *record = records->pdata[row];

          g_assert_cmpuint (g_strv_length (fields), ==, record->len);
          for (guint column = 0; column < record->len; column++)
            g_assert_cmpstr (fields[column], ==, record->pdata[column]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/events", test_events);
  g_test_add_func ("/csv/other-tables", test_other_tables);
  g_test_add_func ("/csv/notes", test_notes);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/python", test_python);

  return g_test_run ();
}
