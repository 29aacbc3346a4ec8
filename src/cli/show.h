/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What "dossierctl show" prints of @records (element-type DossierItem), which are records of @kind
 * (no sections) of @document: one JSON value with the keys that docs and scripts rely on, or text
 * for people. */
void dossier_show_json (DossierDocument *document, DossierKind kind, GPtrArray *records);
void dossier_show_text (DossierDocument *document, DossierKind kind, GPtrArray *records);

G_END_DECLS
