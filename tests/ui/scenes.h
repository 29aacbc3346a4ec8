/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"
#include "linking/session.h"
#include "views/reader-view.h"

/* What a person can bring before their eyes in the program that runs, each looked at with
 * look_at(): the window of the test, other windows and dialogs, menus. */

/* Whether the locale is one of those that nobody writes, so that what is not translated shows. */
extern gboolean scene_is_pseudo;
/* "wide" or "narrow" */
extern const char *scene_room;

/* NULL before there is one. */
DossierWindow *scene_window (void);
DossierSession *scene_session (void);
DossierReaderView *scene_reader (void);

/* Until all that shows has been laid out and drawn. */
void scene_settle (void);
/* Settles, and looks at all that shows. */
void scene_look (const char *name);
/* Activates an action of the window; @target: (nullable): a string. */
void scene_act (const char *action, const char *target);

/* Each menu that a button below @root opens. */
void scene_look_at_menus (GtkWidget *root, const char *name);
/* The menu that the Menu key opens in each list below @root that has one and something in it; how
 * many there were. */
guint scene_look_at_lists_menus (GtkWidget *root, const char *name);

/* The window or dialog beside that of the test, NULL when there is none; and waiting for it. */
GtkWidget *scene_find_other (void);
GtkWidget *scene_wait_for_other (void);
/* Looks at it at the size of the room, and destroys it. @menus: also at the menus of its buttons.
 */
void scene_look_at_other (const char *name, gboolean menus);
