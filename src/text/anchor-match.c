/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/anchor-match.h"

/* Words of context that count on either side, and of a long quote at its beginning and end. */
#define SIDE 48
#define QUOTE_END 64
/* What a word that was not there takes from the score of an alignment. */
#define GAP 0.02f
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

/* What is wanted */

static float
sum_weights (DossierWording *text, const GArray *words, guint first, guint last)
{
  float sum = 0;

  for (guint i = first; i < last; i++)
    sum += dossier_wording_get_weight (text, g_array_index (words, DossierPlainWord, i).id);
  return sum;
}

static gboolean
starts_sentence (const DossierPlainWord *words, guint n, guint i)
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

  while (first > 0 && !starts_sentence (words, self->words->len, first))
    first--;
  while (!starts_sentence (words, self->words->len, last))
    last++;
  self->sentence_first = first;
  self->sentence_last = last;
}

static gboolean
same_words (const DossierPlainWord *a, const DossierPlainWord *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].id != b[i].id)
      return FALSE;
  return TRUE;
}

/* The word that stands least often, but for @but. */
static guint
get_rarest (DossierWording *text, const DossierPlainWord *words, guint first, guint last, guint but)
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
      while (last < self->sentence_last && !starts_sentence (words, self->words->len, last))
        last++;
      most = lookalikes && last - first > 3 ? MAX (1, (last - first) / 8) : 0;
      pivot = get_rarest (text, words, first, last, G_MAXUINT);
      if (count_places (text, words, first, last, pivot, most) > 1)
        return TRUE;
      /* the rarest may be the one that is replaced */
      pivot = get_rarest (text, words, first, last, pivot);
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
  self->weight = sum_weights (text, self->words, self->first, self->last);
  self->weight_sentence =
    sum_weights (text, self->words, self->sentence_first, self->sentence_last);
  self->weight_before =
    sum_weights (text, self->words, self->first - MIN (self->first, SIDE), self->first);
  self->weight_after =
    sum_weights (text, self->words, self->last, MIN (self->last + SIDE, self->words->len));
  return self;
}

void
dossier_wanted_free (DossierWanted *self)
{
  g_array_unref (self->words);
  g_free (self);
}

/* Comparing */

typedef struct
{
  const DossierWanted *wanted;
  const DossierPlainWord *old;
  DossierWording *text;
  const DossierPlainWord *words;
  guint n_words;
  GArray *matches; /* of DossierFit */
} Finder;

/* How much of @n_old words is found in order among @n_new, both counted away from the quote: the
 * best alignment (Needleman and Wunsch) of any beginning of both, in which a word that went costs
 * its weight and one that came costs GAP. 0 to 1. */
