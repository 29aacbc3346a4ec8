/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/citation.h"
#include "views/reader-citation.h"

/* The quote that holds the whole stretch of a passage. */
static DossierQuote *
find_quote (const DossierPassage *passage, guint start, guint end)
{
  DossierQuote *found = NULL;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_QUOTE && span->target != NULL && span->start <= start &&
          span->end >= end && span->end > start)
        found = DOSSIER_QUOTE (span->target);
    }
  return found;
}

static void
append (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, part);
}

static char *
describe_document (DossierDocument *document)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *date = NULL;

  for (guint i = 0; i < document->authors->len; i++)
    append (out, g_ptr_array_index (document->authors, i));
  append (out, document->title);
  append (out, document->publisher);
  if (document->date != NULL)
    date = dossier_date_describe (document->date);
  append (out, date);
  append (out, document->url);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A document's own words are the document's, also when it retells another. */
static char *
cite_document (const DossierReadingLayout *layout, const char *words)
{
  DossierDocument *document = layout->document;
  g_autofree char *where = describe_document (document);

  if (document->original != NULL)
    /* Translators: %1$s are words of a text, %2$s cites that text, %3$s the work that it retells */
    return g_strdup_printf (_ ("“%1$s” — %2$s. A retelling of %3$s."), words, where,
                            document->original);
  /* Translators: %1$s are words of a text, %2$s cites that text */
  return g_strdup_printf (_ ("“%1$s” — %2$s."), words, where);
}

char *
dossier_reader_cite (const DossierReadingLayout *layout, guint start, guint end)
{
  g_autofree char *words = NULL;
  const DossierPassage *passage;
  DossierQuote *quote = NULL;
  guint first, last, from, to;

  g_return_val_if_fail (layout != NULL, NULL);

  if (layout->n_passages == 0)
    return NULL;
  dossier_reading_layout_from_position (layout, start, &first, &from);
  dossier_reading_layout_from_position (layout, end, &last, &to);
  passage = dossier_document_get_passage (layout->document, first);
  if (first == last)
    quote = find_quote (passage, from, to);
  if (start == end)
    {
      if (quote != NULL)
        return dossier_citation_text (layout->document, quote);
      return cite_document (layout, passage->text);
    }

  words = dossier_reading_layout_copy (layout, start, end);
  g_strstrip (words);
  if (*words == '\0')
    return NULL;
  if (quote != NULL)
    return dossier_citation_part (layout->document, quote, words);
  return cite_document (layout, words);
}
