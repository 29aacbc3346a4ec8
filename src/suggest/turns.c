/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/turns.h"

#include <string.h>

#include "suggest/speaker.h"

/* The longest name of a turn has as many words and marks. */
#define MAX_LABEL 16
/* With fewer turns, words before a colon are just that. */
#define MIN_TURNS 3

/* Finding them */

/* Behind the bracket that opens at @i, or @i when it does not close soon. */
static guint
skip_bracket (const Text *text, guint i)
{
  for (guint j = i + 1; j < text->tokens->len && j < i + 12; j++)
    if (token_is (TOKEN (text->tokens, j), ")"))
      return j + 1;
  return i;
}

/* A word or mark that the name of a turn may have. */
static gboolean
may_stand (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->type == TOKEN_MARK)
    return token_is (token, "-") || token_is (token, "'") || token_is (token, "’") ||
           (token_is (token, ".") &&
            (text_peek (text, (int) i - 1)->classes & CLASS_ABBREVIATION) != 0);
  return token->type == TOKEN_WORD &&
         (token->capital ||
          (token->classes & (CLASS_NAME_JOIN | CLASS_OFFICE | CLASS_OFFICE_WORD)) != 0);
}

/* The colon behind the name of a turn that begins the text, or 0. */
static guint
find_colon (const Text *text)
{
  guint i = 0;

  while (i < text->tokens->len && i < MAX_LABEL)
    {
      const Token *token = TOKEN (text->tokens, i);
      guint next = token_is (token, "(") && i > 0 ? skip_bracket (text, i) : i;

      if (next > i)
        {
          i = next;
          continue;
        }
      if (token_is (token, ":") && i > 0)
        return i + 1 < text->tokens->len && TOKEN (text->tokens, i + 1)->space ? i : 0;
      /* "Q. When?" */
      if (token_is (token, ".") && i == 1 && strlen (TOKEN (text->tokens, 0)->text) == 1)
        return i;
      if (token->quote >= 0 || !may_stand (text, i))
        return 0;
      i++;
    }
  return 0;
}

static gboolean
is_name_word (const Token *token)
{
  return token->type == TOKEN_WORD && token->capital &&
         (token->classes & (CLASS_HONORIFIC | CLASS_OFFICE | CLASS_OFFICE_WORD | CLASS_COMMON |
                            CLASS_ASKS | CLASS_ANSWERS | CLASS_ORGANISATION)) == 0;
}

/* The words of a name between the tokens: a hyphen and what joins belong to them. */
static void
find_name (const Text *text, guint first, guint end, Turn *turn)
{
  while (first < end && !is_name_word (TOKEN (text->tokens, first)))
    first++;
  turn->name = turn->name_end = first;
  for (guint i = first; i < end; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (is_name_word (token) || (token->type == TOKEN_WORD && token->capital && i > first))
        turn->name_end = i + 1;
      else if ((token->classes & CLASS_NAME_JOIN) == 0 && !token_is (token, "-"))
        break;
    }
}

static void
read_label (Text *text, guint colon)
{
  Turn *turn = &text->turn;
  guint bracket = 0;

  while (bracket < colon && !token_is (TOKEN (text->tokens, bracket), "("))
    bracket++;
  turn->kind = TURN_NAMED;
  turn->label_end = colon;
  turn->first = colon + 1;
  if (bracket == 1 || (bracket == colon && colon == 1))
    {
      WordClasses classes = TOKEN (text->tokens, 0)->classes;

      turn->kind = (classes & CLASS_ASKS) != 0      ? TURN_ASKS
                   : (classes & CLASS_ANSWERS) != 0 ? TURN_ANSWERS
                                                    : TURN_NAMED;
    }
  if (turn->kind == TURN_ASKS && bracket < colon)
    {
      turn->kind = TURN_NAMED;
      find_name (text, bracket + 1, colon, turn);
    }
  else if (turn->kind == TURN_NAMED)
    find_name (text, 0, bracket, turn);
}

/* What makes a name before a colon one of a turn, and no heading such as "Summary:". */
static gboolean
is_sure (const Text *text, GHashTable *names)
{
  const Turn *turn = &text->turn;
  const Token *first = TOKEN (text->tokens, 0);

  if (turn->kind != TURN_NAMED)
    return TRUE;
  if (first->capitals || (first->classes & CLASS_HONORIFIC) != 0)
    return TRUE;
  return turn->name_end > turn->name &&
         GPOINTER_TO_UINT (
           g_hash_table_lookup (names, TOKEN (text->tokens, turn->name_end - 1)->fold)) > 1;
}

