/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierRuns:
 *
 * The runs of five words (folded; across paragraphs) that a text has: what two texts have in
 * common (Broder's shingles). Which runs it has, and not where or how often.
 */
typedef struct _DossierRuns DossierRuns;

DossierRuns *dossier_runs_new (void);
void dossier_runs_free (DossierRuns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRuns, dossier_runs_free)

/* Adds @text behind what was added before; @apart: it does not follow upon that. */
void dossier_runs_add (DossierRuns *self, const char *text, gboolean apart);
guint dossier_runs_count (DossierRuns *self);
/* How much of @self stands in @other, too: 0 to 1; 0 when either has less than a run. */
double dossier_runs_get_share (DossierRuns *self, DossierRuns *other);

/* How like two titles are: 0 to 1, Dice's coefficient of their words (folded). */
double dossier_titles_compare (const char *a, const char *b);

G_END_DECLS
