/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/join-dialog.h"

#include <glib/gi18n.h>

#include "model/list.h"
#include "model/shown-name.h"
#include "text/fold.h"

#define WIDTH 480
#define HEIGHT 600
/* Rows; who is not among them is found by typing. */
#define MOST_SHOWN 50
#define MOST_DOCUMENTS 3

struct _DossierJoinDialog
{
  AdwWindow parent_instance;

  DossierSession *session;
  DossierDocument *document; /* that the session showed: what is said is said of its records */
  DossierEntity *entity;     /* the document's */
  GPtrArray *candidates;     /* of DossierJoinCandidate */
  GHashTable *chosen;        /* of DossierEntity */

  GtkWidget *join;
  GtkWidget *entry;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (DossierJoinDialog, dossier_join_dialog, ADW_TYPE_WINDOW)

/* Saying it */

/* Documents may have come or gone while the dialog was open. */
static gboolean
is_current (DossierJoinDialog *self)
{
  return dossier_session_get_document (self->session) == self->document;
}

/* In the order of the list. */
static GPtrArray *
list_chosen (DossierJoinDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierJoinCandidate *candidate = self->candidates->pdata[i];

      if (g_hash_table_contains (self->chosen, candidate->entity))
        g_ptr_array_add (chosen, candidate->entity);
    }
  return chosen;
}

static void
join_cb (DossierJoinDialog *self)
{
  g_autoptr (GPtrArray) others = list_chosen (self);

  if (others->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (is_current (self))
    dossier_session_join (self->session, self->entity, others);
  gtk_window_close (GTK_WINDOW (self));
}

static void
separate_cb (GtkButton *button, DossierJoinDialog *self)
{
  const DossierEntityPart *part = g_object_get_data (G_OBJECT (button), "part");

  if (is_current (self))
    dossier_session_separate (self->session, self->entity, part);
  gtk_window_close (GTK_WINDOW (self));
}

static void
revised_cb (DossierJoinDialog *self)
{
  if (!is_current (self))
    gtk_window_close (GTK_WINDOW (self));
}

/* Rows */

/* "The harbour, Port news and 12 more documents" */
static char *
describe_documents (DossierJoinDialog *self,
                    const DossierEntity *entity,
                    const DossierEntityPart *part)
{
  g_autoptr (GPtrArray) documents = dossier_join_list_documents (self->document, entity, part);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint n = documents->len, shown = n > MOST_DOCUMENTS + 1 ? MOST_DOCUMENTS : n;

  for (guint i = 0; i < shown; i++)
    g_ptr_array_add (titles, ((DossierOrigin *) documents->pdata[i])->title);
  list = dossier_list_plain (titles);
  if (shown == n)
    return g_steal_pointer (&list);
  /* Translators: %1$s are titles of documents with commas between them, %2$'u is a number of
   * further documents, always more than one. */
  return g_strdup_printf (ngettext ("%1$s and %2$'u more document", "%1$s and %2$'u more documents",
                                    n - shown),
                          list, n - shown);
}

static GtkWidget *
make_row (const char *name, const char *description, const char *documents)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = description != NULL && *description != '\0'
                                ? g_strconcat (description, "\n", documents, NULL)
                                : g_strdup (documents);
  g_autofree char *read = g_strconcat (name, ", ", documents, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, read, -1);
  return row;
}

static void
toggled_cb (GtkCheckButton *check, DossierJoinDialog *self)
{
  gpointer entity = g_object_get_data (G_OBJECT (check), "entity");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, entity);
  else
    g_hash_table_remove (self->chosen, entity);
  gtk_widget_set_sensitive (self->join, g_hash_table_size (self->chosen) > 0);
}

static GtkWidget *
make_candidate (DossierJoinDialog *self, DossierEntity *entity)
{
  const char *name = dossier_entity_get_shown_name (entity);
  g_autofree char *documents = describe_documents (self, entity, NULL);
  GtkWidget *row = make_row (name, entity->description, documents);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *read = g_strconcat (name, ", ", documents, NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, read, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen, entity));
  g_object_set_data (G_OBJECT (check), "entity", entity);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* Those that are chosen stay, whatever is typed. */
