/* SPDX-License-Identifier: MIT */
#include "seeded.h"
#include "vectors.h"

#include "base/alloc.h"
#include "e2ee/crypto.h"
#include "e2ee/olm.h"

struct pair {
    struct random random;
    struct e2ee_chance chance;
    struct arena arena;
    struct e2ee_account *ann, *bot;
    struct e2ee_identity ann_keys, bot_keys;
    struct e2ee_pickle_key key;
};

static int open_pair(void **state)
{
    struct pair *pair = ALLOC(struct pair);

    pair->chance = seeded_chance(&pair->random, 4);
    arena_init(&pair->arena);
    pair->ann = e2ee_account_create(&pair->chance);
    pair->bot = e2ee_account_create(&pair->chance);
    pair->ann_keys = e2ee_account_identity(pair->ann);
    pair->bot_keys = e2ee_account_identity(pair->bot);
    e2ee_chance_fill(&pair->chance, pair->key.bytes, sizeof pair->key.bytes);
    *state = pair;
    return 0;
}

static int close_pair(void **state)
{
    struct pair *pair = *state;

    e2ee_account_destroy(pair->ann);
    e2ee_account_destroy(pair->bot);
    arena_clear(&pair->arena);
    free(pair);
    return 0;
}

/* One of the bot's keys, as a server would hand it out. */
static struct str claim(struct pair *pair, bool is_fallback)
{
    struct json *keys = is_fallback ? e2ee_account_unpublished_fallback_key(pair->bot)
                                    : e2ee_account_unpublished_keys(pair->bot);
    struct str key;

    assert_true(json_to_string(json_first(keys), &key));
    key = arena_copy(&pair->arena, key);
    json_destroy(keys);
    return key;
}

static struct e2ee_session *session_to_bot(struct pair *pair, bool is_fallback)
{
    struct e2ee_session *session =
        e2ee_session_create_outbound(pair->ann, str_from_c(pair->bot_keys.curve25519),
                                     claim(pair, is_fallback), &pair->chance);

    assert_non_null(session);
    return session;
}

static struct e2ee_session *receive(struct pair *pair, const struct e2ee_message *message)
{
    return e2ee_session_create_inbound(pair->bot, str_from_c(pair->ann_keys.curve25519),
                                       message->body);
}

static void assert_opens(struct pair *pair, struct e2ee_session *session,
                         const struct e2ee_message *message, const char *text)
{
    struct str out;

    assert_true(e2ee_session_decrypt(session, message, &pair->arena, &out));
    assert_string_equal(out.ptr, text);
}

static struct e2ee_message seal(struct pair *pair, struct e2ee_session *session,
                                const char *text)
{
    return e2ee_session_encrypt(session, str_from_c(text), &pair->chance, &pair->arena);
}

static void two_devices_talk_in_any_order(void **state)
{
    struct pair *pair = *state;

    e2ee_account_add_keys(pair->bot, 1, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, false);
    struct e2ee_message first = seal(pair, ann, "one"), second = seal(pair, ann, "two");
    assert_int_equal(first.kind, E2EE_MESSAGE_FIRST);
    struct e2ee_session *bot = receive(pair, &second);
    assert_non_null(bot);
    assert_opens(pair, bot, &second, "two");
    assert_opens(pair, bot, &first, "one");
    struct e2ee_message reply = seal(pair, bot, "three");
    assert_int_equal(reply.kind, E2EE_MESSAGE_LATER);
    assert_opens(pair, ann, &reply, "three");
    assert_true(
        e2ee_session_matches(bot, str_from_c(pair->ann_keys.curve25519), first.body));
    e2ee_session_destroy(ann);
    e2ee_session_destroy(bot);
}

static void one_time_key_works_once(void **state)
{
    struct pair *pair = *state;

    e2ee_account_add_keys(pair->bot, 1, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, false);
    struct e2ee_session *eve = session_to_bot(pair, false);
    struct e2ee_message first = seal(pair, ann, "one"), again = seal(pair, eve, "two");
    struct e2ee_session *bot = receive(pair, &first);
    e2ee_account_use_key(pair->bot, bot);
    assert_null(receive(pair, &again));
    e2ee_session_destroy(ann);
    e2ee_session_destroy(eve);
    e2ee_session_destroy(bot);
}

