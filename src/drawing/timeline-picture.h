/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/picture.h"
#include "linking/session.h"

G_BEGIN_DECLS

/* The timeline of @session's document: memberships, events, quotes, commitments and notes by their
 * dates, each with its name; what its query leaves out is pale and nameless. With the meaning of
 * the signs, and what document says so.
 * @first, @last: what is seen, in days as DossierTimeScale has them; @last not after @first: all
 *   that is dated
 * @width: of the picture, in units of DossierPicture
 * The session has to have a document. */
DossierPicture *
dossier_timeline_picture_new (DossierSession *session, double first, double last, double width);

G_END_DECLS
