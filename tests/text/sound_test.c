/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/sound.h"

static void assert_alike(const char *a, const char *b)
{
    assert_int_not_equal(sound_key(str_from_c(a)), SOUND_NONE);
    if (sound_key(str_from_c(a)) != sound_key(str_from_c(b)))
        fail_msg("%s does not sound like %s", a, b);
}

static void words_written_by_ear_have_one_key(void **state)
{
    (void)state;
    assert_alike("psychotic", "sykotik");
    assert_alike("pharmacist", "farmasist");
    assert_alike("immediately", "emedeatly");
    assert_alike("knowledge", "noledge");
    assert_alike("pharmacy", "farmasy");
}

static void different_words_have_different_keys(void **state)
{
    (void)state;
    assert_int_not_equal(sound_key(STR("bladder")), sound_key(STR("ketamine")));
    assert_int_not_equal(sound_key(STR("depression")), sound_key(STR("repression")));
}

static void words_of_few_sounds_have_none(void **state)
{
    (void)state;
    assert_int_equal(sound_key(STR("")), SOUND_NONE);
    assert_int_equal(sound_key(STR("dose")), SOUND_NONE);
    assert_int_equal(sound_key(STR("aeiou")), SOUND_NONE);
    assert_int_not_equal(sound_key(STR("bladder")), SOUND_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_written_by_ear_have_one_key),
        cmocka_unit_test(different_words_have_different_keys),
        cmocka_unit_test(words_of_few_sounds_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
