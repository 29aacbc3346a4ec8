/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/whole-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "formats/format-error.h"

#define CHUNK 65536

/* Up to one byte more than is taken: a file that grows, or tells no size, ends there as well. */
static GBytes *
read_bounded (GFileInputStream *stream, gsize max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  while (bytes->len <= max)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (bytes, buffer, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
read_file (GFile *file, gsize max, gboolean *too_large, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  /* Whoever opens a pipe waits for somebody to write into it. */
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, g_strerror (EINVAL));
      return NULL;
    }
  *too_large = g_file_info_get_size (info) > (goffset) max;
  if (*too_large)
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = read_bounded (stream, max, cancellable, error);
  *too_large = bytes != NULL && g_bytes_get_size (bytes) > max;
  return *too_large ? NULL : g_steal_pointer (&bytes);
}

GBytes *
dossier_read_whole_file (const char *path,
                         gsize max,
                         gboolean *too_large,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) failure = NULL;
  GBytes *bytes;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (too_large != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  *too_large = FALSE;
  file = g_file_new_for_path (path);
  name = g_filename_display_basename (path);
  bytes = read_file (file, max, too_large, cancellable, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (failure != NULL)
    g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_IO,
                 /* Translators: %1$s is a file's name, %2$s what the system says: "No such file" */
                 _ ("“%1$s” cannot be read: %2$s."), name, failure->message);
  return bytes;
}

void
dossier_set_too_large (const char *name, gsize max, GError **error)
{
  g_autofree char *most = g_format_size (max);

  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
               /* Translators: %1$s is a file's name, %2$s a size such as "32 MB" */
               _ ("“%1$s” is too large for a text: Dossier reads up to %2$s. Divide it, and open "
                  "the parts."),
               name, most);
}

GPtrArray *
dossier_read_text_file (const char *path,
                        gsize max,
                        DossierReadBytesFunc func,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean too_large;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = dossier_read_whole_file (path, max, &too_large, cancellable, error);
  if (too_large)
    dossier_set_too_large (name, max, error);
  return bytes != NULL ? func (bytes, name, error) : NULL;
}
