/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* What the steps of finding suggestions share. Each step reads what those before it wrote into the
 * texts: countries and organisations, people, dates, quotes, links. */
typedef struct
{
  const Rules *rules;
  DossierDocument *document;
  GPtrArray *texts; /* of Text, one for each passage */
  DossierSuggestions *result;
  GHashTable *names;   /* kind and name → DossierSuggestedEntity */
  GHashTable *endings; /* what names of organisations end with, two words and more → the first */
  GHashTable *noted;   /* quotes whose source a note gives */
} Finder;

/* The entity of that kind and name, made when there is none. */
DossierSuggestedEntity *
finder_ensure_entity (Finder *self, DossierKind kind, const char *name, const char *short_name);

/* A suggestion for the words from token @first to before @end, to be filled in further; borrowed.
 * @reason: (transfer full). */
DossierSuggestion *finder_add (Finder *self,
                               DossierSuggestionKind kind,
                               const Text *text,
                               guint first,
                               guint end,
                               char *reason);

/* The steps. */
void finder_find_known (Finder *self);         /* countries, international organisations */
void finder_find_organisations (Finder *self); /* those that the text itself makes known */
void finder_find_people (Finder *self);
void finder_find_dates (Finder *self);
void finder_find_quotes (Finder *self);
void finder_find_events (Finder *self);
void finder_find_links (Finder *self);

G_END_DECLS
