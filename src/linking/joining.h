/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "store/joining.h"

G_BEGIN_DECLS

/* The same person in several documents (organisation, place): who may be meant, and saying so. */

/**
 * DossierJoinCandidate:
 * @entity: borrowed from the document
 * @likeness: of the names, 0 (none) to 100 (the same)
 * @n_documents: in how many it stands
 * @folded: (owned): what is typed is looked for in it
 *
 * Somebody with whom another one may be the same.
 */
typedef struct
{
  DossierEntity *entity;
  guint likeness;
  guint n_documents;
  char *folded;
} DossierJoinCandidate;

/* How like two names are, by their words: 100: the same; 0: nothing speaks for it. */
guint dossier_join_compare_names (const char *one, const char *other);
/* (element-type DossierJoinCandidate) (transfer full): all others of @entity's kind, the likest
 * first. */
GPtrArray *dossier_join_list_candidates (DossierDocument *document, DossierEntity *entity);
/* Whether each word of @folded (dossier_text_fold()) begins one of the names. */
gboolean dossier_join_candidate_has (const DossierJoinCandidate *candidate, const char *folded);
/* (element-type DossierOrigin) (transfer container): the documents in which @entity, or @part of
 * it, is. */
GPtrArray *dossier_join_list_documents (DossierDocument *document,
                                        const DossierEntity *entity,
                                        const DossierEntityPart *part);

/* Whether that can be said of @item: of people, organisations and places in a document that spans
 * others. */
gboolean dossier_session_can_join (DossierSession *self, const DossierItem *item);
/* Says it in the background, as one step of the session's undo; the document follows, and so do the
 * query and the focus. "save-failed" tells when it could not be written. @others (element-type
 * DossierEntity): of @entity's kind. */
void dossier_session_join (DossierSession *self, DossierEntity *entity, GPtrArray *others);
void dossier_session_separate (DossierSession *self,
                               DossierEntity *entity,
                               const DossierEntityPart *part);

G_END_DECLS
