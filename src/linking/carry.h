/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"

G_BEGIN_DECLS

/**
 * DossierCarry:
 * @exact: (element-type DossierAnnotation): marks that surely stand where they were found, though
 *   what is kept of them is of a former edition
 * @review: that likely do, for the reader to confirm
 * @lost: that were not found
 *
 * How the reader's marks fit a document that has changed since they were made. A mark that is
 * confirmed, or attached again, is one of the new text and no longer here.
 */
typedef struct
{
  GPtrArray *exact;
  GPtrArray *review;
  GPtrArray *lost;
} DossierCarry;

/* Of the session's document as it is now; empty lists when it has not changed. */
DossierCarry *dossier_carry_new (DossierSession *session);
void dossier_carry_free (DossierCarry *carry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCarry, dossier_carry_free)

/* How many there are in all three lists. */
guint dossier_carry_count (const DossierCarry *carry);
/* "“TITLE” has changed since you marked it. 143 marks: 131 exact, 9 to review, 3 lost." Caller
 * frees. */
char *dossier_carry_describe (const DossierCarry *carry, DossierDocument *document);
/* Gives all that fit exactly to the new text: one step of the session's undo. */
void dossier_carry_exact (const DossierCarry *carry, DossierSession *session);

/* The words of @annotation with what stood around them when they were marked, or (@now) with what
 * stands around them where they were found, as three strings: before, the words, after. In white
 * space and borders of passages a space. NULL when it was not found. (array zero-terminated=1):
 * free with g_strfreev(). */
char **dossier_carry_quote (DossierAnnotation *annotation, DossierDocument *document, gboolean now);

G_END_DECLS
