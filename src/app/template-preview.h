/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierTemplatePreview:
 *
 * What a template makes of what the window shows: of the document that is open, as far as it passes
 * the query. Made in a thread, and the next request cancels the one before.
 *
 * "done" tells that get_text() or get_error() has something new; "outdated" that the document, its
 * notes or the query have changed.
 */
#define DOSSIER_TYPE_TEMPLATE_PREVIEW (dossier_template_preview_get_type ())
G_DECLARE_FINAL_TYPE (DossierTemplatePreview,
                      dossier_template_preview,
                      DOSSIER,
                      TEMPLATE_PREVIEW,
                      GObject)

DossierTemplatePreview *dossier_template_preview_new (DossierSession *session);

/* Begins to make the text of @template, which is called @name. */
void dossier_template_preview_show (DossierTemplatePreview *self,
                                    const char *name,
                                    const char *template);
/* The text of the last template without an error, or NULL. Borrowed. */
const char *dossier_template_preview_get_text (DossierTemplatePreview *self);
/* Whether that is of all that the window shows, and not of the beginning of very much. */
gboolean dossier_template_preview_is_whole (DossierTemplatePreview *self);
/* What is wrong with the last template, or NULL. Borrowed. */
const GError *dossier_template_preview_get_error (DossierTemplatePreview *self);

G_END_DECLS
