/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "app/config.h"
#include "folder.h"
#include "printed.h"

#define IRC "[[irc]]\nname = 'local'\nservers = ['ircs://irc.example.org:6697']\n"

struct loaded_config {
    struct folder folder;
    struct arena arena;
    struct diagnostics found;
    struct config config;
    bool is_fine;
};

/* Loads a configuration beside which a secret stands that only its owner can read. */
static void load(struct loaded_config *l, const char *text)
{
    *l = (struct loaded_config){0};
    arena_init(&l->arena);
    l->found.arena = &l->arena;
    folder_make(&l->folder);
    assert_int_equal(chmod(folder_write(&l->folder, "secret", "horse\n"), 0600), 0);
    const char *path = folder_write(&l->folder, "faqd.toml", text);
    l->is_fine = config_load(str_from_c(path), &l->arena, &l->config, &l->found);
}

static void unload(struct loaded_config *l)
{
    folder_remove(&l->folder);
    arena_clear(&l->arena);
}

/* One of the diagnostics has these words; those of the file begin with its name. */
static bool is_said(struct loaded_config *l, const char *words)
{
    bool has_words = false;

    for (size_t i = 0; i < l->found.count; i++) {
        struct str line = diagnostic_format(&l->arena, &l->found.items[i]);
        assert_true(str_starts_with(line, str_from_c(l->folder.path)));
        has_words |= str_find(line, str_from_c(words)) != STR_NOT_FOUND;
    }
    for (size_t i = 0; !has_words && i < l->found.count; i++)
        print_message("%u:%u: %.*s\n", l->found.items[i].line, l->found.items[i].column,
                      STR_ARG(l->found.items[i].text));
    return has_words;
}

