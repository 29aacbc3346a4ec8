/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"
#include "text/catalogues.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DossierApplication) application = NULL;

  dossier_catalogues_bind ();

  application = dossier_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
