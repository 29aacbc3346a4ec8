/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

/* `dossier [--library FILE] [FILE…]` */
DossierApplication *dossier_application_new (void);

/* The library, once it is open; borrowed, else NULL. */
DossierStore *dossier_application_get_store (DossierApplication *self);

G_END_DECLS
