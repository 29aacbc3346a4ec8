/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* The id of the record that @annotation's mark makes, when it makes one of its own; NULL for one
 * that has no mark or means a record that is there. Caller frees. */
char *dossier_annotation_get_record_id (DossierAnnotation *annotation);

/* The id of an annotation's own record, whether or not it makes one. Caller frees. */
char *dossier_annotation_get_own_id (DossierAnnotation *annotation);

/* Puts into @document what the reader's marks say (element-type DossierAnnotation, resolved; those
 * in the trash and orphans are passed over): spans, and records of authority READER, as if the
 * document had brought them. @document is as an importer or the store made it and is to be finished
 * (again) afterwards; never one that is shown. Applying the same marks twice is applying them once.
 *
 * What a mark says of others holds whatever the order of the marks: "who" may be a person whom
 * another mark makes, and follows when that mark comes to mean somebody else ("Lavrov" is Sergey
 * Lavrov). A mark of a person, organisation or place whose record is not there (any more) makes it.
 * One without words stands for a record that no words name; with a target, too, it says that the
 * target and its record are one: the target is merged into the record. */
void dossier_document_apply_marks (DossierDocument *document, GPtrArray *annotations);

/* (element-type DossierAnnotation) (transfer container): @document's notes whose marks make @record
 * or say that it stands somewhere, the one that makes it first; empty for a record that the reader
 * has nothing to do with. Borrowed contents. */
GPtrArray *dossier_document_list_marks (DossierDocument *document, const DossierItem *record);

G_END_DECLS
