/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of mark says, as spans and records. */
#include "config.h"

#include "text/reader-marks-private.h"

#define ANCHOR(annotation, i) ((const DossierAnchor *) (annotation)->anchors->pdata[i])

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static DossierDate *
copy_date (const DossierDate *date)
{
  return date != NULL ? dossier_date_copy (date) : NULL;
}

/* The name given, or else the words. Caller frees. */
static char *
get_name (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  if (is_set (annotation->mark->name))
    return g_strdup (annotation->mark->name);
  return dossier_mark_applier_get_words (self, annotation, " ");
}

/* Where the words are another language's, the record stands at the passage and at no words of it.
 */
static void
stand_at (DossierMarkApplier *self, guint passage, gpointer record)
{
  dossier_item_add_passage (record, passage);
  if (DOSSIER_IS_ENTITY (record))
    dossier_item_add_entity (DOSSIER_ITEM (dossier_document_get_passage (self->document, passage)),
                             record);
}

static void
add_spans (DossierMarkApplier *self,
           DossierAnnotation *annotation,
           DossierSpanType type,
           gpointer target)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = ANCHOR (annotation, i);

      if (anchor->whole)
        stand_at (self, (guint) anchor->found, target);
      else
        dossier_mark_applier_add_span (self, (guint) anchor->found, type, anchor->found_start,
                                       anchor->found_end, target);
    }
}

static void
add_passages (DossierAnnotation *annotation, gpointer record)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    dossier_item_add_passage (record, (guint) ANCHOR (annotation, i)->found);
}

/* The record that is meant, or the one that this mark has made already; @id is set to the one that
 * it is to be made with. */
static gpointer
find_meant (DossierMarkApplier *self, DossierAnnotation *annotation, char **id)
{
  g_autofree char *own = dossier_annotation_get_own_id (annotation);
  DossierKind kind = annotation->mark->kind;
  const char *meant = dossier_mark_aliases_resolve (self->aliases, own);
  gpointer found = dossier_mark_applier_find (self, meant, kind);

  *id = NULL;
  if (found != NULL)
    return found;
  /* Something else has that id. */
  if (dossier_document_lookup (self->document, meant) != NULL)
    {
      found = dossier_document_lookup (self->document, own);
      meant = own;
      if (found != NULL && DOSSIER_ITEM (found)->kind == kind)
        return found;
    }
  *id = g_strdup (meant);
  return NULL;
}

/* People, organisations, places */

static DossierEntity *
make_entity (DossierMarkApplier *self, DossierAnnotation *annotation, const char *id)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *name = get_name (self, annotation);
  DossierEntity *entity;

  if (*name == '\0')
    return NULL;

  entity = dossier_entity_new (mark->kind, id, name);
  if (mark->kind == DOSSIER_KIND_PLACE && is_set (mark->a3))
    {
      g_strlcpy (entity->a3, mark->a3, sizeof entity->a3);
      entity->type = g_strdup ("country");
    }
  else if (is_set (mark->type))
    entity->type = g_strdup (mark->type);
  if (is_set (mark->short_name))
    entity->short_name = g_strdup (mark->short_name);
  if (is_set (mark->office))
    entity->description = g_strdup (mark->office);
  return dossier_mark_applier_take (self, entity);
}

void
dossier_mark_applier_add_entity (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  g_autofree char *id = NULL;
  DossierEntity *entity = find_meant (self, annotation, &id);

  if (entity == NULL)
    entity = make_entity (self, annotation, id);
  if (entity != NULL)
    add_spans (self, annotation, DOSSIER_SPAN_ENTITY, entity);
}

/* Sources */

static DossierSource *
find_source_at (DossierDocument *document, const char *url)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_SOURCE); i++)
    {
      DossierSource *source = dossier_document_get (document, DOSSIER_KIND_SOURCE, i);

      if (g_strcmp0 (source->url, url) == 0)
        return source;
    }
  return NULL;
}

static DossierSource *
make_source (DossierMarkApplier *self, DossierAnnotation *annotation, const char *id)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *name = get_name (self, annotation);
  const char *url = is_set (mark->url) ? mark->url : NULL;
  DossierSource *source;

  /* The words themselves may be the address. */
  if (url == NULL && g_uri_is_valid (name, G_URI_FLAGS_NONE, NULL))
    url = name;
  source = dossier_source_new (id, url);
  if (url == NULL || strcmp (url, name) != 0)
    source->title = g_strdup (name);
  source->parent_instance.date = copy_date (mark->date);
  return dossier_mark_applier_take (self, source);
}

void
dossier_mark_applier_add_source (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  const DossierAnchor *last = ANCHOR (annotation, annotation->anchors->len - 1);
  g_autofree char *id = NULL;
  DossierSource *source = find_meant (self, annotation, &id);

  if (source == NULL)
    source = make_source (self, annotation, id);
  dossier_mark_applier_add_span (self, (guint) last->found, DOSSIER_SPAN_SOURCE, last->found_end,
                                 last->found_end, source);
}

