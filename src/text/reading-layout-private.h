/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/reading-layout.h"

G_BEGIN_DECLS

/* The head of a document, line by line. */
typedef void (*DossierHeadLineFunc) (DossierBlockKind kind, const char *text, gpointer user_data);
void
dossier_reading_head_foreach (DossierDocument *document, DossierHeadLineFunc func, gpointer data);

/* "Name · office · party" of who speaks in @passage, by memberships in force on the document's
 * date; NULL when nobody is named. Caller frees. */
char *dossier_speech_caption (DossierDocument *document, const DossierPassage *passage);

/* A stretch of a passage that is shown as a block. */
typedef struct
{
  guint start;
  guint end; /* with closing punctuation and the space after it */
  DossierQuote *quote;
} DossierSetOff;
/* (element-type DossierSetOff): which quotes of @passage are long enough to be set off, with
 * their quotation marks; in order, apart from each other. */
GArray *dossier_passage_find_set_off (const DossierPassage *passage);

/* (element-type guint): where a passage of over 1,000 words is to be broken for display: at ends of
 * sentences. */
GArray *dossier_passage_find_breaks (const DossierPassage *passage);

/* Whether the first letter of @text that has a direction runs from right to left. @fallback: when
 * none has. */
gboolean dossier_text_is_rtl (const char *text, gboolean fallback);

G_END_DECLS
