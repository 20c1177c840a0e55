/* SPDX-License-Identifier: MIT */
/* What FIRN_FN and FIRN_PYTHON of firn.h expand to; nothing here is for use by itself.
 *
 * A line of text in section .firn.module, which linkers leave out, tells `firn freeze` what there is. FIRN_SIGNATURE_i32(a, b)
 * is `i32, 2, a, b`: result, number of arguments, arguments. No argument at all is one empty one, or void: both are 0.
 * Where bool is a macro, it arrives as _Bool. */
#ifndef FIRN_MACROS_H
#define FIRN_MACROS_H

#define FIRN_ROW_(text) \
  __asm__(".pushsection .firn.module,\"e\",%progbits\n\t.asciz \"" text "\"\n\t.popsection");

#define FIRN_SIGNATURE_void(...) void, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_i32(...) i32, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_u32(...) u32, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_bool(...) bool, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_f32(...) f32, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_f64(...) f64, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_str(...) str, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_buffer(...) buffer, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_buffer_rw(...) buffer_rw, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__
#define FIRN_SIGNATURE_object(...) object, FIRN_COUNT_(__VA_ARGS__), __VA_ARGS__

/* 0 to 6; more is an error of the compiler. */
#define FIRN_COUNT_(...) FIRN_COUNT_1_(__VA_ARGS__, 6, 5, 4, 3, 2, FIRN_FIRST_(__VA_ARGS__, ), 0)
#define FIRN_COUNT_1_(a, b, c, d, e, f, n, ...) n
#define FIRN_FIRST_(a, ...) FIRN_PICK_(FIRN_NO_##a, 1, )
#define FIRN_NO_ , 0
#define FIRN_NO_void , 0
#define FIRN_PICK_(...) FIRN_SECOND_(__VA_ARGS__)
#define FIRN_SECOND_(a, b, ...) b

