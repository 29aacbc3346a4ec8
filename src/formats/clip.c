/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/citation.h"
#include "formats/clip-private.h"
#include "formats/markdown/identity.h"
#include "model/annotation.h"
#include "model/list.h"
#include "model/page.h"
#include "model/spanning.h"

/* What a clip is made of while records are added to it. */
typedef struct
{
  DossierDocument *document;
  GString *words;
  GString *citation;
  GString *markdown;
  GString *footnotes; /* they come last */
} Parts;

void
dossier_clip_free (DossierClip *clip)
{
  if (clip == NULL)
    return;
  g_free (clip->label);
  g_free (clip->words);
  g_free (clip->citation);
  g_free (clip->markdown);
  g_free (clip->link);
  g_free (clip);
}

/* Records stand apart by an empty line. */
static void
begin (GString *out)
{
  if (out->len > 0)
    g_string_append (out, out->str[out->len - 1] == '\n' ? "\n" : "\n\n");
}

static void
append_plain (Parts *parts, const char *words, const char *citation)
{
  begin (parts->words);
  g_string_append (parts->words, words);
  begin (parts->citation);
  g_string_append (parts->citation, citation);
}

static void
append_footnote (Parts *parts, DossierItem *item, const char *evidence)
{
  g_autofree char *link = dossier_markdown_link (parts->document, item);

  dossier_clip_append_footnote (parts->footnotes, item->id, evidence, link);
}

static void
add_quote (Parts *parts, DossierQuote *quote)
{
  g_autofree char *words = dossier_citation_words (quote);
  g_autofree char *citation = dossier_citation_text (parts->document, quote);
  g_autofree char *evidence = dossier_citation_evidence (parts->document, quote);

  append_plain (parts, words, citation);
  begin (parts->markdown);
  dossier_clip_append (parts->markdown, words, DOSSIER_MARKDOWN_LINE);
  g_string_append_printf (parts->markdown, "[^%s]\n", DOSSIER_ITEM (quote)->id);
  append_footnote (parts, DOSSIER_ITEM (quote), evidence);
}

static void
add_source (Parts *parts, DossierSource *source)
{
  g_autofree char *citation = dossier_citation_source (source);

  append_plain (parts, citation, citation);
  begin (parts->markdown);
  dossier_clip_append (parts->markdown, citation, DOSSIER_MARKDOWN_LINE);
  g_string_append_c (parts->markdown, '\n');
}

/* "20 May 2020: Meeting in Minsk" */
static char *
describe_event (DossierEvent *event)
{
  DossierItem *item = DOSSIER_ITEM (event);
  g_autofree char *date = item->date != NULL ? dossier_date_describe (item->date) : NULL;

  if (date == NULL)
    return g_strdup (event->title);
  /* Translators: %1$s is a date, %2$s what happened then. */
  return g_strdup_printf (_ ("%1$s: %2$s"), date, event->title);
}

static void
add_event (Parts *parts, DossierEvent *event)
{
  g_autofree char *line = describe_event (event);
  g_autofree char *evidence =
    dossier_clip_describe_evidence (parts->document, DOSSIER_ITEM (event));

  append_plain (parts, line, line);
  begin (parts->markdown);
  dossier_clip_append (parts->markdown, line, DOSSIER_MARKDOWN_LINE);
  g_string_append_printf (parts->markdown, "[^%s]\n", DOSSIER_ITEM (event)->id);
  append_footnote (parts, DOSSIER_ITEM (event), evidence);
}

