/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/map.h"

G_BEGIN_DECLS

/* What a mouse, a touchpad or fingers do to a map: they move and zoom it, and point at what is on
 * it. Internal to DossierMap. */

/* @key: what is there, or NULL; @counts: whether it is to be done what a press does. */
typedef void (*DossierMapPressedFunc) (DossierMap *map, gpointer key, gboolean counts);
/* @key: what the pointer is over now, or NULL. */
typedef void (*DossierMapHoverFunc) (DossierMap *map, gpointer key);

/* Once for a @map. */
void dossier_map_pointer_attach (DossierMap *map,
                                 DossierMapPressedFunc pressed,
                                 DossierMapHoverFunc hover);

G_END_DECLS
