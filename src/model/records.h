/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/item.h"

G_BEGIN_DECLS

/* A person, organisation or place. */
DOSSIER_DECLARE_RECORD (DossierEntity, dossier_entity, ENTITY)
#define DOSSIER_TYPE_ENTITY (dossier_entity_get_type ())
/**
 * DossierEntity:
 * @name: full name, as the document spells it
 * @short_name: (nullable): what a narrow place shows: a family name, an abbreviation
 * @a3: ISO 3166-1 alpha-3 for a country, else empty
 * @country: (nullable): the country a place lies in; borrowed
 * @type: (nullable): the document's own type word: "country", "city", "group", "party"
 * @description: (nullable): who or what it is
 * @uri: (nullable): an identifier elsewhere (wikidata, geonames)
 * @has_geo: whether @latitude and @longitude (degrees, WGS 84) are known
 * @shown_name, @shown_short_name: (nullable): see model/shown-name.h, whose functions give them
 */
struct _DossierEntity
{
  DossierItem parent_instance;
  char *name;
  char *short_name;
  char a3[4];
  DossierEntity *country;
  char *type;
  char *description;
  char *uri;
  double latitude;
  double longitude;
  gboolean has_geo;

  /*< private >*/
  char *shown_name;
  char *shown_short_name;
};

DOSSIER_DECLARE_RECORD (DossierSection, dossier_section, SECTION)
#define DOSSIER_TYPE_SECTION (dossier_section_get_type ())
/* level: 0 for the topmost; parent: index or -1; first_passage..first_passage+n_passages-1 are its
 * own and its subsections' passages. */
struct _DossierSection
{
  DossierItem parent_instance;
  char *title;
  int level;
  int parent;
  guint first_passage;
  guint n_passages;
};

typedef enum
{
  DOSSIER_SPAN_ENTITY,   /* names target, a DossierEntity */
  DOSSIER_SPAN_DATE,     /* date is set */
  DOSSIER_SPAN_QUOTE,    /* words of target, a DossierQuote */
  DOSSIER_SPAN_SOURCE,   /* start = end: a source mark for target, a DossierSource */
  DOSSIER_SPAN_LINK,     /* uri is set */
  DOSSIER_SPAN_FOOTNOTE, /* start = end: target is the footnote, a DossierPassage */
  DOSSIER_SPAN_EVENT,    /* tells of target, a DossierEvent */
  DOSSIER_SPAN_EMPHASIS,
  DOSSIER_SPAN_STRONG,
  DOSSIER_SPAN_DISTANCED, /* TEI soCalled */
  DOSSIER_SPAN_TITLE,     /* title of a work */
} DossierSpanType;
const char *dossier_span_type_to_string (DossierSpanType type);
gboolean dossier_span_type_from_string (const char *text, DossierSpanType *type);

/* A stretch of a passage's text; start and end count Unicode characters. */
typedef struct
{
  DossierSpanType type;
  guint start;
  guint end;
  DossierItem *target; /* borrowed from the document, or NULL */
  DossierDate *date;   /* owned, or NULL */
  char *uri;           /* owned, or NULL */
} DossierSpan;
void dossier_span_clear (DossierSpan *span);

DOSSIER_DECLARE_RECORD (DossierPassage, dossier_passage, PASSAGE)
#define DOSSIER_TYPE_PASSAGE (dossier_passage_get_type ())
/**
 * DossierPassage:
 * @passage_kind: paragraph, heading, speech …
 * @text: normalised text, no newline but in verse and tables
 * @language: (nullable): BCP 47, when it differs from the document's
 * @level: of a heading or list, 0 for the topmost
 * @speaker: (nullable): whose speech it is; borrowed
 * @speaker_name: (nullable): the same as the document writes it, also when it names nobody we know
 * @spans: (element-type DossierSpan): by start, longest first
 * @quotes: (element-type DossierQuote) (nullable): the quotes with words here; borrowed
 */
struct _DossierPassage
{
  DossierItem parent_instance;
  DossierPassageKind passage_kind;
  char *text;
  char *language;
  int level;
  DossierEntity *speaker;
  char *speaker_name;
  GArray *spans;
  GPtrArray *quotes;
};
DossierSpan *
dossier_passage_add_span (DossierPassage *passage, DossierSpanType type, guint start, guint end);

DOSSIER_DECLARE_RECORD (DossierSource, dossier_source, SOURCE)
#define DOSSIER_TYPE_SOURCE (dossier_source_get_type ())
/* item.date: of publication. number: the mark in the text, from 1 in order of first mention; 0:
 * none. */
