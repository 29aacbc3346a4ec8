/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* A window over @parent, accessible name "Tags": the tags of all notes of the library, each in an
 * entry, to be renamed, or by another's name merged with that. @tag: (nullable): the one that gets
 * the keyboard. */
void dossier_tags_window_present (GtkWindow *parent, DossierSession *session, const char *tag);

G_END_DECLS
