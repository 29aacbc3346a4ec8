/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

static void
fill (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
}

/* Waits for signals, which no other thread takes: a signal handler may cancel nothing. */
static gpointer
wait_thread (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  int number;

  fill (&set);
  sigwait (&set, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&set, &number);
  _exit (DOSSIER_CLI_INTERRUPTED);
}

GCancellable *
dossier_cli_interruptible (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t set;

  fill (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_thread, g_object_ref (cancellable)));
  return cancellable;
}
