/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/event-title.h"

#include <string.h>

/* In characters. */
#define MAX_LENGTH 80
/* Fewer words are no clause. */
#define MIN_WORDS 3
/* What is cut off a title that is too long leaves as much of it, in characters. */
#define MIN_LENGTH 40

/* The tokens from first to before end, without those that are left out. */
typedef struct
{
  const Text *text;
  guint first;
  guint end;
  gboolean *left_out; /* by token of the text */
} Title;

static const Token *
peek (const Title *self, guint i)
{
  return text_peek (self->text, (int) i);
}

static gboolean
is_mark (const Token *token, const char *marks)
{
  return token->type == TOKEN_MARK && *token->text != '\0' && strstr (marks, token->text) != NULL;
}

static gboolean
is_day (const DossierDate *date)
{
  return date != NULL && dossier_date_first (date) == dossier_date_last (date);
}

/* Whether the words that end before @first join a date to a sentence, be it that the language does
 * without: "Армения 15 мая 2002 года вступила". */
static gboolean
joins_date (const Title *self, const FoundDate *found, guint first)
{
  const Token *before = peek (self, first - 1);

  if (first == self->first ||
      (rules_get_date_roles (self->text->rules, peek (self, found->first)->fold) &
       (DATE_FROM | DATE_SINCE | DATE_BETWEEN)) != 0)
    return TRUE;
  return (before->classes & CLASS_DATE_JOIN) != 0 ||
         (!rules_has_articles (self->text->rules) && is_day (found->date) &&
          (before->classes & CLASS_PREPOSITION) == 0);
}

static void
leave_out (Title *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    self->left_out[i] = TRUE;
}

static void
skip_left_out (Title *self)
{
  const Token *first = peek (self, self->first);

  /* An opening mark whose words were cut off. */
  if (is_mark (first, "“«„‘\"") && peek (self, self->first + 1)->quote >= 0 &&
      QUOTATION (self->text, (guint) peek (self, self->first + 1)->quote)->close >= self->end)
    self->first++;
  while (self->first < self->end &&
         (self->left_out[self->first] || is_mark (peek (self, self->first), ",;:.—–-")))
    self->first++;
  while (self->end > self->first &&
         (self->left_out[self->end - 1] || is_mark (peek (self, self->end - 1), ",;:.—–-")))
    self->end--;
}

/* Dates with what joins them: "on 15 May 2002", "15 мая 2002 года". That of "the May summit" and of
 * "elections of 2010" are part of what it is called. */
static void
leave_dates_out (Title *self)
{
  for (guint i = 0; i < self->text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (self->text, i);
      guint first = found->first;

      if (first < self->first || found->end > self->end || peek (self, first)->quote >= 0)
        continue;
      if (first > self->first + 1 && is_mark (peek (self, first - 1), ",") &&
          (peek (self, first - 2)->classes & CLASS_WEEKDAY) != 0)
        first--;
      if (first > self->first && (peek (self, first - 1)->classes & CLASS_WEEKDAY) != 0)
        first--;
      if (!joins_date (self, found, first))
        continue;
      if (first > self->first && (peek (self, first - 1)->classes & CLASS_DATE_JOIN) != 0)
        first--;
      leave_out (self, first, found->end);
    }
}

/* What stands in brackets, and the numbers of notes. */
static void
leave_brackets_out (Title *self)
{
  guint depth = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      gboolean opens = is_mark (peek (self, i), "([");

      depth += opens;
      if (depth > 0 || is_mark (peek (self, i), "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        self->left_out[i] = TRUE;
      if (depth > 0 && is_mark (peek (self, i), ")]"))
        depth--;
    }
}

static gboolean
is_verb (const Token *token)
{
  return token->type == TOKEN_WORD && !token->capital &&
         ((token->classes & (CLASS_AUXILIARY | CLASS_BE | CLASS_SPEECH | CLASS_MAKE)) != 0 ||
          g_str_has_suffix (token->fold, "ed"));
}

static guint
count_words (const Title *self, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += !self->left_out[i] && peek (self, i)->type == TOKEN_WORD;
  return n;
}

static gboolean
has_verb (const Title *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_verb (peek (self, i)))
      return TRUE;
  return FALSE;
}

