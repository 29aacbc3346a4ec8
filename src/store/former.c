/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents of the library may be earlier editions of another, with marks to be carried. */
#include "config.h"

#include <string.h>

#include "model/collation.h"
#include "store/former-private.h"
#include "text/carry-over.h"
#include "text/likeness.h"

/* The rule: see former.h. */
#define MAX_COMPARED 24
#define SAME_SHARE 0.5
#define ALIKE_SHARE 0.2
#define SAME_TITLE 0.6
#define LIKE_TITLE 0.3

/* Of a long document, so many stretches of so many passages are compared. */
#define N_STRETCHES 24
#define STRETCH 8

/* A document with annotations, or the one that is meant. */
typedef struct
{
  DossierFormer *former;
  gint64 row;
  GPtrArray *authors; /* of char * */
  GPtrArray *live;    /* of char * UUID: annotations not in the trash */
  GPtrArray *trashed;
  double title;
  gboolean same_author;
  gint64 distance; /* of the dates, in days */
} Candidate;

DossierFormer *
dossier_former_ref (DossierFormer *former)
{
  return g_atomic_rc_box_acquire (former);
}

static void
former_clear (gpointer data)
{
  DossierFormer *former = data;

  g_free (former->uuid);
  g_free (former->title);
  g_clear_pointer (&former->date, dossier_date_free);
  g_clear_pointer (&former->copies, g_ptr_array_unref);
}

void
dossier_former_unref (DossierFormer *former)
{
  g_atomic_rc_box_release_full (former, former_clear);
}

static void
candidate_free (Candidate *candidate)
{
  dossier_former_unref (candidate->former);
  g_ptr_array_unref (candidate->authors);
  g_ptr_array_unref (candidate->live);
  g_ptr_array_unref (candidate->trashed);
  g_free (candidate);
}

/* Reading them */

static Candidate *
candidate_new (DossierStatement *select)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->former = g_atomic_rc_box_new0 (DossierFormer);
  candidate->row = sqlite3_column_int64 (select, 0);
  candidate->former->uuid = dossier_statement_dup_text (select, 1);
  candidate->former->title = dossier_statement_dup_text (select, 2);
  candidate->former->date = dossier_statement_dup_date (select, 3);
  candidate->former->likeness = -1;
  candidate->authors = g_ptr_array_new_with_free_func (g_free);
  candidate->live = g_ptr_array_new_with_free_func (g_free);
  candidate->trashed = g_ptr_array_new_with_free_func (g_free);
  return candidate;
}

/* The one that is meant comes first, and alone when no other has annotations. */
static GPtrArray *
read_candidates (DossierConnection *connection, const char *document, GError **error)
{
  g_autoptr (GPtrArray) candidates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT id, uuid, coalesce (title, ''), edtf, wording FROM documents WHERE uuid = ?1"
    " OR (removed IS NULL AND uuid IN (SELECT document FROM annotations WHERE deleted = 0))"
    " ORDER BY uuid <> ?1, title, id",
    error);
  gboolean row = TRUE;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "s", document);
  while (dossier_connection_step (connection, select, &row, error))
    {
      if (!row)
        return g_steal_pointer (&candidates);
      g_ptr_array_add (candidates, candidate_new (select));
    }
  return NULL;
}

static gboolean
read_authors (DossierConnection *connection, Candidate *candidate, GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection, "SELECT text FROM document_lines WHERE document = ? AND what = 'author'", error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", candidate->row);
  while (dossier_connection_step (connection, select, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (candidate->authors, dossier_statement_dup_text (select, 0));
    }
  return FALSE;
}

static gboolean
read_annotations (DossierConnection *connection, Candidate *candidate, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT uuid, deleted <> 0 FROM annotations WHERE document = ?",
                                error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", candidate->former->uuid);
  while (dossier_connection_step (connection, select, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (sqlite3_column_int (select, 1) ? candidate->trashed : candidate->live,
                       dossier_statement_dup_text (select, 0));
    }
  return FALSE;
}

/* What is the same mark */

static void
add_all (GHashTable *into, const GPtrArray *uuids)
{
  for (guint i = 0; i < uuids->len; i++)
    g_hash_table_add (into, uuids->pdata[i]);
}

static void
find_copies (GHashTable *parents,
             GHashTable *there,
             const GPtrArray *uuids,
             const char *from,
             GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const char *document = ((const Candidate *) candidates->pdata[i])->former->uuid;

      for (guint j = 0; j < uuids->len && strcmp (document, from) != 0; j++)
        {
          g_autofree char *copy = dossier_carry_over_get_uuid (uuids->pdata[j], document);
          gpointer its_own;

          if (g_hash_table_lookup_extended (there, copy, &its_own, NULL))
            g_hash_table_insert (parents, its_own, uuids->pdata[j]);
        }
    }
}

/* UUID of a copy → of what it is a copy of; borrowed from @candidates. */
static GHashTable *
find_parents (GPtrArray *candidates)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *parents = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = candidates->pdata[i];

      add_all (there, candidate->live);
      add_all (there, candidate->trashed);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = candidates->pdata[i];

      find_copies (parents, there, candidate->live, candidate->former->uuid, candidates);
      find_copies (parents, there, candidate->trashed, candidate->former->uuid, candidates);
    }
  return parents;
}

