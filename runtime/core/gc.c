/* SPDX-License-Identifier: MIT */
/* The collector: mark and lazy sweep over pages of equal cells.
 *
 * A heap region is an array of pages of PAGE_UNITS units; a unit is two words. The descriptors of the pages stand before
 * them, eight bytes each: mark bits, and what the page is. A page is free, holds cells of one size class, or belongs to a
 * run of pages that is one large object. Descriptors beyond region.top have never been used and are not initialised, so
 * that a boot does not pay for the size of the heap.
 *
 * Allocation pops the free list of the size class: a free cell's header word is the next free cell | 1. When the list is
 * empty, the next unswept page of the class is swept (its unmarked cells become the list), or a free page is cut into
 * cells, or a collection runs.
 *
 * Between a collection and the sweep of a page, its dead cells still look like objects; therefore all pages are swept
 * before the next marking, in which every cell that is not free is alive or has died since the last collection and holds
 * valid words. So marking may trust the header of whatever a word points into: the same check serves the stacks, which
 * are scanned conservatively, and the fields of objects.
 *
 * A collection also runs when half of the heap has been handed out since the last one: if it waited until the heap is
 * full, a few survivors in every page would leave no room for a large object, however much is free.
 *
 * The mark stack is bounded; when it overflows, the marking goes on by walking over all marked objects again.
 */
#include "runtime/core/gc.h"

#include "runtime/abi/image.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc_guard.h"
#include "runtime/core/gc_trace.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

#include <string.h>

enum {
  UNIT = 2 * sizeof(value),
  PAGE_UNITS = 32,
  PAGE = PAGE_UNITS * UNIT,
  MARK_STACK = 32,
  REGIONS = 2
};

/* Size classes in units; what is larger takes pages of its own. */
static const uint8_t class_units[] = {1, 2, 3, 4, 5, 6, 8, 10, 16};
static const uint8_t unit_class[17] = {0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8, 8};
/* ceil(1024 / units): (offset * it) >> 10 is the cell of a unit offset below 32. */
static const uint16_t class_reciprocal[] = {1024, 512, 342, 256, 205, 171, 128, 103, 64};
enum { CLASSES = sizeof class_units, PAGE_FREE = 16, PAGE_HEAD, PAGE_REST };

struct page {
  uint32_t marks; /* bit i: cell i is marked; large objects: bit 0 */
  uint32_t info;  /* number << 8 | kind; kind: a size class, or PAGE_*. The number is, for a class: the next page of the
                     class + 1 while unswept; HEAD: pages of the run; REST: distance to the head */
};

struct region {
  struct page *pages;
  char *start, *end; /* of the memory of the pages */
  uint32_t n, top;   /* pages; those from top on have never been used */
  uint32_t first_free; /* no free page below top stands before it */
};

static struct {
  uintptr_t free[CLASSES];    /* first free cell, or 0 */
  uint32_t unswept[CLASSES];  /* number of the first unswept page + 1 (region 0's pages first), or 0 */
  struct region region[REGIONS];
  uint8_t n_regions, overflow;
  uint16_t depth;
  uint32_t collections;
  intptr_t budget; /* bytes to hand out before the next collection */
  intptr_t most;   /* the same right after one: half of the heap, or what gc_set_most said */
  uint32_t used_pages, peak_pages;
  uintptr_t allocations; /* counted for firn_test only */
  uintptr_t stack[MARK_STACK];
} gc;

static unsigned page_kind(const struct page *p) { return p->info & 0xff; }
static uint32_t page_number(const struct page *p) { return p->info >> 8; }

/* ---- regions ---- */

void gc_add_region(void *start, void *end) {
  if (gc.n_regions == REGIONS) return;
  uintptr_t from = ((uintptr_t)start + UNIT - 1) & ~(uintptr_t)(UNIT - 1);
  uintptr_t to = (uintptr_t)end;
  if (to < from + 2 * PAGE) return;
  struct region *r = &gc.region[gc.n_regions++];
  r->pages = (struct page *)from;
  r->n = (uint32_t)((to - from - UNIT) / (PAGE + sizeof(struct page)));
  r->start = (char *)((from + r->n * sizeof(struct page) + UNIT - 1) & ~(uintptr_t)(UNIT - 1));
  r->end = r->start + (size_t)r->n * PAGE;
  r->top = r->first_free = 0;
  gc.most += (intptr_t)r->n * (PAGE / 2);
}

