/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/clip-private.h"

/* Between letters and digits an underscore is one, and never emphasis. */
static gboolean
is_within_word (const char *text, const char *at)
{
  return at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))) &&
         g_unichar_isalnum (g_utf8_get_char (at + 1));
}

/* Whether CommonMark could take the character at @at for more than it is. */
static gboolean
needs_backslash (const char *text, const char *at)
{
  switch (*at)
    {
    case '\\':
      return g_ascii_ispunct (at[1]);
    case '`':
      return TRUE;
    case '*':
      return !((at == text || at[-1] == ' ') && (at[1] == ' ' || at[1] == '\0'));
    case '_':
      return !is_within_word (text, at);
    case '[':
      return strchr (at, ']') != NULL;
    case '<':
      return g_ascii_isalpha (at[1]) || (at[1] != '\0' && strchr ("/!?", at[1]) != NULL);
    case '&':
      return (g_ascii_isalnum (at[1]) || at[1] == '#') && strchr (at, ';') != NULL;
    case '~':
      return at[1] == '~';
    default:
      return FALSE;
    }
}

/* What makes a heading, a list or a quote of a line, where it begins with it. */
static const char *
find_line_start (const char *line)
{
  const char *at = line;

  if (*at != '\0' && strchr ("#>+-=|", *at) != NULL)
    return at;
  while (g_ascii_isdigit (*at))
    at++;
  return at > line && (*at == '.' || *at == ')') ? at : NULL;
}

static gboolean
is_address (const char *word, gsize length)
{
  return g_strstr_len (word, (gssize) length, "://") != NULL;
}

/* @start: (nullable): a character that needs a backslash in any case */
static void
append_words (GString *out, const char *line, const char *start)
{
  const char *at = line;

  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");
      const char *end = at + length;

      if (is_address (at, length))
        {
          g_string_append_len (out, at, (gssize) length);
          at = end;
        }
      for (; at < end; at++)
        {
          if (at == start || needs_backslash (line, at))
            g_string_append_c (out, '\\');
          g_string_append_c (out, *at);
        }
      for (; *at == ' '; at++)
        g_string_append_c (out, ' ');
    }
}

static void
append_line (GString *out, const char *line)
{
  append_words (out, line, find_line_start (line));
}

void
dossier_clip_append_inline (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);

  append_words (out, line, NULL);
}

void
dossier_clip_append_text (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_line (out, lines[i]);
    }
}

void
dossier_clip_append_block (GString *out, const char *text, const char *last)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      g_string_append (out, any ? ">\n> " : "> ");
      append_line (out, lines[i]);
      g_string_append_c (out, '\n');
      any = TRUE;
    }
  if (last != NULL)
    g_string_append_printf (out, ">\n> %s\n", last);
}

void
dossier_clip_append_footnote (GString *out, const char *id, const char *evidence, const char *link)
{
  g_string_append_printf (out, "[^%s]: ", id);
  dossier_clip_append_text (out, evidence);
  g_string_append_printf (out, " <%s>\n", link);
}
