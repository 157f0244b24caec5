/* SPDX-License-Identifier: MIT */
#include "bot/plea.h"

#include "base/macros.h"
#include "text/saying.h"

/* Of a kind when it is one of its sayings (text/saying.h). The first that fits. */
static const struct {
    enum plea kind;
    const char *phrases, *others;
} rows[] = {
    {PLEA_MEANS,
     "i have a|i have the|i have my|i have got a|i have got the|i got a|i got the|"
     "i got my|i am holding|in front of me|in my hand|in my hands|next to me|beside me|"
     "on my lap",
     " ok just tonight knife razor blade gun rope noose belt pills pill tablets meds bottle "
     "bottles lying is are them it i have got the a my all of here right now with me and in hand hands "
     "front lap ready on "},
    {PLEA_THEIR_MEANS,
     "he has a|he has the|he has his|he has got|he has my|he got a|he got the|he is holding|"
     "he found|he took a|he took the|she has a|she has the|she has her|she has got|she has my|"
     "she got a|she got the|she is holding|she found|she took a|she took the|they have a|"
     "they have the|they have got|they are holding|in his hand|in his hands|in her hand|"
     "in her hands|in front of him|in front of her|with a",
     " ok oh god and now just tonight knife knifes razor razors blade blades gun rope noose "
     "belt pills pill tablets meds bottle bottles he she they has have got the a his her my all "
     "of here right there with him them in hand hands front found took is are holding kitchen "
     "there standing sitting bathroom locked "},
    {PLEA_DOING, "i am doing it|i am going to do it|about to do it",
     " ok just tonight it them i am ready right here now and on "},
    {PLEA_CRY,
     "please|help me|stay with me|do not leave me|do not go|i am scared|i am so scared|"
     "i am afraid|i am frightened|i am terrified|i am alone|i am all alone|hold me|"
     "talk to me|what if i mix|what if i take|what if i swallow|what if i drink",
     " can could will would you just me i am so really very someone somebody anyone help "
     "scared now right here oh god and but all alone it them with my moms mums dads mom's "
     "mum's dad's the mom mum dad xanax valium diazepam alprazolam pills tablets meds "
     "sleeping alcohol vodka whisky wine beer ketamine ket k together some for a bit "
     "while stay leave not do "},
    {PLEA_DOUBT,
     "they are useless|hotlines are useless|helplines are useless|that is useless|"
     "they do not help|that does not help|they will not help|that will not help|"
     "nobody answers|no one answers|nobody picks up|no one picks up|on hold|they hung up|"
     "will it help me|will ketamine help me|would it help me|would ketamine help me|"
     "can it help me|can ketamine help me",
     " they are just all me i am so and but at still right now tonight today it that this "
     "there anyway really please for hours "},
};

enum plea plea_of(struct arena *scratch, struct str text)
{
    struct words words;

    words_read(scratch, text, NULL, &words);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (saying_is(&words, rows[i].phrases, rows[i].others))
            return rows[i].kind;
    return PLEA_NONE;
}
