/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/world.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WALK_UP,
  DOSSIER_WALK_RIGHT,
  DOSSIER_WALK_DOWN,
  DOSSIER_WALK_LEFT,
} DossierWalkDirection;
#define DOSSIER_WALK_N_DIRECTIONS (DOSSIER_WALK_LEFT + 1)

/* Where the arrow keys lead among @countries (numbers in @world, each once): at place
 * i × DOSSIER_WALK_N_DIRECTIONS + direction the place in @countries of the next one, or -1 where
 * there is none. That is the first country met on the way from the middle of country i, else the
 * one whose middle lies best in that direction; and, at the cost of some of these steps, so that
 * every country is reached from the first by some way. Caller frees. */
int *dossier_world_plan_walk (const DossierWorld *world, const guint *countries, guint n);

G_END_DECLS
