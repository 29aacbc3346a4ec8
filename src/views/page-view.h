/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPageView:
 *
 * The page of a PDF that a passage of the session's document stands on, as it looks, with the place
 * outlined; and the pages before and behind it. Follows the reader to other pages.
 *
 * Actions in it: page.previous, page.next, page.zoom-in, page.zoom-out, page.zoom-normal,
 * page.close.
 *
 * Signals:
 *  - "close": the person has done with it
 */
#define DOSSIER_TYPE_PAGE_VIEW (dossier_page_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierPageView, dossier_page_view, DOSSIER, PAGE_VIEW, GtkBox)

GtkWidget *dossier_page_view_new (DossierSession *session);
/* Shows the page on which character @offset of @passage stands. */
void dossier_page_view_show_place (DossierPageView *self, guint passage, guint offset);
/* Whether it fills the window: then there is a way back to the text rather than a cross. */
void dossier_page_view_set_alone (DossierPageView *self, gboolean alone);
/* Gives the page the keyboard. */
void dossier_page_view_grab (DossierPageView *self);

G_END_DECLS
