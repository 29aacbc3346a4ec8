/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* How the reader keeps documents. Internal to src/store. All work within the caller's transaction.
 */

/* Takes the document of that uuid out of the trash, where it may lie, with its variants. @uuid: the
 * document's, or one of its variants'. */
gboolean dossier_tables_take_out (DossierConnection *connection, const char *uuid, GError **error);

G_END_DECLS