static char *
list_speakers (DossierItem *item)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; item->speakers != NULL && i < item->speakers->len; i++)
    dossier_list_append (names, DOSSIER_ENTITY (item->speakers->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static char *
join (const char *first, const char *second)
{
  GString *joined = g_string_new (first);

  dossier_list_append (joined, second);
  return g_string_free (joined, FALSE);
}

static void
append_cell (GString *row, const char *text)
{
  g_string_append_c (row, ' ');
  if (text != NULL)
    dossier_clip_append (row, text, DOSSIER_MARKDOWN_CELL);
  g_string_append (row, " |");
}

static void
append_head (GString *out)
{
  const char *const names[] = {
    /* Translators: heading of a table's column: what somebody said would be done */
    _ ("Commitment"),
    /* Translators: heading of a table's column: when something was announced */
    _ ("Announced"),
    /* Translators: heading of a table's column: by when something was to be done */
    _ ("Due"),
    /* Translators: heading of a table's column: what came of a commitment */
    _ ("Outcome"),
    /* Translators: heading of a table's column: whether a commitment was kept */
    _ ("Verdict"),
  };

  g_string_append_c (out, '|');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_cell (out, names[i]);
  g_string_append (out, "\n|");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append (out, "---|");
  g_string_append_c (out, '\n');
}

static void
add_commitment (Parts *parts, DossierCommitment *commitment)
{
  DossierItem *item = DOSSIER_ITEM (commitment);
  g_autofree char *date = item->date != NULL ? dossier_date_describe (item->date) : NULL;
  g_autofree char *who = list_speakers (item);
  g_autofree char *announced = join (date, who);
  g_autofree char *due = commitment->due_text == NULL && commitment->due != NULL
                           ? dossier_date_describe (commitment->due)
                           : g_strdup (commitment->due_text);
  g_autofree char *evidence = dossier_clip_describe_evidence (parts->document, item);
  const char *const cells[] = { commitment->title, announced, due, commitment->outcome,
                                dossier_citation_verdict (commitment->verdict) };
  g_autoptr (GString) words = g_string_new (NULL);

  /* As spreadsheets take it. */
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\t" : "", cells[i] != NULL ? cells[i] : "");
  append_plain (parts, words->str, words->str);

  append_head (parts->markdown);
  g_string_append_c (parts->markdown, '|');
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (parts->markdown, cells[i]);
  g_string_truncate (parts->markdown, parts->markdown->len - 2);
  g_string_append_printf (parts->markdown, "[^%s] |\n", item->id);
  append_footnote (parts, item, evidence);
}

static void
append_tags (GString *out, DossierAnnotation *note)
{
  if (note->tags->len == 0)
    return;
  begin (out);
  for (guint i = 0; i < note->tags->len; i++)
    {
      g_autofree char *tag = dossier_markdown_tag (note->tags->pdata[i], DOSSIER_MARKDOWN_PLAIN);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", tag);
    }
  g_string_append_c (out, '\n');
}

/* Words as a block quote with where they stand. */
static void
add_block (Parts *parts, const char *words, DossierItem *item)
{
  g_autofree char *where =
    dossier_clip_describe_document (parts->document,
                                    dossier_document_describe_item_pages (parts->document, item));
  g_autofree char *link = dossier_markdown_link (parts->document, item);
  g_autofree char *citation = dossier_clip_cite (words, where);
  g_autofree char *last = dossier_clip_attribute (where, link);

  append_plain (parts, words, citation);
  begin (parts->markdown);
  dossier_clip_append_block (parts->markdown, words, last);
}

/* What marks no words is on a record or on the document. */
static void
add_heading (Parts *parts, DossierAnnotation *note)
{
  DossierItem *target = dossier_document_lookup_in (parts->document, note->document, note->target);
  g_autofree char *name = target != NULL ? dossier_item_to_label (target) : NULL;
  g_autofree char *where =
    dossier_clip_describe_document (parts->document,
                                    dossier_document_describe_item_pages (parts->document, note));
  g_autofree char *link = dossier_markdown_link (parts->document, DOSSIER_ITEM (note));
  g_autofree char *citation = name != NULL ? dossier_clip_cite (name, where) : g_strdup (where);
  g_autofree char *last = dossier_clip_attribute (where, link);

  if (name != NULL)
    append_plain (parts, name, citation);
  else
    append_plain (parts, parts->document->title, citation);
  if (name != NULL)
    {
      dossier_clip_append (parts->markdown, name, DOSSIER_MARKDOWN_LINE);
      g_string_append_c (parts->markdown, ' ');
    }
  g_string_append_printf (parts->markdown, "%s\n", last);
}

/* What the reader wrote is Markdown already. */
static void
add_note (Parts *parts, DossierAnnotation *note)
{
  g_autofree char *words = dossier_annotation_get_exact (note);

  if (words != NULL)
    add_block (parts, words, DOSSIER_ITEM (note));
  else
    add_heading (parts, note);
  if (note->note != NULL && *note->note != '\0')
    {
      g_autofree char *close = dossier_markdown_close (note->note);

      append_plain (parts, note->note, note->note);
      begin (parts->markdown);
      g_string_append_printf (parts->markdown, "%s\n", note->note);
      if (close != NULL)
        g_string_append_printf (parts->markdown, "%s\n", close);
    }
  append_tags (parts->markdown, note);
}

static void
add_passage (Parts *parts, DossierPassage *passage)
{
  add_block (parts, passage->text, DOSSIER_ITEM (passage));
}

/* A person's quotes; what is told and said of others, and of a person who says nothing. */
static void
add_entity (Parts *parts, DossierEntity *entity)
{
  DossierItem *item = DOSSIER_ITEM (entity);
  g_autofree char *about = NULL;
  guint before;

  append_plain (parts, entity->name, entity->name);
  g_string_append (parts->markdown, "**");
  dossier_clip_append (parts->markdown, entity->name, DOSSIER_MARKDOWN_INLINE);
  g_string_append (parts->markdown, "**\n");
  before = parts->markdown->len;
  for (guint i = 0; i < dossier_document_count (parts->document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (parts->document, DOSSIER_KIND_QUOTE, i);

      if (item->kind == DOSSIER_KIND_PERSON
            ? quote->speaker == entity
            : dossier_item_has_entity (DOSSIER_ITEM (quote), entity))
        add_quote (parts, quote);
    }
  if (item->kind == DOSSIER_KIND_PERSON && parts->markdown->len > before)
    return;
  for (guint i = 0; i < dossier_document_count (parts->document, DOSSIER_KIND_EVENT); i++)
    {
      DossierEvent *event = dossier_document_get (parts->document, DOSSIER_KIND_EVENT, i);

      if (dossier_item_has_entity (DOSSIER_ITEM (event), entity))
        add_event (parts, event);
    }
  if (parts->markdown->len > before)
    return;
  for (guint i = 0; i < item->passages->len; i++)
    add_passage (parts, dossier_document_get_passage (parts->document,
                                                      g_array_index (item->passages, guint, i)));
}

static void
add_item (Parts *parts, DossierItem *item)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_QUOTE:
      add_quote (parts, DOSSIER_QUOTE (item));
      break;
    case DOSSIER_KIND_SOURCE:
      add_source (parts, DOSSIER_SOURCE (item));
      break;
    case DOSSIER_KIND_EVENT:
      add_event (parts, DOSSIER_EVENT (item));
      break;
    case DOSSIER_KIND_COMMITMENT:
      add_commitment (parts, DOSSIER_COMMITMENT (item));
      break;
    case DOSSIER_KIND_NOTE:
      add_note (parts, DOSSIER_ANNOTATION (item));
      break;
    case DOSSIER_KIND_PASSAGE:
      add_passage (parts, DOSSIER_PASSAGE (item));
      break;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      add_entity (parts, DOSSIER_ENTITY (item));
      break;
    case DOSSIER_KIND_SECTION:
      for (guint i = 0; i < DOSSIER_SECTION (item)->n_passages; i++)
        add_passage (parts,
                     dossier_document_get_passage (parts->document,
                                                   DOSSIER_SECTION (item)->first_passage + i));
      break;
    case DOSSIER_KIND_MEMBERSHIP:
      add_item (parts, DOSSIER_ITEM (DOSSIER_MEMBERSHIP (item)->member));
      break;
    default:
      break;
    }
}

DossierClip *
dossier_clip_new (DossierDocument *document, DossierItem *item)
{
  Parts parts = { document, g_string_new (NULL), g_string_new (NULL), g_string_new (NULL),
                  g_string_new (NULL) };
  DossierClip *clip;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  add_item (&parts, item);
  if (parts.footnotes->len > 0)
    {
      begin (parts.markdown);
      g_string_append (parts.markdown, parts.footnotes->str);
    }
  g_string_free (parts.footnotes, TRUE);
  clip = g_new0 (DossierClip, 1);
  clip->label = dossier_item_to_label (item);
  clip->words = g_string_free (parts.words, FALSE);
  clip->citation = g_string_free (parts.citation, FALSE);
  clip->markdown = g_string_free (parts.markdown, FALSE);
  clip->link = dossier_markdown_link (document, item);
  return clip;
}

gboolean
dossier_clip_has_citation (DossierKind kind)
{
  return kind == DOSSIER_KIND_QUOTE || kind == DOSSIER_KIND_NOTE || kind == DOSSIER_KIND_PASSAGE ||
         kind == DOSSIER_KIND_SECTION || kind == DOSSIER_KIND_PERSON ||
         kind == DOSSIER_KIND_ORGANISATION || kind == DOSSIER_KIND_PLACE;
}
