/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that the reader has removed, while they can still be had back. */
#include "store/shelf-private.h"

/* How long a uuid is; behind it a variant's has its language. */
#define UUID_LENGTH "36"

gboolean
dossier_tables_take_out (DossierConnection *connection, const char *uuid, GError **error)
{
  g_autoptr (DossierStatement) update =
    dossier_connection_prepare (connection,
                                "UPDATE documents SET removed = NULL WHERE removed IS NOT NULL"
                                " AND substr (uuid, 1, " UUID_LENGTH
                                ") = substr (?, 1, " UUID_LENGTH ")",
                                error);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind (update, 1, "s", uuid);
  return dossier_connection_run (connection, update, error);
}
