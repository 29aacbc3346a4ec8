/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_MERGE_ERROR (dossier_merge_error_quark ())
GQuark dossier_merge_error_quark (void);
typedef enum
{
  DOSSIER_MERGE_ERROR_NOT_TEXT, /* the file is not text in UTF-8 */
} DossierMergeError;

typedef enum
{
  DOSSIER_MERGE_CHANGED, /* both sides changed the same lines */
  DOSSIER_MERGE_REMOVED, /* changed here; the person took it out of the file */
  DOSSIER_MERGE_GONE,    /* no longer among the notes; the person changed it in the file */
  DOSSIER_MERGE_ADDED,   /* new here; the file has something else of that name already */
} DossierMergeKind;

typedef enum
{
  DOSSIER_MERGE_UNDECIDED, /* as THEIRS, and the next merge tells of the conflict again */
  DOSSIER_MERGE_THEIRS,    /* what stands in the file stays */
  DOSSIER_MERGE_OURS,      /* ours takes its place */
  DOSSIER_MERGE_BOTH,      /* theirs, then ours */
} DossierMergeChoice;

/**
 * DossierMergeConflict:
 * @name: what it is about: the words of a heading, the id of a block or footnote, a key
 * @line: where it is in the merged text: of the first line concerned, from 1
 * @base: what the program last wrote there; may be empty
 * @ours: what it would write there now; may be empty
 * @theirs: what the file holds there; may be empty
 * @choice: what was chosen; see dossier_merge_resolve()
 *
 * A place that both sides changed. The texts are whole lines.
 */
typedef struct
{
  DossierMergeKind kind;
  char *name;
  guint line;
  char *base;
  char *ours;
  char *theirs;
  DossierMergeChoice choice;
} DossierMergeConflict;

/* A sentence for people, with the line; caller frees. */
char *dossier_merge_conflict_describe (const DossierMergeConflict *self);

/**
 * DossierMerge:
 *
 * A Markdown file that the program wrote and a person went on writing, and what the program would
 * write now, made into one text: the file as it is, with what the program changed since. Of the
 * file, only lines are ever taken away or replaced that are still as the program wrote them (white
 * space at their ends apart); where the person changed what the program would change, the file
 * stays as it is and there is a conflict.
 *
 * Front matter is merged by its keys (a list in it by its entries), everything else by lines: those
 * of a block are found by the block's id ("^id" behind it, "id:: …" in outlines), a heading's
 * words, a footnote's label, wherever the person moved them; then by what they say. Within a block,
 * base is compared with either side by patience diff (Bram Cohen's) with Myers's O(ND) between the
 * unique lines, and both are joined as diff3 does, but that lines which merely adjoin do not
 * conflict. Line ends, indentation, byte order mark and a missing last newline are the file's.
 *
 * A pure function of three texts; use it on any thread.
 */
typedef struct _DossierMerge DossierMerge;

/* @base: what the program last wrote; @ours: what it would write now; both UTF-8 with "\n".
 * @theirs: the bytes of the file. Fails with DOSSIER_MERGE_ERROR_NOT_TEXT only. */
DossierMerge *
dossier_merge_new (const char *base, const char *ours, GBytes *theirs, GError **error);
DossierMerge *dossier_merge_ref (DossierMerge *self);
void dossier_merge_unref (DossierMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMerge, dossier_merge_unref)

/* What the file is to hold. Equal to theirs when nothing is to be written. Until the next call of
 * dossier_merge_resolve(). */
GBytes *dossier_merge_get_text (DossierMerge *self);
/* What to compare with next time: ours, with the base's text where nothing was decided. */
const char *dossier_merge_get_base (DossierMerge *self);
/* The file holds nothing any more: that is how the person wants it, and it is left so. */
gboolean dossier_merge_is_emptied (DossierMerge *self);
/* How many lines of the base the file still holds; 0: it is another file. */
guint dossier_merge_count_known (DossierMerge *self);
/* How many it does not hold any more. */
guint dossier_merge_count_missing (DossierMerge *self);

guint dossier_merge_count_conflicts (DossierMerge *self);
/* In the order of the file. */
const DossierMergeConflict *dossier_merge_get_conflict (DossierMerge *self, guint index);
/* Decides one; text, base and the conflicts' lines follow. */
void dossier_merge_resolve (DossierMerge *self, guint index, DossierMergeChoice choice);

G_END_DECLS
