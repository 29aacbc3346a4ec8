/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At what time of day something was said, in each way in which corpora say it; and the party and
 * office of who said it, at that date. */
#include <locale.h>

#include "tei-helpers.h"

#define SITTING(date)                                                                              \
  "<teiHeader><fileDesc><titleStmt><title>T</title><meeting>5</meeting></titleStmt></fileDesc>"    \
  "<profileDesc><settingDesc><setting><date when='" date                                           \
  "'/></setting></settingDesc></profileDesc>"                                                      \
  "</teiHeader>"

static DossierDocument *
read_sitting (const char *body)
{
  g_autofree char *xml = g_strconcat (TEI_OPEN SITTING ("2020-06-17") "<text><body>", body,
                                      "</body></text></TEI>", NULL);

  return tei_read (xml);
}

/* The dates of the speeches, with a space between; caller frees. */
static char *
list_dates (DossierDocument *document)
{
  GString *dates = g_string_new (NULL);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierItem *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);

      g_string_append_printf (dates, "%s%s", i > 0 ? " " : "",
                              quote->date != NULL ? quote->date->edtf : "-");
    }
  return g_string_free (dates, FALSE);
}

static void
assert_dates (const char *body, const char *expected)
{
  g_autoptr (DossierDocument) document = read_sitting (body);
  g_autofree char *dates = list_dates (document);

  g_assert_cmpstr (dates, ==, expected);
}

/* Right behind the telling it is that time; later some time until the next telling, and behind the
 * last one until the day ends. */
static void
test_notes (void)
{
  assert_dates ("<u who='#a'>0</u><note type='time'>14.02</note><u who='#b'>1</u><u who='#a'>2</u>"
                "<note type='time'>Reprise à 16h41</note><u who='#b'>3</u><u who='#a'>4</u>",
                "2020-06-17 2020-06-17T14:02:00 [2020-06-17T14:02:00..2020-06-17T16:41:00]"
                " 2020-06-17T16:41:00 [2020-06-17T16:41:00..2020-06-17T23:59:00]");
}

static void
test_elements (void)
{
  assert_dates ("<note type='time'>Opened at <time from='2020-06-17T10:05:00'>five past ten</time>."
                "</note><u who='#a'>1</u><note><time when='12:30:00'>half past</time></note>"
                "<u who='#b'>2</u>",
                "2020-06-17T10:05:00 2020-06-17T12:30:00");
}

static void
test_timeline (void)
{
  assert_dates ("<timeline unit='s' origin='#o'><when xml:id='o' absolute='2020-06-17T09:00:00'/>"
                "<when xml:id='w1' interval='90' since='#o'/><when xml:id='w2' interval='3600'/>"
                "<when xml:id='w3' interval='5' since='#nowhere'/></timeline>"
                "<u who='#a' start='#w1'>1</u><u who='#b' start='#w2'>2</u>",
                "2020-06-17T09:01:00 2020-06-17T10:00:00");
}

/* What is no time of day is none, and a sitting may last until after midnight. */
static void
test_odd_times (void)
{
  assert_dates ("<note type='time'>the 99.99 and 1234.56</note><u who='#a'>1</u>", "2020-06-17");
  assert_dates ("<note>14.02</note><u who='#a'>1</u>", "2020-06-17");
  assert_dates ("<note type='time'>23.30</note><u who='#a'>1</u><note type='time'>0.15</note>"
                "<u who='#b'>2</u>",
                "2020-06-17T23:30:00 2020-06-18T00:15:00");
  assert_dates ("<sp who='#a'><p>A play has no date.</p></sp>", "-");
}

static void
test_meeting (void)
{
  g_autoptr (DossierDocument) document =
    read_sitting ("<note type='time'>14.02</note><u who='#a'>1</u><note type='time'>16.41</note>"
                  "<u who='#b'>2</u>");
  DossierItem *meeting = dossier_document_get (document, DOSSIER_KIND_EVENT, 0);
  g_autofree char *words = dossier_date_to_display (meeting->date);

  g_assert_cmpstr (words, ==, "17 June 2020, 14:02–16:41");
}

/* Who has changed sides speaks for the side that it was then. */
static void
test_party_at_that_date (void)
{
  static const char format[] =
    TEI_OPEN "%s<standOff><listOrg><org xml:id='x' role='politicalParty'><orgName>X</orgName></org>"
             "<org xml:id='y' role='politicalParty'><orgName>Y</orgName></org>"
             "<org xml:id='g' role='government'><orgName>G</orgName></org></listOrg><listPerson>"
             "<person xml:id='a'><persName>A</persName>"
             "<affiliation role='member' ref='#x' from='1999-05-02' to='2002-10-01'/>"
             "<affiliation role='member' ref='#y' from='2002-11-14T00:00:00'/>"
             "<affiliation role='minister' ref='#g' from='2020-01-01' to='2020-12-31'/>"
             "</person></listPerson></standOff><text><body><u who='#a'>1</u></body></text></TEI>";
  g_autofree char *early = g_strdup_printf (format, SITTING ("2001-06-17"));
  g_autofree char *late = g_strdup_printf (format, SITTING ("2020-06-17"));
  g_autoptr (DossierDocument) first = tei_read (early);
  g_autoptr (DossierDocument) second = tei_read (late);
  DossierQuote *quote = dossier_document_get (first, DOSSIER_KIND_QUOTE, 0);

  g_assert_cmpstr (quote->office, ==, "X");
  quote = dossier_document_get (second, DOSSIER_KIND_QUOTE, 0);
  g_assert_cmpstr (quote->office, ==, "minister · Y");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/tei/times/notes", test_notes);
  g_test_add_func ("/formats/tei/times/elements", test_elements);
  g_test_add_func ("/formats/tei/times/timeline", test_timeline);
  g_test_add_func ("/formats/tei/times/odd", test_odd_times);
  g_test_add_func ("/formats/tei/times/meeting", test_meeting);
  g_test_add_func ("/formats/tei/times/party", test_party_at_that_date);

  return g_test_run ();
}
