/* SPDX-License-Identifier: MIT */
/*
 * The floor under bench/matrix_latency: the least that a bot can do. It syncs, answers each
 * text of somebody else with a notice, and keeps nothing.
 *
 *     matrix_echo URL USER TOKEN
 */
#include <cjson/cJSON.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct answer {
    char *bytes;
    size_t len;
};

struct bot {
    CURL *easy;
    struct curl_slist *headers;
    const char *url, *user;
    char since[256];
    unsigned long txn;
};

static size_t take(char *bytes, size_t size, size_t count, void *context)
{
    struct answer *answer = context;
    size_t len = size * count;

    answer->bytes = realloc(answer->bytes, answer->len + len + 1);
    if (!answer->bytes)
        abort();
    memcpy(answer->bytes + answer->len, bytes, len);
    answer->len += len;
    answer->bytes[answer->len] = '\0';
    return len;
}

/* Gives the answer for cJSON_Delete; NULL when there was none. */
static cJSON *ask(struct bot *bot, const char *url, const char *body)
{
    struct answer answer = {0};

    curl_easy_setopt(bot->easy, CURLOPT_URL, url);
    curl_easy_setopt(bot->easy, CURLOPT_CUSTOMREQUEST, body ? "PUT" : "GET");
    curl_easy_setopt(bot->easy, CURLOPT_POSTFIELDS, body);
    if (!body)
        curl_easy_setopt(bot->easy, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(bot->easy, CURLOPT_WRITEDATA, &answer);
    CURLcode code = curl_easy_perform(bot->easy);
    cJSON *json = code ? NULL : cJSON_Parse(answer.bytes);
    free(answer.bytes);
    return json;
}

static const char *text(const cJSON *object, const char *key)
{
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItem(object, key));

    return value ? value : "";
}

static void reply(struct bot *bot, const char *room, const char *event)
{
    char *escaped = curl_easy_escape(bot->easy, room, 0);
    char url[2048], body[1024];

    snprintf(url, sizeof url, "%s/_matrix/client/v3/rooms/%s/send/m.room.message/%lu",
             bot->url, escaped, ++bot->txn);
    snprintf(body, sizeof body,
             "{\"msgtype\":\"m.notice\",\"body\":\"echo\",\"m.mentions\":{},"
             "\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"%s\"}}}",
             event);
    curl_free(escaped);
    cJSON_Delete(ask(bot, url, body));
}

static void read_rooms(struct bot *bot, const cJSON *sync)
{
    const cJSON *room, *event;

    cJSON_ArrayForEach(room,
                       cJSON_GetObjectItem(cJSON_GetObjectItem(sync, "rooms"), "join"))
    {
        const cJSON *timeline = cJSON_GetObjectItem(room, "timeline");
        cJSON_ArrayForEach(event, cJSON_GetObjectItem(timeline, "events"))
        {
            const cJSON *content = cJSON_GetObjectItem(event, "content");
            if (*bot->since && strcmp(text(content, "msgtype"), "m.text") == 0
                && strcmp(text(event, "sender"), bot->user) != 0)
                reply(bot, room->string, text(event, "event_id"));
        }
    }
}

static void sync_once(struct bot *bot)
{
    char url[1024];

    snprintf(url, sizeof url, "%s/_matrix/client/v3/sync?timeout=%d%s%s", bot->url,
             *bot->since ? 30000 : 0, *bot->since ? "&since=" : "", bot->since);
    cJSON *sync = ask(bot, url, NULL);
    read_rooms(bot, sync);
    snprintf(bot->since, sizeof bot->since, "%s", text(sync, "next_batch"));
    cJSON_Delete(sync);
}

int main(int argc, char **argv)
{
    char authorization[1024];
    struct bot bot = {.easy = curl_easy_init()};

    if (argc != 4 || !bot.easy)
        return 2;
    bot.url = argv[1];
    bot.user = argv[2];
    snprintf(authorization, sizeof authorization, "Authorization: Bearer %s", argv[3]);
    bot.headers = curl_slist_append(NULL, authorization);
    bot.headers = curl_slist_append(bot.headers, "Content-Type: application/json");
    curl_easy_setopt(bot.easy, CURLOPT_HTTPHEADER, bot.headers);
    curl_easy_setopt(bot.easy, CURLOPT_WRITEFUNCTION, take);
    sync_once(&bot);
    printf("ready\n");
    fflush(stdout);
    for (;;)
        sync_once(&bot);
}
