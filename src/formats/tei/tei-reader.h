/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/parser.h>

#include "formats/tei/tei-dates.h"
#include "formats/tei/tei-text.h"
#include "formats/tei/tei.h"

G_BEGIN_DECLS

/* How the reader works: libxml2 calls for each tag and each stretch of text (tei-parse.c); an
 * element's name selects a rule out of the table of the part it stands in (header, lists, text);
 * the rule's handlers take what they need into the TeiDocument that is being made; at the end of
 * a TEI element tei-build.c turns that into a DossierDocument, when every id can be resolved.
 * No tree of the file is ever made. */

/* Bounds that no sound file comes near. */
#define TEI_MAX_DEPTH 256                   /* elements within each other, includes counted in */
#define TEI_MAX_INCLUDES 8                  /* includes within each other */
#define TEI_MAX_BYTES (256 * 1024 * 1024)   /* of a file and all its includes */
#define TEI_MAX_COST (1024 * 1024 * 1024)   /* roughly the memory that the model takes, in bytes */
#define TEI_MAX_EXPANSION (4 * 1024 * 1024) /* what entities expand to, in bytes */

/* Memory that a record and a span take, roughly, in bytes. */
#define TEI_RECORD_COST 640
#define TEI_SPAN_COST 64

typedef struct _TeiReader TeiReader;
typedef struct _TeiFrame TeiFrame;
typedef struct _TeiFile TeiFile;
typedef struct _TeiVariants TeiVariants;

typedef enum
{
  TEI_PART_ROOT,
  TEI_PART_HEADER,
  TEI_PART_LISTS, /* of people, organisations, places, events …, wherever they stand */
  TEI_PART_TEXT,
  TEI_PART_NOTES, /* the reader's annotations, which an export has put there */
} TeiPart;
#define TEI_N_PARTS (TEI_PART_NOTES + 1)

typedef void (*TeiHandler) (TeiReader *reader, TeiFrame *frame);

/* What to do with an element of that name. @value is the handlers' own. */
typedef struct
{
  const char *name;
  TeiHandler start;
  TeiHandler end;
  int value;
} TeiRule;

extern const TeiRule tei_root_rules[];
extern const TeiRule tei_header_rules[];
extern const TeiRule tei_list_rules[];
extern const TeiRule tei_text_rules[];
extern const TeiRule tei_note_rules[];

/* Where in the header an element stands. */
typedef enum
{
  TEI_AREA_NONE,
  TEI_AREA_TITLE,
  TEI_AREA_PUBLICATION,
  TEI_AREA_SOURCE,
  TEI_AREA_ORIGINAL, /* the bibl of sourceDesc with the id "document" */
  TEI_AREA_CREATION,
  TEI_AREA_SETTING,
} TeiArea;

/* What the innermost declaration around an element declares. */
typedef enum
{
  TEI_OWNER_NONE,
  TEI_OWNER_ENTITY,
  TEI_OWNER_EVENT,
  TEI_OWNER_SOURCE,
  TEI_OWNER_LINK,
  TEI_OWNER_PLEDGE,
} TeiOwner;

/* An entity as a file declares it. */
typedef struct
{
  DossierEntity *entity;
  GPtrArray *names; /* of TeiName */
  char *country;    /* a reference to the country, or its name */
  gpointer scope;   /* the TeiScope that it belongs to; borrowed */
  gpointer host;    /* the TeiEntity around it, or NULL; borrowed */
  GString *given;   /* the parts of the name that is being read */
  GString *family;
} TeiEntity;

typedef struct
{
  char *text;
  const char *language;
  gboolean brief;
} TeiName;

/* An affiliation or a relation: what becomes memberships. */
typedef struct
{
  char *id;
  TeiEntity *member;       /* of an affiliation; borrowed */
  char *members;           /* references, of a relation */
  char *organisations;     /* references */
  char *organisation_name; /* when there is no reference */
  char *term;              /* references to the events it belongs to */
  char *name;              /* of the relation, or the role of the affiliation */
  char *office;
  char *in_full; /* the office as it is shown beside a speaker's name, "Speaker of the Duma" */
  char *note;
  char *source;
  char *about;
  TeiDating dating;
  DossierAuthority authority;
  gboolean affiliation;
} TeiLink;

