/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * DossierWorkers:
 *
 * The store's threads: one that writes, and up to a few that read, each with a connection of its
 * own. Work comes in by two queues. Reading threads start when there is more to read than they can
 * take, so that a program that never reads pays for none. Internal to src/store.
 */
typedef struct _DossierWorkers DossierWorkers;

typedef enum
{
  DOSSIER_WORK_READ,
  DOSSIER_WORK_WRITE,
} DossierWorkKind;

/* One piece of work, run on one of the threads. The connection stops when the operation is
 * cancelled. Returns: something, or NULL with @error set. */
typedef gpointer (*DossierWorkFunc) (DossierConnection *connection, gpointer data, GError **error);

/* Called on one of the threads when work meets damage. */
typedef void (*DossierDamageFunc) (gpointer data, const GError *error);

/* @writer (transfer full): the connection for writing, for the file that the readers open too. */
DossierWorkers *dossier_workers_new (DossierConnection *writer);
/* Before any work comes in. */
void dossier_workers_set_damage_func (DossierWorkers *self, DossierDamageFunc func, gpointer data);

/* Finishes what is queued, ends the threads, closes the connections. Work that comes in later
 * fails.
 */
void dossier_workers_close (DossierWorkers *self);
/* Closes it first. */
void dossier_workers_free (DossierWorkers *self);

/* Queues @run and waits for what it returns. */
gpointer dossier_workers_run (DossierWorkers *self,
                              DossierWorkKind kind,
                              DossierWorkFunc run,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* Queues @run; what it returns (freed with @free_result if nobody takes it), or its error, becomes
 * the result of @task, whose task data and cancellable it uses. */
void dossier_workers_queue (DossierWorkers *self,
                            DossierWorkKind kind,
                            DossierWorkFunc run,
                            GDestroyNotify free_result,
                            GTask *task);

G_END_DECLS
