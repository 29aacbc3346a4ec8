/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the spans of the text point to, and the sources that it links to. */
#include "formats/tei/tei-build.h"

#include <string.h>

static void
point_link (DossierSpan *span, DossierItem *item)
{
  gboolean empty = span->start == span->end;
  DossierPassageKind kind = DOSSIER_PASSAGE (item)->passage_kind;

  if (!empty)
    {
      span->type = DOSSIER_SPAN_LINK;
      span->uri = g_strconcat ("#", item->id, NULL);
    }
  else if (kind == DOSSIER_PASSAGE_FOOTNOTE || kind == DOSSIER_PASSAGE_NOTE)
    span->type = DOSSIER_SPAN_FOOTNOTE;
  else
    return;

  span->target = item;
}

/* The element's name says what it should refer to; what it does refer to counts. */
static void
point_span (DossierSpan *span, DossierItem *item)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      span->type = DOSSIER_SPAN_ENTITY;
      span->target = span->start < span->end ? item : NULL;
      break;
    case DOSSIER_KIND_EVENT:
      span->type = DOSSIER_SPAN_EVENT;
      span->target = span->start < span->end ? item : NULL;
      break;
    case DOSSIER_KIND_SOURCE:
      span->type = DOSSIER_SPAN_SOURCE;
      span->start = span->end;
      span->target = item;
      break;
    case DOSSIER_KIND_PASSAGE:
      point_link (span, item);
      break;
    default:
      break;
    }
}

static void
drop_pointless_spans (DossierPassage *passage)
{
  for (guint i = passage->spans->len; i > 0; i--)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i - 1);

      if (span->target == NULL && span->uri == NULL &&
          (span->type == DOSSIER_SPAN_ENTITY || span->type == DOSSIER_SPAN_EVENT ||
           span->type == DOSSIER_SPAN_SOURCE || span->type == DOSSIER_SPAN_LINK ||
           span->type == DOSSIER_SPAN_FOOTNOTE))
        g_array_remove_index (passage->spans, i - 1);
    }
}

void
tei_build_spans (TeiBuild *build)
{
  GArray *pendings = build->from->pending;
  g_autoptr (GHashTable) pointless = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pendings->len && build->reader->error == NULL; i++)
    {
      TeiPending *pending = &g_array_index (pendings, TeiPending, i);
      GPtrArray *items = tei_build_resolve (build, pending->ref);
      DossierSpan *span = &g_array_index (pending->passage->spans, DossierSpan, pending->span);
      guint start = span->start;
      guint end = span->end;
      DossierSpanType type = span->type;

      tei_charge (build->reader, items->len * TEI_SPAN_COST);
      for (guint j = 0; j < items->len; j++)
        {
          if (j > 0)
            span = dossier_passage_add_span (pending->passage, type, start, end);
          point_span (span, items->pdata[j]);
          if (span->target == NULL)
            g_hash_table_add (pointless, pending->passage);
        }
      if (items->len == 0)
        g_hash_table_add (pointless, pending->passage);
    }

  /* Only now: the numbers of the others have been in use until here. */
  for (guint i = 0; i < pendings->len; i++)
    {
      DossierPassage *passage = g_array_index (pendings, TeiPending, i).passage;

      if (g_hash_table_remove (pointless, passage))
        drop_pointless_spans (passage);
    }
}

/* Sources */

/* The words of a link, unless they are the address once more. */
static char *
dup_link_words (const char *start, guint length)
{
  g_autofree char *words = g_utf8_substring (start, 0, length);

  if (strstr (words, "://") != NULL || g_str_has_prefix (words, "www."))
    return NULL;

  return g_steal_pointer (&words);
}

static DossierSource *
add_link_source (TeiBuild *build, GHashTable *by_url, const DossierSpan *span, const char *start)
{
  DossierSource *source = dossier_source_new (NULL, span->uri);

  source->title = dup_link_words (start, span->end - span->start);
  tei_build_give_id (build, DOSSIER_ITEM (source));
  dossier_document_take (build->to, source);
  g_hash_table_insert (by_url, source->url, source);

  return source;
}

static void
take_links (TeiBuild *build, GHashTable *by_url, DossierPassage *passage)
{
  const char *at = passage->text;
  guint offset = 0;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      DossierSource *source;

      if (span->type != DOSSIER_SPAN_LINK || span->uri == NULL ||
          g_ascii_strncasecmp (span->uri, "http", 4) != 0)
        continue;
      if (span->start >= offset)
        at = g_utf8_offset_to_pointer (at, span->start - offset);
      else
        at = g_utf8_offset_to_pointer (passage->text, span->start);
      offset = span->start;

      source = g_hash_table_lookup (by_url, span->uri);
      if (source == NULL)
        source = add_link_source (build, by_url, span, at);
      dossier_item_add_passage (DOSSIER_ITEM (source), (guint) passage->parent_instance.index);
    }
}

/* What the text links to is a source, one for each address. */
void
tei_build_sources (TeiBuild *build)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sources = build->to->items[DOSSIER_KIND_SOURCE];

  for (guint i = 0; i < build->from->entries->len; i++)
    {
      TeiEntry *entry = &g_array_index (build->from->entries, TeiEntry, i);
      DossierItem *source = g_hash_table_lookup (build->made, entry->source);

      if (source != NULL)
        dossier_item_add_passage (source, (guint) entry->passage->parent_instance.index);
    }

  for (guint i = 0; i < sources->len; i++)
    if (DOSSIER_SOURCE (sources->pdata[i])->url != NULL)
      g_hash_table_insert (by_url, DOSSIER_SOURCE (sources->pdata[i])->url, sources->pdata[i]);

  for (guint i = 0; i < dossier_document_count (build->to, DOSSIER_KIND_PASSAGE); i++)
    take_links (build, by_url, dossier_document_get_passage (build->to, i));
}
