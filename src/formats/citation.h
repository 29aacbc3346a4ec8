/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* A quote as it is put into a text of one's own. Each names the speaker, the office, the date as
 * precisely as the document and no more, the source, and where the quote was read: for a retelling
 * the original that it retells; and words that are translated are said to be, and come with the
 * document's own. Callers free. */

/* “The words” — Stanislau Zas, Secretary General of the CSTO, May 2020 (https://…). Quoted in … */
char *dossier_citation_text (DossierDocument *document, DossierQuote *quote);
/* The same for some of the words of @quote, as they stand in the text. */
char *dossier_citation_part (DossierDocument *document, DossierQuote *quote, const char *words);
/* The words alone, in quotation marks when they are direct. */
char *dossier_citation_words (DossierQuote *quote);
/* What @quote rests on, without its words: Stanislau Zas, Secretary General of the CSTO, … */
char *dossier_citation_evidence (DossierDocument *document, DossierQuote *quote);

/* Of a quote that is translated: "Translation of: “…”", with the words before that; else NULL. */
char *dossier_citation_original (DossierQuote *quote);
/* How the words are those of the speaker, as they stand alone: "Direct", "Reported, translated";
 * translated, static. */
const char *dossier_citation_manner (DossierQuote *quote);

/* Title, publisher, date and address of a source in one line. */
char *dossier_citation_source (DossierSource *source);

/* "Not yet", "Failed" …: translated, static. */
const char *dossier_citation_verdict (DossierVerdict verdict);

G_END_DECLS
