/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an anchor was made of: the words that were marked, and what stood around them. */
#include "text/anchor-finder.h"

float
dossier_words_weigh (DossierWording *text, const GArray *words, guint first, guint last)
{
  float sum = 0;

  for (guint i = first; i < last; i++)
    sum += dossier_wording_get_weight (text, g_array_index (words, DossierPlainWord, i).id);
  return sum;
}

gboolean
dossier_words_start_sentence (const DossierPlainWord *words, guint n, guint i)
{
  if (i >= n || words[i].breaks)
    return TRUE;
  if (words[i].closes)
    return FALSE;
  while (i > 0 && words[i - 1].closes && !words[i].breaks)
    i--;
  return i > 0 && words[i - 1].stops;
}

static void
find_sentences (DossierWanted *self)
{
  const DossierPlainWord *words = (const DossierPlainWord *) (gpointer) self->words->data;
  guint first = self->first;
  guint last = self->last;

  while (first > 0 && !dossier_words_start_sentence (words, self->words->len, first))
    first--;
  while (!dossier_words_start_sentence (words, self->words->len, last))
    last++;
  self->sentence_first = first;
  self->sentence_last = last;
}

guint
dossier_words_get_rarest (DossierWording *text,
                          const DossierPlainWord *words,
                          guint first,
                          guint last,
                          guint but)
{
  guint rarest = first;
  guint least = G_MAXUINT;

  for (guint i = first; i < last; i++)
    {
      guint n;

      dossier_wording_get_places (text, words[i].id, &n);
      if (n >= least || i == but)
        continue;
      least = n;
      rarest = i;
    }
  return rarest;
}

static guint
count_differences (const DossierPlainWord *a, const DossierPlainWord *b, guint n, guint most)
{
  guint differences = 0;

  for (guint i = 0; i < n && differences <= most; i++)
    differences += a[i].id != b[i].id;
  return differences;
}

/* How often words @first to @last - 1 stand in the text, up to @most of them replaced; counted up
 * to twice. @pivot is one of them that stands there. */
static guint
count_places (DossierWording *text,
              const DossierPlainWord *old,
              guint first,
              guint last,
              guint pivot,
              guint most)
{
  guint n_words, n_places;
  const DossierPlainWord *words = dossier_wording_get_all (text, &n_words);
  const guint *places = dossier_wording_get_places (text, old[pivot].id, &n_places);
  guint ahead = pivot - first;
  guint n = 0;

  for (guint i = 0; i < n_places && n < 2; i++)
    n += places[i] >= ahead && places[i] - ahead + last - first <= n_words &&
         count_differences (words + places[i] - ahead, old + first, last - first, most) <= most;
  return n;
}

/* Whether one of the sentences stands in the text more than once, or with a word in eight replaced.
 */
static gboolean
has_twins (const DossierWanted *self, DossierWording *text, gboolean lookalikes)
{
  const DossierPlainWord *words = (const DossierPlainWord *) (gpointer) self->words->data;
  guint last;

  for (guint first = self->sentence_first; first < self->sentence_last; first = last)
    {
      guint pivot, most;

      last = first + 1;
      while (last < self->sentence_last &&
             !dossier_words_start_sentence (words, self->words->len, last))
        last++;
      most = lookalikes && last - first > 3 ? MAX (1, (last - first) / 8) : 0;
      pivot = dossier_words_get_rarest (text, words, first, last, G_MAXUINT);
      if (count_places (text, words, first, last, pivot, most) > 1)
        return TRUE;
      /* the rarest may be the one that is replaced */
      pivot = dossier_words_get_rarest (text, words, first, last, pivot);
      if (most > 0 && count_places (text, words, first, last, pivot, most) > 1)
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_wanted_has_lookalikes (const DossierWanted *self, DossierWording *text)
{
  return self->first < self->last && has_twins (self, text, TRUE);
}

static guint
count_letters (const char *text, guint start, guint end)
{
  guint n = 0;
  const char *p = g_utf8_offset_to_pointer (text, start);

  for (; start < end; start++, p = g_utf8_next_char (p))
    n += !g_unichar_ismark (g_utf8_get_char (p));
  return n;
}

/* Characters @start to @end of the text are marked, in characters. */
static void
find_marked (DossierWanted *self, const char *text, guint start, guint end)
{
  const DossierPlainWord *words = (const DossierPlainWord *) (gpointer) self->words->data;

  while (self->first < self->words->len && words[self->first].end <= start)
    self->first++;
  self->last = self->first;
  while (self->last < self->words->len && words[self->last].start < end)
    self->last++;
  if (self->last == self->first)
    return;

  self->skip_before =
    count_letters (text, words[self->first].start, MAX (start, words[self->first].start));
  self->skip_after =
    count_letters (text, MIN (end, words[self->last - 1].end), words[self->last - 1].end);
}

/* What is cut off may have been cut within a word. */
static void
drop_halves (DossierWanted *self, guint length)
{
  DossierPlainWord *words = (DossierPlainWord *) (gpointer) self->words->data;

  if (self->cut_after && self->words->len > self->last && words[self->words->len - 1].end == length)
    g_array_set_size (self->words, self->words->len - 1);
  if (self->cut_before && self->first > 0 && words[0].start == 0)
    {
      g_array_remove_index (self->words, 0);
      self->first--;
      self->last--;
    }
}

DossierWanted *
dossier_wanted_new (DossierWording *text, const DossierAnchor *anchor)
{
  gboolean noted = anchor->before != NULL;
  const char *before = noted ? anchor->before : anchor->prefix;
  const char *after = noted ? anchor->after : anchor->suffix;
  guint limit = noted ? DOSSIER_ANCHOR_AROUND : DOSSIER_ANCHOR_CONTEXT;
  g_autofree char *whole = g_strconcat (before, anchor->exact, after, NULL);
  guint n_before = (guint) g_utf8_strlen (before, -1);
  guint n_exact = (guint) g_utf8_strlen (anchor->exact, -1);
  guint n_after = (guint) g_utf8_strlen (after, -1);
  DossierWanted *self = g_new0 (DossierWanted, 1);

  self->words = dossier_wording_split (text, whole);
  self->cut_before = n_before >= limit;
  self->cut_after = n_after >= limit;
  find_marked (self, whole, n_before, n_before + n_exact);
  drop_halves (self, n_before + n_exact + n_after);
  if (!self->cut_before && self->words->len > 0)
    g_array_index (self->words, DossierPlainWord, 0).breaks = TRUE;
  if (self->first < self->last)
    {
      find_sentences (self);
      self->twins = has_twins (self, text, FALSE);
    }
  self->weight = dossier_words_weigh (text, self->words, self->first, self->last);
  self->weight_sentence =
    dossier_words_weigh (text, self->words, self->sentence_first, self->sentence_last);
  self->weight_before =
    dossier_words_weigh (text, self->words, self->first - MIN (self->first, DOSSIER_FIT_SIDE),
                         self->first);
  self->weight_after = dossier_words_weigh (text, self->words, self->last,
                                            MIN (self->last + DOSSIER_FIT_SIDE, self->words->len));
  return self;
}

void
dossier_wanted_free (DossierWanted *self)
{
  g_array_unref (self->words);
  g_free (self);
}
