/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

G_BEGIN_DECLS

/* The references of @excerpt (formats/reference.h) as BibTeX: entries @misc with fields that
 * BibTeX, biblatex and Pandoc read, UTF-8, what TeX would take for commands escaped. "date" is
 * biblatex's (EDTF), "year" and "month" are BibTeX's. Caller frees. */
char *dossier_bibtex_write (const DossierExcerpt *excerpt);

G_END_DECLS
