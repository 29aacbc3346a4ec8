/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a text the words may stand that an anchor was made of. */
#include "text/anchor-finder.h"

/* So many other words may stand within the sentence. */
#define NEAR_SLACK 4
/* Seeds: so many places are looked up, rarest words first; no word that stands more often. */
#define MAX_SEEDS 1500
#define MAX_PLACES_OF_SEED 400
/* Seeds within so many words of each other speak for one place; so many places are tried. */
#define SEED_WIDTH 40
#define MAX_TRIED 4
/* Whole sentences that are weighed: more of them, and none can have a lead. */
#define MAX_WHOLE 256

/* Comparing */

/* How much of @n_old words is found in order among @n_new, both counted away from the quote: the
 * best alignment (Needleman and Wunsch) of any beginning of both, in which a word that went costs
 * its weight and one that came costs DOSSIER_FIT_GAP. 0 to 1. */
static float
compare_side (DossierFinder *self,
              const DossierPlainWord *old,
              guint n_old,
              const DossierPlainWord *new,
              guint n_new,
              int step)
{
  float row[2 * DOSSIER_FIT_SIDE + 20 + 1];
  float best = 0;
  float all = 0;

  n_new = MIN (n_new, G_N_ELEMENTS (row) - 1);
  for (guint j = 0; j <= n_new; j++)
    row[j] = -DOSSIER_FIT_GAP * (float) j;
  for (guint i = 0; i < n_old; i++, old += step)
    {
      float weight = dossier_wording_get_weight (self->text, old->id);
      const DossierPlainWord *word = new;
      float diagonal = row[0];

      all += weight;
      row[0] = 0;
      for (guint j = 1; j <= n_new; j++, word += step)
        {
          float value = MAX (row[j], row[j - 1] - DOSSIER_FIT_GAP);

          if (word->id == old->id)
            value = MAX (value, diagonal + weight);
          diagonal = row[j];
          row[j] = value;
          best = MAX (best, value);
        }
    }
  return all > 0 ? MIN (best / all, 1) : 0;
}

/* How much of the @n words before (@step -1) or after the quote is there; of @n_new that stand on
 * that side of the place. */
static float
compare_around (DossierFinder *self, const DossierFit *match, guint n, guint n_new, int step)
{
  const DossierWanted *wanted = self->wanted;
  guint there = step < 0 ? match->first : self->n_words - match->last;

  if (n == 0 || there == 0)
    return 0;
  if (step < 0)
    return compare_side (self, self->old + wanted->first - 1, n, self->words + match->first - 1,
                         MIN (there, n_new), step);
  return compare_side (self, self->old + wanted->last, n, self->words + match->last,
                       MIN (there, n_new), step);
}

/* How much of the sentences is there, close to the quote, 0 to 1. */
static float
compare_sentence (DossierFinder *self, const DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  guint n_before = MIN (wanted->first - wanted->sentence_first, DOSSIER_FIT_SIDE);
  guint n_after = MIN (wanted->sentence_last - wanted->last, DOSSIER_FIT_SIDE);
  float weight_before =
    dossier_words_weigh (self->text, wanted->words, wanted->first - n_before, wanted->first);
  float weight_after =
    dossier_words_weigh (self->text, wanted->words, wanted->last, wanted->last + n_after);
  float before = compare_around (self, match, n_before, n_before + NEAR_SLACK, -1);
  float after = compare_around (self, match, n_after, n_after + NEAR_SLACK, 1);

  return (wanted->weight * match->quote + weight_before * before + weight_after * after) /
         (wanted->weight + weight_before + weight_after);
}

void
dossier_finder_weigh (DossierFinder *self, DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  guint n_before = MIN (wanted->first, DOSSIER_FIT_SIDE);
  guint n_after = MIN (wanted->words->len - wanted->last, DOSSIER_FIT_SIDE);
  float around = wanted->weight_before + wanted->weight_after;
  float before = compare_around (self, match, n_before, 2 * n_before + 20, -1);
  float after = compare_around (self, match, n_after, 2 * n_after + 20, 1);

  float sentence;

  before *= wanted->weight_before;
  after *= wanted->weight_after;
  match->around = around > 0 ? (before + after) / around : 1;
  match->score =
    (2 * wanted->weight * match->quote + before + after) / (2 * wanted->weight + around);
  sentence = compare_sentence (self, match);
  match->score *= match->quote > 0 ? 0.5f + 0.5f * sentence : sentence;
}

/* Whole sentences */

static gboolean
same_words (const DossierPlainWord *a, const DossierPlainWord *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].id != b[i].id)
      return FALSE;
  return TRUE;
}

