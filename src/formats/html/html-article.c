/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/html/html-article.h"

#include <string.h>

/* Words of classes and ids by which sites call what is not the article. */
static const char furniture_words[] =
  "(^|[-_ ])(nav|navbar|navigation|menu|breadcrumbs?|sidebar|comments?|disqus|share|sharing|social|"
  "related|recommended|promo|advert|advertisement|ads?|sponsor|cookie|consent|newsletter|subscribe|"
  "subscription|popup|modal|banner|masthead|skip|toolbar|pagination|pager|footer|copyright|signup|"
  "login|hidden|screen-reader-text|visually-hidden|sr-only|noprint|(?<![-_])toc(?![-_])|navbox|"
  "catlinks|mw-editsection|mw-jump-link)"
  "($|[-_ ])";

static gboolean
has_furniture_word (const xmlNode *node)
{
  static GRegex *regex;
  static const char *const attributes[] = { "class", "id" };

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex,
                       g_regex_new (furniture_words, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = html_get (node, attributes[i]);

      if (value != NULL && g_regex_match (regex, value, 0, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_furniture_role (const xmlNode *node)
{
  static const char *const roles[] = { "navigation", "complementary", "contentinfo", "search",
                                       "dialog",     "menu",          "toolbar",     NULL };

  for (guint i = 0; roles[i] != NULL; i++)
    if (html_has_word (node, "role", roles[i]))
      return TRUE;
  return FALSE;
}

gboolean
html_is_furniture (const xmlNode *node)
{
  static const char *const furniture[] = { "nav", "aside", "footer", "form", NULL };
  static const char *const never[] = { "html", "body", "article", "main",   "p", "h1",
                                       "h2",   "h3",   "em",      "strong", "a", NULL };

  if (node->type != XML_ELEMENT_NODE || html_is_any (node, never))
    return FALSE;
  return html_is_any (node, furniture) || has_furniture_role (node) || has_furniture_word (node);
}

/* Lengths of text, in characters */

typedef struct
{
  glong text;
  glong links; /* of that, in links */
} Lengths;

static glong
measure_text (const xmlNode *node)
{
  const char *text = (const char *) node->content;
  glong n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += !g_unichar_isspace (g_utf8_get_char (text));
  return n;
}

static gboolean
is_in_link (const xmlNode *node, const xmlNode *root)
{
  for (; node != NULL && node != root; node = node->parent)
    if (html_is (node, "a"))
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (const xmlNode *node)
{
  return html_is_unseen (node) || html_is_furniture (node);
}

static Lengths
measure (const xmlNode *root)
{
  Lengths lengths = { 0, 0 };
  xmlNode *node = root->children;

  while (node != NULL)
    {
      gboolean out = is_left_out (node);

      if (node->type == XML_TEXT_NODE)
        {
          glong n = measure_text (node);

          lengths.text += n;
          lengths.links += is_in_link (node, root) ? n : 0;
        }
      node = html_next (node, root, !out);
    }
  return lengths;
}

/* Running text: a line of links, or of two words, is none. */
#define RUNNING_LENGTH 60

static glong
get_running_length (const xmlNode *block)
{
  Lengths lengths = measure (block);

  return lengths.text >= RUNNING_LENGTH && lengths.links * 2 < lengths.text
           ? lengths.text - lengths.links
           : 0;
}

/* What the page says itself */

static gboolean
is_marked_main (const xmlNode *node)
{
  return html_is (node, "main") || html_has_word (node, "role", "main") ||
         html_has_word (node, "role", "article") || html_is (node, "article") ||
         html_has_word (node, "itemprop", "articleBody");
}

static gboolean
is_body_of_article (const xmlNode *node)
{
  return html_has_word (node, "itemprop", "articleBody");
}

/* The marked element with most of the page's running text in it, an inner one before those round
 * it; NULL when none has a half. */
static xmlNode *
find_marked (const xmlNode *body, glong whole)
{
  xmlNode *best = NULL;
  glong best_length = 0;

  for (xmlNode *node = body->children; node != NULL;
       node = html_next (node, body, !is_left_out (node)))
    if (node->type == XML_ELEMENT_NODE && is_marked_main (node))
      {
        glong length = measure (node).text;

        if (length * 2 >= whole &&
            (best == NULL || length * 10 >= best_length * 9 || is_body_of_article (node)))
          {
            best = node;
            best_length = length;
          }
      }
  return best;
}

/* Where most of it stands */

static void
add_score (GHashTable *scores, xmlNode *node, glong score)
{
  glong sum = GPOINTER_TO_INT (g_hash_table_lookup (scores, node));

  g_hash_table_insert (scores, node, GINT_TO_POINTER ((int) (sum + score)));
}

/* Boxes that hold blocks are counted by those. */
static gboolean
is_text_block (const xmlNode *node)
{
  static const char *const blocks[] = { "p", "pre", "blockquote", "li", "td", "dd", NULL };
  static const char *const inner[] = { "p", "div", "ul", "ol", "table", "pre", "blockquote", NULL };

  if (!html_is_any (node, blocks))
    return FALSE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (html_is_any (child, inner))
      return FALSE;
  return TRUE;
}

/* Paragraphs without tags of their own, broken with <br>, count for the box they stand in. */
static glong
measure_loose (const xmlNode *box)
{
  glong n = 0;

  for (const xmlNode *node = box->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE)
      n += measure_text (node);
  return n >= RUNNING_LENGTH ? n : 0;
}

/* A block's text speaks for its parent, and half for what is round that. */
static GHashTable *
score_boxes (const xmlNode *body)
{
  GHashTable *scores = g_hash_table_new (NULL, NULL);

  for (xmlNode *node = body->children; node != NULL;
       node = html_next (node, body, !is_left_out (node)))
    {
      gboolean block = is_text_block (node);
      glong length = 0;

      if (node->type != XML_ELEMENT_NODE || is_left_out (node))
        continue;
      length = block ? get_running_length (node) : measure_loose (node);
      if (length == 0)
        continue;
      add_score (scores, block ? node->parent : node, length);
      if (node != body && node->parent != body && node->parent->parent != NULL)
        add_score (scores, block ? node->parent->parent : node->parent, length / 2);
    }
  return scores;
}

static xmlNode *
find_richest (xmlNode *body)
{
  g_autoptr (GHashTable) scores = score_boxes (body);
  GHashTableIter iter;
  gpointer node, score;
  xmlNode *best = body;
  int best_score = 0;

  g_hash_table_iter_init (&iter, scores);
  while (g_hash_table_iter_next (&iter, &node, &score))
    if (GPOINTER_TO_INT (score) > best_score && ((xmlNode *) node)->type == XML_ELEMENT_NODE)
      {
        best = node;
        best_score = GPOINTER_TO_INT (score);
      }
  /* Half of the text elsewhere: it is in several boxes, and so in all of the page. */
  while (best != body && best->parent != NULL && best->parent->type == XML_ELEMENT_NODE &&
         measure (best).text * 2 < measure (body).text)
    best = best->parent;
  return best;
}

xmlNode *
html_find_article (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *body = root != NULL ? html_find (root, "body") : NULL;
  xmlNode *marked;

  if (body == NULL)
    return root;
  marked = find_marked (body, measure (body).text);
  return marked != NULL ? marked : find_richest (body);
}
