/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names out of the lists: countries, their people, their seats of government, organisations. */
#include "suggest/finder.h"
#include "suggest/gazetteer.h"

/* Whether a seat of government before token @i stands for a place: "in Moscow and Minsk". */
static gboolean
follows_place (const Text *text, int i)
{
  const Token *before = text_peek (text, i - 1);

  if ((before->classes & CLASS_AT) != 0)
    return TRUE;
  if (!token_is (before, "and") && !token_is (before, ","))
    return FALSE;
  return text_peek (text, i - 2)->capital && text_get_country_at (text, (guint) i - 2) == NULL &&
         (text_peek (text, i - 3)->classes & CLASS_AT) != 0;
}

/* "Moscow" is a city in "in Moscow", "the Moscow summit", "the Astana Declaration", and Russia in
 * "Moscow’s plans", "Moscow agreed". */
static gboolean
is_government (const Text *text, guint first, guint end)
{
  const Token *next = text_peek (text, (int) end);

  if (TOKEN (text->tokens, end - 1)->possessive)
    return TRUE;
  if (token_is (next, "-"))
    return !token_is (text_peek (text, (int) end + 1), "based") &&
           !token_is (text_peek (text, (int) end + 1), "born");
  if ((next->classes & CLASS_EVENT) != 0 || next->capital)
    return FALSE;
  return !follows_place (text, (int) first);
}

/* Whether it is part of a person's name: "Michael Jordan", "Mr France". */
static gboolean
is_surname (const Text *text, guint first)
{
  const Token *before = text_peek (text, (int) first - 1);

  return before->capital && TOKEN (text->tokens, first)->space && !before->possessive &&
         (before->classes & (CLASS_GIVEN | CLASS_HONORIFIC)) != 0 &&
         (before->classes & CLASS_OFFICE) == 0;
}

/* Whether a country's name is somebody's here, or begins a firm's: "Chad Okafor", "Ms. Georgia
 * Hartnett", "Jordan, whose real name". Countries' names are among the given names. */
static gboolean
is_given_name (const Text *text, guint first, guint end)
{
  const Token *token = TOKEN (text->tokens, first);
  const Token *next = text_peek (text, (int) end);
  const Token *before = text_peek (text, (int) first - 1);

  if (end != first + 1 || (token->classes & CLASS_GIVEN) == 0 || token->possessive)
    return FALSE;
  if (token_is (before, "."))
    before = text_peek (text, (int) first - 2);
  if ((before->classes & CLASS_HONORIFIC) != 0 && before->capital)
    return TRUE;
  if (token_is (next, ","))
    return (text_peek (text, (int) end + 1)->classes & CLASS_WHO) != 0;
  return next->type == TOKEN_WORD && next->capital && next->space &&
         (next->classes & (CLASS_OFFICE | CLASS_OFFICE_WORD | CLASS_EVENT | CLASS_COMMON |
                           CLASS_LANDSCAPE | CLASS_WEEKDAY | CLASS_TITLE)) == 0 &&
         rules_get_month (text->rules, next->fold) == 0;
}

static void
take_country (Finder *self, Text *text, const Entry *entry, guint first, guint end)
{
  static const Reason reasons[] = { [ENTRY_NAME] = REASON_COUNTRY_NAME,
                                    [ENTRY_PEOPLE] = REASON_COUNTRY_PEOPLE,
                                    [ENTRY_SEAT] = REASON_COUNTRY_SEAT };
  DossierSuggestedEntity *country;

  if (is_surname (text, first) || (entry->type == ENTRY_NAME && is_given_name (text, first, end)) ||
      (entry->type == ENTRY_SEAT && !is_government (text, first, end)))
    return;
  country = finder_ensure_entity (self, DOSSIER_KIND_PLACE, entry->name, NULL);
  g_strlcpy (country->a3, entry->code, sizeof country->a3);
  text_add_mention (text, MENTION_COUNTRY, first, end, country, reasons[entry->type], entry->name);
}

static void
find_in (Finder *self, Text *text)
{
  guint end;

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const Entry *entry = gazetteer_match (text->rules, text->tokens, i, &end);

      if (entry == NULL)
        continue;
      if (entry->type == ENTRY_ORGANISATION)
        text_add_mention (text, MENTION_ORGANISATION, i, end,
                          finder_ensure_entity (self, DOSSIER_KIND_ORGANISATION, entry->name,
                                                entry->code),
                          REASON_ORGANISATION_KNOWN, entry->name);
      else if (entry->type != ENTRY_NEITHER)
        take_country (self, text, entry, i, end);
      i = end - 1;
    }
}

void
finder_find_known (Finder *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    find_in (self, g_ptr_array_index (self->texts, i));
}
