/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The order of names and titles (UTF-8) in lists that people read: as the person's locale
 * (LC_COLLATE, or LANGUAGE) has it by the Unicode Collation Algorithm and CLDR, numbers by their
 * value ("Summit 9" before "Summit 10"). Only equal texts are equal. %NULL comes first. In any
 * thread.
 *
 * What is not for people to read (ids, keys of files) is compared by bytes instead. */
int dossier_collate (const char *a, const char *b);

G_END_DECLS
