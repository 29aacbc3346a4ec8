/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-disk.h"

#include <errno.h>
#include <sqlite3.h>

const char *const fault_names[N_FAULTS] = { "none", "disk full", "write error", "fsync error",
                                            "read error" };

/* The system's file lies right behind ours. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;

/* The store's threads write at the same time. */
static GMutex mutex;
static Fault broken = FAULT_NONE;
static guint left;
static gboolean stays_broken;
static gboolean has_failed;

static gboolean
fails (Fault fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (fault != broken || (has_failed && !stays_broken))
    return FALSE;
  if (left > 1)
    {
      left--;
      return FALSE;
    }
  has_failed = TRUE;
  return TRUE;
}

#define REAL(file) (((File *) (file))->real)

static int
close_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
read_cb (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  if (fails (FAULT_READ))
    return SQLITE_IOERR_READ;
  return REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
write_cb (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  if (fails (FAULT_FULL))
    return SQLITE_FULL;
  if (fails (FAULT_WRITE))
    {
      /* What the disk does not take is not always nothing. */
      REAL (file)->pMethods->xWrite (REAL (file), data, size / 2, offset);
      return SQLITE_IOERR_WRITE;
    }
  return REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

/* The real fsync would take all the time that these tests have, and is not what they try. */
static int
sync_cb (sqlite3_file *file, int flags)
{
  return fails (FAULT_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
lock_cb (sqlite3_file *file, int lock)
{
  return REAL (file)->pMethods->xLock (REAL (file), lock);
}

static int
unlock_cb (sqlite3_file *file, int lock)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), lock);
}

static int
check_lock_cb (sqlite3_file *file, int *reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), reserved);
}

static int
control_cb (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
sector_size_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
characteristics_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
map_cb (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  if (extend && fails (FAULT_FULL))
    return SQLITE_FULL;
  return REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
barrier_cb (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
unmap_cb (sqlite3_file *file, int delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

/* Version 2: without memory mapped reads. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_size_cb,
  .xDeviceCharacteristics = characteristics_cb,
  .xShmMap = map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = barrier_cb,
  .xShmUnmap = unmap_cb,
};

static int
open_cb (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *ours = (File *) file;
  int code;

  ours->real = (sqlite3_file *) (ours + 1);
  code = real_vfs->xOpen (real_vfs, name, ours->real, flags, out_flags);
  /* It is closed when it has methods, also when it could not be opened. */
  ours->base.pMethods = ours->real->pMethods != NULL ? &methods : NULL;
  return code;
}

void
faulty_disk_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faulty";
  vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  vfs.pNext = NULL;
  vfs.xOpen = open_cb;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
faulty_disk_break (Fault fault, guint after, gboolean stays)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  broken = fault;
  left = after;
  stays_broken = stays;
  has_failed = FALSE;
}

gboolean
faulty_disk_mend (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gboolean failed = has_failed;

  broken = FAULT_NONE;
  has_failed = FALSE;
  return failed;
}
