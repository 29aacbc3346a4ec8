/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/search.h"

#include "store/search-index.h"
#include "store/tables.h"
#include "text/snippet.h"

#define SNIPPET_LENGTH 160

static const char *const kind_names[DOSSIER_N_HIT_KINDS] = {
  [DOSSIER_HIT_TITLE] = "title",   [DOSSIER_HIT_SECTION] = "section",
  [DOSSIER_HIT_PERSON] = "person", [DOSSIER_HIT_ORGANISATION] = "organisation",
  [DOSSIER_HIT_PLACE] = "place",   [DOSSIER_HIT_PASSAGE] = "passage",
  [DOSSIER_HIT_QUOTE] = "quote",   [DOSSIER_HIT_NOTE] = "note",
  [DOSSIER_HIT_EVENT] = "event",   [DOSSIER_HIT_COMMITMENT] = "commitment",
  [DOSSIER_HIT_SOURCE] = "source",
};

const char *
dossier_hit_kind_to_string (DossierHitKind kind)
{
  g_return_val_if_fail (kind < DOSSIER_N_HIT_KINDS, "");

  return kind_names[kind];
}

static void
hit_free (gpointer data)
{
  DossierHit *hit = data;

  g_free (hit->document);
  g_free (hit->item);
  g_free (hit->passage);
  g_free (hit->snippet);
  g_clear_pointer (&hit->marks, g_array_unref);
  g_free (hit);
}

static void
count_free (gpointer data)
{
  DossierHitCount *count = data;

  g_free (count->document);
  g_free (count->title);
  g_free (count);
}

static DossierFindings *
findings_new (DossierWords *words)
{
  DossierFindings *findings = g_new0 (DossierFindings, 1);

  findings->words = words;
  findings->hits = g_ptr_array_new_with_free_func (hit_free);
  findings->documents = g_ptr_array_new_with_free_func (count_free);
  return findings;
}

void
dossier_findings_free (DossierFindings *findings)
{
  dossier_words_unref (findings->words);
  g_ptr_array_unref (findings->hits);
  g_ptr_array_unref (findings->documents);
  g_free (findings);
}

/* The counts of one document, which has this row. */
typedef struct
{
  gint64 document;
  guint counts[DOSSIER_N_HIT_KINDS];
  guint total;
} Count;

/* Of documents that are there in several languages one text is searched, and notes, which are the
 * document's. All of it counts as the document, which has the row of its own text. */
typedef struct
{
  gint64 row;      /* of a text */
  gint64 document; /* whose text it is */
  gint64 shown;    /* the text that is searched */
} Text;

/* A search under way. texts: of Text, by row; removed: of gint64, the rows of texts in the trash;
 * rows: of gint64, those of the hits to return; counts:
 * of Count, in document order. */
typedef struct
{
  DossierConnection *connection;
  const DossierSearch *search;
  DossierFindings *findings;
  char *match;
  gint64 first;
  gint64 last;
  gint64 only; /* the document to which it is limited, or 0 */
  GArray *texts;
  GArray *removed;
  GArray *rows;
  GArray *counts;
} Run;

static GStrv
read_languages (DossierConnection *connection, GError **error)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT language FROM search_languages", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (!row)
        return g_strv_builder_end (languages);
      g_strv_builder_add (languages, (const char *) sqlite3_column_text (select, 0));
    }
}

/* Texts */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const Text *first = a;
  const Text *second = b;

  return (first->row > second->row) - (first->row < second->row);
}

static void
add_texts (GArray *texts, GArray *variants)
{
  for (guint i = 0; i < variants->len; i++)
    {
      const DossierVariant *variant = &g_array_index (variants, DossierVariant, i);
      const Text text = { variant->row, variant->document, 0 };

      g_array_append_val (texts, text);
    }
  for (guint i = 0; i < variants->len; i++)
    {
      const DossierVariant *variant = &g_array_index (variants, DossierVariant, i);

      for (guint j = 0; variant->is_shown && j < texts->len; j++)
        if (g_array_index (texts, Text, j).document == variant->document)
          g_array_index (texts, Text, j).shown = variant->row;
    }
  g_array_sort (texts, compare_texts);
}

