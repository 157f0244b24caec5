/* SPDX-License-Identifier: MIT */
#include "net/watch.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/alloc.h"

enum {
    IN_FOLDER = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
                | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
    IN_PARENT = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MOVE_SELF
                | IN_DELETE_SELF | IN_ONLYDIR,
    NONE = -1,
};

struct watch {
    struct loop *loop;
    struct loop_watch events; /* inotify */
    struct loop_watch timer;
    void (*changed)(void *context);
    void *context;
    char *dir, *parent;
    struct str name; /* of dir in parent */
    int dir_id, parent_id;
    int64_t first_ms; /* of the changes not yet told; 0: there are none */
    char trouble[ERROR_TEXT_MAX];
};

static void set_timer(const struct watch *watch, int64_t delay_ms)
{
    struct itimerspec when = {
        .it_value = {.tv_sec = delay_ms / 1000, .tv_nsec = delay_ms % 1000 * 1000000}};
    timerfd_settime(watch->timer.fd, 0, &when, NULL);
}

/* Looks at what now has these names; an old watch on another folder is dropped. */
static int look_at(const struct watch *watch, const char *path, int old_id, uint32_t mask)
{
    int id = inotify_add_watch(watch->events.fd, path, mask);
    int cause = errno;

    if (old_id != NONE && old_id != id)
        inotify_rm_watch(watch->events.fd, old_id);
    errno = cause;
    return id;
}

static void look(struct watch *watch)
{
    watch->trouble[0] = '\0';
    watch->parent_id = look_at(watch, watch->parent, watch->parent_id, IN_PARENT);
    if (watch->parent_id < 0)
        snprintf(watch->trouble, sizeof(watch->trouble), "cannot watch the folder %s: %s",
                 watch->parent, strerror(errno));
    watch->dir_id = look_at(watch, watch->dir, watch->dir_id, IN_FOLDER);
    if (watch->dir_id < 0)
        snprintf(watch->trouble, sizeof(watch->trouble), "cannot watch the folder %s: %s",
                 watch->dir, strerror(errno));
}

static void note_change(struct watch *watch)
{
    int64_t now_ms = loop_now_ms();

    if (!watch->first_ms)
        watch->first_ms = now_ms;
    int64_t left_ms = watch->first_ms + WATCH_PATIENCE_MS - now_ms;
    if (left_ms > 0)
        set_timer(watch, left_ms < WATCH_QUIET_MS ? left_ms : WATCH_QUIET_MS);
}

static bool file_counts(struct str name)
{
    return !str_starts_with(name, STR("."))
           && (str_ends_with(name, STR(".md")) || str_ends_with(name, STR(".toml"))
               || str_equal(name, STR("asked.txt"))
               || str_equal(name, STR("elsewhere.txt")));
}

/* Must the folders be looked at again because one of them is another one now? */
static bool is_replacement(const struct watch *watch, const struct inotify_event *event,
                           struct str name)
{
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED))
        return event->wd == watch->dir_id || event->wd == watch->parent_id;
    return event->wd == watch->parent_id && str_equal(name, watch->name);
}

/* True when the folders must be looked at again. */
static bool take_event(struct watch *watch, const struct inotify_event *event)
{
    struct str name = event->len ? str_from_c(event->name) : STR("");

    bool must_look = event->mask & IN_Q_OVERFLOW || is_replacement(watch, event, name);

    if (must_look || (event->wd == watch->dir_id && file_counts(name)))
        note_change(watch);
    return must_look;
}

static void events_ready(void *context, short events)
{
    struct watch *watch = context;
    _Alignas(struct inotify_event) char
        bytes[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    bool must_look = false;
    ssize_t count;

    (void)events;
    while ((count = read(watch->events.fd, bytes, sizeof(bytes))) > 0) {
        for (size_t at = 0; at < (size_t)count;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            must_look = take_event(watch, event) || must_look;
            at += sizeof(*event) + event->len;
        }
    }
    if (must_look)
        look(watch);
}

static void timer_ready(void *context, short events)
{
    struct watch *watch = context;
    bool had_trouble = watch->trouble[0];
    uint64_t count;

    (void)events;
    if (read(watch->timer.fd, &count, sizeof(count)) < 0)
        return;
    if (had_trouble)
        look(watch);
    bool is_back = had_trouble && !watch->trouble[0];
    bool has_changed = watch->first_ms || is_back;
    watch->first_ms = 0;
    if (watch->trouble[0])
        set_timer(watch, WATCH_RETRY_MS);
    if (has_changed)
        watch->changed(watch->context);
}

/* "a/b/" is b in a; "b" is b in "."; "/" is watched in itself. */
static void split_path(struct watch *watch, struct str dir)
{
    while (dir.len > 1 && str_ends_with(dir, STR("/")))
        dir.len--;
    size_t slash = str_find_last_char(dir, '/');
    struct str parent = slash == STR_NOT_FOUND ? STR(".") : str_slice(dir, 0, slash + 1);

    watch->dir = alloc_copy(dir.ptr, dir.len);
    watch->parent = alloc_copy(parent.ptr, parent.len);
    watch->name = str_from_c(watch->dir);
    if (slash != STR_NOT_FOUND)
        watch->name = str_skip(watch->name, slash + 1);
}

struct watch *watch_create(struct loop *loop, struct str dir,
                           void (*changed)(void *context), void *context)
{
    struct watch *watch = ALLOC(struct watch);

    watch->loop = loop;
    watch->changed = changed;
    watch->context = context;
    watch->dir_id = watch->parent_id = NONE;
    split_path(watch, dir);
    watch->events = (struct loop_watch){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
                                        .events = POLLIN,
                                        .ready = events_ready,
                                        .context = watch};
    watch->timer = (struct loop_watch){
        .fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC),
        .events = POLLIN,
        .ready = timer_ready,
        .context = watch};
    if (watch->events.fd < 0 || watch->timer.fd < 0) {
        snprintf(watch->trouble, sizeof(watch->trouble), "cannot watch folders: %s",
                 strerror(errno));
        return watch;
    }
    loop_add(loop, &watch->events);
    loop_add(loop, &watch->timer);
    look(watch);
    if (watch->trouble[0])
        set_timer(watch, WATCH_RETRY_MS);
    return watch;
}

static void close_descriptor(struct loop *loop, struct loop_watch *descriptor)
{
    loop_remove(loop, descriptor);
    if (descriptor->fd >= 0)
        close(descriptor->fd);
}

void watch_destroy(struct watch *watch)
{
    if (!watch)
        return;
    close_descriptor(watch->loop, &watch->events);
    close_descriptor(watch->loop, &watch->timer);
    free(watch->dir);
    free(watch->parent);
    free(watch);
}

const char *watch_trouble(const struct watch *watch)
{
    return watch->trouble[0] ? watch->trouble : NULL;
}
