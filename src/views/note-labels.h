/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "model/annotation.h"
#include "views/record-list.h"

G_BEGIN_DECLS

/* How the reader's notes are named and put in order wherever they are listed. */

/* The words that a note marks, in one line of at most @max_chars characters (0: all); NULL when it
 * marks none. Caller frees. */
char *dossier_note_get_words (DossierAnnotation *note, guint max_chars);
/* What it is on when it marks no words: "On Serbia", "On the document as a whole"; NULL when it
 * marks some. Caller frees. */
char *dossier_note_describe_target (DossierAnnotation *note, DossierDocument *document);
/* The section in which it stands, or used to stand; NULL for none. Borrowed. */
DossierSection *dossier_note_get_section (DossierAnnotation *note, DossierDocument *document);
/* What the reader says stands there: "Marked as a quote"; NULL when it is no mark. Translated,
 * static. */
const char *dossier_note_describe_mark (DossierAnnotation *note);
/* All of it in one line, for assistive technology. Caller frees. */
char *dossier_note_describe (DossierAnnotation *note, DossierDocument *document);
/* "On this paragraph, marked in English": of one whose words are another language's; NULL of all
 * others. Caller frees. */
char *dossier_note_describe_language (DossierAnnotation *note, DossierDocument *document);

/* Whether the reader has written something there. */
gboolean dossier_note_has_text (DossierAnnotation *note);
/* Neither words marked nor text nor tags: nothing to be kept. */
gboolean dossier_note_is_empty (DossierAnnotation *note);

/* By which notes are put in order; the nicks are those of the setting notes-order. */
typedef enum
{
  DOSSIER_NOTES_BY_PLACE,
  DOSSIER_NOTES_BY_DATE,
  DOSSIER_NOTES_BY_TAG,
  DOSSIER_NOTES_BY_COLOUR,
} DossierNotesOrder;
#define DOSSIER_N_NOTES_ORDERS (DOSSIER_NOTES_BY_COLOUR + 1)

/* Fills what of @kind follows from @order: groups and comparison. */
void dossier_note_fill_order (DossierNotesOrder order, DossierRecordKind *kind);

G_END_DECLS
