/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/markdown/read.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/flow.h"
#include "formats/html/html.h"
#include "formats/markdown/extensions.h"
#include "formats/markdown/read-front-matter.h"
#include "formats/plain/plain-decode.h"
#include "formats/text-document.h"
#include "formats/whole-file.h"

#define MAX_BYTES (32 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_parser, cmark_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

typedef struct
{
  DossierFlow *flow;
  GHashTable *notes; /* label → cmark_node */
  int lists;         /* how deep */
  int quotes;
} Reader;

static cmark_node *
parse (const char *markdown)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink" };
  g_autoptr (cmark_parser) parser = NULL;

  dossier_markdown_register_extensions ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  return cmark_parser_finish (parser);
}

/* Blocks */

/* A paragraph's kind by what it stands in. */
static void
open_paragraph (Reader *self, cmark_node *node)
{
  gboolean first_of_item = cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_ITEM &&
                           cmark_node_previous (node) == NULL;

  if (first_of_item)
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_LIST_ITEM, MAX (self->lists - 1, 0));
  else if (self->quotes > 0)
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_BLOCK_QUOTE, 0);
  else
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_PARAGRAPH, 0);
}

static void
enter_item (Reader *self, cmark_node *node)
{
  cmark_node *list = cmark_node_parent (node);

  dossier_flow_open (self->flow, DOSSIER_PASSAGE_LIST_ITEM, MAX (self->lists - 1, 0));
  if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    {
      int number = cmark_node_get_list_start (list);
      g_autofree char *text = NULL;

      for (cmark_node *p = cmark_node_previous (node); p != NULL; p = cmark_node_previous (p))
        number++;
      text = g_strdup_printf ("%d. ", number);
      dossier_flow_add (self->flow, text, -1);
    }
}

static void
add_code (Reader *self, const char *code)
{
  dossier_flow_open (self->flow, DOSSIER_PASSAGE_VERSE, 0);
  dossier_flow_keep_space (self->flow, TRUE);
  dossier_flow_add (self->flow, code, -1);
  dossier_flow_close (self->flow);
}

static void
add_html (Reader *self, const char *html)
{
  dossier_flow_close (self->flow);
  dossier_html_add_fragment (self->flow, html);
  dossier_flow_close (self->flow);
}

/* Within lines of text a tag is no more than itself; "<br>" ends a line. */
static void
add_tag (Reader *self, const char *tag)
{
  if (g_ascii_strncasecmp (tag, "<br", 3) == 0)
    dossier_flow_break (self->flow);
}

/* Tables are an extension, whose types are known by name alone. */
static gboolean
is_called (cmark_node *node, const char *type)
{
  return g_str_equal (cmark_node_get_type_string (node), type);
}

static void
visit_extension (Reader *self, cmark_node *node, gboolean enter)
{
  if (enter && (is_called (node, "table_row") || is_called (node, "table_header")))
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_TABLE, 0);
  else if (enter && is_called (node, "table_cell") && cmark_node_previous (node) != NULL)
    dossier_flow_tab (self->flow);
  else if (!enter && is_called (node, "table"))
    dossier_flow_close (self->flow);
}

/* Returns whether it was one. */
static gboolean
visit_block (Reader *self, cmark_node *node, gboolean enter)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    self->lists += enter ? 1 : -1;
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    self->quotes += enter ? 1 : -1;
  else if (type == CMARK_NODE_ITEM && enter)
    enter_item (self, node);
  else if (type == CMARK_NODE_PARAGRAPH && enter)
    {
      gboolean item = cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_ITEM &&
                      cmark_node_previous (node) == NULL;

      if (!item)
        open_paragraph (self, node);
    }
  else if (type == CMARK_NODE_HEADING && enter)
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_HEADING, cmark_node_get_heading_level (node));
  else if (type == CMARK_NODE_CODE_BLOCK)
    add_code (self, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_HTML_BLOCK)
    add_html (self, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    dossier_flow_close (self->flow);
  else
    return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
  return TRUE;
}

/* Text and marks */

static void
visit_mark (Reader *self, cmark_node *node, gboolean enter, DossierSpanType type, const char *uri)
{
  if (enter)
    dossier_flow_begin (self->flow, type, uri);
  else
    dossier_flow_end (self->flow);
}

