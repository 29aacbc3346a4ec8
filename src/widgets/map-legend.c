/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-legend.h"

#include <adwaita.h>

#include "widgets/column.h"
#include "widgets/palette.h"
#include "widgets/wrap-layout.h"

/* A small piece of the map. */
#define DOSSIER_TYPE_MAP_SWATCH (dossier_map_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapSwatch, dossier_map_swatch, DOSSIER, MAP_SWATCH, GtkWidget)

struct _DossierMapSwatch
{
  GtkWidget parent_instance;

  DossierStatus status;
  gboolean second;
};

G_DEFINE_FINAL_TYPE (DossierMapSwatch, dossier_map_swatch, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *box;
  DossierMapSwatch *swatch;
  GtkLabel *label;
} Row;

struct _DossierMapLegend
{
  GtkWidget parent_instance;

  GtkWidget *lead;
  GArray *rows; /* of Row */
};

enum
{
  PROP_0,
  PROP_LEAD,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierMapLegend, dossier_map_legend, GTK_TYPE_WIDGET)

/* The swatch */

static void
dossier_map_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierMapSwatch *self = DOSSIER_MAP_SWATCH (widget);
  DossierMapStyle style = { .dark = dossier_palette_is_dark (widget),
                            .high_contrast = dossier_palette_is_high_contrast (widget) };
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0.f, 0.f, DOSSIER_SWATCH_WIDTH,
                                                              DOSSIER_SWATCH_HEIGHT));

  dossier_map_style_swatch (&style, cr, self->status, self->second);
  cairo_destroy (cr);
}

static void
dossier_map_swatch_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural =
    orientation == GTK_ORIENTATION_HORIZONTAL ? DOSSIER_SWATCH_WIDTH : DOSSIER_SWATCH_HEIGHT;
}

static void
dossier_map_swatch_class_init (DossierMapSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dossier_map_swatch_snapshot;
  widget_class->measure = dossier_map_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  /* The text beside it says the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_map_swatch_init (DossierMapSwatch *self)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/* The legend */

static void
add_row (DossierMapLegend *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *column = dossier_column_new (0);
  Row row = { gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
              g_object_new (DOSSIER_TYPE_MAP_SWATCH, NULL), GTK_LABEL (label) };

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_box_append (GTK_BOX (row.box), GTK_WIDGET (row.swatch));
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  dossier_column_append (DOSSIER_COLUMN (column), label);
  gtk_box_append (GTK_BOX (row.box), column);
  gtk_widget_set_parent (row.box, GTK_WIDGET (self));
  g_array_append_val (self->rows, row);
}

static void
set_swatch (DossierMapSwatch *swatch, const DossierMapLegendEntry *entry)
{
  gtk_widget_set_visible (GTK_WIDGET (swatch), entry->status != DOSSIER_STATUS_NONE);
  if (swatch->status == entry->status && swatch->second == entry->second)
    return;
  swatch->status = entry->status;
  swatch->second = entry->second;
  gtk_widget_queue_draw (GTK_WIDGET (swatch));
}

/* Much of it is as it was whenever the query changes: measuring a label anew or setting a tooltip
 * takes longer than to look. */
static void
set_row (const Row *row, const DossierMapLegendEntry *entry)
{
  set_swatch (row->swatch, entry);
  if (g_strcmp0 (gtk_label_get_text (row->label), entry->text) != 0)
    gtk_label_set_text (row->label, entry->text);
  if (entry->status == DOSSIER_STATUS_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (row->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->label), "dim-label");
  if (g_strcmp0 (gtk_widget_get_tooltip_text (row->box), entry->tooltip) != 0)
    gtk_widget_set_tooltip_text (row->box, entry->tooltip);
}

static void
clear_row (gpointer row)
{
  gtk_widget_unparent (((Row *) row)->box);
}

static void
set_lead (DossierMapLegend *self, GtkWidget *lead)
{
  if (self->lead == lead)
    return;
  g_clear_pointer (&self->lead, gtk_widget_unparent);
  self->lead = lead;
  if (lead != NULL)
    gtk_widget_insert_after (lead, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

static void
dossier_map_legend_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LEAD:
      g_value_set_object (value, DOSSIER_MAP_LEGEND (object)->lead);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_map_legend_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LEAD:
      set_lead (DOSSIER_MAP_LEGEND (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_map_legend_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_MAP_LEGEND (object)->lead, gtk_widget_unparent);
  g_clear_pointer (&DOSSIER_MAP_LEGEND (object)->rows, g_array_unref);
  G_OBJECT_CLASS (dossier_map_legend_parent_class)->dispose (object);
}

static void
dossier_map_legend_class_init (DossierMapLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_map_legend_get_property;
  object_class->set_property = dossier_map_legend_set_property;
  object_class->dispose = dossier_map_legend_dispose;

  properties[PROP_LEAD] =
    g_param_spec_object ("lead", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_map_legend_init (DossierMapLegend *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_wrap_layout_new (14, 3));
}

GtkWidget *
dossier_map_legend_new (void)
{
  return g_object_new (DOSSIER_TYPE_MAP_LEGEND, NULL);
}

void
dossier_map_legend_take_entries (DossierMapLegend *self, GArray *entries)
{
  g_return_if_fail (DOSSIER_IS_MAP_LEGEND (self));
  g_return_if_fail (entries != NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      if (i == self->rows->len)
        add_row (self);
      set_row (&g_array_index (self->rows, Row, i),
               &g_array_index (entries, DossierMapLegendEntry, i));
    }
  g_array_set_size (self->rows, entries->len);
  g_array_unref (entries);
}
