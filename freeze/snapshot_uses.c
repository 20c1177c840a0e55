/* SPDX-License-Identifier: MIT */
/* What code uses: the variables that it names, the functions that it makes, the modules that it imports, the names that
   it looks up. The image that runs initialisers carries this as a table for each code object (runtime/abi/snapshot.h),
   from which it finds out there what each statement can reach.

   Here it is also seen that a statement calls by name what must not run at build time: `print(…)`, `time.ticks_ms()`.
   This need not find all such calls, for whatever is called in the end is a trap; each one found here saves a run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/builtins.h"
#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/code.h"
#include "runtime/abi/snapshot.h"

static bool is(struct code_text text, const char *name) {
  return text.data && text.len == strlen(name) && !memcmp(text.data, name, text.len);
}

static bool is_one_of(struct code_text text, const char *const *names) {
  for (; *names; names++)
    if (is(text, *names)) return true;
  return false;
}

/* ---- reasons ---- */

static const char *deed_of(const char *owner, const char *name) {
  if (!strcmp(owner, "time")) return strncmp(name, "sleep", 5) ? "reads the clock" : "waits";
  if (!strcmp(owner, "machine")) return "touches the hardware";
  if (!strcmp(owner, "stream") || !strcmp(name, "print") || !strcmp(name, "input") || !strcmp(name, "print_exception"))
    return "uses the console";
  if (!strcmp(name, "id")) return "tells an address";
  return "depends on what is known at boot only";
}

/* What it takes to be read, not called. */
static bool is_getter(const char *owner, const char *name) { return !strcmp(owner, "sys") && strcmp(name, "print_exception"); }

/* Why a function must not run. */
static char *why_not(const char *owner, const char *name) {
  bool plain = !strcmp(owner, "builtins");
  return memory_format("%s%s%s%s %s", plain ? "" : owner, plain ? "" : ".", name, is_getter(owner, name) ? "" : "()", deed_of(owner, name));
}

char *snapshot_reason(const char *what) {
  const char *dot = strchr(what, '.');
  if (!strcmp(what, "address")) return memory_text("it depends on the address of an object");
  if (!strcmp(what, "lines")) return memory_text("it reads the lines of a traceback");
  if (!strcmp(what, "firmware")) return memory_text("it calls a C function of the firmware");
  if (!dot) return memory_format("%s touches the hardware", what);
  char *owner = memory_text_n(what, (size_t)(dot - what)), *why = why_not(owner, dot + 1);
  free(owner);
  return why;
}

/* ---- one code object ---- */

struct scanning {
  struct snapshot *snapshot;
  struct rom *rom;
  uint32_t module;
  const struct frozen_module *frozen;
  const struct code_unit *unit;
  struct snapshot_use_list *out;
  char **why;
  char *named;                       /* a call of what the code has named would be the reason */
  int64_t level;                     /* what IMPORT_NAME finds on the stack */
  const struct code_const *fromlist;
  int64_t slot;                      /* that the instruction before loaded, or -1 */
  bool self;                         /* it loaded a method's first parameter */
};

static void add(struct scanning *s, struct rom_value word) {
  struct snapshot_use_list *out = s->out;
  for (uint32_t i = 0; i < out->count; i++)
    if (out->words[i].symbol == word.symbol && out->words[i].number == word.number) return;
  out->words = memory_room(out->words, &out->room, out->count + 1, sizeof *out->words);
  out->words[out->count++] = word;
}

static void add_slot(struct scanning *s, int64_t slot, bool stores) {
  add(s, rom_word(slot << 2 | (stores ? 3 : 1)));
}

static void add_module(struct scanning *s, const char *name) {
  struct graph_module *module = graph_find(s->snapshot->graph, name, strlen(name));
  char symbol[640];
  if (!module || !module->code) return;
  modules_symbol(symbol, sizeof symbol, "mod", name);
  if (s->rom) add(s, rom_address(s->rom, symbol));
}

static void tell(struct scanning *s, const char *owner, struct code_text name) {
  char text[128];
  if (!s->why || *s->why || s->named || name.len >= sizeof text) return;
  memcpy(text, name.data, name.len);
  text[name.len] = '\0';
  if (!builtins_is_impure(owner, text)) return;
  *(is_getter(owner, text) ? s->why : &s->named) = why_not(owner, text);
}

