/* SPDX-License-Identifier: MIT */
#include "safety/texts.h"

#include "base/buf.h"
#include "base/macros.h"

/*
 * Sentences with places for the lines: {e} emergency, {p} poison, {c} crisis name and
 * contact, {o} "Other countries" (not in the generic region), {a} "any time" when true,
 * {k} the child helpline with a sentence of its own.
 */
#define LIMITS " I'm an automated FAQ and can't get help for you."

static const char EMERGENCY_OTHER[] =
    "This could be an emergency. Call {e} now. Stay with them. Breathing but won't "
    "wake: roll them onto their side. Not breathing: do what the call-taker says (CPR). "
    "Tell the crew everything taken. Opioids possible and naloxone at hand: "
    "give it." LIMITS;
static const char EMERGENCY_SELF[] =
    "This could be an emergency. Call {e} now, or get someone near you to. Unlock the "
    "door; sit, or lie on your side if drowsy; take nothing more; don't stay alone. "
    "Tell the crew everything taken." LIMITS;
/* The generic lines are long: with the crisis line behind it only the core has room. */
static const char EMERGENCY_OTHER_BRIEF[] =
    "Emergency: call {e} now. Stay with them; won't wake: onto their side; not "
    "breathing: CPR as told. Tell the crew everything taken; naloxone if opioids." LIMITS;
static const char EMERGENCY_SELF_BRIEF[] =
    "Emergency: call {e} now, or have someone do it. Unlock the door; lie on your side; "
    "take nothing more. Tell the crew everything taken." LIMITS;
static const char AFTERWARDS[] = " When the danger is over: {c}.";
static const char EMERGENCY_NO_SIGN[] =
    "Please call {p} now, even if you feel fine, and take nothing more. Don't stay "
    "alone. Bad breathing, chest pain, a fit, or can't be woken: {e} at once." LIMITS;
static const char EMERGENCY_CHILD[] =
    "Call {e} or {p} now, even if the child seems fine. Keep the packet to read out; "
    "don't make them vomit. Hard to wake or breathing badly: {e} at once, "
    "on their side." LIMITS;
static const char EMERGENCY_CHILD_BRIEF[] =
    "Call {e} or {p} now, even if the child seems fine. Keep the packet to read out; "
    "don't make them vomit. Hard to wake or breathing badly: emergency number at once, "
    "on their side." LIMITS;
static const char EMERGENCY_ANIMAL[] =
    "Please call a vet or an animal poison line now and tell them what and how long "
    "ago. Don't make the animal vomit unless they say so. If a person had any: "
    "{e}." LIMITS;
static const char EMERGENCY_VIOLENCE[] =
    "Call {e} now. If you can, get to where other people are, or lock a door between you. If "
    "you can't talk, leave the line open. Go back for nothing. Hurt, held by the neck or "
    "bleeding: tell them." LIMITS;
static const char EMERGENCY_MIND[] =
    "This could be an emergency. Call {e} now and say what is happening and where. Stay near "
    "only if that is safe; speak calmly and don't argue. Keep children away." LIMITS;
static const char EMERGENCY_CHILD_SHORT[] =
    "Please call {e} or {p} now, if you have not, and tell them that, too. Stay with the child; "
    "drowsy: on their side. Don't make them vomit." LIMITS;
static const char EMERGENCY_ANIMAL_SHORT[] =
    "Please tell a vet or an animal poison line that now; an emergency clinic when yours is "
    "closed. If a person had any: {e}." LIMITS;
static const char EMERGENCY_SHORT[] =
    "Still an emergency: call {e} now, even if it looks better, and don't stay alone." LIMITS;

static const char CRISIS_SELF[] =
    "Thank you for saying that. I'm an automated FAQ, so please reach a person now: "
    "{c}, or {e} if you are in danger.{o}{k} You don't have to handle this alone.";
static const char CRISIS_OTHER[] =
    "Thank you for looking out for them. I'm an automated FAQ. If they are in danger "
    "now, call {e} and stay with them or on the line. {c} also helps people who worry "
    "about someone.{o}";
static const char CRISIS_OTHER_GENERIC[] =
    "Thank you for looking out for them. I'm an automated FAQ. If they are in danger "
    "now, call {e} and stay with them or on the line. Help, also for people who worry "
    "about someone: {c}.";
