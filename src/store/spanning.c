/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many documents read as one. Each is read by itself, and what is needed of it moves over: so no
 * more of the library is ever in memory than that and one document. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/annotation.h"
#include "store/shelf-private.h"
#include "store/spanning-private.h"
#include "store/tables.h"

typedef struct
{
  DossierConnection *connection;
  DossierReach *reach;
  DossierShelf *shelf;
  GHashTable *shown;   /* row of a document → row of the text that is read: of gint64 */
  GHashTable *peopled; /* of gint64: rows of documents that name anybody */
  DossierEntityPool *pool;
  DossierDocument *document; /* that spans the others */
  GPtrArray *notes;          /* of DossierAnnotation */
  GChecksum *hash;
} Loading;

/* Which documents */

static int
compare_uuids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Those that are chosen stand in order. */
static gboolean
is_chosen (const DossierReach *reach, gsize n_documents, const DossierDocumentInfo *info)
{
  switch (reach->kind)
    {
    case DOSSIER_REACH_COLLECTION:
      return g_strv_contains ((const char *const *) info->collections, reach->name);
    case DOSSIER_REACH_TAG:
      return g_strv_contains ((const char *const *) info->tags, reach->name);
    case DOSSIER_REACH_CHOSEN:
      return bsearch (&info->uuid, reach->documents, n_documents, sizeof *reach->documents,
                      compare_uuids) != NULL;
    case DOSSIER_REACH_ALL:
    default:
      return TRUE;
    }
}

static gboolean
read_shown (Loading *self, GError **error)
{
  const DossierVariantChoice choice = { TRUE, NULL };
  g_autoptr (GArray) variants = dossier_tables_list_variants (self->connection, 0, &choice, error);

  if (variants == NULL)
    return FALSE;
  for (guint i = 0; i < variants->len; i++)
    {
      const DossierVariant *variant = &g_array_index (variants, DossierVariant, i);

      if (variant->is_shown && variant->row != variant->document)
        g_hash_table_insert (self->shown, g_memdup2 (&variant->document, sizeof (gint64)),
                             g_memdup2 (&variant->row, sizeof (gint64)));
    }
  return TRUE;
}

static gboolean
read_peopled (Loading *self, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (self->connection, "SELECT DISTINCT document FROM document_entities",
                                error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 row;

      if (!dossier_connection_step (self->connection, select, &found, error))
        return FALSE;
      if (!found)
        return TRUE;
      row = sqlite3_column_int64 (select, 0);
      g_hash_table_add (self->peopled, g_memdup2 (&row, sizeof row));
    }
}

/* Of a text that nobody has marked there is nothing to show. */
static gboolean
has_anything (Loading *self, const DossierDocumentInfo *info)
{
  return info->quotes + info->events + info->commitments + info->sources > 0 || info->annotated ||
         g_hash_table_contains (self->peopled, &info->row);
}

/* Moving over */

static void
rename_item (DossierItem *item, const char *uuid)
{
  char *id = g_strconcat (uuid, "/", item->id, NULL);

  g_free (item->id);
  item->id = id;
}

/* Of the passages of a whole document, those in which what is taken along stands. */
static GArray *
find_needed (DossierDocument *from)
{
  GArray *needed = g_array_new (FALSE, TRUE, sizeof (gboolean));

  g_array_set_size (needed, dossier_document_count (from, DOSSIER_KIND_PASSAGE));
  for (guint kind = DOSSIER_KIND_QUOTE; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < from->items[kind]->len; i++)
      {
        const DossierItem *item = from->items[kind]->pdata[i];
        gboolean all = kind == DOSSIER_KIND_QUOTE || kind == DOSSIER_KIND_EVENT ||
                       kind == DOSSIER_KIND_COMMITMENT || kind == DOSSIER_KIND_NOTE;

        for (guint j = 0; j < item->passages->len && !DOSSIER_IS_ENTITY (item); j++)
          if (all || j == 0)
            g_array_index (needed, gboolean, g_array_index (item->passages, guint, j)) = TRUE;
      }
  for (guint i = 0; i < needed->len; i++)
    if (dossier_document_get_passage (from, i)->speaker != NULL)
      g_array_index (needed, gboolean, i) = TRUE;
  return needed;
}

/* A footnote may not come along. */
static void
drop_footnotes (DossierPassage *passage)
{
  for (guint i = passage->spans->len; i > 0; i--)
    if (g_array_index (passage->spans, DossierSpan, i - 1).type == DOSSIER_SPAN_FOOTNOTE)
      g_array_remove_index (passage->spans, i - 1);
}

/* Moves the passages; by their place in @from, the place that they have here, or -1. @needed:
 * (nullable): which of them; NULL: all. */
