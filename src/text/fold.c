/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/fold.h"

/* Letters that Unicode does not decompose, though readers type them plain. */
static gunichar
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x131: /* ı */
      return 'i';
    case 0x142: /* ł */
      return 'l';
    case 0xf8: /* ø */
      return 'o';
    case 0x111: /* đ */
      return 'd';
    default:
      return c;
    }
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

      if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, plain_letter (c));
    }
}

/* Letters fold each by itself, whatever stands around them: so ASCII, most of what there is, need
 * not go through Unicode's tables. */
char *
dossier_text_fold (const char *text)
{
  GString *plain;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  plain = g_string_sized_new (strlen (text));
  while (*p != '\0')
    {
      const char *start = p;

      while ((guchar) *p >= 0x80)
        p++;
      if (p > start)
        append_folded (plain, start, (gsize) (p - start));
      for (; *p != '\0' && (guchar) *p < 0x80; p++)
        g_string_append_c (plain, g_ascii_tolower (*p));
    }
  return g_string_free (plain, FALSE);
}
