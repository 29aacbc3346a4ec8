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
 * @names: (element-type utf8): the words of the name, in their order
 * @into: (nullable): the person that this one proved to be
 * @entity: (nullable): once it is mentioned
 * @mentioned: when it was last, counted from the beginning of the text
 */
typedef struct _Person Person;
struct _Person
{
  GPtrArray *names;
  char *office;
  Person *into;
  DossierSuggestedEntity *entity;
  guint mentioned;
};

/* (element-type Person) */
GPtrArray *people_new (void);
void people_take (GPtrArray *people, const Text *text, guint first, guint end, Evidence *evidence);
/* Finds out who is the same: a family name by itself is whoever has it in full. To be called once,
 * when all are there. */
void people_join (GPtrArray *people);
/* Whose name begins at token @first, in full or its end: of several by that name whom "Mr" or "Ms"
 * fits, or who was mentioned last. NULL: nobody's. @end: (out). */
Person *people_match (GPtrArray *people, const Text *text, guint first, guint *end);

/* Caller frees. */
char *people_get_name (const Person *person);
/* Borrowed; NULL when the name is one word. */
const char *people_get_family (const Person *person);

G_END_DECLS