typedef struct
{
  DossierEvent *event;
  gpointer scope;
  TeiEntity *host; /* the entity in which it is declared, or NULL; borrowed */
  char *where;
  char *about;
  gboolean dropped; /* it is no event: an organisation's existence, or nothing at all */
} TeiEvent;

typedef struct
{
  DossierCommitment *commitment;
  char *evidence;
  char *verdict;
  char *by;
  int note; /* the kind of note that is being read */
} TeiPledge;

/* What one TEI or teiCorpus declares. */
typedef struct
{
  GPtrArray *entities;    /* of TeiEntity */
  GPtrArray *links;       /* of TeiLink */
  GPtrArray *events;      /* of TeiEvent */
  GPtrArray *sources;     /* of DossierSource */
  GPtrArray *pledges;     /* of TeiPledge */
  GHashTable *entity_ids; /* id or URI → TeiEntity */
  GHashTable *event_ids;
  GHashTable *source_ids;
} TeiScope;

/* A reference from the text: "#a", "#a #b", a URI, or only a name. One object for each that
 * differs. */
struct _TeiRef
{
  DossierKind kind;   /* of the entity that it names when nothing declares it */
  char *target;       /* the attribute's value, or NULL */
  char *name;         /* the words, when there is no attribute */
  GPtrArray *wording; /* of TeiWording: how the text calls it */
  GPtrArray *items;   /* of DossierItem, borrowed; NULL until it is resolved */
  gboolean speaks;    /* it is somebody's words that refer to it */
};

typedef struct
{
  char *text;
  guint count;
} TeiWording;

typedef struct
{
  DossierPassage *passage; /* borrowed */
  guint span;
  TeiRef *ref; /* borrowed */
} TeiPending;

/* From character @start of @passage on the text stands on @page, from 1. */
typedef struct
{
  DossierPassage *passage; /* borrowed */
  guint start;
  guint page;
} TeiTurn;

typedef struct
{
  DossierPassage *passage; /* borrowed */
  TeiRef *who;             /* borrowed; NULL: the text does not say in a way that can be resolved */
  gboolean debate;
  guint time; /* how many of the document's times stand before it */
} TeiSpeaking;

/* A time of day that the text tells: between what stands before and behind it. */
typedef struct
{
  gboolean has_day;
  DossierDay day; /* when it has one */
  int minute;     /* of the day */
} TeiTime;

typedef struct
{
  char *id;
  DossierQuote *quote; /* owned until the document takes it */
  TeiRef *who;
  GString *words;
  gboolean interrupted; /* the words that come next are another part of it */
  char *source;
  char *occasion;
  char *about;
} TeiQuote;

/* A work that the text's own bibliography lists, and the passage that lists it. */
typedef struct
{
  DossierSource *source;   /* borrowed */
  DossierPassage *passage; /* borrowed */
} TeiEntry;

/* What text is being collected for: from an element's start until its end, or the next block. */
typedef struct
{
  DossierPassageKind kind;
  int level;
  char *id;             /* for the passage; NULL once it is used */
  TeiRef *who;          /* borrowed */
  char *speaker;        /* the caption before the speech */
  char *date;           /* EDTF, of the speech, when it says so itself */
  const char *language; /* interned */
  DossierAuthority authority;
  gboolean prose;  /* has text of its own, so that notes in it are notes to a place in it */
  gboolean debate; /* a speech in a debate, rather than in a play */
  gboolean verse;  /* loose lines of verse are being collected */
} TeiBlock;

/* A stretch of text with its own passages: the document's, or that of a note within it. */
typedef struct
{
  TeiText *text;
  GPtrArray *passages; /* what it has given so far */
  GPtrArray *after;    /* notes that wait until the passage around them is complete */
  GPtrArray *ids;      /* ids that the next passage answers to */
  guint first_block;   /* number of the blocks around it */
  guint page;          /* on which the text in progress begins, from 1; 0: none is known */
  int first_depth;
  int inline_only; /* of the flow around it, as is open_spans */
  int open_spans;
} TeiFlow;

