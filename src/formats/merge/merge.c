/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/merge/merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/merge/merge-private.h"

/* So many characters tell what a conflict is about. */
#define MOST_NAME 40

G_DEFINE_QUARK (dossier - merge - error - quark, dossier_merge_error)

/* One side, cut into its parts. */
typedef struct
{
  MergeFront *front;
  MergeText *text;
} Side;

struct _DossierMerge
{
  gatomicrefcount ref_count;

  char *base_text;
  char *ours_text;
  GBytes *theirs_bytes;
  MergeTokens tokens;
  Side base, ours, theirs;
  MergeMatch *match;
  MergePlan *plan;
  gboolean emptied;
  guint n_known, n_missing;

  GPtrArray *conflicts; /* of DossierMergeConflict: of the front matter first */
  guint n_front;

  GBytes *text;
  char *next_base;
};

static void
side_init (Side *side, const char *text, gsize len, MergeTokens *tokens)
{
  side->front = merge_front_new (text, len);
  side->text = merge_text_new (text + side->front->len, len - side->front->len, tokens);
}

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->front, merge_front_free);
  g_clear_pointer (&side->text, merge_text_free);
}

static void
conflict_free (gpointer data)
{
  DossierMergeConflict *conflict = data;

  g_free (conflict->name);
  g_free (conflict->base);
  g_free (conflict->ours);
  g_free (conflict->theirs);
  g_free (conflict);
}

static DossierMergeChoice
choose_cb (const char *key, gpointer data)
{
  DossierMerge *self = data;

  for (guint i = 0; i < self->n_front; i++)
    {
      const DossierMergeConflict *conflict = self->conflicts->pdata[i];

      if (strcmp (conflict->name, key) == 0)
        return conflict->choice;
    }
  return DOSSIER_MERGE_UNDECIDED;
}

static void
write_text (DossierMerge *self)
{
  guint n = self->conflicts->len - self->n_front;
  g_autofree DossierMergeChoice *choices = g_new (DossierMergeChoice, n + 1);
  g_autofree guint *lines = g_new0 (guint, n + 1);
  g_autoptr (GPtrArray) clashes = NULL;
  GString *text = g_string_new (NULL);
  guint above = 1;
  gsize len;

  clashes = merge_front_merge (self->base.front, self->ours.front, self->theirs.front, NULL,
                               choose_cb, self, text);
  for (guint i = 0; i < clashes->len; i++)
    {
      DossierMergeConflict *conflict = self->conflicts->pdata[i];

      conflict->line = ((MergeFrontClash *) clashes->pdata[i])->line + 1;
    }
  for (gsize i = 0; i < text->len; i++)
    above += text->str[i] == '\n';
  for (guint i = 0; i < n; i++)
    choices[i] = ((DossierMergeConflict *) self->conflicts->pdata[self->n_front + i])->choice;
  merge_plan_write (self->plan, self->theirs.front->crlf, choices, text, lines);
  for (guint i = 0; i < n; i++)
    ((DossierMergeConflict *) self->conflicts->pdata[self->n_front + i])->line = above + lines[i];

  g_clear_pointer (&self->text, g_bytes_unref);
  len = text->len;
  self->text = g_bytes_new_take (g_string_free (text, FALSE), len);
}

/* Ours without what was not decided. */
static void
write_next_base (DossierMerge *self)
{
  g_autoptr (GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree DossierMergeChoice *choices = g_new0 (DossierMergeChoice, self->conflicts->len + 1);
  g_autoptr (GPtrArray) clashes = NULL;
  gboolean open = FALSE;
  GString *text;

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const DossierMergeConflict *conflict = self->conflicts->pdata[i];

      open |= conflict->choice == DOSSIER_MERGE_UNDECIDED;
      if (i >= self->n_front)
        choices[i - self->n_front] = conflict->choice;
      else if (conflict->choice == DOSSIER_MERGE_UNDECIDED)
        g_hash_table_add (keep, conflict->name);
    }
  if (!open)
    {
      self->next_base = g_strdup (self->ours_text);
      return;
    }
  text = g_string_new (NULL);
  clashes = merge_front_merge (self->base.front, self->ours.front, self->base.front, keep, NULL,
                               NULL, text);
  merge_plan_write_base (self->plan, choices, text);
  self->next_base = g_string_free (text, FALSE);
}

