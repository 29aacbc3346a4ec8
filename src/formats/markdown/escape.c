/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "formats/markdown/escape-private.h"
#include "formats/markdown/extensions.h"

/* With more signs than this in one paragraph none is tried without its backslash. */
#define MAX_TRIED 48

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_parser, cmark_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

gboolean
dossier_markdown_space_before (const char *text, const char *p)
{
  return p == text || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p)));
}

gboolean
dossier_markdown_space_after (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

gboolean
dossier_markdown_word_before (const char *text, const char *p)
{
  return p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

gboolean
dossier_markdown_word_after (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* @links: bare addresses are links. */
static cmark_node *
parse (const char *markdown, gboolean links)
{
  static const char *const extensions[] = { "table", "strikethrough", "tasklist", "autolink" };
  g_autoptr (cmark_parser) parser = NULL;

  dossier_markdown_register_extensions ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (extensions) - !links; i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  return cmark_parser_finish (parser);
}

/* Appends the words of @node's children; FALSE when there is anything but text, lines that end, and
 * addresses, which read the same as links. */
static gboolean
append_words (GString *out, cmark_node *node)
{
  for (cmark_node *child = cmark_node_first_child (node); child != NULL;
       child = cmark_node_next (child))
    if (cmark_node_get_type (child) == CMARK_NODE_TEXT)
      g_string_append (out, cmark_node_get_literal (child));
    else if (cmark_node_get_type (child) == CMARK_NODE_SOFTBREAK)
      g_string_append_c (out, '\n');
    else if (cmark_node_get_type (child) != CMARK_NODE_LINK || !append_words (out, child))
      return FALSE;
  return TRUE;
}

/* Whether all of it is one block of @type that reads as @text. */
static gboolean
reads_as (const char *markdown, gboolean links, cmark_node_type type, const char *text)
{
  g_autoptr (cmark_node) document = parse (markdown, links);
  cmark_node *block = cmark_node_first_child (document);
  g_autoptr (GString) read = g_string_new (NULL);

  if (block == NULL || cmark_node_get_type (block) != type || cmark_node_next (block) != NULL)
    return FALSE;
  return append_words (read, block) && strcmp (read->str, text) == 0;
}

static gboolean
is_entity (const char *p)
{
  gsize length = strcspn (p, "; \n");

  return p[length] == ';' && length > 1 && (p[1] == '#' || g_ascii_isalpha (p[1]));
}

static gboolean
is_html (const char *p)
{
  return g_ascii_isalpha (p[1]) || (p[1] != '\0' && strchr ("/!?", p[1]) != NULL);
}

gboolean
dossier_markdown_is_bracket (const char *p)
{
  if (p[1] == '^' && strchr (p, ']') != NULL)
    return TRUE;
  for (const char *end = strchr (p, ']'); end != NULL; end = strchr (end + 1, ']'))
    if (end[1] != '\0' && strchr ("([:{", end[1]) != NULL)
      return TRUE;
  return FALSE;
}

/* Could open or close emphasis: it touches a word, and an underscore not two. */
static gboolean
is_emphasis (const char *text, const char *p)
{
  if (dossier_markdown_space_before (text, p) && dossier_markdown_space_after (p + 1))
    return FALSE;
  return *p == '*' ||
         !(dossier_markdown_word_before (text, p) && dossier_markdown_word_after (p + 1));
}

/* Behind the scheme of an address: programs make a link of it before they look for emphasis, and a
 * backslash would be part of it. */
static gboolean
is_in_address (const char *text, const char *p)
{
  const char *begin = p;

  while (begin > text && !g_ascii_isspace (begin[-1]) && begin[-1] != '<')
    begin--;
  return g_strstr_len (begin, p - begin, "://") != NULL;
}

static gboolean
has_another (const char *text, const char *p)
{
  return strchr (p + 1, *p) != NULL || strchr (text, *p) != p;
}

static gboolean
may_be_markup (const char *text, const char *p)
{
  switch (*p)
    {
    case '\\':
      return p[1] == '\0' || p[1] == '\n' || g_ascii_ispunct (p[1]);
    case '`':
      return TRUE;
    case '*':
    case '_':
      return is_emphasis (text, p);
    case '~':
      return has_another (text, p);
    case '[':
      return dossier_markdown_is_bracket (p);
    case '<':
      return is_html (p);
    case '&':
      return is_entity (p);
    default:
      return FALSE;
    }
}

/* The sign with which @line would begin a block, or NULL. */
static const char *
find_block_sign (const char *line)
{
  gsize digits = strspn (line, "0123456789");
  gsize hashes = strspn (line, "#");

  if (digits > 0 && digits <= 9)
    return (line[digits] == '.' || line[digits] == ')') &&
               dossier_markdown_space_after (line + digits + 1)
             ? line + digits
             : NULL;
  if (hashes > 0)
    return hashes <= 6 && dossier_markdown_space_after (line + hashes) ? line : NULL;
  if (*line == '>' || g_str_has_prefix (line, "~~~"))
    return line;
  /* a list, a rule, what makes a heading of the line before, or the second line of a table */
  if (*line != '\0' && strchr ("-+*_=|:", *line) != NULL &&
      (dossier_markdown_space_after (line + 1) || line[strspn (line, "-*_=|: \t")] == '\n' ||
       line[strspn (line, "-*_=|: \t")] == '\0'))
    return line;
  return NULL;
}

static void
mark_lines (const char *text, guint8 *marks)
{
  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *sign = find_block_sign (line);

      if (sign != NULL)
        marks[sign - text] = MAX (marks[sign - text], DOSSIER_ESCAPE_MAYBE);
      line = strchr (line, '\n');
      if (line != NULL)
        line++;
    }
}

/* What no parser without the rest of the file can tell: a footnote of that name may be defined;
 * and what some programs make of "[!note]" at the beginning of a quotation. */
static void
mark_brackets (const char *text, guint8 *marks, gboolean line)
{
  for (const char *p = strstr (text, "[^"); p != NULL; p = strstr (p + 2, "[^"))
    if (strchr (p, ']') != NULL)
      marks[p - text] = DOSSIER_ESCAPE_YES;
  if (line && g_str_has_prefix (text, "[!") && strchr (text, ']') != NULL)
    marks[0] = DOSSIER_ESCAPE_YES;
}

/* "[x] " at the beginning of an item of a list. */
static gboolean
is_task (const char *text)
{
  return text[0] == '[' && text[1] != '\0' && strchr (" xX", text[1]) != NULL && text[2] == ']' &&
         dossier_markdown_space_after (text + 3);
}

/* Brackets within the text of a link have to go by pairs, so that one backslash takes another. */
static void
mark_unpaired (const char *text, guint8 *marks)
{
  int depth = 0;
  gboolean paired = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      depth += (*p == '[') - (*p == ']');
      paired = paired && depth >= 0 && !(*p == '[' && marks[p - text] != DOSSIER_ESCAPE_NO);
    }
  if (paired && depth == 0)
    return;
  for (const char *p = text; (p = strpbrk (p, "[]")) != NULL; p++)
    marks[p - text] = DOSSIER_ESCAPE_YES;
}

static void
mark_closing_hashes (const char *text, guint8 *marks)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '#')
    length--;
  if (text[length] == '#' && (length == 0 || text[length - 1] == ' '))
    marks[length] = DOSSIER_ESCAPE_MAYBE;
}

