/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations that the text itself makes known: "Long Name (ABBR)", "Council of Ministers",
 * "103rd airborne brigade". */
#include <string.h>

#include "suggest/declined-names.h"
#include "suggest/finder.h"
#include "suggest/gazetteer.h"

static gboolean
is_head (const Token *token)
{
  return token->capital && (token->classes & CLASS_ORGANISATION) != 0;
}

/* Whether it can be a word of a name: a capital that the sentence's beginning does not explain. */
static gboolean
is_name_word (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->type != TOKEN_WORD || !token->capital)
    return FALSE;
  if ((token->classes & (CLASS_WEEKDAY | CLASS_HONORIFIC)) != 0 &&
      !(token->classes & CLASS_ORGANISATION))
    return FALSE;
  return !(token->classes & CLASS_COMMON) || token->capitals;
}

/* Of a plural: "Dockworkers’ Union". */
static gboolean
is_apostrophe (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  return (token_is (token, "'") || token_is (token, "’")) && !token->space &&
         text_peek (text, (int) i + 1)->capital;
}

/* Behind the joining words at @i, when a word of a name follows: "of the", "for", "&". */
static guint
skip_joins (const Text *text, guint i)
{
  guint next = i;

  if (is_apostrophe (text, i))
    return i + 1;
  while (next < text->tokens->len && next < i + 2 &&
         ((TOKEN (text->tokens, next)->classes & CLASS_ORGANISATION_JOIN) != 0 ||
          token_is (TOKEN (text->tokens, next), "&")) &&
         !TOKEN (text->tokens, next)->capital)
    next++;
  if (next < text->tokens->len && token_is (TOKEN (text->tokens, next), "-") &&
      !TOKEN (text->tokens, next)->space)
    next++;
  return next < text->tokens->len && is_name_word (text, next) ? next : i;
}

/* Whether a name goes on behind the possessive at @i: "CSTO’s Council" is two. */
static gboolean
is_end (const Text *text, guint i)
{
  return TOKEN (text->tokens, i)->possessive;
}

/* The word that makes a name one of an organisation, or the number of tokens. */
static guint
find_head (const Text *text, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    if (is_head (TOKEN (text->tokens, i - 1)))
      return i - 1;
  return text->tokens->len;
}

static gboolean
is_seat (const Text *text, guint i)
{
  guint end;
  const Entry *entry = gazetteer_match (text->rules, text->tokens, i, &end);

  return entry != NULL && entry->type == ENTRY_SEAT;
}

/* The end of the name that begins at @first. */
static guint
find_end (const Text *text, guint first)
{
  guint end = first + 1;

  while (end < text->tokens->len && !is_end (text, end - 1))
    {
      guint next = is_name_word (text, end) ? end : skip_joins (text, end);
      gboolean joined = next > end && !is_apostrophe (text, end);

      if (next >= text->tokens->len || !is_name_word (text, next))
        break;
      /* "the Ministry of Health in Bishkek" is at it. */
      if (joined && (TOKEN (text->tokens, end)->classes & CLASS_AT) != 0 && is_seat (text, next))
        break;
      /* "Henrik Dahl of the Institute" is somebody at it. */
      if (joined && !token_is (TOKEN (text->tokens, end), "and") &&
          !token_is (TOKEN (text->tokens, end), "&") &&
          find_head (text, first, end) == text->tokens->len)
        break;
      /* "and" joins two names more often than the words of one, as do offices. */
      if (joined && token_is (TOKEN (text->tokens, end), "and") &&
          (is_head (text_peek (text, (int) end - 1)) || next > end + 1 ||
           text_get_name_at (text, end - 1) != NULL))
        break;
      if (!joined && text_get_name_at (text, next) == NULL &&
          is_head (text_peek (text, (int) end - 1)) &&
          (TOKEN (text->tokens, next)->classes & (CLASS_OFFICE | CLASS_GIVEN)) != 0)
        break;
      end = next + 1;
    }
  return end;
}

static gboolean
is_taken (const Text *text, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (text_get_name_at (text, i) == NULL)
      return FALSE;
  return TRUE;
}

/* Takes away the mentions within a longer name, but for the country at its beginning. */
static void
drop_within (Text *text, guint first, guint end)
{
  for (guint i = text->mentions->len; i > 0; i--)
    {
      const Mention *mention = MENTION (text, i - 1);

      if (mention->first < first || mention->end > end)
        continue;
      if (mention->type == MENTION_ORGANISATION ||
          (mention->type == MENTION_COUNTRY && mention->first > first))
        g_array_remove_index (text->mentions, i - 1);
    }
}

