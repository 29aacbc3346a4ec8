/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggested.h"

static const struct
{
  const char *text;
  const char *expected;
} cases[] = {
  /* Behind the words. */
  { "“The bridge will be built,” said Ana Rusu.", "Ana Rusu: The bridge will be built" },
  { "“The bridge will be built,” Ana Rusu later added.", "Ana Rusu: The bridge will be built" },
  { "\"No,\" replied the finance minister, Ana Rusu.", "Ana Rusu: No" },
  { "‘Will the members’ bridge be built?’ asked Ana Rusu.",
    "Ana Rusu: Will the members’ bridge be built?" },
  { "«We shall see what comes of it», analysts said.", "analysts: We shall see what comes of it" },
  /* Before them. */
  { "Foreign Minister Rusu declared that “the bridge is of great use to us” and suggested “that it "
    "be built before the winter comes.”",
    "Rusu: the bridge is of great use to us; Rusu: that it be built before the winter comes." },
  { "Ana Rusu, the new mayor of the town, warned: “It is late.”", "Ana Rusu: It is late." },
  { "Some experts noted that the plan gave the town “a false hope of a bridge that is cheap.”",
    "some experts: a false hope of a bridge that is cheap." },
  { "Journalists pointed to a strange thing: “Nobody had ever seen the bridge at all.”",
    "journalists: Nobody had ever seen the bridge at all." },
  { "According to Ana Rusu, the participants agreed that “the bridge must be built at once.”",
    "Ana Rusu: the bridge must be built at once." },
  /* Interrupted, going on, by a pronoun. */
  { "“The bridge,” said Ana Rusu, “will be built.” The town cheered.",
    "Ana Rusu: The bridge … will be built." },
  { "“We need it,” said Ana Rusu. “We want it, too.”", "Ana Rusu: We need it … We want it, too." },
  { "Ana Rusu came late. Peter Brandt was there. “We had lost all hope by then,” she said.",
    "Ana Rusu: We had lost all hope by then" },
  { "Ana Rusu spoke. “We waited for them until the evening” — she sighed — “and nobody came.”",
    "Ana Rusu: We waited for them until the evening … and nobody came." },
  { "The minister, Ana Rusu, left.|“I know of no bridge here,” the minister insisted.",
    "Ana Rusu: I know of no bridge here" },
  { "“We hope,” Mr. Brandt told the press. “We always did.”", "Brandt: We hope … We always did." },
  { "The Prussian commander came with Ana. “You have done all that you could,” he said.",
    "the Prussian commander: You have done all that you could" },
  { "Peter Brandt, an economist at Harbourbank, frowned. “It is very late,” he added.",
    "Peter Brandt: It is very late" },
  { "The bridge, said the town’s lawyer Peter Brandt, was an exception: “It was built at night.”",
    "Peter Brandt: It was built at night." },
  { "“We hope,” said Peter Brandt. “We never did,” his colleague Ana Rusu agreed.",
    "Peter Brandt: We hope; Ana Rusu: We never did" },
  { "Peter Brandt, who lost much, refused to read it: “I have enough.”",
    "Peter Brandt: I have enough." },
  { "Ana Rusu disagrees. In her view, “the bridge has always been a very bad idea.”",
    "Ana Rusu: the bridge has always been a very bad idea." },
  { "The World Health Organization (WHO) declared that it was “in its last phase”.",
    "~World Health Organisation: declared that it was “in its last phase”" },
  { "Ana Rusu read the conclusions; Estonia’s government said that it would study them.",
    "~Estonia’s government: said that it would study them" },
  /* Of several paragraphs, with who speaks at the end. */
  { "“We were promised a bridge.|“We were given a talk,” said Ana Rusu’s colleague, Peter Brandt.",
    "Peter Brandt: We were promised a bridge.; Peter Brandt: We were given a talk" },
  { "‘Nobody believes that,’ a farmer called Yusuf al-Khatib said.",
    "Yusuf al-Khatib: Nobody believes that" },
  { "Ana Rusu came. “Cut too early and you will pay twice” was how she put it in May.",
    "Ana Rusu: Cut too early and you will pay twice" },
  { "Ana Rusu warned against “building bridges”; her deputy, Peter Brandt, did not.",
    "~Ana Rusu: warned against “building bridges”" },
  /* Words that nobody is said to have spoken. */
  { "Asked whether the bridge was late, Ana Rusu smiled.", "" },
  { "Ana Rusu argued in her book “Planks and Powers” (1998) that the bridge was late.",
    "~Ana Rusu: argued in her book “Planks and Powers” (1998) that the bridge was late" },
  { "Ana Rusu told reporters she was “tired, and not at all surprised by it”, adding that bridges "
    "“cannot be built on one half of a river”.",
    "Ana Rusu: tired, and not at all surprised by it; Ana Rusu: cannot be built on one half of a "
    "river" },
  { "“What the case shows,” says Ana Rusu, who has a book called “Rind and Reason”, “is "
    "nothing.”",
    "Ana Rusu: What the case shows … is nothing." },
  { "“We need it,” said Ana Rusu. What for, she did not explain. “We want it, too.”",
    "Ana Rusu: We need it; Ana Rusu: We want it, too." },
  { "The duty officer, Lt. Salim bin Nasser, has an account. He said that the line was poor.",
    "~Salim bin Nasser: said that the line was poor" },
  { "In his memoirs “Keeping At It”, Peter Brandt praises the bridge.", "" },
  { "The town tried to “sell” its “bridge of sighs” to the “highest bidder of them all”.", "" },
  { "It is widely believed that the bridge is a “wolf in the clothing of a sheep”.", "" },
  { "The word “bridge” was reported to stand for “a very long way over some water”.", "" },
  /* Reported speech. */
  { "In May 2020 Ana Rusu said that the bridge would be built.",
    "~Ana Rusu: said that the bridge would be built" },
  { "As Ana Rusu said in May, the bridge would be built.", "~Ana Rusu: the bridge would be built" },
  { "Ana Rusu made a broad hint that the bridge would be built.",
    "~Ana Rusu: made a broad hint that the bridge would be built" },
  { "Ana Rusu called the plan “a bridge to nowhere” in June.",
    "~Ana Rusu: called the plan “a bridge to nowhere” in June" },
  { "Ana Rusu came. The bridge, she said, would be built.",
    "~Ana Rusu: The bridge, she said, would be built" },
  { "The chair asked who would pay. Ana Rusu wondered whether the bridge would hold.",
    "~the chair: asked who would pay; ~Ana Rusu: wondered whether the bridge would hold" },
  { "Ana Rusu denied ever receiving a plan.", "~Ana Rusu: denied ever receiving a plan" },
  { "Asked by Peter Brandt if it would hold, Ana Rusu laughed and said that it would.",
    "~Ana Rusu: said that it would" },
  { "Ana Rusu told the historian Karin Brandt nothing. She was very old. Asked why, she answered: "
    "“I was never in that town at all.”",
    "Ana Rusu: I was never in that town at all." },
  { "Ana Rusu thought about it for a long time.", "" },
  { "According to the file that the Harbour Office released, the bridge was sold.", "" },
  { "Two inspectors came. “We counted all of them twice,” one of them recalled.",
    "one of them: We counted all of them twice" },
  /* Countries' names that are somebody's. */
  { "“I saw it,” said Jordan Tan. Chad Okafor insisted that he had not.",
    "Jordan Tan: I saw it; ~Chad Okafor: insisted that he had not" },
  /* A short turn may be taken for a heading. */
  { "Mr. Brandt: They might.|Ms. Rusu: And the others?|Mr. Brandt: They are late.",
    "Brandt: They might.; Rusu: And the others?; Brandt: They are late." },
  /* A country at the very beginning, which once was looked behind without end. */
  { "Estonia blames the owner of the bridge, which was built in Latvia.", "" },
  { "Ana Rusu wants to build a bridge. It suggests that she can.", "" },
};

