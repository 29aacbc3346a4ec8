/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: where something says that a name is a person's (an office, a verb of speech, a given
 * name), and wherever that name or its end stands again. */
#include <string.h>

#include "suggest/gazetteer.h"
#include "suggest/office.h"
#include "suggest/people.h"
#include "suggest/speaker.h"

/* "III", "II" behind a name. */
static gboolean
is_numeral (const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i);

  return token->capital && (token->capitals || strlen (token->text) == 1) &&
         strspn (token->text, "IVX") == strlen (token->text);
}

/* Whether the token stands in the name of a turn, where names may be all capitals. */
static gboolean
is_in_turn (const Text *text, guint i)
{
  return text->turn.kind == TURN_NAMED && i >= text->turn.name && i < text->turn.name_end;
}

/* A given name that also is a common word counts when a name follows: "Per Lindgren". */
static gboolean
is_given_word (const Text *text, guint i)
{
  const Token *next = text_peek (text, (int) i + 1);

  return (TOKEN (text->tokens, i)->classes & CLASS_GIVEN) != 0 && next->capital && next->space &&
         (next->classes & CLASS_COMMON) == 0;
}

/* A word that can be part of a person's name. */
static gboolean
is_name_word (const Finder *self, const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i);
  const Entry *entry;
  guint end;

  if (token->type != TOKEN_WORD || !token->capital || text_get_name_at (text, i) != NULL)
    return FALSE;
  if (is_in_turn (text, i))
    return TRUE;
  if (g_ascii_isdigit (*token->text) || (token->capitals && strchr (token->text, '.') == NULL))
    return FALSE;
  if ((token->classes & CLASS_COMMON) != 0 && !is_given_word (text, i))
    return FALSE;
  if ((token->classes & (CLASS_WEEKDAY | CLASS_HONORIFIC | CLASS_ORGANISATION | CLASS_GROUP)) != 0)
    return FALSE;
  if (text_get_country_at (text, i) != NULL)
    return FALSE;
  /* Cities are no people, but for "Michael Jordan"; a country that was let alone is a name. */
  entry = gazetteer_match (self->rules, text->tokens, i, &end);
  return entry == NULL || (entry->type == ENTRY_NAME && (token->classes & CLASS_GIVEN) != 0) ||
         (text_peek (text, (int) i - 1)->classes & (CLASS_GIVEN | CLASS_HONORIFIC)) != 0;
}

/* Whether the month's name at @i begins no name: "June" of "June Osborne" does. */
static gboolean
is_month (const Finder *self, const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);
  const Token *next = text_peek (text, (int) i + 1);

  /* Where months are small: "жительница Риги Марта Берзиня". */
  if (!rules_has_bare_years (self->rules) && token->capital &&
      (next->capital || SENTENCE (text, token->sentence)->first != i))
    return FALSE;
  return rules_get_month (self->rules, token->fold) != 0 &&
         !((token->classes & CLASS_GIVEN) != 0 &&
           (next->capital || (next->classes & CLASS_NAME_JOIN) != 0));
}

/* Where a name goes on at @end: behind "van der", "-", "al-"; @end when it does not. */
static guint
skip_joins (const Text *text, guint first, guint end)
{
  const Token *token = TOKEN (text->tokens, end);
  guint next = end;

  if (end == first)
    return end;
  if (token_is (token, "-") && !token->space)
    return end + 1;
  while (next < end + 2 && next < text->tokens->len &&
         (TOKEN (text->tokens, next)->classes & CLASS_NAME_JOIN) != 0 &&
         !TOKEN (text->tokens, next)->capital)
    next++;
  /* "Tariq al-Masri" */
  if (next > end && token_is (text_peek (text, (int) next), "-") &&
      !text_peek (text, (int) next)->space)
    next++;
  return next;
}

/* "-woo" of "Park Ji-woo", and no "-led". */
static gboolean
is_small_part (const Text *text, guint first, guint i)
{
  const Token *token = text_peek (text, (int) i);

  return i >= first + 3 && token_is (text_peek (text, (int) i - 1), "-") && !token->space &&
         token->type == TOKEN_WORD && g_utf8_strlen (token->text, -1) <= 5 &&
         (token->classes & CLASS_NOT_NAME) == 0;
}

