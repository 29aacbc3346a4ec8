/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

/* A document of @n_items linked items of all kinds, the same at each call. Of 100 items 40 are
 * passages of some 60 words, 25 quotes, 20 events, 10 sources, 3 memberships and 2 commitments.
 * There are 2,000 people, 150 organisations, 200 countries with 50 cities and 400 sections in two
 * levels; as in real documents, a few of them are named much more often than the rest. Dates are
 * days, months, years and stretches of time between 1990 and 2020. Transfer full. */
DossierDocument *large_document_new (guint n_items);
