/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-reader.h"

G_BEGIN_DECLS

/* What the elements in the element that begins belong to. */
void tei_own (TeiReader *reader, TeiFrame *frame, TeiOwner owner, gpointer declared);
/* Whether the element stands directly in a declaration of that kind. */
gboolean tei_is_child_of (TeiReader *reader, TeiFrame *frame, TeiOwner owner);

/* tei-entities.c: handlers that the table of list rules names */
void tei_start_entity (TeiReader *reader, TeiFrame *frame);
void tei_end_entity (TeiReader *reader, TeiFrame *frame);
void tei_start_list_name (TeiReader *reader, TeiFrame *frame);
void tei_end_list_name (TeiReader *reader, TeiFrame *frame);
void tei_start_country (TeiReader *reader, TeiFrame *frame);
void tei_end_country (TeiReader *reader, TeiFrame *frame);
void tei_start_name_part (TeiReader *reader, TeiFrame *frame);
void tei_end_name_part (TeiReader *reader, TeiFrame *frame);
void tei_start_list_idno (TeiReader *reader, TeiFrame *frame);
void tei_end_list_idno (TeiReader *reader, TeiFrame *frame);
void tei_end_geo (TeiReader *reader, TeiFrame *frame);
void tei_start_trait (TeiReader *reader, TeiFrame *frame);
void tei_start_words (TeiReader *reader, TeiFrame *frame);

G_END_DECLS
