/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/text-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/used.h"

char *
dossier_dup_file_title (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

GPtrArray *
dossier_text_document_identify (DossierDocument *document,
                                GBytes *bytes,
                                const char *name,
                                GError **error)
{
  GPtrArray *documents;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (dossier_document_count (document, DOSSIER_KIND_PASSAGE) == 0)
    {
      g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY,
                   /* Translators: %s is a file's name */
                   _ ("“%s” holds no text. Open another file, or fetch it again."), name);
      return NULL;
    }
  dossier_describe_used (document, document->used);
  document->partial = document->report->len > 0;
  document->file = dossier_source_file_new_for_bytes (name, bytes);
  document->hash = g_strdup (document->file->hash);
  document->uuid = dossier_uuid_from_name (document->hash);
  documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (documents, g_object_ref (document));
  return documents;
}
