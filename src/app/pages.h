/* SPDX-License-Identifier: MIT */
/*
 * pages: memory that only the start or a load of the FAQ has touched.
 *
 * Most of what a process of this size holds are pages of its libraries and of its own
 * tables, mapped when they were read once (a library's symbols while it is bound, the
 * words while they are indexed). The kernel leaves them mapped until memory is short.
 */
#ifndef APP_PAGES_H
#define APP_PAGES_H

/* Gives back what the heap does not use, and unmaps the pages of program and libraries
 * that cannot be written: those that are used come back from the page cache at their next
 * use. Costs a millisecond and some soft faults after it: for the end of a start or load. */
void pages_give_back(void);

#endif
