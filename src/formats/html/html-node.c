/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/html/html-node.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/whole-file.h"

/* Pages whose tags are never closed nest deeper than anybody does by hand, but not so deep. */
#define MAX_DEPTH 1000

/* The line of the first element that is nested too deep, or 0. */
static long
find_too_deep (const xmlNode *root)
{
  const xmlNode *node = root;
  guint depth = 0;

  while (node != NULL && depth <= MAX_DEPTH)
    {
      if (node->children != NULL)
        {
          node = node->children;
          depth++;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          depth--;
        }
      node = node != root ? node->next : NULL;
    }
  return node != NULL ? MAX (xmlGetLineNo (node), 1) : 0;
}

/* A page need not have a tag for its body (HTML, 13.1.2.4), but libxml2 sees the body begin only
 * with the elements of HTML 4. NULL: it can stay as it is. */
static char *
mark_body (const char *html)
{
  g_autoptr (GRegex) body = g_regex_new ("<body[\\s>]", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) newer =
    g_regex_new ("<(?:main|article|section|header|nav|aside|footer|figure)[\\s>]", G_REGEX_CASELESS,
                 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint begin;

  if (g_regex_match (body, html, 0, NULL) || !g_regex_match (newer, html, 0, &match))
    return NULL;
  g_match_info_fetch_pos (match, 0, &begin, NULL);
  return g_strdup_printf ("%.*s<body>%s", begin, html, html + begin);
}

/* @stopped_at: the line at which libxml2 gave up for the same reason; 0 when it did not.
 * @too_long: it gave up since one text of the page has more than XML_MAX_TEXT_LENGTH bytes. */
static xmlDoc *
parse (const char *html, long *stopped_at, gboolean *too_long)
{
  g_autofree char *marked = mark_body (html);
  const char *page = marked != NULL ? marked : html;
  htmlParserCtxt *context = htmlNewParserCtxt ();
  xmlDoc *doc = htmlCtxtReadMemory (context, page, (int) strlen (page), NULL, "UTF-8",
                                    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET);

  *too_long = context->disableSAX != 0 && context->lastError.code == XML_ERR_NO_MEMORY;
  *stopped_at = context->disableSAX != 0 ? MAX (context->lastError.line, 1) : 0;
  htmlFreeParserCtxt (context);
  return doc;
}

xmlDoc *
html_parse (const char *html, const char *name, GError **error)
{
  long line;
  gboolean too_long;
  g_autoptr (xmlDoc) doc = parse (html, &line, &too_long);
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (too_long)
    {
      dossier_set_too_large (name, XML_MAX_TEXT_LENGTH, error);
      return NULL;
    }
  if (line == 0 && root != NULL)
    line = find_too_deep (root);
  if (line == 0)
    return g_steal_pointer (&doc);
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
               /* Translators: %1$s is a file's name, %2$ld a line number */
               _ ("“%1$s” is refused: it is nested too deep at line %2$ld. No page that is meant "
                  "to be read is like that."),
               name, line);
  return NULL;
}

gboolean
html_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
html_is_any (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (html_is (node, names[i]))
      return TRUE;
  return FALSE;
}

char *
html_get (const xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetProp ((xmlNode *) node, BAD_CAST attribute);
  char *copy = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  if (copy != NULL && *copy == '\0')
    g_clear_pointer (&copy, g_free);
  return copy;
}

gboolean
html_has_word (const xmlNode *node, const char *attribute, const char *word)
{
  g_autofree char *value = html_get (node, attribute);
  g_auto (GStrv) words = value != NULL ? g_strsplit_set (value, " \t\n", 0) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

char *
html_get_text (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set ((const char *) content, " \t\r\n\f", 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  xmlFree (content);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

xmlNode *
html_next (const xmlNode *node, const xmlNode *root, gboolean inside)
{
  if (inside && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node != root ? node->next : NULL;
}

xmlNode *
html_find (const xmlNode *root, const char *name)
{
  for (xmlNode *node = root->children; node != NULL; node = html_next (node, root, TRUE))
    if (html_is (node, name))
      return node;
  return NULL;
}

gboolean
html_is_unseen (const xmlNode *node)
{
  static const char *const unseen[] = { "script",   "style",  "noscript", "template", "iframe",
                                        "object",   "embed",  "svg",      "canvas",   "audio",
                                        "video",    "button", "input",    "select",   "textarea",
                                        "datalist", "map",    "head",     "dialog",   NULL };
  g_autofree char *style = NULL;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  if (html_is_any (node, unseen) || xmlHasProp ((xmlNode *) node, BAD_CAST "hidden") != NULL ||
      html_has_word (node, "aria-hidden", "true"))
    return TRUE;
  style = html_get (node, "style");
  return style != NULL && g_regex_match_simple ("display\\s*:\\s*none|visibility\\s*:\\s*hidden",
                                                style, G_REGEX_CASELESS, 0);
}
