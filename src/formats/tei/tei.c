/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-variants.h"
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

/* Reading */

/* A file, or bytes. */
typedef struct
{
  const char *path;
  const char *folder; /* that includes may come from, or NULL */
  GBytes *bytes;
  const char *name;
} Source;

static TeiReader *
make_reader (const Source *source, GCancellable *cancellable)
{
  TeiReader *reader = tei_reader_new (cancellable);

  reader->folder = g_strdup (source->folder);
  return reader;
}

static gboolean
parse (TeiReader *reader, const Source *source, GError **error)
{
  if (source->bytes != NULL ? tei_parse_bytes (reader, source->bytes, source->name)
                            : tei_parse_path (reader, source->path, source->name))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reader->error));
  return FALSE;
}

static TeiResult *
result_ref (TeiResult *from)
{
  TeiResult *result = g_new0 (TeiResult, 1);

  result->document = g_object_ref (from->document);
  result->shared = g_string_new (from->shared->str);
  result->number = from->number;
  return result;
}

/* Another language of @base: its words are another content, and its notes are the same once more.
 */
static void
make_variant (DossierDocument *document, DossierDocument *base)
{
  g_autofree char *content = g_strdup_printf ("%s\n%s", document->hash, document->language);

  g_free (document->hash);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_free (document->uuid);
  document->uuid = g_strdup (base->uuid);
  g_clear_pointer (&document->same_as, g_free);
  g_clear_pointer (&document->brought, g_ptr_array_unref);
}

static void
report_languages (DossierDocument *document, char **languages)
{
  g_autofree char *list = g_strjoinv (", ", languages);

  g_ptr_array_add (
    document->report,
    /* Translators: %s lists language codes: "cs, en" */
    g_strdup_printf (_ ("The text stands in several languages (%s): one of them is shown, and you "
                        "can switch between them."),
                     list));
}

/* Reads @source once more for each language. */
static GPtrArray *
read_languages (const Source *source,
                TeiVariants *variants,
                char **languages,
                DossierDocument *first,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) tei_result_free);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      TeiReader *reader = make_reader (source, cancellable);
      gboolean read;

      reader->variants = variants;
      reader->language = languages[i];
      reader->first = first;
      read = parse (reader, source, error);
      if (read && reader->results->len > 0)
        g_ptr_array_add (results, result_ref (reader->results->pdata[0]));
      tei_reader_free (reader);
      if (!read)
        return NULL;
      if (results->len > 1)
        make_variant (((TeiResult *) results->pdata[results->len - 1])->document,
                      ((TeiResult *) results->pdata[0])->document);
    }
  if (results->len > 0)
    report_languages (((TeiResult *) results->pdata[0])->document, languages);
  return g_steal_pointer (&results);
}

/* (element-type TeiResult). @ids: (nullable): takes the ids that are met. */
static GPtrArray *
read_results (const Source *source, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  TeiReader *reader = make_reader (source, cancellable);
  g_auto (GStrv) languages = NULL;
  GPtrArray *results = NULL;

  reader->ids = ids;
  reader->variants = tei_variants_new ();
  if (parse (reader, source, error))
    {
      /* Texts of a corpus would have to be told apart by language and place. */
      if (reader->results->len == 1)
        languages =
          tei_variants_list (reader->variants,
                             ((TeiResult *) reader->results->pdata[0])->document->language);
      results =
        languages != NULL
          ? read_languages (source, reader->variants, languages,
                            ((TeiResult *) reader->results->pdata[0])->document, cancellable, error)
          : g_ptr_array_ref (reader->results);
    }
  tei_reader_free (reader);
  return results;
}

static GPtrArray *
read_documents (const Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) results = read_results (source, NULL, cancellable, error);
  GPtrArray *documents;

  if (results == NULL)
    return NULL;
  documents = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (documents, g_object_ref (((TeiResult *) results->pdata[i])->document));
  return documents;
}

/* Public API */

GPtrArray *
tei_read_results (GBytes *bytes, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  const Source source = { .bytes = bytes, .name = "" };

  return read_results (&source, ids, cancellable, error);
}

GPtrArray *
dossier_tei_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  GPtrArray *documents;
  char *real;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_filename_display_basename (path);
  real = realpath (path, NULL);
  folder = real ? g_path_get_dirname (real) : NULL;
  documents =
    read_documents (&(Source){ .path = real ? real : path, .folder = folder, .name = name },
                    cancellable, error);
  free (real);

  return documents;
}

GPtrArray *
dossier_tei_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  const Source source = { .bytes = bytes, .name = name };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_documents (&source, cancellable, error);
}
