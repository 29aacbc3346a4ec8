/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been said to suggestions already, and what is no news. */
#include "config.h"

#include "linking/review-private.h"
#include "text/fold.h"

/* What the document's annotations mark, by the passage in which it stands; what is rejected of
 * people, organisations and countries by kind and name, wherever that stands. */
typedef struct _DossierReviewMarks
{
  DossierDocument *document;
  GPtrArray *all;         /* of DossierAnnotation */
  GHashTable *by_passage; /* number + 1 → GPtrArray of DossierAnnotation */
  GHashTable *rejected;   /* kind and folded name → DossierAnnotation */
} Marks;

static char *
make_key (DossierKind kind, const char *name)
{
  g_autofree char *folded = dossier_text_fold (name != NULL ? name : "");

  return g_strdup_printf ("%u %s", (guint) kind, folded);
}

static void
add_mark (Marks *self, DossierAnnotation *annotation)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];
      gpointer key = GINT_TO_POINTER (anchor->found + 1);
      GPtrArray *list;

      if (anchor->found < 0 || anchor->whole)
        continue;
      list = g_hash_table_lookup (self->by_passage, key);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->by_passage, key, list);
        }
      g_ptr_array_add (list, annotation);
    }
  if (annotation->answer == DOSSIER_ANSWER_REJECTED)
    g_hash_table_replace (self->rejected, make_key (annotation->mark->kind, annotation->mark->name),
                          annotation);
}

static Marks *
marks_new (DossierDocument *document)
{
  Marks *self = g_new0 (Marks, 1);
  g_autoptr (GPtrArray) all = dossier_document_list_annotations (document);

  self->document = g_object_ref (document);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_passage = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      DossierAnnotation *annotation = all->pdata[i];

      if (annotation->mark == NULL || annotation->deleted != 0)
        continue;
      g_ptr_array_add (self->all, g_object_ref (annotation));
      add_mark (self, annotation);
    }
  return self;
}

void
dossier_review_marks_free (Marks *self)
{
  g_hash_table_unref (self->by_passage);
  g_hash_table_unref (self->rejected);
  g_ptr_array_unref (self->all);
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
marks_place (DossierAnnotation *annotation, const DossierSuggestion *place)
{
  if (annotation->mark->kind != dossier_suggestion_kind_get_record (place->kind) ||
      (place->kind == DOSSIER_SUGGESTION_LINK &&
       g_strcmp0 (annotation->mark->url, place->uri) != 0))
    return FALSE;
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found == (int) place->passage && !anchor->whole &&
          anchor->found_start < place->end && anchor->found_end > place->start)
        return TRUE;
    }
  return FALSE;
}

/* What is marked at @place; of several an answer, and what was accepted rather than what was
 * rejected. */
static DossierAnnotation *
find_mark (const Marks *self, const DossierSuggestion *place)
{
  GPtrArray *list =
    g_hash_table_lookup (self->by_passage, GINT_TO_POINTER ((int) place->passage + 1));
  DossierAnnotation *found = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DossierAnnotation *one = list->pdata[i];

      if (marks_place (one, place) && (found == NULL || found->answer == DOSSIER_ANSWER_NONE ||
                                       one->answer == DOSSIER_ANSWER_ACCEPTED))
        found = one;
    }
  return found;
}

static gboolean
is_of_document (const DossierSpan *span, DossierSpanType type, DossierKind kind)
{
  return span->type == type && span->target != NULL && span->target->kind == kind &&
         span->target->authority != DOSSIER_AUTHORITY_READER;
}

