/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/picture.h"
#include "linking/session.h"

G_BEGIN_DECLS

/* Notes below a picture of what @session shows: what its query leaves, and what document it is
 * made from. */
void dossier_picture_add_session (DossierPicture *picture, DossierSession *session);

G_END_DECLS
