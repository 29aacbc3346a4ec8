/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is quoted: a document's words in a block quote with their footnotes. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "model/page.h"

/* Whether the stretches that @note marks in @passage hold the whole span. */
static gboolean
holds (const DossierAnnotation *note, guint passage, const DossierSpan *span, gboolean whole)
{
  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];

      if (anchor->found < 0 || anchor->whole || (guint) anchor->found != passage)
        continue;
      if (whole ? anchor->found_start <= span->start && anchor->found_end >= span->end
                : anchor->found_start < span->end && anchor->found_end > span->start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_quote (DossierDocument *document, DossierAnnotation *note, DossierQuote *quote)
{
  const GArray *passages = DOSSIER_ITEM (quote)->passages;

  for (guint i = 0; i < passages->len; i++)
    {
      guint index = g_array_index (passages, guint, i);
      const DossierPassage *passage = dossier_document_get_passage (document, index);

      for (guint n = 0; n < passage->spans->len; n++)
        {
          const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, n);

          if (span->type == DOSSIER_SPAN_QUOTE && span->target == DOSSIER_ITEM (quote) &&
              !holds (note, index, span, TRUE))
            return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
dossier_markdown_quotes_in (DossierDocument *document, DossierAnnotation *note, gboolean whole)
{
  const GArray *passages = DOSSIER_ITEM (note)->passages;
  GPtrArray *quotes = g_ptr_array_new ();

  for (guint i = 0; note->anchors->len > 0 && i < passages->len; i++)
    {
      guint index = g_array_index (passages, guint, i);
      const DossierPassage *passage = dossier_document_get_passage (document, index);

      for (guint n = 0; n < passage->spans->len; n++)
        {
          const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, n);

          if (span->type != DOSSIER_SPAN_QUOTE || span->target == NULL ||
              g_ptr_array_find (quotes, span->target, NULL) || !holds (note, index, span, FALSE))
            continue;
          if (!whole || holds_quote (document, note, DOSSIER_QUOTE (span->target)))
            g_ptr_array_add (quotes, span->target);
        }
    }
  return quotes;
}

/* A paragraph's lines become lines of verse, which two spaces at their ends keep apart. */
static void
add_lines (JsonArray *lines, const char *paragraph, const char *references)
{
  g_auto (GStrv) parts = g_strsplit (paragraph, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      JsonObject *line = json_object_new ();
      g_autofree char *text =
        g_strconcat (parts[i], parts[i + 1] != NULL ? "  " : references, NULL);

      json_object_set_string_member (line, "text", text);
      json_array_add_object_element (lines, line);
    }
}

static void
add_blank (JsonArray *lines)
{
  JsonObject *line = json_object_new ();

  json_object_set_boolean_member (line, "blank", TRUE);
  json_array_add_object_element (lines, line);
}

/* The lines behind "> ". */
static char *
quote_lines (JsonArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_c (text, '>');
      if (!json_object_get_boolean_member_with_default (line, "blank", FALSE))
        g_string_append_printf (text, " %s", json_object_get_string_member (line, "text"));
    }
  return g_string_free (text, FALSE);
}

/* "[^q01][^b02]", and what an outline has in their place. */
static char *
refer_to (DossierMarkdownMaker *self, JsonObject *entry, const GPtrArray *evidence)
{
  GString *references = g_string_new (NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < evidence->len; i++)
    {
      DossierItem *item = evidence->pdata[i];
      JsonObject *one = json_object_new ();
      g_autofree char *text = dossier_markdown_evidence (self, item);

      dossier_markdown_set (one, "text", text);
      if (self->dialect != DOSSIER_MARKDOWN_LOGSEQ)
        {
          const char *label = dossier_markdown_refer (self, item);

          dossier_markdown_set (one, "label", label);
          g_string_append_printf (references, "[^%s]", label);
        }
      json_array_add_object_element (array, one);
    }
  dossier_markdown_set_array (entry, "evidence", array);
  return g_string_free (references, FALSE);
}

void
dossier_markdown_set_quotation (DossierMarkdownMaker *self,
                                JsonObject *entry,
                                const GPtrArray *paragraphs,
                                const GPtrArray *evidence,
                                gboolean marks)
{
  g_autofree char *references = refer_to (self, entry, evidence);
  JsonArray *lines = json_array_new ();
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      gboolean last = i + 1 == paragraphs->len;
      /* Translators: %s are the words of a person; use the quotation marks of the language. */
      g_autofree char *words = marks ? g_strdup_printf (_ ("“%s”"), (char *) paragraphs->pdata[i])
                                     : g_strdup (paragraphs->pdata[i]);
      g_autoptr (GString) text = NULL;
      g_autofree char *escaped =
        dossier_markdown_escape (words, self->dialect, DOSSIER_MARKDOWN_PARAGRAPH);

      text = g_string_new (escaped);
      /* before a bracket it would begin an image */
      if (last && *references != '\0' && g_str_has_suffix (escaped, "!"))
        g_string_insert_c (text, (gssize) text->len - 1, '\\');
      if (i > 0)
        add_blank (lines);
      add_lines (lines, text->str, last ? references : "");
    }
  quoted = quote_lines (lines);
  dossier_markdown_set (entry, "quoted", quoted);
  dossier_markdown_set_array (entry, "lines", lines);
}

