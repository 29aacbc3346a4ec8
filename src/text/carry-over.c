/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of one document, made anew in another that tells the same. */
#include "config.h"

#include <string.h>

#include "text/anchor.h"
#include "text/carry-over.h"
#include "text/fold.h"
#include "text/reader-marks.h"

typedef struct
{
  DossierDocument *former;
  DossierDocument *document;
  GHashTable *own;   /* id of the record that a mark makes → of the one that its copy makes */
  GHashTable *named; /* "kind name", folded → id in document; "" for several of that name */
} Over;

char *
dossier_carry_over_get_uuid (const char *uuid, const char *document)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (uuid != NULL && document != NULL, NULL);

  name = g_strdup_printf ("%s in %s", uuid, document);
  return dossier_uuid_from_name (name);
}

/* What is about what */

static char *
make_name (const DossierItem *item)
{
  g_autofree char *label = dossier_item_to_label (item);
  g_autofree char *folded = dossier_text_fold (label);

  return g_strdup_printf ("%d %s", (int) item->kind, folded);
}

static void
list_names (Over *self)
{
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    {
      if (kind == DOSSIER_KIND_NOTE || kind == DOSSIER_KIND_PASSAGE)
        continue;
      for (guint i = 0; i < dossier_document_count (self->document, kind); i++)
        {
          DossierItem *item = dossier_document_get (self->document, kind, i);
          char *name = make_name (item);
          gboolean several = g_hash_table_contains (self->named, name);

          g_hash_table_replace (self->named, name, g_strdup (several ? "" : item->id));
        }
    }
}

/* The id of the document's record that is the former one's @id; NULL when there is none. Ids may be
 * counted through, and then mean something else in the other file: names decide. */
static const char *
find_id (Over *self, const char *id)
{
  DossierItem *item, *same;
  g_autofree char *name = NULL;
  const char *found;

  if (id == NULL)
    return NULL;
  found = g_hash_table_lookup (self->own, id);
  item = dossier_document_lookup (self->former, id);
  if (found != NULL || item == NULL)
    return found;

  name = make_name (item);
  same = dossier_document_lookup (self->document, id);
  if (same != NULL && same->kind == item->kind)
    {
      g_autofree char *its_name = make_name (same);

      if (strcmp (name, its_name) == 0)
        return same->id;
    }
  found = g_hash_table_lookup (self->named, name);
  return found != NULL && *found != '\0' ? found : NULL;
}

static void
carry_id (Over *self, char **id, char **name)
{
  DossierItem *item = *id != NULL ? dossier_document_lookup (self->former, *id) : NULL;
  const char *found = find_id (self, *id);

  if (found == NULL && item != NULL && name != NULL && *name == NULL)
    *name = dossier_item_to_label (item);
  g_free (*id);
  *id = g_strdup (found);
}

/* FALSE when what the annotation says can not be said in the other document. */
static gboolean
carry_ids (Over *self, DossierAnnotation *copy)
{
  DossierReaderMark *mark = copy->mark;
  const char *target = find_id (self, copy->target);
  gboolean whole = copy->target == NULL || target != NULL;

  if (target != NULL)
    {
      g_free (copy->target);
      copy->target = g_strdup (target);
    }
  if (mark == NULL)
    return whole;
  carry_id (self, &mark->who, &mark->who_name);
  carry_id (self, &mark->where, NULL);
  if (copy->anchors->len == 0 && mark->record != NULL)
    whole &= find_id (self, mark->record) != NULL;
  carry_id (self, &mark->record, &mark->name);
  return whole;
}

/* The copies */

static DossierAnnotation *
copy_note (Over *self, DossierAnnotation *note)
{
  DossierAnnotation *copy = dossier_annotation_copy (note);

  g_free (DOSSIER_ITEM (copy)->id);
  DOSSIER_ITEM (copy)->id =
    dossier_carry_over_get_uuid (DOSSIER_ITEM (note)->id, self->document->uuid);
  g_free (copy->document);
  copy->document = g_strdup (self->document->uuid);
  return copy;
}

/* Of words that were lost before, nothing was noted that would tell them from a twin. */
static void
doubt (DossierAnnotation *copy)
{
  for (guint i = 0; i < copy->anchors->len; i++)
    {
      DossierAnchor *anchor = copy->anchors->pdata[i];

      if (anchor->before != NULL || anchor->found < 0)
        continue;
      anchor->state = DOSSIER_ANCHOR_MOVED;
      copy->state = MAX (copy->state, DOSSIER_ANCHOR_MOVED);
    }
}

GPtrArray *
dossier_carry_over (DossierDocument *former, GPtrArray *notes, DossierDocument *document)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Over self = { former, document, own, named };

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (former), copies);
  g_return_val_if_fail (notes != NULL, copies);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), copies);

  dossier_anchors_note (former, notes);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *copy = copy_note (&self, notes->pdata[i]);

      g_ptr_array_add (copies, copy);
      g_hash_table_insert (own, dossier_annotation_get_own_id (notes->pdata[i]),
                           dossier_annotation_get_own_id (copy));
    }
  list_names (&self);
  dossier_anchors_resolve (document, copies);
  for (guint i = 0; i < copies->len; i++)
    {
      doubt (copies->pdata[i]);
      if (!carry_ids (&self, copies->pdata[i]))
        DOSSIER_ANNOTATION (copies->pdata[i])->state = DOSSIER_ANCHOR_ORPHAN;
    }
  return copies;
}