/* Whether the letters of @abbreviation begin words of the name, in order. */
static gboolean
abbreviates (const Text *text, guint first, guint end, const char *abbreviation)
{
  const char *p = abbreviation;

  for (guint i = first; i < end && *p != '\0'; i++)
    if (g_unichar_tolower (g_utf8_get_char (TOKEN (text->tokens, i)->text)) ==
        g_unichar_tolower (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
  return *p == '\0';
}

/* Whether "(ABBR)" stands at @i. */
static gboolean
has_abbreviation (const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i + 1);

  return token_is (text_peek (text, (int) i), "(") && token->type == TOKEN_WORD && token->capital &&
         strlen (token->text) >= 2 && strlen (token->text) <= 10 &&
         (token->capitals || g_unichar_isupper (g_utf8_get_char (
                               g_utf8_prev_char (token->text + strlen (token->text))))) &&
         token_is (text_peek (text, (int) i + 2), ")");
}

/* The words behind the first of @name when they are two and more, or NULL. */
static const char *
get_ending (const char *name)
{
  const char *space = strchr (name, ' ');

  return space != NULL && strchr (space + 1, ' ') != NULL ? space + 1 : NULL;
}

/* Makes the organisation known by what its name ends with, unless another one is. */
static void
add_endings (Finder *self, DossierSuggestedEntity *entity)
{
  for (const char *ending = strchr (entity->name, ' ') != NULL ? entity->name : NULL;
       ending != NULL; ending = get_ending (ending))
    if (!g_hash_table_contains (self->endings, ending))
      g_hash_table_insert (self->endings, g_strdup (ending), entity);
}

/* The organisation whose name is @name with something before it, or the other way round: "CSTO
 * Council of Foreign Ministers"; NULL: none. */
static DossierSuggestedEntity *
find_by_ending (Finder *self, const char *name)
{
  DossierSuggestedEntity *entity = g_hash_table_lookup (self->endings, name);

  for (const char *ending = get_ending (name); ending != NULL && entity == NULL;
       ending = get_ending (ending))
    {
      entity = g_hash_table_lookup (self->endings, ending);
      if (entity != NULL && !g_str_equal (entity->name, ending))
        entity = NULL;
    }
  return entity;
}

/* The entity of a name; what the list or the text knows by another name is the same. */
static DossierSuggestedEntity *
ensure (Finder *self, const char *name, const char *abbreviation)
{
  const Entry *entry = gazetteer_find (self->rules, name);
  DossierSuggestedEntity *entity;

  if (entry != NULL && entry->type == ENTRY_ORGANISATION)
    return finder_ensure_entity (self, DOSSIER_KIND_ORGANISATION, entry->name, entry->code);
  entity = find_by_ending (self, name);
  if (entity != NULL)
    return entity;
  entity = finder_ensure_entity (self, DOSSIER_KIND_ORGANISATION, name, abbreviation);
  add_endings (self, entity);
  return entity;
}

/* "Collective Rapid Reaction Force (CRRF)": @end is where the bracket stands. */
static gboolean
take_defined (Finder *self, Text *text, guint end)
{
  const char *abbreviation = TOKEN (text->tokens, end + 1)->text;
  g_autofree char *name = NULL;
  DossierSuggestedEntity *entity;
  guint first = end;

  while (first > 0 && end - first < 10 && !abbreviates (text, first, end, abbreviation) &&
         (TOKEN (text->tokens, first - 1)->type == TOKEN_WORD || is_apostrophe (text, first - 1)))
    first--;
  if (first == end || !abbreviates (text, first, end, abbreviation) ||
      !TOKEN (text->tokens, first)->capital || is_taken (text, first, end))
    return FALSE;
  name = text_get_words (text, first, end);
  entity = ensure (self, name, abbreviation);
  drop_within (text, first, end + 2);
  text_add_mention (text, MENTION_ORGANISATION, first, end, entity, REASON_ORGANISATION_DEFINED,
                    abbreviation);
  text_add_mention (text, MENTION_ORGANISATION, end + 1, end + 2, entity, REASON_ORGANISATION_KNOWN,
                    name);
  return TRUE;
}

/* Where a name really begins: not with what only opens the sentence, nor with an office. */
static guint
trim_start (const Text *text, guint first, guint head)
{
  while (first < head && ((TOKEN (text->tokens, first)->classes & CLASS_COMMON) != 0 ||
                          ((TOKEN (text->tokens, first)->classes & CLASS_OFFICE) != 0 &&
                           !token_is (TOKEN (text->tokens, first), "general")) ||
                          !TOKEN (text->tokens, first)->capital))
    first++;
  return first;
}

static guint
take_named (Finder *self, Text *text, guint i)
{
  guint end = find_end (text, i);
  guint head = find_head (text, i, end);
  guint first;
  g_autofree char *name = NULL;

  if (head == text->tokens->len)
    return i + 1;
  /* What stands right behind it is somebody's name: "the State Duma Volodin". */
  if (head + 1 < end && TOKEN (text->tokens, head + 1)->capital)
    end = head + 1;
  first = trim_start (text, i, head);
  /* A word by itself is no name: "the Council" is the one before. */
  if (end - first < 2 && !text_get_country_at (text, first))
    return end;
  if (is_taken (text, first, end))
    return end;
  name = text_get_words (text, first, end);
  drop_within (text, first, end);
  text_add_mention (text, MENTION_ORGANISATION, first, end, ensure (self, name, NULL),
                    REASON_ORGANISATION_WORD, TOKEN (text->tokens, head)->text);
  return end;
}

/* "103rd separate airborne brigade" */
static void
take_unit (Finder *self, Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);
  g_autofree char *name = NULL;

  if (!g_ascii_isdigit (*token->text) || token->type != TOKEN_WORD ||
      !(g_str_has_suffix (token->fold, "th") || g_str_has_suffix (token->fold, "rd") ||
        g_str_has_suffix (token->fold, "st") || g_str_has_suffix (token->fold, "nd")))
    return;
  for (guint end = i + 1; end < text->tokens->len && end < i + 5; end++)
    {
      if (TOKEN (text->tokens, end)->type != TOKEN_WORD)
        return;
      if ((TOKEN (text->tokens, end)->classes & CLASS_UNIT) == 0)
        continue;
      name = text_get_words (text, i, end + 1);
      text_add_mention (text, MENTION_ORGANISATION, i, end + 1, ensure (self, name, NULL),
                        REASON_ORGANISATION_WORD, TOKEN (text->tokens, end)->text);
      return;
    }
}

