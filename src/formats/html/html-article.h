/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/html/html-node.h"

G_BEGIN_DECLS

/* The element that holds the text which a page is there for: what the page itself calls its article
 * or its main part, else where most of the running text is. The body when there is no telling. */
xmlNode *html_find_article (xmlDoc *doc);
/* Whether it stands in or round an article without being of it: navigation, notes of the site,
 * what others wrote below it. */
gboolean html_is_furniture (const xmlNode *node);

G_END_DECLS
