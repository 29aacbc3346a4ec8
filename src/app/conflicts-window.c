/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conflicts-window.h"

#include <glib/gi18n.h>

#include "formats/markdown/identity.h"
#include "views/note-labels.h"

/* Of a window: in a narrower one, what stands side by side stands below each other. */
#define WIDE 640
/* Of the words that a note is on, in characters. */
#define MAX_WORDS 80

struct _DossierConflictsWindow
{
  AdwWindow parent_instance;

  DossierStore *store;
  DossierDocument *document; /* or NULL */
  DossierSaveOutcome *outcome;
  GCancellable *cancellable; /* of what is being written, or NULL */

  GPtrArray *rows; /* of GtkBox: what stands side by side; borrowed */

  GtkLabel *name;
  GtkLabel *summary;
  GtkBox *list;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (DossierConflictsWindow, dossier_conflicts_window, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (DossierConflictsWindow *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static guint
count_decided (DossierConflictsWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < dossier_merge_count_conflicts (self->outcome->merge); i++)
    n += dossier_merge_get_conflict (self->outcome->merge, i)->choice != DOSSIER_MERGE_UNDECIDED;
  return n;
}

static void
update (DossierConflictsWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflicts.save",
                                 self->cancellable == NULL && count_decided (self) > 0);
}

static void
chosen_cb (GtkCheckButton *button, DossierConflictsWindow *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  guint choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));

  if (!gtk_check_button_get_active (button))
    return;
  dossier_merge_resolve (self->outcome->merge, index, choice);
  update (self);
}

/* What one side says, under its name. */
static GtkWidget *
make_side (const char *name, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (name);
  GtkWidget *words = gtk_label_new (NULL);
  gboolean none = text == NULL || *text == '\0';
  /* Translators: in place of one side's words of a conflict: they were removed there */
  g_autofree char *line = none ? g_strdup (_ ("Nothing")) : g_strchomp (g_strdup (text));
  /* Translators: %1$s is where something stands ("In the file"), %2$s what stands there. */
  g_autofree char *whole = g_strdup_printf (_ ("%1$s: %2$s"), name, line);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_label_set_label (GTK_LABEL (words), line);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  /* Three of them side by side in a window of usual size. */
  gtk_label_set_width_chars (GTK_LABEL (words), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 20);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_yalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, none ? "dim-label" : "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "conflict-side");
  return box;
}

