/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as a sentence for people. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/session.h"
#include "model/annotation.h"
#include "model/list.h"
#include "model/shown-name.h"

static const char *
kind_label (const char *value)
{
  DossierKind kind;

  if (!dossier_kind_from_string (value, &kind))
    return value;
  switch (kind)
    {
    case DOSSIER_KIND_PASSAGE:
      /* Translators: heading of a list: paragraphs of documents */
      return _ ("Passages");
    case DOSSIER_KIND_QUOTE:
      return _ ("Quotes");
    case DOSSIER_KIND_EVENT:
      return _ ("Events");
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: heading of a list: what was said would be done */
      return _ ("Commitments");
    case DOSSIER_KIND_SOURCE:
      return _ ("Sources");
    case DOSSIER_KIND_MEMBERSHIP:
      return _ ("Memberships");
    case DOSSIER_KIND_NOTE:
      return _ ("Notes");
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    default:
      return value;
    }
}

static const char *
colour_label (const char *value)
{
  DossierColour colour;

  return dossier_colour_from_string (value, &colour) ? dossier_colour_describe (colour) : value;
}

char *
dossier_session_get_value_label (DossierSession *self, DossierFacet facet, const char *value)
{
  DossierDocument *document;
  DossierItem *item;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (facet == DOSSIER_FACET_DATE)
    {
      g_autoptr (DossierDate) date = dossier_date_new (value, NULL, NULL);

      return date ? dossier_date_describe (date) : g_strdup (value);
    }
  if (facet == DOSSIER_FACET_KIND)
    return g_strdup (kind_label (value));
  if (facet == DOSSIER_FACET_COLOUR)
    return g_strdup (colour_label (value));
  if (facet == DOSSIER_FACET_TAG || facet == DOSSIER_FACET_WORDS)
    return g_strdup (value);
  document = dossier_session_get_document (self);
  item = document ? dossier_document_lookup (document, value) : NULL;
  return item ? dossier_item_to_shown_label (item) : g_strdup (value);
}

/* In each of these, a part of the sentence "1 of 16 quotes: Stanislau Zas, May 2020, about Serbia".
 * A facet has one message for one value and one for several, so that a language need not decline
 * the names: "country: %s" is as good as "about %s". */

static char *
phrase_about (DossierFacet facet, const char *names, gboolean one)
{
  switch (facet)
    {
    case DOSSIER_FACET_PERSON:
      if (one)
        /* Translators: part of “1 of 16 quotes: May 2020, about Sergey Lavrov”; %s is a person's
         * name as it stands alone. Word it so that it needs no other ending. */
        return g_strdup_printf (C_ ("one person", "about %s"), names);
      /* Translators: part of “1 of 16 quotes: May 2020, about Sergey Lavrov or Stanislau Zas”; %s
       * is several persons' names, as they stand alone, with “or” between them. */
      return g_strdup_printf (C_ ("one of several persons", "about %s"), names);
    case DOSSIER_FACET_ORGANISATION:
      if (one)
        /* Translators: part of “1 of 16 quotes: May 2020, about NATO”; %s is an organisation's name
         * as it stands alone. Word it so that it needs no other ending. */
        return g_strdup_printf (C_ ("one organisation", "about %s"), names);
      /* Translators: part of “1 of 16 quotes: May 2020, about NATO or the SCO”; %s is several
       * organisations' names, as they stand alone, with “or” between them. */
      return g_strdup_printf (C_ ("one of several organisations", "about %s"), names);
    case DOSSIER_FACET_PLACE:
    default:
      if (one)
        /* Translators: part of “1 of 16 quotes: May 2020, about Serbia”; %s is the name of a
         * country or another place as it stands alone. Word it so that it needs no other ending. */
        return g_strdup_printf (C_ ("one place", "about %s"), names);
      /* Translators: part of “1 of 16 quotes: May 2020, about Serbia or Armenia”; %s is several
       * names of countries or other places, as they stand alone, with “or” between them. */
      return g_strdup_printf (C_ ("one of several places", "about %s"), names);
    }
}

static char *
phrase_colour (const char *value, const char *names, gboolean one)
{
  DossierColour colour;

  if (one && dossier_colour_from_string (value, &colour))
    return g_strdup (dossier_colour_describe_marked (colour));

  /* Translators: part of “3 of 16 notes: marked yellow or green”; %s is several colours
   * as they stand alone, with “or” between them. Word it so that they need no other ending. */
  return g_strdup_printf (_ ("marked %s"), names);
}

/* How the values of @facet stand in the sentence, @names being one name or several with “or”. */
static char *
phrase (DossierFacet facet, const GPtrArray *values, const char *names)
{
  gboolean one = values->len == 1;

  switch (facet)
    {
    case DOSSIER_FACET_PERSON:
    case DOSSIER_FACET_ORGANISATION:
    case DOSSIER_FACET_PLACE:
      return phrase_about (facet, names, one);
    case DOSSIER_FACET_SECTION:
      /* Translators: part of “3 of 16 quotes: in “Key takeaways””; %s is the title of a section.
       */
      return one ? g_strdup_printf (C_ ("one section", "in “%s”"), names)
                 /* Translators: part of “3 of 16 quotes: in “Key takeaways” or “Events””; %s is the
                  * titles of several sections, in quotation marks, with “or” between them. */
                 : g_strdup_printf (C_ ("one of several sections", "in %s"), names);
    case DOSSIER_FACET_TAG:
      if (one)
        /* Translators: part of “3 of 16 notes: tagged crisis”; %s is a tag. */
        return g_strdup_printf (C_ ("one tag", "tagged %s"), names);
      /* Translators: part of “3 of 16 notes: tagged crisis or model acts”; %s is several tags with
       * “or” between them. */
      return g_strdup_printf (C_ ("one of several tags", "tagged %s"), names);
    case DOSSIER_FACET_COLOUR:
      return phrase_colour (values->pdata[0], names, one);
    case DOSSIER_FACET_WORDS:
      /* Translators: part of “3 of 16 quotes: with “pandemic””; %s is what the person looks for. */
      return g_strdup_printf (_ ("with “%s”"), names);
    case DOSSIER_FACET_SPEAKER:
    case DOSSIER_FACET_DATE:
    case DOSSIER_FACET_KIND:
    default:
      return g_strdup (names);
    }
}

