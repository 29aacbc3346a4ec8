/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <yaml.h>

#include "read-yaml.h"

static JsonNode *
new_integer (gint64 number)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_int (node, number);
  return node;
}

/* The types of YAML 1.1 (yaml.org/type) and of the core schema of 1.2 (10.3.2). */
static JsonNode *
resolve (const char *plain)
{
  static const char other[] =
    "^(|~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|<<|="
    "|[-+]?[0-9][0-9_]*|[-+]?0b[0-1_]+|[-+]?0x[0-9a-fA-F_]+|0o[0-7]+"
    "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
    "|[-+]?([0-9][0-9_]*)?\\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9]+([eE][-+]?[0-9]+)"
    "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?)$";
  JsonNode *node;

  if (g_regex_match_simple ("^(true|True|TRUE|false|False|FALSE)$", plain, 0, 0))
    {
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, g_ascii_tolower (*plain) == 't');
      return node;
    }
  if (g_regex_match_simple ("^[1-9][0-9]*$", plain, 0, 0))
    return new_integer (g_ascii_strtoll (plain, NULL, 10));
  if (g_regex_match_simple (other, plain, 0, 0))
    return new_integer (0);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, plain);
  return node;
}

static JsonNode *
read_node (yaml_document_t *document, yaml_node_t *node)
{
  if (node->type == YAML_SCALAR_NODE)
    {
      const char *text = (const char *) node->data.scalar.value;
      JsonNode *value;

      if (node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        return resolve (text);
      value = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (value, text);
      return value;
    }
  if (node->type == YAML_SEQUENCE_NODE)
    {
      JsonArray *array = json_array_new ();
      JsonNode *value = json_node_new (JSON_NODE_ARRAY);

      for (yaml_node_item_t *i = node->data.sequence.items.start; i < node->data.sequence.items.top;
           i++)
        json_array_add_element (array, read_node (document, yaml_document_get_node (document, *i)));
      json_node_take_array (value, array);
      return value;
    }
  else
    {
      JsonObject *object = json_object_new ();
      JsonNode *value = json_node_new (JSON_NODE_OBJECT);

      for (yaml_node_pair_t *i = node->data.mapping.pairs.start; i < node->data.mapping.pairs.top;
           i++)
        {
          yaml_node_t *key = yaml_document_get_node (document, i->key);

          json_object_set_member (object, (const char *) key->data.scalar.value,
                                  read_node (document,
                                             yaml_document_get_node (document, i->value)));
        }
      json_node_take_object (value, object);
      return value;
    }
}

JsonNode *
read_yaml (const char *yaml, char **error)
{
  yaml_parser_t parser;
  yaml_document_t document;
  JsonNode *result = NULL;

  *error = NULL;
  yaml_parser_initialize (&parser);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const unsigned char *) yaml, strlen (yaml));
  if (yaml_parser_load (&parser, &document))
    {
      yaml_node_t *root = yaml_document_get_root_node (&document);

      if (root != NULL)
        result = read_node (&document, root);
      else
        *error = g_strdup ("nothing in it");
      yaml_document_delete (&document);
    }
  else
    *error = g_strdup_printf ("line %" G_GSIZE_FORMAT ": %s", parser.problem_mark.line + 1,
                              parser.problem);
  yaml_parser_delete (&parser);
  return result;
}

char *
take_front_matter (const char *markdown, const char **body)
{
  const char *end;

  if (!g_str_has_prefix (markdown, "---\n"))
    return NULL;
  end = strstr (markdown + 3, "\n---\n");
  if (end == NULL)
    return NULL;
  if (body != NULL)
    *body = end + 5;
  return g_strndup (markdown + 4, (gsize) (end - markdown) - 3);
}
