/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "export/export-merge.h"

G_BEGIN_DECLS

/* Saves Markdown at @output, a file or a folder: with @merge together with what a person wrote into
 * the file, without it only where nobody wrote anything. Prints what went wrong, and each conflict
 * with both texts; with --json an object: "path", "saved" (new, changed, unchanged, emptied),
 * "conflicts" [{"kind", "name", "line", "message", "base", "ours", "theirs"}]. Conflicts make it
 * DOSSIER_CLI_FAILED, though all else is in the file; @choice decides all of them. */
DossierCliStatus dossier_cli_save_markdown (DossierCli *cli,
                                            DossierStore *store,
                                            const DossierExcerpt *excerpt,
                                            GBytes *bytes,
                                            const char *output,
                                            gboolean merge,
                                            DossierMergeChoice choice);

/* What a person has to decide or to do after it, or NULL; and what went wrong. Callers free. */
char *dossier_cli_describe_saved (const DossierSaveOutcome *outcome);
char *dossier_cli_describe_error (const GError *error);

G_END_DECLS
