/* SPDX-License-Identifier: MIT */
/*
 * macros: the few that the house allows.
 *
 *     MUST_CHECK        the compiler warns when the result is thrown away
 *     PRINTF_LIKE(f, a) argument f is a format, its values begin at a
 *     CLEANUP(function) function(&variable) runs when the variable leaves scope;
 *                       for foreign handles within one function
 *     COUNT_OF(array)   elements of a true array
 *     WIDE              the function is there twice, and the loader takes the one for
 *                       processors that count eight at a time (AVX2) where it can; both
 *                       give the same to the last bit
 */
#ifndef BASE_MACROS_H
#define BASE_MACROS_H

#define MUST_CHECK                 __attribute__((warn_unused_result))
#define PRINTF_LIKE(string, first) __attribute__((__format__(__printf__, string, first)))
#define CLEANUP(function)          __attribute__((cleanup(function)))
#define COUNT_OF(array)            (sizeof(array) / sizeof((array)[0]))

#include <stdint.h> /* __GLIBC__: others have no such loader */

#if defined(__x86_64__) && defined(__GLIBC__) && __has_attribute(target_clones)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#endif
