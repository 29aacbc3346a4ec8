/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the steps of a change of how documents are kept, each with the one that undoes it: what a
 * step came upon is what the step back restores. */
#include "store/search-index.h"
#include "store/shelf-private.h"
#include "store/shelf-step.h"

/* @undo: gets the steps back, in the order of the steps. */
typedef struct
{
  DossierConnection *connection;
  DossierShelfChange *undo;
} Taking;

/* Runs @sql with two texts (nullable) and a number; @changed: (out): whether it did anything. */
static gboolean
run (Taking *self,
     const char *sql,
     const char *first,
     const char *second,
     gint64 number,
     gboolean *changed,
     GError **error)
{
  g_autoptr (DossierStatement) statement =
    dossier_connection_prepare (self->connection, sql, error);
  int n;

  if (statement == NULL)
    return FALSE;
  n = sqlite3_bind_parameter_count (statement);
  dossier_statement_bind (statement, 1,
                          n == 1   ? "s"
                          : n == 2 ? "ss"
                                   : "ssl",
                          first, second, number);
  if (!dossier_connection_run (self->connection, statement, error))
    return FALSE;
  *changed = sqlite3_changes (dossier_connection_get_db (self->connection)) > 0;
  return TRUE;
}

static gboolean
take_tag (Taking *self, const DossierShelfStep *step, GError **error)
{
  gboolean add = step->kind == DOSSIER_STEP_ADD_TAG;
  gboolean changed;

  if (!run (self,
            add ? "INSERT OR IGNORE INTO document_tags (document, tag) VALUES (?, ?)"
                : "DELETE FROM document_tags WHERE document = ? AND tag = ?",
            step->document, step->text, 0, &changed, error))
    return FALSE;
  if (changed)
    dossier_shelf_change_add_step (self->undo, add ? DOSSIER_STEP_REMOVE_TAG : DOSSIER_STEP_ADD_TAG,
                                   step->document, NULL, step->text);
  return TRUE;
}

/* Into one that is gone nothing is put. */
static gboolean
take_membership (Taking *self, const DossierShelfStep *step, GError **error)
{
  gboolean add = step->kind == DOSSIER_STEP_COLLECT;
  gboolean changed;

  if (!run (self,
            add ? "INSERT OR IGNORE INTO collection_documents (document, collection)"
                  " SELECT ?1, uuid FROM collections WHERE uuid = ?2"
                : "DELETE FROM collection_documents WHERE document = ? AND collection = ?",
            step->document, step->collection, 0, &changed, error))
    return FALSE;
  if (changed)
    dossier_shelf_change_add_step (self->undo, add ? DOSSIER_STEP_UNCOLLECT : DOSSIER_STEP_COLLECT,
                                   step->document, step->collection, NULL);
  return TRUE;
}

static gboolean
make_collection (Taking *self, const DossierShelfStep *step, GError **error)
{
  gboolean changed;

  if (!run (self, "INSERT OR IGNORE INTO collections (uuid, name, created) VALUES (?, ?, ?)",
            step->collection, step->text, step->time != 0 ? step->time : g_get_real_time (),
            &changed, error))
    return FALSE;
  if (changed)
    dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_FORGET_COLLECTION, NULL,
                                   step->collection, NULL);
  return TRUE;
}

/* @name: (out): NULL when it is not there. */
static gboolean
read_collection (Taking *self, const char *uuid, char **name, gint64 *created, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (self->connection,
                                "SELECT name, created FROM collections WHERE uuid = ?", error);
  gboolean found;

  *name = NULL;
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", uuid);
  if (!dossier_connection_step (self->connection, select, &found, error))
    return FALSE;
  if (found)
    {
      *name = dossier_statement_dup_text (select, 0);
      *created = sqlite3_column_int64 (select, 1);
    }
  return TRUE;
}

static gboolean
rename_collection (Taking *self, const DossierShelfStep *step, GError **error)
{
  g_autofree char *name = NULL;
  gint64 created;
  gboolean changed;

  if (!read_collection (self, step->collection, &name, &created, error) ||
      !run (self, "UPDATE collections SET name = ?2 WHERE uuid = ?1", step->collection, step->text,
            0, &changed, error))
    return FALSE;
  if (changed)
    dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_RENAME_COLLECTION, NULL,
                                   step->collection, name);
  return TRUE;
}