static void fallback_key_works_for_several_and_one_change_longer(void **state)
{
    struct pair *pair = *state;
    struct e2ee_session *sessions[2];

    e2ee_account_add_fallback_key(pair->bot, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, true);
    struct e2ee_message message = seal(pair, ann, "one");
    for (size_t i = 0; i < 2; i++) {
        sessions[i] = receive(pair, &message);
        assert_non_null(sessions[i]);
        e2ee_account_use_key(pair->bot, sessions[i]);
        e2ee_account_mark_published(pair->bot);
        if (i == 0)
            e2ee_account_add_fallback_key(pair->bot, &pair->chance);
    }
    e2ee_account_forget_old_fallback_key(pair->bot);
    assert_null(receive(pair, &message));
    for (size_t i = 0; i < 2; i++)
        e2ee_session_destroy(sessions[i]);
    e2ee_session_destroy(ann);
}

static void published_keys_are_not_given_again(void **state)
{
    struct pair *pair = *state;

    e2ee_account_add_keys(pair->bot, 3, &pair->chance);
    e2ee_account_add_fallback_key(pair->bot, &pair->chance);
    struct json *keys = e2ee_account_unpublished_keys(pair->bot);
    assert_int_equal(json_count(keys), 3);
    json_destroy(keys);
    e2ee_account_mark_published(pair->bot);
    keys = e2ee_account_unpublished_keys(pair->bot);
    struct json *fallback = e2ee_account_unpublished_fallback_key(pair->bot);
    assert_int_equal(json_count(keys) + json_count(fallback), 0);
    json_destroy(keys);
    json_destroy(fallback);
}

static void room_session_reads_from_where_it_came_in(void **state)
{
    struct pair *pair = *state;
    struct e2ee_outbound *ours = e2ee_outbound_create(&pair->chance);
    struct str first = e2ee_outbound_encrypt(ours, STR("early"), &pair->arena);
    struct e2ee_inbound *theirs =
        e2ee_inbound_create(e2ee_outbound_key(ours, &pair->arena));
    struct str second = e2ee_outbound_encrypt(ours, STR("late"), &pair->arena), out;
    uint32_t index = 99;

    assert_non_null(theirs);
    assert_int_equal(e2ee_inbound_first_index(theirs), 1);
    assert_true(str_equal(e2ee_inbound_id(theirs, &pair->arena),
                          e2ee_outbound_id(ours, &pair->arena)));
    assert_false(e2ee_inbound_decrypt(theirs, first, &pair->arena, &out, &index));
    assert_true(e2ee_inbound_decrypt(theirs, second, &pair->arena, &out, &index));
    assert_string_equal(out.ptr, "late");
    assert_int_equal(index, 1);
    e2ee_outbound_destroy(ours);
    e2ee_inbound_destroy(theirs);
}

static void changed_message_is_refused_and_the_session_goes_on(void **state)
{
    struct pair *pair = *state;

    e2ee_account_add_keys(pair->bot, 1, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, false);
    struct e2ee_message message = seal(pair, ann, "one"), bad = message;
    char *body = arena_alloc(&pair->arena, message.body.len + 1, 1);
    struct str out;
    memcpy(body, message.body.ptr, message.body.len);
    body[message.body.len - 3] ^= 1;
    bad.body = str_make(body, message.body.len);
    struct e2ee_session *bot = receive(pair, &bad);
    assert_non_null(bot);
    assert_false(e2ee_session_decrypt(bot, &bad, &pair->arena, &out));
    assert_opens(pair, bot, &message, "one");
    e2ee_session_destroy(ann);
    e2ee_session_destroy(bot);
}

