/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * Plain statements in languages that speak_tongues.c does not have, as the reading gives
 * them (reading.h): without accents, a "w" as "with", double letters once. Where words have
 * endings, and where no space parts them, more may stand on both sides.
 *
 * None is made of English words alone: a test holds that.
 */
#define ABROAD(sense, flags, phrases)                      \
    {                                                      \
        sense, flags, phrases, "[^ ]*(?:" phrases ")[^ ]*" \
    }
#define WISH   CUE_SELF | CUE_FIRM | CUE_NEGATED | CUE_CERTAIN
#define PLAN   CUE_SELF | CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_CERTAIN
#define BODY   CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_CERTAIN
#define THEIRS CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_OTHER | CUE_CERTAIN
#define OTHER  CUE_FIRM | CUE_NEGATED | CUE_OTHER | CUE_CERTAIN

static const struct cue ABROADS[] = {
    /* Russian, Ukrainian */
    ABROAD(
        SENSE_WISH, WISH,
        "не хочу больше просыпаться|устал жить|устала жить|надоело жить|хочу умереть|не хочу жить|не хочу больше жить|больше не хочу жить|"
        "не хочется жить|жить не хочу|хочу сдохнуть|лучше бы я умер|"
        "лучше бы меня не было|незачем жить|нет смысла жить|"
        "не хочу просыпаться|хочу померти|не хочу жити|не хочу більше жити|"
        "не хочеться жити"),
    ABROAD(
        SENSE_PLAN, PLAN,
        "выпил все таблетки|выпила все таблетки|выпил все что было|покончить с собои|покончу с собои|убить себя|убью себя|"
        "наложить на себя руки|наложу на себя руки|хочу повеситься|"
        "покончить с жизнью|суицидальные мысли|мысли о суициде|"
        "мысли о самоубиистве|думаю о самоубиистве|вбити себе|"
        "накласти на себе руки|покінчити з собою|думки про самогубство"),
    ABROAD(SENSE_HARM, WISH, "режу себя|порезать себя|причинить себе боль|ріжу себе"),
    ABROAD(SENSE_THREAT, OTHER,
           "хочет умереть|хочет покончить|хочет убить себя|убьет себя|"
           "угрожает самоубииством|хоче померти|хоче вбити себе"),
    ABROAD(SENSE_SIGN, BODY,
           "не могу дышать|тяжело дышать|трудно дышать|задыхаюсь|боль в груди|"
           "болит в груди|болит грудь|принял слишком много|приняла слишком много|"
           "слишком много таблеток|наглотался|наглоталась|у меня передоз|"
           "не можу дихати|важко дихати|задихаюсь|біль у грудях"),
    ABROAD(SENSE_SIGN, THEIRS,
           "не дышит|без сознания|потерял сознание|потеряла сознание|"
           "не просыпается|не приходит в себя|посинел|синие губы|судороги|"
           "не дихає|без свідомості|непритомн"),
    /* Polish */
    ABROAD(
        SENSE_WISH, WISH,
        "chce umrzec|nie chce zyc|nie chce juz zyc|nie chce mi sie zyc|"
        "nie mam po co zyc|wole nie zyc|lepiej beze mnie|mam dosc zycia|nie dam rady dłuzej zyc|"
        "nie dam rady dluzej zyc|chciałbym zniknac na zawsze|chce zniknac na zawsze"),
    ABROAD(
        SENSE_PLAN, PLAN,
        "zabic sie|zabije sie|sie zabic|sie zabije|popełnic samobojstwo|ze soba skonczyc|"
        "wziałem wszystkie tabletki|wziełam wszystkie tabletki|połknałem wszystkie|połknełam wszystkie|"
        "skoncze ze soba|ze soba skoncze|chce to zakonczyc|powiesic sie|targnac sie na zycie|"
        "popełnie samobojstwo|skonczyc ze soba|odebrac sobie zycie|"
        "mysli samobojcze|mysle o samobojstwie|popelnic samobojstwo|"
        "popelnie samobojstwo"),
    ABROAD(SENSE_HARM, WISH, "tne sobie|ciac sie|okaleczam sie"),
    ABROAD(SENSE_SIGN, BODY,
           "nie moge oddychac|nie moge złapac tchu|ciezko mi oddychac|dusze sie|"
           "boli mnie with klatce|bol with klatce|wziałem za duzo|wziełam za duzo|"
           "przedawkowałem|przedawkowałam|nie moge zlapac tchu|wzialem za duzo|"
           "wzielam za duzo|przedawkowalem|przedawkowalam"),
    ABROAD(SENSE_SIGN, THEIRS,
           "nie oddycha|nieprzytomn|nie budzi sie|stracił przytomnosc|"
           "straciła przytomnosc|sine usta|stracil przytomnosc|"
           "stracila przytomnosc"),
    /* Czech */
    ABROAD(SENSE_WISH, WISH, "chci umrit|nechci zit|nechci uz zit"),
    ABROAD(SENSE_PLAN, PLAN,
           "zabiju se|zabit se|spachat sebevrazdu|sebevrazedne myslenky|"
           "myslim na sebevrazdu"),
    ABROAD(SENSE_SIGN, BODY,
           "nemuzu dychat|nemohu dychat|bolest na hrudi|boli me na hrudi"),
    ABROAD(SENSE_SIGN, THEIRS, "nedycha|v bezvedomi"),
    /* Turkish */
    ABROAD(
        SENSE_WISH, WISH,
        "her seyi bitirecegim|her seyi bitirmek istiyorum|dayanamıyorum olmek|olmek istiyorum|yasamak istemiyorum|artık yasamak istemiyorum|"
        "keske olsem|artik yasamak istemiyorum"),
    ABROAD(
        SENSE_PLAN, PLAN,
        "butun hapları ictim|butun haplari ictim|intihar etmek istiyorum|intihar edecegim|intihar etmeyi dusunuyorum|"
        "intihar dusuncelerim|kendimi oldurmek|kendimi oldurecegim|"
        "canıma kıymak|hayatıma son|canima kiymak|hayatima son"),
    ABROAD(SENSE_SIGN, BODY,
           "nefes alamıyorum|gogsum agrıyor|gogsumde agrı|gogus agrım|"
           "cok fazla aldım|asırı doz aldım|nefes alamiyorum|gogsum agriyor|"
           "gogsumde agri|gogus agrim|cok fazla aldim|asiri doz aldim"),
    ABROAD(SENSE_SIGN, THEIRS,
           "nefes almıyor|bilinci kapalı|bilinci yok|uyanmıyor|dudakları mor|"
           "nefes almiyor|bilinci kapali|uyanmiyor|dudaklari mor"),
    /* Arabic, Persian */
    ABROAD(SENSE_WISH, WISH,
           "اريد ان اموت|اريد الموت|لا اريد ان اعيش|لا اريد العيش|اتمنى الموت|"
           "ابغى اموت|عايز اموت|بدي موت|میخواهم بمیرم|میخوام بمیرم|می خواهم بمیرم|"
           "نمیخوام زنده بمونم|نمی خواهم زنده بمانم"),
    ABROAD(SENSE_PLAN, PLAN,
           "سانتحر|اريد ان انتحر|اريد الانتحار|افكر في الانتحار|ساقتل نفسي|"
           "اقتل نفسي|انهي حياتي|خودکشی کنم|خودمو بکشم|خودم را بکشم|خودم رو بکشم"),
    ABROAD(SENSE_SIGN, BODY,
           "لا استطيع التنفس|لا اقدر اتنفس|ما اقدر اتنفس|مش قادر اتنفس|"
           "الم في الصدر|الم في صدري|صدري يولمني|اخذت جرعة زايدة|"
           "نمی توانم نفس بکشم|نمیتوانم نفس بکشم|نمیتونم نفس بکشم|قفسه سینه ام درد"),
    ABROAD(SENSE_SIGN, THEIRS,
           "لا يتنفس|لا تتنفس|فاقد الوعي|فاقدة الوعي|لا يستيقظ|فقد الوعي|"
           "نفس نمی کشد|نفس نمیکشه|بیهوش"),
    /* Chinese */
    ABROAD(SENSE_WISH, WISH,
           "我想死|好想死|不想活|活不下去|活着没意思|活著沒意思|不如死了|想死了算了"),
    ABROAD(
        SENSE_PLAN, PLAN,
        "想自杀|想自殺|要自杀|要自殺|打算自杀|打算自殺|结束自己的生命|結束自己的生命|结束生命|結束生命|杀了我自己|殺了我自己"),
    ABROAD(SENSE_HARM, WISH, "割腕|自残|自殘"),
    ABROAD(
        SENSE_SIGN, BODY,
        "呼吸困难|呼吸困難|喘不过气|喘不過氣|不能呼吸|无法呼吸|無法呼吸|胸口疼|胸口痛|我胸痛|我吃了太多|我吸了太多|我服药过量|我服藥過量"),
    ABROAD(
        SENSE_SIGN, THEIRS,
        "没有呼吸|沒有呼吸|没呼吸|沒呼吸|叫不醒|昏迷了|失去意识|失去意識|嘴唇发紫|嘴唇發紫"),
    /* Japanese */
    ABROAD(SENSE_WISH, WISH, "死にたい|しにたい|消えたい|生きたくない|生きていたくない"),
    ABROAD(SENSE_PLAN, PLAN, "自殺したい|自殺する|自殺しよう|自殺を考え|死ぬつもり"),
    ABROAD(SENSE_HARM, WISH, "リストカット|リスカ"),
    ABROAD(
        SENSE_SIGN, BODY,
        "息かてきない|呼吸かてきない|息か苦しい|胸か痛い|飲みすきてしまった|過剰摂取した"),
    ABROAD(SENSE_SIGN, THEIRS,
           "息をしていない|息してない|意識かない|意識不明|目を覚まさない"),
    /* Korean */
    ABROAD(SENSE_WISH, WISH, "죽고 싶|죽고싶|살고 싶지 않|살기 싫|살기싫"),
    ABROAD(SENSE_PLAN, PLAN, "자살하고 싶|자살하고싶|자살할|자살하려|자살 생각"),
    ABROAD(SENSE_SIGN, BODY,
           "숨을 못 쉬|숨을 쉴 수|숨이 안 쉬|가슴이 아파|가슴이 너무 아파|과다복용했"),
    ABROAD(SENSE_SIGN, THEIRS, "숨을 안 쉬|의식이 없|깨어나지 않|안 깨어나"),
    /* Hindi, also in Latin letters */
    ABROAD(SENSE_WISH, WISH,
           "मरन चहत|मर जन चहत|जन नह चहत|marna chahta hu|marna chahti hu|"
           "mar jana chahta|mar jana chahti|jeena nahi chahta|jeena nahi chahti|"
           "jina nahi chahta|jina nahi chahti"),
    ABROAD(SENSE_PLAN, PLAN,
           "आतमहतय करन चह|आतमहतय कर ल|खदकश करन|khudkushi karna|khudkushi kar|"
           "suicide karna chah|aatmahatya karna|atmahatya karna"),
    ABROAD(SENSE_SIGN, BODY,
           "सस नह ल प|सन म दरद|sans nahi le|sene me dard|sene mein dard"),
    ABROAD(SENSE_SIGN, THEIRS, "बहश ह|सस नह ल रह|behosh hai|behosh ho"),
    /* Greek */
    ABROAD(SENSE_WISH, WISH,
           "θελω να πεθανω|δεν θελω να ζω|δε θελω να ζω|δεν θελω να ζησω"),
    ABROAD(SENSE_PLAN, PLAN,
           "θα αυτοκτονησω|να αυτοκτονησω|θα σκοτωθω|να σκοτωθω|"
           "σκεφτομαι την αυτοκτονια"),
    ABROAD(SENSE_SIGN, BODY,
           "δεν μπορω να αναπνευσω|δεν μπορω να ανασανω|ποναει το στηθοσ μου|"
           "πονοσ στο στηθοσ"),
    ABROAD(SENSE_SIGN, THEIRS, "δεν αναπνεει|αναισθητοσ|αναισθητη|δεν ξυπναει"),
    /* Hebrew */
    ABROAD(SENSE_WISH, WISH, "רוצה למות|לא רוצה לחיות|לא רוצה לחיות יותר"),
    ABROAD(SENSE_PLAN, PLAN,
           "רוצה להתאבד|אני אתאבד|הולך להתאבד|הולכת להתאבד|להרוג את עצמי"),
    ABROAD(SENSE_SIGN, BODY,
           "לא יכול לנשום|לא יכולה לנשום|לא מצליח לנשום|לא מצליחה לנשום|"
           "כאבים בחזה|כואב לי בחזה"),
    ABROAD(SENSE_SIGN, THEIRS, "לא נושם|לא נושמת|חסר הכרה|חסרת הכרה|לא מתעורר"),
    /* Vietnamese, Indonesian, Tagalog, Thai */
    ABROAD(SENSE_WISH, WISH,
           "muon chet|aku ingin mati|saya ingin mati|aku mau mati|"
           "pengen mati|tidak ingin hidup|tidak mau hidup|gusto ko nang mamatay|"
           "gusto kong mamatay|ayoko nang mabuhay|อยากตาย|ไมอยากอยแลว|ไมอยากมชวต"),
    ABROAD(SENSE_PLAN, PLAN,
           "ingin bunuh diri|mau bunuh diri|"
           "akan bunuh diri|pengen bunuh diri|magpapakamatay|อยากฆาตวตาย|"
           "จะฆาตวตาย|คดฆาตวตาย"),
    ABROAD(SENSE_SIGN, BODY,
           "đau nguc qua|tidak bisa bernapas|tidak bisa nafas|sesak napas|"
           "dada sakit|hindi ako makahinga|masakit ang dibdib|หายใจไมออก|เจบหนาอก|"
           "dau nguc qua"),
    ABROAD(SENSE_SIGN, THEIRS,
           "khong tinh lai|tidak sadarkan diri|tidak bernapas|hindi humihinga|"
           "walang malay|หมดสต|ไมหายใจ"),
    /* Swedish, Danish, Norwegian, Finnish */
    ABROAD(SENSE_WISH, WISH,
           "vill inte leva|orkar inte leva|jag vill do|vil ikke leve|"
           "orker ikke leve|gider ikke leve|jeg vil dø|haluan kuolla|en halua elaa|"
           "en jaksa elaa|jeg vil do"),
    ABROAD(SENSE_PLAN, PLAN,
           "ta mitt liv|ta livet av mig|tar livet av mig|bega sjalvmord|"
           "sjalvmordstankar|ta livet av meg|tage mit liv|tage livet af mig|"
           "bega selvmord|selvmordstanker|tapan itseni|tappaa itseni|"
           "tehda itsemurhan|teen itsemurhan|itsemurha ajatuksia"),
    ABROAD(SENSE_SIGN, BODY,
           "far ingen luft|kan inte andas|ont i brostet|tagit for mycket|"
           "kan ikke puste|far ikke puste|far ikke vejret|vondt i brystet|"
           "ondt i brystet|en sa henkea|en pysty hengittamaan|rintaan sattuu|"
           "rintakipua"),
    ABROAD(SENSE_SIGN, THEIRS,
           "andas inte|medvetslos|vaknar inte|puster ikke|trækker ikke vejret|"
           "bevisstløs|bevidstløs|vakner ikke|vagner ikke|ei hengita|tajuton|"
           "ei hera|traekker ikke vejret|bevisstlos|bevidstlos"),
    /* Romanian, Hungarian */
    ABROAD(SENSE_WISH, WISH,
           "vreau sa mor|nu mai vreau sa traiesc|meg akarok halni|nem akarok elni|"
           "nem akarok tovabb elni"),
    ABROAD(SENSE_PLAN, PLAN,
           "ma sinucid|sa ma sinucid|ma omor|sa ma omor|ganduri de sinucidere|"
           "ongyilkos leszek|ongyilkos akarok|megolom magam|ongyilkossagi gondolat"),
    ABROAD(SENSE_SIGN, BODY,
           "nu pot respira|nu pot sa respir|durere in piept|ma doare pieptul|"
           "nem kapok levegot|faj a mellkasom|mellkasi fajdalmam"),
    ABROAD(SENSE_SIGN, THEIRS,
           "nu respira|inconstient|nu se trezeste|nem lelegzik|eszmeletlen|"
           "nem ebred"),
};

struct cue_table cues_of_abroad(void)
{
    return (struct cue_table){ABROADS, COUNT_OF(ABROADS)};
}
