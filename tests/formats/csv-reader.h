/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A strict reader of RFC 4180, which knows nothing of how ours writes: CR LF behind every record,
 * quotation marks round the whole of a field or nowhere in it, as many fields in each. Asserts.
 * Returns: (element-type GPtrArray of utf8): the records, the header first. */
GPtrArray *csv_read (const char *text);

/* The field of that name in the record at @row, from 1. */
const char *csv_get (GPtrArray *records, guint row, const char *name);
/* The record (from 1) whose first field is @id. */
guint csv_find (GPtrArray *records, const char *id);
