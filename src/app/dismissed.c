/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dismissed.h"

#include "app/settings.h"

#define MAX_DISMISSED 500

gboolean
dossier_is_dismissed (const char *key, const char *document)
{
  GSettings *settings = dossier_settings_get ();
  g_auto (GStrv) uuids = settings != NULL ? g_settings_get_strv (settings, key) : NULL;

  return uuids != NULL && g_strv_contains ((const char *const *) uuids, document);
}

void
dossier_dismiss (const char *key, const char *document)
{
  GSettings *settings = dossier_settings_get ();
  g_auto (GStrv) former = NULL;
  g_auto (GStrv) uuids = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (settings == NULL || dossier_is_dismissed (key, document))
    return;
  former = g_settings_get_strv (settings, key);
  g_strv_builder_addv (builder,
                       (const char **) former + (g_strv_length (former) >= MAX_DISMISSED ? 1 : 0));
  g_strv_builder_add (builder, document);
  uuids = g_strv_builder_end (builder);
  g_settings_set_strv (settings, key, (const char *const *) uuids);
}
