/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"
#include "store/former.h"

G_BEGIN_DECLS

/**
 * DossierCarry:
 * @exact: (element-type DossierAnnotation): marks that surely stand where they were found, though
 *   what is kept of them is of a former edition
 * @review: that likely do, for the reader to confirm
 * @lost: that were not found
 * @former: (nullable): the document in which they were made, when that is another one; they then
 *   are copies which the session does not have
 * @n_news: how many of @exact and @review are not in the session's trash, or all when nothing was
 *   carried yet: what is worth being told of
 *
 * How the reader's marks fit a document that has changed since they were made, or another one like
 * the one that they were made in. A mark that is confirmed, or attached again, is one of the new
 * text and no longer here.
 */
typedef struct
{
  GPtrArray *exact;
  GPtrArray *review;
  GPtrArray *lost;
  DossierFormer *former;
  guint n_news;
} DossierCarry;

/* Of the session's document as it is now; empty lists when it has not changed. @former: (nullable):
 * of the marks made there, as dossier_store_read_former() gave them, which it has not. */
DossierCarry *dossier_carry_new (DossierSession *session, DossierFormer *former);
void dossier_carry_free (DossierCarry *carry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCarry, dossier_carry_free)

/* How many there are in all three lists. */
guint dossier_carry_count (const DossierCarry *carry);
/* "“TITLE” has changed since you marked it. 143 marks: 131 exact, 9 to review, 3 lost.", or which
 * other document they were made in. Caller frees. */
char *dossier_carry_describe (const DossierCarry *carry, DossierDocument *document);
/* Gives all that fit exactly to the new text: one step of the session's undo. Marks of another
 * document stay there, too. */
void dossier_carry_exact (const DossierCarry *carry, DossierSession *session);
/* The same for one that is to be reviewed. */
void
dossier_carry_accept (const DossierCarry *carry, DossierSession *session, DossierAnnotation *mark);
/* A copy of a mark that was not found becomes one of the document's lost notes. */
void dossier_carry_keep_lost (const DossierCarry *carry,
                              DossierSession *session,
                              DossierAnnotation *mark);

/* The words of @annotation with what stood around them when they were marked, or (@now) with what
 * stands around them where they were found, as three strings: before, the words, after. In white
 * space and borders of passages a space. NULL when it was not found. (array zero-terminated=1):
 * free with g_strfreev(). */
char **dossier_carry_quote (DossierAnnotation *annotation, DossierDocument *document, gboolean now);

G_END_DECLS
