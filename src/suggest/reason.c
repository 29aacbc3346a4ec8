/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suggest/reason.h"

#include <glib/gi18n-lib.h>

static const char *const reasons[] = {
  [REASON_QUOTE_BEHIND] =
    /* Translators: why a quote is suggested; %1$s is a verb of the text (“said”), %2$s a speaker */
  N_ ("“%1$s” and %2$s stand behind words in quotation marks."),
  [REASON_QUOTE_BEFORE] =
    /* Translators: why a quote is suggested; %1$s is a verb of the text (“said”), %2$s a speaker */
  N_ ("%2$s and “%1$s” stand before words in quotation marks."),
  [REASON_QUOTE_ACCORDING] =
    /* Translators: why a quote is suggested; %1$s are words of the text (“according to”), %2$s is a
     * speaker */
  N_ ("“%1$s” and %2$s stand in a sentence with words in quotation marks."),
  [REASON_QUOTE_COLON] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("%1$s and a colon stand before words in quotation marks."),
  [REASON_QUOTE_PRONOUN] =
    /* Translators: why a quote is suggested; %1$s is a pronoun of the text (“he”), %2$s a speaker
     */
  N_ ("“%1$s” speaks the words in quotation marks, and %2$s is named last before it."),
  [REASON_QUOTE_SHARED] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("The sentence quotes %1$s already, and names no other speaker."),
  [REASON_QUOTE_GOES_ON] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("The words in quotation marks stand alone, behind a quote from %1$s."),
  [REASON_QUOTE_SUBJECT] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("The words in quotation marks stand alone, behind a sentence that begins with %1$s."),
  [REASON_QUOTE_TURN] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("%1$s and a colon stand before the words, as before those of others."),
  [REASON_QUOTE_ANSWER] =
    /* Translators: why a quote is suggested; %1$s is whoever is interviewed */
  N_ ("The words answer a question, and the text names %1$s most often before the first one."),
  [REASON_QUOTE_TURN_GOES_ON] =
    /* Translators: why a quote is suggested; %1$s is a speaker */
  N_ ("The words stand behind those of %1$s, and no other speaker is named."),
  [REASON_QUOTE_FRAGMENTS] =
    /* Translators: why reported speech is suggested; %1$s is a verb of the text (“said”), %2$s a
     * speaker */
  N_ ("%2$s and “%1$s” stand in a sentence with a few words in quotation marks."),
  [REASON_REPORTED] =
    /* Translators: why reported speech is suggested; %1$s is a verb of the text (“said that”), %2$s
     * a speaker */
  N_ ("%2$s and “%1$s” stand in a sentence without quotation marks."),
  [REASON_REPORTED_ACCORDING] =
    /* Translators: why reported speech is suggested; %1$s are words of the text (“according to”),
     * %2$s is a speaker */
  N_ ("“%1$s” and %2$s stand in a sentence without quotation marks."),
  [REASON_DATE_GIVEN] = N_ ("The text gives the date itself."),
  [REASON_DATE_YEAR_DOCUMENT] =
    /* Translators: why a date is suggested; %1$s is the document’s date */
  N_ ("The text gives no year: it is counted from the document’s date, %1$s."),
  [REASON_DATE_YEAR_NEAR] =
    /* Translators: why a date is suggested; %1$s is another date */
  N_ ("The text gives no year: it is that of the date before it, %1$s."),
  [REASON_DATE_YEAR_TEXT] =
    /* Translators: why a date is suggested; %1$s is another date */
  N_ ("The text gives no year: it is counted from the latest date that the text gives, %1$s."),
  [REASON_DATE_COUNTED] =
    /* Translators: why a date is suggested; %1$s is a date */
  N_ ("The words count from the time of the text, %1$s."),
  [REASON_EVENT] =
    /* Translators: why an event is suggested; %1$s is a word of the text (“summit”) */
  N_ ("“%1$s” stands in a sentence with a date."),
  [REASON_COUNTRY_NAME] =
    /* Translators: why a country is suggested; %1$s is its name */
  N_ ("It is a name of the country %1$s."),
  [REASON_COUNTRY_PEOPLE] =
    /* Translators: why a country is suggested, as for “Kenyan”; %1$s is its name */
  N_ ("So people and things of the country %1$s are called."),
  [REASON_COUNTRY_SEAT] =
    /* Translators: why a country is suggested, as for “Moscow”; %1$s is its name */
  N_ ("A seat of government stands for the country %1$s."),
  [REASON_ORGANISATION_KNOWN] =
    /* Translators: why an organisation is suggested; %1$s is its name */
  N_ ("It is a name of the organisation %1$s, which is known."),
  [REASON_ORGANISATION_DEFINED] =
    /* Translators: why an organisation is suggested; %1$s is an abbreviation of the text */
  N_ ("The text gives “%1$s” in brackets behind the full name."),
  [REASON_ORGANISATION_WORD] =
    /* Translators: why an organisation is suggested; %1$s is a word of the text (“Committee”) */
  N_ ("“%1$s” stands in a name written with capitals."),
  [REASON_PERSON_OFFICE] =
    /* Translators: why a person is suggested; %1$s is an office of the text (“Foreign Minister”) */
  N_ ("The office “%1$s” stands beside a name."),
  [REASON_PERSON_SPEAKS] =
    /* Translators: why a person is suggested; %1$s is a verb of the text (“said”) */
  N_ ("The verb “%1$s” stands beside a name."),
  [REASON_PERSON_GIVEN] =
    /* Translators: why a person is suggested; %1$s is a given name (“Ingrid”) */
  N_ ("The name begins with the given name “%1$s”."),
  [REASON_PERSON_TURN] = N_ ("A colon stands behind the name, and behind it what is said."),
  [REASON_PERSON_CALLED] =
    /* Translators: why a person is suggested; %1$s is a word of the text (“named”) */
  N_ ("“%1$s” stands before the name."),
  [REASON_PERSON_APPOSITION] = N_ ("The text says between commas who it is."),
  [REASON_PERSON_KNOWN] =
    /* Translators: why a person is suggested; %1$s is a full name */
  N_ ("The text names %1$s elsewhere."),
  [REASON_PERSON_GROUP] = N_ ("A group of people without names speaks."),
  [REASON_LINK_IN_TEXT] = N_ ("The address stands in the text itself."),
  [REASON_LINK_WORDS] =
    /* Translators: why a link is suggested for a sentence; %1$s is a word of its address */
  N_ ("The address has the word “%1$s” in it, and so has the sentence."),
  [REASON_LINK_DATE] =
    /* Translators: why a link is suggested for a sentence; %1$s is a date */
  N_ ("The date in the address, %1$s, fits the sentence."),
  [REASON_LINK_NOTE] =
    /* Translators: why a link is suggested for a sentence; %1$s is the number of a note */
  N_ ("The sentence has the number %1$s, and so has the address below the text."),
  [REASON_LINK_FOOTNOTE] = N_ ("The address stands in a footnote to the sentence."),
  [REASON_LINK_ORDER] =
    N_ ("The address stands at this place in the list of addresses below the text."),
};

char *
reason_describe (Reason reason, const char *first, const char *second)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (reasons[reason]), first, second);
#pragma GCC diagnostic pop
}
