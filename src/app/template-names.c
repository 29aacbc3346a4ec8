/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/template-names.h"

#include <glib/gi18n.h>

#include "formats/markdown/names.h"

#define INDENT 16
#define WIDTH 300
#define HEIGHT 420

struct _DossierTemplateNames
{
  GtkPopover parent_instance;

  GtkListBox *list; /* NULL until it is shown */
};

static guint insert_signal;

G_DEFINE_FINAL_TYPE (DossierTemplateNames, dossier_template_names, GTK_TYPE_POPOVER)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const DossierMarkdownName *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *tag =
    g_strdup_printf (name->kind == DOSSIER_MARKDOWN_NAME_TEXT ? "{{%s}}" : "{{#%s}}", name->name);
  g_autofree char *label = NULL;

  gtk_widget_set_margin_start (box, 6 + INDENT * (int) name->depth);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (box), make_label (tag, "monospace"));
  gtk_box_append (GTK_BOX (box), make_label (_ (name->meaning), "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: what a list's row is called: its first line, then its second */
  label = g_strdup_printf (_ ("%1$s, %2$s"), name->name, _ (name->meaning));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
chosen_cb (DossierTemplateNames *self, GtkListBoxRow *row)
{
  guint n;
  const DossierMarkdownName *name =
    &dossier_markdown_list_names (&n)[gtk_list_box_row_get_index (row)];
  g_autofree char *begin = g_strdup_printf ("{{#%s}}", name->name);
  g_autofree char *text = NULL;
  gsize cursor;

  switch (name->kind)
    {
    case DOSSIER_MARKDOWN_NAME_TEXT:
      text = g_strdup_printf ("{{%s}}", name->name);
      cursor = strlen (text);
      break;
    case DOSSIER_MARKDOWN_NAME_FLAG:
      text = g_strdup_printf ("%s{{/%s}}", begin, name->name);
      cursor = strlen (begin);
      break;
    case DOSSIER_MARKDOWN_NAME_PART:
    case DOSSIER_MARKDOWN_NAME_LIST:
    default:
      text = g_strdup_printf ("%s\n\n{{/%s}}\n", begin, name->name);
      cursor = strlen (begin) + 1;
      break;
    }
  g_signal_emit (self, insert_signal, 0, text, (int) cursor);
}

/* When it is wanted first: the window comes up without it. */
static void
fill (DossierTemplateNames *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n;
  const DossierMarkdownName *names = dossier_markdown_list_names (&n);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Names that a template may use"), -1);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, make_row (&names[i]));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

static void
dossier_template_names_show (GtkWidget *widget)
{
  DossierTemplateNames *self = DOSSIER_TEMPLATE_NAMES (widget);

  if (self->list == NULL)
    fill (self);
  GTK_WIDGET_CLASS (dossier_template_names_parent_class)->show (widget);
}

static void
dossier_template_names_class_init (DossierTemplateNamesClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = dossier_template_names_show;

  insert_signal = g_signal_new ("insert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
dossier_template_names_init (DossierTemplateNames *self)
{
}

GtkWidget *
dossier_template_names_new (void)
{
  return g_object_new (DOSSIER_TYPE_TEMPLATE_NAMES, NULL);
}
