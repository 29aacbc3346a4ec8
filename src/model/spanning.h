/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Documents of the library seen as one: a DossierDocument whose records are those of many. It has a
 * section for each document that has any, by title, and of its text the passages in which records
 * stand. A record's id is "UUID/ID", the document's uuid and its id there; people, organisations
 * and places that are the same are one, and keep an id of their own. */

typedef enum
{
  DOSSIER_REACH_ALL,
  DOSSIER_REACH_COLLECTION,
  DOSSIER_REACH_TAG,
  DOSSIER_REACH_CHOSEN,
} DossierReachKind;

/**
 * DossierReach:
 * @name: (nullable): the collection's uuid, or the tag
 * @documents: (nullable): uuids of those that were chosen, in order
 *
 * Which documents are meant. Immutable; reference counted.
 */
typedef struct
{
  DossierReachKind kind;
  char *name;
  char **documents;
} DossierReach;
DossierReach *dossier_reach_new_all (void);
DossierReach *dossier_reach_new_collection (const char *uuid);
DossierReach *dossier_reach_new_tag (const char *tag);
DossierReach *dossier_reach_new_documents (const char *const *uuids);
DossierReach *dossier_reach_ref (DossierReach *self);
void dossier_reach_unref (DossierReach *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReach, dossier_reach_unref)

/* "all", "collection:UUID", "tag:TAG", "documents:UUID,UUID": what settings and links keep. Caller
 * frees. from_text: (transfer full): NULL when @text is no such. */
char *dossier_reach_to_text (const DossierReach *self);
DossierReach *dossier_reach_from_text (const char *text);
/* The uuid of the document that spans it: the same reach has always the same. Caller frees. */
char *dossier_reach_get_uuid (const DossierReach *self);

/* A person, an organisation or a place of one document, or of the documents of one corpus, which
 * share it. */
typedef struct
{
  DossierKind kind;
  char *scope; /* the corpus, or the document's uuid */
  char *id;    /* its id there */
  char *name;
} DossierEntityKey;
DossierEntityKey *
dossier_entity_key_new (DossierKind kind, const char *scope, const char *id, const char *name);
DossierEntityKey *dossier_entity_key_copy (const DossierEntityKey *key);
void dossier_entity_key_free (DossierEntityKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityKey, dossier_entity_key_free)

/**
 * DossierEntityPart:
 * @key: what it is in its document
 * @description, @uri: (nullable): as that has it
 * @origins: (element-type guint): the documents in which it is, by their place among the origins
 *
 * One of those that were taken for the same.
 */
typedef struct
{
  DossierEntityKey *key;
  char *description;
  char *uri;
  GArray *origins;
} DossierEntityPart;
DossierEntityPart *dossier_entity_part_new (const DossierEntityKey *key);
void dossier_entity_part_free (DossierEntityPart *part);

/* A document whose records these are; @section is the one that it has here. */
typedef struct
{
  char *uuid;
  char *title;
  char *language;    /* nullable */
  DossierDate *date; /* nullable */
  guint section;
} DossierOrigin;

/* What a spanning document knows besides its records. */
typedef struct _DossierSpanning DossierSpanning;
DossierSpanning *dossier_spanning_new (DossierReach *reach);
void dossier_spanning_free (DossierSpanning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSpanning, dossier_spanning_free)
DossierOrigin *
dossier_spanning_add_origin (DossierSpanning *self, const char *uuid, const char *title);
/* @part: (transfer full): a part of @entity. */
void dossier_spanning_add_part (DossierSpanning *self,
                                const DossierEntity *entity,
                                DossierEntityPart *part);

/* @id in that origin (its place) means @entity. */
void dossier_spanning_add_alias (DossierSpanning *self,
                                 guint origin,
                                 const char *id,
                                 DossierEntity *entity);

/* Of any document. NULL, and the item's own id, where it spans no others. */
DossierReach *dossier_document_get_reach (DossierDocument *self);
/* (element-type DossierOrigin): in the order of their sections. */
const GPtrArray *dossier_document_get_origins (DossierDocument *self);
/* Where a record, a passage, a section or a note is from; NULL for people, organisations and
 * places.
 */
const DossierOrigin *dossier_document_get_origin (DossierDocument *self, const DossierItem *item);
/* The id of @item in the document that it is from; borrowed from it. */
const char *dossier_document_get_own_id (DossierDocument *self, const DossierItem *item);
/* The item that has @id in the document of that uuid, which one that spans no others is; NULL where
 * it is not among these. @id: nullable. */
DossierItem *dossier_document_lookup_in (DossierDocument *self, const char *uuid, const char *id);
/* (element-type DossierEntityPart): what was taken for @entity; NULL where nothing is joined. */
const GPtrArray *dossier_document_list_parts (DossierDocument *self, const DossierEntity *entity);

/* The one of which that is a part, or NULL. */
DossierEntity *dossier_document_find_part (DossierDocument *self, const DossierEntityKey *key);

/* @into: DossierEntity → DossierEntity: what refers to a key, which is none of the document's
 * entities, refers to its value from now on, also by the key's name. For whoever makes a spanning
 * document, before it is finished. */
void dossier_document_join_entities (DossierDocument *self, GHashTable *into);

G_END_DECLS
