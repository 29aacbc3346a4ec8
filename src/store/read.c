/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/page.h"
#include "store/shelf-private.h"
#include "store/spanning-private.h"
#include "store/tables.h"

/* A document on its way out of the tables. */
typedef struct
{
  DossierConnection *connection;
  DossierDocument *document;
  gint64 row;
  gint64 base;         /* of which it is a language variant, or 0 */
  gboolean corrected;  /* as the reader has it */
  char **authors;      /* the reader's, or NULL */
  GPtrArray *entities; /* all kinds in one list, as document_entities numbers them; borrowed */
  /* Where only records are read: entities come from there, and of the passages, by position, there
   * are those in which records stand; NULL: all is read. */
  DossierEntityPool *pool;
  GPtrArray *passages;
  GPtrArray *pooled[DOSSIER_N_KINDS]; /* of people, organisations and places; borrowed */
  DossierKind reading;                /* which kind of record */
} Reader;

static const char *
get_text (DossierStatement *select, int column)
{
  return (const char *) sqlite3_column_text (select, column);
}

/* Rows that contradict each other, which only a damaged or tampered file has. */
static gboolean
fail_damaged (Reader *self, GError **error)
{
  dossier_connection_set_error (self->connection, SQLITE_CORRUPT, error);
  return FALSE;
}

/* Calls @take for each row that @sql finds for the document. */
typedef gboolean (*TakeFunc) (Reader *self, DossierStatement *select, gpointer data);

