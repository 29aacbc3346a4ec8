/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of what was opened: shown, and told; and what was read of a document's file. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/message-toast.h"
#include "app/window-private.h"
#include "formats/used.h"
#include "views/report-dialog.h"

/* Long enough to be reached by the keyboard. */
#define SECONDS 10

static char *
get_name (const DossierImportOutcome *outcome)
{
  /* Translators: in a list of files: one that came from the clipboard */
  return g_strdup (outcome->name != NULL ? outcome->name : _ ("Pasted text"));
}

/* The report */

static void
add_document (DossierReportDialog *dialog,
              const char *title,
              const GPtrArray *used,
              const GPtrArray *report)
{
  dossier_report_dialog_add_lines (dialog, title, used);
  /* Translators: a heading, in a report on what was read of a file */
  dossier_report_dialog_add_heading (dialog, _ ("Left Out, or Not Sure"));
  if (report->len == 0)
    dossier_report_dialog_add (dialog, NULL, _ ("Nothing was left out."));
  for (guint i = 0; i < report->len; i++)
    dossier_report_dialog_add (dialog, NULL, report->pdata[i]);
}

static gboolean
has_partial (const DossierImportOutcome *outcome)
{
  for (guint i = 0; i < outcome->documents->len; i++)
    if (((const DossierImportedDocument *) outcome->documents->pdata[i])->partial)
      return TRUE;
  return FALSE;
}

static void
add_failures (DossierReportDialog *dialog, const GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const DossierImportOutcome *outcome = outcomes->pdata[i];
      g_autofree char *name = get_name (outcome);

      if (outcome->message != NULL)
        dossier_report_dialog_add (dialog, name, outcome->message);
    }
}

static void
add_notes (DossierReportDialog *dialog, const GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const DossierImportOutcome *outcome = outcomes->pdata[i];
      g_autofree char *name = get_name (outcome);

      if (dossier_import_outcome_is_notes (outcome))
        dossier_report_dialog_add_lines (dialog, name, outcome->report);
    }
}

static void
add_partial (DossierReportDialog *dialog, const GPtrArray *outcomes)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const DossierImportOutcome *outcome = outcomes->pdata[i];

      for (guint j = 0; j < outcome->documents->len; j++)
        {
          const DossierImportedDocument *document = outcome->documents->pdata[j];

          if (!document->partial)
            continue;
          if (!begun)
            dossier_report_dialog_add_heading (dialog, _ ("Left Out, or Not Sure"));
          begun = TRUE;
          dossier_report_dialog_add_lines (dialog, document->title, document->report);
        }
    }
}

static gboolean
has_failure (const GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    if (((const DossierImportOutcome *) outcomes->pdata[i])->message != NULL)
      return TRUE;
  return FALSE;
}

static DossierReportDialog *
report_dialog_new (DossierWindow *self)
{
  return dossier_report_dialog_new (GTK_WINDOW (self),
                                    /* Translators: title of a report on what was taken of files,
                                     * and what was not */
                                    _ ("What Was Read"));
}

/* Of several, or of one. */
static DossierReportDialog *
make_report (DossierWindow *self, const char *summary, const GPtrArray *outcomes, gboolean single)
{
  DossierReportDialog *dialog = report_dialog_new (self);
  const DossierImportOutcome *first = outcomes->len > 0 ? outcomes->pdata[0] : NULL;

  if (single && first != NULL && first->documents->len == 1)
    {
      const DossierImportedDocument *document = first->documents->pdata[0];

      add_document (dialog, document->title, document->used, document->report);
      return dialog;
    }
  dossier_report_dialog_add (dialog,
                             has_failure (outcomes)
                               /* Translators: heading of a report on opening files */
                               ? _ ("Some Files Could Not Be Opened")
                               : NULL,
                             summary);
  add_failures (dialog, outcomes);
  add_notes (dialog, outcomes);
  add_partial (dialog, outcomes);
  return dialog;
}

