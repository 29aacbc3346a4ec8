/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "formats/markdown/note-text.h"

#include "formats/markdown/extensions.h"

/* Deeper lists are not indented any further. */
#define MAX_INDENT 6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_parser, cmark_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

typedef struct
{
  GString *out;
  gboolean plain;
  guint quotes;     /* block quotes around */
  guint items;      /* list items around */
  gboolean at_item; /* its first block goes beside its bullet */
} Writer;

static cmark_node *
parse (const char *markdown)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
  g_autoptr (cmark_parser) parser = NULL;

  dossier_markdown_register_extensions ();
  parser = cmark_parser_new (CMARK_OPT_VALIDATE_UTF8);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      cmark_syntax_extension *extension = cmark_find_syntax_extension (extensions[i]);

      if (extension != NULL)
        cmark_parser_attach_syntax_extension (parser, extension);
    }
  cmark_parser_feed (parser, markdown, strlen (markdown));
  return cmark_parser_finish (parser);
}

static void
add_text (Writer *self, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  if (self->plain)
    {
      g_string_append (self->out, text);
      return;
    }
  escaped = g_markup_escape_text (text, -1);
  g_string_append (self->out, escaped);
}

static void
add_markup (Writer *self, const char *markup)
{
  if (!self->plain)
    g_string_append (self->out, markup);
}

static gboolean
is_tight (cmark_node *node)
{
  cmark_node *item = cmark_node_parent (node);

  return item != NULL && cmark_node_get_type (item) == CMARK_NODE_ITEM &&
         cmark_node_parent (item) != NULL && cmark_node_get_list_tight (cmark_node_parent (item));
}

static void
indent (Writer *self, guint levels)
{
  for (guint i = 0; !self->plain && i < MIN (levels, MAX_INDENT); i++)
    g_string_append (self->out, "\342\200\203"); /* em space */
}

/* The line on which a block begins. */
static void
begin_block (Writer *self, gboolean tight)
{
  if (self->at_item)
    {
      self->at_item = FALSE;
      return;
    }
  if (self->out->len > 0)
    g_string_append (self->out, self->plain ? " " : tight ? "\n" : "\n\n");
  indent (self, self->items);
}

static gboolean
is_first_in_loose_list (cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);

  return cmark_node_previous (item) == NULL && cmark_node_parent (list) != NULL &&
         cmark_node_get_type (cmark_node_parent (list)) != CMARK_NODE_ITEM;
}

static void
begin_item (Writer *self, cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);
  gboolean task = g_str_equal (cmark_node_get_type_string (item), "tasklist");

  if (self->out->len > 0 && !self->at_item)
    g_string_append (self->out, self->plain ? " " : is_first_in_loose_list (item) ? "\n\n" : "\n");
  if (!self->at_item)
    indent (self, self->items);
  self->items++;
  self->at_item = TRUE;
  if (self->plain)
    return;
  if (task)
    g_string_append (self->out,
                     cmark_gfm_extensions_get_tasklist_item_checked (item) ? "☑ " : "☐ ");
  else if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    {
      int number = cmark_node_get_list_start (list);

      for (cmark_node *one = cmark_node_previous (item); one != NULL;
           one = cmark_node_previous (one))
        number++;
      g_string_append_printf (self->out, "%d. ", number);
    }
  else
    g_string_append (self->out, "• ");
}

