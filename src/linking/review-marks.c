/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written for suggestions that the reader has accepted: marks like the reader's own, those
 * of one person on one record, quotes with their speakers and sources. */
#include "config.h"

#include <string.h>

#include "linking/review-private.h"
#include "text/reader-marks.h"

/* What comes between the parts of a quote that is interrupted. */
#define GAP " … "

typedef struct
{
  DossierReview *review;
  DossierDocument *document;
  GPtrArray *made;     /* of DossierAnnotation */
  GHashTable *records; /* DossierProposal of somebody or something named → id of its record */
  GHashTable *names;   /* name of somebody else who is new → id */
  GHashTable *sources; /* address → id */
  gint64 now;
} Making;

static gboolean
is_named (const DossierProposal *proposal)
{
  return proposal->kind >= DOSSIER_SUGGESTION_PERSON &&
         proposal->kind <= DOSSIER_SUGGESTION_COUNTRY;
}

/* Marks of one moment keep their order. */
static DossierAnnotation *
make (Making *self, const DossierReaderMark *mark, DossierAnswer answer)
{
  DossierAnnotation *annotation = dossier_annotation_new (self->document->uuid);

  annotation->created = annotation->modified = self->now++;
  annotation->mark = dossier_reader_mark_copy (mark);
  annotation->answer = answer;
  g_ptr_array_add (self->made, annotation);
  return annotation;
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
add_anchor (Making *self, DossierAnnotation *annotation, guint passage, guint start, guint end)
{
  DossierPassage *in = dossier_document_get_passage (self->document, passage);
  guint length = (guint) g_utf8_strlen (in->text, -1);

  if (start < MIN (end, length))
    g_ptr_array_add (annotation->anchors,
                     dossier_anchor_new_in (self->document, in, start, MIN (end, length)));
}

/* People, organisations, countries */

/* The record that it is already, by what was accepted before or by the document. */
static char *
find_record (Making *self, DossierProposal *proposal)
{
  g_autoptr (GPtrArray) answers = dossier_review_list_answers (self->review, proposal);
  const DossierReaderMark *mark = proposal->mark;
  DossierEntity *known;

  for (guint i = 0; i < answers->len; i++)
    {
      DossierAnnotation *answer = answers->pdata[i];

      if (answer->answer == DOSSIER_ANSWER_ACCEPTED)
        return answer->mark->record != NULL ? g_strdup (answer->mark->record)
                                            : dossier_annotation_get_own_id (answer);
    }
  known = dossier_document_find_entity (self->document, mark->kind, mark->name);
  return known != NULL ? g_strdup (DOSSIER_ITEM (known)->id) : NULL;
}

static const char *
accept_named (Making *self, DossierProposal *proposal)
{
  char *record = g_hash_table_lookup (self->records, proposal);

  if (record != NULL)
    return record;
  record = find_record (self, proposal);
  for (guint i = 0; i < proposal->open->len; i++)
    {
      const DossierSuggestion *place = proposal->open->pdata[i];
      DossierAnnotation *annotation = make (self, proposal->mark, DOSSIER_ANSWER_ACCEPTED);

      set_text (&annotation->mark->record, g_strdup (record));
      add_anchor (self, annotation, place->passage, place->start, place->end);
      if (record == NULL)
        record = dossier_annotation_get_own_id (annotation);
    }
  g_hash_table_insert (self->records, proposal, record);
  return record;
}

/* Speakers go by their names, since they may have been corrected to somebody else; the name itself
 * may have been corrected as well. */
static DossierProposal *
find_speaker (Making *self, const DossierSuggestion *place, const char *name)
{
  gboolean meant = place->entity != NULL && g_strcmp0 (name, place->speaker) == 0;

  for (guint i = 0; i < self->review->all->len; i++)
    {
      DossierProposal *proposal = self->review->all->pdata[i];

      if ((proposal->kind == DOSSIER_SUGGESTION_PERSON ||
           proposal->kind == DOSSIER_SUGGESTION_ORGANISATION) &&
          (g_strcmp0 (proposal->mark->name, name) == 0 ||
           (meant && dossier_proposal_get_first (proposal)->entity == place->entity)))
        return proposal;
    }
  return NULL;
}

/* Somebody whom no words name. */
static const char *
add_person (Making *self, const char *name)
{
  g_autoptr (DossierReaderMark) mark = NULL;
  char *id = g_hash_table_lookup (self->names, name);

  if (id != NULL)
    return id;
  mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);
  mark->name = g_strdup (name);
  id = dossier_annotation_get_own_id (make (self, mark, DOSSIER_ANSWER_ACCEPTED));
  g_hash_table_insert (self->names, g_strdup (name), id);
  return id;
}

