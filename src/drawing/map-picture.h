/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/picture.h"
#include "geo/world.h"
#include "linking/session.h"

G_BEGIN_DECLS

/* The map that @session shows: its date and organisations, what its query leaves. With the legend
 * in words, whose view of boundaries it is, whose data, and what document says so.
 * @view: (nullable): the part of the plane that is seen, in kilometres; NULL: all that ever had to
 *   do with the organisation
 * @width: of the picture, in units of DossierPicture
 * The session has to have a document. */
DossierPicture *
dossier_map_picture_new (DossierSession *session, const DossierGeoBox *view, double width);

G_END_DECLS
