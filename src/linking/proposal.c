/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/proposal.h"

#include <glib/gi18n-lib.h>

#include "model/list.h"

G_DEFINE_FINAL_TYPE (DossierProposal, dossier_proposal, G_TYPE_OBJECT)

static void
dossier_proposal_finalize (GObject *object)
{
  DossierProposal *self = DOSSIER_PROPOSAL (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->open);
  dossier_reader_mark_free (self->mark);

  G_OBJECT_CLASS (dossier_proposal_parent_class)->finalize (object);
}

static void
dossier_proposal_class_init (DossierProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_proposal_finalize;
}

static void
dossier_proposal_init (DossierProposal *self)
{
  self->items = g_ptr_array_new ();
  self->open = g_ptr_array_new ();
}

DossierKind
dossier_suggestion_kind_get_record (DossierSuggestionKind kind)
{
  switch (kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      return DOSSIER_KIND_QUOTE;
    case DOSSIER_SUGGESTION_EVENT:
      return DOSSIER_KIND_EVENT;
    case DOSSIER_SUGGESTION_PERSON:
      return DOSSIER_KIND_PERSON;
    case DOSSIER_SUGGESTION_ORGANISATION:
      return DOSSIER_KIND_ORGANISATION;
    case DOSSIER_SUGGESTION_COUNTRY:
      return DOSSIER_KIND_PLACE;
    case DOSSIER_SUGGESTION_LINK:
      return DOSSIER_KIND_SOURCE;
    case DOSSIER_SUGGESTION_DATE:
    default:
      return DOSSIER_KIND_PASSAGE;
    }
}

static void
take_entity (DossierReaderMark *mark, const DossierSuggestedEntity *entity)
{
  mark->name = g_strdup (entity->name);
  mark->short_name = g_strdup (entity->short_name);
  mark->office = g_strdup (entity->office);
  if (*entity->a3 != '\0')
    mark->a3 = g_strdup (entity->a3);
  if (entity->group)
    mark->type = g_strdup ("group");
}

static DossierReaderMark *
make_mark (const DossierSuggestion *suggestion)
{
  DossierReaderMark *mark =
    dossier_reader_mark_new (dossier_suggestion_kind_get_record (suggestion->kind));

  if (suggestion->kind >= DOSSIER_SUGGESTION_PERSON &&
      suggestion->kind <= DOSSIER_SUGGESTION_COUNTRY)
    {
      take_entity (mark, suggestion->entity);
      return mark;
    }
  mark->date = suggestion->date != NULL ? dossier_date_copy (suggestion->date) : NULL;
  mark->url = g_strdup (suggestion->uri);
  mark->direct = suggestion->direct;
  if (suggestion->kind == DOSSIER_SUGGESTION_QUOTE)
    {
      mark->who_name = g_strdup (suggestion->speaker);
      mark->office = g_strdup (suggestion->office);
    }
  else if (suggestion->kind == DOSSIER_SUGGESTION_LINK)
    mark->name = g_strdup (suggestion->uri);
  else if (suggestion->kind == DOSSIER_SUGGESTION_EVENT)
    mark->name = g_strdup (suggestion->title);
  return mark;
}

GPtrArray *
dossier_proposals_new (const DossierSuggestions *suggestions)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_entity = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (suggestions != NULL, proposals);

  for (guint i = 0; i < suggestions->items->len; i++)
    {
      DossierSuggestion *suggestion = suggestions->items->pdata[i];
      gboolean named = suggestion->kind >= DOSSIER_SUGGESTION_PERSON &&
                       suggestion->kind <= DOSSIER_SUGGESTION_COUNTRY;
      DossierProposal *proposal =
        named ? g_hash_table_lookup (by_entity, suggestion->entity) : NULL;

      if (proposal == NULL)
        {
          proposal = g_object_new (DOSSIER_TYPE_PROPOSAL, NULL);
          proposal->kind = suggestion->kind;
          proposal->number = proposals->len;
          proposal->mark = make_mark (suggestion);
          g_ptr_array_add (proposals, proposal);
          if (named)
            g_hash_table_insert (by_entity, suggestion->entity, proposal);
        }
      g_ptr_array_add (proposal->items, suggestion);
    }
  return proposals;
}

const DossierSuggestion *
dossier_proposal_get_first (DossierProposal *self)
{
  g_return_val_if_fail (DOSSIER_IS_PROPOSAL (self), NULL);

  return self->items->pdata[0];
}

/* In words */

const char *
dossier_suggestion_kind_get_label (DossierSuggestionKind kind)
{
  static const char *const labels[] = {
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_QUOTE] = NC_ ("suggestion", "Quote"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_DATE] = NC_ ("suggestion", "Date"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_EVENT] = NC_ ("suggestion", "Event"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_PERSON] = NC_ ("suggestion", "Person"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_ORGANISATION] = NC_ ("suggestion", "Organisation"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_COUNTRY] = NC_ ("suggestion", "Country"),
    /* Translators: a kind of suggestion, before what is suggested */
    [DOSSIER_SUGGESTION_LINK] = NC_ ("suggestion", "Link"),
  };

  g_return_val_if_fail (kind < DOSSIER_N_SUGGESTION_KINDS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "suggestion", labels[kind]);
}

