/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-writer.h"
#include "model/document.h"

G_BEGIN_DECLS

/* A document on its way to TEI in the profile of docs/encoding.md; what the parts of it share. */
typedef struct
{
  TeiWriter writer;
  DossierDocument *document;
  GHashTable *ids;       /* DossierItem → char *: those whose own cannot be an xml:id */
  GHashTable *written;   /* DossierItem: passages and sections that have been */
  GHashTable *said;      /* DossierQuote → how many bytes of its words have been, and one more */
  GHashTable *footnotes; /* DossierPassage: those that a place in the text refers to */
  gboolean explicit;     /* some of it is the editor's: each thing says on whose word it stands */
} TeiModelWriter;

/* The document as a file of its own, in UTF-8 (transfer full). What TEI has no way to say is left
 * out; read again, it is the same in all else. */
GBytes *tei_write_model (DossierDocument *document);

/* tei-model-write.c */
/* The xml:id of @item; borrowed. */
const char *tei_model_get_id (TeiModelWriter *self, gconstpointer item);
/* An attribute that points to @items (element-type DossierItem) from the one at @first on. */
void tei_model_point (TeiModelWriter *self, const char *name, GPtrArray *items, guint first);
void tei_model_point_to (TeiModelWriter *self, const char *name, gconstpointer item);
/* xml:id and resp of the element that was begun last. */
void tei_model_name (TeiModelWriter *self, gconstpointer item);
void tei_model_date (TeiModelWriter *self, const DossierDate *date);

/* tei-model-records.c */
void tei_model_write_records (TeiModelWriter *self);

/* tei-model-text.c */
void tei_model_write_text (TeiModelWriter *self);

G_END_DECLS
