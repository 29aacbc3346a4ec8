/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/evidence-pages.h"
#include "app/settings.h"
#include "model/number.h"
#include "views/commitments-view.h"
#include "views/notes-view.h"
#include "views/quotes-view.h"
#include "views/sources-view.h"
#include "widgets/wrap-layout.h"

typedef struct
{
  const char *name;
  const char *title;
  const char *spoken;
  DossierKind kind;
  GtkWidget *(*make) (DossierSession *session);
} Page;

static GtkWidget *
make_notes (DossierSession *session)
{
  GtkWidget *view = dossier_notes_view_new (session);

  if (dossier_settings_get () != NULL)
    g_settings_bind (dossier_settings_get (), "notes-order", view, "order",
                     G_SETTINGS_BIND_DEFAULT);
  return view;
}

static const Page pages[] = {
  /* Translators: heading or tab of a list: what people said */
  { "quotes", N_ ("Quotes"), N_ ("Quotes"), DOSSIER_KIND_QUOTE, dossier_quotes_view_new },
  /* Translators: tab of the list of commitments with what came of them */
  { "said-and-done", N_ ("Said & done"), N_ ("Said and done"), DOSSIER_KIND_COMMITMENT,
    dossier_commitments_view_new },
  /* Translators: heading or tab of a list: where something was published */
  { "sources", N_ ("Sources"), N_ ("Sources"), DOSSIER_KIND_SOURCE, dossier_sources_view_new },
  /* Translators: heading or tab of a list: what the reader wrote or marked */
  { "notes", N_ ("Notes"), N_ ("Notes"), DOSSIER_KIND_NOTE, make_notes },
};
#define N_PAGES G_N_ELEMENTS (pages)

struct _DossierEvidencePages
{
  AdwBin parent_instance;

  DossierSession *session;
  GtkStack *stack;
  GtkWidget *bins[N_PAGES];
  GtkWidget *buttons[N_PAGES];
  GtkWidget *counts[N_PAGES];
  GtkWidget *map;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_PAGE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierEvidencePages, dossier_evidence_pages, ADW_TYPE_BIN)

static void
make_page (DossierEvidencePages *self, guint i)
{
  if (adw_bin_get_child (ADW_BIN (self->bins[i])) == NULL)
    adw_bin_set_child (ADW_BIN (self->bins[i]), pages[i].make (self->session));
}

