/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int
main (int argc, char **argv)
{
#ifdef __GLIBC__
  /* The threads that read and write have little to do at the same time but much to allocate, and an
   * arena for each grows page by page: one for all takes a twentieth off an import. */
  mallopt (M_ARENA_MAX, 1);
#endif

  return dossier_cli_main (argc, argv);
}
