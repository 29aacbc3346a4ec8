/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of a file by their places in its bytes. A parser that converts to UTF-8 before it looks
 * cannot tell them, and a file that leaves again has to be the same to the byte. */
#include "formats/tei/tei-scan.h"

#include <string.h>

#include "formats/tei/tei-bytes.h"

/* Names that matter are shorter. */
#define NAME 32
#define VALUE 16

typedef enum
{
  KIND_OTHER,
  KIND_TEI,
  KIND_TEXT,
  KIND_STAND_OFF,
  KIND_LIST,
} Kind;

/* An element that is open. */
typedef struct
{
  Kind kind;
  gsize start;
  guint slot;    /* of a TEI element, or of the text that stands alone; else G_MAXUINT */
  gboolean ours; /* it says that it is ours */
  guint n_ours;  /* children that are */
  guint n_children;
  gsize first; /* of a TEI element: its first text, or TEI; 0: none yet */
  gsize last;  /* … the end tag of its last standOff */
} Element;

typedef struct
{
  TeiBytes bytes;
  TeiScan *scan;
  GArray *open; /* of Element */
} Scanner;

static void
slot_clear (gpointer data)
{
  g_free (((TeiSlot *) data)->prefix);
}

/* Characters */

static gboolean
is_white (guint32 unit)
{
  return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
}

/* The beginning of the line when nothing but white space stands before @at in it; else @at. */
static gsize
get_line_start (Scanner *self, gsize at)
{
  gsize width = self->bytes.width;
  gsize start = at;

  while (start >= self->bytes.begin + width)
    {
      guint32 unit = tei_bytes_get (&self->bytes, start - width);

      if (unit == '\n')
        return start;
      if (unit != ' ' && unit != '\t')
        break;
      start -= width;
    }
  return at;
}

/* Behind a line's end that stands at @at. */
static gsize
skip_line_end (Scanner *self, gsize at)
{
  if (tei_bytes_match (&self->bytes, at, "\r\n"))
    return at + 2 * self->bytes.width;
  return tei_bytes_match (&self->bytes, at, "\n") ? at + self->bytes.width : at;
}

/* Behind the next @ascii. */
static gsize
skip_past (Scanner *self, gsize at, const char *ascii)
{
  gsize found = tei_bytes_find (&self->bytes, at, ascii);

  return MIN (found + strlen (ascii) * self->bytes.width, self->bytes.size);
}

/* The name at @at, its beginning in @name; returns where it ends. */
static gsize
read_name (Scanner *self, gsize at, char *name)
{
  guint n = 0;

  for (;; at += self->bytes.width)
    {
      guint32 unit = tei_bytes_get (&self->bytes, at);

      if (unit == 0 || unit == '>' || unit == '/' || unit == '=' || is_white (unit))
        break;
      if (n < NAME - 1)
        name[n++] = unit < 128 ? (char) unit : '?';
    }
  name[n] = '\0';
  return at;
}

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static Kind
get_kind (const char *name)
{
  static const char *const names[] = { NULL, "TEI", "text", "standOff", "listAnnotation" };
  const char *local = get_local_name (name);

  if (strcmp (local, "TEI.2") == 0)
    return KIND_TEI;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (strcmp (local, names[i]) == 0)
      return (Kind) i;
  return KIND_OTHER;
}

/* Tags */

/* Goes through the attributes of a start tag from behind its name to its end. @type, @corresp: the
 * beginnings of their values. */
static gsize
read_attributes (Scanner *self, gsize at, char *type, char *corresp, gboolean *empty)
{
  gsize width = self->bytes.width;
  char name[NAME] = "";

  *type = *corresp = '\0';
  *empty = FALSE;
  while (at < self->bytes.size)
    {
      guint32 unit = tei_bytes_get (&self->bytes, at);

      if (unit == '>')
        return at + width;
      if (unit == '/' || unit == '=' || is_white (unit))
        {
          *empty = unit == '/';
          at += width;
        }
      else if (unit == '"' || unit == '\'')
        {
          char *value = strcmp (name, "type") == 0      ? type
                        : strcmp (name, "corresp") == 0 ? corresp
                                                        : NULL;
          guint n = 0;

          for (at += width; at < self->bytes.size && tei_bytes_get (&self->bytes, at) != unit;
               at += width)
            if (value != NULL && n < VALUE - 1)
              value[n++] = (char) tei_bytes_get (&self->bytes, at);
          if (value != NULL)
            value[n] = '\0';
          at += width;
        }
      else
        at = read_name (self, at, name);
    }
  return at;
}

