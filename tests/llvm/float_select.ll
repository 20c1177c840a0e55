; SPDX-License-Identifier: MIT
; Two choices between float constants: each aborts LLVM 22's Xtensa selector when the FPU is on.
define float @choose(i32 %x) {
  %c = icmp eq i32 %x, 0
  %r = select i1 %c, float -2.25, float 1.5
  ret float %r
}
define float @count(i32 %a, i32 %b) {
  %c = icmp slt i32 %a, %b
  %r = uitofp i1 %c to float
  ret float %r
}
