/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/plain/plain-lines.h"
#include "model/item.h"

G_BEGIN_DECLS

/**
 * PlainBlock:
 * @kind: paragraph, heading, list item or verse
 * @text: its lines joined; in verse with "\n" between them; owned
 * @link: an address alone
 * @title: stands at the head of everything
 *
 * A passage to be.
 */
typedef struct
{
  DossierPassageKind kind;
  char *text;
  gboolean link;
  gboolean title;
} PlainBlock;

/* (element-type PlainBlock): in the order of the text, but that a paragraph which goes on behind
 * the addresses at the foot of a page comes before them. */
GArray *plain_blocks_find (GArray *lines, const PlainLayout *layout);

G_END_DECLS
