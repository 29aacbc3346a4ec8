/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

/* Where two finished documents differ, as "passage p3: spans[1]: uri: “a” against “b”"; NULL when
 * they are equal in all that a document holds. Caller frees. */
char *compare_documents (DossierDocument *a, DossierDocument *b);

#define assert_same_documents(a, b)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *difference_ = compare_documents (a, b);                                       \
    g_assert_cmpstr (difference_, ==, NULL);                                                       \
  }                                                                                                \
  G_STMT_END
