/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/page-words.h"

#include "model/page.h"

static const DossierPageStart *
get_start (const DossierDocument *self, guint index)
{
  return &g_array_index (self->pages, DossierPageStart, index);
}

static guint
get_length (DossierDocument *self, guint passage)
{
  return (guint) g_utf8_strlen (dossier_document_get_passage (self, passage)->text, -1);
}

char *
dossier_document_dup_words_on_page (DossierDocument *self, guint passage, guint page)
{
  const DossierPageStart *first;
  guint length, start, end;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  first = dossier_document_get_page (self, passage, 0);
  length = end = get_length (self, passage);
  start = first != NULL && first->page == page ? 0 : G_MAXUINT;
  for (guint i = dossier_document_find_page_start (self, passage, 1); i < self->pages->len; i++)
    {
      const DossierPageStart *turn = get_start (self, i);

      if (turn->passage != passage)
        break;
      if (turn->page == page && start == G_MAXUINT)
        start = turn->start;
      else if (turn->page != page && start != G_MAXUINT)
        {
          end = turn->start;
          break;
        }
    }
  return start < end && end <= length
           ? g_utf8_substring (dossier_document_get_passage (self, passage)->text, start, end)
           : NULL;
}

/* Adds the characters of what begins at @index and ends where the next page does. */
static void
count_stretch (DossierDocument *self, guint index, guint passage, guint *before, guint *all)
{
  const DossierPageStart *start = get_start (self, index);
  const DossierPageStart *next = index + 1 < self->pages->len ? get_start (self, index + 1) : NULL;
  guint n_passages = dossier_document_count (self, DOSSIER_KIND_PASSAGE);

  for (guint i = start->passage; i < n_passages && (next == NULL || i <= next->passage); i++)
    {
      guint from = i == start->passage ? start->start : 0;
      guint to = next != NULL && i == next->passage ? next->start : get_length (self, i);
      guint n = MAX (to, from) - from;

      *all += n;
      *before += i < passage ? n : 0;
    }
}

double
dossier_document_get_place_on_page (DossierDocument *self, guint passage, guint page)
{
  guint before = 0;
  guint all = 0;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), 0);

  for (guint i = 0; i < self->pages->len; i++)
    if (get_start (self, i)->page == page)
      count_stretch (self, i, passage, &before, &all);
  return all > 0 ? before / (double) all : 0;
}
