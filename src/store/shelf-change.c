/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of how documents are kept, each with the change that undoes it: what a step came upon is
 * what the step back restores. */
#include "store/search-index.h"
#include "store/shelf-private.h"

typedef enum
{
  STEP_ADD_TAG,
  STEP_REMOVE_TAG,
  STEP_MAKE_COLLECTION,
  STEP_RENAME_COLLECTION,
  STEP_FORGET_COLLECTION,
  STEP_COLLECT,
  STEP_UNCOLLECT,
  STEP_CORRECT,
  STEP_REMOVE,
  STEP_RESTORE,
  STEP_JOIN,
} StepKind;

typedef struct
{
  StepKind kind;
  char *document;
  char *collection;
  char *text;  /* a tag, a name */
  gint64 time; /* of removal or creation, 0: now */
  DossierCorrection *correction;
  DossierEntityKey *one;
  DossierEntityKey *other;
  DossierJoin join;
} Step;

struct _DossierShelfChange
{
  GPtrArray *steps; /* of Step */
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->document);
  g_free (step->collection);
  g_free (step->text);
  g_clear_pointer (&step->correction, dossier_correction_free);
  g_clear_pointer (&step->one, dossier_entity_key_free);
  g_clear_pointer (&step->other, dossier_entity_key_free);
  g_free (step);
}

DossierShelfChange *
dossier_shelf_change_new (void)
{
  DossierShelfChange *self = g_atomic_rc_box_new0 (DossierShelfChange);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

DossierShelfChange *
dossier_shelf_change_ref (DossierShelfChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
change_clear (gpointer data)
{
  g_ptr_array_unref (((DossierShelfChange *) data)->steps);
}

void
dossier_shelf_change_unref (DossierShelfChange *self)
{
  g_atomic_rc_box_release_full (self, change_clear);
}

gboolean
dossier_shelf_change_is_empty (DossierShelfChange *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->steps->len == 0;
}

static Step *
add_step (DossierShelfChange *self,
          StepKind kind,
          const char *document,
          const char *collection,
          const char *text)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->document = g_strdup (document);
  step->collection = g_strdup (collection);
  step->text = g_strdup (text);
  g_ptr_array_add (self->steps, step);
  return step;
}

/* What the reader asks for */

void
dossier_shelf_change_add_tag (DossierShelfChange *self, const char *document, const char *tag)
{
  g_return_if_fail (self != NULL && document != NULL && tag != NULL);

  add_step (self, STEP_ADD_TAG, document, NULL, tag);
}

void
dossier_shelf_change_remove_tag (DossierShelfChange *self, const char *document, const char *tag)
{
  g_return_if_fail (self != NULL && document != NULL && tag != NULL);

  add_step (self, STEP_REMOVE_TAG, document, NULL, tag);
}

const char *
dossier_shelf_change_make_collection (DossierShelfChange *self, const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return add_step (self, STEP_MAKE_COLLECTION, NULL, uuid, name)->collection;
}

void
dossier_shelf_change_keep_collection (DossierShelfChange *self,
                                      const char *collection,
                                      const char *name,
                                      gint64 created)
{
  add_step (self, STEP_MAKE_COLLECTION, NULL, collection, name)->time = created;
  add_step (self, STEP_RENAME_COLLECTION, NULL, collection, name);
}

void
dossier_shelf_change_rename_collection (DossierShelfChange *self,
                                        const char *collection,
                                        const char *name)
{
  g_return_if_fail (self != NULL && collection != NULL && name != NULL);

  add_step (self, STEP_RENAME_COLLECTION, NULL, collection, name);
}

void
dossier_shelf_change_forget_collection (DossierShelfChange *self, const char *collection)
{
  g_return_if_fail (self != NULL && collection != NULL);

  add_step (self, STEP_FORGET_COLLECTION, NULL, collection, NULL);
}

void
dossier_shelf_change_collect (DossierShelfChange *self,
                              const char *document,
                              const char *collection)
{
  g_return_if_fail (self != NULL && document != NULL && collection != NULL);

  add_step (self, STEP_COLLECT, document, collection, NULL);
}

void
dossier_shelf_change_uncollect (DossierShelfChange *self,
                                const char *document,
                                const char *collection)
{
  g_return_if_fail (self != NULL && document != NULL && collection != NULL);

  add_step (self, STEP_UNCOLLECT, document, collection, NULL);
}

void
dossier_shelf_change_correct (DossierShelfChange *self,
                              const char *document,
                              const DossierCorrection *correction)
{
  g_return_if_fail (self != NULL && document != NULL);

  add_step (self, STEP_CORRECT, document, NULL, NULL)->correction =
    correction != NULL ? dossier_correction_copy (correction) : NULL;
}

void
dossier_shelf_change_remove (DossierShelfChange *self, const char *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  add_step (self, STEP_REMOVE, document, NULL, NULL);
}

void
dossier_shelf_change_restore (DossierShelfChange *self, const char *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  add_step (self, STEP_RESTORE, document, NULL, NULL);
}

static void
add_join (DossierShelfChange *self,
          const DossierEntityKey *one,
          const DossierEntityKey *other,
          DossierJoin join)
{
  Step *step = add_step (self, STEP_JOIN, NULL, NULL, NULL);

  step->one = dossier_entity_key_copy (one);
  step->other = dossier_entity_key_copy (other);
  step->join = join;
}

void
dossier_shelf_change_join (DossierShelfChange *self,
                           const DossierEntityKey *one,
                           const DossierEntityKey *other,
                           DossierJoin join)
{
  g_return_if_fail (self != NULL && one != NULL && other != NULL);
  g_return_if_fail (one->kind == other->kind);

  add_join (self, one, other, join);
}

/* Taking the steps */

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
take_tag (Taking *self, const Step *step, GError **error)
{
  gboolean add = step->kind == STEP_ADD_TAG;
  gboolean changed;

  if (!run (self,
            add ? "INSERT OR IGNORE INTO document_tags (document, tag) VALUES (?, ?)"
                : "DELETE FROM document_tags WHERE document = ? AND tag = ?",
            step->document, step->text, 0, &changed, error))
    return FALSE;
  if (changed)
    add_step (self->undo, add ? STEP_REMOVE_TAG : STEP_ADD_TAG, step->document, NULL, step->text);
  return TRUE;
}

/* Into one that is gone nothing is put. */
static gboolean
take_membership (Taking *self, const Step *step, GError **error)
{
  gboolean add = step->kind == STEP_COLLECT;
  gboolean changed;

  if (!run (self,
            add ? "INSERT OR IGNORE INTO collection_documents (document, collection)"
                  " SELECT ?1, uuid FROM collections WHERE uuid = ?2"
                : "DELETE FROM collection_documents WHERE document = ? AND collection = ?",
            step->document, step->collection, 0, &changed, error))
    return FALSE;
  if (changed)
    add_step (self->undo, add ? STEP_UNCOLLECT : STEP_COLLECT, step->document, step->collection,
              NULL);
  return TRUE;
}

static gboolean
make_collection (Taking *self, const Step *step, GError **error)
{
  gboolean changed;

  if (!run (self, "INSERT OR IGNORE INTO collections (uuid, name, created) VALUES (?, ?, ?)",
            step->collection, step->text, step->time != 0 ? step->time : g_get_real_time (),
            &changed, error))
    return FALSE;
  if (changed)
    add_step (self->undo, STEP_FORGET_COLLECTION, NULL, step->collection, NULL);
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
rename_collection (Taking *self, const Step *step, GError **error)
{
  g_autofree char *name = NULL;
  gint64 created;
  gboolean changed;

  if (!read_collection (self, step->collection, &name, &created, error) ||
      !run (self, "UPDATE collections SET name = ?2 WHERE uuid = ?1", step->collection, step->text,
            0, &changed, error))
    return FALSE;
  if (changed)
    add_step (self->undo, STEP_RENAME_COLLECTION, NULL, step->collection, name);
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
      add_step (self->undo, STEP_COLLECT, (const char *) sqlite3_column_text (select, 0),
                collection, NULL);
    }
}

static gboolean
forget_collection (Taking *self, const Step *step, GError **error)
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
  add_step (self->undo, STEP_MAKE_COLLECTION, NULL, step->collection, name)->time = created;
  return TRUE;
}

