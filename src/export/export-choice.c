/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-choice.h"

#include <glib/gi18n-lib.h>

#include "export/file-name.h"
#include "linking/session-excerpt.h"

static const char *const scope_names[] = { "document", "notes",       "filtered",
                                           "speaker",  "commitments", "library" };
G_STATIC_ASSERT (G_N_ELEMENTS (scope_names) == DOSSIER_N_EXPORT_SCOPES);

DossierExportChoice *
dossier_export_choice_new (void)
{
  DossierExportChoice *self = g_new0 (DossierExportChoice, 1);

  self->format = g_strdup ("markdown");
  return self;
}

DossierExportChoice *
dossier_export_choice_copy (const DossierExportChoice *self)
{
  DossierExportChoice *copy = g_new0 (DossierExportChoice, 1);

  copy->scope = self->scope;
  copy->format = g_strdup (self->format);
  copy->speaker = g_strdup (self->speaker);
  copy->query = g_strdup (self->query);
  copy->preset = g_strdup (self->preset);
  copy->table = g_strdup (self->table);
  copy->picture = g_strdup (self->picture);
  copy->organisation = g_strdup (self->organisation);
  copy->second = g_strdup (self->second);
  copy->date = g_strdup (self->date);
  return copy;
}

void
dossier_export_choice_free (DossierExportChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_free (self->speaker);
  g_free (self->query);
  g_free (self->preset);
  g_free (self->table);
  g_free (self->picture);
  g_free (self->organisation);
  g_free (self->second);
  g_free (self->date);
  g_free (self);
}

/* What of it has a name in its text. */
static void
list_fields (DossierExportChoice *self, char **fields[7], const char *names[7])
{
  static const char *const all[] = { "format", "speaker", "query", "preset",
                                     "table",  "picture", NULL };
  char **const values[] = { &self->format, &self->speaker, &self->query, &self->preset,
                            &self->table,  &self->picture, NULL };

  memcpy (fields, values, sizeof values);
  memcpy (names, all, sizeof all);
}

char *
dossier_export_choice_to_text (const DossierExportChoice *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) all = NULL;
  char **fields[7];
  const char *names[7];

  g_return_val_if_fail (self != NULL, NULL);

  list_fields ((DossierExportChoice *) self, fields, names);
  g_variant_builder_add (&builder, "{ss}", "scope", scope_names[self->scope]);
  for (guint i = 0; names[i] != NULL; i++)
    if (*fields[i] != NULL)
      g_variant_builder_add (&builder, "{ss}", names[i], *fields[i]);
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, FALSE);
}

DossierExportChoice *
dossier_export_choice_from_text (const char *text)
{
  DossierExportChoice *self = dossier_export_choice_new ();
  g_autoptr (GVariant) all = NULL;
  const char *value;
  char **fields[7];
  const char *names[7];

  g_return_val_if_fail (text != NULL, self);

  all = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text, NULL, NULL, NULL);
  if (all == NULL)
    return self;
  list_fields (self, fields, names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_variant_lookup (all, names[i], "&s", &value))
      {
        g_free (*fields[i]);
        *fields[i] = g_strdup (value);
      }
  for (guint i = 0; i < G_N_ELEMENTS (scope_names); i++)
    if (g_variant_lookup (all, "scope", "&s", &value) && g_str_equal (value, scope_names[i]))
      self->scope = i;
  return self;
}

gboolean
dossier_export_format_holds (const char *name, DossierExportScope scope)
{
  static const struct
  {
    const char *format;
    guint scopes; /* a bit for each */
  } table[] = {
    { "markdown", (1 << DOSSIER_N_EXPORT_SCOPES) - 1 },
    { "csv", 1 << DOSSIER_EXPORT_DOCUMENT | 1 << DOSSIER_EXPORT_NOTES |
               1 << DOSSIER_EXPORT_FILTERED | 1 << DOSSIER_EXPORT_SPEAKER |
               1 << DOSSIER_EXPORT_COMMITMENTS },
    { "csl-json",
      1 << DOSSIER_EXPORT_DOCUMENT | 1 << DOSSIER_EXPORT_FILTERED | 1 << DOSSIER_EXPORT_SPEAKER },
    { "bibtex",
      1 << DOSSIER_EXPORT_DOCUMENT | 1 << DOSSIER_EXPORT_FILTERED | 1 << DOSSIER_EXPORT_SPEAKER },
    { "web-annotation",
      1 << DOSSIER_EXPORT_DOCUMENT | 1 << DOSSIER_EXPORT_NOTES | 1 << DOSSIER_EXPORT_FILTERED },
  };

  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].format, name))
      return (table[i].scopes & 1u << scope) != 0;
  return scope == DOSSIER_EXPORT_DOCUMENT;
}

