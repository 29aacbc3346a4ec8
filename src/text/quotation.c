/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/quotation.h"

#include <string.h>

/* As Unicode's CLDR has them. */
static const struct
{
  const char *languages; /* apart by spaces, and round all of them */
  const char *opening;
  const char *closing;
} marks[] = {
  { " fr fr-be fr-ca ", "«\u00a0", "\u00a0»" },
  { " be ca de-ch de-li el es fa fr-ch hy it nb nn no pt-pt ru sq uk ", "«", "»" },
  { " bg cs de et hr is ka lt mk sk sl ", "„", "“" },
  { " bs hu pl ro sr ", "„", "”" },
  { " fi sv he ", "”", "”" },
  { " ja zh-hant zh-tw zh-hk ", "「", "」" },
};

static gboolean
find (const char *tag, const char **opening, const char **closing)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", tag);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (marks[i].languages, wanted) != NULL)
      {
        *opening = marks[i].opening;
        *closing = marks[i].closing;
        return TRUE;
      }
  return FALSE;
}

void
dossier_quotation_get_marks (const char *language, const char **opening, const char **closing)
{
  g_autofree char *tag = g_ascii_strdown (language != NULL ? language : "", -1);

  *opening = "“";
  *closing = "”";
  /* "de-ch-1996", "de-ch", "de" */
  while (*tag != '\0' && !find (tag, opening, closing))
    {
      char *end = strrchr (tag, '-');

      *(end != NULL ? end : tag) = '\0';
    }
}
