/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's list, read: each of its parts by one walk over a table, joined in memory, so that
 * ten thousand documents take no longer than ten thousand rows do. */
#include "config.h"

#include <string.h>

#include "model/collation.h"
#include "store/shelf-private.h"
#include "store/tables.h"

static void
info_clear (gpointer data)
{
  DossierDocumentInfo *info = data;

  g_free (info->uuid);
  g_free (info->name);
  g_free (info->title);
  g_free (info->kind);
  g_free (info->hash);
  g_free (info->language);
  g_free (info->publisher);
  g_free (info->url);
  g_clear_pointer (&info->date, dossier_date_free);
  g_strfreev (info->authors);
  g_strfreev (info->languages);
  g_free (info->passage);
  g_strfreev (info->tags);
  g_strfreev (info->collections);
  g_free (info->words);
}

DossierDocumentInfo *
dossier_document_info_ref (DossierDocumentInfo *info)
{
  return g_atomic_rc_box_acquire (info);
}

void
dossier_document_info_unref (DossierDocumentInfo *info)
{
  g_atomic_rc_box_release_full (info, info_clear);
}

static void
collection_free (gpointer data)
{
  DossierCollection *collection = data;

  g_free (collection->uuid);
  g_free (collection->name);
  g_free (collection);
}

static void
tag_free (gpointer data)
{
  DossierDocumentTag *tag = data;

  g_free (tag->tag);
  g_free (tag);
}

static void
shelf_clear (gpointer data)
{
  DossierShelf *shelf = data;

  g_ptr_array_unref (shelf->documents);
  g_ptr_array_unref (shelf->removed);
  g_ptr_array_unref (shelf->collections);
  g_ptr_array_unref (shelf->tags);
}

DossierShelf *
dossier_shelf_ref (DossierShelf *shelf)
{
  return g_atomic_rc_box_acquire (shelf);
}

void
dossier_shelf_unref (DossierShelf *shelf)
{
  g_atomic_rc_box_release_full (shelf, shelf_clear);
}

static DossierShelf *
shelf_new (void)
{
  DossierShelf *shelf = g_atomic_rc_box_new0 (DossierShelf);
  GDestroyNotify unref = (GDestroyNotify) dossier_document_info_unref;

  shelf->documents = g_ptr_array_new_with_free_func (unref);
  shelf->removed = g_ptr_array_new_with_free_func (unref);
  shelf->collections = g_ptr_array_new_with_free_func (collection_free);
  shelf->tags = g_ptr_array_new_with_free_func (tag_free);
  return shelf;
}

/* Reading: heads first, by row, and then what other tables say of them. */

/* @strings: while they are gathered, by info: of GStrvBuilder. */
typedef struct
{
  DossierConnection *connection;
  GPtrArray *infos;       /* of DossierDocumentInfo, by row */
  GArray *rows;           /* of gint64 */
  GHashTable *by_uuid;    /* uuid → DossierDocumentInfo */
  GHashTable *gathered;   /* DossierDocumentInfo → GStrvBuilder */
  GHashTable *collection; /* uuid → DossierCollection */
  GPtrArray *tags;        /* of DossierDocumentTag */
} Reading;

static const char *
get_text (DossierStatement *select, int column)
{
  return (const char *) sqlite3_column_text (select, column);
}

typedef void (*TakeFunc) (Reading *self, DossierStatement *select);

static gboolean
read_rows (Reading *self, const char *sql, TakeFunc take, GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dossier_connection_step (self->connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      take (self, select);
    }
}

