/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "formats/markdown/note-text.h"
#include "linking/carry.h"
#include "views/carry-dialog.h"
#include "views/note-labels.h"
#include "widgets/wrap-layout.h"

#define NAME_CHARS 60
/* A side is so wide that two fit beside each other in a window of usual size, and one in a narrow
 * one. */
#define SIDE_CHARS 26
/* No wider than the window over which it stands. */
#define WIDTH 720
#define HEIGHT 600

#define DOSSIER_TYPE_CARRY_DIALOG (dossier_carry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierCarryDialog, dossier_carry_dialog, DOSSIER, CARRY_DIALOG, AdwWindow)

struct _DossierCarryDialog
{
  AdwWindow parent_instance;

  DossierSession *session;
  DossierFormer *former; /* or NULL */
  GHashTable *later;     /* UUIDs of marks that were put off */

  GtkLabel *summary;
  GtkWidget *carry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DossierCarryDialog, dossier_carry_dialog, ADW_TYPE_WINDOW)

static void show (DossierCarryDialog *self);

/* The mark of the row in which @button stands. */
static DossierAnnotation *
get_mark (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)),
                            "mark");
}

static void
accept_cb (GtkWidget *button, DossierCarryDialog *self)
{
  g_autoptr (DossierCarry) carry = dossier_carry_new (self->session, self->former);

  dossier_carry_accept (carry, self->session, get_mark (button));
}

static void
keep_cb (GtkWidget *button, DossierCarryDialog *self)
{
  g_autoptr (DossierCarry) carry = dossier_carry_new (self->session, self->former);

  dossier_carry_keep_lost (carry, self->session, get_mark (button));
}

static void
later_cb (GtkWidget *button, DossierCarryDialog *self)
{
  g_hash_table_add (self->later, g_strdup (DOSSIER_ITEM (get_mark (button))->id));
  show (self);
}

static void
look_cb (GtkWidget *button, DossierCarryDialog *self)
{
  DossierAnnotation *mark = get_mark (button);
  const DossierAnchor *anchor = mark->anchors->pdata[0];
  DossierDocument *document = dossier_session_get_document (self->session);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  if (n == 0)
    return;
  if (anchor->found >= 0)
    dossier_session_go_to (self->session, (guint) anchor->found, anchor->found_start);
  else
    dossier_session_go_to (self->session, MIN (anchor->place, n - 1), 0);
}

static void
carry_cb (GtkButton *button, DossierCarryDialog *self)
{
  g_autoptr (DossierCarry) carry = dossier_carry_new (self->session, self->former);

  dossier_carry_exact (carry, self->session);
}

static GtkWidget *
make_text (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), SIDE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SIDE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

/* @parts: see dossier_carry_quote(). */
static GtkWidget *
make_side (const char *heading, char **parts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (heading);
  g_autofree char *markup =
    parts != NULL ? g_markup_printf_escaped ("%s<b>%s</b>%s", parts[0], parts[1], parts[2])
                  : g_markup_printf_escaped ("<i>%s</i>", _ ("These words are not in the text."));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_text (markup));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
make_button (DossierCarryDialog *self,
             const char *label,
             const char *name,
             GCallback clicked,
             gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

/* Of a note on a record there are no words to be shown; what was written is. */
static GtkWidget *
make_then (DossierCarryDialog *self, DossierAnnotation *mark)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_auto (GStrv) then = dossier_carry_quote (mark, document, FALSE);
  g_autofree char *note = NULL;
  char *parts[] = { (char *) "", NULL, (char *) "", NULL };

  if (then != NULL)
    return make_side (_ ("As you marked it"), then);
  note = dossier_note_has_text (mark) ? dossier_markdown_to_line (mark->note, NAME_CHARS)
                                      : dossier_note_describe_target (mark, NULL);
  parts[1] = note;
  return make_side (_ ("What you noted"), parts);
}

static GtkWidget *
make_sides (DossierCarryDialog *self, DossierAnnotation *mark)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  GtkWidget *sides = gtk_flow_box_new ();
  g_auto (GStrv) now = dossier_carry_quote (mark, document, TRUE);
  GtkWidget *child;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (sides), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (sides), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (sides), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (sides), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (sides), 6);
  gtk_flow_box_append (GTK_FLOW_BOX (sides), make_then (self, mark));
  gtk_flow_box_append (GTK_FLOW_BOX (sides), make_side (_ ("As it reads now"), now));
  for (child = gtk_widget_get_first_child (sides); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  return sides;
}

