/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

G_BEGIN_DECLS

/* The references of @excerpt (formats/reference.h) as CSL JSON (Citation Style Language 1.0.2,
 * "csl-data"): an array, UTF-8. Caller frees. */
char *dossier_csl_json_write (const DossierExcerpt *excerpt);

G_END_DECLS
