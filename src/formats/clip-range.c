/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/citation.h"
#include "formats/clip-private.h"
#include "formats/markdown/identity.h"
#include "model/list.h"
#include "model/page.h"

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

static char *
name_document (DossierDocument *document, const char *pages)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *date = NULL;

  for (guint i = 0; i < document->authors->len; i++)
    dossier_list_append (out, g_ptr_array_index (document->authors, i));
  dossier_list_append (out, document->title);
  dossier_list_append (out, document->publisher);
  if (document->date != NULL)
    date = dossier_date_describe (document->date);
  dossier_list_append (out, date);
  dossier_list_append (out, pages);
  dossier_list_append (out, document->url);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A document's own words are the document's, also when it retells another. */
char *
dossier_clip_describe_document (DossierDocument *document, char *pages)
{
  g_autofree char *where = pages;
  g_autofree char *name = name_document (document, where);

  if (document->original != NULL)
    /* Translators: %1$s cites a text, %2$s the work that it retells */
    return g_strdup_printf (_ ("%1$s. A retelling of %2$s."), name, document->original);
  return g_strconcat (name, ".", NULL);
}

char *
dossier_clip_describe_evidence (DossierDocument *document, DossierItem *item)
{
  return document->original != NULL
           ? g_strconcat (document->original, ".", NULL)
           : dossier_clip_describe_document (document,
                                             dossier_document_describe_item_pages (document, item));
}

char *
dossier_clip_cite (const char *words, const char *evidence)
{
  /* Translators: %1$s are words of a text, %2$s cites that text */
  return g_strdup_printf (_ ("“%1$s” — %2$s"), words, evidence);
}

char *
dossier_clip_attribute (const char *evidence, const char *link)
{
  GString *out = g_string_new ("— ");

  dossier_clip_append (out, evidence, DOSSIER_MARKDOWN_INLINE);
  g_string_append_printf (out, " <%s>", link);
  return g_string_free (out, FALSE);
}

static DossierClip *
make_clip (DossierDocument *document,
           DossierPassage *passage,
           DossierQuote *quote,
           const char *words,
           char *pages)
{
  DossierClip *clip = g_new0 (DossierClip, 1);
  GString *markdown = g_string_new (NULL);
  g_autofree char *last = NULL;
  g_autofree char *evidence = quote != NULL ? dossier_citation_evidence (document, quote)
                                            : dossier_clip_describe_document (document, pages);

  clip->words = g_strdup (words);
  clip->label = g_strdup (words);
  clip->citation = quote != NULL ? dossier_citation_part (document, quote, words)
                                 : dossier_clip_cite (words, evidence);
  clip->link = dossier_markdown_link (document, DOSSIER_ITEM (passage));
  last = dossier_clip_attribute (evidence, clip->link);
  dossier_clip_append_block (markdown, words, last);
  clip->markdown = g_string_free (markdown, FALSE);
  return clip;
}

/* On which pages a stretch stands: "p. 37"; NULL when that is not known. */
static char *
describe_pages (DossierDocument *document, guint first, guint from, guint last, guint to)
{
  g_autofree char *pages = dossier_document_dup_stretch_pages (document, first, from, last, to);

  return pages != NULL ? dossier_pages_describe (pages) : NULL;
}

DossierClip *
dossier_clip_new_for_range (const DossierReadingLayout *layout, guint start, guint end)
{
  g_autofree char *words = NULL;
  DossierPassage *passage;
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
  if (start == end && quote != NULL)
    return dossier_clip_new (layout->document, DOSSIER_ITEM (quote));
  words =
    start == end ? g_strdup (passage->text) : dossier_reading_layout_copy (layout, start, end);
  g_strstrip (words);
  if (*words == '\0')
    return NULL;
  if (start == end)
    to = G_MAXUINT;
  return make_clip (layout->document, passage, quote, words,
                    describe_pages (layout->document, first, start == end ? 0 : from, last, to));
}
