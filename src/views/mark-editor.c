/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/citation.h"
#include "linking/marking.h"
#include "text/mark-suggestion.h"
#include "text/reader-marks.h"
#include "views/labels.h"
#include "views/mark-editor.h"
#include "views/mark-fields.h"

struct _DossierMarkEditor
{
  AdwWindow parent_instance;

  DossierSession *session;
  char *uuid;        /* of the mark that is edited, or NULL for a new one */
  char *own_id;      /* of the record that it makes, or NULL */
  GArray *stretches; /* of a new one */
  DossierReaderMark *mark;
  gboolean withdrawn; /* nothing is to be kept */

  GtkListBox *list;
  GtkLabel *words;
  GtkButton *withdraw;

  /* Those that the kind has; the others are NULL. */
  DossierField *name;
  DossierField *who;
  DossierField *date;
  DossierField *due;
  DossierField *where;
  DossierField *country;
  DossierField *url;
  DossierField *outcome;
  GtkSwitch *direct;
  AdwComboRow *verdict;
};

G_DEFINE_FINAL_TYPE (DossierMarkEditor, dossier_mark_editor, ADW_TYPE_WINDOW)

enum
{
  MARKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

#define BIT(kind) (1u << (kind))

static const char *
get_title (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: what words are marked as: something said */
      return _ ("Quote");
    case DOSSIER_KIND_EVENT:
      /* Translators: what words are marked as: something that happened */
      return _ ("Event");
    case DOSSIER_KIND_PERSON:
      /* Translators: what words are marked as: somebody's name */
      return _ ("Person");
    case DOSSIER_KIND_ORGANISATION:
      /* Translators: what words are marked as: an organisation's name */
      return _ ("Organisation");
    case DOSSIER_KIND_PLACE:
      /* Translators: what words are marked as: a place's name */
      return _ ("Place");
    case DOSSIER_KIND_SOURCE:
      /* Translators: what words are marked as: something published */
      return _ ("Source");
    case DOSSIER_KIND_COMMITMENT:
      return _ ("Commitment");
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      g_return_val_if_reached ("");
    }
}

/* What is filled in */

static void
set_text (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static void
set_date (DossierDate **date, DossierField *field)
{
  g_clear_pointer (date, dossier_date_free);
  *date = dossier_field_get_date (field);
}

/* Somebody who is known, or a name; one to be added is made a record of @kind, which is put among
 * @others. */
static void
take_entity (DossierMarkEditor *self,
             DossierField *field,
             DossierKind kind,
             char **id,
             char **name,
             GPtrArray *others)
{
  g_autofree char *text = dossier_field_get_text (field);
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierAnnotation *made;

  set_text (id, g_strdup (dossier_field_get_entity (field)));
  if (name != NULL)
    set_text (name, g_strdup (text));
  if (!dossier_field_adds_entity (field))
    return;
  made = dossier_annotation_new (document->uuid);
  made->mark = dossier_reader_mark_new (kind);
  made->mark->name = g_steal_pointer (&text);
  set_text (id, dossier_annotation_get_record_id (made));
  g_ptr_array_add (others, made);
}

/* The record that has this name, or one of its own. */
static void
take_record (DossierMarkEditor *self, DossierReaderMark *mark)
{
  set_text (&mark->record, g_strdup (dossier_field_get_entity (self->name)));
  set_text (&mark->name, mark->record == NULL ? dossier_field_get_text (self->name) : NULL);
  if (self->country != NULL)
    set_text (&mark->a3, mark->record == NULL ? dossier_field_get_country (self->country) : NULL);
}

static DossierReaderMark *
read_fields (DossierMarkEditor *self, GPtrArray *others)
{
  DossierReaderMark *mark = dossier_reader_mark_copy (self->mark);

  if (mark->kind >= DOSSIER_KIND_PERSON)
    take_record (self, mark);
  else if (self->name != NULL)
    set_text (&mark->name, dossier_field_get_text (self->name));
  if (self->who != NULL)
    take_entity (self, self->who, DOSSIER_KIND_PERSON, &mark->who, &mark->who_name, others);
  if (self->where != NULL)
    take_entity (self, self->where, DOSSIER_KIND_PLACE, &mark->where, NULL, others);
  if (self->date != NULL)
    set_date (&mark->date, self->date);
  if (self->due != NULL)
    set_date (&mark->due, self->due);
  if (self->url != NULL)
    set_text (&mark->url, dossier_field_get_text (self->url));
  if (self->outcome != NULL)
    set_text (&mark->outcome, dossier_field_get_text (self->outcome));
  if (self->direct != NULL)
    mark->direct = gtk_switch_get_active (self->direct);
  if (self->verdict != NULL)
    mark->verdict = (DossierVerdict) adw_combo_row_get_selected (self->verdict);
  return mark;
}

static gboolean
check_fields (DossierMarkEditor *self)
{
  DossierField *fields[] = { self->date, self->due, self->country };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL && !dossier_field_check (fields[i]))
      return FALSE;
  return TRUE;
}

