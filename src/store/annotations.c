/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/collation.h"
#include "store/search-index.h"
#include "store/shelf-private.h"
#include "store/tables.h"

/* Writing */

static gboolean
bind_head (DossierStatement *upsert, DossierAnnotation *annotation)
{
  const DossierReaderMark *mark = annotation->mark;
  int next;

  next =
    dossier_statement_bind (upsert, 1, "sssss", DOSSIER_ITEM (annotation)->id, annotation->document,
                            dossier_colour_to_string (annotation->colour), annotation->note,
                            annotation->target);
  next = dossier_statement_bind (upsert, next, "llls", annotation->created, annotation->modified,
                                 annotation->deleted,
                                 annotation->answer != DOSSIER_ANSWER_NONE
                                   ? dossier_answer_to_string (annotation->answer)
                                   : NULL);
  if (mark == NULL)
    return TRUE;

  next =
    dossier_statement_bind (upsert, next, "sssDssssssisDsss", dossier_kind_to_string (mark->kind),
                            mark->record, mark->name, mark->date, mark->who, mark->who_name,
                            mark->where, mark->url, mark->a3,
                            dossier_verdict_to_string (mark->verdict), mark->direct, mark->outcome,
                            mark->due, mark->short_name, mark->office, mark->type);
  return next > 0;
}

static gboolean
write_head (DossierConnection *connection,
            DossierAnnotation *annotation,
            gint64 *row,
            GError **error)
{
  gboolean found;
  g_autoptr (DossierStatement) upsert = dossier_connection_prepare (
    connection,
    "INSERT INTO annotations (uuid, document, colour, note, target, created, modified, deleted,"
    "  answer, mark, mark_record, mark_name, mark_edtf, mark_wording, mark_who, mark_who_name, "
    "mark_where,"
    "  mark_url, mark_a3, mark_verdict, mark_direct, mark_outcome, mark_due_edtf,"
    "  mark_due_wording, mark_short_name, mark_office, mark_type)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (uuid) DO UPDATE SET document = excluded.document, colour = excluded.colour,"
    "  note = excluded.note, target = excluded.target, created = excluded.created,"
    "  modified = excluded.modified, deleted = excluded.deleted, answer = excluded.answer,"
    "  mark = excluded.mark,"
    "  mark_record = excluded.mark_record, mark_name = excluded.mark_name,"
    "  mark_edtf = excluded.mark_edtf, mark_wording = excluded.mark_wording,"
    "  mark_who = excluded.mark_who, mark_who_name = excluded.mark_who_name,"
    "  mark_where = excluded.mark_where, mark_url = excluded.mark_url,"
    "  mark_a3 = excluded.mark_a3, mark_verdict = excluded.mark_verdict,"
    "  mark_direct = excluded.mark_direct, mark_outcome = excluded.mark_outcome,"
    "  mark_due_edtf = excluded.mark_due_edtf, mark_due_wording = excluded.mark_due_wording,"
    "  mark_short_name = excluded.mark_short_name, mark_office = excluded.mark_office,"
    "  mark_type = excluded.mark_type"
    " RETURNING id",
    error);

  if (upsert == NULL || !bind_head (upsert, annotation) ||
      !dossier_connection_step (connection, upsert, &found, error))
    return FALSE;
  *row = sqlite3_column_int64 (upsert, 0);
  return dossier_connection_step (connection, upsert, &found, error);
}

static gboolean
forget_lines (DossierConnection *connection,
              const char *sql,
              gint64 row,
              guint first,
              GError **error)
{
  g_autoptr (DossierStatement) delete = dossier_connection_prepare (connection, sql, error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "li", row, (int) first);
  return dossier_connection_run (connection, delete, error);
}

