/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/HTMLparser.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* Parses without ever loading anything. @html: UTF-8. @error: (nullable): of DOSSIER_FORMAT_ERROR
 * when it is nested too deep; @name stands for the file in it. NULL also for what holds nothing. */
xmlDoc *html_parse (const char *html, const char *name, GError **error);

gboolean html_is (const xmlNode *node, const char *name);
gboolean html_is_any (const xmlNode *node, const char *const *names);
/* Value of an attribute without the white space around it, or NULL when it is missing or empty;
 * caller frees. */
char *html_get (const xmlNode *node, const char *attribute);
gboolean html_has_word (const xmlNode *node, const char *attribute, const char *word);
/* All its text, white space as one space; caller frees. */
char *html_get_text (const xmlNode *node);
/* The next node of the tree under @root in document order, going into @node or (@inside FALSE) past
 * it. */
xmlNode *html_next (const xmlNode *node, const xmlNode *root, gboolean inside);
/* The first element under @root with that name, or NULL. */
xmlNode *html_find (const xmlNode *root, const char *name);
/* Whether it is never part of a text: scripts, styles, controls, what is hidden. */
gboolean html_is_unseen (const xmlNode *node);

G_END_DECLS
