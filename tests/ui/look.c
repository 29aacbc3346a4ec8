/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "look.h"

#include <adwaita.h>

#include "widgets/text-view.h"

/* Half a pixel comes of rounding. */
#define TOLERANCE 1

static GHashTable *faults;
static GHashTable *waiting; /* of what has just been looked at: key → message */
static guint seen;

/* What GTK and libadwaita say in a language that they do not know. */
static const char *const by_toolkit[] = {
  "(None)",  "Apply",       "Clear entry",   "Copy",
  "Cut",     "Delete",      "Insert Emoji",  "No Results Found",
  "Paste",   "Preferences", "Redo",          "Search",
  "Search…", "Select All",  "Serif Regular", "Try a different search.",
  "Undo",
};

/* What is the same in each language: addresses, keys, sizes, names in templates, an example of a
 * query, ids of blocks, numbers in messages, the title of the bundled dossier. The name of a
 * language is ICU's, what is wrong with JSON is said by GLib. */
#define KEPT                                                                                       \
  "https?://\\S*"                                                                                  \
  "|^((Shift|Ctrl|Alt)[+])*(F[0-9]+|Home|[0-9A-Z?,;])$"                                            \
  "|[0-9]\\W[kM]?B\\b"                                                                             \
  "|[{][{].*[}][}]|^⟦[a-z_]+, ⟦|^⟦(plain|obsidian|logseq|pandoc)\\b|^⟦.*: plain⟧$"       \
  "|\\^a[0-9]\\b|“a[0-9]”|%u|^messages[.]po$|[.]jsonld”|--[a-z]+|Parse error: [^)]*"         \
  "|^speaker:zas date:2020-05 place:SRB$"                                                          \
  "|CSTO: In Search of Raisons d’être( [(]mid-2020[)])?"                                        \
  "| · English$|, English⟧"

static void
report (const char *scene, GtkWidget *widget, const char *what, const char *text)
{
  if (waiting == NULL)
    waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (waiting, g_strdup_printf ("%s|%s", what, text),
                        g_strdup_printf ("%s: %s: “%s” (%s)", scene, what, text,
                                         widget != NULL ? G_OBJECT_TYPE_NAME (widget) : "window"));
}

gboolean
look_judge (gboolean final)
{
  GHashTableIter iter;
  gpointer key, message;
  gboolean any = waiting != NULL && g_hash_table_size (waiting) > 0;

  if (faults == NULL)
    faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!any)
    return TRUE;
  g_hash_table_iter_init (&iter, waiting);
  while (final && g_hash_table_iter_next (&iter, &key, &message))
    if (g_hash_table_add (faults, g_strdup (key)))
      g_test_message ("%s", (char *) message);
  g_hash_table_remove_all (waiting);
  return FALSE;
}

/* In another language */

static gboolean
has_latin (const char *text)
{
  while (*text != '\0' && !g_ascii_isalpha (*text))
    text++;
  return *text != '\0';
}

/* All but what is kept is in letters that nobody writes. */
static gboolean
is_kept (const char *text)
{
  static GRegex *kept;
  g_autofree char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (by_toolkit); i++)
    if (g_str_equal (text, by_toolkit[i]))
      return TRUE;
  if (kept == NULL)
    kept = g_regex_new (KEPT, G_REGEX_OPTIMIZE, 0, NULL);
  rest = g_regex_replace_literal (kept, text, -1, 0, "", 0, NULL);
  return rest != NULL && !has_latin (rest);
}

static void
look_at_text (GtkWidget *widget, const char *scene, const char *what, const char *text)
{
  if (text == NULL)
    return;
  seen++;
  if (has_latin (text) && !is_kept (text))
    report (scene, widget, what, text);
}

/* GTK gives a property away only where it is not what it was thought to be. */
static void
look_at_property (GtkWidget *widget,
                  const char *scene,
                  GtkAccessibleProperty property,
                  const char *what)
{
  g_autofree char *text =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "\001");

  if (g_strcmp0 (text, "undefined") != 0)
    look_at_text (widget, scene, what, text);
}

