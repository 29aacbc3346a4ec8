/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"

/* As they were typed, in whatever encoding. */
static char *exact;
static char *prefix;
static char *suffix;
static char *note;
static char **tags;
static char *colour;

static const GOptionEntry options[] = {
  { "exact", 'e', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &exact,
    N_ ("The words to mark, as they stand in the text; across paragraphs with a line break between "
        "them"),
    /* Translators: stands for words of a document in the help on options */
    N_ ("TEXT") },
  { "prefix", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &prefix,
    N_ ("What stands before them, when they stand in several places"), N_ ("TEXT") },
  { "suffix", 's', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &suffix,
    N_ ("What stands behind them"), N_ ("TEXT") },
  { "note", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &note, N_ ("A note on them, Markdown"),
    N_ ("TEXT") },
  { "tag", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &tags,
    N_ ("A tag; may be given several times"),
    /* Translators: stands for a tag in the help on options */
    N_ ("TAG") },
  { "colour", 'c', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &colour,
    N_ ("yellow (when none is given), green, blue, pink, purple, orange or underline"),
    /* Translators: stands for a colour in the help on options */
    N_ ("COLOUR") },
  G_OPTION_ENTRY_NULL,
};

/* What is looked for. */
typedef struct
{
  char **parts; /* one a paragraph */
  char *prefix; /* without white space at its ends, as is the next */
  char *suffix;
} Wanted;

static char *
to_text (const char *argument)
{
  return argument != NULL ? dossier_cli_to_utf8 (argument) : NULL;
}

static void
wanted_clear (Wanted *self)
{
  g_strfreev (self->parts);
  g_free (self->prefix);
  g_free (self->suffix);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

/* The paragraphs of what was typed, without the empty lines that may lie between them. */
static char **
split (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_strv_builder_add (parts, lines[i]);
  return g_strv_builder_end (parts);
}

static gboolean
ends_with (const char *text, gsize length, const char *end)
{
  g_autofree char *part = end != NULL ? g_strchomp (g_strndup (text, length)) : NULL;

  return end == NULL || g_str_has_suffix (part, end);
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  while (g_ascii_isspace (*text))
    text++;
  return beginning == NULL || g_str_has_prefix (text, beginning);
}

/* The passage after @passage in which a text goes on: notes to it stand between. */
static DossierPassage *
get_next (DossierDocument *document, DossierPassage *passage)
{
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  for (guint i = (guint) DOSSIER_ITEM (passage)->index + 1; i < n; i++)
    {
      DossierPassage *next = dossier_document_get_passage (document, i);

      if (next->passage_kind != DOSSIER_PASSAGE_FOOTNOTE)
        return next;
    }
  return NULL;
}

static void
add_anchor (GPtrArray *anchors, DossierPassage *passage, const char *at, const char *part)
{
  guint start = (guint) g_utf8_strlen (passage->text, at - passage->text);

  g_ptr_array_add (anchors,
                   dossier_anchor_new (passage, start, start + (guint) g_utf8_strlen (part, -1)));
}

/* The anchors of what is wanted when its first part stands at @at in @passage, or NULL: all parts
 * but the last go to the end of their passage, all but the first begin theirs. */
static GPtrArray *
match_at (DossierDocument *document, DossierPassage *passage, const char *at, const Wanted *wanted)
{
  g_autoptr (GPtrArray) anchors =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_anchor_free);

  if (!ends_with (passage->text, (gsize) (at - passage->text), wanted->prefix))
    return NULL;
  for (guint i = 0;; i++)
    {
      const char *part = wanted->parts[i];
      const char *end = at + strlen (part);

      if (!g_str_has_prefix (at, part))
        return NULL;
      add_anchor (anchors, passage, at, part);
      if (wanted->parts[i + 1] == NULL)
        return begins_with (end, wanted->suffix) ? g_steal_pointer (&anchors) : NULL;
      passage = *end == '\0' ? get_next (document, passage) : NULL;
      if (passage == NULL)
        return NULL;
      at = passage->text;
    }
}

/* The anchors of the first place, and in how many places it stands. */
static GPtrArray *
find (DossierDocument *document, const Wanted *wanted, guint *n_places)
{
  GPtrArray *first = NULL;

  *n_places = 0;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      for (const char *at = passage->text; (at = strstr (at, wanted->parts[0])) != NULL; at++)
        {
          g_autoptr (GPtrArray) anchors = match_at (document, passage, at, wanted);

          if (anchors == NULL)
            continue;
          (*n_places)++;
          if (first == NULL)
            first = g_steal_pointer (&anchors);
        }
    }
  return first;
}

