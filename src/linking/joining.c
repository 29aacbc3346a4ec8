/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be the same as somebody else. */
#include "linking/joining.h"

#include <string.h>

#include "model/collation.h"
#include "text/fold.h"

/* Names of one script are written in many ways in another. */
#define MAX_OTHER_LETTERS 2
#define MIN_LETTERS 5

static char **
split (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,.-’'()", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* How many letters must be changed, put in or left out to make @b of @a, as far as that is less
 * than @most + 1. */
static guint
count_changes (const char *a, const char *b, guint most)
{
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, NULL);
  guint n = (guint) g_utf8_strlen (a, -1);
  guint m = (guint) g_utf8_strlen (b, -1);
  g_autofree guint *row = g_new (guint, m + 1);

  if (n > m + most || m > n + most)
    return most + 1;
  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint change = diagonal + (x[i - 1] != y[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[m];
}

static gboolean
are_like (const char *a, const char *b)
{
  return g_utf8_strlen (a, -1) >= MIN_LETTERS && g_utf8_strlen (b, -1) >= MIN_LETTERS &&
         count_changes (a, b, MAX_OTHER_LETTERS) <= MAX_OTHER_LETTERS;
}

/* A letter stands for a name that begins with it. */
static gboolean
is_initial_of (const char *a, const char *b)
{
  gboolean single = *a != '\0' && *g_utf8_next_char (a) == '\0';

  return single && g_str_has_prefix (b, a);
}

/* How many of @words are among @others, as words or initials; @whole: (out): how many as words of
 * more than two letters. */
static guint
count_shared (char **words, char **others, guint *whole)
{
  guint n = 0;

  *whole = 0;
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; others[j] != NULL; j++)
      if (g_str_equal (words[i], others[j]) || is_initial_of (words[i], others[j]) ||
          is_initial_of (others[j], words[i]))
        {
          n++;
          *whole += g_str_equal (words[i], others[j]) && g_utf8_strlen (words[i], -1) > 2;
          break;
        }
  return n;
}

static guint
compare_folded (const char *one, char **words, const char *other)
{
  g_auto (GStrv) others = split (other);
  guint n = g_strv_length (words), m = g_strv_length (others);
  guint shared, whole;

  if (g_str_equal (one, other))
    return 100;
  if (n == 0 || m == 0)
    return 0;
  shared = count_shared (words, others, &whole);
  if (whole > 0 && shared >= MIN (n, m))
    return n == m ? 90 : 80;
  if (whole > 0)
    return g_str_equal (words[n - 1], others[m - 1]) ? 60 : 30;
  return are_like (words[n - 1], others[m - 1]) ? 40 : 0;
}

guint
dossier_join_compare_names (const char *one, const char *other)
{
  g_autofree char *first = dossier_text_fold (one);
  g_autofree char *second = dossier_text_fold (other);
  g_auto (GStrv) words = split (first);

  g_return_val_if_fail (one != NULL && other != NULL, 0);

  return compare_folded (first, words, second);
}

static void
candidate_free (gpointer data)
{
  DossierJoinCandidate *candidate = data;

  g_free (candidate->folded);
  g_free (candidate);
}

static guint
count_documents (DossierDocument *document, const DossierEntity *entity)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);
  guint n = 0;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    n += ((DossierEntityPart *) parts->pdata[i])->origins->len;
  return n;
}

/* By its own name, or by one that a part of it has. */
static guint
compare_parts (DossierDocument *document,
               const char *name,
               char **words,
               const DossierEntity *entity)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);
  guint likeness = 0;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      g_autofree char *other =
        dossier_text_fold (((DossierEntityPart *) parts->pdata[i])->key->name);

      likeness = MAX (likeness, compare_folded (name, words, other));
    }
  return likeness;
}

static char *
fold_names (DossierDocument *document, const DossierEntity *entity)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);
  g_autoptr (GString) names = g_string_new (entity->name);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!g_str_equal (((DossierEntityPart *) parts->pdata[i])->key->name, entity->name))
      g_string_append_printf (names, " %s", ((DossierEntityPart *) parts->pdata[i])->key->name);
  if (entity->short_name != NULL)
    g_string_append_printf (names, " %s", entity->short_name);
  return dossier_text_fold (names->str);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DossierJoinCandidate *x = *(const DossierJoinCandidate *const *) a;
  const DossierJoinCandidate *y = *(const DossierJoinCandidate *const *) b;

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  if (x->n_documents != y->n_documents)
    return x->n_documents > y->n_documents ? -1 : 1;
  return strcmp (x->folded, y->folded);
}

GPtrArray *
dossier_join_list_candidates (DossierDocument *document, DossierEntity *entity)
{
  DossierKind kind = DOSSIER_ITEM (entity)->kind;
  guint n = dossier_document_count (document, kind);
  GPtrArray *candidates = g_ptr_array_new_full (n, candidate_free);
  g_autofree char *name = dossier_text_fold (entity->name);
  g_auto (GStrv) words = split (name);

  for (guint i = 0; i < n; i++)
    {
      DossierEntity *other = dossier_document_get (document, kind, i);
      DossierJoinCandidate *candidate;

      if (other == entity)
        continue;
      candidate = g_new0 (DossierJoinCandidate, 1);
      candidate->entity = other;
      candidate->likeness = compare_parts (document, name, words, other);
      candidate->n_documents = count_documents (document, other);
      candidate->folded = fold_names (document, other);
      g_ptr_array_add (candidates, candidate);
    }
  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}

static gboolean
begins_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

gboolean
dossier_join_candidate_has (const DossierJoinCandidate *candidate, const char *folded)
{
  g_auto (GStrv) words = split (folded);

  for (guint i = 0; words[i] != NULL; i++)
    if (!begins_word (candidate->folded, words[i]))
      return FALSE;
  return TRUE;
}

GPtrArray *
dossier_join_list_documents (DossierDocument *document,
                             const DossierEntity *entity,
                             const DossierEntityPart *part)
{
  const GPtrArray *origins = dossier_document_get_origins (document);
  const GPtrArray *parts = dossier_document_list_parts (document, entity);
  GPtrArray *documents = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const GArray *places = ((DossierEntityPart *) parts->pdata[i])->origins;

      for (guint j = 0; j < places->len && (part == NULL || part == parts->pdata[i]); j++)
        {
          gpointer origin = origins->pdata[g_array_index (places, guint, j)];

          if (g_hash_table_add (seen, origin))
            g_ptr_array_add (documents, origin);
        }
    }
  return documents;
}