static void
keep (DossierMarkEditor *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierReaderMark) mark = read_fields (self, others);
  g_autofree char *id = NULL;
  DossierAnnotation *annotation =
    self->uuid != NULL ? dossier_session_get_annotation (self->session, self->uuid) : NULL;

  if (self->uuid == NULL)
    annotation = dossier_session_put_mark (self->session, NULL, self->stretches, mark, others);
  else if (annotation != NULL && !dossier_reader_mark_equal (annotation->mark, mark))
    annotation = dossier_session_put_mark (self->session, annotation, NULL, mark, others);
  else
    return;
  if (annotation == NULL)
    return;
  id =
    mark->record != NULL ? g_strdup (mark->record) : dossier_annotation_get_record_id (annotation);
  g_signal_emit (self, signals[MARKED], 0, id);
}

static gboolean
dossier_mark_editor_close_request (GtkWindow *window)
{
  DossierMarkEditor *self = DOSSIER_MARK_EDITOR (window);

  if (!self->withdrawn)
    {
      if (!check_fields (self))
        return TRUE;
      self->withdrawn = TRUE;
      keep (self);
    }
  return GTK_WINDOW_CLASS (dossier_mark_editor_parent_class)->close_request (window);
}

/* Rows */

static void
append_switch (DossierMarkEditor *self, const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = adw_action_row_new ();

  self->direct = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->direct, active);
  gtk_widget_set_valign (GTK_WIDGET (self->direct), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->direct));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->direct));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->direct), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_list_box_append (self->list, row);
}

static void
append_verdict (DossierMarkEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (DossierVerdict verdict = DOSSIER_VERDICT_KEPT; verdict <= DOSSIER_VERDICT_UNCLEAR; verdict++)
    gtk_string_list_append (names, dossier_citation_verdict (verdict));
  self->verdict = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), _ ("Verdict"));
  adw_combo_row_set_model (self->verdict, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->verdict, self->mark->verdict);
  gtk_list_box_append (self->list, GTK_WIDGET (self->verdict));
}

static void
append_who (DossierMarkEditor *self, const char *title)
{
  self->who =
    dossier_field_new_entity (self->list, title, dossier_session_get_document (self->session),
                              BIT (DOSSIER_KIND_PERSON) | BIT (DOSSIER_KIND_ORGANISATION), NULL,
                              self->mark->who, self->mark->who_name, _ ("Add to the People"));
}

/* A country's code is only for a place of one's own. */
static void
name_cb (DossierMarkEditor *self)
{
  if (self->country != NULL)
    dossier_field_set_visible (self->country, dossier_field_get_entity (self->name) == NULL);
}

