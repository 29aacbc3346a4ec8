/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/markdown/escape-private.h"

typedef struct
{
  const char *text;
  guint8 *marks;
} Text;

static void
mark (const Text *self, const char *p)
{
  self->marks[p - self->text] = DOSSIER_ESCAPE_YES;
}

/* A pair of signs means something once it is closed: taken apart, whatever the program makes of a
 * backslash, it is none. */
static void
part_pairs (const Text *self, const char *open, const char *close)
{
  const char *p = self->text;

  while ((p = strstr (p, open)) != NULL)
    {
      const char *end = strstr (p + 2, close);

      if (end == NULL)
        return;
      mark (self, p + 1);
      p += 2;
    }
}

/* A comment that is not closed hides all the rest. */
static void
part_comments (const Text *self)
{
  for (const char *p = strstr (self->text, "%%"); p != NULL; p = strstr (p + 2, "%%"))
    mark (self, p + 1);
}

static gboolean
is_tag_sign (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-' || c == '/' ||
         c > 0xFFFF;
}

/* #words, in Obsidian with something in them that is no digit. */
static void
mark_tags (const Text *self, gboolean digits)
{
  for (const char *p = strchr (self->text, '#'); p != NULL; p = strchr (p + 1, '#'))
    {
      gboolean tag = FALSE;

      if (dossier_markdown_word_before (self->text, p))
        continue;
      for (const char *q = p + 1; is_tag_sign (g_utf8_get_char (q)); q = g_utf8_next_char (q))
        tag = tag || digits || !g_unichar_isdigit (g_utf8_get_char (q));
      if (tag || (digits && g_str_has_prefix (p, "#[[")))
        mark (self, p);
    }
}

static gboolean
closes_mathematics (const char *text, const char *p)
{
  return !dossier_markdown_space_before (text, p) && !g_ascii_isdigit (p[1]);
}

/* $x$ and $$x$$, but not "$5 and $6". */
static void
mark_mathematics (const Text *self)
{
  const char *last = NULL;

  for (const char *p = strchr (self->text, '$'); p != NULL; p = strchr (p + 1, '$'))
    if (closes_mathematics (self->text, p))
      last = p;
  for (const char *p = strchr (self->text, '$'); p != NULL && last != NULL && p < last;
       p = strchr (p + 1, '$'))
    if (!dossier_markdown_space_after (p + 1))
      mark (self, p);
}

