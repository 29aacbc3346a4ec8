/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document with the reader's annotations as one file. */
#include "config.h"

#include "formats/tei/tei-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/tei/tei-bytes.h"
#include "formats/tei/tei-export-private.h"
#include "formats/tei/tei-model-write.h"
#include "formats/tei/tei-reader.h"
#include "formats/tei/tei-scan.h"

/* Where in a file the document stands. */
typedef struct
{
  guint number;    /* of its element TEI */
  GHashTable *ids; /* that the file has */
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
has_same_text (DossierDocument *a, DossierDocument *b)
{
  guint n = dossier_document_count (a, DOSSIER_KIND_PASSAGE);

  if (n != dossier_document_count (b, DOSSIER_KIND_PASSAGE))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DossierPassage *first = dossier_document_get_passage (a, i);
      DossierPassage *second = dossier_document_get_passage (b, i);

      if (strcmp (first->text, second->text) != 0 ||
          g_strcmp0 (DOSSIER_ITEM (first)->id, DOSSIER_ITEM (second)->id) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Which of the texts in a file is @document: by its content, or, since that may depend on a corpus
 * around the file, by its words. */
static TeiResult *
find_result (GPtrArray *results, DossierDocument *document)
{
  for (guint i = 0; i < results->len; i++)
    if (g_strcmp0 (((TeiResult *) results->pdata[i])->document->hash, document->hash) == 0)
      return results->pdata[i];
  for (guint i = 0; i < results->len; i++)
    if (has_same_text (((TeiResult *) results->pdata[i])->document, document))
      return results->pdata[i];
  return NULL;
}

/* FALSE with no error set when the file does not hold the document by itself. */
static gboolean
find_place (GBytes *bytes,
            DossierDocument *document,
            gboolean own,
            Place *place,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) problem = NULL;
  TeiResult *result;

  place->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  results = tei_read_results (bytes, place->ids, cancellable, &problem);
  if (results == NULL)
    {
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  result = own ? results->pdata[0] : find_result (results, document);
  if (result == NULL || (!own && !has_same_text (result->document, document)))
    return FALSE;
  place->number = result->number;
  return TRUE;
}

static gboolean
has_notes (const DossierExcerpt *excerpt)
{
  g_autoptr (GPtrArray) notes = dossier_excerpt_list_annotations (excerpt);

  return notes->len > 0;
}

/* The addition, as it is to stand in the file. */
static GBytes *
make_addition (const DossierExcerpt *excerpt,
               GBytes *bytes,
               GHashTable *ids,
               const TeiSlot *slot,
               gboolean crlf)
{
  g_auto (TeiWriter) writer = { NULL };
  g_auto (TeiBytes) encoding = { NULL };
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  tei_writer_init (&writer, slot->prefix, crlf);
  if (!slot->in_stand_off)
    {
      tei_writer_start_line (&writer, "standOff");
      tei_writer_attribute (&writer, "type", TEI_OURS);
    }
  tei_write_notes (&writer, excerpt, hash, ids);
  if (!slot->in_stand_off)
    tei_writer_end_line (&writer);
  g_string_append (writer.out, writer.line);

  tei_bytes_init (&encoding, bytes);
  return tei_bytes_encode (&encoding, writer.out->str);
}

static GBytes *
insert (GBytes *bytes, gsize place, GBytes *addition)
{
  gsize size, added;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gconstpointer what = g_bytes_get_data (addition, &added);
  guint8 *whole = g_malloc (size + added);

  memcpy (whole, data, place);
  memcpy (whole + place, what, added);
  memcpy (whole + place + added, data + place, size - place);
  return g_bytes_new_take (whole, size + added);
}

/* Whether @whole reads as the document with its notes: what is not seen here may be seen by nobody
 * until the file is all that is left. */
static gboolean
reads_back (GBytes *whole,
            const DossierExcerpt *excerpt,
            gboolean own,
            guint number,
            GCancellable *cancellable)
{
  g_autoptr (GPtrArray) results = tei_read_results (whole, NULL, cancellable, NULL);
  g_autoptr (GPtrArray) notes = dossier_excerpt_list_annotations (excerpt);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      TeiResult *result = results->pdata[i];

      if (result->number == number)
        return result->document->brought != NULL && result->document->brought->len == notes->len &&
               (own || has_same_text (result->document, excerpt->document));
    }
  return FALSE;
}

/* @file with the notes; NULL with no error set when they cannot be put there. @own: we have written
 * the file, and the text need not be the same to the letter. */
static GBytes *
add_notes (const DossierExcerpt *excerpt,
           GBytes *file,
           gboolean own,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) bytes = tei_strip (file);
  g_autoptr (GBytes) addition = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (TeiScan) scan = NULL;
  g_auto (Place) place = { 0 };
  const TeiSlot *slot;

  if (!find_place (bytes, excerpt->document, own, &place, cancellable, error))
    return NULL;
  if (!has_notes (excerpt))
    return g_steal_pointer (&bytes);

  scan = tei_scan (bytes);
  if (scan == NULL || place.number >= scan->slots->len)
    return NULL;
  slot = &g_array_index (scan->slots, TeiSlot, place.number);
  if (slot->place == 0)
    return NULL;
  addition = make_addition (excerpt, bytes, place.ids, slot, scan->crlf);
  whole = insert (bytes, slot->place, addition);
  if (reads_back (whole, excerpt, own, place.number, cancellable))
    return g_steal_pointer (&whole);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

static GBytes *
make_own (const DossierExcerpt *excerpt,
          DossierDocument *bare,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GBytes) file = tei_write_model (bare);
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = add_notes (excerpt, file, TRUE, cancellable, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (bytes == NULL)
    g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY,
                 /* Translators: %s is the title of a document */
                 _ ("“%s” holds no text that could be written as TEI."), excerpt->document->title);
  return bytes;
}

GBytes *
dossier_tei_export (const DossierExcerpt *excerpt,
                    const DossierSourceFile *file,
                    DossierDocument *bare,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = NULL;

  g_return_val_if_fail (excerpt != NULL, NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (bare), NULL);

  if (file != NULL)
    source = dossier_source_file_get_bytes (file, NULL);
  if (source != NULL)
    bytes = add_notes (excerpt, source, FALSE, cancellable, &problem);
  if (bytes != NULL)
    return bytes;
  if (problem == NULL)
    return make_own (excerpt, bare, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
