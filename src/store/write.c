/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-words.h"
#include "store/shelf-private.h"
#include "store/tables.h"

/* What of the document is there already */

/* The row and one more value that @sql finds for @key; row 0 when there is none. */
static gboolean
look_up (DossierConnection *connection,
         const char *sql,
         const char *key,
         gint64 *row,
         char **value,
         GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", key);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;

  *row = found ? sqlite3_column_int64 (select, 0) : 0;
  *value = found ? dossier_statement_dup_text (select, 1) : NULL;
  return TRUE;
}

static gboolean
delete_document (DossierConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DossierStatement) delete =
    dossier_connection_prepare (connection, "DELETE FROM documents WHERE id = ?", error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "l", row);
  return dossier_connection_run (connection, delete, error);
}

/* Those of the former edition that neither the new one nor another document has. */
static gboolean
delete_orphans (DossierConnection *connection, const char *scope, GError **error)
{
  g_autoptr (DossierStatement) delete = dossier_connection_prepare (
    connection,
    "DELETE FROM entities WHERE scope = ?"
    " AND NOT EXISTS (SELECT 1 FROM document_entities WHERE entity = entities.id)",
    error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "s", scope);
  return dossier_connection_run (connection, delete, error);
}

/* In the report of what was done, which the caller shows; it is not kept. */
static void
tell_fit (DossierDocument *document, GPtrArray *annotations)
{
  char *sentence = dossier_describe_fit (document, annotations);

  if (sentence != NULL)
    g_ptr_array_add (document->report, sentence);
}

/* The number that @sql finds for the document in @row, or 0. */
static gboolean
read_number (DossierConnection *connection,
             const char *sql,
             gint64 row,
             gint64 *number,
             GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", row);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *number = found ? sqlite3_column_int64 (select, 0) : 0;
  return TRUE;
}

#define ADDED "SELECT added FROM documents WHERE id = ?"
#define REMOVED "SELECT removed FROM documents WHERE id = ?"

/* Where a document's text is to stand. */
typedef struct
{
  gint64 row;  /* of its former edition, or 0 */
  gint64 base; /* of the document of which it is a language variant, or 0 */
  char *uuid;  /* under which it stands */
  char *scope; /* of the former edition's entities, or NULL */
} Place;

