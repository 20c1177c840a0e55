/* SPDX-License-Identifier: MIT */
/* With how many arguments builtin functions are called: whether a call may be a wrong one, whether parameters that may be left
   out are ever passed. */
#include <string.h>

#include "freeze/flow/flow_private.h"

enum owner { OF_MODULE, OF_TYPE };

static const struct row { const char *name, *sig, *type; enum owner owner; uint8_t min, max; } rows[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) {#n, #sig, "", OF_MODULE, min, max},
#define FUNCTION(module, n, symbol, sig, min, max, flags) {#n, #sig, "", OF_MODULE, min, max},
#define METHOD(owner, n, symbol, sig, min, max, flags) {#n, #sig, #owner, OF_TYPE, min, max},
#include "runtime/abi/builtin.def"
};

static bool takes(const struct row *row, uint32_t count) { return count >= row->min && (count <= row->max || row->max == UINT8_MAX); }

/* Does the row take the call, if it is the one that is called? Methods of types and what is kept may have self among their arguments. */
static bool suits(struct flow *flow, const struct row *row, node object, uint32_t count, uint32_t keywords) {
  const uint64_t *set = object ? flow_set(flow, object) : NULL;
  bool is_module = set && flow_has(set, T(module)), unsure = !set || ANY_OF(set, T(type), T(super), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN);
  if (row->owner != OF_TYPE && !is_module && !unsure) return true;
  if (row->owner == OF_TYPE && !unsure && !flow_owner_is_in(set, row->type)) return true;
  if (keywords && strcmp(row->sig, "KW")) return false;
  if (row->owner != OF_TYPE) return takes(row, count);
  return takes(row, count + 1) && (!unsure || takes(row, count));
}

void flow_count_arguments(struct flow *flow, uint32_t name, node object, uint32_t count) {
  struct flow_name *is = &flow->name[name];
  const struct record *now = flow->now;
  bool call = now && now->kind == RECORD_CALL, any = !now || (call && now->op), wrong = any;
  uint32_t all = any ? UINT8_MAX : count + (object != NODE_NONE); /* keywords come in pairs, which is more than their number */
  if (all > UINT8_MAX) all = UINT8_MAX;
  if (all > is->most) is->most = (uint8_t)all, flow->changed = true;
  uint32_t keywords = call && now->count == count ? now->keywords : 0;
  if (is->callable && (!now || !call || now->count != count || keywords || now->op == STARS_AND_KEYWORDS)) flow_find_fact(flow, FLOW_BUILTIN_KEYWORDS);
  if ((!call || now->op == STARS_AND_KEYWORDS) && !strcmp(flow->names.texts[name].data, "print")) flow_find_fact(flow, FLOW_STARS_PRINT);
  if (flow->facts[FLOW_WRONG_CALLS]) return;
  wrong |= is->exception && keywords;
  for (size_t i = 0; !wrong && i < sizeof rows / sizeof rows[0]; i++)
    if (!strcmp(rows[i].name, flow->names.texts[name].data)) wrong = !suits(flow, &rows[i], object, count - 2 * keywords, keywords);
  if (wrong && (is->kinds & 1 || is->exception)) flow_find_fact(flow, FLOW_WRONG_CALLS);
}
