/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "net/loop.h"

static int create_loop(void **state)
{
    struct error err;
    *state = loop_create(&err);
    return *state ? 0 : -1;
}

static int destroy_loop(void **state)
{
    loop_destroy(*state);
    return 0;
}

static void turn(struct loop *loop, int64_t timeout_ms)
{
    struct error err;
    assert_true(loop_wait(loop, timeout_ms, &err));
}

struct reader {
    struct loop *loop;
    struct loop_watch watch;
    int count;
    short events;
    struct reader *removes; /* another one, when called */
};

static void read_byte(void *context, short events)
{
    struct reader *reader = context;
    char byte;

    reader->count++;
    reader->events = events;
    if (events & POLLIN)
        assert_true(read(reader->watch.fd, &byte, 1) >= 0);
    if (reader->removes)
        loop_remove(reader->loop, &reader->removes->watch);
}

static void reader_add(struct reader *reader, struct loop *loop, int fd)
{
    *reader = (struct reader){
        .loop = loop,
        .watch = {.fd = fd, .events = POLLIN, .ready = read_byte, .context = reader}};
    loop_add(loop, &reader->watch);
}

static void readable_descriptor_is_told_once_per_wait(void **state)
{
    struct reader reader;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    reader_add(&reader, *state, ends[0]);
    turn(*state, 0);
    assert_int_equal(reader.count, 0);
    assert_int_equal(write(ends[1], "ab", 2), 2);
    turn(*state, 1000);
    assert_int_equal(reader.count, 1);
    turn(*state, 1000);
    assert_int_equal(reader.count, 2);
    reader.watch.events = 0;
    close(ends[1]);
    turn(*state, 0);
    assert_int_equal(reader.count, 2);
    loop_remove(*state, &reader.watch);
    close(ends[0]);
}

static void hung_up_descriptor_counts_as_readable(void **state)
{
    struct reader reader;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    reader_add(&reader, *state, ends[0]);
    close(ends[1]);
    turn(*state, 1000);
    assert_int_equal(reader.count, 1);
    assert_true(reader.events & POLLIN);
    loop_remove(*state, &reader.watch);
    close(ends[0]);
}

static void watch_removed_by_another_is_not_called(void **state)
{
    struct reader first, second;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "ab", 2), 2);
    reader_add(&first, *state, ends[0]);
    reader_add(&second, *state, ends[0]);
    first.removes = &second;
    turn(*state, 1000);
    assert_int_equal(first.count, 1);
    assert_int_equal(second.count, 0);
    loop_remove(*state, &first.watch);
    close(ends[0]);
    close(ends[1]);
}

static void due_watch_is_called_without_waiting(void **state)
{
    struct reader reader;
    int64_t start_ms = loop_now_ms();

    reader_add(&reader, *state, -1);
    reader.watch.is_due = true;
    turn(*state, 5000);
    assert_int_equal(reader.count, 1);
    assert_int_equal(reader.events, 0);
    turn(*state, 0);
    assert_int_equal(reader.count, 1);
    assert_true(loop_now_ms() - start_ms < 2000);
    loop_remove(*state, &reader.watch);
}

static void wait_ends_after_its_time(void **state)
{
    int64_t start_ms = loop_now_ms();

    turn(*state, 50);
    int64_t waited_ms = loop_now_ms() - start_ms;
    assert_in_range(waited_ms, 45, 2000);
    turn(*state, -5);
}

static void *wake_soon(void *context)
{
    usleep(50 * 1000);
    loop_wake(context);
    return NULL;
}

static void another_thread_wakes_the_loop(void **state)
{
    int64_t start_ms = loop_now_ms();
    pthread_t thread;

    assert_int_equal(pthread_create(&thread, NULL, wake_soon, *state), 0);
    turn(*state, 10000);
    assert_true(loop_now_ms() - start_ms < 5000);
    pthread_join(thread, NULL);
}

static void signals_come_out_of_the_loop(void **state)
{
    int number = 0;

    assert_false(loop_take_signal(*state, &number));
    assert_int_equal(kill(getpid(), SIGHUP), 0);
    assert_int_equal(kill(getpid(), SIGTERM), 0);
    turn(*state, 1000);
    assert_true(loop_take_signal(*state, &number));
    assert_int_equal(number, SIGTERM);
    assert_true(loop_take_signal(*state, &number));
    assert_int_equal(number, SIGHUP);
    assert_false(loop_take_signal(*state, &number));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_loop, destroy_loop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(readable_descriptor_is_told_once_per_wait),
        TEST(hung_up_descriptor_counts_as_readable),
        TEST(watch_removed_by_another_is_not_called),
        TEST(due_watch_is_called_without_waiting),
        TEST(wait_ends_after_its_time),
        TEST(another_thread_wakes_the_loop),
        TEST(signals_come_out_of_the_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
