/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/csl-json.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_source (JsonBuilder *builder, DossierSource *source)
{
  DossierDate *date = DOSSIER_ITEM (source)->date;

  json_builder_begin_object (builder);
  add_text (builder, "id", DOSSIER_ITEM (source)->id);
  add_text (builder, "type", "webpage");
  add_text (builder, "title", source->title);
  add_text (builder, "publisher", source->publisher);
  add_text (builder, "URL", source->url);
  if (date != NULL)
    {
      json_builder_set_member_name (builder, "issued");
      json_builder_begin_object (builder);
      add_text (builder, "raw", date->edtf);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

char *
dossier_csl_json_write (const DossierExcerpt *excerpt)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n;

  g_return_val_if_fail (excerpt != NULL, NULL);

  n = dossier_document_count (excerpt->document, DOSSIER_KIND_SOURCE);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      DossierSource *source = dossier_document_get (excerpt->document, DOSSIER_KIND_SOURCE, i);

      if (dossier_excerpt_has (excerpt, source))
        add_source (builder, source);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