static const char *
find_who (Making *self, DossierProposal *quote)
{
  const DossierSuggestion *place = dossier_proposal_get_first (quote);
  const char *name = quote->mark->who_name;
  DossierProposal *speaker;
  DossierEntity *known;

  if (name == NULL || *name == '\0')
    return NULL;
  speaker = find_speaker (self, place, name);
  /* That there is such a person was denied: the name stays. */
  if (speaker != NULL && speaker->answer == DOSSIER_ANSWER_REJECTED &&
      !g_hash_table_contains (self->records, speaker))
    return NULL;
  if (speaker != NULL)
    return accept_named (self, speaker);
  known = dossier_document_find_entity (self->document, DOSSIER_KIND_PERSON, name);
  if (known == NULL)
    known = dossier_document_find_entity (self->document, DOSSIER_KIND_ORGANISATION, name);
  if (known != NULL)
    return DOSSIER_ITEM (known)->id;
  /* “The minister” is nobody yet. */
  return g_strcmp0 (name, place->speaker) == 0 ? NULL : add_person (self, name);
}

/* Quotes */

/* What was said stands in parts when the attribution interrupts it. */
static void
add_parts (Making *self, DossierAnnotation *annotation, const DossierSuggestion *place)
{
  const char *text = dossier_document_get_passage (self->document, place->passage)->text;
  const char *at = g_utf8_offset_to_pointer (text, place->start);
  const char *end = g_utf8_offset_to_pointer (text, place->end);
  g_auto (GStrv) parts = g_strsplit (place->text, GAP, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = g_strstr_len (at, end - at, parts[i]);
      guint start;

      if (*parts[i] == '\0' || found == NULL)
        continue;
      start = (guint) g_utf8_pointer_to_offset (text, found);
      add_anchor (self, annotation, place->passage, start,
                  start + (guint) g_utf8_strlen (parts[i], -1));
      at = found + strlen (parts[i]);
    }
  if (annotation->anchors->len == 0)
    add_anchor (self, annotation, place->passage, place->start, place->end);
}

static void
accept_quote (Making *self, DossierProposal *proposal)
{
  const char *who = find_who (self, proposal);
  DossierAnnotation *annotation = make (self, proposal->mark, DOSSIER_ANSWER_ACCEPTED);

  set_text (&annotation->mark->who, g_strdup (who));
  add_parts (self, annotation, dossier_proposal_get_first (proposal));
}

/* Links */

static const char *
find_source (Making *self, const char *url)
{
  const char *made = url != NULL ? g_hash_table_lookup (self->sources, url) : NULL;

  if (made != NULL)
    return made;
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_SOURCE); i++)
    {
      DossierSource *source = dossier_document_get (self->document, DOSSIER_KIND_SOURCE, i);

      if (g_strcmp0 (source->url, url) == 0)
        return DOSSIER_ITEM (source)->id;
    }
  return NULL;
}

static void
accept_link (Making *self, DossierProposal *proposal)
{
  const DossierSuggestion *place = dossier_proposal_get_first (proposal);
  const char *record = find_source (self, proposal->mark->url);
  DossierAnnotation *annotation = make (self, proposal->mark, DOSSIER_ANSWER_ACCEPTED);

  add_anchor (self, annotation, place->passage, place->start, place->end);
  if (record != NULL)
    set_text (&annotation->mark->record, g_strdup (record));
  else
    g_hash_table_insert (self->sources, g_strdup (proposal->mark->url),
                         dossier_annotation_get_own_id (annotation));
}

static void
accept (Making *self, DossierProposal *proposal)
{
  const DossierSuggestion *place = dossier_proposal_get_first (proposal);
  DossierAnnotation *annotation;

  if (is_named (proposal))
    accept_named (self, proposal);
  else if (proposal->kind == DOSSIER_SUGGESTION_QUOTE)
    accept_quote (self, proposal);
  else if (proposal->kind == DOSSIER_SUGGESTION_LINK)
    accept_link (self, proposal);
  else
    {
      annotation = make (self, proposal->mark, DOSSIER_ANSWER_ACCEPTED);
      add_anchor (self, annotation, place->passage, place->start, place->end);
    }
}

static void
making_init (Making *self, DossierReview *review)
{
  self->review = review;
  self->document = dossier_session_get_document (review->session);
  self->made = g_ptr_array_new_with_free_func (g_object_unref);
  self->records = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->now = g_get_real_time ();
}

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

GPtrArray *
dossier_review_make_marks (DossierReview *self, GPtrArray *proposals)
{
  g_auto (Making) making = { NULL };

  making_init (&making, self);
  /* Somebody who is accepted together with a quote is one record, whatever was said before. */
  for (guint i = 0; i < proposals->len; i++)
    if (is_named (proposals->pdata[i]))
      accept (&making, proposals->pdata[i]);
  for (guint i = 0; i < proposals->len; i++)
    if (!is_named (proposals->pdata[i]))
      accept (&making, proposals->pdata[i]);
  return g_steal_pointer (&making.made);
}

DossierAnnotation *
dossier_review_make_rejection (DossierReview *self, DossierProposal *proposal)
{
  const DossierSuggestion *place = dossier_proposal_get_first (proposal);
  g_auto (Making) making = { NULL };
  DossierAnnotation *annotation;

  making_init (&making, self);
  annotation = make (&making, proposal->mark, DOSSIER_ANSWER_REJECTED);
  add_anchor (&making, annotation, place->passage, place->start, place->end);
  return g_object_ref (annotation);
}
