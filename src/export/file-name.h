/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file that holds a document of that title can be called on every system, without its
 * extension: no signs that Windows or a link in Markdown gives a meaning, no name of a device,
 * composed (NFC), not too long. Caller frees. */
char *dossier_export_name_file (const char *title);

G_END_DECLS
