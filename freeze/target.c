/* SPDX-License-Identifier: MIT */
/* Targets are data. A target is a folder with a target.def, a linker script, start-up code and a
   port; `firn` reads the folder when it runs, so a board can live in its user's repository.

   A target.def is lines of "key value"; '#' begins a comment. `inherit NAME` takes over every value
   of another target (and, file by file, its sources), which later lines replace; keys that may come
   several times (region, lib) are replaced as a whole by the first one in the inheriting file.
   "{folder}" in a value is the folder of the file it stands in, "{toolkit}" that of firn's data. */
#include "freeze/target.h"

#include <errno.h>
#include <glob.h>
#include <libgen.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/suggest.h"
#include "freeze/toolkit.h"

enum { FILE_MOST = 64 * 1024, LINE_MOST = 2048, WORDS_MOST = 64, DEEPEST = TARGET_FOLDERS, ERASE = 4096 };

/* A block the target owns. */
struct target_text {
  struct target_text *next;
  char bytes[];
};

enum kind { TEXT, WORDS, ADD_WORD, SIZE, NUMBER, CHOICE, REGION, INHERIT };

static const struct key {
  const char *name;
  enum kind kind;
  size_t offset;
  const char *choices; /* CHOICE: "host|thumb|xtensa", the value is the index */
} keys[] = {
    {"inherit", INHERIT, 0, NULL},
    {"about", TEXT, offsetof(struct target, about), NULL},
    {"abstract", CHOICE, offsetof(struct target, abstract), "no|yes"},
    {"arch", CHOICE, offsetof(struct target, arch), "host|thumb|xtensa"},
    {"word", NUMBER, offsetof(struct target, word_bits), NULL},
    {"float", CHOICE, offsetof(struct target, float_width), "single|double"},
    {"triple", TEXT, offsetof(struct target, triple), NULL},
    {"cpu", TEXT, offsetof(struct target, cpu), NULL},
    {"features", TEXT, offsetof(struct target, features), NULL},
    {"float-abi", TEXT, offsetof(struct target, float_abi), NULL},
    {"windowed", TEXT, offsetof(struct target, windowed), NULL},
    {"files", CHOICE, offsetof(struct target, files), "no|yes"},
    {"object", CHOICE, offsetof(struct target, object), "elf|literals"},
    {"runtime", TEXT, offsetof(struct target, runtime), NULL},
    {"builtins", CHOICE, offsetof(struct target, builtins), "toolchain|memory|own"},
    {"bitcode", TEXT, offsetof(struct target, bitcode), NULL},
    {"bitcode-cc", WORDS, offsetof(struct target, bitcode_cc), NULL},
    {"cc", WORDS, offsetof(struct target, cc), NULL},
    {"cflags", WORDS, offsetof(struct target, cflags), NULL},
    {"link", WORDS, offsetof(struct target, link), NULL},
    {"lib", ADD_WORD, offsetof(struct target, libs), NULL},
    {"region", REGION, 0, NULL},
    {"heap", SIZE, offsetof(struct target, heap), NULL},
    {"stack", SIZE, offsetof(struct target, stack), NULL},
    {"erase", SIZE, offsetof(struct target, erase), NULL},
    {"console", TEXT, offsetof(struct target, console), NULL},
    {"emulator", WORDS, offsetof(struct target, emulator), NULL},
    {"interactive", WORDS, offsetof(struct target, interactive), NULL},
    {"uf2", SIZE, offsetof(struct target, uf2_family), NULL},
    {"formats", WORDS, offsetof(struct target, formats), NULL},
};

enum { KEYS = sizeof keys / sizeof keys[0] };

/* One file being read. */
struct reader {
  struct target *target;
  const char *path, *folder;
  int line, depth;
  bool seen[KEYS];
  char *error;
  size_t error_size;
};

