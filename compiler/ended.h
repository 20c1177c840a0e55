/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_ENDED_H
#define FIRN_COMPILER_ENDED_H

/* What is to be gone when Ctrl-C, or another signal that asks to end, ends firn: intermediate folders, outputs that are not
   whole. A program on a board runs for ever, so Ctrl-C is how most runs end. */

/* A file, or a folder with files in it. Copied. A child made by fork() does not remove what its parent noted. */
void ended_note(const char *path);
/* It is in its place, or removed. */
void ended_forget(const char *path);

#endif
