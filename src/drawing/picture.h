/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "drawing/canvas.h"

G_BEGIN_DECLS

/**
 * DossierPicture:
 *
 * A picture that stands by itself, on a page or in a mail: a heading, what it shows, and below it
 * what one has to know of where that comes from. It takes what it needs from the session that it is
 * made of, and is then written by any thread, one at a time. Reference counted.
 */
typedef struct _DossierPicture DossierPicture;

typedef enum
{
  DOSSIER_PICTURE_SVG, /* 1.1, text as text */
  DOSSIER_PICTURE_PNG, /* two pixels a unit */
} DossierPictureFormat;

/* Units, of which 96 make an inch. */
#define DOSSIER_PICTURE_WIDTH 1123.0 /* A4, lying */
#define DOSSIER_PICTURE_MIN_WIDTH 320.0
#define DOSSIER_PICTURE_MAX_WIDTH 8000.0
/* Of text that is neither heading nor small. */
#define DOSSIER_PICTURE_FONT_SIZE 15.0

/* What a picture shows: draws it into @width, its upper left corner at the origin of @canvas, and
 * returns its height; without a @canvas (NULL) it only measures. */
typedef double (*DossierPictureBody) (gpointer data,
                                      DossierCanvas *canvas,
                                      PangoContext *context,
                                      double width);

/* @subtitle: (nullable). @data: (transfer full), freed by @free_data. */
DossierPicture *dossier_picture_new (const char *title,
                                     const char *subtitle,
                                     double width,
                                     DossierPictureBody body,
                                     gpointer data,
                                     GDestroyNotify free_data);
DossierPicture *dossier_picture_ref (DossierPicture *self);
void dossier_picture_unref (DossierPicture *self);

/* What the picture says, for those who do not see it. */
void dossier_picture_describe (DossierPicture *self, const char *description);
/* A line below it, small. */
void dossier_picture_add_note (DossierPicture *self, const char *note);

/* The bytes of a file: for the same picture the same. */
GBytes *dossier_picture_write (DossierPicture *self, DossierPictureFormat format, GError **error);

/* A piece of text for bodies. @width: where it is wrapped, or negative: not at all. */
PangoLayout *dossier_picture_make_text (PangoContext *context,
                                        const char *text,
                                        double size,
                                        PangoWeight weight,
                                        double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPicture, dossier_picture_unref)

G_END_DECLS
