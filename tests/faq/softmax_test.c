/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "base/macros.h"
#include "faq/softmax.h"

static bool is_near(double one, double two)
{
    return fabs(one - two) < 1e-6;
}

static void probabilities_sum_to_one(void **state)
{
    (void)state;
    double values[3] = {3.0, 0.5, -1.0};

    softmax(values, 3);
    assert_true(values[0] > values[1] && values[1] > values[2] && values[2] > 0);
    assert_true(is_near(values[0] + values[1] + values[2], 1));
}

static void powers_are_those_of_e_and_sum_up(void **state)
{
    (void)state;
    float scores[] = {2, 1.5F, -3, 0, 1.25F, -60};
    double wanted = exp(0.) + exp(-0.5) + exp(-5.) + exp(-2.) + exp(-0.75);

    float sum = softmax_powers(scores, COUNT_OF(scores), 2);
    assert_true(is_near((double)sum, wanted));
    assert_true(is_near((double)scores[0], 1));
    assert_true(is_near((double)scores[1], exp(-0.5)));
    assert_true(is_near((double)scores[5], 0));
}

static void the_rest_counts_as_often_as_it_is_there(void **state)
{
    (void)state;
    const double few[] = {1, 2}, all[] = {1, 2, 0.5, 0.5, 0.5};

    assert_true(is_near(softmax_log_sum(few, 2, 0.5, 3), softmax_log_sum(all, 5, 0, 0)));
    assert_true(is_near(softmax_log_sum(few, 0, 0.5, 1), 0.5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probabilities_sum_to_one),
        cmocka_unit_test(powers_are_those_of_e_and_sum_up),
        cmocka_unit_test(the_rest_counts_as_often_as_it_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
