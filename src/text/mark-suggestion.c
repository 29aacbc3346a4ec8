/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/mark-suggestion.h"

typedef struct
{
  DossierDocument *document;
  DossierPassage *passage;
  guint start;
  guint end;
} Words;

static gboolean
is_within (const Words *words, const DossierSpan *span)
{
  return span->start >= words->start && span->end <= words->end;
}

/* The last span before the words that is @wanted, else the first after them. */
static const DossierSpan *
find_nearest (const Words *words, gboolean (*wanted) (const DossierSpan *span))
{
  const DossierSpan *before = NULL;
  const DossierSpan *after = NULL;

  for (guint i = 0; i < words->passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (words->passage->spans, DossierSpan, i);

      if (!wanted (span))
        continue;
      if (span->end <= words->start)
        before = span;
      else if (span->start >= words->end && after == NULL)
        after = span;
    }
  return before != NULL ? before : after;
}

static const DossierSpan *
find_within (const Words *words, gboolean (*wanted) (const DossierSpan *span))
{
  for (guint i = 0; i < words->passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (words->passage->spans, DossierSpan, i);

      if (is_within (words, span) && wanted (span))
        return span;
    }
  return NULL;
}

static gboolean
is_person (const DossierSpan *span)
{
  return span->type == DOSSIER_SPAN_ENTITY && span->target != NULL &&
         span->target->kind == DOSSIER_KIND_PERSON;
}

static gboolean
is_place (const DossierSpan *span)
{
  return span->type == DOSSIER_SPAN_ENTITY && span->target != NULL &&
         span->target->kind == DOSSIER_KIND_PLACE;
}

static gboolean
is_date (const DossierSpan *span)
{
  return span->type == DOSSIER_SPAN_DATE && span->date != NULL;
}

static gboolean
is_link (const DossierSpan *span)
{
  return span->type == DOSSIER_SPAN_LINK && span->uri != NULL;
}

static char *
get_text (const Words *words)
{
  return g_strstrip (g_utf8_substring (words->passage->text, words->start, words->end));
}

/* Whoever was speaking: named in the passage, or the speaker of the quote around the words, or of
 * the speech. */
static const DossierEntity *
find_speaker (const Words *words)
{
  const DossierSpan *named = find_nearest (words, is_person);

  if (named != NULL && named->end <= words->start)
    return DOSSIER_ENTITY (named->target);
  if (words->passage->speaker != NULL)
    return words->passage->speaker;
  return named != NULL ? DOSSIER_ENTITY (named->target) : NULL;
}

static gunichar
get_character (const char *text, glong at)
{
  return at >= 0 && at < g_utf8_strlen (text, -1)
           ? g_utf8_get_char (g_utf8_offset_to_pointer (text, at))
           : 0;
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x00AB || c == 0x00BB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A || (c >= 0x300C && c <= 0x300F);
}

/* The mark before them may be selected with them, or stand beside them. */
static gboolean
is_quoted (const Words *words)
{
  const char *text = words->passage->text;

  return is_quotation_mark (get_character (text, words->start)) ||
         is_quotation_mark (get_character (text, (glong) words->start - 1));
}

static void
suggest_date (const Words *words, DossierReaderMark *mark)
{
  const DossierSpan *date = find_within (words, is_date);

  if (date == NULL)
    date = find_nearest (words, is_date);
  /* One that comes after belongs to what comes after. */
  if (date != NULL && date->start < words->end)
    mark->date = dossier_date_copy (date->date);
}

static void
suggest_speaker (const Words *words, DossierReaderMark *mark)
{
  const DossierEntity *speaker = find_speaker (words);

  if (speaker == NULL)
    return;
  mark->who = g_strdup (DOSSIER_ITEM (speaker)->id);
  mark->who_name = g_strdup (speaker->name);
}

/* What stands there already, else what has that name. */
static void
suggest_record (const Words *words, DossierReaderMark *mark)
{
  g_autofree char *text = get_text (words);
  const DossierEntity *known = NULL;

  for (guint i = 0; i < words->passage->spans->len && known == NULL; i++)
    {
      const DossierSpan *span = &g_array_index (words->passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_ENTITY && span->target != NULL &&
          span->target->kind == mark->kind && is_within (words, span))
        known = DOSSIER_ENTITY (span->target);
    }
  if (known == NULL)
    known = dossier_document_find_entity (words->document, mark->kind, text);
  if (known != NULL)
    mark->record = g_strdup (DOSSIER_ITEM (known)->id);
  else
    mark->name = g_steal_pointer (&text);
}

static void
suggest_source (const Words *words, DossierReaderMark *mark)
{
  const DossierSpan *link = find_within (words, is_link);
  g_autofree char *text = get_text (words);

  if (link != NULL)
    mark->url = g_strdup (link->uri);
  if (link == NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL))
    mark->url = g_steal_pointer (&text);
  else
    mark->name = g_steal_pointer (&text);
}

static void
suggest_event (const Words *words, DossierReaderMark *mark)
{
  const DossierSpan *place = find_within (words, is_place);

  mark->name = get_text (words);
  suggest_date (words, mark);
  if (place != NULL)
    mark->where = g_strdup (place->target->id);
}

DossierReaderMark *
dossier_reader_mark_suggest (DossierDocument *document,
                             DossierKind kind,
                             guint passage,
                             guint start,
                             guint end)
{
  DossierReaderMark *mark;
  Words words = { .document = document, .start = start, .end = end };

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (passage < dossier_document_count (document, DOSSIER_KIND_PASSAGE), NULL);

  mark = dossier_reader_mark_new (kind);
  words.passage = dossier_document_get_passage (document, passage);
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      suggest_speaker (&words, mark);
      suggest_date (&words, mark);
      mark->direct = is_quoted (&words);
      break;
    case DOSSIER_KIND_EVENT:
      suggest_event (&words, mark);
      break;
    case DOSSIER_KIND_SOURCE:
      suggest_source (&words, mark);
      break;
    case DOSSIER_KIND_COMMITMENT:
      mark->name = get_text (&words);
      suggest_speaker (&words, mark);
      suggest_date (&words, mark);
      break;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      suggest_record (&words, mark);
      break;
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      g_warn_if_reached ();
    }
  return mark;
}
