/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* A text that is edited while every letter keeps its identity: so that a test knows where words
 * went. */

/* A letter: @id is its number in the text as it was, 0 for one that came by editing. @copy: it is a
 * copy of that letter; where the letter itself went is another matter. */
typedef struct
{
  gunichar c;
  guint id : 31;
  guint copy : 1;
} Letter;

typedef struct
{
  char *id;
  GArray *letters; /* of Letter */
} EditedPassage;

typedef struct
{
  GPtrArray *passages; /* of EditedPassage */
  GRand *rand;
  guint n_letters; /* that have been numbered */
  guint n_ids;     /* of passages */
} EditedText;

/* Passages @first to @last - 1 of @document, as they are. @rand: borrowed. */
EditedText *edited_text_new (DossierDocument *document, guint first, guint last, GRand *rand);
void edited_text_free (EditedText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EditedText, edited_text_free)

/* Numbers all letters: the text as it is now is the one in which words are marked. */
void edited_text_number (EditedText *self);
/* Puts in sentences that differ by a name, a number or a word from one that is there, or not at
 * all. */
void edited_text_add_lookalikes (EditedText *self, guint n);
/* An edition: @n_changes of all kinds, at random. */
void edited_text_edit (EditedText *self, guint n_changes);

/* A finished document of it as it is now. */
DossierDocument *edited_text_to_document (EditedText *self);

/* What became of a stretch of letters (element-type Letter, as they were). */
typedef struct
{
  gboolean whole;  /* all are there, in order, with nothing but white space between them */
  gboolean copied; /* those are not, but copies of them are */
  guint n_left;    /* that are there in whatever way */
} Fate;
Fate edited_text_get_fate (EditedText *self, const GArray *letters);

/* (element-type Letter): letters @start to @end - 1 of a passage. Caller frees. */
GArray *edited_text_get_letters (EditedText *self, guint passage, guint start, guint end);

/* The same with up to @before and @after letters around them, across passages. */
GArray *edited_text_get_around (EditedText *self,
                                guint passage,
                                guint start,
                                guint end,
                                guint before,
                                guint after);

/* The beginning and the end of the sentences that a stretch touches. */
void edited_text_get_sentences (EditedText *self, guint passage, guint *start, guint *end);

/* Whether @there are the letters @wanted, white space aside, in the same order; themselves (@copies
 * FALSE) or copies. */
gboolean edited_letters_equal (const GArray *wanted, const GArray *there, gboolean copies);
/* How many of @there are among @wanted, white space aside; and how many there are. */
guint edited_letters_count (const GArray *wanted, const GArray *there, guint *n_there);

G_END_DECLS
