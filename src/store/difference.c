/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a backup has and the library has not, and the other way round. */
#include "config.h"

#include "store/restore-private.h"
#include "store/tables.h"

/* Of a note's words as many as tell it from others; in characters. */
#define FIRST_WORDS 80

/* One side: its documents and the notes that are not in the trash, by uuid. */
typedef struct
{
  GPtrArray *infos;
  GPtrArray *notes;
  GHashTable *infos_by_uuid;
  GHashTable *notes_by_uuid;
} Side;

static void
side_free (Side *side)
{
  g_clear_pointer (&side->infos_by_uuid, g_hash_table_unref);
  g_clear_pointer (&side->notes_by_uuid, g_hash_table_unref);
  g_clear_pointer (&side->infos, g_ptr_array_unref);
  g_clear_pointer (&side->notes, g_ptr_array_unref);
  g_free (side);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Side, side_free)

static Side *
side_read (DossierConnection *connection, const char *document, GError **error)
{
  g_autoptr (Side) side = g_new0 (Side, 1);

  side->infos = dossier_tables_list (connection, error);
  if (side->infos == NULL)
    return NULL;
  side->notes = dossier_tables_list_annotations (connection, document, FALSE, error);
  if (side->notes == NULL)
    return NULL;

  side->infos_by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < side->infos->len; i++)
    {
      DossierDocumentInfo *info = side->infos->pdata[i];

      g_hash_table_insert (side->infos_by_uuid, info->uuid, info);
    }
  side->notes_by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < side->notes->len; i++)
    g_hash_table_insert (side->notes_by_uuid, DOSSIER_ITEM (side->notes->pdata[i])->id,
                         side->notes->pdata[i]);
  return g_steal_pointer (&side);
}

/* The beginning of @text in one line. */
static char *
get_first_words (const char *text)
{
  g_autofree char *line = g_strdup (text);
  glong length;

  g_strstrip (line);
  for (char *c = line; *c != '\0'; c++)
    if (g_ascii_isspace (*c))
      *c = ' ';
  length = g_utf8_strlen (line, -1);
  if (length <= FIRST_WORDS)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, FIRST_WORDS) = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

static char *
describe_note (DossierAnnotation *note)
{
  g_autofree char *exact = NULL;

  if (note->note != NULL && *note->note != '\0')
    return get_first_words (note->note);
  exact = dossier_annotation_get_exact (note);
  return exact != NULL ? get_first_words (exact) : NULL;
}

static void
add_document (GPtrArray *differences, DossierChange change, DossierDocumentInfo *info)
{
  DossierDifference *difference = g_new0 (DossierDifference, 1);

  difference->change = change;
  difference->document = g_strdup (info->uuid);
  difference->title = g_strdup (info->title);
  g_ptr_array_add (differences, difference);
}

static void
add_note (GPtrArray *differences,
          DossierChange change,
          DossierAnnotation *note,
          Side *first,
          Side *second)
{
  DossierDifference *difference = g_new0 (DossierDifference, 1);
  DossierDocumentInfo *info = g_hash_table_lookup (first->infos_by_uuid, note->document);

  if (info == NULL)
    info = g_hash_table_lookup (second->infos_by_uuid, note->document);
  difference->change = change;
  difference->is_note = TRUE;
  difference->document = g_strdup (note->document);
  difference->title = info != NULL ? g_strdup (info->title) : NULL;
  difference->words = describe_note (note);
  g_ptr_array_add (differences, difference);
}

static void
compare_documents (GPtrArray *differences, Side *here, Side *there)
{
  for (guint i = 0; i < there->infos->len; i++)
    {
      DossierDocumentInfo *info = there->infos->pdata[i];
      DossierDocumentInfo *other = g_hash_table_lookup (here->infos_by_uuid, info->uuid);

      if (other == NULL)
        add_document (differences, DOSSIER_CHANGE_COMES, info);
      else if (!g_str_equal (info->hash, other->hash))
        add_document (differences, DOSSIER_CHANGE_CHANGES, info);
    }
  for (guint i = 0; i < here->infos->len; i++)
    {
      DossierDocumentInfo *info = here->infos->pdata[i];

      if (!g_hash_table_contains (there->infos_by_uuid, info->uuid))
        add_document (differences, DOSSIER_CHANGE_GOES, info);
    }
}

static void
compare_notes (GPtrArray *differences, Side *here, Side *there)
{
  for (guint i = 0; i < there->notes->len; i++)
    {
      DossierAnnotation *note = there->notes->pdata[i];
      DossierAnnotation *other = g_hash_table_lookup (here->notes_by_uuid, DOSSIER_ITEM (note)->id);

      if (other == NULL)
        add_note (differences, DOSSIER_CHANGE_COMES, note, there, here);
      else if (!dossier_annotation_equal (note, other))
        add_note (differences, DOSSIER_CHANGE_CHANGES, note, there, here);
    }
  for (guint i = 0; i < here->notes->len; i++)
    {
      DossierAnnotation *note = here->notes->pdata[i];

      if (!g_hash_table_contains (there->notes_by_uuid, DOSSIER_ITEM (note)->id))
        add_note (differences, DOSSIER_CHANGE_GOES, note, here, there);
    }
}

GPtrArray *
dossier_difference_list (DossierConnection *here_connection,
                         DossierConnection *there_connection,
                         const char *document,
                         GError **error)
{
  g_autoptr (Side) here = NULL;
  g_autoptr (Side) there = NULL;
  GPtrArray *differences;

  here = side_read (here_connection, document, error);
  if (here == NULL)
    return NULL;
  there = side_read (there_connection, document, error);
  if (there == NULL)
    return NULL;

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_difference_free);
  if (document == NULL)
    compare_documents (differences, here, there);
  compare_notes (differences, here, there);
  return differences;
}

void
dossier_difference_free (DossierDifference *difference)
{
  g_free (difference->document);
  g_free (difference->title);
  g_free (difference->words);
  g_free (difference);
}
