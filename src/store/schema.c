/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "store/search-index.h"

/* How to read the tables:
 *
 * A document is written, replaced and removed as a whole. So what lies within one document refers
 * to other things of that document by their positions in it, the indices of the model: `passage` 3
 * is its fourth passage, `entity` 5 the sixth row of its document_entities. Positions load into
 * arrays without a lookup and need no index of their own. Foreign keys guard what outlives a
 * document: every row belongs to one (and goes with it), and entities are shared by the documents
 * of a corpus. dossier_store_check() looks for positions that lead nowhere.
 *
 * Stored is the finished document with all that an importer or dossier_document_finish() put into
 * it, less what is nothing but the reverse of something else here (which passages an entity is
 * named in, a section has, which quotes a passage holds). Loading finishes the document again,
 * which works that out and, on a document that has been finished before, changes nothing else.
 *
 * Words for kinds, roles, verdicts are those of model/item.h. Dates are two columns: the EDTF value
 * and the document's wording of it.
 */

/* What all records have: see DossierItem. */
#define ITEM_COLUMNS                                                                               \
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"                       \
  "  position INTEGER NOT NULL,"                                                                   \
  "  xml_id TEXT NOT NULL,"                                                                        \
  "  authority TEXT NOT NULL,"                                                                     \
  "  section INTEGER,"                                                                             \
  "  edtf TEXT, wording TEXT,"

/* What versions 1 to 3 searched: text and quotes, each word as it stands. */
#define OLD_FTS_OPTIONS "content_rowid='id', tokenize='unicode61 remove_diacritics 2'"
#define OLD_FTS_TRIGGER(table)                                                                     \
  "CREATE TRIGGER " table "_deleted AFTER DELETE ON " table " BEGIN"                               \
  "  INSERT INTO " table "_fts (" table "_fts, rowid, text)"                                       \
  "    VALUES ('delete', old.id, old.text);"                                                       \
  "END;"

/* Since version 4 one index holds all that can be found: see search-index.h, which also says how
 * its rows are numbered. It has external content, the view search_rows: the words stand once in the
 * file, in the tables that own them, yet the index can be checked against them and be built again.
 *
 * prefix: docs/performance.md has the figures. */
#define SEARCH_OPTIONS "tokenize='dossier', prefix='1 2 3'"
#define SEARCH_INDEX                                                                               \
  "CREATE VIRTUAL TABLE search_index USING fts5 (text, content='search_rows', "                    \
  "content_rowid='id', " SEARCH_OPTIONS ")"