static void nonsense_makes_nothing(void **state)
{
    static const char *const texts[] = {"",         "A",        "!!!!",
                                        "AwogAAAA", "\xff\xfe", "AwoAEgAaACIA"};
    struct pair *pair = *state;
    struct str curve = str_from_c(pair->ann_keys.curve25519);

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct str text = str_from_c(texts[i]);
        assert_null(e2ee_session_create_inbound(pair->bot, curve, text));
        assert_null(e2ee_session_create_outbound(pair->bot, curve, text, &pair->chance));
        assert_null(e2ee_inbound_create(text));
        assert_null(e2ee_account_load(text, &pair->key));
        assert_null(e2ee_session_load(text, &pair->key));
        assert_null(e2ee_inbound_load(text, &pair->key));
        assert_null(e2ee_outbound_load(text, &pair->key));
    }
}

/* libolm alone ends the process at the second one. */
static void first_message_without_a_field_or_with_two_is_refused(void **state)
{
    static const struct {
        size_t from, count, again;
    } cuts[] = {{1, 34, 0}, {69, 34, 0}, {35, 34, 0}, {1, 0, 34}, {0, 1, 0}};
    struct pair *pair = *state;
    unsigned char bytes[1024];
    struct str curve = str_from_c(pair->ann_keys.curve25519);

    e2ee_account_add_keys(pair->bot, 1, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, false);
    struct e2ee_message message = seal(pair, ann, "one");
    size_t len = message.body.len * 3 / 4;
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        assert_true(crypto_from_base64(message.body, bytes, len));
        memmove(bytes + cuts[i].from + cuts[i].again,
                bytes + cuts[i].from + cuts[i].count, len - cuts[i].from - cuts[i].count);
        struct str body =
            crypto_base64(&pair->arena, bytes, len - cuts[i].count + cuts[i].again);
        assert_null(e2ee_session_create_inbound(pair->bot, curve, body));
    }
    struct e2ee_session *bot = receive(pair, &message);
    assert_opens(pair, bot, &message, "one");
    e2ee_session_destroy(ann);
    e2ee_session_destroy(bot);
}

static void pickles_come_back_and_only_with_their_key(void **state)
{
    struct pair *pair = *state;
    struct e2ee_pickle_key wrong = pair->key;

    e2ee_account_add_keys(pair->bot, 1, &pair->chance);
    struct e2ee_session *ann = session_to_bot(pair, false);
    struct str saved_session = e2ee_session_save(ann, &pair->key, &pair->arena);
    struct str saved = e2ee_account_save(pair->bot, &pair->key, &pair->arena);
    wrong.bytes[0] ^= 1;
    assert_null(e2ee_account_load(saved, &wrong));
    assert_null(e2ee_session_load(saved_session, &wrong));
    e2ee_account_destroy(pair->bot);
    pair->bot = e2ee_account_load(saved, &pair->key);
    assert_non_null(pair->bot);
    e2ee_session_destroy(ann);
    ann = e2ee_session_load(saved_session, &pair->key);
    struct e2ee_message message = seal(pair, ann, "kept");
    struct e2ee_session *bot = receive(pair, &message);
    assert_opens(pair, bot, &message, "kept");
    e2ee_session_destroy(ann);
    e2ee_session_destroy(bot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_devices_talk_in_any_order, open_pair,
                                        close_pair),
        cmocka_unit_test_setup_teardown(one_time_key_works_once, open_pair, close_pair),
        cmocka_unit_test_setup_teardown(
            fallback_key_works_for_several_and_one_change_longer, open_pair, close_pair),
        cmocka_unit_test_setup_teardown(published_keys_are_not_given_again, open_pair,
                                        close_pair),
        cmocka_unit_test_setup_teardown(room_session_reads_from_where_it_came_in,
                                        open_pair, close_pair),
        cmocka_unit_test_setup_teardown(
            changed_message_is_refused_and_the_session_goes_on, open_pair, close_pair),
        cmocka_unit_test_setup_teardown(
            first_message_without_a_field_or_with_two_is_refused, open_pair, close_pair),
        cmocka_unit_test_setup_teardown(nonsense_makes_nothing, open_pair, close_pair),
        cmocka_unit_test_setup_teardown(pickles_come_back_and_only_with_their_key,
                                        open_pair, close_pair),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
