/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/pdf/pdf-fault.h"

#include <glib/gi18n-lib.h>

#include "formats/format-error.h"

static const DossierFormatError codes[] = {
  [PDF_FAULT_BROKEN] = DOSSIER_FORMAT_ERROR_MALFORMED,
  [PDF_FAULT_ENCRYPTED] = DOSSIER_FORMAT_ERROR_REFUSED,
  [PDF_FAULT_TOO_LARGE] = DOSSIER_FORMAT_ERROR_REFUSED,
  [PDF_FAULT_LIMITS] = DOSSIER_FORMAT_ERROR_REFUSED,
  [PDF_FAULT_NO_TEXT] = DOSSIER_FORMAT_ERROR_EMPTY,
  [PDF_FAULT_PROGRAM] = DOSSIER_FORMAT_ERROR_IO,
  [PDF_FAULT_NO_READER] = DOSSIER_FORMAT_ERROR_UNKNOWN,
};

static char *
dup_message (PdfFault fault, const char *name)
{
  switch (fault)
    {
    case PDF_FAULT_BROKEN:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” is broken or cut off. Fetch the PDF again."), name);
    case PDF_FAULT_ENCRYPTED:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” is locked with a password. Save a copy without one, and open that."), name);
    case PDF_FAULT_TOO_LARGE:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” has too many pages, or too much on them, to be one text. Divide "
           "the PDF, and open the parts."),
        name);
    case PDF_FAULT_LIMITS:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” asks for more time or memory than a text needs. Print it to a new "
           "PDF, and open that."),
        name);
    case PDF_FAULT_NO_TEXT:
      return g_strdup_printf (
        /* Translators: %s is a file's name; OCR is optical character recognition */
        _ ("“%s” has pictures of pages and no text. Have the text recognised (OCR), "
           "and open what comes of it."),
        name);
    case PDF_FAULT_PROGRAM:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” cannot be read, since the part of Dossier that reads PDF is missing. "
           "Install Dossier again."),
        name);
    case PDF_FAULT_NO_READER:
      return g_strdup_printf (
        /* Translators: %s is a file's name */
        _ ("“%s” is a PDF, and this Dossier was built without a reader for PDF. Save "
           "it as text, and open that."),
        name);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
pdf_set_fault (PdfFault fault, const char *name, GError **error)
{
  g_autofree char *message = dup_message (fault, name);

  g_set_error_literal (error, DOSSIER_FORMAT_ERROR, (int) codes[fault], message);
}