/* Events */

/* Whoever the words name, and the countries. */
static void
add_participants (DossierMarkApplier *self, DossierAnnotation *annotation, DossierItem *event)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = ANCHOR (annotation, i);
      GArray *spans = dossier_document_get_passage (self->document, (guint) anchor->found)->spans;

      for (guint j = 0; j < spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (spans, DossierSpan, j);

          if (span->type == DOSSIER_SPAN_ENTITY && !anchor->whole &&
              span->start >= anchor->found_start && span->end <= anchor->found_end)
            dossier_item_add_entity (event, span->target);
        }
    }
}

static DossierEvent *
make_event (DossierMarkApplier *self, DossierAnnotation *annotation, const char *id)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *name = get_name (self, annotation);
  DossierEvent *event = dossier_event_new (id, name);

  event->parent_instance.date = copy_date (mark->date);
  event->place = dossier_mark_applier_find (self, mark->where, DOSSIER_KIND_PLACE);
  if (event->place != NULL)
    {
      dossier_item_add_entity (DOSSIER_ITEM (event), event->place);
      event->n_places = 1;
    }
  add_participants (self, annotation, DOSSIER_ITEM (event));
  return dossier_mark_applier_take (self, event);
}

void
dossier_mark_applier_add_event (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  g_autofree char *id = NULL;
  DossierEvent *event = find_meant (self, annotation, &id);

  if (event == NULL)
    event = make_event (self, annotation, id);
  add_spans (self, annotation, DOSSIER_SPAN_EVENT, event);
}

/* Who said or announced it */

static DossierEntity *
find_who (DossierMarkApplier *self, const DossierReaderMark *mark)
{
  DossierEntity *who = dossier_mark_applier_find (self, mark->who, DOSSIER_KIND_PERSON);

  return who != NULL ? who : dossier_mark_applier_find (self, mark->who, DOSSIER_KIND_ORGANISATION);
}

/* How many days lie between two dates, as far as they are known; all, when one is not. */
static gint64
get_distance (const DossierDate *a, const DossierDate *b)
{
  if (a == NULL || b == NULL)
    return G_MAXINT64;
  return ABS ((gint64) dossier_date_first (a) - (gint64) dossier_date_first (b));
}

/* What the document calls @speaker in the quote that is nearest in time. */
static const char *
find_office_in_quotes (DossierDocument *document,
                       const DossierEntity *speaker,
                       const DossierDate *date)
{
  const char *office = NULL;
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      const DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      const DossierItem *item = DOSSIER_ITEM (quote);
      gint64 distance = get_distance (item->date, date);

      if (quote->speaker != speaker || quote->office == NULL ||
          item->authority == DOSSIER_AUTHORITY_READER || (office != NULL && distance >= least))
        continue;
      office = quote->office;
      least = distance;
    }
  return office;
}

/* An office held on that date. */
static const char *
find_office_held (DossierDocument *document, const DossierEntity *speaker, const DossierDate *date)
{
  const char *office = NULL;

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      const DossierMembership *held = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);
      const DossierDate *time = held->parent_instance.date;

      if (held->member != speaker || held->role != DOSSIER_ROLE_OFFICE || held->office == NULL)
        continue;
      if (time == NULL || date == NULL ||
          dossier_date_match (time, dossier_date_first (date), dossier_date_last (date)) !=
            DOSSIER_MATCH_NO)
        office = held->office;
    }
  return office;
}

/* What @speaker was when it was said, or at the time of the document. Borrowed, or NULL. */
static const char *
find_office (DossierDocument *document, const DossierEntity *speaker, const DossierDate *date)
{
  const char *office;

  if (date == NULL)
    date = document->date;
  office = find_office_in_quotes (document, speaker, date);
  return office != NULL ? office : find_office_held (document, speaker, date);
}

/* Quotes */

static gboolean
is_double_mark (gunichar c)
{
  return c == '"' || c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F) ||
         (c >= 0x300C && c <= 0x300F);
}

static gboolean
is_mark (gunichar c)
{
  return is_double_mark (c) || c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x2039 ||
         c == 0x203A;
}

/* How many characters of @text stand within other quotation marks than those at its ends: then
 * these are not a pair. */
static gboolean
has_inner_marks (const gunichar *text, glong start, glong end)
{
  for (glong i = start + 1; i < end - 1; i++)
    if (is_double_mark (text[i]))
      return TRUE;
  return FALSE;
}

/* The words of a quote without the quotation marks that were selected with them: a double one at
 * either end, a single one only in pairs, since it may be an apostrophe. */
static void
trim_quote (const gunichar *text, glong *start, glong *end)
{
  glong first = *start;
  glong last = *end;

  while (first < last && g_unichar_isspace (text[first]))
    first++;
  while (last > first && g_unichar_isspace (text[last - 1]))
    last--;
  if (last - first > 2 && !has_inner_marks (text, first, last))
    {
      if (is_mark (text[first]) && is_mark (text[last - 1]))
        first++, last--;
      else if (is_double_mark (text[first]))
        first++;
      else if (is_double_mark (text[last - 1]))
        last--;
      while (first < last && g_unichar_isspace (text[first]))
        first++;
      while (last > first && g_unichar_isspace (text[last - 1]))
        last--;
    }
  if (first < last)
    {
      *start = first;
      *end = last;
    }
}

