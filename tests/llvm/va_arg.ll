; SPDX-License-Identifier: MIT
; sum(n, …) of integers, as clang makes it: LLVM 22 miscompiles va_arg on Xtensa. So the runtime has no varargs (tests/structure).
define i32 @sum(i32 %n, ...) nounwind {
entry:
  %list = alloca { ptr, ptr, i32 }, align 4
  call void @llvm.va_start.p0(ptr %list)
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %loop ]
  %total = phi i32 [ 0, %entry ], [ %total1, %loop ]
  %v = va_arg ptr %list, i32
  %thrice = mul i32 %total, 3
  %total1 = add i32 %thrice, %v
  %k1 = add i32 %k, 1
  %more = icmp slt i32 %k1, %n
  br i1 %more, label %loop, label %done
done:
  call void @llvm.va_end.p0(ptr %list)
  ret i32 %total1
}
declare void @llvm.va_start.p0(ptr)
declare void @llvm.va_end.p0(ptr)
