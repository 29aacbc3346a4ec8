/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-index.h"
#include "store/tables.h"

/* A document on its way into the tables. */
typedef struct
{
  DossierConnection *connection;
  DossierDocument *document;
  gint64 row;
  gint64 added;
  /* document_entities numbers people, organisations and places in one list: where each kind begins
   */
  int first_entity[DOSSIER_N_KINDS];
} Writer;

static const DossierKind entity_kinds[] = { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION,
                                            DOSSIER_KIND_PLACE };

/* -1 for none, which is bound as NULL. */
static int
get_position (gconstpointer item)
{
  return item != NULL ? DOSSIER_ITEM (item)->index : -1;
}

static int
get_entity_position (Writer *self, gconstpointer entity)
{
  if (entity == NULL)
    return -1;
  return self->first_entity[DOSSIER_ITEM (entity)->kind] + DOSSIER_ITEM (entity)->index;
}

/* The document and its lines */

static int
count (Writer *self, DossierKind kind)
{
  return (int) dossier_document_count (self->document, kind);
}

static gboolean
write_head (Writer *self, GError **error)
{
  DossierDocument *document = self->document;
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    self->connection,
    "INSERT INTO documents (id, uuid, hash, name, kind, title, subtitle, edtf, wording, language,"
    "  publisher, url, licence, original, statement, corpus, n_passages, file, added, n_quotes,"
    "  n_events, n_commitments, n_sources, n_memberships)"
    " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0),"
    "  nullif (?, 0), ?, ?, ?, ?, ?)",
    error);
  gint64 file;
  int next;

  /* Before anything of the document is written: after its words, SQLite would have the index write
   * them out for this statement alone. */
  if (insert == NULL || !dossier_tables_put_file (self->connection, document->file, &file, error))
    return FALSE;

  next = dossier_statement_bind (insert, 1, "lssssssDsssssssill", self->row, document->uuid,
                                 document->hash, document->name, document->kind, document->title,
                                 document->subtitle, document->date, document->language,
                                 document->publisher, document->url, document->licence,
                                 document->original, document->statement, document->corpus,
                                 count (self, DOSSIER_KIND_PASSAGE), file, self->added);
  dossier_statement_bind (insert, next, "iiiii", count (self, DOSSIER_KIND_QUOTE),
                          count (self, DOSSIER_KIND_EVENT), count (self, DOSSIER_KIND_COMMITMENT),
                          count (self, DOSSIER_KIND_SOURCE), count (self, DOSSIER_KIND_MEMBERSHIP));
  if (!dossier_connection_run (self->connection, insert, error))
    return FALSE;

  self->row = sqlite3_last_insert_rowid (dossier_connection_get_db (self->connection));
  return TRUE;
}