static int
compare_languages (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The document's own, and then the others by their tags. */
static GStrv
split_languages (const char *own, const char *others)
{
  g_auto (GStrv) split = g_strsplit (others != NULL ? others : "", " ", -1);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  qsort (split, g_strv_length (split), sizeof *split, compare_languages);
  if (own != NULL)
    g_strv_builder_add (languages, own);
  g_strv_builder_addv (languages, (const char **) split);
  return g_strv_builder_end (languages);
}

/* clang-format off */
static const char heads[] =
  "SELECT d.id, d.uuid, d.name, coalesce (" DOSSIER_CORRECTED_TITLE ", ''), d.kind, d.hash,"
  "  d.language, " DOSSIER_CORRECTED_PUBLISHER ", " DOSSIER_CORRECTED_URL ","
  "  " DOSSIER_CORRECTED_DATE ", d.n_passages, d.n_quotes, d.n_events, d.n_commitments,"
  "  d.n_sources, d.added, d.removed, r.read, r.passage, r.progress, c.authors,"
  "  (SELECT group_concat (v.language, ' ') FROM documents v WHERE v.variant_of = d.id)"
  " FROM documents d LEFT JOIN corrections c ON c.document = d.uuid"
  " LEFT JOIN readings r ON r.document = d.uuid"
  " WHERE d.variant_of IS NULL ORDER BY d.id";
/* clang-format on */

static void
take_head (Reading *self, DossierStatement *select)
{
  DossierDocumentInfo *info = g_atomic_rc_box_new0 (DossierDocumentInfo);
  gint64 row = sqlite3_column_int64 (select, 0);

  info->row = row;
  info->uuid = dossier_statement_dup_text (select, 1);
  info->name = dossier_statement_dup_text (select, 2);
  info->title = dossier_statement_dup_text (select, 3);
  info->kind = dossier_statement_dup_text (select, 4);
  info->hash = dossier_statement_dup_text (select, 5);
  info->language = dossier_statement_dup_text (select, 6);
  info->publisher = dossier_statement_dup_text (select, 7);
  info->url = dossier_statement_dup_text (select, 8);
  info->date = dossier_statement_dup_date (select, 9);
  info->passages = (guint) sqlite3_column_int (select, 11);
  info->quotes = (guint) sqlite3_column_int (select, 12);
  info->events = (guint) sqlite3_column_int (select, 13);
  info->commitments = (guint) sqlite3_column_int (select, 14);
  info->sources = (guint) sqlite3_column_int (select, 15);
  info->added = sqlite3_column_int64 (select, 16);
  info->removed = sqlite3_column_int64 (select, 17);
  info->read = sqlite3_column_int64 (select, 18);
  info->passage = dossier_statement_dup_text (select, 19);
  info->progress = sqlite3_column_double (select, 20);
  info->authors = dossier_split_authors (get_text (select, 21));
  info->languages = split_languages (info->language, get_text (select, 22));

  g_ptr_array_add (self->infos, info);
  g_array_append_val (self->rows, row);
  g_hash_table_insert (self->by_uuid, info->uuid, info);
}

/* NULL: of a variant. */
static DossierDocumentInfo *
find_row (Reading *self, gint64 row)
{
  guint first = 0, last = self->rows->len;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (self->rows, gint64, middle) < row)
        first = middle + 1;
      else
        last = middle;
    }
  return first < self->rows->len && g_array_index (self->rows, gint64, first) == row
           ? self->infos->pdata[first]
           : NULL;
}

static void
gather (Reading *self, DossierDocumentInfo *info, const char *text)
{
  GStrvBuilder *builder = g_hash_table_lookup (self->gathered, info);

  if (builder == NULL)
    {
      builder = g_strv_builder_new ();
      g_hash_table_insert (self->gathered, info, builder);
    }
  g_strv_builder_add (builder, text);
}

/* What has been gathered for @info; none is an empty list. */
static GStrv
take_gathered (Reading *self, DossierDocumentInfo *info)
{
  GStrvBuilder *builder = g_hash_table_lookup (self->gathered, info);

  return builder != NULL ? g_strv_builder_end (builder) : g_new0 (char *, 1);
}

static void
take_author (Reading *self, DossierStatement *select)
{
  DossierDocumentInfo *info = find_row (self, sqlite3_column_int64 (select, 0));

  if (info != NULL && info->authors == NULL)
    gather (self, info, get_text (select, 1));
}

