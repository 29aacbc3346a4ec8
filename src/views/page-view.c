/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/page-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "model/page-words.h"
#include "model/page.h"
#include "views/page-loader.h"
#include "widgets/page-picture.h"

#define ZOOM_STEP 1.25
#define MAX_ZOOM 4.
/* Above what is outlined, in pixels, when it is brought into view. */
#define ABOVE 48

struct _DossierPageView
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierDocument *document; /* of which pages are shown */
  DossierPageLoader *loader;
  GCancellable *cancellable; /* while a page is drawn */
  GSimpleActionGroup *actions;
  GtkWidget *close;
  GtkWidget *name;
  GtkWidget *stack;
  GtkWidget *spinner;
  GtkWidget *scroller;
  DossierPagePicture *picture;
  GtkWidget *message;

  guint passage;  /* what is shown, from the first character of it on the page */
  guint page;     /* that is shown, or will be */
  guint n_pages;  /* 0 while that is not known */
  guint followed; /* the page on which the reader was last */
  int drawn;      /* the width that was asked for */
  double zoom;
  gboolean reveal; /* bring what is outlined into view, once it is laid out */
  guint size_source;
};

enum
{
  CLOSE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPageView, dossier_page_view, GTK_TYPE_BOX)

/* What is on the page */

static const char *
get_label (DossierPageView *self)
{
  for (guint i = 0; i < self->document->pages->len; i++)
    {
      const DossierPageStart *start = &g_array_index (self->document->pages, DossierPageStart, i);

      if (start->page == self->page)
        return start->label;
    }
  return NULL;
}

static void
show_name (DossierPageView *self)
{
  const char *label = get_label (self);
  g_autofree char *number = g_strdup_printf ("%u", self->page + 1);
  g_autofree char *text = NULL;

  if (self->n_pages == 0)
    /* Translators: %s is what a page is called: “37”, “xii” */
    text = g_strdup_printf (_ ("Page %s"), label != NULL ? label : number);
  else
    /* Translators: %1$s is what a page is called: “37”, “xii”; %2$u is its place in the file, %3$u
     * how many pages that has */
    text = g_strdup_printf (_ ("Page %1$s (%2$u of %3$u)"), label != NULL ? label : number,
                            self->page + 1, self->n_pages);
  gtk_label_set_text (GTK_LABEL (self->name), text);
}

static void
describe (DossierPageView *self, const char *words, gboolean outlined)
{
  g_autofree char *text = NULL;

  if (words == NULL)
    text = g_strdup (_ ("The passage does not stand on this page."));
  else if (outlined)
    /* Translators: %s are words of a text */
    text = g_strdup_printf (_ ("Outlined: %s"), words);
  else
    text = g_strdup (_ ("The place of the passage on the page could not be made out."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update_actions (DossierPageView *self)
{
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "previous", self->page > 0 },
    { "next", self->n_pages == 0 || self->page + 1 < self->n_pages },
    { "zoom-in", self->zoom < MAX_ZOOM },
    { "zoom-out", self->zoom > 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), states[i].name)),
      states[i].enabled);
}

/* Drawing */

static int
get_wanted_width (DossierPageView *self)
{
  return (int) (MAX (gtk_widget_get_width (self->scroller), 200) * self->zoom) *
         gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
stop (DossierPageView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DossierPageView *self = data;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkAdjustment *along = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GdkRectangle rect;

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  if (dossier_page_picture_get_outlined (self->picture, &rect))
    {
      gtk_adjustment_clamp_page (along, rect.x - ABOVE, rect.x + rect.width + ABOVE);
      gtk_adjustment_set_value (down, rect.y - ABOVE);
    }
  else
    gtk_adjustment_set_value (down, 0);
  return G_SOURCE_REMOVE;
}

/* The spinner would go on for ever where nobody sees it. */
static void
show_child (DossierPageView *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), g_str_equal (name, "wait"));
}

static void
show_picture (DossierPageView *self, DossierPdfPicture *picture)
{
  DossierDocument *document = self->document;
  g_autofree char *words = dossier_document_dup_words_on_page (document, self->passage, self->page);
  double place = dossier_document_get_place_on_page (document, self->passage, self->page);
  g_autoptr (GArray) areas =
    words != NULL ? dossier_pdf_picture_find (picture, words, place) : NULL;

  self->n_pages = picture->n_pages;
  dossier_page_picture_set_picture (self->picture, picture);
  dossier_page_picture_set_areas (self->picture, areas);
  show_child (self, "page");
  show_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->name)), -1);
  describe (self, words, areas != NULL && areas->len > 0);
  update_actions (self);
  if (self->reveal)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->picture), reveal_cb, self, NULL);
  self->reveal = FALSE;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPageView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPdfPicture) picture =
    dossier_page_loader_load_finish (DOSSIER_PAGE_LOADER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL ||
      G_OBJECT (self->loader) != source)
    return;
  g_clear_object (&self->cancellable);
  if (picture != NULL)
    {
      show_picture (self, picture);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->message), error->message);
  show_child (self, "message");
}