static char *
join_words (const GPtrArray *labels)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", (char *) labels->pdata[i]);
  return g_string_free (words, FALSE);
}

static char *
describe_facet (DossierSession *self, DossierFacet facet)
{
  const GPtrArray *values = dossier_query_get_values (dossier_session_get_query (self), facet);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      char *label = dossier_session_get_value_label (self, facet, values->pdata[i]);

      if (facet == DOSSIER_FACET_SECTION && values->len > 1)
        {
          g_autofree char *title = label;

          /* Translators: %s is the title of a section, in a list of several. */
          label = g_strdup_printf (C_ ("section", "“%s”"), title);
        }
      g_ptr_array_add (labels, label);
    }
  names = facet == DOSSIER_FACET_WORDS ? join_words (labels) : dossier_list_or (labels);
  return phrase (facet, values, names);
}

/* What is counted: the one kind asked for, else notes where something of theirs is asked for, else
 * quotes where the document has any, else passages. */
static DossierKind
counted_kind (DossierSession *self)
{
  const GPtrArray *kinds =
    dossier_query_get_values (dossier_session_get_query (self), DOSSIER_FACET_KIND);
  DossierQuery *query = dossier_session_get_query (self);
  DossierKind kind;

  if (kinds->len == 1 && dossier_kind_from_string (kinds->pdata[0], &kind) &&
      ((kind >= DOSSIER_KIND_PASSAGE && kind <= DOSSIER_KIND_MEMBERSHIP) ||
       kind == DOSSIER_KIND_NOTE))
    return kind;
  if (kinds->len == 0 && (dossier_query_get_values (query, DOSSIER_FACET_TAG)->len > 0 ||
                          dossier_query_get_values (query, DOSSIER_FACET_COLOUR)->len > 0))
    return DOSSIER_KIND_NOTE;
  if (dossier_document_count (dossier_session_get_document (self), DOSSIER_KIND_QUOTE) > 0)
    return DOSSIER_KIND_QUOTE;
  return DOSSIER_KIND_PASSAGE;
}

static char *
print_all (DossierKind kind, guint n)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n), n);
    case DOSSIER_KIND_EVENT:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u event", "%'u events", n), n);
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u commitment", "%'u commitments", n), n);
    case DOSSIER_KIND_SOURCE:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u source", "%'u sources", n), n);
    case DOSSIER_KIND_MEMBERSHIP:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u membership", "%'u memberships", n), n);
    case DOSSIER_KIND_NOTE:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u note", "%'u notes", n), n);
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    default:
      /* Translators: %'u is a number, with the marks that group its digits (%'Iu: in the digits of
       * your language) */
      return g_strdup_printf (ngettext ("%'u passage", "%'u passages", n), n);
    }
}

static char *
print_some (DossierKind kind, guint passing, guint n, const char *asked)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u quote: %3$s", "%1$'u of %2$'u quotes: %3$s",
                                        n),
                              passing, n, asked);
    case DOSSIER_KIND_EVENT:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u event: %3$s", "%1$'u of %2$'u events: %3$s",
                                        n),
                              passing, n, asked);
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u commitment: %3$s",
                                        "%1$'u of %2$'u commitments: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_SOURCE:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u source: %3$s",
                                        "%1$'u of %2$'u sources: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_MEMBERSHIP:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u membership: %3$s",
                                        "%1$'u of %2$'u memberships: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_NOTE:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u note: %3$s", "%1$'u of %2$'u notes: %3$s",
                                        n),
                              passing, n, asked);
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    default:
      /* Translators: %1$'u is how many pass, %2$'u of how many, %3$s what was asked for, as in “1
         of 16 quotes: Stanislau Zas, May 2020, about Serbia”. */
      return g_strdup_printf (ngettext ("%1$'u of %2$'u passage: %3$s",
                                        "%1$'u of %2$'u passages: %3$s", n),
                              passing, n, asked);
    }
}

char *
dossier_session_get_sentence (DossierSession *self)
{
  static const DossierFacet order[] = {
    DOSSIER_FACET_SPEAKER,      DOSSIER_FACET_DATE,   DOSSIER_FACET_PERSON,
    DOSSIER_FACET_ORGANISATION, DOSSIER_FACET_PLACE,  DOSSIER_FACET_SECTION,
    DOSSIER_FACET_TAG,          DOSSIER_FACET_COLOUR, DOSSIER_FACET_WORDS,
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *asked = NULL;
  DossierCrossfilter *results;
  DossierQuery *query;
  DossierKind kind;
  guint total, passing;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  results = dossier_session_get_results (self);
  if (results == NULL)
    return g_strdup ("");
  query = dossier_session_get_query (self);
  kind = counted_kind (self);
  total = dossier_crossfilter_get_total (results, kind);
  passing = dossier_crossfilter_get_passing (results, kind);
  if (dossier_query_is_empty (query))
    return print_all (kind, total);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (dossier_query_get_values (query, order[i])->len > 0)
      g_ptr_array_add (parts, describe_facet (self, order[i]));
  if (parts->len == 0)
    g_ptr_array_add (parts, describe_facet (self, DOSSIER_FACET_KIND));
  asked = dossier_list_plain (parts);
  return print_some (kind, passing, total, asked);
}