static gboolean
ends_with (const Text *text, const char *mark)
{
  return token_is (text_peek (text, (int) text->tokens->len - 1), mark);
}

/* "— When did you know?" / "— On the second evening." Readers of formats may have taken the dash
 * for that of a list. */
static gboolean
is_dash (const Text *text)
{
  const Token *first = text_peek (text, 0);

  if (!rules_has_dialogue (text->rules))
    return FALSE;
  return token_is (first, "—") || token_is (first, "–") ||
         (text->passage->passage_kind == DOSSIER_PASSAGE_LIST_ITEM && first->capital);
}

/* Whether somebody is said to speak in what a dash begins: then it is a story. */
static gboolean
is_told (const Text *text)
{
  for (guint i = 1; i + 1 < text->tokens->len; i++)
    if ((token_is (TOKEN (text->tokens, i), "—") || token_is (TOKEN (text->tokens, i), "–")) &&
        (TOKEN (text->tokens, i + 1)->classes & CLASS_SPEECH) != 0)
      return TRUE;
  return FALSE;
}

/* Questions and answers by dashes: at least two of each, none of which is told. */
static void
find_dashes (Finder *self)
{
  guint asked = 0, answered = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      if (!is_dash (text) || is_told (text))
        continue;
      text->turn = (Turn){ .kind = ends_with (text, "?") ? TURN_ASKS : TURN_ANSWERS,
                           .first = !TOKEN (text->tokens, 0)->capital };
      asked += text->turn.kind == TURN_ASKS;
      answered += text->turn.kind == TURN_ANSWERS;
    }
  if (asked >= 2 && answered >= 2)
    return;
  for (guint i = 0; i < self->texts->len; i++)
    ((Text *) g_ptr_array_index (self->texts, i))->turn.kind = TURN_NONE;
}

/* Those who speak of themselves or to somebody go on in the next paragraph. */
static gboolean
speaks (const Text *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    if (TOKEN (text->tokens, i)->quote < 0 && (TOKEN (text->tokens, i)->classes & CLASS_I) != 0)
      return TRUE;
  return FALSE;
}

/* Paragraphs between two turns that go on with the first of them. */
static void
find_going_on (Finder *self, guint last)
{
  gboolean speaking = FALSE;

  for (guint i = 0; i < last; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      if (text->turn.kind == TURN_NONE && speaking && speaks (text) &&
          text->passage->passage_kind != DOSSIER_PASSAGE_HEADING)
        text->turn = (Turn){ .kind = TURN_GOES_ON };
      speaking = text->turn.kind != TURN_NONE;
    }
}

static void
count_name (const Text *text, GHashTable *names)
{
  const Turn *turn = &text->turn;
  char *fold = turn->name_end > turn->name ? TOKEN (text->tokens, turn->name_end - 1)->fold : NULL;

  if (fold != NULL)
    g_hash_table_insert (names, fold,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (names, fold)) +
                                           1));
}

void
turns_find (Finder *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint sure = 0, last = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);
      guint colon = find_colon (text);

      /* A short turn may be taken for a heading. */
      if (colon == 0 || (text->passage->passage_kind == DOSSIER_PASSAGE_HEADING &&
                         !TOKEN (text->tokens, 0)->capitals &&
                         (TOKEN (text->tokens, 0)->classes & CLASS_HONORIFIC) == 0))
        continue;
      read_label (text, colon);
      count_name (text, names);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      if (text->turn.kind == TURN_NONE)
        continue;
      if (is_sure (text, names))
        sure++;
      else if (text->turn.name_end > text->turn.name ||
               (text_peek (text, (int) text->turn.label_end - 1)->classes & CLASS_OFFICE) == 0)
        text->turn.kind = TURN_NONE;
      last = text->turn.kind != TURN_NONE ? i : last;
    }
  if (sure < MIN_TURNS)
    {
      for (guint i = 0; i < self->texts->len; i++)
        ((Text *) g_ptr_array_index (self->texts, i))->turn.kind = TURN_NONE;
      find_dashes (self);
      return;
    }
  find_going_on (self, last);
}

/* Quotes */