static void
draw (DossierPageView *self)
{
  DossierStore *store = dossier_session_get_store (self->session);

  if (self->document == NULL || store == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->drawn = get_wanted_width (self);
  show_name (self);
  update_actions (self);
  dossier_page_loader_load_async (self->loader, store, self->page, self->drawn, self->cancellable,
                                  drawn_cb, g_object_ref (self));
}

static void
go_to_page (DossierPageView *self, guint page)
{
  self->page = page;
  self->reveal = TRUE;
  draw (self);
}

void
dossier_page_view_show_place (DossierPageView *self, guint passage, guint offset)
{
  DossierDocument *document;
  const DossierPageStart *start;

  g_return_if_fail (DOSSIER_IS_PAGE_VIEW (self));

  document = dossier_session_get_document (self->session);
  if (document == NULL || !dossier_document_has_page_pictures (document))
    return;
  if (self->document == NULL || g_strcmp0 (self->document->uuid, document->uuid) != 0 ||
      g_strcmp0 (self->document->hash, document->hash) != 0)
    {
      g_clear_object (&self->loader);
      self->loader = dossier_page_loader_new (document->uuid);
      self->n_pages = 0;
      show_child (self, "wait");
    }
  g_set_object (&self->document, document);
  self->passage = passage;
  start = dossier_document_get_page (document, passage, offset);
  self->followed = start != NULL ? start->page : 0;
  go_to_page (self, self->followed);
}

/* Actions */

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierPageView *self = data;
  gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "next");

  go_to_page (self, forward ? self->page + 1 : self->page - 1);
}

static void
update_width (DossierPageView *self)
{
  int room = gtk_widget_get_width (self->scroller);

  dossier_page_picture_set_least_width (self->picture,
                                        self->zoom > 1 ? (int) (room * self->zoom) : 0);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierPageView *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  double zoom = 1;

  if (g_str_equal (name, "zoom-in"))
    zoom = self->zoom * ZOOM_STEP;
  else if (g_str_equal (name, "zoom-out"))
    zoom = self->zoom / ZOOM_STEP;
  self->zoom = CLAMP (zoom, 1, MAX_ZOOM);
  update_width (self);
  self->reveal = TRUE;
  draw (self);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierPageView *self = data;

  stop (self);
  g_signal_emit (self, signals[CLOSE], 0);
}

/* A picture for another width than this one was drawn for. */
static gboolean
size_cb (gpointer data)
{
  DossierPageView *self = data;

  self->size_source = 0;
  update_width (self);
  if (get_wanted_width (self) > self->drawn)
    draw (self);
  return G_SOURCE_REMOVE;
}

static void
room_changed_cb (DossierPageView *self)
{
  if (self->size_source == 0 && self->document != NULL)
    self->size_source = g_idle_add (size_cb, self);
}

/* Only what stands on another page than before takes the person there. */
static void
place_changed_cb (DossierPageView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  const DossierPageStart *start;
  guint passage, offset;

  if (document == NULL || self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      g_strcmp0 (document->uuid, self->document->uuid) != 0)
    return;
  dossier_session_get_place (self->session, &passage, &offset);
  start = dossier_document_get_page (document, passage, offset);
  if (start != NULL && start->page != self->followed)
    dossier_page_view_show_place (self, passage, offset);
}

static void
document_changed_cb (DossierPageView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  if (self->document == NULL ||
      (document != NULL && g_strcmp0 (document->uuid, self->document->uuid) == 0))
    return;
  stop (self);
  g_clear_object (&self->document);
  g_clear_object (&self->loader);
  dossier_page_picture_set_picture (self->picture, NULL);
  g_signal_emit (self, signals[CLOSE], 0);
}

/* Parts */

