/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SUGGESTION_QUOTE,
  DOSSIER_SUGGESTION_DATE,
  DOSSIER_SUGGESTION_EVENT,
  DOSSIER_SUGGESTION_PERSON,
  DOSSIER_SUGGESTION_ORGANISATION,
  DOSSIER_SUGGESTION_COUNTRY,
  DOSSIER_SUGGESTION_LINK,
} DossierSuggestionKind;
#define DOSSIER_N_SUGGESTION_KINDS (DOSSIER_SUGGESTION_LINK + 1)

/* The word of the command line: "quote", "organisation" …; from_string: FALSE when it names none.
 */
const char *dossier_suggestion_kind_to_string (DossierSuggestionKind kind);
gboolean dossier_suggestion_kind_from_string (const char *text, DossierSuggestionKind *kind);

/**
 * DossierSuggestedEntity:
 * @kind: PERSON, ORGANISATION or PLACE
 * @name: the fullest name that the text gives, of a country that of the gazetteer
 * @short_name: (nullable): an abbreviation, or the family name
 * @a3: ISO 3166-1 alpha-3 of a country, else empty
 * @office: (nullable): of a person, the first that the text gives
 * @group: people without names: "some analysts"
 */
typedef struct
{
  DossierKind kind;
  char *name;
  char *short_name;
  char a3[4];
  char *office;
  gboolean group;
} DossierSuggestedEntity;

/**
 * DossierSuggestion:
 * @passage: index in the document
 * @start, @end: where, in characters of the passage; of a link the words that it supports
 * @text: those words; of a quote what was said, parts of an interrupted one joined by " … "
 * @entity: (nullable): who or what is named; of a quote the speaker; borrowed
 * @speaker: (nullable): of a quote, the speaker as a list has it: a name, or "the minister"
 * @title: (nullable): of an event, what a list calls it
 * @office: (nullable): the speaker's or the person's, as it stands there
 * @date: (nullable): of a date or an event, and of a quote whose sentence has one
 * @direct: of a quote: verbatim rather than reported
 * @uri: (nullable): of a link, and of a quote that a link supports
 * @reason: a sentence that says why, by the locale
 */
typedef struct
{
  DossierSuggestionKind kind;
  guint passage;
  guint start;
  guint end;
  char *text;
  DossierSuggestedEntity *entity;
  char *speaker;
  char *title;
  char *office;
  DossierDate *date;
  gboolean direct;
  char *uri;
  char *reason;
} DossierSuggestion;

/**
 * DossierSuggestions:
 * @items: (element-type DossierSuggestion): by passage and place
 * @entities: (element-type DossierSuggestedEntity): each once, in order of first mention
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *entities;
} DossierSuggestions;

/* What may stand in the text of @document, by the rules and names that the program brings, whatever
 * is marked in it already. Only English is known: nothing is suggested for a document that says it
 * is in another language. Reads the finished document, changes nothing; for any thread. */
DossierSuggestions *dossier_suggest (DossierDocument *document);
void dossier_suggestions_free (DossierSuggestions *suggestions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestions, dossier_suggestions_free)

G_END_DECLS