/* Whom the text before the first turn names most often. */
static DossierSuggestedEntity *
find_answering (Finder *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  DossierSuggestedEntity *best = NULL;
  guint most = 0;
  gboolean alone = FALSE;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);

      if (text->turn.kind != TURN_NONE && best != NULL)
        break;
      for (guint m = 0; m < text->mentions->len; m++)
        {
          DossierSuggestedEntity *entity = MENTION (text, m)->entity;
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entity)) + 1;

          if (MENTION (text, m)->type != MENTION_PERSON)
            continue;
          g_hash_table_insert (counts, entity, GUINT_TO_POINTER (n));
          alone = n > most || (n == most && entity == best) || (n < most && alone);
          if (n <= most)
            continue;
          most = n;
          best = entity;
        }
    }
  /* Of several it is none. */
  return alone ? best : NULL;
}

/* Before what stands in square brackets at the end: "[She laughs.]" */
static guint
find_end (const Text *text)
{
  guint end = text->tokens->len;

  if (end > 0 && token_is (TOKEN (text->tokens, end - 1), "]"))
    while (end > text->turn.first + 1 && !token_is (TOKEN (text->tokens, end - 1), "["))
      end--;
  return end > 0 && token_is (TOKEN (text->tokens, end - 1), "[") ? end - 1 : end;
}

/* A name of a turn without a person in it: "THE SPEAKER" → "the speaker". */
static char *
get_label (const Text *text)
{
  g_autofree char *words = text_get_words (text, 0, text->turn.label_end);
  g_autofree char *lower = NULL;
  g_autofree char *first = NULL;
  char *bracket = strstr (words, " (");

  if (bracket != NULL)
    *bracket = '\0';
  if (!TOKEN (text->tokens, 0)->capitals)
    return g_steal_pointer (&words);
  lower = g_utf8_strdown (words, -1);
  first = g_utf8_strup (lower, g_utf8_next_char (lower) - lower);
  return g_strconcat (first, g_utf8_next_char (lower), NULL);
}

static void
name_speaker (Finder *self, const Text *text, Speaker *speaker)
{
  const Turn *turn = &text->turn;
  Mention *mention =
    turn->name_end > turn->name ? text_get_name_at (text, turn->name_end - 1) : NULL;

  if (mention == NULL || mention->type != MENTION_PERSON)
    {
      if (!speakers_find_first (self, text, 0, turn->label_end, speaker))
        speaker->name = get_label (text);
      return;
    }
  speaker->entity = mention->entity;
  speaker->name = g_strdup (mention->entity->name);
  speaker->office = g_strdup (mention->office != NULL ? mention->office : mention->entity->office);
}

static void
take (Finder *self, Text *text, const Speaker *speaker, Reason reason)
{
  guint end = find_end (text);
  DossierSuggestion *suggestion;

  if (end <= text->turn.first || speaker->name == NULL)
    return;
  suggestion = finder_add (self, DOSSIER_SUGGESTION_QUOTE, text, text->turn.first, end,
                           reason_describe (reason, speaker->name, NULL));
  suggestion->direct = TRUE;
  suggestion->entity = speaker->entity;
  suggestion->speaker = g_strdup (speaker->name);
  suggestion->office = g_strdup (speaker->office);
}

void
turns_take_quotes (Finder *self)
{
  g_auto (Speaker) speaker = { 0 };
  DossierSuggestedEntity *answering = NULL;

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);
      Reason reason = REASON_QUOTE_TURN;

      if (text->turn.kind == TURN_NONE)
        continue;
      if (text->turn.kind == TURN_GOES_ON)
        reason = REASON_QUOTE_TURN_GOES_ON;
      else
        speaker_clear (&speaker);
      if (text->turn.kind == TURN_NAMED)
        name_speaker (self, text, &speaker);
      else if (text->turn.kind == TURN_ANSWERS)
        {
          if (answering == NULL)
            answering = find_answering (self);
          reason = REASON_QUOTE_ANSWER;
          speaker.entity = answering;
          speaker.name = answering != NULL ? g_strdup (answering->name) : NULL;
          speaker.office = answering != NULL ? g_strdup (answering->office) : NULL;
        }
      text->first_quote = self->result->items->len;
      take (self, text, &speaker, reason);
      text->n_quotes = self->result->items->len - text->first_quote;
    }
}
