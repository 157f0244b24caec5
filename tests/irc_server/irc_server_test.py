#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plays all scripts of wires/ against faqd, lines whole and byte by byte.

    FAQD=build/dev/faqd FAQD_CLOCK=build/dev/tests/irc_server/libirc_clock.so \\
        tests/irc_server/irc_server_test.py [-v] [-w] [NAME.wire ...]

-v shows the transcript of failures in full, -w plays whole lines only. Ends with how many of
the 20 cases of the client conformance suite (`covers` in the scripts) pass.
"""
import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile
import time

from certificates import Certificates
from player import Player
from wire import Wire

WIRES = pathlib.Path(__file__).resolve().parent / "wires"

# https://github.com/progval/irctest, client tests: name and how often it runs there.
CONFORMANCE = {
    "cap.testSendCap": 1, "cap.testEmptyCapLs": 1,
    "sasl.testPlain": 1, "sasl.testPlainNotAvailable": 2, "sasl.testPlainLarge": 2,
    "sasl.testPlainLargeMultiple": 2, "sasl.testEcdsa": 1, "sasl.testScram": 1,
    "sasl.testScramBadPassword": 1, "sasl.testScramMaliciousServer": 3,
    "tls.testTrustedCertificate": 1, "tls.testUntrustedCertificate": 1, "tls.testSts": 2,
    "tls.testStsInvalidCertificate": 1,
}


def play(path, certificates, is_bytewise):
    began = time.monotonic()
    try:
        Player(path, certificates, is_bytewise).run()
        return None, time.monotonic() - began
    except AssertionError as error:
        return str(error), time.monotonic() - began


def passed_cases(paths, failed):
    """How many of the conformance cases the scripts that pass stand for."""
    count = {}
    for path in paths:
        if path not in failed:
            for name in Wire(path).settings.get("covers", []):
                count[name] = count.get(name, 0) + 1
    unknown = count.keys() - CONFORMANCE.keys()
    assert not unknown, f"no cases of the suite: {unknown}"
    return sum(min(count.get(name, 0), times) for name, times in CONFORMANCE.items())


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("-v", action="store_true")
    options.add_argument("-w", action="store_true")
    options.add_argument("wires", nargs="*", type=pathlib.Path)
    args = options.parse_args()
    paths = args.wires or sorted(WIRES.glob("*.wire"))
    failed = {}
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faqd-wire-certificates-") as folder, \
            concurrent.futures.ThreadPoolExecutor(min(4, 2 * os.cpu_count())) as workers:
        certificates = Certificates(folder)
        runs = {(path, is_bytewise): workers.submit(play, path, certificates, is_bytewise)
                for path in paths for is_bytewise in ([False] if args.w else [False, True])}
        for (path, is_bytewise), run in runs.items():
            wrong, took = run.result()
            print(f"{'FAIL' if wrong else 'ok  '} {took:5.2f} s  {Wire(path).name}"
                  f"{', byte by byte' if is_bytewise else ''}", flush=True)
            if wrong:
                failed[path] = wrong
                print(wrong if args.v else "\n".join(wrong.splitlines()[:1]), flush=True)
    print(f"{len(paths) - len(failed)} of {len(paths)} scripts pass, "
          f"{time.monotonic() - began:.0f} s")
    if not args.wires:
        print(f"{passed_cases(paths, failed)} of {sum(CONFORMANCE.values())} conformance cases")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