static intptr_t half_of_heap(void) {
  intptr_t half = 0;
  for (unsigned i = 0; i < gc.n_regions; i++) half += (intptr_t)gc.region[i].n * (PAGE / 2);
  return half;
}

intptr_t gc_most(void) { return gc.most == half_of_heap() ? -1 : gc.most; }

void gc_set_most(intptr_t bytes) {
  intptr_t half = half_of_heap(), handed_out = gc.most - gc.budget;
  gc.most = bytes < 0 || bytes > half ? half : bytes;
  gc.budget = gc.most - handed_out;
}

void gc_init(void *start, void *end) {
  memset(&gc, 0, sizeof gc);
  gc_add_region(start, end);
  gc.budget = gc.most;
}

static inline __attribute__((always_inline)) struct region *region_at(uintptr_t p) {
  for (unsigned i = 0; i < gc.n_regions; i++) {
    struct region *r = &gc.region[i];
    if (p - (uintptr_t)r->start < (uintptr_t)(r->end - r->start)) return r;
  }
  return 0;
}

static __attribute__((noinline)) struct region *region_of(uintptr_t p) { return region_at(p); }

bool gc_is_heap(const void *p) { return region_of((uintptr_t)p) != 0; }

/* The page with a number as in gc.unswept, and its region. */
static struct page *page_at(uint32_t number, struct region **region) {
  struct region *r = gc.region;
  while (number >= r->n) number -= r++->n;
  *region = r;
  return r->pages + number;
}

static uint32_t number_of(const struct region *r, const struct page *p) {
  uint32_t number = (uint32_t)(p - r->pages);
  for (const struct region *q = gc.region; q != r; q++) number += q->n;
  return number;
}

static char *page_memory(const struct region *r, const struct page *p) {
  return r->start + (size_t)(p - r->pages) * PAGE;
}

/* ---- sweeping ---- */

/* Makes a page's unmarked cells the free list of its class. An empty page becomes a free page instead; false then. */
static bool sweep_page(struct region *r, struct page *p) {
  unsigned k = page_kind(p);
  if (!p->marks) {
    p->info = PAGE_FREE;
    uint32_t i = (uint32_t)(p - r->pages);
    if (i < r->first_free) r->first_free = i;
    gc.used_pages--;
    return false;
  }
  unsigned size = class_units[k] * UNIT, count = PAGE_UNITS / class_units[k];
  char *cell = page_memory(r, p);
  uintptr_t list = gc.free[k];
  intptr_t freed = 0;
  for (uint32_t marks = p->marks; count; count--, cell += size, marks >>= 1) {
    if (marks & 1) continue;
    freed += size;
    gc_guard(cell, sizeof(value), size);
    *(uintptr_t *)cell = list | 1;
    list = (uintptr_t)cell;
  }
  gc.free[k] = list;
  gc.budget -= freed;
  p->info = k;
  return true;
}

/* Takes the next unswept page of a class. False when there is none. */
static bool sweep_next(unsigned k) {
  while (gc.unswept[k]) {
    struct region *r;
    struct page *p = page_at(gc.unswept[k] - 1, &r);
    gc.unswept[k] = page_number(p);
    if (sweep_page(r, p) && gc.free[k]) return true;
  }
  return false;
}

static void sweep_rest(void) {
  for (unsigned k = 0; k < CLASSES; k++) {
    while (gc.unswept[k]) {
      struct region *r;
      struct page *p = page_at(gc.unswept[k] - 1, &r);
      gc.unswept[k] = page_number(p);
      sweep_page(r, p);
    }
  }
}

/* ---- pages ---- */

/* n free pages in a row, or NULL. */
static struct page *find_run(struct region *r, uint32_t n) {
  uint32_t run = 0, i = r->first_free;
  for (; i < r->top; i++) {
    if (page_kind(&r->pages[i]) != PAGE_FREE) {
      if (run == 0 && i == r->first_free) r->first_free++;
      run = 0;
    } else if (++run == n) {
      return &r->pages[i + 1 - n];
    }
  }
  if (r->n - r->top + run < n) return 0;
  uint32_t first = r->top - run;
  r->top = first + n;
  return &r->pages[first];
}

static struct page *take_pages(uint32_t n, struct region **region) {
  for (unsigned i = 0; i < gc.n_regions; i++) {
    struct page *p = find_run(&gc.region[i], n);
    if (!p) continue;
    *region = &gc.region[i];
    gc.used_pages += n;
    if (gc.used_pages > gc.peak_pages) gc.peak_pages = gc.used_pages;
    return p;
  }
  return 0;
}

