/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/flow.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Reads a saved web page (HTML of any age): its article without navigation, forms and what else
 * stands round it, and what it says of title, authors, date, publisher, language, address. Nothing
 * is ever loaded: no image, no style, no script. Errors are of DOSSIER_FORMAT_ERROR, or
 * %G_IO_ERROR_CANCELLED. Returns: (element-type DossierDocument) (transfer full): one finished
 * document. */
GPtrArray *dossier_html_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file. */
GPtrArray *dossier_html_read_bytes (GBytes *bytes, const char *name, GError **error);

/* Adds all that @html, part of a page, holds to @flow. */
void dossier_html_add_fragment (DossierFlow *flow, const char *html);

G_END_DECLS
