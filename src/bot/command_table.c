/* SPDX-License-Identifier: MIT */
#include "bot/command_table.h"

#include "base/macros.h"
#include "bot/admin.h"
#include "bot/introduction.h"
#include "bot/reading.h"
#include "bot/telling.h"
#include "text/distance.h"

enum { SLIP_BYTES_LEAST = 5 /* of a name in which two slips may be */ };

static const struct command commands[] = {
    {STR_INIT("help"), STR_INIT("commands|menu"), ANYBODY, ANYWHERE, false, "this",
     introduction_help},
    {STR_INIT("about"),
     STR_INIT(
         "disclaimer|version|who writes this|who writes this stuff|who writes these|"
         "who wrote this stuff|who checks this|who writes the articles|who writes them|"
         "who reviews this|who reviews the articles|who reviewed this|is this reviewed|"
         "are you medically reviewed|is this medically reviewed|are the articles reviewed|"
         "did a doctor write this|did doctors write this|has a doctor checked this|"
         "how do i cite you|how do i cite this|can i cite you|can i cite this|"
         "who is behind this|who made you|who built you|"
         "who owns this|who wrote this|who wrote these articles|who made this|"
         "who runs this|who runs this bot|who pays for this|who pays for you|"
         "are you reliable|can i trust you|who pays you|why should i trust you|"
         "why should i trust a bot|can i believe you|can i trust this|can i trust it|"
         "is this reliable|is this trustworthy|is this accurate"),
     ANYBODY, ANYWHERE, false, "what I am", introduction_about},
    {STR_INIT("topics"),
     STR_INIT(
         "topic|list|list topics|what do you know|what do you know about|"
         "fine what do you know|what can i ask|what can i ask you|what can you tell me|"
         "what topics do you have|what do you have"),
     ANYBODY, ANYWHERE, false, "all that I know", reading_topics},
    {STR_INIT("more"),
     STR_INIT("tell me more|go on|more please|say more|say more please|continue|"
              "keep going|more info|more information|more details|more detail|"
              "tell me more about it|tell me more about that|more about that|"
              "more about it|and more|anything else|what else|say that again with more|"
              "can you tell me more|can you say more|can you elaborate|elaborate|"
              "the rest|read on|next|give me more|i want more|more of that"),
     ANYBODY, GOES_ON, false, "the rest of the last answer", reading_more},
    {STR_INIT("sources"),
     STR_INIT(
         "source|references|reference|your sources|what are your sources|"
         "what is your source|where is that from|where does that come from|"
         "where did you get that|where did you get that from|who says so|who says|"
         "who says that|says who|do you have a source|do you have sources|"
         "do you have any sources|any sources|any source|citation|citations|"
         "citation needed|links|where can i read more|where can i read about it|"
         "show me the sources|show sources|sources please|got a source|"
         "when was it checked|when was this checked|when was it reviewed|"
         "when was this reviewed|when was this written|how old is this|"
         "is this up to date|how do i know it is true|how do i know its true|how do i know that is true|"
         "how do i know this is true|"
         "got any sources|is there a source|is there a study|cite|cite it|"
         "show me studies|show me the studies|show me some studies|which studies|"
         "what studies|what are the studies|show me the evidence|show me evidence|"
         "show me proof|show me the proof|show me your sources|where are the studies|"
         "prove it|proof|where does your info come from|"
         "where does your information come from|where do you get your info|"
         "where do you get your information|where do you get this from|"
         "where is this from|where does this come from|when was it updated|"
         "when was this updated|when was this last updated|how recent is this|"
         "how up to date is this|how recent is it|how recent is that|how old is that|"
         "is it up to date|is that up to date|is this current"),
     ANYBODY, GOES_ON, false, "where it comes from", reading_sources},
    {STR_INIT("why"),
     STR_INIT("why this answer|explain|why do you say that|why did you say that|"
              "why that answer|why that|why this|what makes you say that|"
              "how do you know|how do you know that|why are you saying that|"
              "why are you telling me that|why are you telling me this|"
              "why did you tell me that|why did you answer that|explain yourself"),
     ANYBODY, GOES_ON, false, "why I chose it", reading_why},
    {STR_INIT("tell"), STR_INIT(""), ANYBODY, ROOMS, true,
     "in a room: tell NAME about TOPIC", telling_run},
    {STR_INIT("reload"), STR_INIT("rehash"), ADMINS, ANYWHERE, false,
     "read the articles again", admin_reload},
    {STR_INIT("status"), STR_INIT(""), ADMINS, ANYWHERE, false, "how I am", admin_status},
    {STR_INIT("quiet"), STR_INIT("be quiet"), OPERATORS, ROOMS, false,
     "answer only emergencies here", admin_quiet},
    {STR_INIT("resume"), STR_INIT("unquiet"), OPERATORS, ROOMS, false,
     "answer here again", admin_resume},
    {STR_INIT("ignore"), STR_INIT(""), ADMINS, ANYWHERE, true, "ignore NAME",
     admin_ignore},
    {STR_INIT("heed"), STR_INIT("unignore"), ADMINS, ANYWHERE, true, "heed NAME again",
     admin_heed},
    {STR_INIT("misses"), STR_INIT("missed"), ADMINS, ANYWHERE, false,
     "what I did not understand", admin_misses},
    {STR_INIT("join"), STR_INIT(""), ADMINS, ANYWHERE, true, "join ROOM [KEY]",
     admin_join},
    {STR_INIT("part"), STR_INIT("leave"), ADMINS, ROOMS, false, "leave this room",
     admin_part},
    {STR_INIT("part"), STR_INIT("leave"), ADMINS, ANYWHERE, true, "part ROOM",
     admin_part},
    {STR_INIT("set"), STR_INIT(""), ADMINS, ROOMS, true,
     "set ambient, operators, notice or private_more on or off, set region NAME",
     admin_set},
    {STR_INIT("raw"), STR_INIT(""), ADMINS, ANYWHERE, true, "raw LINE, if allowed",
     admin_raw},
};

