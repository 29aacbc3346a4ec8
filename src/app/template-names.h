/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTemplateNames:
 *
 * The names that a template may use, each with a line about it.
 *
 * "insert" (const char *text, int cursor): one was chosen; @text is what to write, with the cursor
 * behind so many of its characters.
 */
#define DOSSIER_TYPE_TEMPLATE_NAMES (dossier_template_names_get_type ())
G_DECLARE_FINAL_TYPE (DossierTemplateNames,
                      dossier_template_names,
                      DOSSIER,
                      TEMPLATE_NAMES,
                      GtkPopover)

GtkWidget *dossier_template_names_new (void);

G_END_DECLS
