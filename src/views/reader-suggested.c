/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested, in the text, while the reader looks through it. */
#include "config.h"

#include "views/reader-view-private.h"

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierTextRange *first = a;
  const DossierTextRange *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

static void
add_ranges (const DossierReadingLayout *layout, DossierProposal *proposal, GArray *ranges)
{
  GPtrArray *places = proposal->open->len > 0 ? proposal->open : proposal->items;

  for (guint i = 0; i < places->len; i++)
    {
      const DossierSuggestion *place = places->pdata[i];
      DossierTextRange range;

      if (!dossier_reading_layout_has_passage (layout, place->passage))
        continue;
      range.start = dossier_reading_layout_to_position (layout, place->passage, place->start, TRUE);
      range.end = dossier_reading_layout_to_position (layout, place->passage, place->end, FALSE);
      if (range.start < range.end)
        g_array_append_val (ranges, range);
    }
}

void
dossier_reader_view_update_suggested (DossierReaderView *self)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GArray) current = NULL;
  GPtrArray *proposals;

  if (self->review == NULL || layout == NULL)
    {
      dossier_text_view_set_suggested (self->text, NULL, NULL);
      return;
    }
  ranges = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  current = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  proposals = dossier_review_list (self->review);
  for (guint i = 0; i < proposals->len; i++)
    if (DOSSIER_PROPOSAL (proposals->pdata[i])->answer == DOSSIER_ANSWER_NONE)
      add_ranges (layout, proposals->pdata[i], ranges);
  if (self->proposal != NULL)
    add_ranges (layout, self->proposal, current);
  g_array_sort (ranges, compare_ranges);
  g_array_sort (current, compare_ranges);
  dossier_text_view_set_suggested (self->text, ranges, current);
}

/* How many characters of @proposal stand around that place in the document; 0: none. */
static guint
get_extent (DossierProposal *proposal, guint passage, guint offset)
{
  for (guint i = 0; i < proposal->open->len; i++)
    {
      const DossierSuggestion *place = proposal->open->pdata[i];

      if (place->passage == passage && place->start <= offset && offset < place->end)
        return place->end - place->start;
    }
  return 0;
}

DossierProposal *
dossier_reader_view_find_suggested (DossierReaderView *self, guint position)
{
  GPtrArray *proposals = self->review != NULL ? dossier_review_list (self->review) : NULL;
  DossierProposal *found = NULL;
  DossierTextHit hit;
  guint least = G_MAXUINT;

  if (proposals == NULL || !dossier_text_view_get_hit (self->text, position, &hit))
    return NULL;
  for (guint i = 0; i < proposals->len; i++)
    {
      DossierProposal *proposal = proposals->pdata[i];
      guint extent = proposal->answer == DOSSIER_ANSWER_NONE
                       ? get_extent (proposal, hit.passage, hit.offset)
                       : 0;

      if (extent > 0 && extent < least)
        {
          found = proposal;
          least = extent;
        }
    }
  return found;
}

static void
reveal (DossierReaderView *self)
{
  GPtrArray *places = self->proposal->open->len > 0 ? self->proposal->open : self->proposal->items;
  const DossierSuggestion *place = places->pdata[0];
  const DossierReadingLayout *layout;

  dossier_reader_view_show_part_of (self, place->passage);
  layout = dossier_text_view_get_layout (self->text);
  if (layout != NULL && dossier_reading_layout_has_passage (layout, place->passage))
    dossier_text_view_reveal (
      self->text, dossier_reading_layout_to_position (layout, place->passage, place->start, TRUE),
      dossier_reading_layout_to_position (layout, place->passage, place->end, FALSE));
}

void
dossier_reader_view_show_suggested (DossierReaderView *self,
                                    DossierReview *review,
                                    DossierProposal *current)
{
  gboolean moved;

  g_return_if_fail (DOSSIER_IS_READER_VIEW (self));

  moved = current != NULL && current != self->proposal;
  g_set_object (&self->review, review);
  g_set_object (&self->proposal, current);
  if (moved && self->document != NULL)
    reveal (self);
  dossier_reader_view_update_suggested (self);
}
