/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-parts.h"

/* By spaces: near enough to decide on what fits, and fast on millions of words. */
static guint
count_words (const char *text)
{
  guint words = *text != '\0' ? 1 : 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == ' ')
      words++;
  return words;
}

typedef struct
{
  DossierDocument *document;
  guint max_words;
  guint64 *words_before; /* by passage, and one more: of all passages before it */
  GArray *parts;
} Divider;

static guint64
get_words (const Divider *self, guint first, guint end)
{
  return self->words_before[end] - self->words_before[first];
}

static void
add_part (Divider *self, guint first, guint end)
{
  DossierReadingPart part = { .first = first, .n_passages = end - first };

  if (end > first)
    g_array_append_val (self->parts, part);
}

static void
divide_anywhere (Divider *self, guint first, guint end)
{
  guint from = first;

  for (guint i = first; i < end; i++)
    if (i > from && get_words (self, from, i + 1) > self->max_words)
      {
        add_part (self, from, i);
        from = i;
      }
  add_part (self, from, end);
}

/* Divides the passages from @first to @end at sections of @level. */
static void
divide (Divider *self, guint first, guint end, int level)
{
  const GPtrArray *sections = self->document->items[DOSSIER_KIND_SECTION];
  gboolean deeper = FALSE;
  guint from = first;

  if (get_words (self, first, end) <= self->max_words)
    {
      add_part (self, first, end);
      return;
    }
  for (guint i = 0; i < sections->len; i++)
    {
      const DossierSection *section = g_ptr_array_index (sections, i);

      if (section->first_passage < first || section->first_passage >= end)
        continue;
      deeper = deeper || section->level > level;
      if (section->level != level || section->first_passage <= from)
        continue;
      divide (self, from, section->first_passage, level + 1);
      from = section->first_passage;
    }
  if (from > first || deeper)
    divide (self, from, end, level + 1);
  else
    divide_anywhere (self, from, end);
}

GArray *
dossier_reading_parts_new (DossierDocument *document, guint max_words)
{
  g_autofree guint64 *words_before = NULL;
  Divider self = { .document = document, .max_words = max_words };
  guint n_passages;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  self.words_before = words_before = g_new0 (guint64, n_passages + 1);
  for (guint i = 0; i < n_passages; i++)
    words_before[i + 1] =
      words_before[i] + count_words (dossier_document_get_passage (document, i)->text);
  self.parts = g_array_new (FALSE, FALSE, sizeof (DossierReadingPart));
  divide (&self, 0, n_passages, 0);
  if (self.parts->len == 0)
    {
      DossierReadingPart none = { 0, 0 };

      g_array_append_val (self.parts, none);
    }
  return self.parts;
}

guint
dossier_reading_parts_find (const GArray *parts, guint passage)
{
  guint found = 0;

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, DossierReadingPart, i).first <= passage)
      found = i;
  return found;
}
