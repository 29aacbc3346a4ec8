/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the text, and the years of those that are given without. */
#include "suggest/date-words.h"
#include "suggest/finder.h"

/* From when on "May" and "June" count: what a text was written at. */
typedef struct
{
  int year; /* 0: not known */
  int month;
  int day;
  gboolean sure; /* the document's date, and not the latest one that it names */
} Reference;

/* So many months later than the latest date of a text, it may still speak of its own year. */
#define LEEWAY 3

typedef struct
{
  Text *text;
  DateWords words;
} Candidate;

/* Whether a month's name is something else: "Theresa May", "May we". */
static gboolean
is_no_month (const Text *text, const DateWords *words)
{
  const Token *token = TOKEN (text->tokens, words->first);
  const Token *before = text_peek (text, (int) words->first - 1);
  const Token *next = text_peek (text, (int) words->end);

  if (text_get_name_at (text, words->first) != NULL &&
      text_get_name_at (text, words->first)->type == MENTION_PERSON)
    return TRUE;
  if (words->end > words->first + 1 || words->from.month == 0)
    return FALSE;
  if (before->capital && before->space && !before->possessive &&
      (before->classes & (CLASS_GIVEN | CLASS_HONORIFIC)) != 0)
    return TRUE;
  return rules_has_bare_years (text->rules) &&
         (token_is (token, "may") || token_is (token, "march")) && !token->possessive &&
         (SENTENCE (text, token->sentence)->first == words->first || !token->space) &&
         (next->classes & CLASS_EVENT) == 0;
}

static void
collect (Finder *self, GArray *candidates)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      for (guint j = 0; j < text->tokens->len; j++)
        {
          Candidate candidate = { .text = text };

          if (!date_words_match (self->rules, text, j, &candidate.words) ||
              is_no_month (text, &candidate.words))
            continue;
          g_array_append_val (candidates, candidate);
          j = candidate.words.end - 1;
        }
    }
}

/* Whether what stands at @first is still to come: "will be held in May". */
static gboolean
is_future (const Text *text, guint first)
{
  const Token *token = TOKEN (text->tokens, first);
  guint begin = SENTENCE (text, token->sentence)->first;

  for (guint i = first; i > begin && i + 8 > first; i--)
    if ((TOKEN (text->tokens, i - 1)->classes & CLASS_FUTURE) != 0)
      return TRUE;
  return token_is (text_peek (text, (int) first - 1), "by") ||
         token_is (text_peek (text, (int) first - 1), "к");
}

static void
take_later (Reference *reference, int year, int month, int day)
{
  if (year * 12 + month < reference->year * 12 + reference->month)
    return;
  if (year == reference->year && month == reference->month && day < reference->day)
    return;
  *reference = (Reference){ year, month, day, FALSE };
}

/* Dates in addresses: "/2020/05/26/", "/20200526/". */
static void
take_addresses (Finder *self, Reference *reference)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("/((?:19|20)\\d\\d)[/-]?([01]\\d)[/-]?([0-3]\\d)(?:/|-|$)", 0, 0, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, text->passage->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *year = g_match_info_fetch (match, 1);
          g_autofree char *month = g_match_info_fetch (match, 2);
          g_autofree char *day = g_match_info_fetch (match, 3);

          if (g_date_valid_dmy ((GDateDay) atoi (day), (GDateMonth) atoi (month),
                                (GDateYear) atoi (year)))
            take_later (reference, atoi (year), atoi (month), atoi (day));
        }
    }
}

static Reference
find_reference (Finder *self, GArray *candidates)
{
  Reference reference = { 0 };
  const DossierDate *date = self->document->date;

  if (date != NULL && dossier_date_last (date) != DOSSIER_DAY_MAX)
    {
      dossier_day_to_ymd (dossier_date_last (date), &reference.year, &reference.month,
                          &reference.day);
      reference.sure = TRUE;
      return reference;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const DatePoint *last =
        candidate->words.stretch ? &candidate->words.to : &candidate->words.from;

      if (last->year != 0 && last->month != 0 &&
          !is_future (candidate->text, candidate->words.first))
        take_later (&reference, last->year, last->month, last->day);
    }
  take_addresses (self, &reference);
  if (reference.year != 0)
    return reference;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->words.masked == 0 && candidate->words.from.year > reference.year &&
          !is_future (candidate->text, candidate->words.first))
        reference = (Reference){ candidate->words.from.year, 12, 0, FALSE };
    }
  return reference;
}

/* The date by which @i goes in a story of long ago, which gives the year once; or one given with it
 * ("3 March and 5 April 2021"). */