static void
set_source (const DossierMarkdownMaker *self, JsonObject *entry, const DossierSource *source)
{
  g_autofree char *cited = NULL;

  if (source == NULL)
    return;
  cited = dossier_markdown_source (self, source, TRUE);
  dossier_markdown_set (entry, "source", cited);
  dossier_markdown_set (entry, "url", source->url);
  dossier_markdown_set (entry, "citekey", g_hash_table_lookup (self->citekeys, source));
}

const char *
dossier_markdown_manner (DossierQuote *quote)
{
  if (quote->original != NULL && quote->direct)
    /* Translators: of a quote: its words are a translation */
    return _ ("translated");
  if (quote->original != NULL)
    /* Translators: of a quote: not in the speaker's own words, and these are a translation */
    return _ ("reported, translated");
  /* Translators: of a quote: not in the speaker's own words */
  return quote->direct ? NULL : _ ("reported");
}

JsonObject *
dossier_markdown_quote (DossierMarkdownMaker *self, DossierQuote *quote)
{
  DossierItem *item = DOSSIER_ITEM (quote);
  JsonObject *entry = json_object_new ();
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  g_autofree char *block = dossier_markdown_block_id (self->document, item);
  g_autofree char *uuid = dossier_markdown_block_uuid (self->document, item);
  g_autofree char *by = dossier_markdown_by (self, quote);
  g_autofree char *pages = dossier_document_dup_item_pages (self->document, item);
  g_autofree char *passage = dossier_markdown_link_to_item (self, item);
  g_autofree char *link = dossier_markdown_link (self->document, item);
  const char *speaker = quote->speaker != NULL ? quote->speaker->name : quote->speaker_name;

  json_object_set_boolean_member (entry, "is_quote", TRUE);
  dossier_markdown_set (entry, "id", item->id);
  dossier_markdown_set (entry, "block", block);
  dossier_markdown_set (entry, "uuid", uuid);
  dossier_markdown_set (entry, "link", link);
  dossier_markdown_set (entry, "passage", passage);
  dossier_markdown_set_escaped (self, entry, "pages", pages, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set (entry, "by", by);
  dossier_markdown_set_escaped (self, entry, "speaker", speaker, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_escaped (self, entry, "office", quote->office, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set (entry, "edtf", item->date != NULL ? item->date->edtf : NULL);
  dossier_markdown_set (entry, "reported", dossier_markdown_manner (quote));
  if (quote->occasion != NULL)
    dossier_markdown_set_escaped (self, entry, "occasion", quote->occasion->title,
                                  DOSSIER_MARKDOWN_INLINE);
  set_source (self, entry, quote->source);
  g_ptr_array_add (paragraphs, quote->text);
  g_ptr_array_add (evidence, quote);
  dossier_markdown_set_quotation (self, entry, paragraphs, evidence, quote->direct);
  return entry;
}
