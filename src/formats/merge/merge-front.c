/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before a text, merged key by key. */
#include "config.h"

#include <string.h>

#include "formats/merge/merge-private.h"

#define BOM "\xef\xbb\xbf"

static void
entry_clear (gpointer data)
{
  g_free (((MergeEntry *) data)->key);
}

static void
clash_free (gpointer data)
{
  MergeFrontClash *clash = data;

  g_free (clash->key);
  g_free (clash->base);
  g_free (clash->ours);
  g_free (clash->theirs);
  g_free (clash);
}

static const char *
find_line_end (const char *p, const char *end)
{
  const char *next = memchr (p, '\n', end - p);

  return next != NULL ? next + 1 : end;
}

static gsize
measure_words (const char *p, const char *next)
{
  while (next > p && g_ascii_isspace (next[-1]))
    next--;
  return next - p;
}

static gboolean
is_rule (const char *p, const char *next, const char *rule)
{
  return measure_words (p, next) == 3 && strncmp (p, rule, 3) == 0;
}

/* "key:" at the beginning of a line, or "key::"; without quotes. */
static char *
find_key (const char *p, const char *next, gboolean is_yaml)
{
  const char *end = p + measure_words (p, next);
  const char *colon = p;

  if (p == end || g_ascii_isspace (*p) || strchr ("#-[]{},&*!|>%@`?", *p) != NULL)
    return NULL;
  if (is_yaml && (*p == '"' || *p == '\''))
    {
      const char *quote = memchr (p + 1, *p, end - p - 1);

      if (quote == NULL || quote + 1 >= end || quote[1] != ':')
        return NULL;
      return g_strndup (p + 1, quote - p - 1);
    }
  for (; colon < end; colon++)
    if (colon[0] == ':' && (is_yaml ? colon + 1 == end || g_ascii_isspace (colon[1])
                                    : colon + 1 < end && colon[1] == ':'))
      return g_strndup (p, colon - p);
    else if (!is_yaml && !g_ascii_isalnum (*colon) && *colon != '-' && *colon != '_')
      return NULL;
  return NULL;
}

/* Whether the line at @p still belongs to the entry before. */
static gboolean
goes_on (const char *p, const char *next, const char *end)
{
  if (measure_words (p, next) == 0)
    {
      while (p < end && measure_words (p, find_line_end (p, end)) == 0)
        p = find_line_end (p, end);
      return p < end && (*p == ' ' || *p == '\t');
    }
  if (is_rule (p, next, "---"))
    return FALSE;
  return strchr (" \t-]}", *p) != NULL;
}

static void
list_entries (MergeFront *self, const char *p, const char *end)
{
  while (p < end)
    {
      const char *next = find_line_end (p, end);
      MergeEntry entry = { .key = find_key (p, next, self->is_yaml), .text = p };

      while (self->is_yaml && entry.key != NULL && next < end &&
             goes_on (next, find_line_end (next, end), end))
        next = find_line_end (next, end);
      entry.len = next - p;
      g_array_append_val (self->entries, entry);
      p = next;
    }
}

/* The line that closes what "---" has opened, or NULL. */
static const char *
find_close (const char *p, const char *end)
{
  for (; p < end; p = find_line_end (p, end))
    if (is_rule (p, find_line_end (p, end), "---") || is_rule (p, find_line_end (p, end), "..."))
      return p;
  return NULL;
}

