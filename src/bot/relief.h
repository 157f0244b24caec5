/* SPDX-License-Identifier: MIT */
/*
 * bot relief: the danger is over, says who told of it.
 *
 *     after an emergency   "false alarm, she is fine"  "he woke up"  "im ok now"
 *     after a crisis       "i am safe, my wife is here"  "i called 988", "ill see my doctor"
 *                          "sorry, forget it": taken back, which is no relief
 *     after either         "wrong window, sorry"  "this is a drill"  "i meant the clinic"
 *
 * Whole messages only, made of few words: "he woke up but his lips are blue" is none, nor is
 * a question. It is met with gladness, what to watch for and the number: behind an
 * emergency once for each urgent reply, then the talk goes on (careful_set_over); behind a
 * crisis behind an answer, too. What was none is called off: nothing is held against the
 * next question then but that amounts are no more to be had (careful_call_off).
 */
#ifndef BOT_RELIEF_H
#define BOT_RELIEF_H

#include "bot/urgent.h"

enum relief {
    RELIEF_NONE,
    RELIEF_OVER,
    RELIEF_SAFE,
    RELIEF_AHEAD,
    RELIEF_MISTAKE,
    RELIEF_JEST,
    RELIEF_TAKEN_BACK
};

/* words: of the text, nothing corrected. OVER: somebody is well again; SAFE: the writer is
 * with people, or better; AHEAD: they are about to turn to somebody; MISTAKE: it was
 * no danger, but another window, a lesson, a song, or "it" was a booking; JEST: a joke, which
 * undoes an emergency of others and no crisis. */
enum relief relief_of(struct str text, const struct words *words);

/* True when the message was that, behind an urgent reply, and was answered. */
bool relief_answer(struct urgent *urgent, struct hearing *hearing);

#endif
