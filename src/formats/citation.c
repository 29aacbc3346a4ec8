/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/citation.h"
#include "model/list.h"
#include "model/page.h"

/* Who, in what office, when: "Stanislau Zas, Secretary General of the CSTO, May 2020". */
static char *
describe_speaker (DossierQuote *quote)
{
  GString *text = g_string_new (NULL);
  g_autofree char *date =
    DOSSIER_ITEM (quote)->date ? dossier_date_describe (DOSSIER_ITEM (quote)->date) : NULL;

  dossier_list_append (text, quote->speaker ? quote->speaker->name : quote->speaker_name);
  dossier_list_append (text, quote->office);
  dossier_list_append (text, date);
  return g_string_free (text, FALSE);
}

/* Where it was read: the original of a retelling, else the document itself and the page in it. */
static char *
describe_reading (DossierDocument *document, DossierQuote *quote)
{
  g_autofree char *pages = dossier_document_describe_item_pages (document, quote);

  if (document->original != NULL)
    /* Translators: %s cites the text in which a quote was read, with its title. */
    return g_strdup_printf (_ ("Quoted in %s."), document->original);
  if (pages != NULL)
    /* Translators: %1$s is the title of the document in which a quote was read, %2$s the page:
     * “p. 37” */
    return g_strdup_printf (_ ("Quoted in “%1$s”, %2$s."), document->title, pages);
  /* Translators: %s is the title of the document in which a quote was read. */
  return g_strdup_printf (_ ("Quoted in “%s”."), document->title);
}

static char *
mark_words (DossierQuote *quote, const char *words)
{
  if (!quote->direct)
    return g_strdup (words);
  /* Translators: %s are the words of a person; use the quotation marks of the language. */
  return g_strdup_printf (_ ("“%s”"), words);
}

char *
dossier_citation_words (DossierQuote *quote)
{
  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), NULL);

  return mark_words (quote, quote->text);
}

char *
dossier_citation_original (DossierQuote *quote)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), NULL);

  if (quote->original == NULL)
    return NULL;
  words = mark_words (quote, quote->original);
  /* Translators: beside a quote that is shown translated; %s are its words before that, in
   * quotation marks. */
  return g_strdup_printf (_ ("Translation of: %s"), words);
}

const char *
dossier_citation_manner (DossierQuote *quote)
{
  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), "");

  if (quote->speech && quote->original != NULL)
    /* Translators: what somebody says in a debate or a play, which is shown translated */
    return C_ ("quote", "Speech, translated");
  if (quote->speech)
    /* Translators: what somebody says in a debate or a play */
    return C_ ("quote", "Speech");
  if (quote->original != NULL && quote->direct)
    /* Translators: a quote in the speaker's own words, which are shown translated */
    return C_ ("quote", "Direct, translated");
  if (quote->original != NULL)
    /* Translators: a quote in somebody else's words, which are shown translated */
    return C_ ("quote", "Reported, translated");
  if (quote->direct)
    /* Translators: a quote in the speaker's own words */
    return C_ ("quote", "Direct");
  /* Translators: a quote in somebody else's words */
  return C_ ("quote", "Reported");
}

char *
dossier_citation_evidence (DossierDocument *document, DossierQuote *quote)
{
  g_autofree char *original = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *speaker = NULL;
  g_autofree char *reading = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), NULL);

  speaker = describe_speaker (quote);
  reading = describe_reading (document, quote);
  original = dossier_citation_original (quote);
  text = g_string_new (speaker);
  if (quote->source != NULL && quote->source->url != NULL)
    g_string_append_printf (text, " (%s)", quote->source->url);
  g_string_append_printf (text, ". %s", reading);
  if (original != NULL)
    g_string_append_printf (text, " %s", original);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dossier_citation_text (DossierDocument *document, DossierQuote *quote)
{
  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), NULL);

  return dossier_citation_part (document, quote, quote->text);
}

char *
dossier_citation_part (DossierDocument *document, DossierQuote *quote, const char *words)
{
  g_autofree char *marked = NULL;
  g_autofree char *evidence = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (DOSSIER_IS_QUOTE (quote), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  marked = mark_words (quote, words);
  evidence = dossier_citation_evidence (document, quote);
  return g_strdup_printf ("%s — %s", marked, evidence);
}

char *
dossier_citation_source (DossierSource *source)
{
  GString *text;
  g_autofree char *date = NULL;

  g_return_val_if_fail (DOSSIER_IS_SOURCE (source), NULL);

  text = g_string_new (NULL);
  if (DOSSIER_ITEM (source)->date != NULL)
    date = dossier_date_describe (DOSSIER_ITEM (source)->date);
  dossier_list_append (text, source->title);
  dossier_list_append (text, source->publisher);
  dossier_list_append (text, date);
  dossier_list_append (text, source->url);
  return g_string_free (text, FALSE);
}

const char *
dossier_citation_verdict (DossierVerdict verdict)
{
  switch (verdict)
    {
    case DOSSIER_VERDICT_KEPT:
      /* Translators: what became of a commitment: it was done */
      return C_ ("verdict", "Kept");
    case DOSSIER_VERDICT_PARTLY:
      /* Translators: what became of a commitment: some of it was done */
      return C_ ("verdict", "Partly kept");
    case DOSSIER_VERDICT_NOT_YET:
      /* Translators: what became of a commitment: nothing so far */
      return C_ ("verdict", "Not yet");
    case DOSSIER_VERDICT_FAILED:
      /* Translators: what became of a commitment: it was not done */
      return C_ ("verdict", "Failed");
    case DOSSIER_VERDICT_UNCLEAR:
    default:
      /* Translators: what became of a commitment: the document leaves it open */
      return C_ ("verdict", "Unclear");
    }
}
