/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/html/html-node.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Fills in what the page says of itself: in its meta elements (also Open Graph's, Dublin Core's and
 * those of scholarly indexes), in JSON-LD (schema.org), in its title, links and times.
 * @article: where its text is. Returns: (nullable): the heading that is the title; borrowed. */
const xmlNode *html_take_metadata (DossierDocument *document, xmlDoc *doc, const xmlNode *article);

G_END_DECLS
