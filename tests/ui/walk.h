/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/document.h"

/* Finding one's way through a window as assistive technology does: by names. */

/* Lets the program work until @widget has nothing left to do, or gives up after some seconds (then
 * the test fails). */
void walk_settle (void);
/* Lets it work until @check says so; fails the test after forty seconds. */
typedef gboolean (*WalkCheck) (gpointer data);
void walk_until (WalkCheck check, gpointer data);

/* The first mapped widget below @root whose accessible name is @name; NULL when there is none. */
GtkWidget *walk_find_shown (GtkWidget *root, const char *name);
/* The same among those of @type: a list rather than the label above it. */
GtkWidget *walk_find_shown_type (GtkWidget *root, GType type, const char *name);

/* The same, which must be there, or come within forty seconds; and that it is not there, or goes.
 */
GtkWidget *walk_get (gpointer root, const char *name);
void walk_assert_gone (gpointer root, const char *name);
/* The first mapped widget of @type at or below @root, whatever its name; NULL when there is none.
 */
GtkWidget *walk_find_type (GtkWidget *root, GType type);

/* As if @key were pressed with the keyboard in @widget, which looks at keys before its children do;
 * FALSE when it does not take it. */
gboolean walk_press (GtkWidget *widget, guint key);
/* Closes @window and sees to it that nothing holds @widget, it or what is in it, any more. */
void walk_close (gpointer window, gpointer widget);

/* The text of all mapped labels below @root, one a line; caller frees. */
char *walk_text (GtkWidget *root);

/* Removes a folder that a test has made, with all that is in it. */
void walk_remove_folder (const char *path);

/* The bundled dossier, read from the source tree. Transfer full. */
DossierDocument *walk_read_csto (void);
