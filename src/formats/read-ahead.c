/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/read-ahead.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "formats/format-error.h"
#include "store/search-words.h"

/* So much may be read and not written yet: bytes of files, which become some times as much in
 * memory; and files. One that is larger goes by itself. */
#define MOST_BYTES (16 * 1024 * 1024)
#define MOST_FILES 2048
#define MOST_THREADS 8
/* So much that has been read keeps the writer at work for as long as it takes to read more. One of
 * the threads then leaves its processor to the writer, for which all wait in the end. */
#define ENOUGH_BYTES (MOST_BYTES / 4)
#define ENOUGH_FILES (MOST_FILES / 4)

struct _DossierReadAhead
{
  char **paths;
  guint n_paths;
  DossierImportOptions options;
  GCancellable *cancellable; /* of the threads */
  GCancellable *outer;       /* or NULL */
  gulong outer_id;
  GThread *threads[MOST_THREADS];
  guint n_threads;

  GMutex mutex;
  GCond ready; /* a file has been read */
  GCond room;  /* something was given back */
  DossierReading **readings;
  guint n_taken; /* by the threads */
  guint n_given; /* out */
  guint n_held;  /* taken and not given back */
  gsize held;    /* their bytes */
  guint n_stock; /* read and not given out */
  gsize stock;   /* their bytes */
  gboolean closed;
};

/* One file */

static void
refuse_into (DossierReading *self)
{
  self->error = g_error_new (
    DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
    /* Translators: %s is a path; keep --into */
    _ ("“%s” is a document of its own: only annotations can be imported into another (--into)."),
    self->path);
}

static void
prepare (GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    dossier_search_words_prepare (documents->pdata[i]);
}

DossierReading *
dossier_reading_new (const char *path,
                     const DossierImportOptions *options,
                     GCancellable *cancellable)
{
  DossierReading *self = g_new0 (DossierReading, 1);

  self->path = g_strdup (path);
  self->format = dossier_import_format_choose (path, options->format);
  if (options->into != NULL && !self->format->notes && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    refuse_into (self);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &self->error))
    self->contents = self->format->read (path, cancellable, &self->error);
  if (self->contents != NULL && !self->format->notes)
    prepare (self->contents);
  return self;
}

void
dossier_reading_free (DossierReading *self)
{
  if (self->contents != NULL)
    self->format->free (self->contents);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

/* Threads */

static gsize
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && S_ISREG (info.st_mode) ? (gsize) info.st_size : 0;
}

static gboolean
has_room (DossierReadAhead *self, gsize size)
{
  return self->n_held == 0 ||
         (self->n_held < MOST_FILES && size <= MOST_BYTES && self->held <= MOST_BYTES - size);
}

static gboolean
has_enough (DossierReadAhead *self)
{
  return self->stock >= ENOUGH_BYTES || self->n_stock >= ENOUGH_FILES;
}

static gboolean
may_rest (DossierReadAhead *self)
{
  return self->n_threads > 1 && g_thread_self () == self->threads[0];
}

/* Which file the calling thread shall read; FALSE when there is none any more. */
static gboolean
take (DossierReadAhead *self, guint *index, gsize *size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (!self->closed && self->n_taken < self->n_paths)
    {
      *size = get_size (self->paths[self->n_taken]);
      if (has_room (self, *size) && !(may_rest (self) && has_enough (self)))
        {
          *index = self->n_taken++;
          self->n_held++;
          self->held += *size;
          return TRUE;
        }
      g_cond_wait (&self->room, &self->mutex);
    }
  return FALSE;
}

static gpointer
read_cb (gpointer data)
{
  DossierReadAhead *self = data;
  guint index;
  gsize size;

  while (take (self, &index, &size))
    {
      DossierReading *reading =
        dossier_reading_new (self->paths[index], &self->options, self->cancellable);

      reading->size = size;
      g_mutex_lock (&self->mutex);
      self->readings[index] = reading;
      self->n_stock++;
      self->stock += size;
      g_cond_signal (&self->ready);
      g_mutex_unlock (&self->mutex);
    }
  return NULL;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Public API */

DossierReadAhead *
dossier_read_ahead_new (const char *const *paths,
                        const DossierImportOptions *options,
                        GCancellable *cancellable)
{
  DossierReadAhead *self = g_new0 (DossierReadAhead, 1);

  self->paths = g_strdupv ((char **) paths);
  self->n_paths = g_strv_length (self->paths);
  self->options.format = g_strdup (options->format);
  self->options.into = g_strdup (options->into);
  self->readings = g_new0 (DossierReading *, self->n_paths);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  g_cond_init (&self->room);
  if (g_set_object (&self->outer, cancellable))
    self->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                            g_object_ref (self->cancellable), g_object_unref);

  self->n_threads = MIN (MIN (MAX (g_get_num_processors (), 1), MOST_THREADS), self->n_paths);
  g_mutex_lock (&self->mutex); /* they ask which of them they are */
  for (guint i = 0; i < self->n_threads; i++)
    self->threads[i] = g_thread_new ("read", read_cb, self);
  g_mutex_unlock (&self->mutex);
  return self;
}

void
dossier_read_ahead_free (DossierReadAhead *self)
{
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  g_cond_broadcast (&self->room);
  g_mutex_unlock (&self->mutex);
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_id);
  for (guint i = self->n_given; i < self->n_taken; i++)
    g_clear_pointer (&self->readings[i], dossier_reading_free);
  g_clear_object (&self->outer);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_cond_clear (&self->room);
  g_free ((char *) self->options.format);
  g_free ((char *) self->options.into);
  g_free (self->readings);
  g_strfreev (self->paths);
  g_free (self);
}

DossierReading *
dossier_read_ahead_peek (DossierReadAhead *self, gint64 until)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->n_given < self->n_paths && self->readings[self->n_given] == NULL)
    {
      /* Nobody reads it, nor will before there is room. */
      if (self->n_taken == self->n_given && !has_room (self, get_size (self->paths[self->n_taken])))
        return NULL;
      if (until < 0)
        g_cond_wait (&self->ready, &self->mutex);
      else if (!g_cond_wait_until (&self->ready, &self->mutex, until))
        return NULL;
    }
  return self->n_given < self->n_paths ? self->readings[self->n_given] : NULL;
}

DossierReading *
dossier_read_ahead_pop (DossierReadAhead *self)
{
  DossierReading *reading = dossier_read_ahead_peek (self, -1);

  if (reading != NULL)
    {
      gboolean enough;

      g_mutex_lock (&self->mutex);
      enough = has_enough (self);
      self->readings[self->n_given++] = NULL;
      self->n_stock--;
      self->stock -= reading->size;
      if (enough && !has_enough (self))
        g_cond_broadcast (&self->room);
      g_mutex_unlock (&self->mutex);
    }
  return reading;
}

gboolean
dossier_read_ahead_is_share (guint n_files, gsize bytes)
{
  return n_files <= MOST_FILES / 4 && bytes <= MOST_BYTES / 4;
}

void
dossier_read_ahead_give_back (DossierReadAhead *self, DossierReading *reading)
{
  g_mutex_lock (&self->mutex);
  self->n_held--;
  self->held -= reading->size;
  g_cond_broadcast (&self->room);
  g_mutex_unlock (&self->mutex);
  dossier_reading_free (reading);
}
