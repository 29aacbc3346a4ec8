/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which text of a document is read, and what the reader has added to it. */
#include "config.h"

#include <string.h>

#include "store/spanning-private.h"
#include "store/tables.h"
#include "text/anchor.h"
#include "text/reader-marks.h"

/* What the quotes of a variant are translations of. */
static void
take_base (DossierDocument *document, DossierDocument *base)
{
  document->base = base;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      DossierItem *original = dossier_document_lookup (base, DOSSIER_ITEM (quote)->id);

      if (original != NULL && original->kind == DOSSIER_KIND_QUOTE &&
          strcmp (DOSSIER_QUOTE (original)->text, quote->text) != 0)
        quote->original = g_strdup (DOSSIER_QUOTE (original)->text);
    }
}

/* The text in @row, a variant's together with the document that it is a variant of. */
static DossierDocument *
read_text (DossierConnection *connection, gint64 row, gboolean corrected, GError **error)
{
  gint64 base_row, no_base;
  g_autoptr (DossierDocument) document =
    dossier_tables_read_text (connection, row, corrected, &base_row, error);

  if (document != NULL && base_row != 0)
    {
      DossierDocument *base =
        dossier_tables_read_text (connection, base_row, corrected, &no_base, error);

      if (base == NULL)
        return NULL;
      take_base (document, base);
    }
  return g_steal_pointer (&document);
}

static void
annotate (DossierDocument *document, GPtrArray *annotations)
{
  if (annotations->len == 0)
    return;
  dossier_anchors_resolve (document, annotations);
  dossier_document_apply_marks (document, annotations);
  dossier_document_finish (document);
  dossier_document_set_notes (document, annotations);
}

DossierDocument *
dossier_tables_load_row (DossierConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DossierDocument) document = read_text (connection, row, TRUE, error);
  g_autoptr (GPtrArray) annotations = NULL;

  if (document == NULL)
    return NULL;
  annotations = dossier_tables_list_annotations (connection, document->uuid, FALSE, error);
  if (annotations == NULL)
    return NULL;
  annotate (document, annotations);
  return g_steal_pointer (&document);
}

typedef enum
{
  LOAD_BARE,
  LOAD_ANNOTATED,
  LOAD_SHOWN,
} LoadMode;

static DossierDocument *
load (DossierConnection *connection, const char *id, LoadMode mode, GError **error)
{
  const DossierVariantChoice choice = { TRUE, NULL };
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  gint64 row;

  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  if (dossier_tables_find (connection, id, &row, error) &&
      (mode != LOAD_SHOWN || strchr (id, '@') != NULL ||
       dossier_tables_choose_variant (connection, &choice, &row, error)))
    document = read_text (connection, row, mode != LOAD_BARE, error);
  if (document != NULL && mode != LOAD_BARE)
    {
      document->languages = dossier_tables_list_languages (connection, document->uuid, error);
      if (document->languages == NULL)
        g_clear_object (&document);
    }
  if (document != NULL && mode != LOAD_BARE)
    {
      annotations = dossier_tables_list_annotations (connection, document->uuid, FALSE, error);
      if (annotations == NULL)
        g_clear_object (&document);
    }
  /* Nothing to keep: it only read. */
  dossier_connection_rollback (connection);
  if (document != NULL && annotations != NULL)
    annotate (document, annotations);
  return g_steal_pointer (&document);
}

DossierDocument *
dossier_tables_load (DossierConnection *connection, const char *id, GError **error)
{
  return load (connection, id, LOAD_ANNOTATED, error);
}

DossierDocument *
dossier_tables_load_shown (DossierConnection *connection, const char *id, GError **error)
{
  return load (connection, id, LOAD_SHOWN, error);
}

DossierDocument *
dossier_tables_load_bare (DossierConnection *connection, const char *id, GError **error)
{
  return load (connection, id, LOAD_BARE, error);
}
