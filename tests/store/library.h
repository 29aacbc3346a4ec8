/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sample.h"

/* An empty library in a folder of its own: a fixture, or what one begins with. */
typedef struct
{
  char *folder;
  char *path;
  DossierStore *store;
} SampleLibrary;

void sample_library_set_up (SampleLibrary *self, gconstpointer data);
/* Asserts that whatever the test did, the library is in order. */
void sample_library_tear_down (SampleLibrary *self, gconstpointer data);
/* For tests that leave it damaged. */
void sample_library_drop (SampleLibrary *self, gconstpointer data);

void sample_library_write (SampleLibrary *self, DossierDocument *document);
/* Caller frees. */
DossierDocument *sample_library_load (SampleLibrary *self, const char *id);
