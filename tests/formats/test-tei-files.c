/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as others wrote them, and the bundled dossier. */
#include <string.h>

#include "model/status.h"
#include "tei-helpers.h"
#include "model/speaker.h"

static GPtrArray *
read_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (documents);

  return documents;
}

static GPtrArray *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tei", name, NULL);

  return read_path (path);
}

static guint
count_kind (DossierDocument *document, DossierPassageKind kind)
{
  guint count = 0;

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    count += dossier_document_get_passage (document, i)->passage_kind == kind;

  return count;
}

/* Whether @person belongs to an organisation of @type, or holds @office in one, on the day. */
static gboolean
has_membership (DossierDocument *document,
                DossierEntity *person,
                const char *type,
                const char *office,
                const DossierDate *date)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);

      if (membership->member == person && g_strcmp0 (membership->organisation->type, type) == 0 &&
          g_strcmp0 (membership->office, office) == 0 &&
          dossier_date_match (membership->parent_instance.date, dossier_date_first (date),
                              dossier_date_last (date)) != DOSSIER_MATCH_NO)
        return TRUE;
    }

  return FALSE;
}

static void
check_sitting (DossierDocument *document, guint n_speeches, guint n_unattributed)
{
  guint unattributed = 0;

  g_assert_cmpstr (document->corpus, ==, "ParlaMint-TR");
  g_assert_cmpstr (document->language, ==, "tr");
  g_assert_cmpuint (count_kind (document, DOSSIER_PASSAGE_SPEECH), ==, n_speeches);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      if (passage->passage_kind != DOSSIER_PASSAGE_SPEECH)
        continue;
      if (passage->speaker == NULL)
        {
          unattributed++;
          continue;
        }
      g_assert_cmpstr (passage->speaker_name, ==, passage->speaker->name);
      g_assert_null (strchr (passage->speaker_name, '.'));
      g_assert_true (has_membership (document, passage->speaker, "party", NULL, document->date));
      g_assert_true (
        has_membership (document, passage->speaker, "parliament", "MP", document->date));
    }
  g_assert_cmpuint (unattributed, ==, n_unattributed);
}

/* Whoever is heard in @sitting was of one party and in one office on that day. */
static void
check_standings (DossierDocument *sitting)
{
  for (guint i = 0; i < dossier_document_count (sitting, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierEntity *speaker = dossier_document_get_passage (sitting, i)->speaker;
      g_autoptr (GPtrArray) offices = g_ptr_array_new ();
      g_autoptr (GPtrArray) parties = g_ptr_array_new ();

      if (speaker == NULL)
        continue;
      dossier_speaker_collect_standing (sitting, speaker, NULL, offices, parties);
      g_assert_cmpuint (offices->len, ==, 1);
      g_assert_cmpstr (offices->pdata[0], ==, "MP");
      g_assert_cmpuint (parties->len, ==, 1);
      if (g_str_equal (speaker->name, "Mehmet Doğan Kubat"))
        g_assert_cmpstr (parties->pdata[0], ==, "AKP");
    }
}

static void
test_parlamint (void)
{
  static const char *const dates[] = { "2018-07-07", "2018-07-23", "2020-05-27", "2020-06-17" };
  g_autoptr (GPtrArray) documents = read_fixture ("parlamint-tr/ParlaMint-TR.xml");
  DossierDocument *sitting;
  DossierEntity *person;
  DossierEvent *meeting;

  g_assert_cmpuint (documents->len, ==, 4);
  for (guint i = 0; i < documents->len; i++)
    {
      sitting = documents->pdata[i];
      g_assert_cmpstr (sitting->date->edtf, ==, dates[i]);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpstr (sitting->title, !=, ((DossierDocument *) documents->pdata[j])->title);
          g_assert_cmpstr (sitting->hash, !=, ((DossierDocument *) documents->pdata[j])->hash);
          g_assert_cmpstr (sitting->uuid, !=, ((DossierDocument *) documents->pdata[j])->uuid);
        }
    }
  check_sitting (documents->pdata[0], 12, 4);
  check_sitting (documents->pdata[1], 28, 0);
  check_sitting (documents->pdata[2], 2, 0);
  check_sitting (documents->pdata[3], 16, 0);
  for (guint i = 0; i < documents->len; i++)
    check_standings (documents->pdata[i]);

  /* Only who is heard in a sitting comes with it, under one id everywhere. */
  sitting = documents->pdata[1];
  person = DOSSIER_ENTITY (dossier_document_lookup (sitting, "MehmetDoğan.Kubat"));
  g_assert_cmpstr (person->name, ==, "Mehmet Doğan Kubat");
  g_assert_cmpuint (dossier_document_count (sitting, DOSSIER_KIND_PERSON), ==, 6);
  g_assert_null (dossier_document_lookup (sitting, "party.DSP"));
  person = DOSSIER_ENTITY (dossier_document_lookup (sitting, "party.AKP"));
  g_assert_cmpstr (person->name, ==, "Adalet ve Kalkınma Partisi");
  g_assert_cmpstr (person->short_name, ==, "AKP");
  g_assert_cmpstr (person->parent_instance.date->edtf, ==, "2001-08-14/..");

  meeting = dossier_document_get (sitting, DOSSIER_KIND_EVENT, 0);
  g_assert_cmpuint (dossier_document_count (sitting, DOSSIER_KIND_EVENT), ==, 1);
  g_assert_cmpstr (meeting->parent_instance.date->edtf, ==,
                   "2018-07-23T14:00:00/2018-07-23T16:54:00");
  g_assert_cmpstr (meeting->place->name, ==, "Ankara");
  assert_says (sitting->used, "Used 28 speeches by 6 speakers.");
}

