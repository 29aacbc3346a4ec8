/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export.h"

G_BEGIN_DECLS

/* One a file (export-…c): what ties a writer of src/formats, or a picture, to an export. */
extern const DossierExportFormat dossier_export_markdown;
extern const DossierExportFormat dossier_export_tei;
extern const DossierExportFormat dossier_export_web_annotation;
extern const DossierExportFormat dossier_export_csv;
extern const DossierExportFormat dossier_export_csl_json;
extern const DossierExportFormat dossier_export_bibtex;
extern const DossierExportFormat dossier_export_svg;
extern const DossierExportFormat dossier_export_png;
extern const DossierExportFormat dossier_export_pdf;

G_END_DECLS
