/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "geo/world.h"
#include "model/country-names.h"
#include "model/interface-language.h"
#include "model/shown-name.h"
#include "text/fold.h"
#include "text/typed-date.h"
#include "views/mark-fields.h"

/* More names than this are no help below an entry. */
#define MAX_OPTIONS 4

typedef enum
{
  FIELD_TEXT,
  FIELD_DATE,
  FIELD_ENTITY,
  FIELD_COUNTRY,
} FieldType;

struct _DossierField
{
  FieldType type;
  GtkWidget *entry;
  GtkWidget *message_row;
  GtkWidget *message;

  /* of an entity */
  DossierDocument *document;
  guint kinds;
  char *except;
  char *id;
  gboolean optional; /* to add it is a choice */
  GtkWidget *options[MAX_OPTIONS];
  GtkWidget *add_row;
  GtkWidget *add;

  void (*watcher) (gpointer data);
  gpointer watcher_data;
};

static void
field_free (gpointer data)
{
  DossierField *self = data;

  g_clear_object (&self->document);
  g_free (self->except);
  g_free (self->id);
  g_free (self);
}

/* Words beside the field, and for assistive technology at it. */
static void
say (DossierField *self, const char *text, gboolean wrong)
{
  GtkWidget *delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message_row, text != NULL && gtk_widget_get_visible (self->entry));
  if (wrong)
    {
      gtk_widget_add_css_class (self->message, "error");
      gtk_widget_add_css_class (self->entry, "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->message, "error");
      gtk_widget_remove_css_class (self->entry, "error");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Dates */

/* Shows what will be kept; what is wrong is said only when @strict, not while it is typed. */
static gboolean
understand_date (DossierField *self, gboolean strict)
{
  g_autofree char *text = dossier_field_get_text (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDate) date = text != NULL ? dossier_date_parse_typed (text, &error) : NULL;
  g_autofree char *display = date != NULL ? dossier_date_describe (date) : NULL;
  g_autofree char *message = NULL;

  if (date != NULL)
    /* Translators: %1$s is a date in words, %2$s the same as it is kept (EDTF). */
    message = g_strdup_printf (_ ("%1$s (%2$s)"), display, date->edtf);
  else if (text != NULL && strict)
    message = g_strdup (error->message);
  else if (text != NULL)
    message = g_strdup (_ ("Not a date yet"));
  say (self, message, text != NULL && date == NULL && strict);
  return text == NULL || date != NULL;
}

/* Countries */

/* "Kirgisistan, shown on the map" */
static char *
describe_country (const char *a3)
{
  g_autoptr (DossierCountryNames) names =
    dossier_country_names_new (dossier_interface_get_language ());
  g_autofree char *name = names != NULL ? dossier_country_names_get (names, a3) : NULL;

  if (name == NULL)
    return g_strdup (_ ("Shown on the map"));
  /* Translators: %s is a country, whose code was typed. */
  return g_strdup_printf (_ ("%s, shown on the map"), name);
}

static gboolean
understand_country (DossierField *self, gboolean strict)
{
  g_autofree char *code = dossier_field_get_country (self);
  gboolean known = code != NULL && dossier_world_find (dossier_world_get (), code) >= 0;
  g_autofree char *message = NULL;

  if (known)
    message = describe_country (code);
  else if (code != NULL && strict)
    /* Translators: %s is what was typed in place of a country's code. */
    message = g_strdup_printf (_ ("No country on the map has the code “%s”. Codes have three "
                                  "letters, as KGZ for Kyrgyzstan; leave it empty for a place that "
                                  "is no country."),
                               code);
  say (self, message, code != NULL && !known && strict);
  return code == NULL || known;
}

/* Records */

static gboolean
is_meant (DossierField *self, const DossierItem *item)
{
  return g_strcmp0 (item->id, self->except) != 0;
}

static const DossierItem *
find_exactly (DossierField *self, const char *text)
{
  for (guint kind = DOSSIER_KIND_PERSON; kind <= DOSSIER_KIND_PLACE; kind++)
    {
      DossierEntity *found = (self->kinds & (1u << kind)) != 0
                               ? dossier_document_find_entity (self->document, kind, text)
                               : NULL;

      if (found != NULL && is_meant (self, DOSSIER_ITEM (found)))
        return DOSSIER_ITEM (found);
    }
  return NULL;
}

/* Whether a word of @name begins with what was typed. */
static gboolean
begins_word (const char *name, const char *typed)
{
  g_autofree char *folded = dossier_text_fold (name);

  for (const char *at = strstr (folded, typed); at != NULL; at = strstr (at + 1, typed))
    if (at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

static void
show_option (GtkWidget *option, DossierEntity *entity)
{
  g_autofree char *where = NULL;
  guint n = DOSSIER_ITEM (entity)->passages->len;

  g_object_set_data_full (G_OBJECT (option), "id", g_strdup (DOSSIER_ITEM (entity)->id), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (option),
                                 dossier_entity_get_shown_name (entity));
  where = g_strdup_printf (
    /* Translators: %'u is how many passages name somebody. */
    ngettext ("Named in %'u passage", "Named in %'u passages", n), n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (option), where);
  gtk_widget_set_visible (option, TRUE);
}

static void
show_options (DossierField *self, const char *text)
{
  g_autofree char *typed = text != NULL ? dossier_text_fold (text) : NULL;
  guint n = 0;

  for (guint kind = DOSSIER_KIND_PERSON; kind <= DOSSIER_KIND_PLACE; kind++)
    {
      if (typed == NULL || *typed == '\0' || (self->kinds & (1u << kind)) == 0)
        continue;
      for (guint i = 0; i < dossier_document_count (self->document, kind) && n < MAX_OPTIONS; i++)
        {
          DossierEntity *entity = dossier_document_get (self->document, kind, i);

          if (is_meant (self, DOSSIER_ITEM (entity)) &&
              (begins_word (entity->name, typed) ||
               begins_word (dossier_entity_get_shown_name (entity), typed) ||
               (entity->short_name != NULL && begins_word (entity->short_name, typed))))
            show_option (self->options[n++], entity);
        }
    }
  for (guint i = n; i < MAX_OPTIONS; i++)
    gtk_widget_set_visible (self->options[i], FALSE);
}

static const char *
get_new_message (DossierField *self)
{
  if ((self->kinds & (1u << DOSSIER_KIND_PERSON)) != 0)
    return _ ("Nobody of that name is known here");
  if ((self->kinds & (1u << DOSSIER_KIND_ORGANISATION)) != 0)
    return _ ("A new organisation");
  return _ ("A new place");
}

static void
understand_entity (DossierField *self)
{
  g_autofree char *text = dossier_field_get_text (self);
  DossierItem *item = self->id != NULL ? dossier_document_lookup (self->document, self->id) : NULL;
  g_autofree char *message = NULL;

  if (item != NULL)
    {
      const char *name = dossier_entity_get_shown_name (DOSSIER_ENTITY (item));
      guint n = item->passages->len;

      message = g_strdup_printf (
        /* Translators: %1$s is a name, %2$'u how many passages name it. */
        ngettext ("%1$s, named in %2$'u passage", "%1$s, named in %2$'u passages", n), name, n);
    }
  else if (text != NULL)
    message = g_strdup (self->optional || self->kinds != (1u << DOSSIER_KIND_PERSON)
                          ? get_new_message (self)
                          : _ ("A new person"));
  say (self, message, FALSE);
  show_options (self, item == NULL && gtk_widget_get_visible (self->entry) ? text : NULL);
  gtk_widget_set_visible (self->add_row, self->optional && item == NULL && text != NULL);
}

static void
choose (DossierField *self, const char *id)
{
  DossierItem *item = dossier_document_lookup (self->document, id);

  if (!DOSSIER_IS_ENTITY (item))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         dossier_entity_get_shown_name (DOSSIER_ENTITY (item)));
  g_free (self->id);
  self->id = g_strdup (id);
  understand_entity (self);
  if (self->watcher != NULL)
    self->watcher (self->watcher_data);
}

static void
option_cb (AdwActionRow *option, DossierField *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (option), "id"));

  choose (self, id);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
understand (DossierField *self, gboolean strict)
{
  switch (self->type)
    {
    case FIELD_DATE:
      return understand_date (self, strict);
    case FIELD_COUNTRY:
      return understand_country (self, strict);
    case FIELD_ENTITY:
      understand_entity (self);
      return TRUE;
    case FIELD_TEXT:
    default:
      return TRUE;
    }
}

static void
changed_cb (GtkEditable *editable, DossierField *self)
{
  g_autofree char *text = dossier_field_get_text (self);
  const DossierItem *known =
    self->type == FIELD_ENTITY && text != NULL ? find_exactly (self, text) : NULL;

  g_free (self->id);
  self->id = known != NULL ? g_strdup (known->id) : NULL;
  understand (self, FALSE);
  if (self->watcher != NULL)
    self->watcher (self->watcher_data);
}

/* Leaving a field is the time to say what is wrong with it. */
static void
leave_cb (GtkEventController *controller, DossierField *self)
{
  understand (self, TRUE);
}

static DossierField *
field_new (FieldType type, GtkListBox *list, const char *title, const char *text)
{
  DossierField *self = g_new0 (DossierField, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->type = type;
  self->entry = adw_entry_row_new ();
  self->message_row = gtk_list_box_row_new ();
  self->message = gtk_label_new (NULL);
  g_object_set_data_full (G_OBJECT (self->entry), "field", self, field_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");

  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_add_css_class (self->message, "caption");
  gtk_widget_add_css_class (self->message_row, "field-message");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->message_row), self->message);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_widget_set_focusable (self->message_row, FALSE);
  gtk_widget_set_visible (self->message_row, FALSE);

  gtk_list_box_append (list, self->entry);
  gtk_list_box_append (list, self->message_row);
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  return self;
}

static GtkWidget *
step_row (GtkWidget *row, gboolean forward)
{
  return forward ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
}

static gboolean
tab_cb (GtkEventController *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer unused)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (list));
  gboolean forward =
    keyval == GDK_KEY_Down || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0);

  /* An entry keeps the arrow keys to itself, and what it can be completed to stands below it. */
  if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_Up) && !GTK_IS_TEXT (row))
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_Down &&
      keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  while (row != NULL && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  for (row = step_row (row, forward); row != NULL; row = step_row (row, forward))
    if (gtk_widget_get_visible (row) && gtk_widget_get_focusable (row) &&
        gtk_widget_grab_focus (row))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

void
dossier_fields_init_list (GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (tab_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}

DossierField *
dossier_field_new_text (GtkListBox *list, const char *title, const char *text)
{
  return field_new (FIELD_TEXT, list, title, text);
}

DossierField *
dossier_field_new_date (GtkListBox *list, const char *title, const DossierDate *date)
{
  DossierField *self = field_new (FIELD_DATE, list, title, date != NULL ? date->edtf : NULL);

  understand (self, FALSE);
  return self;
}

DossierField *
dossier_field_new_country (GtkListBox *list, const char *title, const char *a3)
{
  DossierField *self = field_new (FIELD_COUNTRY, list, title, a3);

  understand (self, FALSE);
  return self;
}

static void
append_options (DossierField *self, GtkListBox *list)
{
  for (guint i = 0; i < MAX_OPTIONS; i++)
    {
      self->options[i] = adw_action_row_new ();
      gtk_widget_add_css_class (self->options[i], "field-option");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->options[i]), FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->options[i]), TRUE);
      gtk_widget_set_visible (self->options[i], FALSE);
      g_signal_connect (self->options[i], "activated", G_CALLBACK (option_cb), self);
      gtk_list_box_append (list, self->options[i]);
    }
}