static gboolean
read_texts (Run *run, GError **error)
{
  const DossierVariantChoice choice = { run->search->shown, run->search->language };
  g_autoptr (GArray) variants = dossier_tables_list_variants (run->connection, 0, &choice, error);

  if (variants == NULL)
    return FALSE;
  add_texts (run->texts, variants);
  return TRUE;
}

static gboolean
read_removed (Run *run, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (run->connection,
                                "SELECT id FROM documents WHERE removed IS NOT NULL ORDER BY id",
                                error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 row;

      if (!dossier_connection_step (run->connection, select, &found, error))
        return FALSE;
      if (!found)
        return TRUE;
      row = sqlite3_column_int64 (select, 0);
      g_array_append_val (run->removed, row);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
is_removed (Run *run, gint64 row)
{
  return run->removed->len > 0 && g_array_binary_search (run->removed, &row, compare_numbers, NULL);
}

/* NULL for a document that has but one. */
static const Text *
find_text (Run *run, gint64 row)
{
  const Text wanted = { .row = row };
  guint index;

  return run->texts->len > 0 && g_array_binary_search (run->texts, &wanted, compare_texts, &index)
           ? &g_array_index (run->texts, Text, index)
           : NULL;
}

/* The document's row, and that of its text. */
static gint64
get_document (Run *run, gint64 number)
{
  const Text *text = find_text (run, DOSSIER_SEARCH_DOCUMENT (number));

  return text != NULL ? text->document : DOSSIER_SEARCH_DOCUMENT (number);
}

static gint64
get_shown (Run *run, gint64 number)
{
  const Text *text = find_text (run, DOSSIER_SEARCH_DOCUMENT (number));

  return text != NULL ? text->shown : DOSSIER_SEARCH_DOCUMENT (number);
}

static gboolean
is_searched (Run *run, gint64 number)
{
  gint64 row = DOSSIER_SEARCH_DOCUMENT (number);
  const Text *text = find_text (run, row);

  if (is_removed (run, row))
    return FALSE;
  if (text == NULL)
    return run->only == 0 || run->only == row;
  return (run->only == 0 || run->only == text->document) &&
         (text->shown == row || DOSSIER_SEARCH_KIND (number) == DOSSIER_HIT_NOTE);
}

/* Counting */

/* @index: where it is, or belongs. */
static gboolean
find_count (Run *run, gint64 document, guint *index)
{
  guint first = 0, last = run->counts->len;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (run->counts, Count, middle).document < document)
        first = middle + 1;
      else
        last = middle;
    }
  *index = first;
  return first < run->counts->len && g_array_index (run->counts, Count, first).document == document;
}

static void
count_hit (Run *run, gint64 row)
{
  DossierFindings *findings = run->findings;
  Count wanted = { .document = get_document (run, row) };
  guint kind = MIN (DOSSIER_SEARCH_KIND (row), DOSSIER_N_HIT_KINDS - 1);
  guint index = run->counts->len;
  Count *count;

  /* Mostly the last one. */
  if (index > 0 && g_array_index (run->counts, Count, index - 1).document == wanted.document)
    index--;
  else if (!find_count (run, wanted.document, &index))
    g_array_insert_val (run->counts, index, wanted);
  count = &g_array_index (run->counts, Count, index);
  count->counts[kind]++;
  count->total++;
  findings->counts[kind]++;
  findings->total++;
}

#define FIND "SELECT rowid FROM search_index WHERE search_index MATCH ?1"
#define IN_DOCUMENT " AND rowid BETWEEN ?2 AND ?3"
#define OF_KINDS " AND (?4 & (1 << ((rowid >> 28) & 15))) <> 0"
/* In document order, in which hits come of themselves. No more is asked for than is wanted: what
 * belongs to a text that is not searched is passed over as it comes. */
#define IN_ORDER " ORDER BY rowid"
#define BEST_FIRST " ORDER BY rank"

/* Each condition is looked at for each hit: so there is none that is not needed. By whether all is
 * searched or one document, and whether all kinds are asked for or some. */
static const char *const find_in_order[2][2] = {
  { FIND IN_ORDER, FIND OF_KINDS IN_ORDER },
  { FIND IN_DOCUMENT IN_ORDER, FIND IN_DOCUMENT OF_KINDS IN_ORDER },
};
static const char *const find_best[2][2] = {
  { FIND BEST_FIRST, FIND OF_KINDS BEST_FIRST },
  { FIND IN_DOCUMENT BEST_FIRST, FIND IN_DOCUMENT OF_KINDS BEST_FIRST },
};