static gboolean
read_rows (Reader *self, const char *sql, TakeFunc take, gpointer data, GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", self->row);

  for (;;)
    {
      if (!dossier_connection_step (self->connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!take (self, select, data))
        return fail_damaged (self, error);
    }
}

/* Looks the position in @column up; TRUE also when it is NULL, and nothing is there. */
static gboolean
get_item (Reader *self, DossierStatement *select, int column, DossierKind kind, gpointer item)
{
  gboolean sparse = kind == DOSSIER_KIND_PASSAGE && self->passages != NULL;
  GPtrArray *items = sparse                       ? self->passages
                     : self->pooled[kind] != NULL ? self->pooled[kind]
                                                  : self->document->items[kind];
  int position = dossier_statement_get_reference (select, column);

  *(gpointer *) item = NULL;
  if (position < 0 || (sparse && (guint) position >= items->len))
    return TRUE;
  if ((guint) position >= items->len)
    return FALSE;

  *(gpointer *) item = g_ptr_array_index (items, position);
  return TRUE;
}

static gboolean
get_entity (Reader *self, DossierStatement *select, int column, DossierEntity **entity)
{
  int position = dossier_statement_get_reference (select, column);

  *entity = NULL;
  if (position < 0)
    return TRUE;
  if ((guint) position >= self->entities->len)
    return FALSE;

  *entity = g_ptr_array_index (self->entities, position);
  return TRUE;
}

/* The document and its lines */

static gboolean
take_head (Reader *self, DossierStatement *select, gpointer data)
{
  DossierDocument *document = self->document;

  const char *uuid = get_text (select, 0);
  const char *at = strchr (uuid, '@');

  document->uuid = at != NULL ? g_strndup (uuid, (gsize) (at - uuid)) : g_strdup (uuid);
  self->base = sqlite3_column_int64 (select, 15);
  document->hash = dossier_statement_dup_text (select, 1);
  document->name = dossier_statement_dup_text (select, 2);
  document->kind = dossier_statement_dup_text (select, 3);
  document->title = dossier_statement_dup_text (select, 4);
  document->subtitle = dossier_statement_dup_text (select, 5);
  document->date = dossier_statement_dup_date (select, 6);
  document->language = dossier_statement_dup_text (select, 8);
  document->publisher = dossier_statement_dup_text (select, 9);
  document->url = dossier_statement_dup_text (select, 10);
  document->licence = dossier_statement_dup_text (select, 11);
  document->original = dossier_statement_dup_text (select, 12);
  document->statement = dossier_statement_dup_text (select, 13);
  document->corpus = dossier_statement_dup_text (select, 14);
  if (self->corrected)
    self->authors = dossier_split_authors (get_text (select, 16));
  return TRUE;
}

static gboolean
take_line (Reader *self, DossierStatement *select, gpointer data)
{
  const char *what = get_text (select, 0);
  GPtrArray *lines = g_strcmp0 (what, "author") == 0 ? self->document->authors
                     : g_strcmp0 (what, "used") == 0 ? self->document->used
                                                     : self->document->report;

  g_ptr_array_add (lines, dossier_statement_dup_text (select, 1));
  return TRUE;
}

/* Entities */

static gboolean
take_entity (Reader *self, DossierStatement *select, gpointer data)
{
  DossierEntity *entity = NULL;
  DossierItem *item;
  DossierKind kind;
  gint64 row = sqlite3_column_int64 (select, 14);

  if (!dossier_kind_from_string (get_text (select, 1), &kind) || kind < DOSSIER_KIND_PERSON ||
      sqlite3_column_int (select, 13) != (int) self->entities->len)
    return FALSE;

  if (self->pool != NULL)
    entity = dossier_entity_pool_find (self->pool, row);
  if (entity != NULL)
    {
      g_ptr_array_add (self->entities, entity);
      g_ptr_array_add (self->pooled[kind], entity);
      return TRUE;
    }
  entity = dossier_entity_new (kind, get_text (select, 0), get_text (select, 5));
  item = DOSSIER_ITEM (entity);
  if (self->pool != NULL)
    {
      dossier_entity_pool_take (self->pool, row, get_text (select, 15), entity);
      g_ptr_array_add (self->pooled[kind], entity);
    }
  else
    dossier_document_take (self->document, entity);
  g_ptr_array_add (self->entities, entity);

  item->date = dossier_statement_dup_date (select, 3);
  entity->short_name = dossier_statement_dup_text (select, 6);
  if (get_text (select, 7) != NULL)
    g_strlcpy (entity->a3, get_text (select, 7), sizeof entity->a3);
  entity->type = dossier_statement_dup_text (select, 8);
  entity->description = dossier_statement_dup_text (select, 9);
  entity->uri = dossier_statement_dup_text (select, 10);
  entity->has_geo = sqlite3_column_type (select, 11) != SQLITE_NULL;
  entity->latitude = sqlite3_column_double (select, 11);
  entity->longitude = sqlite3_column_double (select, 12);

  return dossier_authority_from_string (get_text (select, 2), &item->authority);
}

static gboolean
take_country (Reader *self, DossierStatement *select, gpointer data)
{
  DossierEntity *place;

  if (!get_entity (self, select, 0, &place) || place == NULL)
    return FALSE;
  return get_entity (self, select, 1, &place->country);
}

static gboolean
read_entities (Reader *self, GError **error)
{
  return read_rows (self,
                    "SELECT xml_id, kind, authority, edtf, wording, name, short_name, a3, type,"
                    "  description, uri, latitude, longitude, position, entities.id, scope"
                    " FROM document_entities JOIN entities ON entities.id = entity"
                    " WHERE document = ? ORDER BY position",
                    take_entity, NULL, error) &&
         read_rows (self,
                    "SELECT position, country FROM document_entities"
                    " WHERE document = ? AND country IS NOT NULL ORDER BY position",
                    take_country, NULL, error);
}

/* Records: each kind reads its own columns, which begin here, after those that all have. A new
 * record, or NULL when the row makes no sense. */
#define OWN 6
typedef gpointer (*ReadFunc) (Reader *self, DossierStatement *select, const char *id);

static gpointer
read_section (Reader *self, DossierStatement *select, const char *id)
{
  DossierSection *section = dossier_section_new (id, get_text (select, OWN));

  section->level = sqlite3_column_int (select, OWN + 1);
  section->parent = dossier_statement_get_reference (select, OWN + 2);
  section->first_passage = (guint) sqlite3_column_int (select, OWN + 3);
  section->n_passages = (guint) sqlite3_column_int (select, OWN + 4);
  return section;
}

static gpointer
read_passage (Reader *self, DossierStatement *select, const char *id)
{
  DossierPassageKind kind;
  DossierEntity *speaker;
  DossierPassage *passage;

  if (!dossier_passage_kind_from_string (get_text (select, OWN), &kind) ||
      !get_entity (self, select, OWN + 4, &speaker))
    return NULL;

  passage = dossier_passage_new (id, kind, get_text (select, OWN + 1));
  passage->language = dossier_statement_dup_text (select, OWN + 2);
  passage->level = sqlite3_column_int (select, OWN + 3);
  passage->speaker = speaker;
  passage->speaker_name = dossier_statement_dup_text (select, OWN + 5);
  return passage;
}

static gpointer
read_source (Reader *self, DossierStatement *select, const char *id)
{
  DossierSource *source = dossier_source_new (id, get_text (select, OWN + 2));

  source->title = dossier_statement_dup_text (select, OWN);
  source->publisher = dossier_statement_dup_text (select, OWN + 1);
  source->number = (guint) sqlite3_column_int (select, OWN + 3);
  return source;
}

static gpointer
read_event (Reader *self, DossierStatement *select, const char *id)
{
  DossierEntity *place;
  DossierEvent *event;

  if (!get_entity (self, select, OWN + 4, &place))
    return NULL;

  event = dossier_event_new (id, get_text (select, OWN));
  event->event_kind = dossier_statement_dup_text (select, OWN + 1);
  event->description = dossier_statement_dup_text (select, OWN + 2);
  event->note = dossier_statement_dup_text (select, OWN + 3);
  event->place = place;
  event->n_places = (guint) sqlite3_column_int (select, OWN + 5);
  return event;
}

static gpointer
read_quote (Reader *self, DossierStatement *select, const char *id)
{
  DossierEntity *speaker;
  DossierEvent *occasion;
  DossierSource *source;
  DossierQuote *quote;

  if (!get_entity (self, select, OWN, &speaker) ||
      !get_item (self, select, OWN + 5, DOSSIER_KIND_EVENT, &occasion) ||
      !get_item (self, select, OWN + 6, DOSSIER_KIND_SOURCE, &source))
    return NULL;

  quote = dossier_quote_new (id, get_text (select, OWN + 3));
  quote->speaker = speaker;
  quote->speaker_name = dossier_statement_dup_text (select, OWN + 1);
  quote->office = dossier_statement_dup_text (select, OWN + 2);
  quote->direct = sqlite3_column_int (select, OWN + 4);
  quote->occasion = occasion;
  quote->source = source;
  return quote;
}

static gpointer
read_commitment (Reader *self, DossierStatement *select, const char *id)
{
  DossierVerdict verdict;
  DossierCommitment *commitment;

  if (!dossier_verdict_from_string (get_text (select, OWN + 6), &verdict))
    return NULL;

  commitment = dossier_commitment_new (id, get_text (select, OWN));
  commitment->announced_text = dossier_statement_dup_text (select, OWN + 1);
  commitment->due = dossier_statement_dup_date (select, OWN + 2);
  commitment->due_text = dossier_statement_dup_text (select, OWN + 4);
  commitment->outcome = dossier_statement_dup_text (select, OWN + 5);
  commitment->verdict = verdict;
  commitment->done = (guint) sqlite3_column_int (select, OWN + 7);
  commitment->of = (guint) sqlite3_column_int (select, OWN + 8);
  commitment->unit = dossier_statement_dup_text (select, OWN + 9);
  return commitment;
}

static gpointer
read_membership (Reader *self, DossierStatement *select, const char *id)
{
  DossierEntity *member;
  DossierEntity *organisation;
  DossierRole role;
  DossierSource *source;
  DossierMembership *membership;

  if (!get_entity (self, select, OWN, &member) || member == NULL ||
      !get_entity (self, select, OWN + 1, &organisation) || organisation == NULL ||
      !dossier_role_from_string (get_text (select, OWN + 2), &role) ||
      !get_item (self, select, OWN + 9, DOSSIER_KIND_SOURCE, &source))
    return NULL;

  membership = dossier_membership_new (id, member, organisation, role);
  membership->office = dossier_statement_dup_text (select, OWN + 3);
  membership->from = dossier_statement_dup_date (select, OWN + 4);
  membership->to = dossier_statement_dup_date (select, OWN + 6);
  membership->note = dossier_statement_dup_text (select, OWN + 8);
  membership->source = source;
  return membership;
}

#define SELECT(columns, table)                                                                     \
  "SELECT position, xml_id, authority, section, edtf, wording, " columns " FROM " table            \
  " WHERE document = ? ORDER BY position"

#define PASSAGES_OF_RECORDS                                                                        \
  "SELECT position, xml_id, authority, section, edtf, wording, kind, text, language, level,"       \
  "  speaker, speaker_name FROM passages WHERE document = ?1"                                      \
  " AND (speaker IS NOT NULL OR position IN (SELECT passage FROM item_passages"                    \
  "  WHERE document = ?1 AND (kind IN ('quote', 'event', 'commitment') OR position = 0)))"         \
  " ORDER BY position"

/* What others point to comes before them. */
static const struct
{
  DossierKind kind;
  const char *sql;
  ReadFunc read;
} record_tables[] = {
  { DOSSIER_KIND_SECTION, SELECT ("title, level, parent, first_passage, n_passages", "sections"),
    read_section },
  { DOSSIER_KIND_PASSAGE, SELECT ("kind, text, language, level, speaker, speaker_name", "passages"),
    read_passage },
  { DOSSIER_KIND_SOURCE, SELECT ("title, publisher, url, number", "sources"), read_source },
  { DOSSIER_KIND_EVENT, SELECT ("title, kind, description, note, place, n_places", "events"),
    read_event },
  { DOSSIER_KIND_QUOTE,
    SELECT ("speaker, speaker_name, office, text, direct, occasion, source", "quotes"),
    read_quote },
  { DOSSIER_KIND_COMMITMENT,
    SELECT ("title, announced_text, due_edtf, due_wording, due_text, outcome, verdict, done, total,"
            " unit",
            "commitments"),
    read_commitment },
  { DOSSIER_KIND_MEMBERSHIP,
    SELECT (
      "member, organisation, role, office, from_edtf, from_wording, to_edtf, to_wording, note,"
      " source",
      "memberships"),
    read_membership },
};

/* They come in order. */
static gboolean
keep_passage (Reader *self, DossierPassage *passage, int position)
{
  if (position < (int) self->passages->len)
    return FALSE;
  g_ptr_array_set_size (self->passages, position);
  g_ptr_array_add (self->passages, passage);
  return TRUE;
}

static gboolean
take_record (Reader *self, DossierStatement *select, gpointer data)
{
  ReadFunc *read = data;
  DossierAuthority authority;
  gpointer record;
  DossierItem *item;

  if (!dossier_authority_from_string (get_text (select, 2), &authority))
    return FALSE;
  record = (*read) (self, select, get_text (select, 1));
  if (record == NULL)
    return FALSE;

  item = DOSSIER_ITEM (record);
  item->authority = authority;
  item->section = dossier_statement_get_reference (select, 3);
  item->date = dossier_statement_dup_date (select, 4);
  dossier_document_take (self->document, record);

  /* Others point to it by this position. */
  return item->kind == DOSSIER_KIND_PASSAGE && self->passages != NULL
           ? keep_passage (self, record, sqlite3_column_int (select, 0))
           : item->index == sqlite3_column_int (select, 0);
}

static gboolean
read_records (Reader *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (record_tables); i++)
    {
      ReadFunc read = record_tables[i].read;
      const char *sql = record_tables[i].sql;

      if (self->passages != NULL && record_tables[i].kind == DOSSIER_KIND_SECTION)
        continue;
      if (self->passages != NULL && record_tables[i].kind == DOSSIER_KIND_PASSAGE)
        sql = PASSAGES_OF_RECORDS;
      if (!read_rows (self, sql, take_record, &read, error))
        return FALSE;
    }

  return TRUE;
}

