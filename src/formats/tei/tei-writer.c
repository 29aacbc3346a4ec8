/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-writer.h"

#include <string.h>

void
tei_writer_init (TeiWriter *self, const char *prefix, gboolean crlf)
{
  self->out = g_string_new (NULL);
  self->prefix = prefix;
  self->line = crlf ? "\r\n" : "\n";
  self->open = g_ptr_array_new ();
  self->in_tag = FALSE;
}

void
tei_writer_clear (TeiWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  self->out = NULL;
  g_clear_pointer (&self->open, g_ptr_array_unref);
}

static void
close_tag (TeiWriter *self)
{
  if (self->in_tag)
    g_string_append_c (self->out, '>');
  self->in_tag = FALSE;
}

static void
break_line (TeiWriter *self, guint depth)
{
  close_tag (self);
  if (self->out->len > 0)
    g_string_append (self->out, self->line);
  for (guint i = 0; i < depth; i++)
    g_string_append (self->out, "  ");
}

void
tei_writer_start (TeiWriter *self, const char *name)
{
  close_tag (self);
  g_string_append_printf (self->out, "<%s%s", self->prefix, name);
  g_ptr_array_add (self->open, (gpointer) name);
  self->in_tag = TRUE;
}

void
tei_writer_start_line (TeiWriter *self, const char *name)
{
  break_line (self, self->open->len);
  tei_writer_start (self, name);
}

void
tei_writer_end (TeiWriter *self)
{
  const char *name = g_ptr_array_steal_index (self->open, self->open->len - 1);

  if (self->in_tag)
    g_string_append (self->out, "/>");
  else
    g_string_append_printf (self->out, "</%s%s>", self->prefix, name);
  self->in_tag = FALSE;
}

void
tei_writer_end_line (TeiWriter *self)
{
  if (!self->in_tag)
    break_line (self, self->open->len - 1);
  tei_writer_end (self);
}

/* XML 1.0, production 2: Char. */
static gboolean
can_be_written (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

/* Appends @c; what a parser would take for something else as a reference. */
static void
append_character (TeiWriter *self, gunichar c, gboolean in_attribute)
{
  if (c == '&')
    g_string_append (self->out, "&amp;");
  else if (c == '<')
    g_string_append (self->out, "&lt;");
  else if (c == '>')
    g_string_append (self->out, "&gt;");
  else if (in_attribute && c == '"')
    g_string_append (self->out, "&quot;");
  else if (c == '\r' || (in_attribute && (c == '\n' || c == '\t')))
    g_string_append_printf (self->out, "&#%u;", c);
  else
    g_string_append_unichar (self->out, c);
}

void
tei_writer_attribute (TeiWriter *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_assert (self->in_tag);
  g_string_append_printf (self->out, " %s=\"", name);
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    if (can_be_written (g_utf8_get_char (at)))
      append_character (self, g_utf8_get_char (at), TRUE);
  g_string_append_c (self->out, '"');
}

void
tei_writer_text_len (TeiWriter *self, const char *text, gsize size)
{
  close_tag (self);
  for (const char *at = text; at < text + size; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (can_be_written (c))
        append_character (self, c, FALSE);
      else
        g_string_append_printf (self->out, "<%sg n=\"U+%04X\"/>", self->prefix, c);
    }
}

void
tei_writer_text (TeiWriter *self, const char *text)
{
  tei_writer_text_len (self, text, strlen (text));
}

void
tei_writer_element (TeiWriter *self, const char *name, const char *text)
{
  tei_writer_start (self, name);
  tei_writer_text (self, text);
  tei_writer_end (self);
}
