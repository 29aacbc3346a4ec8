/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/map-rows.h"

#include <glib/gi18n-lib.h>

static gboolean
is_shown (const DossierMapRow *row)
{
  return row->first.status != DOSSIER_STATUS_NONE || row->second.status != DOSSIER_STATUS_NONE;
}

static int
find_country (const DossierEntity *entity)
{
  if (entity->a3[0] == '\0')
    return -1;
  return dossier_world_find (dossier_world_get (), entity->a3);
}

static DossierStanding
get_standing (DossierDocument *document,
              DossierEntity *entity,
              DossierEntity *organisation,
              DossierDay day)
{
  if (organisation == NULL)
    return (DossierStanding){ .place = entity };
  return dossier_document_get_standing (document, entity, organisation, day);
}

/* Whether the document speaks of a country, or gives it a place in its tables. */
static gboolean
is_named (const DossierMapRow *row)
{
  return row->country >= 0 && (row->chosen || row->entity->parent_instance.passages->len > 0);
}

static void
add_row (GArray *rows, DossierSession *session, DossierEntity *entity)
{
  DossierDocument *document = dossier_session_get_document (session);
  DossierQuery *query = dossier_session_get_query (session);
  DossierDay day = dossier_session_get_cursor (session);
  DossierMapRow row = { .entity = entity, .country = find_country (entity) };

  row.first = get_standing (document, entity, dossier_session_get_organisation (session), day);
  row.second =
    get_standing (document, entity, dossier_session_get_second_organisation (session), day);
  row.chosen = dossier_query_has (query, dossier_session_get_entity_facet (session, entity),
                                  entity->parent_instance.id);
  row.passes = dossier_query_is_empty (query) || dossier_session_passes (session, entity);
  row.related = dossier_session_get_focus (session) != NULL &&
                dossier_session_is_related (session, DOSSIER_ITEM (entity));
  row.hinted = dossier_session_get_preview (session) != NULL &&
               dossier_session_is_previewed (session, DOSSIER_ITEM (entity));
  if (is_shown (&row) || is_named (&row))
    g_array_append_val (rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const DossierMapRow *) a)->entity->name,
                         ((const DossierMapRow *) b)->entity->name);
}

GArray *
dossier_map_rows_collect (DossierSession *session)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PLACE, DOSSIER_KIND_ORGANISATION };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DossierMapRow));
  DossierDocument *document = dossier_session_get_document (session);

  for (guint k = 0; document != NULL && k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      add_row (rows, session, dossier_document_get (document, kinds[k], i));
  g_array_sort (rows, compare_rows);
  return rows;
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

/* What the second organisation says of a country: "SCO: Armenia, dialogue partner since 2015" */
static char *
describe_second (const DossierMapRow *row, DossierSession *session)
{
  DossierEntity *organisation = dossier_session_get_second_organisation (session);
  g_autofree char *label = NULL;

  if (organisation == NULL || row->second.status == DOSSIER_STATUS_NONE)
    return NULL;

  label = dossier_standing_to_label (&row->second, dossier_session_get_cursor (session));
  /* Translators: %1$s is an organisation ("SCO"), %2$s what a country is in it ("Armenia, dialogue
   * partner since 2015") */
  return g_strdup_printf (_ ("%1$s: %2$s"), dossier_map_organisation_name (organisation), label);
}

/* What there is to say of a country besides its standing. */
static char *
describe (const DossierMapRow *row, DossierSession *session)
{
  g_autofree char *second = describe_second (row, session);

  if (row->entity->parent_instance.authority != DOSSIER_AUTHORITY_READER)
    return g_steal_pointer (&second);
  if (second == NULL)
    return g_strdup (_ ("Your mark"));
  /* Translators: %s is what a country is in an organisation. */
  return g_strdup_printf (_ ("%s; your mark"), second);
}

GArray *
dossier_map_rows_to_items (GArray *rows, DossierSession *session)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DossierMapItem));
  DossierDay day = dossier_session_get_cursor (session);

  g_array_set_clear_func (items, (GDestroyNotify) dossier_map_item_clear);
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);
      DossierMapItem item = { .key = row->entity,
                              .status = row->first.status,
                              .second_status = row->second.status,
                              .chosen = row->chosen,
                              .faded = !row->passes && !row->chosen,
                              .related = row->related,
                              .hinted = row->hinted };

      if (row->country < 0)
        continue;
      item.country = (guint) row->country;
      item.name = dossier_standing_to_label (&row->first, day);
      item.description = describe (row, session);
      if (is_shown (row) || row->chosen || row->related)
        item.label =
          g_strdup (row->entity->short_name != NULL ? row->entity->short_name : row->entity->name);
      g_array_append_val (items, item);
    }
  return items;
}

static void
append_line (GString *text, const char *line, const char *tag)
{
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (tag != NULL)
    g_string_append_printf (text, "<%s>%s</%s>", tag, escaped, tag);
  else
    g_string_append (text, escaped);
}

/* Since when, the note about it, and whether it is the editor's knowledge. */
static void
append_membership (GString *text, const DossierMembership *membership)
{
  const DossierDate *date = membership->parent_instance.date;

  if (date != NULL)
    {
      g_autofree char *when = dossier_date_describe (date);

      append_line (text, when, NULL);
    }
  if (membership->note != NULL)
    append_line (text, membership->note, NULL);
  if (membership->parent_instance.authority == DOSSIER_AUTHORITY_EDITOR)
    append_line (text, _ ("Background, not in the analysis"), "i");
}

char *
dossier_map_row_to_tooltip (const DossierMapRow *row, DossierSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *second = describe_second (row, session);

  if (row->first.membership != NULL)
    {
      g_autofree char *label =
        dossier_standing_to_label (&row->first, dossier_session_get_cursor (session));

      append_line (text, label, "b");
      append_membership (text, row->first.membership);
    }
  else
    append_line (text, row->entity->name, "b");
  if (row->entity->parent_instance.authority == DOSSIER_AUTHORITY_READER)
    append_line (text, _ ("Your mark"), "i");
  if (second != NULL)
    {
      append_line (text, second, "b");
      append_membership (text, row->second.membership);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
dossier_map_rows_get_frame (DossierDocument *document,
                            DossierEntity *organisation,
                            DossierGeoBox *box)
{
  *box = DOSSIER_GEO_BOX_EMPTY;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);
      DossierGeoBox frame;
      int country = find_country (membership->member);

      if (membership->organisation != organisation || country < 0)
        continue;
      dossier_world_get_frame (dossier_world_get (), (guint) country, &frame);
      dossier_geo_box_extend (box, &frame);
    }
}