/* Those who opened a document with an earlier version have both in its report. */
static void
divide_report (DossierDocument *document, GPtrArray *used, GPtrArray *report)
{
  for (guint i = 0; i < document->used->len; i++)
    g_ptr_array_add (used, g_strdup (document->used->pdata[i]));
  if (used->len == 0)
    dossier_describe_used (document, used);
  for (guint i = 0; i < document->report->len; i++)
    if (!g_ptr_array_find_with_equal_func (used, document->report->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (report, g_strdup (document->report->pdata[i]));
}

void
dossier_window_report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  DossierReportDialog *dialog;

  if (document == NULL || document->spanning != NULL)
    return;
  divide_report (document, used, report);
  dialog = report_dialog_new (self);
  add_document (dialog, document->title, used, report);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* One line */

typedef struct
{
  DossierWindow *window; /* borrowed: the toast is in it */
  char *summary;
  GPtrArray *outcomes;
  gboolean single;
} Told;

static void
told_free (gpointer data, GClosure *closure)
{
  Told *told = data;

  g_free (told->summary);
  g_ptr_array_unref (told->outcomes);
  g_free (told);
}

static void
what_was_read_cb (AdwToast *toast, Told *told)
{
  DossierReportDialog *dialog =
    make_report (told->window, told->summary, told->outcomes, told->single);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* In place of what was said of what came in before. */
static void
say (DossierWindow *self, DossierImportResult *result, const char *message, gboolean more)
{
  AdwToast *toast;

  if (self->imported != NULL)
    dossier_message_toast_dismiss (self->imported);
  if (*message == '\0')
    return;
  toast = dossier_message_toast_new (message, dossier_window_is_narrow (self),
                                     /* Translators: a button: opens a report on what was taken of a
                                      * file, and what was not */
                                     more ? _ ("What Was _Read") : NULL);
  if (more)
    {
      Told *told = g_new0 (Told, 1);

      told->window = self;
      told->summary = dossier_import_tally_describe (&result->tally);
      told->outcomes = g_ptr_array_ref (result->outcomes);
      told->single = result->single;
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (what_was_read_cb), told,
                             told_free, 0);
    }
  adw_toast_set_timeout (toast, SECONDS);
  g_set_weak_pointer (&self->imported, toast);
  dossier_window_take_toast (self, toast);
}

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* That it is new is seen. */
static void
add_arrival (GString *text, const DossierImportTally *tally)
{
  guint n = tally->n_new + tally->n_editions + tally->n_there;

  if (n != 1 || tally->cancelled)
    {
      g_autofree char *summary = dossier_import_tally_describe (tally);

      add_sentence (text, summary);
    }
  else if (tally->n_there > 0)
    add_sentence (text, _ ("It was in the library already."));
  else if (tally->n_editions > 0)
    add_sentence (text, _ ("It is another edition, in the place of the former one."));
}

static void
add_brought (GString *text, const GPtrArray *outcomes)
{
  g_autofree char *sentence = NULL;
  guint n = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const DossierImportOutcome *outcome = outcomes->pdata[i];

      for (guint j = 0; j < outcome->documents->len; j++)
        n += ((const DossierImportedDocument *) outcome->documents->pdata[j])->n_brought;
    }
  if (n == 0)
    return;
  /* Translators: %u is a number */
  sentence = g_strdup_printf (ngettext ("%u annotation came with the file.",
                                        "%u annotations came with the file.", n),
                              n);
  add_sentence (text, sentence);
}

/* Of one file */

static void
tell_failure (DossierWindow *self, const DossierImportResult *result)
{
  const DossierImportOutcome *outcome = result->outcomes->pdata[0];

  dossier_window_tell (self,
                       result->is_text
                         /* Translators: heading of a message: text from the clipboard */
                         ? _ ("The Text Could Not Be Read")
                         : _ ("The File Could Not Be Read"),
                       outcome->message);
}

/* Of the notes that came into a document; the one that is shown hears of them by itself. */
static void
tell_notes (DossierWindow *self, const DossierImportOutcome *outcome)
{
  const DossierImportedDocument *document = outcome->documents->pdata[0];
  DossierDocument *shown = dossier_session_get_document (self->session);
  g_autoptr (GString) body = g_string_new (NULL);

  if (shown == NULL || !g_str_equal (shown->uuid, document->id))
    dossier_window_load (self, document->id, NULL);
  for (guint i = 0; i < outcome->report->len; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) outcome->report->pdata[i]);
  if (outcome->report->len > 1)
    /* Translators: heading of a report on a file of notes of another program */
    dossier_window_tell (self, _ ("Annotations Imported"), body->str);
  else
    dossier_window_show_message (self, body->str);
}

static void
tell_single (DossierWindow *self, DossierImportResult *result)
{
  const DossierImportOutcome *outcome =
    result->outcomes->len > 0 ? result->outcomes->pdata[0] : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean partial = outcome != NULL && has_partial (outcome);

  if (outcome != NULL && outcome->message != NULL)
    {
      tell_failure (self, result);
      return;
    }
  if (outcome != NULL && dossier_import_outcome_is_notes (outcome))
    {
      tell_notes (self, outcome);
      return;
    }
  /* What was read is not all that there is of it: the library may have had it, with notes. */
  if (result->last != NULL)
    dossier_window_load (self, result->last, NULL);
  add_arrival (text, &result->tally);
  add_brought (text, result->outcomes);
  if (partial)
    add_sentence (text, _ ("Something of it was left out, or is not sure."));
  say (self, result, text->str, partial);
}

/* Of several */

static guint
count_partial (const GPtrArray *outcomes)
{
  guint n = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const DossierImportOutcome *outcome = outcomes->pdata[i];

      for (guint j = 0; j < outcome->documents->len; j++)
        n += ((const DossierImportedDocument *) outcome->documents->pdata[j])->partial;
    }
  return n;
}

static char *
describe_several (const DossierImportResult *result)
{
  guint n = count_partial (result->outcomes);
  g_autofree char *summary = dossier_import_tally_describe (&result->tally);
  g_autofree char *partial =
    /* Translators: %'u is how many documents */
    g_strdup_printf (ngettext ("Of %'u document something was left out, or is not sure.",
                               "Of %'u documents something was left out, or is not sure.", n),
                     n);

  return n > 0 ? g_strconcat (summary, " ", partial, NULL) : g_steal_pointer (&summary);
}

/* One document is shown; of several the library. */
static void
tell_several (DossierWindow *self, DossierImportResult *result)
{
  guint n = result->tally.n_new + result->tally.n_editions + result->tally.n_there;
  g_autofree char *text = describe_several (result);

  if (n == 1 && result->last != NULL)
    dossier_window_load (self, result->last, NULL);
  else if (n > 1)
    dossier_window_show_library (self);
  if (result->tally.n_failed > 0)
    {
      DossierReportDialog *dialog = make_report (self, text, result->outcomes, FALSE);

      gtk_window_present (GTK_WINDOW (dialog));
    }
  else
    say (self, result, text, result->outcomes->len > 0);
}

void
dossier_window_tell_import (DossierWindow *self, DossierImportResult *result)
{
  if (result->single)
    tell_single (self, result);
  else
    tell_several (self, result);
}
