/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "export/export-all.h"

G_BEGIN_DECLS

/* "dossierctl export --all": writes the library into @what's folder, tells on a terminal how far it
 * is, and stops with whole files behind it when it is interrupted (Ctrl+C). @what needs neither
 * @save nor @progress nor @data. @merge: Markdown is merged with what a person wrote into the
 * files; without it, files that were changed stay. */
DossierCliStatus
dossier_cli_export_all (DossierCli *cli, const DossierExportAll *what, gboolean merge);

G_END_DECLS
