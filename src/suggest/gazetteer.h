/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/tokens.h"

G_BEGIN_DECLS

typedef enum
{
  ENTRY_NAME,         /* of a country */
  ENTRY_PEOPLE,       /* what its people and things are called */
  ENTRY_SEAT,         /* a seat of government, that may stand for it */
  ENTRY_ORGANISATION, /* international */
  ENTRY_NEITHER,      /* holds the name of a country, and is none: "Indian Ocean" */
} EntryType;

/* @code: alpha-3 of a country; an abbreviation, or NULL. @name: the first of the names. */
typedef struct
{
  EntryType type;
  const char *code;
  const char *name;
} Entry;

/* The names that data/suggest lists for the language: the longest that begins at token @i, or NULL;
 * @end: (out): behind it. Capitals matter. Any thread. */
const Entry *gazetteer_match (const Rules *rules, GArray *tokens, guint i, guint *end);
/* A name, as texts spell it; "-ization" is "-isation". */
const Entry *gazetteer_find (const Rules *rules, const char *name);

G_END_DECLS
