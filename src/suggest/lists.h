/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a file of data/suggest, which the program brings. Caller frees. */
char *suggest_list_load (const char *name);

G_END_DECLS
