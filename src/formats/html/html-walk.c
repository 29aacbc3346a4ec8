/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/html/html-walk.h"

#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

struct _HtmlWalk
{
  xmlDoc *doc;
  char *base;
  const xmlNode *title;
  GHashTable *notes; /* id → xmlNode: what the page's own marks call footnotes */
  DossierFlow *flow;
  HtmlSkipFunc skip;
  int lists;
  int quotes;
  gboolean in_note;
};

/* Footnotes */

/* The id that a link within the page leads to, or NULL; caller frees. */
static char *
get_fragment (const xmlNode *link)
{
  g_autofree char *href = html_is (link, "a") ? html_get (link, "href") : NULL;

  return href != NULL && *href == '#' && href[1] != '\0' ? g_strdup (href + 1) : NULL;
}

static gboolean
is_back_link (const xmlNode *node)
{
  return html_has_word (node, "role", "doc-backlink") || html_has_word (node, "rev", "footnote") ||
         html_has_word (node, "class", "footnote-backref") ||
         html_has_word (node, "class", "footnote-back") ||
         html_has_word (node, "class", "mw-cite-backlink");
}

static gboolean
is_note_reference (const xmlNode *node)
{
  return html_has_word (node, "role", "doc-noteref") || html_has_word (node, "rel", "footnote") ||
         html_has_word (node, "class", "footnote-ref") ||
         html_has_word (node, "class", "footnote-reference") || html_is (node->parent, "sup");
}

static xmlNode *
find_by_id (xmlDoc *doc, const char *id)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root; node != NULL; node = html_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE)
      {
        g_autofree char *value = html_get (node, "id");

        if (g_strcmp0 (value, id) == 0)
          return node;
      }
  return NULL;
}

/* The ids of all elements, once: a page may have thousands of footnotes. */
static GHashTable *
index_ids (xmlDoc *doc)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root; node != NULL; node = html_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE)
      {
        char *id = html_get (node, "id");

        if (id != NULL && !g_hash_table_contains (ids, id))
          g_hash_table_insert (ids, id, node);
        else
          g_free (id);
      }
  return ids;
}

static gboolean
is_inside (const xmlNode *node, const xmlNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = node->parent;
  return node != NULL;
}

static void
find_notes (HtmlWalk *self)
{
  g_autoptr (GHashTable) ids = index_ids (self->doc);
  xmlNode *root = xmlDocGetRootElement (self->doc);

  for (xmlNode *node = root; node != NULL; node = html_next (node, root, TRUE))
    {
      g_autofree char *id = get_fragment (node);
      xmlNode *note = id != NULL ? g_hash_table_lookup (ids, id) : NULL;

      if (note != NULL && is_note_reference (node) && !is_back_link (node) &&
          !is_inside (node, note))
        g_hash_table_insert (self->notes, g_steal_pointer (&id), note);
    }
}

HtmlWalk *
html_walk_new (xmlDoc *doc, const char *base, const xmlNode *title)
{
  HtmlWalk *self = g_new0 (HtmlWalk, 1);

  self->doc = doc;
  self->base = g_strdup (base);
  self->title = title;
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (xmlDocGetRootElement (doc) != NULL)
    find_notes (self);
  return self;
}

void
html_walk_free (HtmlWalk *self)
{
  g_free (self->base);
  g_hash_table_unref (self->notes);
  g_free (self);
}

/* Blocks */

static void walk_children (HtmlWalk *self, const xmlNode *parent);

