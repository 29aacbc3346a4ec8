/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-reader.h"

G_BEGIN_DECLS

/* Here the next page begins, by the attributes of the element that is being read. One without a
 * name is none, nor is one of another edition than the first that is met. */
void tei_turn_page (TeiReader *reader);
/* The passage, which has been made of the flow's text, begins on that text's page. */
void tei_begin_on_page (TeiReader *reader, const TeiFlow *flow, DossierPassage *passage);
/* Within @passage a page begins where @mark stands. */
void tei_take_turn (TeiReader *reader, DossierPassage *passage, const TeiSpan *mark);
/* Tells the finished document where its pages begin. */
void tei_build_pages (const TeiDocument *from, DossierDocument *to);

G_END_DECLS
