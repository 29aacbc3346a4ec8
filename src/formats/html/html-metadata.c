/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/html/html-metadata.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Names of meta elements, the most telling first. */
static const char *const titles[] = { "citation_title", "og:title",      "twitter:title",
                                      "dc.title",       "dcterms.title", NULL };
static const char *const authors[] = {
  "citation_author", "author",          "dc.creator", "dcterms.creator",
  "parsely-author",  "sailthru.author", NULL
};
static const char *const dates[] = { "citation_publication_date",
                                     "article:published_time",
                                     "datepublished",
                                     "date",
                                     "dc.date",
                                     "dcterms.date",
                                     "dc.date.issued",
                                     "dcterms.issued",
                                     "pubdate",
                                     "og:published_time",
                                     NULL };
static const char *const publishers[] = { "citation_journal_title",
                                          "og:site_name",
                                          "dc.publisher",
                                          "dcterms.publisher",
                                          "publisher",
                                          "application-name",
                                          NULL };
static const char *const addresses[] = { "og:url", "citation_public_url", NULL };
static const char *const licences[] = { "dc.rights", "dcterms.rights", "dcterms.license",
                                        "copyright", NULL };

typedef struct
{
  DossierDocument *document;
  const xmlNode *root;
  GHashTable *metas; /* name in small letters → GPtrArray of char * */
} Metadata;

static void
add_meta (GHashTable *metas, const xmlNode *node)
{
  g_autofree char *name = html_get (node, "name");
  g_autofree char *property = html_get (node, "property");
  g_autofree char *itemprop = html_get (node, "itemprop");
  const char *called = name != NULL ? name : property != NULL ? property : itemprop;
  char *content = html_get (node, "content");
  g_autofree char *key = called != NULL ? g_ascii_strdown (called, -1) : NULL;
  GPtrArray *values;

  if (key == NULL || content == NULL)
    {
      g_free (content);
      return;
    }
  values = g_hash_table_lookup (metas, key);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (metas, g_steal_pointer (&key), values);
    }
  g_ptr_array_add (values, content);
}

static const GPtrArray *
get_metas (Metadata *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const GPtrArray *values = g_hash_table_lookup (self->metas, names[i]);

      if (values != NULL)
        return values;
    }
  return NULL;
}

static void
take (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_strdup (value);
}

static void
take_meta (Metadata *self, char **field, const char *const *names)
{
  const GPtrArray *values = get_metas (self, names);

  if (values != NULL)
    take (field, values->pdata[0]);
}

static void
add_author (DossierDocument *document, const char *value)
{
  /* Some give an address there. */
  if (value == NULL || *value == '\0' || strstr (value, "://") != NULL)
    return;
  for (guint i = 0; i < document->authors->len; i++)
    if (g_ascii_strcasecmp (document->authors->pdata[i], value) == 0)
      return;
  g_ptr_array_add (document->authors, g_strdup (value));
}

/* "2020-05-26T10:00:00+03:00", "2020/05/26": the day alone. */
static void
take_date (DossierDocument *document, const char *value)
{
  g_autofree char *day = NULL;

  if (document->date != NULL || value == NULL)
    return;
  day = g_strdelimit (g_strndup (value, strcspn (value, "T ")), "/.", '-');
  document->date = dossier_date_new (day, NULL, NULL);
}

/* JSON-LD */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* A name, or something that has one. */
static const char *
get_name (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return get_string (json_node_get_object (node), "name");
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static void
add_json_authors (DossierDocument *document, JsonNode *node)
{
  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_author (document, get_name (node));
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    add_author (document, get_name (json_array_get_element (json_node_get_array (node), i)));
}

static gboolean
is_article_type (JsonObject *object)
{
  static const char *const types[] = { "Article",
                                       "NewsArticle",
                                       "ReportageNewsArticle",
                                       "OpinionNewsArticle",
                                       "AnalysisNewsArticle",
                                       "BlogPosting",
                                       "ScholarlyArticle",
                                       "Report",
                                       "WebPage",
                                       NULL };
  JsonNode *type = json_object_get_member (object, "@type");
  const char *name = NULL;

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type) &&
      json_array_get_length (json_node_get_array (type)) > 0)
    type = json_array_get_element (json_node_get_array (type), 0);
  name = type != NULL ? get_name (type) : NULL;
  return name != NULL && g_strv_contains (types, name);
}

