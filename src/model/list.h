/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lists in a sentence, by the locale. @items: of char *, not NULL; an empty list is "". What they
 * return the caller frees. */

/* "Serbia", "Serbia and Armenia", "Serbia, Armenia and Cuba" */
char *dossier_list_and (const GPtrArray *items);
/* "Serbia or Armenia" */
char *dossier_list_or (const GPtrArray *items);
/* "Serbia, Armenia": names or facts one after the other */
char *dossier_list_plain (const GPtrArray *items);
/* The same bit by bit: puts @item, unless that is NULL or empty, behind what is in @list. */
void dossier_list_append (GString *list, const char *item);

G_END_DECLS
