# SPDX-License-Identifier: MIT
"""Certificates for one run: an authority of our own, what it vouches for, and a stranger."""
import hashlib
import pathlib
import ssl
import subprocess

SAN = "subjectAltName=DNS:localhost,IP:127.0.0.1"


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


class Certificates:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for name in ("good", "stranger", "client"):
            openssl("req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650", "-subj",
                    f"/CN={name}", "-addext", SAN, "-keyout", self.folder / f"{name}.key",
                    "-out", self.folder / f"{name}.crt")

    def path(self, name):
        return str(self.folder / name)

    def fingerprint(self, name):
        pem = (self.folder / f"{name}.crt").read_text()
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()

    def context(self, name):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(f"{name}.crt"), self.path(f"{name}.key"))
        context.load_verify_locations(self.path("client.crt"))
        context.verify_mode = ssl.CERT_OPTIONAL
        return context