/* ---- marking ---- */

/* Marks the object that p points to or into, and remembers to trace it. Anything else is left alone. */
void gc_mark(uintptr_t p) {
  struct region *r = region_at(p); /* of no other function's time so much is spent on it */
  if (!r) return;
  uintptr_t offset = p - (uintptr_t)r->start;
  uint32_t index = (uint32_t)(offset / PAGE);
  if (index >= r->top) return;
  struct page *page = &r->pages[index];
  unsigned k = page_kind(page);
  uintptr_t cell;
  uint32_t bit = 1;
  if (k < CLASSES) {
    unsigned i = (unsigned)(offset % PAGE / UNIT) * class_reciprocal[k] >> 10;
    bit <<= i;
    if (page->marks & bit || (i + 1) * class_units[k] > PAGE_UNITS) return;
    cell = (uintptr_t)r->start + (uintptr_t)index * PAGE + (uintptr_t)i * class_units[k] * UNIT;
    if ((*(uintptr_t *)cell & 7) == 1) return;
  } else if (k == PAGE_FREE) {
    return;
  } else {
    if (k == PAGE_REST) page -= page_number(page);
    if (page->marks) return;
    cell = (uintptr_t)page_memory(r, page);
  }
  page->marks |= bit;
  if ((*(uintptr_t *)cell & 7) == 5) return; /* a block of bytes */
  if (gc.depth == MARK_STACK) {
    gc.overflow = 1;
  } else {
    gc.stack[gc.depth++] = cell;
  }
}

GC_LOOKS_ANYWHERE void gc_mark_words(const value *words, size_t n) {
  while (n--) gc_mark(*words++);
}

size_t gc_cell_words(uintptr_t p) {
  struct region *r = region_of(p);
  if (!r) return 0;
  struct page *page = &r->pages[(p - (uintptr_t)r->start) / PAGE];
  unsigned k = page_kind(page);
  return (k < CLASSES ? class_units[k] * UNIT : page_number(page) * PAGE) / sizeof(value);
}

bool gc_is_marked(const void *cell) {
  struct region *r = region_of((uintptr_t)cell);
  if (!r) return true;
  size_t offset = (uintptr_t)cell - (uintptr_t)r->start;
  const struct page *page = &r->pages[offset / PAGE];
  unsigned unit = (unsigned)(offset % PAGE / UNIT); /* 0 of a large object */
  return page->marks >> (unit ? unit * class_reciprocal[page_kind(page)] >> 10 : 0) & 1;
}

static void drain(void) {
  while (gc.depth) gc_trace(gc.stack[--gc.depth]);
}

/* Traces every marked object of a page again. */
static void retrace_page(struct region *r, struct page *p) {
  unsigned k = page_kind(p);
  char *cell = page_memory(r, p);
  if (k == PAGE_REST || k == PAGE_FREE) return;
  unsigned size = k < CLASSES ? class_units[k] * UNIT : 0;
  for (uint32_t marks = p->marks; marks; marks >>= 1, cell += size) {
    if ((marks & 1) && (*(uintptr_t *)cell & 7) != 5) {
      gc_trace((uintptr_t)cell);
      drain();
    }
  }
}

static void finish_marking(void) {
  drain();
  while (gc.overflow) {
    gc.overflow = 0;
    for (unsigned i = 0; i < gc.n_regions; i++) {
      for (uint32_t j = 0; j < gc.region[i].top; j++) retrace_page(&gc.region[i], &gc.region[i].pages[j]);
    }
  }
}

GC_LOOKS_ANYWHERE static void mark_stack(void *context, char *lowest) {
  for (value *p = (value *)lowest; (char *)p < vm.stack_top; p++) gc_mark(*p);
}

static void mark_roots(void) {
  gc_mark_words((const value *)&vm, sizeof vm / sizeof(value));
  for (const struct image_range *r = firn_roots; r->words; r++) gc_mark_words(r->start, r->words);
}

static void clear_marks(void) {
  sweep_rest();
  for (unsigned i = 0; i < gc.n_regions; i++) {
    for (uint32_t j = 0; j < gc.region[i].top; j++) gc.region[i].pages[j].marks = 0;
  }
}

/* Makes the pages of a large object free ones. */
static inline __attribute__((always_inline)) void free_run(struct region *r, struct page *p) {
  uint32_t n = page_number(p), j = (uint32_t)(p - r->pages);
  gc.used_pages -= n;
  for (uint32_t m = 0; m < n; m++) p[m].info = PAGE_FREE;
  gc_guard(page_memory(r, p), 0, (size_t)n * PAGE);
  if (j < r->first_free) r->first_free = j;
}