static void see_call(struct scanning *s) {
  s->out->flags |= USE_CALLS;
  if (!s->named) return;
  if (*s->why) free(s->named);
  else *s->why = s->named;
  s->named = NULL;
}

static struct code_text name_of(const struct scanning *s, int64_t n) {
  return n < s->frozen->n_pool ? s->frozen->pool[n].name : (struct code_text){0};
}

static void see_builtin(struct scanning *s, struct code_text name) {
  static const char *const any[] = {"getattr", "hasattr", "dir", NULL}, *const stores[] = {"setattr", "delattr", NULL},
                    *const all[] = {"globals", "locals", "vars", "eval", "exec", "__import__", NULL};
  if (is_one_of(name, any)) s->out->flags |= USE_ANY_NAME;
  if (is_one_of(name, stores)) s->out->flags |= USE_ANY_NAME | USE_STORES;
  if (is_one_of(name, all)) s->out->flags |= USE_ALL | USE_STORES;
  tell(s, "builtins", name);
}

static void see_name(struct scanning *s, struct code_text name, bool stores) {
  static const char *const any[] = {"__dict__", "__globals__", "__setattr__", "__getattribute__", "attrgetter",
                                    "methodcaller", NULL};
  if (is_one_of(name, any)) s->out->flags |= USE_ANY_NAME | USE_STORES;
  if (stores && !s->self) s->out->flags |= USE_STORES;
  if (s->rom) add(s, rom_str(s->rom, name.data, name.len));
  const struct snapshot_body *body = &s->snapshot->bodies[s->module];
  if (s->slot < 0 || !body->slot_import[s->slot].data) return;
  char owner[64];
  struct code_text module = body->slot_import[s->slot];
  if (module.len >= sizeof owner) return;
  memcpy(owner, module.data, module.len);
  owner[module.len] = '\0';
  tell(s, owner, name);
}

static void see_submodules(struct scanning *s, const char *name) {
  const struct graph *graph = s->snapshot->graph;
  size_t len = strlen(name);
  for (uint32_t i = 0; i < graph->count; i++) {
    const char *other = graph->modules[i]->name;
    if (!strncmp(other, name, len) && other[len] == '.') add_module(s, other);
  }
}

/* A module that is imported, with those below it that may hold members of it. */
static void see_module(struct scanning *s, const char *name) {
  add_module(s, name);
  const struct graph_module *module = graph_find(s->snapshot->graph, name, strlen(name));
  if (module && graph_holds_members(module)) see_submodules(s, name);
}

/* `level, fromlist, IMPORT_NAME name`: the packages on the way, the module, members that are modules. */
static void see_import(struct scanning *s, struct code_text name) {
  const struct graph_module *importer = s->snapshot->graph->modules[s->module];
  char text[1024], full[1024];
  if (name.len >= sizeof text) return;
  memcpy(text, name.data, name.len);
  text[name.len] = '\0';
  if (!imports_absolute(importer, (int)s->level, text, full, sizeof full)) return;
  for (char *dot = strchr(full, '.'); dot; dot = strchr(dot + 1, '.')) {
    *dot = '\0';
    see_module(s, full);
    *dot = '.';
  }
  see_module(s, full);
  for (uint32_t i = 0; s->fromlist && i < s->fromlist->n; i++) {
    if (!strcmp(s->fromlist->items[i]->text.data, "*")) see_submodules(s, full);
    char *member = memory_format("%s.%s", full, s->fromlist->items[i]->text.data);
    add_module(s, member);
    free(member);
  }
}

static void see_star(struct scanning *s) {
  s->out->flags |= USE_ANY_NAME;
  for (uint32_t i = 0; i < s->frozen->n_slots; i++) add_slot(s, i, true);
  if (!s->frozen->n_slots) s->out->flags |= USE_ALL;
  add_slot(s, s->frozen->n_slots + 1, true); /* state[1], names without a slot: it stands behind them */
}

