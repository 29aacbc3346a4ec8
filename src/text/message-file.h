/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the compiled messages in @data (a file of gettext's, .mo) can be trusted: all that it
 * points to is in it, its texts are UTF-8 and say so, and each translation takes no argument but
 * those that the message is given. The C library looks after none of that, and reads beyond the end
 * of a file that was cut short. */
gboolean dossier_message_file_is_sound (const char *data, gsize size);

G_END_DECLS
