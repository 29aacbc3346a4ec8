/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"
#include "linking/history.h"
#include "linking/note-change.h"
#include "linking/notebook.h"
#include "store/variants.h"

G_BEGIN_DECLS

/* What the parts of the session share. Internal to src/linking. */

enum
{
  PROP_DOCUMENT = 1,
  PROP_QUERY,
  PROP_FOCUS,
  PROP_PREVIEW,
  PROP_CURSOR,
  PROP_ORGANISATION,
  PROP_SECOND_ORGANISATION,
  PROP_PASSAGE,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNSAVED,
  PROP_LANGUAGES,
  N_PROPS
};

enum
{
  FILTERED,
  GO_TO,
  FIND,
  NOTES_CHANGED,
  REVISED,
  SAVE_FAILED,
  N_SIGNALS
};

/* A note that is being typed: its changes since the first key are one step of undo. */
typedef struct
{
  char *uuid; /* NULL: none */
  gpointer step;
} DossierTyping;

struct _DossierSession
{
  GObject parent_instance;

  DossierDocument *document;
  DossierDocument *former; /* while @document takes its place; borrowed */
  DossierCrossfilter *results;
  DossierCrossfilter *prepared; /* results of a document that is to come, or NULL */
  gboolean index_ahead;
  guint index_source; /* idle: the results' index of words is begun */
  GCancellable *indexing;
  DossierQuery *query;
  DossierUndo *undo;

  DossierItem *focus;
  gconstpointer focus_origin;
  DossierItem *preview;

  DossierDay cursor;
  DossierEntity *organisation;
  DossierEntity *second_organisation;

  DossierHistory *history;
  DossierPlace place;

  GHashTable *speaker_numbers; /* DossierEntity to number + 1 */

  DossierStore *store;
  DossierNotebook *notebook; /* of the document, or NULL */
  DossierTyping typing;
  GPtrArray *library_tags; /* tags of all documents, or NULL while they are not read */
  GCancellable *reading_tags;
  guint telling;          /* source: what was typed is told to the views */
  gboolean to_revise;     /* what marks say has changed since the document was loaded */
  gboolean to_look;       /* another program has written to the store */
  GCancellable *loading;  /* the document is being loaded anew, or NULL */
  gboolean loading_marks; /* … because of what marks say */
  gint64 loading_since;   /* … since when, microseconds since 1970 UTC */
  gboolean revising;      /* it is being put in place */
  gboolean other_head;    /* the reader has corrected its head */
  guint quiet;            /* source: documents seen as one are read anew */

  char **languages;     /* those in which the document is there, or NULL while that is not known */
  char *other_language; /* in which it was read before its own, or NULL */
  GCancellable *listing;
};

extern guint dossier_session_signals[N_SIGNALS];
void dossier_session_notify (DossierSession *self, guint property);
void dossier_session_emit_save_failed (DossierSession *self, const GError *error);

/* session.c: another edition of the same document, or the same one with other marks, comes in
 * place; query, focus, cursor, place, history and undo stay. */
void dossier_session_revise (DossierSession *self, DossierDocument *document);
/* Works out the results for the document's notes as they are, and tells it. */
void dossier_session_filter_notes (DossierSession *self);

/* session-language.c: which languages there are, as the document that has come says, or as the
 * store has them now. */
void dossier_session_take_languages (DossierSession *self);
void dossier_session_read_languages (DossierSession *self);

/* session-notes.c: loads the document in that language and puts it in place of the one shown. */
void dossier_session_load_language (DossierSession *self, const char *language);

/* session-notes.c: the document is read anew, as when another program has written. */
void dossier_session_look (DossierSession *self);

/* session-spanning.c: whether the document is several; they are read anew, now or when what is
 * written elsewhere has been quiet; what follows when documents have changed. */
gboolean dossier_session_is_spanning (DossierSession *self);
void dossier_session_load_spanning (DossierSession *self);
void dossier_session_load_spanning_soon (DossierSession *self);
void dossier_session_follow_documents (DossierSession *self);

/* session-joining.c: the one who stands in @document for @item of @former, with whom it has been
 * joined, or NULL; and the query asks for those in place of them (FALSE: it stays as it was). */
DossierItem *
dossier_session_find_joined (DossierDocument *former, DossierDocument *document, DossierItem *item);
gboolean dossier_session_follow_joined (DossierSession *self, DossierDocument *former);

/* session-notes.c: the notebook of a document that has come; @leaving: before it goes. */
void dossier_session_open_notebook (DossierSession *self);
void dossier_session_close_notebook (DossierSession *self);
/* Puts @value (transfer none) in place of the one of that UUID, to be written. */
void dossier_session_put_note (DossierSession *self, DossierAnnotation *value);
/* Gives the document the notebook's notes; the views are told now or (typing) in a moment. */
void dossier_session_set_notes (DossierSession *self, gboolean tell);
void dossier_session_tell_notes (DossierSession *self);

/* session-tags.c: brings library_tags up to date, in the background. */
void dossier_session_read_tags (DossierSession *self);

/* session-operation.c: one step that puts @values (of DossierAnnotation: changed copies of those
 * that are there, or new ones) in their place. */
void dossier_session_perform (DossierSession *self, GPtrArray *values, const char *label);
/* The same as a part of a step that does something elsewhere, too, also when @values is empty:
 * @also, told whether it is undone; with @data (transfer full). */
typedef void (*DossierAlsoFunc) (gpointer data, gboolean back);
void dossier_session_perform_with (DossierSession *self,
                                   GPtrArray *values,
                                   const char *label,
                                   DossierAlsoFunc also,
                                   gpointer data,
                                   GDestroyNotify free_data);
/* session-annotating.c: the anchors of @annotation made anew where they were found; an orphan stays
 * as it is. */
void dossier_session_confirm_anchors (DossierSession *self, DossierAnnotation *annotation);
/* A new annotation that stands at @stretches, or NULL when nothing is left of them. */
DossierAnnotation *dossier_session_make_at (DossierSession *self, const GArray *stretches);
/* What the menu says of marking something of @kind; static. */
const char *dossier_session_get_mark_label (DossierKind kind);

/* session-typing.c: what is typed from now on is a step of its own. */
void dossier_session_end_typing (DossierSession *self);

G_END_DECLS