static void see_child(struct scanning *s, int64_t n) {
  char symbol[640], prefix[32];
  if (!s->rom || n >= s->frozen->n_pool) return;
  modules_symbol(symbol, sizeof symbol - 16, "code", s->snapshot->graph->modules[s->module]->name);
  snprintf(prefix, sizeof prefix, "__%u", s->frozen->pool[n].code);
  strcat(symbol, prefix);
  add(s, rom_address(s->rom, symbol));
}

static void see_operands(struct scanning *s, const struct scan *scan) {
  if (scan->op >= SCAN_OP_LOAD_CONST_SMALL_INT_MULTI && scan->op < SCAN_OP_LOAD_CONST_SMALL_INT_MULTI + 64)
    s->level = scan->op - SCAN_OP_LOAD_CONST_SMALL_INT_MULTI - 16;
  if (scan->op == SCAN_OP_LOAD_CONST_NONE) s->fromlist = NULL;
  if (scan->op != SCAN_OP_LOAD_CONST_OBJ || scan->n >= s->frozen->n_pool) return;
  const struct frozen_ref *ref = &s->frozen->pool[scan->n];
  if (ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_TUPLE) s->fromlist = ref->value;
}

static void see(struct scanning *s, const struct scan *scan) {
  switch (scan->op) {
  case SCAN_OP_LOAD_GLOBAL: case SCAN_OP_LOAD_SLOT_CONST: add_slot(s, scan->n, false); break;
  case SCAN_OP_STORE_GLOBAL: case SCAN_OP_DELETE_GLOBAL: add_slot(s, scan->n, true); break;
  case SCAN_OP_LOAD_NAME_DYNAMIC:
    see_builtin(s, name_of(s, scan->n));
    if (s->frozen->n_slots) add_slot(s, s->frozen->n_slots + 1, false);
    break;
  case SCAN_OP_LOAD_ATTR: case SCAN_OP_LOAD_METHOD: case SCAN_OP_LOAD_TYPE_METHOD: case SCAN_OP_IMPORT_FROM: case SCAN_OP_LOAD_SUPER_METHOD:
    see_name(s, name_of(s, scan->n), false);
    break;
  case SCAN_OP_STORE_ATTR: see_name(s, name_of(s, scan->n), true); break;
  case SCAN_OP_IMPORT_NAME: see_import(s, name_of(s, scan->n)); break;
  case SCAN_OP_IMPORT_STAR: see_star(s); break;
  case SCAN_OP_MAKE_FUNCTION: case SCAN_OP_MAKE_FUNCTION_DEFARGS: case SCAN_OP_MAKE_CLOSURE:
  case SCAN_OP_MAKE_CLOSURE_DEFARGS: see_child(s, scan->n); break;
  case SCAN_OP_CALL_FUNCTION: case SCAN_OP_CALL_FUNCTION_VAR_KW: case SCAN_OP_CALL_METHOD:
  case SCAN_OP_CALL_METHOD_VAR_KW: see_call(s); break;
  case SCAN_OP_LOAD_CONST_OBJ:
    if (scan->n < s->frozen->n_pool && s->frozen->pool[scan->n].kind == FROZEN_BUILTIN)
      see_builtin(s, s->frozen->pool[scan->n].name);
    break;
  default: break;
  }
  see_operands(s, scan);
}

/* Is the code a method whose first parameter is an instance? */
static bool has_self(const struct snapshot_body *body, const struct code_unit *unit) {
  static const char *const of_classes[] = {"__new__", "__init_subclass__", "__class_getitem__", NULL};
  return unit->parent && unit->parent->flags & CODE_CLASS && unit->n_args && !body->self_is_class &&
         !is_one_of(unit->name, of_classes);
}

/* Does the code give its first parameter another value? */
static bool stores_first(const struct frozen_code *code) {
  uint32_t first = code->unit->n_free;
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
  while (scan_next(&scan)) {
    if ((scan.op == SCAN_OP_STORE_FAST_N || scan.op == SCAN_OP_STORE_DEREF) && scan.n == first) return true;
    if (scan.op == SCAN_OP_STORE_FAST_MULTI + first && first < 16) return true;
  }
  return false;
}

