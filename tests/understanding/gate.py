#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the figures of a question file to a floor.

    gate.py PROGRAM FAQ_DIR FILE RIGHT WRONG SERVED

RIGHT and SERVED: at least so many; WRONG: at most. Counts, so that one question more or
less is seen. What went wrong is printed with its questions.
"""
import json
import subprocess
import sys


def main():
    program, faq, path, *bounds = sys.argv[1:]
    right, wrong, served = map(int, bounds)
    done = subprocess.run([program, "eval", "--json", "--faq", faq, path],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{path}: {done.stderr.strip()}")
    said = json.loads(done.stdout)
    tally = said["all"]
    print(f"{path}: {tally['questions']} questions, {tally['right']} right "
          f"(at least {right}), {tally['wrong']} wrong (at most {wrong}), "
          f"{tally['served']} served (at least {served})")
    for confusion in said["confusions"]:
        print(f"{confusion['count']:>4}  {confusion['expected']} -> {confusion['given']}")
        for question in confusion["questions"]:
            print(f"          {question}")
    if tally["right"] < right or tally["wrong"] > wrong or tally["served"] < served:
        sys.exit("below its floor")


if __name__ == "__main__":
    main()
