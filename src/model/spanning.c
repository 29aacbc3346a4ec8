/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/spanning.h"

#include <string.h>

#include "model/annotation.h"

/* Reach */

static DossierReach *
reach_new (DossierReachKind kind, const char *name)
{
  DossierReach *self = g_atomic_rc_box_new0 (DossierReach);

  self->kind = kind;
  self->name = g_strdup (name);
  return self;
}

DossierReach *
dossier_reach_new_all (void)
{
  return reach_new (DOSSIER_REACH_ALL, NULL);
}

DossierReach *
dossier_reach_new_collection (const char *uuid)
{
  g_return_val_if_fail (uuid != NULL, NULL);

  return reach_new (DOSSIER_REACH_COLLECTION, uuid);
}

DossierReach *
dossier_reach_new_tag (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  return reach_new (DOSSIER_REACH_TAG, tag);
}

static int
compare_uuids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

DossierReach *
dossier_reach_new_documents (const char *const *uuids)
{
  DossierReach *self;

  g_return_val_if_fail (uuids != NULL, NULL);

  self = reach_new (DOSSIER_REACH_CHOSEN, NULL);
  self->documents = g_strdupv ((char **) uuids);
  qsort (self->documents, g_strv_length (self->documents), sizeof *uuids, compare_uuids);
  return self;
}

DossierReach *
dossier_reach_ref (DossierReach *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
reach_clear (gpointer data)
{
  DossierReach *self = data;

  g_free (self->name);
  g_strfreev (self->documents);
}

void
dossier_reach_unref (DossierReach *self)
{
  g_atomic_rc_box_release_full (self, reach_clear);
}

char *
dossier_reach_to_text (const DossierReach *self)
{
  g_autofree char *uuids = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case DOSSIER_REACH_COLLECTION:
      return g_strconcat ("collection:", self->name, NULL);
    case DOSSIER_REACH_TAG:
      return g_strconcat ("tag:", self->name, NULL);
    case DOSSIER_REACH_CHOSEN:
      uuids = g_strjoinv (",", self->documents);
      return g_strconcat ("documents:", uuids, NULL);
    case DOSSIER_REACH_ALL:
    default:
      return g_strdup ("all");
    }
}

DossierReach *
dossier_reach_from_text (const char *text)
{
  const char *colon;
  g_auto (GStrv) uuids = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_equal (text, "all"))
    return dossier_reach_new_all ();
  colon = strchr (text, ':');
  if (colon == NULL || colon[1] == '\0')
    return NULL;
  if (g_str_has_prefix (text, "collection:"))
    return dossier_reach_new_collection (colon + 1);
  if (g_str_has_prefix (text, "tag:"))
    return dossier_reach_new_tag (colon + 1);
  if (!g_str_has_prefix (text, "documents:"))
    return NULL;
  uuids = g_strsplit (colon + 1, ",", -1);
  return dossier_reach_new_documents ((const char *const *) uuids);
}

char *
dossier_reach_get_uuid (const DossierReach *self)
{
  g_autofree char *text = dossier_reach_to_text (self);
  g_autofree char *name = g_strconcat ("reach ", text, NULL);

  return dossier_uuid_from_name (name);
}

/* Entities */

DossierEntityKey *
dossier_entity_key_new (DossierKind kind, const char *scope, const char *id, const char *name)
{
  DossierEntityKey *key = g_new0 (DossierEntityKey, 1);

  key->kind = kind;
  key->scope = g_strdup (scope);
  key->id = g_strdup (id);
  key->name = g_strdup (name);
  return key;
}

DossierEntityKey *
dossier_entity_key_copy (const DossierEntityKey *key)
{
  return dossier_entity_key_new (key->kind, key->scope, key->id, key->name);
}

void
dossier_entity_key_free (DossierEntityKey *key)
{
  g_free (key->scope);
  g_free (key->id);
  g_free (key->name);
  g_free (key);
}

DossierEntityPart *
dossier_entity_part_new (const DossierEntityKey *key)
{
  DossierEntityPart *part = g_new0 (DossierEntityPart, 1);

  part->key = dossier_entity_key_copy (key);
  part->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  return part;
}

void
dossier_entity_part_free (DossierEntityPart *part)
{
  dossier_entity_key_free (part->key);
  g_free (part->description);
  g_free (part->uri);
  g_array_unref (part->origins);
  g_free (part);
}

/* Origins */

struct _DossierSpanning
{
  DossierReach *reach;
  GPtrArray *origins;  /* of DossierOrigin, by section */
  GHashTable *by_uuid; /* uuid → DossierOrigin */
  GHashTable *parts;   /* DossierEntity → GPtrArray of DossierEntityPart */
  GHashTable *aliases; /* "UUID/ID" → DossierEntity, borrowed */
};

