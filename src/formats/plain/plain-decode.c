/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/plain/plain-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#include "formats/format-error.h"

/* What every byte is a character of: with it a text can always be read, if not always well. */
#define LAST_RESORT "WINDOWS-1252"
/* So much of a text is looked at. */
#define SAMPLE 65536
/* One control character in so many makes no text. */
#define CONTROL_SHARE 500

static const struct
{
  const char *mark;
  gsize length;
  const char *charset;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\0\0", 4, "UTF-32LE" }, /* before UTF-16LE, whose mark it begins with */
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static const char *
find_mark (const char *data, gsize size, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      {
        *length = marks[i].length;
        return marks[i].charset;
      }
  *length = 0;
  return NULL;
}

/* UTF-16 without a mark: in most scripts every second byte is nearly always the same, and zero at
 * spaces and line ends. */
static const char *
guess_utf16 (const char *data, gsize size)
{
  gsize n = MIN (size, SAMPLE) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < 2 * n; i++)
    zeros[i % 2] += data[i] == '\0';
  if (MAX (zeros[0], zeros[1]) < 4 || (zeros[0] > 0) == (zeros[1] > 0))
    return NULL;
  if (10 * MAX (zeros[0], zeros[1]) < n)
    return NULL;
  return zeros[0] > 0 ? "UTF-16BE" : "UTF-16LE";
}

static char *
guess_charset (const char *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  char *charset = NULL;

  if (uchardet_handle_data (detector, data, MIN (size, 16 * SAMPLE)) == 0)
    {
      uchardet_data_end (detector);
      charset = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (charset != NULL && *charset != '\0' && !g_str_equal (charset, "ASCII"))
    return charset;
  g_free (charset);
  return g_strdup (LAST_RESORT);
}

static char *
convert (const char *data, gsize size, const char *charset)
{
  gsize length;
  g_autofree char *text = NULL;

  if (strcmp (charset, "UTF-8") == 0)
    return g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
  text = g_convert (data, (gssize) size, "UTF-8", charset, NULL, &length, NULL);
  /* iconv lets through what is beyond Unicode. */
  if (text == NULL || !g_utf8_validate_len (text, length, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

static guint
count_lines (const char *text, const char *end)
{
  guint line = 1;

  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

static void
fail_no_text (const char *name, guint line, GError **error)
{
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_UNKNOWN,
               /* Translators: %1$s is a file's name, %2$u a line number */
               _ ("“%1$s” is no text that Dossier can read (line %2$u). Open TEI or text, or save "
                  "it as such with the program that it comes from."),
               name, line);
}

static gboolean
is_strange (char c)
{
  return (guchar) c < ' ' && strchr ("\t\n\v\f\r\033", c) == NULL;
}

/* The first of too many control characters, or NULL. */
static const char *
find_strange (const char *text)
{
  const char *first = NULL;
  gsize n = 0;
  gsize length = 0;

  for (const char *p = text; *p != '\0'; p++, length++)
    if (is_strange (*p))
      {
        first = first != NULL ? first : p;
        n++;
      }
  return n * CONTROL_SHARE > length ? first : NULL;
}

/* Whether @text, which ends with a zero, begins with @bytes. Mostly the first byte says no. */
static inline gboolean
begins_with (const char *text, const char *bytes)
{
  while (*bytes != '\0' && *text == *bytes)
    text++, bytes++;
  return *bytes == '\0';
}

/* How many bytes at @p end a line: CR LF, CR, LF, NEL, or Unicode's own two. */
static gsize
get_line_end (const char *p)
{
  if (*p == '\r')
    return p[1] == '\n' ? 2 : 1;
  if (*p == '\n')
    return 1;
  if (begins_with (p, "\xc2\x85"))
    return 2;
  return begins_with (p, "\xe2\x80\xa8") || begins_with (p, "\xe2\x80\xa9") ? 3 : 0;
}

/* How many bytes at @p say nothing: a soft hyphen, a byte order mark, a control character. */
static gsize
get_nothing (const char *p)
{
  if (begins_with (p, "\xc2\xad"))
    return 2;
  if (begins_with (p, "\xef\xbb\xbf"))
    return 3;
  return is_strange (*p) || *p == '\033' ? 1 : 0;
}

/* In place: it never gets longer. */
static void
clean (char *text)
{
  const char *p = text;
  char *to = text;
  gsize n;

  while (*p != '\0')
    if ((n = get_line_end (p)) > 0)
      {
        *to++ = '\n';
        p += n;
      }
    else if ((n = get_nothing (p)) > 0)
      p += n;
    else
      *to++ = *p++;
  *to = '\0';
}

char *
dossier_plain_decode (GBytes *bytes, const char *name, char **charset, GError **error)
{
  gsize size, length;
  const char *bare = g_bytes_get_data (bytes, &size);
  const char *data = bare != NULL ? bare : "";
  const char *known = find_mark (data, size, &length);
  g_autofree char *guessed = NULL;
  g_autofree char *text = NULL;
  const char *strange;

  g_return_val_if_fail (name != NULL, NULL);

  data += length;
  size -= length;
  if (known == NULL && memchr (data, '\0', size) != NULL)
    known = guessed = g_strdup (guess_utf16 (data, size));
  else if (known == NULL && g_utf8_validate_len (data, size, NULL))
    known = "UTF-8";
  else if (known == NULL)
    known = guessed = guess_charset (data, size);

  text = known != NULL ? convert (data, size, known) : NULL;
  if (text == NULL && memchr (data, '\0', size) == NULL)
    {
      g_free (guessed);
      guessed = g_strdup (LAST_RESORT);
      text = g_convert_with_fallback (data, (gssize) size, "UTF-8", LAST_RESORT, "\xef\xbf\xbd",
                                      NULL, NULL, NULL);
    }
  strange = text != NULL ? find_strange (text) : NULL;
  if (text == NULL || strange != NULL)
    {
      const char *zero = memchr (data, '\0', size);

      fail_no_text (name,
                    strange != NULL ? count_lines (text, strange)
                                    : count_lines (data, zero != NULL ? zero : data),
                    error);
      return NULL;
    }
  clean (text);
  if (charset != NULL)
    *charset = g_steal_pointer (&guessed);
  return g_steal_pointer (&text);
}
