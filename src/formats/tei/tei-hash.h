/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SHA-256 of a file that is being read. From the second chunk on it is computed in a thread of
 * its own: it takes as long as parsing the same bytes. */
typedef struct _TeiHash TeiHash;

TeiHash *tei_hash_new (void);
void tei_hash_free (TeiHash *hash);
void tei_hash_add (TeiHash *hash, GBytes *chunk);
/* The sum of what was added, in hexadecimal; nothing can be added after it. Caller frees. */
char *tei_hash_finish (TeiHash *hash);

G_END_DECLS
