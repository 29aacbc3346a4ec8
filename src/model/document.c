/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/document.h"

#include "model/page.h"
#include "model/spanning.h"

typedef struct
{
  GHashTable *by_id;                  /* id → DossierItem, both borrowed from the items */
  GHashTable *suffixes;               /* id → the last number put behind it */
  GPtrArray *merged;                  /* of DossierEntity: in no array any more, ids in by_id */
  GHashTable *adopted;                /* DossierEntity of those → what it stands for */
  GHashTable *names[DOSSIER_N_KINDS]; /* folded name → DossierEntity; made when first asked for */
} DossierDocumentPrivate;

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierDocument,
                               dossier_document,
                               G_TYPE_OBJECT,
                               G_ADD_PRIVATE (DossierDocument))

/* Stands for a family name that several people bear: it names nobody. */
#define AMBIGUOUS ((gpointer) &ambiguous)
static const char ambiguous;

static DossierDocumentPrivate *
get_private (DossierDocument *self)
{
  return dossier_document_get_instance_private (self);
}

/* @id with the lowest number behind it that makes it unique; each number is tried once only. */
static char *
make_unique (DossierDocumentPrivate *priv, const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (priv->suffixes, id));
  char *unique = NULL;

  number = MAX (number, 1);
  do
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", id, ++number);
    }
  while (g_hash_table_contains (priv->by_id, unique));

  g_hash_table_replace (priv->suffixes, g_strdup (id), GUINT_TO_POINTER (number));

  return unique;
}

/* How two spellings of a name compare: without regard to case, width, or composition. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

static void
add_name (GHashTable *names, const char *name, DossierEntity *entity)
{
  g_autofree char *key = NULL;

  if (name == NULL || *name == '\0')
    return;

  key = fold (name);
  if (*key != '\0' && !g_hash_table_contains (names, key))
    g_hash_table_insert (names, g_steal_pointer (&key), entity);
}

/* "Zas" of "Stanislau Zas" and of "Zas, Stanislau"; NULL for a single name. */
static char *
get_family_name (const char *name)
{
  const char *comma = strchr (name, ',');
  const char *space = strrchr (name, ' ');

  if (comma != NULL)
    return g_strndup (name, comma - name);
  if (space != NULL)
    return g_strdup (space + 1);

  return NULL;
}

static void
add_family_names (GHashTable *names, GPtrArray *people)
{
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (guint i = 0; i < people->len; i++)
    {
      DossierEntity *person = people->pdata[i];
      g_autofree char *family = get_family_name (person->name);
      g_autofree char *folded = family ? fold (family) : NULL;

      if (folded == NULL || *folded == '\0')
        continue;
      value = g_hash_table_contains (families, folded) ? AMBIGUOUS : person;
      g_hash_table_replace (families, g_steal_pointer (&folded), value);
    }

  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value != AMBIGUOUS && !g_hash_table_contains (names, key))
      g_hash_table_insert (names, g_strdup (key), value);
}

/* What @entity, which is in no array, stands for. */
static DossierEntity *
get_merged (DossierDocument *self, DossierEntity *entity)
{
  DossierEntity *into = g_hash_table_lookup (get_private (self)->adopted, entity);

  return into != NULL ? into
                      : DOSSIER_ENTITY (dossier_document_lookup (self, DOSSIER_ITEM (entity)->id));
}

/* What comes first wins: ids, then codes, short names, full names, the interface's names, names of
 * what was merged into them, family names. */
