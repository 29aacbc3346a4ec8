/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands within a passage: emphasis, names, dates, links, tokens, variant readings. */
#include "formats/tei/tei-reader.h"

#include <string.h>

/* A name longer than this is a sentence. */
#define MAX_NAME 200

static void
open_span (TeiReader *reader, TeiFrame *frame, DossierSpanType type)
{
  frame->span = tei_text_open_span (tei_get_text (reader), type);
  reader->open_spans++;
}

/* The span, closed; NULL when there is nothing in it. */
static TeiSpan *
close_span (TeiReader *reader, TeiFrame *frame)
{
  int number = frame->span;

  reader->open_spans--;
  frame->span = -1;
  if (!tei_text_close_span (tei_get_text (reader), number))
    return NULL;

  return tei_text_get_span (tei_get_text (reader), number);
}

void
tei_add_spaces (TeiReader *reader, TeiFrame *frame)
{
  tei_text_add_space (tei_get_text (reader));
}

void
tei_add_break (TeiReader *reader, TeiFrame *frame)
{
  if (tei_has_attribute (reader, "break", "no"))
    tei_text_glue (tei_get_text (reader));
  else
    tei_text_add_space (tei_get_text (reader));
}

/* Emphasis */

static gboolean
is_strong (const char *rend)
{
  return strstr (rend, "bold") != NULL || strstr (rend, "strong") != NULL ||
         g_str_equal (rend, "b");
}

static gboolean
is_no_emphasis (const char *rend)
{
  return strstr (rend, "super") != NULL || strstr (rend, "sub") != NULL ||
         strstr (rend, "normal") != NULL || strstr (rend, "none") != NULL;
}

void
tei_start_span (TeiReader *reader, TeiFrame *frame)
{
  DossierSpanType type = (DossierSpanType) frame->rule->value;
  const char *rend = tei_get_attribute (reader, "rend");

  if (rend == NULL)
    rend = tei_get_attribute (reader, "rendition");
  if (type == DOSSIER_SPAN_EMPHASIS && rend != NULL)
    {
      if (is_strong (rend))
        type = DOSSIER_SPAN_STRONG;
      else if (is_no_emphasis (rend))
        return;
    }

  open_span (reader, frame, type);
}

void
tei_end_span (TeiReader *reader, TeiFrame *frame)
{
  TeiSpan *span = frame->span >= 0 ? close_span (reader, frame) : NULL;
  DossierSource *source = frame->declared;

  if (span != NULL && span->type == DOSSIER_SPAN_TITLE && frame->owner == TEI_OWNER_SOURCE &&
      source->title == NULL)
    source->title = tei_text_dup_from (tei_get_text (reader), span->start_byte);
}

/* Names */

/* What a name or rs names by its type; -1 when it does not say. */
static int
get_kind (TeiReader *reader)
{
  static const struct
  {
    const char *type;
    DossierKind kind;
  } kinds[] = {
    { "person", DOSSIER_KIND_PERSON },     { "pers", DOSSIER_KIND_PERSON },
    { "per", DOSSIER_KIND_PERSON },        { "place", DOSSIER_KIND_PLACE },
    { "loc", DOSSIER_KIND_PLACE },         { "gpe", DOSSIER_KIND_PLACE },
    { "country", DOSSIER_KIND_PLACE },     { "city", DOSSIER_KIND_PLACE },
    { "settlement", DOSSIER_KIND_PLACE },  { "region", DOSSIER_KIND_PLACE },
    { "org", DOSSIER_KIND_ORGANISATION },  { "organisation", DOSSIER_KIND_ORGANISATION },
    { "firm", DOSSIER_KIND_ORGANISATION }, { "organization", DOSSIER_KIND_ORGANISATION },
    { "event", DOSSIER_KIND_EVENT },
  };
  const char *type = tei_get_attribute (reader, "type");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i].type, type) == 0)
      return (int) kinds[i].kind;

  return -1;
}

void
tei_start_name (TeiReader *reader, TeiFrame *frame)
{
  int kind = frame->rule->value;

  if (kind < 0)
    kind = get_kind (reader);
  frame->owned = tei_dup_reference (reader);
  /* Without a reference of its own a name within a name is a part of it. */
  if (frame->owned == NULL && (frame->named || kind < 0 || kind == DOSSIER_KIND_EVENT))
    return;

  frame->named = TRUE;
  /* What an rs with a reference but without a type names shows when the reference is resolved. */
  frame->data = GINT_TO_POINTER (kind < 0 ? (int) DOSSIER_KIND_PERSON : kind);
  frame->flag = kind < 0;
  open_span (reader, frame, kind == DOSSIER_KIND_EVENT ? DOSSIER_SPAN_EVENT : DOSSIER_SPAN_ENTITY);
}

void
tei_end_name (TeiReader *reader, TeiFrame *frame)
{
  TeiSpan *span = frame->span >= 0 ? close_span (reader, frame) : NULL;
  DossierKind kind = (DossierKind) GPOINTER_TO_INT (frame->data);
  g_autofree char *words = NULL;

  if (span == NULL)
    return;

  words = tei_text_dup_from (tei_get_text (reader), span->start_byte);
  if (frame->owned != NULL)
    span->ref = tei_document_get_ref (reader->document, kind, frame->owned);
  else if (strlen (words) <= MAX_NAME)
    span->ref = tei_document_get_name (reader->document, kind, words);

  if (span->ref == NULL)
    span->dropped = TRUE;
  /* What names nothing that has a kind gives no name to an undeclared entity. */
  else if (span->type == DOSSIER_SPAN_ENTITY && !frame->flag)
    tei_ref_add_wording (span->ref, words);
}

/* Dates */

