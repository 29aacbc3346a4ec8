/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader says to suggestions, each as one step of undo. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/review-private.h"
#include "linking/session-private.h"

/* Those whose answer is another, or of which something is open. */
static GPtrArray *
list_other (GPtrArray *proposals, DossierAnswer answer)
{
  GPtrArray *other = g_ptr_array_new ();

  for (guint i = 0; i < proposals->len; i++)
    if (DOSSIER_PROPOSAL (proposals->pdata[i])->answer != answer)
      g_ptr_array_add (other, proposals->pdata[i]);
  return other;
}

/* What was answered before goes: an answer without more of the reader's into the trash. */
static void
withdraw (DossierReview *self, DossierProposal *proposal, GPtrArray *values)
{
  g_autoptr (GPtrArray) answers = dossier_review_list_answers (self, proposal);

  for (guint i = 0; i < answers->len; i++)
    {
      DossierAnnotation *value = dossier_annotation_copy (answers->pdata[i]);

      if (dossier_annotation_is_answer (value))
        value->deleted = g_get_real_time ();
      else
        g_clear_pointer (&value->mark, dossier_reader_mark_free);
      if (value->mark == NULL)
        value->answer = DOSSIER_ANSWER_NONE;
      g_ptr_array_add (values, value);
    }
}

void
dossier_review_accept (DossierReview *self, GPtrArray *proposals)
{
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) marks = NULL;

  g_return_if_fail (DOSSIER_IS_REVIEW (self));
  g_return_if_fail (proposals != NULL);

  other = list_other (proposals, DOSSIER_ANSWER_ACCEPTED);
  values = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < other->len; i++)
    if (DOSSIER_PROPOSAL (other->pdata[i])->answer == DOSSIER_ANSWER_REJECTED)
      withdraw (self, other->pdata[i], values);
  marks = dossier_review_make_marks (self, other);
  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (values, g_object_ref (marks->pdata[i]));
  /* Translators: what the menu shows after “Undo” or “Redo” for suggestions that were accepted. */
  dossier_session_perform (self->session, values, C_ ("undo", "Accept Suggestions"));
}

void
dossier_review_reject (DossierReview *self, GPtrArray *proposals)
{
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) values = NULL;

  g_return_if_fail (DOSSIER_IS_REVIEW (self));
  g_return_if_fail (proposals != NULL);

  other = list_other (proposals, DOSSIER_ANSWER_REJECTED);
  values = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < other->len; i++)
    {
      withdraw (self, other->pdata[i], values);
      g_ptr_array_add (values, dossier_review_make_rejection (self, other->pdata[i]));
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for suggestions that were rejected. */
  dossier_session_perform (self->session, values, C_ ("undo", "Reject Suggestions"));
}

void
dossier_review_take_back (DossierReview *self, GPtrArray *proposals)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (DOSSIER_IS_REVIEW (self));
  g_return_if_fail (proposals != NULL);

  for (guint i = 0; i < proposals->len; i++)
    withdraw (self, proposals->pdata[i], values);
  dossier_session_perform (self->session, values,
                           /* Translators: what the menu shows after “Undo” or “Redo” for
                            * suggestions that are open again. */
                           C_ ("undo", "Take Back Answers"));
}
