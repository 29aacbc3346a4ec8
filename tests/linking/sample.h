/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

/* A document of random records with random links, for checking the linking against brute force.
 * The same @seed gives the same document. Transfer full. */
DossierDocument *sample_document_new (guint32 seed, guint n_passages, guint n_records);

/* Gives @document @n notes of random colours (four of them), tags ("tag0" … "tag3") and places. */
void sample_set_notes (DossierDocument *document, guint32 seed, guint n);
