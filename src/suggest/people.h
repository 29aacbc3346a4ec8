/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Why a name is a person's; @office: (nullable). */
typedef struct
{
  Reason reason;
  char *word;
  char *office;
} Evidence;
void evidence_clear (Evidence *evidence);

/**
 * Person:
 * @names: (element-type utf8): the words of the name, in their order; nominatives, as far as known
 * @gender: CLASS_HE, CLASS_SHE, both bits or none
 * @into: (nullable): the person that this one proved to be
 * @entity: (nullable): once it is mentioned
 * @mentioned: when it was last, counted from the beginning of the text
 */
typedef struct _Person Person;
struct _Person
{
  GPtrArray *names;
  WordClasses gender;
  char *office;
  Person *into;
  DossierSuggestedEntity *entity;
  guint mentioned;
};

/* Everybody whom a text names. */
typedef struct _People People;

People *people_new (const Rules *rules);
void people_free (People *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (People, people_free)

/* Notes a name. */
void people_take (People *people, const Text *text, guint first, guint end, Evidence *evidence);
/* Finds out who is the same: a family name by itself is whoever has it in full. To be called once,
 * when all are there. */
void people_join (People *people);
/* Whose name begins at token @first, in full or a part of it that tells: of several by that name
 * whom "Mr" or "Ms" fits, or who was mentioned last. NULL: nobody's. @end: (out). */
Person *people_match (People *people, const Text *text, guint first, guint *end);

/* Caller frees. */
char *people_get_name (const Person *person);
/* Borrowed; NULL when the name is one word. */
const char *people_get_family (const Person *person);

G_END_DECLS
