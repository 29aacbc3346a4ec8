/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sql-filter.h"

#include <sqlite3.h>

#include "bench.h"

static const DossierKind item_kinds[] = { DOSSIER_KIND_PASSAGE,    DOSSIER_KIND_QUOTE,
                                          DOSSIER_KIND_EVENT,      DOSSIER_KIND_SOURCE,
                                          DOSSIER_KIND_MEMBERSHIP, DOSSIER_KIND_COMMITMENT };

/* Facets with counts beside their values. */
static const DossierFacet counted[] = { DOSSIER_FACET_SPEAKER, DOSSIER_FACET_PERSON,
                                        DOSSIER_FACET_ORGANISATION, DOSSIER_FACET_PLACE,
                                        DOSSIER_FACET_SECTION };

/* A value is its kind and its place among them: kind * VALUES_PER_KIND + index. */
#define VALUES_PER_KIND 100000

struct _SqlFilter
{
  DossierDocument *document;
  sqlite3 *db;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GHashTable *counts;     /* facet, value, kind in one number → count */
  guint passing[DOSSIER_N_KINDS];
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
run (SqlFilter *self, const char *sql)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    bench_fail ("%s: %s", sqlite3_errmsg (self->db), sql);
}

/* Prepared once for each text. */
static sqlite3_stmt *
prepare (SqlFilter *self, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }
  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    bench_fail ("%s: %s", sqlite3_errmsg (self->db), sql);
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
insert (SqlFilter *self, const char *sql, gint64 a, gint64 b, gint64 c, gint64 d)
{
  sqlite3_stmt *statement = prepare (self, sql);

  sqlite3_bind_int64 (statement, 1, a);
  sqlite3_bind_int64 (statement, 2, b);
  sqlite3_bind_int64 (statement, 3, c);
  if (sqlite3_bind_parameter_count (statement) > 3)
    sqlite3_bind_int64 (statement, 4, d);
  if (sqlite3_step (statement) != SQLITE_DONE)
    bench_fail ("%s: %s", sqlite3_errmsg (self->db), sql);
  sqlite3_reset (statement);
}

static gint64
get_value (const DossierItem *item)
{
  return (gint64) item->kind * VALUES_PER_KIND + item->index;
}

/* Filling the tables */

static void
insert_value (SqlFilter *self, gint64 id, const DossierItem *item, DossierFacet facet, gint64 value)
{
  insert (self, "INSERT OR IGNORE INTO item_values VALUES (?, ?, ?, ?)", facet, value, id,
          item->kind);
}

static void
insert_date (SqlFilter *self, gint64 id, const DossierDate *date)
{
  if (date != NULL)
    insert (self, "INSERT INTO dates VALUES (?, ?, ?)", dossier_date_first (date),
            dossier_date_last (date), id, 0);
}

static DossierFacet
get_facet (DossierKind kind)
{
  if (kind == DOSSIER_KIND_PERSON)
    return DOSSIER_FACET_PERSON;
  return kind == DOSSIER_KIND_ORGANISATION ? DOSSIER_FACET_ORGANISATION : DOSSIER_FACET_PLACE;
}

static void
insert_sections (SqlFilter *self, gint64 id, const DossierItem *item)
{
  for (guint i = 0; i < item->passages->len; i++)
    {
      guint passage = g_array_index (item->passages, guint, i);
      int section = DOSSIER_ITEM (dossier_document_get_passage (self->document, passage))->section;

      while (section >= 0)
        {
          DossierSection *record =
            dossier_document_get (self->document, DOSSIER_KIND_SECTION, section);

          insert_value (self, id, item, DOSSIER_FACET_SECTION, get_value (DOSSIER_ITEM (record)));
          section = record->parent;
        }
    }
}

static void
insert_passage_dates (SqlFilter *self, gint64 id, const DossierPassage *passage)
{
  for (guint i = 0; i < passage->spans->len; i++)
    insert_date (self, id, g_array_index (passage->spans, DossierSpan, i).date);
  for (guint i = 0; passage->quotes != NULL && i < passage->quotes->len; i++)
    insert_date (self, id, DOSSIER_ITEM (passage->quotes->pdata[i])->date);
}

static void
insert_item (SqlFilter *self, gint64 id, DossierItem *item)
{
  insert (self, "INSERT INTO items VALUES (?, ?, ?)", id, item->kind, 0, 0);
  for (guint i = 0; i < item->entities->len; i++)
    {
      DossierEntity *entity = item->entities->pdata[i];

      insert_value (self, id, item, get_facet (DOSSIER_ITEM (entity)->kind),
                    get_value (DOSSIER_ITEM (entity)));
      if (entity->country != NULL)
        insert_value (self, id, item, DOSSIER_FACET_PLACE,
                      get_value (DOSSIER_ITEM (entity->country)));
    }
  /* People who took part in an event count for its speakers. */
  for (guint i = 0; item->kind == DOSSIER_KIND_EVENT && i < item->entities->len; i++)
    if (DOSSIER_ITEM (item->entities->pdata[i])->kind == DOSSIER_KIND_PERSON)
      insert_value (self, id, item, DOSSIER_FACET_SPEAKER,
                    get_value (DOSSIER_ITEM (item->entities->pdata[i])));
  for (guint i = 0; item->speakers != NULL && i < item->speakers->len; i++)
    insert_value (self, id, item, DOSSIER_FACET_SPEAKER,
                  get_value (DOSSIER_ITEM (item->speakers->pdata[i])));
  insert_sections (self, id, item);
  insert_date (self, id, item->date);
  if (item->kind == DOSSIER_KIND_PASSAGE)
    insert_passage_dates (self, id, DOSSIER_PASSAGE (item));
  if (item->kind == DOSSIER_KIND_COMMITMENT)
    insert_date (self, id, DOSSIER_COMMITMENT (item)->due);
}

