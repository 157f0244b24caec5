/* SPDX-License-Identifier: MIT */
#include "net/pin.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

static void free_bio(BIO **bio)
{
    BIO_free(*bio);
}

static void free_certificate(X509 **certificate)
{
    X509_free(*certificate);
}

static bool digest_pem(const char *pem, struct socket_pin *out)
{
    unsigned length = 0;
    CLEANUP(free_bio) BIO *bio = BIO_new_mem_buf(pem, -1);
    if (!bio)
        return false;
    CLEANUP(free_certificate)
    X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);

    return certificate && X509_digest(certificate, EVP_sha256(), out->digest, &length)
           && length == SOCKET_PIN_BYTES;
}

/* The server's own certificate is the first of the chain; libcurl gives it as a list of
 * "name:value", the certificate itself under "Cert". */
static bool digest_of_server(const struct transfer *transfer, struct socket_pin *out)
{
    static const char name[] = "Cert:";
    struct curl_certinfo *chain = NULL;

    if (curl_easy_getinfo(transfer->easy, CURLINFO_CERTINFO, &chain) || !chain
        || chain->num_of_certs < 1)
        return false;
    for (const struct curl_slist *at = chain->certinfo[0]; at; at = at->next)
        if (!strncmp(at->data, name, sizeof(name) - 1))
            return digest_pem(at->data + sizeof(name) - 1, out);
    return false;
}

bool pin_matches(const struct transfer *transfer, const struct socket_pin *pins,
                 size_t count)
{
    struct socket_pin server;

    if (!digest_of_server(transfer, &server))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!memcmp(server.digest, pins[i].digest, SOCKET_PIN_BYTES))
            return true;
    return false;
}