DossierExcerpt *
dossier_export_choice_take (const DossierExportChoice *self,
                            DossierDocument *document,
                            GError **error)
{
  g_autoptr (DossierQuery) query = NULL;
  g_autofree char *speaker = NULL;
  const char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  if (self->scope == DOSSIER_EXPORT_SPEAKER && self->speaker != NULL)
    text = speaker = g_strconcat ("speaker:", self->speaker, NULL);
  else if (self->scope == DOSSIER_EXPORT_FILTERED)
    text = self->query;
  if (text == NULL || *text == '\0')
    return dossier_excerpt_new (document);
  query = dossier_query_parse (text, error);
  return query != NULL ? dossier_excerpt_new_for_query (document, query) : NULL;
}

/* What of an excerpt is written as Markdown, and in which table of CSV. */
static const char *
get_what (const DossierExportChoice *self)
{
  switch (self->scope)
    {
    case DOSSIER_EXPORT_NOTES:
      return "notes";
    case DOSSIER_EXPORT_SPEAKER:
      return "quotes";
    case DOSSIER_EXPORT_COMMITMENTS:
      return "commitments";
    case DOSSIER_EXPORT_DOCUMENT:
    case DOSSIER_EXPORT_FILTERED:
    case DOSSIER_EXPORT_LIBRARY:
    default:
      return NULL;
    }
}

void
dossier_export_choice_fill_options (const DossierExportChoice *self, DossierExportOptions *options)
{
  const char *what = get_what (self);

  g_return_if_fail (self != NULL);

  *options = (DossierExportOptions){ .preset = self->preset,
                                     .what = what,
                                     .table = what != NULL ? what : self->table,
                                     .picture = self->picture,
                                     .organisation = self->organisation,
                                     .second = self->second,
                                     .date = self->date };
}

const DossierExportFormat *
dossier_export_choice_get_format (const DossierExportChoice *self, GError **error)
{
  const DossierExportFormat *format;

  g_return_val_if_fail (self != NULL, NULL);

  format = dossier_export_find_format (self->format);
  if (format == NULL)
    g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
                 /* Translators: %s is the name of a format */
                 _ ("There is no format “%s”."), self->format);
  return format;
}

GBytes *
dossier_export_choice_make (const DossierExportChoice *self,
                            DossierStore *store,
                            DossierDocument *document,
                            GCancellable *cancellable,
                            GError **error)
{
  const DossierExportFormat *format = dossier_export_choice_get_format (self, error);
  g_autoptr (DossierExcerpt) excerpt = NULL;
  DossierExportOptions options;

  if (format == NULL)
    return NULL;
  dossier_export_choice_fill_options (self, &options);
  excerpt = dossier_export_choice_take (self, document, error);
  return excerpt != NULL ? format->make (store, excerpt, &options, cancellable, error) : NULL;
}

/* What tells it from the document's other files; NULL: nothing. */
static char *
name_part (const DossierExportChoice *self, DossierDocument *document)
{
  DossierItem *speaker;

  switch (self->scope)
    {
    case DOSSIER_EXPORT_NOTES:
      /* Translators: part of a file's name: an export of the reader's notes */
      return g_strdup (C_ ("file name", "notes"));
    case DOSSIER_EXPORT_SPEAKER:
      speaker = self->speaker != NULL ? dossier_document_lookup (document, self->speaker) : NULL;
      return DOSSIER_IS_ENTITY (speaker) ? g_strdup (DOSSIER_ENTITY (speaker)->name) : NULL;
    case DOSSIER_EXPORT_COMMITMENTS:
      /* Translators: part of a file's name: an export of the commitments */
      return g_strdup (C_ ("file name", "commitments"));
    case DOSSIER_EXPORT_FILTERED:
      return g_strdup (self->query);
    case DOSSIER_EXPORT_DOCUMENT:
    case DOSSIER_EXPORT_LIBRARY:
    default:
      return NULL;
    }
}

char *
dossier_export_choice_suggest_name (const DossierExportChoice *self, DossierDocument *document)
{
  const DossierExportFormat *format;
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  format = dossier_export_find_format (self->format);
  part = name_part (self, document);
  whole =
    part != NULL ? g_strconcat (document->title, " – ", part, NULL) : g_strdup (document->title);
  name = dossier_export_name_file (whole);
  return g_strconcat (name, ".", format != NULL ? format->extension : "txt", NULL);
}
