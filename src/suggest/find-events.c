/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated sentences that tell of a meeting, a vote, a strike. */
#include "suggest/event-title.h"
#include "suggest/finder.h"

static const FoundDate *
find_date (const Text *text, int sentence)
{
  for (guint i = 0; i < text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (text, i);

      if (found->date != NULL && TOKEN (text->tokens, found->first)->sentence == sentence &&
          TOKEN (text->tokens, found->first)->quote < 0)
        return found;
    }
  return NULL;
}

static void
find_in (Finder *self, const Text *text, int number)
{
  const Sentence *sentence = SENTENCE (text, number);
  const FoundDate *found = find_date (text, number);
  DossierSuggestion *suggestion;

  if (found == NULL)
    return;
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if ((token->classes & CLASS_EVENT) == 0 || token->quote >= 0)
        continue;
      suggestion = finder_add (self, DOSSIER_SUGGESTION_EVENT, text, sentence->first, sentence->end,
                               reason_describe (REASON_EVENT, token->text, NULL));
      suggestion->date = dossier_date_copy (found->date);
      suggestion->title = event_title_new (text, number);
      return;
    }
}

void
finder_find_events (Finder *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);

      for (guint j = 0; j < text->sentences->len; j++)
        find_in (self, text, (int) j);
    }
}
