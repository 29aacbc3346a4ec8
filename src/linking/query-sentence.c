/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as a sentence for people. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/session.h"
#include "model/annotation.h"

static char *
join (GPtrArray *parts, const char *separator)
{
  g_ptr_array_add (parts, NULL);
  char *joined = g_strjoinv (separator, (char **) parts->pdata);
  g_ptr_array_set_size (parts, parts->len - 1);
  return joined;
}

static const char *
kind_label (const char *value)
{
  DossierKind kind;

  if (!dossier_kind_from_string (value, &kind))
    return value;
  switch (kind)
    {
    case DOSSIER_KIND_PASSAGE:
      return _ ("Passages");
    case DOSSIER_KIND_QUOTE:
      return _ ("Quotes");
    case DOSSIER_KIND_EVENT:
      return _ ("Events");
    case DOSSIER_KIND_COMMITMENT:
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
  return item ? dossier_item_to_label (item) : g_strdup (value);
}

/* How the values of @facet stand in the sentence, @names being one name or several with “or”. */
static char *
phrase (DossierFacet facet, const char *names)
{
  switch (facet)
    {
    case DOSSIER_FACET_PERSON:
    case DOSSIER_FACET_ORGANISATION:
    case DOSSIER_FACET_PLACE:
      /* Translators: part of the sentence "1 of 16 quotes: Stanislau Zas, May 2020, about Serbia";
         %s is a name or several, such as "Serbia or Armenia". */
      return g_strdup_printf (_ ("about %s"), names);
    case DOSSIER_FACET_SECTION:
      /* Translators: part of the sentence "3 of 16 quotes: in “Key takeaways”"; %s is the title of
       * a section. */
      return g_strdup_printf (_ ("in “%s”"), names);
    case DOSSIER_FACET_TAG:
      /* Translators: part of the sentence "3 of 16 quotes: tagged model acts"; %s is a tag or
       * several. */
      return g_strdup_printf (_ ("tagged %s"), names);
    case DOSSIER_FACET_COLOUR:
      /* Translators: part of the sentence "3 of 16 quotes: marked yellow"; %s is a colour or
       * several. */
      return g_strdup_printf (_ ("marked %s"), names);
    case DOSSIER_FACET_WORDS:
      /* Translators: part of the sentence "3 of 16 quotes: with “pandemic”"; %s is what the person
       * looks for. */
      return g_strdup_printf (_ ("with “%s”"), names);
    case DOSSIER_FACET_SPEAKER:
    case DOSSIER_FACET_DATE:
    case DOSSIER_FACET_KIND:
    default:
      return g_strdup (names);
    }
}

static char *
describe_facet (DossierSession *self, DossierFacet facet)
{
  const GPtrArray *values = dossier_query_get_values (dossier_session_get_query (self), facet);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (labels, dossier_session_get_value_label (self, facet, values->pdata[i]));
  /* Translators: between names of which any may be meant: "Serbia or Armenia". Keep the spaces. */
  names = join (labels, facet == DOSSIER_FACET_WORDS ? " " : _ (" or "));
  return phrase (facet, names);
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
      return g_strdup_printf (ngettext ("%u quote", "%u quotes", n), n);
    case DOSSIER_KIND_EVENT:
      return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
    case DOSSIER_KIND_COMMITMENT:
      return g_strdup_printf (ngettext ("%u commitment", "%u commitments", n), n);
    case DOSSIER_KIND_SOURCE:
      return g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
    case DOSSIER_KIND_MEMBERSHIP:
      return g_strdup_printf (ngettext ("%u membership", "%u memberships", n), n);
    case DOSSIER_KIND_NOTE:
      return g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    default:
      return g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);
    }
}

/* Translators: in each of these, %1$u is how many pass, %2$u of how many, %3$s what was asked for,
   as in "1 of 16 quotes: Stanislau Zas, May 2020, about Serbia". */
static char *
print_some (DossierKind kind, guint passing, guint n, const char *asked)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u quote: %3$s", "%1$u of %2$u quotes: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_EVENT:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u event: %3$s", "%1$u of %2$u events: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u commitment: %3$s",
                                        "%1$u of %2$u commitments: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_SOURCE:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u source: %3$s", "%1$u of %2$u sources: %3$s",
                                        n),
                              passing, n, asked);
    case DOSSIER_KIND_MEMBERSHIP:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u membership: %3$s",
                                        "%1$u of %2$u memberships: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_NOTE:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u note: %3$s", "%1$u of %2$u notes: %3$s", n),
                              passing, n, asked);
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    default:
      /* Translators: %1$u is how many pass, %2$u of how many, %3$s what was asked for, as in "1 of
         16 quotes: Stanislau Zas, May 2020, about Serbia". */
      return g_strdup_printf (ngettext ("%1$u of %2$u passage: %3$s", "%1$u of %2$u passages: %3$s",
                                        n),
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
  /* Translators: between the parts of what was asked for. Keep the space. */
  asked = join (parts, C_ ("query", ", "));
  return print_some (kind, passing, total, asked);
}