void gc_release(void *block) {
  struct region *r = region_of((uintptr_t)block);
  struct page *p = r ? &r->pages[((uintptr_t)block - (uintptr_t)r->start) / PAGE] : 0;
  if (!p || page_kind(p) != PAGE_HEAD) return;
  gc.budget += (intptr_t)page_number(p) * PAGE;
  free_run(r, p);
}

void gc_collect(void) {
  clear_marks();
  mark_roots();
  port_with_registers(mark_stack, 0);
  finish_marking();
  if (firn_service_names_sweep) firn_service_names_sweep();
  gc.collections++;
  gc.budget = gc.most;
  /* Large objects are freed at once; pages of cells wait for their sweep. */
  memset(gc.free, 0, sizeof gc.free);
  for (unsigned i = gc.n_regions; i--;) {
    struct region *r = &gc.region[i];
    for (uint32_t j = r->top; j--;) {
      struct page *p = &r->pages[j];
      unsigned k = page_kind(p);
      if (k < CLASSES) {
        p->info = gc.unswept[k] << 8 | k;
        gc.unswept[k] = number_of(r, p) + 1;
      } else if (k == PAGE_HEAD && !p->marks) {
        free_run(r, p);
      }
    }
  }
}

/* ---- reach ---- */

void gc_reach_begin(void) { clear_marks(); }

void gc_reach(value v) {
  gc_mark(v);
  finish_marking();
}

static uint32_t marked_cells(void) {
  uint32_t n = 0;
  for (unsigned i = 0; i < gc.n_regions; i++) {
    for (uint32_t j = 0; j < gc.region[i].top; j++) {
      for (uint32_t marks = gc.region[i].pages[j].marks; marks; marks &= marks - 1) n++;
    }
  }
  return n;
}

bool gc_reach_each(void (*visit)(uintptr_t cell, size_t words)) {
  uint32_t before = marked_cells();
  for (unsigned i = 0; i < gc.n_regions; i++) {
    struct region *r = &gc.region[i];
    for (uint32_t j = 0; j < r->top; j++) {
      struct page *p = &r->pages[j];
      unsigned k = page_kind(p);
      uintptr_t cell = (uintptr_t)page_memory(r, p);
      if (k == PAGE_FREE || k == PAGE_REST) continue;
      for (uint32_t marks = p->marks; marks; marks >>= 1, cell += class_units[k < CLASSES ? k : 0] * UNIT) {
        if (marks & 1) visit(cell, gc_cell_words(cell));
      }
    }
  }
  return marked_cells() != before;
}

/* Locals, and what is on the operand stack below the innermost try or with. */
static size_t used_words(const struct frame *f) {
  return f->handlers < f->words_end ? HANDLER_TOP(f->handlers[0]) : code_n_locals(f->code);
}

void gc_reach_variables(void) {
  clear_marks();
  mark_roots();
  for (const struct frame *f = vm.frame; f; f = f->up) gc_mark_words(f->words, used_words(f));
  finish_marking();
}

void gc_each(bool reached, void (*visit)(uintptr_t cell, void *context), void *context) {
  sweep_rest();
  for (unsigned i = 0; i < gc.n_regions; i++) {
    struct region *r = &gc.region[i];
    for (uint32_t j = 0; j < r->top; j++) {
      unsigned k = page_kind(&r->pages[j]);
      uintptr_t cell = (uintptr_t)page_memory(r, &r->pages[j]);
      if (k == PAGE_FREE || k == PAGE_REST) continue;
      unsigned count = k < CLASSES ? PAGE_UNITS / class_units[k] : 1;
      uint32_t marks = r->pages[j].marks;
      for (; count--; cell += class_units[k < CLASSES ? k : 0] * UNIT, marks >>= 1) {
        if (reached ? marks & 1 : (*(uintptr_t *)cell & 7) != 1) visit(cell, context);
      }
    }
  }
}

/* ---- allocation ---- */

/* Cuts a free page into cells of a class. */
static bool cut_page(unsigned k) {
  struct region *r;
  struct page *p = take_pages(1, &r);
  if (!p) return false;
  p->marks = 1; /* keeps sweep_page from giving it back */
  p->info = k;
  sweep_page(r, p);
  char *first = page_memory(r, p);
  gc_guard(first, sizeof(value), class_units[k] * UNIT);
  *(uintptr_t *)first = gc.free[k] | 1;
  gc.free[k] = (uintptr_t)first;
  p->marks = 0;
  return true;
}

