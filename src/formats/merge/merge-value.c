/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a key: a scalar, or a list in one line or of one entry a line. Whatever else
 * YAML has is compared as it is written. */
#include "config.h"

#include <string.h>

#include "formats/merge/merge-private.h"

/* Keys of an outline's properties that hold lists, with commas. */
static gboolean
is_list_key (const char *key)
{
  return strcmp (key, "tags") == 0 || strcmp (key, "alias") == 0 || strcmp (key, "aliases") == 0;
}

static void
append_escaped (GString *text, const char **p)
{
  char c = *++*p;
  int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;

  if (digits > 0 && strlen (*p + 1) >= (gsize) digits)
    {
      g_autofree char *hex = g_strndup (*p + 1, digits);
      gunichar code = g_ascii_strtoull (hex, NULL, 16);

      if (g_unichar_validate (code))
        g_string_append_unichar (text, code);
      *p += digits;
    }
  else if (c != '\0')
    g_string_append_c (text, c == 'n' ? '\n' : c == 't' ? '\t' : c);
  else
    --*p;
}

/* A scalar in one line, without quotes and comment. */
static char *
read_scalar (const char *raw)
{
  GString *text;
  const char *comment;

  if (raw[0] != '"' && raw[0] != '\'')
    {
      comment = strstr (raw, " #");
      return g_strchomp (comment != NULL ? g_strndup (raw, comment - raw) : g_strdup (raw));
    }
  text = g_string_new (NULL);
  for (const char *p = raw + 1; *p != '\0'; p++)
    {
      if (*p == raw[0] && !(raw[0] == '\'' && p[1] == '\''))
        break;
      if (*p == '\\' && raw[0] == '"')
        append_escaped (text, &p);
      else
        {
          g_string_append_c (text, *p);
          p += *p == '\'' && raw[0] == '\'';
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_item (MergeValue *self, char *raw)
{
  g_strstrip (raw);
  g_ptr_array_add (self->items, read_scalar (raw));
  g_ptr_array_add (self->raw, raw);
}

/* The bracket that closes a list in one line, or NULL. @p: behind the one that opens it. With
 * @self, adds what is in it. */
static const char *
read_flow (const char *p, const char *end, MergeValue *self)
{
  const char *from = p;
  char quote = 0;

  for (; p < end; p++)
    {
      if (quote != 0)
        {
          if (*p == '\\' && quote == '"')
            p++;
          else if (*p == quote)
            quote = 0;
        }
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (strchr ("[{", *p) != NULL)
        return NULL;
      else if (*p == ',' || *p == ']')
        {
          char *raw = g_strstrip (g_strndup (from, p - from));

          if (self != NULL && *raw != '\0')
            add_item (self, raw);
          else
            g_free (raw);
          from = p + 1;
          if (*p == ']')
            return p;
        }
    }
  return NULL;
}

/* The entry's value in its first line. */
static const char *
find_value (const MergeEntry *entry, gboolean is_yaml)
{
  const char *p = entry->text;
  gsize quoted = *p == '"' || *p == '\'' ? 2 : 0;

  p += strlen (entry->key) + quoted + (is_yaml ? 1 : 2);
  while (p < entry->text + entry->len && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

static gboolean
read_block (MergeValue *self, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (line[0] != '-' || (line[1] != ' ' && line[1] != '\0') || strstr (line, ": ") != NULL)
        return FALSE;
      add_item (self, g_strdup (line + 1));
    }
  return TRUE;
}

static void
clear_items (MergeValue *self)
{
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->raw, 0);
}

static void
read_value (MergeValue *self, const MergeEntry *entry, gboolean is_yaml)
{
  const char *value = find_value (entry, is_yaml);
  const char *end = entry->text + entry->len;
  g_autofree char *whole = g_strstrip (g_strndup (value, end - value));
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);

  self->is_list = TRUE;
  if (is_yaml && *value == '[' && read_flow (value + 1, end, self) != NULL)
    return;
  clear_items (self);
  if (*whole == '\0')
    return;
  if (is_yaml && *whole == '-' && whole[1] == ' ' && (*value == '\n' || *value == '\r'))
    {
      self->is_block = TRUE;
      if (read_block (self, lines))
        return;
      clear_items (self);
      self->is_block = FALSE;
    }
  if (!is_yaml && is_list_key (entry->key))
    {
      g_auto (GStrv) parts = g_strsplit (whole, ",", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        add_item (self, g_strdup (parts[i]));
      return;
    }
  self->is_list = FALSE;
  g_ptr_array_add (self->raw, g_strdup (whole));
  g_ptr_array_add (self->items, lines[1] == NULL ? read_scalar (whole) : g_strdup (whole));
}

MergeValue *
merge_value_new (const MergeEntry *entry, gboolean is_yaml)
{
  MergeValue *self = g_new0 (MergeValue, 1);

  self->items = g_ptr_array_new_with_free_func (g_free);
  self->raw = g_ptr_array_new_with_free_func (g_free);
  if (entry != NULL)
    read_value (self, entry, is_yaml);
  return self;
}

void
merge_value_free (MergeValue *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->raw);
  g_free (self);
}

gboolean
merge_value_equal (const MergeValue *a, const MergeValue *b)
{
  if (a->items->len != b->items->len || (a->items->len > 0 && a->is_list != b->is_list))
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    if (strcmp (a->items->pdata[i], b->items->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_item (const MergeValue *self, const char *item)
{
  return g_ptr_array_find_with_equal_func (self->items, item, g_str_equal, NULL);
}

/* Entries of the file that stay, and those that ours added. */
static GPtrArray *
list_raw (const MergeValue *base, const MergeValue *ours, const MergeValue *theirs)
{
  GPtrArray *raw = g_ptr_array_new ();

  for (guint i = 0; i < theirs->items->len; i++)
    if (!has_item (base, theirs->items->pdata[i]) || has_item (ours, theirs->items->pdata[i]))
      g_ptr_array_add (raw, theirs->raw->pdata[i]);
  for (guint i = 0; i < ours->items->len; i++)
    if (!has_item (base, ours->items->pdata[i]) && !has_item (theirs, ours->items->pdata[i]))
      g_ptr_array_add (raw, ours->raw->pdata[i]);
  return raw;
}

static void
append_joined (GString *text, GPtrArray *raw)
{
  for (guint i = 0; i < raw->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) raw->pdata[i]);
}

/* One entry a line: lines of the person's, comments too, stay as they are. */
static void
edit_block (GString *text,
            const MergeEntry *entry,
            const MergeValue *base,
            const MergeValue *ours,
            const MergeValue *theirs)
{
  g_autofree char *whole = g_strndup (entry->text, entry->len);
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  g_autofree char *indent = NULL;

  for (guint i = 0; lines[i] != NULL && (lines[i + 1] != NULL || lines[i][0] != '\0'); i++)
    {
      g_autofree char *words = g_strstrip (g_strdup (lines[i]));
      g_autofree char *raw = *words == '-' ? g_strstrip (g_strdup (words + 1)) : NULL;
      g_autofree char *item = raw != NULL ? read_scalar (raw) : NULL;

      if (item != NULL && indent == NULL)
        indent = g_strndup (lines[i], strchr (lines[i], '-') - lines[i]);
      if (item == NULL || !has_item (base, item) || has_item (ours, item))
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  for (guint i = 0; i < ours->items->len; i++)
    if (!has_item (base, ours->items->pdata[i]) && !has_item (theirs, ours->items->pdata[i]))
      g_string_append_printf (text, "%s- %s\n", indent != NULL ? indent : "  ",
                              (char *) ours->raw->pdata[i]);
}

char *
merge_value_edit (const MergeEntry *entry,
                  gboolean is_yaml,
                  const MergeValue *base,
                  const MergeValue *ours,
                  const MergeValue *theirs)
{
  GString *text = g_string_new (NULL);
  const char *value = find_value (entry, is_yaml);
  const char *end = entry->text + entry->len;
  g_autoptr (GPtrArray) raw = list_raw (base, ours, theirs);

  if (theirs->is_block && raw->len > 0)
    {
      edit_block (text, entry, base, ours, theirs);
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, "%.*s", (int) (entry->len - (end - value)), entry->text);
  if (theirs->items->len == 0 && text->len > 0 && text->str[text->len - 1] == ':')
    g_string_append_c (text, ' ');
  if (is_yaml)
    g_string_append_c (text, '[');
  append_joined (text, raw);
  if (is_yaml)
    g_string_append_c (text, ']');
  if (is_yaml && *value == '[')
    {
      const char *close = read_flow (value + 1, end, NULL);

      g_string_append_len (text, close + 1, end - close - 1);
    }
  else
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
