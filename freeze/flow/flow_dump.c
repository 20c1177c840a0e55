/* SPDX-License-Identifier: MIT */
/* What the analysis found, to be read: firn build --dump=types. */
#include "freeze/flow/flow_private.h"

static void dump_set(const char *what, const uint64_t *set, FILE *out) {
  fprintf(out, "  %-20s", what);
  bool all = flow_has(set, ATOM_UNKNOWN);
  if (all) fputs(" anything", out);
  for (uint32_t i = 0; !all && i < ATOM_UNKNOWN; i++)
    if (flow_has(set, i)) fprintf(out, " %s", i < ATOM_INSTANCE ? flow_type_names[i] : i == ATOM_INSTANCE ? "instance" : "class");
  fputc('\n', out);
}

/* Where values came in that are not known: the first places, the others may follow from them. */
static void dump_leaks(const struct flow *flow, FILE *out) {
  static const char *const kinds[] = {"a copy", "a call", "a method", "an attribute", "a stored attribute", "a subscript", "a stored item",
                                      "an operator", "an operator", "a truth test", "iteration", "iteration", "an instruction", "a class", "an argument with a star", "await", "a class pattern", "a raise", "yield from", "a test", "what is not followed", "import *", "viper code"};
  for (uint32_t i = 0; i < flow->n_leaks; i++) {
    const struct flow_leak *leak = &flow->leaks[i];
    fprintf(out, "  not known: %s", leak->name || leak->code < flow->n_codes ? kinds[leak->kind] : "what initialisers made");
    if (leak->name) fprintf(out, " (%s)", flow->names.texts[leak->name - 1].data);
    if (leak->code < flow->n_codes)
      fprintf(out, " in %s.%s", flow->graph->modules[flow->codes[leak->code].module]->name, flow->codes[leak->code].body->unit->qualname.data);
    fputc('\n', out);
  }
}

/* Objects of the snapshot that may be changed, and where. */
static void dump_objects(const struct flow *flow, FILE *out) {
  uint32_t changed = 0;
  for (uint32_t i = OBJECT_FIRST; i < flow->n_objects; i++) changed += flow->objects[i].changes;
  fprintf(out, "  objects: %u, %u of them may be changed\n", flow->n_objects - OBJECT_FIRST, changed);
  for (uint32_t i = OBJECT_FIRST; i < flow->n_objects; i++) {
    const struct flow_object *object = &flow->objects[i];
    if (!object->changes) continue;
    const struct flow_code *code = object->code < flow->n_codes ? &flow->codes[object->code] : NULL;
    fprintf(out, "  changed: %s%s in %s.%s, line %u\n", object->type < ATOM_INSTANCE ? flow_type_names[object->type] : "object",
            object->is_class ? " of a class" : "", code ? flow->graph->modules[code->module]->name : "the runtime",
            code ? code->body->unit->qualname.data : "",
            code ? frozen_line(code->body, object->at) : 0);
  }
}

void flow_dump(struct flow *flow, FILE *out) {
  static const char *const uses[FLOW_USES] = {"attribute", "store attribute", "subscript", "store item", "binary operator",
                                              "unary operator", "truth", "iteration", "next item", "printed"};
  static const char *const facts[FLOW_FACTS] = {"other arguments than parameters", "classes are called", "methods are kept",
                                                "special methods", "classes are made by calls", "items are deleted",
                                                "attributes are deleted", "builtin functions are kept", "keys that are no str", "exceptions of none or several arguments", "types are called that are not named", "slices of lists are stored", "types are united",
                                                "attributes of classes are set", "keyword arguments of builtins", "other keywords of print()", "wrong calls"};
  static const struct { const char *what; node n; } places[] = {
      {"in containers", NODE_ELEMENT}, {"values of dicts", NODE_VALUE}, {"keys", NODE_KEY}, {"seen by the runtime", NODE_SEEN},
      {"kept by the runtime", NODE_ANY}, {"raised", NODE_RAISED}, {"yielded", NODE_YIELDED}, {"instances", NODE_INSTANCE}};
  fputs("types\n", out);
  for (int i = 0; i < FLOW_USES; i++) dump_set(uses[i], flow->uses + (size_t)i * flow->words, out);
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) dump_set(places[i].what, flow_set(flow, places[i].n), out);
  dump_set("types called", flow->makes, out);
  dump_leaks(flow, out);
  for (int i = 0; i < FLOW_FACTS; i++)
    if (flow->facts[i]) fprintf(out, "  there are: %s\n", facts[i]);
  dump_objects(flow, out);
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow->codes[i].runs)
      fprintf(out, "  runs: %s.%s\n", flow->graph->modules[flow->codes[i].module]->name, flow->codes[i].body->unit->qualname.data);
}
