/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Templates as the Mustache specification has them (github.com/mustache/spec, its required parts):
 * {{name}}, {{a.b}}, {{.}}, sections {{#name}}…{{/name}}, inverted ones {{^name}}, {{! comments }},
 * partials {{>name}}, which take on the indentation of a line of their own, and other delimiters,
 * {{=<% %>=}}. Where the specification leaves a choice, or we depart from it:
 *
 * - NOTHING IS ESCAPED, since what is written is Markdown and not HTML: {{name}}, {{{name}}} and
 *   {{&name}} all give the text as it is.
 * - Of the data, null, false, 0, "" and [] are false, and so is a name that there is not.
 * - {{.name}} looks for a name in the innermost value alone, {{name}} in those around it, too.
 * - An object or an array in the place of a text gives nothing.
 * - An empty line of a partial stays empty where the partial is indented.
 * - A partial that there is not is an error, not an empty text.
 */

#define DOSSIER_MUSTACHE_ERROR (dossier_mustache_error_quark ())
GQuark dossier_mustache_error_quark (void);
typedef enum
{
  DOSSIER_MUSTACHE_ERROR_TAG,       /* one that is not closed, or has no name */
  DOSSIER_MUSTACHE_ERROR_SECTION,   /* one that does not end, or ends what has not begun */
  DOSSIER_MUSTACHE_ERROR_DELIMITER, /* not two, or what cannot be told apart */
  DOSSIER_MUSTACHE_ERROR_PARTIAL,   /* there is no such template */
  DOSSIER_MUSTACHE_ERROR_BOUND,     /* too deep, too large, or without an end */
  DOSSIER_MUSTACHE_ERROR_TEXT,      /* not UTF-8 */
} DossierMustacheError;

/* Of an error of this domain: the line where it is, from 1 on, and the name of the template that
 * has that line, which may be a partial. 0 and NULL for errors of other domains. */
guint dossier_mustache_error_line (const GError *error);
const char *dossier_mustache_error_template (const GError *error);

/* A template with its partials. Immutable and reference counted: threads may share one. */
typedef struct _DossierMustache DossierMustache;

#define DOSSIER_TYPE_MUSTACHE (dossier_mustache_get_type ())
GType dossier_mustache_get_type (void) G_GNUC_CONST;

/* The text of the partial @name, or NULL when there is none. (transfer full) */
typedef char *(*DossierMustacheLoader) (const char *name, gpointer data);

/* @name is for errors alone; @load, called with @data while this runs, once for each partial, may
 * be NULL. An error is of the domain above, one sentence that names the template and the line. */
DossierMustache *dossier_mustache_parse (const char *name,
                                         const char *text,
                                         DossierMustacheLoader load,
                                         gpointer data,
                                         GError **error);
DossierMustache *dossier_mustache_ref (DossierMustache *self);
void dossier_mustache_unref (DossierMustache *self);

/* The text that the template makes of @data, the same each time. It fails only on what has no end:
 * partials within themselves and loops within loops. Caller frees. */
char *dossier_mustache_render (DossierMustache *self, JsonNode *data, GError **error);
/* The same, which stops with G_IO_ERROR_CANCELLED soon after @cancellable is cancelled. */
char *dossier_mustache_render_cancellable (DossierMustache *self,
                                           JsonNode *data,
                                           GCancellable *cancellable,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMustache, dossier_mustache_unref)

G_END_DECLS
