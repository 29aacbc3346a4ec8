/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

/* A letter for what each passage is (p paragraph, h heading, l list item, s speech, v verse, t
 * table, c caption, b block quote, f footnote, …), and its words; "/" for the ends of lines, "\t"
 * as "^". */
char *describe (DossierDocument *document);
/* The marks of a passage: "strong:promised|link https://a.example:ministry|footnote p2:". */
char *describe_spans (const DossierPassage *passage);
