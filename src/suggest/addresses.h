/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* An address in a passage: where it stands, in characters. */
typedef struct
{
  char *uri;
  guint start;
  guint end;
} FoundAddress;

/* (element-type FoundAddress) (transfer full): those that the passage has for links or sources, and
 * those that stand in its words; by place. */
GArray *addresses_find (const DossierPassage *passage);

/* Whether the passage is nothing but that address. */
gboolean addresses_is_bare (const DossierPassage *passage, const FoundAddress *address);

/* Suggests the address for the sentence, and for the quotes of it that have none. @reason:
 * (transfer full). */
void addresses_take (Finder *finder, Text *text, int sentence, const char *uri, char *reason);

#define FOUND_ADDRESS(addresses, i) (&g_array_index ((addresses), FoundAddress, (i)))

G_END_DECLS