typedef struct
{
  DossierSection *section; /* borrowed from the document's sections; NULL until it shows */
  int number;              /* of @section */
  guint first;             /* number of its first passage */
  char *id;
  char *type;
  DossierAuthority authority;
  gboolean plain; /* without a heading it is no section of its own */
} TeiDivision;

typedef struct
{
  char *text;
  char *type;
  const char *language;
} TeiTitle;

typedef enum
{
  TEI_DATE_CREATION,
  TEI_DATE_SOURCE,
  TEI_DATE_SETTING,
  TEI_DATE_PUBLICATION,
} TeiDateKind;
#define TEI_N_DATES (TEI_DATE_PUBLICATION + 1)

/* What the annotations in a file say of the document that they belong to. */
typedef struct
{
  char *uuid;
  char *hash; /* of the document's content, when it is not that of the file alone */
  char *file; /* hash of the file without them */
} TeiClaims;

typedef struct
{
  DossierDocument *document;
  GString *shared; /* what it takes from its corpus, as text: part of its content */
  TeiClaims claims;
  guint number; /* see TeiDocument */
} TeiResult;

/* A TEI or teiCorpus element on its way to a DossierDocument. */
typedef struct _TeiDocument TeiDocument;
struct _TeiDocument
{
  TeiDocument *corpus; /* the one around it, or NULL; borrowed */
  gboolean is_corpus;
  TeiScope *scope;
  char *id;
  char *hash; /* of the bytes it was read from */
  guint
    number; /* its element is that one of those called TEI in its file, from 1; 0: a text alone */

  GPtrArray *brought; /* of DossierAnnotation; NULL: none */
  TeiClaims claims;

  GPtrArray *titles; /* of TeiTitle */
  GPtrArray *authors;
  GPtrArray *meetings; /* what sittings it is of, in words */
  GPtrArray *setting;  /* names of the places where it was held */
  DossierDate *dates[TEI_N_DATES];
  char *language;
  char *usage; /* the first language of langUsage */
  char *publisher;
  char *url;
  char *licence;
  char *uuid;
  char *original;
  GString *statement;

  GPtrArray *sections;  /* of DossierSection */
  GPtrArray *passages;  /* of DossierPassage */
  GPtrArray *quotes;    /* of TeiQuote */
  GArray *pending;      /* of TeiPending */
  GPtrArray *pages;     /* of char *: what the pages met so far are called */
  char *edition;        /* whose pages these are */
  GArray *turns;        /* of TeiTurn */
  GArray *speaking;     /* of TeiSpeaking */
  GArray *times;        /* of TeiTime */
  GHashTable *moments;  /* id → double: seconds, of the points of timelines */
  char *origin;         /* of the timeline that is being read */
  double unit;          /* of it, in seconds */
  GArray *entries;      /* of TeiEntry */
  GHashTable *reserved; /* ids of quotes, memberships, commitments */
  GHashTable *marks;    /* id → DossierPassage, for every id within the text */
  GHashTable *refs;     /* key → TeiRef */
  GString *key;         /* the key that was looked up last */

  guint speeches;
  guint untitled;       /* sections that are called by their first words */
  GPtrArray *languages; /* interned, as they were met in variants */
  GHashTable *skipped;  /* name of the element → how often */
  GPtrArray *report;
};

struct _TeiFrame
{
  const TeiRule *rule; /* NULL: looked through */
  TeiPart part;        /* whose rules the elements within it follow */
  TeiArea area;
  DossierAuthority authority;
  const char *language; /* interned, or NULL */
  TeiOwner owner;
  gpointer declared; /* of the kind that @owner says; borrowed */
  int owner_depth;   /* where it began */