static GHashTable *
index_names (DossierDocument *self, DossierKind kind)
{
  GPtrArray *entities = self->items[kind];
  GPtrArray *merged = get_private (self)->merged;
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entities->len; i++)
    add_name (names, DOSSIER_ITEM (entities->pdata[i])->id, entities->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    add_name (names, DOSSIER_ENTITY (entities->pdata[i])->a3, entities->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    add_name (names, DOSSIER_ENTITY (entities->pdata[i])->short_name, entities->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    add_name (names, DOSSIER_ENTITY (entities->pdata[i])->name, entities->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    add_name (names, DOSSIER_ENTITY (entities->pdata[i])->shown_name, entities->pdata[i]);
  for (guint i = 0; i < merged->len; i++)
    if (DOSSIER_ITEM (merged->pdata[i])->kind == kind)
      add_name (names, DOSSIER_ENTITY (merged->pdata[i])->name,
                get_merged (self, merged->pdata[i]));
  if (kind == DOSSIER_KIND_PERSON)
    add_family_names (names, entities);

  return names;
}

static void
dossier_document_finalize (GObject *object)
{
  DossierDocument *self = DOSSIER_DOCUMENT (object);
  DossierDocumentPrivate *priv = get_private (self);

  g_hash_table_unref (priv->by_id);
  g_hash_table_unref (priv->suffixes);
  g_ptr_array_unref (priv->merged);
  g_hash_table_unref (priv->adopted);
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    {
      g_clear_pointer (&priv->names[kind], g_hash_table_unref);
      g_clear_pointer (&self->items[kind], g_ptr_array_unref);
    }

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->hash);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->authors);
  g_clear_pointer (&self->date, dossier_date_free);
  g_free (self->language);
  g_free (self->publisher);
  g_free (self->url);
  g_free (self->licence);
  g_free (self->original);
  g_free (self->statement);
  g_free (self->corpus);
  g_ptr_array_unref (self->used);
  g_ptr_array_unref (self->report);
  g_array_unref (self->pages);
  g_free (self->same_as);
  g_clear_pointer (&self->brought, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->file, dossier_source_file_unref);
  g_clear_object (&self->base);
  g_strfreev (self->languages);
  g_clear_pointer (&self->spanning, dossier_spanning_free);

  G_OBJECT_CLASS (dossier_document_parent_class)->finalize (object);
}

static void
dossier_document_class_init (DossierDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_document_finalize;
}

static void
dossier_document_init (DossierDocument *self)
{
  DossierDocumentPrivate *priv = get_private (self);

  priv->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  priv->suffixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->merged = g_ptr_array_new_with_free_func (g_object_unref);
  priv->adopted = g_hash_table_new (NULL, NULL);
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->used = g_ptr_array_new_with_free_func (g_free);
  self->report = g_ptr_array_new_with_free_func (g_free);
  self->pages = dossier_page_starts_new ();
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    self->items[kind] = g_ptr_array_new_with_free_func (g_object_unref);
}

DossierDocument *
dossier_document_new (void)
{
  return g_object_new (DOSSIER_TYPE_DOCUMENT, NULL);
}

char *
dossier_document_get_library_id (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->base != NULL && self->language != NULL
           ? g_strconcat (self->uuid, "@", self->language, NULL)
           : g_strdup (self->uuid);
}

gboolean
dossier_document_is_untranslated (DossierDocument *self, const DossierPassage *passage)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), FALSE);

  return self->base != NULL && self->base->language != NULL && passage->language != NULL &&
         g_ascii_strcasecmp (passage->language, self->base->language) == 0;
}

void
dossier_document_take (DossierDocument *self, gpointer item)
{
  DossierDocumentPrivate *priv;
  DossierItem *record;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (DOSSIER_IS_ITEM (item));

  priv = get_private (self);
  record = DOSSIER_ITEM (item);
  if (record->id == NULL || *record->id == '\0')
    {
      g_free (record->id);
      record->id = g_strdup (dossier_kind_to_string (record->kind));
    }
  if (g_hash_table_contains (priv->by_id, record->id))
    {
      char *unique = make_unique (priv, record->id);

      g_free (record->id);
      record->id = unique;
    }

  record->index = (int) self->items[record->kind]->len;
  g_ptr_array_add (self->items[record->kind], record);
  g_hash_table_insert (priv->by_id, record->id, record);
  g_clear_pointer (&priv->names[record->kind], g_hash_table_unref);
}

DossierItem *
dossier_document_lookup (DossierDocument *self, const char *id)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  if (id == NULL)
    return NULL;

  return g_hash_table_lookup (get_private (self)->by_id, id);
}

DossierEntity *
dossier_document_find_entity (DossierDocument *self, DossierKind kind, const char *text)
{
  DossierDocumentPrivate *priv;
  DossierItem *exact;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
                          kind == DOSSIER_KIND_PLACE,
                        NULL);

  if (text == NULL)
    return NULL;

  /* Ids differ by case: the one that is meant exactly comes first. */
  exact = dossier_document_lookup (self, text);
  if (exact != NULL && exact->kind == kind)
    return DOSSIER_ENTITY (exact);

  priv = get_private (self);
  if (priv->names[kind] == NULL)
    priv->names[kind] = index_names (self, kind);
  folded = fold (text);

  return g_hash_table_lookup (priv->names[kind], folded);
}

