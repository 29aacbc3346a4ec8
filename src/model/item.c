/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/item.h"

G_DEFINE_ABSTRACT_TYPE (DossierItem, dossier_item, G_TYPE_OBJECT)

/* Up to this length a list is searched as it is; a longer one gets a set beside it. */
#define LONG_LIST 16

static const char *const kind_names[] = {
  "section",    "passage", "quote",        "event", "commitment", "source",
  "membership", "person",  "organisation", "place", "note",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == DOSSIER_N_KINDS);

static const char *const authority_names[] = { "document", "editor", "reader", "suggestion" };
G_STATIC_ASSERT (G_N_ELEMENTS (authority_names) == DOSSIER_AUTHORITY_SUGGESTION + 1);

static const char *const role_names[] = {
  "member", "observer",  "partner",   "dialogue-partner", "associate",
  "office", "suspended", "candidate", "unresolved",
};
G_STATIC_ASSERT (G_N_ELEMENTS (role_names) == DOSSIER_ROLE_UNRESOLVED + 1);

static const char *const verdict_names[] = { "kept", "partly", "not-yet", "failed", "unclear" };
G_STATIC_ASSERT (G_N_ELEMENTS (verdict_names) == DOSSIER_VERDICT_UNCLEAR + 1);

static const char *const passage_kind_names[] = {
  "paragraph", "heading", "list",        "speech",   "verse", "stage",
  "table",     "caption", "block-quote", "footnote", "note",
};
G_STATIC_ASSERT (G_N_ELEMENTS (passage_kind_names) == DOSSIER_PASSAGE_NOTE + 1);

static const char *
name_of (const char *const *names, guint n_names, guint value)
{
  g_return_val_if_fail (value < n_names, names[0]);

  return names[value];
}

static gboolean
value_of (const char *const *names, guint n_names, const char *text, guint *value)
{
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }

  return FALSE;
}

#define DEFINE_NAMES(Type, prefix, names)                                                          \
  const char *prefix##_to_string (Type value)                                                      \
  {                                                                                                \
    return name_of (names, G_N_ELEMENTS (names), value);                                           \
  }                                                                                                \
                                                                                                   \
  gboolean prefix##_from_string (const char *text, Type *value)                                    \
  {                                                                                                \
    guint found;                                                                                   \
                                                                                                   \
    if (!value_of (names, G_N_ELEMENTS (names), text, &found))                                     \
      return FALSE;                                                                                \
    *value = (Type) found;                                                                         \
    return TRUE;                                                                                   \
  }

DEFINE_NAMES (DossierKind, dossier_kind, kind_names)
DEFINE_NAMES (DossierAuthority, dossier_authority, authority_names)
DEFINE_NAMES (DossierRole, dossier_role, role_names)
DEFINE_NAMES (DossierVerdict, dossier_verdict, verdict_names)
DEFINE_NAMES (DossierPassageKind, dossier_passage_kind, passage_kind_names)

/* Reads only: a finished document may be looked at from several threads. */
static gboolean
list_has (GPtrArray *list, GHashTable *set, gconstpointer value)
{
  if (set != NULL && g_hash_table_size (set) == list->len)
    return g_hash_table_contains (set, value);

  return g_ptr_array_find (list, value, NULL);
}

static void
list_add (GPtrArray *list, GHashTable **set, gpointer value)
{
  if (list->len >= LONG_LIST)
    {
      if (*set == NULL)
        *set = g_hash_table_new (NULL, NULL);
      for (guint i = g_hash_table_size (*set); i < list->len; i++)
        g_hash_table_add (*set, list->pdata[i]);
    }

  if (list_has (list, *set, value))
    return;

  g_ptr_array_add (list, value);
  if (*set != NULL)
    g_hash_table_add (*set, value);
}

static void
dossier_item_finalize (GObject *object)
{
  DossierItem *self = DOSSIER_ITEM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->speakers, g_ptr_array_unref);
  g_clear_pointer (&self->date, dossier_date_free);
  g_clear_pointer (&self->entity_set, g_hash_table_unref);
  g_clear_pointer (&self->speaker_set, g_hash_table_unref);

  G_OBJECT_CLASS (dossier_item_parent_class)->finalize (object);
}

static void
dossier_item_class_init (DossierItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_item_finalize;
}

static void
dossier_item_init (DossierItem *self)
{
  self->index = -1;
  self->section = -1;
  self->passages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entities = g_ptr_array_new ();
}

void
dossier_item_add_passage (DossierItem *item, guint passage)
{
  guint low = 0;
  guint high;

  g_return_if_fail (DOSSIER_IS_ITEM (item));

  /* Passages nearly always come in order. */
  high = item->passages->len;
  if (high == 0 || g_array_index (item->passages, guint, high - 1) < passage)
    {
      g_array_append_val (item->passages, passage);
      return;
    }

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (item->passages, guint, middle) < passage)
        low = middle + 1;
      else
        high = middle;
    }

  if (g_array_index (item->passages, guint, low) != passage)
    g_array_insert_val (item->passages, low, passage);
}

void
dossier_item_add_entity (DossierItem *item, gpointer entity)
{
  g_return_if_fail (DOSSIER_IS_ITEM (item));

  if (entity != NULL)
    list_add (item->entities, &item->entity_set, entity);
}

void
dossier_item_add_speaker (DossierItem *item, gpointer entity)
{
  g_return_if_fail (DOSSIER_IS_ITEM (item));

  if (entity == NULL)
    return;

  if (item->speakers == NULL)
    item->speakers = g_ptr_array_new ();
  list_add (item->speakers, &item->speaker_set, entity);
  dossier_item_add_entity (item, entity);
}

gboolean
dossier_item_has_entity (const DossierItem *item, gconstpointer entity)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), FALSE);

  return list_has (item->entities, item->entity_set, entity);
}
