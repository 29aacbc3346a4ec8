/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why something is suggested. Behind each: what its sentence names. */
typedef enum
{
  REASON_QUOTE_BEHIND,    /* verb, speaker */
  REASON_QUOTE_BEFORE,    /* verb, speaker */
  REASON_QUOTE_ACCORDING, /* the phrase, speaker */
  REASON_QUOTE_COLON,     /* speaker */
  REASON_QUOTE_PRONOUN,   /* pronoun, speaker */
  REASON_QUOTE_SHARED,    /* speaker */
  REASON_QUOTE_GOES_ON,   /* speaker */
  REASON_QUOTE_FRAGMENTS, /* verb, speaker */
  REASON_QUOTE_SUBJECT,   /* speaker */
  REASON_QUOTE_TURN,      /* speaker */
  REASON_QUOTE_ANSWER,    /* speaker */
  REASON_QUOTE_TURN_GOES_ON,
  REASON_REPORTED, /* verb, speaker */
  REASON_REPORTED_ACCORDING,
  REASON_DATE_GIVEN,
  REASON_DATE_YEAR_DOCUMENT,   /* the document's date */
  REASON_DATE_YEAR_NEAR,       /* the date */
  REASON_DATE_YEAR_TEXT,       /* the latest date of the text */
  REASON_DATE_COUNTED,         /* the words */
  REASON_EVENT,                /* the word */
  REASON_COUNTRY_NAME,         /* the country */
  REASON_COUNTRY_PEOPLE,       /* the country */
  REASON_COUNTRY_SEAT,         /* the country */
  REASON_ORGANISATION_KNOWN,   /* name */
  REASON_ORGANISATION_DEFINED, /* abbreviation */
  REASON_ORGANISATION_WORD,    /* the word */
  REASON_PERSON_OFFICE,        /* the office */
  REASON_PERSON_SPEAKS,        /* the verb */
  REASON_PERSON_GIVEN,         /* the given name */
  REASON_PERSON_TURN,
  REASON_PERSON_CALLED, /* the word before the name */
  REASON_PERSON_APPOSITION,
  REASON_PERSON_KNOWN, /* the full name */
  REASON_PERSON_GROUP,
  REASON_LINK_IN_TEXT,
  REASON_LINK_WORDS, /* the words */
  REASON_LINK_DATE,  /* the date */
  REASON_LINK_NOTE,  /* the number */
  REASON_LINK_FOOTNOTE,
  REASON_LINK_ORDER,
} Reason;

/* One sentence, by the locale; caller frees. */
char *reason_describe (Reason reason, const char *first, const char *second);

G_END_DECLS
