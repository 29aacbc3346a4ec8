/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"
#include "model/annotation.h"

G_BEGIN_DECLS

/* Small things that several views show alike. */

/* An icon that tells a verdict without its colour; static. */
const char *dossier_verdict_get_icon_name (DossierVerdict verdict);
/* "background, not in the analysis" for the editor, "your mark" for the reader, NULL for the
 * document; translated, static. */
const char *dossier_authority_to_display (DossierAuthority authority);

/* "Yellow", "Underline": translated, static. */
const char *dossier_colour_to_display (DossierColour colour);
/* "Highlight yellow", "Underline": what a button that gives it does; translated, static. */
const char *dossier_colour_to_verb (DossierColour colour);

/* A small sign, in words too, that a record is the reader's own, which edits it; hidden until it is
 * told of one. */
GtkWidget *dossier_yours_sign_new (void);
void dossier_yours_sign_set (GtkWidget *sign, const DossierItem *item);

/* A label that wraps, starts at the start, and can be selected by nobody. */
GtkWidget *dossier_wrapping_label (const char *css_class);
/* The same for words of others, in the face of the text. */
GtkWidget *dossier_quoted_label (void);
/* Shows @text in @label, or hides @label when there is none. */
void dossier_label_set_or_hide (GtkWidget *label, const char *text);

/* Buttons that go to the passages of @item, each with the passage's number in the text ("¶ 12"):
 * fills @box anew. Each goes there and focuses @item. */
void dossier_fill_passage_buttons (GtkBox *box,
                                   DossierSession *session,
                                   DossierItem *item,
                                   gconstpointer origin);
/* Names the images at and below @widget: libadwaita's arrows have no names of their own. */
void dossier_name_images (GtkWidget *widget, const char *name);

G_END_DECLS
