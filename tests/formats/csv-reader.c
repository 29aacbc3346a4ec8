/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-reader.h"

static const char *
read_quoted (const char *p, GString *field)
{
  for (p++;; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      if (*p == '"' && p[1] != '"')
        return p + 1;
      if (*p == '"')
        p++;
      g_string_append_c (field, *p);
    }
}

static const char *
read_plain (const char *p, GString *field)
{
  for (; *p != ',' && *p != '\r'; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      g_assert_cmpint (*p, !=, '"');
      g_assert_cmpint (*p, !=, '\n');
      g_string_append_c (field, *p);
    }
  return p;
}

static const char *
read_field (const char *p, GPtrArray *record)
{
  GString *field = g_string_new (NULL);

  p = *p == '"' ? read_quoted (p, field) : read_plain (p, field);
  g_ptr_array_add (record, g_string_free (field, FALSE));
  return p;
}

GPtrArray *
csv_read (const char *text)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0';)
    {
      GPtrArray *record = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (records, record);
      p = read_field (p, record);
      while (*p == ',')
        p = read_field (p + 1, record);
      g_assert_cmpint (p[0], ==, '\r');
      g_assert_cmpint (p[1], ==, '\n');
      p += 2;
      g_assert_cmpuint (record->len, ==, ((GPtrArray *) records->pdata[0])->len);
    }
  g_assert_cmpuint (records->len, >, 0);
  return records;
}

const char *
csv_get (GPtrArray *records, guint row, const char *name)
{
  guint column;

  g_assert_cmpuint (row, <, records->len);
  g_assert_true (g_ptr_array_find_with_equal_func (records->pdata[0], name, g_str_equal, &column));
  return g_ptr_array_index ((GPtrArray *) records->pdata[row], column);
}

guint
csv_find (GPtrArray *records, const char *id)
{
  for (guint i = 1; i < records->len; i++)
    if (g_str_equal (((GPtrArray *) records->pdata[i])->pdata[0], id))
      return i;
  g_assert_cmpstr (id, ==, "(found)");
  return 0;
}