static void
arrange (DossierConflictsWindow *self)
{
  int width, height;
  gboolean wide;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  wide = width >= WIDE || gtk_window_is_maximized (GTK_WINDOW (self));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_orientable_set_orientation (self->rows->pdata[i],
                                    wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
make_row (DossierConflictsWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  g_ptr_array_add (self->rows, row);
  return row;
}

static GtkWidget *
make_sides (DossierConflictsWindow *self, const DossierMergeConflict *conflict)
{
  GtkWidget *sides = make_row (self);

  gtk_box_append (GTK_BOX (sides), make_side (_ ("In the file"), conflict->theirs));
  /* Translators: heading over the words as Dossier has them, beside those in the file */
  gtk_box_append (GTK_BOX (sides), make_side (_ ("In Dossier"), conflict->ours));
  gtk_box_append (GTK_BOX (sides), make_side (_ ("When last exported"), conflict->base));
  return sides;
}

static GtkWidget *
make_choices (DossierConflictsWindow *self, guint index, const char *sentence)
{
  static const struct
  {
    DossierMergeChoice choice;
    const char *label;
  } choices[] = {
    { DOSSIER_MERGE_THEIRS, N_ ("Keep What the File Says") },
    { DOSSIER_MERGE_OURS, N_ ("Take What Dossier Says") },
    /* Translators: a choice for a conflict: the words of Dossier and those of the file */
    { DOSSIER_MERGE_BOTH, N_ ("Keep Both") },
  };
  GtkWidget *box = make_row (self);
  GtkWidget *first = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (_ (choices[i].label));

      if (first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      else
        first = button;
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choices[i].choice));
      g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static const DossierKind kinds[] = { DOSSIER_KIND_NOTE, DOSSIER_KIND_QUOTE, DOSSIER_KIND_EVENT,
                                     DOSSIER_KIND_COMMITMENT };

static char *
name_note (DossierAnnotation *note, DossierDocument *document)
{
  g_autofree char *words = dossier_note_get_words (note, MAX_WORDS);

  if (words == NULL)
    return dossier_note_describe_target (note, document);
  /* Translators: %s are words of a text. */
  return g_strdup_printf (_ ("On “%s”"), words);
}

/* What the block of that name in the file is; NULL when it is no record of the document. */
static char *
name_block (DossierDocument *document, const char *name)
{
  for (guint k = 0; document != NULL && k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (document, kinds[k], i);
        g_autofree char *id = dossier_markdown_block_id (document, item);
        g_autofree char *uuid = dossier_markdown_block_uuid (document, item);

        if (!g_str_equal (id, name) && g_strcmp0 (uuid, name) != 0)
          continue;
        return kinds[k] == DOSSIER_KIND_NOTE ? name_note (DOSSIER_ANNOTATION (item), document)
                                             : dossier_item_to_label (item);
      }
  return NULL;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_conflict (DossierConflictsWindow *self, guint index)
{
  const DossierMergeConflict *conflict = dossier_merge_get_conflict (self->outcome->merge, index);
  g_autofree char *sentence = dossier_merge_conflict_describe (conflict);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *name = name_block (self->document, conflict->name);

  if (name != NULL)
    gtk_box_append (GTK_BOX (box), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (sentence, name != NULL ? "dim-label" : "heading"));
  gtk_box_append (GTK_BOX (box), make_sides (self, conflict));
  gtk_box_append (GTK_BOX (box), make_choices (self, index, sentence));
  gtk_box_append (self->list, box);
}

static void
fill (DossierConflictsWindow *self)
{
  guint n = dossier_save_outcome_count_conflicts (self->outcome);
  g_autofree char *name = g_filename_display_basename (self->outcome->path);
  g_autofree char *summary = g_strdup_printf (
    /* Translators: %u is how many places of a file. */
    ngettext ("%u place was changed both in the file and in Dossier since the last export. All "
              "else is saved. Here the file keeps what you wrote until you decide.",
              "%u places were changed both in the file and in Dossier since the last export. All "
              "else is saved. Here the file keeps what you wrote until you decide.",
              n),
    n);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < dossier_merge_count_conflicts (self->outcome->merge); i++)
    if (dossier_merge_get_conflict (self->outcome->merge, i)->choice == DOSSIER_MERGE_UNDECIDED)
      append_conflict (self, i);
  arrange (self);
  update (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierConflictsWindow) self = data;
  g_autoptr (GError) error = NULL;
  DossierSaveOutcome *outcome =
    dossier_save_decided_finish (DOSSIER_STORE (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->list == NULL)
    {
      g_clear_pointer (&outcome, dossier_save_outcome_free);
      return;
    }
  if (outcome == NULL)
    {
      say (self, error->message);
      update (self);
      return;
    }
  dossier_save_outcome_free (self->outcome);
  self->outcome = outcome;
  if (dossier_save_outcome_count_conflicts (outcome) > 0)
    {
      fill (self);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, outcome->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierConflictsWindow *self = DOSSIER_CONFLICTS_WINDOW (widget);

  say (self, NULL);
  self->cancellable = g_cancellable_new ();
  update (self);
  dossier_save_decided_async (self->store, self->outcome, self->cancellable, saved_cb,
                              g_object_ref (self));
}

static void
dossier_conflicts_window_dispose (GObject *object)
{
  DossierConflictsWindow *self = DOSSIER_CONFLICTS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_CONFLICTS_WINDOW);

  G_OBJECT_CLASS (dossier_conflicts_window_parent_class)->dispose (object);
}

static void
dossier_conflicts_window_finalize (GObject *object)
{
  DossierConflictsWindow *self = DOSSIER_CONFLICTS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  /* What is being written may still look at it. */
  g_clear_pointer (&self->outcome, dossier_save_outcome_free);
  g_clear_object (&self->document);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_conflicts_window_parent_class)->finalize (object);
}

static void
dossier_conflicts_window_class_init (DossierConflictsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_conflicts_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_conflicts_window_finalize;
  signals[SAVED] =
    g_signal_new ("saved", DOSSIER_TYPE_CONFLICTS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/conflicts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, name);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, message);
  gtk_widget_class_install_action (widget_class, "conflicts.save", NULL, save_action);
}

static void
dossier_conflicts_window_init (DossierConflictsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (arrange), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (arrange), NULL);
}

DossierConflictsWindow *
dossier_conflicts_window_new (DossierStore *store,
                              DossierDocument *document,
                              DossierSaveOutcome *outcome)
{
  DossierConflictsWindow *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (outcome != NULL && outcome->merge != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_CONFLICTS_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->document = document != NULL ? g_object_ref (document) : NULL;
  self->outcome = outcome;
  fill (self);
  /* It is read first, and a key pressed once too often decides nothing. */
  gtk_widget_set_focusable (GTK_WIDGET (self->summary), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->summary));
  return self;
}