static void
fill (DossierJoinDialog *self)
{
  g_autofree char *typed = dossier_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *more = NULL;
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierJoinCandidate *candidate = self->candidates->pdata[i];
      gboolean chosen = g_hash_table_contains (self->chosen, candidate->entity);

      if (!chosen && !dossier_join_candidate_has (candidate, typed))
        continue;
      if (chosen || n < MOST_SHOWN)
        gtk_list_box_append (self->list, make_candidate (self, candidate->entity));
      n++;
    }
  if (n == 0)
    more = g_strdup (self->candidates->len > 0
                       /* Translators: below an entry in which somebody's name was typed */
                       ? _ ("Nobody and nothing else has such a name.")
                       /* Translators: in a dialog that lists people, organisations or places */
                       : _ ("Nobody and nothing else is named in these documents."));
  else if (n > MOST_SHOWN)
    /* Translators: below a list: %'u is how many names are not in it */
    more = g_strdup_printf (ngettext ("%'u more: type a name to find it.",
                                      "%'u more: type a name to find them.", n - MOST_SHOWN),
                            n - MOST_SHOWN);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* Building it */

static GtkWidget *
make_header (DossierJoinDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  /* Translators: a button: what was chosen is the same person, organisation or place */
  self->join = gtk_button_new_with_mnemonic (_ ("_Join"));
  gtk_widget_add_css_class (self->join, "suggested-action");
  gtk_widget_set_sensitive (self->join, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->join), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the button “_Join”, read aloud, and
                                   * the title of its dialog */
                                  _ ("Join"), -1);
  g_signal_connect_swapped (self->join, "clicked", G_CALLBACK (join_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->join);
  return header;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_part (DossierJoinDialog *self, DossierEntityPart *part)
{
  g_autofree char *documents = describe_documents (self, self->entity, part);
  GtkWidget *row = make_row (part->key->name, part->description, documents);
  /* Translators: a button: this one is another person (organisation, place) than those beside it */
  GtkWidget *button = gtk_button_new_with_label (_ ("Separate"));
  g_autofree char *read =
    /* Translators: the name of a button, read aloud: %1$s is a name, %2$s are titles of documents
     */
    g_strdup_printf (_ ("Separate %1$s, %2$s"), part->key->name, documents);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, read, -1);
  g_object_set_data (G_OBJECT (button), "part", part);
  g_signal_connect (button, "clicked", G_CALLBACK (separate_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Who is taken for the same, where there are several. */
static void
add_parts (DossierJoinDialog *self, GtkBox *content)
{
  const GPtrArray *parts = dossier_document_list_parts (self->document, self->entity);
  GtkWidget *list = gtk_list_box_new ();

  g_object_ref_sink (list);
  if (parts != NULL && parts->len > 1)
    {
      gtk_box_append (content, make_text (_ ("These are taken for the same:")));
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      /* Translators: the name of a list: what is joined */
                                      _ ("Taken for the Same"), -1);
      for (guint i = 0; i < parts->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (list), make_part (self, parts->pdata[i]));
      gtk_box_append (content, list);
    }
  g_object_unref (list);
}

static void
add_candidates (DossierJoinDialog *self, GtkBox *content)
{
  g_autofree char *question =
    /* Translators: %s is a person, an organisation or a place; a list of others follows. */
    g_strdup_printf (_ ("Who or what else is “%s”?"), dossier_entity_get_shown_name (self->entity));
  GtkWidget *list = gtk_list_box_new ();
  /* Translators: the name of an entry: the list below it is narrowed as one types */
  const char *find = _ ("Find a name");

  gtk_box_append (content, make_text (question));
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  g_object_set (self->entry, "placeholder-text", find, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, find,
                                  -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  gtk_box_append (content, self->entry);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  gtk_box_append (content, list);
  self->more = GTK_LABEL (make_text (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (content, GTK_WIDGET (self->more));
}

static GtkWidget *
make_content (DossierJoinDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (content, "library-labels-content");
  add_parts (self, GTK_BOX (content));
  add_candidates (self, GTK_BOX (content));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
dossier_join_dialog_dispose (GObject *object)
{
  DossierJoinDialog *self = DOSSIER_JOIN_DIALOG (object);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_join_dialog_parent_class)->dispose (object);
}

static void
dossier_join_dialog_class_init (DossierJoinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_join_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
dossier_join_dialog_init (DossierJoinDialog *self)
{
  self->chosen = g_hash_table_new (NULL, NULL);
}

DossierJoinDialog *
dossier_join_dialog_new (GtkWindow *parent, DossierSession *session, DossierEntity *entity)
{
  DossierJoinDialog *self;
  GtkWidget *box;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (dossier_session_can_join (session, DOSSIER_ITEM (entity)), NULL);

  self = g_object_new (DOSSIER_TYPE_JOIN_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                       _ ("Join"), "default-width",
                       MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))), "default-height",
                       MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))), NULL);
  self->session = g_object_ref (session);
  self->document = g_object_ref (dossier_session_get_document (session));
  self->entity = entity;
  self->candidates = dossier_join_list_candidates (self->document, entity);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  fill (self);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (revised_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->entry);
  return self;
}
