/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/text-view-private.h"
#include "widgets/unhinted.h"

enum
{
  PROP_ZOOM = 1,
  PROP_FONT,
  PROP_LINE_HEIGHT,
  PROP_TEXT_WIDTH,
  PROP_THEME,
  PROP_PASSAGE_NUMBERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (DossierReaderTheme,
                    dossier_reader_theme,
                    G_DEFINE_ENUM_VALUE (DOSSIER_READER_THEME_FOLLOW, "follow"),
                    G_DEFINE_ENUM_VALUE (DOSSIER_READER_THEME_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (DOSSIER_READER_THEME_SEPIA, "sepia"),
                    G_DEFINE_ENUM_VALUE (DOSSIER_READER_THEME_DARK, "dark"))

G_DEFINE_FINAL_TYPE (DossierTextView, dossier_text_view, GTK_TYPE_TEXT_VIEW)

static void
set_zoom (DossierTextView *self, double zoom)
{
  if (fabs (self->zoom - zoom) < 0.0001)
    return;
  self->zoom = zoom;
  dossier_text_view_restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_font (DossierTextView *self, const char *font)
{
  if (g_strcmp0 (self->font, font) == 0)
    return;
  g_free (self->font);
  self->font = g_strdup (font != NULL ? font : "");
  dossier_text_view_restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT]);
}

static void
set_line_height (DossierTextView *self, double line_height)
{
  if (fabs (self->line_height - line_height) < 0.0001)
    return;
  self->line_height = line_height;
  dossier_text_view_restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE_HEIGHT]);
}

static void
set_text_width (DossierTextView *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  dossier_text_view_restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_WIDTH]);
}

static void
set_theme (DossierTextView *self, DossierReaderTheme theme)
{
  static const char *const classes[] = { NULL, "reader-light", "reader-sepia", "reader-dark" };

  if (self->theme == theme)
    return;
  if (classes[self->theme] != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->theme]);
  self->theme = theme;
  if (classes[theme] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), classes[theme]);
  dossier_text_view_restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

static void
set_passage_numbers (DossierTextView *self, gboolean passage_numbers)
{
  if (self->passage_numbers == passage_numbers)
    return;
  dossier_text_view_hold_place (self);
  self->passage_numbers = passage_numbers;
  dossier_text_view_fit_column (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSAGE_NUMBERS]);
}

static void
adjustment_changed_cb (DossierTextView *self)
{
  dossier_text_view_watch_adjustment (self);
}

static void
dossier_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->css_changed (widget, change);
  dossier_text_view_restyle (DOSSIER_TEXT_VIEW (widget));
  /* GTK has all lines measured again; see there. */
  gtk_widget_queue_allocate (widget);
}

static void
dossier_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  if (width != self->allocated_width)
    {
      if (self->allocated_width > 0)
        dossier_text_view_hold_place (self);
      self->allocated_width = width;
      dossier_text_view_fit_column (self, width);
    }
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
  dossier_text_view_allocated (self);
}

static void
dossier_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (view);

  if (self->layout == NULL)
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dossier_text_view_paint_below (self, snapshot);
  else
    dossier_text_view_paint_above (self, snapshot);
}

static void
dossier_text_view_dispose (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  dossier_text_view_stop_filling (self);
  dossier_text_view_clear_scrolling (self);
  g_clear_handle_id (&self->selection_id, g_source_remove);
  self->speaker_number = NULL;
  self->passes = NULL;

  G_OBJECT_CLASS (dossier_text_view_parent_class)->dispose (object);
}

static void
dossier_text_view_finalize (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  g_clear_pointer (&self->layout, dossier_reading_layout_unref);
  g_clear_pointer (&self->focus_ranges, g_array_unref);
  g_clear_pointer (&self->focus_passages, g_array_unref);
  g_clear_pointer (&self->preview_ranges, g_array_unref);
  g_clear_pointer (&self->annotations, g_array_unref);
  g_clear_pointer (&self->suggested_ranges, g_array_unref);
  g_clear_pointer (&self->suggested_current, g_array_unref);
  g_clear_pointer (&self->found_ranges, g_array_unref);
  g_clear_pointer (&self->font, g_free);
  dossier_text_style_clear (&self->style);
  dossier_text_tags_clear (&self->tags);

  G_OBJECT_CLASS (dossier_text_view_parent_class)->finalize (object);
}

