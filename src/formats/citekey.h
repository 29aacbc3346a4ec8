/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* The keys by which a text cites @document's sources, the document itself and what it retells, in
 * Pandoc's Markdown ("[@tass2020zas]"), BibTeX and CSL JSON: of each DossierSource, of @document,
 * and of its string "original" (by its address) the first word of who published or wrote it, the
 * year, and a word of the title, in ASCII letters and digits (and a hyphen), so that all of these
 * read them. Each key stands once. It follows from what it names alone; where two would be the
 * same, the later one has more of its title, or a number that follows from its address: so whatever
 * is added behind changes no key of what is there. Caller unrefs.
 * Returns: (element-type gpointer utf8). */
GHashTable *dossier_citekeys_new (DossierDocument *document);

G_END_DECLS