/* The same person reads the next one. */
static const char *const CRISIS_SHORT[] = {
    "I'm only a program and can't be with you, but a person can, now: {c}, or {e} in "
    "danger.",
    "Please say it to a person, too: {c}, or {e} in danger. If somebody is near, let them "
    "sit with you.",
    "You don't have to get through this alone. A person can stay on the line with you: {c}, "
    "or {e} in danger.",
};
/* To who asks for the drug then: where help is to be had soon. */
static const char CRISIS_ACCESS[] =
    "The quickest help is a person: {c}, or {e} in danger. An emergency department sees "
    "people the same day, and a doctor can say which treatment could help.";
static const char MEANS[] =
    "Please put it down and get away from it, or hand it to somebody, and stay with them. "
    "Call {e} now. I'm an automated FAQ and can't come; a person can talk with you: "
    "{c}.{k}";
static const char THEIR_MEANS[] =
    "Call {e} now and say what they have at hand. Stay with them only as long as you are safe, "
    "and don't wrestle for it. I'm an automated FAQ and can't come; a person can talk with you, "
    "too: {c}.{k}";
static const char NEUTRAL[] =
    "If anyone here needs to talk to someone: {c}, or {e} in danger.{o}";
static const char TALK[] =
    "If you need somebody to talk to: {c}, or {e} in danger.{o}{k}";
static const char NUMBERS[] = "{c}; {e}.{o}{k}";
static const char DISTRESS[] =
    "That sounds hard. I can only look things up; a person can listen: {c}.{k}";
static const char DISTRESS_SHORT[] =
    "I'm only a program and can't talk this through with you, but a person can: {c}.{k}";
static const char FAULT[] =
    "It is not your fault. I'm only a program; a person can talk this through with you: "
    "{c}.{k}";
static const char LOSS[] =
    "I'm sorry for your loss. I can only look things up; somebody close to you can "
    "listen, and so can a person here: {c}.{k}";
static const char VIOLENCE[] =
    "I'm sorry this is happening. It is not your fault. In danger, call {e}, or go where "
    "other people are. I'm an automated FAQ; a helpline for violence at home "
    "(findahelpline.com), a doctor or somebody you trust can help.{k}";
static const char ASSAULT[] =
    "I'm sorry this happened. It is not your fault. Unwell, hurt or in danger: call {e}. "
    "I'm an automated FAQ; a hospital or a rape helpline (findahelpline.com) can "
    "help, even if you're not sure. Soon is better: samples fade.{k}";
static const char SPIKED[] =
    "I'm sorry this happened. It is not your fault. Drowsy or unwell: call {e}; don't stay "
    "alone. I'm an automated FAQ; a hospital can take samples, but they fade: soon is "
    "better. If more happened, a rape helpline can help.{k}";
static const char MIND[] =
    "Please let a person look at this today: the clinic, a doctor or an emergency "
    "department. Let someone you trust stay close until then. If anybody may come to harm, "
    "call {e}. I'm an automated FAQ and can't judge it.{k}";
static const char URINE[] =
    "Please see a doctor about that today, and say whether ketamine was taken, at a clinic or "
    "elsewhere. Fever, pain in the side, much blood or no urine at all: go to a hospital now. "
    "For what is known, ask me about the bladder.";
static const char REACTION[] =
    "Please tell the team or the prescriber of that before you have it again: they must know it. "
    "If no doctor has heard of it yet, tell one today. If it happens again: call {e}.";
static const char CUSTODY[] =
    "That is a heavy worry. What they do differs by place, and I don't know it for you. A drug "
    "service, a doctor or a family advice line can say what they keep to themselves before you "
    "tell them more. A person can listen: {c}.{k}";
static const char CAUSE[] =
    "I'm sorry. I can't know that, and seldom is it one thing alone. Those who treated them, or a "
    "doctor, can go through it with you; a person can listen: {c}.{k}";
static const char MORTAL[] =
    "That is a frightening thought, and nobody can promise how it goes for one person. In a "
    "clinic trained staff should watch breathing and heart all through it. Tell them of the fear "
    "beforehand, and ask how they help. If something was taken or feels wrong now: call {e}.";
static const char MORTAL_YOUNG[] =
    "It is normal to be scared. I can't see how they are; in a clinic trained staff watch over "
    "people. Please tell an adult you trust what you fear: they can ask the doctor with you. If "
    "something is wrong now: call {e}.{k}";
static const char YOUNG[] =
    "Hello! I'm a program that looks things up, and what I have is written for adults. "
    "If something worries you, please tell an adult you trust.{k}";
static const char UNDER_AGE[] =
    "This is written for adults. Please talk about it with an adult you trust, or a "
    "doctor.{k}";
static const char FOOTER_NOW[] =
    "If these thoughts are about you or someone close, {c} is there{a}.{k}";
