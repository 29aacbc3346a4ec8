/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/keeper.h"

#define DAY_S (24 * 60 * 60)
/* Timers do not count while the computer sleeps: so the clock is looked at this often. */
#define LOOK_S (60 * 60)
/* The window comes first. */
#define BEGIN_AFTER_S 5

struct _DossierKeeper
{
  GObject parent_instance;

  DossierStore *store;
  DossierKeeperClock clock;
  GCancellable *cancellable;
  guint timer;
  gboolean at_work;
  char *said; /* the last message, until a backup succeeds */
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierKeeper, dossier_keeper, G_TYPE_OBJECT)

static void wait_for_next (DossierKeeper *self, guint seconds);

static gint64
get_real_now (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static guint
wait_really (guint seconds, GSourceFunc func, gpointer keeper, gpointer data)
{
  return g_timeout_add_seconds_full (G_PRIORITY_LOW, seconds, func, keeper, NULL);
}

static void
say (DossierKeeper *self, const char *message)
{
  if (g_strcmp0 (self->said, message) == 0)
    return;
  g_free (self->said);
  self->said = g_strdup (message);
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* A backup made before a migration or a restore is as good as the day's. */
static gint64
get_age_of_last (DossierKeeper *self)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (dossier_store_get_path (self->store));
  DossierBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;
  gint64 now = self->clock.now (self->clock.data);

  /* A clock that was wrong does not keep one from being made. */
  return newest != NULL && newest->made <= now ? now - newest->made : DAY_S;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dossier_store_back_up_finish (DOSSIER_STORE (source), result, &error);

  self->at_work = FALSE;
  if (path != NULL)
    g_clear_pointer (&self->said, g_free);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static gboolean
look_cb (gpointer data)
{
  DossierKeeper *self = data;
  gint64 age = get_age_of_last (self);

  self->timer = 0;
  if (age >= DAY_S && !self->at_work)
    {
      self->at_work = TRUE;
      dossier_store_back_up_async (self->store, DOSSIER_BACKUP_DAILY, NULL, self->cancellable,
                                   backed_up_cb, g_object_ref (self));
    }
  wait_for_next (self, (guint) (age < DAY_S ? MIN (DAY_S - age, LOOK_S) : LOOK_S));
  return G_SOURCE_REMOVE;
}

static void
wait_for_next (DossierKeeper *self, guint seconds)
{
  self->timer = self->clock.wait (seconds, look_cb, self, self->clock.data);
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierKeeper) self = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_empty_trash_finish (DOSSIER_STORE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
dossier_keeper_dispose (GObject *object)
{
  DossierKeeper *self = DOSSIER_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_keeper_parent_class)->dispose (object);
}

static void
dossier_keeper_finalize (GObject *object)
{
  DossierKeeper *self = DOSSIER_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_free (self->said);

  G_OBJECT_CLASS (dossier_keeper_parent_class)->finalize (object);
}

static void
dossier_keeper_class_init (DossierKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_keeper_finalize;

  signals[FAILED] = g_signal_new ("failed", DOSSIER_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_keeper_init (DossierKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  self->clock = (DossierKeeperClock){ get_real_now, wait_really, NULL };
}

DossierKeeper *
dossier_keeper_new (DossierStore *store)
{
  DossierKeeper *self = g_object_new (DOSSIER_TYPE_KEEPER, NULL);

  g_set_object (&self->store, store);
  return self;
}

void
dossier_keeper_set_clock (DossierKeeper *self, const DossierKeeperClock *clock)
{
  g_return_if_fail (DOSSIER_IS_KEEPER (self));
  g_return_if_fail (clock != NULL);

  self->clock = *clock;
}

void
dossier_keeper_begin (DossierKeeper *self)
{
  g_return_if_fail (DOSSIER_IS_KEEPER (self));
  g_return_if_fail (self->timer == 0);

  dossier_store_watch (self->store);
  dossier_store_empty_trash_async (
    self->store,
    (self->clock.now (self->clock.data) - DOSSIER_TRASH_DAYS * (gint64) DAY_S) * G_USEC_PER_SEC,
    self->cancellable, emptied_cb, g_object_ref (self));
  wait_for_next (self, BEGIN_AFTER_S);
}

void
dossier_keeper_end (DossierKeeper *self)
{
  g_return_if_fail (DOSSIER_IS_KEEPER (self));

  g_object_run_dispose (G_OBJECT (self));
}
