/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/json-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/whole-file.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static void
fail_size (GError **error, const char *name)
{
  g_autofree char *most = g_format_size (DOSSIER_JSON_MAX_BYTES);

  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
               /* Translators: %1$s is a file's name, %2$s a size such as "64 MB" */
               _ ("“%1$s” is too large: Dossier reads up to %2$s of annotations at once. Export "
                  "fewer of them, and import them file by file."),
               name, most);
}

static guint
count_lines (const char *text, const char *end)
{
  guint line = 1;

  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

static gboolean
check_encoding (const char *text, gsize size, const char *name, GError **error)
{
  const char *end;

  if (g_utf8_validate_len (text, size, &end))
    return TRUE;
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED,
               /* Translators: %1$s is a file's name, %2$u a line number */
               _ ("“%1$s” is not UTF-8 (line %2$u). Save it as UTF-8 and import it again."), name,
               count_lines (text, end));
  return FALSE;
}

/* What the brackets, and nothing else, tell of how much there will be. */
static gboolean
check_shape (const char *text, gsize size, const char *name, GError **error)
{
  gboolean quoted = FALSE;
  guint depth = 0;
  guint n_values = 0;

  for (const char *p = text; p < text + size; p++)
    {
      if (quoted && *p == '\\')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '[' || *p == '{'))
        depth++;
      else if (!quoted && (*p == ']' || *p == '}'))
        depth -= depth > 0;
      n_values += !quoted && strchr ("[{,:", *p) != NULL;
      if (depth <= DOSSIER_JSON_MAX_DEPTH && n_values <= DOSSIER_JSON_MAX_VALUES)
        continue;
      g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
                   depth > DOSSIER_JSON_MAX_DEPTH
                     /* Translators: %1$s is a file's name, %2$u a line number */
                     ? _ ("“%1$s” is refused: it is nested too deep at line %2$u. No annotations "
                          "are like that.")
                     /* Translators: %1$s is a file's name, %2$u a line number */
                     : _ ("“%1$s” holds more than Dossier can keep in memory at once (line %2$u). "
                          "Export fewer annotations, and import them file by file."),
                   name, count_lines (text, p));
      return FALSE;
    }
  return TRUE;
}

/* The words after "<data>:12:3: ". */
static const char *
get_reason (const char *message)
{
  const char *colon = strstr (message, ": ");

  return g_str_has_prefix (message, "<data>:") && colon != NULL ? colon + 2 : message;
}

/* json-glib tells of the line only while it reads. */
static void
note_line_cb (JsonParser *parser, GError *error, guint *line)
{
  *line = json_parser_get_current_line (parser);
}

static JsonNode *
parse (const char *text, gsize size, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;
  guint line = 0;

  g_signal_connect (parser, "error", G_CALLBACK (note_line_cb), &line);
  if (size > 0 && json_parser_load_from_data (parser, text, (gssize) size, &failure) &&
      json_parser_get_root (parser) != NULL)
    return json_parser_steal_root (parser);
  if (failure == NULL)
    g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY,
                 /* Translators: %s is a file's name */
                 _ ("“%s” is empty. Fetch the file again, or import another one."), name);
  else
    g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED,
                 /* Translators: %1$s is a file's name, %2$u a line number, %3$s the parser's own
                  * words, in English */
                 _ ("“%1$s” is broken at line %2$u (%3$s). Fetch or export it again."), name,
                 MAX (line, 1), get_reason (failure->message));
  return NULL;
}

JsonNode *
dossier_json_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *text = data != NULL ? data : "";

  g_return_val_if_fail (name != NULL, NULL);

  if (size >= strlen (BYTE_ORDER_MARK) &&
      memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  if (size > DOSSIER_JSON_MAX_BYTES)
    {
      fail_size (error, name);
      return NULL;
    }
  if (!check_encoding (text, size, name, error) || !check_shape (text, size, name, error))
    return NULL;
  return parse (text, size, name, error);
}

JsonNode *
dossier_json_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean too_large;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = dossier_read_whole_file (path, DOSSIER_JSON_MAX_BYTES, &too_large, cancellable, error);
  if (too_large)
    fail_size (error, name);
  return bytes != NULL ? dossier_json_read_bytes (bytes, name, error) : NULL;
}
