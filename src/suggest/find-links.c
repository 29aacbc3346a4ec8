/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in the text, and those in bare lists below it, each with the sentence that it supports.
 *
 * A list's addresses are in the order of the sentences. So each gets one such that the order holds
 * and that what the addresses say (words, dates) fits best, found by the usual table of best sums.
 */
#include <math.h>
#include <string.h>

#include "suggest/addresses.h"
#include "suggest/latin.h"
#include "suggest/notes.h"
#include "suggest/quote-context.h"

/* Sentences so far before a list may belong to it. */
#define MAX_SENTENCES 40
/* What it is worth that the addresses are spread over the sentences as evenly as over their list:
 * it only decides where nothing else does. */
#define EVENNESS 0.1

typedef struct
{
  Text *text;
  guint number;
} Place;

typedef struct
{
  char *uri;
  GPtrArray *words; /* of char *, folded, of four letters and more */
  int year;         /* of a date in the address, or 0 */
  int month;
  int day;
} Address;

static void
address_free (gpointer data)
{
  Address *address = data;

  g_free (address->uri);
  g_ptr_array_unref (address->words);
  g_free (address);
}

static void
find_address_date (Address *self)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("/((?:19|20)\\d\\d)[/-]?([01]\\d)[/-]?([0-3]\\d)(?:/|-|$)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_regex_match (regex, self->uri, 0, &match))
    return;
  parts = g_match_info_fetch_all (match);
  self->year = atoi (parts[1]);
  self->month = atoi (parts[2]);
  self->day = atoi (parts[3]);
}

static Address *
address_new (const char *uri)
{
  Address *self = g_new0 (Address, 1);
  const char *path = strstr (uri, "://");
  g_autofree char *lower = g_utf8_strdown (path != NULL ? path + 3 : uri, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, "/-_.?=&%+#", -1);

  self->uri = g_strdup (uri);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= 3 && strspn (words[i], "0123456789") == 0 &&
        !g_str_equal (words[i], "www") && !g_str_equal (words[i], "com") &&
        !g_str_equal (words[i], "html") && !g_str_equal (words[i], "org"))
      g_ptr_array_add (self->words, g_strdup (words[i]));
  find_address_date (self);
  return self;
}

static gboolean
has_word (const Place *place, const char *fold)
{
  const Sentence *sentence = SENTENCE (place->text, place->number);

  for (guint i = sentence->first; i < sentence->end; i++)
    if (token_is (TOKEN (place->text->tokens, i), fold))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_address (const Address *address, const char *fold)
{
  for (guint i = 0; i < address->words->len; i++)
    {
      const char *word = g_ptr_array_index (address->words, i);

      if (g_str_equal (word, fold) || latin_matches (fold, word))
        return TRUE;
    }
  return FALSE;
}

/* The name in the sentence that the address has as well and that fewest of the sentences have;
 * NULL: none. @weight: (out): the fewer, the more. */
static const char *
find_word (const Address *address, const Place *place, GArray *places, double *weight)
{
  const Sentence *sentence = SENTENCE (place->text, place->number);
  const char *best = NULL;

  *weight = 0.0;
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const Token *token = TOKEN (place->text->tokens, i);
      guint n = 0;

      if (token->type != TOKEN_WORD || !token->capital || (token->classes & CLASS_COMMON) != 0 ||
          !is_in_address (address, token->fold))
        continue;
      for (guint j = 0; j < places->len; j++)
        n += has_word (&g_array_index (places, Place, j), token->fold);
      if (4.0 / n <= *weight)
        continue;
      *weight = 4.0 / n;
      best = token->text;
    }
  return best;
}

/* The date of the sentence that is in the address too, or NULL. */
static const DossierDate *
find_date (const Address *address, const Place *place)
{
  DossierDay day;

  if (address->year == 0)
    return NULL;
  day = dossier_day_from_ymd (address->year, address->month, address->day);
  for (guint i = 0; i < place->text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (place->text, i);

      if (found->date == NULL ||
          TOKEN (place->text->tokens, found->first)->sentence != (int) place->number)
        continue;
      if ((gint64) dossier_date_last (found->date) - dossier_date_first (found->date) < 40 &&
          dossier_date_first (found->date) <= day && day <= dossier_date_last (found->date))
        return found->date;
    }
  return NULL;
}

/* Whether the quote goes on with what the sentence before quotes of the same speaker: one address
 * goes for both. */
