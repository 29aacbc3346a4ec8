/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "model/excerpt.h"

G_BEGIN_DECLS

/**
 * DossierPages:
 *
 * A document on paper: its head, the text as the reader shows it with quotes set off and
 * highlights, the reader's notes at the foot of the page on which their words end, notes that
 * belong to no words, and the list of sources. It knows no printer: lengths are points (72 an
 * inch), and a page is drawn on any cairo context. Takes what it needs of the document when it is
 * made; use it in one thread at a time. Not reference counted.
 */
typedef struct _DossierPages DossierPages;

/**
 * DossierPageOptions:
 * @width, @height: of the paper; 0: A4
 * @without_notes: neither highlights nor notes
 * @only_passing: only what the excerpt's query leaves
 */
typedef struct
{
  double width;
  double height;
  gboolean without_notes;
  gboolean only_passing;
} DossierPageOptions;

DossierPages *dossier_pages_new (const DossierExcerpt *excerpt, const DossierPageOptions *options);
void dossier_pages_free (DossierPages *self);

/* Lays out some @paragraphs more, 0: all. TRUE when everything has its page. */
gboolean dossier_pages_lay_out (DossierPages *self, guint paragraphs);
/* How much of it has, 0 to 1. */
double dossier_pages_get_progress (DossierPages *self);

/* Of those that are laid out. */
guint dossier_pages_count (DossierPages *self);
/* Draws page number @page from 0 on, its upper left corner at the origin of @cr. All of it has to
 * be laid out. On PDF, addresses are links and headings make an outline. */
void dossier_pages_draw (DossierPages *self, guint page, cairo_t *cr);

/* What stands on a page as lines of text: of the text itself, paragraphs apart by newlines, and one
 * that goes on from the page before without any; and of the notes at its foot. Callers free. */
char *dossier_pages_get_text (DossierPages *self, guint page);
char *dossier_pages_get_notes (DossierPages *self, guint page);
/* The page on which passage number @passage begins; -1: it is not printed. */
int dossier_pages_find_passage (DossierPages *self, guint passage);

/* All of it as PDF 1.5; the same excerpt gives the same bytes. Lays out what is not yet. */
GBytes *dossier_pages_write_pdf (DossierPages *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPages, dossier_pages_free)

G_END_DECLS