static const char FOOTER_NOW_GENERIC[] =
    "If these thoughts are about you or someone close: {c}.";
static const char FOOTER_HISTORY[] =
    "If it ever gets that hard again, {c} is there{a}.{k}";
static const char FOOTER_HISTORY_GENERIC[] = "If it ever gets that hard again: {c}.";
static const char RESPECTED[] = "All right, I'll stop. The number stays: {c}.";

static const char CALLED_OFF[] =
    "All right, thank you for saying so. Ask me what you like. If any of it was meant, or it "
    "gets that hard: {c}, or {e} in danger.{k}";
static const char NO_EMERGENCY[] =
    "All right, thank you for saying so. Ask me what you like. If anybody is in danger after "
    "all: call {e} at once.";
static const char WORRY[] =
    "I'm sorry: I can't see how they are, and can't know how it will go. Call {e} now if you "
    "have not; stay close, and tell them of every change. I'm an automated FAQ and can't get "
    "help for you.";

static const char COMING_OTHER[] =
    "Good. Stay with them until help is there. Breathing but won't wake: onto their side. Not "
    "breathing: do what the call-taker says. Have ready what was taken. If it gets worse, call "
    "{e} again.";
static const char COMING_SELF[] =
    "Good. Unlock the door; sit, or lie on your side if drowsy; take nothing more. Have ready "
    "what was taken. If it gets worse, call {e} again.";
static const char COMING_ANIMAL[] =
    "Good. Stay with the animal, and have ready what it took and when. If it gets worse, call "
    "the vet again.";
static const char WORRY_ANIMAL[] =
    "I'm sorry: I can't see how it is, and can't know how it will go. Call a vet or an animal "
    "poison line now, an emergency clinic when yours is closed; stay close, and tell them of "
    "every change.";

static const char REFUSE_DOSE[] =
    "I can't help with amounts. The right one depends on the product, route, health and "
    "other medicines, and has to be set and watched by a clinician. Ask your prescriber "
    "or pharmacist; if someone feels unwell now, call {e}.";
static const char REFUSE_OBTAIN[] =
    "I can't help with getting it outside care. What is sold that way may be something "
    "else, and nobody watches over it. A doctor or psychiatrist, a certified esketamine "
    "site or a trial register is the way to ask about treatment.{k}";
static const char REFUSE_MAKE[] =
    "I can't help with making it or with that way of using it. It can hurt you badly, "
    "and a few lines of text can't make it safe. A drug service near you helps without "
    "judging; if someone feels unwell now, call {e}.";
static const char REFUSE_EVADE[] =
    "I can't help with hiding use or beating a test. It can put you and others at risk. "
    "A doctor, or an advice service that keeps things private, can talk it through with "
    "you.";
static const char REFUSE_DIAGNOSIS[] =
    "I can't judge that for one person. It takes someone who can ask, examine and know "
    "your history. Please take it to a doctor; if it is sudden or severe, call {e}.";
static const char REFUSE_CLEARANCE[] =
    "I can't say what is right or safe for one person. It depends on your health and "
    "your medicines, which I can't see. Please ask the doctor or clinic that knows "
    "them.{k}";
static const char REFUSE_MEDICINE[] =
    "I can't tell you to start, stop or change a medicine. Stopping suddenly can do "
    "harm. Please call your prescriber or a pharmacist before you change anything.";
static const char NO_VERDICT[] =
    "I can't judge that for one person, and please change no medicine because of me.{k}";

static const char ABUSE[] = "I'm only a program that looks things up. Ask when you like.";
static const char SENT[] = "I've sent you a private message.";
static const char DISCLAIMER[] =
    "General information, not medical advice. Please talk to a doctor or pharmacist "
    "about your own situation.";
static const char ABOUT[] =
    "Reviewed general information from an automated program: not medical advice, "
    "diagnosis or treatment, and it may be out of date where you live. Ask a doctor, "
    "nurse or pharmacist before you decide, start, stop or change anything, and don't "
    "wait because of it. Nobody watches this chat, and a public room is not private. "
    "Emergency: call {e}.";
static const char CAUTION[] =
    "Please talk to a clinician who knows your history before you act on this.";

/* Where no country is known the children's lines of several stand in place of the others:
 * both would not fit. */
static bool is_for_children(const struct triage_verdict *verdict,
                            const struct safety_lines *lines)
{
    return verdict && verdict->is_young && lines->is_generic && lines->child.len > 0;
}

