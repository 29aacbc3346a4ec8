/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings, or NULL where the schema is not installed: then nothing is remembered.
 * Borrowed. */
GSettings *dossier_settings_get (void);

G_END_DECLS
