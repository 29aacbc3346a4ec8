/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-hash.h"

/* Chunks that may wait: reading goes on only as fast as they are summed up. */
#define MAX_WAITING 32

struct _TeiHash
{
  GChecksum *checksum; /* the thread's, once there is one */
  DossierDeflater *deflater;
  GThread *thread;
  gboolean alone; /* a thread cannot be had */
  guint n_chunks;

  GMutex mutex;
  GCond changed;
  GQueue waiting; /* of GBytes */
  gboolean closed;
};

static void
update (TeiHash *hash, GBytes *chunk)
{
  gsize size;
  const guchar *data = g_bytes_get_data (chunk, &size);

  g_checksum_update (hash->checksum, data, (gssize) size);
  dossier_deflater_add (hash->deflater, chunk);
}

/* The next chunk, or NULL when there will be none. */
static GBytes *
wait_for_chunk (TeiHash *hash)
{
  GBytes *chunk;

  g_mutex_lock (&hash->mutex);
  while (g_queue_is_empty (&hash->waiting) && !hash->closed)
    g_cond_wait (&hash->changed, &hash->mutex);
  chunk = g_queue_pop_head (&hash->waiting);
  g_cond_signal (&hash->changed);
  g_mutex_unlock (&hash->mutex);

  return chunk;
}

static gpointer
hash_cb (gpointer data)
{
  TeiHash *hash = data;
  GBytes *chunk;

  while ((chunk = wait_for_chunk (hash)) != NULL)
    {
      update (hash, chunk);
      g_bytes_unref (chunk);
    }

  return NULL;
}

static void
close_queue (TeiHash *hash)
{
  if (hash->thread == NULL)
    return;

  g_mutex_lock (&hash->mutex);
  hash->closed = TRUE;
  g_cond_signal (&hash->changed);
  g_mutex_unlock (&hash->mutex);
  g_thread_join (g_steal_pointer (&hash->thread));
}

TeiHash *
tei_hash_new (void)
{
  TeiHash *hash = g_new0 (TeiHash, 1);

  hash->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  hash->deflater = dossier_deflater_new ();
  g_mutex_init (&hash->mutex);
  g_cond_init (&hash->changed);
  g_queue_init (&hash->waiting);

  return hash;
}

void
tei_hash_free (TeiHash *hash)
{
  close_queue (hash);
  g_checksum_free (hash->checksum);
  dossier_deflater_free (hash->deflater);
  g_mutex_clear (&hash->mutex);
  g_cond_clear (&hash->changed);
  g_free (hash);
}

void
tei_hash_add (TeiHash *hash, GBytes *chunk)
{
  if (++hash->n_chunks > 1 && hash->thread == NULL && !hash->alone)
    {
      hash->thread = g_thread_try_new ("tei-hash", hash_cb, hash, NULL);
      hash->alone = hash->thread == NULL;
    }
  if (hash->thread == NULL)
    {
      update (hash, chunk);
      return;
    }

  g_mutex_lock (&hash->mutex);
  while (g_queue_get_length (&hash->waiting) >= MAX_WAITING)
    g_cond_wait (&hash->changed, &hash->mutex);
  g_queue_push_tail (&hash->waiting, g_bytes_ref (chunk));
  g_cond_signal (&hash->changed);
  g_mutex_unlock (&hash->mutex);
}

DossierSourceFile *
tei_hash_finish (TeiHash *hash, const char *name)
{
  g_autoptr (GBytes) content = NULL;

  close_queue (hash);
  content = dossier_deflater_finish (hash->deflater);

  return dossier_source_file_new (name, g_checksum_get_string (hash->checksum),
                                  dossier_deflater_get_size (hash->deflater), content);
}