/* As steps back they stand before the making of it, which is taken first. */
static gboolean
note_members (Taking *self, const char *collection, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (self->connection,
                                "SELECT document FROM collection_documents WHERE collection = ?",
                                error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", collection);
  while (TRUE)
    {
      if (!dossier_connection_step (self->connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_COLLECT,
                                     (const char *) sqlite3_column_text (select, 0), collection,
                                     NULL);
    }
}

static gboolean
forget_collection (Taking *self, const DossierShelfStep *step, GError **error)
{
  g_autofree char *name = NULL;
  gint64 created;
  gboolean changed;

  if (!read_collection (self, step->collection, &name, &created, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!note_members (self, step->collection, error) ||
      !run (self, "DELETE FROM collections WHERE uuid = ?", step->collection, NULL, 0, &changed,
            error))
    return FALSE;
  dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_MAKE_COLLECTION, NULL, step->collection,
                                 name)
    ->time = created;
  return TRUE;
}

static gboolean
correct (Taking *self, const DossierShelfStep *step, GError **error)
{
  DossierCorrection *former;

  if (!dossier_tables_correct (self->connection, step->document, step->correction, &former, error))
    return FALSE;
  dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_CORRECT, step->document, NULL, NULL)
    ->correction = former;
  return TRUE;
}

static gboolean
remove_document (Taking *self, const DossierShelfStep *step, GError **error)
{
  gboolean changed;

  if (!run (self,
            "UPDATE documents SET removed = ?3 WHERE removed IS NULL AND ?2 IS NULL"
            " AND " DOSSIER_IS_OR_VARIANT,
            step->document, NULL, step->time != 0 ? step->time : g_get_real_time (), &changed,
            error))
    return FALSE;
  if (changed)
    dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_RESTORE, step->document, NULL, NULL);
  return TRUE;
}

static gboolean
restore_document (Taking *self, const DossierShelfStep *step, GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    self->connection, "SELECT removed FROM documents WHERE uuid = ? AND removed IS NOT NULL",
    error);
  gboolean found;
  gint64 removed;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", step->document);
  if (!dossier_connection_step (self->connection, select, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  removed = sqlite3_column_int64 (select, 0);
  sqlite3_reset (select);
  if (!dossier_tables_take_out (self->connection, step->document, error))
    return FALSE;
  dossier_shelf_change_add_step (self->undo, DOSSIER_STEP_REMOVE, step->document, NULL, NULL)
    ->time = removed;
  return TRUE;
}

static gboolean
join (Taking *self, const DossierShelfStep *step, GError **error)
{
  DossierJoin former;

  if (!dossier_tables_join (self->connection, step->one, step->other, step->join, &former, error))
    return FALSE;
  if (former != step->join)
    dossier_shelf_change_add_join (self->undo, step->one, step->other, former);
  return TRUE;
}

static gboolean
take (Taking *self, const DossierShelfStep *step, GError **error)
{
  switch (step->kind)
    {
    case DOSSIER_STEP_ADD_TAG:
    case DOSSIER_STEP_REMOVE_TAG:
      return take_tag (self, step, error);
    case DOSSIER_STEP_MAKE_COLLECTION:
      return make_collection (self, step, error);
    case DOSSIER_STEP_RENAME_COLLECTION:
      return rename_collection (self, step, error);
    case DOSSIER_STEP_FORGET_COLLECTION:
      return forget_collection (self, step, error);
    case DOSSIER_STEP_COLLECT:
    case DOSSIER_STEP_UNCOLLECT:
      return take_membership (self, step, error);
    case DOSSIER_STEP_CORRECT:
      return correct (self, step, error);
    case DOSSIER_STEP_REMOVE:
      return remove_document (self, step, error);
    case DOSSIER_STEP_RESTORE:
      return restore_document (self, step, error);
    case DOSSIER_STEP_JOIN:
    default:
      return join (self, step, error);
    }
}

static void
reverse (GPtrArray *steps)
{
  for (guint i = 0, j = steps->len; i + 1 < j; i++)
    {
      gpointer step = steps->pdata[i];

      steps->pdata[i] = steps->pdata[--j];
      steps->pdata[j] = step;
    }
}

DossierShelfChange *
dossier_tables_take_steps (DossierConnection *connection,
                           DossierShelfChange *change,
                           GError **error)
{
  g_autoptr (DossierShelfChange) undo = dossier_shelf_change_new ();
  Taking self = { connection, undo };

  for (guint i = 0; i < change->steps->len; i++)
    if (!take (&self, change->steps->pdata[i], error))
      return NULL;
  reverse (undo->steps);
  return g_steal_pointer (&undo);
}

static DossierShelfChange *
take_all (DossierConnection *connection, DossierShelfChange *change, GError **error)
{
  g_autoptr (DossierShelfChange) undo = NULL;

  if (!dossier_connection_begin_write (connection, error))
    return NULL;
  undo = dossier_tables_take_steps (connection, change, error);
  if (undo != NULL && dossier_connection_commit (connection, error))
    return g_steal_pointer (&undo);
  dossier_connection_rollback (connection);
  return NULL;
}

DossierShelfChange *
dossier_tables_change_shelf (DossierConnection *connection,
                             DossierShelfChange *change,
                             GError **error)
{
  g_autoptr (GError) problem = NULL;
  DossierShelfChange *undo = take_all (connection, change, &problem);

  if (undo != NULL)
    return undo;
  if (dossier_search_index_mend (connection, problem))
    return take_all (connection, change, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
