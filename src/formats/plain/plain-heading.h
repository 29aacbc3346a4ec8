/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words of a line say about its being a heading; how it is laid out is for
 * plain-blocks.c. */

/* Bytes of the signs with which Markdown begins a heading, and the white space behind; 0: none. */
gsize plain_heading_get_marks (const char *text);

/* Whether all of it stands between two of Markdown's signs: "*Report of the harbour*". */
gboolean plain_heading_is_emphasised (const char *text);

/* "Chapter 3", "IV.", "§ 12", "2.1 Findings": numbers say that it is one, full stop or not. */
gboolean plain_heading_is_numbered (const char *text);

/* "3. Documents", which would be an item of a list between others. */
gboolean plain_heading_is_counted (const char *text);

gboolean plain_heading_is_capitals (const char *text);

/* Whether it ends no sentence, or asks. */
gboolean plain_heading_ends (const char *text);

/* "By Ana Rusu and Jan van Dam". */
gboolean plain_heading_is_byline (const char *text);

/* "14 March 2023", "Ottawa, 14 March", "Июнь 2024 года"; not a year alone, which can head a
 * chapter. */
gboolean plain_heading_is_date (const char *text);

/* Who is said to speak behind it, or what it is about: "Ms. Rusu" of "Ms. Rusu: And the others?";
 * NULL for none. Caller frees. */
char *plain_heading_get_label (const char *text);

G_END_DECLS
