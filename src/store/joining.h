/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/shelf.h"

G_BEGIN_DECLS

/* What the reader says of who is who, of people, organisations and places as a document that spans
 * others shows them. Each gives @change the steps for all parts of theirs
 * (dossier_document_list_parts()), so that what was said before does not stand against it. */

/* @one and @other, of the same kind, are the same. */
void dossier_shelf_change_join_entities (DossierShelfChange *change,
                                         DossierDocument *document,
                                         const DossierEntity *one,
                                         const DossierEntity *other);
/* @part of @entity is another than all its other parts. */
void dossier_shelf_change_separate (DossierShelfChange *change,
                                    DossierDocument *document,
                                    const DossierEntity *entity,
                                    const DossierEntityPart *part);

G_END_DECLS
