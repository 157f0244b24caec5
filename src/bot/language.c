/* SPDX-License-Identifier: MIT */
#include "bot/language.h"

#include "base/macros.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

enum { TOKENS_MAX = 64, SHARE = 4 /* one word in so many, at least */ };

/* Folded, without accents. words: of this language and no English; shared: of both;
 * greetings: enough when nothing else is said. */
static const struct {
    const char *words, *shared, *greetings, *sorry, *help;
} languages[] = {
    {" ich nicht und davon werden ist der das wie ein eine einen einer mit auf auch bei oder "
     "kann wird wenn mein meine meiner meinem habe haben sind gibt gegen wirkt "
     "hilft lange zum zur von dem sie wir aber noch nach uber warum welche bitte "
     "ohne sehr kein keine mochte konnen wieviel darf schwanger nebenwirkungen "
     "mir dich mich etwas immer spreche englisch gefahrlich ",
     " was die in an am so hat man will war also fur den im alle es gut muss tag ",
     " guten danke hallo tschuss morgen ", "Ich verstehe leider nur Englisch.",
     "Hilfe in einer Krise oder im Notfall:"},
    {" quoi temps dure je est les une que qui avec dans sur mais vous nous mon ce cette quel "
     "quelle quels quelles combien pourquoi peut peux suis aux du et il elle "
     "sont fait contre depuis tres quand puis effets enceinte prendre moi toi "
     "faire etre avoir qu ca parle anglais dangereux ",
     " comment on a pour ma des ou c ai aide pas mes ",
     " bonjour salut merci bonsoir beaucoup ", "Je ne comprends que l'anglais, désolé.",
     "De l'aide en cas de crise ou d'urgence :"},
    {" que ketamina una por para como pero muy soy estoy tengo puedo puede cuanto cuanta "
     "cual donde porque esta este sirve ayuda efectos si sobre embarazada "
     "depresion lo la cuesta tomar se le su nada hace dura hablo hablas espanol ingles peligroso seguro "
     "medico ",
     " con mi el y en no a los las de me es un ", " hola gracias buenas buenos dias ",
     "Lo siento, solo entiendo inglés.", "Ayuda en una crisis o emergencia:"},
    {" nao voce uma efeito quais cetamina um com que para muito eu estou tenho posso pode quanto qual "
     "onde meu minha isso depressao gravida faz mais por esta tomar ",
     " e a no as o de do em se os boa ", " ola obrigado obrigada bom dia ",
     "Desculpe, só entendo inglês.", "Ajuda em caso de crise ou emergência:"},
    {" il che una costa alla vescica quale ketamina sono della dello dei delle posso puo quanto quale perche mio "
     "gli questo questa anche piu effetti nel nella di si incinta fa la ",
     " non con come a in e mi per un ho salve ", " ciao grazie buongiorno ",
     "Mi dispiace, capisco solo l'inglese.", "Aiuto in una crisi o in un'emergenza:"},
    {" ik het een hoeveel kost niet voor zijn mijn maar ook bij naar wordt hebben heb deze "
     "tegen waarom werkt goed zwanger je helpt lang kun mag ",
     " wat is met van of en kan in de te dan me dit hoe dank ", " hallo bedankt hoi ",
     "Sorry, ik begrijp alleen Engels.", "Hulp bij een crisis of in nood:"},
    {" nie ketamina sie jak czy gdzie kto kiedy prosze potrzebuje dzwonic pomocy pomoz ze dla mam moze przy przez ile dlaczego moje mnie na dlugo "
     "dziala depresje jestem ",
     " co to a i do jest ", " czesc dziekuje witam dzien dobry ",
     "Przepraszam, rozumiem tylko po angielsku.", "Pomoc w kryzysie lub nagłym wypadku:"},
    {" jag och inte att hur vad det som mig ar kan har lange hjalper ",
     " en man i med for min till pa tack god ", " hej ",
     "Tyvärr förstår jag bara engelska.", "Hjälp i en kris eller nödsituation:"},
    {" jeg og ikke hvordan hvad hva til det som hvor meg mig har kan er lenge "
     "hjelper af ",
     " en man i med for min at pa god ", " tak takk hej hei ", "Jeg forstår kun engelsk.",
     "Hjelp i en krise eller nødsituasjon:"},
    {" ve bir icin nedir ketaminin nasil bu var yok ile kadar neden hamile cok ben iyi ",
     " o de da ne mi mu ", " merhaba tesekkurler selam ",
     "Üzgünüm, yalnızca İngilizce anlıyorum.", "Kriz veya acil durumda yardım:"},
    {" ja ei mita miten kuinka minulla onko voiko mutta kanssa olen kauan "
     "auttaako ",
     " on se ", " kiitos moi hei terve ", "Ymmärrän valitettavasti vain englantia.",
     "Apua kriisissä tai hätätilanteessa:"},
    {" apa apakah yang untuk tidak saya ini itu berapa bagaimana bisa dengan dan ",
     " di ke halo ", " terima kasih selamat ",
     "Maaf, saya hanya mengerti bahasa Inggris.", "Bantuan saat krisis atau darurat:"},
};

