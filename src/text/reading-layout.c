/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-layout.h"

static void
layout_clear (gpointer data)
{
  DossierReadingLayout *self = data;

  g_clear_object (&self->document);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->first_runs, g_array_unref);
  g_clear_pointer (&self->footnotes, g_array_unref);
}

DossierReadingLayout *
dossier_reading_layout_ref (DossierReadingLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_reading_layout_unref (DossierReadingLayout *self)
{
  g_atomic_rc_box_release_full (self, layout_clear);
}

/* Each of our records begins with its position: the index of the last one of @array that
 * begins at @position or before it; 0 when there is none. */
static guint
find_last (const GArray *array, guint position)
{
  guint size = g_array_get_element_size ((GArray *) array);
  guint low = 0;
  guint high = array->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (*(const guint *) (array->data + (gsize) middle * size) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
dossier_reading_layout_has_passage (const DossierReadingLayout *self, guint passage)
{
  return passage >= self->first_passage && passage - self->first_passage < self->n_passages;
}

guint
dossier_reading_layout_to_position (const DossierReadingLayout *self,
                                    guint passage,
                                    guint offset,
                                    gboolean after)
{
  const DossierRun *run;
  guint index;

  g_return_val_if_fail (dossier_reading_layout_has_passage (self, passage), 0);

  index = g_array_index (self->first_runs, guint, passage - self->first_passage);
  for (;; index++)
    {
      const DossierRun *next = run = &g_array_index (self->runs, DossierRun, index);

      next++;
      if (index + 1 == self->runs->len || next->passage != passage)
        break;
      if (after ? next->offset > offset : next->offset >= offset)
        break;
    }
  if (offset <= run->offset)
    return run->start;
  return run->start + MIN (offset - run->offset, run->length);
}

gboolean
dossier_reading_layout_from_position (const DossierReadingLayout *self,
                                      guint position,
                                      guint *passage,
                                      guint *offset)
{
  const DossierRun *run;

  *passage = self->first_passage;
  *offset = 0;
  if (self->runs->len == 0)
    return FALSE;

  run = &g_array_index (self->runs, DossierRun, find_last (self->runs, position));
  *passage = run->passage;
  *offset = run->offset;
  if (position < run->start)
    return FALSE;
  *offset += MIN (position - run->start, run->length);
  return position <= run->start + run->length;
}

guint
dossier_reading_layout_find_block (const DossierReadingLayout *self, guint position)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, DossierBlock, middle).start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
dossier_block_is_caption (const DossierBlock *block)
{
  return block->kind == DOSSIER_BLOCK_SPEAKER || block->kind == DOSSIER_BLOCK_BADGE;
}

const DossierBlock *
dossier_reading_layout_get_block (const DossierReadingLayout *self, guint index)
{
  return index < self->blocks->len ? &g_array_index (self->blocks, DossierBlock, index) : NULL;
}

guint
dossier_reading_layout_get_passage_block (const DossierReadingLayout *self, guint passage)
{
  const DossierBlock *block;
  guint index =
    dossier_reading_layout_find_block (self,
                                       dossier_reading_layout_to_position (self, passage, 0, TRUE));

  /* A mark or a quote at its very beginning may put the first character further on. */
  while ((block = dossier_reading_layout_get_block (self, index)) != NULL && !block->first &&
         index > 0)
    index--;
  return index;
}

const DossierMark *
dossier_reading_layout_find_mark (const DossierReadingLayout *self, guint position)
{
  const DossierMark *mark;

  if (self->marks->len == 0)
    return NULL;
  mark = &g_array_index (self->marks, DossierMark, find_last (self->marks, position));
  return position >= mark->start && position < mark->end ? mark : NULL;
}

static void
append_range (GString *out, const DossierReadingLayout *self, guint start, guint end)
{
  const DossierBlock *block;
  const char *from;
  const char *to;

  if (start >= end)
    return;
  block =
    &g_array_index (self->blocks, DossierBlock, dossier_reading_layout_find_block (self, start));
  from = g_utf8_offset_to_pointer (self->text + block->offset, start - block->start);
  to = g_utf8_offset_to_pointer (from, end - start);
  g_string_append_len (out, from, to - from);
}

/* Lines of one list, poem or caption and speech stand close together. */
static const char *
get_separator (const DossierBlock *before, const DossierBlock *block)
{
  if (before->passage == block->passage && !dossier_block_is_caption (before) &&
      !dossier_block_is_caption (block) && block->passage >= 0)
    return "";
  if (dossier_block_is_caption (before))
    return "\n";
  if (!dossier_block_is_caption (block) && before->passage >= 0 && block->passage >= 0 &&
      before->passage_kind == block->passage_kind &&
      (block->passage_kind == DOSSIER_PASSAGE_LIST_ITEM ||
       block->passage_kind == DOSSIER_PASSAGE_VERSE))
    return "\n";
  return "\n\n";
}

/* The passage's own text in @block between @start and @end; a newline of its own is part of it. */
static void
append_runs (GString *out,
             const DossierReadingLayout *self,
             const DossierBlock *block,
             guint start,
             guint end)
{
  for (guint i = find_last (self->runs, start); i < self->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (self->runs, DossierRun, i);

      if (run->start >= end || run->start > block->end)
        break;
      append_range (out, self, MAX (start, run->start), MIN (end, run->start + run->length));
    }
}

char *
dossier_reading_layout_copy (const DossierReadingLayout *self, guint start, guint end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const DossierBlock *before = NULL;

  end = MIN (end, self->n_chars);
  for (guint i = dossier_reading_layout_find_block (self, start); i < self->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (self->blocks, DossierBlock, i);
      guint from = MAX (start, block->start);

      if (block->start >= end)
        break;
      if (block->kind == DOSSIER_BLOCK_BADGE)
        continue;
      if (out->len > 0)
        g_string_append (out, get_separator (before, block));
      if (block->passage < 0 || block->kind == DOSSIER_BLOCK_SPEAKER)
        append_range (out, self, from, MIN (end, block->end));
      else
        append_runs (out, self, block, from, MIN (end, block->end + 1));
      before = block;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dossier_reading_layout_get_footnote_label (const DossierReadingLayout *self, guint passage)
{
  guint number;
  char letters[8];
  guint at = G_N_ELEMENTS (letters) - 1;

  g_return_val_if_fail (passage < self->footnotes->len, NULL);

  number = g_array_index (self->footnotes, guint, passage);
  if (!self->letters)
    return g_strdup_printf ("%u", number);
  letters[at] = '\0';
  for (; number > 0 && at > 0; number = (number - 1) / 26)
    letters[--at] = (char) ('a' + (number - 1) % 26);
  return g_strdup (letters + at);
}
