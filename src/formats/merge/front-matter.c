/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/merge/front-matter.h"

#include "formats/merge/merge-private.h"

char *
dossier_front_matter_get (const char *text, gsize len, const char *key)
{
  g_autoptr (MergeFront) front = NULL;
  g_autoptr (MergeValue) value = NULL;
  const MergeEntry *entry;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  front = merge_front_new (text, len);
  entry = merge_front_find (front, key);
  if (entry == NULL)
    return NULL;
  value = merge_value_new (entry, front->is_yaml);
  return value->is_list || value->items->len != 1 ? NULL : g_strdup (value->items->pdata[0]);
}

DossierFrontMatterForm
dossier_front_matter_get_form (const char *text, gsize len)
{
  g_autoptr (MergeFront) front = NULL;

  g_return_val_if_fail (text != NULL, DOSSIER_FRONT_MATTER_NONE);

  front = merge_front_new (text, len);
  if (front->is_yaml)
    return DOSSIER_FRONT_MATTER_YAML;
  return front->entries->len > 0 ? DOSSIER_FRONT_MATTER_PROPERTIES : DOSSIER_FRONT_MATTER_NONE;
}
