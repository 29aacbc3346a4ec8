/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/aim.h"

DossierAim *
dossier_aim_new (const char *document, const char *passage)
{
  DossierAim *aim = g_new0 (DossierAim, 1);

  aim->document = g_strdup (document);
  aim->passage = g_strdup (passage);
  return aim;
}

void
dossier_aim_free (DossierAim *aim)
{
  if (aim == NULL)
    return;
  g_free (aim->document);
  g_free (aim->passage);
  g_free (aim->item);
  g_free (aim->words);
  g_free (aim);
}

DossierAim *
dossier_aim_parse (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  DossierAim *aim;
  const char *path;

  g_return_val_if_fail (uri != NULL, NULL);

  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  if (parsed == NULL || g_strcmp0 (g_uri_get_scheme (parsed), "dossier") != 0 ||
      g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    return NULL;
  path = g_uri_get_path (parsed);
  while (*path == '/')
    path++;
  aim = dossier_aim_new (g_uri_get_host (parsed), *path != '\0' ? path : NULL);
  aim->is_link = TRUE;
  if (g_uri_get_query (parsed) != NULL)
    parameters = g_uri_parse_params (g_uri_get_query (parsed), -1, "&", G_URI_PARAMS_NONE, NULL);
  if (parameters != NULL)
    aim->item = g_strdup (g_hash_table_lookup (parameters, "note"));
  return aim;
}