static void
fill (SqlFilter *self)
{
  gint64 id = 0;

  run (self, "CREATE TABLE items (id INTEGER PRIMARY KEY, kind INTEGER, zero INTEGER);"
             "CREATE TABLE item_values (facet INTEGER, value INTEGER, item INTEGER, kind INTEGER,"
             "  PRIMARY KEY (facet, value, item)) WITHOUT ROWID;"
             "CREATE TABLE dates (first INTEGER, last INTEGER, item INTEGER);"
             "CREATE TEMP TABLE asked (facet INTEGER, value INTEGER, PRIMARY KEY (facet, value))"
             "  WITHOUT ROWID;"
             "CREATE TEMP TABLE chosen (facet INTEGER, item INTEGER, PRIMARY KEY (facet, item))"
             "  WITHOUT ROWID;"
             "BEGIN");
  for (guint k = 0; k < G_N_ELEMENTS (item_kinds); k++)
    for (guint i = 0; i < dossier_document_count (self->document, item_kinds[k]); i++)
      insert_item (self, ++id, dossier_document_get (self->document, item_kinds[k], i));
  run (self, "COMMIT; CREATE INDEX dates_by_first ON dates (first, last, item); ANALYZE");
}

/* Asking */

/* Looks up the items that each facet leaves; @active says which facets ask for something. */
static void
choose (SqlFilter *self, DossierQuery *query, guint *active)
{
  const DossierDate *date = dossier_query_get_date (query);

  run (self, "DELETE FROM asked; DELETE FROM chosen");
  *active = 0;
  for (guint f = 0; f < G_N_ELEMENTS (counted); f++)
    {
      const GPtrArray *values = dossier_query_get_values (query, counted[f]);

      for (guint i = 0; i < values->len; i++)
        insert (self, "INSERT INTO asked SELECT ?, ? + ?", counted[f],
                get_value (dossier_document_lookup (self->document, values->pdata[i])), 0, 0);
      if (values->len > 0)
        *active |= 1u << counted[f];
    }
  run (self, "INSERT OR IGNORE INTO chosen SELECT facet, item FROM asked JOIN item_values"
             "  USING (facet, value)");
  if (date != NULL)
    {
      insert (self,
              "INSERT OR IGNORE INTO chosen SELECT ?, item FROM dates"
              "  WHERE first <= ? AND last >= ?",
              DOSSIER_FACET_DATE, dossier_date_last (date), dossier_date_first (date), 0);
      *active |= 1u << DOSSIER_FACET_DATE;
    }
}

/* Appends a condition for each facet in @facets. */
static void
append_conditions (GString *sql, const char *column, guint facets)
{
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    if (facets & (1u << f))
      g_string_append_printf (sql, " AND %s IN (SELECT item FROM chosen WHERE facet = %u)", column,
                              f);
}

static gpointer
make_key (guint facet, gint64 value, guint kind)
{
  return GSIZE_TO_POINTER ((gsize) ((value * DOSSIER_N_FACETS + facet) * DOSSIER_N_KINDS + kind));
}

static void
count_values (SqlFilter *self, DossierFacet facet, guint others)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_printf (sql, "SELECT value, kind, count (*) FROM item_values v WHERE facet = %u",
                   (guint) facet);
  append_conditions (sql, "v.item", others);
  g_string_append (sql, " GROUP BY value, kind");
  statement = prepare (self, sql->str);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (self->counts,
                         make_key (facet, sqlite3_column_int64 (statement, 0),
                                   (guint) sqlite3_column_int (statement, 1)),
                         GINT_TO_POINTER (sqlite3_column_int (statement, 2)));
  sqlite3_reset (statement);
}

static void
count_passing (SqlFilter *self, guint active)
{
  g_autoptr (GString) sql = g_string_new ("SELECT kind, count (*) FROM items WHERE 1");
  sqlite3_stmt *statement;

  for (guint k = 0; k < DOSSIER_N_KINDS; k++)
    self->passing[k] = 0;
  append_conditions (sql, "items.id", active);
  g_string_append (sql, " GROUP BY kind");
  statement = prepare (self, sql->str);
  while (sqlite3_step (statement) == SQLITE_ROW)
    self->passing[sqlite3_column_int (statement, 0)] = (guint) sqlite3_column_int (statement, 1);
  sqlite3_reset (statement);
}

SqlFilter *
sql_filter_new (DossierDocument *document)
{
  SqlFilter *self = g_new0 (SqlFilter, 1);

  self->document = document;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->counts = g_hash_table_new (NULL, NULL);
  if (sqlite3_open (":memory:", &self->db) != SQLITE_OK)
    bench_fail ("SQLite does not start");
  fill (self);
  return self;
}

void
sql_filter_free (SqlFilter *self)
{
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->counts);
  sqlite3_close (self->db);
  g_free (self);
}

void
sql_filter_run (SqlFilter *self, DossierQuery *query)
{
  guint active;

  g_hash_table_remove_all (self->counts);
  choose (self, query, &active);
  count_passing (self, active);
  for (guint f = 0; f < G_N_ELEMENTS (counted); f++)
    count_values (self, counted[f], active & ~(1u << counted[f]));
}

guint
sql_filter_get_passing (SqlFilter *self, DossierKind kind)
{
  return self->passing[kind];
}

guint
sql_filter_count (SqlFilter *self, DossierFacet facet, const DossierItem *value, DossierKind kind)
{
  return (guint) GPOINTER_TO_INT (
    g_hash_table_lookup (self->counts, make_key (facet, get_value (value), kind)));
}
