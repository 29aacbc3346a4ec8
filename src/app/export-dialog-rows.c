/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of the export dialog offer, and what is chosen in them. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/export-dialog-private.h"
#include "formats/mustache/templates.h"
#include "views/labels.h"

static const char *const tables[] = { "quotes",      "events",  "memberships",
                                      "commitments", "sources", "notes" };
static const char *const pictures[] = { "map", "timeline" };

static const char *
describe_scope (DossierExportScope scope)
{
  switch (scope)
    {
    case DOSSIER_EXPORT_NOTES:
      return _ ("Only what you marked and wrote");
    case DOSSIER_EXPORT_FILTERED:
      return _ ("What the filter shows");
    case DOSSIER_EXPORT_SPEAKER:
      return _ ("What one person said");
    case DOSSIER_EXPORT_COMMITMENTS:
      return _ ("What was said and done");
    case DOSSIER_EXPORT_LIBRARY:
      return _ ("The whole library");
    case DOSSIER_EXPORT_DOCUMENT:
    default:
      return _ ("The document: notes and evidence");
    }
}

static const char *
describe_table (const char *table)
{
  static const struct
  {
    const char *name;
    const char *label;
  } names[] = {
    { "quotes", N_ ("Quotes") },
    /* Translators: heading of a list: what happened, and when */
    { "events", N_ ("Events") },
    /* Translators: heading of a list: which country belonged to which organisation, and when */
    { "memberships", N_ ("Memberships") },
    { "commitments", N_ ("Said and done") },
    { "sources", N_ ("Sources") },
    { "notes", N_ ("Notes") },
    /* Translators: a view and a picture: the map */
    { "map", N_ ("Map") },
    /* Translators: a view and a picture: what happened when */
    { "timeline", N_ ("Timeline") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, table))
      return _ (names[i].label);
  return table;
}

static const char *
describe_template (const DossierTemplateInfo *template)
{
  static const struct
  {
    const char *name;
    const char *label;
  } presets[] = {
    /* Translators: a format of files: Markdown without what single programs add to it */
    { "plain", N_ ("Plain Markdown") },
    /* Translators: the name of a program for notes, for which a file is written */
    { "obsidian", N_ ("Obsidian") },
    /* Translators: the name of a program for notes, for which a file is written */
    { "logseq", N_ ("Logseq") },
    { "pandoc", N_ ("Pandoc, with keys for citations") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (presets) && !template->own; i++)
    if (g_str_equal (presets[i].name, template->name))
      return _ (presets[i].label);
  return template->name;
}

/* Gives @row the strings (transfer none) and chooses one of them. */
static void
fill_row (DossierExportDialog *self, AdwComboRow *row, const GPtrArray *names, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gboolean filling = self->filling;

  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  self->filling = TRUE;
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  if (names->len > 0)
    adw_combo_row_set_selected (row, MIN (selected, names->len - 1));
  self->filling = filling;
}

/* libadwaita's own labels are cut after twenty letters. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: in a list of tables: those that are to be
                                   * exported are set by switches */
                                  _ ("Chosen"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

/* The sign is in the list alone, and what stands in the row has no parent of that kind. */
static void
mark_selected (AdwComboRow *row, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *check = gtk_widget_get_last_child (box);
  gboolean listed = gtk_widget_get_ancestor (box, GTK_TYPE_POPOVER) != NULL;

  gtk_widget_set_visible (check, listed);
  gtk_widget_set_opacity (
    check, adw_combo_row_get_selected_item (row) == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (mark_selected), item, 0);
  mark_selected (row, NULL, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, mark_selected, item);
}

void
dossier_export_dialog_init_row (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, 0);
  adw_combo_row_set_factory (row, factory);
  dossier_name_images (GTK_WIDGET (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static gboolean
is_offered (DossierExportDialog *self, DossierExportScope scope)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  switch (scope)
    {
    case DOSSIER_EXPORT_FILTERED:
      return self->choice->query != NULL;
    case DOSSIER_EXPORT_SPEAKER:
      return self->speakers->len > 0;
    case DOSSIER_EXPORT_COMMITMENTS:
      return dossier_document_count (document, DOSSIER_KIND_COMMITMENT) > 0;
    case DOSSIER_EXPORT_LIBRARY:
      return self->store != NULL;
    case DOSSIER_EXPORT_DOCUMENT:
    case DOSSIER_EXPORT_NOTES:
    default:
      return TRUE;
    }
}

static void
fill_scopes (DossierExportDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_set_size (self->scopes, 0);
  for (guint i = 0; i < DOSSIER_N_EXPORT_SCOPES; i++)
    {
      if (!is_offered (self, i))
        continue;
      if (i == self->choice->scope)
        selected = self->scopes->len;
      g_ptr_array_add (self->scopes, GUINT_TO_POINTER (i));
      g_ptr_array_add (names, (gpointer) describe_scope (i));
    }
  fill_row (self, self->scope_row, names, selected);
  self->choice->scope = GPOINTER_TO_UINT (self->scopes->pdata[selected]);
}

static void
find_speakers (DossierExportDialog *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);

      if (quote->speaker != NULL && !g_ptr_array_find (self->speakers, quote->speaker, NULL))
        g_ptr_array_add (self->speakers, quote->speaker);
    }
}

static void
fill_speakers (DossierExportDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < self->speakers->len; i++)
    {
      DossierEntity *speaker = self->speakers->pdata[i];

      if (g_strcmp0 (DOSSIER_ITEM (speaker)->id, self->choice->speaker) == 0)
        selected = i;
      g_ptr_array_add (names, speaker->name);
    }
  fill_row (self, self->speaker_row, names, selected);
}