  gsize place; /* where its text began */
  int span;    /* its span, or -1 */
  gboolean captures;
  gboolean block;
  gboolean flag;  /* the handlers' own */
  gpointer data;  /* the handlers' own */
  char *owned;    /* the handlers' own, freed with the frame */
  gboolean named; /* an element around it names something already */

  int child;          /* its number among its siblings, from 1 */
  int n_children;     /* so far */
  gpointer candidate; /* of tei-variants.c, or NULL */

  const char *variant_of;       /* the last child that said its language: its name … */
  const char *variant_language; /* … and its language */
};

struct _TeiReader
{
  GCancellable *cancellable;
  GError *error;      /* the first; nothing is read after it */
  GPtrArray *results; /* of TeiResult */
  GPtrArray *notices; /* sentences for the report, about the files as a whole */

  TeiFile *file; /* the innermost that is open */
  char *folder;  /* the only one that includes are taken from; NULL: none are */
  gsize bytes;
  gsize cost;
  gsize expansion;
  gsize chunk;      /* how much is read at once */
  gboolean stirred; /* an event has come since the last chunk */

  TeiFrame frames[TEI_MAX_DEPTH + 1];
  int depth;                  /* of the innermost frame; 0: none */
  int skip;                   /* depth from which elements are passed over, or 0 */
  const xmlChar **attributes; /* of the element that begins */
  int n_attributes;
  GString *values; /* their values, each ended by a nul; empty until one is asked for */
  GArray *offsets; /* of gsize: where each begins */

  TeiVariants *variants; /* owned in the first reading; NULL: not looked for */
  const char *language; /* of the variant that is read; NULL: all, in the first reading; borrowed */
  DossierDocument *first; /* then: what the first reading gave, which has the file; borrowed */

  GStringChunk *strings;
  TeiDocument *document; /* the innermost that is open */

  GString *words; /* annotations: text as it is, or NULL */
  gboolean in_note;
  gboolean in_anchor;
  gboolean in_mark;
  GHashTable *ids; /* takes the ids that are met, unless it is NULL; borrowed */

  TeiText *capture; /* header and lists: text that a handler waits for */
  int capturing;

  GArray *flows;     /* of TeiFlow */
  GArray *blocks;    /* of TeiBlock */
  GArray *divisions; /* of TeiDivision */
  int inline_only;   /* above 0: nothing ends the passage (within cells, captions) */
  int open_spans;    /* in the innermost flow */
  gboolean carry;    /* the next block begins with the text that stands there already */
  char *caption;     /* names the speaker of the next speech */
  int time_note;     /* within a note that tells the time: how many there were before, and 1 */
};

/* tei-parse.c */
gboolean tei_parse_path (TeiReader *reader, const char *path, const char *name);
gboolean tei_parse_bytes (TeiReader *reader, GBytes *bytes, const char *name);
/* Calls the handlers as if @bytes stood in the file. */
void tei_feed_text (TeiReader *reader, const char *bytes, gsize size);
const char *tei_get_file_name (TeiReader *reader);
const char *tei_get_file_path (TeiReader *reader);
int tei_get_line (TeiReader *reader);
/* How many elements TEI have begun in the innermost file. */
guint tei_count_texts (TeiReader *reader);
/* The innermost file holds what an export has added to it. */
void tei_note_additions (TeiReader *reader);
TeiFile *tei_file_get_outer (TeiFile *file);
const char *tei_file_get_path (TeiFile *file);
int tei_get_include_depth (TeiReader *reader);
/* Ends the reading with an error; @message (transfer full) names file and line. */
void tei_fail (TeiReader *reader, DossierFormatError code, char *message);
/* Counts memory that the model takes; ends the reading when it is too much. */
void tei_charge (TeiReader *reader, gsize bytes);

/* tei-frames.c */
#define TEI_XINCLUDE "http://www.w3.org/2001/XInclude"
TeiReader *tei_reader_new (GCancellable *cancellable);
void tei_reader_free (TeiReader *reader);
void tei_start (TeiReader *reader, const char *name, const char *uri);
void tei_end (TeiReader *reader);
void tei_characters (TeiReader *reader, const char *bytes, gsize size);
/* The value of the attribute of the element that begins, or NULL; valid until the next begins.
 * "xml:id" and the like by their usual prefix. */