void snapshot_scan(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t code, uint32_t from, uint32_t to,
                   struct snapshot_use_list *out, char **why) {
  const struct frozen_module *frozen = snapshot->frozen[module];
  const struct frozen_code *bytes = &frozen->codes[code];
  struct scanning s = {.snapshot = snapshot, .rom = rom, .module = module, .frozen = frozen, .unit = bytes->unit,
                       .out = out, .why = why, .slot = -1};
  bool method = has_self(&snapshot->bodies[module], bytes->unit) && !stores_first(bytes);
  struct scan scan = scan_begin(SCAN_FROZEN, bytes->bytes + from, to - from);
  while (scan_next(&scan)) {
    see(&s, &scan);
    s.slot = scan.op == SCAN_OP_LOAD_GLOBAL || scan.op == SCAN_OP_LOAD_SLOT_CONST ? scan.n : -1;
    bool deref = scan.op == SCAN_OP_LOAD_DEREF || scan.op == SCAN_OP_LOAD_FAST_N;
    s.self = method && (deref ? scan.n == bytes->unit->n_free
                              : scan.op == SCAN_OP_LOAD_FAST_MULTI + bytes->unit->n_free && bytes->unit->n_free < 16);
  }
  free(s.named);
}

/* ---- statements ---- */

/* Which builtin module alone a variable holds, if `import` is all that ever stores it. */
static void find_slot_imports(struct snapshot *snapshot, uint32_t module) {
  const struct frozen_module *frozen = snapshot->frozen[module];
  struct snapshot_body *body = &snapshot->bodies[module];
  bool *other = memory_zero(frozen->n_slots + 1);
  body->slot_import = memory_zero((frozen->n_slots + 1) * sizeof *body->slot_import);
  for (uint32_t c = 0; c < frozen->n_codes; c++) {
    struct code_text imported = {0};
    struct scan scan = scan_begin(SCAN_FROZEN, frozen->codes[c].bytes, frozen->codes[c].size);
    while (scan_next(&scan)) {
      if (scan.op == SCAN_OP_STORE_GLOBAL && scan.n < frozen->n_slots) {
        struct code_text *now = &body->slot_import[scan.n];
        if (!imported.data || (now->data && !code_text_equal(*now, imported))) other[scan.n] = true;
        *now = imported;
      }
      imported = (struct code_text){0};
      if (scan.op == SCAN_OP_IMPORT_NAME && scan.n < frozen->n_pool) imported = frozen->pool[scan.n].name;
      if (imported.data && !builtins_has_module(imported.data, imported.len)) imported = (struct code_text){0};
    }
  }
  for (uint32_t i = 0; i < frozen->n_slots; i++)
    if (other[i]) body->slot_import[i] = (struct code_text){0};
  free(other);
}

static bool is_import(const struct frozen_code *code, uint32_t from, uint32_t to) {
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes + from, to - from);
  bool found = false;
  while (scan_next(&scan)) {
    switch (scan.op) {
    case SCAN_OP_IMPORT_NAME: found = true; break;
    case SCAN_OP_IMPORT_FROM: case SCAN_OP_IMPORT_STAR: case SCAN_OP_STORE_GLOBAL: case SCAN_OP_POP_TOP:
    case SCAN_OP_ROT_TWO: case SCAN_OP_LOAD_CONST_NONE: case SCAN_OP_LOAD_CONST_OBJ: case SCAN_OP_LOAD_CONST_SMALL_INT: break;
    default:
      if (scan.op < SCAN_OP_LOAD_CONST_SMALL_INT_MULTI || scan.op >= SCAN_OP_LOAD_CONST_SMALL_INT_MULTI + 64) return false;
    }
  }
  return found;
}

/* The size of a module's body without the `return None` that it ends with. */
static uint32_t end_of(const struct frozen_code *code) {
  const uint8_t *bytes = code->bytes;
  uint32_t size = code->size;
  bool returns = size >= 2 && bytes[size - 2] == SCAN_OP_LOAD_CONST_NONE && bytes[size - 1] == SCAN_OP_RETURN_VALUE;
  return returns ? size - 2 : size;
}