char *
dossier_suggestion_kind_print_count (DossierSuggestionKind kind, guint n)
{
  switch (kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n), n);
    case DOSSIER_SUGGESTION_DATE:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u date", "%'u dates", n), n);
    case DOSSIER_SUGGESTION_EVENT:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u event", "%'u events", n), n);
    case DOSSIER_SUGGESTION_PERSON:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
    case DOSSIER_SUGGESTION_ORGANISATION:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u organisation", "%'u organisations", n), n);
    case DOSSIER_SUGGESTION_COUNTRY:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u country", "%'u countries", n), n);
    case DOSSIER_SUGGESTION_LINK:
    default:
      /* Translators: part of a list of what is suggested; %'u is how many. */
      return g_strdup_printf (ngettext ("%'u link", "%'u links", n), n);
    }
}

static void
append_date (GString *words, const DossierDate *date)
{
  g_autofree char *text = date != NULL ? dossier_date_describe (date) : NULL;

  dossier_list_append (words, text);
}

static void
append_places (GString *words, guint n)
{
  g_autofree char *text =
    /* Translators: %'u is how often a text names somebody or something */
    g_strdup_printf (ngettext ("%'u place", "%'u places", n), n);

  dossier_list_append (words, text);
}

char *
dossier_proposal_describe (DossierProposal *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const DossierReaderMark *mark;

  g_return_val_if_fail (DOSSIER_IS_PROPOSAL (self), NULL);

  mark = self->mark;
  switch (self->kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      /* Translators: in place of the name of who said something */
      dossier_list_append (words, mark->who_name != NULL ? mark->who_name : _ ("Nobody named"));
      dossier_list_append (words, mark->office);
      append_date (words, mark->date);
      /* Translators: of what somebody said: not word for word */
      dossier_list_append (words, mark->direct ? NULL : C_ ("quote", "reported"));
      break;
    case DOSSIER_SUGGESTION_EVENT:
      dossier_list_append (words, mark->name);
      append_date (words, mark->date);
      break;
    case DOSSIER_SUGGESTION_DATE:
      append_date (words, mark->date);
      break;
    case DOSSIER_SUGGESTION_LINK:
      dossier_list_append (words, mark->url);
      break;
    case DOSSIER_SUGGESTION_PERSON:
    case DOSSIER_SUGGESTION_ORGANISATION:
    case DOSSIER_SUGGESTION_COUNTRY:
    default:
      dossier_list_append (words, mark->name);
      if (g_strcmp0 (mark->short_name, mark->name) != 0)
        dossier_list_append (words, mark->short_name);
      dossier_list_append (words, mark->office);
      append_places (words, self->open->len > 0 ? self->open->len : self->items->len);
    }
  return g_strdup (words->str);
}

char *
dossier_proposal_get_name (DossierProposal *self)
{
  g_autofree char *what = NULL;
  const char *text;

  g_return_val_if_fail (DOSSIER_IS_PROPOSAL (self), NULL);

  what = dossier_proposal_describe (self);
  text = dossier_proposal_get_first (self)->text;
  switch (self->kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      /* Translators: read aloud; %1$s is who said it, with office and date, %2$s the words. */
      return g_strdup_printf (_ ("Suggestion: quote by %1$s: %2$s"), what, text);
    case DOSSIER_SUGGESTION_DATE:
      /* Translators: read aloud; %1$s is a date, %2$s the words that say it. */
      return g_strdup_printf (_ ("Suggestion: date %1$s: %2$s"), what, text);
    case DOSSIER_SUGGESTION_EVENT:
      /* Translators: read aloud; %1$s is a date, %2$s the words that tell what happened. */
      return g_strdup_printf (_ ("Suggestion: event %1$s: %2$s"), what, text);
    case DOSSIER_SUGGESTION_PERSON:
      /* Translators: read aloud; %s is a name, with office and how often it stands there. */
      return g_strdup_printf (_ ("Suggestion: person %s"), what);
    case DOSSIER_SUGGESTION_ORGANISATION:
      /* Translators: read aloud; %s is a name, with an abbreviation and how often it stands there.
       */
      return g_strdup_printf (_ ("Suggestion: organisation %s"), what);
    case DOSSIER_SUGGESTION_COUNTRY:
      /* Translators: read aloud; %s is a name, with how often it stands there. */
      return g_strdup_printf (_ ("Suggestion: country %s"), what);
    case DOSSIER_SUGGESTION_LINK:
    default:
      /* Translators: read aloud; %1$s is an address, %2$s the words that it supports. */
      return g_strdup_printf (_ ("Suggestion: source %1$s: %2$s"), what, text);
    }
}
