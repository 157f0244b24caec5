/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "matrix/request.h"

static void path_segments_and_queries_are_encoded(void **state)
{
    struct matrix_call call;
    (void)state;

    matrix_call_init(&call, "PUT", "/rooms/");
    matrix_call_segment(&call, STR("!a/b?c#%:x.org"));
    matrix_call_path(&call, "/send");
    matrix_call_query(&call, "via", STR("h\xc3\xa9 &="));
    matrix_call_query(&call, "n", STR("1"));
    assert_string_equal(
        buf_c_string(&call.path),
        "/rooms/%21a%2Fb%3Fc%23%25%3Ax.org/send?via=h%C3%A9%20%26%3D&n=1");
    matrix_call_clear(&call);
}

static struct matrix_refusal read(unsigned status, const char *body, int64_t header_ms)
{
    struct matrix_response response = {
        .status = status,
        .body = str_from_c(body),
        .retry_after_ms = header_ms,
    };
    struct matrix_refusal refusal;

    matrix_refusal_read(&refusal, &response);
    return refusal;
}

static void header_comes_before_the_body_when_both_name_a_wait(void **state)
{
    static const char limited[] =
        "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":4205}";
    (void)state;

    assert_int_equal(read(429, limited, 5000).retry_after_ms, 5000);
    assert_int_equal(read(429, limited, 0).retry_after_ms, 4205);
    assert_true(read(429, limited, 0).is_limited);
    assert_int_equal(read(429, limited, INT64_C(366) * 24 * 3600 * 1000).retry_after_ms,
                     MATRIX_RETRY_AFTER_MAX_MS);
    assert_int_equal(read(429, "{\"retry_after_ms\":-1}", 0).retry_after_ms, 0);
    assert_int_equal(read(429, "{\"retry_after_ms\":99999999999}", 0).retry_after_ms,
                     MATRIX_RETRY_AFTER_MAX_MS);
}

static void page_of_a_proxy_is_an_error_that_passes(void **state)
{
    struct matrix_refusal refusal = read(502, "<html>\n<h1>Bad Gateway</h1>", 0);
    (void)state;

    assert_true(refusal.is_transient);
    assert_string_equal(refusal.errcode, "");
    assert_string_equal(refusal.text, "HTTP 502");
}

static void words_of_the_server_stay_on_one_line(void **state)
{
    struct matrix_refusal refusal =
        read(403, "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"a\\nb\"}", 0);
    (void)state;

    assert_false(refusal.is_transient);
    assert_string_equal(refusal.text, "HTTP 403 M_FORBIDDEN: a b");
    assert_string_equal(read(403, "{\"errcode\":\"<b>\"}", 0).errcode, "");
}

static void wait_grows_to_its_ceiling(void **state)
{
    struct random random;
    (void)state;

    random_init(&random, 1);
    for (unsigned i = 1; i < 80; i++) {
        int64_t wait_ms = matrix_backoff_ms(&random, i, 60000);
        assert_true(wait_ms >= 750 && wait_ms <= 75000);
        assert_true(i < 7 || wait_ms >= 45000);
    }
}

static void ids_have_their_sigil_and_no_spaces(void **state)
{
    (void)state;

    assert_true(
        matrix_id_is_valid(STR("!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM"), '!'));
    assert_false(matrix_id_is_valid(STR("!"), '!'));
    assert_false(matrix_id_is_valid(STR("@a:b"), '!'));
    assert_false(matrix_id_is_valid(STR("!a b:c"), '!'));
    assert_true(str_equal(matrix_id_server(STR("@a:h:8448")), STR("h:8448")));
    assert_int_equal(matrix_id_server(STR("!v12")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path_segments_and_queries_are_encoded),
        cmocka_unit_test(header_comes_before_the_body_when_both_name_a_wait),
        cmocka_unit_test(page_of_a_proxy_is_an_error_that_passes),
        cmocka_unit_test(words_of_the_server_stay_on_one_line),
        cmocka_unit_test(wait_grows_to_its_ceiling),
        cmocka_unit_test(ids_have_their_sigil_and_no_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