static void collect_in_time(void) {
  if (gc.budget <= 0 && !vm.gc_disabled) gc_collect();
}

/* Fills the free list of a class, by and by harder. */
static inline __attribute__((always_inline)) bool refill(unsigned k) {
  if (sweep_next(k)) return true;
  collect_in_time();
  if (sweep_next(k) || cut_page(k)) return true;
  sweep_rest();
  if (gc.free[k] || cut_page(k)) return true;
  gc_collect();
  if (sweep_next(k) || cut_page(k)) return true;
  sweep_rest();
  return gc.free[k] || cut_page(k);
}

static void *large(size_t bytes) {
  uint32_t n = (uint32_t)((bytes + PAGE - 1) / PAGE);
  struct region *r;
  collect_in_time();
  struct page *p = take_pages(n, &r);
  gc.budget -= (intptr_t)n * PAGE;
  if (!p) {
    sweep_rest();
    p = take_pages(n, &r);
  }
  if (!p) {
    gc_collect();
    sweep_rest();
    p = take_pages(n, &r);
  }
  if (!p) return 0;
  p->marks = 0;
  p->info = n << 8 | PAGE_HEAD;
  for (uint32_t i = 1; i < n; i++) p[i].info = i << 8 | PAGE_REST;
  gc_guard(page_memory(r, p), bytes, (size_t)n * PAGE);
  return page_memory(r, p);
}

/* A locked heap has no regions: nothing is found to allocate from, to mark or to sweep. What is to come back waits in the
   mark stack, which nothing is put on meanwhile. */
struct lock {
  uintptr_t depth, n_regions, free[CLASSES];
  uint32_t unswept[CLASSES];
};
_Static_assert(sizeof(struct lock) <= sizeof gc.stack, "a lock waits in the mark stack");
static struct lock *lock(void) { return (struct lock *)gc.stack; }

unsigned gc_locked(void) { return gc.n_regions ? 0 : (unsigned)lock()->depth; }

/* gc_spare's, of each size up to 12 words: one for a loop, four for an exception. */
enum { SPARES = 16, SPARE_CLASSES = 6 };
static bool has_spares(unsigned k) {
  unsigned n = 0;
  for (uintptr_t cell = gc.free[k]; cell && n < SPARES; cell = *(uintptr_t *)cell & ~(uintptr_t)7) n++;
  return n == SPARES;
}

void gc_lock(void) {
  if (gc.n_regions) {
    for (unsigned n = 0; n < SPARES * SPARE_CLASSES; n++) { /* a collection takes those of before away */
      if (!has_spares(n % SPARE_CLASSES) && !refill(n % SPARE_CLASSES)) break;
    }
    *lock() = (struct lock){0, gc.n_regions, {0}, {0}};
    memcpy(lock()->free, gc.free, sizeof gc.free);
    memcpy(lock()->unswept, gc.unswept, sizeof gc.unswept);
    memset(gc.free, 0, sizeof gc.free);
    memset(gc.unswept, 0, sizeof gc.unswept);
    gc.n_regions = 0;
  }
  lock()->depth++;
}

unsigned gc_unlock(void) {
  if (!gc_locked()) return 0;
  if (--lock()->depth) return (unsigned)lock()->depth;
  memcpy(gc.free, lock()->free, sizeof gc.free);
  memcpy(gc.unswept, lock()->unswept, sizeof gc.unswept);
  gc.n_regions = (uint8_t)lock()->n_regions;
  return 0;
}

void *gc_spare(size_t bytes) {
  unsigned k = unit_class[bytes > 16 * UNIT ? 0 : (bytes + UNIT - 1) / UNIT];
  uintptr_t cell = gc_locked() && bytes <= 16 * UNIT ? lock()->free[k] : 0;
  if (!cell) return 0;
  lock()->free[k] = *(uintptr_t *)cell & ~(uintptr_t)7;
  gc_guard((void *)cell, bytes, class_units[k] * UNIT);
  memset((void *)cell, 0, bytes);
  vm.error = 0;
  return (void *)cell;
}

/* Test builds: collects or fails as firn_test wants. */
static bool provoke(void) {
  if (firn_test.gc_every && gc.allocations % firn_test.gc_every == 0) gc_collect();
  return ++gc.allocations != firn_test.fail_at;
}