/* The end of the name that begins at @first, or @first when none does. */
static guint
find_end (const Finder *self, const Text *text, guint first)
{
  guint end = first;

  if (is_month (self, text, first))
    return first;
  while (end < text->tokens->len && end < first + 7)
    {
      guint next = skip_joins (text, first, end);

      if (end > first && TOKEN (text->tokens, end - 1)->possessive)
        break;
      if (next > end && is_small_part (text, first, next))
        {
          end = next + 1;
          continue;
        }
      if (end > first && is_numeral (text, next))
        return next + 1;
      /* "Abdi-Rahman Sheikh Nur" */
      if (end > first && (TOKEN (text->tokens, first)->classes & CLASS_GIVEN) != 0 &&
          (text_peek (text, (int) next)->classes & CLASS_HONORIFIC) != 0 &&
          text_peek (text, (int) next)->capital && is_name_word (self, text, next + 1))
        {
          end = next + 2;
          continue;
        }
      if (!is_name_word (self, text, next))
        break;
      /* Offices begin no name, nor do they stand in one but at its end: "Martin Luther King". */
      if ((TOKEN (text->tokens, next)->classes & (CLASS_OFFICE | CLASS_OFFICE_WORD)) != 0 &&
          !(TOKEN (text->tokens, next)->classes & CLASS_GIVEN) && !is_in_turn (text, next) &&
          (next == first || !(TOKEN (text->tokens, first)->classes & CLASS_GIVEN)))
        break;
      end = next + 1;
    }
  return end;
}

/* A verb of speech behind the name, with what may stand between; the token, or 0. */
static guint
find_verb_behind (const Finder *self, const Text *text, guint end)
{
  for (guint i = end; i < text->tokens->len && i < end + 4; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if ((token->classes & CLASS_SPEECH) != 0 && speakers_is_verb (text, i))
        return rules_is_weak (self->rules, token->fold) ? 0 : i;
      if (!(token->classes & CLASS_BETWEEN) && !g_str_has_suffix (token->fold, "ly"))
        return 0;
    }
  return 0;
}

/* "the garrison of Fort Halden believed": the name is not the subject. */
static gboolean
is_complement (const Text *text, guint first)
{
  return (text_peek (text, (int) first - 1)->classes & CLASS_PREPOSITION) != 0;
}

/* So many words that nothing is known of may tell who somebody is, where there are no articles. */
#define MAX_UNKNOWN 3

/* “…,” said NAME; and the same with who was told; "— рассказывает учительница Гульмира Сейтова". */
static guint
find_verb_before (const Text *text, guint first)
{
  guint verb = first;

  if (!rules_has_articles (text->rules) && text_peek (text, (int) first + 1)->capital)
    while (verb > 1 && verb + MAX_UNKNOWN > first &&
           text_peek (text, (int) verb - 1)->classes == 0 &&
           text_peek (text, (int) verb - 1)->type == TOKEN_WORD &&
           !text_peek (text, (int) verb - 1)->capital)
      verb--;
  if (verb < 2 || (text_peek (text, (int) verb - 1)->classes & CLASS_SPEECH) == 0)
    return 0;
  return text_peek (text, (int) verb - 2)->quote >= 0 ||
             strstr ("”\"’»,—–", text_peek (text, (int) verb - 2)->text) != NULL
           ? verb - 1
           : 0;
}

static gboolean
has_according (const Text *text, guint first)
{
  return token_is (text_peek (text, (int) first - 1), "to") &&
         token_is (text_peek (text, (int) first - 2), "according");
}

/* "the" makes no name of a person of what follows. */
static gboolean
is_definite (const Token *token)
{
  return token_is (token, "the");
}

/* The honorific before the name, or NULL: "Mr", "Mr.", "Dato’". */
static const Token *
get_honorific (const Text *text, guint first)
{
  const Token *before = text_peek (text, (int) first - 1);

  if (token_is (before, ".") || token_is (before, "'") || token_is (before, "’"))
    before = text_peek (text, (int) first - 2);
  return (before->classes & CLASS_HONORIFIC) != 0 && before->capital ? before : NULL;
}

/* Whether a noun with its article stands before the comma at @comma: "a younger scholar,". */
static gboolean
has_article_before (const Text *text, guint comma)
{
  for (guint i = comma; i > 0 && i + 4 > comma; i--)
    {
      const Token *token = TOKEN (text->tokens, i - 1);

      if ((token->classes & CLASS_ARTICLE) != 0)
        return i < comma;
      if (token->type != TOKEN_WORD || token->capital)
        return FALSE;
    }
  return FALSE;
}

/* "Amara Diallo, 58, was", "Chen Wei-ling, who worked", "Jan Kos, a baker,", "his cousin, Jan Kos,"
 */
