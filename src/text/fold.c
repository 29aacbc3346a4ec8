/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/fold.h"

/* Letters that Unicode does not decompose, though readers type them plain, or write them either
 * way: letters with a stroke or a tail, ligatures, and the letters that one script has in two
 * forms. By code point. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0xe6, "ae" },                         /* æ */
  { 0xf0, "d" },                          /* ð */
  { 0xf8, "o" },                          /* ø */
  { 0xfe, "th" },                         /* þ */
  { 0x111, "d" },                         /* đ */
  { 0x127, "h" },                         /* ħ */
  { 0x131, "i" },                         /* ı */
  { 0x138, "k" },                         /* ĸ */
  { 0x142, "l" },                         /* ł */
  { 0x14b, "n" },                         /* ŋ */
  { 0x153, "oe" },                        /* œ */
  { 0x167, "t" },                         /* ŧ */
  { 0x180, "b" },                         /* ƀ */
  { 0x19a, "l" },                         /* ƚ */
  { 0x1e5, "g" },                         /* ǥ */
  { 0x23c, "c" },                         /* ȼ */
  { 0x247, "e" },                         /* ɇ */
  { 0x259, "e" },                         /* ə */
  { 0x268, "i" },                         /* ɨ */
  { 0x26b, "l" },                         /* ɫ */
  { 0x289, "u" },                         /* ʉ */
  { 0x491, "\xd0\xb3" /* г */ },          /* ґ */
  { 0x493, "\xd0\xb3" /* г */ },          /* ғ */
  { 0x497, "\xd0\xb6" /* ж */ },          /* җ */
  { 0x49b, "\xd0\xba" /* к */ },          /* қ */
  { 0x4a3, "\xd0\xbd" /* н */ },          /* ң */
  { 0x4a5, "\xd0\xbd\xd0\xb3" /* нг */ }, /* ҥ */
  { 0x4af, "\xd1\x83" /* у */ },          /* ү */
  { 0x4b1, "\xd1\x83" /* у */ },          /* ұ */
  { 0x4b3, "\xd1\x85" /* х */ },          /* ҳ */
  { 0x4b7, "\xd1\x87" /* ч */ },          /* ҷ */
  { 0x4bb, "\xd1\x85" /* х */ },          /* һ */
  { 0x4d9, "\xd0\xb0" /* а */ },          /* ә */
  { 0x4e9, "\xd0\xbe" /* о */ },          /* ө */
  { 0x5da, "\xd7\x9b" /* כ */ },          /* ך */
  { 0x5dd, "\xd7\x9e" /* מ */ },          /* ם */
  { 0x5df, "\xd7\xa0" /* נ */ },          /* ן */
  { 0x5e3, "\xd7\xa4" /* פ */ },          /* ף */
  { 0x5e5, "\xd7\xa6" /* צ */ },          /* ץ */
  { 0x629, "\xd9\x87" /* ه */ },          /* ة */
  { 0x640, "" },                          /* tatweel, which only stretches a word */
  { 0x649, "\xd9\x8a" /* ي */ },          /* ى */
  { 0x671, "\xd8\xa7" /* ا */ },          /* ٱ */
  { 0x6a9, "\xd9\x83" /* ك */ },          /* ک */
  { 0x6cc, "\xd9\x8a" /* ي */ },          /* ی */
};

static const char *
find_plain (gunichar c)
{
  guint first = 0, last = G_N_ELEMENTS (plain_letters);

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (plain_letters[middle].letter == c)
        return plain_letters[middle].plain;
      if (plain_letters[middle].letter < c)
        first = middle + 1;
      else
        last = middle;
    }
  return NULL;
}

/* Whether @c stands over or under a letter and a reader may leave it out. In the scripts of India
 * and beyond marks are vowels, without which words are not the same. */
static gboolean
is_left_out (gunichar c)
{
  if (!g_unichar_ismark (c))
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;

    default:
      return FALSE;
    }
}

/* Format characters stand within words unseen: a soft hyphen, a joiner. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Appends @length bytes of valid UTF-8. */
static void
append_folded (GString *plain, const char *text, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (text, (gssize) length);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letter;

      if (c < 0x80)
        g_string_append_c (plain, (char) c);
      else if (is_left_out (c) || is_unseen (c))
        continue;
      else if ((letter = find_plain (c)) != NULL)
        g_string_append (plain, letter);
      else
        g_string_append_unichar (plain, c);
    }
}

/* Letters fold each by itself, whatever stands around them: what most of what is written becomes is
 * worked out once. */
#define N_TABLE 0x600
#define LONGEST_FOLD 7
static char table[N_TABLE][LONGEST_FOLD + 1];

static void
prepare_table (void)
{
  static gsize ready;
  g_autoptr (GString) plain = NULL;

  if (!g_once_init_enter (&ready))
    return;
  plain = g_string_new (NULL);
  for (gunichar c = 1; c < N_TABLE; c++)
    {
      char letter[6];

      g_string_truncate (plain, 0);
      append_folded (plain, letter, (gsize) g_unichar_to_utf8 (c, letter));
      g_assert (plain->len <= LONGEST_FOLD);
      memcpy (table[c], plain->str, plain->len + 1);
    }
  g_once_init_leave (&ready, 1);
}

void
dossier_text_append_folded (GString *plain, const char *text, gsize length)
{
  const char *p = text;
  const char *end = text + length;

  prepare_table ();
  while (p < end)
    {
      const char *start = p;
      guchar first = (guchar) *p;

      if (first < 0x80)
        {
          g_string_append_c (plain, g_ascii_tolower (*p++));
          continue;
        }
      /* Two bytes, U+0080 to U+05FF */
      if (first < 0xd8)
        {
          g_string_append (plain, table[(first & 0x1f) << 6 | ((guchar) p[1] & 0x3f)]);
          p += 2;
          continue;
        }
      while (p < end && (guchar) *p >= 0xd8)
        p = g_utf8_next_char (p);
      append_folded (plain, start, (gsize) (p - start));
    }
}

char *
dossier_text_fold (const char *text)
{
  GString *plain;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  length = strlen (text);
  plain = g_string_sized_new (length);
  dossier_text_append_folded (plain, text, length);
  return g_string_free (plain, FALSE);
}
