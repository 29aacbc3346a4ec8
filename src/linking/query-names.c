/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, organisations and places of a query by what people call them. */
#include "config.h"

#include "linking/query.h"

static const struct
{
  DossierFacet facet;
  DossierKind kinds[3]; /* groups and bodies speak, too */
  guint n_kinds;
} named[] = {
  { DOSSIER_FACET_SPEAKER,
    { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION, DOSSIER_KIND_PLACE },
    3 },
  { DOSSIER_FACET_PERSON, { DOSSIER_KIND_PERSON }, 1 },
  { DOSSIER_FACET_ORGANISATION, { DOSSIER_KIND_ORGANISATION }, 1 },
  { DOSSIER_FACET_PLACE, { DOSSIER_KIND_PLACE }, 1 },
};

static const char *
find_id (DossierDocument *document, guint i, const char *value)
{
  if (dossier_document_lookup (document, value) != NULL)
    return value;
  for (guint j = 0; j < named[i].n_kinds; j++)
    {
      DossierEntity *entity = dossier_document_find_entity (document, named[i].kinds[j], value);

      if (entity != NULL)
        return DOSSIER_ITEM (entity)->id;
    }
  return value;
}

DossierQuery *
dossier_query_resolve_names (const DossierQuery *self, DossierDocument *document)
{
  g_autoptr (DossierQuery) query = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  query = dossier_query_ref ((DossierQuery *) self);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const GPtrArray *values = dossier_query_get_values (self, named[i].facet);

      for (guint j = 0; j < values->len; j++)
        {
          const char *id = find_id (document, i, values->pdata[j]);
          g_autoptr (DossierQuery) without = NULL;
          DossierQuery *with;

          if (id == values->pdata[j])
            continue;
          without = dossier_query_remove (query, named[i].facet, values->pdata[j]);
          with = dossier_query_add (without, named[i].facet, id);
          dossier_query_unref (query);
          query = with;
        }
    }
  return g_steal_pointer (&query);
}
