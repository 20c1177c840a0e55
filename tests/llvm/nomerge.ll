; SPDX-License-Identifier: MIT
; Two calls that must stay two: LLVM 22 merges them on Xtensa. With a comment of its own behind each (@apart) it does not.
declare void @g(i32)
define i32 @merged(i32 %a) nounwind {
entry:
  switch i32 %a, label %d [ i32 1, label %p i32 2, label %q ]
p:
  call void @g(i32 %a) #0
  br label %e
q:
  call void @g(i32 %a) #0
  br label %e
d:
  ret i32 1
e:
  ret i32 0
}
define i32 @apart(i32 %a) nounwind {
entry:
  switch i32 %a, label %d [ i32 1, label %p i32 2, label %q ]
p:
  call void @g(i32 %a) #0
  call void asm sideeffect "# 1", ""()
  br label %e
q:
  call void @g(i32 %a) #0
  call void asm sideeffect "# 2", ""()
  br label %e
d:
  ret i32 1
e:
  ret i32 0
}
attributes #0 = { nomerge }
