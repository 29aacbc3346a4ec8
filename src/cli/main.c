/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int
main (int argc, char **argv)
{
#ifdef __GLIBC__
  /* Threads that read and one that writes allocate much at the same time: with one arena for all an
   * import of many files waits for it a fifth of its time. More of them than are needed grow page
   * by page, each for itself. */
  mallopt (M_ARENA_MAX, 3);
#endif

  return dossier_cli_main (argc, argv);
}