static gboolean
write_lines (Writer *self, const char *what, GPtrArray *lines, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    self->connection,
    "INSERT INTO document_lines (document, what, position, text) VALUES (?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      dossier_statement_bind (insert, 1, "lsis", self->row, what, (int) i,
                              (const char *) g_ptr_array_index (lines, i));
      if (!dossier_connection_run (self->connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

/* Entities */

#define ENTITY_COLUMNS                                                                             \
  "scope, xml_id, kind, authority, edtf, wording, name, short_name, a3, type, description, uri,"   \
  " latitude, longitude"

static void
bind_entity (Writer *self, DossierStatement *statement, DossierEntity *entity)
{
  DossierDocument *document = self->document;
  DossierItem *item = DOSSIER_ITEM (entity);

  dossier_statement_bind (statement, 1, "ssssDssssss",
                          document->corpus != NULL ? document->corpus : document->uuid, item->id,
                          dossier_kind_to_string (item->kind),
                          dossier_authority_to_string (item->authority), item->date, entity->name,
                          entity->short_name, *entity->a3 != '\0' ? entity->a3 : NULL, entity->type,
                          entity->description, entity->uri);
  if (entity->has_geo)
    dossier_statement_bind (statement, 13, "dd", entity->latitude, entity->longitude);
}

/* Documents of one corpus share what has the same id and says the same. Ids are unique within a
 * file only: p1 of another sitting may be somebody else, who must not take this one's place. */
static gboolean
find_entity (Writer *self, DossierEntity *entity, gint64 *row, GError **error)
{
  gboolean found;
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    self->connection,
    "SELECT id FROM entities WHERE scope = ? AND xml_id = ? AND kind = ? AND authority = ?"
    " AND edtf IS ? AND wording IS ? AND name = ? AND short_name IS ? AND a3 IS ? AND type IS ?"
    " AND description IS ? AND uri IS ? AND latitude IS ? AND longitude IS ?",
    error);

  if (select == NULL)
    return FALSE;
  bind_entity (self, select, entity);
  if (!dossier_connection_step (self->connection, select, &found, error))
    return FALSE;

  *row = found ? sqlite3_column_int64 (select, 0) : 0;
  return TRUE;
}

static gboolean
write_entity (Writer *self, DossierEntity *entity, gint64 *row, GError **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  if (!find_entity (self, entity, row, error))
    return FALSE;
  if (*row != 0)
    return TRUE;

  insert = dossier_connection_prepare (self->connection,
                                       "INSERT INTO entities (" ENTITY_COLUMNS ")"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                       error);
  if (insert == NULL)
    return FALSE;
  bind_entity (self, insert, entity);
  if (!dossier_connection_run (self->connection, insert, error))
    return FALSE;

  *row = sqlite3_last_insert_rowid (dossier_connection_get_db (self->connection));
  return TRUE;
}

static gboolean
write_entities (Writer *self, DossierKind kind, GError **error)
{
  GPtrArray *entities = self->document->items[kind];
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    self->connection,
    "INSERT INTO document_entities (document, position, entity, country) VALUES (?, ?, ?, ?)",
    error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity *entity = g_ptr_array_index (entities, i);
      gint64 row;

      if (!write_entity (self, entity, &row, error))
        return FALSE;
      dossier_statement_bind (insert, 1, "lilr", self->row, get_entity_position (self, entity), row,
                              get_entity_position (self, entity->country));
      if (!dossier_connection_run (self->connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

/* Speeches are made of their passages whenever a document is finished. */
static gboolean
follows_from_passages (DossierItem *item)
{
  return item->kind == DOSSIER_KIND_QUOTE && DOSSIER_QUOTE (item)->speech;
}

/* Records: each kind binds its own columns after those that all have. */

typedef void (*BindFunc) (Writer *self, DossierStatement *insert, int next, gpointer record);

static void
bind_section (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierSection *section = record;

  dossier_statement_bind (insert, next, "sirii", section->title, section->level, section->parent,
                          (int) section->first_passage, (int) section->n_passages);
}

static void
bind_passage (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierPassage *passage = record;

  dossier_statement_bind (insert, next, "sssirs",
                          dossier_passage_kind_to_string (passage->passage_kind), passage->text,
                          passage->language, passage->level,
                          get_entity_position (self, passage->speaker), passage->speaker_name);
}

static void
bind_source (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierSource *source = record;

  dossier_statement_bind (insert, next, "sssi", source->title, source->publisher, source->url,
                          (int) source->number);
}

static void
bind_event (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierEvent *event = record;

  dossier_statement_bind (insert, next, "ssssri", event->title, event->event_kind,
                          event->description, event->note, get_entity_position (self, event->place),
                          (int) event->n_places);
}

static void
bind_quote (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierQuote *quote = record;

  dossier_statement_bind (insert, next, "rsssirr", get_entity_position (self, quote->speaker),
                          quote->speaker_name, quote->office, quote->text, quote->direct,
                          get_position (quote->occasion), get_position (quote->source));
}

static void
bind_commitment (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierCommitment *commitment = record;

  dossier_statement_bind (insert, next, "ssDsssiis", commitment->title, commitment->announced_text,
                          commitment->due, commitment->due_text, commitment->outcome,
                          dossier_verdict_to_string (commitment->verdict), (int) commitment->done,
                          (int) commitment->of, commitment->unit);
}

static void
bind_membership (Writer *self, DossierStatement *insert, int next, gpointer record)
{
  DossierMembership *membership = record;

  dossier_statement_bind (insert, next, "iissDDsr", get_entity_position (self, membership->member),
                          get_entity_position (self, membership->organisation),
                          dossier_role_to_string (membership->role), membership->office,
                          membership->from, membership->to, membership->note,
                          get_position (membership->source));
}

#define INSERT(table, columns, values)                                                             \
  "INSERT INTO " table " (document, position, xml_id, authority, section, edtf, wording, " columns \
  ") VALUES (?, ?, ?, ?, ?, ?, ?, " values ")"

static const struct
{
  DossierKind kind;
  const char *sql;
  BindFunc bind;
} record_tables[] = {
  { DOSSIER_KIND_SECTION,
    INSERT ("sections", "title, level, parent, first_passage, n_passages", "?, ?, ?, ?, ?"),
    bind_section },
  { DOSSIER_KIND_PASSAGE,
    INSERT ("passages", "kind, text, language, level, speaker, speaker_name", "?, ?, ?, ?, ?, ?"),
    bind_passage },
  { DOSSIER_KIND_SOURCE, INSERT ("sources", "title, publisher, url, number", "?, ?, ?, ?"),
    bind_source },
  { DOSSIER_KIND_EVENT,
    INSERT ("events", "title, kind, description, note, place, n_places", "?, ?, ?, ?, ?, ?"),
    bind_event },
  { DOSSIER_KIND_QUOTE,
    INSERT ("quotes",
            "speaker, speaker_name, office, text, direct, occasion, source",
            "?, ?, ?, ?, ?, ?, ?"),
    bind_quote },
  { DOSSIER_KIND_COMMITMENT,
    INSERT ("commitments",
            "title, announced_text, due_edtf, due_wording, due_text, outcome, verdict, done, total,"
            " unit",
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    bind_commitment },
  { DOSSIER_KIND_MEMBERSHIP,
    INSERT ("memberships",
            "member, organisation, role, office, from_edtf, from_wording, to_edtf, to_wording,"
            " note, source",
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    bind_membership },
};

static gboolean
write_records (Writer *self, DossierKind kind, const char *sql, BindFunc bind, GError **error)
{
  GPtrArray *records = self->document->items[kind];
  g_autoptr (DossierStatement) insert = NULL;

  if (records->len == 0)
    return TRUE;
  insert = dossier_connection_prepare (self->connection, sql, error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      DossierItem *item = g_ptr_array_index (records, i);
      int next;

      if (follows_from_passages (item))
        continue;
      next = dossier_statement_bind (insert, 1, "lissrD", self->row, (int) i, item->id,
                                     dossier_authority_to_string (item->authority), item->section,
                                     item->date);
      bind (self, insert, next, item);
      if (!dossier_connection_run (self->connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

/* Spans */

static gboolean
write_spans_of (Writer *self, DossierStatement *insert, DossierPassage *passage, GError **error)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      dossier_statement_bind (insert, 1, "liisiisrDs", self->row, get_position (passage), (int) i,
                              dossier_span_type_to_string (span->type), (int) span->start,
                              (int) span->end,
                              span->target != NULL ? dossier_kind_to_string (span->target->kind)
                                                   : NULL,
                              get_position (span->target), span->date, span->uri);
      if (!dossier_connection_run (self->connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_spans (Writer *self, GError **error)
{
  GPtrArray *passages = self->document->items[DOSSIER_KIND_PASSAGE];
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    self->connection,
    "INSERT INTO spans (document, passage, position, type, first, last, target_kind, target, edtf,"
    "  wording, uri) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < passages->len; i++)
    if (!write_spans_of (self, insert, g_ptr_array_index (passages, i), error))
      return FALSE;

  return TRUE;
}

/* Links */

#define INSERT_LINK(table, column)                                                                 \
  "INSERT INTO " table " (document, kind, item, position, " column ") VALUES (?, ?, ?, ?, ?)"

static gboolean
write_link (Writer *self,
            DossierStatement *insert,
            DossierItem *item,
            guint position,
            int target,
            GError **error)
{
  dossier_statement_bind (insert, 1, "lsiii", self->row, dossier_kind_to_string (item->kind),
                          item->index, (int) position, target);
  return dossier_connection_run (self->connection, insert, error);
}

/* The passages of passages, sections and entities follow from other things. */
static gboolean
has_passages_of_its_own (DossierItem *item)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_QUOTE:
    case DOSSIER_KIND_EVENT:
    case DOSSIER_KIND_COMMITMENT:
    case DOSSIER_KIND_SOURCE:
    case DOSSIER_KIND_MEMBERSHIP:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_list_of (GPtrArray *list, guint length, gpointer first, gpointer second)
{
  return list != NULL && list->len == length && list->pdata[0] == first &&
         (length < 2 || list->pdata[1] == second);
}

/* Whether @list holds nothing but what finishing the document puts there from the record's own
 * fields: the speaker of a speech, the two sides of a membership. There are thousands of these. */
static gboolean
follows_from_fields (DossierItem *item, GPtrArray *list)
{
  if (item->kind == DOSSIER_KIND_PASSAGE)
    return is_list_of (list, 1, DOSSIER_PASSAGE (item)->speaker, NULL);
  if (item->kind == DOSSIER_KIND_MEMBERSHIP)
    return is_list_of (list, 2, DOSSIER_MEMBERSHIP (item)->member,
                       DOSSIER_MEMBERSHIP (item)->organisation);
  return FALSE;
}

static gboolean
write_passages_of (Writer *self, DossierStatement *insert, DossierItem *item, GError **error)
{
  if (!has_passages_of_its_own (item))
    return TRUE;

  for (guint i = 0; i < item->passages->len; i++)
    if (!write_link (self, insert, item, i, (int) g_array_index (item->passages, guint, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_entities_of (Writer *self,
                   DossierStatement *insert,
                   DossierItem *item,
                   GPtrArray *entities,
                   GError **error)
{
  if (entities == NULL || follows_from_fields (item, entities))
    return TRUE;

  for (guint i = 0; i < entities->len; i++)
    if (!write_link (self, insert, item, i,
                     get_entity_position (self, g_ptr_array_index (entities, i)), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_links (Writer *self, GError **error)
{
  g_autoptr (DossierStatement) passages = NULL;
  g_autoptr (DossierStatement) entities = NULL;
  g_autoptr (DossierStatement) speakers = NULL;
  DossierConnection *connection = self->connection;

  passages =
    dossier_connection_prepare (connection, INSERT_LINK ("item_passages", "passage"), error);
  if (passages != NULL)
    entities =
      dossier_connection_prepare (connection, INSERT_LINK ("item_entities", "entity"), error);
  if (entities != NULL)
    speakers =
      dossier_connection_prepare (connection, INSERT_LINK ("item_speakers", "entity"), error);
  if (speakers == NULL)
    return FALSE;

  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < self->document->items[kind]->len; i++)
      {
        DossierItem *item = g_ptr_array_index (self->document->items[kind], i);

        if (!follows_from_passages (item) &&
            (!write_passages_of (self, passages, item, error) ||
             !write_entities_of (self, entities, item, item->entities, error) ||
             !write_entities_of (self, speakers, item, item->speakers, error)))
          return FALSE;
      }

  return TRUE;
}

/* A document */

static gboolean
write_document (Writer *self, GError **error)
{
  int n_entities = 0;

  if (!write_head (self, error) || !write_lines (self, "author", self->document->authors, error) ||
      !write_lines (self, "used", self->document->used, error) ||
      !write_lines (self, "report", self->document->report, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (entity_kinds); i++)
    {
      self->first_entity[entity_kinds[i]] = n_entities;
      n_entities += self->document->items[entity_kinds[i]]->len;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entity_kinds); i++)
    if (!write_entities (self, entity_kinds[i], error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (record_tables); i++)
    if (!write_records (self, record_tables[i].kind, record_tables[i].sql, record_tables[i].bind,
                        error))
      return FALSE;
  return write_spans (self, error) &&
         dossier_tables_write_pages (self->connection, self->row, self->document, error) &&
         write_links (self, error) &&
         dossier_search_index_add_document (self->connection, self->row, self->document, error);
}

gboolean
dossier_tables_insert (DossierConnection *connection,
                       DossierDocument *document,
                       gint64 added,
                       gint64 *row,
                       GError **error)
{
  Writer writer = { .connection = connection, .document = document, .row = *row, .added = added };

  if (!write_document (&writer, error))
    return FALSE;

  *row = writer.row;
  return TRUE;
}
