/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/merge/merge-text.h"
#include "formats/merge/merge.h"

G_BEGIN_DECLS

/* Internal to src/formats/merge. */

/**
 * MergeUnit:
 * @key: (nullable): as of MergeLine; NULL for what stands before the first
 * @key_line: where it stands; @start without a key
 * @section: the unit of the heading that it is under, or -1
 *
 * Lines that belong together: a block with an id, a heading or a footnote, and what follows up to
 * the next one.
 */
typedef struct
{
  const char *key;
  int start, end;
  int key_line;
  int section;
  guint8 heading;
  gboolean footnote;
} MergeUnit;

/* The units of @text, (element-type MergeUnit); only of @keys, a set, unless that is NULL. */
GArray *merge_units_new (const MergeText *text, GHashTable *keys);
#define merge_unit(units, i) (&g_array_index ((units), MergeUnit, (i)))

/* Three texts and what in them stands for what; -1: nothing does. */
typedef struct
{
  const MergeText *base, *ours, *theirs;
  GArray *b_units, *o_units, *t_units;
  /* by units */
  int *unit_b_to_o, *unit_o_to_b, *unit_b_to_t;
  /* by lines: the same words */
  int *b_to_o, *o_to_b, *b_to_t, *t_to_b;
  /* the same, or what the person made of it */
  int *b_near, *t_near;
} MergeMatch;

MergeMatch *merge_match_new (const MergeText *base, const MergeText *ours, const MergeText *theirs);
void merge_match_free (MergeMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeMatch, merge_match_free)

/* Whether anything of the base's unit is left in the file. */
gboolean merge_match_has_unit (const MergeMatch *self, int b_unit);
/* The file's line that is the first of the base's unit, or the last; -1 when nothing is left. */
int merge_match_first_of (const MergeMatch *self, int b_unit);
int merge_match_last_of (const MergeMatch *self, int b_unit);

/* Where lines of ours go that stand before the file's same line. */
typedef enum
{
  MERGE_BEHIND, /* they go on with what is before */
  MERGE_NEW,    /* whole units */
  MERGE_BEFORE, /* they begin, or are, what is behind */
} MergePlacing;

typedef struct
{
  MergePlacing placing;
  int o_start, o_end;
  int slot; /* the file's line before which they go */
} MergeInsert;

/* Lines [b0, b1) of the base that became [o0, o1) of ours, and what has become of them in the file:
 * [t0, t1). */
typedef struct
{
  DossierMergeKind kind;
  const char *key; /* of its unit */
  int b0, b1, o0, o1, t0, t1;
} MergeClash;

/* What is done to the file. */
typedef struct
{
  const MergeMatch *match;
  GArray *inserts; /* of MergeInsert */
  GArray *clashes; /* of MergeClash, in the order of the file */
  gboolean *drop;  /* by the file's lines */
} MergePlan;

MergePlan *merge_plan_new (const MergeMatch *match);
void merge_plan_free (MergePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergePlan, merge_plan_free)

/* Puts the new units of ours beside their neighbours; merge-place.c. */
void merge_plan_place (MergePlan *self, const gboolean *wanted);
void merge_plan_insert (MergePlan *self, MergePlacing placing, int o_start, int o_end, int slot);
void merge_plan_clash (MergePlan *self,
                       DossierMergeKind kind,
                       const char *key,
                       int b0,
                       int b1,
                       int o0,
                       int o1,
                       int t0,
                       int t1);

/* Appends the merged text to @text. @front_crlf: how the lines before it end. @choices: by clash.
 * @lines: (out): the line of each clash, counted within what is appended, from 0. */
void merge_plan_write (const MergePlan *self,
                       gboolean front_crlf,
                       const DossierMergeChoice *choices,
                       GString *text,
                       guint *lines);

/* Appends ours to @text, with what the base has wherever nothing was chosen. */
void
merge_plan_write_base (const MergePlan *self, const DossierMergeChoice *choices, GString *text);

/**
 * MergeFront:
 *
 * What stands before a text: byte order mark, YAML front matter or an outline's properties.
 */
typedef struct
{
  const char *text;
  gsize len;        /* of all of it */
  gsize open;       /* bytes before the first entry */
  gsize close;      /* bytes behind the last entry */
  gboolean is_yaml; /* or lines "key:: value" */
  gboolean crlf;
  GArray *entries; /* of MergeEntry */
} MergeFront;

/* An entry, or a line that is none. */
typedef struct
{
  char *key; /* or NULL */
  const char *text;
  gsize len;
} MergeEntry;

MergeFront *merge_front_new (const char *text, gsize len);
void merge_front_free (MergeFront *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeFront, merge_front_free)
const MergeEntry *merge_front_find (const MergeFront *self, const char *key);

typedef struct
{
  DossierMergeKind kind;
  char *key;
  char *base, *ours, *theirs;
  guint line; /* from 0 */
} MergeFrontClash;

/* Appends the merged front matter to @text. @keep: (nullable): a set of keys that stay as theirs.
 * @choose: (nullable): what was chosen for a key.
 * Returns: (element-type MergeFrontClash): those that nothing was chosen for, too. */
typedef DossierMergeChoice (*MergeChoose) (const char *key, gpointer data);
GPtrArray *merge_front_merge (const MergeFront *base,
                              const MergeFront *ours,
                              const MergeFront *theirs,
                              GHashTable *keep,
                              MergeChoose choose,
                              gpointer data,
                              GString *text);

/**
 * MergeValue:
 * @items: (element-type utf8): what it says, without quotes; one for a scalar
 * @raw: (element-type utf8): how each is written
 *
 * What stands behind a key.
 */
typedef struct
{
  gboolean is_list;
  gboolean is_block; /* a list of one entry a line */
  GPtrArray *items;
  GPtrArray *raw;
} MergeValue;

MergeValue *merge_value_new (const MergeEntry *entry, gboolean is_yaml);
void merge_value_free (MergeValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeValue, merge_value_free)
gboolean merge_value_equal (const MergeValue *a, const MergeValue *b);
/* @theirs with what was added to and taken from the list between @base and @ours, as the entry is
 * written; caller frees. */
char *merge_value_edit (const MergeEntry *entry,
                        gboolean is_yaml,
                        const MergeValue *base,
                        const MergeValue *ours,
                        const MergeValue *theirs);

G_END_DECLS
