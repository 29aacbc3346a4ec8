/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* What a mark in the text refers to: a source, with its address to be opened in a browser, or a
 * footnote. Give it a parent, then show it with one of the functions below. */
#define DOSSIER_TYPE_MARK_POPOVER (dossier_mark_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierMarkPopover, dossier_mark_popover, DOSSIER, MARK_POPOVER, GtkPopover)

DossierMarkPopover *dossier_mark_popover_new (DossierSession *session);

void dossier_mark_popover_show_source (DossierMarkPopover *self, DossierSource *source);
/* @label: the mark, "c". */
void dossier_mark_popover_show_footnote (DossierMarkPopover *self,
                                         DossierPassage *footnote,
                                         const char *label);

/* Of a quote that is translated: the words before that. */
void dossier_mark_popover_show_quote (DossierMarkPopover *self, DossierQuote *quote);

G_END_DECLS