static const Candidate *
find_near (GArray *candidates, guint i, const Reference *reference)
{
  const Candidate *self = &g_array_index (candidates, Candidate, i);
  const Candidate *next = i + 1 < candidates->len ? self + 1 : NULL;

  if (next != NULL && next->text == self->text && next->words.first <= self->words.end + 2 &&
      next->words.from.year != 0 && next->words.from.month != 0 && next->words.relative == 0)
    return next;
  for (const Candidate *before = self; before-- > (Candidate *) candidates->data;)
    {
      int months = (reference->year - before->words.from.year) * 12 + reference->month -
                   before->words.from.month;

      if (before->text->index + (self->words.from.day != 0) < self->text->index)
        return NULL;
      /* Days go with days, months with months. */
      if (before->words.from.year == 0 || before->words.from.month == 0 ||
          (before->words.from.day != 0) != (self->words.from.day != 0))
        continue;
      /* What is told of the last years is told from now. */
      return months > (self->words.from.day != 0 ? 18 : 36) ? before : NULL;
    }
  return NULL;
}

static int
count_year (const Candidate *candidate, const Reference *reference)
{
  int month = candidate->words.from.month;
  int leeway = reference->sure ? 0 : LEEWAY;
  gboolean future = is_future (candidate->text, candidate->words.first);

  if (candidate->words.relative == RELATIVE_THIS)
    return reference->year;
  if (candidate->words.relative == RELATIVE_LAST)
    return month != 0 && month < reference->month ? reference->year : reference->year - 1;
  if (candidate->words.relative == RELATIVE_NEXT)
    return month > reference->month ? reference->year : reference->year + 1;
  if (future)
    return month < reference->month ? reference->year + 1 : reference->year;
  return month <= reference->month + leeway ? reference->year : reference->year - 1;
}

static char *
describe_reference (const Reference *reference)
{
  g_autofree char *edtf =
    reference->day != 0
      ? g_strdup_printf ("%04d-%02d-%02d", reference->year, reference->month, reference->day)
      : g_strdup_printf ("%04d-%02d", reference->year, reference->month);
  g_autoptr (DossierDate) date = dossier_date_new (edtf, NULL, NULL);

  return date != NULL ? dossier_date_describe (date) : g_strdup (edtf);
}

/* Fills in the year; FALSE when nothing tells it. */
static gboolean
find_year (GArray *candidates, guint i, const Reference *reference, FoundDate *found)
{
  Candidate *self = &g_array_index (candidates, Candidate, i);
  const Candidate *near =
    self->words.relative == RELATIVE_NONE ? find_near (candidates, i, reference) : NULL;
  int year;

  if (near != NULL)
    {
      g_autofree char *edtf = date_words_to_edtf (&near->words);
      g_autoptr (DossierDate) date = edtf != NULL ? dossier_date_new (edtf, NULL, NULL) : NULL;

      year = near->words.from.year;
      found->reason = REASON_DATE_YEAR_NEAR;
      found->word = date != NULL ? dossier_date_describe (date) : g_strdup ("");
    }
  else if (reference->year != 0)
    {
      year = count_year (self, reference);
      found->reason = self->words.relative != RELATIVE_NONE ? REASON_DATE_COUNTED
                      : reference->sure                     ? REASON_DATE_YEAR_DOCUMENT
                                                            : REASON_DATE_YEAR_TEXT;
      found->word = describe_reference (reference);
    }
  else
    return FALSE;
  self->words.from.year = year;
  if (self->words.stretch && self->words.to.year == 0)
    self->words.to.year = year;
  return TRUE;
}

static void
take (GArray *candidates, guint i, const Reference *reference)
{
  Candidate *self = &g_array_index (candidates, Candidate, i);
  FoundDate found = { .first = self->words.first,
                      .end = self->words.end,
                      .reason = REASON_DATE_GIVEN };
  g_autofree char *edtf = NULL;
  g_autofree char *wording = text_get_words (self->text, found.first, found.end);

  if (date_words_lack_year (&self->words) && !find_year (candidates, i, reference, &found))
    return;
  edtf = date_words_to_edtf (&self->words);
  found.date = edtf != NULL ? dossier_date_new (edtf, wording, NULL) : NULL;
  if (found.date == NULL)
    g_clear_pointer (&found.word, g_free);
  else
    g_array_append_val (self->text->dates, found);
}

void
finder_find_dates (Finder *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  Reference reference;

  collect (self, candidates);
  reference = find_reference (self, candidates);
  for (guint i = 0; i < candidates->len; i++)
    take (candidates, i, &reference);
}