static void add_crisis(struct buf *out, const struct triage_verdict *verdict,
                       const struct safety_lines *lines)
{
    if (is_for_children(verdict, lines)) {
        buf_add(out, lines->child);
        return;
    }
    buf_add(out, lines->crisis_name);
    if (lines->crisis_name.len > 0)
        buf_add_char(out, ' ');
    buf_add(out, lines->crisis_contact);
}

static void add_child(struct buf *out, const struct triage_verdict *verdict,
                      const struct safety_lines *lines)
{
    if (verdict && verdict->is_young && lines->child.len > 0) {
        buf_add(out, STR(" For young people: "));
        buf_add(out, lines->child);
        buf_add_char(out, '.');
    }
}

static void add_place(struct buf *out, char place, const struct triage_verdict *verdict,
                      const struct safety_lines *lines)
{
    if (place == 'e')
        buf_add(out, lines->emergency);
    else if (place == 'p')
        buf_add(out, lines->poison);
    else if (place == 'c')
        add_crisis(out, verdict, lines);
    else if (place == 'k')
        add_child(out, verdict, lines);
    else if (place == 'o' && !lines->is_generic)
        buf_add(out, STR(" Other countries: findahelpline.com."));
    else if (place == 'a' && lines->is_any_time)
        buf_add(out, STR(" any time"));
}

static void fill(struct buf *out, const char *text, const struct triage_verdict *verdict,
                 const struct safety_lines *lines)
{
    bool has_child = is_for_children(verdict, lines) && strstr(text, "{c}");

    for (const char *at = text; *at; at++) {
        if (at[0] == '{' && at[1] && at[2] == '}') {
            if (at[1] != 'k' || !has_child)
                add_place(out, at[1], verdict, lines);
            at += 2;
        } else {
            buf_add_char(out, *at);
        }
    }
}

static const char *emergency_text(const struct triage_verdict *verdict,
                                  const struct safety_lines *lines)
{
    bool is_brief = lines->is_generic || verdict->is_intended;
    if (verdict->need == TRIAGE_NEED_VIOLENCE)
        return EMERGENCY_VIOLENCE;
    if (verdict->need == TRIAGE_NEED_PSYCHOSIS)
        return EMERGENCY_MIND;
    switch (verdict->subject) {
    case TRIAGE_SELF: return is_brief ? EMERGENCY_SELF_BRIEF : EMERGENCY_SELF;
    case TRIAGE_OTHER: return is_brief ? EMERGENCY_OTHER_BRIEF : EMERGENCY_OTHER;
    case TRIAGE_CHILD: return is_brief ? EMERGENCY_CHILD_BRIEF : EMERGENCY_CHILD;
    case TRIAGE_ANIMAL: return EMERGENCY_ANIMAL;
    case TRIAGE_NO_SIGN: return EMERGENCY_NO_SIGN;
    }
    return EMERGENCY_SELF;
}

static const char *refusal_text(enum triage_class class)
{
    switch (class) {
    case TRIAGE_CLASS_NONE:
    case TRIAGE_DIAGNOSIS: return REFUSE_DIAGNOSIS;
    case TRIAGE_DOSE: return REFUSE_DOSE;
    case TRIAGE_OBTAIN: return REFUSE_OBTAIN;
    case TRIAGE_MAKE: return REFUSE_MAKE;
    case TRIAGE_EVADE: return REFUSE_EVADE;
    case TRIAGE_CLEARANCE: return REFUSE_CLEARANCE;
    case TRIAGE_MEDICINE: return REFUSE_MEDICINE;
    }
    return REFUSE_DIAGNOSIS;
}

static const char *crisis_text(const struct triage_verdict *verdict,
                               const struct safety_lines *lines)
{
    if (verdict->subject != TRIAGE_OTHER)
        return CRISIS_SELF;
    return lines->is_generic ? CRISIS_OTHER_GENERIC : CRISIS_OTHER;
}

static const char *reply_text(const struct triage_verdict *verdict,
                              const struct safety_lines *lines)
{
    switch (verdict->kind) {
    case TRIAGE_EMERGENCY: return emergency_text(verdict, lines);
    case TRIAGE_CRISIS: return crisis_text(verdict, lines);
    case TRIAGE_REFUSAL:
    case TRIAGE_NO_VERDICT: return refusal_text(verdict->class);
    case TRIAGE_DISTRESS: return DISTRESS;
    case TRIAGE_ABUSE: return ABUSE;
    case TRIAGE_NONE: return "";
    }
    return "";
}

