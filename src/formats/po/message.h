/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_MESSAGE_TRANSLATED,
  DOSSIER_MESSAGE_UNTRANSLATED, /* wholly, or some of its plural forms */
  DOSSIER_MESSAGE_FUZZY,        /* to be looked at; not used by programs */
} DossierMessageState;

/**
 * DossierMessage:
 * @context: what tells it from others with the same words, or NULL
 * @id: the words in the program
 * @plural: the same for several, or NULL
 * @previous: the words of which @translations was a translation, when those have changed, or NULL
 * @comment: what the program's authors say to translators, lines joined; "" for nothing
 * @remark: what translators say, likewise
 * @places: where in the source it stands, "file" or "file:line"; NULL-terminated
 * @translations: (element-type utf8): one, or one for each plural form; "" where there is none
 * @line: where in the catalogue its @id is, from 1
 *
 * One message of a catalogue. Read only.
 */
#define DOSSIER_TYPE_MESSAGE (dossier_message_get_type ())
G_DECLARE_FINAL_TYPE (DossierMessage, dossier_message, DOSSIER, MESSAGE, GObject)

struct _DossierMessage
{
  GObject parent_instance;

  char *context;
  char *id;
  char *plural;
  char *previous;
  char *comment;
  char *remark;
  char **places;
  GPtrArray *translations;
  guint line;
  gboolean fuzzy;
  char *folded; /* all of it, for searching */
};

DossierMessageState dossier_message_get_state (DossierMessage *self);
/* Whether each of the words in @typed is somewhere in it: in the messages, their mnemonics left
 * out, the translations, the comments, the context or the places, whatever the case and the marks.
 */
gboolean dossier_message_matches (DossierMessage *self, const char *typed);

G_END_DECLS
