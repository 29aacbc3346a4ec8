/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "model/speaker.h"

static gboolean
in_force (const DossierMembership *membership, const DossierDate *date)
{
  const DossierDate *held = DOSSIER_ITEM (membership)->date;

  if (held == NULL || date == NULL)
    return TRUE;
  return dossier_date_match (held, dossier_date_first (date), dossier_date_last (date)) !=
         DOSSIER_MATCH_NO;
}

static gboolean
is_party (const DossierEntity *organisation)
{
  return organisation->type != NULL && (strstr (organisation->type, "arty") != NULL ||
                                        strstr (organisation->type, "Group") != NULL);
}

static void
add_once (GPtrArray *texts, const char *text)
{
  if (text != NULL && *text != '\0' &&
      !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, (gpointer) text);
}

void
dossier_speaker_collect_standing (DossierDocument *document,
                                  const DossierEntity *speaker,
                                  const DossierDate *date,
                                  GPtrArray *offices,
                                  GPtrArray *parties)
{
  const GPtrArray *memberships;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (DOSSIER_IS_ENTITY (speaker));

  memberships = document->items[DOSSIER_KIND_MEMBERSHIP];
  for (guint i = 0; i < memberships->len; i++)
    {
      const DossierMembership *m = g_ptr_array_index (memberships, i);

      if (m->member != speaker || !in_force (m, date != NULL ? date : document->date))
        continue;
      if (m->role == DOSSIER_ROLE_OFFICE)
        add_once (offices, m->office);
      else if (is_party (m->organisation))
        add_once (parties, m->organisation->short_name ? m->organisation->short_name
                                                       : m->organisation->name);
    }
}
