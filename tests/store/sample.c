/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sample.h"

#include "store/fts-tokenizer.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static DossierDate *
date (const char *edtf, const char *wording)
{
  DossierDate *self = dossier_date_new (edtf, wording, NULL);

  g_assert_nonnull (self);
  return self;
}

static DossierDocument *
begin_document (const char *seed)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = dossier_uuid_from_name (seed);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  document->kind = g_strdup ("tei");
  document->title = g_strdup_printf ("Document %s", seed);
  document->language = g_strdup ("en");
  return document;
}

static void
fill_head (DossierDocument *document)
{
  document->name = g_strdup ("sample");
  document->subtitle = g_strdup ("A subtitle");
  g_ptr_array_add (document->authors, g_strdup ("First Author"));
  g_ptr_array_add (document->authors, g_strdup ("Second Author"));
  document->date = date ("2020-06/2020-07", "mid-2020");
  document->publisher = g_strdup ("A publisher");
  document->url = g_strdup ("https://example.org/document");
  document->licence = g_strdup ("CC BY 4.0");
  document->original = g_strdup ("What it retells, 1999");
  document->statement = g_strdup ("This is a retelling.");
  g_ptr_array_add (document->used, g_strdup ("Used 3 passages."));
  g_ptr_array_add (document->report, g_strdup ("One figure was left out."));
}

static void
fill_entities (DossierDocument *document,
               DossierEntity **person,
               DossierEntity **organisation,
               DossierEntity **country,
               DossierEntity **city)
{
  /* The city comes before its country, as files may have it. */
  *city = dossier_entity_new (DOSSIER_KIND_PLACE, "bishkek", "Bishkek");
  *country = dossier_entity_new (DOSSIER_KIND_PLACE, "KGZ", "Kyrgyzstan");
  *organisation = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "CSTO",
                                      "Collective Security Treaty Organization");
  *person = dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Stanislau Zas");

  (*city)->country = *country;
  (*city)->type = g_strdup ("city");
  (*city)->latitude = 42.87;
  (*city)->longitude = 74.59;
  (*city)->has_geo = TRUE;
  g_strlcpy ((*country)->a3, "KGZ", 4);
  (*country)->type = g_strdup ("country");
  (*country)->uri = g_strdup ("https://www.geonames.org/1527747");
  (*organisation)->short_name = g_strdup ("CSTO");
  (*organisation)->description = g_strdup ("An alliance");
  DOSSIER_ITEM (*organisation)->date = date ("2002-10-07/..", NULL);
  DOSSIER_ITEM (*organisation)->authority = DOSSIER_AUTHORITY_EDITOR;
  (*person)->short_name = g_strdup ("Zas");

  dossier_document_take (document, *city);
  dossier_document_take (document, *country);
  dossier_document_take (document, *organisation);
  dossier_document_take (document, *person);
}

static void
fill_text (DossierDocument *document,
           DossierEntity *person,
           DossierEntity *city,
           DossierQuote *quote,
           DossierSource *source,
           DossierEvent *event)
{
  static const char text[] = "In May, Žas spoke in Bishkek of “mutual trust” and more.";
  DossierPassage *heading = dossier_passage_new ("h1", DOSSIER_PASSAGE_HEADING, "Beginnings");
  DossierPassage *paragraph = dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, text);
  DossierPassage *speech = dossier_passage_new ("u1", DOSSIER_PASSAGE_SPEECH, "Слово за слово.");
  DossierPassage *footnote = dossier_passage_new ("n1", DOSSIER_PASSAGE_FOOTNOTE, "A note.");
  DossierSection *section = dossier_section_new ("s1", "Beginnings");
  DossierSection *inner = dossier_section_new ("s2", NULL);
  DossierSpan *span;

  inner->parent = 0;
  inner->level = 1;
  dossier_document_take (document, section);
  dossier_document_take (document, inner);

  heading->level = 2;
  DOSSIER_ITEM (heading)->section = 0;
  DOSSIER_ITEM (paragraph)->section = 0;
  DOSSIER_ITEM (speech)->section = 1;
  DOSSIER_ITEM (footnote)->section = 1;
  DOSSIER_ITEM (footnote)->authority = DOSSIER_AUTHORITY_EDITOR;
  speech->language = g_strdup ("ru");
  speech->speaker = person;
  speech->speaker_name = g_strdup ("S. Zas");

  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_DATE, 3, 6);
  span->date = date ("2020-05", "May");
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_ENTITY, 8, 11);
  span->target = DOSSIER_ITEM (person);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_ENTITY, 21, 28);
  span->target = DOSSIER_ITEM (city);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_QUOTE, 33, 45);
  span->target = DOSSIER_ITEM (quote);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_EVENT, 12, 28);
  span->target = DOSSIER_ITEM (event);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_SOURCE, 46, 46);
  span->target = DOSSIER_ITEM (source);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_FOOTNOTE, 55, 55);
  span->target = DOSSIER_ITEM (footnote);
  span = dossier_passage_add_span (paragraph, DOSSIER_SPAN_LINK, 51, 55);
  span->uri = g_strdup ("https://example.org/more");
  dossier_passage_add_span (paragraph, DOSSIER_SPAN_EMPHASIS, 34, 40);

  dossier_document_take (document, heading);
  dossier_document_take (document, paragraph);
  dossier_document_take (document, speech);
  dossier_document_take (document, footnote);
}

