/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-reader.h"

G_BEGIN_DECLS

/* A TEI element that has been read becomes a DossierDocument: now every id can be resolved. */
typedef struct
{
  TeiReader *reader;
  TeiDocument *from;
  DossierDocument *to;
  GString *shared;      /* what is taken from the corpus, as text */
  GHashTable *made;     /* what a scope declares → the record in @to, both borrowed */
  GHashTable *names;    /* folded name → DossierEntity, borrowed; made when first needed */
  GHashTable *unmade;   /* id or URI that nothing declares → DossierEntity, borrowed */
  GPtrArray *unknown;   /* speakers that nothing declares; borrowed */
  GHashTable *offices;  /* DossierMembership → the office in full, both borrowed */
  GHashTable *speakers; /* set of DossierEntity */
  guint counts[DOSSIER_N_KINDS]; /* for ids that the file does not give */
} TeiBuild;

/* tei-resolve.c */
/* The record in the document for what a scope declares, made on first use. NULL when it has no
 * name to be shown by. */
DossierEntity *tei_build_entity (TeiBuild *build, TeiEntity *entity);
DossierEvent *tei_build_event (TeiBuild *build, TeiEvent *event);
DossierSource *tei_build_source (TeiBuild *build, DossierSource *source);
/* What one token, "#a" or a URI, points to in the document; NULL when nothing does. */
DossierItem *tei_build_find (TeiBuild *build, const char *token);
/* The same, when it is of @kind. */
gpointer tei_build_find_kind (TeiBuild *build, const char *tokens, DossierKind kind);
/* All that @ref names, undeclared entities included (element-type DossierItem); borrowed. */
GPtrArray *tei_build_resolve (TeiBuild *build, TeiRef *ref);
/* The entity of that name, made if need be. */
DossierEntity *tei_build_name (TeiBuild *build, DossierKind kind, const char *name);
gboolean tei_is_entity_kind (DossierKind kind);
/* Adds to @item what the references are: entities, passages. */
void tei_build_add_references (TeiBuild *build, DossierItem *item, const char *tokens);
/* Gives @item an id that nothing else has, unless it has one. */
void tei_build_give_id (TeiBuild *build, DossierItem *item);

/* tei-records.c */
void tei_build_countries (TeiBuild *build);
void tei_build_speakers (TeiBuild *build);
void tei_build_events (TeiBuild *build);
void tei_build_memberships (TeiBuild *build);
void tei_build_quotes (TeiBuild *build);
void tei_build_commitments (TeiBuild *build);

/* tei-times.c */
void tei_build_times (TeiBuild *build);

/* tei-spans.c */
void tei_build_spans (TeiBuild *build);
void tei_build_sources (TeiBuild *build);

/* tei-report.c */
void tei_report (TeiBuild *build);

G_END_DECLS
