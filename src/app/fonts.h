/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To find a face, read its tables and draw its letters takes a fifth of what this program adds to
 * the start of an empty one, and needs neither a widget nor the display: a thread does it for the
 * faces that every window shows, while GTK opens the display and reads its style sheets.
 *
 * What it makes is a font map with the faces in it. How the desktop wants letters drawn is not
 * known before the display is open, so it is taken to be as last time; when it is not, the font map
 * is dropped and each face is found when it is needed, as in any other program. So is a face,
 * language or letter that the thread has not met. */

/* Begins, before or after GTK does. @settings: (nullable): the program's. */
void dossier_fonts_begin (GSettings *settings);

/* Waits for the thread and makes its font map the main thread's, before the first widget looks for
 * one; keeps in @settings (nullable) what is to be known next time. Does nothing when nothing was
 * begun. */
void dossier_fonts_end (GSettings *settings);

G_END_DECLS