/* Spans and links */

static gboolean
take_span (Reader *self, DossierStatement *select, gpointer data)
{
  DossierPassage *passage;
  DossierSpan *span;
  DossierSpanType type;
  DossierKind kind;
  int first = sqlite3_column_int (select, 2);
  int last = sqlite3_column_int (select, 3);

  if (!get_item (self, select, 0, DOSSIER_KIND_PASSAGE, &passage) ||
      !dossier_span_type_from_string (get_text (select, 1), &type) || first < 0 || last < first)
    return FALSE;
  if (self->passages != NULL && (passage == NULL || type == DOSSIER_SPAN_FOOTNOTE))
    return TRUE;
  if (passage == NULL)
    return FALSE;

  span = dossier_passage_add_span (passage, type, (guint) first, (guint) last);
  span->date = dossier_statement_dup_date (select, 6);
  span->uri = dossier_statement_dup_text (select, 8);
  if (sqlite3_column_type (select, 4) == SQLITE_NULL)
    return TRUE;

  return dossier_kind_from_string (get_text (select, 4), &kind) &&
         get_item (self, select, 5, kind, &span->target);
}

static gboolean
take_page_start (Reader *self, DossierStatement *select, gpointer data)
{
  int passage = sqlite3_column_int (select, 0);
  int start = sqlite3_column_int (select, 1);
  int page = sqlite3_column_int (select, 2);
  const char *label = get_text (select, 3);

  if (passage < 0 || (guint) passage >= self->document->items[DOSSIER_KIND_PASSAGE]->len ||
      start < 0 || page < 0 || *label == '\0')
    return FALSE;
  dossier_document_add_page_start (self->document, (guint) passage, (guint) start, (guint) page,
                                   label);
  return TRUE;
}