static DossierMergeConflict *
conflict_new (DossierMergeKind kind, const char *name)
{
  DossierMergeConflict *conflict = g_new0 (DossierMergeConflict, 1);

  conflict->kind = kind;
  conflict->name = g_strdup (name != NULL ? name : "");
  return conflict;
}

static void
add_front_conflicts (DossierMerge *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) clashes = merge_front_merge (self->base.front, self->ours.front,
                                                     self->theirs.front, NULL, NULL, NULL, text);

  for (guint i = 0; i < clashes->len; i++)
    {
      MergeFrontClash *clash = clashes->pdata[i];
      DossierMergeConflict *conflict = conflict_new (clash->kind, clash->key);

      conflict->base = g_steal_pointer (&clash->base);
      conflict->ours = g_steal_pointer (&clash->ours);
      conflict->theirs = g_steal_pointer (&clash->theirs);
      g_ptr_array_add (self->conflicts, conflict);
    }
  self->n_front = clashes->len;
}

static void
add_conflicts (DossierMerge *self)
{
  for (guint i = 0; i < self->plan->clashes->len; i++)
    {
      const MergeClash *clash = &g_array_index (self->plan->clashes, MergeClash, i);
      DossierMergeConflict *conflict =
        conflict_new (clash->kind, clash->key != NULL ? clash->key + 2 : NULL);

      conflict->base = merge_text_dup_range (self->base.text, clash->b0, clash->b1);
      conflict->ours = merge_text_dup_range (self->ours.text, clash->o0, clash->o1);
      conflict->theirs = merge_text_dup_range (self->theirs.text, clash->t0, clash->t1);
      g_ptr_array_add (self->conflicts, conflict);
    }
}

static void
count_known (DossierMerge *self)
{
  for (guint i = 0; i < self->base.text->lines->len; i++)
    {
      self->n_known += self->match->b_to_t[i] >= 0;
      self->n_missing += self->match->b_to_t[i] < 0;
    }
  for (guint i = 0; i < self->base.front->entries->len; i++)
    {
      const MergeEntry *entry = &g_array_index (self->base.front->entries, MergeEntry, i);
      const MergeEntry *other =
        entry->key != NULL ? merge_front_find (self->theirs.front, entry->key) : NULL;
      g_autoptr (MergeValue) first = merge_value_new (entry, self->base.front->is_yaml);
      g_autoptr (MergeValue) second = merge_value_new (other, self->theirs.front->is_yaml);

      if (other != NULL && merge_value_equal (first, second))
        self->n_known++;
      else
        self->n_missing++;
    }
}

/* Text that is none is not guessed at. */
static gboolean
is_text (GBytes *bytes, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (g_utf8_validate_len (data, len, NULL))
    return TRUE;
  g_set_error_literal (error, DOSSIER_MERGE_ERROR, DOSSIER_MERGE_ERROR_NOT_TEXT,
                       _ ("The file is not text in UTF-8 and cannot be brought together with the "
                          "notes. It was left as it is; save it as UTF-8 first."));
  return FALSE;
}

