/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/reader-view-private.h"

static void
add_range (GArray *ranges, guint start, guint end)
{
  DossierTextRange range = { start, end };

  if (end > start)
    g_array_append_val (ranges, range);
}

static void
add_passage_range (const DossierReadingLayout *layout, guint index, GArray *ranges)
{
  add_range (ranges, dossier_reading_layout_to_position (layout, index, 0, TRUE),
             dossier_reading_layout_to_position (layout, index, G_MAXUINT, FALSE));
}

/* What of @item stands in one passage. */
static void
add_spans (const DossierReadingLayout *layout, guint index, const DossierItem *item, GArray *ranges)
{
  const DossierPassage *passage = dossier_document_get_passage (layout->document, index);

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->target != item)
        continue;
      if (span->start < span->end)
        add_range (ranges, dossier_reading_layout_to_position (layout, index, span->start, TRUE),
                   dossier_reading_layout_to_position (layout, index, span->end, FALSE));
    }
}

/* The numbers that refer to a source or a footnote. */
static void
add_marks (const DossierReadingLayout *layout, const DossierItem *item, GArray *ranges)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (layout->marks, DossierMark, i);

      if (mark->span != NULL && mark->span->target == item)
        add_range (ranges, mark->start, mark->end);
    }
}

static gboolean
is_entity (const DossierItem *item)
{
  return item->kind == DOSSIER_KIND_PERSON || item->kind == DOSSIER_KIND_ORGANISATION ||
         item->kind == DOSSIER_KIND_PLACE;
}

/* A person's own words belong to them, the mere mention of a name marks no passage. */
static gboolean
belongs (const DossierReadingLayout *layout, guint index, const DossierItem *item)
{
  const DossierPassage *passage = dossier_document_get_passage (layout->document, index);
  const GPtrArray *speakers = DOSSIER_ITEM (passage)->speakers;

  if (!is_entity (item))
    return TRUE;
  return passage->speaker == (gconstpointer) item ||
         (speakers != NULL && g_ptr_array_find ((GPtrArray *) speakers, item, NULL));
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierTextRange *first = a;
  const DossierTextRange *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

void
dossier_reader_find_focus (const DossierReadingLayout *layout,
                           const DossierItem *item,
                           GArray **ranges,
                           GArray **passages)
{
  *ranges = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  *passages = g_array_new (FALSE, FALSE, sizeof (guint));
  if (item == NULL || item->kind == DOSSIER_KIND_SECTION)
    return;

  for (guint i = 0; item->passages != NULL && i < item->passages->len; i++)
    {
      guint index = g_array_index (item->passages, guint, i);

      if (!dossier_reading_layout_has_passage (layout, index))
        continue;
      if (item->kind == DOSSIER_KIND_PASSAGE)
        add_passage_range (layout, index, *ranges);
      else
        add_spans (layout, index, item, *ranges);
      if (belongs (layout, index, item))
        g_array_append_val (*passages, index);
    }
  if (item->kind == DOSSIER_KIND_SOURCE)
    add_marks (layout, item, *ranges);
  g_array_sort (*ranges, compare_ranges);
}
