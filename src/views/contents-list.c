/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/contents-list.h"
#include "views/count-row.h"
#include "views/late-rows.h"

/* Long documents list their upper levels alone. */
#define MANY_SECTIONS 200
/* What stands for a whole library has thousands: rows are widgets, and each takes its time. */
#define MOST_ROWS 500
#define FIRST_ROWS 200
/* So many come in between frames when all are asked for. */
#define ROWS_AT_ONCE 10

#define DOSSIER_TYPE_CONTENTS_LIST (dossier_contents_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierContentsList, dossier_contents_list, DOSSIER, CONTENTS_LIST, GtkBox)

struct _DossierContentsList
{
  GtkBox parent_instance;

  DossierSession *session;
  GtkListBox *list;
  DossierLateRows *late; /* the list's */
  GtkWidget *current;
  GPtrArray *sections; /* of DossierSection: those to be listed; borrowed from the document */
  guint n_rows;        /* how many of them have a row */
  GtkWidget *more;
  guint filling; /* source: the others get theirs */
};

G_DEFINE_FINAL_TYPE (DossierContentsList, dossier_contents_list, GTK_TYPE_BOX)

static DossierSection *
get_section (GtkWidget *row)
{
  return DOSSIER_SECTION (dossier_count_row_get_item (DOSSIER_COUNT_ROW (row)));
}

static void
update_row (GtkListBoxRow *row, gpointer data)
{
  DossierContentsList *self = data;
  DossierSection *section = get_section (GTK_WIDGET (row));
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierCrossfilter *results = dossier_session_get_results (self->session);
  guint count = dossier_crossfilter_count (results, DOSSIER_FACET_SECTION, DOSSIER_ITEM (section),
                                           DOSSIER_KIND_QUOTE);
  /* Translators: %1$s is the title of a section, %2$'u how many quotes it holds. */
  g_autofree char *name =
    g_strdup_printf (ngettext ("%1$s, %2$'u quote", "%1$s, %2$'u quotes", count), section->title,
                     count);

  if (dossier_document_count (document, DOSSIER_KIND_QUOTE) > 0)
    dossier_count_row_set_count (DOSSIER_COUNT_ROW (row), count, name);
  else
    dossier_count_row_hide_count (DOSSIER_COUNT_ROW (row));
  dossier_count_row_set_chosen (DOSSIER_COUNT_ROW (row),
                                dossier_query_has (dossier_session_get_query (self->session),
                                                   DOSSIER_FACET_SECTION,
                                                   DOSSIER_ITEM (section)->id));
}

static void
update_rows (DossierContentsList *self)
{
  if (dossier_session_get_document (self->session) != NULL)
    dossier_late_rows_update (self->late);
}

/* The innermost section listed that holds the passage. */
static GtkWidget *
find_row (DossierContentsList *self, guint passage)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DossierSection *section = get_section (child);

      if (passage >= section->first_passage &&
          passage < section->first_passage + section->n_passages)
        found = child;
    }
  return found;
}

static void
passage_cb (DossierContentsList *self)
{
  guint passage;
  GtkWidget *row;

  g_object_get (self->session, "passage", &passage, NULL);
  row = find_row (self, passage);
  if (row == self->current)
    return;
  if (self->current != NULL)
    dossier_count_row_set_current (DOSSIER_COUNT_ROW (self->current), FALSE);
  self->current = row;
  if (row != NULL)
    dossier_count_row_set_current (DOSSIER_COUNT_ROW (row), TRUE);
}

static void
append_rows (DossierContentsList *self, guint n)
{
  for (; n > 0 && self->n_rows < self->sections->len; n--)
    {
      DossierSection *section = self->sections->pdata[self->n_rows++];

      gtk_list_box_append (self->list, dossier_count_row_new (DOSSIER_ITEM (section),
                                                              section->title, section->level));
    }
}

static gboolean
fill_cb (gpointer data)
{
  DossierContentsList *self = data;

  append_rows (self, ROWS_AT_ONCE);
  if (self->n_rows < self->sections->len)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  update_rows (self);
  return G_SOURCE_REMOVE;
}

static void
more_cb (DossierContentsList *self)
{
  gtk_widget_set_visible (self->more, FALSE);
  if (self->filling == 0)
    self->filling = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* Those that are listed. */
static void
collect (DossierContentsList *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint n = document ? dossier_document_count (document, DOSSIER_KIND_SECTION) : 0;

  g_ptr_array_set_size (self->sections, 0);
  for (guint i = 0; i < n; i++)
    {
      DossierSection *section = dossier_document_get (document, DOSSIER_KIND_SECTION, i);

      if (section->title == NULL || *section->title == '\0' ||
          (n > MANY_SECTIONS && section->level > 1))
        continue;
      g_ptr_array_add (self->sections, section);
    }
}

static void
document_cb (DossierContentsList *self)
{
  g_autofree char *label = NULL;
  GtkWidget *child;

  g_clear_handle_id (&self->filling, g_source_remove);
  self->current = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  collect (self);
  append_rows (self, self->sections->len > MOST_ROWS ? FIRST_ROWS : self->sections->len);
  /* Translators: %'u is how many people, organisations, places or tags there are in all. */
  label = g_strdup_printf (_ ("Show all %'u"), self->sections->len);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, self->n_rows < self->sections->len);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
  dossier_late_rows_update_all (self->late);
  passage_cb (self);
}

static gboolean
control_is_held (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) != 0;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierContentsList *self)
{
  DossierSection *section = get_section (GTK_WIDGET (row));

  if (control_is_held (GTK_WIDGET (list)))
    dossier_session_toggle (self->session, DOSSIER_FACET_SECTION, DOSSIER_ITEM (section)->id);
  else
    dossier_session_go_to (self->session, section->first_passage, 0);
}

static void
dossier_contents_list_dispose (GObject *object)
{
  DossierContentsList *self = DOSSIER_CONTENTS_LIST (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->late, dossier_late_rows_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_contents_list_parent_class)->dispose (object);
}

static void
dossier_contents_list_class_init (DossierContentsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_contents_list_dispose;
}

static void
dossier_contents_list_init (DossierContentsList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  /* Translators: heading: the list of a document's sections */
  gtk_box_append (GTK_BOX (self), dossier_sidebar_heading (_ ("Contents")));
  self->list = dossier_sidebar_list (_ ("Contents"));
  self->late = dossier_late_rows_new (self->list, update_row, self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->sections = g_ptr_array_new ();
  self->more = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "show-all");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_box_append (GTK_BOX (self), self->more);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, 0);
}

GtkWidget *
dossier_contents_list_new (DossierSession *session)
{
  DossierContentsList *self = g_object_new (DOSSIER_TYPE_CONTENTS_LIST, NULL);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::passage", G_CALLBACK (passage_cb), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
  return GTK_WIDGET (self);
}