static gboolean
is_apposed (const Text *text, guint first, guint end)
{
  const Token *before = text_peek (text, (int) first - 1);
  const Token *next = text_peek (text, (int) end + 1);

  if (end < first + 2 || TOKEN (text->tokens, first)->capitals)
    return FALSE;
  if (token_is (text_peek (text, (int) end), ",") &&
      ((next->classes & CLASS_WHO) != 0 ||
       (next->type == TOKEN_NUMBER && strlen (next->text) <= 3 &&
        token_is (text_peek (text, (int) end + 2), ",")) ||
       ((next->classes & CLASS_ARTICLE) != 0 && !text_peek (text, (int) end + 2)->capital &&
        (text_peek (text, (int) end + 2)->classes &
         (CLASS_OFFICE | CLASS_OFFICE_WORD | CLASS_GROUP)) != 0)))
    return TRUE;
  if (token_is (before, "one") && text_peek (text, (int) first - 2)->type == TOKEN_MARK)
    return TRUE;
  return token_is (before, ",") &&
         (token_is (text_peek (text, (int) end), ",") ||
          (text_peek (text, (int) end)->classes & CLASS_PREPOSITION) != 0) &&
         has_article_before (text, first - 1);
}

/* "By Ann Bell and Li Wei", "(Reporting by Ann Bell; editing by Li Wei)" */
static gboolean
is_in_byline (const Text *text, guint first)
{
  int i = (int) first - 1;

  if (token_is (text_peek (text, i), "by"))
    return (i == 0 || (i == 2 && token_is (text_peek (text, 0), "("))) ||
           ((text_peek (text, 0)->type == TOKEN_MARK) && text->tokens->len < 20);
  return (token_is (text_peek (text, i), "and") || token_is (text_peek (text, i), ",")) &&
         token_is (text_peek (text, 0), "by") && text->tokens->len < 16;
}

static gboolean
take_reason (Evidence *evidence, Reason reason, const char *word)
{
  evidence->reason = reason;
  evidence->word = g_strdup (word);
  return TRUE;
}

/* Whether, where adjectives are declined, the word at @i is one with its noun behind it. */
static gboolean
is_adjective_of_place (const Text *text, guint i)
{
  static const char *const endings[] = { "ского", "ской", "цкого", "цкой", "ском", "цком" };
  const Token *next = text_peek (text, (int) i + 1);

  if (rules_has_articles (text->rules) || next->type != TOKEN_WORD || next->capital ||
      (next->classes & (CLASS_SPEECH | CLASS_PREPOSITION | CLASS_AND | CLASS_BETWEEN |
                        CLASS_COMMON | CLASS_BE)) != 0)
    return FALSE;
  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    if (g_str_has_suffix (TOKEN (text->tokens, i)->text, endings[e]))
      return TRUE;
  return FALSE;
}

/* So many words may stand before the subject of a sentence. */
#define MAX_LEADING 5

/* "Across the water, Donatella De Santis waits. She has a bill of her own.": the subject of a
 * sentence that "he" or "she" goes on about in the next one. */
static gboolean
is_taken_up (const Text *text, guint first, guint end)
{
  int number = TOKEN (text->tokens, first)->sentence;
  const Token *before = text_peek (text, (int) first - 1);
  const Token *next;

  if (end < first + 2 || (guint) number + 1 >= text->sentences->len ||
      TOKEN (text->tokens, first)->quote >= 0 || TOKEN (text->tokens, end - 1)->possessive ||
      text_peek (text, (int) end)->type != TOKEN_WORD)
    return FALSE;
  if (SENTENCE (text, number)->first != first &&
      (!token_is (before, ",") || first > SENTENCE (text, number)->first + MAX_LEADING))
    return FALSE;
  next = TOKEN (text->tokens, SENTENCE (text, number + 1)->first);
  return next->quote < 0 && (next->classes & (CLASS_PRONOUN | CLASS_POSSESSIVE)) != 0 &&
         (next->classes & (CLASS_HE | CLASS_SHE)) != 0;
}

