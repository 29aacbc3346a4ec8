/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "formats/clip.h"

G_BEGIN_DECLS

/* What a program gets that takes nothing but text. */
typedef enum
{
  DOSSIER_COPY_WORDS,
  DOSSIER_COPY_CITATION,
  DOSSIER_COPY_MARKDOWN,
} DossierCopyForm;

/* @clip for other programs: as text in that @form, and as Markdown (text/markdown) for those that
 * ask for it. Transfer full. */
GdkContentProvider *dossier_clip_provide (const DossierClip *clip, DossierCopyForm form);
/* Puts it on the clipboard of @widget. */
void dossier_clip_copy (const DossierClip *clip, DossierCopyForm form, GtkWidget *widget);

/* What is dragged from @widget when it begins at @x, @y in it; NULL: nothing. Transfer full. */
typedef DossierClip *(*DossierClipFunc) (GtkWidget *widget, double x, double y, gpointer data);

/* Lets what @find finds be dragged out of @widget into other windows, as text with its citation, as
 * Markdown, and as a dossier:// link (text/uri-list). Borrowed. */
GtkDragSource *dossier_drag_attach (GtkWidget *widget, DossierClipFunc find, gpointer data);

G_END_DECLS
