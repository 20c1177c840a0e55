/* SPDX-License-Identifier: MIT */
/* Firn in your own firmware: what C code calls, and how it declares what Python may call.
 *
 *   firn freeze app/ python.o -t TARGET -o app.o     (firn_add_app() of CMake does it)
 *
 * freezes the application; C sources that use FIRN_FN or FIRN_PYTHON are compiled before and named there, so that what
 * their lines say is known when the application is frozen. Link app.o, app.ld, libfirn-embed-WIDTH.a and
 * libfirn-WIDTH.a into your ELF, with your start-up code, linker script and C library: the archives use no heap of C's,
 * have no constructors, and leave undefined only mem* and str*, for Arm the compiler's own __aeabi_* and, when the application
 * uses the clock, port_ticks_us. What they ask of the board are the functions of runtime/port.h. They have defaults, which an
 * object of yours replaces by defining the function: port_write and port_read for the console, port_write_error for
 * tracebacks, port_ticks_us and port_wait_us for time.
 *
 * All functions but firn_post are called from one thread, on the stack that firn_init was told. */
#ifndef FIRN_H
#define FIRN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A Python object; 0: there is none, and an exception is pending. Firn's collector sees those in registers and on the
 * stack; what C keeps elsewhere it keeps by a handle (firn_hold). */
typedef uintptr_t firn_value;

enum firn_status {
  FIRN_OK,
  FIRN_RAISED,     /* a Python exception is pending: firn_error_print and its like take it; the next firn_call drops it */
  FIRN_NOT_FOUND,  /* no FIRN_PYTHON line was frozen for this function, or the program deleted it */
  FIRN_NO_MEMORY,  /* heap or stack are missing or too small */
  FIRN_NOT_READY   /* before firn_init, or firn_init for the second time */
};

struct firn_config {
  void *heap;          /* NULL: the one in app.o (firn freeze --heap 48K) */
  size_t heap_size;    /* bytes; not cleared by anybody */
  void *stack_limit;   /* lowest address that the calling thread's stack may have */
  void *stack_top;     /* first address above it */
  size_t stack_reserve; /* of it, what interrupts take; 0 when they have a stack of their own */
};

/* Once, before all others, when .data and .bss are ready. The config is copied. */
enum firn_status firn_init(const struct firn_config *config);

/* More memory for Python's objects, that lies elsewhere; once, after firn_init. FIRN_NO_MEMORY when it is too small,
 * or for the second time. An object never spans the two. */
enum firn_status firn_add_heap(void *memory, size_t size);

/* Runs the application's main module. Its exit status: 0, SystemExit's, or 1 after an uncaught exception, whose traceback
 * went to port_write_error. Variables and functions stay, for firn_call. */
int firn_run_main(void);

/* Calls a Python function that a FIRN_PYTHON line names (which defines a function for just that: use it). The arguments are
 * borrowed; one that is 0 makes it FIRN_RAISED. *result is set on FIRN_OK. A module that was not imported yet runs first. */
enum firn_status firn_call(const char *module, const char *function, size_t n, const firn_value *args, firn_value *result);

/* ---- exceptions ---- */

/* Takes the pending exception and writes its traceback, to port_write_error or through `write`; nothing when none is. */
void firn_error_print(void);
void firn_error_write(void (*write)(void *context, const char *text, size_t size), void *context);
/* Is a pending exception of the class with this name ("ValueError"), base classes not counted? */
bool firn_error_is(const char *name);
void firn_error_drop(void);
/* Raises RuntimeError with a text, copied. For functions that Python calls: return any value then. */
void firn_error_raise(const char *text);

/* ---- objects that C keeps ---- */

/* A number for an object, which stays alive until the release; 0 with MemoryError pending. */
typedef uint32_t firn_handle;
firn_handle firn_hold(firn_value object);
firn_value firn_held(firn_handle handle);
void firn_release(firn_handle handle);

/* ---- from interrupts ---- */

enum { FIRN_POSTS = 32 }; /* how many may wait */

/* The only function for interrupt handlers and other threads: notes that the held function is to be called with a number.
 * Allocates nothing. False when as many wait already. */
bool firn_post(firn_handle function, int32_t argument);
/* Makes the calls that wait, in order; at the first exception it stops, the rest waits on. One ends before the next begins.
 * From the main loop, or from a function that Python calls (then return after FIRN_RAISED). time.sleep() and its like, and
 * each turn of asyncio's loop, do the same: exceptions go to who sleeps. */
