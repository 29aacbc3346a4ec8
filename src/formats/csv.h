/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

G_BEGIN_DECLS

/* Tables of a document as CSV (RFC 4180): UTF-8 without a mark at its beginning, lines that end
 * with CR LF, a header line with names that never are translated, every record with as many fields
 * as that. Dates are EDTF in one field, and first and last day (ISO 8601) in two more, which are
 * empty where a date is open; several values in one field have "; " between them.
 *
 * Fields are what the document says and nothing else. So one that begins with =, +, - or @ (a note
 * that begins with a dash, words quoted with a plus) stays as it is, although a spreadsheet may
 * take it for a formula: to put something before it would be to change a person's words in a file
 * that other programs read, too. Whoever makes such a file is to be told how many there are. */

/* NULL-terminated, the first of them when nothing else is said: "quotes", "events", "memberships",
 * "commitments", "sources", "notes". Static. */
const char *const *dossier_csv_list_tables (void);

/* @table: one of these. What of @excerpt it holds, in document order. Caller frees. */
char *dossier_csv_write (const DossierExcerpt *excerpt, const char *table);

/* How many fields of @csv, as dossier_csv_write() makes it, a spreadsheet may take for a formula.
 */
guint dossier_csv_count_formulas (const char *csv);

G_END_DECLS