/* Whether it is outside what is quoted, and a mark that ends a clause. */
static gboolean
is_break (const Title *self, guint i, const char *marks)
{
  const Token *token = peek (self, i);

  return token->quote < 0 && !self->left_out[i] && is_mark (token, marks) &&
         (!is_mark (token, "—–-") || token->space);
}

/* Behind the words that a paragraph of the news begins with: "ACCRA - ", "БИШКЕК, 14 октября". */
static void
cut_dateline (Title *self)
{
  guint i = self->first + 1;

  if (!peek (self, self->first)->capitals)
    return;
  while (i < self->end && i < self->first + 14 && !is_break (self, i, "—–-"))
    i++;
  if (is_break (self, i, "—–-"))
    self->first = i + 1;
  else if (is_mark (peek (self, self->first + 1), ",") && self->left_out[self->first + 2])
    self->first += 2;
}

/* Whether the words before the comma only lead to the main clause. */
static gboolean
introduces (const Title *self, guint comma)
{
  const Token *first = peek (self, self->first);
  guint words = count_words (self, self->first, comma);
  gboolean verb = has_verb (self, self->first, comma);

  if ((peek (self, comma + 1)->classes & (CLASS_SPEECH | CLASS_WHO)) != 0)
    return FALSE;
  if ((first->classes & (CLASS_PREPOSITION | CLASS_AS)) != 0)
    return !verb || (first->classes & CLASS_AT) == 0;
  if ((first->classes & (CLASS_ARTICLE | CLASS_PRONOUN | CLASS_POSSESSIVE | CLASS_CLAUSE)) != 0)
    return FALSE;
  if ((first->classes & CLASS_COMMON) != 0)
    return words <= MIN_WORDS || (!verb && rules_has_articles (self->text->rules));
  return words == 1 && g_str_has_suffix (first->fold, "ly");
}

/* "However, …", "After long talks in Minsk, …": what goes before the main clause. */
static void
cut_introduction (Title *self)
{
  guint comma;

  for (comma = self->first; comma < self->end && !is_break (self, comma, ","); comma++)
    if (is_break (self, comma, ";:—–"))
      return;
  if (comma < self->end && count_words (self, comma, self->end) >= MIN_WORDS &&
      introduces (self, comma))
    self->first = comma + 1;
}

/* "The ministry said in May that …": what happens is what was said. */
static void
cut_report (Title *self)
{
  for (guint i = self->first + 1; i < self->end; i++)
    {
      if ((peek (self, i)->classes & CLASS_REPORTED) == 0 || peek (self, i)->quote >= 0)
        continue;
      for (guint j = i + 1; j < self->end && j < i + 8; j++)
        if ((peek (self, j)->classes & CLASS_THAT) != 0 && peek (self, j)->quote < 0 &&
            count_words (self, j + 1, self->end) >= 2)
          {
            self->first = j + 1;
            return;
          }
        else if (is_break (self, j, ",") && (peek (self, j + 1)->classes & CLASS_THAT) == 0)
          return;
      return;
    }
}

/* Whether the comma at @i only ends a date with one in it: "on Wednesday, 6 June 2012, to open". */
static gboolean
ends_date (const Title *self, guint i)
{
  for (guint j = i; j > self->first && self->left_out[j - 1]; j--)
    if (is_mark (peek (self, j - 1), ","))
      return TRUE;
  return FALSE;
}

/* The next comma outside what is quoted from @i, at most so many tokens on; 0: none. */
static guint
find_comma (const Title *self, guint i, guint room)
{
  for (guint j = i; j < self->end && j < i + room; j++)
    if (is_break (self, j, ","))
      return j;
  return 0;
}