static void
test_parlamint_alone (void)
{
  g_autoptr (GPtrArray) documents =
    read_fixture ("parlamint-tr/ParlaMint-TR_T27-tbmm-2020-05-27.ana.xml");
  DossierPassage *passage = dossier_document_get_passage (documents->pdata[0], 2);

  g_assert_cmpstr (passage->text, ==,
                   "Türkiye Büyük Millet Meclisinin 91’inci Birleşimini açıyorum.");
  g_assert_cmpstr (passage->speaker_name, ==, "Levent Gök");
  g_assert_cmpstr (passage->speaker->parent_instance.id, ==, "Levent.Gök");
  assert_reports (documents->pdata[0], "refers to 1 speaker whom it does not describe");
  assert_reports (documents->pdata[0], "Skipped 4 “linkGrp” elements");
}

static void
test_frus (void)
{
  g_autoptr (GPtrArray) documents = read_fixture ("frus-history.xml");
  DossierDocument *document = documents->pdata[0];
  DossierSection *section = DOSSIER_SECTION (dossier_document_lookup (document, "chapter-1"));
  DossierSource *book;

  g_assert_cmpstr (document->title, ==,
                   "Toward “Thorough, Accurate, and Reliable”: A History of the Foreign Relations "
                   "of the United States Series");
  g_assert_cmpstr (document->date->edtf, ==, "2015");
  g_assert_cmpuint (document->authors->len, ==, 0);
  g_assert_cmpstr (section->title, ==,
                   "Chapter 1: The Parameters of Openness and Executive Discretion, 1790–1860");
  g_assert_cmpint (section->level, ==, 1);
  g_assert_nonnull (dossier_document_lookup (document, "introductionfn1"));
  g_assert_cmpuint (count_kind (document, DOSSIER_PASSAGE_BLOCK_QUOTE), ==, 4);
  g_assert_cmpuint (count_kind (document, DOSSIER_PASSAGE_TABLE), ==, 4);
  book = dossier_document_get (document, DOSSIER_KIND_SOURCE, 0);
  g_assert_true (g_str_has_prefix (book->title, "Ambrose, Stephen"));
  g_assert_null (book->url);
}

