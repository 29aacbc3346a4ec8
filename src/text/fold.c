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

static gboolean
is_ascii_lower (const char *text)
{
  for (const char *p = text; *p; p++)
    if ((guchar) *p >= 0x80 || g_ascii_isupper (*p))
      return FALSE;
  return TRUE;
}

char *
dossier_text_fold (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *decomposed = NULL;
  GString *plain;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_ascii_lower (text))
    return g_strdup (text);
  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  folded = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  plain = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, plain_letter (c));
    }
  return g_string_free (plain, FALSE);
}