static void
fill_claims (DossierDocument *document,
             DossierEntity *person,
             DossierEntity *organisation,
             DossierEntity *country,
             DossierSource *source)
{
  DossierCommitment *commitment = dossier_commitment_new ("c1", "43 model acts");
  DossierMembership *member =
    dossier_membership_new ("m1", country, organisation, DOSSIER_ROLE_MEMBER);
  DossierMembership *office =
    dossier_membership_new ("m2", person, organisation, DOSSIER_ROLE_OFFICE);

  commitment->announced_text = g_strdup ("by the Secretary General, in 2016");
  DOSSIER_ITEM (commitment)->date = date ("2016", "in 2016");
  commitment->due = date ("2020", "by 2020");
  commitment->due_text = g_strdup ("by 2020");
  commitment->outcome = g_strdup ("31 of 43 are adopted");
  commitment->verdict = DOSSIER_VERDICT_PARTLY;
  commitment->done = 31;
  commitment->of = 43;
  commitment->unit = g_strdup ("act");
  dossier_item_add_speaker (DOSSIER_ITEM (commitment), person);
  dossier_item_add_passage (DOSSIER_ITEM (commitment), 1);
  dossier_item_add_passage (DOSSIER_ITEM (commitment), 3);

  member->from = date ("1992-05-15", NULL);
  member->to = date ("[2012-06-28,2012-12-19]", "in 2012");
  member->note = g_strdup ("at the Parliamentary Assembly");
  member->source = source;
  DOSSIER_ITEM (member)->authority = DOSSIER_AUTHORITY_EDITOR;
  office->office = g_strdup ("Secretary General");
  office->from = date ("2020-01-01", NULL);

  dossier_document_take (document, commitment);
  dossier_document_take (document, member);
  dossier_document_take (document, office);
}

DossierDocument *
sample_document (const char *seed)
{
  DossierDocument *document = begin_document (seed);
  DossierEntity *person, *organisation, *country, *city;
  DossierSource *source = dossier_source_new ("b1", "https://example.org/1");
  DossierEvent *event = dossier_event_new ("e1", "A session in Bishkek");
  DossierQuote *quote = dossier_quote_new ("q1", "mutual trust");

  fill_head (document);
  fill_entities (document, &person, &organisation, &country, &city);

  source->title = g_strdup ("What Zas said");
  source->publisher = g_strdup ("A newspaper");
  DOSSIER_ITEM (source)->date = date ("2020-05-26", NULL);
  event->event_kind = g_strdup ("session");
  event->description = g_strdup ("They met.");
  event->note = g_strdup ("By video.");
  event->place = city;
  event->n_places = 1;
  DOSSIER_ITEM (event)->date = date ("2020-05~", "around May 2020");
  dossier_item_add_entity (DOSSIER_ITEM (event), city);
  dossier_item_add_entity (DOSSIER_ITEM (event), organisation);
  quote->speaker = person;
  quote->speaker_name = g_strdup ("Žas");
  quote->office = g_strdup ("Secretary General");
  quote->direct = TRUE;
  quote->occasion = event;
  quote->source = source;
  DOSSIER_ITEM (quote)->date = date ("2020-05", "in May");
  dossier_item_add_entity (DOSSIER_ITEM (quote), organisation);

  fill_text (document, person, city, quote, source, event);
  dossier_document_take (document, source);
  dossier_document_take (document, event);
  dossier_document_take (document, quote);
  fill_claims (document, person, organisation, country, source);

  dossier_document_finish (document);
  return document;
}

DossierDocument *
sample_long_document (const char *seed, guint n_passages)
{
  DossierDocument *document = begin_document (seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (seed));
  g_autoptr (GString) all = g_string_new (seed);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n_passages; i++)
    {
      g_autoptr (GString) text = g_string_new (seed);
      g_autofree char *id = g_strdup_printf ("p%u", i);

      for (guint j = 0; j < 50; j++)
        g_string_append_printf (text, " word%x", g_rand_int_range (random, 0, 20000));
      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text->str));
      g_string_append (all, text->str);
    }

  bytes = g_bytes_new (all->str, all->len);
  document->file = dossier_source_file_new_for_bytes ("long.xml", bytes);
  dossier_document_finish (document);
  return document;
}

DossierDocument *
sample_sitting (const char *seed, const char *corpus, const char *name)
{
  DossierDocument *document = begin_document (seed);
  DossierEntity *person = dossier_entity_new (DOSSIER_KIND_PERSON, "speaker", name);
  g_autofree char *own_id = g_strdup_printf ("guest-%s", seed);
  DossierEntity *guest = dossier_entity_new (DOSSIER_KIND_PERSON, own_id, "A guest");
  DossierPassage *speech = dossier_passage_new ("u1", DOSSIER_PASSAGE_SPEECH, "Hear, hear.");

  document->corpus = g_strdup (corpus);
  dossier_document_take (document, person);
  dossier_document_take (document, guest);
  speech->speaker = person;
  dossier_document_take (document, speech);
  dossier_document_finish (document);
  return document;
}

GPtrArray *
sample_batch (DossierDocument *document)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (batch, document);
  return batch;
}

char *
sample_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dossier-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
sample_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* Backups have a folder of their own. */
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        sample_folder_remove (g_steal_pointer (&path));
      else
        g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

char *
sample_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (dossier_fts_register (db), ==, SQLITE_OK);
  return db;
}

gint64
sample_query (const char *path, const char *sql)
{
  sqlite3 *db = open_database (path);
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

void
sample_exec (const char *path, const char *sql)
{
  sqlite3 *db = open_database (path);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

guint
sample_count_hits (const char *path, DossierHitKind kind, const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM search_index"
                                          " WHERE search_index MATCH '%s'"
                                          " AND ((rowid >> 28) & 15) = %d",
                                          word, kind);

  return (guint) sample_query (path, sql);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* What is under way holds the store, and the last to let go may be a thread that wakes nobody. */
void
sample_store_close (DossierStore *store)
{
  guint timer = g_timeout_add (2, wake_cb, NULL);

  while (g_atomic_int_get (&G_OBJECT (store)->ref_count) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_assert_finalize_object (store);
}