static void
append_switch (DossierField *self, GtkListBox *list, const char *title)
{
  self->add_row = adw_action_row_new ();
  self->add = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->add), TRUE);
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), title != NULL ? title : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->add_row), self->add);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->add_row), self->add);
  gtk_list_box_append (list, self->add_row);
}

DossierField *
dossier_field_new_entity (GtkListBox *list,
                          const char *title,
                          DossierDocument *document,
                          guint kinds,
                          const char *except,
                          const char *id,
                          const char *name,
                          const char *add)
{
  DossierItem *item = id != NULL ? dossier_document_lookup (document, id) : NULL;
  DossierField *self =
    field_new (FIELD_ENTITY, list, title,
               DOSSIER_IS_ENTITY (item) ? dossier_entity_get_shown_name (DOSSIER_ENTITY (item))
                                        : name);

  self->document = g_object_ref (document);
  self->kinds = kinds;
  self->except = g_strdup (except);
  self->id = DOSSIER_IS_ENTITY (item) ? g_strdup (id) : NULL;
  self->optional = add != NULL;
  append_options (self, list);
  append_switch (self, list, add);
  understand_entity (self);
  return self;
}

GtkWidget *
dossier_field_get_widget (DossierField *self)
{
  return self->entry;
}

void
dossier_field_set_visible (DossierField *self, gboolean visible)
{
  if (gtk_widget_get_visible (self->entry) == visible)
    return;
  gtk_widget_set_visible (self->entry, visible);
  understand (self, FALSE);
}

char *
dossier_field_get_text (DossierField *self)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

gboolean
dossier_field_check (DossierField *self)
{
  if (!gtk_widget_get_visible (self->entry) || understand (self, TRUE))
    return TRUE;
  gtk_widget_grab_focus (self->entry);
  return FALSE;
}

DossierDate *
dossier_field_get_date (DossierField *self)
{
  g_autofree char *text = dossier_field_get_text (self);

  return text != NULL ? dossier_date_parse_typed (text, NULL) : NULL;
}

char *
dossier_field_get_country (DossierField *self)
{
  g_autofree char *text = dossier_field_get_text (self);

  return text != NULL ? g_ascii_strup (text, -1) : NULL;
}

const char *
dossier_field_get_entity (DossierField *self)
{
  return self->id;
}

gboolean
dossier_field_adds_entity (DossierField *self)
{
  g_autofree char *text = dossier_field_get_text (self);

  return self->id == NULL && text != NULL &&
         (!self->optional || gtk_switch_get_active (GTK_SWITCH (self->add)));
}

void
dossier_field_watch (DossierField *self, GCallback func, gpointer data)
{
  self->watcher = (void (*) (gpointer)) func;
  self->watcher_data = data;
}