static DossierStatement *
begin_finding (Run *run, const char *const sql[2][2], GError **error)
{
  const DossierSearch *search = run->search;
  gboolean one = search->document != NULL, some = search->kinds != 0;
  DossierStatement *select = dossier_connection_prepare (run->connection, sql[one][some], error);

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "s", run->match);
  if (one)
    dossier_statement_bind (select, 2, "ll", run->first, run->last);
  if (some)
    dossier_statement_bind (select, 4, "l", (gint64) search->kinds);
  return select;
}

static gboolean
count_hits (Run *run, GError **error)
{
  const DossierSearch *search = run->search;
  guint most = MAX (search->limit, DOSSIER_SEARCH_MOST);
  g_autoptr (DossierStatement) select = begin_finding (run, find_in_order, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 number;

      if (!dossier_connection_step (run->connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      number = sqlite3_column_int64 (select, 0);
      if (!is_searched (run, number))
        continue;
      if (!search->ranked && run->findings->total == most)
        {
          run->findings->more = TRUE;
          run->last = number;
          return TRUE;
        }
      if (!search->ranked && run->rows->len < search->limit)
        g_array_append_val (run->rows, number);
      count_hit (run, number);
    }
}

static gboolean
rank_hits (Run *run, GError **error)
{
  g_autoptr (DossierStatement) select = begin_finding (run, find_best, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  while (run->rows->len < run->search->limit)
    {
      gint64 number;

      if (!dossier_connection_step (run->connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      number = sqlite3_column_int64 (select, 0);
      if (is_searched (run, number))
        g_array_append_val (run->rows, number);
    }
  return TRUE;
}

/* What the hits are */

static gboolean
add_count (Run *run, DossierStatement *select, gint64 number, GError **error)
{
  DossierHitCount *result = g_new0 (DossierHitCount, 1);
  gint64 document = get_document (run, number);
  gboolean row;
  guint index;

  g_ptr_array_add (run->findings->documents, result);
  if (find_count (run, document, &index))
    {
      const Count *count = &g_array_index (run->counts, Count, index);

      memcpy (result->counts, count->counts, sizeof result->counts);
      result->total = count->total;
      result->more = run->findings->more && document == get_document (run, run->last);
    }
  dossier_statement_bind (select, 1, "ll", document, get_shown (run, number));
  if (!dossier_connection_step (run->connection, select, &row, error))
    return FALSE;
  result->document = row ? dossier_statement_dup_text (select, 0) : g_strdup ("");
  result->title = row ? dossier_statement_dup_text (select, 1) : g_strdup ("");
  sqlite3_reset (select);
  return TRUE;
}

/* Document by document, and in each by kind. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;
  gint64 first_document = get_document (data, first);
  gint64 second_document = get_document (data, second);

  if (first_document != second_document)
    return first_document < second_document ? -1 : 1;
  first &= G_MAXUINT32;
  second &= G_MAXUINT32;
  return (first > second) - (first < second);
}

#define NAME                                                                                       \
  "SELECT d.uuid, coalesce (c.title, (SELECT title FROM documents WHERE id = ?2), '')"             \
  " FROM documents d"                                                                              \
  " LEFT JOIN corrections c ON c.document = d.uuid WHERE d.id = ?1"

/* The documents that the hits are in, each once. */
static gboolean
name_documents (Run *run, GError **error)
{
  g_autoptr (GArray) rows = g_array_copy (run->rows);
  g_autoptr (DossierStatement) select = dossier_connection_prepare (run->connection, NAME, error);
  gint64 last = -1;

  if (select == NULL)
    return FALSE;
  run->findings->n_documents = run->counts->len;
  g_array_sort_with_data (rows, compare_rows, run);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 number = g_array_index (rows, gint64, i);

      if (get_document (run, number) != last && !add_count (run, select, number, error))
        return FALSE;
      last = get_document (run, number);
    }
  return TRUE;
}

/* The index of the first passage in which the thing stands. ?1: the document, ?2: its position; for
 * links ?3: its kind. */
static const char *
get_place_sql (DossierHitKind kind)
{
  switch (kind)
    {
    case DOSSIER_HIT_SECTION:
      return "SELECT first_passage FROM sections WHERE document = ?1 AND position = ?2"
             " AND n_passages > 0";

    case DOSSIER_HIT_QUOTE:
    case DOSSIER_HIT_EVENT:
    case DOSSIER_HIT_COMMITMENT:
    case DOSSIER_HIT_SOURCE:
      return "SELECT passage FROM item_passages WHERE document = ?1 AND item = ?2 AND kind = ?3"
             " ORDER BY position LIMIT 1";

    case DOSSIER_HIT_NOTE:
      return "SELECT p.position FROM annotation_anchors a JOIN passages p ON p.document = ?1"
             " AND p.xml_id = a.passage WHERE a.annotation = ?2 ORDER BY a.position LIMIT 1";

    /* Spans count entities of each kind for themselves, the document's list all together. */
    case DOSSIER_HIT_PERSON:
    case DOSSIER_HIT_ORGANISATION:
    case DOSSIER_HIT_PLACE:
      return "SELECT passage FROM spans WHERE document = ?1 AND target_kind = ?3 AND target ="
             "  (SELECT count (*) FROM document_entities t JOIN entities e ON e.id = t.entity"
             "   WHERE t.document = ?1 AND t.position < ?2 AND e.kind = ?3)"
             " ORDER BY passage LIMIT 1";

    case DOSSIER_HIT_TITLE:
    case DOSSIER_HIT_PASSAGE: /* known */
    default:
      return NULL;
    }
}

static gboolean
find_place (Run *run, gint64 row, DossierHit *hit, GError **error)
{
  const char *sql = get_place_sql (hit->kind);
  g_autoptr (DossierStatement) select = NULL;
  gboolean found;

  if (sql == NULL)
    return TRUE;
  select = dossier_connection_prepare (run->connection, sql, error);
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "li", get_shown (run, row), DOSSIER_SEARCH_POSITION (row));
  if (sqlite3_bind_parameter_count (select) == 3)
    dossier_statement_bind (select, 3, "s", kind_names[hit->kind]);
  if (!dossier_connection_step (run->connection, select, &found, error))
    return FALSE;
  if (found)
    hit->place = dossier_statement_get_reference (select, 0);
  return TRUE;
}

static gboolean
name_passage (Run *run, gint64 document, DossierHit *hit, GError **error)
{
  g_autoptr (DossierStatement) select = NULL;
  gboolean found;

  if (hit->place < 0)
    return TRUE;
  select = dossier_connection_prepare (run->connection,
                                       "SELECT xml_id FROM passages WHERE document = ?"
                                       " AND position = ?",
                                       error);
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "li", document, hit->place);
  if (!dossier_connection_step (run->connection, select, &found, error))
    return FALSE;
  if (found)
    hit->passage = dossier_statement_dup_text (select, 0);
  else
    hit->place = -1;
  return TRUE;
}

/* The text that was indexed, less the language before it. */
static void
make_snippet (Run *run, DossierHit *hit, const char *indexed)
{
  const char *end =
    *indexed == *DOSSIER_LANGUAGE_MARK ? strchr (indexed + 1, *DOSSIER_LANGUAGE_MARK) : NULL;
  g_autofree char *language = end != NULL ? g_strndup (indexed + 1, end - indexed - 1) : NULL;
  const char *text = end != NULL ? end + 1 : indexed;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) found = dossier_words_find (run->findings->words, valid, language);

  hit->snippet = dossier_snippet (valid, found, SNIPPET_LENGTH, &hit->marks);
}

/* uuid, id and text of what stands at a position of a document; ?3 is the kind. Most hits are
 * passages, which are read without going through all that the view puts together. */
#define READ_PASSAGE                                                                               \
  "SELECT d.uuid, p.xml_id,"                                                                       \
  "  char (31) || coalesce (p.language, d.language, '') || char (31) || p.text"                    \
  " FROM passages p JOIN documents d ON d.id = p.document"                                         \
  " WHERE p.document = ?1 AND p.position = ?2"
#define READ_OTHER                                                                                 \
  "SELECT d.uuid, r.item, r.text FROM search_rows r JOIN documents d ON d.id = ?1"                 \
  " WHERE r.document = ?1 AND r.position = ?2 AND r.kind = ?3"

static gboolean
read_hit (Run *run, gint64 row, DossierHit *hit, gboolean *found, GError **error)
{
  gboolean passage = hit->kind == DOSSIER_HIT_PASSAGE;
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (run->connection, passage ? READ_PASSAGE : READ_OTHER, error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "li", (gint64) DOSSIER_SEARCH_DOCUMENT (row),
                          DOSSIER_SEARCH_POSITION (row));
  if (!passage)
    dossier_statement_bind (select, 3, "i", (int) hit->kind);
  if (!dossier_connection_step (run->connection, select, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  hit->document = dossier_statement_dup_text (select, 0);
  hit->document[strcspn (hit->document, "@")] = '\0';
  hit->item = dossier_statement_dup_text (select, 1);
  make_snippet (run, hit, (const char *) sqlite3_column_text (select, 2));
  return TRUE;
}

static gboolean
add_hit (Run *run, gint64 row, GError **error)
{
  DossierHit *hit = g_new0 (DossierHit, 1);
  gboolean found = FALSE;
  gboolean ok;

  hit->kind = DOSSIER_SEARCH_KIND (row);
  hit->place = -1;
  ok = read_hit (run, row, hit, &found, error);
  if (!ok || !found)
    {
      hit_free (hit);
      return ok;
    }

  g_ptr_array_add (run->findings->hits, hit);
  if (hit->kind == DOSSIER_HIT_PASSAGE)
    {
      hit->place = DOSSIER_SEARCH_POSITION (row);
      hit->passage = g_strdup (hit->item);
      return TRUE;
    }
  return find_place (run, row, hit, error) && name_passage (run, get_shown (run, row), hit, error);
}

static gboolean
read_hits (Run *run, GError **error)
{
  for (guint i = 0; i < run->rows->len; i++)
    if (!add_hit (run, g_array_index (run->rows, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* One document alone: its row, or those from the first of its texts to the last. */
static gboolean
choose_rows (Run *run, GError **error)
{
  const char *wanted = run->search->document;
  const Text *text;
  gint64 row, first, last;

  run->first = 0;
  run->last = G_MAXINT64;
  if (wanted == NULL)
    return TRUE;
  if (!dossier_tables_find (run->connection, wanted, &row, error))
    return FALSE;
  text = find_text (run, row);
  run->only = text != NULL ? text->document : row;
  first = last = row;
  for (guint i = 0; i < run->texts->len; i++)
    {
      Text *other = &g_array_index (run->texts, Text, i);

      if (other->document != run->only)
        continue;
      first = MIN (first, other->row);
      last = MAX (last, other->row);
      if (strchr (wanted, '@') != NULL)
        other->shown = row;
    }
  run->first = DOSSIER_SEARCH_ROW (first, 0, 0);
  run->last = DOSSIER_SEARCH_ROW (last + 1, 0, 0) - 1;
  return TRUE;
}

static gboolean
run_search (Run *run, GError **error)
{
  if (!read_texts (run, error) || !read_removed (run, error) || !choose_rows (run, error) ||
      !count_hits (run, error) || (run->search->ranked && !rank_hits (run, error)))
    return FALSE;
  /* A document's notes and its texts do not lie beside each other. */
  if (!run->search->ranked && run->texts->len > 0)
    g_array_sort_with_data (run->rows, compare_rows, run);
  return name_documents (run, error) && read_hits (run, error);
}

DossierFindings *
dossier_tables_search (DossierConnection *connection, const DossierSearch *search, GError **error)
{
  Run run = { .connection = connection, .search = search };
  g_autoptr (DossierFindings) findings = NULL;
  g_auto (GStrv) languages = NULL;
  gboolean ok;

  /* What is read together must be of one state of the library. */
  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  languages = read_languages (connection, error);
  ok = languages != NULL;
  if (ok)
    {
      findings = findings_new (
        dossier_words_new (search->typed, search->flags, (const char *const *) languages));
      run.findings = findings;
      run.match = dossier_words_to_match (findings->words);
      run.rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      run.counts = g_array_new (FALSE, TRUE, sizeof (Count));
      run.texts = g_array_new (FALSE, FALSE, sizeof (Text));
      run.removed = g_array_new (FALSE, FALSE, sizeof (gint64));
      ok = run.match == NULL || run_search (&run, error);
      g_array_unref (run.rows);
      g_array_unref (run.counts);
      g_array_unref (run.texts);
      g_array_unref (run.removed);
      g_free (run.match);
    }
  dossier_connection_rollback (connection);
  return ok ? g_steal_pointer (&findings) : NULL;
}