static void
take_json_article (Metadata *self, JsonObject *object)
{
  DossierDocument *document = self->document;
  JsonNode *publisher = json_object_get_member (object, "publisher");

  take (&document->title, get_string (object, "headline"));
  if (document->authors->len == 0)
    add_json_authors (document, json_object_get_member (object, "author"));
  take_date (document, get_string (object, "datePublished"));
  if (publisher != NULL)
    take (&document->publisher, get_name (publisher));
}

/* An object, a list of them, or a graph of them. */
static void
take_json (Metadata *self, JsonNode *node, guint depth)
{
  JsonArray *array = NULL;

  if (node == NULL || depth > 3)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (is_article_type (object))
        take_json_article (self, object);
      take_json (self, json_object_get_member (object, "@graph"), depth + 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    array = json_node_get_array (node);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    take_json (self, json_array_get_element (array, i), depth + 1);
}

static void
take_json_script (Metadata *self, const xmlNode *script)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  xmlChar *text;

  if (!html_has_word (script, "type", "application/ld+json"))
    return;
  text = xmlNodeGetContent (script);
  if (json_parser_load_from_data (parser, (const char *) text, -1, NULL))
    take_json (self, json_parser_get_root (parser), 0);
  xmlFree (text);
}

/* What else the page has */

static void
take_link (Metadata *self, const xmlNode *node)
{
  g_autofree char *href = html_get (node, "href");

  if (href == NULL || g_ascii_strncasecmp (href, "http", 4) != 0)
    return;
  if (html_has_word (node, "rel", "canonical"))
    take (&self->document->url, href);
  else if (html_has_word (node, "rel", "license"))
    take (&self->document->licence, href);
}

static void
take_element (Metadata *self, const xmlNode *node)
{
  if (html_is (node, "meta"))
    add_meta (self->metas, node);
  else if (html_is (node, "link"))
    take_link (self, node);
  else if (html_is (node, "script"))
    take_json_script (self, node);
}

static void
take_times (Metadata *self, const xmlNode *article)
{
  for (const xmlNode *node = article->children; node != NULL && self->document->date == NULL;
       node = html_next (node, article, TRUE))
    if (html_is (node, "time"))
      {
        g_autofree char *when = html_get (node, "datetime");

        take_date (self->document, when);
      }
}

/* "Title | Site" and "Title – Site" of a page whose heading is "Title". */
static void
take_page_title (Metadata *self, const char *heading)
{
  const xmlNode *node = html_find (self->root, "title");
  g_autofree char *title = node != NULL ? html_get_text (node) : NULL;

  if (title != NULL && heading != NULL && *heading != '\0' && strstr (title, heading) != NULL)
    take (&self->document->title, heading);
  take (&self->document->title, title);
  take (&self->document->title, heading);
}

static gboolean
is_alike (const char *title, const char *heading)
{
  g_autofree char *a = g_utf8_casefold (title, -1);
  g_autofree char *b = g_utf8_casefold (heading, -1);

  return *heading != '\0' && (strstr (a, b) != NULL || strstr (b, a) != NULL);
}

const xmlNode *
html_take_metadata (DossierDocument *document, xmlDoc *doc, const xmlNode *article)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (GHashTable) metas =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Metadata self = { document, root, metas };
  const xmlNode *heading = html_find (article, "h1");
  g_autofree char *words = NULL;
  const GPtrArray *names;

  for (const xmlNode *node = root; node != NULL; node = html_next (node, root, TRUE))
    take_element (&self, node);
  if (heading == NULL)
    heading = html_find (root, "h1");
  words = heading != NULL ? html_get_text (heading) : NULL;

  take_meta (&self, &document->title, titles);
  take_page_title (&self, words);
  names = document->authors->len == 0 ? get_metas (&self, authors) : NULL;
  for (guint i = 0; names != NULL && i < names->len; i++)
    add_author (document, names->pdata[i]);
  for (guint i = 0; dates[i] != NULL && document->date == NULL; i++)
    {
      const GPtrArray *values = g_hash_table_lookup (metas, dates[i]);

      take_date (document, values != NULL ? values->pdata[0] : NULL);
    }
  take_times (&self, article);
  take_meta (&self, &document->publisher, publishers);
  take_meta (&self, &document->url, addresses);
  take_meta (&self, &document->licence, licences);
  document->language = html_get (root, "lang");
  return words != NULL && document->title != NULL && is_alike (document->title, words) ? heading
                                                                                       : NULL;
}
