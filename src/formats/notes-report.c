/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to tell of notes that came in: what became of them, and what could not be kept. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/notes-import.h"

/* @line: (transfer full). */
static void
add_line (GPtrArray *report, guint n, char *line)
{
  if (n > 0)
    g_ptr_array_add (report, line);
  else
    g_free (line);
}

void
dossier_notes_report_tally (GPtrArray *report, const DossierNotesTally *tally)
{
  guint n = tally->n_new;

  g_ptr_array_add (report, n == 0 ? g_strdup (_ ("No note was added."))
                                  /* Translators: %u is how many notes of the file are new */
                                  : g_strdup_printf (ngettext ("%u note was added.",
                                                               "%u notes were added.", n),
                                                     n));
  n = tally->n_replaced;
  add_line (report, n,
            /* Translators: %u is how many notes of the file were newer than those of the library
             * */
            g_strdup_printf (ngettext ("%u note took the place of an older one.",
                                       "%u notes took the place of older ones.", n),
                             n));
  n = tally->n_kept;
  add_line (report, n,
            /* Translators: %u is how many notes of the file the library had already */
            g_strdup_printf (ngettext ("%u note was there already, and no older.",
                                       "%u notes were there already, and no older.", n),
                             n));
  n = tally->n_trashed;
  add_line (report, n,
            /* Translators: %u is how many notes of the file were deleted in the library */
            g_strdup_printf (ngettext ("%u note lies in the trash, and was left there.",
                                       "%u notes lie in the trash, and were left there.", n),
                             n));
  n = tally->n_moved;
  add_line (report, n,
            /* Translators: %u is a number of notes */
            g_strdup_printf (ngettext ("The words of %u note have only a likely place in this "
                                       "text: confirm it.",
                                       "The words of %u notes have only likely places in this "
                                       "text: confirm them.",
                                       n),
                             n));
  n = tally->n_orphans;
  add_line (report, n,
            /* Translators: %u is a number of notes */
            g_strdup_printf (ngettext ("The words of %u note do not stand in this text, or in "
                                       "several places: it is listed among the lost ones.",
                                       "The words of %u notes do not stand in this text, or in "
                                       "several places: they are listed among the lost ones.",
                                       n),
                             n));
  n = tally->n_unplaced;
  add_line (report, n,
            /* Translators: %u is a number of notes */
            g_strdup_printf (ngettext ("%u note names a place that this document does not have, "
                                       "and is on the document as a whole.",
                                       "%u notes name places that this document does not have, "
                                       "and are on the document as a whole.",
                                       n),
                             n));
}

static char *
describe_loss (DossierLoss loss, guint n)
{
  switch (loss)
    {
    case DOSSIER_LOSS_PLACE:
      return g_strdup_printf (
        /* Translators: %u is a number of places in a text */
        ngettext ("%u place is told without its words, in a way that Dossier does not read: that "
                  "note is on the document as a whole.",
                  "%u places are told without their words, in ways that Dossier does not read: "
                  "those notes are on the document as a whole.",
                  n),
        n);
    case DOSSIER_LOSS_BODY:
      /* Translators: %u is a number of parts of notes, such as pictures */
      return g_strdup_printf (ngettext ("%u thing that is no text, tag or link was left out.",
                                        "%u things that are no texts, tags or links were left out.",
                                        n),
                              n);
    case DOSSIER_LOSS_FORMATTING:
      /* Translators: %u is a number of notes' texts */
      return g_strdup_printf (ngettext ("%u text was HTML: its words were taken, without their "
                                        "formatting.",
                                        "%u texts were HTML: their words were taken, without their "
                                        "formatting.",
                                        n),
                              n);
    case DOSSIER_LOSS_CHOICE:
      /* Translators: %u is how many notes offer several texts, for example in several languages
       * */
      return g_strdup_printf (ngettext ("Of %u choice between several texts, the first was taken.",
                                        "Of %u choices between several texts, the first were "
                                        "taken.",
                                        n),
                              n);
    case DOSSIER_LOSS_DATE:
      /* Translators: %u is a number of dates */
      return g_strdup_printf (ngettext ("%u date could not be read.", "%u dates could not be read.",
                                        n),
                              n);
    case DOSSIER_LOSS_GROUP:
      return g_strdup_printf (
        /* Translators: %u is a number of notes */
        ngettext ("%u note belonged to a group of readers, which is not kept.",
                  "%u notes belonged to groups of readers, which are not "
                  "kept.",
                  n),
        n);
    case DOSSIER_LOSS_REPLY:
      /* Translators: %u is how many notes answer others */
      return g_strdup_printf (ngettext ("%u answer stands behind the note that it answers.",
                                        "%u answers stand behind the notes that they answer.", n),
                              n);
    case DOSSIER_LOSS_LONE_REPLY:
    default:
      return g_strdup_printf (
        /* Translators: %u is how many notes answer others */
        ngettext ("%u answer is to a note that is not in the file: it is a "
                  "note of its own.",
                  "%u answers are to notes that are not in the file: they are "
                  "notes of their own.",
                  n),
        n);
    }
}

void
dossier_notes_report_file (GPtrArray *report,
                           const DossierForeignNotes *notes,
                           guint n_elsewhere,
                           const char *address)
{
  guint n = notes->n_people;

  for (guint i = 0; i < DOSSIER_N_LOSSES; i++)
    if (notes->losses[i] > 0)
      g_ptr_array_add (report, describe_loss (i, notes->losses[i]));
  if (n > 1)
    g_ptr_array_add (
      /* Translators: %u is a number of people */
      report, g_strdup_printf (ngettext ("The annotations are by %u person; who made which is "
                                         "not kept.",
                                         "The annotations are by %u people; who made which is "
                                         "not kept.",
                                         n),
                               n));
  n = n_elsewhere;
  add_line (report, n,
            /* Translators: %1$u is a number of notes, %2$s the address of a document */
            g_strdup_printf (ngettext ("%1$u note is on “%2$s”, which is not in the library, and "
                                       "was left out.",
                                       "%1$u notes are on documents that are not in the library, "
                                       "such as “%2$s”, and were left out.",
                                       n),
                             n, address));
}
