/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a file: as YAML, and as the page properties of Logseq. */
#include "config.h"

#include <string.h>

#include "formats/csl-json.h"
#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "formats/yaml.h"

/* Pandoc reads texts in the head as Markdown, too. */
static char *
prepare (const DossierMarkdownMaker *self, const char *text)
{
  if (self->dialect == DOSSIER_MARKDOWN_PANDOC)
    return dossier_markdown_escape (text, self->dialect, DOSSIER_MARKDOWN_PARAGRAPH);
  return g_strdup (text);
}

static void
set_text (const DossierMarkdownMaker *self, JsonObject *head, const char *name, const char *text)
{
  g_autofree char *prepared = NULL;

  if (text == NULL || *text == '\0')
    return;
  prepared = prepare (self, text);
  json_object_set_string_member (head, name, prepared);
}

static void
set_authors (const DossierMarkdownMaker *self, JsonObject *head)
{
  const GPtrArray *authors = self->document->authors;
  JsonArray *array;

  if (authors->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < authors->len; i++)
    {
      g_autofree char *author = prepare (self, authors->pdata[i]);

      json_array_add_string_element (array, author);
    }
  json_object_set_array_member (head, "author", array);
}

/* The tags of all notes that are written, each once, in the order in which they come. */
static JsonArray *
list_tags (const DossierMarkdownMaker *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = json_array_new ();

  for (guint i = 0; self->what & DOSSIER_MARKDOWN_NOTES &&
                    i < dossier_document_count (self->document, DOSSIER_KIND_NOTE);
       i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);

      if (!dossier_excerpt_has (self->excerpt, note))
        continue;
      for (guint n = 0; n < note->tags->len; n++)
        if (g_hash_table_add (seen, note->tags->pdata[n]))
          json_array_add_string_element (array, note->tags->pdata[n]);
    }
  return array;
}

static void
set_tags (const DossierMarkdownMaker *self, JsonObject *head)
{
  g_autoptr (JsonArray) tags = list_tags (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (tags); i++)
    {
      const char *name = json_array_get_string_element (tags, i);
      g_autofree char *text = NULL;

      /* There a property's tag is written like one in the text. */
      if (self->dialect == DOSSIER_MARKDOWN_OBSIDIAN)
        {
          text = dossier_markdown_tag (name, self->dialect);
          json_array_add_string_element (array, text + 1);
          continue;
        }
      text = prepare (self, name);
      json_array_add_string_element (array, text);
    }
  json_object_set_array_member (head,
                                self->dialect == DOSSIER_MARKDOWN_PANDOC ? "keywords" : "tags",
                                array);
}

/* All that is cited, whether or not the query lets the sources pass. */
static DossierExcerpt *
widen (const DossierMarkdownMaker *self)
{
  DossierExcerpt *excerpt = (DossierExcerpt *) self->excerpt;
  DossierDocument *document = self->document;
  GHashTable *items;
  GHashTableIter iter;
  gpointer item;

  if (excerpt->items == NULL)
    return dossier_excerpt_ref (excerpt);
  items = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, excerpt->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_hash_table_add (items, item);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_SOURCE); i++)
    g_hash_table_add (items, dossier_document_get (document, DOSSIER_KIND_SOURCE, i));
  return dossier_excerpt_new_of (document, items, excerpt->query, excerpt->sentence);
}

/* Of a reference all texts but those by which programs know it. */
static void
escape_references (const DossierMarkdownMaker *self, JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      escape_references (self, json_array_get_element (json_node_get_array (node), i), name);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        escape_references (self, json_object_get_member (object, l->data), l->data);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
           !g_str_equal (name, "id") && !g_str_equal (name, "type") &&
           !g_str_equal (name, "language"))
    {
      g_autofree char *text = prepare (self, json_node_get_string (node));

      json_node_set_string (node, text);
    }
}

static void
set_references (const DossierMarkdownMaker *self, JsonObject *head)
{
  g_autoptr (DossierExcerpt) wide = widen (self);
  g_autofree char *json = dossier_csl_json_write (wide);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *references;

  if (!json_parser_load_from_data (parser, json, -1, NULL))
    return;
  references = json_node_copy (json_parser_get_root (parser));
  escape_references (self, references, "");
  json_object_set_member (head, "references", references);
  /* those that no footnote cites, too */
  if (self->what & DOSSIER_MARKDOWN_SOURCES)
    json_object_set_string_member (head, "nocite", "@*");
  json_object_set_boolean_member (head, "link-citations", TRUE);
}

/* Pandoc prints it, others sort by it. */
static void
set_date (const DossierMarkdownMaker *self, JsonObject *head)
{
  const DossierDate *date = self->document->date;
  g_autofree char *shown = NULL;

  if (date == NULL)
    return;
  if (self->dialect == DOSSIER_MARKDOWN_PANDOC)
    shown = dossier_date_to_display (date);
  set_text (self, head, "date", shown != NULL ? shown : date->edtf);
}

static JsonObject *
make_head (const DossierMarkdownMaker *self)
{
  DossierDocument *document = self->document;
  JsonObject *head = json_object_new ();
  g_autofree char *link = dossier_markdown_link (document, NULL);

  set_text (self, head, "title", document->title);
  set_text (self, head, "subtitle", document->subtitle);
  set_authors (self, head);
  set_date (self, head);
  dossier_markdown_set (head, "lang", document->language);
  set_text (self, head, "publisher", document->publisher);
  dossier_markdown_set (head, "url", document->url);
  set_tags (self, head);
  json_object_set_string_member (head, "dossier", link);
  dossier_markdown_set (head, "dossier-query", self->excerpt->query);
  if (self->dialect == DOSSIER_MARKDOWN_PANDOC)
    set_references (self, head);
  return head;
}

static char *
join (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (array, i));
  return g_string_free (text, FALSE);
}

/* One line each, in Logseq's way: "author:: A, B". */
static JsonArray *
list_properties (JsonObject *head)
{
  g_autoptr (GList) names = json_object_get_members (head);
  JsonArray *array = json_array_new ();

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *value = json_object_get_member (head, l->data);
      g_autofree char *text = JSON_NODE_HOLDS_ARRAY (value) ? join (json_node_get_array (value))
                                                            : json_node_dup_string (value);
      JsonObject *property;

      if (text == NULL || *text == '\0')
        continue;
      g_strdelimit (text, "\r\n\v\f", ' ');
      property = json_object_new ();
      json_object_set_string_member (property, "name", l->data);
      json_object_set_string_member (property, "value", text);
      json_array_add_object_element (array, property);
    }
  return array;
}

void
dossier_markdown_set_head (const DossierMarkdownMaker *self, JsonObject *root)
{
  g_autoptr (JsonObject) head = make_head (self);
  g_autofree char *yaml = dossier_yaml_write (head);

  dossier_markdown_set (root, "front_matter", yaml);
  if (self->dialect == DOSSIER_MARKDOWN_LOGSEQ)
    dossier_markdown_set_array (root, "properties", list_properties (head));
}
