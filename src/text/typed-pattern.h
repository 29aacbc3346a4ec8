/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates as model/date-display.c writes them, read again: whatever is shown can be typed. */

/* The EDTF value of @text, which is a date in the words of the locale or in English; NULL when it
 * is none. Caller frees. */
char *dossier_typed_pattern_to_edtf (const char *text);

/* What reading a date compares: no case, one kind of space, digits from 0 to 9. Caller frees. */
char *dossier_typed_fold (const char *text);

/* 1 to 12 for the name or abbreviation of a month in the locale's language (in any of its forms) or
 * in English, folded; else 0. */
int dossier_typed_find_month (const char *word);

G_END_DECLS
