/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A disk that fails when it is told to: a VFS of SQLite (https://sqlite.org/vfs.html) that passes
 * everything on to the system's, for all connections of this process. */

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,  /* ENOSPC on write */
  FAULT_WRITE, /* EIO on write */
  FAULT_SYNC,  /* EIO on fsync */
  FAULT_READ,  /* EIO on read */
  N_FAULTS
} Fault;

extern const char *const fault_names[N_FAULTS];

/* Before anything is opened. */
void faulty_disk_install (void);

/* From the @after-th (1 is the next) of the calls that @fault has to do with, that one fails, and
 * if
 * @stays all that follow. */
void faulty_disk_break (Fault fault, guint after, gboolean stays);
/* Whether it has failed; it works again. */
gboolean faulty_disk_mend (void);
