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

struct _DossierMapLegend
{
  GtkWidget parent_instance;

  GtkWidget *lead;
  GArray *entries;
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
add_entry (DossierMapLegend *self, const DossierMapLegendEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (entry->text);
  GtkWidget *column = dossier_column_new (0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  if (entry->status != DOSSIER_STATUS_NONE)
    {
      DossierMapSwatch *swatch = g_object_new (DOSSIER_TYPE_MAP_SWATCH, NULL);

      swatch->status = entry->status;
      swatch->second = entry->second;
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (swatch));
    }
  else
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  dossier_column_append (DOSSIER_COLUMN (column), label);
  gtk_box_append (GTK_BOX (box), column);
  gtk_widget_set_tooltip_text (box, entry->tooltip);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
remove_entries (DossierMapLegend *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != self->lead)
        gtk_widget_unparent (child);
      child = next;
    }
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

static gboolean
entries_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      DossierMapLegendEntry *first = &g_array_index (a, DossierMapLegendEntry, i);
      DossierMapLegendEntry *second = &g_array_index (b, DossierMapLegendEntry, i);

      if (first->status != second->status || first->second != second->second ||
          g_strcmp0 (first->text, second->text) != 0 ||
          g_strcmp0 (first->tooltip, second->tooltip) != 0)
        return FALSE;
    }
  return TRUE;
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
  remove_entries (DOSSIER_MAP_LEGEND (object));
  G_OBJECT_CLASS (dossier_map_legend_parent_class)->dispose (object);
}

static void
dossier_map_legend_finalize (GObject *object)
{
  g_array_unref (DOSSIER_MAP_LEGEND (object)->entries);
  G_OBJECT_CLASS (dossier_map_legend_parent_class)->finalize (object);
}

static void
dossier_map_legend_class_init (DossierMapLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_map_legend_get_property;
  object_class->set_property = dossier_map_legend_set_property;
  object_class->dispose = dossier_map_legend_dispose;
  object_class->finalize = dossier_map_legend_finalize;

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
  self->entries = g_array_new (FALSE, FALSE, sizeof (DossierMapLegendEntry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) dossier_map_legend_entry_clear);
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
  gboolean same;

  g_return_if_fail (DOSSIER_IS_MAP_LEGEND (self));
  g_return_if_fail (entries != NULL);

  same = entries_equal (self->entries, entries);
  g_array_unref (self->entries);
  self->entries = entries;
  if (same)
    return;

  remove_entries (self);
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, &g_array_index (entries, DossierMapLegendEntry, i));
}
