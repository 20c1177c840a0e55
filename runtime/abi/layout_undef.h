/* SPDX-License-Identifier: MIT */
/* Included after each expansion of layout.def; no guard on purpose. */
#undef LAYOUT_STRUCT
#undef LAYOUT_HEADER
#undef LAYOUT_VAL
#undef LAYOUT_PTR
#undef LAYOUT_ROM
#undef LAYOUT_WORD
#undef LAYOUT_U32
#undef LAYOUT_U16
#undef LAYOUT_U8
#undef LAYOUT_FLOAT
#undef LAYOUT_TAIL_VAL
#undef LAYOUT_TAIL_U8
#undef LAYOUT_TAIL_U32
#undef LAYOUT_END
