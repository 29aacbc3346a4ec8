/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * DossierFlow:
 *
 * Makes passages out of text with marks in it, as Markdown and HTML have it: white space becomes
 * one space and none at the ends, blocks without a word are none, headings open sections, a link's
 * address becomes a source, a footnote stands behind the passage that refers to it first.
 */
typedef struct _DossierFlow DossierFlow;

/* Writes the blocks of the footnote called @label, which has been asked for once. */
typedef void (*DossierFlowNoteFunc) (DossierFlow *flow, const char *label, gpointer data);

DossierFlow *dossier_flow_new (DossierDocument *document,
                               DossierFlowNoteFunc note_func, /* (nullable) */
                               gpointer data);
void dossier_flow_free (DossierFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFlow, dossier_flow_free)

/* Ends the block in progress, if there is one, and begins another. @level: of a heading, 1 to 6, or
 * of a list item, from 0; else 0. Text outside any block is a paragraph. */
void dossier_flow_open (DossierFlow *self, DossierPassageKind kind, int level);
void dossier_flow_close (DossierFlow *self);
/* The next block is in that language (BCP 47), or (NULL) in the document's. */
void dossier_flow_set_language (DossierFlow *self, const char *language);

void dossier_flow_add (DossierFlow *self, const char *text, gssize length);
/* The end of a line of verse; a space elsewhere. */
void dossier_flow_break (DossierFlow *self);
/* The end of a table's cell, in a row. */
void dossier_flow_tab (DossierFlow *self);
/* White space as it stands, until it is told otherwise. */
void dossier_flow_keep_space (DossierFlow *self, gboolean keep);

/* Marks nest. @uri: (nullable): of a link: its address. What marks no words is dropped. */
void dossier_flow_begin (DossierFlow *self, DossierSpanType type, const char *uri);
void dossier_flow_end (DossierFlow *self);
/* The number of the footnote @label stands here. */
void dossier_flow_refer (DossierFlow *self, const char *label);
/* A place that a link within the document leads to: the block in progress, or the next one. */
void dossier_flow_name (DossierFlow *self, const char *id);

/* What is added from now on stands on that page: see DossierPageStart. */
void dossier_flow_turn_page (DossierFlow *self, guint page, const char *label);

/* Ends the text: works out sources, footnotes and links within, and finishes the document. */
void dossier_flow_finish (DossierFlow *self);

G_END_DECLS