static const char *
find_root (GHashTable *parents, const char *uuid)
{
  const char *parent;

  while ((parent = g_hash_table_lookup (parents, uuid)) != NULL)
    uuid = parent;
  return uuid;
}

static GHashTable *
list_roots (GHashTable *parents, const GPtrArray *uuids)
{
  GHashTable *roots = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < uuids->len; i++)
    g_hash_table_add (roots, (gpointer) find_root (parents, uuids->pdata[i]));
  return roots;
}

/* (element-type utf8) (transfer container): those of @candidate's marks that @document has not. */
static GPtrArray *
list_missing (GHashTable *parents, const Candidate *candidate, const Candidate *document)
{
  g_autoptr (GHashTable) live = list_roots (parents, document->live);
  g_autoptr (GHashTable) trashed = list_roots (parents, document->trashed);
  GPtrArray *missing = g_ptr_array_new ();
  GPtrArray *taken_out = g_ptr_array_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < candidate->live->len; i++)
    {
      char *uuid = candidate->live->pdata[i];
      const char *root = find_root (parents, uuid);

      if (g_hash_table_contains (live, root))
        any = TRUE;
      else
        g_ptr_array_add (g_hash_table_contains (trashed, root) ? taken_out : missing, uuid);
    }
  if (any)
    g_ptr_array_unref (taken_out);
  else
    g_ptr_array_extend_and_steal (missing, taken_out);
  return missing;
}

/* How like they are */

static gint64
get_distance (const DossierDate *a, const DossierDate *b)
{
  return a != NULL && b != NULL ? ABS ((gint64) a->begin_earliest - (gint64) b->begin_earliest)
                                : G_MAXINT64;
}

static gboolean
share_author (const Candidate *a, const Candidate *b)
{
  for (guint i = 0; i < a->authors->len; i++)
    for (guint j = 0; j < b->authors->len; j++)
      if (dossier_titles_compare (a->authors->pdata[i], b->authors->pdata[j]) >= SAME_TITLE)
        return TRUE;
  return FALSE;
}

static void
compare_heads (Candidate *candidate, const Candidate *document)
{
  DossierFormer *former = candidate->former;
  const DossierDate *date = document->former->date;
  int order = former->date != NULL && date != NULL ? dossier_date_compare (former->date, date) : 0;

  candidate->title = dossier_titles_compare (former->title, document->former->title);
  candidate->same_author = share_author (candidate, document);
  candidate->distance = get_distance (former->date, date);
  former->is_earlier = order != 0 ? order < 0 : candidate->row < document->row;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = *(const Candidate *const *) a;
  const Candidate *y = *(const Candidate *const *) b;

  if (x->title != y->title)
    return x->title > y->title ? -1 : 1;
  if (x->same_author != y->same_author)
    return x->same_author ? -1 : 1;
  return x->distance < y->distance ? -1 : x->distance > y->distance;
}

/* @stretches: only some, evenly. */
static DossierRuns *
read_runs (DossierConnection *connection, gint64 row, gboolean stretches, GError **error)
{
  g_autoptr (DossierRuns) runs = dossier_runs_new ();
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT position, text FROM passages WHERE document = ?1 AND (NOT ?2 OR"
    "  position % max (?3, (SELECT n_passages FROM documents WHERE id = ?1) / ?4) < ?3)"
    " ORDER BY position",
    error);
  gboolean found = TRUE;
  int expected = 0;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "liii", row, stretches, STRETCH, N_STRETCHES);
  while (dossier_connection_step (connection, select, &found, error))
    {
      int position = found ? sqlite3_column_int (select, 0) : 0;

      if (!found)
        return g_steal_pointer (&runs);
      dossier_runs_add (runs, (const char *) sqlite3_column_text (select, 1), position != expected);
      expected = position + 1;
    }
  return NULL;
}

static gboolean
is_edition (const Candidate *candidate)
{
  double share = candidate->former->likeness;

  return share >= SAME_SHARE ||
         (share >= ALIKE_SHARE && (candidate->title >= SAME_TITLE ||
                                   (candidate->title >= LIKE_TITLE && candidate->same_author)));
}

/* The documents in @candidates, sorted, the first of them left out. */
static gboolean
compare_texts (DossierConnection *connection,
               const Candidate *document,
               GPtrArray *candidates,
               GError **error)
{
  g_autoptr (DossierRuns) all = NULL;

  for (guint i = 0; i < candidates->len && i < MAX_COMPARED; i++)
    {
      Candidate *candidate = candidates->pdata[i];
      g_autoptr (DossierRuns) runs = NULL;

      if (candidate->former->n_marks == 0)
        continue;
      if (all == NULL)
        all = read_runs (connection, document->row, FALSE, error);
      runs = all != NULL ? read_runs (connection, candidate->row, TRUE, error) : NULL;
      if (runs == NULL)
        return FALSE;
      candidate->former->likeness = dossier_runs_get_share (runs, all);
      candidate->former->is_edition = is_edition (candidate);
    }
  return TRUE;
}

