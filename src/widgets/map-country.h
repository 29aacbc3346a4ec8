/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A country on a DossierMap for keyboard and assistive technology: a button without a face, round
 * the country's label point. The pointer meets it only where it meets the country itself. */
#define DOSSIER_TYPE_MAP_COUNTRY (dossier_map_country_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapCountry, dossier_map_country, DOSSIER, MAP_COUNTRY, GtkButton)

/* Its side, in pixels: WCAG 2.2's least size of a target. */
#define DOSSIER_MAP_COUNTRY_SIZE 24

/* @key: what the country stands for; only compared. */
GtkWidget *dossier_map_country_new (gpointer key, guint country);
gpointer dossier_map_country_get_key (DossierMapCountry *self);
guint dossier_map_country_get_country (DossierMapCountry *self);

/* "Armenia, member since 1992"; @description (nullable) says more; @chosen: the query asks for it.
 */
void dossier_map_country_describe (DossierMapCountry *self,
                                   const char *name,
                                   const char *description,
                                   gboolean chosen);

G_END_DECLS
