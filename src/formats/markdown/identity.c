/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/markdown/identity.h"

#define ID_LETTERS 10

const char *const *
dossier_markdown_front_matter_keys (void)
{
  static const char *const keys[] = {
    "title",         "subtitle",   "author", "date",           "lang",
    "publisher",     "url",        "tags",   "keywords",       "dossier",
    "dossier-query", "references", "nocite", "link-citations", NULL,
  };

  return keys;
}

static char
get_letter (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_NOTE:
      return 'n';
    case DOSSIER_KIND_QUOTE:
      return 'q';
    case DOSSIER_KIND_EVENT:
      return 'e';
    case DOSSIER_KIND_COMMITMENT:
      return 'c';
    default:
      return 'x';
    }
}

/* What names @item in the whole world. */
static char *
name_item (DossierDocument *document, const DossierItem *item)
{
  if (item->kind == DOSSIER_KIND_NOTE)
    return g_strdup (item->id);
  return g_strconcat (document->uuid, "/", item->id, NULL);
}

/* Five bits a letter, without those that are read for another (Crockford's base 32). */
static void
append_letters (GString *out, const guint8 *bytes)
{
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

  for (guint i = 0; i < ID_LETTERS; i++)
    {
      guint bit = i * 5;
      guint pair = (guint) bytes[bit / 8] << 8 | bytes[bit / 8 + 1];

      g_string_append_c (out, letters[pair >> (11 - bit % 8) & 31]);
    }
}

char *
dossier_markdown_block_id (DossierDocument *document, const DossierItem *item)
{
  g_autoptr (GChecksum) checksum = NULL;
  g_autofree char *name = NULL;
  GString *out;
  guint8 bytes[32];
  gsize n_bytes = sizeof bytes;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  name = name_item (document, item);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, bytes, &n_bytes);
  out = g_string_new (NULL);
  g_string_append_printf (out, "%c-", get_letter (item->kind));
  append_letters (out, bytes);
  return g_string_free (out, FALSE);
}

char *
dossier_markdown_block_uuid (DossierDocument *document, const DossierItem *item)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  if (item->kind == DOSSIER_KIND_NOTE && g_uuid_string_is_valid (item->id))
    return g_strdup (item->id);
  name = name_item (document, item);
  return dossier_uuid_from_name (name);
}

char *
dossier_markdown_link (DossierDocument *document, const DossierItem *item)
{
  GString *out;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  out = g_string_new ("dossier://");
  g_string_append_uri_escaped (out, document->uuid, NULL, FALSE);
  if (item == NULL)
    return g_string_free (out, FALSE);
  if (item->passages->len > 0)
    {
      guint first = g_array_index (item->passages, guint, 0);

      g_string_append_c (out, '/');
      g_string_append_uri_escaped (
        out, DOSSIER_ITEM (dossier_document_get_passage (document, first))->id, NULL, FALSE);
    }
  if (item->kind != DOSSIER_KIND_PASSAGE)
    {
      g_string_append (out, "?note=");
      g_string_append_uri_escaped (out, item->id, NULL, FALSE);
    }
  return g_string_free (out, FALSE);
}
