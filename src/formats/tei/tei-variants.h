/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-reader.h"

G_BEGIN_DECLS

/* Divisions, or texts of a group, that stand beside each other and differ in their language are one
 * thing in several languages. Which those are shows when all of them have been read; then the file
 * is read once more for each language, without those of the others. A division is known by its
 * place: the numbers of the elements around it among their siblings. */
TeiVariants *tei_variants_new (void);
void tei_variants_free (TeiVariants *self);

/* At the beginning of a division: FALSE when it is in another language than the one that is read,
 * and is passed over. */
gboolean tei_variants_begin (TeiReader *reader, TeiFrame *frame);
/* At its end. */
void tei_variants_end (TeiReader *reader, TeiFrame *frame);

/* The languages that a text stands in as a whole, @own (nullable) first where it is one of them;
 * NULL when it stands in one. Free with g_strfreev(). Ends the first reading. */
char **tei_variants_list (TeiVariants *self, const char *own);

G_END_DECLS