/* The instruction that follows when it jumps, and whether it may also not jump. */
static bool jumps(const struct scan *scan, bool *goes_on) {
  *goes_on = true;
  switch (scan->op) {
  case SCAN_OP_JUMP: case SCAN_OP_POP_EXCEPT_JUMP: case SCAN_OP_UNWIND_JUMP: *goes_on = false; return true;
  case SCAN_OP_RETURN_VALUE: case SCAN_OP_RAISE_LAST: case SCAN_OP_RAISE_OBJ: case SCAN_OP_RAISE_FROM: *goes_on = false; return false;
  case SCAN_OP_POP_JUMP_IF_TRUE: case SCAN_OP_POP_JUMP_IF_FALSE: case SCAN_OP_JUMP_IF_TRUE_OR_POP: case SCAN_OP_JUMP_IF_FALSE_OR_POP:
  case SCAN_OP_FOR_ITER: case SCAN_OP_SETUP_WITH: case SCAN_OP_SETUP_EXCEPT: case SCAN_OP_SETUP_FINALLY: return true;
  default: return false;
  }
}

/* A loop that nothing leaves but exceptions: the bytes from [from, to) go back and never get to `to`. */
static bool never_ends(const struct frozen_code *code, uint32_t from, uint32_t to) {
  bool *seen = memory_zero(to - from + 1), ends = false, back = false;
  uint32_t *todo = memory_zero((to - from + 1) * sizeof *todo), count = 0;
  todo[count++] = from;
  seen[0] = true;
  while (count && !ends) {
    struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, to);
    scan.next = todo[--count];
    if (!scan_next(&scan)) break;
    bool goes_on, takes = jumps(&scan, &goes_on);
    int64_t next[2] = {goes_on ? (int64_t)scan.next : -1, takes ? (int64_t)scan.next + scan.n : -1};
    back |= takes && scan.n < 0;
    for (int i = 0; i < 2; i++) {
      ends |= next[i] >= (int64_t)to;
      if (next[i] < (int64_t)from || next[i] >= (int64_t)to || seen[next[i] - from]) continue;
      seen[next[i] - from] = true;
      todo[count++] = (uint32_t)next[i];
    }
  }
  free(seen);
  free(todo);
  return back && !ends;
}

static void add_statement(struct snapshot *snapshot, uint32_t module, struct snapshot_statement statement) {
  struct snapshot_body *body = &snapshot->bodies[module];
  const struct frozen_code *code = &snapshot->frozen[module]->codes[0];
  if (!statement.size) return;
  uint32_t to = statement.offset + statement.size;
  struct snapshot_use_list uses = {0};
  statement.import = is_import(code, statement.offset, to);
  snapshot_scan(snapshot, NULL, module, 0, statement.offset, to, &uses, &statement.why);
  free(uses.words);
  if (!statement.why && snapshot->never[module]) statement.why = memory_text("--snapshot never says so");
  if (!statement.why && never_ends(code, statement.offset, to)) statement.why = memory_text("it does not come to an end");
  if (statement.why) statement.fate = FATE_TOLD;
  body->statements[body->count++] = statement;
}

void snapshot_find_statements(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    const struct frozen_module *frozen = snapshot->frozen[m];
    if (!frozen) continue;
    struct snapshot_body *body = &snapshot->bodies[m];
    const struct frozen_code *code = &frozen->codes[0];
    uint32_t n = code->unit->n_statements, end = end_of(code);
    body->statements = memory_zero((n + 1) * sizeof *body->statements);
    body->traps = memory_zero(frozen->n_codes);
    body->code_lives = memory_zero(frozen->n_codes);
    body->pool_lives = memory_zero(frozen->n_pool + 1);
    for (uint32_t i = 0; i < frozen->n_pool; i++)
      body->self_is_class |= frozen->pool[i].kind == FROZEN_BUILTIN && is(frozen->pool[i].name, "classmethod");
    find_slot_imports(snapshot, m);
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
      uint32_t next = i + 1 < n ? code->statements[i + 1].offset : end;
      add_statement(snapshot, m, (struct snapshot_statement){.offset = at, .size = next - at, .line = code->statements[i].line});
      at = next;
    }
  }
}