static gboolean
goes_on (Finder *finder, const Place *place, guint i)
{
  const DossierSuggestion *quote =
    g_ptr_array_index (finder->result->items, place->text->first_quote + i);
  const DossierSuggestion *before =
    i > 0 ? g_ptr_array_index (finder->result->items, place->text->first_quote + i - 1) : NULL;

  return before != NULL && g_strcmp0 (before->speaker, quote->speaker) == 0 &&
         quote_context_get_sentence (place->text, before) + 1 ==
           quote_context_get_sentence (place->text, quote);
}

/* What happened on a day or in a month was in the news. */
static double
get_need_of_dates (const Place *place)
{
  double need = 0;

  for (guint i = 0; i < place->text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (place->text, i);

      if (TOKEN (place->text->tokens, found->first)->sentence != (int) place->number)
        continue;
      need = MAX (need, found->date != NULL && (gint64) dossier_date_last (found->date) -
                                                   dossier_date_first (found->date) <=
                                                 31
                          ? 0.5
                          : 0.2);
    }
  return need;
}

/* How much the sentence needs evidence: words that somebody said, a date. */
static double
get_need (Finder *finder, const Place *place)
{
  const Sentence *sentence = SENTENCE (place->text, place->number);
  guint start = TOKEN (place->text->tokens, sentence->first)->start;
  guint end = TOKEN (place->text->tokens, sentence->end - 1)->end;
  double need = 0;

  for (guint i = 0; i < place->text->n_quotes; i++)
    {
      const DossierSuggestion *suggestion =
        g_ptr_array_index (finder->result->items, place->text->first_quote + i);

      if (suggestion->start < end && suggestion->end > start)
        need = MAX (need, goes_on (finder, place, i) ? 0.1 : suggestion->direct ? 2.0 : 1.5);
    }
  return need + get_need_of_dates (place);
}

/* Whether the sentence is of another month than the address. */
static gboolean
is_of_another_time (const Address *address, const Place *place)
{
  DossierDay day;

  if (address->year == 0 || find_date (address, place) != NULL)
    return FALSE;
  day = dossier_day_from_ymd (address->year, address->month, address->day);
  for (guint i = 0; i < place->text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (place->text, i);

      if (found->date != NULL &&
          TOKEN (place->text->tokens, found->first)->sentence == (int) place->number &&
          (dossier_date_first (found->date) > day || dossier_date_last (found->date) < day - 31))
        return TRUE;
    }
  return FALSE;
}

static double
get_score (Finder *finder, const Address *address, const Place *place, GArray *places)
{
  double weight;

  find_word (address, place, places, &weight);
  return get_need (finder, place) + weight + (find_date (address, place) != NULL ? 2.0 : 0.0) -
         (is_of_another_time (address, place) ? 2.0 : 0.0);
}

/* What it is worth that two addresses stand at one sentence: good when they are the same. */
static double
get_bonus (GPtrArray *addresses, guint a)
{
  const Address *before = g_ptr_array_index (addresses, a - 1);
  const Address *address = g_ptr_array_index (addresses, a);

  return g_str_equal (before->uri, address->uri) ? 1.0 : -2.5;
}

static char *
describe (const Address *address, const Place *place, GArray *places)
{
  double weight;
  const char *word = find_word (address, place, places, &weight);
  const DossierDate *date = find_date (address, place);
  g_autofree char *described = NULL;

  if (word != NULL)
    return reason_describe (REASON_LINK_WORDS, word, NULL);
  if (date == NULL)
    return reason_describe (REASON_LINK_ORDER, NULL, NULL);
  described = g_strdup_printf ("%04d-%02d-%02d", address->year, address->month, address->day);
  return reason_describe (REASON_LINK_DATE, described, NULL);
}

/* Fills in the best sum of the addresses up to @a with it at each place, and where the one before
 * it stands then. */
static void
fill_row (Finder *finder,
          GPtrArray *addresses,
          GArray *places,
          guint a,
          const double *above,
          double *sums,
          int *from)
{
  int best = -1;

  for (guint p = 0; p < places->len; p++)
    {
      sums[p] = get_score (finder, g_ptr_array_index (addresses, a),
                           &g_array_index (places, Place, p), places) +
                EVENNESS * (1.0 - fabs ((p + 0.5) / places->len - (a + 0.5) / addresses->len));
      from[p] = best;
      if (a == 0)
        continue;
      if (best < 0 || above[p] + get_bonus (addresses, a) >= above[best])
        from[p] = (int) p;
      sums[p] += above[from[p]] + (from[p] == (int) p ? get_bonus (addresses, a) : 0.0);
      if (best < 0 || above[p] >= above[best])
        best = (int) p;
    }
}

