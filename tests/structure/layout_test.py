#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether every C and C++ file has the layout of .clang-format.

    layout_test.py ROOT [--format PROGRAM]
"""
import argparse
import pathlib
import subprocess
import sys

FOLDERS = ("src", "tests", "bench")
ENDINGS = (".c", ".h", ".cpp")


def sources(root):
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*")
                  if path.suffix in ENDINGS)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--format", default="clang-format-14")
    options = parser.parse_args()
    paths = sources(options.root)
    if not paths:
        sys.exit(f"no sources under {options.root}")
    found = subprocess.run([options.format, "--dry-run", "-Werror", *map(str, paths)],
                           capture_output=True, text=True, check=False)
    places = [line for line in found.stderr.splitlines() if ": error: " in line]
    for line in places:
        print(line.replace(" [-Wclang-format-violations]", ""))
    if found.returncode:
        sys.exit(f"{len(places)} places are not as {options.format} -i would write them"
                 if places else found.stderr)
    print(f"{len(paths)} files have the layout")


if __name__ == "__main__":
    main()
