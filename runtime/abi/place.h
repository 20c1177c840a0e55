/* SPDX-License-Identifier: MIT */
/* Places: how pools of constants refer to objects in large images, in 16 bits instead of a word.
 *
 * Behind the symbol firn_places there are first some words, then the objects that pools refer to, code objects last. A place is
 *
 *   below PLACES_FIRST   the number of one of the words, for what is elsewhere: ints, builtins; the first one is 0, no value
 *   others               PLACES_FIRST + n: a value n * 2 beyond the word before firn_places. That says the tag, too, for a name's
 *                        value ends in ...10 and an object's in ...00. So they reach over 127 KB
 *
 * and where code objects are referred to, and nothing else is, n: n * 4 beyond that word. An image with more has words as all small
 * ones have, and so has one that compiles at run time or is apart from its runtime. */
#ifndef FIRN_ABI_PLACE_H
#define FIRN_ABI_PLACE_H

enum { PLACES_FIRST = 256, PLACES_MOST = 0xffff, PLACE_UNIT = 2, PLACE_CODE_UNIT = 4 };

#endif
