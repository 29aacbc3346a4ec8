/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/map-rows.h"

#include "model/collation.h"
#include "model/shown-name.h"

static int
find_country (const DossierEntity *entity)
{
  if (entity->a3[0] == '\0')
    return -1;
  return dossier_world_find (dossier_world_get (), entity->a3);
}

static DossierStanding
get_standing (GHashTable *standings, DossierEntity *entity)
{
  const DossierStanding *standing = g_hash_table_lookup (standings, entity);

  return standing != NULL ? *standing : (DossierStanding){ .place = entity };
}

/* Whether the document speaks of a country, or gives it a place in its tables. */
static gboolean
is_named (const DossierMapRow *row)
{
  return row->country >= 0 && (row->chosen || row->entity->parent_instance.passages->len > 0);
}

static void
add_row (GArray *rows,
         DossierSession *session,
         DossierEntity *entity,
         GHashTable *first,
         GHashTable *second)
{
  DossierQuery *query = dossier_session_get_query (session);
  DossierMapRow row = { .entity = entity, .country = find_country (entity) };

  row.first = get_standing (first, entity);
  row.second = get_standing (second, entity);
  row.chosen = dossier_query_has (query, dossier_session_get_entity_facet (session, entity),
                                  entity->parent_instance.id);
  row.passes = dossier_query_is_empty (query) || dossier_session_passes (session, entity);
  row.related = dossier_session_get_focus (session) != NULL &&
                dossier_session_is_related (session, DOSSIER_ITEM (entity));
  row.hinted = dossier_session_get_preview (session) != NULL &&
               dossier_session_is_previewed (session, DOSSIER_ITEM (entity));
  row.named = dossier_session_get_organisation (session) == NULL &&
              dossier_session_get_second_organisation (session) == NULL && is_named (&row);
  if (dossier_map_row_is_shown (&row) || is_named (&row))
    g_array_append_val (rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return dossier_collate (dossier_entity_get_shown_name (((const DossierMapRow *) a)->entity),
                          dossier_entity_get_shown_name (((const DossierMapRow *) b)->entity));
}

GArray *
dossier_map_rows_collect (DossierSession *session)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PLACE, DOSSIER_KIND_ORGANISATION };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DossierMapRow));
  DossierDocument *document = dossier_session_get_document (session);
  DossierDay day = dossier_session_get_cursor (session);
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;

  if (document == NULL)
    return rows;
  first =
    dossier_document_map_standings (document, dossier_session_get_organisation (session), day);
  second = dossier_document_map_standings (document,
                                           dossier_session_get_second_organisation (session), day);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      add_row (rows, session, dossier_document_get (document, kinds[k], i), first, second);
  g_array_sort (rows, compare_rows);
  return rows;
}

gboolean
dossier_map_row_is_shown (const DossierMapRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  return row->first.status != DOSSIER_STATUS_NONE || row->second.status != DOSSIER_STATUS_NONE;
}

gboolean
dossier_map_is_treaty (const DossierEntity *organisation, DossierDay day)
{
  const DossierDate *existence;

  g_return_val_if_fail (organisation != NULL, FALSE);

  existence = organisation->parent_instance.date;
  return existence != NULL && day < dossier_date_first (existence);
}

const char *
dossier_map_organisation_name (const DossierEntity *organisation)
{
  g_return_val_if_fail (organisation != NULL, "");

  return organisation->short_name != NULL ? organisation->short_name : organisation->name;
}

static void
add_country (GArray *countries, GArray *weights, const DossierEntity *entity, guint weight)
{
  int country = find_country (entity);
  guint number = (guint) country;

  if (country < 0 || weight == 0)
    return;
  g_array_append_val (countries, number);
  g_array_append_val (weights, weight);
}

const DossierWorld *
dossier_map_rows_get_world (DossierDocument *document)
{
  g_autoptr (GArray) countries = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PLACE); i++)
    {
      DossierItem *place = dossier_document_get (document, DOSSIER_KIND_PLACE, i);

      add_country (countries, weights, DOSSIER_ENTITY (place), place->passages->len);
    }
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);

      add_country (countries, weights, membership->member, 1);
    }
  return dossier_world_choose ((const guint *) (gpointer) countries->data,
                               (const guint *) (gpointer) weights->data, countries->len);
}

static void
extend (DossierGeoBox *box, const DossierWorld *world, int country)
{
  DossierGeoBox frame;

  if (country < 0)
    return;
  dossier_world_get_frame (world, (guint) country, &frame);
  dossier_geo_box_extend (box, &frame);
}

static void
extend_to_named (DossierGeoBox *box, const DossierWorld *world, DossierDocument *document)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PLACE); i++)
    {
      DossierEntity *place = dossier_document_get (document, DOSSIER_KIND_PLACE, i);

      if (DOSSIER_ITEM (place)->passages->len > 0)
        extend (box, world, find_country (place));
    }
}

void
dossier_map_rows_get_frame (DossierDocument *document,
                            DossierEntity *organisation,
                            DossierGeoBox *box)
{
  const DossierWorld *world = dossier_map_rows_get_world (document);

  *box = DOSSIER_GEO_BOX_EMPTY;
  if (organisation == NULL)
    {
      extend_to_named (box, world, document);
      return;
    }
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);

      if (membership->organisation == organisation)
        extend (box, world, find_country (membership->member));
    }
}

DossierStatus
dossier_map_row_get_outline (const DossierMapRow *row)
{
  g_return_val_if_fail (row != NULL, DOSSIER_STATUS_NONE);

  return row->named ? DOSSIER_STATUS_MEMBER : row->second.status;
}

const char *
dossier_map_row_get_label (const DossierMapRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (!dossier_map_row_is_shown (row) && !row->named && !row->chosen && !row->related)
    return NULL;
  return dossier_entity_get_shown_short_name (row->entity);
}

static void
clear_shape (gpointer data)
{
  g_free ((char *) ((DossierMapShape *) data)->label);
}

GArray *
dossier_map_rows_to_shapes (GArray *rows)
{
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));

  g_array_set_clear_func (shapes, clear_shape);
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);
      DossierMapShape shape = { .country = (guint) row->country,
                                .status = row->first.status,
                                .second_status = dossier_map_row_get_outline (row),
                                .chosen = row->chosen,
                                .faded = !row->passes && !row->chosen };

      if (row->country < 0)
        continue;
      shape.label = g_strdup (dossier_map_row_get_label (row));
      g_array_append_val (shapes, shape);
    }
  return shapes;
}
