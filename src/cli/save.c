/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/output.h"

static const char *
get_saved_name (DossierSaved saved)
{
  static const char *const names[] = { "new", "changed", "unchanged", "emptied" };

  return names[saved];
}

static const char *
get_kind_name (DossierMergeKind kind)
{
  static const char *const names[] = { "changed", "removed", "gone", "added" };

  return names[kind];
}

static void
add_conflict (JsonBuilder *builder, const DossierMergeConflict *conflict)
{
  g_autofree char *message = dossier_merge_conflict_describe (conflict);

  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "kind", get_kind_name (conflict->kind));
  dossier_json_add_text (builder, "name", conflict->name);
  dossier_json_add_number (builder, "line", conflict->line);
  dossier_json_add_text (builder, "message", message);
  dossier_json_add_text (builder, "base", conflict->base);
  dossier_json_add_text (builder, "ours", conflict->ours);
  dossier_json_add_text (builder, "theirs", conflict->theirs);
  json_builder_end_object (builder);
}

static void
print_json (const DossierSaveOutcome *outcome)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *path = g_filename_display_name (outcome->path);

  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "path", path);
  dossier_json_add_text (builder, "saved", get_saved_name (outcome->saved));
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; outcome->merge != NULL && i < dossier_merge_count_conflicts (outcome->merge);
       i++)
    if (dossier_merge_get_conflict (outcome->merge, i)->choice == DOSSIER_MERGE_UNDECIDED)
      add_conflict (builder, dossier_merge_get_conflict (outcome->merge, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dossier_json_print (builder);
}

static void
append_indented (GString *text, const char *title, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  guint n = g_strv_length (parts);

  g_string_append_printf (text, "\n  %s", title);
  if (n < 2)
    /* Translators: in place of one side's words of a conflict: they were removed there */
    g_string_append_printf (text, "\n    %s", _ ("(nothing)"));
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf (text, "\n    %s", parts[i]);
}

static char *
describe (const DossierSaveOutcome *outcome)
{
  guint n = dossier_save_outcome_count_conflicts (outcome);
  g_autofree char *path = g_filename_display_name (outcome->path);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
    text,
    /* Translators: %1$s is the name of a file, %2$u a number */
    ngettext ("“%1$s” was changed where your notes were changed, too, in %2$u place. What stands "
              "in the file was kept there.",
              "“%1$s” was changed where your notes were changed, too, in %2$u places. What stands "
              "in the file was kept there.",
              n),
    path, n);
  for (guint i = 0; i < dossier_merge_count_conflicts (outcome->merge); i++)
    {
      const DossierMergeConflict *conflict = dossier_merge_get_conflict (outcome->merge, i);
      g_autofree char *message = dossier_merge_conflict_describe (conflict);

      if (conflict->choice != DOSSIER_MERGE_UNDECIDED)
        continue;
      g_string_append_printf (text, "\n%s", message);
      append_indented (text, _ ("In the file:"), conflict->theirs);
      /* Translators: heading over the words as Dossier has them, before those in the file */
      append_indented (text, _ ("In Dossier:"), conflict->ours);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_cli_describe_saved (const DossierSaveOutcome *outcome)
{
  g_autofree char *path = g_filename_display_name (outcome->path);

  if (outcome->saved == DOSSIER_SAVED_EMPTIED)
    return g_strdup_printf (
      /* Translators: %s is the name of a file */
      _ ("“%s” was emptied, and was left so. Remove it to have it written anew."), path);
  return dossier_save_outcome_count_conflicts (outcome) > 0 ? describe (outcome) : NULL;
}

static DossierCliStatus
report (DossierCli *cli, const DossierSaveOutcome *outcome)
{
  g_autofree char *message = dossier_cli_describe_saved (outcome);

  if (cli->json)
    print_json (outcome);
  return message == NULL ? DOSSIER_CLI_DONE : dossier_cli_fail (message);
}

/* That the file has not the name any more by which it was asked for; JSON has its path. */
static void
tell_moved (const DossierSaveOutcome *outcome, const char *output)
{
  g_autofree char *asked = g_canonicalize_filename (output, NULL);
  g_autofree char *name = g_filename_display_name (asked);
  g_autofree char *path = g_filename_display_name (outcome->path);

  if (strcmp (asked, outcome->path) == 0 || g_file_test (asked, G_FILE_TEST_IS_DIR))
    return;
  /* Translators: %1$s is the name of a file, %2$s the one that it has now */
  g_printerr (_ ("“%1$s” was moved: what is new was written to “%2$s”."), name, path);
  g_printerr ("\n");
}

char *
dossier_cli_describe_error (const GError *error)
{
  if (!g_error_matches (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_CHANGED))
    return g_strdup (error->message);
  return g_strdup_printf (
    /* Translators: %s is a sentence that says that a file was changed; keep --merge as it is */
    _ ("%s Use --merge to put what changed in your notes into it."), error->message);
}

static DossierCliStatus
fail (const GError *error)
{
  g_autofree char *message = dossier_cli_describe_error (error);

  return dossier_cli_fail (message);
}

/* The same with all conflicts decided, or NULL. */
static DossierSaveOutcome *
decide (DossierStore *store, DossierSaveOutcome *outcome, DossierMergeChoice choice, GError **error)
{
  for (guint i = 0; i < dossier_merge_count_conflicts (outcome->merge); i++)
    dossier_merge_resolve (outcome->merge, i, choice);
  return dossier_save_decided (store, outcome, NULL, error);
}

DossierCliStatus
dossier_cli_save_markdown (DossierCli *cli,
                           DossierStore *store,
                           const DossierExcerpt *excerpt,
                           GBytes *bytes,
                           const char *output,
                           gboolean merge,
                           DossierMergeChoice choice)
{
  gboolean is_file = !g_file_test (output, G_FILE_TEST_EXISTS) ||
                     g_file_test (output, G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR);
  g_autoptr (DossierSaveOutcome) outcome = NULL;
  g_autoptr (DossierSaveOutcome) decided = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (!is_file)
    return dossier_export_save (output, bytes, NULL, &error) ? DOSSIER_CLI_DONE
                                                             : dossier_cli_fail (error->message);
  text = g_strndup (data, len);
  outcome = dossier_save_markdown (store, excerpt, output, text,
                                   merge ? DOSSIER_SAVE_MERGE : DOSSIER_SAVE_UNTOUCHED, NULL, NULL,
                                   NULL, &error);
  if (outcome == NULL)
    return fail (error);
  if (!cli->json)
    tell_moved (outcome, output);
  if (choice == DOSSIER_MERGE_UNDECIDED || dossier_save_outcome_count_conflicts (outcome) == 0)
    return report (cli, outcome);
  decided = decide (store, outcome, choice, &error);
  return decided != NULL ? report (cli, decided) : fail (error);
}