static Element *
get_innermost (Scanner *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Element, self->open->len - 1) : NULL;
}

static guint
add_slot (Scanner *self, const char *name)
{
  TeiSlot slot = { 0, FALSE, g_strndup (name, (gsize) (get_local_name (name) - name)) };

  g_array_append_val (self->scan->slots, slot);
  return self->scan->slots->len - 1;
}

/* The slot for @element: the first is that of a text as the root. */
static guint
choose_slot (Scanner *self, Kind kind, const char *name)
{
  if (kind == KIND_TEI)
    return add_slot (self, name);
  if (kind == KIND_TEXT && self->open->len == 0)
    {
      TeiSlot *slot = &g_array_index (self->scan->slots, TeiSlot, 0);

      g_free (slot->prefix);
      slot->prefix = g_strndup (name, (gsize) (get_local_name (name) - name));
      return 0;
    }
  return G_MAXUINT;
}

static void
note_child (Scanner *self, Element *parent, const Element *child)
{
  parent->n_children++;
  if (parent->kind == KIND_TEI && parent->first == 0 &&
      (child->kind == KIND_TEI || child->kind == KIND_TEXT))
    parent->first = get_line_start (self, child->start);
}

static void
add_ours (Scanner *self, const Element *element, gsize end)
{
  TeiRange range = { element->start, skip_line_end (self, end) };
  GArray *ours = self->scan->ours;

  /* What is within it goes with it. */
  while (ours->len > 0 && g_array_index (ours, TeiRange, ours->len - 1).from >= range.from)
    g_array_set_size (ours, ours->len - 1);
  g_array_append_val (ours, range);
}

/* @tag: where the end tag begins, or the start tag of an empty element; @end: behind it. */
static void
close_element (Scanner *self, gsize tag, gsize end, gboolean empty)
{
  Element element;
  Element *parent;

  if (self->open->len == 0)
    return;
  element = *get_innermost (self);
  g_array_set_size (self->open, self->open->len - 1);
  parent = get_innermost (self);

  if (element.ours &&
      (element.kind == KIND_LIST || (element.n_ours > 0 && element.n_ours == element.n_children)))
    {
      add_ours (self, &element, end);
      if (parent != NULL)
        parent->n_ours++;
    }
  else if (element.kind == KIND_STAND_OFF && parent != NULL && !empty)
    parent->last = get_line_start (self, tag);

  if (element.slot != G_MAXUINT && !empty)
    {
      TeiSlot *slot = &g_array_index (self->scan->slots, TeiSlot, element.slot);

      slot->in_stand_off = element.last != 0;
      slot->place = element.last ? element.last : element.first ? element.first : tag;
      if (slot->place == tag)
        slot->place = get_line_start (self, tag);
    }
}

static gsize
read_start_tag (Scanner *self, gsize start)
{
  Element element = { .start = start };
  char name[NAME], type[VALUE], corresp[VALUE];
  gboolean empty;
  gsize at = read_name (self, start + self->bytes.width, name);
  Element *parent;

  at = read_attributes (self, at, type, corresp, &empty);
  element.kind = get_kind (name);
  element.slot = choose_slot (self, element.kind, name);
  element.ours = strcmp (type, TEI_OURS) == 0 &&
                 (element.kind == KIND_STAND_OFF ||
                  (element.kind == KIND_LIST && g_str_has_prefix (corresp, TEI_SCHEME)));
  parent = get_innermost (self);
  if (parent != NULL)
    note_child (self, parent, &element);
  g_array_append_val (self->open, element);
  if (empty)
    close_element (self, start, at, TRUE);
  return at;
}