static float
compare_side (Finder *self,
              const DossierPlainWord *old,
              guint n_old,
              const DossierPlainWord *new,
              guint n_new,
              int step)
{
  float row[2 * SIDE + 20 + 1];
  float best = 0;
  float all = 0;

  n_new = MIN (n_new, G_N_ELEMENTS (row) - 1);
  for (guint j = 0; j <= n_new; j++)
    row[j] = -GAP * (float) j;
  for (guint i = 0; i < n_old; i++, old += step)
    {
      float weight = dossier_wording_get_weight (self->text, old->id);
      const DossierPlainWord *word = new;
      float diagonal = row[0];

      all += weight;
      row[0] = 0;
      for (guint j = 1; j <= n_new; j++, word += step)
        {
          float value = MAX (row[j], row[j - 1] - GAP);

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
compare_around (Finder *self, const DossierFit *match, guint n, guint n_new, int step)
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
compare_sentence (Finder *self, const DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  guint n_before = MIN (wanted->first - wanted->sentence_first, SIDE);
  guint n_after = MIN (wanted->sentence_last - wanted->last, SIDE);
  float weight_before =
    sum_weights (self->text, wanted->words, wanted->first - n_before, wanted->first);
  float weight_after =
    sum_weights (self->text, wanted->words, wanted->last, wanted->last + n_after);
  float before = compare_around (self, match, n_before, n_before + NEAR_SLACK, -1);
  float after = compare_around (self, match, n_after, n_after + NEAR_SLACK, 1);

  return (wanted->weight * match->quote + weight_before * before + weight_after * after) /
         (wanted->weight + weight_before + weight_after);
}

/* Fills in all but the place and match->quote. */
static void
weigh_match (Finder *self, DossierFit *match)
{
  const DossierWanted *wanted = self->wanted;
  guint n_before = MIN (wanted->first, SIDE);
  guint n_after = MIN (wanted->words->len - wanted->last, SIDE);
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

/* Whether the words of the sentences stand at @place, the marked ones in one passage. */
static gboolean
has_words (const Finder *self, guint place)
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
is_sentence (const Finder *self, guint place)
{
  const DossierWanted *wanted = self->wanted;
  guint n = wanted->sentence_last - wanted->sentence_first;
  gboolean known_start = wanted->sentence_first > 0 || !wanted->cut_before;
  gboolean known_end = wanted->sentence_last < wanted->words->len || !wanted->cut_after;

  return (!known_start || starts_sentence (self->words, self->n_words, place)) &&
         (!known_end || starts_sentence (self->words, self->n_words, place + n));
}

/* Whether all that is known is there around the sentence at @place. */
static gboolean
is_whole (const Finder *self, guint place)
{
  const DossierWanted *wanted = self->wanted;
  guint start = place - wanted->sentence_first;

  return place >= wanted->sentence_first && start + wanted->words->len <= self->n_words &&
         (wanted->cut_before || start == 0) &&
         (wanted->cut_after || start + wanted->words->len == self->n_words) &&
         same_words (self->words + start, self->old, wanted->words->len);
}

static void
find_sentences_again (Finder *self)
{
  const DossierWanted *wanted = self->wanted;
  guint n_places;
  guint rarest =
    get_rarest (self->text, self->old, wanted->sentence_first, wanted->sentence_last, G_MAXUINT);
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
      weigh_match (self, &match);
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
collect_seeds (Finder *self)
{
  const DossierWanted *wanted = self->wanted;
  g_autoptr (GArray) rare = g_array_new (FALSE, FALSE, sizeof (Rare));
  GArray *seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  guint last = MIN (wanted->words->len, wanted->last + SIDE);

  for (guint i = wanted->first - MIN (wanted->first, SIDE); i < last; i++)
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

/* Aligning */

enum
{
  STOP,
  SKIP_OLD,
  SKIP_NEW,
  MATCH,
};

/* The marked words as they are compared, by their index: all, or the ends of many. */
static GArray *
pick_words (const DossierWanted *wanted)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = wanted->first - MIN (wanted->first, SIDE);
  guint end = MIN (wanted->last + SIDE, wanted->words->len);

  for (guint i = start; i < end; i++)
    if (i < wanted->first + QUOTE_END || i + QUOTE_END >= wanted->last)
      g_array_append_val (picked, i);
  return picked;
}

/* What a word counts for in an alignment. The marked ones count for at least as much as all that
 * stands around them: a place that has them is found before one that has only the rest. */
static float
get_value (const Finder *self, guint word)
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
align (Finder *self, const GArray *picked, guint low, guint high)
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
          if (row[k - 1] - GAP > value)
            {
              value = row[k - 1] - GAP;
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
widen (const Finder *self, const GArray *picked, const guint *matched, DossierFit *match)
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
keep_to_passage (const Finder *self, DossierFit *match)
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

/* Whether the sentences around both overlap by more than what one of two that stand side by side
 * may have lost. */
static gboolean
overlaps (const DossierWanted *wanted, const DossierFit *a, const DossierFit *b)
{
  guint rest = wanted->sentence_last - wanted->sentence_first - (wanted->last - wanted->first);

  rest -= rest / 4;
  return a->first < b->last + rest && b->first < a->last + rest;
}

/* How much of the marked words is between match->first and last, and how little else. */
static void
compare_quote (const Finder *self, const GArray *picked, const guint *matched, DossierFit *match)
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
find_gap (const Finder *self, const GArray *picked, const guint *matched, DossierFit *match)
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

/* The best place within words @low to @high - 1. */
static void
try_stretch (Finder *self, const GArray *picked, guint low, guint high)
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
  weigh_match (self, &match);
  g_array_append_val (self->matches, match);
}

/* Around @place, beside what is known there: a lookalike may stand right next to it. */
static void
try_place (Finder *self, const GArray *picked, gint64 place, guint n_known)
{
  const DossierWanted *wanted = self->wanted;
  guint slack = SEED_WIDTH + 20;
  gint64 from = place + wanted->first - MIN (wanted->first, SIDE) - slack;
  gint64 to = place + MIN (wanted->last + SIDE, wanted->words->len) + slack;
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
      try_stretch (self, picked, start, first);
      start = last;
    }
  try_stretch (self, picked, start, high);
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
begin (Finder *self, const DossierWanted *wanted, DossierWording *text)
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
  Finder self = { 0 };

  if (begin (&self, wanted, text))
    find_sentences_again (&self);
  return self.matches;
}

GArray *
dossier_wanted_find (const DossierWanted *wanted, DossierWording *text)
{
  Finder self = { 0 };
  gint64 place;
  guint n_known;

  if (!begin (&self, wanted, text))
    return self.matches;

  find_sentences_again (&self);
  if (!has_whole (self.matches))
    {
      g_autoptr (GArray) seeds = collect_seeds (&self);
      g_autoptr (GArray) picked = pick_words (wanted);

      n_known = self.matches->len;
      for (guint i = 0; i < MAX_TRIED && take_peak (seeds, &place); i++)
        try_place (&self, picked, place, n_known);
    }
  drop_overlapping (wanted, self.matches);
  return self.matches;
}