/* Whether the words of the sentences stand at @place, the marked ones in one passage. */
static gboolean
has_words (const DossierFinder *self, guint place)
{
  const DossierWanted *wanted = self->wanted;
  guint n = wanted->sentence_last - wanted->sentence_first;
  guint first = place + wanted->first - wanted->sentence_first;
  guint last = first + wanted->last - wanted->first;

  return place + n <= self->n_words &&
         same_words (self->words + place, self->old + wanted->sentence_first, n) &&
         self->words[first].passage == self->words[last - 1].passage;
}

/* Whether they are sentences there, too, not parts of longer ones. */
static gboolean
is_sentence (const DossierFinder *self, guint place)
{
  const DossierWanted *wanted = self->wanted;
  guint n = wanted->sentence_last - wanted->sentence_first;
  gboolean known_start = wanted->sentence_first > 0 || !wanted->cut_before;
  gboolean known_end = wanted->sentence_last < wanted->words->len || !wanted->cut_after;

  return (!known_start || dossier_words_start_sentence (self->words, self->n_words, place)) &&
         (!known_end || dossier_words_start_sentence (self->words, self->n_words, place + n));
}

/* Whether all that is known is there around the sentence at @place. */
static gboolean
is_whole (const DossierFinder *self, guint place)
{
  const DossierWanted *wanted = self->wanted;
  guint start = place - wanted->sentence_first;

  return place >= wanted->sentence_first && start + wanted->words->len <= self->n_words &&
         (wanted->cut_before || start == 0) &&
         (wanted->cut_after || start + wanted->words->len == self->n_words) &&
         same_words (self->words + start, self->old, wanted->words->len);
}

static void
find_sentences_again (DossierFinder *self)
{
  const DossierWanted *wanted = self->wanted;
  guint n_places;
  guint rarest = dossier_words_get_rarest (self->text, self->old, wanted->sentence_first,
                                           wanted->sentence_last, G_MAXUINT);
  guint ahead = rarest - wanted->sentence_first;
  const guint *places = dossier_wording_get_places (self->text, self->old[rarest].id, &n_places);

  for (guint i = 0; i < n_places && self->matches->len < MAX_WHOLE; i++)
    {
      DossierFit match = { .same = TRUE, .quote = 1 };

      if (places[i] < ahead || !has_words (self, places[i] - ahead))
        continue;
      match.sentence = is_sentence (self, places[i] - ahead);
      match.first = places[i] - ahead + wanted->first - wanted->sentence_first;
      match.last = match.first + wanted->last - wanted->first;
      match.whole = match.sentence && is_whole (self, places[i] - ahead);
      dossier_finder_weigh (self, &match);
      if (match.whole)
        match.score = 1;
      g_array_append_val (self->matches, match);
    }
}

/* Likely places */

typedef struct
{
  gint64 place; /* where the first of the wanted words would stand */
  float weight;
} Seed;

static int
compare_seeds (gconstpointer a, gconstpointer b)
{
  const Seed *first = a;
  const Seed *second = b;

  return (first->place > second->place) - (first->place < second->place);
}

typedef struct
{
  guint n_places;
  guint word;
} Rare;

static int
compare_rare (gconstpointer a, gconstpointer b)
{
  const Rare *first = a;
  const Rare *second = b;

  if (first->n_places != second->n_places)
    return first->n_places < second->n_places ? -1 : 1;
  return (first->word > second->word) - (first->word < second->word);
}

/* Where the rarer of the wanted words stand, as the places that they speak for; ascending. */
static GArray *
collect_seeds (DossierFinder *self)
{
  const DossierWanted *wanted = self->wanted;
  g_autoptr (GArray) rare = g_array_new (FALSE, FALSE, sizeof (Rare));
  GArray *seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  guint last = MIN (wanted->words->len, wanted->last + DOSSIER_FIT_SIDE);

  for (guint i = wanted->first - MIN (wanted->first, DOSSIER_FIT_SIDE); i < last; i++)
    {
      Rare entry = { .word = i };

      dossier_wording_get_places (self->text, self->old[i].id, &entry.n_places);
      if (entry.n_places > 0)
        g_array_append_val (rare, entry);
    }
  g_array_sort (rare, compare_rare);

  for (guint i = 0; i < rare->len; i++)
    {
      const Rare *entry = &g_array_index (rare, Rare, i);
      guint id = self->old[entry->word].id;
      guint n;
      const guint *places = dossier_wording_get_places (self->text, id, &n);

      if (seeds->len > 0 && (n > MAX_PLACES_OF_SEED || seeds->len + n > MAX_SEEDS))
        break;
      for (guint j = 0; j < MIN (n, MAX_SEEDS); j++)
        {
          Seed seed = { (gint64) places[j] - entry->word,
                        dossier_wording_get_weight (self->text, id) };

          g_array_append_val (seeds, seed);
        }
    }
  g_array_sort (seeds, compare_seeds);
  return seeds;
}