guint
dossier_document_count (DossierDocument *self, DossierKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), 0);
  g_return_val_if_fail (kind < DOSSIER_N_KINDS, 0);

  return self->items[kind]->len;
}

gpointer
dossier_document_get (DossierDocument *self, DossierKind kind, guint index)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (kind < DOSSIER_N_KINDS, NULL);
  g_return_val_if_fail (index < self->items[kind]->len, NULL);

  return self->items[kind]->pdata[index];
}

DossierPassage *
dossier_document_get_passage (DossierDocument *self, guint index)
{
  return dossier_document_get (self, DOSSIER_KIND_PASSAGE, index);
}

void
dossier_document_retire_entity (DossierDocument *self, DossierEntity *entity, DossierEntity *into)
{
  DossierDocumentPrivate *priv;
  DossierItem *item;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (DOSSIER_IS_ENTITY (entity) && DOSSIER_IS_ENTITY (into));

  priv = get_private (self);
  item = DOSSIER_ITEM (entity);
  g_ptr_array_add (priv->merged, g_object_ref (entity));
  g_hash_table_replace (priv->by_id, item->id, into);
  g_clear_pointer (&priv->names[item->kind], g_hash_table_unref);
  g_ptr_array_remove (self->items[item->kind], entity);
}

void
dossier_document_adopt_entity (DossierDocument *self, DossierEntity *entity, DossierEntity *into)
{
  DossierDocumentPrivate *priv;
  DossierItem *item;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (DOSSIER_IS_ENTITY (entity) && DOSSIER_IS_ENTITY (into));

  priv = get_private (self);
  item = DOSSIER_ITEM (entity);
  g_ptr_array_add (priv->merged, g_object_ref (entity));
  g_hash_table_insert (priv->adopted, entity, into);
  /* Of several with one id, each in its own document, the first is meant by it. */
  if (!g_hash_table_contains (priv->by_id, item->id))
    g_hash_table_insert (priv->by_id, item->id, into);
  g_clear_pointer (&priv->names[item->kind], g_hash_table_unref);
}

void
dossier_document_replace_notes (DossierDocument *self, GPtrArray *notes, GPtrArray *answers)
{
  GHashTable *by_id;
  GPtrArray *former;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));

  by_id = get_private (self)->by_id;
  former = self->items[DOSSIER_KIND_NOTE];
  for (guint i = 0; i < former->len; i++)
    g_hash_table_remove (by_id, DOSSIER_ITEM (former->pdata[i])->id);
  self->items[DOSSIER_KIND_NOTE] = g_ptr_array_ref (notes);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierItem *note = DOSSIER_ITEM (notes->pdata[i]);

      note->index = (int) i;
      g_hash_table_insert (by_id, note->id, note);
    }
  g_ptr_array_unref (former);

  former = self->answers;
  self->answers = g_ptr_array_ref (answers);
  for (guint i = 0; i < answers->len; i++)
    DOSSIER_ITEM (answers->pdata[i])->index = (int) i;
  g_ptr_array_unref (former);
}

char *
dossier_uuid_from_name (const char *name)
{
  /* Dossier's namespace: 7d1c3c52-6f0e-4f3b-9b57-0d0551e20001 */
  static const guint8 namespace[16] = { 0x7d, 0x1c, 0x3c, 0x52, 0x6f, 0x0e, 0x4f, 0x3b,
                                        0x9b, 0x57, 0x0d, 0x05, 0x51, 0xe2, 0x00, 0x01 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 d[20];
  gsize length = sizeof (d);

  g_return_val_if_fail (name != NULL, NULL);

  g_checksum_update (checksum, namespace, sizeof (namespace));
  g_checksum_update (checksum, (const guchar *) name, strlen (name));
  g_checksum_get_digest (checksum, d, &length);

  /* RFC 4122, 4.3: version 5, variant 10. */
  d[6] = (d[6] & 0x0f) | 0x50;
  d[8] = (d[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
                          d[12], d[13], d[14], d[15]);
}
