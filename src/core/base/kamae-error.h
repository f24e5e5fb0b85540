/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeError:
 * @KAMAE_ERROR_FAILED: something else went wrong; the message tells what
 * @KAMAE_ERROR_NOT_REGISTER: the file is no Kamae register
 * @KAMAE_ERROR_NEWER_FILE: a newer program wrote the file
 * @KAMAE_ERROR_DAMAGED: the file is damaged
 * @KAMAE_ERROR_READ_ONLY: the register cannot be changed
 * @KAMAE_ERROR_BUSY: another program holds the register
 * @KAMAE_ERROR_FULL: the disk is full or a size limit was met
 * @KAMAE_ERROR_MOVED: the file was moved or deleted while open
 * @KAMAE_ERROR_LOCKED: the record is locked (CORE-V02)
 * @KAMAE_ERROR_REFERENCED: the record is used by others (CORE-V03)
 * @KAMAE_ERROR_INVALID: a value is not allowed
 * @KAMAE_ERROR_BLOCKED: a rule blocks the step
 * @KAMAE_ERROR_NOT_FOUND: there is no such record, field or file
 * @KAMAE_ERROR_CONFLICT: undo is not possible any more, or another program wrote meanwhile
 * @KAMAE_ERROR_PLUGIN: a plugin cannot be used
 * @KAMAE_ERROR_EXISTS: the file exists already
 *
 * What the caller can do about a failure. Messages are whole, translated
 * sentences for the user.
 */
typedef enum
{
  KAMAE_ERROR_FAILED,
  KAMAE_ERROR_NOT_REGISTER,
  KAMAE_ERROR_NEWER_FILE,
  KAMAE_ERROR_DAMAGED,
  KAMAE_ERROR_READ_ONLY,
  KAMAE_ERROR_BUSY,
  KAMAE_ERROR_FULL,
  KAMAE_ERROR_MOVED,
  KAMAE_ERROR_LOCKED,
  KAMAE_ERROR_REFERENCED,
  KAMAE_ERROR_INVALID,
  KAMAE_ERROR_BLOCKED,
  KAMAE_ERROR_NOT_FOUND,
  KAMAE_ERROR_CONFLICT,
  KAMAE_ERROR_PLUGIN,
  KAMAE_ERROR_EXISTS,
} KamaeError;

#define KAMAE_ERROR (kamae_error_quark ())

/**
 * KAMAE_KEPT:
 *
 * Stands in the place of an error for one who has nobody to give it to. The register keeps the
 * failure: the operation, report or check under way ends with it, and the window tells of it. See
 * [method@Register.take_failure].
 *
 * Since: 0.1
 */
#define KAMAE_KEPT ((GError **) NULL)

KAMAE_AVAILABLE_IN_ALL
GQuark kamae_error_quark (void);

G_END_DECLS