static GArray *
move_passages (Loading *self,
               DossierDocument *from,
               const GArray *needed,
               const char *uuid,
               int section)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < dossier_document_count (from, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (from, i);
      int place = -1;

      if (needed == NULL || g_array_index (needed, gboolean, i))
        {
          place = (int) dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
          drop_footnotes (passage);
          rename_item (DOSSIER_ITEM (passage), uuid);
          DOSSIER_ITEM (passage)->section = section;
          dossier_document_take (self->document, g_object_ref (passage));
        }
      g_array_append_val (places, place);
    }
  return places;
}

static int
get_place (const GArray *places, int place)
{
  return place >= 0 && (guint) place < places->len ? g_array_index (places, int, place) : -1;
}

static void
move_item (DossierItem *item, const GArray *places, int section)
{
  g_autoptr (GArray) former = g_steal_pointer (&item->passages);

  item->passages = g_array_new (FALSE, FALSE, sizeof (guint));
  item->section = section;
  for (guint i = 0; i < former->len; i++)
    {
      int place = get_place (places, (int) g_array_index (former, guint, i));

      if (place >= 0)
        dossier_item_add_passage (item, (guint) place);
    }
}

static void
move_records (Loading *self,
              DossierDocument *from,
              const GArray *places,
              const char *uuid,
              int section)
{
  for (guint kind = DOSSIER_KIND_QUOTE; kind <= DOSSIER_KIND_MEMBERSHIP; kind++)
    for (guint i = 0; i < from->items[kind]->len; i++)
      {
        DossierItem *item = from->items[kind]->pdata[i];

        /* Speeches are made of their passages once more. */
        if (kind == DOSSIER_KIND_QUOTE && DOSSIER_QUOTE (item)->speech)
          continue;
        rename_item (item, uuid);
        move_item (item, places, section);
        dossier_document_take (self->document, g_object_ref (item));
      }
}

/* They stay the document's own, with the same ids, and know where they stand here. */
static void
move_notes (Loading *self, DossierDocument *from, const GArray *places)
{
  for (guint i = 0; i < from->items[DOSSIER_KIND_NOTE]->len; i++)
    {
      DossierAnnotation *note = from->items[DOSSIER_KIND_NOTE]->pdata[i];

      for (guint j = 0; j < note->anchors->len; j++)
        {
          DossierAnchor *anchor = note->anchors->pdata[j];

          anchor->found = get_place (places, anchor->found);
        }
      g_ptr_array_add (self->notes, g_object_ref (note));
    }
}

/* Documents */

static gboolean
pool_row (Loading *self, DossierDocument *from, GHashTable *seen, DossierStatement *select)
{
  gint64 row = sqlite3_column_int64 (select, 0);
  DossierItem *item =
    dossier_document_lookup (from, (const char *) sqlite3_column_text (select, 2));

  /* One that a mark of the reader's has made another of. */
  if (item == NULL || !DOSSIER_IS_ENTITY (item))
    return TRUE;
  g_hash_table_add (seen, item);
  if (dossier_entity_pool_find (self->pool, row) != NULL)
    dossier_entity_pool_take_copy (self->pool, row, DOSSIER_ENTITY (item));
  else
    dossier_entity_pool_take (self->pool, row, (const char *) sqlite3_column_text (select, 1),
                              g_object_ref (DOSSIER_ENTITY (item)));
  return TRUE;
}

/* The rows of those in a whole document, and those that the reader has made in it. */
static gboolean
pool_entities (Loading *self, DossierDocument *from, gint64 row, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    self->connection,
    "SELECT entity, scope, xml_id FROM document_entities JOIN entities ON entities.id = entity"
    " WHERE document = ? ORDER BY position",
    error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", row);
  while (dossier_connection_step (self->connection, select, &found, error) && found)
    pool_row (self, from, seen, select);
  if (found)
    return FALSE;
  for (guint kind = DOSSIER_KIND_PERSON; kind <= DOSSIER_KIND_PLACE; kind++)
    for (guint i = 0; i < from->items[kind]->len; i++)
      if (!g_hash_table_contains (seen, from->items[kind]->pdata[i]))
        dossier_entity_pool_take (self->pool, 0, from->uuid,
                                  g_object_ref (from->items[kind]->pdata[i]));
  return TRUE;
}

/* One with notes, or in another language than its own. */
static gboolean
load_whole (Loading *self, const DossierDocumentInfo *info, gint64 row, int section, GError **error)
{
  g_autoptr (DossierDocument) from = dossier_tables_load_row (self->connection, row, error);
  g_autoptr (GArray) needed = NULL;
  g_autoptr (GArray) places = NULL;

  if (from == NULL || !pool_entities (self, from, row, error))
    return FALSE;
  needed = find_needed (from);
  places = move_passages (self, from, needed, info->uuid, section);
  move_records (self, from, places, info->uuid, section);
  move_notes (self, from, places);
  return TRUE;
}

static gboolean
load_records (Loading *self, const DossierDocumentInfo *info, int section, GError **error)
{
  g_autoptr (DossierDocument) from =
    dossier_tables_read_records (self->connection, info->row, self->pool, error);
  g_autoptr (GArray) places = NULL;

  if (from == NULL)
    return FALSE;
  places = move_passages (self, from, NULL, info->uuid, section);
  move_records (self, from, places, info->uuid, section);
  return TRUE;
}

