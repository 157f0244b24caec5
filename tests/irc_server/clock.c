/* SPDX-License-Identifier: MIT */
/*
 * clock: time by hand for a program under test, preloaded into it.
 *
 * The program's clocks stand still until the player moves them, and its main thread, when
 * it would sleep in poll, says so and for how long. So a test of an hour takes a moment,
 * and "nothing was sent" is seen instead of waited for. FAQD_CLOCK_PASSED_NS is how much
 * has passed already (before a restart), FAQD_CLOCK_FD a SOCK_SEQPACKET socket of the
 * player (clock.py):
 *
 *     player  "?"          say when you are idle
 *             "+ NS"       all clocks go on by that much, then as "?"
 *             "wall NS"    the wall clock alone jumps, then as "?"
 *     here    "WALL_MS DUE_MS"   idle: nothing to read or write, and DUE_MS until poll
 *                                times out (-1: never)
 *
 * With FAQD_CLOCK_SPEED instead, the clocks run that many times faster than real ones:
 * for real servers, whose time nobody holds.
 */
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { FDS_MAX = 256, CLOCKS_MAX = 16, COMMAND_MAX = 64 };

static const int64_t second_ns = 1000000000;

/* What poll becomes in libraries built with _FORTIFY_SOURCE. */
int __poll_chk(struct pollfd *fds, nfds_t count, int timeout_ms, size_t size);

static int player = -2; /* -2: not looked for yet, -1: there is none */
static int64_t start_ns[CLOCKS_MAX], passed_ns, wall_jump_ns;
static bool is_asked;

static int64_t speed(void)
{
    static int64_t known;
    if (known == 0) {
        const char *number = getenv("FAQD_CLOCK_SPEED");
        known = number ? atoll(number) : 1;
    }
    return known;
}

static bool is_by_hand(void)
{
    if (player == -2) {
        const char *number = getenv("FAQD_CLOCK_FD"),
                   *ahead = getenv("FAQD_CLOCK_PASSED_NS");
        player = number ? atoi(number) : -1;
        passed_ns = ahead ? atoll(ahead) : 0;
    }
    return player >= 0;
}

static int64_t real_ns(clockid_t clock)
{
    struct timespec now = {0};
    (void)syscall(SYS_clock_gettime, clock, &now);
    return now.tv_sec * second_ns + now.tv_nsec;
}

static int64_t clock_ns(clockid_t clock)
{
    bool is_cpu_time =
        clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID;
    if (is_cpu_time || clock < 0 || clock >= CLOCKS_MAX)
        return real_ns(clock);
    bool is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    clockid_t base = is_wall ? CLOCK_REALTIME : clock;
    if (start_ns[base] == 0)
        start_ns[base] = real_ns(base);
    if (!is_by_hand())
        return start_ns[base] + (real_ns(base) - start_ns[base]) * speed();
    return start_ns[base] + passed_ns + (is_wall ? wall_jump_ns : 0);
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    int64_t now = clock_ns(clock);
    *out = (struct timespec){.tv_sec = now / second_ns, .tv_nsec = now % second_ns};
    return 0;
}

int gettimeofday(struct timeval *out, void *zone)
{
    int64_t now = clock_ns(CLOCK_REALTIME);
    (void)zone;
    *out = (struct timeval){.tv_sec = now / second_ns, .tv_usec = now % second_ns / 1000};
    return 0;
}

time_t time(time_t *out)
{
    time_t now = clock_ns(CLOCK_REALTIME) / second_ns;
    if (out)
        *out = now;
    return now;
}

static int real_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    struct timespec timeout = {.tv_sec = timeout_ms / 1000,
                               .tv_nsec = timeout_ms % 1000 * 1000000L};
    return (int)syscall(SYS_ppoll, fds, count, timeout_ms < 0 ? NULL : &timeout, NULL, 0);
}

/* A busy kernel delivers late even on loopback: is a connection or a byte still under way? */
static bool is_under_way(int fd)
{
    struct tcp_info info = {0};
    socklen_t size = sizeof(info);
    int waiting = 0;
    if (fd < 0 || getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return false;
    return info.tcpi_state == TCP_SYN_SENT
           || (ioctl(fd, SIOCOUTQ, &waiting) == 0 && waiting > 0);
}

static void wait_delivery(const struct pollfd *fds, nfds_t count)
{
    int64_t until_ns = real_ns(CLOCK_MONOTONIC) + second_ns;
    for (nfds_t i = 0; i < count; i++) {
        while (is_under_way(fds[i].fd) && real_ns(CLOCK_MONOTONIC) < until_ns)
            (void)real_poll(NULL, 0, 1);
    }
}

/* The kernel keeps the acknowledgement of what was read back, up to 40 ms, for the player
 * waits for it. */
static void acknowledge(const struct pollfd *fds, nfds_t count)
{
    for (nfds_t i = 0; i < count; i++)
        (void)setsockopt(fds[i].fd, IPPROTO_TCP, TCP_QUICKACK, &(int){1}, sizeof(int));
}

static void tell_idle(int64_t deadline_ns)
{
    char text[COMMAND_MAX];
    int64_t due_ms = deadline_ns == INT64_MAX
                         ? -1
                         : (deadline_ns - clock_ns(CLOCK_MONOTONIC)) / 1000000;
    int len =
        snprintf(text, sizeof(text), "%lld %lld",
                 (long long)(clock_ns(CLOCK_REALTIME) / 1000000), (long long)due_ms);
    is_asked = false;
    if (send(player, text, (size_t)len, MSG_NOSIGNAL) < 0)
        player = -1;
}

static void hear_player(void)
{
    char text[COMMAND_MAX] = {0};
    ssize_t len = recv(player, text, sizeof(text) - 1, 0);
    if (len <= 0) {
        player = -1;
        return;
    }
    if (text[0] == '+')
        passed_ns += atoll(text + 1);
    else if (text[0] == 'w')
        wall_jump_ns += atoll(text + strlen("wall"));
    is_asked = true;
}

static int poll_by_hand(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    struct pollfd all[FDS_MAX];
    int64_t deadline_ns =
        timeout_ms < 0 ? INT64_MAX
                       : clock_ns(CLOCK_MONOTONIC) + timeout_ms * (second_ns / 1000);
    memcpy(all, fds, count * sizeof(*fds));
    all[count] = (struct pollfd){.fd = player, .events = POLLIN};
    while (player >= 0) {
        int ready = real_poll(all, count, 0);
        if (ready != 0 || clock_ns(CLOCK_MONOTONIC) >= deadline_ns) {
            memcpy(fds, all, count * sizeof(*fds));
            return ready;
        }
        acknowledge(fds, count);
        if (is_asked) {
            wait_delivery(fds, count);
            if (real_poll(all, count, 0) != 0)
                continue;
            tell_idle(deadline_ns);
        }
        all[count].revents = 0;
        if (real_poll(all, count + 1, -1) > 0 && all[count].revents)
            hear_player();
    }
    return real_poll(fds, count, timeout_ms);
}

int poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    bool is_main_thread = getpid() == (pid_t)syscall(SYS_gettid);
    if (!is_by_hand() || !is_main_thread || count >= FDS_MAX) {
        int64_t left_ms =
            timeout_ms > 0 ? (timeout_ms + speed() - 1) / speed() : timeout_ms;
        return real_poll(fds, count, (int)left_ms);
    }
    return poll_by_hand(fds, count, timeout_ms);
}

int __poll_chk(struct pollfd *fds, nfds_t count, int timeout_ms, size_t size)
{
    (void)size;
    return poll(fds, count, timeout_ms);
}