static void
append_record (DossierMarkEditor *self, const char *title)
{
  DossierReaderMark *mark = self->mark;
  DossierItem *own =
    self->own_id != NULL
      ? dossier_document_lookup (dossier_session_get_document (self->session), self->own_id)
      : NULL;
  const char *name = mark->name;

  if (name == NULL && DOSSIER_IS_ENTITY (own))
    name = DOSSIER_ENTITY (own)->name;
  self->name =
    dossier_field_new_entity (self->list, title, dossier_session_get_document (self->session),
                              BIT (mark->kind), self->own_id, mark->record, name, NULL);
  if (mark->kind == DOSSIER_KIND_PLACE)
    {
      /* Translators: label of an entry: two letters, such as AM for Armenia */
      self->country = dossier_field_new_country (self->list, _ ("Country Code"), mark->a3);
      dossier_field_watch (self->name, G_CALLBACK (name_cb), self);
      name_cb (self);
    }
}

static void
build_quote (DossierMarkEditor *self)
{
  /* Translators: label of an entry: who said something */
  append_who (self, _ ("Speaker"));
  /* Translators: label of an entry: the date on which something was said */
  self->date = dossier_field_new_date (self->list, _ ("Said When"), self->mark->date);
  /* Translators: label of a switch: the quote is in the speaker's own words */
  append_switch (self, _ ("Direct"), _ ("Word for word, not reported"), self->mark->direct);
  self->url = dossier_field_new_text (self->list, _ ("Address of the Source"), self->mark->url);
}

static void
build_event (DossierMarkEditor *self)
{
  /* Translators: label of an entry: a document's, source's, event's or commitment's title */
  self->name = dossier_field_new_text (self->list, _ ("Title"), self->mark->name);
  /* Translators: label of an entry: the date of an event */
  self->date = dossier_field_new_date (self->list, _ ("When"), self->mark->date);
  self->where =
    /* Translators: label of an entry: the place of an event */
    dossier_field_new_entity (self->list, _ ("Where"), dossier_session_get_document (self->session),
                              BIT (DOSSIER_KIND_PLACE), NULL, self->mark->where, NULL,
                              _ ("Add to the Places"));
}

static void
build_source (DossierMarkEditor *self)
{
  /* Translators: label of an entry: where a source is on the web */
  self->url = dossier_field_new_text (self->list, _ ("Address"), self->mark->url);
  self->name = dossier_field_new_text (self->list, _ ("Title"), self->mark->name);
  /* Translators: label of an entry: the date of a source */
  self->date = dossier_field_new_date (self->list, _ ("Published When"), self->mark->date);
}

static void
build_commitment (DossierMarkEditor *self)
{
  self->name = dossier_field_new_text (self->list, _ ("Title"), self->mark->name);
  /* Translators: label of an entry: who announced a commitment */
  append_who (self, _ ("Announced By"));
  /* Translators: label of an entry: the date on which a commitment was announced */
  self->date = dossier_field_new_date (self->list, _ ("Announced When"), self->mark->date);
  /* Translators: label of an entry: the date by which a commitment was to be done */
  self->due = dossier_field_new_date (self->list, _ ("Due When"), self->mark->due);
  append_verdict (self);
  self->outcome = dossier_field_new_text (self->list, _ ("What Was Done"), self->mark->outcome);
}