static int
compare_formers (gconstpointer a, gconstpointer b)
{
  const DossierFormer *x = *(const DossierFormer *const *) a;
  const DossierFormer *y = *(const DossierFormer *const *) b;

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  return dossier_collate (x->title, y->title);
}

/* Both of them */

/* Of the document that is meant, and of those that are likest in their heads. */
static gboolean
read_heads (DossierConnection *connection, GPtrArray *candidates, GError **error)
{
  for (guint i = 0; i < candidates->len; i++)
    if (!read_authors (connection, candidates->pdata[i], error) ||
        !read_annotations (connection, candidates->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
count_missing (Candidate *document, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) family = g_ptr_array_new ();
  g_autoptr (GHashTable) parents = NULL;

  g_ptr_array_add (family, document);
  for (guint i = 0; i < candidates->len && i < MAX_COMPARED; i++)
    g_ptr_array_add (family, candidates->pdata[i]);
  parents = find_parents (family);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = candidates->pdata[i];
      g_autoptr (GPtrArray) missing = list_missing (parents, candidate, document);

      candidate->former->n_marks = missing->len;
    }
}

GPtrArray *
dossier_tables_list_formers (DossierConnection *connection, const char *document, GError **error)
{
  g_autoptr (GPtrArray) candidates = read_candidates (connection, document, error);
  g_autoptr (GPtrArray) formers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_former_unref);
  Candidate *meant;

  if (candidates == NULL)
    return NULL;
  if (candidates->len < 2 ||
      strcmp (((Candidate *) candidates->pdata[0])->former->uuid, document) != 0)
    return g_steal_pointer (&formers);
  if (!read_heads (connection, candidates, error))
    return NULL;

  meant = g_ptr_array_steal_index (candidates, 0);
  for (guint i = 0; i < candidates->len; i++)
    compare_heads (candidates->pdata[i], meant);
  g_ptr_array_sort (candidates, compare_candidates);
  count_missing (meant, candidates);
  if (!compare_texts (connection, meant, candidates, error))
    g_clear_pointer (&formers, g_ptr_array_unref);
  for (guint i = 0; formers != NULL && i < candidates->len; i++)
    {
      DossierFormer *former = ((Candidate *) candidates->pdata[i])->former;

      if (former->n_marks > 0)
        g_ptr_array_add (formers, dossier_former_ref (former));
    }
  candidate_free (meant);
  if (formers != NULL)
    g_ptr_array_sort (formers, compare_formers);
  return g_steal_pointer (&formers);
}

/* The UUIDs of those marks that are still to be carried. */
static GHashTable *
find_missing (DossierConnection *connection,
              const char *former,
              const char *document,
              GError **error)
{
  g_autoptr (GPtrArray) candidates = read_candidates (connection, document, error);
  g_autoptr (GHashTable) parents = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  GHashTable *uuids;
  const Candidate *from = NULL;

  if (candidates == NULL || !read_heads (connection, candidates, error))
    return NULL;
  uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 1; i < candidates->len; i++)
    if (strcmp (((Candidate *) candidates->pdata[i])->former->uuid, former) == 0)
      from = candidates->pdata[i];
  if (from == NULL)
    return uuids;
  parents = find_parents (candidates);
  missing = list_missing (parents, from, candidates->pdata[0]);
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_add (uuids, g_strdup (missing->pdata[i]));
  return uuids;
}

DossierFormer *
dossier_tables_read_former (DossierConnection *connection,
                            const char *former,
                            const char *document,
                            GError **error)
{
  g_autoptr (GHashTable) missing = find_missing (connection, former, document, error);
  g_autoptr (DossierDocument) from =
    missing != NULL ? dossier_tables_load (connection, former, error) : NULL;
  g_autoptr (DossierDocument) into =
    from != NULL ? dossier_tables_load (connection, document, error) : NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  DossierFormer *self;

  if (into == NULL)
    return NULL;
  all = dossier_document_list_annotations (from);
  for (guint i = 0; i < all->len; i++)
    {
      DossierItem *note = all->pdata[i];

      if (g_hash_table_contains (missing, note->id))
        g_ptr_array_add (notes, note);
    }
  self = g_atomic_rc_box_new0 (DossierFormer);
  self->uuid = g_strdup (from->uuid);
  self->title = g_strdup (from->title != NULL ? from->title : "");
  self->date = from->date != NULL ? dossier_date_copy (from->date) : NULL;
  self->likeness = -1;
  self->copies = dossier_carry_over (from, notes, into);
  self->n_marks = self->copies->len;
  return self;
}