/* How long a uuid is; behind it a record's id has a slash and the id in that document. */
#define UUID_LENGTH 36

static void
origin_free (gpointer data)
{
  DossierOrigin *origin = data;

  g_free (origin->uuid);
  g_free (origin->title);
  g_free (origin->language);
  g_clear_pointer (&origin->date, dossier_date_free);
  g_free (origin);
}

DossierSpanning *
dossier_spanning_new (DossierReach *reach)
{
  DossierSpanning *self = g_new0 (DossierSpanning, 1);

  self->reach = dossier_reach_ref (reach);
  self->origins = g_ptr_array_new_with_free_func (origin_free);
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dossier_spanning_free (DossierSpanning *self)
{
  dossier_reach_unref (self->reach);
  g_hash_table_unref (self->by_uuid);
  g_ptr_array_unref (self->origins);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->aliases);
  g_free (self);
}

DossierOrigin *
dossier_spanning_add_origin (DossierSpanning *self, const char *uuid, const char *title)
{
  DossierOrigin *origin = g_new0 (DossierOrigin, 1);

  g_return_val_if_fail (strlen (uuid) == UUID_LENGTH, NULL);

  origin->uuid = g_strdup (uuid);
  origin->title = g_strdup (title);
  origin->section = self->origins->len;
  g_ptr_array_add (self->origins, origin);
  g_hash_table_insert (self->by_uuid, origin->uuid, origin);
  return origin;
}

void
dossier_spanning_add_part (DossierSpanning *self,
                           const DossierEntity *entity,
                           DossierEntityPart *part)
{
  GPtrArray *parts = g_hash_table_lookup (self->parts, entity);

  if (parts == NULL)
    {
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_part_free);
      g_hash_table_insert (self->parts, (gpointer) entity, parts);
    }
  g_ptr_array_add (parts, part);
}

void
dossier_spanning_add_alias (DossierSpanning *self,
                            guint origin,
                            const char *id,
                            DossierEntity *entity)
{
  const DossierOrigin *document = self->origins->pdata[origin];

  g_hash_table_insert (self->aliases, g_strconcat (document->uuid, "/", id, NULL), entity);
}

/* Of documents */

DossierReach *
dossier_document_get_reach (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->spanning != NULL ? self->spanning->reach : NULL;
}

const GPtrArray *
dossier_document_get_origins (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->spanning != NULL ? self->spanning->origins : NULL;
}

const DossierOrigin *
dossier_document_get_origin (DossierDocument *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  if (self->spanning == NULL || DOSSIER_IS_ENTITY (item))
    return NULL;
  if (item->kind == DOSSIER_KIND_NOTE)
    return g_hash_table_lookup (self->spanning->by_uuid, DOSSIER_ANNOTATION (item)->document);
  return item->section >= 0 && (guint) item->section < self->spanning->origins->len
           ? self->spanning->origins->pdata[item->section]
           : NULL;
}

const char *
dossier_document_get_own_id (DossierDocument *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  return self->spanning != NULL && strlen (item->id) > UUID_LENGTH && item->id[UUID_LENGTH] == '/'
           ? item->id + UUID_LENGTH + 1
           : item->id;
}

DossierItem *
dossier_document_lookup_in (DossierDocument *self, const char *uuid, const char *id)
{
  g_autofree char *key = NULL;
  DossierItem *item;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  if (id == NULL)
    return NULL;
  if (self->spanning == NULL)
    return dossier_document_lookup (self, id);
  key = g_strconcat (uuid, "/", id, NULL);
  item = dossier_document_lookup (self, key);
  if (item == NULL)
    item = g_hash_table_lookup (self->spanning->aliases, key);
  if (item != NULL)
    return item;
  /* Notes have the same id here. */
  item = dossier_document_lookup (self, id);
  return item != NULL && item->kind == DOSSIER_KIND_NOTE ? item : NULL;
}

const GPtrArray *
dossier_document_list_parts (DossierDocument *self, const DossierEntity *entity)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->spanning != NULL ? g_hash_table_lookup (self->spanning->parts, entity) : NULL;
}

static gboolean
is_key (const DossierEntityKey *a, const DossierEntityKey *b)
{
  return a->kind == b->kind && g_str_equal (a->scope, b->scope) && g_str_equal (a->id, b->id) &&
         g_str_equal (a->name, b->name);
}

DossierEntity *
dossier_document_find_part (DossierDocument *self, const DossierEntityKey *key)
{
  GHashTableIter iter;
  gpointer entity, parts;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (self->spanning == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->spanning->parts);
  while (g_hash_table_iter_next (&iter, &entity, &parts))
    for (guint i = 0; i < ((GPtrArray *) parts)->len; i++)
      if (is_key (((DossierEntityPart *) ((GPtrArray *) parts)->pdata[i])->key, key))
        return entity;
  return NULL;
}