static void
test_dracor (void)
{
  g_autoptr (GPtrArray) documents = read_fixture ("chekhov-chaika.xml");
  DossierDocument *document = documents->pdata[0];
  DossierEntity *masha = DOSSIER_ENTITY (dossier_document_lookup (document, "masha"));
  DossierPassage *speech = dossier_document_get_passage (document, 20);

  /* As the file has it, decomposed. */
  g_assert_cmpstr (document->title, ==, "Чаи\xcc\x86ка");
  g_assert_cmpstr (document->subtitle, ==, "Комедия в четырех действиях");
  g_assert_cmpuint (document->authors->len, ==, 1);
  g_assert_cmpstr (document->authors->pdata[0], ==, "Антон Павлович Чехов");
  g_assert_cmpstr (masha->name, ==, "Маша");
  g_assert_cmpstr (speech->text, ==, "Отчего вы всегда ходите в черном?");
  g_assert_cmpstr (speech->speaker->parent_instance.id, ==, "medvedenko");
  g_assert_cmpstr (speech->speaker_name, ==, "Медведенко");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 2);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_EVENT), ==, 3);
  assert_reports (document, "Skipped 6 “relation” elements");
}

static void
test_ehri (void)
{
  g_autoptr (GPtrArray) documents = read_fixture ("EHRI-DC-012_CS_EN.xml");
  DossierDocument *document = documents->pdata[0];
  DossierEntity *prague = DOSSIER_ENTITY (dossier_document_lookup (document, "prague"));
  DossierPassage *first = dossier_document_get_passage (document, 0);
  DossierDocument *english = documents->pdata[1];

  g_assert_cmpuint (documents->len, ==, 2);
  g_assert_cmpstr (document->language, ==, "cs");
  g_assert_true (g_str_has_prefix (document->title, "Erich Schön, podrobná zpráva"));
  g_assert_cmpstr (document->date->edtf, ==, "1945-10");
  g_assert_cmpstr (document->date->wording, ==, "October 1945");
  g_assert_cmpstr (prague->uri, ==, "http://www.geonames.org/3067696/prague.html");
  g_assert_cmpuint (prague->parent_instance.passages->len, ==, 1);
  g_assert_cmpstr (first->text, ==, "Protokol č. 51");
  g_assert_null (first->language);
  /* The translation is the same document in another language. */
  g_assert_cmpstr (english->language, ==, "en");
  g_assert_cmpstr (english->uuid, ==, document->uuid);
  g_assert_cmpstr (english->hash, !=, document->hash);
  g_assert_true (g_str_has_prefix (english->title, "Erich Schön, detailed report"));
  g_assert_null (dossier_document_get_passage (english, 0)->language);
  g_assert_cmpuint (dossier_document_count (english, DOSSIER_KIND_PASSAGE), ==,
                    dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  g_assert_cmpstr (((DossierEntity *) dossier_document_lookup (document, "ehri_pers-000451"))->name,
                   ==, "Erich Schön");
  assert_reports (document, "several languages (cs, en)");
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) documents = read_fixture ("testplace.xml");
  DossierDocument *document = documents->pdata[0];
  DossierEntity *tower = DOSSIER_ENTITY (dossier_document_lookup (document, "ESB"));
  DossierEntity *castle = DOSSIER_ENTITY (dossier_document_lookup (document, "carmarthen_castle"));
  DossierEntity *twin =
    dossier_document_find_entity (document, DOSSIER_KIND_PLACE, "Kitchener-Waterloo");

  g_assert_cmpstr (tower->name, ==, "Empire State Building");
  g_assert_cmpfloat (tower->longitude, ==, -73.9858);
  g_assert_cmpstr (castle->name, ==, "castle of Carmarthen");
  g_assert_cmpstr (castle->country->name, ==, "Wales");
  g_assert_nonnull (twin);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_EVENT), ==, 10);
}