DossierMerge *
dossier_merge_new (const char *base, const char *ours, GBytes *theirs, GError **error)
{
  DossierMerge *self;
  gsize len;
  const char *data;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (ours != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  if (!is_text (theirs, error))
    return NULL;
  self = g_new0 (DossierMerge, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->base_text = g_strdup (base);
  self->ours_text = g_strdup (ours);
  self->theirs_bytes = g_bytes_ref (theirs);
  data = g_bytes_get_data (theirs, &len);
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  merge_tokens_init (&self->tokens);
  side_init (&self->base, self->base_text, strlen (base), &self->tokens);
  side_init (&self->ours, self->ours_text, strlen (ours), &self->tokens);
  side_init (&self->theirs, len > 0 ? data : "", len, &self->tokens);

  if (self->theirs.text->lines->len == 0 && self->theirs.front->entries->len == 0)
    {
      self->emptied = TRUE;
      self->text = g_bytes_ref (theirs);
      self->next_base = g_strdup (base);
      return self;
    }
  self->match = merge_match_new (self->base.text, self->ours.text, self->theirs.text);
  self->plan = merge_plan_new (self->match);
  count_known (self);
  add_front_conflicts (self);
  add_conflicts (self);
  write_text (self);
  return self;
}

DossierMerge *
dossier_merge_ref (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dossier_merge_unref (DossierMerge *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->plan, merge_plan_free);
  g_clear_pointer (&self->match, merge_match_free);
  side_clear (&self->base);
  side_clear (&self->ours);
  side_clear (&self->theirs);
  merge_tokens_clear (&self->tokens);
  g_ptr_array_unref (self->conflicts);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_bytes_unref (self->theirs_bytes);
  g_free (self->base_text);
  g_free (self->ours_text);
  g_free (self->next_base);
  g_free (self);
}

GBytes *
dossier_merge_get_text (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

const char *
dossier_merge_get_base (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->next_base == NULL)
    write_next_base (self);
  return self->next_base;
}

gboolean
dossier_merge_is_emptied (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->emptied;
}

guint
dossier_merge_count_known (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_known;
}

guint
dossier_merge_count_missing (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_missing;
}

guint
dossier_merge_count_conflicts (DossierMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conflicts->len;
}

const DossierMergeConflict *
dossier_merge_get_conflict (DossierMerge *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->conflicts->len, NULL);

  return self->conflicts->pdata[index];
}

void
dossier_merge_resolve (DossierMerge *self, guint index, DossierMergeChoice choice)
{
  DossierMergeConflict *conflict;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->conflicts->len);

  conflict = self->conflicts->pdata[index];
  if (conflict->choice == choice)
    return;
  conflict->choice = choice;
  g_clear_pointer (&self->next_base, g_free);
  write_text (self);
}

/* Its name or, of what has none, words by which it is found. */
static char *
name_conflict (const DossierMergeConflict *self)
{
  const char *const texts[] = { self->name, self->theirs, self->base, self->ours };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *start = texts[i] + strspn (texts[i], " \t\r\n");
      g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));

      if (*line == '\0')
        continue;
      if (g_utf8_strlen (line, -1) <= MOST_NAME)
        return g_steal_pointer (&line);
      *g_utf8_offset_to_pointer (line, MOST_NAME - 1) = '\0';
      return g_strconcat (line, "…", NULL);
    }
  return g_strdup ("");
}

char *
dossier_merge_conflict_describe (const DossierMergeConflict *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = name_conflict (self);
  switch (self->kind)
    {
    case DOSSIER_MERGE_REMOVED:
      return g_strdup_printf (
        /* Translators: %1$u is the number of a line, %2$s the name of a block of text, as in “q12”
         */
        _ ("Line %1$u, “%2$s”: changed in Dossier, but removed from the file."), self->line, name);
    case DOSSIER_MERGE_GONE:
      return g_strdup_printf (
        /* Translators: %1$u is the number of a line, %2$s the name of a block of text, as in “q12”
         */
        _ ("Line %1$u, “%2$s”: no longer in Dossier, but changed in the file."), self->line, name);
    case DOSSIER_MERGE_ADDED:
      return g_strdup_printf (
        /* Translators: %1$u is the number of a line, %2$s the name of a block of text, as in “q12”
         */
        _ ("Line %1$u, “%2$s”: new in Dossier, but the file has something else of that name."),
        self->line, name);
    default:
      return g_strdup_printf (
        /* Translators: %1$u is the number of a line, %2$s the name of a block of text, as in “q12”
         */
        _ ("Line %1$u, “%2$s”: changed both in Dossier and in the file."), self->line, name);
    }
}
