/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/citekey.h"
#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "model/list.h"

static const char *const what_names[] = { "notes", "quotes", "events", "commitments", "sources" };

gboolean
dossier_markdown_what_from_string (const char *text, DossierMarkdownWhat *what)
{
  g_auto (GStrv) parts = NULL;
  guint found = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint one = 0;

      g_strstrip (parts[i]);
      for (guint n = 0; n < G_N_ELEMENTS (what_names); n++)
        if (strcmp (parts[i], what_names[n]) == 0)
          one = 1u << n;
      if (strcmp (parts[i], "all") == 0)
        one = DOSSIER_MARKDOWN_EVERYTHING;
      if (one == 0)
        return FALSE;
      found |= one;
    }
  *what = found;
  return found != 0;
}

void
dossier_markdown_set (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
}

void
dossier_markdown_set_flag (JsonObject *object, const char *name, gboolean flag)
{
  if (flag)
    json_object_set_boolean_member (object, name, TRUE);
}

void
dossier_markdown_set_escaped (const DossierMarkdownMaker *self,
                              JsonObject *object,
                              const char *name,
                              const char *text,
                              DossierMarkdownPlace place)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = dossier_markdown_escape (text, self->dialect, place);
  dossier_markdown_set (object, name, escaped);
}

void
dossier_markdown_set_array (JsonObject *object, const char *name, JsonArray *array)
{
  if (json_array_get_length (array) == 0)
    {
      json_array_unref (array);
      return;
    }
  /* told of each, since a template looks for a name in what is around, too */
  for (guint i = 0; i < json_array_get_length (array); i++)
    json_object_set_boolean_member (json_array_get_object_element (array, i), "first", i == 0);
  json_object_set_array_member (object, name, array);
}

char *
dossier_markdown_link_to (const DossierMarkdownMaker *self,
                          const char *text,
                          const char *destination)
{
  g_autofree char *label = dossier_markdown_escape (text, self->dialect, DOSSIER_MARKDOWN_LABEL);
  g_autofree char *safe = dossier_markdown_destination (destination);

  return g_strdup_printf ("[%s](%s)", label, safe);
}

char *
dossier_markdown_link_to_item (const DossierMarkdownMaker *self, const DossierItem *item)
{
  g_autofree char *link = dossier_markdown_link (self->document, item);

  if (item->passages->len == 0)
    /* Translators: the text of a link that opens a document */
    return dossier_markdown_link_to (self, _ ("the document"), link);
  return dossier_markdown_link_to (
    self,
    DOSSIER_ITEM (
      dossier_document_get_passage (self->document, g_array_index (item->passages, guint, 0)))
      ->id,
    link);
}

static JsonArray *
list_authors (const DossierMarkdownMaker *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->document->authors->len; i++)
    {
      JsonObject *author = json_object_new ();

      dossier_markdown_set_escaped (self, author, "name", self->document->authors->pdata[i],
                                    DOSSIER_MARKDOWN_INLINE);
      json_array_add_object_element (array, author);
    }
  return array;
}

