; SPDX-License-Identifier: MIT
; A tail call that must be one: LLVM 22 gives up on v6-M.
declare i32 @g(i32)
define i32 @f(i32 %a) nounwind {
  %r = musttail call i32 @g(i32 poison)
  ret i32 %r
}