/* Those that a script tells. The first one that the text has a character of; more of one
 * language stand before the scripts that it shares. */
static const struct {
    uint32_t first, last;
    const char *sorry, *help;
} scripts[] = {
    {0x3040, 0x30ff, "すみません、英語しか分かりません。", "危機や緊急のときの相談先:"},
    {0xac00, 0xd7af, "죄송합니다. 영어만 이해할 수 있습니다.",
     "위기나 응급 상황의 도움:"},
    {0x4e00, 0x9fff, "抱歉，我只懂英语。", "危机或紧急情况下的帮助："},
    {0x0456, 0x0457, "Вибачте, я розумію лише англійську.",
     "Допомога в кризі або надзвичайній ситуації:"},
    {0x0400, 0x04ff, "Извините, я понимаю только английский.",
     "Помощь в кризисе или в экстренном случае:"},
    {0x06cc, 0x06cc, "متأسفم، فقط انگلیسی می‌فهمم.",
     "کمک در بحران یا وضعیت اضطراری:"},
    {0x0600, 0x06ff, "عذرًا، أفهم الإنجليزية فقط.", "المساعدة في الأزمات أو الطوارئ:"},
    {0x0590, 0x05ff, "סליחה, אני מבין רק אנגלית.", "עזרה במשבר או במקרה חירום:"},
    {0x0370, 0x03ff, "Συγγνώμη, καταλαβαίνω μόνο αγγλικά.",
     "Βοήθεια σε κρίση ή έκτακτη ανάγκη:"},
    {0x0900, 0x097f, "क्षमा करें, मैं केवल अंग्रेज़ी समझता हूँ।", "संकट या आपात स्थिति में मदद:"},
    {0x0e00, 0x0e7f, "ขออภัย ฉันเข้าใจเฉพาะภาษาอังกฤษ", "ความช่วยเหลือในภาวะวิกฤตหรือฉุกเฉิน:"},
};

struct tokens {
    struct str items[TOKENS_MAX]; /* each once: "la la la" says one thing */
    bool are_stops[TOKENS_MAX];
    size_t count;
    size_t all; /* with those that were there before */
};

/* With the space at both sides that the lines above have. */
static struct str padded(struct arena *scratch, const char *start, const char *end)
{
    const struct str parts[] = {STR(" "), str_make(start, (size_t)(end - start)),
                                STR(" ")};

    return arena_join(scratch, parts, COUNT_OF(parts));
}

static void add_token(struct tokens *tokens, struct str token)
{
    if (tokens->all == TOKENS_MAX)
        return;
    tokens->all++;
    for (size_t i = 0; i < tokens->count; i++)
        if (str_equal(tokens->items[i], token))
            return;
    tokens->are_stops[tokens->count] = words_is_stop(str_trim(token));
    tokens->items[tokens->count++] = token;
}