static gboolean
write_tags (DossierConnection *connection, const GPtrArray *tags, gint64 row, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    connection, "INSERT INTO annotation_tags (annotation, position, tag) VALUES (?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    {
      dossier_statement_bind (insert, 1, "lis", row, (int) i, (const char *) tags->pdata[i]);
      if (!dossier_connection_run (connection, insert, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_noted (DossierStatement *insert, int first, const DossierAnchor *anchor)
{
  if (anchor->before != NULL)
    dossier_statement_bind (insert, first, "ssd", anchor->before, anchor->after, anchor->rival);
  else
    dossier_statement_bind (insert, first, "sss", NULL, NULL, NULL);
}

/* What was noted of a former edition's text is kept when a window that was open meanwhile, and does
 * not know of it, writes the annotation again; not when the anchor is made anew (?12). */
#define SAME                                                                                       \
  "(passage, place, start, exact, prefix, suffix, language) IS (excluded.passage, excluded.place," \
  " excluded.start, excluded.exact, excluded.prefix, excluded.suffix, excluded.language)"

static gboolean
write_anchors (DossierConnection *connection, const GPtrArray *anchors, gint64 row, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    connection,
    "INSERT INTO annotation_anchors (annotation, position, passage, place, start, exact, prefix,"
    "  suffix, before, after, rival, language)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?13)"
    " ON CONFLICT (annotation, position) DO UPDATE SET"
    "  before = CASE WHEN ?12 THEN NULL WHEN " SAME " THEN coalesce (excluded.before, before)"
    "    ELSE excluded.before END,"
    "  after = CASE WHEN ?12 THEN NULL WHEN " SAME " THEN coalesce (excluded.after, after)"
    "    ELSE excluded.after END,"
    "  rival = CASE WHEN ?12 THEN NULL WHEN " SAME " THEN coalesce (excluded.rival, rival)"
    "    ELSE excluded.rival END,"
    "  passage = excluded.passage, place = excluded.place, start = excluded.start,"
    "  exact = excluded.exact, prefix = excluded.prefix, suffix = excluded.suffix,"
    "  language = excluded.language",
    error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < anchors->len; i++)
    {
      const DossierAnchor *anchor = anchors->pdata[i];

      dossier_statement_bind (insert, 1, "lisiisss", row, (int) i, anchor->passage,
                              (int) anchor->place, (int) anchor->start, anchor->exact,
                              anchor->prefix, anchor->suffix);
      bind_noted (insert, 9, anchor);
      dossier_statement_bind (insert, 12, "is", anchor->rival < 0, anchor->language);
      if (!dossier_connection_run (connection, insert, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_tables_put_annotation (DossierConnection *connection,
                               DossierAnnotation *annotation,
                               GError **error)
{
  const char *uuid = DOSSIER_ITEM (annotation)->id;
  gint64 row;

  return dossier_search_index_remove_annotation (connection, uuid, error) &&
         write_head (connection, annotation, &row, error) &&
         forget_lines (connection,
                       "DELETE FROM annotation_tags WHERE annotation = ? AND"
                       " position >= ?",
                       row, 0, error) &&
         forget_lines (connection,
                       "DELETE FROM annotation_anchors WHERE annotation = ? AND"
                       " position >= ?",
                       row, annotation->anchors->len, error) &&
         write_tags (connection, annotation->tags, row, error) &&
         write_anchors (connection, annotation->anchors, row, error) &&
         dossier_search_index_add_annotation (connection, uuid, error);
}

static gboolean
write_all (DossierConnection *connection, GPtrArray *annotations, GError **error)
{
  if (!dossier_connection_begin_write (connection, error))
    return FALSE;

  for (guint i = 0; i < annotations->len; i++)
    if (!dossier_tables_put_annotation (connection, annotations->pdata[i], error))
      {
        dossier_connection_rollback (connection);
        return FALSE;
      }

  if (dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}

gboolean
dossier_tables_write_annotations (DossierConnection *connection,
                                  GPtrArray *annotations,
                                  GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (write_all (connection, annotations, &problem))
    return TRUE;
  if (dossier_search_index_mend (connection, problem))
    return write_all (connection, annotations, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Reading */

static DossierReaderMark *
read_mark (DossierStatement *select)
{
  g_autoptr (DossierReaderMark) mark = NULL;
  DossierKind kind;
  g_autofree char *verdict = dossier_statement_dup_text (select, 19);

  if (!dossier_kind_from_string ((const char *) sqlite3_column_text (select, 9), &kind))
    return NULL;

  mark = dossier_reader_mark_new (kind);
  mark->record = dossier_statement_dup_text (select, 10);
  mark->name = dossier_statement_dup_text (select, 11);
  mark->date = dossier_statement_dup_date (select, 12);
  mark->who = dossier_statement_dup_text (select, 14);
  mark->who_name = dossier_statement_dup_text (select, 15);
  mark->where = dossier_statement_dup_text (select, 16);
  mark->url = dossier_statement_dup_text (select, 17);
  mark->a3 = dossier_statement_dup_text (select, 18);
  dossier_verdict_from_string (verdict, &mark->verdict);
  mark->direct = sqlite3_column_int (select, 20) != 0;
  mark->outcome = dossier_statement_dup_text (select, 21);
  mark->due = dossier_statement_dup_date (select, 22);
  mark->short_name = dossier_statement_dup_text (select, 24);
  mark->office = dossier_statement_dup_text (select, 25);
  mark->type = dossier_statement_dup_text (select, 26);
  return g_steal_pointer (&mark);
}

static DossierAnnotation *
read_head (DossierStatement *select)
{
  DossierAnnotation *annotation = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);

  DOSSIER_ITEM (annotation)->id = dossier_statement_dup_text (select, 1);
  annotation->document = dossier_statement_dup_text (select, 2);
  dossier_colour_from_string ((const char *) sqlite3_column_text (select, 3), &annotation->colour);
  annotation->note = dossier_statement_dup_text (select, 4);
  annotation->target = dossier_statement_dup_text (select, 5);
  annotation->created = sqlite3_column_int64 (select, 6);
  annotation->modified = sqlite3_column_int64 (select, 7);
  annotation->deleted = sqlite3_column_int64 (select, 8);
  annotation->mark = read_mark (select);
  dossier_answer_from_string ((const char *) sqlite3_column_text (select, 27), &annotation->answer);
  return annotation;
}

static void
take_tag (DossierAnnotation *annotation, DossierStatement *select)
{
  g_ptr_array_add (annotation->tags, dossier_statement_dup_text (select, 1));
}

static void
take_anchor (DossierAnnotation *annotation, DossierStatement *select)
{
  DossierAnchor *anchor = g_new0 (DossierAnchor, 1);

  anchor->passage = dossier_statement_dup_text (select, 1);
  anchor->place = (guint) MAX (sqlite3_column_int (select, 2), 0);
  anchor->start = (guint) MAX (sqlite3_column_int (select, 3), 0);
  anchor->exact = dossier_statement_dup_text (select, 4);
  anchor->prefix = dossier_statement_dup_text (select, 5);
  anchor->suffix = dossier_statement_dup_text (select, 6);
  anchor->before = dossier_statement_dup_text (select, 7);
  anchor->after = dossier_statement_dup_text (select, 8);
  anchor->rival = sqlite3_column_double (select, 9);
  anchor->language = dossier_statement_dup_text (select, 10);
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  g_ptr_array_add (annotation->anchors, anchor);
}

/* Goes through the rows of @sql, each of which begins with its annotation's row. */
static gboolean
read_lines (DossierConnection *connection,
            const char *sql,
            const char *document,
            gboolean trashed,
            GHashTable *by_row,
            void (*take) (DossierAnnotation *, DossierStatement *),
            GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "si", document, trashed);
  while (TRUE)
    {
      DossierAnnotation *annotation;
      gint64 key;

      if (!dossier_connection_step (connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = sqlite3_column_int64 (select, 0);
      annotation = g_hash_table_lookup (by_row, &key);
      if (annotation != NULL)
        take (annotation, select);
    }
}

/* Of all documents: but of none in the trash. */
#define SHOWN "document NOT IN (SELECT uuid FROM documents WHERE removed IS NOT NULL)"
#define OF_ALL " WHERE ?1 IS NULL AND " SHOWN " AND (deleted <> 0) = ?2"
#define OF_ONE " WHERE document = ?1 AND (deleted <> 0) = ?2"

#define HEADS                                                                                      \
  "SELECT id, uuid, document, colour, note, target, created, modified, deleted, mark,"             \
  "  mark_record, mark_name, mark_edtf, mark_wording, mark_who, mark_who_name, mark_where,"        \
  "  mark_url, mark_a3, mark_verdict, mark_direct, mark_outcome, mark_due_edtf, mark_due_wording," \
  "  mark_short_name, mark_office, mark_type, answer"                                              \
  " FROM annotations"
#define BY_AGE " ORDER BY created, id"
#define TAGS                                                                                       \
  "SELECT annotation, tag FROM annotation_tags JOIN annotations ON annotation = annotations.id"
#define ANCHORS                                                                                    \
  "SELECT annotation, passage, place, start, exact, prefix, suffix, before, after, rival,"         \
  "  language FROM annotation_anchors JOIN annotations ON annotation = annotations.id"
#define IN_ORDER " ORDER BY annotation, position"

static GPtrArray *
read_heads (DossierConnection *connection,
            const char *document,
            gboolean trashed,
            GHashTable *by_row,
            GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                document != NULL ? HEADS OF_ONE BY_AGE : HEADS OF_ALL BY_AGE,
                                error);
  gboolean row = TRUE;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "si", document, trashed);
  while (TRUE)
    {
      gint64 key;

      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&annotations);
      key = sqlite3_column_int64 (select, 0);
      g_ptr_array_add (annotations, read_head (select));
      g_hash_table_insert (by_row, g_memdup2 (&key, sizeof key),
                           annotations->pdata[annotations->len - 1]);
    }
}

GPtrArray *
dossier_tables_list_annotations (DossierConnection *connection,
                                 const char *document,
                                 gboolean trashed,
                                 GError **error)
{
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) annotations = read_heads (connection, document, trashed, by_row, error);

  if (annotations == NULL ||
      !read_lines (connection, document != NULL ? TAGS OF_ONE IN_ORDER : TAGS OF_ALL IN_ORDER,
                   document, trashed, by_row, take_tag, error) ||
      !read_lines (connection, document != NULL ? ANCHORS OF_ONE IN_ORDER : ANCHORS OF_ALL IN_ORDER,
                   document, trashed, by_row, take_anchor, error))
    return NULL;

  return g_steal_pointer (&annotations);
}

typedef struct
{
  char *tag;
  int n_notes;
} Used;

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const Used *first = a;
  const Used *second = b;

  if (first->n_notes != second->n_notes)
    return first->n_notes > second->n_notes ? -1 : 1;
  return dossier_collate (first->tag, second->tag);
}

GPtrArray *
dossier_tables_list_tags (DossierConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT tag, count (*) FROM annotation_tags JOIN annotations ON annotation = annotations.id"
    " WHERE deleted = 0 AND " SHOWN " GROUP BY tag",
    error);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (Used));
  gboolean row = TRUE;
  gboolean done;

  if (select == NULL)
    return NULL;
  while ((done = dossier_connection_step (connection, select, &row, error)) && row)
    {
      Used one = { dossier_statement_dup_text (select, 0), sqlite3_column_int (select, 1) };

      g_array_append_val (used, one);
    }
  g_array_sort (used, compare_used);
  for (guint i = 0; i < used->len; i++)
    g_ptr_array_add (tags, g_array_index (used, Used, i).tag);
  return done ? g_steal_pointer (&tags) : NULL;
}

gboolean
dossier_tables_empty_trash (DossierConnection *connection, gint64 before, GError **error)
{
  g_autoptr (DossierStatement) delete = NULL;

  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  delete = dossier_connection_prepare (connection,
                                       "DELETE FROM annotations WHERE deleted <> 0 AND deleted < ?",
                                       error);
  if (delete != NULL)
    dossier_statement_bind (delete, 1, "l", before);
  if (delete != NULL && dossier_connection_run (connection, delete, error) &&
      dossier_tables_forget_removed (connection, NULL, before, error) &&
      dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}
