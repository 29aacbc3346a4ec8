/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-reader.h"
#include "model/annotation.h"

/* What an export says of the document counts as long as the file is the one that it was added to.
 */
static void
take_claims (TeiResult *result, const DossierSourceFile *source)
{
  DossierDocument *document = result->document;

  if (g_strcmp0 (result->claims.file, source->hash) != 0)
    return;
  document->same_as = g_steal_pointer (&result->claims.hash);
  if (document->uuid == NULL)
    document->uuid = g_steal_pointer (&result->claims.uuid);
}

static void
own_notes (DossierDocument *document)
{
  for (guint i = 0; document->brought != NULL && i < document->brought->len; i++)
    {
      DossierAnnotation *note = document->brought->pdata[i];

      g_free (note->document);
      note->document = g_strdup (document->uuid);
    }
}

void
tei_finish_file (TeiReader *reader, DossierSourceFile *source, const char *hash)
{
  guint number = 0;

  for (guint i = 0; i < reader->results->len; i++)
    {
      TeiResult *result = reader->results->pdata[i];
      g_autofree char *content = NULL;

      if (result->document->hash != NULL)
        continue;
      result->document->file = dossier_source_file_ref (source);

      /* A text of a corpus is told from the others in the same file, and changes when what it
       * takes from its corpus does. */
      if (number == 0 && result->shared->len == 0)
        result->document->hash = g_strdup (hash);
      else
        {
          content = g_strdup_printf ("%s %u\n%s", hash, number, result->shared->str);
          result->document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
        }
      number++;

      take_claims (result, source);
      if (result->document->uuid == NULL)
        result->document->uuid = dossier_uuid_from_name (result->document->hash);
      own_notes (result->document);
    }
}

/* Sittings of one corpus may all have its title. */
static void
make_titles_distinct (GPtrArray *results)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const char *title = ((TeiResult *) results->pdata[i])->document->title;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, title));

      g_hash_table_insert (counts, g_strdup (title), GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < results->len; i++)
    {
      DossierDocument *document = ((TeiResult *) results->pdata[i])->document;
      g_autofree char *title = document->title;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, title)) < 2)
        document->title = g_steal_pointer (&title);
      else if (document->date != NULL)
        document->title = g_strdup_printf ("%s (%s)", title, document->date->edtf);
      else
        document->title = g_strdup_printf ("%s (%u)", title, i + 1);
    }
}

static void
fail_empty (TeiReader *reader)
{
  const char *notice = reader->notices->len > 0 ? reader->notices->pdata[0] : "";

  tei_fail (reader, DOSSIER_FORMAT_ERROR_EMPTY,
            /* Translators: %1$s is a file's name, %2$d the number of its last line, %3$s a sentence
             * that says which part was left out, or nothing */
            g_strdup_printf (_ ("“%1$s” holds no text that could be read, down to its last line "
                                "(line %2$d). %3$s"),
                             tei_get_file_name (reader), tei_get_line (reader), notice));
}

void
tei_finish (TeiReader *reader)
{
  TeiResult *first;

  if (reader->results->len == 0)
    {
      fail_empty (reader);
      return;
    }

  make_titles_distinct (reader->results);
  first = reader->results->pdata[0];
  g_ptr_array_extend_and_steal (first->document->report, g_steal_pointer (&reader->notices));
  reader->notices = g_ptr_array_new_with_free_func (g_free);
}

static GPtrArray *
take_results (TeiReader *reader, gboolean read, GError **error)
{
  GPtrArray *documents = NULL;

  if (!read)
    g_propagate_error (error, g_steal_pointer (&reader->error));
  else
    {
      documents = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < reader->results->len; i++)
        g_ptr_array_add (documents,
                         g_object_ref (((TeiResult *) reader->results->pdata[i])->document));
    }

  tei_reader_free (reader);

  return documents;
}

GPtrArray *
tei_read_results (GBytes *bytes, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  TeiReader *reader = tei_reader_new (cancellable);
  GPtrArray *results = NULL;

  reader->ids = ids;
  if (tei_parse_bytes (reader, bytes, ""))
    results = g_ptr_array_ref (reader->results);
  else
    g_propagate_error (error, g_steal_pointer (&reader->error));
  tei_reader_free (reader);
  return results;
}

GPtrArray *
dossier_tei_read (const char *path, GCancellable *cancellable, GError **error)
{
  TeiReader *reader;
  g_autofree char *name = NULL;
  GPtrArray *documents;
  char *real;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = tei_reader_new (cancellable);
  name = g_filename_display_basename (path);
  real = realpath (path, NULL);
  reader->folder = real ? g_path_get_dirname (real) : NULL;
  documents = take_results (reader, tei_parse_path (reader, real ? real : path, name), error);
  free (real);

  return documents;
}

GPtrArray *
dossier_tei_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  TeiReader *reader;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = tei_reader_new (cancellable);

  return take_results (reader, tei_parse_bytes (reader, bytes, name), error);
}