const char *tei_get_attribute (TeiReader *reader, const char *name);
char *tei_dup_attribute (TeiReader *reader, const char *name);
/* @ref, or @key; NULL when neither says anything. */
char *tei_dup_reference (TeiReader *reader);
gboolean tei_has_attribute (TeiReader *reader, const char *name, const char *value);
void tei_get_dating (TeiReader *reader, TeiDating *dating);
const char *tei_get_name (const TeiFrame *frame);
TeiFrame *tei_get_parent (TeiReader *reader, TeiFrame *frame);
gboolean tei_is_within (TeiReader *reader, const char *name);
/* Passes over what is in the element that begins. */
void tei_skip (TeiReader *reader);
/* The same, and says so in the report. */
void tei_skip_and_report (TeiReader *reader, const char *name);
/* Header and lists: collects the text of the element that begins until its end. */
void tei_capture (TeiReader *reader, TeiFrame *frame);
/* What was collected; NULL when there was nothing. Caller frees. */
char *tei_take_capture (TeiReader *reader, TeiFrame *frame);
/* Appends @bytes to *@list, with a space between. */
void tei_append_words (char **list, const char *words);

/* tei-document.c */
TeiDocument *tei_document_new (TeiDocument *corpus, gboolean is_corpus);
void tei_document_free (TeiDocument *document);
TeiEntity *tei_scope_add_entity (TeiScope *scope, DossierKind kind, const char *id);
void tei_scope_add_uri (TeiScope *scope, TeiEntity *entity, const char *uri);
TeiLink *tei_scope_add_link (TeiScope *scope);
TeiEvent *tei_scope_add_event (TeiScope *scope, const char *id);
DossierSource *tei_scope_add_source (TeiScope *scope, const char *id);
TeiPledge *tei_scope_add_pledge (TeiScope *scope, const char *id);
TeiRef *tei_document_get_ref (TeiDocument *document, DossierKind kind, const char *target);
TeiRef *tei_document_get_name (TeiDocument *document, DossierKind kind, const char *name);
void tei_ref_add_wording (TeiRef *ref, const char *words);
int tei_document_rate_language (TeiDocument *document, const char *language);
void tei_document_reserve (TeiDocument *document, const char *id);
void tei_document_count_skipped (TeiDocument *document, const char *name);
void tei_document_add_language (TeiDocument *document, const char *language);

/* tei-blocks.c */
/* The type of a division that is called @title for it when it has no heading; NULL for other
 * titles. Static. */
const char *tei_find_division_type (const char *title);

/* tei-flow.c */
void tei_begin_text (TeiReader *reader);
void tei_end_text (TeiReader *reader);
TeiFlow *tei_get_flow (TeiReader *reader);
TeiText *tei_get_text (TeiReader *reader);
TeiBlock *tei_get_block (TeiReader *reader);
TeiDivision *tei_get_division (TeiReader *reader, gboolean heading);
void tei_push_flow (TeiReader *reader);
/* The passages that it gave (element-type DossierPassage) (transfer full). */
GPtrArray *tei_pop_flow (TeiReader *reader);
/* Ends the passage whose text is being collected. Returns: it, borrowed; NULL when there was no
 * text. */
DossierPassage *tei_flush (TeiReader *reader);
/* What comes is a passage of its own, until tei_pop_block(). Borrowed, until the next is pushed. */
TeiBlock *tei_push_block (TeiReader *reader, TeiFrame *frame, DossierPassageKind kind);
DossierPassage *tei_pop_block (TeiReader *reader, TeiFrame *frame);
gboolean tei_is_in_prose (TeiReader *reader);
/* The next passage answers to @id. */
void tei_add_id (TeiReader *reader, const char *id);

