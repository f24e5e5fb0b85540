/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Forward declarations of every public type, so that headers never need one another in a circle. */
#pragma once

#if !defined (KAMAE_INSIDE) && !defined (KAMAE_COMPILATION)
# error "Only <kamae.h> can be included directly."
#endif

#include "kamae-version.h"

#include <gio/gio.h>
#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _KamaeChoice KamaeChoice;
typedef struct _KamaeDeclaration KamaeDeclaration;
typedef struct _KamaeEntity KamaeEntity;
typedef struct _KamaeField KamaeField;
typedef struct _KamaeFigure KamaeFigure;
typedef struct _KamaeMigration KamaeMigration;
typedef struct _KamaePageInfo KamaePageInfo;
typedef struct _KamaeSubject KamaeSubject;
typedef struct _KamaeReport KamaeReport;
typedef struct _KamaeRule KamaeRule;
typedef struct _KamaeSetting KamaeSetting;
typedef struct _KamaeSharedView KamaeSharedView;
typedef struct _KamaeSizes KamaeSizes;
typedef struct _KamaeSnapshotPart KamaeSnapshotPart;
typedef struct _KamaeState KamaeState;
typedef struct _KamaeTransition KamaeTransition;
typedef struct _KamaeWorkflow KamaeWorkflow;

typedef struct _KamaeChange KamaeChange;
typedef struct _KamaeChangeSet KamaeChangeSet;
typedef struct _KamaeCheckResult KamaeCheckResult;
typedef struct _KamaeCursor KamaeCursor;
typedef struct _KamaeDocument KamaeDocument;
typedef struct _KamaeFigureResult KamaeFigureResult;
typedef struct _KamaeFormula KamaeFormula;
typedef struct _KamaeHistoryEntry KamaeHistoryEntry;
typedef struct _KamaeLayout KamaeLayout;
typedef struct _KamaeLink KamaeLink;
typedef struct _KamaeModel KamaeModel;
typedef struct _KamaeOperation KamaeOperation;
typedef struct _KamaePluginInfo KamaePluginInfo;
typedef struct _KamaePluginManager KamaePluginManager;
typedef struct _KamaeQuery KamaeQuery;
typedef struct _KamaeRecord KamaeRecord;
typedef struct _KamaeRecordList KamaeRecordList;
typedef struct _KamaeRegister KamaeRegister;
typedef struct _KamaeReportContext KamaeReportContext;
typedef struct _KamaeSample KamaeSample;
typedef struct _KamaeTable KamaeTable;

/* Marks a string with a context for translation, as C_(), where no function can be called.
 * kamae_translate() understands the result. */
#ifndef __GI_SCANNER__
# define KC_(context, msgid) context "\004" msgid
#endif

/* In C++, flags joined with | are flags again. */
#ifdef __cplusplus
# define KAMAE_FLAGS(Type)                                                              \
  extern "C++" constexpr Type operator| (Type a, Type b)                                \
  {                                                                                     \
    return static_cast<Type> (static_cast<unsigned> (a) | static_cast<unsigned> (b));   \
  }
#else
# define KAMAE_FLAGS(Type)
#endif

G_END_DECLS
