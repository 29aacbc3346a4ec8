/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/crossfilter.h"
#include "linking/note-holders.h"
#include "linking/word-index.h"

G_BEGIN_DECLS

/* What the parts of the crossfilter share. Internal to src/linking. */

/* How many kinds of items can pass or not; entities and sections are what they are filtered by. */
#define N_ITEM_KINDS (DOSSIER_KIND_MEMBERSHIP - DOSSIER_KIND_PASSAGE + 2)

/* A date with its bounds beside it: most are ruled out by them, without a look at the date. */
typedef struct
{
  DossierDay first;
  DossierDay last;
  const DossierDate *date; /* borrowed */
} Dated;

/* The document is laid out in flat columns once, so that a query is one walk over
 * arrays: values[value_start[i]..value_start[i + 1]] are the numbers of the values that item i has,
 * over all facets; a value is a person as speaker, an entity as named, or a section. Tags and
 * colours are values too, but those of notes: what is asked for of the one and the other, one note
 * must have. Few items hold any, and notes come and go: which, stands in a list of its own, by
 * item. note_values[note_start[n]..note_start[n + 1]] are the tags and the colour of note n. */
struct _DossierCrossfilter
{
  GObject parent_instance;

  DossierDocument *document;
  guint n_items;
  guint first_item[DOSSIER_N_KINDS];
  guint8 *item_kind; /* its place, see below */
  DossierItem **items;
  guint *value_start;
  GArray *values; /* of guint */
  guint *date_start;
  GArray *dates; /* of Dated */

  DossierDay first_day; /* see dossier_crossfilter_get_time_span() */
  DossierDay last_day;
  GPtrArray *speakers; /* of DossierEntity: see dossier_crossfilter_get_speakers() */

  guint n_values;
  guint first_entity[DOSSIER_N_KINDS]; /* value number of the first person, organisation, place */
  guint first_section;
  guint8 *value_facet;

  GPtrArray *notes;     /* those laid out */
  guint n_fixed;        /* items before the notes; values, entries and dates likewise */
  guint n_fixed_values; /* then come the colours and the tags */
  guint n_fixed_entries;
  guint n_fixed_dates;
  GHashTable *tags;        /* number of each tag's value */
  GArray *held;            /* of DossierHeld, sorted */
  GArray *note_values;     /* of guint */
  GArray *note_start;      /* of guint */
  guint8 *note_passed;     /* by note: which of the two facets it passes, as bits */
  guint *counted;          /* by value: the last item that was counted for it, plus one */
  DossierHolders *holders; /* made for the first note */

  /* For words, made when first asked for; those of the notes again when they have changed. */
  GStrv languages;
  DossierWordIndex *words;
  DossierWordIndex *note_words;
  gboolean *has_words; /* by item: what the last words that were asked for came to */

  gboolean *selected;
  guint8 *result; /* DossierMatch by item */
  guint *counts;  /* by value and item kind */
  guint8 *value_passes;
  guint passing[N_ITEM_KINDS];
};

/* The place of @kind among them, in the order of DossierKind, or -1. Notes come last: they are laid
 * out anew whenever they change, and the rest is left. */
static inline int
dossier_crossfilter_kind_place (DossierKind kind)
{
  if (kind >= DOSSIER_KIND_PASSAGE && kind <= DOSSIER_KIND_MEMBERSHIP)
    return (int) kind - DOSSIER_KIND_PASSAGE;
  return kind == DOSSIER_KIND_NOTE ? N_ITEM_KINDS - 1 : -1;
}

/* The number of @item as a value of @facet, or -1. */
int dossier_crossfilter_number_value (DossierCrossfilter *self,
                                      DossierFacet facet,
                                      const DossierItem *item);

/* What @query asks for in words, NULL for nothing; and which items have it, into has_words. */
DossierWords *dossier_crossfilter_read_words (DossierCrossfilter *self, DossierQuery *query);
void dossier_crossfilter_match_words (DossierCrossfilter *self, const DossierWords *words);
/* The notes have changed. */
void dossier_crossfilter_forget_note_words (DossierCrossfilter *self);

/* Lays out the document; its notes alone, in place of those laid out. */
void dossier_crossfilter_lay_out (DossierCrossfilter *self);
void dossier_crossfilter_find_extent (DossierCrossfilter *self);
void dossier_crossfilter_lay_out_notes (DossierCrossfilter *self);

G_END_DECLS