struct _DossierSource
{
  DossierItem parent_instance;
  char *title;
  char *publisher;
  char *url;
  guint number;
};

DOSSIER_DECLARE_RECORD (DossierEvent, dossier_event, EVENT)
#define DOSSIER_TYPE_EVENT (dossier_event_get_type ())
/* item.entities hold the places where it happened, n_places of them, and then those who took part,
 * countries too; place is the first place or NULL (borrowed). */
struct _DossierEvent
{
  DossierItem parent_instance;
  char *title;
  char *event_kind;  /* the document's taxonomy word: "summit", "treaty", "exercise" …, or NULL */
  char *description; /* or NULL */
  char *note;        /* the editor's, or NULL */
  DossierEntity *place;
  guint n_places;
};

DOSSIER_DECLARE_RECORD (DossierQuote, dossier_quote, QUOTE)
#define DOSSIER_TYPE_QUOTE (dossier_quote_get_type ())
/**
 * DossierQuote:
 * @speaker: (nullable): borrowed
 * @speaker_name: (nullable): as the document has it; set also when @speaker is
 * @office: (nullable): the speaker's at that time
 * @text: the words, without quotation marks; parts of an interrupted quote joined by " … "
 * @original: (nullable): in a language variant the words as the document itself has them, when
 *   they differ: @text is then a translation, and nobody's own words
 * @direct: verbatim rather than reported
 * @speech: not words that the text quotes, but what somebody says in a debate or a play until the
 *   next one speaks: dossier_document_finish() makes these of the passages' speakers
 * @occasion: (nullable): borrowed
 * @source: (nullable): borrowed
 *
 * item.date is when it was said, item.passages where it stands.
 */
struct _DossierQuote
{
  DossierItem parent_instance;
  DossierEntity *speaker;
  char *speaker_name;
  char *office;
  char *text;
  char *original;
  gboolean direct;
  gboolean speech;
  DossierEvent *occasion;
  DossierSource *source;
};

DOSSIER_DECLARE_RECORD (DossierCommitment, dossier_commitment, COMMITMENT)
#define DOSSIER_TYPE_COMMITMENT (dossier_commitment_get_type ())
/**
 * DossierCommitment:
 * @announced: (nullable): when; the same as item.date
 * @announced_text: (nullable): how and by whom, in words
 * @due: (nullable): when it was to be done
 * @of: figures where there are any: @done of @of; 0 when there are none
 *
 * item.speakers are those who announced it, item.passages the evidence.
 */
struct _DossierCommitment
{
  DossierItem parent_instance;
  char *title;
  char *announced_text;
  DossierDate *due;
  char *due_text;
  char *outcome;
  DossierVerdict verdict;
  guint done;
  guint of;
  char *unit;
};

DOSSIER_DECLARE_RECORD (DossierMembership, dossier_membership, MEMBERSHIP)
#define DOSSIER_TYPE_MEMBERSHIP (dossier_membership_get_type ())
/**
 * DossierMembership:
 * @member: a place, person or organisation; borrowed
 * @organisation: borrowed
 * @office: (nullable): the title of an office holder, of a membership in force
 * @from: (nullable): first day
 * @to: (nullable): the day on which it ended; %NULL while it lasts
 * @note: (nullable): what is to be known about it ("at the Parliamentary Assembly")
 * @source: (nullable): borrowed
 *
 * item.date is the interval from @from to @to.
 */
struct _DossierMembership
{
  DossierItem parent_instance;
  DossierEntity *member;
  DossierEntity *organisation;
  DossierRole role;
  char *office;
  DossierDate *from;
  DossierDate *to;
  char *note;
  DossierSource *source;
};

/* Floating nothing: each returns a full reference to an empty record of that id. */
DossierEntity *dossier_entity_new (DossierKind kind, const char *id, const char *name);
DossierSection *dossier_section_new (const char *id, const char *title);
DossierPassage *dossier_passage_new (const char *id, DossierPassageKind kind, const char *text);
DossierSource *dossier_source_new (const char *id, const char *url);
DossierEvent *dossier_event_new (const char *id, const char *title);
DossierQuote *dossier_quote_new (const char *id, const char *text);
DossierCommitment *dossier_commitment_new (const char *id, const char *title);
DossierMembership *dossier_membership_new (const char *id,
                                           DossierEntity *member,
                                           DossierEntity *organisation,
                                           DossierRole role);

G_END_DECLS
