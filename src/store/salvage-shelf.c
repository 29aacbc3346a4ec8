/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents were kept, out of a damaged store. */
#include "config.h"

#include <string.h>

#include "store/salvage-private.h"
#include "store/shelf-private.h"

/* Two texts that stand together: a tag of a document, a document in a collection, or the other way
 * round, as indices have them. */
typedef struct
{
  char *first;
  char *second;
} Pair;

struct _DossierShelfSalvage
{
  DossierShelfChange *change; /* what is sure as it is read */
  GPtrArray *pairs;           /* of Pair */
  GHashTable *seen;           /* "FIRST\nSECOND" of those */
  GHashTable *collections;    /* uuids */
};

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

DossierShelfSalvage *
dossier_shelf_salvage_new (void)
{
  DossierShelfSalvage *self = g_new0 (DossierShelfSalvage, 1);

  self->change = dossier_shelf_change_new ();
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->collections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static char *
dup_text (const DossierCell *cell)
{
  return cell->type == DOSSIER_CELL_TEXT ? g_strndup (cell->text, cell->length) : NULL;
}

static gboolean
are_texts (const DossierCell *cells, guint n, gboolean or_null)
{
  for (guint i = 0; i < n; i++)
    if (cells[i].type != DOSSIER_CELL_TEXT && !(or_null && cells[i].type == DOSSIER_CELL_NULL))
      return FALSE;
  return TRUE;
}

static void
take_pair (DossierShelfSalvage *self, const DossierCell *cells)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->first = dup_text (&cells[0]);
  pair->second = dup_text (&cells[1]);
  g_hash_table_add (self->seen, g_strconcat (pair->first, "\n", pair->second, NULL));
  g_ptr_array_add (self->pairs, pair);
}

/* No number of a row, which stands behind two texts in an index, is as large as a time. */
#define LEAST_TIME (G_GINT64_CONSTANT (10) * 365 * G_TIME_SPAN_DAY)

static void
take_collection (DossierShelfSalvage *self, const DossierCell *cells)
{
  g_autofree char *uuid = dup_text (&cells[0]);
  g_autofree char *name = dup_text (&cells[1]);

  if (!g_uuid_string_is_valid (uuid) || cells[2].integer < LEAST_TIME)
    return;
  dossier_shelf_change_keep_collection (self->change, uuid, name, cells[2].integer);
  g_hash_table_add (self->collections, g_steal_pointer (&uuid));
}

static void
take_correction (DossierShelfSalvage *self, const DossierCell *cells)
{
  g_autofree char *uuid = dup_text (&cells[0]);
  g_autofree char *authors = dup_text (&cells[2]);
  g_autofree char *edtf = dup_text (&cells[3]);
  g_autofree char *wording = dup_text (&cells[4]);
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();

  if (!g_uuid_string_is_valid (uuid))
    return;
  correction->title = dup_text (&cells[1]);
  correction->authors = dossier_split_authors (authors);
  correction->undated = edtf != NULL && *edtf == '\0';
  if (edtf != NULL && !correction->undated)
    correction->date = dossier_date_new (edtf, wording, NULL);
  correction->publisher = dup_text (&cells[5]);
  correction->url = dup_text (&cells[6]);
  dossier_shelf_change_correct (self->change, uuid, correction);
}

static DossierEntityKey *
read_key (DossierKind kind, const DossierCell *cells)
{
  g_autofree char *scope = dup_text (&cells[0]);
  g_autofree char *id = dup_text (&cells[1]);
  g_autofree char *name = dup_text (&cells[2]);

  return dossier_entity_key_new (kind, scope, id, name);
}

static void
take_join (DossierShelfSalvage *self, const DossierCell *cells)
{
  g_autofree char *kind_name = dup_text (&cells[0]);
  g_autoptr (DossierEntityKey) one = NULL;
  g_autoptr (DossierEntityKey) other = NULL;
  DossierKind kind;

  if (!dossier_kind_from_string (kind_name, &kind) || kind < DOSSIER_KIND_PERSON ||
      kind > DOSSIER_KIND_PLACE)
    return;
  one = read_key (kind, &cells[1]);
  other = read_key (kind, &cells[4]);
  dossier_shelf_change_join (self->change, one, other,
                             cells[7].integer != 0 ? DOSSIER_JOIN_SAME : DOSSIER_JOIN_DIFFERENT);
}

void
dossier_shelf_salvage_take (DossierShelfSalvage *self, const DossierCell *cells, guint n_cells)
{
  if (n_cells == 2 && are_texts (cells, 2, FALSE))
    take_pair (self, cells);
  else if (n_cells == 3 && are_texts (cells, 2, FALSE) && cells[2].type == DOSSIER_CELL_INTEGER)
    take_collection (self, cells);
  else if (n_cells == 7 && cells[0].type == DOSSIER_CELL_TEXT && are_texts (cells, 7, TRUE))
    take_correction (self, cells);
  else if (n_cells == 8 && are_texts (cells, 7, FALSE) && cells[7].type == DOSSIER_CELL_INTEGER)
    take_join (self, cells);
}

/* A tag stands in its table and the other way round in an index; the language in which a document
 * is read only once. */
static gboolean
is_tag (DossierShelfSalvage *self, const Pair *pair)
{
  g_autofree char *back = g_strconcat (pair->second, "\n", pair->first, NULL);

  return g_uuid_string_is_valid (pair->first) && g_hash_table_contains (self->seen, back) &&
         !g_hash_table_contains (self->collections, pair->second);
}

DossierShelfChange *
dossier_shelf_salvage_end (DossierShelfSalvage *self)
{
  DossierShelfChange *change = g_steal_pointer (&self->change);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = self->pairs->pdata[i];

      if (g_hash_table_contains (self->collections, pair->first))
        dossier_shelf_change_collect (change, pair->second, pair->first);
      else if (is_tag (self, pair))
        dossier_shelf_change_add_tag (change, pair->first, pair->second);
    }
  g_ptr_array_unref (self->pairs);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->collections);
  g_free (self);
  return change;
}