static gboolean
read_authors (Reading *self, GError **error)
{
  g_hash_table_remove_all (self->gathered);
  if (!read_rows (self,
                  "SELECT document, text FROM document_lines WHERE what = 'author'"
                  " ORDER BY document, position",
                  take_author, error))
    return FALSE;
  for (guint i = 0; i < self->infos->len; i++)
    {
      DossierDocumentInfo *info = self->infos->pdata[i];

      if (info->authors == NULL)
        info->authors = take_gathered (self, info);
    }
  return TRUE;
}

/* What is accepted counts as the reader's quote, and is no note; what is rejected is neither. */
static const char marks[] = "SELECT document, sum (answer IS NULL),"
                            "  sum (mark = 'quote' AND mark_record IS NULL"
                            "    AND (answer IS NULL OR answer = 'accepted')), count (*)"
                            " FROM annotations WHERE deleted = 0 GROUP BY document";

static void
take_notes (Reading *self, DossierStatement *select)
{
  DossierDocumentInfo *info = g_hash_table_lookup (self->by_uuid, get_text (select, 0));

  if (info == NULL)
    return;
  info->notes = (guint) sqlite3_column_int (select, 1);
  info->quotes += (guint) sqlite3_column_int (select, 2);
  info->annotated = sqlite3_column_int (select, 3) > 0;
}

static void
take_tag (Reading *self, DossierStatement *select)
{
  const char *text = get_text (select, 0);
  DossierDocumentInfo *info = g_hash_table_lookup (self->by_uuid, get_text (select, 1));
  DossierDocumentTag *tag = self->tags->len > 0 ? self->tags->pdata[self->tags->len - 1] : NULL;

  /* Tags outlive a document that comes again. */
  if (info == NULL)
    return;
  gather (self, info, text);
  if (info->removed != 0)
    return;
  if (tag == NULL || !g_str_equal (tag->tag, text))
    {
      tag = g_new0 (DossierDocumentTag, 1);
      tag->tag = g_strdup (text);
      g_ptr_array_add (self->tags, tag);
    }
  tag->n_documents++;
}

static void
take_collection (Reading *self, DossierStatement *select)
{
  DossierCollection *collection = g_new0 (DossierCollection, 1);

  collection->uuid = dossier_statement_dup_text (select, 0);
  collection->name = dossier_statement_dup_text (select, 1);
  g_hash_table_insert (self->collection, collection->uuid, collection);
}

static void
take_member (Reading *self, DossierStatement *select)
{
  DossierDocumentInfo *info = g_hash_table_lookup (self->by_uuid, get_text (select, 1));
  DossierCollection *collection = g_hash_table_lookup (self->collection, get_text (select, 0));

  if (info == NULL || collection == NULL)
    return;
  gather (self, info, collection->uuid);
  collection->n_documents += info->removed == 0;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return dossier_collate (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_tags (Reading *self, GError **error)
{
  g_hash_table_remove_all (self->gathered);
  if (!read_rows (self, "SELECT tag, document FROM document_tags ORDER BY tag, document", take_tag,
                  error))
    return FALSE;
  for (guint i = 0; i < self->infos->len; i++)
    {
      DossierDocumentInfo *info = self->infos->pdata[i];

      info->tags = take_gathered (self, info);
      qsort (info->tags, g_strv_length (info->tags), sizeof *info->tags, compare_texts);
    }
  return TRUE;
}

static gboolean
read_collections (Reading *self, GError **error)
{
  g_hash_table_remove_all (self->gathered);
  if (!read_rows (self, "SELECT uuid, name FROM collections", take_collection, error) ||
      !read_rows (self, "SELECT collection, document FROM collection_documents ORDER BY collection",
                  take_member, error))
    return FALSE;
  for (guint i = 0; i < self->infos->len; i++)
    {
      DossierDocumentInfo *info = self->infos->pdata[i];

      info->collections = take_gathered (self, info);
    }
  return TRUE;
}

static gboolean
read_all (Reading *self, GError **error)
{
  return read_rows (self, heads, take_head, error) && read_authors (self, error) &&
         read_rows (self, marks, take_notes, error) && read_tags (self, error) &&
         read_collections (self, error);
}

/* In order */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DossierDocumentInfo *first = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *second = *(DossierDocumentInfo *const *) b;

  return first->places[0] < second->places[0] ? -1 : first->places[0] > second->places[0];
}

static int
compare_removed (gconstpointer a, gconstpointer b)
{
  const DossierDocumentInfo *first = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *second = *(DossierDocumentInfo *const *) b;

  if (first->removed != second->removed)
    return first->removed > second->removed ? -1 : 1;
  return compare_places (a, b);
}

static int
compare_collections (gconstpointer a, gconstpointer b)
{
  const DossierCollection *first = *(DossierCollection *const *) a;
  const DossierCollection *second = *(DossierCollection *const *) b;
  int order = dossier_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->uuid, second->uuid);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return dossier_collate ((*(DossierDocumentTag *const *) a)->tag,
                          (*(DossierDocumentTag *const *) b)->tag);
}

