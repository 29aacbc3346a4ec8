/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "app/settings.h"
#include "app/translating.h"

/* Who translates has settings for that, beside those that are used otherwise. */
static GSettingsBackend *
make_backend (void)
{
  const char *folder = dossier_translating_get_folder ();
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "settings.ini", NULL) : NULL;

  return path != NULL ? g_keyfile_settings_backend_new (path, "/", NULL) : NULL;
}

static GSettings *
make_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    return NULL; /* g_settings_new() would end the program. */
  backend = make_backend ();
  return g_settings_new_full (schema, backend, NULL);
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
