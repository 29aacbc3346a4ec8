/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings.h"
#include "app/window-private.h"
#include "model/spanning.h"

/* Keys of the settings that are properties of the panes under the same name. */
static const char *const switches[] = { "sidebar-visible", "evidence-visible", "timeline-visible" };
static const char *const sizes[] = { "sidebar-width", "evidence-width", "map-height",
                                     "timeline-height" };

void
dossier_window_restore_state (DossierWindow *self)
{
  GSettings *settings = dossier_settings_get ();
  int width = 1400, height = 900;

  if (settings != NULL)
    {
      width = g_settings_get_int (settings, "window-width");
      height = g_settings_get_int (settings, "window-height");
      for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
        g_object_set (self->panes, switches[i], g_settings_get_boolean (settings, switches[i]),
                      NULL);
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        g_object_set (self->panes, sizes[i], g_settings_get_int (settings, sizes[i]), NULL);
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  dossier_panes_expect_width (self->panes, width);
}

static void
keep_document_state (DossierWindow *self, GSettings *settings)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierEntity *second = dossier_session_get_second_organisation (self->session);
  DossierPassage *passage;
  guint index, offset;

  /* Several at once are nothing that one comes back to at the next start. */
  if (document == NULL || dossier_document_get_reach (document) != NULL)
    return;
  dossier_session_get_place (self->session, &index, &offset);
  passage = dossier_document_get_passage (document, index);
  g_settings_set_string (settings, "last-document", document->uuid);
  g_settings_set_string (settings, "last-place", passage ? DOSSIER_ITEM (passage)->id : "");
  g_settings_set_string (settings, "second-organisation", second ? DOSSIER_ITEM (second)->id : "");
  g_settings_set_string (settings, "evidence-page",
                         dossier_evidence_pages_get_page (self->evidence));
}

void
dossier_window_keep_state (DossierWindow *self)
{
  GSettings *settings = dossier_settings_get ();
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  if (settings == NULL)
    return;
  g_settings_delay (settings);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!maximized && width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gboolean visible;

      g_object_get (self->panes, switches[i], &visible, NULL);
      g_settings_set_boolean (settings, switches[i], visible);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size;

      g_object_get (self->panes, sizes[i], &size, NULL);
      g_settings_set_int (settings, sizes[i], size);
    }
  keep_document_state (self, settings);
  g_settings_apply (settings);
}

void
dossier_window_restore_document_state (DossierWindow *self, gboolean with_page)
{
  GSettings *settings = dossier_settings_get ();
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autofree char *page = NULL;
  g_autofree char *last = NULL;
  g_autofree char *second = NULL;

  if (settings == NULL || document == NULL)
    return;
  page = g_settings_get_string (settings, "evidence-page");
  last = g_settings_get_string (settings, "last-document");
  second = g_settings_get_string (settings, "second-organisation");
  if (with_page)
    dossier_evidence_pages_set_page (self->evidence, page);
  if (g_strcmp0 (last, document->uuid) == 0 && *second != '\0')
    {
      DossierItem *item = dossier_document_lookup (document, second);

      if (DOSSIER_IS_ENTITY (item))
        dossier_session_set_second_organisation (self->session, DOSSIER_ENTITY (item));
    }
}
