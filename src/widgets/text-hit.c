/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/citation.h"
#include "model/shown-name.h"
#include "widgets/text-view-private.h"

static void
add_line (GString *out, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, line);
}

static void
describe_entity (GString *out, DossierDocument *document, const DossierEntity *entity)
{
  g_autofree char *what = dossier_describe_entity (document, entity);

  add_line (out, dossier_entity_get_shown_name (entity));
  add_line (out, what);
}

static void
describe_source (GString *out, const DossierSource *source)
{
  add_line (out, source->publisher);
  add_line (out, source->title);
  if (DOSSIER_ITEM (source)->date != NULL)
    {
      g_autofree char *date = dossier_date_to_display (DOSSIER_ITEM (source)->date);

      add_line (out, date);
    }
  if (out->len == 0)
    add_line (out, source->url);
}

/* Translated words are nobody's own. */
static void
describe_original (GString *out, DossierQuote *quote)
{
  g_autofree char *original = quote != NULL ? dossier_citation_original (quote) : NULL;

  if (original == NULL)
    return;
  add_line (out, dossier_citation_manner (quote));
  add_line (out, original);
}

static void
describe_span (GString *out, DossierDocument *document, const DossierSpan *span)
{
  switch (span->type)
    {
    case DOSSIER_SPAN_ENTITY:
      describe_entity (out, document, DOSSIER_ENTITY (span->target));
      break;
    case DOSSIER_SPAN_EVENT:
      add_line (out, DOSSIER_EVENT (span->target)->title);
      break;
    case DOSSIER_SPAN_LINK:
      if (span->target != NULL)
        {
          g_autofree char *label = dossier_item_to_shown_label (span->target);

          add_line (out, label);
        }
      else
        add_line (out, span->uri);
      break;
    case DOSSIER_SPAN_DATE:
      if (span->date != NULL)
        {
          g_autofree char *date = dossier_date_describe (span->date);

          add_line (out, date);
        }
      break;
    case DOSSIER_SPAN_SOURCE:
      describe_source (out, DOSSIER_SOURCE (span->target));
      break;
    case DOSSIER_SPAN_FOOTNOTE:
      add_line (out, DOSSIER_PASSAGE (span->target)->text);
      break;
    case DOSSIER_SPAN_QUOTE: /* who says the words is to be read beside them */
      describe_original (out, DOSSIER_QUOTE (span->target));
      break;
    case DOSSIER_SPAN_EMPHASIS:
    case DOSSIER_SPAN_STRONG:
    case DOSSIER_SPAN_DISTANCED:
    case DOSSIER_SPAN_TITLE:
    default:
      break;
    }
}

/* Whether what stands there is a record of the reader's own. */
static gboolean
is_yours (const DossierTextHit *hit)
{
  const DossierSpan *span = hit->mark != NULL ? hit->mark->span : hit->span;

  return span != NULL && span->target != NULL &&
         span->target->authority == DOSSIER_AUTHORITY_READER;
}

char *
dossier_text_hit_describe (const DossierReadingLayout *layout, const DossierTextHit *hit)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (hit->mark != NULL && hit->mark->span != NULL)
    describe_span (out, layout->document, hit->mark->span);
  else if (hit->block->kind == DOSSIER_BLOCK_SPEAKER)
    {
      const DossierPassage *passage = dossier_document_get_passage (layout->document, hit->passage);

      if (passage->speaker != NULL)
        describe_entity (out, layout->document, passage->speaker);
    }
  else if (hit->span != NULL)
    describe_span (out, layout->document, hit->span);
  if (out->len == 0)
    return NULL;
  if (is_yours (hit))
    add_line (out, _ ("Your mark"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