const struct command *command_table_at(size_t index)
{
    return index < COUNT_OF(commands) ? &commands[index] : NULL;
}

struct command_name command_name_of(struct str text)
{
    struct command_name wanted = {.len = text.len};

    if (text.len > COMMAND_NAME_MAX || str_find_char(text, '|') != STR_NOT_FOUND)
        wanted.len = 0;
    for (size_t i = 0; i < wanted.len; i++)
        wanted.bytes[i] = char_to_lower_ascii(text.ptr[i]);
    return wanted;
}

bool command_is_named(const struct command *command, const struct command_name *wanted)
{
    struct str name = str_make(wanted->bytes, wanted->len), also = command->also;
    size_t at = 0, found;

    if (name.len == 0)
        return false;
    if (str_equal(name, command->name))
        return true;
    while ((found = str_find(str_skip(also, at), name)) != STR_NOT_FOUND) {
        size_t start = at + found, end = start + name.len;
        if ((start == 0 || also.ptr[start - 1] == '|')
            && (end == also.len || also.ptr[end] == '|'))
            return true;
        at = start + 1;
    }
    return false;
}

const struct command *command_nearest(struct str word)
{
    struct command_name wanted = command_name_of(word);
    unsigned limit = wanted.len >= SLIP_BYTES_LEAST ? 2 : 1;
    const struct command *found = NULL;

    for (size_t i = 0; i < COUNT_OF(commands) && wanted.len > 0; i++) {
        unsigned distance =
            distance_between(str_make(wanted.bytes, wanted.len), commands[i].name, limit);
        if (distance > limit)
            continue;
        limit = distance > 0 ? distance - 1 : 0;
        found = &commands[i];
    }
    return found;
}
