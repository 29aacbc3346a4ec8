/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader says of whether two people or organisations are the same. */
#include <string.h>

#include "store/shelf-private.h"

static int
compare_keys (const DossierEntityKey *a, const DossierEntityKey *b)
{
  int order = strcmp (a->scope, b->scope);

  if (order == 0)
    order = strcmp (a->id, b->id);
  return order != 0 ? order : strcmp (a->name, b->name);
}

#define PAIR                                                                                       \
  "kind = ?1 AND scope = ?2 AND xml_id = ?3 AND name = ?4 AND other_scope = ?5 AND other_id = ?6"  \
  " AND other_name = ?7"

static void
bind_pair (DossierStatement *statement, const DossierEntityKey *one, const DossierEntityKey *other)
{
  gboolean in_order = compare_keys (one, other) <= 0;
  const DossierEntityKey *first = in_order ? one : other;
  const DossierEntityKey *second = in_order ? other : one;

  dossier_statement_bind (statement, 1, "sssssss", dossier_kind_to_string (one->kind), first->scope,
                          first->id, first->name, second->scope, second->id, second->name);
}

static gboolean
read_join (DossierConnection *connection,
           const DossierEntityKey *one,
           const DossierEntityKey *other,
           DossierJoin *join,
           GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT same FROM entity_joins WHERE " PAIR, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  bind_pair (select, one, other);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *join = !found                                ? DOSSIER_JOIN_UNTOLD
          : sqlite3_column_int (select, 0) != 0 ? DOSSIER_JOIN_SAME
                                                : DOSSIER_JOIN_DIFFERENT;
  return TRUE;
}

gboolean
dossier_tables_join (DossierConnection *connection,
                     const DossierEntityKey *one,
                     const DossierEntityKey *other,
                     DossierJoin join,
                     DossierJoin *former,
                     GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  if (!read_join (connection, one, other, former, error))
    return FALSE;
  statement = dossier_connection_prepare (
    connection,
    join == DOSSIER_JOIN_UNTOLD
      ? "DELETE FROM entity_joins WHERE " PAIR
      : "INSERT OR REPLACE INTO entity_joins (kind, scope, xml_id, name, other_scope, other_id,"
        "  other_name, same) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    error);
  if (statement == NULL)
    return FALSE;
  bind_pair (statement, one, other);
  if (join != DOSSIER_JOIN_UNTOLD)
    dossier_statement_bind (statement, 8, "i", join == DOSSIER_JOIN_SAME);
  return dossier_connection_run (connection, statement, error);
}
