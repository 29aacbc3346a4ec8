/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/formats.h"
#include "formats/csv.h"

static const char *
choose_table (const char *asked, GError **error)
{
  const char *const *tables = dossier_csv_list_tables ();
  g_autofree char *names = NULL;

  if (asked == NULL)
    return tables[0];
  if (g_strv_contains (tables, asked))
    return asked;
  names = g_strjoinv (", ", (char **) tables);
  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
               /* Translators: %1$s is what the person gave for a table, %2$s are the names of the
                * tables there are, with commas */
               _ ("There is no table “%1$s”: it is one of %2$s."), asked, names);
  return NULL;
}

static GBytes *
make_csv (DossierStore *store,
          const DossierExcerpt *excerpt,
          const DossierExportOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  const char *table = choose_table (options->table, error);
  char *text;

  if (table == NULL)
    return NULL;
  text = dossier_csv_write (excerpt, table);
  return g_bytes_new_take (text, strlen (text));
}

static char *
warn_of_formulas (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  guint n = dossier_csv_count_formulas (text);

  if (n == 0)
    return NULL;
  /* Translators: %u is a number of fields of a table; keep the signs as they are */
  return g_strdup_printf (ngettext ("%u field begins with =, +, - or @, and is left as it is. A "
                                    "spreadsheet may take it for a formula: let it read all "
                                    "columns as text.",
                                    "%u fields begin with =, +, - or @, and are left as they are. "
                                    "A spreadsheet may take them for formulas: let it read all "
                                    "columns as text.",
                                    n),
                          n);
}

const DossierExportFormat dossier_export_csv = {
  .name = "csv",
  .extension = "csv",
  .title = N_ ("Tables as CSV"),
  .make = make_csv,
  .warn = warn_of_formulas,
};
