/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a file cannot be read, whatever its format. Messages name the file, the place in it, and what
 * to do. */
#define DOSSIER_FORMAT_ERROR (dossier_format_error_quark ())
GQuark dossier_format_error_quark (void);
typedef enum
{
  DOSSIER_FORMAT_ERROR_UNKNOWN,   /* no format that we read */
  DOSSIER_FORMAT_ERROR_MALFORMED, /* not well-formed, or cut off */
  DOSSIER_FORMAT_ERROR_REFUSED,   /* entity bombs, external entities, absurd depth or size */
  DOSSIER_FORMAT_ERROR_EMPTY,     /* well-formed, but nothing in it to read */
  DOSSIER_FORMAT_ERROR_IO,
  DOSSIER_FORMAT_ERROR_ELSEWHERE, /* it belongs to a document that is not in the library */
} DossierFormatError;

G_END_DECLS
