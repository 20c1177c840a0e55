/* SPDX-License-Identifier: MIT */
/* Guessing instance slots. Code that reads `x.value` carries one byte that says in which slot of x
   the attribute probably is; the interpreter checks the guess and looks further when it is wrong.
   Here the guesses are made: a method's accesses to its own instance by the slots of its class,
   base classes first; others by name, when all classes that have such an attribute agree. */
#include "freeze/slots.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/front/ast.h"
#include "freeze/memory.h"
#include "runtime/abi/code.h"

enum { NO_GUESS = 0xff, SLOTS_MOST = 254 };

/* The slots of a class, inherited ones first. */
struct fields {
  struct code_text name[SLOTS_MOST];
  unsigned count;
};

static int find_field(const struct fields *fields, struct code_text name) {
  for (unsigned i = 0; i < fields->count; i++)
    if (code_text_equal(fields->name[i], name)) return (int)i;
  return NO_GUESS;
}

/* The class of the same module that is this one's first base, or NULL. */
static const struct code_unit *base_of(const struct code_module *module, const struct code_unit *unit) {
  const AstNode *node = unit->node;
  if (!node || node->kind != AST_ClassDef) return NULL;
  const AstNodes *bases = &((const AstClassDef *)node)->bases;
  if (!bases->count || bases->items[0]->kind != AST_Name) return NULL;
  const Ident *id = ((const AstName *)bases->items[0])->id;
  for (uint32_t i = unit->index; i-- > 0;) {
    const struct code_unit *other = module->units[i];
    if (other->flags & CODE_CLASS && other->parent == unit->parent && other->name.len == id->len &&
        !memcmp(other->name.data, id->text, id->len))
      return other;
  }
  return NULL;
}

static void collect(const struct code_module *module, const struct code_unit *unit, struct fields *out) {
  const struct code_unit *base = base_of(module, unit);
  if (base) collect(module, base, out);
  for (unsigned i = 0; i < unit->n_slots && out->count < SLOTS_MOST; i++)
    if (find_field(out, unit->slot_names[i]) == NO_GUESS) out->name[out->count++] = unit->slot_names[i];
}

/* Which slot all classes have a name in; NO_GUESS + 1 entries disagree. */
struct agreed {
  struct strset names;
  uint8_t *slot;
  uint32_t room;
};

static void agree(struct agreed *agreed, struct code_text name, uint8_t slot) {
  uint32_t before = agreed->names.count, i = strset_add(&agreed->names, name.data, name.len);
  agreed->slot = memory_room(agreed->slot, &agreed->room, agreed->names.count, 1);
  if (i == before)
    agreed->slot[i] = slot;
  else if (agreed->slot[i] != slot)
    agreed->slot[i] = NO_GUESS;
}

static uint8_t guess(const struct frozen_module *frozen, const struct code_unit *unit,
                     const struct frozen_hint *hint, struct agreed *agreed) {
  struct code_text name = frozen->pool[hint->ref].name;
  if (hint->on_self && unit->parent && unit->parent->flags & CODE_CLASS) {
    struct fields fields = {.count = 0};
    collect(frozen->source, unit->parent, &fields);
    int slot = find_field(&fields, name);
    if (slot != NO_GUESS) return (uint8_t)slot;
  }
  if (!strset_has(&agreed->names, name.data, name.len)) return NO_GUESS;
  return agreed->slot[strset_add(&agreed->names, name.data, name.len)];
}

void slots_guess(const struct module_input *inputs, uint32_t count) {
  struct agreed agreed = {0};
  for (uint32_t m = 0; m < count; m++) {
    const struct code_module *module = inputs[m].frozen->source;
    for (uint32_t i = 0; i < module->n_units; i++) {
      struct fields fields = {.count = 0};
      if (!(module->units[i]->flags & CODE_CLASS)) continue;
      collect(module, module->units[i], &fields);
      for (unsigned k = 0; k < fields.count; k++) agree(&agreed, fields.name[k], (uint8_t)k);
    }
  }
  for (uint32_t m = 0; m < count; m++) {
    struct frozen_module *frozen = inputs[m].frozen;
    for (uint32_t i = 0; i < frozen->n_codes; i++)
      for (uint32_t h = 0; h < frozen->codes[i].n_hints; h++) {
        struct frozen_hint *hint = &frozen->codes[i].hints[h];
        frozen->codes[i].bytes[hint->offset] = guess(frozen, frozen->codes[i].unit, hint, &agreed);
      }
  }
  strset_free(&agreed.names);
  free(agreed.slot);
}
