/* SPDX-License-Identifier: MIT */
/* Attributes by texts: getattr(), hasattr(), setattr(), delattr().

   A text is a name that the code has as it is, one of several (`for key in KEYS`), one that begins in a known way ("on_" + event), or
   any (of a message that was received). What an object has under names that the image utters is known for each of them. What it may
   have under others are members of builtin types: where the object may be of such a type, the image would need all of them, and
   the analysis ends. Special names, of which nearly all objects have some, are the exception: a text that may be any is taken for one
   only if the code gives it to getattr() or hasattr() somewhere; others these do not find (runtime/core/name_asked.c). As dir()
   lists special names, this is not done where it is called. */
#include <string.h>

#include "freeze/flow/flow_private.h"

/* What is asked of what. */
struct asking { const char *function; node object, text, more, out; };

static void ask_name(struct flow *flow, const struct asking *a, uint32_t name) {
  flow->name[name].looked_up = true;
  flow_attribute(flow, a->function, a->object, name, a->more, a->out);
}

/* A property may be getattr() itself. */
static bool begin(struct flow *flow, const char *function) {
  if (flow->names_now) flow->lost = function;
  else flow->property_now = NODE_NONE;
  return !flow->lost && (flow->names_now = true);
}

void flow_name_attributes(struct flow *flow, const char *function, node object, node text, node more, node out) {
  struct asking a = {function, object, text, more, out};
  uint32_t known = flow->node_name[text];
  if (!begin(flow, function)) return;
  if (known) ask_name(flow, &a, known - 1);
  for (uint32_t i = 0; !known && i < flow->n_names; i++)
    if (flow_may_be_name(flow, flow_set(flow, text), i)) ask_name(flow, &a, i);
  if (!known) flow_attribute_unnamed(flow, function, object, text, more, out);
  flow->names_now = false;
}

static bool is_special(const struct flow *flow, uint32_t name) { return flow->name[name].answered; }

/* Special names that the code says and that get there are asked for; `all`: so are others that the text may be. */
static void note_specials(struct flow *flow, node text, bool all) {
  uint32_t known = flow->node_name[text];
  for (uint32_t i = known ? known - 1 : 0; i < (known ? known : flow->n_names); i++) {
    const uint64_t *set = flow_set(flow, text);
    bool is = known || flow_has(set, flow_first_text(flow) + i) || (all && flow_may_be_name(flow, set, i));
    if (!is || !is_special(flow, i) || flow->name[i].asked_special) continue;
    flow->name[i].asked_special = flow->changed = true;
  }
}

/* Names that the image does not utter may be those of attributes that dicts of names have. */
static void ask_unnamed(struct flow *flow, const struct asking *a) {
  if (!strcmp(a->function, "hasattr")) {
    flow_add(flow, a->out, T(bool));
    return;
  }
  flow_copy(flow, a->more, a->out);
  flow_copy(flow, NODE_UNNAMED, a->out);
  if (flow->reads_dicts) flow_copy(flow, NODE_VALUE, a->out);
  if (!flow->own_getattr) return;
  flow_copy(flow, a->object, NODE_ANY);
  flow_copy_given(flow, a->out);
}

/* getattr(object, "name_" + text), hasattr(): any attribute whose name begins so. False when it may be more than that. */
static bool ask_prefix(struct flow *flow, const struct asking *a) {
  const char *prefix = flow->node_prefix[a->text];
  if (!prefix || !*prefix || !strncmp(prefix, "__", strlen(prefix) < 2 ? 1 : 2)) return false;
  if (flow_hides(flow, flow_set(flow, a->object), prefix)) return false;
  for (uint32_t i = 0; i < flow->n_names; i++)
    if (!strncmp(flow->names.texts[i].data, prefix, strlen(prefix))) ask_name(flow, a, i);
  ask_unnamed(flow, a);
  if (!strcmp(a->function, "getattr") && flow_may_be_module(flow, flow_set(flow, a->object))) flow_add(flow, a->out, T(module)); /* a part of a package */
  return true;
}

/* Are these objects of the program's own classes, or these, of whose special names it is not said that they are missed? */
static bool may_limit(const struct flow *flow, const uint64_t *set, const char *prefix) {
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (flow_has(set, type) && type != T(object) && type != T(type) && type != T(constant)) return false;
  bool keys = flow->reads_dicts && ANY_OF(set, ATOM_CLASS, T(type)); /* special names are keys of classes' dicts */
  return !flow->finds_specials && !flow->lists_names && !keys && !(prefix && !strncmp(prefix, "__", 2));
}

/* getattr(object, text), hasattr(), of a text that may be one of several, or any. False when that may be more than what is known here. */
static bool ask_any(struct flow *flow, const struct asking *a) {
  const uint64_t *set = flow_set(flow, a->object);
  bool any = ANY_OF(flow_set(flow, a->text), ATOM_TEXT, ATOM_UNKNOWN);
  if ((any || flow->hidden_members) && flow_hides(flow, set, "")) return false;
  if (flow->hidden_specials || (any && !may_limit(flow, set, flow->node_prefix[a->text]))) return false;
  note_specials(flow, a->text, false);
  if (any && !flow->limits_names) flow->limits_names = flow->changed = true;
  if (!begin(flow, a->function)) return true;
  for (uint32_t i = 0; i < flow->n_names; i++)
    if (any ? !is_special(flow, i) || flow->name[i].asked_special : flow_may_be_name(flow, flow_set(flow, a->text), i)) ask_name(flow, a, i);
  ask_unnamed(flow, a);
  flow->names_now = false;
  return true;
}

/* What the program itself reads so may be any member of builtin types, under a name that it does not utter. */
void flow_ask_attribute(struct flow *flow, const char *function, const node *args, uint32_t count, node out) {
  bool stars = flow->now && flow->now->op, reads = !strcmp(function, "getattr") || !strcmp(function, "hasattr");
  if (!flow->now || stars || count < 2 || count > 3) {
    flow->lost = function;
    return;
  }
  struct asking a = {function, args[0], args[1], count == 3 ? args[2] : NODE_NONE, out};
  bool known = flow->node_name[a.text] || !reads || flow->graph->modules[flow->codes[flow->now->code].module]->is_library;
  if (reads && known) note_specials(flow, a.text, true);
  if (known) flow_name_attributes(flow, function, a.object, a.text, a.more, out);
  else if (!ask_prefix(flow, &a) && !ask_any(flow, &a)) flow->lost = function;
}

bool flow_looks_up(const struct flow *flow, const char *name) {
  uint32_t number;
  return flow && strset_find(&flow->names, name, strlen(name), &number) && number < flow->n_names && flow->name[number].looked_up;
}

bool flow_limits_names(const struct flow *flow) { return flow && flow->limits_names; }

const char *flow_asked_name(const struct flow *flow, uint32_t number) {
  for (uint32_t i = 0; i < flow->n_names; i++) {
    const char *text = flow->names.texts[i].data;
    if (strncmp(text, "__", 2) || (is_special(flow, i) && !flow->name[i].asked_special)) continue;
    if (!number--) return text;
  }
  return NULL;
}