static const char *footer_text(const struct triage_verdict *verdict,
                               const struct safety_lines *lines)
{
    bool is_history = verdict && verdict->footer == TRIAGE_FOOTER_HISTORY;
    if (lines->is_generic)
        return is_history ? FOOTER_HISTORY_GENERIC : FOOTER_NOW_GENERIC;
    return is_history ? FOOTER_HISTORY : FOOTER_NOW;
}

static const char *short_text(const struct triage_verdict *verdict)
{
    if (verdict->kind == TRIAGE_EMERGENCY && verdict->subject == TRIAGE_CHILD)
        return EMERGENCY_CHILD_SHORT;
    if (verdict->kind == TRIAGE_EMERGENCY && verdict->subject == TRIAGE_ANIMAL)
        return EMERGENCY_ANIMAL_SHORT;
    if (verdict->kind == TRIAGE_EMERGENCY)
        return EMERGENCY_SHORT;
    if (verdict->kind == TRIAGE_CRISIS && verdict->class == TRIAGE_OBTAIN)
        return CRISIS_ACCESS;
    return verdict->kind == TRIAGE_DISTRESS
               ? DISTRESS_SHORT
               : CRISIS_SHORT[verdict->turn % COUNT_OF(CRISIS_SHORT)];
}

static const char *coming_text(const struct triage_verdict *verdict)
{
    enum triage_subject subject = verdict ? verdict->subject : TRIAGE_OTHER;

    if (subject == TRIAGE_ANIMAL)
        return COMING_ANIMAL;
    return subject == TRIAGE_SELF || subject == TRIAGE_NO_SIGN ? COMING_SELF
                                                               : COMING_OTHER;
}

static const char *choose(enum safety_text which, const struct triage_verdict *verdict,
                          const struct safety_lines *lines)
{
    switch (which) {
    case SAFETY_REPLY: return reply_text(verdict, lines);
    case SAFETY_SHORT: return short_text(verdict);
    case SAFETY_NEUTRAL: return NEUTRAL;
    case SAFETY_TALK: return TALK;
    case SAFETY_NUMBERS: return NUMBERS;
    case SAFETY_SENT: return SENT;
    case SAFETY_NO_VERDICT: return NO_VERDICT;
    case SAFETY_FOOTER: return footer_text(verdict, lines);
    case SAFETY_RESPECTED: return RESPECTED;
    case SAFETY_CALLED_OFF: return CALLED_OFF;
    case SAFETY_NO_EMERGENCY: return NO_EMERGENCY;
    case SAFETY_WORRY:
        return verdict && verdict->subject == TRIAGE_ANIMAL ? WORRY_ANIMAL : WORRY;
    case SAFETY_COMING: return coming_text(verdict);
    case SAFETY_MEANS:
        return verdict && verdict->subject == TRIAGE_OTHER ? THEIR_MEANS : MEANS;
    case SAFETY_FAULT: return FAULT;
    case SAFETY_LOSS: return LOSS;
    case SAFETY_VIOLENCE: return VIOLENCE;
    case SAFETY_ASSAULT: return ASSAULT;
    case SAFETY_SPIKED: return SPIKED;
    case SAFETY_MIND: return MIND;
    case SAFETY_URINE: return URINE;
    case SAFETY_REACTION: return REACTION;
    case SAFETY_CUSTODY: return CUSTODY;
    case SAFETY_CAUSE: return CAUSE;
    case SAFETY_MORTAL: return verdict && verdict->is_young ? MORTAL_YOUNG : MORTAL;
    case SAFETY_YOUNG: return YOUNG;
    case SAFETY_UNDER_AGE: return UNDER_AGE;
    case SAFETY_DISCLAIMER: return DISCLAIMER;
    case SAFETY_ABOUT: return ABOUT;
    case SAFETY_CAUTION: return CAUTION;
    }
    return "";
}

/* What a child or an animal swallowed was no attempt, nor is an attack. */
static bool looks_intended(const struct triage_verdict *verdict)
{
    return verdict->kind == TRIAGE_EMERGENCY && verdict->is_intended
           && verdict->subject != TRIAGE_CHILD && verdict->subject != TRIAGE_ANIMAL
           && verdict->need == TRIAGE_NEED_NONE;
}

struct str safety_text(struct arena *arena, enum safety_text which,
                       const struct triage_verdict *verdict,
                       const struct safety_lines *lines)
{
    struct buf out;
    buf_init(&out, 4096);
    fill(&out, choose(which, verdict, lines), verdict, lines);
    if (which == SAFETY_REPLY && looks_intended(verdict))
        fill(&out, AFTERWARDS, verdict, lines);
    struct str text = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    return text;
}
