/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/lexicon_words.h"

/* How the words are written: phrases/lexicon.h. A class may be used by those below it. */
static const struct lexicon_class CLASSES[] = {
    /* Who */
    {"i", "i me im ill id myself"},
    {"my", "my mine our"},
    {"self", "myself mysel meself self"},
    {"he", "he she they hes shes it"},
    {"him", "him her them"},
    {"his", "his her their its"},
    {"themself", "himself herself themself themselves hisself theirself itself"},
    {"kin",
     "friend friends mate mates buddy bestie bff bf gf boyfriend girlfriend husband "
     "hubby "
     "wife wifey spouse partner fiance fiancee brother bro sister sis mum mom mam mommy "
     "mummy mother dad daddy father son daughter stepson stepdaughter stepdad stepmom "
     "kid kids child children cousin uncle aunt auntie nephew niece flatmate roommate "
     "roomie housemate neighbour neighbor ex patient patients colleague coworker gran "
     "granny grandma grandmother grandad grandpa grandfather nan teen teenager student "
     "classmate boss client tenant lodger sponsor parents twin sibling inlaw dude guy "
     "girl lad lass bloke man woman boy somebody someone person stranger baby toddler "
     "lady pal homie guest passenger coworkers customer"},
    {"near",
     "friend mate buddy bestie bff bf gf boyfriend girlfriend husband hubby wife wifey "
     "spouse partner fiance fiancee brother bro sister sis mum mom mam mother dad father "
     "son daughter stepson stepdaughter stepdad stepmom cousin uncle aunt auntie nephew "
     "niece flatmate roommate roomie housemate neighbour neighbor ex patient colleague "
     "coworker gran granny grandma grandmother grandad grandpa grandfather nan teen "
     "teenager student classmate baby toddler kid"},
    {"others",
     "everyone everybody people family kids children wife husband friends mum mom dad "
     "parents mother father partner son daughter sister brother girlfriend boyfriend "
     "anyone anybody world others they them all nobody him her loved ones guys you"},
    {"nobody", "nobody noone none not no nothing hardly barely who"},
    /* Small words */
    {"aux",
     "i to would could can just really be was were am been simply only so badly already "
     "fucking fuckin kinda sorta sort kind of literally honestly actually truly even "
     "that it is do did have had has get got will shall might may should must sometimes "
     "often always still now finally also too very seriously fully completely totally "
     "basically genuinely a bit little lot and going about all day every time again me "
     "like please maybe quietly peacefully soon myself s am b cannot 2 then one day "
     "man bro"},
    {"adv",
     "just really so very simply only fucking kinda literally honestly actually truly "
     "even seriously completely totally basically genuinely too all quite pretty rather "
     "extremely super feeling already still now again suddenly getting constantly"},
    {"be", "be am is are was were been being feel~ felt seem~ became become becoming"},
    {"not", "not never no cannot nobody nothing neither without hardly barely none aint"},
    {"say",
     "say says said saying tell~ told telling text~ texted message~ messaged post~ "
     "posted write~ wrote written writing call~ sms* tweet~ typed announce~ swear~ swore "
     "threaten~ talk~ talking joke~ mention~ hint~ admit~~ confess~ sent sends send"},
    {"negation", "not never"},
    {"now",
     "now tonight today tonite atm currently rn again immediately tomorrow soon already "
     "lately this"},
    {"deadline",
     "tonight today tomorrow now soon weekend monday tuesday wednesday thursday friday "
     "saturday sunday midnight morning christmas birthday week month sunrise dawn "
     "evening "
     "afternoon later"},
    {"last", "last final"},
    /* To wish, to intend */
    {"want",
     "want wants wanted wanting wish~ hope~ hoping rather prefer~~ long~ longing crave~ "
     "yearn~ pray~ beg~~ ache~ need needs needed ready dream~ desire~ deserve~ should "
     "ought wouldve supposed willing prepared desperate eager happy gladly love wanna "
     "tempted urge~ waiting fantasi* daydream~ imagin* plead~"},
    {"intend",
     "going will gonna plan~~ decide~ intend~ about ready prepared preparing set "
     "determined ima imma finna shall fixing trying try tried tryna getting might may "
     "could"},
    {"think",
     "think~ thought thoughts thinking consider~ contemplat* imagin* picture~ picturing "
     "fantasi* dream~ daydream~ obsess* ruminat* wonder~ idea ideas urge~ impulse~ "
     "visualis* visualiz* plot~~"},
    {"tired",
     "tired exhausted sick done finished fed weary bored over worn drained sickened "
     "beaten spent through"},
    /* To die, to end */
    {"die", "die dies died dying perish~ dieing dye deceased expire croak drop"},
    {"dead", "dead gone deceased extinct buried cremated ashes nonexistent erased"},
    {"death", "death dying suicide grave coffin funeral afterlife"},
    {"vanish",
     "disappear~ vanish~ evaporate~ dissolve~ fade~ fading cease~ erase~ erased "
     "dissapear* dissappear* disapear* evaporat* unexist vapori*"},
    {"end",
     "end~ finish~ stop~~ quit~~ terminate~ conclude~ close~ over leave~ leaving left "
     "exit~ escape~ ending"},
    {"kill",
     "kill~ murder~ unalive~ unaliving off offing hang~ hung drown~ shoot~ shooting shot "
     "poison~ stab~~ strangle~ suffocate~ electrocute~ delete~ execute~ gas gassing "
     "gassed behead~ choke~ asphyxiate~ overdose~ destroy~ exterminate~ slaughter~ "
     "asphyxiat* eliminate~ remove~ removing"},
    {"suicide", "suicid* sewerslide sewercide parasuicid* suecide suicid"},
    {"life", "life living existence existing existance lives"},
    {"live",
     "live living exist~ alive survive~ breathe~ be continue~ stay~ remain~ persist~ "
     "wake waking"},
    {"world", "world earth planet life existence place realm hell body timeline"},
    {"misery",
     "misery pain suffering agony torment struggle struggles nightmare hell torture "
     "hurt hurting despair sorrow grief ache mess existence life"},
    {"it", "it this everything all things that"},
    {"forever", "forever permanently eternally ever eternity good"},
    {"sleep", "sleep~ asleep slept nap rest drift~"},
    {"wake", "wake wakes woke waking woken awake awaken~"},
    /* Why: burden, nobody, no future */
    {"burden",
     "burden* deadweight liability nuisance drag leech parasite dead waste failure "
     "problem inconvenience disappointment mistake weight bother trouble load"},
    {"better", "better happier easier lighter relieved freer richer safer calmer nicer "
               "simpler best favor favour relief grateful glad fine ok okay"},
    {"reason",
     "reason~ point purpose meaning sense use value future hope worth cause will desire "
     "energy strength motivation"},
    {"miss", "miss~ notice~ care~ cry~ cried mourn~ grieve~ remember~ mind~ blink~"},
    {"without", "without minus"},
    {"nothing", "nothing no none zero nobody noone"},
    /* How: means, places */
    {"pill",
     "pill pills tablet tablets tabs meds med medication medications medicine medicines "
     "capsules capsule lozenge lozenges troche troches painkillers painkiller "
     "paracetamol "
     "tylenol ibuprofen aspirin acetaminophen xanax valium benzos benzo insulin sleeping "
     "antidepressants seroquel quetiapine trazodone ambien zopiclone amitriptyline "
     "propranolol lithium morphine oxycodone oxy oxys codeine tramadol fentanyl heroin "
     "methadone opioids opiates diazepam lorazepam clonazepam klonopin alprazolam "
     "pregabalin gabapentin lyrica sedatives barbiturates percs percocet vicodin "
     "hydrocodone sertraline zoloft prozac fluoxetine venlafaxine effexor prescriptions "
     "sertralin dihydrocodeine norco lunesta benadryl mirtazapine quetiapin ativan"},
    {"sedative",
     "alcohol vodka wine beer beers whisky whiskey booze drinks drink drank drunk gin "
     "rum "
     "tequila oxy oxys oxycodone heroin fentanyl opioid opioids opiate opiates xanax "
     "benzo "
     "benzos valium ghb gbl tramadol codeine morphine methadone sedatives sedative "
     "diazepam lorazepam clonazepam klonopin alprazolam percs percocet vicodin "
     "hydrocodone zopiclone ambien barbiturates pregabalin gabapentin lyrica bars xans "
     "shots cider liquor pints pint bourbon prosecco champagne ativan dihydrocodeine"},
    {"drug",
     "ketamine ketamin ketamina ket kett keta esketamine spravato k special khole kitty "
     "lozenge lozenges troche troches ketalar ketanest infusion infusions spray sprays"},
    {"dose",
     "dose doses dosage shot shots line lines bump bumps gram grams mg bag bags spray "
     "sprays lozenge lozenges troche troches tablet tablets pill pills vial vials "
     "syringe injection hit hits rail rails pump pumps g"},
    {"container",
     "bottle box pack packet bag blister strip sheet stash vial jar cabinet supply "
     "handful fistful handfuls fistfuls boxes bottles packs packets bags strips load "
     "loads month pile bunch lot lots tub course script prescription"},
    {"whole", "whole entire full all every complete rest remaining"},
    {"weapon",
     "gun pistol shotgun rifle revolver handgun firearm glock bullet bullets ammo knife "
     "knives razor razors blade blades scalpel rope noose ligature belt cord hose helium "
     "bleach poison cyanide scissors boxcutter rat antifreeze plastic"},
    {"cutter",
     "razor razors blade blades scissors knife knives scalpel boxcutter glass sharpener "
     "needle lighter cigarette stanley"},
    {"high",
     "bridge roof rooftop building cliff balcony overpass window ledge platform tower "
     "viaduct parking garage floor flyover carpark storey story edge railing railings "
     "railway rails tracks track stairs aqueduct dam pier"},
    {"traffic",
     "traffic train trains tracks truck trucks bus lorry car cars motorway highway "
     "freeway road subway tube tram rails street"},
    {"obstacle",
     "tree wall bridge river lake ocean sea cliff pole barrier oncoming traffic lorry "
     "truck canal lamppost ditch quarry"},
    {"farewell", "goodbye goodbyes bye farewell byebye adieu goodnight cya"},
    {"money",
     "grand quid pound pounds buck bucks dollar dollars euro euros savings money deposit refund "
     "bill bills invoice fee fees"},
    {"letter", "note notes letter letters message messages video email post text will"},
    {"things",
     "things stuff belongings possessions clothes guitar dog cat pets cats dogs records "
     "books collection savings money account accounts passwords car house jewellery "
     "jewelry watch ring bike laptop valuables everything plants keys bank furniture "
     "console computer games funeral"},
    {"peace", "peace peaceful quiet calm rest relief free silence release"},
    /* Harm */
    {"hurt",
     "hurt~ hurting harm~ cut cuts cutting burn~ burned burnt bruise~ starve~ punish~ "
     "hit "
     "hitting injure~ slice~ slicing scratch~ carve~ carving punch~ mutilat* beat~ "
     "choke~ "
     "bite~ biting bang~ scald~ damage~ bleed~ brand~ purge~"},
    {"cut",
     "cut cuts cutting slice~ slicing slit slitting slash~ carve~ carving burn~ burning "
     "burned burnt scratch~ gouge~ scar~~ stab~~"},
    {"limb",
     "arm arms wrist wrists leg legs thigh thighs skin stomach throat hip hips forearm "
     "forearms ankle ankles hand hands body belly veins vein neck flesh knuckles"},
    /* Bodies */
    {"part", "chest heart lungs lung throat ribs airway windpipe ribcage"},
    {"painful",
     "hurt~ hurting pain pains painful ache~ aching tight tightness tightening tighten "
     "crushing crushed pressure squeezing squeezed squeeze burning heavy stabbing "
     "constricted caving clench* cramping agony sore collapsing exploding compress* "
     "bursting splitting tightens clamping"},
    {"face", "lips lip face fingers fingertips nails fingernails skin tongue mouth gums "
             "nailbeds feet toes hands cheeks"},
    {"blue",
     "blue bluish blueish grey gray greyish grayish purple purplish pale white ashen "
     "violet mauve cyanotic colourless colorless translucent waxy cyanosed"},
    {"breathe", "breathe breathes breathing breath breaths breathin breathed inhale air "
                "oxygen respiration respirations"},
    {"badbreath",
     "shallow slow slowly slowed slower weird weirdly funny noisy rattl* rasp* gurgl* "
     "ragged irregular weak faint gasping snoring wheez* labored laboured odd "
     "strange bubbly bubbling crackl* stopping stopped barely hardly little struggling "
     "difficult hard short funny stop stops bad badly worse wrong erratic wet slowing"},
    {"limp",
     "limp floppy lifeless motionless unresponsive comatose stiff rigid floppy "
     "nonresponsive unrousable unarousable pulseless clammy slumped responseless"},
    {"respond",
     "respond~ react~ answer~ move moves moving moved talk talks talking speak speaks "
     "blink~ stir~~ flinch~ squeeze twitch"},
    {"fit",
     "seizure seizures seizing seize convuls* fitting twitching jerking shaking spasming "
     "spasms thrashing tremors tonic epileptic"},
    {"collapse",
     "collapse~ fainted faint fainting faints blacked passed pass passes passing fell "
     "fallen dropped slumped keeled drop"},
    {"ground",
     "floor ground bathroom toilet sofa couch bed bathtub bath stairs hallway kitchen "
     "pavement sidewalk dancefloor carpet tub"},
    {"unwell",
     "sick dizzy faint weak shaky shaking sweating sweaty confused scared terrified "
     "awful "
     "terrible horrible weird wrong strange numb cold clammy tingly vomiting vomit "
     "puking "
     "throwing spinning paralysed paralyzed hallucinating racing panicking foggy woozy "
     "drowsy sleepy nauseous unwell ill rough funny bad worse poorly trembling "
     "lightheaded "
     "delirious"},
    {"took",
     "took taken taking take swallow~ swallowed had did done snort~ sniff~ inject~ ate "
     "eaten eat drank downed down pop~~ used dropped drop given necked necking chugged "
     "ingest~ consumed railed bumped banged dosed slammed smoked gulped munched "
     "administered put got chewed knocked plugged boofed chucked hoovered finished "
     "washed chased"},
    {"number", "two three four five six seven eight nine ten eleven twelve dozen several "
               "fifteen twenty thirty forty fifty sixty hundred couple one"},
    {"many", "five six seven eight nine ten eleven twelve dozen fifteen twenty thirty "
             "forty fifty sixty hundred several dozens"},
    {"child",
     "toddler baby infant child kid son daughter grandson granddaughter nephew niece boy "
     "girl twin newborn toddlers kids children grandchild grandkid preschooler godson "
     "goddaughter stepson stepdaughter"},
    {"ago", "ago since earlier before back"},
    {"hour", "hour hours minute minutes min mins moment moments seconds hrs hr h"},
    /* What is asked for that must be refused */
    {"unit", "mg mgs milligram milligrams mcg microgram micrograms ug ml mls millilitre "
             "millilitres milliliter milliliters cc gram grams grammes kg kgs kilo kilos "
             "kilograms lb lbs pounds ounce ounces"},
    {"amount",
     "amount~ quantity quantities strength strengths dosing microdose* redose* redosing "
     "dosed threshold maximum max minimum ceiling concentration ratio conversion~ "
     "convert~ equivalent* equals equianalgesic calculator calculate~ titrat* potency "
     "milligrammage measure~ scale scales portion percentage"},
    {"adjust", "increase~ raise~ lower~ reduce~ double~ halve~ split~~ bump triple~ "
               "adjust~ quarter higher bigger smaller stronger extra"},
    {"trade",
     "buy~ bought purchase~ order~ score~ cop copped sell~ sold ship~~ shipped import~ "
     "smuggl* source~ sourcing supply~ supplied acquire~ obtain~ procure~ steal~ stole "
     "stolen nick~ pinch~ swipe~ pocket~ forge~ trade~ resell~ deliver~ post~ mail~"},
    {"seller",
     "vendor* dealer* seller* supplier* plug plugs telegram wickr darknet darkweb "
     "market marketplace link links pharmacy pharmacies website site shop shops street "
     "customs parcel parcels package packages seized discreet* overseas abroad import "
     "script scripts rx counter chemist chemists online discord guy connect"},
    {"conceal",
     "hide~ hiding hid hidden conceal~ sneak~ secret secretly caught catch detect* "
     "discover~ suspicious suspect~ pass beat beating fool~ cheat~ trick~ fake~ dodge~ "
     "mask~ flush~ dilut* detox* cleanse~ clean swap~~ substitut* tamper~ evade~ avoid~ "
     "undetect* traceless disguise~ notic* trace~ bluff~ mouthwash"},
    {"tester",
     "test tests tested testing tester urine pee piss wee saliva swab swabs follicle "
     "follicles sample samples panel probation parole officer employer boss police cops "
     "copper coppers roadblock breathaly* screen screened screening screens sniffer "
     "judge court custody army military inspection inspections landlord coach"},
    {"produce",
     "cook~ synthes* extract~ distil* evaporat* crystalli* manufactur* produce~ press~ "
     "powder crystals crystal solvent* acetone reagent* precursor* recipe yield oven "
     "microwave chemistry lab kitchen purif* dissolv* brew~ boil~ dry~ homemade"},
    {"route",
     "inject~ injection injections smoke~ vape~ boof~ crush~ iv im vein veins muscle "
     "needle needles syringes nostril nostrils intranasal* orally oral sublingual* "
     "rectal* iv nasal nasally railing banging shoot plugging butt booty"},
    {"illness",
     "bipolar depressed depression depressive anxiety ptsd cptsd adhd autis* psychos* "
     "psychotic schizo* borderline bpd ocd mania manic hypomani* dementia addict* "
     "cystitis infection tumour tumor hypertension diabet* epilep* thyroid asthma apnoea "
     "apnea glaucoma pregnant pregnancy fibromyalgia migraine migraines anaemia anemia "
     "cancer stroke aneurysm arrhythmia angina hepatitis cirrhosis alzheimer* "
     "parkinson* anorexi* bulimi* uti utis crps neuropath* menopause disorder syndrome "
     "tolerance allergy allergic withdrawal dependent relapse~ concussion"},
    {"result",
     "result~ scan scans mri ecg ekg bloods bloodwork enzymes labs reading readings "
     "scored phq biopsy xray report level levels diagnos* liver kidney kidneys bladder "
     "symptom* questionnaire"},
    {"symptom",
     "rash headache headaches itch* lump lumps palpitation* cramps twitch* voices "
     "flashback* memory forgetful* dissociat* derealis* derealiz* nightmares insomnia "
     "swelling swollen bruise bruises mood swings moods fog buzzing ringing blurry "
     "blurred vision yellow dark burns stings stinging"},
    {"medicine",
     "antidepressant antidepressive* antipsychotic* anticonvulsant* lamotrigine lamictal "
     "lexapro escitalopram citalopram celexa cipralex bupropion wellbutrin duloxetine "
     "cymbalta abilify aripiprazole olanzapine zyprexa risperidone risperdal latuda "
     "lurasidone clozapine haloperidol depakote valproate carbamazepine tegretol "
     "topiramate topamax keppra levetiracetam buspirone buspar metoprolol bisoprolol "
     "amlodipine lisinopril ramipril losartan candesartan statin statins atorvastatin "
     "simvastatin metformin ozempic semaglutide levothyroxine thyroxine prednisolone "
     "prednisone steroid steroids warfarin eliquis apixaban rivaroxaban xarelto "
     "clopidogrel ritalin methylphenidate adderall concerta vyvanse elvanse strattera "
     "atomoxetine modafinil dexamfetamine naltrexone buprenorphine suboxone subutex "
     "tapentadol nortriptyline clomipramine phenelzine nardil parnate tranylcypromine "
     "moclobemide maoi maois ssri ssris snri snris paroxetine paxil seroxat fluvoxamine "
     "vortioxetine trintellix brintellix desvenlafaxine pristiq remeron tianeptine "
     "betablocker betablockers contraceptive melatonin omeprazole sumatriptan inhaler "
     "ventolin salbutamol hormones hrt testosterone antibiotic antibiotics cialis viagra "
     "baclofen methotrexate humira doxepin imipramine hydroxyzine promethazine stimulant "
     "stimulants thinner thinners lamo vraylar cariprazine rexulti quetiapina "
     "desipramine guanfacine clonidine prazosin acamprosate antabuse disulfiram"},
    {"change",
     "skip~~ taper~ wean~ switch~ pause~ ditch~ restart~ resume~ discontinu* replace~ "
     "substitute~ reinstate~ quit quitting turkey"},
    {"cleared",
     "allowed safe safely eligible eligibility candidate suitable qualify~ qualifies "
     "disqualif* contraindicat* accept~ reject~ permitted clearance"},
    {"doctor",
     "doctor doctors doc docs gp psychiatrist psychiatrists psych nurse nurses clinic "
     "clinics clinician* prescriber* pharmacist pharmacists therapist therapists "
     "consultant surgeon hospital anaesthetist* anesthetist* anesthesiologist* "
     "cardiologist neurologist psychologist counsellor counselor midwife dentist"},
    /* What is put in order by who does not mean to stay */
    {"affairs",
     "testament insurance executor pension deeds passwords pin pins folder envelope "
     "envelopes subscription subscriptions lease rent tenancy obituary eulogy burial "
     "headstone donor donations inheritance mortgage bills paperwork"},
};

struct lexicon_table lexicon_words(void)
{
    return (struct lexicon_table){CLASSES, COUNT_OF(CLASSES)};
}