static gboolean
get_linked_item (Reader *self, DossierStatement *select, DossierItem **item)
{
  DossierKind kind;

  *item = NULL;
  if (!dossier_kind_from_string (get_text (select, 0), &kind))
    return FALSE;
  if (self->passages != NULL && kind == DOSSIER_KIND_SECTION)
    return TRUE;
  return get_item (self, select, 1, kind, item) && (*item != NULL || self->passages != NULL);
}

static gboolean
take_passage_link (Reader *self, DossierStatement *select, gpointer data)
{
  DossierItem *item;
  DossierItem *passage;

  if (!get_linked_item (self, select, &item) ||
      !get_item (self, select, 2, DOSSIER_KIND_PASSAGE, &passage))
    return FALSE;
  if (passage == NULL || item == NULL)
    return self->passages != NULL;

  dossier_item_add_passage (item, (guint) passage->index);
  return TRUE;
}

static gboolean
take_entity_link (Reader *self, DossierStatement *select, gpointer data)
{
  void (*add) (DossierItem *, gpointer) = *(void (**) (DossierItem *, gpointer)) data;
  DossierItem *item;
  DossierEntity *entity;

  if (!get_linked_item (self, select, &item) || !get_entity (self, select, 2, &entity) ||
      entity == NULL)
    return FALSE;

  if (item != NULL)
    add (item, entity);
  return TRUE;
}

