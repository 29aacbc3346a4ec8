/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"
#include "model/list.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/shown-name.h"
#include "model/spanning.h"

#define DEFAULT_WIDTH 80
/* Longer lines are hard to read, however wide the terminal is. */
#define MAX_WIDTH 100
#define COLUMN_GAP 2

struct _DossierTable
{
  guint n_columns;
  GPtrArray *cells; /* row by row */
};

/* JSON */

void
dossier_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
dossier_json_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
dossier_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
dossier_json_add_date (JsonBuilder *builder, const char *name, const DossierDate *date)
{
  dossier_json_add_text (builder, name, date != NULL ? date->edtf : NULL);
}

void
dossier_json_add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  dossier_json_add_text (builder, name, text);
}

void
dossier_json_add_lines (JsonBuilder *builder, const char *name, GPtrArray *lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (lines, i));
  json_builder_end_array (builder);
}

static const char *
get_passage_id (DossierDocument *document, const DossierItem *item, guint i)
{
  guint index = g_array_index (item->passages, guint, i);

  return DOSSIER_ITEM (dossier_document_get_passage (document, index))->id;
}

void
dossier_json_add_passages (JsonBuilder *builder,
                           const char *name,
                           DossierDocument *document,
                           const DossierItem *item)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->passages->len; i++)
    json_builder_add_string_value (builder, get_passage_id (document, item, i));
  json_builder_end_array (builder);
}

void
dossier_json_print_outcome (GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_json_add_boolean (builder, "ok", problems->len == 0);
  dossier_json_add_lines (builder, "problems", problems);
  json_builder_end_object (builder);

  dossier_json_print (builder);
}

void
dossier_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  /* Not g_print(), which would turn it into the locale's encoding. */
  fputs (text, stdout);
  fputc ('\n', stdout);
}

/* Text */

static guint
get_display_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static guint
get_terminal_width (void)
{
  struct winsize size;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return DEFAULT_WIDTH;
  return MIN (size.ws_col, MAX_WIDTH);
}

DossierTable *
dossier_table_new (guint n_columns)
{
  DossierTable *self = g_new0 (DossierTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_table_free (DossierTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
dossier_table_add (DossierTable *self, char *cell, ...)
{
  va_list cells;

  va_start (cells, cell);
  g_ptr_array_add (self->cells, cell);
  for (guint i = 1; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, va_arg (cells, char *));
  va_end (cells);
}

static const char *
get_cell (DossierTable *self, guint row, guint column)
{
  const char *cell = g_ptr_array_index (self->cells, row * self->n_columns + column);

  return cell != NULL ? cell : "";
}

static void
print_row (DossierTable *self, guint row, const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint missing = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *cell = get_cell (self, row, column);

      if (*cell != '\0')
        {
          g_string_append_printf (line, "%*s%s", (int) missing, "", cell);
          missing = 0;
        }
      missing += widths[column] - (*cell != '\0' ? get_display_width (cell) : 0) + COLUMN_GAP;
    }

  g_print ("%s\n", line->str);
}

void
dossier_table_print (DossierTable *self)
{
  guint n_rows = self->cells->len / self->n_columns;
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      widths[column] = MAX (widths[column], get_display_width (get_cell (self, row, column)));

  for (guint row = 0; row < n_rows; row++)
    print_row (self, row, widths);
}

static void
print_line (guint indent, const char *line)
{
  if (*line != '\0')
    g_print ("%*s%s\n", (int) indent, "", line);
  else
    g_print ("\n");
}

/* One line of the text; verses and tables have several. */
static void
wrap_line (guint indent, guint width, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint length = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint word = get_display_width (words[i]);

      if (length > 0 && length + 1 + word > width)
        {
          print_line (indent, line->str);
          g_string_truncate (line, 0);
          length = 0;
        }
      if (length > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
      length += word + (length > 0 ? 1 : 0);
    }

  print_line (indent, line->str);
}

void
dossier_print_wrapped (guint indent, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL || *text == '\0')
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    wrap_line (indent, get_terminal_width () - indent, lines[i]);
}

char *
dossier_date_to_cell (const DossierDate *date)
{
  return date != NULL ? dossier_date_to_display (date) : NULL;
}

char *
dossier_passages_to_cell (DossierDocument *document, const DossierItem *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < item->passages->len; i++)
    {
      guint place = g_array_index (item->passages, guint, i);
      DossierItem *passage = DOSSIER_ITEM (dossier_document_get_passage (document, place));

      g_ptr_array_add (ids, (char *) dossier_document_get_own_id (document, passage));
    }
  return dossier_list_plain (ids);
}

char *
dossier_names_to_cell (GPtrArray *entities)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (entities == NULL || entities->len == 0)
    return NULL;

  for (guint i = 0; i < entities->len; i++)
    g_ptr_array_add (names,
                     (char *) dossier_entity_get_shown_name (g_ptr_array_index (entities, i)));
  return dossier_list_plain (names);
}