void
tei_start_date (TeiReader *reader, TeiFrame *frame)
{
  g_auto (TeiDating) dating = { 0 };

  tei_get_dating (reader, &dating);
  frame->owned = tei_dating_to_edtf (&dating);
  /* Another calendar than ours leaves the words, and no date. */
  frame->flag = tei_get_attribute (reader, "when-custom") != NULL;
  open_span (reader, frame, DOSSIER_SPAN_DATE);
}

void
tei_end_date (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;
  g_autofree char *words = NULL;
  TeiSpan *span = close_span (reader, frame);

  if (span == NULL)
    return;

  words = tei_text_dup_from (tei_get_text (reader), span->start_byte);
  if (frame->owned != NULL)
    span->date = dossier_date_new (frame->owned, words, NULL);
  else if (!frame->flag)
    span->date = tei_date_from_text (words);
  span->dropped = span->date == NULL;

  if (frame->owner == TEI_OWNER_SOURCE && source->parent_instance.date == NULL && span->date)
    source->parent_instance.date = dossier_date_copy (span->date);
}

/* Links */

static gboolean
is_web_address (const char *target)
{
  return g_ascii_strncasecmp (target, "http://", 7) == 0 ||
         g_ascii_strncasecmp (target, "https://", 8) == 0;
}

void
tei_start_ref (TeiReader *reader, TeiFrame *frame)
{
  const char *target = tei_get_attribute (reader, "target");

  if (target == NULL)
    return;
  frame->owned = g_strstrip (g_strdup (target));
  if (*frame->owned == '\0')
    return;

  open_span (reader, frame, DOSSIER_SPAN_LINK);
}

static void
point_to_address (TeiFrame *frame, TeiSpan *span)
{
  DossierSource *source = frame->declared;

  if (frame->owner == TEI_OWNER_SOURCE && source->url == NULL)
    source->url = g_strdup (frame->owned);
  span->uri = g_strdup (frame->owned);
}

void
tei_end_ref (TeiReader *reader, TeiFrame *frame)
{
  TeiSpan *span;

  if (frame->span < 0)
    return;

  span = close_span (reader, frame);
  if (is_web_address (frame->owned))
    {
      /* An address without words is shown as it is. */
      if (span == NULL)
        {
          TeiText *text = tei_get_text (reader);

          open_span (reader, frame, DOSSIER_SPAN_LINK);
          tei_text_add (text, frame->owned, strlen (frame->owned));
          span = close_span (reader, frame);
        }
      if (span != NULL)
        point_to_address (frame, span);
      return;
    }

  if (span == NULL)
    span = tei_text_get_span (tei_get_text (reader),
                              tei_text_add_mark (tei_get_text (reader), DOSSIER_SPAN_SOURCE));
  if (g_str_has_prefix (frame->owned, "mailto:"))
    span->uri = g_strdup (frame->owned);
  else
    span->ref = tei_document_get_ref (reader->document, DOSSIER_KIND_SOURCE, frame->owned);
}

/* Variant readings: of a choice one form is shown, the corrected, regular or expanded one where
 * there is one. */

void
tei_start_choice (TeiReader *reader, TeiFrame *frame)
{
  frame->place = tei_text_get_place (tei_get_text (reader));
  reader->inline_only++;
}

void
tei_end_choice (TeiReader *reader, TeiFrame *frame)
{
  reader->inline_only--;
}

void
tei_start_reading (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *parent = tei_get_parent (reader, frame);
  const char *around = tei_get_name (parent);

  /* Readings in groups, too, are other than the one that is shown. */
  if (g_str_equal (frame->rule->name, "rdg") && !g_str_equal (around, "app"))
    {
      tei_skip (reader);
      return;
    }
  if (!g_str_equal (around, "choice") && !g_str_equal (around, "app"))
    return;

  if (parent->flag || (frame->rule->value == 0 && parent->data != NULL))
    {
      tei_skip (reader);
      return;
    }

  if (frame->rule->value != 0)
    {
      tei_text_cut (tei_get_text (reader), parent->place);
      parent->flag = TRUE;
    }
  parent->data = GINT_TO_POINTER (1);
}

/* Tokens: the space between them is what @join and the kind of token say, not what the layout of
 * the file shows. */

static gboolean
joins (const char *join, const char *side)
{
  return join != NULL && (g_str_equal (join, side) || g_str_equal (join, "both"));
}

void
tei_start_token (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);
  const char *join = tei_get_attribute (reader, "join");

  frame->owned = g_strdup (join);
  if (!text->glued)
    tei_text_begin_token (text, !joins (join, "left"));
  frame->place = tei_text_get_place (text);
  frame->data = GSIZE_TO_POINTER (text->string->len);
}

static gboolean
is_closing (gunichar c)
{
  return strchr (".,;:!?)]}%", (int) (c < 128 ? c : ' ')) != NULL || c == 0x00bb || c == 0x201d ||
         c == 0x2026 || c == 0x060c || c == 0x061b || c == 0x061f || c == 0x3002 || c == 0x3001;
}

static gboolean
is_opening (gunichar c)
{
  return c == '(' || c == '[' || c == '{' || c == 0x00ab || c == 0x201c || c == 0x201e ||
         c == 0x00bf || c == 0x00a1;
}

void
tei_end_token (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);
  gsize before = GPOINTER_TO_SIZE (frame->data);
  gunichar first;

  if (joins (frame->owned, "right"))
    {
      tei_text_glue (text);
      return;
    }
  if (frame->rule->value == 0 || frame->owned != NULL || text->string->len <= frame->place)
    return;

  first = g_utf8_get_char (text->string->str + frame->place);
  if (is_opening (first))
    tei_text_glue (text);
  else if (is_closing (first) && before < frame->place)
    tei_text_erase (text, before, 1);
}
