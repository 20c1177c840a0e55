/* SPDX-License-Identifier: MIT */
/* Special names as attributes that are looked up by a text. What leads to them is known where the text is: which of them the code
   says. So one that is put together at run time is found only if the code says it as well (freeze/flow/flow_computed.c). */
#include "runtime/abi/image.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"

bool name_is_asked(value name) {
  const uint8_t *text = str_of(name)->data;
  if (text[0] != '_' || text[1] != '_') return true;
  const value *asked = firn_asked_specials;
  while (*asked && *asked != name) asked++;
  return *asked != 0;
}
