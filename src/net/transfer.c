/* SPDX-License-Identifier: MIT */
#include "net/transfer.h"

#include <stdlib.h>

#include "base/alloc.h"

static void set_defaults(CURL *easy)
{
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    /* A name server that does not answer must not hold up all networks: whoever looks the
     * name up in another thread is left behind, not waited for. */
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    /* Empty is "none"; left alone, they would come from the environment. */
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
}

void transfer_init(struct transfer *transfer, struct loop *loop,
                   void (*finished)(void *context, CURLcode code), void *context)
{
    *transfer = (struct transfer){.easy = loop_take_handle(loop),
                                  .loop = loop,
                                  .finished = finished,
                                  .context = context};
    curl_easy_setopt(transfer->easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(transfer->easy, CURLOPT_ERRORBUFFER, transfer->error);
    set_defaults(transfer->easy);
}

void transfer_clear(struct transfer *transfer)
{
    loop_end_handle(transfer->loop, transfer->easy);
    curl_easy_cleanup(transfer->easy);
    transfer->easy = NULL;
}

void transfer_give_back(struct transfer *transfer)
{
    loop_end_handle(transfer->loop, transfer->easy);
    loop_keep_handle(transfer->loop, transfer->easy);
    transfer->easy = NULL;
}

void transfer_start(struct transfer *transfer)
{
    loop_start_handle(transfer->loop, transfer->easy);
}

void transfer_set(struct transfer *transfer, CURLoption option, struct str value)
{
    char *text = alloc_copy(value.ptr, value.len);
    curl_easy_setopt(transfer->easy, option, text);
    free(text);
}

void transfer_set_ca_file(struct transfer *transfer, struct str ca_file)
{
    if (!ca_file.len)
        return;
    transfer_set(transfer, CURLOPT_CAINFO, ca_file);
    curl_easy_setopt(transfer->easy, CURLOPT_CAPATH, NULL);
}

const char *transfer_error(const struct transfer *transfer, CURLcode code)
{
    return transfer->error[0] ? transfer->error : curl_easy_strerror(code);
}
