/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"

G_BEGIN_DECLS

/**
 * DossierKeeper:
 *
 * What is done for the library in the background while windows are open: it hears of what others
 * write, forgets what has been in the trash for thirty days, and makes the daily backup, at once
 * when the last one is older than a day, later when it comes to be.
 *
 * Signals:
 *  - "failed" (const char *message): something could not be done, in words for the reader; said
 * once and tried again within the hour
 */
#define DOSSIER_TYPE_KEEPER (dossier_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DossierKeeper, dossier_keeper, DOSSIER, KEEPER, GObject)

#define DOSSIER_TRASH_DAYS 30

DossierKeeper *dossier_keeper_new (DossierStore *store);
/* After signals are connected. */
void dossier_keeper_begin (DossierKeeper *self);
/* Gives up what is under way. */
void dossier_keeper_end (DossierKeeper *self);

G_END_DECLS