/* Entities first: speakers are among them, and their order is that of the entities' list. */
static gboolean
read_links (Reader *self, GError **error)
{
  void (*add_entity) (DossierItem *, gpointer) = dossier_item_add_entity;
  void (*add_speaker) (DossierItem *, gpointer) = dossier_item_add_speaker;

  return read_rows (self,
                    "SELECT kind, item, passage FROM item_passages WHERE document = ?"
                    " ORDER BY kind, item, position",
                    take_passage_link, NULL, error) &&
         read_rows (self,
                    "SELECT kind, item, entity FROM item_entities WHERE document = ?"
                    " ORDER BY kind, item, position",
                    take_entity_link, &add_entity, error) &&
         read_rows (self,
                    "SELECT kind, item, entity FROM item_speakers WHERE document = ?"
                    " ORDER BY kind, item, position",
                    take_entity_link, &add_speaker, error);
}

#define SPANS                                                                                      \
  "SELECT passage, type, first, last, target_kind, target, edtf, wording, uri"                     \
  " FROM spans WHERE document = ?1"
#define IN_ORDER " ORDER BY passage, position"
/* Of many texts no other passages have a record. */
#define SPANS_OF_RECORDS SPANS IN_ORDER

#define HEAD                                                                                       \
  "SELECT uuid, hash, name, kind, title, subtitle, edtf, wording, language, publisher, url,"       \
  "  licence, original, statement, corpus, coalesce (variant_of, 0)"                               \
  " FROM documents WHERE id = ?"
