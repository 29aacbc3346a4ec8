/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/latin.h"

#include <string.h>

/* As many letters at least must be the same, and as many at most are compared: endings change. */
#define MIN_LETTERS 4
#define MAX_LETTERS 6

/* From U+0430 to U+044F; what the ways of writing differ in is left out. */
static const char *const letters[] = { "a", "b",  "v",  "g",  "d", "e", "zh", "z", "i", "",  "k",
                                       "l", "m",  "n",  "o",  "p", "r", "s",  "t", "u", "f", "h",
                                       "c", "ch", "sh", "sh", "",  "i", "",   "e", "u", "a" };

/* @word in Latin letters. */
static char *
spell (const char *word)
{
  g_autoptr (GString) latin = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x430 && c <= 0x44f)
        g_string_append (latin, letters[c - 0x430]);
      else if (c == 0x451)
        g_string_append_c (latin, 'e');
      else if (c == 0x456 || c == 0x457)
        g_string_append_c (latin, 'i');
      else
        return NULL;
    }
  return g_strdup (latin->str);
}

/* The same for what is Latin: "ya", "ia" and "ja" are "a", "kh" is "h", "ts" is "c". */
static char *
smooth (const char *latin)
{
  g_autoptr (GString) smooth = g_string_new (NULL);

  for (const char *p = latin; *p != '\0'; p++)
    {
      if (strchr ("yij", *p) != NULL && p[1] != '\0' && strchr ("aue", p[1]) != NULL)
        continue;
      if (g_str_has_prefix (p, "kh"))
        continue;
      if (g_str_has_prefix (p, "ts"))
        {
          g_string_append_c (smooth, 'c');
          p++;
          continue;
        }
      if (*p == 'j' || (*p == 'y' && smooth->len > 0 && strchr ("aeiou", p[-1]) != NULL))
        continue;
      g_string_append_c (smooth, *p == 'y' ? 'i' : *p);
    }
  return g_strdup (smooth->str);
}

gboolean
latin_matches (const char *word, const char *latin)
{
  g_autofree char *spelt = spell (word);
  g_autofree char *smoothed = NULL;
  gsize n;

  if (spelt == NULL)
    return FALSE;
  smoothed = smooth (latin);
  n = MIN (MIN (strlen (spelt), strlen (smoothed)), MAX_LETTERS);
  return n >= MIN_LETTERS && strncmp (spelt, smoothed, n) == 0;
}