static bool fail(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool fail(struct reader *reader, const char *format, ...) {
  va_list values;
  int used = snprintf(reader->error, reader->error_size, "%s:%d: ", reader->path, reader->line);
  if (used < 0 || (size_t)used >= reader->error_size) return false;
  va_start(values, format);
  vsnprintf(reader->error + used, reader->error_size - (size_t)used, format, values);
  va_end(values);
  return false;
}

static char *keep(struct target *target, const void *bytes, size_t size) {
  struct target_text *text = malloc(sizeof *text + size + 1);
  if (!text) abort();
  memcpy(text->bytes, bytes, size);
  text->bytes[size] = '\0';
  text->next = target->texts;
  target->texts = text;
  return text->bytes;
}

/* Copies `text`, its placeholders {folder} and {toolkit} replaced, or NULL when it gets too long. */
static char *expand(struct reader *reader, const char *text) {
  char out[LINE_MOST + 2 * PATH_MAX], toolkit[PATH_MAX], folder[PATH_MAX];
  size_t used = 0;
  for (const char *p = text; *p;) {
    const char *value = NULL;
    size_t taken = 1;
    if (!strncmp(p, "{folder}", 8)) value = realpath(reader->folder, folder) ? folder : reader->folder, taken = 8;
    if (!strncmp(p, "{toolkit}", 9)) {
      toolkit_file("", toolkit, sizeof toolkit);
      toolkit[strlen(toolkit) - 1] = '\0';
      value = toolkit, taken = 9;
    }
    size_t length = value ? strlen(value) : 1;
    if (used + length >= sizeof out) return NULL;
    memcpy(out + used, value ? value : p, length);
    used += length, p += taken;
  }
  return keep(reader->target, out, used);
}

static bool set_words(struct reader *reader, struct target_words *words, char *value, bool add) {
  char *list[WORDS_MOST + 1];
  int count = 0;
  if (add)
    for (; count < words->count; count++) list[count] = words->word[count];
  for (char *word = strtok(value, " \t"); word; word = strtok(NULL, " \t")) {
    if (count == WORDS_MOST) return fail(reader, "more than %d words", WORDS_MOST);
    if (!(list[count++] = expand(reader, word))) return fail(reader, "word is too long");
  }
  list[count] = NULL;
  words->word = (char **)(void *)keep(reader->target, list, sizeof(char *) * (size_t)(count + 1));
  words->count = count;
  return true;
}

bool target_read_size(const char *text, uint64_t *out) {
  char *end;
  errno = 0;
  if (text[0] < '0' || text[0] > '9') return false;
  unsigned long long value = strtoull(text, &end, 0);
  int shift = *end == 'K' ? 10 : *end == 'M' ? 20 : 0;
  if (shift) end++;
  if (errno || *end || value > (UINT64_MAX >> shift)) return false;
  *out = (uint64_t)value << shift;
  return true;
}

static bool set_region(struct reader *reader, char *value) {
  struct target *target = reader->target;
  if (target->regions == TARGET_REGIONS)
    return fail(reader, "more than %d regions", TARGET_REGIONS);
  struct target_region *region = &target->region[target->regions];
  char kind[8], origin[32], size[32], load[8] = "1", extra[2];
  int got = sscanf(value, "%15s %7s %31s %31s %7s %1s", region->name, kind, origin, size, load,
                   extra);
  if (got < 4 || got > 5)
    return fail(reader, "region is: NAME rom|ram ORIGIN SIZE [LEAST-LOAD], not '%s'", value);
  bool rom = !strcmp(kind, "rom");
  if (!rom && strcmp(kind, "ram")) return fail(reader, "region kind is rom or ram, not '%s'", kind);
  region->kind = rom ? TARGET_ROM : TARGET_RAM;
  if (!target_read_size(origin, &region->origin)) return fail(reader, "'%s' is not an address", origin);
  if (!target_read_size(size, &region->size) || region->size == 0)
    return fail(reader, "'%s' is not a size (as 4096, 0x1000, 64K, 4M)", size);
  if (region->origin + region->size < region->origin ||
      (target->word_bits == 32 && region->origin + region->size > (uint64_t)1 << 32))
    return fail(reader, "region %s ends beyond the address space", region->name);
  region->load = strcmp(load, "4") ? 1 : 4;
  if (strcmp(load, "4") && strcmp(load, "1"))
    return fail(reader, "the least load is 1 or 4 bytes, not '%s'", load);
  target->regions++;
  return true;
}

static bool set_choice(struct reader *reader, const struct key *key, const char *value) {
  const char *word = key->choices;
  for (int index = 0; word; index++) {
    size_t length = strcspn(word, "|");
    if (strlen(value) == length && !memcmp(word, value, length)) {
      void *field = (char *)reader->target + key->offset;
      *(int *)field = index;
      return true;
    }
    word = word[length] ? word + length + 1 : NULL;
  }
  return fail(reader, "%s is %s, not '%s'", key->name, key->choices, value);
}

static bool read_folder(struct reader *outer, struct target *target, const char *folder);
static bool find_folder(const char *name, const char *beside, char *out);

static bool inherit(struct reader *reader, const char *name) {
  char folder[PATH_MAX];
  for (int i = 1; i < KEYS; i++)
    if (reader->seen[i]) return fail(reader, "inherit comes before all other keys");
  if (reader->depth == DEEPEST - 1)
    return fail(reader, "inherit '%s': more than %d levels (a cycle?)", name, DEEPEST);
  if (!find_folder(name, reader->folder, folder))
    return fail(reader, "inherit '%s': no such target", name);
  return read_folder(reader, reader->target, folder);
}

static bool set(struct reader *reader, const struct key *key, char *value) {
  void *field = (char *)reader->target + key->offset;
  bool *seen = &reader->seen[key - keys];
  bool first = !*seen;
  *seen = true;
  if (!first && key->kind != ADD_WORD && key->kind != REGION)
    return fail(reader, "%s is given twice", key->name);
  switch (key->kind) {
  case TEXT:
    if ((*(const char **)field = expand(reader, value))) return true;
    return fail(reader, "value is too long");
  case WORDS: return set_words(reader, field, value, false);
  case ADD_WORD: return set_words(reader, field, value, !first);
  case SIZE:
    if (target_read_size(value, field)) return true;
    return fail(reader, "%s is a size (as 4096, 0x1000, 64K, 4M), not '%s'", key->name, value);
  case NUMBER:
    *(int *)field = atoi(value);
    if (!strcmp(value, "32") || !strcmp(value, "64")) return true;
    return fail(reader, "word is 32 or 64, not '%s'", value);
  case CHOICE: return set_choice(reader, key, value);
  case REGION:
    if (first) reader->target->regions = 0;
    return set_region(reader, value);
  case INHERIT: return inherit(reader, value);
  }
  return false;
}

static bool unknown_key(struct reader *reader, const char *name) {
  const char *names[KEYS];
  char near[120];
  for (int i = 0; i < KEYS; i++) names[i] = keys[i].name;
  if (suggest_nearest(name, names, KEYS, near, sizeof near))
    return fail(reader, "unknown key '%.40s' (nearest: %s)", name, near);
  return fail(reader, "unknown key '%.40s'", name);
}

/* Cuts comment and blanks off both ends. */
static char *trim(char *line) {
  line[strcspn(line, "#\r\n")] = '\0';
  line += strspn(line, " \t");
  size_t length = strlen(line);
  while (length && (line[length - 1] == ' ' || line[length - 1] == '\t')) line[--length] = '\0';
  return line;
}

static bool read_line(struct reader *reader, char *line) {
  line = trim(line);
  if (!*line) return true;
  size_t length = strcspn(line, " \t");
  char *value = line + length;
  if (*value) *value++ = '\0';
  value += strspn(value, " \t");
  for (int i = 0; i < KEYS; i++) {
    if (strcmp(keys[i].name, line)) continue;
    bool may_be_empty = keys[i].kind == TEXT || keys[i].kind == WORDS;
    if (!*value && !may_be_empty) return fail(reader, "%s has no value", line);
    return set(reader, &keys[i], value);
  }
  return unknown_key(reader, line);
}

static bool read_lines(struct reader *reader, FILE *file) {
  char line[LINE_MOST];
  long total = 0;
  while (fgets(line, sizeof line, file)) {
    reader->line++;
    size_t length = strlen(line);
    total += (long)length;
    if (length == 0 || (line[length - 1] != '\n' && !feof(file)))
      return fail(reader, length + 1 == sizeof line ? "line is longer than %d bytes"
                                                    : "a NUL byte; this is no text file",
                  LINE_MOST - 2);
    if (total > FILE_MOST) return fail(reader, "file is larger than %d bytes", FILE_MOST);
    if (!read_line(reader, line)) return false;
  }
  if (ferror(file)) return fail(reader, "cannot be read: %s", strerror(errno));
  return true;
}

/* Reads FOLDER/target.def over the values that `target` has. `outer` is the reader of the file
   that inherits it, or carries the error buffer at depth -1. */
static bool read_folder(struct reader *outer, struct target *target, const char *folder) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/target.def", folder);
  struct reader reader = {.target = target,
                          .path = keep(target, path, strlen(path)),
                          .folder = keep(target, folder, strlen(folder)),
                          .depth = outer->depth + 1,
                          .error = outer->error,
                          .error_size = outer->error_size};
  if (target->folders == TARGET_FOLDERS) return fail(&reader, "inherits too much");
  target->folder[target->folders++] = reader.folder;
  FILE *file = fopen(path, "r");
  if (!file) {
    snprintf(reader.error, reader.error_size, "%s: %s", path, strerror(errno));
    return false;
  }
  bool done = read_lines(&reader, file);
  fclose(file);
  if (reader.depth > 0) target->abstract = false; /* that is said of one folder only */
  return done;
}

