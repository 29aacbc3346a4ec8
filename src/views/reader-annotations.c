/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's annotations in the text: which are shown where, and what is selected. */
#include "config.h"

#include "linking/annotating.h"
#include "views/reader-view-private.h"

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const DossierTextAnnotation *first = a;
  const DossierTextAnnotation *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return strcmp (first->id, second->id);
}

/* An orphan stands at the passage in which its words once were. */
static gboolean
find_place (const DossierReadingLayout *layout,
            const DossierAnchor *anchor,
            guint *start,
            guint *end)
{
  guint n_passages = dossier_document_count (layout->document, DOSSIER_KIND_PASSAGE);
  guint place;

  if (anchor->found >= 0)
    {
      if (!dossier_reading_layout_has_passage (layout, (guint) anchor->found))
        return FALSE;
      *start = dossier_reading_layout_to_position (layout, (guint) anchor->found,
                                                   anchor->found_start, TRUE);
      *end = anchor->whole ? *start
                           : dossier_reading_layout_to_position (layout, (guint) anchor->found,
                                                                 anchor->found_end, FALSE);
      return anchor->whole || *start < *end;
    }
  place = n_passages > 0 ? MIN (anchor->place, n_passages - 1) : 0;
  if (!dossier_reading_layout_has_passage (layout, place))
    return FALSE;
  *start = *end = dossier_reading_layout_to_position (layout, place, anchor->start, TRUE);
  return TRUE;
}

static void
add_note (const DossierReadingLayout *layout, const DossierAnnotation *note, GArray *out)
{
  guint before = out->len;

  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];
      DossierTextAnnotation one = {
        .id = g_intern_string (DOSSIER_ITEM (note)->id),
        .item = DOSSIER_ITEM (note),
        .colour = note->colour,
        .first = out->len == before,
        .note = note->note != NULL && *note->note != '\0',
        .moved = anchor->state == DOSSIER_ANCHOR_MOVED,
        .orphan = anchor->found < 0,
        .whole = anchor->whole,
        .passage = anchor->found,
      };

      /* of what is lost one sign is enough */
      if (one.orphan && out->len > before)
        continue;
      if (find_place (layout, anchor, &one.start, &one.end))
        g_array_append_val (out, one);
    }
  if (out->len > before)
    g_array_index (out, DossierTextAnnotation, out->len - 1).last = TRUE;
}

void
dossier_reader_view_update_annotations (DossierReaderView *self)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  g_autoptr (GArray) annotations = NULL;

  if (layout == NULL || self->document == NULL)
    return;
  annotations = g_array_new (FALSE, FALSE, sizeof (DossierTextAnnotation));
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    add_note (layout, dossier_document_get (self->document, DOSSIER_KIND_NOTE, i), annotations);
  g_array_sort (annotations, compare_starts);
  dossier_text_view_set_annotations (self->text, annotations);
}

/* What is open, focused or was gone to by key is outlined; what the pointer is over is hinted at.
 */
void
dossier_reader_view_update_attended (DossierReaderView *self)
{
  DossierItem *focus = dossier_session_get_focus (self->session);
  DossierItem *preview = dossier_session_get_preview (self->session);
  const char *id = self->open_note;

  if (id == NULL && DOSSIER_IS_ANNOTATION (focus))
    id = focus->id;
  dossier_text_view_attend (self->text, id != NULL ? id : self->stepped_to,
                            DOSSIER_IS_ANNOTATION (preview) ? preview->id : NULL);
}

static void
add_stretch (GArray *stretches, const DossierRun *run, guint start, guint end)
{
  guint from = MAX (start, run->start);
  guint to = MIN (end, run->start + run->length);
  DossierStretch *last =
    stretches->len > 0 ? &g_array_index (stretches, DossierStretch, stretches->len - 1) : NULL;
  DossierStretch stretch = {
    .passage = run->passage,
    .start = run->offset + from - run->start,
    .end = run->offset + to - run->start,
  };

  if (from >= to)
    return;
  if (last != NULL && last->passage == run->passage)
    last->end = stretch.end;
  else
    g_array_append_val (stretches, stretch);
}

static gunichar
char_at (DossierPassage *passage, guint offset)
{
  return g_utf8_get_char (g_utf8_offset_to_pointer (passage->text, offset));
}

/* Selecting word by word takes the space after the last one, too. */
static void
trim (DossierDocument *document, DossierStretch *stretch)
{
  DossierPassage *passage = dossier_document_get_passage (document, stretch->passage);

  while (stretch->start < stretch->end && g_unichar_isspace (char_at (passage, stretch->start)))
    stretch->start++;
  while (stretch->start < stretch->end && g_unichar_isspace (char_at (passage, stretch->end - 1)))
    stretch->end--;
}

GArray *
dossier_reader_find_stretches (const DossierReadingLayout *layout, guint start, guint end)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));

  for (guint i = 0; i < layout->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (layout->runs, DossierRun, i);

      if (run->start >= end)
        break;
      if (run->start + run->length > start)
        add_stretch (stretches, run, start, end);
    }
  for (guint i = stretches->len; i > 0; i--)
    {
      DossierStretch *stretch = &g_array_index (stretches, DossierStretch, i - 1);

      trim (layout->document, stretch);
      if (stretch->start >= stretch->end)
        g_array_remove_index (stretches, i - 1);
    }
  return stretches;
}

GArray *
dossier_reader_view_get_stretches (DossierReaderView *self)
{
  const DossierReadingLayout *layout;
  guint start, end;

  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), NULL);

  layout = dossier_text_view_get_layout (self->text);
  if (layout == NULL || !dossier_text_view_get_selection (self->text, &start, &end))
    return g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  return dossier_reader_find_stretches (layout, start, end);
}

static gboolean
marks_exactly (const DossierAnnotation *note, const GArray *stretches)
{
  if (note->anchors->len != stretches->len)
    return FALSE;
  for (guint i = 0; i < stretches->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];
      const DossierStretch *stretch = &g_array_index (stretches, DossierStretch, i);

      if (anchor->found != (int) stretch->passage || anchor->found_start != stretch->start ||
          anchor->found_end != stretch->end)
        return FALSE;
    }
  return TRUE;
}

/* The one that marks exactly what is selected; the newest of several. */
static DossierAnnotation *
find_selected (DossierReaderView *self, const GArray *stretches)
{
  DossierAnnotation *found = NULL;

  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);

      if (marks_exactly (note, stretches) && (found == NULL || note->created > found->created))
        found = note;
    }
  return found;
}

DossierAnnotation *
dossier_reader_view_get_annotation (DossierReaderView *self)
{
  g_autoptr (GArray) stretches = NULL;
  const DossierTextAnnotation *one;

  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), NULL);

  if (self->document == NULL)
    return NULL;
  stretches = dossier_reader_view_get_stretches (self);
  if (stretches->len > 0)
    return find_selected (self, stretches);
  one =
    dossier_text_view_find_annotation (self->text, dossier_text_view_get_caret (self->text),
                                       self->open_note != NULL ? self->open_note : self->last_made);
  return one != NULL ? dossier_session_get_annotation (self->session, one->id) : NULL;
}