static void
test_quotes (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = suggested (cases[i].text, NULL, DOSSIER_SUGGESTION_QUOTE);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

/* What a list of quotes shows besides the words. */
static void
test_fields (void)
{
  g_autoptr (DossierDocument) document = suggested_document (
    "On 26 May 2020, Moldovan Foreign Minister Ana Rusu declared: “The bridge is built.”|"
    "https://news.example/2020/05/26/rusu-bridge.html",
    NULL);
  g_autoptr (DossierSuggestions) suggestions = NULL;
  const DossierSuggestion *quote = NULL;
  DossierPassage *list = dossier_document_get_passage (document, 1);
  DossierSpan *span = dossier_passage_add_span (list, DOSSIER_SPAN_LINK, 0, 48);

  span->uri = g_strdup (list->text);
  suggestions = dossier_suggest (document);
  for (guint i = 0; i < suggestions->items->len && quote == NULL; i++)
    if (((DossierSuggestion *) suggestions->items->pdata[i])->kind == DOSSIER_SUGGESTION_QUOTE)
      quote = suggestions->items->pdata[i];
  g_assert_nonnull (quote);
  g_assert_cmpstr (quote->office, ==, "Moldovan Foreign Minister");
  g_assert_cmpstr (quote->date->edtf, ==, "2020-05-26");
  g_assert_cmpstr (quote->uri, ==, "https://news.example/2020/05/26/rusu-bridge.html");
  g_assert_cmpuint (quote->passage, ==, 0);
  g_assert_cmpuint (quote->start, ==, 62);
  g_assert_cmpuint (quote->end, ==, 82);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/quotes/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_quotes);
    }
  g_test_add_func ("/suggest/quotes/fields", test_fields);
  return g_test_run ();
}