static bool has_target(const char *folder) {
  char path[PATH_MAX + 16];
  snprintf(path, sizeof path, "%s/target.def", folder);
  return access(path, F_OK) == 0;
}

/* Where target `name` is: a path when it has a slash (relative to `beside` when that is given),
   else the toolkit's, else a folder of that name here. */
static bool find_folder(const char *name, const char *beside, char *out) {
  char inside[PATH_MAX], joined[2 * PATH_MAX];
  if (strlen(name) >= PATH_MAX / 2) return false;
  snprintf(inside, sizeof inside, "targets/%s", name);
  if (!strchr(name, '/') && strcmp(name, ".") && strcmp(name, "..") &&
      toolkit_file(inside, out, PATH_MAX) && has_target(out))
    return true;
  if (beside && name[0] != '/')
    snprintf(joined, sizeof joined, "%s/%s", beside, name);
  else
    snprintf(joined, sizeof joined, "%s", name);
  return realpath(joined, out) && has_target(out);
}

static bool unknown_target(const char *name, char *error, size_t size) {
  char **names, near[200];
  int count = target_names(&names);
  struct stat info;
  if (strchr(name, '/') || (stat(name, &info) == 0 && S_ISDIR(info.st_mode)))
    snprintf(error, size, "%s: no target.def there", name);
  else if (suggest_nearest(name, (const char *const *)names, count, near, sizeof near))
    snprintf(error, size, "no target '%s' (firn targets lists %d; nearest: %s)", name, count, near);
  else
    snprintf(error, size, "no target '%s' (firn targets lists %d)", name, count);
  free(names);
  return false;
}

