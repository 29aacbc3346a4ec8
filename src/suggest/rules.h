/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/inflection.h"

G_BEGIN_DECLS

/* What a word may be: bits of its classes. */
typedef guint64 WordClasses;

#define WORD_CLASS(n) (G_GUINT64_CONSTANT (1) << (n))
#define CLASS_SPEECH WORD_CLASS (0)   /* a finite verb of speech */
#define CLASS_SAYING WORD_CLASS (1)   /* its -ing form */
#define CLASS_REPORTED WORD_CLASS (2) /* reports speech without quotation marks */
#define CLASS_TO WORD_CLASS (3)       /* the same with "to" behind it */
#define CLASS_FOR WORD_CLASS (4)
#define CLASS_OF WORD_CLASS (5)
#define CLASS_SPEECH_NOUN WORD_CLASS (6)
#define CLASS_MAKE WORD_CLASS (7)
#define CLASS_THAT WORD_CLASS (8)
#define CLASS_PRONOUN WORD_CLASS (9)
#define CLASS_HE WORD_CLASS (10) /* a pronoun, honorific or given name of a man */
#define CLASS_SHE WORD_CLASS (11)
#define CLASS_BETWEEN WORD_CLASS (12)
#define CLASS_HONORIFIC WORD_CLASS (13)
#define CLASS_GIVEN WORD_CLASS (14) /* counts only with a capital */
#define CLASS_GROUP WORD_CLASS (15)
#define CLASS_GROUP_WORD WORD_CLASS (16)
#define CLASS_OFFICE WORD_CLASS (17)
#define CLASS_OFFICE_WORD WORD_CLASS (18)
#define CLASS_COMMON WORD_CLASS (19)
#define CLASS_AT WORD_CLASS (20)
#define CLASS_EVENT WORD_CLASS (21)
#define CLASS_ORGANISATION WORD_CLASS (22)
#define CLASS_UNIT WORD_CLASS (23)
#define CLASS_ORGANISATION_JOIN WORD_CLASS (24)
#define CLASS_NAME_JOIN WORD_CLASS (25)
#define CLASS_ABBREVIATION WORD_CLASS (26)
#define CLASS_WEEKDAY WORD_CLASS (27)
#define CLASS_FUTURE WORD_CLASS (28)
#define CLASS_EARLY WORD_CLASS (29)
#define CLASS_LATE WORD_CLASS (30)
#define CLASS_ARTICLE WORD_CLASS (31)     /* before a noun: the, a, his, one */
#define CLASS_PREPOSITION WORD_CLASS (32) /* a noun behind it is no subject */
#define CLASS_AND WORD_CLASS (33)         /* joins two of a kind */
#define CLASS_CLAUSE WORD_CLASS (34)      /* may begin what is said: he, the, its */
#define CLASS_AUXILIARY WORD_CLASS (35)   /* goes with a verb: would, has */
#define CLASS_PROMISE WORD_CLASS (36)     /* reports with "to" behind it */
#define CLASS_URGE WORD_CLASS (37)        /* reports with whom and "to" behind it */
#define CLASS_PLAIN WORD_CLASS (38)       /* reports with nothing but a clause behind it */
#define CLASS_AS WORD_CLASS (39)          /* "as she said" */
#define CLASS_BE WORD_CLASS (40)          /* is, were */
#define CLASS_POSSESSIVE WORD_CLASS (41)  /* his, her */
#define CLASS_PAPER WORD_CLASS (42)       /* what is written, and nobody who speaks */
#define CLASS_TITLE WORD_CLASS (43)       /* of nobility: part of a name */
#define CLASS_ASKS WORD_CLASS (44)        /* the name of a turn that asks: Q */
#define CLASS_ANSWERS WORD_CLASS (45)     /* the name of a turn that answers: A */
#define CLASS_CALLED WORD_CLASS (46)      /* a name follows: named */
#define CLASS_WHO WORD_CLASS (47)         /* goes on about who stands before it */
#define CLASS_NO_SUBJECT                                                                           \
  WORD_CLASS (48)                       /* a word that makes the next one no verb: the, to, been   \
                                         */
#define CLASS_TIME_NOUN WORD_CLASS (49) /* year, month: what "last" and "this" go with */
#define CLASS_NOT_NAME WORD_CLASS (50)  /* joined to a name by a hyphen it makes none: "-led" */
#define CLASS_I WORD_CLASS (51)         /* I, we, you, my */
#define CLASS_IT WORD_CLASS (52)        /* stands for an organisation */
#define CLASS_STRANGER WORD_CLASS (54)  /* never is somebody named before: "source" */
#define CLASS_ACCUSE WORD_CLASS (53)    /* reports with whom and "of" behind it */
#define CLASS_ASKING WORD_CLASS (56)    /* a question follows: ask */
#define CLASS_QUESTION WORD_CLASS (57)  /* begins one: who, if */
#define CLASS_DIRECTLY WORD_CLASS (58)  /* reports only with "that" next to it: move */
#define CLASS_GERUND WORD_CLASS (59)    /* reports with an -ing form: deny */
#define CLASS_ADJECTIVE WORD_CLASS (60) /* a common word that goes with a noun: old */
#define CLASS_THEM WORD_CLASS (61)      /* "them" of "one of them" */
#define CLASS_LANDSCAPE WORD_CLASS (55) /* "Valley" of "the Jordan Valley" */

