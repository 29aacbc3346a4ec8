/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All warnings end a window test but one, of which GTK 4 makes one now and then in the first frames
 * of a window on a busy machine: a widget is drawn once at its former size, and right in the next
 * frame. It is printed, so that it is seen when it comes more often. */
#include <glib.h>

static const char *
get_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key))
      return fields[i].length < 0 ? fields[i].value : NULL;
  return NULL;
}

static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer unused)
{
  const char *domain = get_field (fields, n_fields, "GLIB_DOMAIN");
  const char *message = get_field (fields, n_fields, "MESSAGE");

  if (g_strcmp0 (domain, "Gtk") == 0 && message != NULL &&
      g_str_has_prefix (message, "Trying to snapshot ") &&
      g_str_has_suffix (message, " without a current allocation"))
    return g_log_writer_standard_streams (level, fields, n_fields, NULL);
  return g_log_writer_default (level, fields, n_fields, NULL);
}

/* Before the test's main(), which may say something at once. */
__attribute__ ((constructor)) static void
take_warnings (void)
{
  g_log_set_writer_func (write_cb, NULL, NULL);
}
