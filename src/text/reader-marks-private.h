/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/reader-marks.h"

G_BEGIN_DECLS

/* Internal to src/text: what the reader's marks say, on its way into a document.
 * @marks: (element-type DossierAnnotation): those that apply, in the order in which they were made
 * @aliases: id that a mark or record had → id of what it means now; both owned */
typedef struct
{
  DossierDocument *document;
  GPtrArray *marks;
  GHashTable *aliases;
} DossierMarkApplier;

gboolean dossier_kind_is_entity (DossierKind kind);

/* What the ids that @annotations make and name mean, in whatever order they are. */
GHashTable *dossier_mark_aliases_new (DossierDocument *document, GPtrArray *annotations);
/* What @id means now; borrowed from @aliases or @id itself. */
const char *dossier_mark_aliases_resolve (GHashTable *aliases, const char *id);

/* The record that @id means, when it is of that kind; NULL else. */
gpointer dossier_mark_applier_find (DossierMarkApplier *self, const char *id, DossierKind kind);
/* A record that the marks make: into the document (transfer full), as the reader's; borrowed. */
gpointer dossier_mark_applier_take (DossierMarkApplier *self, gpointer record);
/* Adds a span unless the same one is there. */
void dossier_mark_applier_add_span (DossierMarkApplier *self,
                                    guint passage,
                                    DossierSpanType type,
                                    guint start,
                                    guint end,
                                    gpointer target);
/* The words of @annotation as they stand now; stretches joined by @separator. Caller frees. */
char *dossier_mark_applier_get_words (DossierMarkApplier *self,
                                      DossierAnnotation *annotation,
                                      const char *separator);

/* Records of one kind, when those they may refer to are there. */
void dossier_mark_applier_add_entity (DossierMarkApplier *self, DossierAnnotation *annotation);
void dossier_mark_applier_add_source (DossierMarkApplier *self, DossierAnnotation *annotation);
void dossier_mark_applier_add_event (DossierMarkApplier *self, DossierAnnotation *annotation);
void dossier_mark_applier_add_quote (DossierMarkApplier *self, DossierAnnotation *annotation);
/* The day that words mean, which is no record. */
void dossier_mark_applier_add_date (DossierMarkApplier *self, DossierAnnotation *annotation);
void dossier_mark_applier_add_commitment (DossierMarkApplier *self, DossierAnnotation *annotation);

G_END_DECLS
