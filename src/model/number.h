/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number that stands alone, by the locale: its digits, and what groups them. Caller frees. */
char *dossier_number_to_display (guint number);

G_END_DECLS