static void
look_at_language (GtkWidget *widget, const char *scene)
{
  look_at_text (widget, scene, "tooltip", gtk_widget_get_tooltip_text (widget));
  look_at_text (widget, scene, "tooltip", g_object_get_data (G_OBJECT (widget), "dossier-tooltip"));
  look_at_property (widget, scene, GTK_ACCESSIBLE_PROPERTY_LABEL, "name");
  look_at_property (widget, scene, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "description");
  look_at_property (widget, scene, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "value");
  look_at_property (widget, scene, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, "placeholder");
  if (GTK_IS_LABEL (widget))
    look_at_text (widget, scene, "label", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_WINDOW (widget))
    look_at_text (widget, scene, "title", gtk_window_get_title (GTK_WINDOW (widget)));
  else if (DOSSIER_IS_TEXT_VIEW (widget))
    {
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        /* Notes at the foot of the text are numbered by letters. */
        if (g_regex_match_simple ("[A-Za-z]{2}", lines[i], 0, 0))
          look_at_text (widget, scene, "text", lines[i]);
    }
}

/* All of it to be seen */

static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkPolicyType horizontal, vertical;

  /* What it shows moves within itself, already. */
  while (GTK_IS_SCROLLABLE (widget))
    widget = gtk_widget_get_parent (widget);
  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &horizontal, &vertical);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? horizontal : vertical) != GTK_POLICY_NEVER;
}

/* Is it within all that it stands in, up to what can be scrolled? */
static gboolean
is_within (GtkWidget *widget, GtkOrientation orientation, GtkWidget **beyond)
{
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    {
      graphene_rect_t bounds;
      float start, size, room;

      if (scrolls (above, orientation))
        return TRUE;
      if (!gtk_widget_compute_bounds (widget, above, &bounds))
        return TRUE;
      start = orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.origin.x : bounds.origin.y;
      size = orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.size.width : bounds.size.height;
      room = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (above)
                                                       : gtk_widget_get_height (above);
      *beyond = above;
      /* A box of CSS may be drawn into the padding round it. */
      if ((start < -TOLERANCE || start + size > room + TOLERANCE) &&
          (gtk_widget_get_overflow (above) == GTK_OVERFLOW_HIDDEN || GTK_IS_NATIVE (above)))
        return FALSE;
      if (GTK_IS_NATIVE (above))
        return TRUE;
    }
  return TRUE;
}

static void
look_at_room (GtkWidget *widget, const char *scene)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const char *text = gtk_label_get_text (GTK_LABEL (widget));
  GtkWidget *beyond = NULL;
  int width, height;

  if (*text == '\0' || !gtk_widget_get_child_visible (widget))
    return;
  seen++;
  pango_layout_get_pixel_size (layout, &width, &height);
  /* So many lines of what is to be had in whole elsewhere. */
  if (gtk_label_get_lines (GTK_LABEL (widget)) > 0)
    return;
  if (pango_layout_is_ellipsized (layout))
    report (scene, widget, "ellipsised", text);
  else if (width > gtk_widget_get_width (widget) + TOLERANCE ||
           height > gtk_widget_get_height (widget) + TOLERANCE)
    report (scene, widget, "cut off", text);
  else
    for (guint i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
      if (!is_within (widget, i, &beyond))
        {
          g_autofree char *what =
            g_strdup_printf ("%s its %s", i == GTK_ORIENTATION_HORIZONTAL ? "beside" : "below",
                             G_OBJECT_TYPE_NAME (beyond));

          report (scene, widget, what, text);
        }
}

void
look_report (const char *fault, const char *what)
{
  report (what, NULL, fault, what);
  look_judge (TRUE);
}

void
look_at (GtkWidget *root, const char *scene, Look what)
{
  /* The toolkit's. */
  if (GTK_IS_SHORTCUT_LABEL (root) || GTK_IS_WINDOW_CONTROLS (root) || ADW_IS_ABOUT_WINDOW (root))
    return;
  /* Kept for another row, which will say something else. */
  if (!gtk_widget_get_mapped (root) && gtk_widget_get_ancestor (root, GTK_TYPE_LIST_VIEW) != NULL)
    return;
  if (what & LOOK_TRANSLATED)
    look_at_language (root, scene);
  if (what & LOOK_WHOLE && GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    look_at_room (root, scene);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (child, scene, what);
}

guint
look_count_faults (void)
{
  return faults != NULL ? g_hash_table_size (faults) : 0;
}

guint
look_count_seen (void)
{
  return seen;
}
