/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* By what an exported file and each of its blocks are known again, wherever a person moves them.
 *
 * The file: its head holds "dossier: dossier://UUID" and, when it is not all of the document,
 * "dossier-query: QUERY". In the preset for Logseq, which rewrites YAML, the head is its page
 * properties: "dossier:: dossier://UUID", one a line, up to the first empty line.
 *
 * A block: a quotation with what is said of it, and behind that, before the text of a note, its id:
 * a letter for the kind, a hyphen, and ten letters and digits. n- is a note, q- a quote, e- an
 * event. It is written "^n-4f1c…" as the last word of a line or on a line of its own (Obsidian),
 * "{#n-4f1c…" in an attribute list (Pandoc), or "id:: UUID" (Logseq, where it must be a UUID).
 * Nothing else in a file is ours by name. */

/* NULL-terminated: keys of the head that are ours in any preset; all others are the person's.
 * Static. */
const char *const *dossier_markdown_front_matter_keys (void);

/* The block id of a note, quote or event of @document, without its sign: "n-" and ten
 * letters or digits that follow from the UUID of a note (50 bits: two of 2,000 notes are the same
 * once in 500 million documents), or from the document's UUID and the id of another record.
 * Caller frees. */
char *dossier_markdown_block_id (DossierDocument *document, const DossierItem *item);

/* The same for Logseq: the UUID of a note, one made from the ids for another record. Caller
 * frees. */
char *dossier_markdown_block_uuid (DossierDocument *document, const DossierItem *item);

/* dossier://UUID/PASSAGE?note=ID of an item: its first passage, and the item itself when it is
 * none. NULL for @item: the document. Only characters that may stand in a URI. Caller frees. */
char *dossier_markdown_link (DossierDocument *document, const DossierItem *item);

G_END_DECLS
