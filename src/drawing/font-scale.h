/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every size of a font costs the start of the program its search for a face, its tables and its
 * letters, so there are few: what is read is larger than the interface's font, what explains is of
 * that very size, and what is small is as small as CSS's "smaller". The last factor is a trace more
 * than 1/1.2: Pango cuts sizes off where GTK's CSS rounds them. */
#define DOSSIER_FONT_READING 1.18
#define DOSSIER_FONT_SMALL 0.8334

/* Of the text's head and of its largest headings, times the size that is read. */
#define DOSSIER_FONT_TITLE 1.55
#define DOSSIER_FONT_SUBTITLE 1.15
#define DOSSIER_FONT_HEADING 1.28

/* What is read in the window, the style sheet says the same. */
#define DOSSIER_FONT_SERIF "Source Serif 4,Source Serif Pro,Noto Serif,DejaVu Serif,serif"
