/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierTemplateSaver:
 *
 * Brings templates to the disk while they are typed: the newest text of each, half a second after
 * the last key, in a thread. What could not be written stays and is tried again with the next.
 *
 * "failed" (const char *message) says that something is not on the disk, "saved" that all is.
 */
#define DOSSIER_TYPE_TEMPLATE_SAVER (dossier_template_saver_get_type ())
G_DECLARE_FINAL_TYPE (DossierTemplateSaver,
                      dossier_template_saver,
                      DOSSIER,
                      TEMPLATE_SAVER,
                      GObject)

DossierTemplateSaver *dossier_template_saver_new (void);

void dossier_template_saver_put (DossierTemplateSaver *self, const char *name, const char *text);
/* The text of @name that is not on the disk yet, or NULL. */
const char *dossier_template_saver_get_pending (DossierTemplateSaver *self, const char *name);
/* Writes all that is not on the disk, at once and blocking. */
gboolean dossier_template_saver_flush (DossierTemplateSaver *self, GError **error);
/* What could not be written of @name is given up: it is kept elsewhere. */
void dossier_template_saver_forget (DossierTemplateSaver *self, const char *name);

G_END_DECLS