static struct tokens tokens_of(struct arena *scratch, struct str text)
{
    struct str rest = fold_text(scratch, text), before = rest;
    struct tokens tokens = {.count = 0};
    const char *start = NULL;
    uint32_t character;

    for (;; before = rest) {
        bool is_more = utf8_next(&rest, &character);
        bool is_letter = is_more && fold_is_word_character(character);
        if (is_letter && !start)
            start = before.ptr;
        if (!is_letter && start)
            add_token(&tokens, padded(scratch, start, before.ptr));
        if (!is_letter)
            start = NULL;
        if (!is_more)
            return tokens;
    }
}

/* Latin with its accents, common to all of Europe's west. */
static bool is_latin(uint32_t character)
{
    return character < 0x250 || (character >= 0x1e00 && character <= 0x1eff);
}

static bool is_of_other_script(struct str text)
{
    size_t latin = 0, other = 0;
    uint32_t character;

    while (utf8_next(&text, &character)) {
        if (!fold_is_word_character(character) || (character >= '0' && character <= '9'))
            continue;
        latin += is_latin(character);
        other += !is_latin(character);
    }
    return other > 0 && other >= latin;
}

struct score {
    size_t foreign, shared, greetings, english;
};

static struct score score_of(const struct tokens *tokens, size_t language)
{
    struct score score = {0};

    for (size_t i = 0; i < tokens->count; i++) {
        struct str word = tokens->items[i];
        if (strstr(languages[language].words, word.ptr))
            score.foreign++;
        else if (strstr(languages[language].greetings, word.ptr))
            score.greetings++;
        else if (strstr(languages[language].shared, word.ptr))
            score.shared++;
        else if (tokens->are_stops[i])
            score.english++;
    }
    return score;
}

/* How surely it is this language; 0: it is not. */
static size_t certainty(const struct score *score, size_t count)
{
    size_t known = score->foreign + score->greetings + score->shared;

    if (score->greetings > 0 && known == count)
        return known;
    if (score->foreign == 0 || score->foreign <= score->english || known * SHARE < count)
        return 0;
    if (score->foreign >= 2 || score->greetings > 0)
        return known;
    return score->english == 0 && score->shared > 0 && known * 2 >= count ? known : 0;
}

static bool is_sure(const struct score *score, size_t count)
{
    size_t known = score->foreign + score->greetings + score->shared;

    return score->foreign > 0 && score->english == 0 && known * 3 >= count * 2;
}

static bool has_character(struct str text, uint32_t first, uint32_t last)
{
    uint32_t character;

    while (utf8_next(&text, &character))
        if (character >= first && character <= last)
            return true;
    return false;
}

static struct language of_script(struct str text)
{
    for (size_t i = 0; i < COUNT_OF(scripts); i++)
        if (has_character(text, scripts[i].first, scripts[i].last))
            return (struct language){true, true, str_from_c(scripts[i].sorry),
                                     str_from_c(scripts[i].help)};
    return (struct language){.is_foreign = true};
}

struct language language_of(struct arena *scratch, struct str text)
{
    if (is_of_other_script(text))
        return of_script(text);
    struct language found = {.is_foreign = false};
    struct tokens tokens = tokens_of(scratch, text);
    size_t best = 0;

    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct score score = score_of(&tokens, i);
        size_t sure = certainty(&score, tokens.all);
        if (sure <= best)
            continue;
        best = sure;
        found = (struct language){true, is_sure(&score, tokens.all),
                                  str_from_c(languages[i].sorry),
                                  str_from_c(languages[i].help)};
    }
    return found;
}

struct str language_word_at(struct arena *scratch, size_t index)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct str all =
            arena_format(scratch, "%s%s", languages[i].words, languages[i].greetings);
        struct str word;
        while (str_cut_word(all, &word, &all))
            if (index-- == 0)
                return word;
    }
    return STR("");
}
