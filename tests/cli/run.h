/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* dossierctl with a library of its own in a folder of its own, which is the user's data directory
 * as well. */
typedef struct
{
  char *folder;
  char *library;
  /* of the last run */
  int status;
  char *out;
  char *err;
  JsonNode *json; /* of @out, when --json was given and it is JSON */
} Run;

/* Takes "--program PATH" out of the arguments; before g_test_init(). */
void run_init (int *argc, char **argv);

void run_set_up (Run *self, gconstpointer data);
void run_tear_down (Run *self, gconstpointer data);

/* Runs "dossierctl --library LIBRARY ARGUMENT…" to its end. @...: arguments and NULL. */
void run (Run *self, ...) G_GNUC_NULL_TERMINATED;
/* The same without --library. */
void run_bare (Run *self, ...) G_GNUC_NULL_TERMINATED;

/* The same, with standard output to the file @output. */
void run_into (Run *self, const char *output, ...) G_GNUC_NULL_TERMINATED;

/* The last run ended well, and said nothing on standard error. */
void assert_done (Run *self);
/* It ended with @status and one message with @words in it on standard error. */
void assert_failed (Run *self, int status, const char *words);

/* Of the last run's JSON array: how many there are; the object at @index; its members, where NULL
 * stands for null. */
guint count_objects (Run *self);
JsonObject *get_object (Run *self, guint index);
JsonObject *find_object (Run *self, const char *member, const char *value);
const char *get_text (JsonObject *object, const char *member);

/* A file of that name and contents in the run's folder; caller frees the path. */
char *write_file (Run *self, const char *name, const char *contents);