/* What an operator got wrong, and what is said: place, cause and cure. */
static const struct {
    const char *name, *text, *said;
} mistakes[] = {
    {"broken TOML", "[bot]\nprefix = \n", "faqd.toml:2:"},
    {"broken string", "[faq]\n\ndir = 'faq\n", "faqd.toml:3:"},
    {"the same key twice", "[bot]\nprefix = '!'\nprefix = '?'\n", "faqd.toml:3:"},
    {"not UTF-8", "[bot]\ncontact = 'caf\xe9'\n", "faqd.toml:2:"},
    {"unknown key", "[bot]\nprefx = '?'\n",
     "faqd.toml:2:1: error: unknown key \"prefx\"; did you mean \"prefix\"?"},
    {"unknown table", "[sate]\ndir = 'x'\n",
     ": error: unknown key \"sate\"; did you mean \"state\"?"},
    {"unknown key of a network", IRC "nik = 'faqd'\n",
     "faqd.toml:4:1: error: unknown key \"nik\"; did you mean \"nick\"?"},
    {"unknown key of a channel", IRC "channels = [{ name = '#a', ambeint = true }]\n",
     "faqd.toml:4:28: error: unknown key \"ambeint\"; did you mean \"ambient\"?"},
    {"unknown key like no other", "[bot]\nfrobnicate = 1\n",
     "faqd.toml:2:1: error: unknown key \"frobnicate\""},
    {"string wanted", "[bot]\nprefix = 7\n",
     "faqd.toml:2:10: error: \"prefix\" must be a string, not an integer"},
    {"boolean wanted", "[faq]\nstrict = 'yes'\n", "faqd.toml:2:10: error: \"strict\""},
    {"integer wanted", "[faq]\nreview_months = 2.5\n", "faqd.toml:2:17: error: "},
    {"out of range", "[faq]\nreview_months = 0\n",
     "faqd.toml:2:17: error: \"review_months\" must be from 1 to 600"},
    {"list wanted", "[[irc]]\nname = 'x'\nservers = 'ircs://x:1'\n",
     "faqd.toml:3:11: error: \"servers\" must be an array, not a string"},
    {"list of strings wanted", IRC "admins = ['account:ann', 7]\n",
     "faqd.toml:4:26: error: \"admins\" must be a string, not an integer"},
    {"table wanted", "bot = 3\n", "faqd.toml:1:7: error: \"bot\" must be a table"},
    {"one table for all networks", "[irc]\nname = 'x'\n",
     "write each network as [[irc]]"},
    {"a number for a network", "irc = [3]\n", "write each network as [[irc]]"},
    {"one table for all lines", "[safety.line]\nkind = 'child'\ncall = '1'\n",
     "write each line as [[safety.line]]"},
    {"unknown choice", "[log]\nlevel = 'loud'\n",
     "it is one of: error warn info debug wire"},
    {"unknown region", "[safety]\nregion = 'atlantis'\n",
     "faqd.toml:2:10: error: there is no region \"atlantis\"; it is one of: generic us ca "},
    {"unknown region of a network", IRC "region = 'eu'\n",
     "there is no region \"eu\"; it is one of: generic us ca "},
    {"unknown region of a channel", IRC "channels = [{ name = '#a', region = 'eu' }]\n",
     "there is no region \"eu\"; it is one of: generic us ca "},
    {"rate", "[limits]\ntotal = '20'\n", "faqd.toml:2:9: error: \"20\" is no rate"},
    {"duration", "[limits]\nmax_age = '10 minutes'\n", "\"10 minutes\" is no time"},
    {"unset variable", "[bot]\ncontact = '${FAQD_TEST_UNSET}'\n",
     "faqd.toml:2:11: error: the environment has no variable FAQD_TEST_UNSET"},
    {"open variable", "[bot]\ncontact = 'by ${USER'\n", "faqd.toml:2:11: error: "},
    {"missing secret", IRC "password_file = 'no-such'\n", "faqd.toml:4:17: error: "},
    {"missing secret, its path", IRC "password_file = 'no-such'\n",
     "/no-such cannot be read: No such file or directory; only the secret belongs into it"},
    {"secret that is a folder", IRC "password_file = '.'\n", "faqd.toml:4:17: error: "},
    {"no name", "[[irc]]\nservers = ['ircs://x:1']\n", "a network needs \"name\""},
    {"no TLS by accident", "[[irc]]\nname = 'x'\nservers = ['irc.example.org']\n",
     "faqd.toml:3:12: error: \"irc.example.org\" is no server: write ircs://host:port"},
    {"a server without a host",
     "[[irc]]\nname = 'x'\nservers = ['ircs://x', 'ircs://']\n",
     "faqd.toml:3:24: error: \"ircs://\" names no usable host"},
    {"a port that is none", "[[irc]]\nname = 'x'\nservers = ['ircs://x:99999']\n",
     "faqd.toml:3:12: error: \"ircs://x:99999\": a port is a number up to 65535"},
    {"admin by nick", IRC "admins = ['account:bob', 'alice']\n",
     "faqd.toml:4:26: error: admin \"alice\" must begin with account:"},
    {"a pin that is none", IRC "pins = ['zz']\n",
     "faqd.toml:4:9: error: \"zz\" is no pin"},
    {"an empty nick", IRC "nick = ''\n", "faqd.toml:4:8: error: \"\" is no nick"},
    {"a nick of two words", IRC "alt_nicks = ['faq bot']\n",
     "faqd.toml:4:14: error: \"faq bot\" is no nick: no spaces and none of"},
    {"a channel without its sign", IRC "channels = ['#a', 'faq']\n",
     "faqd.toml:4:19: error: \"faq\" is no channel; it looks like \"#faq\""},
    {"two channels in one text", IRC "channels = [{ name = '#a,#b' }]\n",
     "faqd.toml:4:13: error: \"#a,#b\" is no channel"},
    {"a certificate that is not there", IRC "[irc.tls]\nca_file = 'no-such.pem'\n",
     "faqd.toml:5:11: error: "},
    {"a certificate that is not there, its path",
     IRC "[irc.tls]\nca_file = 'no-such.pem'\n",
     "/no-such.pem cannot be read: No such file or directory"},
    {"proxy of no kind", IRC "proxy = '127.0.0.1:9050'\n",
     "faqd.toml:4:9: error: a proxy begins with socks5h://"},
    {"an order to services without the password",
     IRC "[irc.sasl]\nmechanisms = []\nidentify = 'AUTH {account}'\n",
     "\"identify\" needs {password} in it, and perhaps {account}"},
    {"services without a login",
     IRC "[irc.sasl]\nmechanisms = []\nservices = 'services.x'\n",
     "\"services\" needs account and password_file"},
    {"two networks of a name", IRC IRC,
     "faqd.toml:4:1: error: two networks are named \"local\" (first in line 1)"},
    {"homeserver without a scheme",
     "[[matrix]]\nname = 'm'\nhomeserver = 'example.org'\nuser = '@faq:x'\n"
     "password_file = 'secret'\n",
     "faqd.toml:3:14: error: \"example.org\" is no address; it looks like https://"},
    {"a room of no server",
     "[[matrix]]\nname = 'm'\nrooms = ['#faq']\nuser = '@faq:x'\n"
     "password_file = 'secret'\n",
     "faqd.toml:3:10: error: \"#faq\" is no room; it looks like #faq:example.org"},
    {"no Matrix id",
     "[[matrix]]\nname = 'm'\nhomeserver = 'https://x'\nuser = 'faq'\n"
     "password_file = 'secret'\n",
     "faqd.toml:4:8: error: \"faq\" is no Matrix id"},
    {"picture that is not uploaded",
     "[[matrix]]\nname = 'm'\nuser = '@faq:x'\navatar = 'face.png'\n"
     "password_file = 'secret'\n",
     "faqd.toml:4:10: error: \"face.png\" is no picture on a homeserver"},
};

