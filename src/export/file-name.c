/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/file-name.h"

#include <string.h>

/* Bytes; file systems take 255 with what is put behind it. */
#define MAX_NAME 120

/* Windows keeps these for devices, whatever extension they have. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };
  g_autofree char *lower = g_ascii_strdown (name, (gssize) strcspn (name, "."));

  if (g_strv_contains (devices, lower))
    return TRUE;
  return strlen (lower) == 4 &&
         (g_str_has_prefix (lower, "com") || g_str_has_prefix (lower, "lpt")) &&
         g_ascii_isdigit (lower[3]);
}

/* Signs that Windows or a link in Markdown gives a meaning, and those that cannot be seen. */
static gboolean
is_unfit (gunichar c)
{
  if (c < 0x80)
    return strchr ("\\/:*?\"<>|#^[]%", (int) c) != NULL || g_ascii_iscntrl ((char) c);
  return g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
         g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static void
cut (GString *name)
{
  if (name->len > MAX_NAME)
    {
      const char *end = g_utf8_find_prev_char (name->str, name->str + MAX_NAME + 1);

      g_string_truncate (name, (gsize) (end - name->str));
    }
  /* Windows drops these at the end */
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

char *
dossier_export_name_file (const char *title)
{
  g_autofree char *composed = NULL;
  GString *name;

  g_return_val_if_fail (title != NULL, NULL);

  composed = g_utf8_normalize (title, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  name = g_string_new (NULL);
  for (const char *p = composed != NULL ? composed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = is_unfit (c) || g_unichar_isspace (c);

      if (space && name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
      /* a dot at the beginning hides a file */
      else if (!space && !(c == '.' && name->len == 0))
        g_string_append_unichar (name, c);
    }
  cut (name);
  if (name->len == 0)
    g_string_append (name, "dossier");
  if (is_device (name->str))
    g_string_prepend_c (name, '_');
  return g_string_free (name, FALSE);
}
