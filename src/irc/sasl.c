/* SPDX-License-Identifier: MIT */
#include "irc/sasl.h"

#include <gsasl.h>
#include <stdlib.h>

#include "base/alloc.h"

static const struct str mechanism_names[] = {
    [IRC_SASL_EXTERNAL] = STR_INIT("EXTERNAL"),
    [IRC_SASL_SCRAM_SHA_256] = STR_INIT("SCRAM-SHA-256"),
    [IRC_SASL_PLAIN] = STR_INIT("PLAIN"),
};

void irc_sasl_init(struct irc_sasl *sasl, const struct irc_options *options)
{
    *sasl = (struct irc_sasl){.options = options};
    buf_init(&sasl->challenge, IRC_SASL_CHALLENGE_MAX);
    if (gsasl_init(&sasl->library) != GSASL_OK)
        sasl->library = NULL;
}

static void end_exchange(struct irc_sasl *sasl)
{
    if (sasl->exchange)
        gsasl_finish(sasl->exchange);
    sasl->exchange = NULL;
    sasl->is_done = false;
    buf_reset(&sasl->challenge);
}

void irc_sasl_clear(struct irc_sasl *sasl)
{
    end_exchange(sasl);
    if (sasl->library)
        gsasl_done(sasl->library);
    sasl->library = NULL;
    buf_clear(&sasl->challenge);
}

void irc_sasl_reset(struct irc_sasl *sasl, bool is_tls)
{
    end_exchange(sasl);
    sasl->next = 0;
    sasl->is_tls = is_tls;
}

static bool is_allowed(const struct irc_sasl *sasl, enum irc_mechanism mechanism)
{
    switch (mechanism) {
    case IRC_SASL_EXTERNAL: return sasl->options->has_client_cert && sasl->is_tls;
    case IRC_SASL_PLAIN: return sasl->is_tls || sasl->options->sasl.allows_plaintext;
    case IRC_SASL_SCRAM_SHA_256: return true;
    }
    return false;
}

static bool is_offered(struct str offered, struct str name)
{
    struct str word;
    if (offered.len == 0)
        return true;
    while (str_cut(offered, ',', &word, &offered)) {
        if (str_equal_ascii_nocase(word, name))
            return true;
    }
    return false;
}

static void set_property(struct irc_sasl *sasl, Gsasl_property property, struct str value)
{
    char *text = alloc_copy(value.ptr ? value.ptr : "", value.len);
    (void)gsasl_property_set(sasl->exchange, property, text);
    explicit_bzero(text, value.len);
    free(text);
}

static bool start_exchange(struct irc_sasl *sasl, struct str name)
{
    const struct irc_sasl_options *login = &sasl->options->sasl;
    if (!sasl->library
        || gsasl_client_start(sasl->library, name.ptr, &sasl->exchange) != GSASL_OK)
        return false;
    if (sasl->mechanism == IRC_SASL_EXTERNAL) {
        set_property(sasl, GSASL_AUTHZID, STR(""));
        return true;
    }
    if (sasl->mechanism == IRC_SASL_PLAIN)
        set_property(sasl, GSASL_AUTHZID, login->account);
    set_property(sasl, GSASL_AUTHID, login->account);
    set_property(sasl, GSASL_PASSWORD, login->password);
    return true;
}

bool irc_sasl_begin(struct irc_sasl *sasl, struct str offered, struct str *name)
{
    end_exchange(sasl);
    while (sasl->next < sasl->options->sasl.mechanism_count) {
        sasl->mechanism = sasl->options->sasl.mechanisms[sasl->next++];
        *name = mechanism_names[sasl->mechanism];
        if (is_allowed(sasl, sasl->mechanism) && is_offered(offered, *name)
            && start_exchange(sasl, *name))
            return true;
    }
    return false;
}

/* A server that asks for billions of rounds would keep us busy for hours. */
static bool has_sane_iterations(struct str challenge)
{
    size_t at = str_find(challenge, STR(",i="));
    struct str number, rest;
    uint64_t count;
    if (at == STR_NOT_FOUND)
        return true;
    (void)str_cut(str_skip(challenge, at + 3), ',', &number, &rest);
    return str_to_u64(number, &count) && count >= IRC_SASL_ITERATIONS_MIN
           && count <= IRC_SASL_ITERATIONS_MAX;
}

static void add_chunks(struct buf *out, struct str base64)
{
    for (;;) {
        struct str chunk = str_slice(base64, 0, IRC_SASL_CHUNK_BYTES);
        base64 = str_skip(base64, chunk.len);
        buf_format(out, "AUTHENTICATE %.*s\r\n", STR_ARG(chunk.len ? chunk : STR("+")));
        if (chunk.len < IRC_SASL_CHUNK_BYTES)
            return;
    }
}

static bool step(struct irc_sasl *sasl, struct str challenge, struct buf *out)
{
    char *answer = NULL, *base64 = NULL;
    size_t len = 0, base64_len = 0;
    if (sasl->is_done)
        return challenge.len == 0;
    int result = gsasl_step(sasl->exchange, challenge.ptr, challenge.len, &answer, &len);
    if (result != GSASL_OK && result != GSASL_NEEDS_MORE)
        return false;
    sasl->is_done = result == GSASL_OK;
    bool is_encoded = gsasl_base64_to(answer, len, &base64, &base64_len) == GSASL_OK;
    if (is_encoded)
        add_chunks(out, str_make(base64, base64_len));
    if (answer)
        explicit_bzero(answer, len);
    if (is_encoded)
        explicit_bzero(base64, base64_len);
    gsasl_free(answer);
    gsasl_free(base64);
    return is_encoded;
}

static bool take_challenge(struct irc_sasl *sasl, struct buf *out)
{
    char *bytes = NULL;
    size_t len = 0;
    struct str base64 = buf_view(&sasl->challenge);
    if (sasl->challenge.is_full
        || (base64.len
            && gsasl_base64_from(base64.ptr, base64.len, &bytes, &len) != GSASL_OK))
        return false;
    struct str challenge = str_make(bytes ? bytes : "", len);
    bool is_good =
        (sasl->mechanism != IRC_SASL_SCRAM_SHA_256 || has_sane_iterations(challenge))
        && step(sasl, challenge, out);
    gsasl_free(bytes);
    return is_good;
}

bool irc_sasl_challenge(struct irc_sasl *sasl, struct str param, struct buf *out)
{
    if (!sasl->exchange)
        return false;
    if (!str_equal(param, STR("+")))
        buf_add(&sasl->challenge, param);
    if (param.len == IRC_SASL_CHUNK_BYTES && !sasl->challenge.is_full)
        return true;
    bool is_good = take_challenge(sasl, out);
    buf_reset(&sasl->challenge);
    if (!is_good) {
        end_exchange(sasl);
        buf_add(out, STR("AUTHENTICATE *\r\n"));
    }
    return is_good;
}

bool irc_sasl_succeed(struct irc_sasl *sasl)
{
    bool is_proved = sasl->exchange && sasl->is_done;
    end_exchange(sasl);
    return is_proved;
}
