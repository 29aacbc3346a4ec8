/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/map-items.h"

#include <glib/gi18n-lib.h>

#include "model/shown-name.h"

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
    /* Translators: on whose word something stands: the reader marked it */
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
                              .second_status = dossier_map_row_get_outline (row),
                              .chosen = row->chosen,
                              .faded = !row->passes && !row->chosen,
                              .related = row->related,
                              .hinted = row->hinted };

      if (row->country < 0)
        continue;
      item.country = (guint) row->country;
      item.name = dossier_standing_to_label (&row->first, day);
      item.description = describe (row, session);
      item.label = g_strdup (dossier_map_row_get_label (row));
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
    append_line (text, dossier_entity_get_shown_name (row->entity), "b");
  if (row->entity->parent_instance.authority == DOSSIER_AUTHORITY_READER)
    append_line (text, _ ("Your mark"), "i");
  if (second != NULL)
    {
      append_line (text, second, "b");
      append_membership (text, row->second.membership);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