static void
visit_inline (Reader *self, cmark_node *node, gboolean enter)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
    dossier_flow_add (self->flow, cmark_node_get_literal (node), -1);
  else if (type == CMARK_NODE_SOFTBREAK)
    dossier_flow_add (self->flow, " ", 1);
  else if (type == CMARK_NODE_LINEBREAK)
    dossier_flow_break (self->flow);
  else if (type == CMARK_NODE_EMPH)
    visit_mark (self, node, enter, DOSSIER_SPAN_EMPHASIS, NULL);
  else if (type == CMARK_NODE_STRONG)
    visit_mark (self, node, enter, DOSSIER_SPAN_STRONG, NULL);
  else if (type == CMARK_NODE_LINK)
    visit_mark (self, node, enter, DOSSIER_SPAN_LINK, cmark_node_get_url (node));
  else if (type == CMARK_NODE_HTML_INLINE)
    add_tag (self, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_FOOTNOTE_REFERENCE && enter)
    dossier_flow_refer (self->flow, cmark_node_get_literal (node));
}

static void
walk (Reader *self, cmark_node *root)
{
  g_autoptr (cmark_iter) iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean enter = event == CMARK_EVENT_ENTER;

      if (cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION && node != root)
        {
          /* It comes where it is referred to. */
          cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
          continue;
        }
      visit_extension (self, node, enter);
      if (!visit_block (self, node, enter))
        visit_inline (self, node, enter);
    }
}

/* Footnotes */

static void
write_note_cb (DossierFlow *flow, const char *label, gpointer data)
{
  Reader *self = data;
  cmark_node *note = g_hash_table_lookup (self->notes, label);
  int lists = self->lists;

  if (note == NULL)
    return;
  self->lists = 0;
  walk (self, note);
  self->lists = lists;
}

/* cmark numbers notes in the order of their first reference, and puts them at the end in it. */
static void
index_notes (Reader *self, cmark_node *root)
{
  guint number = 0;

  for (cmark_node *node = cmark_node_first_child (root); node != NULL;
       node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION)
      g_hash_table_insert (self->notes, g_strdup_printf ("%u", ++number), node);
}

/* The document */

/* A first heading of the first level is the title, when nothing else says one. */
static cmark_node *
find_title (DossierDocument *document, cmark_node *root)
{
  cmark_node *first = cmark_node_first_child (root);

  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_HEADING ||
      cmark_node_get_heading_level (first) != 1)
    return NULL;
  for (cmark_node *node = cmark_node_next (first); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING &&
        cmark_node_get_heading_level (node) == 1)
      return NULL;
  return first;
}

static char *
dup_words (cmark_node *node)
{
  g_autofree char *words = cmark_render_plaintext (node, CMARK_OPT_DEFAULT, 0);

  return g_strdup (g_strstrip (words));
}

static void
read_text (DossierDocument *document, const char *text, const char *name)
{
  g_autoptr (cmark_node) root = parse (dossier_markdown_skip_front_matter (text));
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { NULL, notes, 0, 0 };
  g_autoptr (DossierFlow) flow = dossier_flow_new (document, write_note_cb, &self);
  cmark_node *title = find_title (document, root);

  self.flow = flow;
  if (title != NULL)
    {
      g_autofree char *words = dup_words (title);

      if (document->title == NULL && *words != '\0')
        document->title = g_strdup (words);
      if (g_strcmp0 (document->title, words) == 0)
        {
          cmark_node_unlink (title);
          cmark_node_free (title);
        }
    }
  if (document->title == NULL)
    document->title = dossier_dup_file_title (name);
  index_notes (&self, root);
  walk (&self, root);
  dossier_flow_finish (flow);
}

GPtrArray *
dossier_markdown_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DossierDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = dossier_plain_decode (bytes, name, NULL, error);
  if (text == NULL)
    return NULL;
  document = dossier_document_new ();
  document->kind = g_strdup ("markdown");
  dossier_markdown_take_front_matter (document, text);
  read_text (document, text, name);
  return dossier_text_document_identify (document, bytes, name, error);
}

GPtrArray *
dossier_markdown_read (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_read_text_file (path, MAX_BYTES, dossier_markdown_read_bytes, cancellable, error);
}
