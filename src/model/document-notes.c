/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the reader's annotations stand in a document, and what they have to do with. */
#include "config.h"

#include "model/annotation.h"
#include "model/spanning.h"

/* What entities and speakers stand within a marked stretch: a mark over half a name is about it. */
static void
take_stretch (DossierDocument *document, DossierItem *item, const DossierAnchor *anchor)
{
  DossierPassage *passage = dossier_document_get_passage (document, (guint) anchor->found);

  dossier_item_add_passage (item, (guint) anchor->found);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->target == NULL || span->start >= anchor->found_end ||
          span->end <= anchor->found_start)
        continue;
      if (span->type == DOSSIER_SPAN_ENTITY)
        dossier_item_add_entity (item, span->target);
      else if (span->type == DOSSIER_SPAN_QUOTE)
        dossier_item_add_speaker (item, DOSSIER_QUOTE (span->target)->speaker);
    }
}

static void
take_target (DossierItem *item, DossierItem *target)
{
  for (guint i = 0; i < target->passages->len; i++)
    dossier_item_add_passage (item, g_array_index (target->passages, guint, i));
  for (guint i = 0; i < target->entities->len; i++)
    dossier_item_add_entity (item, target->entities->pdata[i]);
  for (guint i = 0; target->speakers != NULL && i < target->speakers->len; i++)
    dossier_item_add_speaker (item, target->speakers->pdata[i]);
  if (DOSSIER_IS_ENTITY (target))
    dossier_item_add_entity (item, target);
}

static void
forget_place (DossierItem *item)
{
  g_array_set_size (item->passages, 0);
  g_ptr_array_set_size (item->entities, 0);
  g_clear_pointer (&item->entity_set, g_hash_table_unref);
  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  g_clear_pointer (&item->speaker_set, g_hash_table_unref);
  g_clear_pointer (&item->date, dossier_date_free);
  item->section = -1;
}

/* The day on which it was made, where the reader was. */
static DossierDate *
get_day (gint64 created)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (created / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = local ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  return day ? dossier_date_new (day, NULL, NULL) : NULL;
}

static void
finish_note (DossierDocument *document, DossierAnnotation *note)
{
  DossierItem *item = DOSSIER_ITEM (note);
  DossierItem *target = dossier_document_lookup_in (document, note->document, note->target);
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  forget_place (item);
  item->date = get_day (note->created);
  note->state = DOSSIER_ANCHOR_ANCHORED;
  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];

      note->state = MAX (note->state, anchor->state);
      if (anchor->found >= 0 && (guint) anchor->found < n_passages)
        take_stretch (document, item, anchor);
    }
  if (target != NULL && target != item)
    take_target (item, target);
  if (item->passages->len > 0)
    item->section =
      DOSSIER_ITEM (
        dossier_document_get_passage (document, g_array_index (item->passages, guint, 0)))
        ->section;
}

/* Where it stands among the notes: an orphan where it used to be. */
static gint64
get_order (const DossierAnnotation *note)
{
  const DossierAnchor *anchor = note->anchors->len > 0 ? note->anchors->pdata[0] : NULL;
  const GArray *passages = DOSSIER_ITEM (note)->passages;

  if (anchor != NULL && anchor->found >= 0)
    return ((gint64) anchor->found << 32) + anchor->found_start;
  if (anchor != NULL)
    return ((gint64) anchor->place << 32) + anchor->start;
  return passages->len > 0 ? (gint64) g_array_index (passages, guint, 0) << 32 : -1;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const DossierAnnotation *first = *(const DossierAnnotation *const *) a;
  const DossierAnnotation *second = *(const DossierAnnotation *const *) b;
  gint64 first_order = get_order (first);
  gint64 second_order = get_order (second);

  if (first_order != second_order)
    return first_order < second_order ? -1 : 1;
  if (first->created != second->created)
    return first->created < second->created ? -1 : 1;
  return strcmp (DOSSIER_ITEM (first)->id, DOSSIER_ITEM (second)->id);
}

/* Whether @note, an object that nobody changes, is in its place in @document already. */
static gboolean
is_finished (DossierDocument *document, DossierAnnotation *note)
{
  const GPtrArray *notes =
    dossier_annotation_is_answer (note) ? document->answers : document->items[DOSSIER_KIND_NOTE];
  guint index = (guint) DOSSIER_ITEM (note)->index;

  return index < notes->len && notes->pdata[index] == note;
}

void
dossier_document_set_notes (DossierDocument *document, GPtrArray *annotations)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (annotations != NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *annotation = annotations->pdata[i];

      if (annotation->deleted != 0)
        continue;
      if (!is_finished (document, annotation))
        finish_note (document, annotation);
      g_ptr_array_add (dossier_annotation_is_answer (annotation) ? answers : notes,
                       g_object_ref (annotation));
    }
  g_ptr_array_sort (notes, compare_notes);
  g_ptr_array_sort (answers, compare_notes);
  dossier_document_replace_notes (document, notes, answers);
}

GPtrArray *
dossier_document_list_annotations (DossierDocument *document)
{
  GPtrArray *all = g_ptr_array_new ();

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), all);

  g_ptr_array_extend (all, document->items[DOSSIER_KIND_NOTE], NULL, NULL);
  g_ptr_array_extend (all, document->answers, NULL, NULL);
  return all;
}
