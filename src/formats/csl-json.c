/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/csl-json.h"

#include <json-glib/json-glib.h>

#include "formats/csl-date.h"
#include "formats/reference.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_author (JsonBuilder *builder, const char *author)
{
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  json_builder_begin_object (builder);
  if (dossier_reference_split_author (author, &family, &given))
    {
      add_text (builder, "family", family);
      add_text (builder, "given", given);
    }
  else
    add_text (builder, "literal", author);
  json_builder_end_object (builder);
}

static void
add_authors (JsonBuilder *builder, GPtrArray *authors)
{
  if (authors == NULL || authors->len == 0)
    return;
  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  for (guint i = 0; i < authors->len; i++)
    add_author (builder, authors->pdata[i]);
  json_builder_end_array (builder);
}

/* What stands on a site has the site for its container. When it was looked at is not known, and so
 * "accessed" is left out. */
static void
add_reference (JsonBuilder *builder, const DossierReference *reference)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", reference->key);
  add_text (builder, "type", reference->online ? "webpage" : "document");
  add_authors (builder, reference->authors);
  if (reference->date != NULL)
    dossier_csl_add_date (builder, "issued", reference->date);
  add_text (builder, "title", reference->title);
  add_text (builder, reference->online ? "container-title" : "publisher", reference->publisher);
  add_text (builder, "URL", reference->url);
  add_text (builder, "language", reference->language);
  json_builder_end_object (builder);
}

char *
dossier_csl_json_write (const DossierExcerpt *excerpt)
{
  g_autoptr (DossierReferences) references = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (excerpt != NULL, NULL);

  references = dossier_references_new (excerpt);
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier_references_count (references); i++)
    add_reference (builder, dossier_references_get (references, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
