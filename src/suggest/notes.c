/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/notes.h"

#include <stdlib.h>
#include <string.h>

#include "suggest/addresses.h"

/* More notes no text has that counts them. */
#define MAX_NUMBER 999

/* The number of the note that the token is the only part of, or 0: "12", "¹²" is two of them. */
static int
read_number (const Token *token)
{
  int number = token->type == TOKEN_NUMBER && strlen (token->text) <= 3 ? atoi (token->text) : 0;

  return number <= MAX_NUMBER ? number : 0;
}

/* The number that a note begins with: "2. …", "[2] …", "2) …", or 0. */
static int
get_number_of_note (const Text *text)
{
  const Token *first = text_peek (text, 0);
  const Token *second = text_peek (text, 1);

  if (token_is (first, "[") && token_is (text_peek (text, 2), "]"))
    return read_number (second);
  return token_is (second, ".") || token_is (second, ")") || token_is (second, "]") || second->space
           ? read_number (first)
           : 0;
}

static int
get_superscript (const Token *token)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (g_str_equal (token->text, digits[i]))
      return (int) i;
  return -1;
}

/* The number of the note that the text refers to at token @i, or 0. @end: (out): behind it. */
static int
read_reference (const Text *text, guint i, guint *end)
{
  const Token *token = TOKEN (text->tokens, i);
  const Token *before = text_peek (text, (int) i - 1);
  int number = 0;

  *end = i + 1;
  if (i == 0 || token->space)
    return 0;
  if (token_is (token, "[") && token_is (text_peek (text, (int) i + 2), "]"))
    {
      *end = i + 3;
      return read_number (text_peek (text, (int) i + 1));
    }
  /* "… at all.”2" */
  if (token->type == TOKEN_NUMBER && before->type == TOKEN_MARK &&
      strstr (".,;:!?”\"’»)", before->text) != NULL &&
      text_peek (text, (int) i - 2)->type != TOKEN_NUMBER)
    return read_number (token);
  for (guint j = i; j < text->tokens->len && get_superscript (TOKEN (text->tokens, j)) >= 0; j++)
    {
      number = number * 10 + get_superscript (TOKEN (text->tokens, j));
      *end = j + 1;
      if (number > MAX_NUMBER)
        return 0;
    }
  return number;
}

typedef struct
{
  guint passage;
  GArray *addresses; /* of FoundAddress */
} Note;

static void
note_free (gpointer data)
{
  g_array_unref (((Note *) data)->addresses);
  g_free (data);
}

/* The notes below the text by their numbers; of those with the same number the last. */
static GHashTable *
collect_notes (Finder *finder)
{
  GHashTable *notes = g_hash_table_new_full (NULL, NULL, NULL, note_free);

  for (guint i = 0; i < finder->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (finder->texts, i);
      int number = get_number_of_note (text);
      g_autoptr (GArray) addresses = number > 0 ? addresses_find (text->passage) : NULL;
      Note *note;

      if (addresses == NULL || addresses->len == 0)
        continue;
      note = g_new (Note, 1);
      *note = (Note){ i, g_steal_pointer (&addresses) };
      g_hash_table_insert (notes, GINT_TO_POINTER (number), note);
    }
  return notes;
}

static void
keep_noted (Finder *finder, const Text *text, int sentence)
{
  guint start = TOKEN (text->tokens, SENTENCE (text, sentence)->first)->start;
  guint end = TOKEN (text->tokens, SENTENCE (text, sentence)->end - 1)->end;

  for (guint i = 0; i < text->n_quotes; i++)
    {
      DossierSuggestion *quote = g_ptr_array_index (finder->result->items, text->first_quote + i);

      if (quote->uri != NULL && quote->start < end && quote->end > start)
        g_hash_table_add (finder->noted, quote);
    }
}

static void
take_note (Finder *finder, Text *text, guint token, const GArray *addresses, const char *number)
{
  for (guint i = 0; i < addresses->len; i++)
    addresses_take (finder, text, TOKEN (text->tokens, token)->sentence,
                    FOUND_ADDRESS (addresses, i)->uri,
                    number != NULL ? reason_describe (REASON_LINK_NOTE, number, NULL)
                                   : reason_describe (REASON_LINK_FOOTNOTE, NULL, NULL));
  keep_noted (finder, text, TOKEN (text->tokens, token)->sentence);
}

static void
take_numbers (Finder *finder, Text *text, GHashTable *notes, GHashTable *taken)
{
  for (guint i = 1, end; i < text->tokens->len; i = end)
    {
      int number = read_reference (text, i, &end);
      const Note *note = number > 0 ? g_hash_table_lookup (notes, GINT_TO_POINTER (number)) : NULL;
      g_autofree char *words = NULL;

      if (note == NULL || note->passage <= text->index)
        continue;
      words = g_strdup_printf ("%d", number);
      take_note (finder, text, i - 1, note->addresses, words);
      g_hash_table_add (taken, GUINT_TO_POINTER (note->passage));
    }
}

/* The last token that ends before @at or there. */
static guint
find_token (const Text *text, guint at)
{
  guint token = 0;

  while (token + 1 < text->tokens->len && TOKEN (text->tokens, token + 1)->end <= at)
    token++;
  return token;
}

/* Where the document has its footnotes: passage → index. */
static GHashTable *
index_footnotes (Finder *finder)
{
  GHashTable *indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < finder->texts->len; i++)
    g_hash_table_insert (indices, ((Text *) g_ptr_array_index (finder->texts, i))->passage,
                         GUINT_TO_POINTER (i));
  return indices;
}

/* Footnotes that the document has as such. */
static void
take_footnotes (Finder *finder, Text *text, GHashTable *indices, GHashTable *taken)
{
  for (guint i = 0; i < text->passage->spans->len && text->tokens->len > 0; i++)
    {
      const DossierSpan *span = &g_array_index (text->passage->spans, DossierSpan, i);
      g_autoptr (GArray) addresses = NULL;

      if (span->type != DOSSIER_SPAN_FOOTNOTE || !DOSSIER_IS_PASSAGE (span->target))
        continue;
      addresses = addresses_find (DOSSIER_PASSAGE (span->target));
      take_note (finder, text, find_token (text, span->start), addresses, NULL);
      if (addresses->len > 0 && g_hash_table_contains (indices, span->target))
        g_hash_table_add (taken, g_hash_table_lookup (indices, span->target));
    }
}

GHashTable *
notes_find_links (Finder *finder)
{
  g_autoptr (GHashTable) notes = collect_notes (finder);
  g_autoptr (GHashTable) indices = index_footnotes (finder);
  GHashTable *taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < finder->texts->len; i++)
    {
      Text *text = g_ptr_array_index (finder->texts, i);

      if (g_hash_table_contains (taken, GUINT_TO_POINTER (i)))
        continue;
      take_footnotes (finder, text, indices, taken);
      if (g_hash_table_size (notes) > 0)
        take_numbers (finder, text, notes, taken);
    }
  return taken;
}
