/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * DossierReadingLayout:
 * @document: what is laid out
 * @first_passage, @n_passages: which of its passages
 * @text: (UTF-8) everything that the reader shows, one block a line, without a newline at the end
 * @n_chars: length of @text in characters
 * @blocks: (element-type DossierBlock): by position
 * @runs: (element-type DossierRun): by position
 * @marks: (element-type DossierMark): by position
 *
 * A document as a running text to be shown: its head, captions over speeches, quotes set off as
 * blocks of their own, numbers where sources and footnotes are referred to. What is only there to
 * be seen (numbers, line breaks around quotes) is kept apart from the passages' own text, so that a
 * place in a passage and a place on the page can be told from each other exactly, both ways, and
 * copying gives the words alone. Knows nothing of how it is drawn. Positions count characters of
 * @text. Immutable.
 */
typedef struct
{
  DossierDocument *document;
  guint first_passage;
  guint n_passages;
  char *text;
  guint n_chars;
  GArray *blocks;
  GArray *runs;
  GArray *marks;

  /*< private >*/
  GArray *first_runs; /* of guint, by passage: index of its first run */
  GArray *footnotes;  /* of guint, by passage: a footnote's number, or 0 */
  gboolean letters;   /* footnotes are marked by letters, since sources have the numbers */
} DossierReadingLayout;

typedef enum
{
  DOSSIER_BLOCK_TITLE,
  DOSSIER_BLOCK_SUBTITLE,
  DOSSIER_BLOCK_BYLINE,
  DOSSIER_BLOCK_STATEMENT, /* what the document says of itself, what it retells */
  DOSSIER_BLOCK_SPEAKER,   /* caption over the passage's speech */
  DOSSIER_BLOCK_BADGE,     /* over a passage that is not translated: in which language it is */
  DOSSIER_BLOCK_TEXT,      /* of a passage: see passage_kind */
  DOSSIER_BLOCK_QUOTE,     /* of a passage: words of a quote, set off */
} DossierBlockKind;

/* A paragraph of the page. */
typedef struct
{
  DossierBlockKind kind;
  DossierPassageKind passage_kind; /* of the passage it belongs to */
  int passage;                     /* index, or -1 */
  int level;                       /* the passage's */
  guint start;
  guint end;    /* of its text, before the newline */
  gsize offset; /* of start, in bytes */
  guint first : 1;
  guint last : 1; /* of its passage's (or head's) blocks */
  guint rtl : 1;
  const char *language; /* BCP 47, or NULL; borrowed */
  DossierQuote *quote;  /* of a QUOTE block; borrowed */
} DossierBlock;

/* Whether it stands over a passage and is none of its text. */
gboolean dossier_block_is_caption (const DossierBlock *block);

/* A stretch of a passage's own text. */
typedef struct
{
  guint start; /* position */
  guint length;
  guint passage;
  guint offset; /* in the passage */
} DossierRun;

/* A number or letter that is only shown: a reference to a source or a footnote, or (without a span)
 * the label with which a footnote begins. */
typedef struct
{
  guint start;
  guint end;
  guint passage;
  const DossierSpan *span;
} DossierMark;

/* Lays out @n_passages passages from @first on; the document's head comes before its first one. */
DossierReadingLayout *
dossier_reading_layout_new (DossierDocument *document, guint first, guint n_passages);
DossierReadingLayout *dossier_reading_layout_ref (DossierReadingLayout *self);
void dossier_reading_layout_unref (DossierReadingLayout *self);

gboolean dossier_reading_layout_has_passage (const DossierReadingLayout *self, guint passage);

/* The position of character @offset (clamped) of @passage, which must be laid out. Where something
 * that is only shown stands at that very place, @after tells on which side of it: TRUE for the
 * start of a stretch, FALSE for its end. */
guint dossier_reading_layout_to_position (const DossierReadingLayout *self,
                                          guint passage,
                                          guint offset,
                                          gboolean after);

/* The place in a passage at @position; the nearest one before it, and FALSE, when something that is
 * only shown stands there (before the first passage: its start). */
gboolean dossier_reading_layout_from_position (const DossierReadingLayout *self,
                                               guint position,
                                               guint *passage,
                                               guint *offset);

/* Index of the block in which @position lies (its newline included). */
guint dossier_reading_layout_find_block (const DossierReadingLayout *self, guint position);
const DossierBlock *dossier_reading_layout_get_block (const DossierReadingLayout *self,
                                                      guint index);
/* Index of the first block of @passage, captions over it left out. */
guint dossier_reading_layout_get_passage_block (const DossierReadingLayout *self, guint passage);
/* The mark that covers the character at @position, or NULL. */
const DossierMark *dossier_reading_layout_find_mark (const DossierReadingLayout *self,
                                                     guint position);

/* The words between two positions as a person wants to have them: passages whole as they are, with
 * an empty line between paragraphs, without what is only shown, but with the head and the
 * speakers' captions that lie in between. Caller frees. */
char *dossier_reading_layout_copy (const DossierReadingLayout *self, guint start, guint end);

/* What stands at the anchor of footnote @passage: "3", or "c" where sources are numbered. Caller
 * frees. */
char *dossier_reading_layout_get_footnote_label (const DossierReadingLayout *self, guint passage);

/* Who or what @entity is, in a line: its description, a person's office and party on the document's
 * date, a place's country; NULL when nothing is known. Caller frees. */
char *dossier_describe_entity (DossierDocument *document, const DossierEntity *entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReadingLayout, dossier_reading_layout_unref)

G_END_DECLS
