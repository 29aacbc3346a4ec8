/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* What a reader most likely means who marks the characters @start to @end of a passage as @kind:
 * the person named nearest before as speaker, a date that stands in the words or before them,
 * direct when they are in quotation marks, the record that has these words for a name. Nothing is
 * guessed that the passage does not say. Caller frees. */
DossierReaderMark *dossier_reader_mark_suggest (DossierDocument *document,
                                                DossierKind kind,
                                                guint passage,
                                                guint start,
                                                guint end);

G_END_DECLS
