/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"
#include "suggest/suggest.h"

G_BEGIN_DECLS

/**
 * DossierProposal:
 * @kind: what is suggested
 * @items: (element-type DossierSuggestion): the places, in document order; several for a person, an
 *   organisation or a country alone; borrowed
 * @open: (element-type DossierSuggestion): those of them at which nothing is marked yet; borrowed
 * @mark: what it becomes when it is accepted; a quote's speaker goes by name (who_name) until then
 * @answer: what the reader has said to it
 * @number: its place among all proposals of the document
 *
 * What a reader accepts or rejects by one answer.
 */
#define DOSSIER_TYPE_PROPOSAL (dossier_proposal_get_type ())
G_DECLARE_FINAL_TYPE (DossierProposal, dossier_proposal, DOSSIER, PROPOSAL, GObject)

struct _DossierProposal
{
  GObject parent_instance;

  DossierSuggestionKind kind;
  GPtrArray *items;
  GPtrArray *open;
  DossierReaderMark *mark;
  DossierAnswer answer;
  guint number;
};

/* (element-type DossierProposal) (transfer full): all that @suggestions say, those of one person,
 * organisation or country as one, in order of the first place. They borrow from @suggestions. */
GPtrArray *dossier_proposals_new (const DossierSuggestions *suggestions);

/* The first place. */
const DossierSuggestion *dossier_proposal_get_first (DossierProposal *self);
/* The kind of record, or PASSAGE for a date. */
DossierKind dossier_suggestion_kind_get_record (DossierSuggestionKind kind);

/* "Quote", "Date" …; translated. */
const char *dossier_suggestion_kind_get_label (DossierSuggestionKind kind);
/* "16 quotes"; caller frees. */
char *dossier_suggestion_kind_print_count (DossierSuggestionKind kind, guint n);
/* What it would become, in words: "Stanislau Zas, Secretary General, 26 May 2020"; caller frees. */
char *dossier_proposal_describe (DossierProposal *self);
/* A name for it in one line, as it is read aloud: "Suggestion: quote by Stanislau Zas: …"; caller
 * frees. */
char *dossier_proposal_get_name (DossierProposal *self);

G_END_DECLS
