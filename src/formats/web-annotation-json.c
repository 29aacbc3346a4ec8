/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into JSON that may be of any shape. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/format-error.h"
#include "formats/web-annotation-reader.h"

/* The times of GDateTime, years 1 to 9999. */
#define MAX_FRACTION_DIGITS 6

void
anno_fail (AnnoReader *reader, const char *what)
{
  if (reader->error == NULL)
    g_set_error (
      &reader->error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED,
      /* Translators: %1$s is a file's name, %2$u the number of an annotation in it, %3$s what is
       * wrong with it, a clause of its own: “there is no target” */
      _ ("“%1$s” cannot be imported because of its annotation %2$u: %3$s. Nothing was imported."),
      reader->notes->name, reader->number, what);
}

void
anno_lose (AnnoReader *reader, DossierLoss loss)
{
  reader->notes->losses[loss]++;
}

JsonNode *
anno_get (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

const char *
anno_to_text (JsonNode *node)
{
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  /* Escapes can make what is no text. */
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

JsonObject *
anno_to_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
anno_get_text (JsonObject *object, const char *name)
{
  return anno_to_text (anno_get (object, name));
}

JsonObject *
anno_get_object (JsonObject *object, const char *name)
{
  return anno_to_object (anno_get (object, name));
}

gint64
anno_get_number (JsonObject *object, const char *name)
{
  JsonNode *node = anno_get (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : 0;
}

const char *
anno_get_id (JsonObject *object)
{
  const char *id = anno_get_text (object, "id");

  return id != NULL ? id : anno_get_text (object, "@id");
}

static gboolean
node_has_word (JsonNode *node, const char *word)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strcmp0 (anno_to_text (node), word) == 0;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (anno_to_text (json_array_get_element (array, i)), word) == 0)
      return TRUE;
  return FALSE;
}

gboolean
anno_has_word (JsonObject *object, const char *name, const char *word)
{
  return node_has_word (anno_get (object, name), word);
}

gboolean
anno_has_type (JsonObject *object, const char *type)
{
  g_autofree char *qualified = g_strconcat ("oa:", type, NULL);

  return anno_has_word (object, "type", type) || anno_has_word (object, "@type", type) ||
         anno_has_word (object, "@type", qualified) || anno_has_word (object, "type", qualified);
}

/* GDateTime takes seconds for a floating number, which has no such digits. */
static gint64
parse_fraction (const char *text)
{
  const char *p = strchr (text, '.');
  gint64 fraction = 0;

  if (p == NULL)
    p = strchr (text, ',');
  for (guint i = 0; i < MAX_FRACTION_DIGITS; i++)
    {
      fraction *= 10;
      if (p != NULL && g_ascii_isdigit (p[1]))
        fraction += *++p - '0';
      else
        p = NULL;
    }
  return fraction;
}

gboolean
anno_parse_time (const char *text, gint64 *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = NULL;
  g_autoptr (GDateTime) parsed = NULL;

  if (text == NULL)
    return FALSE;
  whole = strchr (text, 'T') != NULL ? g_strdup (text) : g_strconcat (text, "T00:00:00Z", NULL);
  parsed = g_date_time_new_from_iso8601 (whole, utc);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed) * G_USEC_PER_SEC + parse_fraction (whole);
  return TRUE;
}

void
anno_each (AnnoReader *reader, DossierForeignNote *note, JsonNode *node, AnnoFunc func)
{
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      func (reader, note, node);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
    anno_each (reader, note, json_array_get_element (array, i), func);
}