/* tei-speech.c, tei-inlines.c, tei-notes.c: handlers that the table of text rules names */
void tei_start_line (TeiReader *reader, TeiFrame *frame);
void tei_start_speech (TeiReader *reader, TeiFrame *frame);
void tei_end_speech (TeiReader *reader, TeiFrame *frame);
void tei_start_segment (TeiReader *reader, TeiFrame *frame);
void tei_end_segment (TeiReader *reader, TeiFrame *frame);
void tei_start_speaker (TeiReader *reader, TeiFrame *frame);
void tei_end_speaker (TeiReader *reader, TeiFrame *frame);
void tei_start_stage (TeiReader *reader, TeiFrame *frame);
void tei_end_stage (TeiReader *reader, TeiFrame *frame);
void tei_start_role (TeiReader *reader, TeiFrame *frame);
void tei_end_role (TeiReader *reader, TeiFrame *frame);
void tei_start_work (TeiReader *reader, TeiFrame *frame);
void tei_end_work (TeiReader *reader, TeiFrame *frame);
void tei_start_note (TeiReader *reader, TeiFrame *frame);
void tei_end_note (TeiReader *reader, TeiFrame *frame);
void tei_start_happening (TeiReader *reader, TeiFrame *frame);
void tei_end_happening (TeiReader *reader, TeiFrame *frame);
void tei_start_span (TeiReader *reader, TeiFrame *frame);
void tei_end_span (TeiReader *reader, TeiFrame *frame);
void tei_start_name (TeiReader *reader, TeiFrame *frame);
void tei_end_name (TeiReader *reader, TeiFrame *frame);
void tei_start_date (TeiReader *reader, TeiFrame *frame);
void tei_end_date (TeiReader *reader, TeiFrame *frame);
void tei_start_ref (TeiReader *reader, TeiFrame *frame);
void tei_end_ref (TeiReader *reader, TeiFrame *frame);
void tei_start_quote (TeiReader *reader, TeiFrame *frame);
void tei_end_quote (TeiReader *reader, TeiFrame *frame);
void tei_start_choice (TeiReader *reader, TeiFrame *frame);
void tei_end_choice (TeiReader *reader, TeiFrame *frame);
void tei_start_reading (TeiReader *reader, TeiFrame *frame);
void tei_start_token (TeiReader *reader, TeiFrame *frame);
void tei_end_token (TeiReader *reader, TeiFrame *frame);
void tei_add_break (TeiReader *reader, TeiFrame *frame);
void tei_add_spaces (TeiReader *reader, TeiFrame *frame);
char *tei_take_caption (TeiReader *reader, TeiFrame *frame);
/* Takes the words of open quotes when a passage ends within them. */
void tei_note_quote_words (TeiReader *reader, TeiFrame *frame);
gboolean tei_is_quotation_mark (gunichar c);

/* tei-standoff.c */
void tei_start_annotation_list (TeiReader *reader, TeiFrame *frame);

/* tei-include.c */
void tei_start_include (TeiReader *reader, TeiFrame *frame);

/* tei.c */
/* dossier_tei_read_bytes() with all that is known of each text: (element-type TeiResult). @ids:
 * (nullable): takes the ids that are met. */
GPtrArray *
tei_read_results (GBytes *bytes, GHashTable *ids, GCancellable *cancellable, GError **error);
/* Gives the results of the file that has just been read to its end @source, and their hashes out of
 * @hash, that of all it holds. */
void tei_finish_file (TeiReader *reader, DossierSourceFile *source, const char *hash);
/* The outermost file has been read. */
void tei_finish (TeiReader *reader);

/* tei-build.c */
TeiResult *tei_build (TeiReader *reader, TeiDocument *document);
void tei_result_free (TeiResult *result);
void tei_claims_clear (TeiClaims *claims);
/* tei-times.c */
void tei_start_time (TeiReader *reader, TeiFrame *frame);
void tei_start_timeline (TeiReader *reader, TeiFrame *frame);
void tei_start_when (TeiReader *reader, TeiFrame *frame);
void tei_start_time_note (TeiReader *reader);
void tei_end_time_note (TeiReader *reader);
void tei_take_start (TeiReader *reader);

G_END_DECLS
