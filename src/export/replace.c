/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_LINKS 40
#define MOST_BYTES (G_GUINT64_CONSTANT (256) << 20)
#define AT_A_TIME (1 << 20)

void
dossier_file_image_free (DossierFileImage *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* What went wrong, for people. */
static gboolean
fail (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GIOErrorEnum kind = g_io_error_from_errno (code);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, G_IO_ERROR, kind,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” was not written and is as it was: there is no room on the disk. Make "
                      "some, and try again."),
                   name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, G_IO_ERROR, kind,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” was not written and is as it was: it, or its folder, may not be "
                      "written. Choose another folder, or change its rights."),
                   name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, G_IO_ERROR, kind,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” was not written: there is no such folder. Choose another one."), name);
      break;
    default:
      g_set_error (error, G_IO_ERROR, kind,
                   /* Translators: the first %s is the name of a file, the second what the system
                    * says */
                   _ ("“%1$s” was not written and is as it was: %2$s."), name, g_strerror (code));
    }
  return FALSE;
}

static gboolean
fail_changed (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               /* Translators: %s is the name of a file */
               _ ("“%s” is being changed by another program. Try again when it is done."), name);
  return FALSE;
}

/* Where links lead, also when there is nothing. */
static char *
resolve (const char *path)
{
  char *current = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < MOST_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (current, NULL);
      g_autofree char *folder = NULL;
      char *next;

      if (target == NULL)
        break;
      folder = g_path_get_dirname (current);
      next = g_canonicalize_filename (target, folder);
      g_free (current);
      current = next;
    }
  return current;
}

static void
take_stat (DossierFileImage *self, const struct stat *found)
{
  self->device = found->st_dev;
  self->inode = found->st_ino;
  self->size = found->st_size;
  self->seconds = found->st_mtim.tv_sec;
  self->nanoseconds = found->st_mtim.tv_nsec;
  self->mode = found->st_mode;
  self->group = found->st_gid;
}

static gboolean
is_same (const DossierFileImage *self, const struct stat *found)
{
  return self->device == found->st_dev && self->inode == found->st_ino &&
         self->size == (guint64) found->st_size && self->seconds == found->st_mtim.tv_sec &&
         self->nanoseconds == found->st_mtim.tv_nsec;
}

static GBytes *
read_all (int file, gsize size, GCancellable *cancellable, int *code)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (size);
  g_autofree guint8 *part = g_malloc (AT_A_TIME);

  while (bytes->len <= MOST_BYTES && !g_cancellable_is_cancelled (cancellable))
    {
      gssize n = read (file, part, AT_A_TIME);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          *code = errno;
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      g_byte_array_append (bytes, part, n);
    }
  *code = g_cancellable_is_cancelled (cancellable) ? ECANCELED : EFBIG;
  return NULL;
}

static gboolean
fail_to_read (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (
    error, G_IO_ERROR, g_io_error_from_errno (code),
    /* Translators: the first %s is the name of a file, the second what the system says */
    _ ("“%1$s” could not be read and is as it was: %2$s."), name, g_strerror (code));
  return FALSE;
}

static gboolean
read_file (DossierFileImage *self, int file, GCancellable *cancellable, GError **error)
{
  struct stat found;
  int code = 0;

  if (fstat (file, &found) != 0)
    return fail_to_read (error, errno, self->path);
  if (!S_ISREG (found.st_mode))
    return fail_to_read (error, S_ISDIR (found.st_mode) ? EISDIR : EINVAL, self->path);
  take_stat (self, &found);
  self->bytes = read_all (file, found.st_size, cancellable, &code);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return self->bytes != NULL || fail_to_read (error, code, self->path);
}

DossierFileImage *
dossier_file_image_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierFileImage) self = g_new0 (DossierFileImage, 1);
  int file, code;
  gboolean ok;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = resolve (path);
  file = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0)
    {
      code = errno;
      if (code == ENOENT)
        return g_steal_pointer (&self);
      fail_to_read (error, code, self->path);
      return NULL;
    }
  ok = read_file (self, file, cancellable, error);
  close (file);
  return ok ? g_steal_pointer (&self) : NULL;
}

static gboolean
write_all (int file, GBytes *bytes, GCancellable *cancellable, int *code)
{
  gsize size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  while (done < size)
    {
      gssize n;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      n = write (file, data + done, MIN (size - done, AT_A_TIME));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          *code = errno;
          return FALSE;
        }
      done += n;
    }
  return !g_cancellable_is_cancelled (cancellable);
}

static guint
get_mask (void)
{
  g_autofree char *status = NULL;
  const char *line;

  /* umask() can only be asked by setting it, which other threads would notice. */
  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "\nUmask:")) != NULL)
    return g_ascii_strtoull (line + 7, NULL, 8);
  return 022;
}

