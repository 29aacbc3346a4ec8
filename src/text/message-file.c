/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/message-file.h"

#include <string.h>

/* As GNU gettext's manual, "The Format of GNU MO Files", has it. */
#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define HEADER_SIZE 28
/* Both tables have such entries: length without the zero at the end, offset. */
#define ENTRY_SIZE 8

/* Conversions of one message, as many as nobody uses. */
#define MOST_ARGUMENTS 16

typedef struct
{
  const char *data;
  gsize size;
  gboolean swapped;
} File;

static gboolean
read_number (const File *file, gsize offset, guint32 *number)
{
  if (offset > file->size || file->size - offset < sizeof *number)
    return FALSE;
  memcpy (number, file->data + offset, sizeof *number);
  if (file->swapped)
    *number = GUINT32_SWAP_LE_BE (*number);
  return TRUE;
}

/* The text of entry @i of the table at @table, with a zero behind it. */
static const char *
read_text (const File *file, guint32 table, guint32 i, guint32 *length)
{
  gsize entry = (gsize) table + (gsize) i * ENTRY_SIZE;
  guint32 offset;

  if (!read_number (file, entry, length) || !read_number (file, entry + 4, &offset))
    return NULL;
  if (offset >= file->size || *length >= file->size - offset ||
      file->data[offset + *length] != '\0')
    return NULL;
  return file->data + offset;
}

/* Placeholders */

/* For each argument the letter of its conversion, 0 for none; FALSE when it cannot be told. A text
 * for dates (with %B or %Y) takes no arguments at all. */
static gboolean
read_arguments (const char *text, char arguments[MOST_ARGUMENTS], gboolean *is_date)
{
  guint next = 0;

  for (const char *c = strchr (text, '%'); c != NULL; c = strchr (c, '%'))
    {
      const char *digits = ++c;
      guint64 number = 0;

      while (g_ascii_isdigit (*c))
        c++;
      if (*c == '$' && c > digits)
        {
          number = g_ascii_strtoull (digits, NULL, 10);
          c++;
        }
      else
        c = digits;
      c += strspn (c, "-+#0'I");
      c += strspn (c, "0123456789.");
      c += strspn (c, "hlqjzt");
      if (*c == '%')
        {
          c++;
          continue;
        }
      if (*c == '\0' || strchr ("diouxXeEfFgGaAcspn", *c) == NULL)
        {
          *is_date = TRUE;
          return TRUE;
        }
      number = number > 0 ? number - 1 : next++;
      if (number >= MOST_ARGUMENTS)
        return FALSE;
      /* Signed or not, and with which digits, is the same to what is passed. */
      arguments[number] = strchr ("diouxX", *c) != NULL     ? 'd'
                          : strchr ("eEfFgGaA", *c) != NULL ? 'f'
                                                            : *c;
      c++;
    }
  return TRUE;
}

/* Takes the translation no more than the message is given? @message may be two, for one and for
 * several, and @translation as many as the language has forms. */
static gboolean
takes_what_is_given (const char *message,
                     guint32 message_length,
                     const char *translation,
                     guint32 translation_length)
{
  char given[MOST_ARGUMENTS] = { 0 };
  gboolean is_date = FALSE;

  if (memchr (translation, '%', translation_length) == NULL)
    return TRUE;
  for (const char *c = message; c <= message + message_length; c += strlen (c) + 1)
    if (!read_arguments (c, given, &is_date))
      return FALSE;
  for (const char *c = translation; c <= translation + translation_length && !is_date;
       c += strlen (c) + 1)
    {
      char taken[MOST_ARGUMENTS] = { 0 };
      gboolean is_other = FALSE;

      if (!read_arguments (c, taken, &is_other) || is_other)
        return FALSE;
      for (guint i = 0; i < MOST_ARGUMENTS; i++)
        if (taken[i] != '\0' && taken[i] != given[i])
          return FALSE;
    }
  return TRUE;
}

/* The message without words has the file's header for its translation. */
static gboolean
is_utf8 (const char *header)
{
  g_autofree char *lower = g_ascii_strdown (header, -1);

  return strstr (lower, "charset=utf-8") != NULL;
}