/* Why the words are a person's name; FALSE when nothing says so. */
static gboolean
find_reason (const Finder *self, const Text *text, guint first, guint end, Evidence *evidence)
{
  const Token *token = TOKEN (text->tokens, first);
  const Token *before = text_peek (text, (int) first - 1);
  const Token *honorific = get_honorific (text, first);
  guint verb = is_complement (text, first) ? 0 : find_verb_behind (self, text, end);
  guint length = end - first;

  if (verb == 0 || TOKEN (text->tokens, end - 1)->possessive)
    verb = find_verb_before (text, first);
  /* "жители Ламу говорят": it is what they are of. */
  if (length == 1 && (before->classes & CLASS_GROUP) != 0 && !rules_has_articles (text->rules))
    return FALSE;
  /* "судья Лозаннского арбитража" */
  if (length == 1 && is_adjective_of_place (text, first))
    return FALSE;
  evidence->office = office_before (text, first);
  if (evidence->office == NULL)
    evidence->office = office_behind (text, end);
  if (is_in_turn (text, first))
    return take_reason (evidence, REASON_PERSON_TURN, NULL);
  if (evidence->office != NULL)
    return take_reason (evidence, REASON_PERSON_OFFICE, evidence->office);
  if (honorific != NULL)
    return take_reason (evidence, REASON_PERSON_OFFICE, honorific->text);
  if (length >= 2 && (token->classes & CLASS_GIVEN) != 0)
    return take_reason (evidence, REASON_PERSON_GIVEN, token->text);
  if (length >= 2 && is_in_byline (text, first))
    return take_reason (evidence, REASON_PERSON_CALLED, "by");
  /* "the Oceans Policy Forum thinks" */
  if (is_definite (before))
    return FALSE;
  if (is_apposed (text, first, end) || is_taken_up (text, first, end))
    return take_reason (evidence, REASON_PERSON_APPOSITION, NULL);
  if ((before->classes & CLASS_CALLED) != 0 &&
      (text_peek (text, (int) first - 2)->classes & (CLASS_OFFICE | CLASS_GIVEN)) != 0)
    return take_reason (evidence, REASON_PERSON_CALLED, before->text);
  if ((verb != 0 || has_according (text, first)) && length <= 3)
    {
      /* Latin letters among others are a firm's. */
      if (!rules_has_articles (text->rules) && g_ascii_isalpha (*token->text))
        return FALSE;
      /* A word that only begins the sentence is no name. */
      if (length == 1 && SENTENCE (text, token->sentence)->first == first && verb > first + 1)
        return FALSE;
      return take_reason (evidence, REASON_PERSON_SPEAKS,
                          verb != 0 ? TOKEN (text->tokens, verb)->text : "according to");
    }
  return FALSE;
}

/* Where the name begins with its title, when no given name stands behind that: "Baroness
 * Thornbury", "Sultan Mustafa III". */
static guint
find_title (const Text *text, guint first, guint end)
{
  const Token *before = text_peek (text, (int) first - 1);

  return (before->classes & CLASS_TITLE) != 0 && before->capital &&
             (end == first + 1 || is_numeral (text, end - 1))
           ? first - 1
           : first;
}

/* "директор института в Тромсё Ингеборг Хансен-Дал": the first word is where, where no comma or
 * article parts it from the name. */
static gboolean
begins_with_place (const Text *text, guint first, guint end)
{
  return !rules_has_articles (text->rules) && end > first + 2 &&
         token_is (TOKEN (text->tokens, first + 1), "-") == FALSE &&
         (text_peek (text, (int) first - 1)->classes & CLASS_AT) != 0 &&
         (TOKEN (text->tokens, first)->classes & CLASS_GIVEN) == 0;
}

/* The words of the name as a person is called by them. */
static void
gather_in (const Finder *self, const Text *text, People *people)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint end = is_name_word (self, text, i) ? find_end (self, text, i) : i;
      Evidence evidence = { 0 };

      if (end == i)
        continue;
      if (begins_with_place (text, i, end))
        i++;
      if (find_reason (self, text, i, end, &evidence))
        people_take (people, text, find_title (text, i, end), end, &evidence);
      evidence_clear (&evidence);
      i = end - 1;
    }
}

/* What stands in the text of a known name. */
static void
mention_in (Finder *self, Text *text, People *people, guint *count)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint end = i;
      Person *person = is_name_word (self, text, i) ? people_match (people, text, i, &end) : NULL;
      Evidence evidence = { .reason = REASON_PERSON_KNOWN };
      Mention *mention;

      if (person == NULL)
        continue;
      person->mentioned = ++*count;
      if (person->entity == NULL)
        {
          g_autofree char *name = people_get_name (person);

          person->entity =
            finder_ensure_entity (self, DOSSIER_KIND_PERSON, name, people_get_family (person));
          person->entity->office = g_strdup (person->office);
        }
      if (!find_reason (self, text, i, end, &evidence))
        {
          evidence.reason = REASON_PERSON_KNOWN;
          g_free (evidence.word);
          evidence.word = g_strdup (person->entity->name);
        }
      text_add_mention (text, MENTION_PERSON, i, end, person->entity, evidence.reason,
                        evidence.word);
      mention = text_get_name_at (text, i);
      mention->office = g_strdup (evidence.office);
      evidence_clear (&evidence);
      i = end - 1;
    }
}

void
finder_find_people (Finder *self)
{
  g_autoptr (People) people = people_new (self->rules);
  guint count = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);

      if (text->passage->passage_kind != DOSSIER_PASSAGE_HEADING)
        gather_in (self, text, people);
    }
  people_join (people);
  for (guint i = 0; i < self->texts->len; i++)
    mention_in (self, g_ptr_array_index (self->texts, i), people, &count);
}