/* Is it the type of an argument? 1 or 0, and an error of the compiler that names it. */
#define FIRN_IS_TYPE_(type) FIRN_PICK_(FIRN_IS_##type, 0, )
#define FIRN_CHECK_(function, type) \
  _Static_assert(FIRN_IS_TYPE_(type), #function ": there is no type '" #type "' for arguments: i32, u32, bool, f32, f64, str, buffer, buffer_rw, object");
#define FIRN_IS__Bool , 1
#define FIRN_IS_i32 , 1
#define FIRN_IS_u32 , 1
#define FIRN_IS_bool , 1
#define FIRN_IS_f32 , 1
#define FIRN_IS_f64 , 1
#define FIRN_IS_str , 1
#define FIRN_IS_buffer , 1
#define FIRN_IS_buffer_rw , 1
#define FIRN_IS_object , 1

/* C types. */
#define FIRN_C__Bool bool
#define firn_to__Bool firn_to_bool
#define firn_from__Bool firn_from_bool
#define FIRN_C_void void
#define FIRN_C_i32 int32_t
#define FIRN_C_u32 uint32_t
#define FIRN_C_bool bool
#define FIRN_C_f32 float
#define FIRN_C_f64 double
#define FIRN_C_str struct firn_str
#define FIRN_C_buffer struct firn_buffer
#define FIRN_C_buffer_rw struct firn_buffer_rw
#define FIRN_C_object firn_value

/* ---- C functions that Python calls: firn_thunk_FUNCTION checks and converts arguments and result ---- */

#define FIRN_RETURN_void(call) (call, firn_done(firn_none()))
#define FIRN_RETURN__Bool(call) firn_done(firn_from_bool(call))
#define FIRN_RETURN_i32(call) firn_done(firn_from_i32(call))
#define FIRN_RETURN_u32(call) firn_done(firn_from_u32(call))
#define FIRN_RETURN_bool(call) firn_done(firn_from_bool(call))
#define FIRN_RETURN_f32(call) firn_done(firn_from_f32(call))
#define FIRN_RETURN_f64(call) firn_done(firn_from_f64(call))
#define FIRN_RETURN_str(call) firn_done(firn_from_str(call))
#define FIRN_RETURN_buffer(call) firn_done(firn_from_buffer(call))
#define FIRN_RETURN_buffer_rw(call) firn_done(firn_from_buffer_rw(call))
#define FIRN_RETURN_object(call) firn_done(firn_from_object(call))

/* A result that is no type leaves FIRN_SIGNATURE_… alone, and UNKNOWN where the number of arguments should be. */
#define FIRN_FN_1_(function, ...) FIRN_FN_2_(function, __VA_ARGS__, UNKNOWN, )
#define FIRN_FN_2_(function, r, n, ...) FIRN_THUNK_##n(function, r, __VA_ARGS__)
#define FIRN_THUNK_UNKNOWN(function, r, ...) \
  _Static_assert(0, #function ": there is no type of results in '" #r "': void, i32, u32, bool, f32, f64, str, buffer, buffer_rw, object")
#define FIRN_THUNK_(function, r, types, locals, converted, arguments)                                     \
  _Static_assert(__builtin_types_compatible_p(__typeof__(function), FIRN_C_##r types),                    \
                 "the types of " #function " are not those of its signature");                            \
  firn_value firn_thunk_##function(size_t n, const firn_value *v);                                        \
  firn_value firn_thunk_##function(size_t n, const firn_value *v) {                                       \
    locals (void)n, (void)v;                                                                              \
    return converted ? FIRN_RETURN_##r(function arguments) : 0;                                           \
  }                                                                                                       \
  _Static_assert(1, "a semicolon follows")
#define FIRN_THUNK_0(fn, r, ...) FIRN_THUNK_(fn, r, (void), , true, ())
#define FIRN_THUNK_1(fn, r, A, ...) \
  FIRN_CHECK_(fn, A) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A), FIRN_C_##A a;, \
              (firn_to_##A(v[0], &a)), (a))
#define FIRN_THUNK_2(fn, r, A, B, ...) \
  FIRN_CHECK_(fn, A) FIRN_CHECK_(fn, B) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A, FIRN_C_##B), FIRN_C_##A a; FIRN_C_##B b;, \
              (firn_to_##A(v[0], &a) && firn_to_##B(v[1], &b)), (a, b))
#define FIRN_THUNK_3(fn, r, A, B, C, ...) \
  FIRN_CHECK_(fn, A) FIRN_CHECK_(fn, B) FIRN_CHECK_(fn, C) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A, FIRN_C_##B, FIRN_C_##C), FIRN_C_##A a; FIRN_C_##B b; FIRN_C_##C c;, \
              (firn_to_##A(v[0], &a) && firn_to_##B(v[1], &b) && firn_to_##C(v[2], &c)), (a, b, c))
#define FIRN_THUNK_4(fn, r, A, B, C, D, ...) \
  FIRN_CHECK_(fn, A) FIRN_CHECK_(fn, B) FIRN_CHECK_(fn, C) FIRN_CHECK_(fn, D) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A, FIRN_C_##B, FIRN_C_##C, FIRN_C_##D), FIRN_C_##A a; FIRN_C_##B b; FIRN_C_##C c; FIRN_C_##D d;, \
              (firn_to_##A(v[0], &a) && firn_to_##B(v[1], &b) && firn_to_##C(v[2], &c) && firn_to_##D(v[3], &d)), (a, b, c, d))
#define FIRN_THUNK_5(fn, r, A, B, C, D, E, ...) \
  FIRN_CHECK_(fn, A) FIRN_CHECK_(fn, B) FIRN_CHECK_(fn, C) FIRN_CHECK_(fn, D) FIRN_CHECK_(fn, E) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A, FIRN_C_##B, FIRN_C_##C, FIRN_C_##D, FIRN_C_##E), FIRN_C_##A a; FIRN_C_##B b; FIRN_C_##C c; FIRN_C_##D d; FIRN_C_##E e;, \
              (firn_to_##A(v[0], &a) && firn_to_##B(v[1], &b) && firn_to_##C(v[2], &c) && firn_to_##D(v[3], &d) && firn_to_##E(v[4], &e)), (a, b, c, d, e))
#define FIRN_THUNK_6(fn, r, A, B, C, D, E, F, ...) \
  FIRN_CHECK_(fn, A) FIRN_CHECK_(fn, B) FIRN_CHECK_(fn, C) FIRN_CHECK_(fn, D) FIRN_CHECK_(fn, E) FIRN_CHECK_(fn, F) \
  FIRN_THUNK_(fn, r, (FIRN_C_##A, FIRN_C_##B, FIRN_C_##C, FIRN_C_##D, FIRN_C_##E, FIRN_C_##F), FIRN_C_##A a; FIRN_C_##B b; FIRN_C_##C c; FIRN_C_##D d; FIRN_C_##E e; FIRN_C_##F f;, \
              (firn_to_##A(v[0], &a) && firn_to_##B(v[1], &b) && firn_to_##C(v[2], &c) && firn_to_##D(v[3], &d) && firn_to_##E(v[4], &e) && firn_to_##F(v[5], &f)), (a, b, c, d, e, f))

/* ---- Python functions that C calls ---- */

#define FIRN_OUT_void
#define FIRN_OUT__Bool , bool *result
#define FIRN_OUT_i32 , int32_t *result
#define FIRN_OUT_u32 , uint32_t *result
#define FIRN_OUT_bool , bool *result
#define FIRN_OUT_f32 , float *result
#define FIRN_OUT_f64 , double *result
#define FIRN_OUT_str , struct firn_str *result
#define FIRN_OUT_buffer , struct firn_buffer *result
#define FIRN_OUT_buffer_rw , struct firn_buffer_rw *result
#define FIRN_OUT_object , firn_value *result
#define FIRN_ALONE_void void
#define FIRN_ALONE__Bool bool *result
#define FIRN_ALONE_i32 int32_t *result
#define FIRN_ALONE_u32 uint32_t *result
#define FIRN_ALONE_bool bool *result
#define FIRN_ALONE_f32 float *result
#define FIRN_ALONE_f64 double *result
#define FIRN_ALONE_str struct firn_str *result
#define FIRN_ALONE_buffer struct firn_buffer *result
#define FIRN_ALONE_buffer_rw struct firn_buffer_rw *result
#define FIRN_ALONE_object firn_value *result
#define FIRN_TAKE_void(v) ((void)(v), true)
#define FIRN_TAKE__Bool(v) firn_to_bool(v, result)
#define FIRN_TAKE_i32(v) firn_to_i32(v, result)
#define FIRN_TAKE_u32(v) firn_to_u32(v, result)
#define FIRN_TAKE_bool(v) firn_to_bool(v, result)
#define FIRN_TAKE_f32(v) firn_to_f32(v, result)
#define FIRN_TAKE_f64(v) firn_to_f64(v, result)
#define FIRN_TAKE_str(v) firn_to_str(v, result)
#define FIRN_TAKE_buffer(v) firn_to_buffer(v, result)
#define FIRN_TAKE_buffer_rw(v) firn_to_buffer_rw(v, result)
#define FIRN_TAKE_object(v) firn_to_object(v, result)

#define FIRN_PYTHON_1_(c_name, module, function, ...) FIRN_PYTHON_2_(c_name, module, function, __VA_ARGS__)
#define FIRN_PYTHON_2_(c_name, module, function, r, n, ...) FIRN_CALL_##n(c_name, module, function, r, __VA_ARGS__)
#define FIRN_CALL_(c_name, module, function, r, parameters, n, ...)                 \
  static inline enum firn_status c_name parameters {                                \
    const firn_value arguments[] = {__VA_ARGS__};                                   \
    firn_value object;                                                              \
    enum firn_status status = firn_call(module, function, n, arguments, &object);   \
    return status || FIRN_TAKE_##r(object) ? status : FIRN_RAISED;                  \
  }                                                                                 \
  _Static_assert(1, "a semicolon follows")
#define FIRN_CALL_0(c, m, f, r, ...) FIRN_CALL_(c, m, f, r, (FIRN_ALONE_##r), 0, 0)
#define FIRN_CALL_1(c_, m, f_, r, A) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a FIRN_OUT_##r), 1, \
             firn_from_##A(a))
#define FIRN_CALL_2(c_, m, f_, r, A, B) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a, FIRN_C_##B b FIRN_OUT_##r), 2, \
             firn_from_##A(a), firn_from_##B(b))
#define FIRN_CALL_3(c_, m, f_, r, A, B, C) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a, FIRN_C_##B b, FIRN_C_##C c FIRN_OUT_##r), 3, \
             firn_from_##A(a), firn_from_##B(b), firn_from_##C(c))
#define FIRN_CALL_4(c_, m, f_, r, A, B, C, D) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a, FIRN_C_##B b, FIRN_C_##C c, FIRN_C_##D d FIRN_OUT_##r), 4, \
             firn_from_##A(a), firn_from_##B(b), firn_from_##C(c), firn_from_##D(d))
#define FIRN_CALL_5(c_, m, f_, r, A, B, C, D, E) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a, FIRN_C_##B b, FIRN_C_##C c, FIRN_C_##D d, FIRN_C_##E e FIRN_OUT_##r), 5, \
             firn_from_##A(a), firn_from_##B(b), firn_from_##C(c), firn_from_##D(d), firn_from_##E(e))
#define FIRN_CALL_6(c_, m, f_, r, A, B, C, D, E, F) \
  FIRN_CALL_(c_, m, f_, r, (FIRN_C_##A a, FIRN_C_##B b, FIRN_C_##C c, FIRN_C_##D d, FIRN_C_##E e, FIRN_C_##F f FIRN_OUT_##r), 6, \
             firn_from_##A(a), firn_from_##B(b), firn_from_##C(c), firn_from_##D(d), firn_from_##E(e), firn_from_##F(f))

#endif
