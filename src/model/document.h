/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/records.h"
#include "model/source-file.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_DOCUMENT (dossier_document_get_type ())
G_DECLARE_FINAL_TYPE (DossierDocument, dossier_document, DOSSIER, DOCUMENT, GObject)

/* What became of a document when it was written to the library. */
typedef enum
{
  DOSSIER_ARRIVAL_NONE,    /* it was not written: it comes out of the library */
  DOSSIER_ARRIVAL_NEW,     /* it was not there before */
  DOSSIER_ARRIVAL_EDITION, /* it took the place of its former edition */
  DOSSIER_ARRIVAL_THERE,   /* its content was there already */
} DossierArrival;

/**
 * DossierDocument:
 * @uuid: identity in the library, lower case
 * @name: (nullable): short name for the command line ("csto")
 * @hash: SHA-256 of the content, hex: two files of the same hash are one document
 * @kind: "tei", …
 * @date: (nullable): of the document's content
 * @original: (nullable): what a retelling retells, one line for citing it
 * @statement: (nullable): what the document says of itself at its head ("This is a retelling …")
 * @used: (element-type utf8): what an importer took of the file, in sentences with counts; empty in
 *   a document that came in before this was kept
 * @report: (element-type utf8): what it skipped or guessed, and why: sentences
 * @corpus: (nullable): the corpus it was taken from; its people and organisations are
 *   shared by the documents with the same value
 * @partial: something of the file was left out, or is not sure, as the report says; not kept
 * @arrival: what became of it when it was written; not kept
 * @same_as: (nullable): hash of the document of which this is a copy, as its file says
 * @brought: (nullable) (element-type DossierAnnotation): the reader's annotations that came with
 * its file, which the library takes in when it is written
 * @file: (nullable): what it was read from; not there in a document that comes out of the library,
 *   see dossier_store_load_file()
 *
 * @pages: (element-type DossierPageStart): by place: which page of a book or file the text stands
 *   on, see model/page.h; empty when that is not known
 * @base: (nullable): the document of which this one is a language variant, without the reader's
 *   annotations: both have the same uuid, and the same ids for the same passages and records
 * @languages: (nullable): those in which the library has it, its own first
 * @spanning: (nullable): what one that spans others knows of them: see model/spanning.h
 * @answers: (element-type DossierAnnotation): what the reader said to suggestions, and added
 *   nothing to, see dossier_annotation_is_answer(); none of them is found by its id
 *
 * Arrays hold the records in document order (entities: in order of declaration). Read only
 * after dossier_document_finish().
 */
struct _DossierDocument
{
  GObject parent_instance;

  char *uuid;
  char *name;
  char *hash;
  char *kind;
  char *title;
  char *subtitle;
  GPtrArray *authors; /* of char * */
  DossierDate *date;
  char *language;
  char *publisher;
  char *url;
  char *licence;
  char *original;
  char *statement;
  char *corpus;
  GPtrArray *used;   /* of char * */
  GPtrArray *report; /* of char * */
  gboolean partial;
  DossierArrival arrival;
  char *same_as;
  GPtrArray *brought; /* of DossierAnnotation */
  DossierSourceFile *file;
  GArray *pages; /* of DossierPageStart */
  DossierDocument *base;
  char **languages;
  struct _DossierSpanning *spanning;
  GPtrArray *answers; /* of DossierAnnotation */

  GPtrArray *items[DOSSIER_N_KINDS]; /* by DossierKind */
};

DossierDocument *dossier_document_new (void);

/* What the library knows this text by: the uuid, and for a language variant its language behind
 * "@". Caller frees. */
char *dossier_document_get_library_id (DossierDocument *self);

/* Whether @passage stands in a language variant as the document itself has it, not translated. */
gboolean dossier_document_is_untranslated (DossierDocument *self, const DossierPassage *passage);

/* Appends @item (transfer full) to the array of its kind. An id that is taken is made unique. */
void dossier_document_take (DossierDocument *self, gpointer item);

/* The item of that id, or NULL; borrowed. */
DossierItem *dossier_document_lookup (DossierDocument *self, const char *id);
/* Finds an entity the way people name them in a query or on the command line: by id, alpha-3 code,
 * short name, name or the interface's name for it, in any case. @kind: PERSON, ORGANISATION or
 * PLACE. Borrowed, or NULL. */
DossierEntity *
dossier_document_find_entity (DossierDocument *self, DossierKind kind, const char *text);

guint dossier_document_count (DossierDocument *self, DossierKind kind);
gpointer dossier_document_get (DossierDocument *self, DossierKind kind, guint index);
DossierPassage *dossier_document_get_passage (DossierDocument *self, guint index);

/* Works out what follows from the records, in time proportional to their number. Called once by
 * whoever made the document, after filling in the records' own fields, item.section of passages,
 * parent of sections (taken before their subsections) and the spans with their targets. It adds to
 * what is there already:
 *  - passages: entities of their spans, quotes, speakers; spans are sorted and cut to the text
 *  - quotes: passages, speaker, entities named within their words; speeches become quotes, behind
 *    all others
 *  - entities, events, sources: the passages whose spans show them; events that the text tells of
 *    only as the occasion of a quote: that quote's passages
 *  - sources: numbers, speakers and entities of their quotes, entities of their passages
 *  - commitments: entities of their evidence; memberships: both sides, and the interval
 *  - sections: extents; all items: index, and section of the first passage
 *  - countries: what the interface calls them */
void dossier_document_finish (DossierDocument *self);

/* @into: DossierEntity → DossierEntity of the same kind, which is none of the keys. What refers to
 * a key refers to its value from now on, also by the key's id and name; keys are among the
 * document's entities no more. To be called while the document is made; dossier_document_finish()
 * has to follow. */
void dossier_document_merge_entities (DossierDocument *self, GHashTable *into);

/* Takes @entity out of its array and lets its id stand for @into: internal to model, see
 * dossier_document_merge_entities(). */
void
dossier_document_retire_entity (DossierDocument *self, DossierEntity *entity, DossierEntity *into);

/* The same for one that is in no array. */
void
dossier_document_adopt_entity (DossierDocument *self, DossierEntity *entity, DossierEntity *into);

/* Puts @notes and @answers (element-type DossierAnnotation), in order, in place of those there:
 * internal to model, see dossier_document_set_notes(). */
void dossier_document_replace_notes (DossierDocument *self, GPtrArray *notes, GPtrArray *answers);

/* A version 5 UUID (RFC 4122) of @name within Dossier's own namespace; caller frees. */
char *dossier_uuid_from_name (const char *name);

G_END_DECLS