static DossierShelf *
make_shelf (Reading *self)
{
  DossierShelf *shelf = shelf_new ();
  GHashTableIter iter;
  gpointer collection;

  dossier_shelf_number (self->infos, self->collection);
  for (guint i = 0; i < self->infos->len; i++)
    {
      DossierDocumentInfo *info = self->infos->pdata[i];

      g_ptr_array_add (info->removed != 0 ? shelf->removed : shelf->documents,
                       dossier_document_info_ref (info));
    }
  g_ptr_array_sort (shelf->documents, compare_places);
  g_ptr_array_sort (shelf->removed, compare_removed);

  g_hash_table_iter_init (&iter, self->collection);
  while (g_hash_table_iter_next (&iter, NULL, &collection))
    g_ptr_array_add (shelf->collections, collection);
  g_hash_table_steal_all (self->collection);
  g_ptr_array_sort (shelf->collections, compare_collections);
  g_ptr_array_extend_and_steal (shelf->tags, g_steal_pointer (&self->tags));
  g_ptr_array_sort (shelf->tags, compare_tags);
  return shelf;
}

DossierShelf *
dossier_tables_read_shelf (DossierConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) infos =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_document_info_unref);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) gathered =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strv_builder_unref);
  g_autoptr (GHashTable) collection =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, collection_free);
  Reading self = { connection, infos, rows, by_uuid, gathered, collection, NULL };
  DossierShelf *shelf = NULL;

  self.tags = g_ptr_array_new_with_free_func (tag_free);
  if (read_all (&self, error))
    shelf = make_shelf (&self);
  g_clear_pointer (&self.tags, g_ptr_array_unref);
  return shelf;
}

/* The program's own dossier first. */
static int
compare_infos (gconstpointer a, gconstpointer b)
{
  const DossierDocumentInfo *first = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *second = *(DossierDocumentInfo *const *) b;
  gboolean first_is_bundled = strcmp (first->uuid, DOSSIER_BUNDLED_UUID) == 0;
  gboolean second_is_bundled = strcmp (second->uuid, DOSSIER_BUNDLED_UUID) == 0;

  if (first_is_bundled != second_is_bundled)
    return first_is_bundled ? -1 : 1;
  return compare_places (a, b);
}

GPtrArray *
dossier_tables_list (DossierConnection *connection, GError **error)
{
  g_autoptr (DossierShelf) shelf = NULL;
  GPtrArray *infos;

  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  shelf = dossier_tables_read_shelf (connection, error);
  dossier_connection_rollback (connection);
  if (shelf == NULL)
    return NULL;
  infos = g_ptr_array_ref (shelf->documents);
  g_ptr_array_sort (infos, compare_infos);
  return infos;
}
