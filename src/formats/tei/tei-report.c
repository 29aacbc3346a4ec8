/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader used of a document, and what it left out and why. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-build.h"
#include "formats/used.h"

typedef enum
{
  REASON_IMAGES,
  REASON_LINGUISTIC,
  REASON_DELETED,
  REASON_RELATION,
  REASON_MUSIC,
  REASON_ANNOTATION,
  REASON_FOREIGN,
} Reason;

static const struct
{
  const char *name;
  Reason reason;
} skipped[] = {
  { "annotation", REASON_ANNOTATION }, { "binaryObject", REASON_IMAGES },
  { "del", REASON_DELETED },           { "facsimile", REASON_IMAGES },
  { "foreign", REASON_FOREIGN },       { "fs", REASON_LINGUISTIC },
  { "fsdDecl", REASON_LINGUISTIC },    { "graphic", REASON_IMAGES },
  { "interp", REASON_LINGUISTIC },     { "interpGrp", REASON_LINGUISTIC },
  { "link", REASON_LINGUISTIC },       { "linkGrp", REASON_LINGUISTIC },
  { "media", REASON_IMAGES },          { "notatedMusic", REASON_MUSIC },
  { "relation", REASON_RELATION },     { "sourceDoc", REASON_IMAGES },
  { "spanGrp", REASON_LINGUISTIC },    { "timeline", REASON_LINGUISTIC },
};

/* Translators: in all of these %1$'u is a number and %2$s the name of a TEI element */
static char *
describe_skipped (const char *name, Reason reason, guint count)
{
  switch (reason)
    {
    case REASON_IMAGES:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: Dossier does not show images.",
                  "Skipped %1$'u “%2$s” elements: Dossier does not show images.", count),
        count, name);
    case REASON_LINGUISTIC:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: Dossier does not show linguistic annotation.",
                  "Skipped %1$'u “%2$s” elements: Dossier does not show linguistic annotation.",
                  count),
        count, name);
    case REASON_DELETED:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: its text is deleted in the original.",
                  "Skipped %1$'u “%2$s” elements: their text is deleted in the original.", count),
        count, name);
    case REASON_RELATION:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: it says nothing of a membership.",
                  "Skipped %1$'u “%2$s” elements: they say nothing of a membership.", count),
        count, name);
    case REASON_MUSIC:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: Dossier does not show music.",
                  "Skipped %1$'u “%2$s” elements: Dossier does not show music.", count),
        count, name);
    case REASON_ANNOTATION:
      return g_strdup_printf (
        /* Translators: %1$'u is how many, by which the plural goes, %2$s the name of an element
         * of TEI */
        ngettext ("Skipped %1$'u “%2$s” element: it does not assess a commitment.",
                  "Skipped %1$'u “%2$s” elements: they do not assess a commitment.", count),
        count, name);
    case REASON_FOREIGN:
      /* Translators: %'u is how many elements, with the marks that group its digits */
      return g_strdup_printf (ngettext ("Skipped %'u element that is not TEI.",
                                        "Skipped %'u elements that are not TEI.", count),
                              count);
    default:
      g_assert_not_reached ();
    }
}

static void
report_used (TeiBuild *build)
{
  guint speakers = g_hash_table_size (build->speakers);
  guint speeches = build->from->speeches;
  char *sentence = NULL;

  dossier_describe_used (build->to, build->to->used);
  if (speeches == 0)
    return;

  if (speakers == 0)
    sentence =
      /* Translators: %'u is how many speeches of a file were taken */
      g_strdup_printf (ngettext ("Used %'u speech; the file does not say whose.",
                                 "Used %'u speeches; the file does not say whose.", speeches),
                       speeches);
  else if (speakers == 1)
    /* Translators: %'u is how many speeches of a file were taken */
    sentence = g_strdup_printf (ngettext ("Used %'u speech by one speaker.",
                                          "Used %'u speeches by one speaker.", speeches),
                                speeches);
  else
    /* Translators: %1$'u is the number of speeches, %2$'u the number of speakers, at least 2 */
    sentence = g_strdup_printf (ngettext ("Used %1$'u speech by %2$'u speakers.",
                                          "Used %1$'u speeches by %2$'u speakers.", speeches),
                                speeches, speakers);
  g_ptr_array_add (build->to->used, sentence);
}

static void
report_unknown (TeiBuild *build)
{
  guint count = build->unknown->len;

  if (count == 0)
    return;

  g_ptr_array_add (
    build->to->report,
    /* Translators: %'u is a number of speakers */
    g_strdup_printf (ngettext ("The file refers to %'u speaker whom it does not describe: an id "
                               "stands for the name. A corpus opened by its root has the names.",
                               "The file refers to %'u speakers whom it does not describe: ids "
                               "stand for the names. A corpus opened by its root has the names.",
                               count),
                     count));
}

static void
report_languages (TeiBuild *build)
{
  GPtrArray *languages = build->from->languages;
  g_autofree char *list = NULL;

  if (languages->len == 0)
    return;

  g_ptr_array_add (languages, NULL);
  list = g_strjoinv (", ", (char **) languages->pdata);
  g_ptr_array_set_size (languages, (int) languages->len - 1);
  g_ptr_array_add (
    build->to->report,
    /* Translators: %s lists language codes: "cs, en" */
    g_strdup_printf (_ ("The text stands in several languages (%s): they are shown one after "
                        "the other."),
                     list));
}

void
tei_report (TeiBuild *build)
{
  report_used (build);
  report_languages (build);
  report_unknown (build);

  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (build->from->skipped, skipped[i].name));

      if (count > 0)
        g_ptr_array_add (build->to->report,
                         describe_skipped (skipped[i].name, skipped[i].reason, count));
    }

  g_ptr_array_extend_and_steal (build->to->report, g_steal_pointer (&build->from->report));
  build->from->report = g_ptr_array_new_with_free_func (g_free);
  build->to->partial = build->to->report->len > 0;
}