/* Whether the document itself says it. */
static gboolean
says (const DossierSpan *span, const DossierSuggestion *place)
{
  DossierKind kind = dossier_suggestion_kind_get_record (place->kind);

  switch (place->kind)
    {
    case DOSSIER_SUGGESTION_LINK:
      return is_of_document (span, DOSSIER_SPAN_SOURCE, kind) && span->start > place->start &&
             span->start <= place->end + 1 &&
             g_strcmp0 (DOSSIER_SOURCE (span->target)->url, place->uri) == 0;
    case DOSSIER_SUGGESTION_DATE:
      return span->type == DOSSIER_SPAN_DATE && span->start < place->end &&
             span->end > place->start;
    case DOSSIER_SUGGESTION_QUOTE:
    case DOSSIER_SUGGESTION_EVENT:
    case DOSSIER_SUGGESTION_PERSON:
    case DOSSIER_SUGGESTION_ORGANISATION:
    case DOSSIER_SUGGESTION_COUNTRY:
    default:
      return span->start < place->end && span->end > place->start &&
             is_of_document (span,
                             kind == DOSSIER_KIND_QUOTE   ? DOSSIER_SPAN_QUOTE
                             : kind == DOSSIER_KIND_EVENT ? DOSSIER_SPAN_EVENT
                                                          : DOSSIER_SPAN_ENTITY,
                             kind);
    }
}

static gboolean
is_in_document (const Marks *self, const DossierSuggestion *place)
{
  GArray *spans = dossier_document_get_passage (self->document, place->passage)->spans;

  for (guint i = 0; i < spans->len; i++)
    if (says (&g_array_index (spans, DossierSpan, i), place))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (const DossierProposal *proposal)
{
  return proposal->kind >= DOSSIER_SUGGESTION_PERSON &&
         proposal->kind <= DOSSIER_SUGGESTION_COUNTRY;
}

static DossierAnnotation *
find_rejection (const Marks *self, const DossierProposal *proposal)
{
  g_autofree char *key =
    is_named (proposal) ? make_key (proposal->mark->kind, proposal->mark->name) : NULL;

  return key != NULL ? g_hash_table_lookup (self->rejected, key) : NULL;
}

/* Sets @proposal's answer and what is open of it. FALSE when it is no news. */
static gboolean
settle (const Marks *self, DossierProposal *proposal)
{
  gboolean accepted = FALSE;
  gboolean rejected = find_rejection (self, proposal) != NULL;

  g_ptr_array_set_size (proposal->open, 0);
  for (guint i = 0; i < proposal->items->len; i++)
    {
      DossierSuggestion *place = proposal->items->pdata[i];
      DossierAnnotation *mark = find_mark (self, place);

      if (mark != NULL)
        {
          accepted |= mark->answer == DOSSIER_ANSWER_ACCEPTED;
          rejected |= mark->answer == DOSSIER_ANSWER_REJECTED;
        }
      else if (!is_in_document (self, place))
        g_ptr_array_add (proposal->open, place);
    }
  if (rejected)
    proposal->answer = DOSSIER_ANSWER_REJECTED;
  else if (proposal->open->len > 0)
    proposal->answer = DOSSIER_ANSWER_NONE;
  else
    proposal->answer = accepted ? DOSSIER_ANSWER_ACCEPTED : DOSSIER_ANSWER_NONE;
  return proposal->answer != DOSSIER_ANSWER_NONE || proposal->open->len > 0;
}

void
dossier_review_settle (DossierReview *self)
{
  g_ptr_array_set_size (self->proposals, 0);
  g_clear_pointer (&self->marks, dossier_review_marks_free);
  if (self->all == NULL)
    return;
  self->marks = marks_new (dossier_session_get_document (self->session));
  for (guint i = 0; i < self->all->len; i++)
    if (settle (self->marks, self->all->pdata[i]))
      g_ptr_array_add (self->proposals, g_object_ref (self->all->pdata[i]));
}

GPtrArray *
dossier_review_list_answers (DossierReview *self, DossierProposal *proposal)
{
  GPtrArray *answers = g_ptr_array_new ();
  DossierAnnotation *rejection;

  if (self->marks == NULL)
    return answers;
  for (guint i = 0; i < proposal->items->len; i++)
    {
      DossierAnnotation *mark = find_mark (self->marks, proposal->items->pdata[i]);

      if (mark != NULL && mark->answer != DOSSIER_ANSWER_NONE &&
          !g_ptr_array_find (answers, mark, NULL))
        g_ptr_array_add (answers, mark);
    }
  rejection = find_rejection (self->marks, proposal);
  if (rejection != NULL && !g_ptr_array_find (answers, rejection, NULL))
    g_ptr_array_add (answers, rejection);
  return answers;
}