static void
place_clear (Place *place)
{
  g_free (place->uuid);
  g_free (place->scope);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

#define BY_UUID "SELECT id, coalesce (corpus, uuid) FROM documents WHERE uuid = ?"
#define LANGUAGE_BY_UUID "SELECT id, language FROM documents WHERE uuid = ?"

/* A document that is there in another language becomes a variant of that one. */
static gboolean
find_place (DossierConnection *connection, DossierDocument *document, Place *place, GError **error)
{
  g_autofree char *language = NULL;

  if (!look_up (connection, LANGUAGE_BY_UUID, document->uuid, &place->base, &language, error))
    return FALSE;
  if (dossier_languages_agree (language, document->language))
    place->base = 0;
  place->uuid = place->base != 0 ? g_strconcat (document->uuid, "@", document->language, NULL)
                                 : g_strdup (document->uuid);
  return look_up (connection, BY_UUID, place->uuid, &place->row, &place->scope, error);
}

static gboolean
run_with (DossierConnection *connection,
          const char *sql,
          gint64 row,
          const char *uuid,
          GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind (statement, 1, uuid != NULL ? "ls" : "l", row, uuid);
  return dossier_connection_run (connection, statement, error);
}

/* A document's variants stay when another edition takes its place, until they are replaced, too. */
#define LEAVE_VARIANTS "UPDATE documents SET variant_of = NULL WHERE variant_of = ?"
#define TAKE_VARIANTS                                                                              \
  "UPDATE documents SET variant_of = ?1 WHERE uuid > ?2 || '@' AND uuid < ?2 || 'A'"
#define BE_VARIANT "UPDATE documents SET variant_of = ?1 WHERE uuid = ?2"

/* The new edition keeps the row, and so the document its place among the others. */
static gboolean
replace_text (DossierConnection *connection,
              DossierDocument *document,
              Place *place,
              GPtrArray **annotations,
              GError **error)
{
  gboolean there = place->row != 0;
  g_autofree char *uuid = g_steal_pointer (&document->uuid);
  gint64 added = g_get_real_time ();
  gboolean ok;

  /* What of the file's corpus is the same in all languages is one for all. */
  document->uuid = g_strdup (place->uuid);
  ok =
    (!there || (dossier_tables_leave_edition (connection, place->row, uuid,
                                              place->base != 0 ? document->language : NULL,
                                              annotations, error) &&
                read_number (connection, ADDED, place->row, &added, error) &&
                run_with (connection, LEAVE_VARIANTS, place->row, NULL, error) &&
                delete_document (connection, place->row, error))) &&
    dossier_tables_insert (connection, document, added, &place->row, error) &&
    (place->base == 0 || run_with (connection, BE_VARIANT, place->base, place->uuid, error)) &&
    (!there || place->base != 0 || run_with (connection, TAKE_VARIANTS, place->row, uuid, error));
  g_free (document->uuid);
  document->uuid = g_steal_pointer (&uuid);
  return ok;
}

#define STAY_REMOVED "UPDATE documents SET removed = nullif (?1, 0) WHERE uuid = ?2"

/* replace_text(), and where that is to lie: what somebody imports is taken out of the trash; the
 * program's own dossier stays there, whatever editions of it the program brings. */
static gboolean
put_text (DossierConnection *connection,
          DossierDocument *document,
          Place *place,
          GPtrArray **annotations,
          GError **error)
{
  gboolean bundled = strcmp (document->uuid, DOSSIER_BUNDLED_UUID) == 0;
  gint64 removed = 0;

  if (bundled && !read_number (connection, REMOVED, place->base != 0 ? place->base : place->row,
                               &removed, error))
    return FALSE;
  if (!replace_text (connection, document, place, annotations, error))
    return FALSE;
  return bundled ? removed == 0 || run_with (connection, STAY_REMOVED, removed, place->uuid, error)
                 : dossier_tables_take_out (connection, document->uuid, error);
}

/* Writes @document, as a new one or in the place of its former edition. @rows holds the rows
 * written in the same call: two documents of one file stay two, though they claim the same uuid. */
static gboolean
put_document (DossierConnection *connection,
              DossierDocument *document,
              GHashTable *rows,
              GError **error)
{
  g_auto (Place) place = { 0, 0, NULL, NULL };
  g_autoptr (GPtrArray) annotations = NULL;
  gboolean there;

  if (!find_place (connection, document, &place, error))
    return FALSE;

  if (place.row != 0 && g_hash_table_contains (rows, &place.row))
    {
      g_free (document->uuid);
      document->uuid = dossier_uuid_from_name (document->hash);
      place.row = place.base = 0;
      g_free (place.uuid);
      place.uuid = g_strdup (document->uuid);
    }

  there = place.row != 0;
  if (!put_text (connection, document, &place, &annotations, error))
    return FALSE;
  if (annotations != NULL)
    tell_fit (document, annotations);
  if (place.scope != NULL && !delete_orphans (connection, place.scope, error))
    return FALSE;

  document->arrival = there ? DOSSIER_ARRIVAL_EDITION : DOSSIER_ARRIVAL_NEW;
  g_hash_table_add (rows, g_memdup2 (&place.row, sizeof place.row));
  return TRUE;
}

#define BY_HASH "SELECT id, uuid FROM documents WHERE hash = ?"

/* @standing: the uuid of the document that has the same content already, else NULL. */
static gboolean
put_unless_there (DossierConnection *connection,
                  DossierDocument *document,
                  GHashTable *rows,
                  char **standing,
                  GError **error)
{
  gint64 row;

  document->arrival = DOSSIER_ARRIVAL_THERE;
  if (!look_up (connection, BY_HASH, document->hash, &row, standing, error))
    return FALSE;
  if (row != 0)
    return dossier_tables_attach_file (connection, row, document->file, error) &&
           dossier_tables_attach_pages (connection, row, document, error) &&
           dossier_tables_take_out (connection, *standing, error);

  /* The file of a copy is not the one that the document was read from. */
  if (document->same_as != NULL &&
      !look_up (connection, BY_HASH, document->same_as, &row, standing, error))
    return FALSE;
  return row != 0 ? dossier_tables_take_out (connection, *standing, error)
                  : put_document (connection, document, rows, error);
}

/* A variant's annotations are the document's. @standing: see put_unless_there(). */
static gboolean
bring (DossierConnection *connection, DossierDocument *document, char *standing, GError **error)
{
  char *at = standing != NULL ? strchr (standing, '@') : NULL;

  if (at != NULL)
    *at = '\0';
  return dossier_tables_bring (connection, document, standing != NULL ? standing : document->uuid,
                               error);
}

/* Of one whose texts are otherwise written. */
gboolean
dossier_tables_keep_variants (DossierConnection *connection,
                              const char *uuid,
                              const char *const *languages,
                              GError **error)
{
  const DossierVariantChoice choice = { FALSE, NULL };
  g_autoptr (GArray) variants = NULL;
  g_autofree char *former = NULL;
  gint64 row;

  /* It may lie in the trash. */
  if (!look_up (connection, BY_UUID, uuid, &row, &former, error))
    return FALSE;
  if (row == 0)
    return TRUE;
  variants = dossier_tables_list_variants (connection, row, &choice, error);
  if (variants == NULL)
    return FALSE;
  for (guint i = 1; i < variants->len; i++)
    {
      const DossierVariant *variant = &g_array_index (variants, DossierVariant, i);
      g_autofree char *scope = g_strconcat (uuid, "@", variant->language, NULL);
      g_autoptr (GPtrArray) annotations = NULL;

      if (!g_strv_contains (languages, variant->language) &&
          (!dossier_tables_leave_edition (connection, variant->row, uuid, variant->language,
                                          &annotations, error) ||
           !delete_document (connection, variant->row, error) ||
           !delete_orphans (connection, scope, error)))
        return FALSE;
    }
  return TRUE;
}

/* Documents of one file that have been written, but not for good yet.
 * standing: under which uuid each one's content was there before, or NULL
 * n_lines: of each one's report, before that */
typedef struct
{
  GPtrArray *documents;
  GPtrArray *standing;
  GArray *n_lines;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_ptr_array_unref (written->documents);
  g_ptr_array_unref (written->standing);
  g_array_unref (written->n_lines);
  g_free (written);
}

static Written *
written_new (GPtrArray *documents)
{
  Written *written = g_new (Written, 1);

  written->documents = g_ptr_array_ref (documents);
  written->standing = g_ptr_array_new_with_free_func (g_free);
  written->n_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return written;
}

static gboolean
put_documents (DossierConnection *connection, Written *written, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < written->documents->len; i++)
    {
      DossierDocument *document = written->documents->pdata[i];
      char *uuid = NULL;
      gboolean ok;

      g_array_append_val (written->n_lines, document->report->len);
      ok = put_unless_there (connection, document, rows, &uuid, error) &&
           bring (connection, document, uuid, error);
      g_ptr_array_add (written->standing, uuid);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* What the documents say of themselves now that they are written. */
static void
settle (Written *written)
{
  for (guint i = 0; i < written->documents->len; i++)
    {
      DossierDocument *document = written->documents->pdata[i];

      dossier_search_words_forget (document);
      if (written->standing->pdata[i] == NULL)
        continue;
      g_free (document->uuid);
      document->uuid = g_steal_pointer (&written->standing->pdata[i]);
    }
}

/* The documents are as they were before, but for annotations that came with them. */
static void
take_back (Written *written)
{
  for (guint i = 0; i < written->n_lines->len; i++)
    {
      DossierDocument *document = written->documents->pdata[i];

      g_ptr_array_set_size (document->report, (int) g_array_index (written->n_lines, guint, i));
    }
}

static gboolean
write_all (DossierConnection *connection,
           DossierStoreNextFunc next,
           gpointer data,
           GPtrArray *all,
           GError **error)
{
  GPtrArray *documents;

  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  while ((documents = next (data)) != NULL)
    {
      g_ptr_array_add (all, written_new (documents));
      if (!put_documents (connection, all->pdata[all->len - 1], error))
        return FALSE;
    }
  return dossier_connection_commit (connection, error);
}

gboolean
dossier_tables_write_several (DossierConnection *connection,
                              DossierStoreNextFunc next,
                              gpointer data,
                              GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (written_free);
  gboolean ok = write_all (connection, next, data, all, error);

  if (!ok)
    dossier_connection_rollback (connection);
  for (guint i = 0; i < all->len; i++)
    if (ok)
      settle (all->pdata[i]);
    else
      take_back (all->pdata[i]);
  sqlite3_db_release_memory (dossier_connection_get_db (connection));
  return ok;
}

/* Gives what @data points to, once. */
static GPtrArray *
next_cb (gpointer data)
{
  return g_steal_pointer ((GPtrArray **) data);
}

gboolean
dossier_tables_write (DossierConnection *connection, GPtrArray *documents, GError **error)
{
  return dossier_tables_write_several (connection, next_cb, &documents, error);
}