/* A mark of another document stays there in any case: only its copy is to be had here. */
static void
add_buttons (DossierCarryDialog *self, GtkBox *box, DossierAnnotation *mark, const char *name)
{
  gboolean moved = mark->state == DOSSIER_ANCHOR_MOVED;

  if (moved)
    /* Translators: a button: the place that was found for a mark is right */
    gtk_box_append (box, make_button (self, _ ("Accept"), name, G_CALLBACK (accept_cb), TRUE));
  else if (self->former != NULL)
    gtk_box_append (box,
                    make_button (self, _ ("Keep as Lost Note"), name, G_CALLBACK (keep_cb), FALSE));
  if (mark->anchors->len > 0 && (moved || self->former == NULL))
    /* Translators: a button: goes to the place in the text */
    gtk_box_append (box, make_button (self, moved ? _ ("Show") : _ ("Show Where It Was"), name,
                                      G_CALLBACK (look_cb), FALSE));
  /* Translators: a button: leaves a mark undecided and goes on to the next */
  gtk_box_append (box, make_button (self, _ ("Later"), name, G_CALLBACK (later_cb), FALSE));
}

static GtkWidget *
make_row (DossierCarryDialog *self, DossierAnnotation *mark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = dossier_note_get_words (mark, NAME_CHARS);
  g_autofree char *name =
    words != NULL ? g_strdup (words) : dossier_note_describe_target (mark, NULL);

  g_object_set_data_full (G_OBJECT (row), "mark", g_object_ref (mark), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_sides (self, mark));
  gtk_widget_set_layout_manager (buttons, dossier_wrap_layout_new (6, 6));
  add_buttons (self, GTK_BOX (buttons), mark, name);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
add_rows (DossierCarryDialog *self, const GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (!g_hash_table_contains (self->later, DOSSIER_ITEM (marks->pdata[i])->id))
      gtk_list_box_append (self->list, make_row (self, marks->pdata[i]));
}

/* The keyboard stays in the list when the row that had it goes. */
static void
focus_first (DossierCarryDialog *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* What it is about goes when another document comes into the window. */
static gboolean
is_over (DossierCarryDialog *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierAnnotation *copy =
    self->former != NULL && self->former->copies->len > 0 ? self->former->copies->pdata[0] : NULL;

  return document == NULL || (copy != NULL && !g_str_equal (copy->document, document->uuid));
}

static void
show (DossierCarryDialog *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (DossierCarry) carry = dossier_carry_new (self->session, self->former);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  g_autofree char *summary = NULL;
  g_autofree char *label = NULL;
  GtkWidget *child;

  if (is_over (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  add_rows (self, carry->review);
  add_rows (self, carry->lost);

  summary = dossier_carry_count (carry) > 0
              ? dossier_carry_describe (carry, document)
              : g_strdup (self->former != NULL ? _ ("All of your marks are in this document, too.")
                                               : _ ("All of your marks fit the text."));
  gtk_label_set_label (self->summary, summary);
  label = g_strdup_printf (
    /* Translators: a button; %u is the number of marks that fit a new edition exactly */
    ngettext ("Carry %u Exact Mark", "Carry %u Exact Marks", carry->exact->len), carry->exact->len);
  gtk_button_set_label (GTK_BUTTON (self->carry), label);
  gtk_widget_set_visible (self->carry, carry->exact->len > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_widget_get_first_child (GTK_WIDGET (self->list)) ? "list"
                                                                                         : "empty");
  if (had_focus)
    focus_first (self);
}

static void
dossier_carry_dialog_dispose (GObject *object)
{
  DossierCarryDialog *self = DOSSIER_CARRY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->former, dossier_former_unref);
  g_clear_pointer (&self->later, g_hash_table_unref);

  G_OBJECT_CLASS (dossier_carry_dialog_parent_class)->dispose (object);
}

static void
dossier_carry_dialog_class_init (DossierCarryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_carry_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/carry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCarryDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierCarryDialog, carry);
  gtk_widget_class_bind_template_child (widget_class, DossierCarryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierCarryDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, carry_cb);
}

static void
dossier_carry_dialog_init (DossierCarryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
dossier_carry_dialog_present (GtkWindow *parent, DossierSession *session, DossierFormer *former)
{
  DossierCarryDialog *self;

  g_return_if_fail (DOSSIER_IS_SESSION (session));

  self = g_object_new (DOSSIER_TYPE_CARRY_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->former = former != NULL ? dossier_former_ref (former) : NULL;
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  if (parent != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))), HEIGHT);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
}
