/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop is told that the program opens is what it opens. */
#include <glib.h>

#include "formats/importer.h"

#define DESKTOP_FILE "io.github.dossierapp.Dossier.desktop.in"
/* Links to places in documents, which are no files. */
#define LINKS "x-scheme-handler/dossier"

static GStrv
read_listed (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", DESKTOP_FILE, (char *) NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  GStrv listed;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  listed = g_key_file_get_string_list (file, "Desktop Entry", "MimeType", NULL, &error);
  g_assert_no_error (error);
  return listed;
}

static gboolean
is_opened (const char *type)
{
  const char *const *types;

  for (guint i = 0; (types = dossier_import_get_mime_types (i)) != NULL; i++)
    if (g_strv_contains (types, type))
      return TRUE;
  return FALSE;
}

static void
test_types (void)
{
  g_auto (GStrv) listed = read_listed ();
  const char *const *types;
  guint n = 0;

  for (; (types = dossier_import_get_mime_types (n)) != NULL; n++)
    {
      g_assert_nonnull (types[0]);
      for (guint i = 0; types[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) listed, types[i]))
          g_error ("%s does not list %s, of %s", DESKTOP_FILE, types[i],
                   dossier_import_get_format (n));
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_null (dossier_import_get_format (n));
  for (guint i = 0; listed[i] != NULL; i++)
    if (!g_str_equal (listed[i], LINKS) && !is_opened (listed[i]))
      g_error ("%s lists %s, which no format is", DESKTOP_FILE, listed[i]);
  g_assert_true (g_strv_contains ((const char *const *) listed, LINKS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/desktop/types", test_types);
  return g_test_run ();
}
