/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/timeline-list.h"

#include <glib/gi18n.h>

#include "linking/time-extent.h"
#include "linking/time-lane.h"
#include "model/shown-name.h"
#include "views/labels.h"
#include "views/record-list.h"

#define DATE_CHARS 26
#define KIND_CHARS 11
#define COLUMN_SPACING 12
/* Rows that fill the list in a window of usual size. */
#define FIRST_ROWS 30

/* One line of the list. */
#define DOSSIER_TYPE_TIMELINE_ROW (dossier_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineRow, dossier_timeline_row, DOSSIER, TIMELINE_ROW, GtkBox)

struct _DossierTimelineRow
{
  GtkBox parent_instance;

  GtkWidget *date;
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *yours;
};

G_DEFINE_FINAL_TYPE (DossierTimelineRow, dossier_timeline_row, GTK_TYPE_BOX)

static const DossierKind kinds[] = {
  DOSSIER_KIND_EVENT,      DOSSIER_KIND_QUOTE, DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_MEMBERSHIP, DOSSIER_KIND_NOTE,
};

static const char *
get_kind_name (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_EVENT:
      return C_ ("timeline", "Event");
    case DOSSIER_KIND_QUOTE:
      /* Translators: what a row of the timeline's list is: something said */
      return C_ ("timeline", "Quote");
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: what a row of the timeline's list is: something announced */
      return C_ ("timeline", "Commitment");
    case DOSSIER_KIND_NOTE:
      /* Translators: what a row of the timeline's list is: something that the reader wrote */
      return C_ ("timeline", "Note");
    case DOSSIER_KIND_MEMBERSHIP:
    default:
      return C_ ("timeline", "Membership");
    }
}

static const DossierDate *
get_date (const DossierItem *item)
{
  if (!item->date && item->kind == DOSSIER_KIND_COMMITMENT)
    return ((const DossierCommitment *) item)->due;
  return item->date;
}

/* An item with the moments by which it is put in order. */
typedef struct
{
  DossierItem *item;
  double begin;
  double end;
} Dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *x = a;
  const Dated *y = b;

  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  if (x->item->kind != y->item->kind)
    return x->item->kind < y->item->kind ? -1 : 1;
  return x->item->index - y->item->index;
}

/* Memberships of places in the organisation that the lanes show, all of the other kinds. */
static gboolean
belongs_here (DossierSession *session, const DossierItem *item)
{
  if (item->kind != DOSSIER_KIND_MEMBERSHIP)
    return TRUE;
  const DossierMembership *membership = (const DossierMembership *) item;
  return membership->organisation == dossier_session_get_organisation (session) &&
         membership->member && DOSSIER_ITEM (membership->member)->kind == DOSSIER_KIND_PLACE;
}

/* As the lanes have it: what is only known to have ended by a day stands with that day. */
static void
add_dated (GArray *dated, DossierItem *item)
{
  DossierTimeExtent extent;
  Dated entry = { .item = item };

  dossier_time_extent_init (&extent, get_date (item), DOSSIER_DAY_MAX);
  entry.begin = extent.begin_earliest;
  entry.end = extent.end_latest;
  g_array_append_val (dated, entry);
}

/* Those without a date come last. */
static void
collect (DossierSession *session, GPtrArray *items)
{
  DossierDocument *document = dossier_session_get_document (session);
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));
  g_autoptr (GPtrArray) undated = g_ptr_array_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (document, kinds[k], i);

        if (!belongs_here (session, item))
          continue;
        if (get_date (item))
          add_dated (dated, item);
        else
          g_ptr_array_add (undated, item);
      }
  g_array_sort (dated, compare_dated);
  for (guint i = 0; i < dated->len; i++)
    g_ptr_array_add (items, g_array_index (dated, Dated, i).item);
  g_ptr_array_extend (items, undated, NULL, NULL);
}

static char *
get_group (DossierItem *item, DossierSession *session)
{
  return get_date (item) ? NULL : g_strdup (_ ("Without a date"));
}

/* The other views know a membership by its country. */
static DossierItem *
get_focusable (DossierItem *item)
{
  if (item->kind == DOSSIER_KIND_MEMBERSHIP)
    return DOSSIER_ITEM (DOSSIER_MEMBERSHIP (item)->member);
  return item;
}

static void
dossier_timeline_row_class_init (DossierTimelineRowClass *klass)
{
}

static GtkWidget *
append_label (DossierTimelineRow *self, const char *css_class, int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (width_chars > 0)
    {
      /* columns: as wide in every row */
      gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
    }
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
dossier_timeline_row_init (DossierTimelineRow *self)
{
  self->date = append_label (self, "record-meta", DATE_CHARS);
  self->kind = append_label (self, "record-meta", KIND_CHARS);
  self->title = append_label (self, NULL, 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->yours = dossier_yours_sign_new ();
  gtk_box_append (GTK_BOX (self), self->yours);
}

static GtkWidget *
make_row (DossierSession *session)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_ROW, "spacing", COLUMN_SPACING, NULL);
}

/* Narrow, the title stands below the date, and the kind gives way. */
static void
set_narrow (GtkWidget *row, gboolean narrow)
{
  DossierTimelineRow *self = DOSSIER_TIMELINE_ROW (row);
  int chars = narrow ? -1 : DATE_CHARS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (row),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (row), narrow ? 0 : COLUMN_SPACING);
  gtk_widget_set_visible (self->kind, !narrow);
  gtk_label_set_width_chars (GTK_LABEL (self->date), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->date), chars);
}

static void
bind_row (GtkWidget *row, DossierSession *session, DossierItem *item)
{
  DossierTimelineRow *self = DOSSIER_TIMELINE_ROW (row);
  const DossierDate *date = get_date (item);
  g_autofree char *when = date ? dossier_date_describe (date) : NULL;
  g_autofree char *title = dossier_item_to_shown_label (item);

  gtk_label_set_label (GTK_LABEL (self->date), when ? when : "");
  gtk_label_set_label (GTK_LABEL (self->kind), get_kind_name (item->kind));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  dossier_yours_sign_set (self->yours, item);
}

static char *
get_row_name (DossierItem *item, DossierSession *session)
{
  return dossier_lane_name_item (item);
}

static const char *
get_name (void)
{
  return _ ("Timeline as a list");
}

static char *
print_count (guint passing, guint total)
{
  return g_strdup_printf (
    /* Translators: %1$'u of the %2$'u rows of the timeline's list pass the filter */
    ngettext ("%1$'u of %2$'u item", "%1$'u of %2$'u items", total), passing, total);
}

GtkWidget *
dossier_timeline_list_new (DossierSession *session, gconstpointer origin)
{
  static const DossierRecordKind kind = {
    .get_name = get_name,
    .css_class = "timeline-records",
    .first_rows = FIRST_ROWS,
    .collect = collect,
    .make = make_row,
    .bind = bind_row,
    .set_narrow = set_narrow,
    .get_row_name = get_row_name,
    .get_group = get_group,
    .get_focusable = get_focusable,
    .print_count = print_count,
  };
  GtkWidget *list;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  list = dossier_record_list_new (session, &kind);
  dossier_record_list_set_origin (DOSSIER_RECORD_LIST (list), origin);
  g_signal_connect_object (session, "notify::organisation",
                           G_CALLBACK (dossier_record_list_refresh), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (dossier_record_list_refresh), list,
                           G_CONNECT_SWAPPED);
  return list;
}
