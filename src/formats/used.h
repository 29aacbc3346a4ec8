/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Adds to @lines (element-type utf8) what a reader took out of the file of @document, which is
 * finished: sentences with counts. */
void dossier_describe_used (DossierDocument *document, GPtrArray *lines);

G_END_DECLS
