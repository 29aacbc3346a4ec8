/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* Quotes, said and done, sources, notes: one at a time, each made when it is first looked at.
 * Property "page" (string): "quotes", "said-and-done", "sources", "notes".
 * Signal "chosen": the reader has chosen one, maybe the one that shows. */
#define DOSSIER_TYPE_EVIDENCE_PAGES (dossier_evidence_pages_get_type ())
G_DECLARE_FINAL_TYPE (DossierEvidencePages, dossier_evidence_pages, DOSSIER, EVIDENCE_PAGES, AdwBin)

GtkWidget *dossier_evidence_pages_new (DossierSession *session);
void dossier_evidence_pages_set_page (DossierEvidencePages *self, const char *name);
/* Gives the list the keyboard, or its tab when there is nothing in it. */
void dossier_evidence_pages_focus_list (DossierEvidencePages *self);
const char *dossier_evidence_pages_get_page (DossierEvidencePages *self);

/* Whether there is a button that leads to the map: where the list has taken its room. */
void dossier_evidence_pages_offer_map (DossierEvidencePages *self, gboolean offered);

/* Shows the page on which records of @kind are, if there is one. */
void dossier_evidence_pages_show_kind (DossierEvidencePages *self, DossierKind kind);
/* Shows the notes, and the editor of the one of that UUID. */
void dossier_evidence_pages_edit_note (DossierEvidencePages *self, const char *uuid);

G_END_DECLS