static DossierField *
build_rows (DossierMarkEditor *self)
{
  switch (self->mark->kind)
    {
    case DOSSIER_KIND_QUOTE:
      build_quote (self);
      return self->who;
    case DOSSIER_KIND_EVENT:
      build_event (self);
      return self->name;
    case DOSSIER_KIND_SOURCE:
      build_source (self);
      return self->mark->url == NULL ? self->url : self->name;
    case DOSSIER_KIND_COMMITMENT:
      build_commitment (self);
      return self->name;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      /* Translators: label of an entry: the name of a person, an organisation or a place */
      append_record (self, _ ("Name"));
      return self->name;
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Enter in an entry is done with all of them. */
static void
watch_entries (DossierMarkEditor *self)
{
  DossierField *fields[] = { self->name,  self->who,     self->date, self->due,
                             self->where, self->country, self->url,  self->outcome };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      g_signal_connect_object (dossier_field_get_widget (fields[i]), "entry-activated",
                               G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
}

static void
withdraw_cb (DossierMarkEditor *self)
{
  DossierAnnotation *annotation =
    self->uuid != NULL ? dossier_session_get_annotation (self->session, self->uuid) : NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  self->withdrawn = TRUE;
  if (annotation != NULL)
    {
      g_ptr_array_add (marks, annotation);
      dossier_session_withdraw_marks (self->session, marks);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
dossier_mark_editor_dispose (GObject *object)
{
  DossierMarkEditor *self = DOSSIER_MARK_EDITOR (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_mark_editor_parent_class)->dispose (object);
}

static void
dossier_mark_editor_finalize (GObject *object)
{
  DossierMarkEditor *self = DOSSIER_MARK_EDITOR (object);

  g_free (self->uuid);
  g_free (self->own_id);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->mark, dossier_reader_mark_free);
  G_OBJECT_CLASS (dossier_mark_editor_parent_class)->finalize (object);
}

static void
dossier_mark_editor_class_init (DossierMarkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_mark_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_mark_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_mark_editor_close_request;
  signals[MARKED] = g_signal_new ("marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/mark-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMarkEditor, list);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkEditor, words);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkEditor, withdraw);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "window.close", NULL);
}

static void
dossier_mark_editor_init (DossierMarkEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fields_init_list (self->list);
}

static DossierMarkEditor *
make (GtkWindow *parent, DossierSession *session, DossierReaderMark *mark, const char *own_id)
{
  DossierMarkEditor *self = g_object_new (DOSSIER_TYPE_MARK_EDITOR, "transient-for", parent,
                                          "modal", TRUE, "title", get_title (mark->kind), NULL);

  self->session = g_object_ref (session);
  self->mark = mark;
  self->own_id = g_strdup (own_id);
  return self;
}

static void
show (DossierMarkEditor *self, const char *words)
{
  DossierField *first = build_rows (self);

  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL && *words != '\0');
  /* Translators: a button: the words are no longer marked as a quote, an event … */
  gtk_button_set_label (self->withdraw, self->uuid != NULL ? _ ("Withdraw") : _ ("Do Not Mark"));
  watch_entries (self);
  gtk_widget_grab_focus (dossier_field_get_widget (first));
}

static char *
get_words (DossierDocument *document, const GArray *stretches)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < stretches->len; i++)
    {
      const DossierStretch *stretch = &g_array_index (stretches, DossierStretch, i);
      DossierPassage *passage = dossier_document_get_passage (document, stretch->passage);
      g_autofree char *part = g_utf8_substring (passage->text, stretch->start, stretch->end);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

DossierMarkEditor *
dossier_mark_editor_new (GtkWindow *parent,
                         DossierSession *session,
                         DossierKind kind,
                         const GArray *stretches)
{
  DossierMarkEditor *self;
  DossierDocument *document;
  const DossierStretch *first;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (stretches != NULL && stretches->len > 0, NULL);

  document = dossier_session_get_document (session);
  first = &g_array_index (stretches, DossierStretch, 0);
  self =
    make (parent, session,
          dossier_reader_mark_suggest (document, kind, first->passage, first->start, first->end),
          NULL);
  self->stretches = g_array_copy ((GArray *) stretches);
  words = get_words (document, stretches);
  show (self, words);
  return self;
}

DossierMarkEditor *
dossier_mark_editor_new_for (GtkWindow *parent,
                             DossierSession *session,
                             DossierAnnotation *annotation)
{
  DossierMarkEditor *self;
  g_autofree char *own = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation) && annotation->mark != NULL, NULL);

  own = dossier_annotation_get_record_id (annotation);
  self = make (parent, session, dossier_reader_mark_copy (annotation->mark), own);
  self->uuid = g_strdup (DOSSIER_ITEM (annotation)->id);
  words = dossier_annotation_get_exact (annotation);
  if (words != NULL)
    g_strdelimit (words, "\n", ' ');
  show (self, words);
  return self;
}