/* Each of the addresses to its place; the last one's. */
static guint
attach (Finder *finder, GPtrArray *addresses, GArray *places)
{
  guint n = addresses->len, m = places->len, best = 0, last;
  g_autofree double *sums = g_new0 (double, (gsize) n *m);
  g_autofree int *from = g_new0 (int, (gsize) n *m);
  g_autofree guint *chosen = g_new0 (guint, n);

  for (guint a = 0; a < n; a++)
    fill_row (finder, addresses, places, a, a > 0 ? sums + (gsize) (a - 1) * m : NULL,
              sums + (gsize) a * m, from + (gsize) a * m);
  for (guint p = 0; p < m; p++)
    if (sums[(gsize) (n - 1) * m + p] >= sums[(gsize) (n - 1) * m + best])
      best = p;
  last = best;
  for (guint a = n; a > 0; a--)
    {
      chosen[a - 1] = best;
      best = (guint) MAX (from[(gsize) (a - 1) * m + best], 0);
    }
  for (guint a = 0; a < n; a++)
    {
      const Place *place = &g_array_index (places, Place, chosen[a]);
      const Address *address = g_ptr_array_index (addresses, a);

      addresses_take (finder, place->text, (int) place->number, address->uri,
                      describe (address, place, places));
    }
  return last;
}

/* The paragraph before a list at the foot of a page may go on on the next one: its sentences behind
 * those that have an address are kept for the next list. */
static void
attach_list (Finder *finder, GPtrArray *addresses, GArray *places)
{
  guint last = 0;
  const Text *text;

  if (places->len > MAX_SENTENCES)
    g_array_remove_range (places, 0, places->len - MAX_SENTENCES);
  if (places->len > 0)
    {
      last = attach (finder, addresses, places) + 1;
      text = g_array_index (places, Place, places->len - 1).text;
      while (last < places->len && g_array_index (places, Place, last).text != text)
        last++;
      g_array_remove_range (places, 0, last);
    }
  g_ptr_array_set_size (addresses, 0);
}

static void
add_places (GArray *places, Text *text)
{
  if (text->passage->passage_kind == DOSSIER_PASSAGE_HEADING)
    return;
  for (guint i = 0; i < text->sentences->len; i++)
    {
      Place place = { text, i };

      g_array_append_val (places, place);
    }
}

/* The sentence that an address in the text supports: its own, or the one before when it stands
 * apart. */
static int
find_sentence (const Text *text, const FoundAddress *address)
{
  guint token = 0;
  int sentence;

  while (token + 1 < text->tokens->len && TOKEN (text->tokens, token)->end < address->end)
    token++;
  sentence = TOKEN (text->tokens, token)->sentence;
  return sentence > 0 &&
             TOKEN (text->tokens, SENTENCE (text, sentence)->first)->start + 1 >= address->start
           ? sentence - 1
           : sentence;
}

/* Addresses that stand in a passage with other words. */
static void
take_inline (Finder *self, Text *text, const GArray *addresses)
{
  for (guint i = 0; i < addresses->len && text->sentences->len > 0; i++)
    addresses_take (self, text, find_sentence (text, FOUND_ADDRESS (addresses, i)),
                    FOUND_ADDRESS (addresses, i)->uri,
                    reason_describe (REASON_LINK_IN_TEXT, NULL, NULL));
}

void
finder_find_links (Finder *self)
{
  g_autoptr (GHashTable) notes = notes_find_links (self);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (address_free);

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);
      g_autoptr (GArray) addresses = NULL;

      if (g_hash_table_contains (notes, GUINT_TO_POINTER (i)))
        continue;
      addresses = addresses_find (text->passage);
      if (addresses->len == 1 && addresses_is_bare (text->passage, FOUND_ADDRESS (addresses, 0)))
        {
          g_ptr_array_add (list, address_new (FOUND_ADDRESS (addresses, 0)->uri));
          continue;
        }
      if (list->len > 0)
        attach_list (self, list, places);
      take_inline (self, text, addresses);
      add_places (places, text);
    }
  if (list->len > 0)
    attach_list (self, list, places);
}