static void a_list_over_its_limit_is_refused(void **state)
{
    (void)state;
    char text[8000] = IRC "channels = [";
    for (int i = 0; i <= CONFIG_ROOMS_MAX; i++)
        strcat(text, "'#a',");
    strcat(text, "]\nignore = [");
    for (int i = 0; i <= CONFIG_LIST_MAX; i++)
        strcat(text, "'ann',");
    strcat(text, "]\n");
    struct loaded_config l;
    load(&l, text);
    assert_true(
        is_said(&l, "faqd.toml:4:12: error: \"channels\" holds 501, at most 500"));
    assert_true(is_said(&l, "faqd.toml:5:10: error: \"ignore\" holds 201, at most 200"));
    unload(&l);
}

static void homeserver_of_matrix_need_not_be_named(void **state)
{
    struct loaded_config l;
    (void)state;

    load(&l, "[[matrix]]\nname = 'm'\nuser = '@faq:example.org'\nbrowser_login = true\n");
    assert_true(l.is_fine);
    assert_int_equal(l.config.matrix[0].homeserver.len, 0);
    unload(&l);
}

static void every_mistake_is_told_with_its_place(void **state)
{
    unsigned untold = 0;

    (void)state;
    unsetenv("FAQD_TEST_UNSET");
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct loaded_config l;
        load(&l, mistakes[i].text);
        if (l.is_fine || !is_said(&l, mistakes[i].said)) {
            print_message("not told: %s\n", mistakes[i].name);
            untold++;
        }
        unload(&l);
    }
    assert_int_equal(untold, 0);
}

static void all_mistakes_are_told_not_only_the_first(void **state)
{
    struct loaded_config l;

    (void)state;
    load(&l, "[bot]\nprefx = '?'\n[faq]\nstrict = 1\n[limits]\ntotal = 'x'\n");
    assert_false(l.is_fine);
    assert_int_equal(l.found.error_count, 3);
    assert_true(is_said(&l, "faqd.toml:2:1: "));
    assert_true(is_said(&l, "faqd.toml:4:10: "));
    assert_true(is_said(&l, "faqd.toml:6:9: "));
    unload(&l);
}

static void a_secret_that_others_can_read_is_a_warning(void **state)
{
    struct loaded_config l;

    (void)state;
    load(&l, IRC "password_file = 'secret'\n");
    assert_true(l.is_fine);
    assert_int_equal(l.found.warning_count, 0);
    assert_true(str_equal(l.config.irc[0].server_password, STR("horse")));
    assert_int_equal(chmod(l.folder.files[0], 0644), 0);
    assert_true(config_load(l.config.file, &l.arena, &l.config, &l.found));
    assert_int_equal(l.found.warning_count, 1);
    assert_true(is_said(&l, "faqd.toml:4:17: warning: other users can read the secret"));
    assert_true(is_said(&l, "chmod 600 "));
    assert_false(is_said(&l, "horse"));
    assert_true(str_equal(l.config.irc[0].server_password, STR("horse")));
    unload(&l);
}

static void variables_of_the_environment_stand_in_any_string(void **state)
{
    struct loaded_config l;

    (void)state;
    assert_int_equal(setenv("FAQD_TEST_NAME", "ann", 1), 0);
    load(&l, "[bot]\ncontact = 'ask ${FAQD_TEST_NAME} or ${FAQD_TEST_NAME}: $5'\n");
    assert_true(l.is_fine);
    assert_true(str_equal(l.config.contact, STR("ask ann or ann: $5")));
    unload(&l);
}

static void rates_have_a_count_and_a_time_or_are_off(void **state)
{
    static const char *const wrong[] = {
        "",     "5",      "/",    "5/",    "/30s",  "0/30s", "-1/3s",   "5/0s",
        "5/30", "5/30 s", "5/1y", "5s/5s", " 5/3s", "OFF",   "1e9/30s", "5/30s "};
    struct bot_rate rate;

    (void)state;
    assert_true(config_parse_rate(STR("5/30s"), &rate));
    assert_int_equal(rate.count, 5);
    assert_int_equal(rate.window_ms, 30000);
    assert_true(config_parse_rate(STR("off"), &rate));
    assert_int_equal(rate.count, 0);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (config_parse_rate(str_from_c(wrong[i]), &rate))
            fail_msg("\"%s\" is taken for a rate", wrong[i]);
}

