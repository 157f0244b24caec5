/* SPDX-License-Identifier: MIT */
/* Talk in disorder: requests fail or lose their answers, syncs come late, messages for
 * devices come twice, processes are killed before and after their commits. In the end
 * everything that was said can be read, once. By hand with other seeds:
 *
 *     test_e2ee_disorder [FIRST [LAST]]
 */
#include "world.h"

enum { SEEDS = 12, STEPS = 120, SAID_MAX = 200 };

struct seeds {
    unsigned long first, last;
};

struct said {
    struct json *event;
    struct person *by;
    char text[16];
};

struct talk {
    struct world world;
    struct random random;
    struct said said[SAID_MAX];
    size_t count;
};

static struct person *anybody(struct talk *talk)
{
    return &talk->world.people[random_below(&talk->random, talk->world.count)];
}

static void serve_some(struct talk *talk, struct person *person)
{
    for (uint64_t i = random_below(&talk->random, 6); i > 0; i--) {
        e2ee_machine_tick(person->machine, talk->world.now_ms);
        world_take_events(person);
        if (!world_serve(&talk->world, person))
            return;
    }
}

static void say_something(struct talk *talk, struct person *person)
{
    struct said *said = &talk->said[talk->count];
    struct error why;

    if (talk->count == SAID_MAX
        || e2ee_machine_prepare(person->machine, STR(ROOM), talk->world.now_ms, &why)
               != E2EE_READY)
        return;
    snprintf(said->text, sizeof said->text, "text %zu", talk->count++);
    said->by = person;
    said->event = world_say(&talk->world, person, said->text);
}

/* What it did with the sync is lost, and the server gives the same one again. */
static void die_in_a_sync(struct talk *talk, struct person *person)
{
    struct json *inbox = world_copy(person->inbox),
                *changed = world_copy(person->changed);

    memory_keep(&person->memory);
    world_sync(&talk->world, person);
    e2ee_machine_destroy(person->machine);
    memory_lose(&person->memory);
    json_destroy(person->inbox);
    json_destroy(person->changed);
    person->inbox = inbox;
    person->changed = changed;
    person->options.seed += 1000;
    world_start(&talk->world, person);
}

static void get_twice(struct person *person)
{
    const struct json *first = json_first(person->inbox);

    if (first)
        json_add_copy(person->inbox, NULL, first);
}

static void lose_an_answer(struct talk *talk)
{
    static const char *const paths[] = {"/keys/", "/sendToDevice/", "/members", "/"};

    talk->world.lost_path = paths[random_below(&talk->random, COUNT_OF(paths))];
    talk->world.lost_count = 1;
}

static void step(struct talk *talk)
{
    struct person *person = anybody(talk);

    switch (random_below(&talk->random, 10)) {
    case 0: world_restart(&talk->world, person); break;
    case 1: die_in_a_sync(talk, person); break;
    case 2: get_twice(person); break;
    case 3: lose_an_answer(talk); break;
    case 4: talk->world.fail_next = 1; break;
    case 5: world_sync(&talk->world, person); break;
    default:
        serve_some(talk, person);
        say_something(talk, person);
        break;
    }
    talk->world.now_ms += (int64_t)random_below(&talk->random, 3000);
}

static void settle(struct talk *talk)
{
    talk->world.lost_count = talk->world.fail_next = 0;
    for (unsigned i = 0; i < 12; i++) {
        world_run(&talk->world);
        world_wait(&talk->world, 70 * 1000);
    }
}

static void assert_all_is_read(struct talk *talk)
{
    for (size_t i = 0; i < talk->count; i++)
        for (size_t j = 0; j < talk->world.count; j++)
            if (&talk->world.people[j] != talk->said[i].by)
                world_assert_reads(&talk->world, &talk->world.people[j],
                                   talk->said[i].event, talk->said[i].text);
}

static void run_talk(uint64_t seed)
{
    struct talk *talk = ALLOC(struct talk);

    world_open(&talk->world);
    random_init(&talk->random, seed);
    world_add(&talk->world, "@faq:localhost", "BOT", E2EE_COMPAT);
    world_add(&talk->world, "@ann:localhost", "ANN", E2EE_COMPAT);
    world_add(&talk->world, "@bob:localhost", "BOB", E2EE_COMPAT);
    world_run(&talk->world);
    for (unsigned i = 0; i < STEPS; i++)
        step(talk);
    settle(talk);
    assert_true(talk->count > 0);
    assert_all_is_read(talk);
    for (size_t i = 0; i < talk->count; i++)
        json_destroy(talk->said[i].event);
    world_close(&talk->world);
    free(talk);
}

static void all_that_was_said_in_disorder_is_read(void **state)
{
    const struct seeds *seeds = *state;

    for (unsigned long seed = seeds->first; seed <= seeds->last; seed++)
        run_talk(seed);
}

int main(int argc, char **argv)
{
    struct seeds seeds = {1, SEEDS};

    if (argc > 1)
        seeds.first = seeds.last = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        seeds.last = strtoul(argv[2], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(all_that_was_said_in_disorder_is_read, &seeds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
