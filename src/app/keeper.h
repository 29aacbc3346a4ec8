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

/* What a keeper takes for the time, and how it waits: a test has another.
 * now: seconds since 1970 UTC; wait: calls @func with @keeper once after so many seconds; returns
 * the id of a source, which may be removed before. */
typedef struct
{
  gint64 (*now) (gpointer data);
  guint (*wait) (guint seconds, GSourceFunc func, gpointer keeper, gpointer data);
  gpointer data;
} DossierKeeperClock;
/* @clock (copied): before dossier_keeper_begin(). */
void dossier_keeper_set_clock (DossierKeeper *self, const DossierKeeperClock *clock);
/* After signals are connected. */
void dossier_keeper_begin (DossierKeeper *self);
/* Gives up what is under way. */
void dossier_keeper_end (DossierKeeper *self);

G_END_DECLS
