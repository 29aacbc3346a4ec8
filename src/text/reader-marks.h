/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* The id of the record that @annotation's mark makes, when it makes one of its own; NULL for one
 * that has no mark or means a record that is there. Caller frees. */
char *dossier_annotation_get_record_id (DossierAnnotation *annotation);

/* Puts into @document what the reader's marks say (element-type DossierAnnotation, resolved; those
 * in the trash and orphans are passed over): spans, and records of authority READER, as if the
 * document had brought them. @document is as an importer or the store made it and is to be finished
 * (again) afterwards; never one that is shown. */
void dossier_document_apply_marks (DossierDocument *document, GPtrArray *annotations);

G_END_DECLS