static void times_have_a_unit(void **state)
{
    static const struct {
        const char *text;
        int64_t ms;
    } times[] = {{"250ms", 250},    {"90s", 90000},    {"10m", 600000},
                 {"24h", 86400000}, {"7d", 604800000}, {"", 0},
                 {"10", 0},         {"m", 0},          {"-1m", 0},
                 {"1.5h", 0},       {"10M", 0},        {"99999999999999999999s", 0}};
    int64_t ms;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        assert_int_equal(config_parse_duration(str_from_c(times[i].text), &ms),
                         times[i].ms > 0);
        if (times[i].ms > 0)
            assert_int_equal(ms, times[i].ms);
    }
}

static void old_numbers_of_the_region_are_a_warning(void **state)
{
    struct loaded_config l;

    (void)state;
    load(&l, "[safety]\nregion = 'uk'\n");
    config_check_lines(&l.config, l.config.lines.last_verified, &l.found);
    assert_int_equal(l.found.count, 0);
    config_check_lines(&l.config, 20990101, &l.found);
    assert_int_equal(l.found.warning_count, 1);
    assert_int_equal(l.found.error_count, 0);
    assert_true(is_said(&l, "faqd.toml: warning: the emergency and crisis numbers of "
                            "region \"gb\" were last looked at on 20"));
    unload(&l);
}

static void sasl_is_plain_when_no_mechanism_is_named(void **state)
{
    struct loaded_config l;

    (void)state;
    load(&l, IRC "[irc.sasl]\naccount = 'faqd'\npassword_file = 'secret'\n");
    assert_true(l.is_fine);
    assert_int_equal(l.config.irc[0].mechanisms.count, 1);
    assert_true(str_equal(l.config.irc[0].mechanisms.items[0], STR("plain")));
    unload(&l);
    load(&l, IRC "[irc.sasl]\naccount = 'faqd'\n");
    assert_true(is_said(&l, "SASL plain needs account and password_file"));
    unload(&l);
    load(&l, IRC "[irc.sasl]\naccount = 'faqd'\npassword_file = '/no-such'\n");
    assert_true(is_said(&l, "/no-such cannot be read"));
    assert_false(is_said(&l, "needs account and password_file"));
    unload(&l);
    load(&l, IRC);
    assert_true(l.is_fine);
    assert_int_equal(l.config.irc[0].mechanisms.count, 0);
    unload(&l);
}

static void the_shipped_example_has_no_mistakes(void **state)
{
    struct arena arena;
    struct diagnostics found = {.arena = &arena};
    struct config config;

    (void)state;
    arena_init(&arena);
    bool is_fine =
        config_load(STR(FAQ_DIR "/../config.example.toml"), &arena, &config, &found);
    for (size_t i = 0; i < found.count; i++) {
        struct str line = diagnostic_format(&arena, &found.items[i]);
        /* The example names secrets that its reader is yet to write. */
        if (str_find(line, STR("No such file")) == STR_NOT_FOUND)
            fail_msg("%.*s", STR_ARG(line));
    }
    assert_int_equal(is_fine, found.error_count == 0);
    assert_int_equal(config.irc_count, 1);
    arena_clear(&arena);
}

static void no_daemon_runs_with_a_mistake(void **state)
{
    struct loaded_config l;
    int status;

    (void)state;
    load(&l, "[bot]\nprefx = '?'\n" IRC);
    free(printed(&status, command_daemon, "run", "-c", l.folder.files[1], NULL));
    assert_int_equal(status, STATUS_CANNOT_RUN);
    unlink(l.folder.files[1]);
    free(printed(&status, command_daemon, "run", "-c", l.folder.files[1], NULL));
    assert_int_equal(status, STATUS_CANNOT_RUN);
    unload(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_with_its_place),
        cmocka_unit_test(a_list_over_its_limit_is_refused),
        cmocka_unit_test(homeserver_of_matrix_need_not_be_named),
        cmocka_unit_test(all_mistakes_are_told_not_only_the_first),
        cmocka_unit_test(a_secret_that_others_can_read_is_a_warning),
        cmocka_unit_test(variables_of_the_environment_stand_in_any_string),
        cmocka_unit_test(rates_have_a_count_and_a_time_or_are_off),
        cmocka_unit_test(times_have_a_unit),
        cmocka_unit_test(old_numbers_of_the_region_are_a_warning),
        cmocka_unit_test(sasl_is_plain_when_no_mechanism_is_named),
        cmocka_unit_test(the_shipped_example_has_no_mistakes),
        cmocka_unit_test(no_daemon_runs_with_a_mistake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
