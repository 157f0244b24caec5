/* SPDX-License-Identifier: MIT */
#include "net/loop.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/failpoint.h"
#include "net/transfer.h"

/* libcurl counts sockets too: 64 networks may go through one bouncer. */
enum {
    WAIT_MAX_MS = 60 * 60 * 1000,
    CONNECTIONS_PER_HOST_MAX = 8 + 64,
    HANDLES_MAX = 4, /* a sync and some answers */
};

static const int SIGNALS[] = {SIGTERM, SIGINT, SIGHUP};

struct watches {
    struct loop_watch **items; /* NULL: removed since the wait began */
    size_t count, capacity;
};

struct loop {
    CURLM *multi;
    struct watches watches;
    struct curl_waitfd *waits; /* the same places as watches.items */
    size_t wait_capacity;
    struct loop_watch signal_watch;
    CURL *handles[HANDLES_MAX]; /* that nobody uses just now */
    size_t handle_count;
    bool has_started; /* transfers that have sent nothing yet */
    bool has_signal[COUNT_OF(SIGNALS)];
};

static void signal_ready(void *context, short events)
{
    struct loop *loop = context;
    struct signalfd_siginfo info;

    (void)events;
    while (read(loop->signal_watch.fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
        for (size_t i = 0; i < COUNT_OF(SIGNALS); i++)
            if ((int)info.ssi_signo == SIGNALS[i])
                loop->has_signal[i] = true;
}

static int open_signals(void)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < COUNT_OF(SIGNALS); i++)
        sigaddset(&set, SIGNALS[i]);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) || signal(SIGPIPE, SIG_IGN) == SIG_ERR)
        return -1;
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* libcurl brings GnuTLS for RTMP and LDAP, which are never spoken, and GnuTLS makes 0.1 MiB of
 * tables when it is loaded, unless the program says this. Who uses it all the same begins with
 * gnutls_global_init. https://www.gnutls.org/manual/html_node/Initialization.html */
int _gnutls_global_init_skip(void);

__attribute__((used, visibility("default"))) int _gnutls_global_init_skip(void)
{
    return 1;
}

struct loop *loop_create(struct error *err)
{
    int fd = open_signals();
    if (fd < 0) {
        error_set(err, ERROR_SYSTEM, "cannot wait for signals: %s", strerror(errno));
        return NULL;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT)) {
        close(fd);
        error_set(err, ERROR_SYSTEM, "libcurl does not start");
        return NULL;
    }
    struct loop *loop = ALLOC(struct loop);
    loop->multi = curl_multi_init();
    if (!loop->multi)
        abort(); /* out of memory or of descriptors, at the very start */
    curl_multi_setopt(loop->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
                      (long)CONNECTIONS_PER_HOST_MAX);
    loop->signal_watch = (struct loop_watch){
        .fd = fd, .events = POLLIN, .ready = signal_ready, .context = loop};
    loop_add(loop, &loop->signal_watch);
    return loop;
}

void loop_destroy(struct loop *loop)
{
    if (!loop)
        return;
    while (loop->handle_count > 0)
        curl_easy_cleanup(loop->handles[--loop->handle_count]);
    curl_multi_cleanup(loop->multi);
    curl_global_cleanup();
    close(loop->signal_watch.fd);
    free(loop->watches.items);
    free(loop->waits);
    free(loop);
}

void loop_start_handle(struct loop *loop, CURL *easy)
{
    CURLMcode code = curl_multi_add_handle(loop->multi, easy);

    assert(code == CURLM_OK);
    (void)code;
    loop->has_started = true;
}

void loop_end_handle(struct loop *loop, CURL *easy)
{
    curl_multi_remove_handle(loop->multi, easy);
}

CURL *loop_take_handle(struct loop *loop)
{
    CURL *easy =
        loop->handle_count > 0 ? loop->handles[--loop->handle_count] : curl_easy_init();

    if (!easy)
        abort(); /* out of memory, the only reason there is */
    return easy;
}

void loop_keep_handle(struct loop *loop, CURL *easy)
{
    if (loop->handle_count == HANDLES_MAX) {
        curl_easy_cleanup(easy);
        return;
    }
    curl_easy_reset(easy);
    loop->handles[loop->handle_count++] = easy;
}

void loop_wake(struct loop *loop)
{
    curl_multi_wakeup(loop->multi);
}