/* Behind a document type declaration, with what it declares within itself. */
static gsize
skip_doctype (Scanner *self, gsize at)
{
  gsize width = self->bytes.width;
  gboolean within = FALSE;

  while (at < self->bytes.size)
    {
      guint32 unit = tei_bytes_get (&self->bytes, at);

      if (unit == '"')
        at = skip_past (self, at + width, "\"");
      else if (unit == '\'')
        at = skip_past (self, at + width, "'");
      else if (tei_bytes_match (&self->bytes, at, "<!--"))
        at = skip_past (self, at + 4 * width, "-->");
      else if (tei_bytes_match (&self->bytes, at, "<?"))
        at = skip_past (self, at + 2 * width, "?>");
      else
        {
          at += width;
          if (unit == '>' && !within)
            break;
          within = unit == '[' || (within && unit != ']');
        }
    }
  return at;
}

/* What begins with the "<" at @at; returns where it ends. */
static gsize
read_markup (Scanner *self, gsize at)
{
  gsize width = self->bytes.width;

  if (tei_bytes_match (&self->bytes, at, "<!--"))
    return skip_past (self, at + 4 * width, "-->");
  if (tei_bytes_match (&self->bytes, at, "<![CDATA["))
    return skip_past (self, at + 9 * width, "]]>");
  if (tei_bytes_match (&self->bytes, at, "<?"))
    return skip_past (self, at + 2 * width, "?>");
  if (tei_bytes_match (&self->bytes, at, "<!"))
    return skip_doctype (self, at + 2 * width);
  if (tei_bytes_match (&self->bytes, at, "</"))
    {
      gsize end = skip_past (self, at, ">");

      close_element (self, at, end, FALSE);
      return end;
    }
  return read_start_tag (self, at);
}

TeiScan *
tei_scan (GBytes *bytes)
{
  Scanner self = { 0 };
  TeiSlot none = { 0, FALSE, NULL };
  gsize first_line;

  if (!tei_bytes_init (&self.bytes, bytes))
    {
      tei_bytes_clear (&self.bytes);
      return NULL;
    }

  self.scan = g_new0 (TeiScan, 1);
  self.scan->slots = g_array_new (FALSE, FALSE, sizeof (TeiSlot));
  g_array_set_clear_func (self.scan->slots, slot_clear);
  self.scan->ours = g_array_new (FALSE, FALSE, sizeof (TeiRange));
  self.open = g_array_new (FALSE, FALSE, sizeof (Element));
  none.prefix = g_strdup ("");
  g_array_append_val (self.scan->slots, none);

  for (gsize at = tei_bytes_find (&self.bytes, self.bytes.begin, "<"); at < self.bytes.size;
       at = tei_bytes_find (&self.bytes, at, "<"))
    at = read_markup (&self, at);

  first_line = tei_bytes_find (&self.bytes, self.bytes.begin, "\n");
  self.scan->crlf = first_line >= self.bytes.begin + self.bytes.width &&
                    tei_bytes_match (&self.bytes, first_line - self.bytes.width, "\r\n");
  g_array_unref (self.open);
  tei_bytes_clear (&self.bytes);
  return self.scan;
}

void
tei_scan_free (TeiScan *self)
{
  g_array_unref (self->slots);
  g_array_unref (self->ours);
  g_free (self);
}

GBytes *
tei_strip (GBytes *bytes)
{
  g_autoptr (TeiScan) scan = tei_scan (bytes);
  g_autoptr (GByteArray) rest = NULL;
  gsize size, at = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (scan == NULL || scan->ours->len == 0)
    return g_bytes_ref (bytes);

  rest = g_byte_array_sized_new ((guint) size);
  for (guint i = 0; i < scan->ours->len; i++)
    {
      const TeiRange *range = &g_array_index (scan->ours, TeiRange, i);

      g_byte_array_append (rest, data + at, (guint) (range->from - at));
      at = range->to;
    }
  g_byte_array_append (rest, data + at, (guint) (size - at));
  return g_byte_array_free_to_bytes (g_steal_pointer (&rest));
}