/* clang-format off */
static const char version_1[] =
  "CREATE TABLE documents ("
  "  id INTEGER PRIMARY KEY,"
  "  uuid TEXT NOT NULL UNIQUE,"
  "  hash TEXT NOT NULL UNIQUE,"
  "  name TEXT,"
  "  kind TEXT NOT NULL,"
  "  title TEXT, subtitle TEXT,"
  "  edtf TEXT, wording TEXT,"
  "  language TEXT, publisher TEXT, url TEXT, licence TEXT,"
  "  original TEXT, statement TEXT,"
  "  corpus TEXT,"
  "  n_passages INTEGER NOT NULL" /* so that the library's list need not count */
  ") STRICT;"
  "CREATE INDEX documents_by_name ON documents (name COLLATE NOCASE) WHERE name IS NOT NULL;"

  /* what: author, used or report, in order */
  "CREATE TABLE document_lines ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  what TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (document, what, position)"
  ") STRICT, WITHOUT ROWID;"

  /* scope: the corpus, or the uuid of a document that belongs to none. What documents of a corpus say
   * alike of the same id is one row; what they say differently is not the same. */
  "CREATE TABLE entities ("
  "  id INTEGER PRIMARY KEY,"
  "  scope TEXT NOT NULL,"
  "  xml_id TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  authority TEXT NOT NULL,"
  "  edtf TEXT, wording TEXT,"
  "  name TEXT NOT NULL,"
  "  short_name TEXT,"
  "  a3 TEXT,"
  "  type TEXT, description TEXT, uri TEXT,"
  "  latitude REAL, longitude REAL"
  ") STRICT;"
  "CREATE INDEX entities_by_id ON entities (scope, xml_id);"

  /* People, then organisations, then places, each in the document's order. country is a position in
   * this same list. */
  "CREATE TABLE document_entities ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  entity INTEGER NOT NULL REFERENCES entities (id),"
  "  country INTEGER,"
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX document_entities_by_entity ON document_entities (entity);"

  "CREATE TABLE sections ("
  ITEM_COLUMNS
  "  title TEXT,"
  "  level INTEGER NOT NULL,"
  "  parent INTEGER,"
  "  first_passage INTEGER NOT NULL,"
  "  n_passages INTEGER NOT NULL,"
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE passages ("
  "  id INTEGER PRIMARY KEY,"
  ITEM_COLUMNS
  "  kind TEXT NOT NULL,"
  "  text TEXT NOT NULL,"
  "  language TEXT,"
  "  level INTEGER NOT NULL,"
  "  speaker INTEGER,"
  "  speaker_name TEXT,"
  "  UNIQUE (document, position)"
  ") STRICT;"

  /* first, last: in Unicode characters, last not included. target: of the kind target_kind, by its
   * place among those. */
  "CREATE TABLE spans ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  passage INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  type TEXT NOT NULL,"
  "  first INTEGER NOT NULL,"
  "  last INTEGER NOT NULL,"
  "  target_kind TEXT,"
  "  target INTEGER,"
  "  edtf TEXT, wording TEXT,"
  "  uri TEXT,"
  "  PRIMARY KEY (document, passage, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE sources ("
  ITEM_COLUMNS
  "  title TEXT, publisher TEXT, url TEXT,"
  "  number INTEGER NOT NULL,"
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE events ("
  ITEM_COLUMNS
  "  title TEXT,"
  "  kind TEXT, description TEXT, note TEXT,"
  "  place INTEGER,"
  "  n_places INTEGER NOT NULL," /* the first of its entities: where, the others: who */
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE quotes ("
  "  id INTEGER PRIMARY KEY,"
  ITEM_COLUMNS
  "  speaker INTEGER,"
  "  speaker_name TEXT, office TEXT,"
  "  text TEXT NOT NULL,"
  "  direct INTEGER NOT NULL,"
  "  occasion INTEGER," /* an event */
  "  source INTEGER,"
  "  UNIQUE (document, position)"
  ") STRICT;"

  "CREATE TABLE commitments ("
  ITEM_COLUMNS
  "  title TEXT,"
  "  announced_text TEXT,"
  "  due_edtf TEXT, due_wording TEXT, due_text TEXT,"
  "  outcome TEXT,"
  "  verdict TEXT NOT NULL,"
  "  done INTEGER NOT NULL, total INTEGER NOT NULL, unit TEXT,"
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE memberships ("
  ITEM_COLUMNS
  "  member INTEGER NOT NULL,"
  "  organisation INTEGER NOT NULL,"
  "  role TEXT NOT NULL,"
  "  office TEXT,"
  "  from_edtf TEXT, from_wording TEXT, to_edtf TEXT, to_wording TEXT,"
  "  note TEXT,"
  "  source INTEGER,"
  "  PRIMARY KEY (document, position)"
  ") STRICT, WITHOUT ROWID;"

  /* What a record points to, in the record's order. kind, item: the record. */
  "CREATE TABLE item_passages ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  kind TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,"
  "  passage INTEGER NOT NULL,"
  "  PRIMARY KEY (document, kind, item, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE item_entities ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  kind TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,"
  "  entity INTEGER NOT NULL,"
  "  PRIMARY KEY (document, kind, item, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE item_speakers ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  kind TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,"
  "  entity INTEGER NOT NULL,"
  "  PRIMARY KEY (document, kind, item, position)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE VIRTUAL TABLE passages_fts USING fts5 (text, content='passages', " OLD_FTS_OPTIONS ");"
  OLD_FTS_TRIGGER ("passages");

/* Version 2 finds quotes by their words: a quote whose parts stand in several passages, or between
 * which its speaker is named, is one match. And it keeps the reader's filters, by the document's
 * uuid and not by its row: they outlive the document's next edition. */
static const char version_2[] =
  "CREATE VIRTUAL TABLE quotes_fts USING fts5 (text, content='quotes', " OLD_FTS_OPTIONS ");"
  OLD_FTS_TRIGGER ("quotes")
  "INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');"
  "CREATE TABLE filters ("
  "  document TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  query TEXT NOT NULL,"
  "  PRIMARY KEY (document, name)"
  ") STRICT, WITHOUT ROWID;";

/* Version 3 keeps what the reader adds. Documents come and go by their uuid: annotations are bound
 * to that, and outlive an edition and even the document. Tags and anchors have rows of their own, so
 * that what can still be read of a damaged file is worth having. Times are microseconds since 1970
 * UTC. mark…: see DossierReaderMark; its records are made of it whenever the document is loaded. */
static const char version_3[] =
  "CREATE TABLE annotations ("
  "  id INTEGER PRIMARY KEY,"
  "  uuid TEXT NOT NULL UNIQUE,"
  "  document TEXT NOT NULL,"
  "  colour TEXT NOT NULL,"
  "  note TEXT,"
  "  target TEXT,"
  "  created INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  mark TEXT, mark_record TEXT, mark_name TEXT,"
  "  mark_edtf TEXT, mark_wording TEXT,"
  "  mark_who TEXT, mark_who_name TEXT, mark_where TEXT,"
  "  mark_url TEXT, mark_a3 TEXT, mark_verdict TEXT, mark_direct INTEGER,"
  "  mark_outcome TEXT, mark_due_edtf TEXT, mark_due_wording TEXT"
  ") STRICT;"
  "CREATE INDEX annotations_by_document ON annotations (document);"
  "CREATE TABLE annotation_tags ("
  "  annotation INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  tag TEXT NOT NULL,"
  "  PRIMARY KEY (annotation, position)"
  ") STRICT, WITHOUT ROWID;"
  /* place, start: the passage's index and the characters before the words when they were marked;
   * before, after, rival: noted when that edition went, see DossierAnchor */
  "CREATE TABLE annotation_anchors ("
  "  annotation INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  passage TEXT NOT NULL,"
  "  place INTEGER NOT NULL,"
  "  start INTEGER NOT NULL,"
  "  exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,"
  "  before TEXT, after TEXT, rival REAL,"
  "  PRIMARY KEY (annotation, position)"
  ") STRICT, WITHOUT ROWID;";

/* Version 4 finds everything, in any inflection. search_rows has a row for each thing that can be
 * found, with its language before its text as the tokenizer wants it; one statement on it finds the
 * rows of a document, or one row by its kind and position, by the tables' own keys. What of an
 * annotation is found: its note, what the reader says of a mark, tags and the words marked. */
#define ROW(table, number, columns, text)                                                          \
  " UNION ALL SELECT (t.document << 32) | (" #number " << 28) | " columns                          \
  ", char (31) || coalesce (d.language, '') || char (31) || " text                                 \
  " FROM " table " t JOIN documents d ON d.id = t.document"
#define ITEM_ROW(table, number, text)                                                              \
  ROW (table, number, "t.position, t.document, " #number ", t.position, t.xml_id", text)
#define ENTITY_ROW(kind, number)                                                                   \
  " UNION ALL SELECT (t.document << 32) | (" #number " << 28) | t.position, t.document, " #number  \
  ", t.position, e.xml_id, char (31) || coalesce (d.language, '') || char (31) || e.name"          \
  "  || coalesce (char (10) || e.short_name, '') || coalesce (char (10) || e.description, '')"     \
  " FROM document_entities t JOIN documents d ON d.id = t.document"                                \
  " JOIN entities e ON e.id = t.entity AND e.kind = '" kind "'"

#define ROWS_BELOW_TITLE ROWS_BELOW_TITLE_WITH ("")
#define ROWS_BELOW_TITLE_WITH(notes)                                                               \
  ITEM_ROW ("sections", 1, "coalesce (t.title, '')")                                               \
  ENTITY_ROW ("person", 2)                                                                         \
  ENTITY_ROW ("organisation", 3)                                                                   \
  ENTITY_ROW ("place", 4)                                                                          \
  " UNION ALL SELECT (t.document << 32) | (5 << 28) | t.position, t.document, 5, t.position,"      \
  "  t.xml_id,"                                                                                    \
  "  char (31) || coalesce (t.language, d.language, '') || char (31) || t.text"                    \
  "  FROM passages t JOIN documents d ON d.id = t.document"                                        \
  ITEM_ROW ("quotes", 6, "t.text")                                                                 \
  " UNION ALL SELECT (d.id << 32) | (7 << 28) | t.id, d.id, 7, t.id, t.uuid,"                      \
  "  char (31) || coalesce (d.language, '') || char (31) || coalesce (t.note, '')"                 \
  "  || coalesce (char (10) || t.mark_name, '') || coalesce (char (10) || t.mark_who_name, '')"    \
  "  || coalesce (char (10) || t.mark_outcome, '')"                                                \
  "  || coalesce (char (10) || (SELECT group_concat (tag, char (10)) FROM"                         \
  "     (SELECT tag FROM annotation_tags WHERE annotation = t.id ORDER BY position)), '')"         \
  "  || coalesce (char (10) || (SELECT group_concat (exact, char (10)) FROM"                       \
  "     (SELECT exact FROM annotation_anchors WHERE annotation = t.id ORDER BY position)), '')"    \
  "  FROM documents d CROSS JOIN annotations t ON t.document = d.uuid WHERE t.deleted = 0" notes   \
  ITEM_ROW ("events", 8, "coalesce (t.title, '') || coalesce (char (10) || t.description, '')")    \
  ITEM_ROW ("commitments", 9,                                                                      \
            "coalesce (t.title, '') || coalesce (char (10) || t.announced_text, '')"               \
            "  || coalesce (char (10) || t.outcome, '')")                                          \
  ITEM_ROW ("sources", 10,                                                                         \
            "coalesce (t.title, '') || coalesce (char (10) || t.publisher, '')"                    \
            "  || coalesce (char (10) || t.url, '')")

static const char version_4[] =
  "DROP TRIGGER passages_deleted;"
  "DROP TRIGGER quotes_deleted;"
  "DROP TABLE passages_fts;"
  "DROP TABLE quotes_fts;"
  "CREATE VIEW search_rows (id, document, kind, position, item, text) AS"
  " SELECT d.id << 32, d.id, 0, 0, NULL, char (31) || coalesce (d.language, '') || char (31)"
  "  || coalesce (d.title, '') || coalesce (char (10) || d.subtitle, '')"
  "  || coalesce (char (10) || (SELECT group_concat (text, char (10)) FROM"
  "     (SELECT text FROM document_lines WHERE document = d.id AND what = 'author'"
  "      ORDER BY position)), '')"
  "  FROM documents d"
  ROWS_BELOW_TITLE ";"
  SEARCH_INDEX ";"
  /* What a document's rows say is known only while it stands. They enter by dossier_search_index_…,
   * all at once. */
  "CREATE TRIGGER documents_leave BEFORE DELETE ON documents BEGIN"
  "  INSERT INTO search_index (search_index, rowid, text)"
  "    SELECT 'delete', id, text FROM search_rows WHERE document = old.id;"
  "END;"
  "CREATE TRIGGER annotations_leave BEFORE DELETE ON annotations WHEN old.deleted = 0 BEGIN"
  "  INSERT INTO search_index (search_index, rowid, text)"
  "    SELECT 'delete', id, text FROM search_rows"
  "    WHERE document = (SELECT id FROM documents WHERE uuid = old.document)"
  "    AND kind = 7 AND position = old.id;"
  "END;"
  /* Those that texts are in or have been in: by their rules words are looked for. */
  "CREATE TABLE search_languages (language TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";

/* What a document was read from, byte for byte (deflated, as zlib does), so that it can leave again
 * with the reader's annotations in it. A file of several texts is kept once; what no document needs
 * any more goes with the last.
 *
 * An export is a file outside of the library: id says what of which document it holds, base is what
 * the program last wrote into it, what the next merge compares with. Annotations and exports stay
 * when their document goes, and are there when it comes again. */
static const char version_5[] =
  "CREATE TABLE source_files ("
  "  id INTEGER PRIMARY KEY,"
  "  hash TEXT NOT NULL UNIQUE," /* SHA-256 of the bytes, hex */
  "  name TEXT NOT NULL,"        /* without its folder */
  "  size INTEGER NOT NULL,"     /* of the bytes */
  "  content BLOB NOT NULL"
  ") STRICT;"
  "ALTER TABLE documents ADD COLUMN file INTEGER REFERENCES source_files (id);"
  "CREATE INDEX documents_by_file ON documents (file) WHERE file IS NOT NULL;"
  "CREATE TRIGGER source_files_leave AFTER DELETE ON documents WHEN old.file IS NOT NULL BEGIN"
  "  DELETE FROM source_files WHERE id = old.file"
  "    AND NOT EXISTS (SELECT 1 FROM documents WHERE file = old.file);"
  "END;"
  "CREATE TABLE exports ("
  "  id TEXT NOT NULL,"
  "  path TEXT NOT NULL,"        /* absolute, where it was last seen */
  "  document TEXT NOT NULL,"    /* uuid */
  "  exported INTEGER NOT NULL," /* microseconds since 1970 UTC */
  "  base TEXT NOT NULL,"
  "  PRIMARY KEY (id, path)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX exports_by_document ON exports (document);";

/* Version 6 has documents in several languages. A variant is a document of its own, whose uuid is
 * that of the document behind which its language stands ("…@de"); it goes with the document, and no
 * list shows it. What the reader adds belongs to the document; an anchor says in which variant's
 * text the words stand, NULL for the document's own. In which language the reader reads a document
 * is kept by its uuid, as filters are. */
static const char version_6[] =
  "ALTER TABLE documents ADD COLUMN variant_of INTEGER REFERENCES documents (id) ON DELETE CASCADE;"
  "CREATE INDEX documents_by_variant ON documents (variant_of) WHERE variant_of IS NOT NULL;"
  "ALTER TABLE annotation_anchors ADD COLUMN language TEXT;"
  "CREATE TABLE document_languages ("
  "  document TEXT PRIMARY KEY,"
  "  language TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;";
/* Version 7 knows how the reader keeps documents. What the reader says of one stands by its uuid,
 * so that it outlives the document's next edition, and apart from what the file says. Times are
 * microseconds since 1970 UTC; added: NULL where it was not noted yet; removed: since when it is in
 * the trash, else NULL, the same in all its variants. Counts are there so that a list of many
 * documents need not count. */
static const char version_7[] =
  "ALTER TABLE documents ADD COLUMN added INTEGER;"
  "ALTER TABLE documents ADD COLUMN removed INTEGER;"
  "ALTER TABLE documents ADD COLUMN n_quotes INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE documents ADD COLUMN n_events INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE documents ADD COLUMN n_commitments INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE documents ADD COLUMN n_sources INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE documents ADD COLUMN n_memberships INTEGER NOT NULL DEFAULT 0;"
  "UPDATE documents SET"
  "  n_quotes = (SELECT count (*) FROM quotes WHERE document = documents.id),"
  "  n_events = (SELECT count (*) FROM events WHERE document = documents.id),"
  "  n_commitments = (SELECT count (*) FROM commitments WHERE document = documents.id),"
  "  n_sources = (SELECT count (*) FROM sources WHERE document = documents.id),"
  "  n_memberships = (SELECT count (*) FROM memberships WHERE document = documents.id);"
  "CREATE INDEX documents_by_removal ON documents (removed) WHERE removed IS NOT NULL;"
  /* answer: NULL for what is the reader's own, "accepted" and "rejected" of what was suggested. */
  "ALTER TABLE annotations ADD COLUMN mark_short_name TEXT;"
  "ALTER TABLE annotations ADD COLUMN mark_office TEXT;"
  "ALTER TABLE annotations ADD COLUMN mark_type TEXT;"
  "ALTER TABLE annotations ADD COLUMN answer TEXT;"
  /* So that notes are counted without a look at them. */
  "DROP INDEX annotations_by_document;"
  "CREATE INDEX annotations_by_document ON annotations (document, deleted, answer);"

  /* When it was last read, and how far: a passage's id, and the share of the text before it, 0 to 1. */
  "CREATE TABLE readings ("
  "  document TEXT PRIMARY KEY,"
  "  read INTEGER NOT NULL,"
  "  passage TEXT,"
  "  progress REAL NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE document_tags ("
  "  document TEXT NOT NULL,"
  "  tag TEXT NOT NULL,"
  "  PRIMARY KEY (document, tag)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX document_tags_by_tag ON document_tags (tag);"

  "CREATE TABLE collections ("
  "  uuid TEXT PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  created INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE collection_documents ("
  "  collection TEXT NOT NULL REFERENCES collections (uuid) ON DELETE CASCADE,"
  "  document TEXT NOT NULL,"
  "  PRIMARY KEY (collection, document)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX collection_documents_by_document ON collection_documents (document);"

  /* What the reader says instead of the file: NULL: as the file has it; empty: nothing. Authors are
   * one a line. */
  "CREATE TABLE corrections ("
  "  document TEXT PRIMARY KEY,"
  "  title TEXT, authors TEXT, edtf TEXT, wording TEXT, publisher TEXT, url TEXT"
  ") STRICT, WITHOUT ROWID;"

  /* Whether two people or organisations of different documents are the same, by the reader's word:
   * each by its scope (see entities), id and name, of which the name counts only where several have
   * that id. The lesser of the two stands first. */
  "CREATE TABLE entity_joins ("
  "  kind TEXT NOT NULL,"
  "  scope TEXT NOT NULL, xml_id TEXT NOT NULL, name TEXT NOT NULL,"
  "  other_scope TEXT NOT NULL, other_id TEXT NOT NULL, other_name TEXT NOT NULL,"
  "  same INTEGER NOT NULL,"
  "  PRIMARY KEY (kind, scope, xml_id, name, other_scope, other_id, other_name)"
  ") STRICT, WITHOUT ROWID;"

  /* From which place on the text stands on which page, see DossierPageStart. */
  "CREATE TABLE page_starts ("
  "  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
  "  passage INTEGER NOT NULL,"
  "  start INTEGER NOT NULL,"
  "  page INTEGER NOT NULL,"
  "  label TEXT NOT NULL,"
  "  PRIMARY KEY (document, passage, start)"
  ") STRICT, WITHOUT ROWID;"

  /* A corrected title is found in the document's own language, authors in all. Answers to
   * suggestions are no notes, unless something was added to what was accepted. */
  "DROP VIEW search_rows;"
  "CREATE VIEW search_rows (id, document, kind, position, item, text) AS"
  " SELECT d.id << 32, d.id, 0, 0, NULL, char (31) || coalesce (d.language, '') || char (31)"
  "  || coalesce ((SELECT title FROM corrections WHERE document = d.uuid), d.title, '')"
  "  || coalesce (char (10) || d.subtitle, '')"
  "  || coalesce (char (10) || coalesce ("
  "     (SELECT authors FROM corrections WHERE document = substr (d.uuid, 1, 36)),"
  "     (SELECT group_concat (text, char (10)) FROM"
  "      (SELECT text FROM document_lines WHERE document = d.id AND what = 'author'"
  "       ORDER BY position))), '')"
  "  FROM documents d"
  ROWS_BELOW_TITLE_WITH (
    " AND (t.answer IS NULL OR (t.answer = 'accepted' AND (t.note IS NOT NULL"
    "  OR t.colour <> 'none' OR EXISTS (SELECT 1 FROM annotation_tags WHERE annotation = t.id))))")
  ";"
  /* FTS5 gathers 4 MiB before it writes a segment (1 MiB is the default): a quarter of the segments
   * to be merged later. */
  "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4194304);";
/* clang-format on */

/* By the version that each leads to, less one. What has been released is never changed here. */
static const char *const migrations[] = { version_1, version_2, version_3, version_4,
                                          version_5, version_6, version_7 };
G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == DOSSIER_SCHEMA_VERSION);

/* How long and how often to ask for write-ahead logging while another program makes the same file:
 * SQLite does not call the busy handler for that. */
#define WAL_TRIES 200
#define WAL_NAP_US 25000

/* All of one moment: another program may be making the same file. */
static gboolean
read_marks (DossierConnection *connection,
            int *application,
            int *version,
            int *n_tables,
            GError **error)
{
  if (!dossier_connection_begin_read (connection, error))
    return FALSE;
  if (dossier_connection_read_number (connection, "PRAGMA application_id", application, error) &&
      dossier_connection_read_number (connection, "PRAGMA user_version", version, error) &&
      dossier_connection_read_number (connection, "SELECT count(*) FROM sqlite_schema", n_tables,
                                      error) &&
      dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}

gboolean
dossier_schema_inspect (DossierConnection *connection, gboolean *empty, int *found, GError **error)
{
  g_autofree char *name = g_filename_display_name (dossier_connection_get_path (connection));
  int application, version, n_tables;

  if (!read_marks (connection, &application, &version, &n_tables, error))
    return FALSE;

  *empty = application == 0 && version == 0 && n_tables == 0;
  *found = version;
  if (*empty)
    return TRUE;

  if (application != DOSSIER_APPLICATION_ID)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” is the database of another program, not a library of Dossier. It was "
                      "left as it is; choose another file."),
                   name);
      return FALSE;
    }

  if (version > DOSSIER_SCHEMA_VERSION)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_TOO_NEW,
                   /* Translators: %s is the name of a file */
                   _ ("The library “%s” was written by a newer version of Dossier. It was left as "
                      "it is; update this program to open it, or choose another library."),
                   name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
use_write_ahead_log (DossierConnection *connection, GError **error)
{
  sqlite3 *db = dossier_connection_get_db (connection);
  int code = SQLITE_BUSY;

  for (guint i = 0; i < WAL_TRIES; i++)
    {
      code = sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
      if ((code & 0xff) != SQLITE_BUSY)
        break;
      g_usleep (WAL_NAP_US);
    }

  if (code == SQLITE_OK)
    return TRUE;
  dossier_connection_set_error (connection, code, error);
  return FALSE;
}

static gboolean
take_step (DossierConnection *connection, int version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                           DOSSIER_APPLICATION_ID, version);

  return dossier_connection_exec (connection, migrations[version - 1], error) &&
         (version != 4 || dossier_search_index_fill (connection, error)) &&
         dossier_connection_exec (connection, mark, error);
}

/* One step, in one transaction together with the new version number: whenever it ends early, the
 * file is of the former version and whole. Somebody else may have taken the step in the meantime.
 * A new file is made in one step: it waits for the disk once. */
static gboolean
migrate_to (DossierConnection *connection, int version, GError **error)
{
  int found;
  gboolean ok;

  if (!dossier_connection_begin_write (connection, error))
    return FALSE;

  ok = dossier_connection_read_number (connection, "PRAGMA user_version", &found, error);
  for (int next = found + 1; ok && next <= version; next++)
    ok = take_step (connection, next, error);
  if (ok && dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}

static guint32
read_big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* The places of PRAGMA user_version and application_id in the file's header, see SQLite's "Database
 * File Format". */
gboolean
dossier_store_is_older (const char *path)
{
  g_autofree guchar *header = g_malloc0 (100);
  FILE *file = g_fopen (path, "rb");
  gsize length;

  if (file == NULL)
    return FALSE;
  length = fread (header, 1, 100, file);
  fclose (file);
  return length == 100 && read_big_endian (header + 68) == DOSSIER_APPLICATION_ID &&
         read_big_endian (header + 60) < DOSSIER_SCHEMA_VERSION;
}

gboolean
dossier_schema_migrate (DossierConnection *connection, int version, GError **error)
{
  int found;

  if (!dossier_connection_read_number (connection, "PRAGMA user_version", &found, error))
    return FALSE;

  if (found == 0)
    return migrate_to (connection, version, error);
  for (int next = found + 1; next <= version; next++)
    if (!migrate_to (connection, next, error))
      return FALSE;

  return TRUE;
}

gboolean
dossier_schema_prepare (DossierConnection *connection, gboolean *created, GError **error)
{
  gboolean empty;
  int version;

  if (!dossier_schema_inspect (connection, &empty, &version, error) ||
      !use_write_ahead_log (connection, error) ||
      !dossier_schema_migrate (connection, DOSSIER_SCHEMA_VERSION, error))
    return FALSE;

  if (created != NULL)
    *created = empty;
  return TRUE;
}

const char *
dossier_store_get_fts_declaration (void)
{
  return "CREATE VIRTUAL TABLE passages_fts USING fts5 (text, content='passages', "
         "content_rowid='id', " SEARCH_OPTIONS ")";
}
