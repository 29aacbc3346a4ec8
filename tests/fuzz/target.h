/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a fuzzer tries, one a file: whatever the bytes are, it returns. */
void fuzz_one (GBytes *bytes);

/* Something is not as it is to be: ends the program. */
G_NORETURN void fuzz_fail (const char *what);

/* What readers promise of any bytes: finished documents (element-type DossierDocument), each of
 * whose marks lie within its text, or an error that names the file; never both. Frees both. */
void fuzz_check (GPtrArray *documents, GError *error);
