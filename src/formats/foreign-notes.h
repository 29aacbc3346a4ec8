/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* What a file holds that a note cannot, or that could not be understood: counted, and told. */
typedef enum
{
  DOSSIER_LOSS_PLACE,      /* a place told in a way that is not read: its words are not given */
  DOSSIER_LOSS_BODY,       /* a body that is neither text, nor a tag, nor an address */
  DOSSIER_LOSS_FORMATTING, /* HTML, of which the text was taken */
  DOSSIER_LOSS_CHOICE,     /* of several alternatives the first was taken */
  DOSSIER_LOSS_DATE,       /* not a date */
  DOSSIER_LOSS_GROUP,      /* it belonged to a group of readers */
  DOSSIER_LOSS_REPLY,      /* an answer, which stands behind the note that it answers */
  DOSSIER_LOSS_LONE_REPLY, /* an answer to something that is not there: a note of its own */
} DossierLoss;
#define DOSSIER_N_LOSSES (DOSSIER_LOSS_LONE_REPLY + 1)

/**
 * DossierForeignNote:
 * @id: as the file has it, or made of what the annotation says
 * @annotation: what was read. item.id is its UUID (@id's, or one that follows from @id). document
 * is
 *   "" and its anchors are as they were when this program wrote them, or have no passage: then only
 *   their words are known
 * @own: this program wrote it
 * @modified: the file says when it was changed; else annotation.modified is now
 * @reply: it answers another note, the first of @sources
 * @document: (nullable): uuid of the document in which it was made
 * @hash: (nullable): of that document's content
 * @sources: (element-type utf8): addresses of what it is about
 * @fragments: (element-type utf8): ids within that, where no words are given
 * @who: (nullable): who made it
 */
typedef struct
{
  char *id;
  DossierAnnotation *annotation;
  gboolean own;
  gboolean modified;
  gboolean reply;
  char *document;
  char *hash;
  GPtrArray *sources;
  GPtrArray *fragments;
  char *who;
} DossierForeignNote;

/* A file of them. @name: the file's, for messages; @n_people: who made them: who made which is not
 * kept. */
typedef struct
{
  char *name;
  GPtrArray *notes; /* of DossierForeignNote, owned */
  guint n_people;
  guint losses[DOSSIER_N_LOSSES];
} DossierForeignNotes;

DossierForeignNote *dossier_foreign_note_new (void);
void dossier_foreign_note_free (DossierForeignNote *self);
/* Gives it its id and the UUID that follows: "urn:uuid:…" and plain UUIDs are taken as they are. */
void dossier_foreign_note_set_id (DossierForeignNote *self, const char *id);
/* Puts @text behind what the note says, a paragraph of its own. */
void dossier_foreign_note_add_text (DossierForeignNote *self, const char *text);

DossierForeignNotes *dossier_foreign_notes_new (const char *name);
void dossier_foreign_notes_free (DossierForeignNotes *self);
/* To be called when all are there: counts the people, and puts what answers another note behind
 * that one's text, so that one note is left of them. */
void dossier_foreign_notes_finish (DossierForeignNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierForeignNote, dossier_foreign_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierForeignNotes, dossier_foreign_notes_free)

G_END_DECLS