static void
describe_button (DossierEvidencePages *self, guint i, guint passing, guint total)
{
  g_autofree char *text = NULL;

  if (passing == total)
    text = dossier_number_to_display (total);
  else
    /* Translators: how many of a list the filter leaves, %1$'u of %2$'u. */
    text = g_strdup_printf (_ ("%1$'u of %2$'u"), passing, total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update_counts (DossierEvidencePages *self)
{
  DossierCrossfilter *results = dossier_session_get_results (self->session);

  for (guint i = 0; i < N_PAGES && results != NULL; i++)
    {
      guint passing = dossier_crossfilter_get_passing (results, pages[i].kind);
      g_autofree char *text = dossier_number_to_display (passing);

      gtk_label_set_label (GTK_LABEL (self->counts[i]), text);
      describe_button (self, i, passing, dossier_crossfilter_get_total (results, pages[i].kind));
    }
}

static void
toggled_cb (GtkToggleButton *button, DossierEvidencePages *self)
{
  for (guint i = 0; i < N_PAGES && gtk_toggle_button_get_active (button); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        make_page (self, i);
        gtk_stack_set_visible_child (self->stack, self->bins[i]);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
      }
}

/* By a person, that is: also the page that shows already. */
static void
clicked_cb (DossierEvidencePages *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
make_map_button (DossierEvidencePages *self)
{
  self->map = gtk_button_new_from_icon_name ("mark-location-symbolic");
  gtk_widget_add_css_class (self->map, "flat");
  gtk_widget_set_valign (self->map, GTK_ALIGN_START);
  gtk_widget_set_visible (self->map, FALSE);
  gtk_widget_set_tooltip_text (self->map, _ ("Show the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the map"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->map), "s", "map");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->map), "win.page");
  return self->map;
}

static GtkWidget *
make_button (DossierEvidencePages *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (_ (pages[i].title));
  GtkWidget *squeezer = adw_squeezer_new ();

  /* In a narrow window the counts give way before the titles begin a second row. */
  self->counts[i] = gtk_label_new ("");
  gtk_widget_add_css_class (self->counts[i], "dim-label");
  gtk_widget_add_css_class (self->counts[i], "numeric");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  adw_squeezer_set_allow_none (ADW_SQUEEZER (squeezer), TRUE);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), self->counts[i]);
  gtk_box_append (GTK_BOX (box), squeezer);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (pages[i].spoken), -1);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->buttons[0]));
  self->buttons[i] = button;
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
dossier_evidence_pages_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, dossier_evidence_pages_get_page (DOSSIER_EVIDENCE_PAGES (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_evidence_pages_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAGE:
      dossier_evidence_pages_set_page (DOSSIER_EVIDENCE_PAGES (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_evidence_pages_dispose (GObject *object)
{
  DossierEvidencePages *self = DOSSIER_EVIDENCE_PAGES (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_evidence_pages_parent_class)->dispose (object);
}

static void
dossier_evidence_pages_class_init (DossierEvidencePagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_evidence_pages_dispose;
  object_class->get_property = dossier_evidence_pages_get_property;
  object_class->set_property = dossier_evidence_pages_set_property;
  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, "quotes",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_EVIDENCE_PAGES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_evidence_pages_init (DossierEvidencePages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (tabs, "evidence-tabs");
  for (guint i = 0; i < N_PAGES; i++)
    {
      self->bins[i] = adw_bin_new ();
      gtk_stack_add_child (self->stack, self->bins[i]);
      gtk_box_append (GTK_BOX (tabs), make_button (self, i));
    }
  gtk_widget_set_layout_manager (tabs, dossier_wrap_layout_new_yielding (0, 2));
  gtk_widget_set_hexpand (tabs, TRUE);
  gtk_box_append (GTK_BOX (bar), tabs);
  gtk_box_append (GTK_BOX (bar), make_map_button (self));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_evidence_pages_new (DossierSession *session)
{
  DossierEvidencePages *self = g_object_new (DOSSIER_TYPE_EVIDENCE_PAGES, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  dossier_evidence_pages_set_page (self, pages[0].name);
  return GTK_WIDGET (self);
}

/* A name that is none changes nothing. */
void
dossier_evidence_pages_set_page (DossierEvidencePages *self, const char *name)
{
  g_return_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self));

  for (guint i = 0; i < N_PAGES; i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

void
dossier_evidence_pages_offer_map (DossierEvidencePages *self, gboolean offered)
{
  g_return_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self));

  gtk_widget_set_visible (self->map, offered);
}

void
dossier_evidence_pages_show_kind (DossierEvidencePages *self, DossierKind kind)
{
  g_return_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self));

  for (guint i = 0; i < N_PAGES; i++)
    if (pages[i].kind == kind)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

void
dossier_evidence_pages_edit_note (DossierEvidencePages *self, const char *uuid)
{
  g_return_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self));

  dossier_evidence_pages_show_kind (self, DOSSIER_KIND_NOTE);
  for (guint i = 0; i < N_PAGES; i++)
    if (pages[i].kind == DOSSIER_KIND_NOTE)
      dossier_notes_view_edit (DOSSIER_NOTES_VIEW (adw_bin_get_child (ADW_BIN (self->bins[i]))),
                               uuid);
}

const char *
dossier_evidence_pages_get_page (DossierEvidencePages *self)
{
  g_return_val_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self), NULL);

  for (guint i = 0; i < N_PAGES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      return pages[i].name;
  return pages[0].name;
}

void
dossier_evidence_pages_focus_list (DossierEvidencePages *self)
{
  GtkWidget *page;
  GtkWidget *focus;

  g_return_if_fail (DOSSIER_IS_EVIDENCE_PAGES (self));

  page = gtk_stack_get_visible_child (self->stack);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    return;
  if (gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (page))) ||
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    return;
  for (guint i = 0; i < N_PAGES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      gtk_widget_grab_focus (self->buttons[i]);
}