static void
fill_formats (DossierExportDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n, selected = 0;
  const DossierExportFormat *const *all = dossier_export_list_formats (&n);

  g_ptr_array_set_size (self->formats, 0);
  for (guint i = 0; i < n; i++)
    {
      if (!dossier_export_format_holds (all[i]->name, self->choice->scope))
        continue;
      if (g_str_equal (all[i]->name, self->choice->format))
        selected = self->formats->len;
      g_ptr_array_add (self->formats, (gpointer) all[i]);
      g_ptr_array_add (names, (gpointer) _ (all[i]->title));
    }
  fill_row (self, self->format_row, names, selected);
}

void
dossier_export_dialog_fill_templates (DossierExportDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = dossier_templates_list ();
  guint selected = 0;

  g_ptr_array_set_size (self->templates, 0);
  for (guint i = 0; i < all->len; i++)
    {
      DossierTemplateInfo *template = g_ptr_array_index (all, i);

      if (template->part)
        continue;
      if (g_strcmp0 (template->name, self->choice->preset) == 0)
        selected = self->templates->len;
      g_ptr_array_add (self->templates, g_strdup (template->name));
      g_ptr_array_add (names, (gpointer) describe_template (template));
    }
  fill_row (self, self->template_row, names, selected);
}

static void
fill_names (DossierExportDialog *self,
            AdwComboRow *row,
            const char *const *ids,
            guint n,
            const char *chosen)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (ids[i], chosen) == 0)
        selected = i;
      g_ptr_array_add (names, (gpointer) describe_table (ids[i]));
    }
  fill_row (self, row, names, selected);
}

static void
take_string (char **place, const char *value)
{
  if (g_strcmp0 (*place, value) == 0)
    return;
  g_free (*place);
  *place = g_strdup (value);
}

static gpointer
get_selected (AdwComboRow *row, const GPtrArray *values)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < values->len ? values->pdata[selected] : NULL;
}

