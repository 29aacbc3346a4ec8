/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program of the build: sums OUTPUT FILE… writes a line for each file, its name and its SHA-256.
 */
#include <glib.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 2; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *text = NULL;
      g_autofree char *sum = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &text, &length, &error))
        g_error ("%s", error->message);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
      g_string_append_printf (sums, "%s %s\n", name, sum);
    }
  if (!g_file_set_contents (argv[1], sums->str, (gssize) sums->len, &error))
    g_error ("%s", error->message);
  return 0;
}