static gboolean
is_link (const char *url)
{
  static const char *const schemes[] = { "http", "https", "mailto", "dossier" };
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
write_link (Writer *self, cmark_node *node, gboolean enter)
{
  g_autofree char *url = NULL;

  if (!is_link (cmark_node_get_url (node)))
    return;
  if (!enter)
    {
      add_markup (self, "</a>");
      return;
    }
  url = g_markup_escape_text (cmark_node_get_url (node), -1);
  add_markup (self, "<a href=\"");
  add_markup (self, url);
  add_markup (self, "\">");
}

static void
write_heading (Writer *self, cmark_node *node, gboolean enter)
{
  static const char *const sizes[] = { "130%", "118%", "108%" };
  int level = cmark_node_get_heading_level (node);

  if (!enter)
    {
      add_markup (self, "</span>");
      return;
    }
  begin_block (self, FALSE);
  add_markup (self, "<span weight=\"bold\" size=\"");
  add_markup (self, level <= (int) G_N_ELEMENTS (sizes) ? sizes[level - 1] : "100%");
  add_markup (self, "\">");
}

static void
write_quote (Writer *self, gboolean enter)
{
  /* The blocks within begin their own lines: the mark stands at the first. */
  if (enter && self->quotes++ == 0)
    {
      begin_block (self, FALSE);
      add_markup (self, "<i>");
      self->at_item = TRUE;
    }
  else if (!enter && --self->quotes == 0)
    add_markup (self, "</i>");
}

static void
write_code (Writer *self, cmark_node *node)
{
  g_autofree char *code = g_strdup (cmark_node_get_literal (node));

  add_markup (self, "<tt>");
  add_text (self, code != NULL ? g_strchomp (code) : NULL);
  add_markup (self, "</tt>");
}

static void
write_extension (Writer *self, cmark_node *node, gboolean enter)
{
  const char *type = cmark_node_get_type_string (node);

  if (g_str_equal (type, "strikethrough"))
    add_markup (self, enter ? "<s>" : "</s>");
  else if (enter && (g_str_equal (type, "table_row") || g_str_equal (type, "table_header")))
    begin_block (self, g_str_equal (type, "table_row"));
  else if (enter && g_str_equal (type, "table_cell") && cmark_node_previous (node) != NULL)
    g_string_append (self->out, self->plain ? " " : " │ ");
}

static void
write_node (Writer *self, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_LIST:
      return;
    case CMARK_NODE_PARAGRAPH:
      if (enter)
        begin_block (self, is_tight (node));
      return;
    case CMARK_NODE_HEADING:
      write_heading (self, node, enter);
      return;
    case CMARK_NODE_BLOCK_QUOTE:
      write_quote (self, enter);
      return;
    case CMARK_NODE_CODE_BLOCK:
      begin_block (self, is_tight (node));
      write_code (self, node);
      return;
    case CMARK_NODE_THEMATIC_BREAK:
      begin_block (self, FALSE);
      add_text (self, "⁂");
      return;
    case CMARK_NODE_HTML_BLOCK:
      {
        g_autofree char *html = g_strdup (cmark_node_get_literal (node));

        begin_block (self, FALSE);
        add_text (self, html != NULL ? g_strchomp (html) : NULL);
        return;
      }
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      add_text (self, cmark_node_get_literal (node));
      return;
    case CMARK_NODE_CODE:
      write_code (self, node);
      return;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (self->out, ' ');
      return;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->out, self->plain ? ' ' : '\n');
      return;
    case CMARK_NODE_EMPH:
      add_markup (self, enter ? "<i>" : "</i>");
      return;
    case CMARK_NODE_STRONG:
      add_markup (self, enter ? "<b>" : "</b>");
      return;
    case CMARK_NODE_LINK:
      write_link (self, node, enter);
      return;
    case CMARK_NODE_IMAGE:
      g_string_append_c (self->out, enter ? '[' : ']');
      return;
    default:
      break;
    }
  /* a task is an item of another type string */
  if (cmark_node_get_type (node) == CMARK_NODE_ITEM)
    {
      if (enter)
        begin_item (self, node);
      else
        {
          self->items--;
          self->at_item = FALSE;
        }
      return;
    }
  write_extension (self, node, enter);
}

static char *
write_all (const char *markdown, gboolean plain)
{
  g_autoptr (cmark_node) document = parse (markdown);
  g_autoptr (cmark_iter) iter = cmark_iter_new (document);
  Writer self = { .out = g_string_new (NULL), .plain = plain };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    write_node (&self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  return g_string_free (self.out, FALSE);
}

char *
dossier_markdown_to_markup (const char *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return write_all (markdown, FALSE);
}

/* White space of any kind becomes one space. */
static char *
collapse (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dossier_markdown_to_line (const char *markdown, guint max_chars)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  text = write_all (markdown, TRUE);
  line = collapse (text);
  if (max_chars > 0 && g_utf8_strlen (line, -1) > (glong) max_chars)
    {
      g_autofree char *head = g_utf8_substring (line, 0, max_chars);

      return g_strconcat (g_strchomp (head), "…", NULL);
    }
  return g_steal_pointer (&line);
}