/* Spans for @quote (nullable: none yet), and its words. */
static char *
take_words (DossierMarkApplier *self, DossierAnnotation *annotation, DossierQuote *quote)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = ANCHOR (annotation, i);
      guint passage = (guint) anchor->found;
      const char *text = anchor->whole
                           ? anchor->exact
                           : dossier_document_get_passage (self->document, passage)->text;
      g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, NULL);
      g_autofree char *part = NULL;
      glong start = anchor->whole ? 0 : anchor->found_start;
      glong end = anchor->whole ? g_utf8_strlen (text, -1) : anchor->found_end;

      trim_quote (characters, &start, &end);
      part = g_utf8_substring (text, start, end);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " … " : "", part);
      if (quote != NULL && anchor->whole)
        stand_at (self, passage, quote);
      else if (quote != NULL)
        dossier_mark_applier_add_span (self, passage, DOSSIER_SPAN_QUOTE, (guint) start,
                                       (guint) end, quote);
    }
  return g_string_free (words, FALSE);
}

/* A quote's source goes by its address: one that is there, or one of the quote's own. */
static DossierSource *
find_source_of_quote (DossierMarkApplier *self, const DossierReaderMark *mark, const char *id)
{
  g_autofree char *source_id = NULL;
  DossierSource *source;

  if (!is_set (mark->url))
    return NULL;

  source = find_source_at (self->document, mark->url);
  if (source != NULL)
    return source;
  source_id = g_strconcat (id, "-source", NULL);
  return dossier_mark_applier_take (self, dossier_source_new (source_id, mark->url));
}

static DossierQuote *
make_quote (DossierMarkApplier *self, DossierAnnotation *annotation, const char *id)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *words = take_words (self, annotation, NULL);
  DossierQuote *quote = dossier_quote_new (id, words);

  quote->speaker = find_who (self, mark);
  if (is_set (mark->who_name))
    quote->speaker_name = g_strdup (mark->who_name);
  else if (quote->speaker != NULL)
    quote->speaker_name = g_strdup (quote->speaker->name);
  if (is_set (mark->office))
    quote->office = g_strdup (mark->office);
  else if (quote->speaker != NULL)
    quote->office = g_strdup (find_office (self->document, quote->speaker, mark->date));
  quote->direct = mark->direct;
  quote->source = find_source_of_quote (self, mark, id);
  quote->parent_instance.date = copy_date (mark->date);
  return dossier_mark_applier_take (self, quote);
}

void
dossier_mark_applier_add_quote (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  DossierQuote *quote = find_meant (self, annotation, &id);

  if (quote == NULL)
    quote = make_quote (self, annotation, id);
  words = take_words (self, annotation, quote);
}

/* Dates */

static gboolean
has_date (DossierPassage *passage, guint start, guint end, const DossierDate *date)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_DATE && span->start == start && span->end == end &&
          span->date != NULL && dossier_date_equal (span->date, date))
        return TRUE;
    }
  return FALSE;
}

void
dossier_mark_applier_add_date (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  for (guint i = 0; annotation->mark->date != NULL && i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = ANCHOR (annotation, i);
      DossierPassage *passage =
        dossier_document_get_passage (self->document, (guint) anchor->found);

      if (!anchor->whole &&
          !has_date (passage, anchor->found_start, anchor->found_end, annotation->mark->date))
        dossier_passage_add_span (passage, DOSSIER_SPAN_DATE, anchor->found_start,
                                  anchor->found_end)
          ->date = copy_date (annotation->mark->date);
    }
}

/* Commitments */

static DossierCommitment *
make_commitment (DossierMarkApplier *self, DossierAnnotation *annotation, const char *id)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *name = get_name (self, annotation);
  DossierCommitment *commitment = dossier_commitment_new (id, name);

  dossier_item_add_speaker (DOSSIER_ITEM (commitment), find_who (self, mark));
  commitment->announced_text = is_set (mark->who_name) ? g_strdup (mark->who_name) : NULL;
  commitment->due = copy_date (mark->due);
  commitment->outcome = is_set (mark->outcome) ? g_strdup (mark->outcome) : NULL;
  commitment->verdict = mark->verdict;
  commitment->parent_instance.date = copy_date (mark->date);
  return dossier_mark_applier_take (self, commitment);
}

void
dossier_mark_applier_add_commitment (DossierMarkApplier *self, DossierAnnotation *annotation)
{
  g_autofree char *id = NULL;
  DossierCommitment *commitment = find_meant (self, annotation, &id);

  if (commitment == NULL)
    commitment = make_commitment (self, annotation, id);
  add_passages (annotation, commitment);
}
