/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Looking at a window as somebody does who reads it in another language: is all of it in that
 * language, and all of it to be seen? */

typedef enum
{
  /* In a pseudo-locale, with a document that has no Latin letter: nothing that anybody reads or
   * hears has one. */
  LOOK_TRANSLATED = 1 << 0,
  /* No label is ellipsised, cut off, or beyond what it stands in. */
  LOOK_WHOLE = 1 << 1,
} Look;

/* Looks at @root and all below it, shown as @scene. What is wrong waits for look_judge(). */
void look_at (GtkWidget *root, const char *scene, Look what);
/* Whether nothing was wrong since this was last called. @final: what was is printed, each thing
 * once, and counted; else it is forgotten, since the scene may not have been ready. */
gboolean look_judge (gboolean final);
/* Something else that is wrong with @what. */
void look_report (const char *fault, const char *what);
/* How much was wrong so far. */
guint look_count_faults (void);
/* What was looked at so far: strings and labels. */
guint look_count_seen (void);
