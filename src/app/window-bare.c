/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Map and timeline of a document that has nothing for them give their room to the text. */
#include "config.h"

#include "app/window-private.h"
#include "drawing/map-rows.h"

static gboolean
has_map (DossierSession *session)
{
  DossierDocument *document = dossier_session_get_document (session);
  DossierGeoBox box;

  if (document == NULL || dossier_session_get_organisation (session) != NULL)
    return TRUE;
  dossier_map_rows_get_frame (document, NULL, &box);
  return !dossier_geo_box_is_empty (&box);
}

static void
update (DossierWindow *self)
{
  gboolean any = dossier_session_get_document (self->session) != NULL;

  dossier_panes_set_bare (self->panes, DOSSIER_PANE_MAP, !has_map (self->session));
  dossier_panes_set_bare (self->panes, DOSSIER_PANE_TIMELINE,
                          any && !dossier_session_tells_dates (self->session));
}

void
dossier_window_init_bare (DossierWindow *self)
{
  static const char *const changes[] = { "notify::document", "revised", "notes-changed" };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (self->session, changes[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}