static gboolean
is_hash_table_within (const File *file)
{
  guint32 hash_size, hash_table, n;

  if (!read_number (file, 20, &hash_size) || !read_number (file, 24, &hash_table) ||
      !read_number (file, 8, &n))
    return FALSE;
  if (hash_size == 0)
    return TRUE;
  if (hash_size <= 2 || hash_table % 4 != 0 || hash_table > file->size ||
      (file->size - hash_table) / 4 < hash_size)
    return FALSE;
  for (guint32 i = 0; i < hash_size; i++)
    {
      guint32 entry;

      if (!read_number (file, (gsize) hash_table + (gsize) i * 4, &entry) || entry > n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_translation_sound (const char *message,
                      guint32 message_length,
                      const char *translation,
                      guint32 translation_length)
{
  for (const char *c = translation; c <= translation + translation_length; c += strlen (c) + 1)
    if (!g_utf8_validate (c, -1, NULL))
      return FALSE;
  return message_length == 0 ||
         takes_what_is_given (message, message_length, translation, translation_length);
}

/* Messages that depend on the system */

/* Ends the pieces of such a text. */
#define LAST_PIECE 0xffffffffu
#define MOST_PIECES 256

/* What is put in between: the flag I, by which numbers are in the language's own digits, is the one
 * that the program's catalogues have. */
static gboolean
is_digits_flag (const File *file, guint32 segments, guint32 n_segments, guint32 i)
{
  guint32 length, offset;

  return i < n_segments && read_number (file, (gsize) segments + (gsize) i * ENTRY_SIZE, &length) &&
         read_number (file, (gsize) segments + (gsize) i * ENTRY_SIZE + 4, &offset) &&
         length == 2 && offset < file->size && file->size - offset >= 2 &&
         memcmp (file->data + offset, "I", 2) == 0;
}

/* The text of entry @i of the table at @table as the C library puts it together, its zero not
 * counted in @length; NULL when it cannot. */
static GString *
build_text (const File *file, guint32 table, guint32 i, guint32 segments, guint32 n_segments)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint32 at, offset;

  if (!read_number (file, (gsize) table + (gsize) i * 4, &at) || !read_number (file, at, &offset))
    return NULL;
  for (gsize n = 0; n < MOST_PIECES; n++)
    {
      guint32 size, segment;

      if (!read_number (file, (gsize) at + 4 + n * 8, &size) ||
          !read_number (file, (gsize) at + 8 + n * 8, &segment) || offset > file->size ||
          size > file->size - offset)
        return NULL;
      g_string_append_len (text, file->data + offset, size);
      offset += size;
      if (segment == LAST_PIECE)
        {
          if (text->len == 0 || text->str[text->len - 1] != '\0')
            return NULL;
          g_string_truncate (text, text->len - 1);
          return g_steal_pointer (&text);
        }
      if (!is_digits_flag (file, segments, n_segments, segment))
        return NULL;
      g_string_append_c (text, 'I');
    }
  return NULL;
}

static gboolean
is_system_part_sound (const File *file)
{
  guint32 n_segments, segments, n, messages, translations;

  if (!read_number (file, 28, &n_segments) || !read_number (file, 32, &segments) ||
      !read_number (file, 36, &n) || !read_number (file, 40, &messages) ||
      !read_number (file, 44, &translations) || segments % 4 != 0 || messages % 4 != 0 ||
      translations % 4 != 0)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      g_autoptr (GString) message = build_text (file, messages, i, segments, n_segments);
      g_autoptr (GString) translation =
        message != NULL ? build_text (file, translations, i, segments, n_segments) : NULL;

      if (translation == NULL ||
          !is_translation_sound (message->str, (guint32) message->len, translation->str,
                                 (guint32) translation->len))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_message_file_is_sound (const char *data, gsize size)
{
  File file = { data, size, FALSE };
  guint32 magic, revision, n, messages, translations;
  gboolean has_header = FALSE;

  if (data == NULL || size < HEADER_SIZE || !read_number (&file, 0, &magic))
    return FALSE;
  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    return FALSE;
  file.swapped = magic == MAGIC_SWAPPED;
  /* Major in the upper half; the C library reads 0 and 1 of both. Minor 1 has messages besides that
   * depend on the system. */
  if (!read_number (&file, 4, &revision) || (revision & ~0x10001u) != 0 ||
      !read_number (&file, 8, &n) || !read_number (&file, 12, &messages) ||
      !read_number (&file, 16, &translations) || messages % 4 != 0 || translations % 4 != 0 ||
      !is_hash_table_within (&file))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 message_length, translation_length;
      const char *message = read_text (&file, messages, i, &message_length);
      const char *translation =
        message != NULL ? read_text (&file, translations, i, &translation_length) : NULL;

      if (translation == NULL)
        return FALSE;
      if (message_length == 0)
        has_header = is_utf8 (translation);
      if (!is_translation_sound (message, message_length, translation, translation_length))
        return FALSE;
    }
  return has_header && ((revision & 1) == 0 || is_system_part_sound (&file));
}
