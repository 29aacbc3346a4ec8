/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "store/workers.h"

G_BEGIN_DECLS

/* What the parts of the store's interface share. Internal to src/store. */
struct _DossierStore
{
  GObject parent_instance;

  char *path;
  DossierWorkers *workers;
  int claim;             /* a file that is locked, or -1 */
  int damaged;           /* atomic: damage was met, and is told */
  int telling_documents; /* atomic: "documents-changed" is on its way */

  /* See store-watch.c; used on one thread only. */
  struct
  {
    gboolean on;
    int version; /* PRAGMA data_version, as last seen by the writer's connection */
    gboolean looking;
    gboolean again; /* look again when this look is done */
    GFileMonitor *monitor;
    guint settling;
    guint poll;
  } watch;
};

void dossier_store_unclaim (DossierStore *self);
void dossier_store_unwatch (DossierStore *self);
void dossier_store_emit_changed (DossierStore *self);

/* Emits "annotations-written" on the main thread. */
void dossier_store_tell_written (DossierStore *self, GPtrArray *annotations);

/* Emits "documents-changed" on the main thread, soon. */
void dossier_store_tell_documents (DossierStore *self);

/* Queues @run for an operation that began with @callback; @data (transfer full) is freed with
 * @free_data, a result that nobody takes with @free_result. @tag: the function that was called. */
void dossier_store_queue (DossierStore *self,
                          gpointer tag,
                          DossierWorkKind kind,
                          DossierWorkFunc run,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* What it gave, or NULL with @error set. */
gpointer dossier_store_take_result (DossierStore *self, GAsyncResult *result, GError **error);

/* What work that gives no object returns for success. */
#define DOSSIER_WORK_DONE GINT_TO_POINTER (1)

G_END_DECLS