static DossierCliStatus
fail_to_find (DossierDocument *document, const Wanted *wanted, guint n_places)
{
  g_autofree char *words = g_strjoinv (" ", wanted->parts);
  g_autofree char *message = NULL;

  if (n_places == 0)
    /* Translators: %1$s is the title of a document, %2$s are words */
    message = g_strdup_printf (_ ("“%2$s” does not stand in “%1$s”, or not with that before and "
                                  "behind it."),
                               document->title, words);
  else
    message =
      /* Translators: %1$s are words, %2$u in how many places they stand; keep --prefix and
       * --suffix */
      g_strdup_printf (ngettext ("“%1$s” stands in %2$u place. Tell which is meant with --prefix "
                                 "and --suffix.",
                                 "“%1$s” stands in %2$u places. Tell which is meant with --prefix "
                                 "and --suffix.",
                                 n_places),
                       words, n_places);
  return dossier_cli_fail (message);
}

static DossierAnnotation *
make (DossierDocument *document, GPtrArray *anchors, DossierColour chosen)
{
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);
  g_autofree char *words = to_text (note);

  annotation->colour = chosen;
  if (words != NULL && *words != '\0')
    annotation->note = g_steal_pointer (&words);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (dossier_cli_to_utf8 (tags[i]));

      if (*tag != '\0')
        dossier_annotation_add_tag (annotation, tag);
    }
  for (guint i = 0; i < anchors->len; i++)
    g_ptr_array_add (annotation->anchors, dossier_anchor_copy (anchors->pdata[i]));
  return annotation;
}

static DossierCliStatus
write_and_print (DossierCli *cli, DossierStore *store, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *id = DOSSIER_ITEM (annotation)->id;
  const char *state = dossier_anchor_state_to_string (annotation->state);

  g_ptr_array_add (list, annotation);
  if (!dossier_store_write_annotations (store, list, NULL, &error))
    return dossier_cli_fail (error->message);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dossier_json_add_text (builder, "id", id);
      dossier_json_add_text (builder, "state", state);
      json_builder_end_object (builder);
      dossier_json_print (builder);
    }
  else
    g_print ("%s\n", id);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
annotate (DossierCli *cli, char **arguments)
{
  g_autofree char *words = to_text (exact);
  g_autofree char *colour_name = to_text (colour);
  g_autofree char *id = dossier_cli_get_id (cli, arguments[0]);
  g_auto (Wanted)
    wanted = { split (words != NULL ? words : ""), to_text (prefix), to_text (suffix) };
  DossierColour chosen = DOSSIER_COLOUR_YELLOW;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (GError) error = NULL;
  guint n_places;

  if (wanted.parts[0] == NULL)
    return dossier_cli_misuse (&dossier_command_annotate,
                               _ ("Give the words to mark with --exact."));
  if (colour_name != NULL &&
      (!dossier_colour_from_string (colour_name, &chosen) || chosen == DOSSIER_COLOUR_NONE))
    {
      g_autofree char *message =
        /* Translators: %s is what the person gave for a colour; keep the colours as they are */
        g_strdup_printf (_ ("“%s” is none of yellow, green, blue, pink, purple, orange and "
                            "underline."),
                         colour_name);

      return dossier_cli_misuse (&dossier_command_annotate, message);
    }
  if (wanted.prefix != NULL)
    g_strstrip (wanted.prefix);
  if (wanted.suffix != NULL)
    g_strstrip (wanted.suffix);

  store = dossier_cli_open (cli);
  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  document = dossier_store_load (store, id, NULL, &error);
  if (document == NULL)
    return dossier_cli_fail (error->message);
  anchors = find (document, &wanted, &n_places);
  if (n_places != 1)
    return fail_to_find (document, &wanted, n_places);
  for (guint i = 0; i < anchors->len && document->base != NULL; i++)
    ((DossierAnchor *) anchors->pdata[i])->language = g_strdup (document->language);
  annotation = make (document, anchors, chosen);
  return write_and_print (cli, store, annotation);
}

const DossierCommand dossier_command_annotate = {
  .name = "annotate",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("DOC --exact TEXT"),
  .summary = N_ ("Mark words of a document, with a note and tags, and print the note’s id."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options = options,
  .run = annotate,
};
