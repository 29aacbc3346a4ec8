/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text for comparing without case, combining marks and script variants (case folded, NFKD, marks
 * off), so that "Muller" finds "Müller", "еще" finds "ещё", "Lodz" finds "Łódź", "strasse" finds
 * "Straße" and "kirgiz" finds "Kırgız". Marks stay where they are vowels of their own (Devanagari,
 * Thai …). Caller frees. Invalid UTF-8 gives "". */
char *dossier_text_fold (const char *text);

/* Appends the same of the first @length bytes of @text, which are valid UTF-8. */
void dossier_text_append_folded (GString *plain, const char *text, gsize length);

G_END_DECLS