/* The bundled dossier: shared/analysis/checklist.md in figures. */

static guint
count_standings (DossierDocument *document,
                 const char *organisation,
                 const char *day,
                 DossierStatus status)
{
  DossierEntity *entity = DOSSIER_ENTITY (dossier_document_lookup (document, organisation));
  g_autoptr (GArray) standings = NULL;
  DossierDay number;
  guint count = 0;

  g_assert_true (dossier_day_parse (day, &number));
  standings = dossier_document_get_standings (document, entity, number);
  for (guint i = 0; i < standings->len; i++)
    count += g_array_index (standings, DossierStanding, i).status == status;

  return count;
}

static void
test_bundled (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GPtrArray) documents = read_path (path);
  DossierDocument *document = documents->pdata[0];
  guint direct = 0;
  DossierQuote *quote;

  g_assert_cmpstr (document->name, ==, "csto");
  g_assert_cmpstr (document->uuid, ==, "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");
  g_assert_cmpuint (document->authors->len, ==, 0);
  g_assert_cmpstr (document->original, ==, "CSTO: In Search of Raisons d’être, mid-2020");
  g_assert_nonnull (document->statement);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_QUOTE), ==, 16);
  for (guint i = 0; i < 16; i++)
    {
      quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      direct += quote->direct;
      g_assert_nonnull (quote->speaker);
      g_assert_cmpuint (quote->parent_instance.passages->len, >, 0);
    }
  g_assert_cmpuint (direct, ==, 11);
  quote = DOSSIER_QUOTE (dossier_document_lookup (document, "q03"));
  g_assert_cmpstr (quote->speaker->name, ==, "Sergey Lavrov");
  g_assert_cmpstr (quote->office, ==, "Foreign Minister of Russia");
  g_assert_cmpstr (quote->parent_instance.date->edtf, ==, "2020-05-26");
  g_assert_cmpstr (quote->source->url, ==, "https://ria.ru/20200526/1571996119.html");

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_COMMITMENT), >=, 16);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 13);
  g_assert_cmpuint (count_standings (document, "CSTO", "1994-06-01", DOSSIER_STATUS_MEMBER), ==, 9);
  g_assert_cmpuint (count_standings (document, "CSTO", "2000-01-01", DOSSIER_STATUS_MEMBER), ==, 6);
  g_assert_cmpuint (count_standings (document, "CSTO", "2000-01-01", DOSSIER_STATUS_FORMER), ==, 3);
  g_assert_cmpuint (count_standings (document, "CSTO", "2007-01-01", DOSSIER_STATUS_MEMBER), ==, 7);
  g_assert_cmpuint (count_standings (document, "CSTO", "2013-06-01", DOSSIER_STATUS_OBSERVER), ==,
                    2);
  g_assert_cmpuint (count_standings (document, "SCO", "2020-07-01", DOSSIER_STATUS_MEMBER), ==, 8);
  g_assert_cmpuint (count_standings (document, "SCO", "2020-07-01", DOSSIER_STATUS_OBSERVER), ==,
                    4);
  g_assert_cmpuint (count_standings (document, "SCO", "2020-07-01",
                                     DOSSIER_STATUS_DIALOGUE_PARTNER),
                    ==, 6);

  /* Nothing of it is passed over. */
  g_assert_cmpuint (document->report->len, ==, 0);
  assert_says (document->used, "Used 43 passages.");
  assert_says (document->used, "16 quotes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/files/parlamint", test_parlamint);
  g_test_add_func ("/formats/tei/files/parlamint-alone", test_parlamint_alone);
  g_test_add_func ("/formats/tei/files/frus", test_frus);
  g_test_add_func ("/formats/tei/files/dracor", test_dracor);
  g_test_add_func ("/formats/tei/files/ehri", test_ehri);
  g_test_add_func ("/formats/tei/files/places", test_places);
  g_test_add_func ("/formats/tei/files/bundled", test_bundled);

  return g_test_run ();
}