static int
get_heading_level (const xmlNode *node)
{
  const char *name = (const char *) node->name;

  return (name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0'
           ? name[1] - '0'
           : 0;
}

static guint
get_item_number (const xmlNode *item)
{
  g_autofree char *start = html_get (item->parent, "start");
  guint number = start != NULL ? (guint) CLAMP (atoi (start), 0, 100000) : 1;

  for (const xmlNode *node = item->prev; node != NULL; node = node->prev)
    number += html_is (node, "li");
  return number;
}

static void
open_item (HtmlWalk *self, const xmlNode *node)
{
  dossier_flow_open (self->flow, DOSSIER_PASSAGE_LIST_ITEM, MAX (self->lists - 1, 0));
  if (html_is (node->parent, "ol") && !self->in_note)
    {
      g_autofree char *number = g_strdup_printf ("%u. ", get_item_number (node));

      dossier_flow_add (self->flow, number, -1);
    }
}

static gboolean
begins_item (const xmlNode *node)
{
  const xmlNode *before = node->prev;

  while (before != NULL && xmlIsBlankNode (before))
    before = before->prev;
  return html_is (node->parent, "li") && before == NULL;
}

static void
open_paragraph (HtmlWalk *self, const xmlNode *node)
{
  if (begins_item (node))
    return; /* it is the item */
  dossier_flow_open (self->flow,
                     self->quotes > 0 ? DOSSIER_PASSAGE_BLOCK_QUOTE : DOSSIER_PASSAGE_PARAGRAPH, 0);
}

static void
walk_row (HtmlWalk *self, const xmlNode *row)
{
  static const char *const cells[] = { "td", "th", NULL };
  gboolean first = TRUE;

  dossier_flow_open (self->flow, DOSSIER_PASSAGE_TABLE, 0);
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (html_is_any (cell, cells) && !html_is_unseen (cell))
      {
        g_autofree char *text = html_get_text (cell);

        if (!first)
          dossier_flow_tab (self->flow);
        dossier_flow_add (self->flow, text, -1);
        first = FALSE;
      }
  dossier_flow_close (self->flow);
}

/* A table whose cells hold tables or paragraphs is how pages used to be laid out. */
static gboolean
is_data_row (const xmlNode *row)
{
  static const char *const blocks[] = { "table", "p", "div", "ul", "ol", "h1", "h2", "h3", NULL };

  for (xmlNode *node = row->children; node != NULL; node = html_next (node, row, TRUE))
    if (html_is_any (node, blocks))
      return FALSE;
  return TRUE;
}

static void
walk_preformatted (HtmlWalk *self, const xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);

  dossier_flow_open (self->flow, DOSSIER_PASSAGE_VERSE, 0);
  dossier_flow_keep_space (self->flow, TRUE);
  dossier_flow_add (self->flow, (const char *) text, -1);
  dossier_flow_close (self->flow);
  xmlFree (text);
}

static void
walk_nested (HtmlWalk *self, const xmlNode *node, int *depth)
{
  dossier_flow_close (self->flow);
  (*depth)++;
  walk_children (self, node);
  (*depth)--;
  dossier_flow_close (self->flow);
}

/* Begins what @node is a block of; FALSE when it is none. */
static gboolean
open_block (HtmlWalk *self, const xmlNode *node)
{
  static const char *const captions[] = { "figcaption", "caption", NULL };
  static const char *const paragraphs[] = { "p", "dt", "dd", "address", "summary", NULL };
  static const char *const boxes[] = {
    "div",  "section", "article", "main",     "header", "footer", "aside",   "nav", "body",
    "html", "figure",  "table",   "tbody",    "thead",  "tfoot",  "tr",      "td",  "th",
    "dl",   "form",    "center",  "fieldset", "hgroup", "hr",     "details", NULL
  };
  int level = get_heading_level (node);

  if (level > 0)
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_HEADING, level);
  else if (html_is (node, "li"))
    open_item (self, node);
  else if (html_is_any (node, captions))
    dossier_flow_open (self->flow, DOSSIER_PASSAGE_CAPTION, 0);
  else if (html_is_any (node, paragraphs))
    open_paragraph (self, node);
  else if (!html_is_any (node, boxes))
    return FALSE;
  else if (!begins_item (node))
    dossier_flow_close (self->flow);
  return TRUE;
}

/* Returns whether it was a block. */
static gboolean
walk_block (HtmlWalk *self, const xmlNode *node)
{
  static const char *const lists[] = { "ul", "ol", "menu", "dir", NULL };

  if (html_is_any (node, lists))
    walk_nested (self, node, &self->lists);
  else if (html_is (node, "blockquote"))
    walk_nested (self, node, &self->quotes);
  else if (html_is (node, "pre"))
    walk_preformatted (self, node);
  else if (html_is (node, "tr") && is_data_row (node))
    walk_row (self, node);
  else if (!open_block (self, node))
    return FALSE;
  else
    {
      walk_children (self, node);
      if (!begins_item (node))
        dossier_flow_close (self->flow);
    }
  return TRUE;
}

/* Text and marks */

