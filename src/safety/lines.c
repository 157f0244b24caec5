/* SPDX-License-Identifier: MIT */
#include "safety/texts.h"

#include "base/macros.h"

#define POISON_GENERIC STR_INIT("a poison line")

enum { OLD_MONTHS = 6 };

/* A number is shipped only when its line answers day and night, or says that it does not.
 * Every region has a date of its own: set it anew when the lines' own pages have been
 * looked at, and "any time" with it. */
static const struct safety_lines REGIONS[] = {
    {
        .region = STR_INIT("generic"),
        .emergency = STR_INIT("your local emergency number (112, 911, 999, 000)"),
        .poison = POISON_GENERIC,
        .crisis_contact = STR_INIT("988 (US, Canada), 116 123 (UK, Ireland), 13 11 14 "
                                   "(Australia), 1737 (NZ), elsewhere findahelpline.com"),
        .child = STR_INIT("988 (US, Canada), 0800 1111 (UK), 1800 55 1800 (Australia), "
                          "116 111 (much of Europe), elsewhere findahelpline.com"),
        .is_any_time = false,
        .is_generic = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("us"),
        .emergency = STR_INIT("911"),
        .poison = STR_INIT("Poison Help 1-800-222-1222"),
        .crisis_name = STR_INIT("988 Lifeline"),
        .crisis_contact = STR_INIT("call or text 988"),
        .child = STR_INIT("988 Lifeline, call or text 988"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("ca"),
        .emergency = STR_INIT("911"),
        .poison = STR_INIT("a poison centre (1-844-764-7669)"),
        .crisis_name = STR_INIT("9-8-8 Helpline"),
        .crisis_contact = STR_INIT("call or text 988"),
        .child = STR_INIT("Kids Help Phone 1-800-668-6868"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("gb"),
        .emergency = STR_INIT("999"),
        .poison = STR_INIT("NHS 111"),
        .crisis_name = STR_INIT("Samaritans"),
        .crisis_contact = STR_INIT("116 123 or text SHOUT to 85258"),
        .child = STR_INIT("Childline 0800 1111"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("ie"),
        .emergency = STR_INIT("112 or 999"),
        .poison = STR_INIT("a poison line (01 809 2166, 8am-10pm)"),
        .crisis_name = STR_INIT("Samaritans"),
        .crisis_contact = STR_INIT("116 123 or text HELLO to 50808"),
        .child = STR_INIT("116 111"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("au"),
        .emergency = STR_INIT("000"),
        .poison = STR_INIT("Poisons Information 13 11 26"),
        .crisis_name = STR_INIT("Lifeline"),
        .crisis_contact = STR_INIT("13 11 14 or text 0477 13 11 14"),
        .child = STR_INIT("Kids Helpline 1800 55 1800"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("nz"),
        .emergency = STR_INIT("111"),
        .poison = STR_INIT("Poisons Centre 0800 764 766"),
        .crisis_name = STR_INIT("Need to talk?"),
        .crisis_contact = STR_INIT("call or text 1737"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("de"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("TelefonSeelsorge (German)"),
        .crisis_contact = STR_INIT("0800 1110111 or 116 123"),
        .child = STR_INIT("116 111"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("at"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("TelefonSeelsorge (German)"),
        .crisis_contact = STR_INIT("142"),
        .child = STR_INIT("Rat auf Draht 147"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("ch"),
        .emergency = STR_INIT("144 or 112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Die Dargebotene Hand / La Main Tendue"),
        .crisis_contact = STR_INIT("143"),
        .child = STR_INIT("Pro Juventute 147"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("fr"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("national line (French)"),
        .crisis_contact = STR_INIT("3114"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("be"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Zelfmoordlijn (NL) 1813,"),
        .crisis_contact = STR_INIT("Centre de prévention (FR) 0800 32 123"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("nl"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Zelfmoordpreventie (Dutch)"),
        .crisis_contact = STR_INIT("113 or 0800-0113"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("es"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Línea (Spanish)"),
        .crisis_contact = STR_INIT("024"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("pt"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Linha Nacional (Portuguese)"),
        .crisis_contact = STR_INIT("1411"),
        .child = STR_INIT("116 111"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("fi"),
        .emergency = STR_INIT("112"),
        .poison = STR_INIT("the poison line 0800 147 111"),
        .crisis_name = STR_INIT("MIELI (Finnish)"),
        .crisis_contact = STR_INIT("09 2525 0111"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("in"),
        .emergency = STR_INIT("112"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Tele-MANAS"),
        .crisis_contact = STR_INIT("14416 or 1-800-891-4416"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("sg"),
        .emergency = STR_INIT("995"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("Samaritans of Singapore"),
        .crisis_contact = STR_INIT("1767 or WhatsApp 9151 1767"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
    {
        .region = STR_INIT("za"),
        .emergency = STR_INIT("112 or 10177"),
        .poison = POISON_GENERIC,
        .crisis_name = STR_INIT("SADAG"),
        .crisis_contact = STR_INIT("0800 567 567"),
        .is_any_time = true,
        .last_verified = 20261101,
    },
};

const struct safety_lines *safety_lines_find(struct str region)
{
    if (str_equal_ascii_nocase(region, STR("uk")))
        region = STR("gb");
    for (size_t i = 0; i < COUNT_OF(REGIONS); i++)
        if (str_equal_ascii_nocase(REGIONS[i].region, region))
            return &REGIONS[i];
    return NULL;
}

const struct safety_lines *safety_lines_at(size_t index)
{
    return index < COUNT_OF(REGIONS) ? &REGIONS[index] : NULL;
}

bool safety_lines_are_old(const struct safety_lines *lines, int today)
{
    int verified = lines->last_verified;
    int end = verified / 10000 * 12 + verified / 100 % 100 + OLD_MONTHS;
    int now = today / 10000 * 12 + today / 100 % 100;

    if (today == 0)
        return false;
    return end < now || (end == now && verified % 100 < today % 100);
}
