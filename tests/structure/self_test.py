#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants mistakes in a small house and sees that includes_test.py and layout_test.py find them."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).parent / "includes_test.py"
LAYOUT = pathlib.Path(__file__).parent / "layout_test.py"

FLOORS = "base:\ntext: base   # a comment\nnet: base\napp: text net base\n"
DOORS = """# comment
string.h *
curl/    net/
pcre2.h  text/pattern.c
time()   app/
"""
CLEAN = {
    "src/base/str.h": "#include <string.h>\n",
    "src/text/fold.c": '#include "text/fold.h"\n#include "base/str.h"\n',
    "src/text/fold.h": "",
    "src/text/pattern.c": "#include <pcre2.h>\n",
    "src/net/http.c": "#include <curl/curl.h>\n",
    "src/app/main.c": '#include "net/loop.h"\n\nint main(void)\n{\n    time(0);\n}\n',
    "src/net/loop.h": "",
    "tests/text/fold_test.c": '#include <cmocka.h>\n#include "near.h"\n'
                              '#include "text/fold.h"\n',
    "tests/text/near.h": "",
}


class PlantedMistakes(unittest.TestCase):
    def check(self, planted):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            files = {"src/floors.txt": FLOORS, "src/doors.txt": DOORS, **CLEAN, **planted}
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            done = subprocess.run([sys.executable, CHECK, root], text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.stderr, "")
            self.assertEqual(done.returncode, 1 if done.stdout else 0)
            return done.stdout

    def assert_found(self, planted, *expected):
        found = self.check(planted).splitlines()
        self.assertEqual(len(found), len(expected), found)
        for line, start in zip(found, expected):
            self.assertTrue(line.startswith(start), line)

    def test_clean_house_passes(self):
        self.assertEqual(self.check({}), "")

    def test_include_upwards_is_found(self):
        self.assert_found({"src/base/str.c": '\n\n  # include "text/fold.h"\n'},
                          "src/base/str.c:3: base/ may not include text/")

    def test_include_sideways_is_found(self):
        self.assert_found({"src/net/pin.c": '#include "text/fold.h"\n'},
                          "src/net/pin.c:1: net/ may not include text/")

    def test_test_that_reaches_sideways_is_found(self):
        self.assert_found({"tests/text/x_test.c": '#include "net/loop.h"\n'},
                          "tests/text/x_test.c:1: text/ may not include net/")

    def test_missing_header_is_found(self):
        self.assert_found({"src/text/x.c": '#include "base/none.h"\n'},
                          'src/text/x.c:1: there is no "base/none.h"')

    def test_library_by_another_door_is_found(self):
        self.assert_found({"src/text/x.c": "#include <pcre2.h>\n#include <curl/multi.h>\n"},
                          "src/text/x.c:1: <pcre2.h> comes in by text/pattern.c",
                          "src/text/x.c:2: <curl/multi.h> comes in by net/")

    def test_library_without_a_door_is_found(self):
        self.assert_found({"src/net/x.c": "#include <ldns/ldns.h>\n"},
                          "src/net/x.c:1: <ldns/ldns.h> has no door")

    def test_folder_without_a_floor_is_found(self):
        self.assert_found({"src/util/x.c": ""}, "src/util/x.c:1: util/ has no floor")

    def test_call_of_a_kept_function_is_found(self):
        self.assert_found(
            {"src/text/x.c": '/* time() */ "time()";\nclock.time(1); a_time(2);\ntime (0);'},
            "src/text/x.c:3: time() is called in app/ alone")

    def test_long_file_is_found(self):
        self.assertEqual(self.check({"src/text/x.c": "\n" * 600}), "")
        self.assert_found({"src/text/x.c": "\n" * 601}, "src/text/x.c:601: a file has")

    def test_long_function_is_found(self):
        self.assertEqual(self.check({"src/text/x.c": "f()\n{\n" + "\n" * 78 + "}\n"}), "")
        self.assert_found({"src/text/x.c": "f()\n{\n" + "\n" * 79 + "}\n"},
                          "src/text/x.c:2: a function has")

    def test_other_layout_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src").mkdir()
            (root / "src" / "x.c").write_text("int x;\nint *  y;\n")
            done = subprocess.run([sys.executable, LAYOUT, root], text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("src/x.c:2:", done.stdout)


if __name__ == "__main__":
    unittest.main()
