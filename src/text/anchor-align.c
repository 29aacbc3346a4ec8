/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best place for words within a stretch of a text, where some of them have changed. */
#include "text/anchor-finder.h"

/* Of a long quote so many words count at its beginning and end. */
#define QUOTE_END 64

enum
{
  STOP,
  SKIP_OLD,
  SKIP_NEW,
  MATCH,
};

GArray *
dossier_wanted_pick (const DossierWanted *wanted)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = wanted->first - MIN (wanted->first, DOSSIER_FIT_SIDE);
  guint end = MIN (wanted->last + DOSSIER_FIT_SIDE, wanted->words->len);

  for (guint i = start; i < end; i++)
    if (i < wanted->first + QUOTE_END || i + QUOTE_END >= wanted->last)
      g_array_append_val (picked, i);
  return picked;
}

/* What a word counts for in an alignment. The marked ones count for at least as much as all that
 * stands around them: a place that has them is found before one that has only the rest. */
static float
get_value (const DossierFinder *self, guint word)
{
  const DossierWanted *wanted = self->wanted;
  float weight = dossier_wording_get_weight (self->text, self->old[word].id);
  float around = wanted->weight_before + wanted->weight_after;

  if (word < wanted->first || word >= wanted->last)
    return weight;
  return weight * MAX (2, around / wanted->weight);
}

/* The best alignment of all picked words with any stretch of words @low to @high - 1: for each
 * picked one the word it is matched with, or G_MAXUINT. */
static guint *
align (DossierFinder *self, const GArray *picked, guint low, guint high)
{
  guint n = picked->len;
  guint m = high - low;
  g_autofree guint8 *steps = g_new0 (guint8, (gsize) (n + 1) * (m + 1));
  g_autofree float *row = g_new0 (float, m + 1);
  guint *matched = g_new (guint, MAX (n, 1));
  guint j = 0;

  for (guint i = 1; i <= n; i++)
    {
      guint word = g_array_index (picked, guint, i - 1);
      const DossierPlainWord *old = self->old + word;
      float weight = get_value (self, word);
      guint8 *step = steps + (gsize) i * (m + 1);
      float diagonal = row[0];

      step[0] = SKIP_OLD;
      for (guint k = 1; k <= m; k++)
        {
          float value = row[k];

          step[k] = SKIP_OLD;
          if (row[k - 1] - DOSSIER_FIT_GAP > value)
            {
              value = row[k - 1] - DOSSIER_FIT_GAP;
              step[k] = SKIP_NEW;
            }
          if (self->words[low + k - 1].id == old->id && diagonal + weight >= value)
            {
              value = diagonal + weight;
              step[k] = MATCH;
            }
          diagonal = row[k];
          row[k] = value;
        }
    }

  for (guint k = 1; k <= m; k++)
    if (row[k] > row[j])
      j = k;
  for (guint i = 0; i < n; i++)
    matched[i] = G_MAXUINT;
  for (guint i = n; i > 0;)
    switch (steps[(gsize) i * (m + 1) + j])
      {
      case MATCH:
        matched[--i] = low + --j;
        break;
      case SKIP_NEW:
        j--;
        break;
      default:
        i--;
      }
  return matched;
}

/* Where words that were replaced at the ends of the quote begin and end: as far as what is matched
 * outside them, if that is near. */
static void
widen (const DossierFinder *self, const GArray *picked, const guint *matched, DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  guint lost_first = 0;
  guint lost_last = 0;

  for (guint i = 0; i < picked->len; i++)
    {
      guint word = g_array_index (picked, guint, i);

      if (word + 1 == wanted->first && matched[i] != G_MAXUINT)
        {
          for (guint k = i + 1; k < picked->len && matched[k] == G_MAXUINT; k++)
            lost_first++;
          if (lost_first > 0 && match->first - matched[i] - 1 <= 2 * lost_first + 1)
            match->first = matched[i] + 1;
        }
      if (word == wanted->last && matched[i] != G_MAXUINT)
        {
          for (guint k = i; k > 0 && matched[k - 1] == G_MAXUINT; k--)
            lost_last++;
          if (lost_last > 0 && matched[i] - match->last <= 2 * lost_last + 1)
            match->last = matched[i];
        }
    }
}

/* An anchor stands in one passage: the one that has most of it. */
static void
keep_to_passage (const DossierFinder *self, DossierFit *match)
{
  guint best_first = match->first;
  guint best = 0;

  for (guint first = match->first, last = first; first < match->last; first = last)
    {
      while (last < match->last && self->words[last].passage == self->words[first].passage)
        last++;
      if (last - first <= best)
        continue;
      best = last - first;
      best_first = first;
    }
  match->first = best_first;
  match->last = best_first + best;
}

/* How much of the marked words is between match->first and last, and how little else. */
static void
compare_quote (const DossierFinder *self,
               const GArray *picked,
               const guint *matched,
               DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  float found = 0;
  float wanted_weight = 0;
  float there = 0;
  gboolean all = match->last - match->first > 2 * QUOTE_END;

  for (guint i = 0; i < picked->len; i++)
    {
      guint word = g_array_index (picked, guint, i);
      float weight = dossier_wording_get_weight (self->text, self->old[word].id);

      if (word < wanted->first || word >= wanted->last)
        continue;
      wanted_weight += weight;
      if (matched[i] >= match->first && matched[i] < match->last)
        found += weight;
    }
  /* of a long one the middle is not looked at */
  for (guint i = match->first; i < match->last && !all; i++)
    there += dossier_wording_get_weight (self->text, self->words[i].id);
  match->quote = wanted_weight > 0 ? found / MAX (wanted_weight, there) : 0;
}

/* Where the words were, when what stood around them is there without them: that speaks against
 * other places. */
static gboolean
find_gap (const DossierFinder *self, const GArray *picked, const guint *matched, DossierFit *match)
{
  for (guint i = 0; i < picked->len; i++)
    {
      if (matched[i] == G_MAXUINT)
        continue;
      if (g_array_index (picked, guint, i) < self->wanted->first)
        match->first = matched[i] + 1;
      else if (match->first == G_MAXUINT)
        match->first = matched[i];
    }
  if (match->first == G_MAXUINT)
    return FALSE;
  match->first = MIN (match->first, self->n_words - 1);
  match->last = match->first + 1;
  return TRUE;
}

void
dossier_finder_try (DossierFinder *self, const GArray *picked, guint low, guint high)
{
  const DossierWanted *wanted = self->wanted;
  g_autofree guint *matched = NULL;
  DossierFit match = { .first = G_MAXUINT };

  if (low >= high)
    return;
  matched = align (self, picked, low, high);
  for (guint i = 0; i < picked->len; i++)
    {
      guint word = g_array_index (picked, guint, i);

      if (word < wanted->first || word >= wanted->last || matched[i] == G_MAXUINT)
        continue;
      match.first = MIN (match.first, matched[i]);
      match.last = matched[i] + 1;
    }
  if (match.last > 0)
    {
      widen (self, picked, matched, &match);
      keep_to_passage (self, &match);
      compare_quote (self, picked, matched, &match);
    }
  else if (!find_gap (self, picked, matched, &match))
    return;
  dossier_finder_weigh (self, &match);
  g_array_append_val (self->matches, match);
}
