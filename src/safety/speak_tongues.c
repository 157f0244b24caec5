/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * Plain statements in other languages, without their accents (the reading drops them):
 * German, French, Spanish, Portuguese, Italian, Dutch, some Polish and Swedish.
 */
#define WISH   CUE_SELF | CUE_FIRM | CUE_NEGATED | CUE_CERTAIN
#define PLAN   CUE_SELF | CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_CERTAIN
#define BODY   CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_CERTAIN
#define CHILDS CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_CERTAIN
#define THEIRS CUE_FIRM | CUE_NEGATED | CUE_PLAIN | CUE_OTHER | CUE_CERTAIN

static const struct cue TONGUES[] = {
    {SENSE_WISH, WISH, NULL,
     "(will/mochte/moechte/wunschte/wollte/kann/mag) ..3 nicht ..2 (leben/weiterleben/"
     "aufwachen/existieren/weitermachen/aufwache) | (will/mochte/moechte/wollte) ..3 "
     "(sterben | tot sein | verschwinden fur immer | einfach weg sein) | ware ..2 tot "
     ". | "
     "(lieber | besser) tot | keinen (sinn | grund) ..3 leben | lebensmude | ohne mich "
     "besser | besser ohne mich"},
    {SENSE_PLAN, PLAN, NULL,
     "(bringe/bring/werde/will) ..3 mich ..3 (um/umbringen/toten/aufhangen/erschiessen/"
     "erhangen) | mich ..2 (umbringen/umzubringen/erhangen/aufhangen) | selbstmord !"
     "gedanken/rate | suizid !pravention/rate | (nehme/nehm/nahm) mir ..2 leben | "
     "(habe/hab) ..2 (selbstmordgedanken/suizidgedanken) | bin suizidal | (will/werde/"
     "mochte) ..3 "
     "leben (beenden/nehmen) | (mache/mach) ..2 schluss ..2 (leben/heute/allem) | mit allem schluss "
     "machen | (alle/meine/ganzen/ganze) ..1 (tabletten/pillen/packung) (genommen/geschluckt) | (spring/springe) (jetzt/gleich/heute/runter) | keiner wird mich vermissen"},
    {SENSE_HARM, WISH, NULL,
     "(ritze/ritz/verletze/schneide) mich ..2 | mich (ritzen/selbst_verletzen/"
     "verletzen)"},
    {SENSE_THREAT, CUE_FIRM | CUE_NEGATED | CUE_OTHER | CUE_CERTAIN, NULL,
     "(er/sie/freund/freundin/bruder/schwester/mutter/vater/sohn/tochter/mann/frau) ..5 "
     "(sich (umbringen/toten/erhangen) | will sterben | nicht mehr leben | suizid*)"},
    {SENSE_SIGN, BODY, NULL,
     "(kann/bekomme/bekomm/krieg/kriege) ..4 (nicht ..2 atmen | keine luft | kaum ..1 "
     "(atmen/luft)) | (kaum) luft | (brustschmerzen | schmerzen in der brust | brust tut "
     "..2 weh) | zu viel ..2 (genommen/geschluckt/ketamin) | uberdosis ..2 (genommen/"
     "geschluckt/.) | herz (rast | stolpert)"},
    {SENSE_SIGN, THEIRS, NULL,
     "(atmet) ..1 (nicht/kaum/komisch/schwer) | (wacht) ..3 nicht ..2 auf | nicht "
     "(ansprechbar | aufwecken | wecken | wach zu) | bewusstlos | (blaue lippen | lippen "
     "..2 blau) | (reagiert) ..2 nicht | krampfanfall | ohnmachtig"},
    {SENSE_WISH, WISH, NULL,
     "(veux/voudrais/vais/envie/aimerais/prefere) ..3 (mourir | crever | disparaitre | "
     "en "
     "finir | etre mort/morte) | (veux/peux/envie) [de] (plus | pas) ..2 (vivre | "
     "exister "
     "| continuer a vivre | me reveiller | etre la) | plus envie ..1 vivre | ne veux "
     "plus "
     "vivre | mieux sans moi | raison de vivre"},
    {SENSE_PLAN, PLAN, NULL,
     "(me/m) (suicider | tuer | pendre | ouvrir les veines | foutre en l air) | "
     "suicidaire | (mettre) fin a (mes jours | ma vie) | ai des pensees suicidaires | "
     "en finir "
     "..2 (ce soir | avec la vie | cette nuit | maintenant) | (ai/j/jai) [tout] avale ..3 (tout/boite/"
     "comprimes/cachets/medicaments/.)"},
    {SENSE_HARM, WISH, NULL,
     "(me/m) (scarifier | scarifie | mutiler | mutile | coupe les | faire du mal)"},
    {SENSE_THREAT, CUE_FIRM | CUE_NEGATED | CUE_OTHER | CUE_CERTAIN, NULL,
     "(il/elle/ami/amie/copain/copine/frere/soeur/mere/pere/fils/fille/mari/femme) ..5 "
     "(se (suicider/tuer/pendre) | veut mourir | veut plus vivre | suicidaire)"},
    {SENSE_SIGN, BODY, NULL,
     "(arrive/peux/parviens) [plus/pas] ..2 [a] respirer | du mal a respirer | mal a la "
     "poitrine | douleur ..2 poitrine | pris trop de | trop pris de | (fait/fais) ..1 "
     "overdose | respire plus | respire pas | surdose"},
    {SENSE_SIGN, THEIRS, NULL,
     "(se) reveille (plus | pas) | (reagit/repond/bouge) (plus | pas) | inconscient/"
     "inconsciente | (levres) ..2 bleu/bleues | (il/elle) ..2 respire (plus/pas/mal) | "
     "convulsions | convulse"},
    {SENSE_WISH, WISH, NULL,
     "(quiero/quisiera/ojala/deseo/prefiero/ganas) ..2 (morir/morirme/muerto/muerta/"
     "desaparecer/muriera | estar muerto/muerta | no despertar) | no (quiero/puedo/"
     "aguanto/deseo) ..2 (vivir/existir | seguir (viviendo/asi/adelante) | despertar | "
     "vivir) | sin ganas de vivir | mejor sin mi | estarian mejor sin | no vale la pena "
     "vivir"},
    {SENSE_PLAN, PLAN, NULL,
     "(matarme/suicidarme/ahorcarme) | me (voy a | quiero) (matar/suicidar) | "
     "(quitarme) la vida | (acabar/terminar) con (mi vida | todo esta noche | todo "
     "hoy) | "
     "acabar con todo . | quitarme de en medio | (tome/trague/tomado/tragado) todas ..2 "
     "(pastillas/pildoras) | nadie me va a encontrar | "
     "pensamientos suicidas | pensando en (suicidarme/matarme | el suicidio)"},
    {SENSE_HARM, WISH, NULL, "(me corto | cortarme | hacerme dano | autolesion*)"},
    {SENSE_THREAT, CUE_FIRM | CUE_NEGATED | CUE_OTHER | CUE_CERTAIN, NULL,
     "(amigo/amiga/hermano/hermana/novio/novia/hijo/hija/madre/padre/mama/papa/marido/"
     "mujer/el/ella) ..5 (matarse/suicidarse | quiere (morir/morirse/matarse/suicidarse) "
     "| quitarse la vida | no quiere vivir)"},
    {SENSE_SIGN, BODY, NULL,
     "no puedo ..1 respirar | (cuesta/dificil) respirar | (duele/dolor) ..2 pecho | "
     "tome/tomado demasiad* | tome demasiado/demasiada/demasiadas | sobredosis | me "
     "(ahogo | asfixio)"},
    {SENSE_SIGN, THEIRS, NULL,
     "no (despierta/reacciona/respira/responde/se_despierta/se_mueve) | labios ..2 "
     "(azules/morados) | (inconsciente/desmayado/desmayada) | esta convulsionando | "
     "convulsiona* | no puede respirar"},
    {SENSE_WISH, WISH, NULL,
     "(quero/queria/vontade/prefiro) ..2 (morrer/morto/morta/sumir/desaparecer | nao "
     "acordar) | nao (quero/aguento/consigo) ..2 (viver/existir/acordar) | melhor sem "
     "mim"},
    {SENSE_PLAN, PLAN, NULL,
     "(matar-me/suicidar | me matar | matar me | suicidar me | me suicidar | tirar ..1 "
     "minha vida | acabar com (minha | a minha) vida | por fim a minha vida | me "
     "enforcar) | (vou/quero) ..1 (me matar | acabar com tudo) | tenho pensamentos "
     "suicidas"},
    {SENSE_HARM, WISH, NULL, "(me corto | me cortar | cortar me | me machucar)"},
    {SENSE_SIGN, BODY, NULL,
     "nao (consigo | posso) respirar | dor (no | de) peito | tomei (demais | muito | "
     "muita | muitos | todos) ..2 | falta de ar"},
    {SENSE_SIGN, THEIRS, NULL,
     "nao (acorda | respira | reage | responde | se mexe) | (labios) ..2 (roxos/azuis) | "
     "desmaiou | convulsao | (inconsciente)"},
    {SENSE_WISH, WISH, NULL,
     "(voglio/vorrei/preferirei/desidero) ..2 (morire/morto/morta/sparire | essere morto/"
     "morta | non svegliarmi | farla finita) | non (voglio/riesco/posso) ..2 (vivere | "
     "piu vivere | svegliarmi | andare avanti) | non voglio piu vivere | meglio senza di "
     "me | farla finita"},
    {SENSE_PLAN, PLAN, NULL,
     "(faccio/facciamo) la finita | la faccio finita | (preso/ingoiato) tutte le ..1 (pastiglie/pillole/compresse) | "
     "(uccidermi/suicidarmi/ammazzarmi/impiccarmi) | mi (uccido/ammazzo/suicido) | "
     "togliermi la vita | ho pensieri suicidi | mettere fine alla mia vita"},
    {SENSE_HARM, WISH, NULL, "(mi taglio | tagliarmi | farmi del male | autolesion*)"},
    {SENSE_SIGN, BODY, NULL,
     "non (riesco a | posso) respirare | non respiro | dolore ..2 (petto/torace) | preso "
     "troppa/troppo/troppe | ho preso tropp*"},
    {SENSE_SIGN, THEIRS, NULL,
     "non (si sveglia | respira | risponde | reagisce | si muove) | labbra ..2 (blu/"
     "viola) | (svenuto/svenuta/incosciente) | convulsioni"},
    {SENSE_WISH, WISH, NULL,
     "(wil/wilde/wou) ..3 (dood/sterven | niet meer (leven | verder | wakker)) | niet "
     "meer (leven | willen leven | verder leven | wakker worden) | (was/ben) ..1 liever "
     "dood | beter zonder mij | geen zin meer in het leven"},
    {SENSE_PLAN, PLAN, NULL,
     "(zelfmoord/zelfdoding) !preventie | mezelf ..2 (doden/ophangen/kant maken | van "
     "kant) | (maak) ..2 eind aan ..1 (leven | alles) | (ik) stap eruit | (ga/wil) eruit stappen | "
     "heb alle pillen ..1 (genomen/geslikt) | einde aan mijn leven | "
     "ben suicidaal | heb suicidale gedachten"},
    {SENSE_HARM, WISH, NULL, "mezelf ..2 (snijden/snijd/verwonden/pijn)"},
    {SENSE_THREAT, CUE_FIRM | CUE_NEGATED | CUE_OTHER | CUE_CERTAIN, NULL,
     "(hij/zij/ze/vriend/vriendin/broer/zus/moeder/vader/zoon/dochter) ..4 (wil dood | "
     "wil niet meer leven | zelfmoord | zichzelf ..1 (iets/doden))"},
    {SENSE_SIGN, BODY, NULL,
     "kan ..3 niet ..2 (ademen/ademhalen) | krijg geen (lucht/adem) | pijn ..3 borst | "
     "te "
     "veel ..2 (genomen/geslikt/ketamine)"},
    {SENSE_SIGN, THEIRS, NULL,
     "(ademt/reageert/beweegt) ..1 niet | wordt niet wakker | niet wakker ..1 "
     "(krijgen/te_krijgen) | bewusteloos | (lippen) ..2 (blauw)"},
    {SENSE_WISH, WISH, NULL,
     "chce (umrzec | sie zabic) | nie chce (zyc | juz zyc) | nie chce mi sie zyc"},
    {SENSE_PLAN, PLAN, NULL, "zabic sie | zabije sie | popelnic samobojstwo"},
    {SENSE_SIGN, THEIRS, NULL, "nie (oddycha | moge oddychac | budzi sie)"},
    {SENSE_WISH, WISH, NULL,
     "vill (do | inte leva | ta livet | ta mitt liv) | orkar inte leva | ta mitt liv | "
     "(jeg) vil (do | ikke leve)"},
    {SENSE_SIGN, THEIRS, NULL, "(andas | puster | trekker) ..1 (inte | ikke)"},
    /* A child that swallowed some */
    {SENSE_SWALLOW, CHILDS, NULL,
     "(hijo/hija/hijito/hijita/nino/nina/ninito/ninita/bebe/nieto/nieta/sobrino/sobrina/peque/"
     "pequeno/pequena/criatura) ..5 (trago/tragado/comio/comido/ingirio/ingerido/bebio/bebido/"
     "chupo/chupado/mastico | (tomo/tomado) ..1 (mi/mis/una/un/dos/unas/algunas)) ..5 (pastilla/"
     "pastillas/comprimido/comprimidos/ketamina/medicina/medicinas/medicine/medicamento/"
     "medicacion/tableta/tabletas/pildora/capsula/droga/frasco/jarabe/remedio)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(fils/fille/bebe/enfant/petit/petite/gamin/gamine/neveu/bambin/garcon/fillette/gosse) ..4 "
     "(avale/mange/ingere/bu/suce/croque | pris (mon/mes/ma/un/une/des)) ..5 (comprime/"
     "comprimes/comprise/pastille/pastilles/cachet/cachets/ketamine/medicament/medicaments/"
     "pilule/pilules/drogue/gelule)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(kind/sohn/tochter/baby/kleine/kleiner/kleines/enkel/enkelin/neffe/nichte/junge/madchen/"
     "maedchen/saugling/kleinkind) ..5 (tablette/tabletten/pille/pillen/ketamin/medikament/"
     "medikamente/lutschtablette/lutschtabletten/tropfen/droge) ..5 (verschluckt/geschluckt/"
     "gegessen/getrunken/gelutscht/erwischt/mund | genommen .)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(filho/filha/filhinho/filhinha/bebe/crianca/menino/menina/neto/neta/sobrinho/sobrinha) ..4 "
     "(engoliu/comeu/ingeriu/bebeu/chupou/mastigou | tomou ..1 (meu/meus/minha/um/uma)) ..5 "
     "(comprimido/comprimidos/pastilha/pastilhas/remedio/remedios/cetamina/ketamina/quetamina/"
     "medicamento/medicamentos/droga/cartela)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(figlio/figlia/figlioletto/bambino/bambina/neonato/bimbo/bimba/nipote/nipotino/nipotina) "
     "..4 (ingoiato/ingoiata/mangiato/ingerito/bevuto/succhiato/inghiottito | preso ..1 (mia/"
     "mie/mio/una/un)) ..5 (pastiglia/pastiglie/compressa/compresse/pillola/pillole/ketamina/"
     "medicina/medicine/farmaco/medicinale/droga)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(dziecko/syn/synek/corka/coreczka/niemowle/wnuk/wnuczka/maluch/chłopiec/chlopiec/"
     "dziewczynka/dziecku) ..4 (połkneło/polkneło/polknelo/połknał/polknal/połkneła/polknela/"
     "zjadło/zjadlo/zjadł/zjadl/zjadła/zjadla/wypiło/wypilo/wypił/wypiła/wypila) ..4 (tabletke/"
     "tabletki/tabletek/ketamine/ketaminy/lek/leki/lekarstwo/pigułke/pigulke)"},
    {SENSE_SWALLOW, CHILDS, NULL,
     "(kind/zoon/zoontje/dochter/dochtertje/baby/peuter/kleinkind/kleuter) ..5 (tablet/tabletten/"
     "pil/pillen/ketamine/medicijn/medicijnen) ..4 (ingeslikt/geslikt/doorgeslikt/opgegeten/"
     "gegeten) | (barn/barnet/son/sonen/dotter/dottern/bebis/bebisen/sønn/datter/datteren) ..4 (svalt/svalde/atit/at/"
     "slukt/slugt/svelget/spist) ..4 (tablett/tabletter/tablet/ketamin/medicin/piller/pille/medisin)"},
};

struct cue_table speak_in_tongues(void)
{
    return (struct cue_table){TONGUES, COUNT_OF(TONGUES)};
}
