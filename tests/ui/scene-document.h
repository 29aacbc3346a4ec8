/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The program that the scenes are of, with a library of its own, and a document in it: the bundled
 * one, in a pseudo-locale in letters that no message has. */

/* In place of g_test_init(). */
void scene_init (int *argc, char ***argv);
/* Runs the program with a new library, and @func in it once it shows a document. */
void scene_run (void (*func) (void));
/* The same, and fails when anything that was looked at was wrong, or fewer than @least strings and
 * labels were looked at. */
void scene_run_all (void (*func) (void), guint least);
/* Its library's, for files; removed at the end. */
const char *scene_get_folder (void);
/* "wide": 1400 x 900 pixels, "narrow": 360 x 640. */
void scene_set_room (const char *room);

/* Words of the document in the letters that it has. */
const char *scene_words (const char *english);
/* A file with the document as that of @uuid; @words: (nullable): of it, with others @instead.
 * Transfer full. */
GFile *scene_write_document (const char *uuid, const char *words, const char *instead);
/* Opens it in the window, and waits. */
void scene_open_document (GFile *file, const char *uuid);
/* Selects the first of @words in the document's text. */
void scene_select_words (const char *words);
