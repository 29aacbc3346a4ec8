/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/import-outcome.h"

#include <glib/gi18n-lib.h>

static void
imported_document_free (gpointer data)
{
  DossierImportedDocument *imported = data;

  g_free (imported->id);
  g_free (imported->title);
  g_ptr_array_unref (imported->used);
  g_ptr_array_unref (imported->report);
  g_free (imported);
}

static DossierImportedDocument *
imported_document_new (DossierDocument *document)
{
  DossierImportedDocument *imported = g_new0 (DossierImportedDocument, 1);

  imported->id = g_strdup (document->uuid);
  imported->title = g_strdup (document->title);
  imported->arrival = document->arrival;
  imported->partial = document->partial;
  imported->used = g_ptr_array_ref (document->used);
  imported->report = g_ptr_array_ref (document->report);
  imported->n_brought = document->brought != NULL ? document->brought->len : 0;
  /* It may have come in as another language of a document that is there; whoever opens a file with
   * one language means that. */
  if (document->languages == NULL && document->language != NULL &&
      document->arrival != DOSSIER_ARRIVAL_NONE)
    {
      g_free (imported->id);
      imported->id = g_strconcat (document->uuid, "@", document->language, NULL);
    }
  return imported;
}

DossierImportOutcome *
dossier_import_outcome_new (const char *path, GPtrArray *documents, const GError *error)
{
  DossierImportOutcome *outcome = g_new0 (DossierImportOutcome, 1);

  outcome->path = g_strdup (path);
  outcome->name = path != NULL ? g_filename_display_basename (path) : NULL;
  outcome->documents = g_ptr_array_new_with_free_func (imported_document_free);
  outcome->report = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    g_ptr_array_add (outcome->documents, imported_document_new (documents->pdata[i]));
  if (dossier_import_outcome_is_notes (outcome))
    for (guint i = 0; i < documents->len; i++)
      {
        const DossierDocument *document = documents->pdata[i];

        for (guint j = 0; j < document->report->len; j++)
          g_ptr_array_add (outcome->report, g_strdup (document->report->pdata[j]));
      }
  if (documents == NULL)
    outcome->message = g_strdup (error->message);
  return outcome;
}

void
dossier_import_outcome_free (DossierImportOutcome *outcome)
{
  g_free (outcome->path);
  g_free (outcome->name);
  g_ptr_array_unref (outcome->documents);
  g_ptr_array_unref (outcome->report);
  g_free (outcome->message);
  g_free (outcome);
}

gboolean
dossier_import_outcome_is_notes (const DossierImportOutcome *outcome)
{
  const DossierImportedDocument *first =
    outcome->documents->len > 0 ? outcome->documents->pdata[0] : NULL;

  return first != NULL && first->arrival == DOSSIER_ARRIVAL_NONE;
}

void
dossier_import_tally_add (DossierImportTally *tally, const DossierImportOutcome *outcome)
{
  tally->n_failed += outcome->message != NULL;
  tally->n_notes += dossier_import_outcome_is_notes (outcome);
  for (guint i = 0; i < outcome->documents->len; i++)
    {
      const DossierImportedDocument *imported = outcome->documents->pdata[i];

      tally->n_new += imported->arrival == DOSSIER_ARRIVAL_NEW;
      tally->n_editions += imported->arrival == DOSSIER_ARRIVAL_EDITION;
      tally->n_there += imported->arrival == DOSSIER_ARRIVAL_THERE;
    }
}

/* Takes @sentence. */
static void
add (GString *text, guint n, char *sentence)
{
  g_autofree char *owned = sentence;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

char *
dossier_import_tally_describe (const DossierImportTally *tally)
{
  GString *text = g_string_new (NULL);

  add (text, tally->n_new,
       /* Translators: %'u is how many documents came into the library */
       g_strdup_printf (ngettext ("%'u document was added to the library.",
                                  "%'u documents were added to the library.", tally->n_new),
                        tally->n_new));
  add (text, tally->n_editions,
       /* Translators: %'u counts documents of which another edition was there before */
       g_strdup_printf (ngettext ("%'u document came in a new edition.",
                                  "%'u documents came in a new edition.", tally->n_editions),
                        tally->n_editions));
  add (text, tally->n_there,
       /* Translators: %'u is how many documents were there before */
       g_strdup_printf (ngettext ("%'u document was in the library already.",
                                  "%'u documents were in the library already.", tally->n_there),
                        tally->n_there));
  add (text, tally->n_notes,
       /* Translators: %'u is how many files with annotations were read */
       g_strdup_printf (ngettext ("The annotations of %'u file were taken in.",
                                  "The annotations of %'u files were taken in.", tally->n_notes),
                        tally->n_notes));
  add (text, tally->n_failed,
       /* Translators: %'u is how many files could not be opened */
       g_strdup_printf (ngettext ("%'u file could not be opened.", "%'u files could not be opened.",
                                  tally->n_failed),
                        tally->n_failed));
  if (tally->cancelled && tally->n_left == 0)
    /* Translators: somebody cancelled opening files */
    add (text, 1, g_strdup (_ ("Cancelled.")));
  else if (tally->cancelled)
    add (text, 1,
         /* Translators: opening files was cancelled; %'u is how many of them were not opened */
         g_strdup_printf (ngettext ("Cancelled: %'u file was not opened.",
                                    "Cancelled: %'u files were not opened.", tally->n_left),
                          tally->n_left));
  return g_string_free (text, FALSE);
}
