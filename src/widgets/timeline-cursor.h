/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The handle at the foot of a timeline's cursor: says its date and takes the keyboard focus for the
 * timeline. */
#define DOSSIER_TYPE_TIMELINE_CURSOR (dossier_timeline_cursor_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineCursor,
                      dossier_timeline_cursor,
                      DOSSIER,
                      TIMELINE_CURSOR,
                      GtkWidget)

GtkWidget *dossier_timeline_cursor_new (void);

/* @text: the date as shown; @name: the date in full, for assistive technology. */
void
dossier_timeline_cursor_set_date (DossierTimelineCursor *self, const char *text, const char *name);
/* Whether the date lies beyond the part of time in view: < 0 before it, > 0 after it. */
void dossier_timeline_cursor_set_beyond (DossierTimelineCursor *self, int beyond);

G_END_DECLS
