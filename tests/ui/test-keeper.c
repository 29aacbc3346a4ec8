/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that is open for days: when backups of it are made. */
#include <glib/gstdio.h>

#include "app/keeper.h"
#include "formats/importer.h"
#include "store/backup.h"
#include "walk.h"

#define DAY_S (24 * 60 * 60)
#define HOUR_S (60 * 60)

/* A clock that goes when it is told to. */
typedef struct
{
  gint64 now;
  guint seconds; /* how long is waited, 0 when nobody waits */
  GSourceFunc func;
  gpointer keeper;
  guint source; /* never comes to its end */
} Clock;

typedef struct
{
  char *folder;
  char *path;
  DossierStore *store;
  DossierKeeper *keeper;
  Clock clock;
  guint wanted;
} Fixture;

static gint64
get_now (gpointer data)
{
  return ((Clock *) data)->now;
}

static guint
wait_for_look (guint seconds, GSourceFunc func, gpointer keeper, gpointer data)
{
  Clock *clock = data;

  clock->seconds = seconds;
  clock->func = func;
  clock->keeper = keeper;
  clock->source = g_timeout_add_seconds (30 * DAY_S, func, keeper);
  return clock->source;
}

/* So many seconds pass, and the keeper looks. */
static void
pass (Fixture *f, gint64 seconds)
{
  g_assert_cmpuint (f->clock.seconds, >, 0);
  g_assert_cmpint (seconds, >=, f->clock.seconds);
  f->clock.now += seconds;
  f->clock.seconds = 0;
  g_source_remove (f->clock.source);
  f->clock.func (f->clock.keeper);
}

static gboolean
has_backups (gpointer data)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) backups = dossier_backup_list (f->path);

  return backups->len == f->wanted;
}

static void
wait_for_backups (Fixture *f, guint n)
{
  f->wanted = n;
  walk_until (has_backups, f);
  walk_settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierKeeperClock clock = { get_now, wait_for_look, &f->clock };

  f->folder = g_dir_make_tmp ("dossier-keeper-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_library_open (f->path, NULL, &error);
  g_assert_no_error (error);
  f->clock.now = g_get_real_time () / G_USEC_PER_SEC;
  f->keeper = dossier_keeper_new (f->store);
  dossier_keeper_set_clock (f->keeper, &clock);
  dossier_keeper_begin (f->keeper);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_keeper_end (f->keeper);
  g_object_unref (f->keeper);
  walk_settle ();
  dossier_store_close (f->store);
  g_object_unref (f->store);
  walk_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* Moves the backup that there is a day back, with its name. */
static void
age (Fixture *f)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (f->path);
  DossierBackup *backup = backups->pdata[0];
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (backup->made);
  g_autoptr (GDateTime) before = g_date_time_add_days (made, -1);
  g_autofree char *now = g_date_time_format (made, "%Y%m%d-%H%M%S");
  g_autofree char *then = g_date_time_format (before, "%Y%m%d-%H%M%S");
  g_autoptr (GString) path = g_string_new (backup->path);

  g_assert_cmpuint (g_string_replace (path, now, then, 1), ==, 1);
  g_assert_cmpint (g_rename (backup->path, path->str), ==, 0);
  f->clock.now = backup->made - DAY_S;
}

/* The first soon after the window has come up; then the clock is looked at every hour, and after a
 * day there is another. */
static void
test_daily (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (f->clock.seconds, <, 60);
  pass (f, f->clock.seconds);
  g_assert_cmpuint (f->clock.seconds, ==, HOUR_S);
  wait_for_backups (f, 1);
  age (f);

  for (guint hour = 1; hour < 24; hour++)
    {
      pass (f, HOUR_S);
      g_assert_cmpuint (f->clock.seconds, ==, HOUR_S);
    }
  wait_for_backups (f, 1);
  pass (f, HOUR_S);
  wait_for_backups (f, 2);
  g_assert_cmpuint (f->clock.seconds, ==, HOUR_S);
}

/* Timers stand still while a computer sleeps: the first look afterwards counts the days. What is
 * left of a day is not waited for by whole hours. */
static void
test_slept (Fixture *f, gconstpointer data)
{
  pass (f, f->clock.seconds);
  wait_for_backups (f, 1);
  age (f);
  pass (f, DAY_S - 600);
  g_assert_cmpuint (f->clock.seconds, ==, 600);
  wait_for_backups (f, 1);
  pass (f, 30 * HOUR_S);
  wait_for_backups (f, 2);
}

/* One that was made in what is now the future, by a clock that was wrong, keeps none from being
 * made. */
static void
test_wrong_clock (Fixture *f, gconstpointer data)
{
  pass (f, f->clock.seconds);
  wait_for_backups (f, 1);
  age (f);
  f->clock.now -= 3 * DAY_S;
  pass (f, HOUR_S);
  wait_for_backups (f, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/keeper/daily", test_daily);
  ADD ("/ui/keeper/slept", test_slept);
  ADD ("/ui/keeper/wrong-clock", test_wrong_clock);

  return g_test_run ();
}
