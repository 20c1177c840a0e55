/* SPDX-License-Identifier: MIT */
/* Whose text is written: what the word `prints` of effect.def, the operator % and f-strings are given, and what is printed
   without a call that says so. An exception that nobody catches is printed with what it was made with, so all of that counts:
   arguments of exceptions, keys that were not found, values that generators returned. Of a container that is printed all is
   that it holds. */
#include <string.h>

#include "freeze/flow/flow_private.h"

/* Types whose text is made of texts and small ints only, or of nothing. */
static bool is_plain(uint32_t type) {
  static const uint32_t plain[] = {
      NUMBERS, ITERATORS, DICTS, T(str), T(bytes), T(bytearray), T(list), T(tuple), T(set), T(setlike), T(values), T(object), T(constant), T(type),
      T(function), T(cfunction), T(method), T(module), AWAITED, T(async_generator), T(stream), T(stream_bytes), T(cell), T(property), T(wrapper), T(slice), T(range), T(array), T(memoryview),
      T(deque), T(namedtuple), T(exception), T(exception_group), T(super), T(union), T(code), T(traceback), ATOM_INSTANCE, ATOM_CLASS, ATOM_TYPE_OF};
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (plain[i] == type) return true;
  return false;
}

static void print_held(struct flow *flow, const uint64_t *set) {
  if (ANY_OF(set, T(list), T(tuple), T(namedtuple), T(deque), T(slice), ATOM_UNKNOWN)) flow_copy_items(flow, set, NODE_ELEMENT, NODE_PRINTED);
  if (ANY_OF(set, DICTS, T(setlike), T(values), ATOM_UNKNOWN)) flow_copy_items(flow, set, NODE_VALUE, NODE_PRINTED);
  if (ANY_OF(set, DICTS, T(set), T(setlike), ATOM_UNKNOWN)) flow_copy_items(flow, set, NODE_KEY, NODE_PRINTED);
  flow_held(flow, set, NODE_PRINTED);
  if (ANY_OF(set, T(setlike), T(ordereddict), T(counter), T(defaultdict), T(namespace), T(fixed_dict))) { /* printed by way of others */
    static const uint32_t parts[] = {T(tuple), T(list), T(dict), T(type), T(constant), T(function), T(cfunction)};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) flow_add(flow, NODE_PRINTED, parts[i]);
    if (flow_has(set, T(defaultdict))) flow_copy(flow, NODE_ANY, NODE_PRINTED);
  }
  if (flow_has(set, T(exception_group))) flow_add(flow, NODE_PRINTED, T(tuple)), flow_add(flow, NODE_PRINTED, T(list));
  if (ANY_OF(set, T(array), T(memoryview), T(complex))) flow_add(flow, NODE_PRINTED, T(float)), flow_add(flow, NODE_PRINTED, T(int));
  if (flow_has(set, T(range))) flow_add(flow, NODE_PRINTED, T(int));
  if (flow_has(set, T(slice))) flow_add(flow, NODE_PRINTED, T(constant)); /* what is left out */
  if (flow_has(set, T(method))) { /* <bound method f of …> */
    flow_copy(flow, NODE_BOUND, NODE_PRINTED);
    flow_copy(flow, NODE_LENT, NODE_PRINTED);
    flow_copy(flow, NODE_INSTANCE, NODE_PRINTED);
    flow_add(flow, NODE_PRINTED, T(type));
  }
}

/* Attributes of exceptions that are printed with them, as the program may set them. */
static void print_attributes(struct flow *flow) {
  static const char *const names[] = {"args", "code", "__notes__", "errno", "strerror", "filename"};
  uint32_t number;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strset_find(&flow->names, names[i], strlen(names[i]), &number)) flow_copy(flow, flow->attribute[number], NODE_PRINTED);
  if (strset_has(&flow->names, "args", 4)) flow_copy(flow, NODE_ARGUMENTS, NODE_ELEMENT); /* of a tuple */
}

void flow_print(struct flow *flow) {
  static const node always[] = {NODE_KEY, NODE_RETURNED, NODE_RAISED, NODE_ANY, NODE_ARGUMENTS};
  for (size_t i = 0; i < sizeof always / sizeof always[0]; i++) flow_copy(flow, always[i], NODE_PRINTED);
  flow_add(flow, NODE_PRINTED, T(str));
  flow_add(flow, NODE_PRINTED, T(exception));
  print_attributes(flow);
  if (strset_has(&flow->names, "UnicodeError", 12) || strset_has(&flow->names, "UnicodeDecodeError", 18) || strset_has(&flow->names, "UnicodeEncodeError", 18))
    flow_add(flow, NODE_PRINTED, T(bytes)), flow_add(flow, NODE_PRINTED, T(int)); /* the runtime's own are made of these */
  const uint64_t *set = flow_set(flow, NODE_PRINTED);
  for (uint32_t type = 0; type < ATOM_UNKNOWN; type++)
    if (!is_plain(type) && flow_has(set, type)) flow_add_anything(flow, NODE_PRINTED);
  print_held(flow, set);
  flow_use(flow, FLOW_PRINT, set);
}

void flow_print_arguments(struct flow *flow, const node *args, uint32_t count, bool stars) {
  for (uint32_t i = 0; i < count; i++) flow_copy(flow, args[i], NODE_ARGUMENTS);
  if (count == 1 && !stars) return;
  flow_find_fact(flow, FLOW_EXCEPTION_ARGS);
  if (stars) flow_copy(flow, NODE_ELEMENT, NODE_ARGUMENTS);
}

/* "{0.name}", "{[0]}": what is found then is printed. */
void flow_print_fields(struct flow *flow, node text) {
  uint32_t name = flow->node_name[text];
  const struct strset_text *known = name ? &flow->names.texts[name - 1] : NULL;
  bool field = false;
  for (uint32_t i = 0; known && i < known->len; i++) {
    if (known->data[i] == '{') field = true;
    if (known->data[i] == '}' || known->data[i] == ':') field = known->data[i] == ':' && field;
    if (field && strchr(".[", known->data[i])) known = NULL;
    if (!known) break;
  }
  if (known) return;
  flow_add_anything(flow, NODE_PRINTED);
  flow_change_all(flow, T(defaultdict)); /* "{0[name]}": keeps what its factory makes */
}
