/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process with windows for each store. The desktop sees to it for programs on one session bus;
 * this holds without one, and whatever name the file is called by. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/store-private.h"

/**
 * dossier_store_claim:
 * @self: the store
 * @error: DOSSIER_STORE_ERROR_BUSY
 *
 * Says that this process shows the store in windows, until the store goes. The lock is on a file of
 * its own: closing any file that SQLite has open would take away SQLite's locks (POSIX). Where no
 * lock can be had at all there is none, and no error.
 *
 * Returns: FALSE when another process has said so
 */
gboolean
dossier_store_claim (DossierStore *self, GError **error)
{
  g_autofree char *real = NULL;
  g_autofree char *lock = NULL;
  g_autofree char *name = NULL;
  int file;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  real = realpath (self->path, NULL);
  lock = g_strconcat (real != NULL ? real : self->path, "-window", NULL);
  file = open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return TRUE;
  if (flock (file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    {
      self->claim = file;
      return TRUE;
    }

  close (file);
  name = g_filename_display_name (self->path);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
               /* Translators: %s is the name of a file */
               _ ("The library “%s” is open in another window of Dossier. Go on there, or close it "
                  "first."),
               name);
  return FALSE;
}

void
dossier_store_unclaim (DossierStore *self)
{
  if (self->claim >= 0)
    close (self->claim);
  self->claim = -1;
}
