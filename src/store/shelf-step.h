/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/shelf.h"

G_BEGIN_DECLS

/* The steps of a change of how documents are kept. Internal to src/store. */

typedef enum
{
  DOSSIER_STEP_ADD_TAG,
  DOSSIER_STEP_REMOVE_TAG,
  DOSSIER_STEP_MAKE_COLLECTION,
  DOSSIER_STEP_RENAME_COLLECTION,
  DOSSIER_STEP_FORGET_COLLECTION,
  DOSSIER_STEP_COLLECT,
  DOSSIER_STEP_UNCOLLECT,
  DOSSIER_STEP_CORRECT,
  DOSSIER_STEP_REMOVE,
  DOSSIER_STEP_RESTORE,
  DOSSIER_STEP_JOIN,
} DossierShelfStepKind;

/* One thing that is done to documents. */
typedef struct
{
  DossierShelfStepKind kind;
  char *document;
  char *collection;
  char *text;  /* a tag, a name */
  gint64 time; /* of removal or creation, 0: now */
  DossierCorrection *correction;
  DossierEntityKey *one;
  DossierEntityKey *other;
  DossierJoin join;
} DossierShelfStep;

struct _DossierShelfChange
{
  GPtrArray *steps; /* of DossierShelfStep */
};

/* Adds a step, whose other fields the caller fills; borrowed. */
DossierShelfStep *dossier_shelf_change_add_step (DossierShelfChange *self,
                                                 DossierShelfStepKind kind,
                                                 const char *document,
                                                 const char *collection,
                                                 const char *text);
void dossier_shelf_change_add_join (DossierShelfChange *self,
                                    const DossierEntityKey *one,
                                    const DossierEntityKey *other,
                                    DossierJoin join);

G_END_DECLS
