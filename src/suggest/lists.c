/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/lists.h"

#include <gio/gio.h>

#include "suggest/suggest-resource.h"

#define FOLDER "/io/github/dossierapp/Dossier/suggest/"

/* The generated function is called, since a static library leaves out what nobody calls. Kept for
 * ever: a thread may still look for suggestions when the program ends, and GLib drops its own
 * reference. */
static GResource *
get_resource (void)
{
  static gsize kept;

  if (g_once_init_enter (&kept))
    g_once_init_leave (&kept, (gsize) g_resource_ref (dossier_suggest_get_resource ()));
  return (GResource *) kept;
}

char *
suggest_list_load (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