enum firn_status firn_poll(void);

/* ---- values ----
 * Of a signature: i32, u32, bool, f32, f64, str (UTF-8, not ended by NUL), buffer (bytes and their like, read only),
 * buffer_rw (bytearray, memoryview, array), object. The bytes belong to the object: they are valid while it is held, on the
 * stack or by a handle. A bytearray that grows moves. */
struct firn_str { const char *data; size_t size; };
struct firn_buffer { const uint8_t *data; size_t size; };
struct firn_buffer_rw { uint8_t *data; size_t size; };

/* 0 with MemoryError. Text and bytes are copied; text that is no UTF-8 is a ValueError. The archives take no struct by value:
 * compilers pass them differently on Xtensa. */
firn_value firn_from_i32(int32_t i);
firn_value firn_from_u32(uint32_t i);
firn_value firn_from_bool(bool b);
firn_value firn_from_f32(float x);
firn_value firn_from_f64(double x);
firn_value firn_from_text(const char *utf8, size_t size);
firn_value firn_from_bytes(const void *bytes, size_t size); /* a bytes object */
firn_value firn_from_bytearray(const void *bytes, size_t size); /* a bytearray, whose changes C does not see */
static inline firn_value firn_from_str(struct firn_str s) { return firn_from_text(s.data, s.size); }
static inline firn_value firn_from_buffer(struct firn_buffer b) { return firn_from_bytes(b.data, b.size); }
static inline firn_value firn_from_buffer_rw(struct firn_buffer_rw b) { return firn_from_bytearray(b.data, b.size); }
static inline firn_value firn_from_object(firn_value v) { return v; }
firn_value firn_none(void);

/* False with TypeError, or OverflowError for an int that does not fit. Integers are int and bool, and floats take them too. */
bool firn_to_i32(firn_value v, int32_t *out);
bool firn_to_u32(firn_value v, uint32_t *out);
bool firn_to_bool(firn_value v, bool *out);
bool firn_to_f32(firn_value v, float *out);
bool firn_to_f64(firn_value v, double *out);
bool firn_to_str(firn_value v, struct firn_str *out);
bool firn_to_buffer(firn_value v, struct firn_buffer *out);
bool firn_to_buffer_rw(firn_value v, struct firn_buffer_rw *out);
static inline bool firn_to_object(firn_value v, firn_value *out) { return *out = v, v != 0; }
/* The result of a C function for Python: 0 when it has raised. */
firn_value firn_done(firn_value v);

/* ---- declarations ----
 * In a C source, at file level:
 *
 *   #define FIRN_MODULE "dsp"
 *   #include <firn.h>
 *   static int32_t fir_step(int32_t sample, struct firn_buffer taps) { … }
 *   FIRN_FN("step", fir_step, i32(i32, buffer));          Python: import dsp; dsp.step(3, b"…")
 *   FIRN_PYTHON(set_gain, "control", "set_gain", f32(i32)); C: float old; if (set_gain(3, &old)) …
 *
 * A signature is RESULT(ARGUMENT, …) of the types above or void, at most six arguments; C's types must be those (an error
 * of the compiler). The results go through the last parameter of what FIRN_PYTHON defines, which returns firn_status.
 *
 * FIRN_FN_PURE is FIRN_FN for a function that only computes its result from its arguments (and raises): it keeps none of
 * them, changes none and calls no Python. It has no buffer_rw or object. Where all lines of a firmware are such, Firn
 * follows types through the application, which takes less ROM then, and its constant objects are ROM. */
#define FIRN_FN(name, function, signature)                                      \
  FIRN_ROW_("fn " FIRN_MODULE " " name " firn_thunk_" #function " " #signature) \
  FIRN_FN_1_(function, FIRN_SIGNATURE_##signature)
#define FIRN_FN_PURE(name, function, signature)                                   \
  FIRN_ROW_("pure " FIRN_MODULE " " name " firn_thunk_" #function " " #signature) \
  FIRN_FN_1_(function, FIRN_SIGNATURE_##signature)
#define FIRN_PYTHON(c_name, module, function, signature)                        \
  FIRN_ROW_("call " module " " function " " #c_name " " #signature)             \
  FIRN_PYTHON_1_(c_name, module, function, FIRN_SIGNATURE_##signature)

#include <firn_macros.h>

#endif
