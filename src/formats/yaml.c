/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/yaml.h"

#define INDENT 2

/* What some parser takes for a boolean or for nothing, in any case: YAML 1.1 has many. */
static gboolean
is_keyword (const char *text)
{
  static const char *const words[] = { "true", "false", "yes",  "no",  "on",  "off",
                                       "y",    "n",     "null", "nan", "inf", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, lower);
}

/* Signs that stand within a bare scalar without a meaning of their own, whatever is beside them. */
static gboolean
is_harmless (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || strchr (" -_.,()/'+;", (int) c) != NULL;
  return g_unichar_isprint (c) && !g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0xFEFF;
}

/* Numbers, dates and times of every version begin with a digit, a sign or a full stop, and
 * indicators are no letters. */
static gboolean
is_bare (const char *text)
{
  if (!g_unichar_isalpha (g_utf8_get_char (text)) || is_keyword (text) ||
      text[strlen (text) - 1] == ' ')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_harmless (g_utf8_get_char (p)) && !g_str_has_prefix (p, "://"))
      return FALSE;
  return TRUE;
}

/* What YAML 1.2 lets stand in double quotes on one line as it is (5.1, c-printable; not what it or
 * YAML 1.1 takes for the end of a line, and not the byte order mark). */
static gboolean
is_printable (gunichar c)
{
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
    return FALSE;
  return (c & 0xFFFE) != 0xFFFE;
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (is_printable (c))
        g_string_append_unichar (out, c);
      else if (c <= 0xFF)
        g_string_append_printf (out, "\\x%02X", c);
      else
        g_string_append_printf (out, c <= 0xFFFF ? "\\u%04X" : "\\U%08X", c);
    }
  g_string_append_c (out, '"');
}

static void
append_scalar (GString *out, const char *text)
{
  if (is_bare (text))
    g_string_append (out, text);
  else
    append_quoted (out, text);
}

char *
dossier_yaml_scalar (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  append_scalar (out, text);
  return g_string_free (out, FALSE);
}

static void append_mapping (GString *out, JsonObject *mapping, guint indent, gboolean in_list);

static void
append_indent (GString *out, guint indent)
{
  for (guint i = 0; i < indent; i++)
    g_string_append_c (out, ' ');
}

static void
append_value (GString *out, JsonNode *value)
{
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    append_scalar (out, json_node_get_string (value));
  else if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (value) ? "true" : "false");
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (value));
}

/* A list in a list (CSL's date-parts) stands on one line. */
static void
append_flow (GString *out, JsonArray *list)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *value = json_array_get_element (list, i);

      if (i > 0)
        g_string_append (out, ", ");
      if (JSON_NODE_HOLDS_ARRAY (value))
        append_flow (out, json_node_get_array (value));
      else
        append_value (out, value);
    }
  g_string_append_c (out, ']');
}

static void
append_list (GString *out, JsonArray *list, guint indent)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *value = json_array_get_element (list, i);

      append_indent (out, indent);
      g_string_append (out, "- ");
      if (JSON_NODE_HOLDS_OBJECT (value))
        {
          append_mapping (out, json_node_get_object (value), indent + 2, TRUE);
          continue;
        }
      if (JSON_NODE_HOLDS_ARRAY (value))
        append_flow (out, json_node_get_array (value));
      else
        append_value (out, value);
      g_string_append_c (out, '\n');
    }
}

static gboolean
is_missing (JsonNode *value)
{
  return JSON_NODE_HOLDS_NULL (value) || (JSON_NODE_HOLDS_ARRAY (value) &&
                                          json_array_get_length (json_node_get_array (value)) == 0);
}

static void
append_member (GString *out, const char *name, JsonNode *value, guint indent)
{
  append_scalar (out, name);
  g_string_append_c (out, ':');
  if (JSON_NODE_HOLDS_OBJECT (value))
    {
      g_string_append_c (out, '\n');
      append_mapping (out, json_node_get_object (value), indent + INDENT, FALSE);
    }
  else if (JSON_NODE_HOLDS_ARRAY (value))
    {
      g_string_append_c (out, '\n');
      append_list (out, json_node_get_array (value), indent + INDENT);
    }
  else
    {
      g_string_append_c (out, ' ');
      append_value (out, value);
      g_string_append_c (out, '\n');
    }
}

/* @in_list: the first member stands beside the dash. */
static void
append_mapping (GString *out, JsonObject *mapping, guint indent, gboolean in_list)
{
  g_autoptr (GList) names = json_object_get_members (mapping);
  gboolean beside = in_list;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *value = json_object_get_member (mapping, l->data);

      if (is_missing (value))
        continue;
      if (!beside)
        append_indent (out, indent);
      beside = FALSE;
      append_member (out, l->data, value, indent);
    }
  if (beside)
    g_string_append (out, "{}\n");
}

char *
dossier_yaml_write (JsonObject *mapping)
{
  GString *out;

  g_return_val_if_fail (mapping != NULL, NULL);

  out = g_string_new (NULL);
  append_mapping (out, mapping, 0, FALSE);
  return g_string_free (out, FALSE);
}
