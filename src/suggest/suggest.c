/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/suggest.h"

#include <string.h>

#include "suggest/finder.h"
#include "suggest/quote-context.h"
#include "suggest/turns.h"

static const char *const kinds[] = { "quote",        "date",    "event", "person",
                                     "organisation", "country", "link" };

const char *
dossier_suggestion_kind_to_string (DossierSuggestionKind kind)
{
  g_return_val_if_fail (kind < DOSSIER_N_SUGGESTION_KINDS, NULL);

  return kinds[kind];
}

gboolean
dossier_suggestion_kind_from_string (const char *text, DossierSuggestionKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i], text) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static void
entity_free (gpointer data)
{
  DossierSuggestedEntity *entity = data;

  g_free (entity->name);
  g_free (entity->short_name);
  g_free (entity->office);
  g_free (entity);
}

static void
suggestion_free (gpointer data)
{
  DossierSuggestion *suggestion = data;

  g_free (suggestion->text);
  g_free (suggestion->speaker);
  g_free (suggestion->title);
  g_free (suggestion->office);
  g_clear_pointer (&suggestion->date, dossier_date_free);
  g_free (suggestion->uri);
  g_free (suggestion->reason);
  g_free (suggestion);
}

DossierSuggestedEntity *
finder_ensure_entity (Finder *self, DossierKind kind, const char *name, const char *short_name)
{
  g_autofree char *key = g_strdup_printf ("%u %s", (guint) kind, name);
  DossierSuggestedEntity *entity = g_hash_table_lookup (self->names, key);

  if (entity != NULL)
    return entity;
  entity = g_new0 (DossierSuggestedEntity, 1);
  entity->kind = kind;
  entity->name = g_strdup (name);
  entity->short_name = g_strdup (short_name);
  g_ptr_array_add (self->result->entities, entity);
  g_hash_table_insert (self->names, g_steal_pointer (&key), entity);
  return entity;
}

DossierSuggestion *
finder_add (Finder *self,
            DossierSuggestionKind kind,
            const Text *text,
            guint first,
            guint end,
            char *reason)
{
  DossierSuggestion *suggestion = g_new0 (DossierSuggestion, 1);

  suggestion->kind = kind;
  suggestion->passage = text->index;
  suggestion->start = TOKEN (text->tokens, first)->start;
  suggestion->end = TOKEN (text->tokens, end - 1)->end;
  suggestion->text = text_get_words (text, first, end);
  suggestion->reason = reason;
  g_ptr_array_add (self->result->items, suggestion);
  return suggestion;
}

/* People, organisations and countries as they stand in the text. */
static void
take_mentions (Finder *self, const Text *text)
{
  static const DossierSuggestionKind of_mention[] = {
    [MENTION_PERSON] = DOSSIER_SUGGESTION_PERSON,
    [MENTION_GROUP] = DOSSIER_SUGGESTION_PERSON,
    [MENTION_ORGANISATION] = DOSSIER_SUGGESTION_ORGANISATION,
    [MENTION_COUNTRY] = DOSSIER_SUGGESTION_COUNTRY,
  };

  for (guint i = 0; i < text->mentions->len; i++)
    {
      const Mention *mention = MENTION (text, i);
      DossierSuggestion *suggestion;

      if (!mention->named || mention->entity == NULL)
        continue;
      suggestion = finder_add (self, of_mention[mention->type], text, mention->first, mention->end,
                               reason_describe (mention->reason, mention->word, NULL));
      suggestion->entity = mention->entity;
      suggestion->office = g_strdup (mention->office);
    }
}

static void
take_dates (Finder *self, const Text *text)
{
  for (guint i = 0; i < text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (text, i);
      DossierSuggestion *suggestion;

      if (found->date == NULL)
        continue;
      suggestion = finder_add (self, DOSSIER_SUGGESTION_DATE, text, found->first, found->end,
                               reason_describe (found->reason, found->word, NULL));
      suggestion->date = dossier_date_copy (found->date);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DossierSuggestion *first = *(const DossierSuggestion *const *) a;
  const DossierSuggestion *second = *(const DossierSuggestion *const *) b;

  if (first->passage != second->passage)
    return first->passage < second->passage ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/* As many bytes tell a language. */
#define SAMPLE 20000

/* The rules for what the document says its language is, or what its words look like. */
static const Rules *
find_rules (DossierDocument *document)
{
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  g_autoptr (GString) sample = NULL;

  if (document->language != NULL && *document->language != '\0')
    return rules_get (document->language);
  sample = g_string_new (NULL);
  for (guint i = 0; i < n && sample->len < SAMPLE; i++)
    {
      const char *text = dossier_document_get_passage (document, i)->text;
      gsize length = MIN (strlen (text), SAMPLE);

      /* No half character. */
      while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
        length--;
      g_string_append_len (sample, text, (gssize) length);
      g_string_append_c (sample, ' ');
    }
  return sample->len > 0 ? rules_guess (sample->str) : NULL;
}

static gboolean
begins_with_quotation (DossierDocument *document, guint i)
{
  static const char *const marks[] = { "“", "‘", "«", "„", "\"", "'" };

  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    if (i < dossier_document_count (document, DOSSIER_KIND_PASSAGE) &&
        g_str_has_prefix (dossier_document_get_passage (document, i)->text, marks[m]))
      return TRUE;
  return FALSE;
}

static void
divide (Finder *self)
{
  guint n = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->texts,
                     text_new (self->rules, dossier_document_get_passage (self->document, i), i,
                               begins_with_quotation (self->document, i + 1)));
}

static void
find (Finder *self)
{
  finder_find_known (self);
  finder_find_organisations (self);
  turns_find (self);
  finder_find_people (self);
  finder_find_dates (self);
  turns_take_quotes (self);
  finder_find_quotes (self);
  quote_context_find_dates (self);
  finder_find_events (self);
  finder_find_links (self);
  quote_context_find_sources (self);
  for (guint i = 0; i < self->texts->len; i++)
    {
      take_mentions (self, g_ptr_array_index (self->texts, i));
      take_dates (self, g_ptr_array_index (self->texts, i));
    }
  g_ptr_array_sort (self->result->items, compare_places);
}

DossierSuggestions *
dossier_suggest (DossierDocument *document)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) endings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) noted = g_hash_table_new (NULL, NULL);
  DossierSuggestions *result = g_new0 (DossierSuggestions, 1);
  Finder finder = { NULL, document, texts, result, names, endings, noted };

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  result->items = g_ptr_array_new_with_free_func (suggestion_free);
  result->entities = g_ptr_array_new_with_free_func (entity_free);
  finder.rules = find_rules (document);
  if (finder.rules == NULL)
    return result;
  divide (&finder);
  find (&finder);
  return result;
}

void
dossier_suggestions_free (DossierSuggestions *suggestions)
{
  g_ptr_array_unref (suggestions->items);
  g_ptr_array_unref (suggestions->entities);
  g_free (suggestions);
}
