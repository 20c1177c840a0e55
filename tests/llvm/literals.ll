; SPDX-License-Identifier: MIT
; Several functions with literals: LLVM's own Xtensa objects misplace them. The frame of @deep makes a .cfi_ directive name a register.
@g = external global i32
declare i32 @h(i32)
define i32 @first(i32 %a) nounwind uwtable {
  %v = load i32, ptr @g
  %s = add i32 %v, 74565
  %r = call i32 @h(i32 %s)
  %t = mul i32 %r, 100003
  ret i32 %t
}
define i32 @second(i32 %a) nounwind uwtable {
  %s = add i32 %a, 987654
  ret i32 %s
}
define i32 @deep(i32 %a, i32 %b) nounwind uwtable "frame-pointer"="all" {
  %x = call i32 @h(i32 %b)
  %y = call i32 @h(i32 %a)
  %z = add i32 %x, %y
  ret i32 %z
}
define i32 @jumps(i32 %a) nounwind {
  switch i32 %a, label %d [ i32 0, label %p i32 1, label %q i32 2, label %r i32 3, label %s i32 4, label %p i32 5, label %q ]
p:
  %v1 = call i32 @h(i32 1)
  ret i32 %v1
q:
  %v2 = call i32 @h(i32 77)
  ret i32 %v2
r:
  %v3 = load i32, ptr @g
  ret i32 %v3
s:
  %v4 = call i32 @deep(i32 1, i32 2)
  ret i32 %v4
d:
  ret i32 0
}
