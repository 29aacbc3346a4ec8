/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the reader's annotations when another edition takes a document's place: what
 * stood around them is noted while it can be known, and it is said how they fit the new text. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/tables.h"
#include "text/anchor.h"

/* The text of the document in @row as it is in the store: passages alone. */
static DossierDocument *
read_text (DossierConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection, "SELECT xml_id, text FROM passages WHERE document = ? ORDER BY position", error);
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "l", row);
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &found, error))
        return NULL;
      if (!found)
        break;
      dossier_document_take (document,
                             dossier_passage_new ((const char *) sqlite3_column_text (select, 0),
                                                  DOSSIER_PASSAGE_PARAGRAPH,
                                                  (const char *) sqlite3_column_text (select, 1)));
    }
  dossier_document_finish (document);
  return g_steal_pointer (&document);
}

static gboolean
keep_noted (DossierConnection *connection, DossierAnnotation *annotation, GError **error)
{
  g_autoptr (DossierStatement) update = dossier_connection_prepare (
    connection,
    "UPDATE annotation_anchors SET before = ?, after = ?, rival = ?"
    " WHERE annotation = (SELECT id FROM annotations WHERE uuid = ?) AND position = ?",
    error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->before == NULL)
        continue;
      dossier_statement_bind (update, 1, "ssdsi", anchor->before, anchor->after, anchor->rival,
                              DOSSIER_ITEM (annotation)->id, (int) i);
      if (!dossier_connection_run (connection, update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_made_in (DossierAnnotation *annotation, const char *language)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    if (g_strcmp0 (((const DossierAnchor *) annotation->anchors->pdata[i])->language, language) !=
        0)
      return FALSE;
  return annotation->anchors->len > 0;
}

/* Those of the document that stand at words of that language variant, in the trash or not. */
static GPtrArray *
list_anchored (DossierConnection *connection,
               const char *uuid,
               const char *language,
               gboolean trashed,
               GError **error)
{
  GPtrArray *annotations = dossier_tables_list_annotations (connection, uuid, trashed, error);

  for (guint i = annotations != NULL ? annotations->len : 0; i > 0; i--)
    if (!is_made_in (annotations->pdata[i - 1], language))
      g_ptr_array_remove_index (annotations, i - 1);
  return annotations;
}

static gboolean
note_anchors (DossierConnection *connection,
              DossierDocument *former,
              GPtrArray *annotations,
              GError **error)
{
  dossier_anchors_note (former, annotations);
  for (guint i = 0; i < annotations->len; i++)
    if (!keep_noted (connection, annotations->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_tables_leave_edition (DossierConnection *connection,
                              gint64 row,
                              const char *uuid,
                              const char *language,
                              GPtrArray **annotations,
                              GError **error)
{
  g_autoptr (GPtrArray) kept = list_anchored (connection, uuid, language, FALSE, error);
  g_autoptr (GPtrArray) trashed =
    kept ? list_anchored (connection, uuid, language, TRUE, error) : NULL;
  g_autoptr (DossierDocument) former = NULL;

  *annotations = NULL;
  if (trashed == NULL)
    return FALSE;
  if (kept->len + trashed->len > 0)
    {
      former = read_text (connection, row, error);
      if (former == NULL || !note_anchors (connection, former, kept, error) ||
          !note_anchors (connection, former, trashed, error))
        return FALSE;
    }
  *annotations = g_steal_pointer (&kept);
  return TRUE;
}

char *
dossier_describe_fit (DossierDocument *document, GPtrArray *annotations)
{
  guint n[DOSSIER_ANCHOR_ORPHAN + 1] = { 0 };

  if (annotations->len == 0)
    return NULL;
  dossier_anchors_resolve (document, annotations);
  for (guint i = 0; i < annotations->len; i++)
    n[((DossierAnnotation *) annotations->pdata[i])->state]++;

  return g_strdup_printf (
    /* Translators: what became of the reader's annotations when a new edition of a document came
     * in; %1$u is how many there are, by which the plural goes, %2$u how many of them fit exactly,
     * %3$u how many stand at a place that the reader should confirm, %4$u how many were not found.
     */
    ngettext ("%1$u annotation of the former edition (exact: %2$u, to review: %3$u, lost: %4$u).",
              "%1$u annotations of the former edition (exact: %2$u, to review: %3$u, lost: %4$u).",
              annotations->len),
    annotations->len, n[DOSSIER_ANCHOR_ANCHORED], n[DOSSIER_ANCHOR_MOVED],
    n[DOSSIER_ANCHOR_ORPHAN]);
}
