/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/note-holders.h"

#include "model/spanning.h"

/* numbers[start[p]..start[p + 1]] are the items in passage p. */
struct _DossierHolders
{
  DossierDocument *document; /* borrowed: the crossfilter's */
  guint n_passages;
  guint *start;
  guint *numbers;
};

DossierHolders *
dossier_holders_new (DossierItem *const *items, guint n_items, DossierDocument *document)
{
  DossierHolders *self = g_new0 (DossierHolders, 1);
  g_autofree guint *next = NULL;

  self->document = document;
  self->n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  self->start = g_new0 (guint, self->n_passages + 1);
  for (guint i = 0; i < n_items; i++)
    for (guint j = 0; j < items[i]->passages->len; j++)
      self->start[g_array_index (items[i]->passages, guint, j) + 1]++;
  for (guint p = 0; p < self->n_passages; p++)
    self->start[p + 1] += self->start[p];

  self->numbers = g_new (guint, self->start[self->n_passages] + 1);
  next = g_memdup2 (self->start, sizeof (guint) * (self->n_passages + 1));
  for (guint i = 0; i < n_items; i++)
    for (guint j = 0; j < items[i]->passages->len; j++)
      self->numbers[next[g_array_index (items[i]->passages, guint, j)]++] = i;
  return self;
}

void
dossier_holders_free (DossierHolders *self)
{
  if (self == NULL)
    return;
  g_free (self->start);
  g_free (self->numbers);
  g_free (self);
}

static void
collect_passage (DossierHolders *self, guint passage, GArray *numbers)
{
  g_array_append_vals (numbers, self->numbers + self->start[passage],
                       self->start[passage + 1] - self->start[passage]);
}

void
dossier_holders_collect (DossierHolders *self, DossierAnnotation *note, GArray *numbers)
{
  DossierItem *target = dossier_document_lookup_in (self->document, note->document, note->target);

  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];

      if (anchor->found >= 0 && (guint) anchor->found < self->n_passages)
        collect_passage (self, (guint) anchor->found, numbers);
    }
  if (target != NULL &&
      (target->kind == DOSSIER_KIND_QUOTE || target->kind == DOSSIER_KIND_PASSAGE))
    for (guint i = 0; i < target->passages->len; i++)
      collect_passage (self, g_array_index (target->passages, guint, i), numbers);
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const DossierHeld *first = a;
  const DossierHeld *second = b;

  if (first->item != second->item)
    return first->item < second->item ? -1 : 1;
  if (first->note != second->note)
    return first->note < second->note ? -1 : 1;
  return 0;
}

void
dossier_held_sort (GArray *held)
{
  guint n = 0;

  g_array_sort (held, compare_held);
  for (guint i = 0; i < held->len; i++)
    if (n == 0 || compare_held (&g_array_index (held, DossierHeld, n - 1),
                                &g_array_index (held, DossierHeld, i)) != 0)
      g_array_index (held, DossierHeld, n++) = g_array_index (held, DossierHeld, i);
  g_array_set_size (held, n);
}
