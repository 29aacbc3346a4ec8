/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/reference.h"

#include <string.h>

#include "formats/citekey.h"

/* Of a person's name. */
#define MAX_FAMILY_WORDS 3
#define MAX_GIVEN_WORDS 3

struct _DossierReferences
{
  DossierDocument *document;
  GHashTable *citekeys; /* formats/citekey.h */
  GArray *references;
};

static void
reference_clear (gpointer data)
{
  DossierReference *reference = data;

  g_free (reference->full_title);
}

static void
add_source (DossierReferences *self, DossierSource *source)
{
  DossierReference reference = {
    .key = g_hash_table_lookup (self->citekeys, source),
    .online = source->url != NULL,
    .title = source->title,
    .publisher = source->publisher,
    .url = source->url,
    .date = DOSSIER_ITEM (source)->date,
  };

  g_array_append_val (self->references, reference);
}

static void
add_document (DossierReferences *self)
{
  DossierDocument *document = self->document;
  DossierReference reference = {
    .key = g_hash_table_lookup (self->citekeys, document),
    .online = document->url != NULL,
    .authors = document->authors,
    .title = document->title,
    .publisher = document->publisher,
    .url = document->url,
    .language = document->language,
    .date = document->date,
  };

  if (document->subtitle != NULL)
    reference.title = reference.full_title =
      g_strdup_printf ("%s: %s", document->title, document->subtitle);
  g_array_append_val (self->references, reference);
}

/* One line is all that is known of it: nobody is made its author. */
static void
add_original (DossierReferences *self)
{
  DossierReference reference = {
    .key = g_hash_table_lookup (self->citekeys, self->document->original),
    .title = self->document->original,
  };

  g_array_append_val (self->references, reference);
}

/* "van der Berg", "José Luis", "Anna M.", but not "Institute of Peace": small letters only begin
 * the words before the name itself, which a given name has none of. */
static gboolean
is_name_part (const char *part, guint max_words, gboolean particles)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean small = g_unichar_islower (g_utf8_get_char (words[i]));

      if (small && !particles)
        return FALSE;
      particles = particles && small;
    }
  return *part != '\0' && g_strv_length (words) <= max_words;
}

DossierReferences *
dossier_references_new (const DossierExcerpt *excerpt)
{
  DossierReferences *self;
  guint n;

  g_return_val_if_fail (excerpt != NULL, NULL);

  self = g_new0 (DossierReferences, 1);
  self->document = g_object_ref (excerpt->document);
  self->citekeys = dossier_citekeys_new (self->document);
  self->references = g_array_new (FALSE, FALSE, sizeof (DossierReference));
  g_array_set_clear_func (self->references, reference_clear);
  n = dossier_document_count (self->document, DOSSIER_KIND_SOURCE);
  for (guint i = 0; i < n; i++)
    {
      DossierSource *source = dossier_document_get (self->document, DOSSIER_KIND_SOURCE, i);

      if (dossier_excerpt_has (excerpt, source))
        add_source (self, source);
    }
  add_document (self);
  if (self->document->original != NULL)
    add_original (self);
  return self;
}

void
dossier_references_free (DossierReferences *self)
{
  g_array_unref (self->references);
  g_hash_table_unref (self->citekeys);
  g_object_unref (self->document);
  g_free (self);
}

guint
dossier_references_count (DossierReferences *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->references->len;
}

const DossierReference *
dossier_references_get (DossierReferences *self, guint i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->references->len, NULL);

  return &g_array_index (self->references, DossierReference, i);
}

gboolean
dossier_reference_split_author (const char *author, char **family, char **given)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (author != NULL, FALSE);

  parts = g_strsplit (author, ",", -1);
  if (g_strv_length (parts) != 2)
    return FALSE;
  g_strstrip (parts[0]);
  g_strstrip (parts[1]);
  if (!is_name_part (parts[0], MAX_FAMILY_WORDS, TRUE) ||
      !is_name_part (parts[1], MAX_GIVEN_WORDS, FALSE))
    return FALSE;
  *family = g_strdup (parts[0]);
  *given = g_strdup (parts[1]);
  return TRUE;
}