static char *
resolve (HtmlWalk *self, const char *href)
{
  xmlChar *uri;
  char *copy;

  if (*href == '#' || self->base == NULL)
    return g_strdup (href);
  uri = xmlBuildURI (BAD_CAST href, BAD_CAST self->base);
  copy = g_strdup (uri != NULL ? (const char *) uri : href);
  xmlFree (uri);
  return copy;
}

/* Others lead nowhere outside the page's own window. */
static gboolean
is_followed (const char *uri)
{
  return *uri == '#' || g_ascii_strncasecmp (uri, "http:", 5) == 0 ||
         g_ascii_strncasecmp (uri, "https:", 6) == 0 ||
         g_ascii_strncasecmp (uri, "mailto:", 7) == 0;
}

static void
walk_link (HtmlWalk *self, const xmlNode *node)
{
  g_autofree char *href = html_get (node, "href");
  g_autofree char *uri = href != NULL ? resolve (self, href) : NULL;
  gboolean link = uri != NULL && is_followed (uri);

  if (href != NULL && *href == '#' && g_hash_table_contains (self->notes, href + 1))
    {
      dossier_flow_refer (self->flow, href + 1);
      return;
    }
  if (link)
    dossier_flow_begin (self->flow, DOSSIER_SPAN_LINK, uri);
  walk_children (self, node);
  if (link)
    dossier_flow_end (self->flow);
}

static void
walk_marked (HtmlWalk *self, const xmlNode *node, DossierSpanType type)
{
  dossier_flow_begin (self->flow, type, NULL);
  walk_children (self, node);
  dossier_flow_end (self->flow);
}

static void
walk_inline (HtmlWalk *self, const xmlNode *node)
{
  static const char *const emphasised[] = { "em", "i", "dfn", "var", NULL };
  static const char *const strong[] = { "strong", "b", NULL };

  /* The link itself, or (on wikis) what is round it. */
  if (is_back_link (node))
    return;
  if (html_is (node, "a"))
    walk_link (self, node);
  else if (html_is (node, "br"))
    dossier_flow_break (self->flow);
  else if (html_is (node, "q"))
    {
      dossier_flow_add (self->flow, "“", -1);
      walk_children (self, node);
      dossier_flow_add (self->flow, "”", -1);
    }
  else if (html_is_any (node, emphasised))
    walk_marked (self, node, DOSSIER_SPAN_EMPHASIS);
  else if (html_is_any (node, strong))
    walk_marked (self, node, DOSSIER_SPAN_STRONG);
  else if (html_is (node, "cite"))
    walk_marked (self, node, DOSSIER_SPAN_TITLE);
  else
    walk_children (self, node);
}

static gboolean
is_note (HtmlWalk *self, const xmlNode *node)
{
  g_autofree char *id = html_get (node, "id");

  return id != NULL && !self->in_note && g_hash_table_lookup (self->notes, id) == node;
}

static void
walk_element (HtmlWalk *self, const xmlNode *node)
{
  g_autofree char *id = NULL;
  g_autofree char *language = NULL;

  if (html_is_unseen (node) || node == self->title || is_note (self, node) ||
      (self->skip != NULL && self->skip (node)))
    return;
  id = html_get (node, "id");
  language = html_get (node, "lang");
  if (id != NULL)
    dossier_flow_name (self->flow, id);
  if (language != NULL)
    dossier_flow_set_language (self->flow, language);
  if (!walk_block (self, node))
    walk_inline (self, node);
  if (language != NULL)
    dossier_flow_set_language (self->flow, NULL);
}

static void
walk_children (HtmlWalk *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      dossier_flow_add (self->flow, (const char *) node->content, -1);
    else if (node->type == XML_ELEMENT_NODE)
      walk_element (self, node);
}

void
html_walk_run (HtmlWalk *self, DossierFlow *flow, const xmlNode *root, HtmlSkipFunc skip)
{
  self->flow = flow;
  self->skip = skip;
  walk_children (self, root);
}

void
html_walk_write_note (DossierFlow *flow, const char *label, gpointer data)
{
  HtmlWalk *self = data;
  const xmlNode *note = g_hash_table_lookup (self->notes, label);

  if (note == NULL)
    note = find_by_id (self->doc, label);
  if (note == NULL)
    return;
  self->in_note = TRUE;
  walk_children (self, note);
  self->in_note = FALSE;
}
