/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/reason.h"
#include "suggest/suggest.h"
#include "suggest/tokens.h"

G_BEGIN_DECLS

/* Words in quotation marks: tokens @first to before @end, without the marks; @open is the mark
 * before, @close the one behind, or the number of tokens when the passage ends without. */
typedef struct
{
  guint first;
  guint end;
  guint open;
  guint close;
} Quotation;

typedef struct
{
  guint first;
  guint end;
} Sentence;

typedef enum
{
  MENTION_PERSON,
  MENTION_GROUP,
  MENTION_ORGANISATION,
  MENTION_COUNTRY,
  MENTION_OFFICE, /* "the minister"; entity is NULL */
  MENTION_PLAIN,  /* "a tired man": speaks in quotation marks only; entity is NULL */
} MentionType;

/**
 * Mention:
 * @first, @end: tokens
 * @entity: (nullable): borrowed from the suggestions
 * @word: (nullable): what the reason names
 * @office: (nullable): the person's, in the words there
 * @named: it is suggested; some only matter as speakers
 */
typedef struct
{
  MentionType type;
  guint first;
  guint end;
  DossierSuggestedEntity *entity;
  Reason reason;
  char *word;
  char *office;
  gboolean named;
} Mention;

/* A date in the text; @date is NULL until the year is known. */
typedef struct
{
  guint first;
  guint end;
  DossierDate *date;
  Reason reason;
  char *word;
} FoundDate;

typedef enum
{
  TURN_NONE,
  TURN_NAMED,   /* "Ms Adeyemi: …" */
  TURN_ASKS,    /* "Q: …" */
  TURN_ANSWERS, /* "A: …" */
  TURN_GOES_ON, /* with what the turn before says */
} TurnKind;

/* Whether the passage is somebody's turn in a conversation: @label_end is the colon, @first the
 * first token of what is said, @name to before @name_end the speaker's name, if there is one. */
typedef struct
{
  TurnKind kind;
  guint label_end;
  guint first;
  guint name;
  guint name_end;
} Turn;

/* A passage, divided. */
typedef struct
{
  const Rules *rules;
  DossierPassage *passage;
  guint index;
  GArray *tokens;     /* of Token */
  GArray *quotations; /* of Quotation, by place, none within another */
  GArray *sentences;  /* of Sentence */
  GArray *mentions;   /* of Mention, by place */
  GArray *dates;      /* of FoundDate, by place */
  guint first_quote;  /* index of the first quote from it among the suggestions */
  guint n_quotes;
  Turn turn;
  gboolean open; /* the last quotation goes on in the next passage */
} Text;

/* @goes_on: the next passage begins with an opening quotation mark. */
Text *text_new (const Rules *rules, DossierPassage *passage, guint index, gboolean goes_on);
void text_free (Text *text);

/* The words from token @first to before @end; caller frees. */
char *text_get_words (const Text *text, guint first, guint end);

void text_add_mention (Text *text,
                       MentionType type,
                       guint first,
                       guint end,
                       DossierSuggestedEntity *entity,
                       Reason reason,
                       const char *word);
/* The mention of a person, group, organisation or office that covers token @i, or NULL; and that of
 * a country. */
Mention *text_get_name_at (const Text *text, guint i);
Mention *text_get_country_at (const Text *text, guint i);

#define SENTENCE(text, i) (&g_array_index ((text)->sentences, Sentence, (i)))
#define QUOTATION(text, i) (&g_array_index ((text)->quotations, Quotation, (i)))
#define MENTION(text, i) (&g_array_index ((text)->mentions, Mention, (i)))
#define FOUND_DATE(text, i) (&g_array_index ((text)->dates, FoundDate, (i)))
/* Token @i, or one that is nothing when there is none: @i may be -1. */
const Token *text_peek (const Text *text, int i);

G_END_DECLS