/* Also of a translation: what the reader says of a document holds in whatever language it is read.
 */
/* clang-format off */
static const char corrected_head[] =
  "SELECT d.uuid, d.hash, d.name, d.kind,"
  "  " DOSSIER_CORRECTED_TITLE ", d.subtitle,"
  "  " DOSSIER_CORRECTED_DATE ", d.language, " DOSSIER_CORRECTED_PUBLISHER ","
  "  " DOSSIER_CORRECTED_URL ", d.licence, d.original, d.statement, d.corpus,"
  "  coalesce (d.variant_of, 0), c.authors"
  " FROM documents d LEFT JOIN corrections c"
  " ON c.document = substr (d.uuid, 1, " DOSSIER_UUID_LENGTH ") WHERE d.id = ?";
/* clang-format on */

/* In place of those that the file names. */
static void
take_authors (Reader *self)
{
  if (self->authors == NULL)
    return;
  g_ptr_array_set_size (self->document->authors, 0);
  for (guint i = 0; self->authors[i] != NULL; i++)
    g_ptr_array_add (self->document->authors, g_strdup (self->authors[i]));
  g_clear_pointer (&self->authors, g_strfreev);
}

static gboolean
read_document (Reader *self, GError **error)
{
  if (!read_rows (self, self->corrected ? corrected_head : HEAD, take_head, NULL, error) ||
      !read_rows (self,
                  "SELECT what, text FROM document_lines WHERE document = ?"
                  " ORDER BY what, position",
                  take_line, NULL, error))
    return FALSE;
  take_authors (self);
  return read_entities (self, error) && read_records (self, error) &&
         read_rows (self, SPANS IN_ORDER, take_span, NULL, error) &&
         read_rows (self,
                    "SELECT passage, start, page, label FROM page_starts WHERE document = ?"
                    " ORDER BY passage, start",
                    take_page_start, NULL, error) &&
         read_links (self, error);
}

DossierDocument *
dossier_tables_read_text (DossierConnection *connection,
                          gint64 row,
                          gboolean corrected,
                          gint64 *base,
                          GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  Reader reader = { .connection = connection,
                    .document = document,
                    .row = row,
                    .corrected = corrected,
                    .entities = entities };
  gboolean ok = read_document (&reader, error);

  g_strfreev (reader.authors);
  if (!ok)
    return NULL;
  dossier_document_finish (document);
  *base = reader.base;
  return g_steal_pointer (&document);
}

DossierDocument *
dossier_tables_read_records (DossierConnection *connection,
                             gint64 row,
                             DossierEntityPool *pool,
                             GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) passages = g_ptr_array_new ();
  Reader reader = { .connection = connection,
                    .document = document,
                    .row = row,
                    .entities = entities,
                    .pool = pool,
                    .passages = passages };
  gboolean ok;

  for (guint kind = DOSSIER_KIND_PERSON; kind <= DOSSIER_KIND_PLACE; kind++)
    reader.pooled[kind] = g_ptr_array_new ();
  ok = read_entities (&reader, error) && read_records (&reader, error) &&
       read_rows (&reader, SPANS_OF_RECORDS, take_span, NULL, error) && read_links (&reader, error);
  for (guint kind = DOSSIER_KIND_PERSON; kind <= DOSSIER_KIND_PLACE; kind++)
    g_ptr_array_unref (reader.pooled[kind]);
  if (!ok)
    return NULL;
  return g_steal_pointer (&document);
}
