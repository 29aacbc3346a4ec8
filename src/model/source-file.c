/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/source-file.h"

/* docs/performance.md has the figures for it. */
#define LEVEL 1

#define STEP 65536

struct _DossierDeflater
{
  GConverter *compressor;
  GByteArray *out;
  gsize size;
};

static void
clear_cb (gpointer data)
{
  DossierSourceFile *file = data;

  g_free (file->name);
  g_free (file->hash);
  g_bytes_unref (file->content);
}

/* Puts @size bytes at @data through @converter behind @out, up to @most bytes in all; @flags: to
 * the end, or what is there now. */
static gboolean
convert (GConverter *converter,
         GByteArray *out,
         const void *data,
         gsize size,
         gsize most,
         GConverterFlags flags,
         GError **error)
{
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED && (size > 0 || flags & G_CONVERTER_INPUT_AT_END))
    {
      guint written = out->len;
      gsize n_read = 0, n_written = 0;

      g_byte_array_set_size (out, written + STEP);
      result = g_converter_convert (converter, data, size, out->data + written, STEP, flags,
                                    &n_read, &n_written, error);
      g_byte_array_set_size (out, written + (guint) n_written);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      if (out->len > most)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "More than there was");
          return FALSE;
        }
      data = (const char *) data + n_read;
      size -= n_read;
    }
  return TRUE;
}

/* Public API */

/* clang-format off */
G_DEFINE_BOXED_TYPE (DossierSourceFile, dossier_source_file, dossier_source_file_ref,
                     dossier_source_file_unref)
/* clang-format on */

DossierSourceFile *
dossier_source_file_new (const char *name, const char *hash, gsize size, GBytes *content)
{
  DossierSourceFile *file;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (hash != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  file = g_atomic_rc_box_new0 (DossierSourceFile);
  file->name = g_strdup (name);
  file->hash = g_strdup (hash);
  file->size = size;
  file->content = g_bytes_ref (content);
  return file;
}

DossierSourceFile *
dossier_source_file_new_for_bytes (const char *name, GBytes *bytes)
{
  g_autoptr (DossierDeflater) deflater = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  deflater = dossier_deflater_new ();
  dossier_deflater_add (deflater, bytes);
  content = dossier_deflater_finish (deflater);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return dossier_source_file_new (name, hash, g_bytes_get_size (bytes), content);
}

DossierSourceFile *
dossier_source_file_ref (DossierSourceFile *file)
{
  return g_atomic_rc_box_acquire (file);
}

void
dossier_source_file_unref (DossierSourceFile *file)
{
  g_atomic_rc_box_release_full (file, clear_cb);
}

GBytes *
dossier_source_file_get_bytes (const DossierSourceFile *file, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  gsize size;
  gconstpointer data;

  g_return_val_if_fail (file != NULL, NULL);

  data = g_bytes_get_data (file->content, &size);
  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  if (!convert (G_CONVERTER (decompressor), out, data, size, file->size, G_CONVERTER_INPUT_AT_END,
                error))
    return NULL;
  if (out->len != file->size)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Less than there was");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

DossierDeflater *
dossier_deflater_new (void)
{
  DossierDeflater *self = g_new0 (DossierDeflater, 1);

  self->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self->out = g_byte_array_new ();
  return self;
}

void
dossier_deflater_free (DossierDeflater *self)
{
  g_object_unref (self->compressor);
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_free (self);
}

void
dossier_deflater_add (DossierDeflater *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data;

  g_return_if_fail (self->out != NULL);

  data = g_bytes_get_data (bytes, &size);
  self->size += size;
  if (!convert (self->compressor, self->out, data, size, G_MAXSIZE, G_CONVERTER_NO_FLAGS, &error))
    g_error ("%s", error->message);
}

gsize
dossier_deflater_get_size (DossierDeflater *self)
{
  return self->size;
}

GBytes *
dossier_deflater_finish (DossierDeflater *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self->out != NULL, NULL);

  /* Deflating fails only when there is no memory, which ends the program elsewhere, too. */
  if (!convert (self->compressor, self->out, "", 0, G_MAXSIZE, G_CONVERTER_INPUT_AT_END, &error))
    g_error ("%s", error->message);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