/* " ^name" at the end of a line names the block. */
static void
mark_block_id (const Text *self)
{
  for (const char *p = strchr (self->text, '^'); p != NULL; p = strchr (p + 1, '^'))
    {
      gsize length =
        strspn (p + 1, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

      if (length > 0 && dossier_markdown_space_before (self->text, p) &&
          (p[length + 1] == '\0' || p[length + 1] == '\n'))
        mark (self, p);
    }
}

/* ^[a footnote within the text] */
static void
mark_inline_footnotes (const Text *self)
{
  for (const char *p = strstr (self->text, "^["); p != NULL; p = strstr (p + 2, "^["))
    if (strchr (p, ']') != NULL)
      mark (self, p);
}

/* "word:: value" at the beginning of a line. */
static void
mark_properties (const Text *self)
{
  const char *line = self->text;

  while (line != NULL && *line != '\0')
    {
      gsize length = strcspn (line, ": \n");

      if (length > 0 && g_str_has_prefix (line + length, "::"))
        mark (self, line + length + 1);
      line = strchr (line, '\n');
      if (line != NULL)
        line++;
    }
}

/* Super- and subscript stand between two signs without a space but in brackets. */
static void
mark_scripts (const Text *self, char sign)
{
  gboolean bracket = strchr (self->text, '[') != NULL;

  for (const char *p = strchr (self->text, sign); p != NULL; p = strchr (p + 1, sign))
    {
      const char *end = p + 1;

      while (*end != '\0' && *end != sign && (bracket || *end != ' '))
        end++;
      if (*end == sign)
        mark (self, p);
    }
}

/* The second of "a@b@c" is one, too. */
static void
mark_citations (const Text *self)
{
  const char *text = self->text;

  for (const char *p = strchr (text, '@'); p != NULL; p = strchr (p + 1, '@'))
    {
      const char *word = p;

      while (word > text && !g_ascii_isspace (word[-1]) && word[-1] != '@')
        word--;
      if ((!dossier_markdown_word_before (text, p) || (word > text && word[-1] == '@')) &&
          (dossier_markdown_word_after (p + 1) || (p[1] != '\0' && strchr ("_{*", p[1]) != NULL)))
        mark (self, p);
    }
}

/* Pandoc does not ask what punctuation stands beside, and takes the end of a line for none. */
static void
mark_emphasis (const Text *self)
{
  for (const char *p = self->text; (p = strpbrk (p, "*_")) != NULL; p++)
    {
      gboolean within =
        dossier_markdown_word_before (self->text, p) && dossier_markdown_word_after (p + 1);

      if (p[1] != ' ' && p[1] != '\0' && !(*p == '_' && within) && strchr (p + 1, *p) != NULL)
        mark (self, p);
    }
}

/* It ends comments and addresses elsewhere than CommonMark. */
static void
mark_html (const Text *self)
{
  for (const char *p = strchr (self->text, '<'); p != NULL; p = strchr (p + 1, '<'))
    if ((g_ascii_isalpha (p[1]) || (p[1] != '\0' && strchr ("/!?", p[1]) != NULL)) &&
        strchr (p, '>') != NULL)
      mark (self, p);
}

/* A line that defines the one before. */
static void
mark_definitions (const Text *self)
{
  for (const char *p = strchr (self->text, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    if ((p[1] == ':' || p[1] == '~') && dossier_markdown_space_after (p + 2))
      mark (self, p + 1);
}

/* Of what begins like an image or a piece of code and is none it loses a part, and it takes more
 * for a definition. */
static void
mark_beginnings (const Text *self)
{
  const char *text = self->text;

  for (const char *p = text; (p = strpbrk (p, "[`")) != NULL; p++)
    {
      gboolean image = *p == '[' && p > text && p[-1] == '!';
      gboolean empty = *p == '[' && p[1 + strspn (p + 1, " \n")] == ']';
      gboolean link = *p == '[' && (empty || dossier_markdown_is_bracket (p));
      gboolean code = *p == '`' && (strchr (p + 1, '`') != NULL || strchr (text, '`') != p);

      if (image || link || code)
        mark (self, p);
    }
}

/* Before letters a backslash begins a command of TeX, before a space it is one that does not
 * break. */
static void
mark_backslashes (const Text *self)
{
  for (const char *p = strchr (self->text, '\\'); p != NULL; p = strchr (p + 1, '\\'))
    mark (self, p);
}

/* {#id .class} ends a heading. */
static void
mark_attributes (const Text *self)
{
  const char *p = strrchr (self->text, '{');

  if (p != NULL && g_str_has_suffix (p, "}"))
    mark (self, p);
}

/* Lists by letters and Roman numbers, "(1)", "#." and "(@)". */
static const char *
find_fancy_mark (const char *line)
{
  static GRegex *fancy;
  g_autoptr (GMatchInfo) match = NULL;
  int at = 0;

  if (g_once_init_enter (&fancy))
    g_once_init_leave (
      &fancy, g_regex_new ("^(?:[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\\)|\\.  )|#)([.)])(?:\\s|$)"
                           "|^(\\()(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|[0-9]+|#|@[-\\w]*)\\)(?:\\s|$)",
                           G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (fancy, line, 0, &match))
    return NULL;
  if (!g_match_info_fetch_pos (match, 1, &at, NULL) || at < 0)
    g_match_info_fetch_pos (match, 2, &at, NULL);
  return line + at;
}

static void
mark_pandoc_line (const Text *self)
{
  const char *text = self->text;
  const char *sign = find_fancy_mark (text);

  if (sign != NULL)
    mark (self, sign);
  else if (g_str_has_prefix (text, ":::") || g_str_has_prefix (text, "+-") ||
           g_str_has_prefix (text, "+=") ||
           (*text == '|' && dossier_markdown_space_after (text + 1)))
    mark (self, text);
  /* a rule or the head of a table, of any length */
  else if (strspn (text, "-= ") == strlen (text) && strlen (text) > 1)
    mark (self, text);
}

void
dossier_markdown_mark_dialect (const char *text,
                               guint8 *marks,
                               DossierMarkdownDialect dialect,
                               gboolean line)
{
  const Text self = { text, marks };

  if (dialect == DOSSIER_MARKDOWN_PLAIN)
    return;
  mark_mathematics (&self);
  if (dialect == DOSSIER_MARKDOWN_OBSIDIAN || dialect == DOSSIER_MARKDOWN_LOGSEQ)
    {
      part_pairs (&self, "[[", "]]");
      part_pairs (&self, "==", "==");
      mark_tags (&self, dialect == DOSSIER_MARKDOWN_LOGSEQ);
    }
  if (dialect == DOSSIER_MARKDOWN_OBSIDIAN)
    {
      part_comments (&self);
      mark_block_id (&self);
    }
  if (dialect == DOSSIER_MARKDOWN_LOGSEQ)
    {
      part_pairs (&self, "((", "))");
      part_pairs (&self, "{{", "}}");
      part_pairs (&self, "^^", "^^");
      if (line)
        mark_properties (&self);
    }
  if (dialect == DOSSIER_MARKDOWN_OBSIDIAN || dialect == DOSSIER_MARKDOWN_PANDOC)
    mark_inline_footnotes (&self);
  if (dialect == DOSSIER_MARKDOWN_PANDOC)
    {
      mark_scripts (&self, '^');
      mark_scripts (&self, '~');
      mark_citations (&self);
      mark_emphasis (&self);
      mark_beginnings (&self);
      mark_html (&self);
      mark_definitions (&self);
      mark_backslashes (&self);
      mark_attributes (&self);
      if (line)
        mark_pandoc_line (&self);
    }
}
