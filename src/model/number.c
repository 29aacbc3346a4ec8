/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/number.h"

#include <glib/gi18n-lib.h>

char *
dossier_number_to_display (guint number)
{
  /* Translators: %'u is a number that stands alone; the sign ' groups its digits, and %'Iu writes
   * them in the digits of your language, in this as in all other messages */
  return g_strdup_printf (C_ ("number", "%'u"), number);
}