MergeFront *
merge_front_new (const char *text, gsize len)
{
  MergeFront *self = g_new0 (MergeFront, 1);
  const char *end = text + len;
  const char *p = text;
  const char *first, *close;

  self->text = text;
  self->entries = g_array_new (FALSE, FALSE, sizeof (MergeEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  if (len >= 3 && memcmp (text, BOM, 3) == 0)
    p += 3;
  self->open = self->len = p - text;
  if (p == end)
    return self;

  first = find_line_end (p, end);
  self->crlf = first - p >= 2 && first[-2] == '\r';
  close = is_rule (p, first, "---") ? find_close (first, end) : NULL;
  if (close != NULL)
    {
      self->is_yaml = TRUE;
      self->open = first - text;
      self->len = find_line_end (close, end) - text;
      self->close = text + self->len - close;
    }
  else
    {
      g_autofree char *key = NULL;

      for (first = p; first < end && (key = find_key (first, find_line_end (first, end), FALSE));)
        {
          g_clear_pointer (&key, g_free);
          first = find_line_end (first, end);
        }
      self->len = first - text;
    }
  list_entries (self, text + self->open, text + self->len - self->close);
  return self;
}

void
merge_front_free (MergeFront *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

const MergeEntry *
merge_front_find (const MergeFront *self, const char *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MergeEntry *entry = &g_array_index (self->entries, MergeEntry, i);

      if (entry->key != NULL && strcmp (entry->key, key) == 0)
        return entry;
    }
  return NULL;
}

typedef struct
{
  const MergeFront *base, *ours, *theirs;
  GHashTable *keep;
  MergeChoose choose;
  gpointer data;
  GString *text;
  GPtrArray *clashes;
} Merging;

static guint
count_lines (const GString *text)
{
  guint n = 0;

  for (gsize i = 0; i < text->len; i++)
    n += text->str[i] == '\n';
  return n;
}

static char *
dup_entry (const MergeEntry *entry)
{
  return entry != NULL ? g_strndup (entry->text, entry->len) : g_strdup ("");
}

/* With the line ends of the file. */
static void
write_text (Merging *self, const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    {
      if (text[i] == '\n' && self->theirs->crlf && (i == 0 || text[i - 1] != '\r'))
        g_string_append_c (self->text, '\r');
      g_string_append_c (self->text, text[i]);
    }
  if (len > 0 && text[len - 1] != '\n')
    g_string_append (self->text, self->theirs->crlf ? "\r\n" : "\n");
}

static void
write_entry (Merging *self, const MergeEntry *entry)
{
  write_text (self, entry->text, entry->len);
}

static void
clash (Merging *self,
       DossierMergeKind kind,
       const MergeEntry *base,
       const MergeEntry *ours,
       const MergeEntry *theirs)
{
  DossierMergeChoice choice =
    self->choose != NULL ? self->choose (theirs->key, self->data) : DOSSIER_MERGE_UNDECIDED;
  MergeFrontClash *told = g_new0 (MergeFrontClash, 1);

  told->kind = kind;
  told->key = g_strdup (theirs->key);
  told->base = dup_entry (base);
  told->ours = dup_entry (ours);
  told->theirs = dup_entry (theirs);
  told->line = count_lines (self->text);
  g_ptr_array_add (self->clashes, told);

  if (choice != DOSSIER_MERGE_OURS)
    g_string_append_len (self->text, theirs->text, theirs->len);
  else if (ours != NULL)
    write_entry (self, ours);
  /* A key stands only once: ours as a comment. */
  if (choice == DOSSIER_MERGE_BOTH && ours != NULL && self->theirs->is_yaml)
    {
      g_auto (GStrv) lines = g_strsplit (told->ours, "\n", -1);

      for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
        {
          g_autofree char *comment = g_strdup_printf ("# %s\n", lines[i]);

          write_text (self, comment, strlen (comment));
        }
    }
}

static gboolean
is_kept (Merging *self, const char *key)
{
  return self->keep != NULL && g_hash_table_contains (self->keep, key);
}

static void
merge_entry (Merging *self, const MergeEntry *theirs)
{
  const MergeEntry *base = merge_front_find (self->base, theirs->key);
  const MergeEntry *ours = merge_front_find (self->ours, theirs->key);
  g_autoptr (MergeValue) value = merge_value_new (theirs, self->theirs->is_yaml);
  g_autoptr (MergeValue) former = merge_value_new (base, self->base->is_yaml);
  g_autoptr (MergeValue) newer = merge_value_new (ours, self->ours->is_yaml);

  if ((base == NULL && ours == NULL) || is_kept (self, theirs->key) ||
      merge_value_equal (former, newer) || merge_value_equal (value, newer))
    g_string_append_len (self->text, theirs->text, theirs->len);
  else if (base == NULL)
    clash (self, DOSSIER_MERGE_ADDED, base, ours, theirs);
  else if (ours == NULL && !merge_value_equal (former, value))
    clash (self, DOSSIER_MERGE_GONE, base, ours, theirs);
  else if (ours != NULL && former->is_list && newer->is_list && value->is_list)
    {
      g_autofree char *edited =
        merge_value_edit (theirs, self->theirs->is_yaml, former, newer, value);

      write_text (self, edited, strlen (edited));
    }
  else if (ours != NULL && !merge_value_equal (former, value))
    clash (self, DOSSIER_MERGE_CHANGED, base, ours, theirs);
  else if (ours != NULL)
    write_entry (self, ours);
}

/* Keys that are new in ours, behind the one before them in ours. */
static void
write_new (Merging *self, const char *before)
{
  gboolean here = before == NULL;

  for (guint i = 0; i < self->ours->entries->len; i++)
    {
      const MergeEntry *entry = &g_array_index (self->ours->entries, MergeEntry, i);

      if (entry->key == NULL)
        continue;
      if (merge_front_find (self->theirs, entry->key) != NULL)
        here = before != NULL && strcmp (entry->key, before) == 0;
      else if (here && merge_front_find (self->base, entry->key) == NULL &&
               !is_kept (self, entry->key))
        write_entry (self, entry);
    }
}

static void
write_all_of_ours (Merging *self)
{
  const MergeFront *ours = self->ours;

  g_string_append_len (self->text, self->theirs->text, self->theirs->open);
  if (self->base->entries->len == 0 && ours->entries->len > 0)
    write_text (self, ours->text, ours->len);
}

GPtrArray *
merge_front_merge (const MergeFront *base,
                   const MergeFront *ours,
                   const MergeFront *theirs,
                   GHashTable *keep,
                   MergeChoose choose,
                   gpointer data,
                   GString *text)
{
  Merging self = { base, ours, theirs, keep, choose, data, text, NULL };

  self.clashes = g_ptr_array_new_with_free_func (clash_free);
  if (theirs->entries->len == 0 && !theirs->is_yaml)
    {
      write_all_of_ours (&self);
      return self.clashes;
    }
  g_string_append_len (text, theirs->text, theirs->open);
  write_new (&self, NULL);
  for (guint i = 0; i < theirs->entries->len; i++)
    {
      const MergeEntry *entry = &g_array_index (theirs->entries, MergeEntry, i);

      if (entry->key == NULL || merge_front_find (theirs, entry->key) != entry)
        {
          g_string_append_len (text, entry->text, entry->len);
          continue;
        }
      merge_entry (&self, entry);
      write_new (&self, entry->key);
    }
  g_string_append_len (text, theirs->text + theirs->len - theirs->close, theirs->close);
  return self.clashes;
}