/* The heaviest SEED_WIDTH of words among those not taken yet; FALSE when there is none. What it
 * takes is marked by a weight of 0. */
static gboolean
take_peak (GArray *seeds, gint64 *place)
{
  Seed *all = (Seed *) (gpointer) seeds->data;
  float best = 0;
  float sum = 0;
  guint best_first = 0;
  guint best_last = 0;

  for (guint first = 0, last = 0; last < seeds->len; last++)
    {
      sum += all[last].weight;
      for (; all[last].place - all[first].place > SEED_WIDTH; first++)
        sum -= all[first].weight;
      if (sum <= best + 1e-4f)
        continue;
      best = sum;
      best_first = first;
      best_last = last;
    }
  if (best <= 0)
    return FALSE;

  *place = all[(best_first + best_last) / 2].place;
  for (guint i = best_first; i <= best_last; i++)
    all[i].weight = 0;
  return TRUE;
}

/* Around @place, beside what is known there: a lookalike may stand right next to it. */
static void
try_place (DossierFinder *self, const GArray *picked, gint64 place, guint n_known)
{
  const DossierWanted *wanted = self->wanted;
  guint slack = SEED_WIDTH + 20;
  gint64 from = place + wanted->first - MIN (wanted->first, DOSSIER_FIT_SIDE) - slack;
  gint64 to = place + MIN (wanted->last + DOSSIER_FIT_SIDE, wanted->words->len) + slack;
  guint low = (guint) CLAMP (from, 0, self->n_words);
  guint high = (guint) CLAMP (to, low, self->n_words);
  guint start = low;

  for (guint i = 0; i < n_known; i++)
    {
      const DossierFit *known = &g_array_index (self->matches, DossierFit, i);
      guint first = known->first - (wanted->first - wanted->sentence_first);
      guint last = known->last + (wanted->sentence_last - wanted->last);

      if (last <= start || first >= high)
        continue;
      dossier_finder_try (self, picked, start, first);
      start = last;
    }
  dossier_finder_try (self, picked, start, high);
}

/* Whether the sentences around both overlap by more than what one of two that stand side by side
 * may have lost. */
static gboolean
overlaps (const DossierWanted *wanted, const DossierFit *a, const DossierFit *b)
{
  guint rest = wanted->sentence_last - wanted->sentence_first - (wanted->last - wanted->first);

  rest -= rest / 4;
  return a->first < b->last + rest && b->first < a->last + rest;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const DossierFit *first = a;
  const DossierFit *second = b;

  if (first->whole != second->whole)
    return first->whole ? -1 : 1;
  if (first->sentence != second->sentence && ABS (first->score - second->score) < 1e-4f)
    return first->sentence ? -1 : 1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return (first->first > second->first) - (first->first < second->first);
}

/* One place that was found in two ways counts once: as the whole sentence, if it is that. */
static void
drop_overlapping (const DossierWanted *wanted, GArray *matches)
{
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    for (guint j = i + 1; j < matches->len;)
      {
        const DossierFit *better = &g_array_index (matches, DossierFit, i);
        const DossierFit *other = &g_array_index (matches, DossierFit, j);

        if (overlaps (wanted, better, other))
          g_array_remove_index (matches, j);
        else
          j++;
      }
}

static gboolean
has_whole (const GArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, DossierFit, i).whole)
      return TRUE;
  return FALSE;
}

static gboolean
begin (DossierFinder *self, const DossierWanted *wanted, DossierWording *text)
{
  self->wanted = wanted;
  self->text = text;
  self->matches = g_array_new (FALSE, FALSE, sizeof (DossierFit));
  self->old = (const DossierPlainWord *) (gpointer) wanted->words->data;
  self->words = dossier_wording_get_all (text, &self->n_words);
  return wanted->first < wanted->last && self->n_words > 0;
}

GArray *
dossier_wanted_find_same (const DossierWanted *wanted, DossierWording *text)
{
  DossierFinder self = { 0 };

  if (begin (&self, wanted, text))
    find_sentences_again (&self);
  return self.matches;
}

GArray *
dossier_wanted_find (const DossierWanted *wanted, DossierWording *text)
{
  DossierFinder self = { 0 };
  gint64 place;
  guint n_known;

  if (!begin (&self, wanted, text))
    return self.matches;

  find_sentences_again (&self);
  if (!has_whole (self.matches))
    {
      g_autoptr (GArray) seeds = collect_seeds (&self);
      g_autoptr (GArray) picked = dossier_wanted_pick (wanted);

      n_known = self.matches->len;
      for (guint i = 0; i < MAX_TRIED && take_peak (seeds, &place); i++)
        try_place (&self, picked, place, n_known);
    }
  drop_overlapping (wanted, self.matches);
  return self.matches;
}
