/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/linked-sources.h"

#include <string.h>

static DossierSource *
add_source (DossierDocument *document, const DossierPassage *passage, const DossierSpan *span)
{
  g_autofree char *id =
    g_strdup_printf ("l%u", dossier_document_count (document, DOSSIER_KIND_SOURCE) + 1);
  DossierSource *source = dossier_source_new (id, span->uri);
  g_autofree char *words = g_utf8_substring (passage->text, span->start, span->end);

  /* Unless they are the address once more. */
  if (strstr (words, "://") == NULL && !g_str_has_prefix (words, "www."))
    source->title = g_steal_pointer (&words);
  dossier_document_take (document, source);
  return source;
}

static void
take_links (DossierDocument *document, GHashTable *by_url, DossierPassage *passage, guint index)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      DossierSource *source;

      if (span->type != DOSSIER_SPAN_LINK || span->uri == NULL ||
          g_ascii_strncasecmp (span->uri, "http", 4) != 0)
        continue;
      source = g_hash_table_lookup (by_url, span->uri);
      if (source == NULL)
        {
          source = add_source (document, passage, span);
          g_hash_table_insert (by_url, source->url, source);
        }
      dossier_item_add_passage (DOSSIER_ITEM (source), index);
    }
}

void
dossier_take_linked_sources (DossierDocument *document)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    take_links (document, by_url, dossier_document_get_passage (document, i), i);
}
