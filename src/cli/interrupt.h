/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What Ctrl+C (SIGINT) and SIGTERM cancel from now on, so that the command ends in good order; the
 * second time the program ends at once. To be called once, before any thread is made. Transfer
 * full. */
GCancellable *dossier_cli_interruptible (void);

G_END_DECLS
