/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the killed program was doing. */
typedef enum
{
  WORK_EDIT,    /* notes written as the window writes them, several on their way at a time */
  WORK_TYPE,    /* a note typed in a session, key by key */
  WORK_IMPORT,  /* documents, three in a transaction */
  WORK_NEW,     /* libraries made, with the bundled dossier read in */
  WORK_MIGRATE, /* old libraries opened */
  WORK_BACKUP,  /* backups made while notes are written */
  WORK_RESTORE, /* one of two backups put back, then the other */
  N_WORKS
} Work;

extern const char *const work_names[N_WORKS];

/* How many libraries WORK_NEW and WORK_MIGRATE have, named library-0.sqlite and so on. */
#define CHILD_LIBRARIES 30

/* The child's life: prints "ready", then a line for each thing that is done: what it was told to
 * have been committed. Ends only when it is killed, or has nothing more to do. @first: the number
 * with which what it writes begins. */
int child_main (Work work, const char *folder, guint first);
