/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

/* What the killed program writes, known beforehand: each content follows from a number, so that
 * whoever finds a state of it knows whether it is whole. */

#define PLAN_NOTES 10

/* The state of note @index that its revision @revision is: colour, words, tags, anchors, trash. */
DossierAnnotation *plan_note (guint index, guint revision);
/* Which it is; FALSE when it is none of these, or not exactly one. */
gboolean plan_recognise (DossierAnnotation *annotation, guint *index, guint *revision);

/* The notes that revision @revision writes in one transaction; they begin with @index. */
guint plan_count_together (guint revision);

/* (element-type DossierDocument): three documents that come in one transaction. */
GPtrArray *plan_documents (guint number);
char *plan_document_uuid (guint number, guint index);
#define PLAN_DOCUMENTS 3

/* Two states of a library, the one or the other of which is restored. */
guint plan_state_revision (guint state);
