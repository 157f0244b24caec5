/* SPDX-License-Identifier: MIT */
/*
 * macros: the few that the house allows.
 *
 *     MUST_CHECK        the compiler warns when the result is thrown away
 *     PRINTF_LIKE(f, a) argument f is a format, its values begin at a
 *     CLEANUP(function) function(&variable) runs when the variable leaves scope;
 *                       for foreign handles within one function
 *     COUNT_OF(array)   elements of a true array
 */
#ifndef BASE_MACROS_H
#define BASE_MACROS_H

#define MUST_CHECK                 __attribute__((warn_unused_result))
#define PRINTF_LIKE(string, first) __attribute__((__format__(__printf__, string, first)))
#define CLEANUP(function)          __attribute__((cleanup(function)))
#define COUNT_OF(array)            (sizeof(array) / sizeof((array)[0]))

#endif
