/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/addresses.h"

#include <string.h>

/* So many characters may stand beside an address that a passage has for itself: a bullet. */
#define BESIDE 4

static void
address_clear (gpointer data)
{
  g_free (((FoundAddress *) data)->uri);
}

static void
add_spans (GArray *addresses, const DossierPassage *passage)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      const char *uri = span->type == DOSSIER_SPAN_LINK ? span->uri
                        : span->type == DOSSIER_SPAN_SOURCE && DOSSIER_IS_SOURCE (span->target)
                          ? DOSSIER_SOURCE (span->target)->url
                          : NULL;
      FoundAddress address = { .start = span->start, .end = span->end };

      if (uri == NULL)
        continue;
      address.uri = g_strdup (uri);
      g_array_append_val (addresses, address);
    }
}

static gboolean
is_known (const GArray *addresses, guint start)
{
  for (guint i = 0; i < addresses->len; i++)
    if (FOUND_ADDRESS (addresses, i)->start <= start && start < FOUND_ADDRESS (addresses, i)->end)
      return TRUE;
  return FALSE;
}

/* Behind the address at @p: what ends a sentence, and a bracket that opens before it, is none of
 * it. */
static const char *
find_end (const char *p)
{
  const char *end = p;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) &&
         strchr ("<>\"|", *end) == NULL && !g_str_has_prefix (end, "”") &&
         !g_str_has_prefix (end, "»"))
    end = g_utf8_next_char (end);
  while (end > p && strchr (".,;:!?)]'", end[-1]) != NULL &&
         !(end[-1] == ')' && memchr (p, '(', (gsize) (end - p)) != NULL))
    end--;
  return end;
}

static void
add_words (GArray *addresses, const char *text)
{
  const char *last = text;
  guint at = 0;

  for (const char *p = strstr (text, "http"); p != NULL; p = strstr (p + 1, "http"))
    {
      FoundAddress address = { 0 };
      const char *end;

      if (!g_str_has_prefix (p, "http://") && !g_str_has_prefix (p, "https://"))
        continue;
      end = find_end (p);
      at += (guint) g_utf8_strlen (last, p - last);
      last = p;
      if (is_known (addresses, at) || end < p + 12)
        continue;
      address.start = at;
      address.end = at + (guint) g_utf8_strlen (p, end - p);
      address.uri = g_strndup (p, (gsize) (end - p));
      g_array_append_val (addresses, address);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const FoundAddress *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

GArray *
addresses_find (const DossierPassage *passage)
{
  GArray *addresses = g_array_new (FALSE, TRUE, sizeof (FoundAddress));

  g_array_set_clear_func (addresses, address_clear);
  add_spans (addresses, passage);
  add_words (addresses, passage->text);
  g_array_sort (addresses, compare_places);
  return addresses;
}

gboolean
addresses_is_bare (const DossierPassage *passage, const FoundAddress *address)
{
  return address->start <= BESIDE && address->end > address->start &&
         address->end + BESIDE >= (guint) g_utf8_strlen (passage->text, -1);
}

void
addresses_take (Finder *finder, Text *text, int sentence, const char *uri, char *reason)
{
  const Sentence *stretch = SENTENCE (text, sentence);
  DossierSuggestion *suggestion =
    finder_add (finder, DOSSIER_SUGGESTION_LINK, text, stretch->first, stretch->end, reason);

  suggestion->uri = g_strdup (uri);
  for (guint i = 0; i < text->n_quotes; i++)
    {
      DossierSuggestion *quote = g_ptr_array_index (finder->result->items, text->first_quote + i);

      if (quote->uri == NULL && quote->start < suggestion->end && quote->end > suggestion->start)
        quote->uri = g_strdup (uri);
    }
}