/* Names of languages that decline them. */
static void
take_declined (Finder *self, Text *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint first, end;
      g_autofree char *name = NULL;

      if ((TOKEN (text->tokens, i)->classes & CLASS_ORGANISATION) == 0 ||
          text_get_name_at (text, i) != NULL)
        continue;
      name = declined_names_read (text, i, &first, &end);
      if (name == NULL || is_taken (text, first, end))
        continue;
      drop_within (text, first, end);
      text_add_mention (text, MENTION_ORGANISATION, first, end, ensure (self, name, NULL),
                        REASON_ORGANISATION_WORD, TOKEN (text->tokens, i)->text);
      i = MAX (i, end - 1);
    }
}

/* Capitals in brackets right behind an organisation are its abbreviation, whatever language's words
 * they stand for: "Международный союз биатлонистов (ИБУ)". */
static void
take_brackets (Finder *self, Text *text)
{
  for (guint i = 1; i + 2 < text->tokens->len; i++)
    {
      const Mention *name = has_abbreviation (text, i) ? text_get_name_at (text, i - 1) : NULL;
      const char *abbreviation = TOKEN (text->tokens, i + 1)->text;

      if (name == NULL || name->type != MENTION_ORGANISATION || name->end != i ||
          !TOKEN (text->tokens, i + 1)->capitals || name->entity->short_name != NULL ||
          text_get_name_at (text, i + 1) != NULL || text_get_country_at (text, i + 1) != NULL)
        continue;
      name->entity->short_name = g_strdup (abbreviation);
      text_add_mention (text, MENTION_ORGANISATION, i + 1, i + 2, name->entity,
                        REASON_ORGANISATION_KNOWN, name->entity->name);
    }
}

static void
find_in (Finder *self, Text *text)
{
  for (guint i = 0; i + 2 < text->tokens->len; i++)
    if (has_abbreviation (text, i))
      take_defined (self, text, i);
  if (inflection_has (rules_get_inflection (self->rules), INFLECTION_NOUNS))
    {
      take_declined (self, text);
      take_brackets (self, text);
      return;
    }
  for (guint i = 0; i < text->tokens->len;)
    {
      take_unit (self, text, i);
      i = is_name_word (text, i) ? take_named (self, text, i) : i + 1;
    }
  take_brackets (self, text);
}

/* The abbreviations that the text gives, wherever they stand. */
static void
find_abbreviations (Finder *self, Text *text, GHashTable *known)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const Token *token = TOKEN (text->tokens, i);
      DossierSuggestedEntity *entity =
        token->capital ? g_hash_table_lookup (known, token->text) : NULL;

      if (entity != NULL && text_get_name_at (text, i) == NULL)
        text_add_mention (text, MENTION_ORGANISATION, i, i + 1, entity, REASON_ORGANISATION_KNOWN,
                          entity->name);
    }
}

void
finder_find_organisations (Finder *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      if (text->passage->passage_kind != DOSSIER_PASSAGE_HEADING)
        find_in (self, text);
    }
  for (guint i = 0; i < self->result->entities->len; i++)
    {
      DossierSuggestedEntity *entity = g_ptr_array_index (self->result->entities, i);

      if (entity->kind == DOSSIER_KIND_ORGANISATION && entity->short_name != NULL)
        g_hash_table_insert (known, entity->short_name, entity);
    }
  for (guint i = 0; i < self->texts->len; i++)
    find_abbreviations (self, g_ptr_array_index (self->texts, i), known);
}
