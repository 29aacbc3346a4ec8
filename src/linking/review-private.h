/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/review.h"

G_BEGIN_DECLS

/* What the parts of the review share. Internal to linking. */

struct _DossierReview
{
  GObject parent_instance;

  DossierSession *session;
  DossierSuggestions *suggestions;   /* or NULL */
  char *text;                        /* of which text they are: its library id and hash */
  GPtrArray *proposals;              /* of DossierProposal: those that are not known */
  GPtrArray *all;                    /* of DossierProposal */
  struct _DossierReviewMarks *marks; /* what the document's annotations mark, or NULL */
  gboolean asked;
  GCancellable *looking;
};

void dossier_review_marks_free (struct _DossierReviewMarks *marks);
/* Sets the proposals' answers by what the document's annotations say, and puts those that are not
 * known by other means among self->proposals. */
void dossier_review_settle (DossierReview *self);
/* (element-type DossierAnnotation) (transfer container): those by which @proposal has its answer.
 */
GPtrArray *dossier_review_list_answers (DossierReview *self, DossierProposal *proposal);
/* (element-type DossierAnnotation) (transfer full): what is to be written so that @proposals are
 * accepted. */
GPtrArray *dossier_review_make_marks (DossierReview *self, GPtrArray *proposals);
/* The same for one that is rejected. */
DossierAnnotation *dossier_review_make_rejection (DossierReview *self, DossierProposal *proposal);

G_END_DECLS