static GtkWidget *
make_button (const char *icon, const char *action, const char *tip, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_bar (DossierPageView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->close = gtk_button_new ();
  gtk_widget_add_css_class (self->close, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "page.close");
  self->name = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->name), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->name, "heading");
  gtk_widget_add_css_class (bar, "reader-bar");
  gtk_box_append (GTK_BOX (bar), self->close);
  gtk_box_append (GTK_BOX (bar),
                  make_button ("go-up-symbolic", "page.previous",
                               _ ("Previous Page (Ctrl+Page Up)"),
                               /* Translators: a button's name read aloud: the page before */
                               _ ("Previous page")));
  gtk_box_append (GTK_BOX (bar),
                  make_button ("go-down-symbolic", "page.next", _ ("Next Page (Ctrl+Page Down)"),
                               /* Translators: a button's name read aloud: the page
                                * after */
                               _ ("Next page")));
  gtk_box_append (GTK_BOX (bar), self->name);
  gtk_box_append (GTK_BOX (bar), make_button ("zoom-out-symbolic", "page.zoom-out",
                                              /* Translators: a button's tooltip, with its key */
                                              _ ("Smaller (−)"),
                                              /* Translators: a button's name read aloud: shows the
                                               * page smaller */
                                              _ ("Smaller page")));
  gtk_box_append (GTK_BOX (bar), make_button ("zoom-in-symbolic", "page.zoom-in",
                                              /* Translators: a button's tooltip, with its key */
                                              _ ("Larger (+)"),
                                              /* Translators: a button's name read aloud: shows the
                                               * page larger */
                                              _ ("Larger page")));
  return bar;
}

static void
make_stack (DossierPageView *self)
{
  self->stack = gtk_stack_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->picture = DOSSIER_PAGE_PICTURE (dossier_page_picture_new ());
  self->message = gtk_label_new (NULL);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->picture));
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->message), TRUE);
  gtk_widget_set_margin_start (self->message, 24);
  gtk_widget_set_margin_end (self->message, 24);
  gtk_stack_add_named (GTK_STACK (self->stack), self->spinner, "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), self->message, "message");
  gtk_widget_set_vexpand (self->stack, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                             GTK_SCROLLED_WINDOW (self->scroller)),
                           "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_page_view_dispose (GObject *object)
{
  DossierPageView *self = DOSSIER_PAGE_VIEW (object);

  stop (self);
  g_clear_handle_id (&self->size_source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->loader);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_page_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType held;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "page.previous" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "page.next" },
    { GDK_KEY_plus, 0, "page.zoom-in" },
    { GDK_KEY_equal, 0, "page.zoom-in" },
    { GDK_KEY_KP_Add, 0, "page.zoom-in" },
    { GDK_KEY_minus, 0, "page.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "page.zoom-out" },
    { GDK_KEY_0, 0, "page.zoom-normal" },
    { GDK_KEY_Escape, 0, "page.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].held, keys[i].action, NULL);
}

static void
dossier_page_view_class_init (DossierPageViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_page_view_dispose;
  signals[CLOSE] = g_signal_new ("close", DOSSIER_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pageview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  add_keys (GTK_WIDGET_CLASS (klass));
}

static void
dossier_page_view_init (DossierPageView *self)
{
  static const GActionEntry entries[] = {
    { "previous", step_cb }, { "next", step_cb },        { "zoom-in", zoom_cb },
    { "zoom-out", zoom_cb }, { "zoom-normal", zoom_cb }, { "close", close_cb },
  };

  self->zoom = 1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what shows the page of a PDF as it looks */
                                  _ ("Original page"), -1);
  gtk_box_append (GTK_BOX (self), make_bar (self));
  make_stack (self);
  gtk_box_append (GTK_BOX (self), self->stack);
  dossier_page_view_set_alone (self, FALSE);
}

GtkWidget *
dossier_page_view_new (DossierSession *session)
{
  DossierPageView *self = g_object_new (DOSSIER_TYPE_PAGE_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::passage", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dossier_page_view_set_alone (DossierPageView *self, gboolean alone)
{
  const char *name = alone ? _ ("Back to the text") : _ ("Close the page");
  const char *tip = alone ? _ ("Back to the Text (Esc)") : _ ("Close the Page (Esc)");

  g_return_if_fail (DOSSIER_IS_PAGE_VIEW (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->close),
                            alone ? "go-previous-symbolic" : "window-close-symbolic");
  gtk_widget_set_tooltip_text (self->close, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
dossier_page_view_grab (DossierPageView *self)
{
  g_return_if_fail (DOSSIER_IS_PAGE_VIEW (self));

  gtk_widget_grab_focus (self->scroller);
}
