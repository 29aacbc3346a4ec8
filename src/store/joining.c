/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/joining.h"

void
dossier_shelf_change_join_entities (DossierShelfChange *change,
                                    DossierDocument *document,
                                    const DossierEntity *one,
                                    const DossierEntity *other)
{
  const GPtrArray *parts = dossier_document_list_parts (document, one);
  const GPtrArray *others = dossier_document_list_parts (document, other);

  g_return_if_fail (change != NULL);
  g_return_if_fail (parts != NULL && others != NULL);
  g_return_if_fail (one != other);

  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < others->len; j++)
      dossier_shelf_change_join (change, ((DossierEntityPart *) parts->pdata[i])->key,
                                 ((DossierEntityPart *) others->pdata[j])->key,
                                 i == 0 && j == 0 ? DOSSIER_JOIN_SAME : DOSSIER_JOIN_UNTOLD);
}

void
dossier_shelf_change_separate (DossierShelfChange *change,
                               DossierDocument *document,
                               const DossierEntity *entity,
                               const DossierEntityPart *part)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);

  g_return_if_fail (change != NULL && part != NULL);
  g_return_if_fail (parts != NULL);

  for (guint i = 0; i < parts->len; i++)
    if (parts->pdata[i] != part)
      dossier_shelf_change_join (change, part->key, ((DossierEntityPart *) parts->pdata[i])->key,
                                 DOSSIER_JOIN_DIFFERENT);
}
