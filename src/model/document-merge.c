/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one: every reference to the first is turned to the second. */
#include "config.h"

#include "model/spanning.h"

static gpointer
get_new (GHashTable *into, gpointer entity)
{
  gpointer found = entity != NULL ? g_hash_table_lookup (into, entity) : NULL;

  return found != NULL ? found : entity;
}

static gboolean
has_any (GPtrArray *list, GHashTable *into)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_hash_table_contains (into, list->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The places of an event stand first among its entities: how many of them are left. */
static guint
count_places (GPtrArray *entities, guint n_places, GHashTable *into)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < MIN (n_places, entities->len); i++)
    g_hash_table_add (seen, get_new (into, entities->pdata[i]));
  return g_hash_table_size (seen);
}

static void
turn_lists (DossierItem *item, GHashTable *into)
{
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GPtrArray) speakers = NULL;

  if (!has_any (item->entities, into) && !has_any (item->speakers, into))
    return;

  entities = g_steal_pointer (&item->entities);
  speakers = g_steal_pointer (&item->speakers);
  g_clear_pointer (&item->entity_set, g_hash_table_unref);
  g_clear_pointer (&item->speaker_set, g_hash_table_unref);
  item->entities = g_ptr_array_new ();
  for (guint i = 0; i < entities->len; i++)
    dossier_item_add_entity (item, get_new (into, entities->pdata[i]));
  for (guint i = 0; speakers != NULL && i < speakers->len; i++)
    dossier_item_add_speaker (item, get_new (into, speakers->pdata[i]));
}

static void
turn_passage (DossierPassage *passage, GHashTable *into)
{
  passage->speaker = get_new (into, passage->speaker);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_ENTITY)
        span->target = get_new (into, span->target);
    }
}

/* Before the lists, whose places it counts. */
static void
turn_fields (DossierItem *item, GHashTable *into)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_PASSAGE:
      turn_passage (DOSSIER_PASSAGE (item), into);
      break;
    case DOSSIER_KIND_QUOTE:
      DOSSIER_QUOTE (item)->speaker = get_new (into, DOSSIER_QUOTE (item)->speaker);
      break;
    case DOSSIER_KIND_EVENT:
      DOSSIER_EVENT (item)->place = get_new (into, DOSSIER_EVENT (item)->place);
      DOSSIER_EVENT (item)->n_places =
        count_places (item->entities, DOSSIER_EVENT (item)->n_places, into);
      break;
    case DOSSIER_KIND_MEMBERSHIP:
      DOSSIER_MEMBERSHIP (item)->member = get_new (into, DOSSIER_MEMBERSHIP (item)->member);
      DOSSIER_MEMBERSHIP (item)->organisation =
        get_new (into, DOSSIER_MEMBERSHIP (item)->organisation);
      break;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      DOSSIER_ENTITY (item)->country = get_new (into, DOSSIER_ENTITY (item)->country);
      break;
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_COMMITMENT:
    case DOSSIER_KIND_SOURCE:
    case DOSSIER_KIND_NOTE:
    default:
      break;
    }
}

static void
turn_all (DossierDocument *self, GHashTable *into)
{
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < self->items[kind]->len; i++)
      {
        turn_fields (self->items[kind]->pdata[i], into);
        turn_lists (self->items[kind]->pdata[i], into);
      }
}

void
dossier_document_merge_entities (DossierDocument *self, GHashTable *into)
{
  GHashTableIter iter;
  gpointer from;
  gpointer to;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (into != NULL);

  if (g_hash_table_size (into) == 0)
    return;

  turn_all (self, into);
  g_hash_table_iter_init (&iter, into);
  while (g_hash_table_iter_next (&iter, &from, &to))
    dossier_document_retire_entity (self, from, to);
}

void
dossier_document_join_entities (DossierDocument *self, GHashTable *into)
{
  GHashTableIter iter;
  gpointer from;
  gpointer to;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (into != NULL);

  turn_all (self, into);
  g_hash_table_iter_init (&iter, into);
  while (g_hash_table_iter_next (&iter, &from, &to))
    dossier_document_adopt_entity (self, from, to);
}