/* What is put in between two dashes, or about somebody between two commas: "Thailand, which holds
 * the chair, hoped". */
static void
leave_insertions_out (Title *self)
{
  for (guint i = self->first + 1; i < self->end; i++)
    {
      guint close = 0;

      if (is_break (self, i, "—–"))
        for (guint j = i + 1; j < self->end && j < i + 8 && close == 0; j++)
          close = is_break (self, j, "—–") ? j : 0;
      else if (is_break (self, i, ",") && (peek (self, i + 1)->classes & CLASS_WHO) != 0)
        close = find_comma (self, i + 1, 20);
      if (close != 0 && count_words (self, close, self->end) >= 2)
        leave_out (self, i, close + 1);
    }
}

/* Whether what goes on behind the comma at @i is no longer the main clause: ", which …",
 * ", after …", ", and …", ", saying …". */
static gboolean
leaves_clause (const Title *self, guint i)
{
  const Token *next = peek (self, i + 1);

  if ((next->classes & CLASS_SPEECH) != 0)
    return TRUE;
  if (!has_verb (self, self->first, i) &&
      count_words (self, self->first, i) <
        (rules_has_articles (self->text->rules) ? 2 : 1) * MIN_WORDS)
    return FALSE;
  if ((next->classes & (CLASS_WHO | CLASS_THAT | CLASS_AS | CLASS_SAYING)) != 0 ||
      g_str_has_suffix (next->fold, "ing"))
    return TRUE;
  for (guint j = i + 1; j < self->end && j < i + 7 && !is_break (self, j, ","); j++)
    if ((peek (self, j)->classes & CLASS_SPEECH) != 0)
      return TRUE;
  if ((next->classes & CLASS_AND) != 0)
    return has_verb (self, i, self->end) || count_words (self, i, self->end) > 2 * MIN_WORDS;
  return (next->classes & (CLASS_PREPOSITION | CLASS_COMMON)) != 0 && !next->capital;
}

static void
cut_rest (Title *self)
{
  for (guint i = self->first + 1; i < self->end; i++)
    if (is_break (self, i, ";:—–") ||
        (is_break (self, i, ",") && !ends_date (self, i) && leaves_clause (self, i)))
      {
        if (count_words (self, self->first, i) >= MIN_WORDS)
          self->end = i;
        break;
      }
  skip_left_out (self);
}