static void
dossier_text_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FONT:
      g_value_set_string (value, self->font);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_double (value, self->line_height);
      break;
    case PROP_TEXT_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_THEME:
      g_value_set_enum (value, self->theme);
      break;
    case PROP_PASSAGE_NUMBERS:
      g_value_set_boolean (value, self->passage_numbers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_text_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FONT:
      set_font (self, g_value_get_string (value));
      break;
    case PROP_LINE_HEIGHT:
      set_line_height (self, g_value_get_double (value));
      break;
    case PROP_TEXT_WIDTH:
      set_text_width (self, g_value_get_int (value));
      break;
    case PROP_THEME:
      set_theme (self, g_value_get_enum (value));
      break;
    case PROP_PASSAGE_NUMBERS:
      set_passage_numbers (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3.0, 1.0, flags);
  properties[PROP_FONT] = g_param_spec_string ("font", NULL, NULL, "", flags);
  properties[PROP_LINE_HEIGHT] =
    g_param_spec_double ("line-height", NULL, NULL, 1.0, 2.5, 1.55, flags);
  properties[PROP_TEXT_WIDTH] = g_param_spec_int ("text-width", NULL, NULL, 30, 120, 68, flags);
  properties[PROP_THEME] = g_param_spec_enum ("theme", NULL, NULL, DOSSIER_TYPE_READER_THEME,
                                              DOSSIER_READER_THEME_FOLLOW, flags);
  properties[PROP_PASSAGE_NUMBERS] =
    g_param_spec_boolean ("passage-numbers", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
dossier_text_view_class_init (DossierTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = dossier_text_view_dispose;
  object_class->finalize = dossier_text_view_finalize;
  object_class->get_property = dossier_text_view_get_property;
  object_class->set_property = dossier_text_view_set_property;
  widget_class->css_changed = dossier_text_view_css_changed;
  widget_class->size_allocate = dossier_text_view_size_allocate;
  view_class->snapshot_layer = dossier_text_view_snapshot_layer;

  install_properties (object_class);
  dossier_text_view_class_init_scrolling (klass);
  dossier_text_view_class_init_pointer (klass);
  dossier_text_view_class_init_copy (klass);
}

static void
dossier_text_view_init (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->zoom = 1.0;
  self->font = g_strdup ("");
  self->line_height = 1.55;
  self->width = 68;
  dossier_text_tags_init (&self->tags);

  gtk_widget_add_css_class (GTK_WIDGET (self), "reader");
  dossier_widget_set_unhinted (GTK_WIDGET (self));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"),
                                  -1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dossier_text_view_restyle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (dossier_text_view_restyle),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), NULL);
  dossier_text_view_init_pointer (self);
  dossier_text_view_leave_drops (self);
}

GtkWidget *
dossier_text_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_TEXT_VIEW, NULL);
}

void
dossier_text_view_set_layout (DossierTextView *self, DossierReadingLayout *layout)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;
  GtkTextIter start;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->layout == layout)
    return;
  dossier_text_view_stop_filling (self);
  dossier_text_view_clear_scrolling (self);
  dossier_text_view_set_focus (self, NULL, NULL);
  dossier_text_view_set_preview (self, NULL);
  dossier_text_view_set_annotations (self, NULL);
  dossier_text_view_set_found (self, NULL);
  dossier_text_view_set_suggested (self, NULL, NULL);
  if (layout != NULL)
    dossier_reading_layout_ref (layout);
  g_clear_pointer (&self->layout, dossier_reading_layout_unref);
  self->layout = layout;
  self->hovered = NULL;
  dossier_text_view_fit_column (self, gtk_widget_get_width (GTK_WIDGET (self)));

  /* Filled before the view sees it: a line is worked out once, with all its tags. */
  buffer = gtk_text_buffer_new (self->tags.table);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->buffer = buffer;
  dossier_text_view_fill_first (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  dossier_text_view_show_buffer (self);
}

DossierReadingLayout *
dossier_text_view_get_layout (DossierTextView *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  return self->layout;
}

void
dossier_text_view_set_speaker_numbers (DossierTextView *self,
                                       DossierSpeakerNumberFunc func,
                                       gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->speaker_number = func;
  self->speaker_data = user_data;
}

static GArray *
copy_array (const GArray *array)
{
  return array != NULL ? g_array_copy ((GArray *) array) : NULL;
}

void
dossier_text_view_set_focus (DossierTextView *self, const GArray *ranges, const GArray *passages)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  g_clear_pointer (&self->focus_ranges, g_array_unref);
  g_clear_pointer (&self->focus_passages, g_array_unref);
  self->focus_ranges = copy_array (ranges);
  self->focus_passages = copy_array (passages);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_set_preview (DossierTextView *self, const GArray *ranges)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->preview_ranges == NULL && ranges == NULL)
    return;
  g_clear_pointer (&self->preview_ranges, g_array_unref);
  self->preview_ranges = copy_array (ranges);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_set_suggested (DossierTextView *self, const GArray *ranges, const GArray *current)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->suggested_ranges == NULL && ranges == NULL)
    return;
  g_clear_pointer (&self->suggested_ranges, g_array_unref);
  g_clear_pointer (&self->suggested_current, g_array_unref);
  self->suggested_ranges = copy_array (ranges);
  self->suggested_current = copy_array (current);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_set_found (DossierTextView *self, const GArray *ranges)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->found_ranges == NULL && ranges == NULL)
    return;
  g_clear_pointer (&self->found_ranges, g_array_unref);
  self->found_ranges = copy_array (ranges);
  self->found_current = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_set_found_current (DossierTextView *self, int current)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->found_current == current)
    return;
  self->found_current = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_set_filter (DossierTextView *self, DossierPassageFunc passes, gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->passes = passes;
  self->passes_data = user_data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