/* A cell of at least that many bytes, uncleared; NULL with MemoryError pending. */
static void *cell_new(size_t bytes) {
  if ((firn_test.gc_every | firn_test.fail_at) && !provoke()) goto fail;
  if (bytes <= 16 * UNIT) {
    unsigned k = unit_class[(bytes + UNIT - 1) / UNIT];
    uintptr_t cell = gc.free[k];
    if (!cell) {
      if (!refill(k)) goto fail;
      cell = gc.free[k];
    }
    gc.free[k] = *(uintptr_t *)cell & ~(uintptr_t)7;
    gc_guard((void *)cell, bytes, class_units[k] * UNIT);
    return (void *)cell;
  }
  if (bytes < (size_t)1 << 30) {
    void *p = large(bytes);
    if (p) return p;
  }
fail:
  err_memory();
  return 0;
}

void *gc_new(size_t bytes, const struct type_obj *type) {
  const struct type_obj **p = cell_new(bytes);
  if (!p) return 0;
  value *w = (value *)p, *end = w + (bytes + sizeof(value) - 1) / sizeof(value);
  gc_guard(p, (size_t)((char *)end - (char *)p), (size_t)((char *)end - (char *)p)); /* whole words */
  while (++w < end) *w = 0;
  *p = type;
  return p;
}

value *gc_values(size_t n) {
  enum { FEW = 16 }; /* words, which are cleared sooner than memset is called */
  value *p = n < SIZE_MAX / sizeof(value) / 16 ? cell_new((n + 1) * sizeof(value)) : (err_memory(), NULL);
  if (!p) return 0;
  *p = (value)n << 3 | 3;
  if (n > FEW) memset(p + 1, 0, n * sizeof(value));
  else for (value *word = p + n; word > p; word--) *word = 0;
  return p + 1;
}

void *gc_bytes(size_t n) {
  value *p = n < SIZE_MAX / 16 ? cell_new(n + sizeof(value)) : (err_memory(), NULL);
  if (!p) return 0;
  *p = (value)n << 3 | 5;
  return p + 1;
}

size_t gc_block_count(const void *block) { return ((const value *)block)[-1] >> 3; }

/* Bytes that fit into the cell a block of `bytes` bytes (header included) is in. */
static size_t cell_room(size_t bytes) {
  if (bytes <= 16 * UNIT) return (size_t)class_units[unit_class[(bytes + UNIT - 1) / UNIT]] * UNIT;
  return (bytes + PAGE - 1) / PAGE * PAGE;
}

value *gc_values_resize(value *block, size_t n) {
  size_t old = block ? gc_block_count(block) : 0;
  if (block && gc_is_heap(block) && n < SIZE_MAX / 64 &&
      cell_room((n + 1) * sizeof(value)) == cell_room((old + 1) * sizeof(value))) {
    gc_guard(block - 1, (n + 1) * sizeof(value), cell_room((n + 1) * sizeof(value)));
    block[-1] = (value)n << 3 | 3;
    if (n > old) memset(block + old, 0, (n - old) * sizeof(value));
    return block;
  }
  value *p = gc_values(n);
  if (p && block) memcpy(p, block, (old < n ? old : n) * sizeof(value));
  return p;
}

void *gc_bytes_resize(void *block, size_t n) {
  size_t old = block ? gc_block_count(block) : 0;
  if (block && gc_is_heap(block) && n < SIZE_MAX / 64 &&
      cell_room(n + sizeof(value)) == cell_room(old + sizeof(value))) {
    gc_guard((value *)block - 1, n + sizeof(value), cell_room(n + sizeof(value)));
    ((value *)block)[-1] = (value)n << 3 | 5;
    return block;
  }
  void *p = gc_bytes(n);
  if (p && block) memcpy(p, block, old < n ? old : n);
  return p;
}

void gc_stats(struct gc_stats *out) {
  memset(out, 0, sizeof *out);
  sweep_rest();
  size_t free = 0;
  for (unsigned i = 0; i < gc.n_regions; i++) out->heap_bytes += gc.region[i].n * PAGE;
  for (unsigned k = 0; k < CLASSES; k++) {
    for (uintptr_t p = gc.free[k]; p; p = *(uintptr_t *)p & ~(uintptr_t)7) free += class_units[k] * UNIT;
  }
  out->used_bytes = (uint32_t)(gc.used_pages * PAGE - free);
  out->peak_bytes = gc.peak_pages * PAGE;
  out->collections = gc.collections;
}
