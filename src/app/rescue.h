/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Called before the library is replaced: whatever has it open closes it. Returns: (element-type
 * DossierAnnotation) (transfer full): notes that are known besides what the file holds. */
typedef GPtrArray *(*DossierRescueFunc) (gpointer data);
/* What is done when the library that was damaged has another in its place; or when that failed, and
 * it is as it was, but closed. */
typedef void (*DossierRescuedFunc) (gpointer data);

/* Says in a dialog over @parent what of the reader's notes could be read from the library at
 * @library (NULL: the user's own), and offers its newest good backup, or a new library, with these
 * notes in it. Nothing is touched before the reader chooses. Says nothing of a file that is no
 * library. @in_use: damage was met while it was open: it is read as a whole first, and nothing is
 * said when it is sound. @begin and @done: called when the reader chooses to replace it; their
 * @data (an object) is kept until then. */
void dossier_rescue_offer (GtkWindow *parent,
                           const char *library,
                           gboolean in_use,
                           DossierRescueFunc begin,
                           DossierRescuedFunc done,
                           GObject *data);

G_END_DECLS
