/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What dossierctl exits with. */
typedef enum
{
  DOSSIER_CLI_DONE = 0,
  DOSSIER_CLI_FAILED = 1,        /* with a message on standard error */
  DOSSIER_CLI_USAGE = 2,         /* it was called wrongly */
  DOSSIER_CLI_INTERRUPTED = 130, /* by Ctrl+C, as shells have it */
} DossierCliStatus;

/**
 * DossierCli:
 * @library: (nullable): the store's file; NULL for the user's own
 * @language: (nullable): of documents that are there in several: the one that is asked for; NULL:
 *   the document's own
 * @json: whether to print one JSON value instead of text for people
 *
 * What all commands are given: the options that stand before or behind a command's name.
 */
typedef struct
{
  char *library;
  char *language;
  gboolean json;
} DossierCli;

typedef struct
{
  const char *name;
  const char *arguments; /* as the help shows them, to be translated; or "" */
  const char *summary;   /* marked with N_(), as is the next */
  const char *details;   /* what the command's own help says besides; or NULL */
  int min_arguments;
  int max_arguments; /* -1: any number */
  const GOptionEntry *options;

  /* @arguments: NULL-terminated; their number has been looked at. */
  DossierCliStatus (*run) (DossierCli *cli, char **arguments);
} DossierCommand;

extern const DossierCommand dossier_command_annotate;
extern const DossierCommand dossier_command_backup;
extern const DossierCommand dossier_command_check;
extern const DossierCommand dossier_command_collect;
extern const DossierCommand dossier_command_correct;
extern const DossierCommand dossier_command_export;
extern const DossierCommand dossier_command_import;
extern const DossierCommand dossier_command_list;
extern const DossierCommand dossier_command_members;
extern const DossierCommand dossier_command_remove;
extern const DossierCommand dossier_command_restore;
extern const DossierCommand dossier_command_search;
extern const DossierCommand dossier_command_show;
extern const DossierCommand dossier_command_suggest;
extern const DossierCommand dossier_command_join;
extern const DossierCommand dossier_command_tag;

/* The whole program: returns what it exits with. */
int dossier_cli_main (int argc, char **argv);

/* The library, with the bundled dossier in it; or NULL, with the message printed. */
DossierStore *dossier_cli_open (DossierCli *cli);
/* Sees to it that the library has the bundled dossier in all of its languages, which only who asks
 * for one waits for; FALSE with the message printed. */
gboolean dossier_cli_add_languages (DossierStore *store);
/* A document's id with the language that is asked for, as the store takes it. Caller frees. */
char *dossier_cli_get_id (DossierCli *cli, const char *id);
/* A document of the library that is given as people give it; or NULL, with the message printed. */
DossierDocument *dossier_cli_load (DossierCli *cli, const char *id);

/* What was typed, as text: in UTF-8 whatever the locale. Caller frees. */
char *dossier_cli_to_utf8 (const char *argument);

/* Print one message on standard error. Each returns the status that goes with it. */
DossierCliStatus dossier_cli_fail (const char *message);
DossierCliStatus dossier_cli_misuse (const DossierCommand *command, const char *message);

G_END_DECLS