static char *
apply (const char *text, const guint8 *marks, guint8 least)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (marks[p - text] >= least)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/* A whole block is tried: what needs no backslash gets none. A bracket may follow (a footnote). */
static gboolean
is_enough (const char *text,
           const guint8 *marks,
           guint8 least,
           DossierMarkdownPlace place,
           gboolean links)
{
  g_autofree char *escaped = apply (text, marks, least);
  g_autofree char *markdown = NULL;
  g_autofree char *expected = NULL;

  if (place == DOSSIER_MARKDOWN_HEADING)
    {
      markdown = g_strconcat ("# ", escaped, NULL);
      return reads_as (markdown, links, CMARK_NODE_HEADING, text);
    }
  markdown = g_strconcat (escaped, "[", NULL);
  expected = g_strconcat (text, "[", NULL);
  return reads_as (escaped, links, CMARK_NODE_PARAGRAPH, text) &&
         reads_as (markdown, links, CMARK_NODE_PARAGRAPH, expected);
}

static void
drop_needless (const char *text, guint8 *marks, DossierMarkdownPlace place, gboolean links)
{
  gsize length = strlen (text);
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += marks[i] == DOSSIER_ESCAPE_MAYBE;
  if (n == 0)
    return;
  if (is_enough (text, marks, DOSSIER_ESCAPE_YES, place, links))
    {
      for (gsize i = 0; i < length; i++)
        if (marks[i] == DOSSIER_ESCAPE_MAYBE)
          marks[i] = DOSSIER_ESCAPE_NO;
      return;
    }
  /* From the end, so that what opens is escaped rather than what closes; and again, since a sign
   * may have needed its backslash only beside another's. */
  for (gboolean dropped = n <= MAX_TRIED; dropped;)
    {
      dropped = FALSE;
      for (gsize i = length; i-- > 0;)
        if (marks[i] == DOSSIER_ESCAPE_MAYBE)
          {
            marks[i] = DOSSIER_ESCAPE_NO;
            if (is_enough (text, marks, DOSSIER_ESCAPE_MAYBE, place, links))
              dropped = TRUE;
            else
              marks[i] = DOSSIER_ESCAPE_MAYBE;
          }
    }
}

/* Lines without white space at their ends; one line where only one can be. */
static char *
tidy (const char *text, gboolean lines)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\n\r\v\f", -1);
  GString *out = g_string_sized_new (strlen (text));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, lines ? '\n' : ' ');
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