void loop_add(struct loop *loop, struct loop_watch *watch)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what the list holds */
    *ARRAY_ADD(&loop->watches) = watch;
}

void loop_remove(struct loop *loop, struct loop_watch *watch)
{
    for (size_t i = 0; i < loop->watches.count; i++)
        if (loop->watches.items[i] == watch)
            loop->watches.items[i] = NULL;
}

static void drop_removed(struct watches *watches)
{
    size_t kept = 0;

    for (size_t i = 0; i < watches->count; i++)
        if (watches->items[i])
            watches->items[kept++] = watches->items[i];
    watches->count = kept;
}

/* Fills waits; true when a watch is due, so that there is nothing to wait for. */
static bool prepare(struct loop *loop)
{
    struct watches *watches = &loop->watches;
    bool is_due = false;

    drop_removed(watches);
    if (loop->wait_capacity < watches->count) {
        loop->wait_capacity = watches->capacity;
        loop->waits =
            alloc_resize(loop->waits, loop->wait_capacity, sizeof(*loop->waits));
    }
    for (size_t i = 0; i < watches->count; i++) {
        const struct loop_watch *watch = watches->items[i];
        loop->waits[i] = (struct curl_waitfd){
            .fd = watch->events ? watch->fd : -1,
            .events = (short)((watch->events & POLLIN ? CURL_WAIT_POLLIN : 0)
                              | (watch->events & POLLOUT ? CURL_WAIT_POLLOUT : 0)),
        };
        is_due = is_due || watch->is_due;
    }
    return is_due;
}

/* Were there any? */
static bool finish_transfers(struct loop *loop)
{
    CURLMsg *message;
    bool have_ended = false;
    int left;

    while ((message = curl_multi_info_read(loop->multi, &left))) {
        struct transfer *transfer = NULL;
        CURLcode code = message->data.result;

        assert(message->msg == CURLMSG_DONE);
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        transfer->finished(transfer->context, code);
        have_ended = true;
    }
    return have_ended;
}

static bool perform(struct loop *loop, bool *have_ended, struct error *err)
{
    int running;

    loop->has_started = false;
    CURLMcode code = curl_multi_perform(loop->multi, &running);
    FAILPOINT(); /* bytes have left, answers have come: nobody was told */
    if (code)
        return error_set(err, ERROR_SYSTEM, "waiting failed: %s",
                         curl_multi_strerror(code));
    *have_ended = finish_transfers(loop);
    return true;
}

/* A function may add watches (they are not called yet) and remove any. */
static void call_ready(struct loop *loop, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct loop_watch *watch = loop->watches.items[i];
        short ready = loop->waits[i].revents;

        if (!watch || (!watch->is_due && !ready))
            continue;
        watch->is_due = false;
        watch->ready(watch->context,
                     (short)((ready & CURL_WAIT_POLLIN ? POLLIN : 0)
                             | (ready & CURL_WAIT_POLLOUT ? POLLOUT : 0)));
    }
}

/* What was started leaves first: libcurl would not wait before it has, and the owner would
 * have a turn for nothing. */
bool loop_wait(struct loop *loop, int64_t timeout_ms, struct error *err)
{
    bool have_ended = false;

    if (loop->has_started && !perform(loop, &have_ended, err))
        return false;
    bool is_due = prepare(loop) || have_ended;
    size_t count = loop->watches.count;
    if (is_due || timeout_ms < 0)
        timeout_ms = 0;
    if (timeout_ms > WAIT_MAX_MS)
        timeout_ms = WAIT_MAX_MS;
    CURLMcode code =
        curl_multi_poll(loop->multi, loop->waits, (unsigned)count, (int)timeout_ms, NULL);
    if (code)
        return error_set(err, ERROR_SYSTEM, "waiting failed: %s",
                         curl_multi_strerror(code));
    if (!perform(loop, &have_ended, err))
        return false;
    call_ready(loop, count);
    return true;
}

bool loop_take_signal(struct loop *loop, int *out)
{
    for (size_t i = 0; i < COUNT_OF(SIGNALS); i++) {
        if (!loop->has_signal[i])
            continue;
        loop->has_signal[i] = false;
        *out = SIGNALS[i];
        return true;
    }
    return false;
}

static int64_t clock_ms(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int64_t loop_now_ms(void)
{
    return clock_ms(CLOCK_BOOTTIME);
}

int64_t loop_wall_ms(void)
{
    return clock_ms(CLOCK_REALTIME);
}
