/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-bytes.h"

#include <string.h>

/* The XML declaration is not longer than that. */
#define DECLARATION 256

/* Encodings by the beginnings of their names in which markup is written by the bytes of ASCII. In
 * some of them "]" is also the second half of other characters; what comes of that is found out
 * when an export is read again. */
static const char *const ascii_like[] = {
  "utf-8", "utf8",   "us-ascii", "ascii", "ansi_x3", "iso-8859",  "iso_8859", "iso8859",
  "latin", "l1",     "windows-", "cp1",   "cp8",     "ibm8",      "koi8",     "mac",
  "tis-",  "tis620", "euc",      "gb",    "big5",    "shift_jis", "sjis",     "viscii",
};

static gboolean
is_ascii_like (const char *charset)
{
  for (guint i = 0; i < G_N_ELEMENTS (ascii_like); i++)
    if (g_ascii_strncasecmp (charset, ascii_like[i], strlen (ascii_like[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The name that the declaration gives, or NULL. */
static char *
dup_declared (const TeiBytes *self)
{
  gsize length = MIN (self->size - self->begin, DECLARATION);
  g_autofree char *text = g_strndup ((const char *) self->data + self->begin, length);
  char *end = strstr (text, "?>");
  char *at;

  if (!g_str_has_prefix (text, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  at = strstr (text, "encoding");
  if (at == NULL)
    return NULL;
  at += strlen ("encoding");
  at += strspn (at, " \t\r\n");
  if (*at++ != '=')
    return NULL;
  at += strspn (at, " \t\r\n");
  if (*at != '"' && *at != '\'')
    return NULL;
  return g_strndup (at + 1, strcspn (at + 1, "\"'"));
}

static gboolean
begins_with (const TeiBytes *self, const char *bytes, gsize length)
{
  return self->size >= length && memcmp (self->data, bytes, length) == 0;
}

/* By their first bytes; what is not here is told by its declaration. */
static const struct
{
  const char *bytes;
  gsize length;
  gsize begin;
  gsize width;
  gboolean big;
  const char *charset;
} beginnings[] = {
  { "\xff\xfe\0\0", 4, 4, 4, FALSE, "UTF-32LE" }, { "\0\0\xfe\xff", 4, 4, 4, TRUE, "UTF-32BE" },
  { "<\0\0\0", 4, 0, 4, FALSE, "UTF-32LE" },      { "\0\0\0<", 4, 0, 4, TRUE, "UTF-32BE" },
  { "\xff\xfe", 2, 2, 2, FALSE, "UTF-16LE" },     { "\xfe\xff", 2, 2, 2, TRUE, "UTF-16BE" },
  { "<\0", 2, 0, 2, FALSE, "UTF-16LE" },          { "\0<", 2, 0, 2, TRUE, "UTF-16BE" },
  { "\xef\xbb\xbf", 3, 3, 1, FALSE, "UTF-8" },
};

gboolean
tei_bytes_init (TeiBytes *self, GBytes *bytes)
{
  memset (self, 0, sizeof *self);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->width = 1;

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (begins_with (self, beginnings[i].bytes, beginnings[i].length))
      {
        self->begin = beginnings[i].begin;
        self->width = beginnings[i].width;
        self->big = beginnings[i].big;
        self->charset = g_strdup (beginnings[i].charset);
        return TRUE;
      }

  self->charset = dup_declared (self);
  if (self->charset == NULL)
    self->charset = g_strdup ("UTF-8");
  return is_ascii_like (self->charset);
}

void
tei_bytes_clear (TeiBytes *self)
{
  g_clear_pointer (&self->charset, g_free);
}

guint32
tei_bytes_get (const TeiBytes *self, gsize at)
{
  const guchar *unit = self->data + at;
  guint32 value = 0;

  if (at + self->width > self->size)
    return 0;
  if (self->width == 1)
    return *unit;
  for (gsize i = 0; i < self->width; i++)
    value |= (guint32) unit[i] << 8 * (self->big ? self->width - 1 - i : i);
  return value;
}

gboolean
tei_bytes_match (const TeiBytes *self, gsize at, const char *ascii)
{
  for (; *ascii != '\0'; ascii++, at += self->width)
    if (tei_bytes_get (self, at) != (guchar) *ascii)
      return FALSE;
  return TRUE;
}

gsize
tei_bytes_find (const TeiBytes *self, gsize at, const char *ascii)
{
  const guchar *found;

  for (; at + self->width <= self->size; at += self->width)
    {
      if (self->width == 1)
        {
          found = memchr (self->data + at, *ascii, self->size - at);
          if (found == NULL)
            break;
          at = (gsize) (found - self->data);
        }
      if (tei_bytes_match (self, at, ascii))
        return at;
    }
  return self->size;
}

/* Each character alone: an encoding may lack any of them. */
static void
append_character (GByteArray *out, GIConv converter, const char *character, gsize length)
{
  char buffer[16];
  char *in = (char *) character;
  char *to = buffer;
  gsize in_left = length, to_left = sizeof buffer;

  if (g_iconv (converter, &in, &in_left, &to, &to_left) == 0 && in_left == 0)
    g_byte_array_append (out, (const guint8 *) buffer, (guint) (to - buffer));
  else
    {
      g_autofree char *reference = g_strdup_printf ("&#%u;", g_utf8_get_char (character));

      /* Whatever it has begun is left. */
      g_iconv (converter, NULL, NULL, NULL, NULL);
      g_byte_array_append (out, (const guint8 *) reference, (guint) strlen (reference));
    }
}

GBytes *
tei_bytes_encode (const TeiBytes *self, const char *xml)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GIConv converter;

  if (g_ascii_strcasecmp (self->charset, "UTF-8") == 0)
    return g_bytes_new (xml, strlen (xml));

  converter = g_iconv_open (self->charset, "UTF-8");
  if (converter == (GIConv) -1)
    converter = g_iconv_open ("US-ASCII", "UTF-8");
  for (const char *at = xml; *at != '\0'; at = g_utf8_next_char (at))
    append_character (out, converter, at, (gsize) (g_utf8_next_char (at) - at));
  g_iconv_close (converter);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
