/* SPDX-License-Identifier: MIT */
/*
 * transfer: one handle of libcurl on the loop; what http and socket share. Inside net/
 * only, because libcurl's types stay here.
 *
 *     transfer_init(&call->transfer, loop, finished, call);
 *     curl_easy_setopt(call->transfer.easy, ...);
 *     transfer_start(&call->transfer);         finished comes from a later loop_wait
 *     transfer_clear(&call->transfer);         breaks it off when it still runs
 *     transfer_give_back(&call->transfer);     the same, but the next one may have its handle
 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include <curl/curl.h>

#include "net/loop.h"

/* The owner keeps it in one place from init to clear. */
struct transfer {
    CURL *easy;
    struct loop *loop;
    void (*finished)(void *context, CURLcode code); /* may clear the transfer */
    void *context;
    char error[CURL_ERROR_SIZE];
};

/* A handle that asks nothing of the environment and makes no exceptions in TLS. */
void transfer_init(struct transfer *transfer, struct loop *loop,
                   void (*finished)(void *context, CURLcode code), void *context);
void transfer_clear(struct transfer *transfer);
/* Only for what ended well; to make a handle costs about as much as a request. */
void transfer_give_back(struct transfer *transfer);
void transfer_start(struct transfer *transfer);

/* Copies; an empty view is "none", for the proxy too. */
void transfer_set(struct transfer *transfer, CURLoption option, struct str value);
/* Empty: the system's authorities; else only those in the file. */
void transfer_set_ca_file(struct transfer *transfer, struct str ca_file);

/* What went wrong, as libcurl says it; a view until the next use of the handle. */
const char *transfer_error(const struct transfer *transfer, CURLcode code);

/* In loop.c. */
void loop_start_handle(struct loop *loop, CURL *easy);
/* Also of one that was never started. */
void loop_end_handle(struct loop *loop, CURL *easy);
/* Gives a handle that is like a new one. */
CURL *loop_take_handle(struct loop *loop);
/* Takes it. */
void loop_keep_handle(struct loop *loop, CURL *easy);

#endif