void
dossier_export_dialog_take_rows (DossierExportDialog *self)
{
  DossierExportChoice *choice = self->choice;
  const DossierExportFormat *format = get_selected (self->format_row, self->formats);
  DossierEntity *speaker = get_selected (self->speaker_row, self->speakers);
  const char *template = get_selected (self->template_row, self->templates);
  guint table = adw_combo_row_get_selected (self->table_row);
  guint picture = adw_combo_row_get_selected (self->picture_row);

  choice->scope = GPOINTER_TO_UINT (get_selected (self->scope_row, self->scopes));
  if (format != NULL)
    take_string (&choice->format, format->name);
  take_string (&choice->speaker, speaker != NULL ? DOSSIER_ITEM (speaker)->id : NULL);
  take_string (&choice->preset, template);
  take_string (&choice->table, table < G_N_ELEMENTS (tables) ? tables[table] : NULL);
  take_string (&choice->picture, picture < G_N_ELEMENTS (pictures) ? pictures[picture] : NULL);
}

static const char *
describe_more (DossierExportDialog *self, char **sentence)
{
  if (self->choice->scope == DOSSIER_EXPORT_FILTERED)
    return *sentence = dossier_session_get_sentence (self->session);
  return self->choice->scope == DOSSIER_EXPORT_LIBRARY
           ? _ ("Each document becomes a file in one folder.")
           : "";
}

/* What is chosen stands where libadwaita puts it, and below that what there is to say of it. */
static void
show_more (DossierExportDialog *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->scope_row);
  g_autofree char *sentence = NULL;
  const char *more = describe_more (self, &sentence);
  g_autofree char *text = NULL;

  if (chosen == NULL)
    return;
  text = g_strconcat (gtk_string_object_get_string (chosen), *more != '\0' ? "\n" : "", more, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scope_row), text);
}

void
dossier_export_dialog_show_rows (DossierExportDialog *self)
{
  const DossierExportChoice *choice = self->choice;
  gboolean whole =
    choice->scope == DOSSIER_EXPORT_DOCUMENT || choice->scope == DOSSIER_EXPORT_FILTERED;

  gtk_widget_set_visible (GTK_WIDGET (self->speaker_row), choice->scope == DOSSIER_EXPORT_SPEAKER);
  gtk_widget_set_visible (GTK_WIDGET (self->template_row),
                          g_str_equal (choice->format, "markdown"));
  gtk_widget_set_visible (GTK_WIDGET (self->table_row),
                          g_str_equal (choice->format, "csv") && whole);
  gtk_widget_set_visible (GTK_WIDGET (self->picture_row), g_str_equal (choice->format, "svg") ||
                                                            g_str_equal (choice->format, "png"));
  show_more (self);
}

void
dossier_export_dialog_take_session (DossierExportDialog *self)
{
  DossierQuery *query = dossier_session_get_query (self->session);
  DossierEntity *first = dossier_session_get_organisation (self->session);
  DossierEntity *second = dossier_session_get_second_organisation (self->session);
  DossierDay cursor = dossier_session_get_cursor (self->session);

  g_clear_pointer (&self->choice->query, g_free);
  if (!dossier_query_is_empty (query))
    self->choice->query = dossier_query_to_text (query);
  take_string (&self->choice->organisation, first != NULL ? DOSSIER_ITEM (first)->id : NULL);
  take_string (&self->choice->second, second != NULL ? DOSSIER_ITEM (second)->id : NULL);
  g_free (self->choice->date);
  self->choice->date = dossier_day_to_iso (cursor);
}

void
dossier_export_dialog_take_scope (DossierExportDialog *self)
{
  self->choice->scope = GPOINTER_TO_UINT (get_selected (self->scope_row, self->scopes));
  fill_formats (self);
}

void
dossier_export_dialog_fill_rows (DossierExportDialog *self)
{
  self->filling = TRUE;
  find_speakers (self);
  fill_scopes (self);
  fill_speakers (self);
  fill_formats (self);
  dossier_export_dialog_fill_templates (self);
  fill_names (self, self->table_row, tables, G_N_ELEMENTS (tables), self->choice->table);
  fill_names (self, self->picture_row, pictures, G_N_ELEMENTS (pictures), self->choice->picture);
  self->filling = FALSE;
}