/* The new file beside the old one, on the disk. @made: (out): what it is. */
static char *
write_beside (const DossierFileImage *self,
              GBytes *bytes,
              struct stat *made,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *path = g_build_filename (folder, ".dossier-XXXXXX", NULL);
  int file, code = 0;
  gboolean ok;

  /* Another file could take the place of one that may not be written. */
  file = self->bytes != NULL && g_access (self->path, W_OK) != 0 && errno != ENOENT
           ? -1
           : g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (file < 0)
    {
      fail (error, errno, self->path);
      return NULL;
    }
  ok = write_all (file, bytes, cancellable, &code);
  if (ok && self->bytes != NULL && self->group != getgid ())
    {
      /* Where that is not allowed the file gets the person's own group, as from any editor. */
      if (fchown (file, -1, self->group) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
    }
  if (ok && (fchmod (file, self->bytes != NULL ? self->mode & 07777 : 0666 & ~get_mask ()) != 0 ||
             fsync (file) != 0 || fstat (file, made) != 0))
    {
      code = errno;
      ok = FALSE;
    }
  if (close (file) != 0 && ok)
    {
      code = errno;
      ok = FALSE;
    }
  if (ok)
    return g_steal_pointer (&path);
  g_unlink (path);
  if (code == 0)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else
    fail (error, code, self->path);
  return NULL;
}

static void
sync_folder (const char *path)
{
  g_autofree char *name = g_path_get_dirname (path);
  int folder = open (name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    return;
  if (fsync (folder) != 0)
    g_debug ("%s: %s", name, g_strerror (errno));
  close (folder);
}

/* Puts the new file at a place where there is none; EEXIST when there is. */
static int
put_new (const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
#endif
  if (link (from, to) == 0)
    {
      g_unlink (from);
      return 0;
    }
  return errno;
}

/* Puts the new file in the place of the old one, which it looks at once more when it has it in
 * hand: what somebody wrote in the last moment goes back. ESTALE: it was changed. */
static int
put_in_place (const DossierFileImage *self, const char *from)
{
  struct stat found;

  if (g_lstat (self->path, &found) != 0)
    return errno == ENOENT ? ESTALE : errno;
  if (!is_same (self, &found))
    return ESTALE;
#ifdef RENAME_EXCHANGE
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
    {
      if (g_lstat (from, &found) == 0 && is_same (self, &found))
        {
          g_unlink (from);
          return 0;
        }
      return renameat2 (AT_FDCWD, from, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0 ? ESTALE
                                                                                    : errno;
    }
  if (errno != EINVAL && errno != ENOSYS)
    return errno == ENOENT ? ESTALE : errno;
#endif
  return g_rename (from, self->path) == 0 ? 0 : errno;
}

gboolean
dossier_file_image_replace (const DossierFileImage *self,
                            GBytes *bytes,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *beside = NULL;
  struct stat made, found;
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  beside = write_beside (self, bytes, &made, cancellable, error);
  if (beside == NULL)
    return FALSE;
  code = self->bytes == NULL ? put_new (beside, self->path) : put_in_place (self, beside);
  if (code == 0)
    {
      sync_folder (self->path);
      return TRUE;
    }
  /* What came from somebody else in the last moment is left lying. */
  if (g_lstat (beside, &found) == 0 && found.st_ino == made.st_ino)
    g_unlink (beside);
  return code == ESTALE || code == EEXIST ? fail_changed (error, self->path)
                                          : fail (error, code, self->path);
}

static gboolean
write_into (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  int file = open (path, O_WRONLY | O_CLOEXEC);
  int code = 0;

  if (file < 0)
    return fail (error, errno, path);
  if (!write_all (file, bytes, cancellable, &code))
    {
      close (file);
      return code != 0 ? fail (error, code, path)
                       : !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return close (file) == 0 || fail (error, errno, path);
}

gboolean
dossier_file_replace (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierFileImage) self = NULL;
  g_autofree char *beside = NULL;
  struct stat found, made;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  self = g_new0 (DossierFileImage, 1);
  self->path = resolve (path);
  if (stat (path, &found) == 0)
    {
      if (S_ISDIR (found.st_mode))
        return fail (error, EISDIR, self->path);
      if (!S_ISREG (found.st_mode))
        return write_into (path, bytes, cancellable, error);
      take_stat (self, &found);
      self->bytes = g_bytes_new (NULL, 0);
    }
  beside = write_beside (self, bytes, &made, cancellable, error);
  if (beside == NULL)
    return FALSE;
  if (g_rename (beside, self->path) != 0)
    {
      int code = errno;

      g_unlink (beside);
      return fail (error, code, self->path);
    }
  sync_folder (self->path);
  return TRUE;
}
