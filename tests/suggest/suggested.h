/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/suggest.h"

/* What is suggested for a document of these paragraphs ("|" between them), of @date (EDTF,
 * nullable): of the kind, in short, with "; " between: "26 May=2020-05-26; May=2020-05". A quote is
 * "SPEAKER: WORDS", with "~" before it when it is reported. Caller frees. */
char *suggested (const char *paragraphs, const char *date, DossierSuggestionKind kind);
DossierDocument *suggested_document (const char *paragraphs, const char *date);
