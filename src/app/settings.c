/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings.h"

static GSettings *
make_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  /* g_settings_new() would end the program. */
  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GSettings *
dossier_settings_get (void)
{
  static GSettings *settings;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      settings = make_settings ();
      g_once_init_leave (&made, 1);
    }
  return settings;
}