/* The words with what stands between them. */
static char *
print (const Title *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *text = self->text->passage->text;

  for (guint i = self->first; i < self->end; i++)
    {
      const Token *token = peek (self, i);
      gsize to = i + 1 < self->text->tokens->len ? peek (self, i + 1)->byte : strlen (text);

      /* What interrupts is gone with the comma behind it. */
      if (self->left_out[i] || (i > self->first && self->left_out[i - 1] && is_mark (token, ",")))
        continue;
      if (i > self->first && self->left_out[i - 1] && words->len > 0 && token->type != TOKEN_MARK &&
          words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
      g_string_append_len (words, text + token->byte, (gssize) (to - token->byte));
    }
  g_strchomp (words->str);
  return g_strdup (words->str);
}

/* What is begun about somebody and not ended: "the meeting that took place". */
static void
drop_begun_clause (Title *self)
{
  for (guint i = self->end; i > self->first + MIN_WORDS && i + MIN_WORDS >= self->end; i--)
    if ((peek (self, i - 1)->classes & (CLASS_THAT | CLASS_WHO)) != 0 &&
        (peek (self, i - 2)->classes & CLASS_REPORTED) == 0 && peek (self, i - 1)->quote < 0)
      self->end = i - 1;
}

/* No title ends with "of the". */
static void
drop_loose_end (Title *self)
{
  drop_begun_clause (self);
  for (; self->end > self->first + MIN_WORDS; self->end--)
    if (peek (self, self->end - 1)->type == TOKEN_WORD &&
        (peek (self, self->end - 1)->classes &
         (CLASS_PREPOSITION | CLASS_ARTICLE | CLASS_AND | CLASS_THAT | CLASS_AUXILIARY | CLASS_WHO |
          CLASS_BE | CLASS_BETWEEN)) == 0)
      break;
}

static glong
measure (const Title *self)
{
  g_autofree char *words = print (self);

  return g_utf8_strlen (words, -1);
}

/* Whether a phrase begins at @i, and one has come to its end before: not "restrictions imposed". */
static gboolean
is_between_phrases (const Title *self, guint i)
{
  const Token *before = peek (self, i - 1);

  const Token *next = peek (self, i + 1);

  if (is_break (self, i, ","))
    return !ends_date (self, i);
  /* "agreed to cut" */
  if (token_is (peek (self, i), "to") && next->type == TOKEN_WORD && !next->capital &&
      (next->classes & (CLASS_ARTICLE | CLASS_POSSESSIVE)) == 0)
    return FALSE;
  return (peek (self, i)->classes & (CLASS_PREPOSITION | CLASS_THAT | CLASS_WHO)) != 0 &&
         !is_verb (before) && !g_str_has_suffix (before->fold, "ly") && before->type == TOKEN_WORD;
}

/* Words in quotation marks that are cut off go as a whole. */
static void
cut_quoted (Title *self)
{
  for (guint i = 0; i < self->text->quotations->len; i++)
    {
      const Quotation *quotation = QUOTATION (self->text, i);

      if (quotation->open > self->first + MIN_WORDS && quotation->open < self->end &&
          quotation->close >= self->end)
        self->end = quotation->open;
    }
}

/* Back to the last place where a phrase begins, or else to a word. TRUE: between phrases. */
static gboolean
shorten (Title *self)
{
  gboolean verb, between = FALSE;
  guint end;

  /* With "…" behind it. */
  while (self->end > self->first + 1 && measure (self) >= MAX_LENGTH)
    self->end--;
  cut_quoted (self);
  end = self->end;
  verb = has_verb (self, self->first, end);
  for (guint i = end; i > self->first + MIN_WORDS && !between; i--)
    {
      self->end = i;
      between = peek (self, i)->quote < 0 && is_between_phrases (self, i) &&
                measure (self) >= MIN_LENGTH && (!verb || has_verb (self, self->first, i));
    }
  if (!between)
    self->end = end;
  drop_loose_end (self);
  return between;
}

static char *
begin_with_capital (const char *words)
{
  const char *rest = g_utf8_next_char (words);
  g_autofree char *first = g_utf8_strup (words, rest - words);

  return g_strconcat (first, rest, NULL);
}

char *
event_title_new (const Text *text, int sentence)
{
  g_autofree gboolean *left_out = g_new0 (gboolean, text->tokens->len + 1);
  Title self = { text, SENTENCE (text, sentence)->first, SENTENCE (text, sentence)->end, left_out };
  gboolean whole = TRUE;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  leave_brackets_out (&self);
  leave_dates_out (&self);
  cut_dateline (&self);
  skip_left_out (&self);
  cut_introduction (&self);
  skip_left_out (&self);
  cut_report (&self);
  leave_dates_out (&self);
  leave_insertions_out (&self);
  cut_rest (&self);
  if (measure (&self) > MAX_LENGTH)
    whole = shorten (&self);
  skip_left_out (&self);
  if (self.end < SENTENCE (text, sentence)->end && self.left_out[self.end])
    drop_loose_end (&self);
  words = print (&self);
  if (*words == '\0')
    return text_get_words (text, SENTENCE (text, sentence)->first, SENTENCE (text, sentence)->end);
  title = begin_with_capital (words);
  return whole ? g_steal_pointer (&title) : g_strconcat (title, "…", NULL);
}
