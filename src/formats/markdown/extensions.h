/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes libcmark-gfm's extensions (tables, strikethrough, autolinks) known to it, once: it keeps
 * them in a list that two threads must not write to. To be called before any is asked for. */
void dossier_markdown_register_extensions (void);

G_END_DECLS
