/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "read-markdown.h"

static cmark_node *
parse (const char *markdown)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8);
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

static char *
take_words (cmark_node *top)
{
  GString *words = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (top);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_PARAGRAPH && words->len > 0)
        g_string_append_c (words, '\n');
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (words, ' ');
      else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
        g_string_append (words, cmark_node_get_literal (node));
    }
  cmark_iter_free (iter);
  return g_string_free (words, FALSE);
}

static void
take_heading (ReadMarkdown *self, cmark_node *node)
{
  g_autofree char *hashes = g_strnfill ((gsize) cmark_node_get_heading_level (node), '#');
  g_autofree char *words = take_words (node);

  g_ptr_array_add (self->headings, g_strconcat (hashes, " ", words, NULL));
}

static void
take_node (ReadMarkdown *self, cmark_node *node)
{
  const char *name = cmark_node_get_type_string (node);
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING)
    take_heading (self, node);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    g_ptr_array_add (self->quotes, take_words (node));
  else if (type == CMARK_NODE_LINK)
    g_ptr_array_add (self->links, g_strdup (cmark_node_get_url (node)));
  else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
    g_ptr_array_add (self->footnotes, take_words (node));
  else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
    self->n_references++;
  else if (type == CMARK_NODE_ITEM)
    self->n_items++;
  else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
    self->n_html++;
  else if (type == CMARK_NODE_CODE_BLOCK)
    self->n_code++;
  else if (strcmp (name, "table_row") == 0)
    self->n_rows++;
  else if (strcmp (name, "table") == 0)
    self->n_columns = cmark_gfm_extensions_get_table_columns (node);
}

ReadMarkdown *
read_markdown (const char *body)
{
  ReadMarkdown *self = g_new0 (ReadMarkdown, 1);
  cmark_node *document = parse (body);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->quotes = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      take_node (self, cmark_iter_get_node (iter));
  self->text = take_words (document);
  cmark_iter_free (iter);
  cmark_node_free (document);
  return self;
}

void
read_markdown_free (ReadMarkdown *self)
{
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->footnotes);
  g_free (self->text);
  g_free (self);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

void
assert_sound_markdown (const char *body, int top)
{
  g_autoptr (ReadMarkdown) read = read_markdown (body);
  g_autoptr (GRegex) definition = g_regex_new ("^\\[\\^[^\\]]+\\]:", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gsize last = 0;
  guint n_definitions = 0;

  g_assert_cmpuint (read->n_html, ==, 0);
  for (guint i = 0; i < read->headings->len; i++)
    {
      gsize level = strspn (read->headings->pdata[i], "#");

      if (i == 0)
        g_assert_cmpuint (level, ==, (gsize) top);
      else
        g_assert_cmpuint (level, <=, last + 1);
      if (level < (gsize) top)
        g_test_message ("“%s” in:\n%s", (char *) read->headings->pdata[i], body);
      g_assert_cmpuint (level, >=, (gsize) top);
      last = level;
    }
  /* one that is not defined stays text; one that nothing refers to is left out by the parser */
  g_assert_cmpuint (count (read->text, "[^"), ==, count (body, "\\[^"));
  g_regex_match (definition, body, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n_definitions++;
  g_assert_cmpuint (read->footnotes->len, ==, n_definitions);
}