static gboolean
correct (Taking *self, const Step *step, GError **error)
{
  DossierCorrection *former;

  if (!dossier_tables_correct (self->connection, step->document, step->correction, &former, error))
    return FALSE;
  add_step (self->undo, STEP_CORRECT, step->document, NULL, NULL)->correction = former;
  return TRUE;
}

static gboolean
remove_document (Taking *self, const Step *step, GError **error)
{
  gboolean changed;

  if (!run (self,
            "UPDATE documents SET removed = ?3 WHERE removed IS NULL AND ?2 IS NULL"
            " AND " DOSSIER_IS_OR_VARIANT,
            step->document, NULL, step->time != 0 ? step->time : g_get_real_time (), &changed,
            error))
    return FALSE;
  if (changed)
    add_step (self->undo, STEP_RESTORE, step->document, NULL, NULL);
  return TRUE;
}

static gboolean
restore_document (Taking *self, const Step *step, GError **error)
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
  add_step (self->undo, STEP_REMOVE, step->document, NULL, NULL)->time = removed;
  return TRUE;
}

static gboolean
join (Taking *self, const Step *step, GError **error)
{
  DossierJoin former;

  if (!dossier_tables_join (self->connection, step->one, step->other, step->join, &former, error))
    return FALSE;
  if (former != step->join)
    add_join (self->undo, step->one, step->other, former);
  return TRUE;
}

static gboolean
take (Taking *self, const Step *step, GError **error)
{
  switch (step->kind)
    {
    case STEP_ADD_TAG:
    case STEP_REMOVE_TAG:
      return take_tag (self, step, error);
    case STEP_MAKE_COLLECTION:
      return make_collection (self, step, error);
    case STEP_RENAME_COLLECTION:
      return rename_collection (self, step, error);
    case STEP_FORGET_COLLECTION:
      return forget_collection (self, step, error);
    case STEP_COLLECT:
    case STEP_UNCOLLECT:
      return take_membership (self, step, error);
    case STEP_CORRECT:
      return correct (self, step, error);
    case STEP_REMOVE:
      return remove_document (self, step, error);
    case STEP_RESTORE:
      return restore_document (self, step, error);
    case STEP_JOIN:
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
