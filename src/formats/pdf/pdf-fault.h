/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a PDF cannot be read. */
typedef enum
{
  PDF_FAULT_BROKEN,
  PDF_FAULT_ENCRYPTED,
  PDF_FAULT_TOO_LARGE,
  PDF_FAULT_LIMITS,    /* it wanted more time or memory than there is for one */
  PDF_FAULT_NO_TEXT,   /* pictures of pages */
  PDF_FAULT_PROGRAM,   /* the program that reads it is missing */
  PDF_FAULT_NO_READER, /* built without one */
} PdfFault;

/* Sets an error of DOSSIER_FORMAT_ERROR that names the file @name and says what to do. */
void pdf_set_fault (PdfFault fault, const char *name, GError **error);

G_END_DECLS
