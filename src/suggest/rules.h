/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a word may be: bits of its classes. */
typedef enum
{
  CLASS_SPEECH = 1 << 0,   /* a finite verb of speech */
  CLASS_SAYING = 1 << 1,   /* its -ing form */
  CLASS_REPORTED = 1 << 2, /* reports speech without quotation marks */
  CLASS_TO = 1 << 3,       /* the same with "to" behind it */
  CLASS_FOR = 1 << 4,
  CLASS_OF = 1 << 5,
  CLASS_SPEECH_NOUN = 1 << 6,
  CLASS_MAKE = 1 << 7,
  CLASS_THAT = 1 << 8,
  CLASS_PRONOUN = 1 << 9,
  CLASS_HE = 1 << 10, /* a pronoun, honorific or given name of a man */
  CLASS_SHE = 1 << 11,
  CLASS_BETWEEN = 1 << 12,
  CLASS_HONORIFIC = 1 << 13,
  CLASS_GIVEN = 1 << 14, /* counts only with a capital */
  CLASS_GROUP = 1 << 15,
  CLASS_GROUP_WORD = 1 << 16,
  CLASS_OFFICE = 1 << 17,
  CLASS_OFFICE_WORD = 1 << 18,
  CLASS_COMMON = 1 << 19,
  CLASS_AT = 1 << 20,
  CLASS_EVENT = 1 << 21,
  CLASS_ORGANISATION = 1 << 22,
  CLASS_UNIT = 1 << 23,
  CLASS_ORGANISATION_JOIN = 1 << 24,
  CLASS_NAME_JOIN = 1 << 25,
  CLASS_ABBREVIATION = 1 << 26,
  CLASS_WEEKDAY = 1 << 27,
  CLASS_FUTURE = 1 << 28,
  CLASS_EARLY = 1 << 29,
  CLASS_LATE = 1 << 30,
} WordClass;

/* The rules of a language, and what its words are. Immutable; loaded once. */
typedef struct _Rules Rules;

const Rules *rules_get_english (void);

/* @fold: in lower case. */
guint rules_get_classes (const Rules *rules, const char *fold);
/* 1 to 12, or 0. */
int rules_get_month (const Rules *rules, const char *fold);
/* 1 spring to 4 winter, or 0. */
int rules_get_season (const Rules *rules, const char *fold);
gboolean rules_is_middle (const Rules *rules, const char *fold);
/* A verb whose subject need be no person. */
gboolean rules_is_weak (const Rules *rules, const char *fold);
/* (array zero-terminated=1): phrases that name whose words follow: "according to". */
const char *const *rules_get_according (const Rules *rules);

G_END_DECLS
