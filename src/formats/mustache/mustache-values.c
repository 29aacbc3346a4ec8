/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/mustache/mustache-private.h"

static JsonNode *
get_member (JsonNode *value, const char *name)
{
  if (value == NULL || !JSON_NODE_HOLDS_OBJECT (value))
    return NULL;
  return json_object_get_member (json_node_get_object (value), name);
}

JsonNode *
mustache_look_up (const MustacheNode *node, const GPtrArray *stack, guint *steps)
{
  JsonNode *value = stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;

  if (node->path == NULL)
    return value;

  if (node->here)
    value = get_member (value, node->path[0]);
  else
    {
      value = NULL;
      for (guint i = stack->len; i > 0 && value == NULL; i--, (*steps)++)
        value = get_member (g_ptr_array_index (stack, i - 1), node->path[0]);
    }
  for (guint i = 1; node->path[i] != NULL && value != NULL; i++, (*steps)++)
    value = get_member (value, node->path[i]);
  return value;
}

gboolean
mustache_is_true (JsonNode *value)
{
  GType type;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (value))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value)) > 0;

  type = json_node_get_value_type (value);
  if (type == G_TYPE_STRING)
    return json_node_get_string (value) != NULL && *json_node_get_string (value) != '\0';
  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (value);
  if (type == G_TYPE_INT64)
    return json_node_get_int (value) != 0;
  return json_node_get_double (value) != 0.0;
}

/* The shortest number that reads back as the same one. */
static void
append_double (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (!(g_ascii_strtod (buffer, NULL) < number) && !(g_ascii_strtod (buffer, NULL) > number))
        break;
    }
  g_string_append (out, buffer);
}

void
mustache_append_value (GString *out, JsonNode *value)
{
  GType type;

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return;

  type = json_node_get_value_type (value);
  if (type == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (value) != NULL ? json_node_get_string (value) : "");
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (value) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (value));
  else
    append_double (out, json_node_get_double (value));
}
