/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/plain/plain-join.h"

#include <string.h>

struct _PlainJoin
{
  GPtrArray *texts;  /* of const char *: borrowed */
  guint n_read;      /* of those */
  GHashTable *words; /* in small letters; those with hyphens, too */
};

static const char *const hyphens[] = { "-", "\xe2\x80\x90" };

PlainJoin *
plain_join_new (void)
{
  PlainJoin *self = g_new0 (PlainJoin, 1);

  self->texts = g_ptr_array_new ();
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
plain_join_free (PlainJoin *self)
{
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->words);
  g_free (self);
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010;
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || is_hyphen (c);
}

static void
add_words (PlainJoin *self, const char *text)
{
  while (*text != '\0')
    {
      const char *begin = text;

      while (*text != '\0' && is_in_word (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      if (text > begin && *text != '\0')
        g_hash_table_add (self->words, g_utf8_strdown (begin, text - begin));
      if (*text != '\0')
        text = g_utf8_next_char (text);
    }
}

void
plain_join_learn (PlainJoin *self, const char *text)
{
  g_ptr_array_add (self->texts, (gpointer) text);
}

/* The length of a hyphen at the end of @text behind a letter, in bytes; 0 for none. */
static gsize
get_hyphen (const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (hyphens); i++)
    {
      gsize n = strlen (hyphens[i]);

      if (length > n && memcmp (text + length - n, hyphens[i], n) == 0 &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text + length - n))))
        return n;
    }
  return 0;
}

/* Where the word begins that ends at @end. */
static const char *
find_word (const char *text, const char *end)
{
  const char *begin = end;

  while (begin > text && is_in_word (g_utf8_get_char (g_utf8_prev_char (begin))))
    begin = g_utf8_prev_char (begin);
  return begin;
}

/* Most texts break no word, and are never asked for theirs. */
static gboolean
knows (PlainJoin *self, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (; self->n_read < self->texts->len; self->n_read++)
    add_words (self, self->texts->pdata[self->n_read]);
  return g_hash_table_contains (self->words, lower);
}

static gboolean
is_lines_own (PlainJoin *self, const GString *paragraph, gsize hyphen, const char *next)
{
  const char *end = paragraph->str + paragraph->len - hyphen;
  const char *begin = find_word (paragraph->str, end);
  g_autofree char *first = g_strndup (begin, (gsize) (end - begin));
  const char *next_end = next;
  g_autofree char *second = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *hyphened = NULL;

  while (*next_end != '\0' && is_in_word (g_utf8_get_char (next_end)))
    next_end = g_utf8_next_char (next_end);
  second = g_strndup (next, (gsize) (next_end - next));
  joined = g_strconcat (first, second, NULL);
  hyphened = g_strconcat (first, "-", second, NULL);
  if (knows (self, hyphened))
    return FALSE;
  if (knows (self, joined))
    return TRUE;
  /* "Asia-Pacific", "self-" and the like: parts that are words are joined by a hyphen of their own.
   */
  return g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (end))) &&
         g_unichar_islower (g_utf8_get_char (next)) &&
         !(knows (self, first) && knows (self, second));
}

void
plain_join_add (PlainJoin *self, GString *paragraph, const char *text)
{
  gsize hyphen = get_hyphen (paragraph->str, paragraph->len);

  if (hyphen > 0 && g_unichar_isalpha (g_utf8_get_char (text)))
    {
      if (is_lines_own (self, paragraph, hyphen, text))
        g_string_truncate (paragraph, paragraph->len - hyphen);
    }
  else if (paragraph->len > 0)
    g_string_append_c (paragraph, ' ');
  g_string_append (paragraph, text);
}
