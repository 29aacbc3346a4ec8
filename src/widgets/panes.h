/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window has room for. */
typedef enum
{
  DOSSIER_ROOM_WIDE,   /* side bar, text and evidence beside each other, timeline below */
  DOSSIER_ROOM_MEDIUM, /* below 900 px: text or evidence */
  DOSSIER_ROOM_NARROW, /* below 600 px: one pane at a time */
} DossierRoom;

/* The five panes, and the pages of a window with little room: in medium room only TEXT and
 * MAP are told apart (the evidence is map and lists together). */
typedef enum
{
  DOSSIER_PANE_CONTENTS,
  DOSSIER_PANE_TEXT,
  DOSSIER_PANE_MAP,
  DOSSIER_PANE_LISTS,
  DOSSIER_PANE_TIMELINE,
} DossierPane;
#define DOSSIER_N_PANES (DOSSIER_PANE_TIMELINE + 1)

/**
 * DossierPanes:
 *
 * Arranges the window's panes by the width there is. Panes can be resized by hand, and hidden; in a
 * narrow window the current page alone shows, whatever is hidden in a wide one.
 *
 * A pane that is bare, having nothing to show, gives its room to the others until it is asked for;
 * in a narrow window it has a page as ever, which takes no room from others.
 *
 * Where map and lists together are too low to be of use, the map gives its room to a list that is
 * turned to, until the map is.
 *
 * Properties: "room" (int, read only), "page" (int), "low", "bare" (boolean, read only),
 * "lists-first",
 * "sidebar-visible", "evidence-visible", "timeline-visible" (boolean), "sidebar-width",
 * "evidence-width", "map-height", "timeline-height" (int, pixels), all with notify.
 */
#define DOSSIER_TYPE_PANES (dossier_panes_get_type ())
G_DECLARE_FINAL_TYPE (DossierPanes, dossier_panes, DOSSIER, PANES, GtkWidget)

GtkWidget *dossier_panes_new (void);

/* Puts @child into its place; once a pane. */
void dossier_panes_set_child (DossierPanes *self, DossierPane pane, GtkWidget *child);
GtkWidget *dossier_panes_get_child (DossierPanes *self, DossierPane pane);

DossierRoom dossier_panes_get_room (DossierPanes *self);
/* What a window of @width pixels has room for: before it is shown for the first time. */
void dossier_panes_expect_width (DossierPanes *self, int width);

DossierPane dossier_panes_get_page (DossierPanes *self);
void dossier_panes_set_page (DossierPanes *self, DossierPane page);

/* Sees to it that @pane can be seen: turns to its page, or shows what was hidden or is bare. */
void dossier_panes_reveal (DossierPanes *self, DossierPane pane);

/* Whether @pane, MAP or TIMELINE, has nothing to show. Notifies "bare" of a change. */
void dossier_panes_set_bare (DossierPanes *self, DossierPane pane, gboolean bare);
/* Whether it is bare and nobody has asked for it, so that it does not show. */
gboolean dossier_panes_leaves_out (DossierPanes *self, DossierPane pane);

G_END_DECLS