/* What the document is, as it is: for a template's own use. */
static JsonObject *
describe_document (const DossierMarkdownMaker *self)
{
  DossierDocument *document = self->document;
  JsonObject *object = json_object_new ();
  g_autofree char *link = dossier_markdown_link (document, NULL);
  g_autofree char *date = document->date != NULL ? dossier_date_to_display (document->date) : NULL;

  dossier_markdown_set (object, "uuid", document->uuid);
  dossier_markdown_set (object, "link", link);
  dossier_markdown_set (object, "name", document->name);
  dossier_markdown_set (object, "language", document->language);
  dossier_markdown_set (object, "url", document->url);
  dossier_markdown_set (object, "citekey", g_hash_table_lookup (self->citekeys, document));
  dossier_markdown_set_escaped (self, object, "title", document->title, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_escaped (self, object, "subtitle", document->subtitle,
                                DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_array (object, "authors", list_authors (self));
  dossier_markdown_set_escaped (self, object, "date", date, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set (object, "edtf", document->date != NULL ? document->date->edtf : NULL);
  dossier_markdown_set_escaped (self, object, "publisher", document->publisher,
                                DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_escaped (self, object, "original", document->original,
                                DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_escaped (self, object, "statement", document->statement,
                                DOSSIER_MARKDOWN_PARAGRAPH);
  return object;
}

static void
add_paragraph (const DossierMarkdownMaker *self, JsonArray *array, const char *text)
{
  JsonObject *paragraph = json_object_new ();

  dossier_markdown_set_escaped (self, paragraph, "text", text, DOSSIER_MARKDOWN_PARAGRAPH);
  json_array_add_object_element (array, paragraph);
}

/* What a reader has to know before the rest. */
static JsonArray *
introduce (const DossierMarkdownMaker *self)
{
  DossierDocument *document = self->document;
  g_autofree char *date = document->date != NULL ? dossier_date_to_display (document->date) : NULL;
  g_autoptr (GString) by = g_string_new (NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < document->authors->len; i++)
    dossier_list_append (by, document->authors->pdata[i]);
  dossier_list_append (by, document->publisher);
  dossier_list_append (by, date);
  if (by->len > 0)
    add_paragraph (self, array, by->str);
  if (document->statement != NULL && *document->statement != '\0')
    add_paragraph (self, array, document->statement);
  if (document->original != NULL && *document->original != '\0')
    {
      /* Translators: %s cites the work that a document retells */
      g_autofree char *retells = g_strdup_printf (_ ("A retelling of %s."), document->original);

      add_paragraph (self, array, retells);
    }
  if (self->excerpt->sentence != NULL && *self->excerpt->sentence != '\0')
    {
      /* Translators: %s says what has been chosen: “3 quotes: Stanislau Zas, May 2020” */
      g_autofree char *chosen = g_strdup_printf (_ ("Only %s."), self->excerpt->sentence);

      add_paragraph (self, array, chosen);
    }
  return array;
}

static JsonObject *
make_root (DossierMarkdownMaker *self)
{
  JsonObject *root = json_object_new ();
  const char *title = self->document->title;

  dossier_markdown_set_head (self, root);
  dossier_markdown_set_escaped (self, root, "title",
                                title != NULL && *title != '\0' ? title : _ ("Untitled"),
                                DOSSIER_MARKDOWN_HEADING);
  dossier_markdown_set_escaped (self, root, "subtitle", self->document->subtitle,
                                DOSSIER_MARKDOWN_PARAGRAPH);
  json_object_set_object_member (root, "document", describe_document (self));
  dossier_markdown_set (root, "query", self->excerpt->query);
  dossier_markdown_set_array (root, "intro", introduce (self));
  dossier_markdown_set_array (root, "chapters", dossier_markdown_chapters (self));
  dossier_markdown_set_records (self, root);
  /* last: all that refers to one has been made */
  dossier_markdown_set_array (root, "footnotes", dossier_markdown_footnotes (self));
  return root;
}

JsonNode *
dossier_markdown_data (const DossierExcerpt *excerpt,
                       DossierMarkdownDialect dialect,
                       DossierMarkdownWhat what)
{
  DossierMarkdownMaker self = { .excerpt = excerpt, .dialect = dialect, .what = what };
  JsonNode *node;

  g_return_val_if_fail (excerpt != NULL, NULL);

  self.document = excerpt->document;
  self.citekeys = dossier_citekeys_new (self.document);
  self.footnotes = g_ptr_array_new ();
  self.labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dossier_markdown_leave_labels (&self);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, make_root (&self));
  g_hash_table_unref (self.taken);
  g_hash_table_unref (self.labels);
  g_ptr_array_unref (self.footnotes);
  g_hash_table_unref (self.citekeys);
  return node;
}
