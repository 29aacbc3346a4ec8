/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/source-file.h"

G_BEGIN_DECLS

/* The SHA-256 of a file that is being read, and its bytes to be kept. From the second chunk on both
 * are worked out in a thread of its own: that takes longer than parsing the same bytes. */
typedef struct _TeiHash TeiHash;

TeiHash *tei_hash_new (void);
void tei_hash_free (TeiHash *hash);
void tei_hash_add (TeiHash *hash, GBytes *chunk);
/* What was added, as a file of that name; nothing can be added after it. */
DossierSourceFile *tei_hash_finish (TeiHash *hash, const char *name);

G_END_DECLS
