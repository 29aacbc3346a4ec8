/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int
main (int argc, char **argv)
{
#ifdef __GLIBC__
  /* Threads that read, one that writes and this one allocate much at the same time: when two of
   * them have to share an arena, an import of many files waits for it a fifth of its time. More of
   * them than are needed grow page by page, each for itself. */
  mallopt (M_ARENA_MAX, (int) g_get_num_processors () + 2);
#endif

  return dossier_cli_main (argc, argv);
}