/* The document's title stands above what there is of its text. */
static void
add_heading (Loading *self, const DossierDocumentInfo *info, int section)
{
  g_autofree char *id = g_strconcat (info->uuid, "/title", NULL);
  DossierPassage *heading = dossier_passage_new (id, DOSSIER_PASSAGE_HEADING, info->title);

  heading->language = g_strdup (info->language);
  DOSSIER_ITEM (heading)->section = section;
  dossier_document_take (self->document, heading);
}

static void
add_section (Loading *self, const DossierDocumentInfo *info)
{
  DossierOrigin *origin =
    dossier_spanning_add_origin (self->document->spanning, info->uuid, info->title);
  DossierSection *section = dossier_section_new (info->uuid, info->title);

  origin->language = g_strdup (info->language);
  origin->date = info->date != NULL ? dossier_date_copy (info->date) : NULL;
  section->parent = -1;
  DOSSIER_ITEM (section)->date = info->date != NULL ? dossier_date_copy (info->date) : NULL;
  dossier_document_take (self->document, section);
  add_heading (self, info, DOSSIER_ITEM (section)->index);
}

static gboolean
load_document (Loading *self, const DossierDocumentInfo *info, GError **error)
{
  const gint64 *shown = g_hash_table_lookup (self->shown, &info->row);
  guint section = dossier_document_count (self->document, DOSSIER_KIND_SECTION);

  g_checksum_update (self->hash, (const guchar *) info->hash, -1);
  if (!has_anything (self, info))
    return TRUE;
  add_section (self, info);
  dossier_entity_pool_set_origin (self->pool, section, info->annotated);
  return info->annotated || shown != NULL
           ? load_whole (self, info, shown != NULL ? *shown : info->row, (int) section, error)
           : load_records (self, info, (int) section, error);
}

/* The whole */

static const char *
find_collection (Loading *self)
{
  for (guint i = 0; i < self->shelf->collections->len; i++)
    {
      const DossierCollection *collection = self->shelf->collections->pdata[i];

      if (g_str_equal (collection->uuid, self->reach->name))
        return collection->name;
    }
  return NULL;
}

static char *
make_title (Loading *self, guint n_documents)
{
  switch (self->reach->kind)
    {
    case DOSSIER_REACH_COLLECTION:
      return g_strdup (find_collection (self));
    case DOSSIER_REACH_TAG:
      return g_strdup (self->reach->name);
    case DOSSIER_REACH_CHOSEN:
      /* Translators: the title of what shows several documents of the library as one; %u is how
       * many */
      return g_strdup_printf (ngettext ("%u Document", "%u Documents", n_documents), n_documents);
    case DOSSIER_REACH_ALL:
    default:
      /* Translators: the title of what shows all documents of the library as one */
      return g_strdup (_ ("All Documents"));
    }
}

static gboolean
load_all (Loading *self, GError **error)
{
  gsize n_chosen = self->reach->documents != NULL ? g_strv_length (self->reach->documents) : 0;
  guint n_documents = 0;

  self->shelf = dossier_tables_read_shelf (self->connection, error);
  if (self->shelf == NULL || !read_shown (self, error) || !read_peopled (self, error))
    return FALSE;
  for (guint i = 0; i < self->shelf->documents->len; i++)
    {
      const DossierDocumentInfo *info = self->shelf->documents->pdata[i];

      if (!is_chosen (self->reach, n_chosen, info))
        continue;
      if (!load_document (self, info, error))
        return FALSE;
      n_documents++;
    }
  if (self->reach->kind == DOSSIER_REACH_COLLECTION && find_collection (self) == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   _ ("The library has no such collection any more."));
      return FALSE;
    }
  self->document->title = make_title (self, n_documents);
  return dossier_entity_pool_join (self->pool, self->connection, self->document,
                                   self->document->spanning, error);
}

static void
finish (Loading *self)
{
  DossierDocument *document = self->document;

  document->hash = g_strdup (g_checksum_get_string (self->hash));
  dossier_document_finish (document);
  dossier_document_set_notes (document, self->notes);
}

DossierDocument *
dossier_tables_load_spanning (DossierConnection *connection, DossierReach *reach, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierEntityPool) pool = dossier_entity_pool_new ();
  g_autoptr (GHashTable) shown =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) peopled =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  Loading self = { connection, reach, NULL, shown, peopled, pool, document, notes, hash };
  gboolean ok;

  document->uuid = dossier_reach_get_uuid (reach);
  document->kind = g_strdup ("spanning");
  document->spanning = dossier_spanning_new (reach);
  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  ok = load_all (&self, error);
  dossier_connection_rollback (connection);
  g_clear_pointer (&self.shelf, dossier_shelf_unref);
  if (!ok)
    return NULL;
  finish (&self);
  return g_steal_pointer (&document);
}
