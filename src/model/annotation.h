/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* How an annotation looks in the text. */
typedef enum
{
  DOSSIER_COLOUR_NONE, /* it marks no words: a note on an event, on the document */
  DOSSIER_COLOUR_YELLOW,
  DOSSIER_COLOUR_GREEN,
  DOSSIER_COLOUR_BLUE,
  DOSSIER_COLOUR_PINK,
  DOSSIER_COLOUR_PURPLE,
  DOSSIER_COLOUR_ORANGE,
  DOSSIER_COLOUR_UNDERLINE,
} DossierColour;
#define DOSSIER_N_COLOURS (DOSSIER_COLOUR_UNDERLINE + 1)

/* "none", "yellow", …, as in the query, the store and exports. to_string: static. */
const char *dossier_colour_to_string (DossierColour colour);
gboolean dossier_colour_from_string (const char *text, DossierColour *colour);

/* The same for people, within a sentence: "yellow", "underlined"; translated, static. */
const char *dossier_colour_describe (DossierColour colour);
/* "marked yellow" */
const char *dossier_colour_describe_marked (DossierColour colour);

/* How well an anchor fits the text as it is now. */
typedef enum
{
  DOSSIER_ANCHOR_ANCHORED, /* the words stand where they stood, or surely in one other place */
  DOSSIER_ANCHOR_MOVED,    /* a likely place, for the reader to confirm */
  DOSSIER_ANCHOR_ORPHAN,   /* none that is likely enough */
} DossierAnchorState;

/* "anchored", "moved", "orphan"; static. */
const char *dossier_anchor_state_to_string (DossierAnchorState state);

/**
 * DossierAnchor:
 * @passage: id of the passage in which the words stood when they were marked
 * @place: that passage's index then: where an orphan is shown
 * @start: of the words in it, in characters
 * @exact: the words, as they were
 * @prefix, @suffix: up to 32 characters before and after them in the passage, "" at its ends
 *   (W3C Web Annotation: TextQuoteSelector, with a TextPositionSelector's start)
 * @before, @after: (nullable): more of what stood around them, up to DOSSIER_ANCHOR_AROUND
 *   characters across passages, which are apart by a newline; noted (text/anchor.h) when another
 *   edition is about to take the place of the one that they were marked in; NULL: not noted
 * @rival: noted together with those: how much the likeliest other place of that edition was like
 *   theirs, 0 to 1. Below 0 in an anchor that is made anew: what was noted is to be forgotten
 * @language: (nullable): BCP 47, of the language variant in whose text they were marked; NULL: the
 *   document itself
 * @state: how it fits the document it was resolved in
 * @found: index of the passage in which it was found, or -1 for an orphan
 * @found_start, @found_end: in that passage, in characters
 * @whole: it stands in for the words, which are another language variant's: all of the passage
 *
 * A stretch of one passage. What is marked across paragraphs has an anchor in each.
 */
typedef struct
{
  char *passage;
  guint place;
  guint start;
  char *exact;
  char *prefix;
  char *suffix;
  char *before;
  char *after;
  double rival;
  char *language;

  DossierAnchorState state;
  int found;
  guint found_start;
  guint found_end;
  gboolean whole;
} DossierAnchor;

/* Characters of context on either side. */
#define DOSSIER_ANCHOR_CONTEXT 32
#define DOSSIER_ANCHOR_AROUND 400

/* The anchor of a stretch of @passage's text as it is, resolved there. start < end. */
DossierAnchor *dossier_anchor_new (DossierPassage *passage, guint start, guint end);
/* The same in @document, of whose language it is. */
DossierAnchor *
dossier_anchor_new_in (DossierDocument *document, DossierPassage *passage, guint start, guint end);
DossierAnchor *dossier_anchor_copy (const DossierAnchor *anchor);
void dossier_anchor_free (DossierAnchor *anchor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchor, dossier_anchor_free)

/**
 * DossierReaderMark:
 * @kind: what the reader says stands there: QUOTE, EVENT, PERSON, ORGANISATION, PLACE, SOURCE,
 *   COMMITMENT, or PASSAGE: nothing but the day that the words mean
 * @record: (nullable): id of the record that is meant ("lavrov"); NULL: one of its own
 * @name: (nullable): name of the person, organisation or place; title of event, source,
 *   commitment; NULL: the words marked
 * @date: (nullable): when it was said, happened, was published or announced
 * @who: (nullable): id of the speaker or of who announced it
 * @who_name: (nullable): the same as typed, when it is nobody known
 * @where: (nullable): id of an event's place
 * @url: (nullable): of a source
 * @a3: (nullable): ISO 3166-1 alpha-3 of a place that is a country
 * @short_name: (nullable): of a person or an organisation: a family name, an abbreviation
 * @office: (nullable): of a person, or of a quote's speaker at that time
 * @type: (nullable): of a person: "group" for several without names
 * @direct: of a quote: verbatim
 * @verdict, @outcome, @due: of a commitment
 */
