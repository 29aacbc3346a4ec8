/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/* The attributes of TEI's att.datable classes that an element carries, as EDTF where they can be
 * (TEI P5, 14.4; ISO 8601-2). */
typedef struct
{
  char *when;
  char *from;
  char *to;
  char *not_before;
  char *not_after;
  char *custom[3]; /* when-custom, from-custom, to-custom, as they stand */
  gboolean edtf;   /* datingMethod says that the custom ones are EDTF */
  gboolean approximate;
  gboolean uncertain;
} TeiDating;

/* Takes note of one attribute; whatever does not date is passed over. */
void tei_dating_take (TeiDating *dating, const char *name, const char *value);
void tei_dating_clear (TeiDating *dating);

/* The EDTF value for all of them together, as precise as they are and no more; NULL when they
 * give none (a time of day, a day without its year, another calendar). Where the combination is
 * one that TEI forbids, @when comes first, then from and to, then the bounds. Caller frees. */
char *tei_dating_to_edtf (const TeiDating *dating);
/* When something begins, and when it ends, each for itself; NULL when that is not said. Caller
 * frees. */
DossierDate *tei_dating_get_from (const TeiDating *dating);
DossierDate *tei_dating_get_to (const TeiDating *dating);
DossierDate *tei_dating_get_date (const TeiDating *dating, const char *wording);

/* The date that is written out as digits, "2015" or "2015-03-01"; NULL for any other words. */
DossierDate *tei_date_from_text (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeiDating, tei_dating_clear)

G_END_DECLS
