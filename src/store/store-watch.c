/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hearing of what other programs do to the store.
 *
 * SQLite tells by PRAGMA data_version whether somebody else has committed, but nobody tells when to
 * ask. Whoever commits writes to the write-ahead log, and the system says when that file changes:
 * then the writer's connection is asked, and as long as nothing is written nothing wakes up. Where
 * the system cannot watch the file (no inotify, or its limit is reached) the store asks once a
 * second, which is what a person waits without wondering. */
#include "config.h"

#include "store/store-private.h"

/* The system's notices come at most this often; and each is waited upon as long, since a commit
 * takes several writes. */
#define RATE_MS 150
#define SETTLE_MS 40
#define POLL_S 1

static void look (DossierStore *self);

static gpointer
look_work (DossierConnection *connection, gpointer data, GError **error)
{
  int *version = data;

  return dossier_connection_read_number (connection, "PRAGMA data_version", version, error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierStore *self = DOSSIER_STORE (source);
  const int *version = g_task_get_task_data (G_TASK (result));

  self->watch.looking = FALSE;
  /* What cannot be read now is asked for at the next notice. */
  if (dossier_store_take_result (self, result, NULL) == NULL)
    return;

  if (*version != self->watch.version)
    {
      self->watch.version = *version;
      dossier_store_emit_changed (self);
    }
  if (self->watch.again)
    look (self);
}

static void
look (DossierStore *self)
{
  self->watch.again = self->watch.looking;
  if (self->watch.looking || !self->watch.on)
    return;

  self->watch.looking = TRUE;
  dossier_store_queue (self, look, DOSSIER_WORK_WRITE, look_work, g_new0 (int, 1), g_free, NULL,
                       NULL, looked_cb, NULL);
}

static gboolean
settled_cb (gpointer user_data)
{
  DossierStore *self = user_data;

  self->watch.settling = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
noticed_cb (DossierStore *self)
{
  if (self->watch.settling == 0)
    self->watch.settling = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static gboolean
poll_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_polling (GFileMonitor *monitor)
{
  /* GIO's own substitute where the system has nothing, which looks every five seconds. */
  return g_str_equal (G_OBJECT_TYPE_NAME (monitor), "GPollFileMonitor");
}

/* Internal */

void
dossier_store_unwatch (DossierStore *self)
{
  self->watch.on = FALSE;
  g_clear_object (&self->watch.monitor);
  g_clear_handle_id (&self->watch.settling, g_source_remove);
  g_clear_handle_id (&self->watch.poll, g_source_remove);
}

/* Public API */

/**
 * dossier_store_watch:
 * @self: the store
 *
 * From now on "changed" is emitted, on this thread, within some tenths of a second of a commit by
 * another program or by another #DossierStore. This thread runs the default main context. A commit
 * since the store was opened counts, too.
 */
void
dossier_store_watch (DossierStore *self)
{
  g_autofree char *log = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileMonitor) monitor = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self));

  if (self->watch.on)
    return;
  self->watch.on = TRUE;

  log = g_strconcat (self->path, "-wal", NULL);
  file = g_file_new_for_path (log);
  monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor != NULL && !is_polling (monitor))
    {
      g_file_monitor_set_rate_limit (monitor, RATE_MS);
      g_signal_connect_object (monitor, "changed", G_CALLBACK (noticed_cb), self,
                               G_CONNECT_SWAPPED);
      self->watch.monitor = g_steal_pointer (&monitor);
    }
  else
    self->watch.poll = g_timeout_add_seconds (POLL_S, poll_cb, self);
  look (self);
}
