/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/flow.h"
#include "formats/html/html-node.h"

G_BEGIN_DECLS

/* From the elements of a page to passages. */
typedef struct _HtmlWalk HtmlWalk;

/* @base: (nullable): the page's address, against which links are read. @title: (nullable): the
 * heading that is the document's title, and no passage. */
HtmlWalk *html_walk_new (xmlDoc *doc, const char *base, const xmlNode *title);
void html_walk_free (HtmlWalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlWalk, html_walk_free)

/* Writes what is under @root; footnotes come from the whole page. @skip: (nullable): whether an
 * element is to be left out. */
typedef gboolean (*HtmlSkipFunc) (const xmlNode *node);
void html_walk_run (HtmlWalk *self, DossierFlow *flow, const xmlNode *root, HtmlSkipFunc skip);
/* The footnote with that id: a DossierFlowNoteFunc, whose data is the walk. */
void html_walk_write_note (DossierFlow *flow, const char *label, gpointer self);

G_END_DECLS
