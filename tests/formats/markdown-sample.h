/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"
#include "model/excerpt.h"

/* A document of three sections, one below another, with two paragraphs each, a quote with a source,
 * an event and a commitment; @title: of the document and of all sections; @text: of all paragraphs,
 * and the words of the quote. Unfinished records follow from it: it is finished. */
DossierDocument *make_sample (const char *title, const char *text);

/* Gives it notes: (element-type DossierAnnotation) (transfer full). */
void set_sample_notes (DossierDocument *document, GPtrArray *notes);

/* A highlight of the first @chars characters of passages @first to @last, with a UUID made from
 * @number. */
DossierAnnotation *
make_sample_note (DossierDocument *document, guint first, guint last, guint chars, guint number);