#define CLASS_DATE_JOIN WORD_CLASS (55) /* before a date of a sentence: "on", "in" */

/* What a word may be in a date. */
typedef enum
{
  DATE_THE = 1 << 0,
  DATE_JOINS = 1 << 1, /* "of", "in" */
  DATE_TO = 1 << 2,
  DATE_AND = 1 << 3,
  DATE_BETWEEN = 1 << 4,
  DATE_FROM = 1 << 5,
  DATE_SINCE = 1 << 6,
  DATE_YEAR = 1 << 7,
  DATE_CENTURY = 1 << 8,
  DATE_BEFORE_YEAR = 1 << 9, /* makes a year of four digits */
  DATE_LAST = 1 << 10,
  DATE_THIS = 1 << 11,
  DATE_NEXT = 1 << 12,
  DATE_ENDING = 1 << 13, /* joined to a year by a hyphen */
  DATE_DECADE = 1 << 14, /* the same, of its ten years */
  DATE_SAME = 1 << 15,   /* "that year": the one that was named */
  DATE_DAY = 1 << 16,
  DATE_WEEK = 1 << 17,
  DATE_MONTH = 1 << 18, /* the word "month" */
  DATE_LATER = 1 << 19,
  DATE_EARLIER = 1 << 20,
  DATE_AGO = 1 << 21,
  DATE_FOLLOWING = 1 << 22,  /* next to what was named */
  DATE_ON = 1 << 23,         /* before a day of the week */
  DATE_BEFORE = 1 << 24,     /* earlier, where nothing follows */
  DATE_SINCE_THEN = 1 << 25, /* later, where nothing follows: "two days after." */
  DATE_QUARTER = 1 << 26,    /* of a year */
  DATE_HALF = 1 << 27,
} DateRole;

/* The rules of a language, and what its words are. Immutable; loaded once. */
typedef struct _Rules Rules;

/* The rules of data/suggest for a language ("en", "ru-RU"), or NULL. Any thread. */
const Rules *rules_get (const char *language);
/* Those whose commonest words @text has most of; NULL when they are too few for its length. A few
 * words without any are taken for English. */
const Rules *rules_guess (const char *text);
const char *rules_get_code (const Rules *rules);
const Inflection *rules_get_inflection (const Rules *rules);

/* @fold: in lower case. */
WordClasses rules_get_classes (const Rules *rules, const char *fold);
/* 1 to 12, or 0. */
int rules_get_month (const Rules *rules, const char *fold);
/* 1 Monday to 7 Sunday, or 0. */
int rules_get_weekday (const Rules *rules, const char *fold);
/* Of names of numbers: "two"; or 0. */
int rules_get_number (const Rules *rules, const char *fold);
/* 1 spring to 4 winter, or 0. */
int rules_get_season (const Rules *rules, const char *fold);
/* Of ordinals: 1 to 31, or 0; of names of numbers: "eighteenth". */
int rules_get_ordinal (const Rules *rules, const char *fold);
gboolean rules_is_middle (const Rules *rules, const char *fold);
guint rules_get_date_roles (const Rules *rules, const char *fold);
/* Whether four digits can be a year without the word for it, and months have capitals: not in
 * Russian. */
gboolean rules_has_bare_years (const Rules *rules);
/* Whether a dash begins what somebody says, and ends it: "— Да, — сказал он." */
gboolean rules_has_dialogue (const Rules *rules);
/* Whether "a minister" is somebody else than "the minister". */
gboolean rules_has_articles (const Rules *rules);
/* A form that tells by its ending that it is one: "сделать". */
gboolean rules_is_infinitive (const Rules *rules, const char *fold);
/* A verb whose subject need be no person. */
gboolean rules_is_weak (const Rules *rules, const char *fold);
/* (array zero-terminated=1): phrases that name whose words follow: "according to". */
const char *const *rules_get_according (const Rules *rules);
/* (array zero-terminated=1): of nouns that are groups of people: "men". */
const char *const *rules_get_group_endings (const Rules *rules);
/* "view", "opinion": of "in her view". */
gboolean rules_is_view (const Rules *rules, const char *fold);
/* What a word is a form of, in lower case; itself when it is none. */
const char *rules_get_base (const Rules *rules, const char *fold);

G_END_DECLS
