/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/bundled.h"

#include <string.h>

#include "formats/bundled-resource.h"

#define SUMS "sums"

/* The generated function is called, and nothing relies on the resource to register itself: a static
 * library leaves out what nobody calls. Kept for ever: when the program ends, GLib drops its own
 * reference while a thread may still put the dossier's languages into the library. */
static GResource *
get_resource (void)
{
  static gsize kept;

  if (g_once_init_enter (&kept))
    g_once_init_leave (&kept, (gsize) g_resource_ref (dossier_bundled_get_resource ()));
  return (GResource *) kept;
}

GBytes *
dossier_bundled_get_file (const char *name)
{
  g_autofree char *path = g_strconcat (DOSSIER_BUNDLED_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
    g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

char *
dossier_bundled_get_hash (const char *name)
{
  g_autoptr (GBytes) bytes = dossier_bundled_get_file (SUMS);
  g_autofree char *sums = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (sums, "\n", -1);
  gsize length = strlen (name);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], name, length) == 0 && lines[i][length] == ' ')
      return g_strdup (lines[i] + length + 1);
  g_assert_not_reached ();
}
