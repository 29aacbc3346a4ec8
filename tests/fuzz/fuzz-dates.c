/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/date.h"
#include "target.h"

/* A value that is read can be said, and is the same when it is read again. */
void
fuzz_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDate) date = dossier_date_new (text, NULL, &error);
  g_autoptr (DossierDate) again = NULL;
  g_autofree char *said = NULL;

  if ((date == NULL) == (error == NULL))
    fuzz_fail ("Neither a date nor an error, or both");
  if (date == NULL)
    return;
  said = dossier_date_to_display (date);
  again = dossier_date_new (date->edtf, NULL, NULL);
  if (*said == '\0' || again == NULL || !dossier_date_equal (date, again))
    fuzz_fail ("A date is not what it was");
}