/* What every usable target must say. */
static bool complete(const struct target *target, char *error, size_t size) {
  const char *missing = NULL;
  if (target->abstract) {
    snprintf(error, size, "%s/target.def: is abstract, only to inherit from", target->folder[0]);
    return false;
  }
  if (!target->runtime[0]) missing = "runtime";
  if (!target->word_bits) missing = "word";
  if (target->arch != TARGET_HOST) {
    if (!target->cc.count) missing = "cc";
    if (!target->link.count) missing = "link";
    if (!target->triple[0]) missing = "triple";
    if (!target_region_size(target, TARGET_ROM)) missing = "region … rom";
    if (!target_region_size(target, TARGET_RAM)) missing = "region … ram";
    if (!target->stack) missing = "stack";
  }
  if (!target->erase || target->erase & (target->erase - 1)) {
    snprintf(error, size, "%s/target.def: erase is a power of two", target->folder[0]);
    return false;
  }
  if (missing)
    snprintf(error, size, "%s/target.def:1: key '%s' is missing", target->folder[0], missing);
  return !missing;
}

/* The folder of the first target that has a runtime of that name: "thumbv7m" for who has a board of their own. */
static bool find_runtime(const char *name, char *out) {
  char **names, error[512];
  int count = strchr(name, '/') ? 0 : target_names(&names);
  bool found = false;
  for (int i = 0; i < count && !found; i++) {
    struct target *target = target_load(names[i], error, sizeof error);
    found = target && !strcmp(target->runtime, name);
    if (found) snprintf(out, PATH_MAX, "%s", target->folder[0]);
    target_free(target);
  }
  if (count) free(names);
  return found;
}

struct target *target_load(const char *name, char *error, size_t size) {
  char folder[PATH_MAX];
  if (!find_folder(name, NULL, folder) && !find_runtime(name, folder)) {
    unknown_target(name, error, size);
    return NULL;
  }
  struct target *target = calloc(1, sizeof *target);
  if (!target) abort();
  target->about = target->triple = target->cpu = target->features = target->float_abi = "";
  target->windowed = target->runtime = target->bitcode = target->console = "";
  target->erase = ERASE;
  struct reader outer = {.depth = -1, .error = error, .error_size = size};
  char *copy = keep(target, folder, strlen(folder));
  target->name = basename(copy);
  if (read_folder(&outer, target, folder) && complete(target, error, size)) return target;
  target_free(target);
  return NULL;
}

void target_free(struct target *target) {
  if (!target) return;
  for (struct target_text *text = target->texts, *next; text; text = next) {
    next = text->next;
    free(text);
  }
  free(target);
}

uint64_t target_region_size(const struct target *target, enum target_region_kind kind) {
  uint64_t sum = 0;
  for (int i = 0; i < target->regions; i++)
    if (target->region[i].kind == kind) sum += target->region[i].size;
  return sum;
}
