#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the sources to src/floors.txt and src/doors.txt, and to their size.

    includes_test.py ROOT      prints "file:line: what is wrong", exit status 1 if anything

A folder's tests (tests/FOLDER) may include what the folder may.
"""
import pathlib
import re
import sys

FILE_LINES_MAX = 600
FUNCTION_LINES_MAX = 80
SUFFIXES = {".c", ".h", ".cpp"}
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Comments and literals; what is within them is no code.
NO_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def rows(path):
    for line in path.read_text().splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield line


def read_floors(path):
    floors = {}
    for row in rows(path):
        folder, below = row.split(":")
        floors[folder.strip()] = set(below.split())
    return floors


def read_doors(path):
    """{header: places} and {function: places}."""
    headers, functions = {}, {}
    for row in rows(path):
        name, *places = row.split()
        if name.endswith("()"):
            functions[name[:-2]] = places
        else:
            headers[name] = places
    return headers, functions


def is_in(file, places):
    return any(place == "*" or file == place or (place.endswith("/") and
               file.startswith(place)) for place in places)


def blank_no_code(text):
    return NO_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


class House:
    def __init__(self, root):
        self.root = root
        self.floors = read_floors(root / "src/floors.txt")
        self.headers, self.functions = read_doors(root / "src/doors.txt")
        self.problems = []

    def say(self, path, line, text):
        self.problems.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def check_own(self, path, line, folder, name):
        """An include of a file of ours, as "folder/file.h"."""
        to = name.split("/")[0]
        if not (self.root / "src" / name).is_file():
            self.say(path, line, f'there is no "{name}" in src/')
        elif to != folder and to not in self.floors[folder]:
            self.say(path, line, f'{folder}/ may not include {to}/ ("{name}"): '
                                 "src/floors.txt")

    def check_foreign(self, path, line, name):
        file = str(path.relative_to(self.root / "src"))
        places = self.headers.get(name)
        if places is None and "/" in name:
            places = self.headers.get(name.split("/")[0] + "/")
        if places is None:
            self.say(path, line, f"<{name}> has no door: name it in src/doors.txt")
        elif not is_in(file, places):
            self.say(path, line, f"<{name}> comes in by {' '.join(places)} alone: "
                                 "src/doors.txt")

    def check_includes(self, path, folder, text, is_test):
        for number, line in enumerate(text.splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            name = found.group(2)
            if found.group(1) == "<":
                if not is_test:
                    self.check_foreign(path, number, name)
            elif not (is_test and (path.parent / name).is_file()):
                self.check_own(path, number, folder, name)

    def check_calls(self, path, code):
        file = str(path.relative_to(self.root / "src"))
        for name, places in self.functions.items():
            if is_in(file, places):
                continue
            for found in re.finditer(rf"(?<![\w.>]){name}\s*\(", code):
                line = code.count("\n", 0, found.start()) + 1
                self.say(path, line, f"{name}() is called in {' '.join(places)} alone: "
                                     "src/doors.txt")

    def check_size(self, path, text):
        lines = text.splitlines()
        if len(lines) > FILE_LINES_MAX:
            self.say(path, FILE_LINES_MAX + 1, f"a file has at most {FILE_LINES_MAX} lines")
        start = None
        for number, line in enumerate(lines, 1):
            if line == "{":
                start = number
            elif line == "}" and start is not None:
                if number - start + 1 > FUNCTION_LINES_MAX:
                    self.say(path, start,
                             f"a function has at most {FUNCTION_LINES_MAX} lines")
                start = None

    def check_file(self, path, folder, is_test):
        text = path.read_text()
        if folder not in self.floors:
            self.say(path, 1, f"{folder}/ has no floor: name it in src/floors.txt")
            return
        self.check_includes(path, folder, text, is_test)
        self.check_size(path, text)
        if not is_test:
            self.check_calls(path, blank_no_code(text))

    def check(self):
        for top in ("src", "tests"):
            for path in sorted((self.root / top).glob("*/**/*")):
                folder = path.relative_to(self.root / top).parts[0]
                is_test = top == "tests"
                if path.suffix in SUFFIXES and (not is_test or folder in self.floors):
                    self.check_file(path, folder, is_test)
        return self.problems


def main():
    house = House(pathlib.Path(sys.argv[1]).resolve())
    problems = house.check()
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