typedef struct
{
  DossierKind kind;
  char *record;
  char *name;
  DossierDate *date;
  char *who;
  char *who_name;
  char *where;
  char *url;
  char *a3;
  char *short_name;
  char *office;
  char *type;
  gboolean direct;
  DossierVerdict verdict;
  char *outcome;
  DossierDate *due;
} DossierReaderMark;

DossierReaderMark *dossier_reader_mark_new (DossierKind kind);
DossierReaderMark *dossier_reader_mark_copy (const DossierReaderMark *mark);
void dossier_reader_mark_free (DossierReaderMark *mark);
gboolean dossier_reader_mark_equal (const DossierReaderMark *a, const DossierReaderMark *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReaderMark, dossier_reader_mark_free)

/* What the reader said to a suggestion. */
typedef enum
{
  DOSSIER_ANSWER_NONE, /* it was none: it is the reader's own */
  DOSSIER_ANSWER_ACCEPTED,
  DOSSIER_ANSWER_REJECTED,
} DossierAnswer;
#define DOSSIER_N_ANSWERS (DOSSIER_ANSWER_REJECTED + 1)

/* "none", "accepted" …; from_string: FALSE when it names none. */
const char *dossier_answer_to_string (DossierAnswer answer);
gboolean dossier_answer_from_string (const char *text, DossierAnswer *answer);

DOSSIER_DECLARE_RECORD (DossierAnnotation, dossier_annotation, ANNOTATION)
#define DOSSIER_TYPE_ANNOTATION (dossier_annotation_get_type ())
/**
 * DossierAnnotation:
 * @document: uuid of the document that it annotates
 * @colour: how its words are marked
 * @note: (nullable): the reader's words, CommonMark; NULL when there are none
 * @tags: (element-type utf8): never NULL, each once, in the order in which they came
 * @anchors: (element-type DossierAnchor): in document order; none for a note on a record or on the
 *   document as a whole
 * @target: (nullable): id of the record that it is about; with no anchors and no target it is about
 *   the document
 * @mark: (nullable): what the reader says stands there
 * @answer: whether it was suggested: what is accepted holds like any mark, what is rejected says
 *   that there is no such thing
 * @created, @modified: microseconds since 1970 UTC
 * @deleted: when it went into the trash, 0 when it is not there
 * @state: the worst of its anchors' states
 *
 * What a reader adds to a document. item.id is its UUID, item.date the day on which it was made,
 * item.authority READER. A value: who wants another makes a copy with dossier_annotation_copy() and
 * puts it in place of this one. Only what follows from the document (the item's index, passages,
 * entities, section, date and the anchors' resolved part) is worked out anew, by
 * dossier_document_set_notes().
 */
struct _DossierAnnotation
{
  DossierItem parent_instance;
  char *document;
  DossierColour colour;
  char *note;
  GPtrArray *tags;
  GPtrArray *anchors;
  char *target;
  DossierReaderMark *mark;
  DossierAnswer answer;
  gint64 created;
  gint64 modified;
  gint64 deleted;
  DossierAnchorState state;
};

/* An empty one with a new random UUID (RFC 4122 version 4), made now. */
DossierAnnotation *dossier_annotation_new (const char *document);
/* A copy of all that is the reader's, with the same UUID and times. */
DossierAnnotation *dossier_annotation_copy (DossierAnnotation *annotation);
/* Whether both say the same: all that is the reader's but the times at which it was made and
 * changed. */
gboolean dossier_annotation_equal (DossierAnnotation *a, DossierAnnotation *b);
gboolean dossier_annotation_has_tag (DossierAnnotation *annotation, const char *tag);
void dossier_annotation_add_tag (DossierAnnotation *annotation, const char *tag);
/* Whether it is an answer to a suggestion and nothing more: no note, colour or tag was added since.
 */
gboolean dossier_annotation_is_answer (DossierAnnotation *annotation);
/* Whether its words were marked in another language variant than @document: there it stands at its
 * passages as wholes, unless they are the same. */
gboolean dossier_annotation_is_foreign (DossierAnnotation *annotation, DossierDocument *document);
/* The language in which its words are, when some of it stands in @document for a whole passage, as
 * the words of another variant do; NULL else. Borrowed. */
const char *dossier_annotation_get_foreign_language (DossierAnnotation *annotation,
                                                     DossierDocument *document);
/* The words that it marks, passages apart by a newline; NULL when it marks none. Caller frees. */
char *dossier_annotation_get_exact (DossierAnnotation *annotation);

/* Gives @document its notes in place of those it has: (element-type DossierAnnotation), sorted into
 * document order, their place taken from their resolved anchors, from their target, or (notes on
 * the document) before everything. Those in the trash are passed over; those that are answers are
 * among its answers instead. Works out what follows for
 * each that was not among them before: index, passages, entities and speakers of what it marks.
 * Notes are the one part of a finished document that changes: call this where the document is
 * shown, on the main thread. */
void dossier_document_set_notes (DossierDocument *document, GPtrArray *annotations);
/* (element-type DossierAnnotation) (transfer container): its notes, and its answers behind them. */
GPtrArray *dossier_document_list_annotations (DossierDocument *document);

G_END_DECLS