/* @links: signs of emphasis within bare addresses are none. */
static guint8 *
mark_all (const char *text,
          DossierMarkdownDialect dialect,
          DossierMarkdownPlace place,
          gboolean links)
{
  gboolean line = place == DOSSIER_MARKDOWN_PARAGRAPH || place == DOSSIER_MARKDOWN_LINE;
  guint8 *marks = g_new0 (guint8, strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '|' && place == DOSSIER_MARKDOWN_CELL) ||
        (may_be_markup (text, p) &&
         !(links && strchr ("*_~", *p) != NULL && is_in_address (text, p))))
      marks[p - text] = DOSSIER_ESCAPE_MAYBE;
  if (line)
    mark_lines (text, marks);
  if (place == DOSSIER_MARKDOWN_HEADING)
    mark_closing_hashes (text, marks);
  mark_brackets (text, marks, line);
  if (place == DOSSIER_MARKDOWN_LINE && is_task (text))
    marks[0] = DOSSIER_ESCAPE_YES;
  dossier_markdown_mark_dialect (text, marks, dialect, line);
  if (place == DOSSIER_MARKDOWN_LABEL)
    mark_unpaired (text, marks);
  return marks;
}

char *
dossier_markdown_escape (const char *text,
                         DossierMarkdownDialect dialect,
                         DossierMarkdownPlace place)
{
  gboolean whole = place == DOSSIER_MARKDOWN_PARAGRAPH || place == DOSSIER_MARKDOWN_HEADING;
  /* what is a link already holds none, and Pandoc makes none of bare addresses */
  gboolean links = place != DOSSIER_MARKDOWN_LABEL && dialect != DOSSIER_MARKDOWN_PANDOC;
  g_autofree char *tidied = NULL;
  g_autofree guint8 *marks = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  tidied = tidy (text, place == DOSSIER_MARKDOWN_PARAGRAPH);
  marks = mark_all (tidied, dialect, place, links);
  /* what looks like an address may be none: within brackets, say */
  if (whole && links && !is_enough (tidied, marks, DOSSIER_ESCAPE_MAYBE, place, links))
    {
      g_free (marks);
      marks = mark_all (tidied, dialect, place, FALSE);
    }
  if (whole)
    drop_needless (tidied, marks, place, links);
  return apply (tidied, marks, DOSSIER_ESCAPE_MAYBE);
}

char *
dossier_markdown_destination (const char *url)
{
  GString *out;

  g_return_val_if_fail (url != NULL, NULL);

  out = g_string_sized_new (strlen (url));
  for (const char *p = url; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7F || strchr ("<>()[]\\`\"^{|}", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guchar) *p);
    else if (*p == '&' && is_entity (p))
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static gboolean
stays_in_tag (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-' || c == '/' ||
         c > 0xFFFF;
}

char *
dossier_markdown_tag (const char *tag, DossierMarkdownDialect dialect)
{
  GString *out;
  gboolean simple = TRUE;
  gboolean digits = TRUE;

  g_return_val_if_fail (tag != NULL, NULL);

  out = g_string_new ("#");
  for (const char *p = tag; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      simple = simple && stays_in_tag (c);
      digits = digits && g_unichar_isdigit (c);
      if (stays_in_tag (c))
        g_string_append_unichar (out, c);
      else if (out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (dialect == DOSSIER_MARKDOWN_LOGSEQ && !simple)
    g_string_printf (out, "#[[%s]]", tag);
  /* A number alone is none in Obsidian, and in many others the number of an issue. */
  else if (digits && dialect != DOSSIER_MARKDOWN_LOGSEQ)
    g_string_insert_c (out, 1, '_');
  return g_string_free (out, FALSE);
}

/* Whether a paragraph behind @note, after an empty line, is one. */
static gboolean
is_closed (const char *note, const char *end)
{
  g_autofree char *markdown = g_strconcat (note, end, "\n\nx\n", NULL);
  g_autoptr (cmark_node) document = parse (markdown, TRUE);
  cmark_node *last = cmark_node_last_child (document);

  return last != NULL && cmark_node_get_type (last) == CMARK_NODE_PARAGRAPH &&
         cmark_node_get_start_column (last) == 1 && cmark_node_first_child (last) != NULL &&
         g_strcmp0 (cmark_node_get_literal (cmark_node_first_child (last)), "x") == 0;
}

char *
dossier_markdown_close (const char *note)
{
  static const char *const ends[] = { "-->",    "?>",        "]]>",      ">",
                                      "</pre>", "</script>", "</style>", "</textarea>" };

  g_return_val_if_fail (note != NULL, NULL);

  if (is_closed (note, ""))
    return NULL;
  for (guint length = 3; length < 80; length++)
    for (guint sign = 0; sign < 2; sign++)
      {
        g_autofree char *fence = g_strnfill (length, "`~"[sign]);
        g_autofree char *end = g_strconcat ("\n", fence, NULL);

        if (is_closed (note, end))
          return g_steal_pointer (&fence);
      }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *end = g_strconcat ("\n", ends[i], NULL);

      if (is_closed (note, end))
        return g_strdup (ends[i]);
    }
  return NULL;
}
