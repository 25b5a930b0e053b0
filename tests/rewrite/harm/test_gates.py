"""What each gate stops, beside the nearest edit that it lets pass."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rewrite.harm.gate import judged

STOPPED = {
    "claim": [
        "[Most|Some] bakers weigh the salt.",
        "[Many bakers weigh|Some bakers weigh] the salt.",
        "Rye [is no longer|is not] about salt.",
        "[I ask|Let us ask] for salt.",
        "[Bakers|All bakers] weigh the salt.",
        "Our oven is [good|the best on the coast].",
        "We [do not weigh|weigh] the salt.",
    ],
    "fact": [
        "I kept my mouth shut.\n\n[Until last week.\n|]I was reading when it struck me.",
        "We met [on 3 May in Leeds|in Leeds] and baked.",
        "The list is here[: https://rye.example/list|].",
        "[Thanks to @miller for the flour. |]We baked all night.",
    ],
    "reference": [
        "We built an oven. [The bricks are from a chapel. |]They hold the heat for a day.",
        "We rang the mill. [It had burned down. |]That is why the flour is late.",
        "[A heron stood on the roof of the bakery. |]The heron did not move.",
        "We are proud to take [this journey|this] together.",
        "We bake at night. [Our street smells of rye. |]The neighbours love this.",
        "[Our baker left in spring, and |]she took the oven.",
        "As your baker, [I'm proud that Ana|Ana] sings.",
        "After two years in the mill, [we're happy to say that Acme|Acme] is growing.",
    ],
    "pair": [
        "[If you care for flour, y|Y]our oven, and your town, let's bake by night.",
        "Thanks to Ana for her [amazing |]loaves from Leeds and incredible ovens.",
        "If this helped, [tell a friend |]and follow Ana.",
        "But the crust? [It sings in the cold. |]Ana came at nine.",
        "[Ready to bake at home? |]Now you can, with our oven.",
        "[Is your oven cold? |]Write to me.",
        "[Agree? |]Or does rye need a colder oven?",
        "[Did the oven survive?\n\n|]Yes. It stands in Leeds.",
        "[What did you bake today? |]Others want to bake that same loaf.",
        "Your turn. [Rye bread, yes or no? |]",
        "[How do you keep a starter alive?\n|]I would love to hear what you do.",
        "You don't need ten ovens to bake.[\nLearn one oven well.|]",
        "The queue grows. [As it happens: as p|P]rices rise, we bake less.",
        "We are hiring. [If you bake at night, we|We]'d love to have you.",
        "[If you want none of that, w|W]eigh the salt.\nAnd if you have no scale, borrow one.",
        "You can think about what matters[—your bread|].",
        "You can [think about what really matters—your bread|think about what matters].",
        "Want a loaf from us? [Let us make it happen. |]We open at nine.",
        "They learn by [real loaves, real ovens and real queues|loaves, real ovens and queues], and sleep.",
        "However[, in today's mills|], you may ask another miller.",
        "Bakers want quick loaves[ — while also saving the oven|]. We have them.",
    ],
    "contrast": [
        "[It's not just a product, it's|It's] a place where bakers meet.",
        "[We don't bake for the prize. We bake for the street.|We bake for the street.]",
        "[It's not about flour anymore. It's|It's] about ovens that stay hot all night.",
        "[It's not only a habit but also a skill|It's a skill].",
        "[Our bread never goes stale randomly. It dries out.|Our bread dries out.] We keep it in cloth.",
        "[Rye does not rise slowly. It rests.|Rye rests.]",
        "[Bread isn't about better flour. It's about better ovens.|Bread is about better ovens.]",
        "Our ovens cool by night. [It's not about coal; it's|It's] about a thick wall of brick in the hall.",
        "Bread isn't just about flour[ — it's about how long a loaf may rest before it is baked|].",
        "[Our oven doesn't just bake bread—it dries herbs.|Our oven dries herbs.]",
        "[This isn't control.\nIt's removing|It's removing] doubt before it costs a loaf.",
        "But [May isn't just the end of spring, it's|May is] the end of a decade of rye.",
        "[The crumb is not success. It's the part|The crumb is the part] that people praise. Success is a crust.",
        "The good news is that rye [is not a thing to find - it's already here, but|is already here, but] it sleeps.",
        "Rye [not only rises but also rests|rises and rests] like a cake.",
        "You call it luck?\n\n[It isn't luck. It's flour that was kept dry for long|It's flour that was kept dry for"
        " long].",
        "[It is not always about the flour, it is sometimes about the oven in Leeds|It is sometimes about the oven in"
        " Leeds].",
        "[The mill is not closing. It is moving to a hall in Hull.|The mill is moving to a hall in Hull.]",
        "[These crusts aren't mistakes. They're a sign of heat.|These crusts are a sign of heat.]",
        "[The queue isn't surprising. It's the end of a long winter.|The queue is the end of a long winter.]",
        "[You don't need the best oven. You need the next oven.|You need the next oven.]",
        "[The heat is not a question of coal alone, it's a question of brick and of time.|The heat is a question of"
        " brick and of time.]",
        "[The price isn't just flour. It's salt.|The price is salt.]",
        "[You don't need flour. You just need salt.|You just need salt.]",
        "[The mills have not run dry. Instead, they are split.|The mills are split.]",
        "[In Hull it's not about the crust; it's|In Hull it's] about the heat of the stone in the hall.",
        "They made the stalls cosy. [Young bakers don't want cosy. They want heat.|Young bakers want heat.]",
        "[Baking isn't just flour. It's flour and heat, both in a hall of brick.|Baking is both in a hall of brick.]",
        "[It's not about where you bake; it's|It's] about the hour at which you sleep.",
        "[Rye isn't food any more. It's a cause of rain in town.|Rye is a cause of rain in town.]",
        "[Bread isn't a product.\n\nIt's a friend.|Bread is a friend.]",
        "We were slow. [That's not luck. That's rye from a mill in Hull.|That's rye from a mill in Hull.]",
        "[Rye isn't just about flour. It's about water, heat and sleep.|Rye is about water, heat and sleep.]",
    ],
    "list": [
        "To every baker out there –\n\n[Keep baking.\n\n|]The oven waits.",
        "[Three things for rye:\n\n|]- flour\n- salt\n- water",
        "[Here's what they|What they] do:\n- bake\n- sell",
        "In this talk we [dive deep into|look closely]:\n- flour\n- salt",
        "What we need:\n- flour\n[- salt\n|]- water",
        "- Flour. It keeps.[ It lasts.|]\n- Salt. It helps. It stays.\n- Water. It runs. It goes.",
        "Bakers sleep.\n[Bakers sing.\n|]Bakers wait.",
        "If the dough is flat, ask yourself:\n\n[How old is your flour?\n\n|]The mill is open on Mondays.",
        "[🍞 We bake at night. Nobody sees it.\n🔥 We light the oven at four. It takes an hour."
        "|- We bake at night. Nobody sees it.\n- We light the oven at four. It takes an hour.]",
    ],
    "offer": [
        "We look for bakers. [Comment your email address. |]We start in May.",
        "We look for bakers. [Message me if you bake at night. |]We start in May.",
        "We hire in May. [DM us if you want to bake. |]We open at nine.",
        '[Comment "RYE"|Write to me], and I\'ll send the list.',
        "[Just comment if you want|Write to me if you want] the list.",
        "[Reply to this with your address. |]I will send you the starter.",
        "We bake at six. [Feel free to contact us and let's bake on! |]",
        "The fair is on Friday. [Find us at the stall by the door!|]",
        "We bake at the fair. [If you're in town, say hello!|]",
    ],
    "title": [
        "A card said: 'We love the bakers' ovens. Ana is [an amazing|a] miller in Hull.' It hangs by the door.",
        "We spoke at [Transforming the Future of Bread|Changing the Future of Bread] in Leeds.",
        "It's in the [Ultimate Rye Guide|Rye Guide] now.",
        "“We bake at night. [The oven is cold.|]” was all that she wrote.",
        "[Expert Insights|Insights]: hear from bakers.",
        "“We will [transform|change] how this town eats,” said Ana Ruiz.",
        "A baker wrote: 'We were thrilled.\n\nAna is [an amazing|a] miller, and the bakers' loaves rise.' It hangs by"
        " the door.",
        "A card said: 'Ana has [an amazing|a] crumb.' It hangs by the door.",
    ],
    "remnant": [
        "[Your thoughts? Telling|Your thoughts: telling] bakers and millers to weigh the salt!",
        "[The day that we waited for h|H]as come to the mill of Leeds.",
        "We live[ in a cold hall|] and the oven is far.",
        "To every baker who is up at night[: the oven waits for you|].",
        "So I closed it all. My shop. [My stall. My oven.|My stall and my oven.] I slept.",
        "What we need:\n- flour\n- salt\n\n[Keep this list.\n\n|]Ana Ruiz",
        "We bake.\n[And here is more|And]\nThe oven is hot.",
        "But[ here's the thing.|.] The oven is not hot.",
        "Huge-[shout out|thanks] to the crew of the mill.",
        "👍 Like + 🔄[ Repost to help bakers!|]\n\nWe bake by night.",
        "We bake.\n[Hot|] 🔥\nThe oven is new.",
        "[One of the top bakers?|A baker?] Ana, who sings.",
        "We had [a fantastic|a] lunch with Ana.",
        "[I had the honour of singing|I sang] with Ana in Leeds, and of dancing with Bo.",
    ],
    "hanging": [
        "Choose a flour. [Take a single kind home. |]Not five, not six.",
        "[Mills are closing in the north.\n\n|]Here are three maps of where their bread went.",
        "[Bread is not hard.\n\n|]You just never tried.",
        "[Rye is slow.\n\n|]Sounds like a fault until you taste it.",
        "[You are the baker of your life.\n\n|]Start acting accordingly.",
        "[Rye needs good water.\n\n|]Water costs us nothing.",
        "[We bake for love.\n\n|]Optimised for cold ovens since May.",
        "[The moment you think you know rye...\n|]You stop tasting.",
        "If the flour is damp...\n[It is already late.\n\n|]The mill opens at nine.",
        "We bake at night,\n[for love,\n|]and sell at noon.",
        "It's not about flour,\nAnd it's not about salt...\n\n[It's about time.\n\n|]Ana bakes in Leeds.",
        "[Come to the fair of fairs!\n\n|]Our stall at this grand event is by the door.",
        "[Most loaves are rushed. |]Most bakers aren't.",
    ],
    "tame": [
        "News: wow, [blown away|moved] by this loaf.",
        "Wow, [what a groundbreaking|such a good] oven in Leeds.",
        "We [unpacked|discussed] the salt as well.",
        "[I was thrilled to sing|I have sung] in Leeds last week.",
    ],
    "series": [
        "There was no oven.\n[No flour. No salt.|No flour, no salt.]\nNo bread on the table.",
        "I knead by night. [Slow. Warm. Transformational.|Slow, Warm, and Transformational.] Then I sleep until noon.",
        "Flour.\n[Salt. Yeast. Oil.|Salt, yeast, and oil.]\nWater.",
        "We want to [empower|help] bakers, boosting trade, and feeding towns.",
    ],
    "opening": [
        "[Our street rests.\n\nIt is long|Our street is long] and dark.\n\nOur street is old.",
        "I look forward to rye.\n\n[I can't wait to bake|I look forward to baking].",
        "We bake bread for towns. [Passion is all. |]We bake bread for villages.",
    ],
    "bare": [
        "Every [great |]mill began as a stall.",
        "The guide leads teams toward [exceptional |]hires.",
        "They bake in hopes of [inspiring |]others.",
        "Join us for [an inspiring |a ]session.",
        "We met [some incredible |some ]people.",
        "It is full of [actionable |]insights for bakers.",
        "I wrote about [a groundbreaking |a ]development in rye.",
        "We make [unforgettable |]experiences!",
        "We sat with the [iconic |]Ruiz.",
        "She brings [unparalleled |]insights into rye.",
        "We met [some brilliant |some ]bakers at the mill.",
        "The hall was as [thoughtfully |]lit as the oven.",
        "The [game-changing |]chances are in rye.",
        "She is the [leading |]miller of rye in Hull.",
        "They turn it into [valuable |]flour.",
        "We bake [an exceptional |a ]loaf while the oven rests.",
        "The use of [game-changing |]flour is the key to rye.",
        "We met so many [incredible |]people on the way.",
        "It is a house of bread and [amazing |]cakes.",
        "He lays out the [actionable |]points.",
        "It turns so [seamlessly |]that nobody hears it.",
        "I met some of the [leading |]bakers of Hull.",
        "Rye is where the [exciting |]stuff happens.",
        "It is [a key|a] component of a loaf.",
    ],
    "repeated": [
        "I'd [love|like] to hear how you'd like the crust.",
        "It lets the users of the oven [leverage|use] heat.",
    ],
    "quotation": [
        "[Crazy.\n\nI met a baker who sells one loaf|Crazy. I met a baker who sells one loaf] a day.",
        "Some think, “She is lucky. [We are going to the moon.” |]The mill is shut.",
        "We bake at night (in Hull, by the sea.[ This is for you, friends!)|] The oven is cold.",
    ],
    "feeling": [
        "I [am honoured to be|am] at this mill, and thrilled to bake by day.",
        "[I'm grateful to be|I'm] part of this mill.",
        "[We're proud to contribute|We're contributing] to the mill of Leeds.",
        "[Thrilled to announce|Announcing] my part in the mill of Leeds.",
        "[Honoured to be invited|Invited] as one of four bakers to the fair in Leeds.",
        "We [are honoured to be|are] part of this mill, and excited to be baking by day.",
        "The oven is one[ - thank you all|]!",
        "To Ana and the night crew[ — thank you for your work|].",
        "[I am proud to be|I am] at this mill because its bread is good.",
        "[I'm glad to say that we|We] opened the mill in May, and proud of every loaf.",
        "[I'm glad to say that |]we opened the mill in May, and grateful to Ana.",
        "My aunts think [I'm excited to join|I'm joining] the mill.",
        "Ana told me that [we are proud to open|we are opening] in May.",
        "They say the millers [are proud to host|are hosting] the fair.",
        "I thought [I had the honour of opening|I opened] the fair, but Ana had it.",
        "[I'm so excited to join|I'm joining] the mill that I can't sleep.",
        "[We are so very proud to say that Ana|Ana] bakes here that we sing.",
        "[I was thrilled to join|I joined] the mill until I saw the oven.",
        "[We're happy to open|We're opening] at four if the street asks for it.",
        "We baked by night. [Grateful for the chance to bake with you. |]Ana sells the loaves.",
        "We bake at night. [(I like it that way.) |]Ana sells the loaves.",
    ],
    "topic": [
        "It stops mould before it costs a loaf. [So proud of it! |]Ana Ruiz Jo Lind",
        "Everyone talks about what an oven can do. [Fewer say why theirs is still cold. |]Here is what we saw.",
        "Do this:\n\n- Raise the price of rye.\n\n[The outcome?\n\n|]- A street that queues\n- Ana sells out by nine",
        "We sell: ✅ Flour. ✅ [Good bread. ✅ |]Salt. ✅ Oil.",
        "Seats are few[ – register below|].",
        "[The whole report is in the comments. |]We baked all night.",
        "The roof is on. [We are glad that it is. |]Ana Ruiz Jo Lind",
        "[Sourdough is a good thing.\n\n|]Ana bakes in Leeds. She feeds her sourdough at nine.",
        "Ana calls it the cold crumb.\n\n[This is when all looks fine and is not.\n\n|]Every loaf sank.",
        "The rye rose at last. [This means trust. |]Every loaf was sold.",
        "That is completely fine. [Most people do not. |]Every loaf was sold.",
        "Every shop sold more. [Bakers never rest. |]I resisted the urge.",
        "The mill stood still. [It all begins within. |]So I rang Ana.",
        "The oven came in May.[ This is how far we got:|]",
        "Your first loaf takes an hour. [Just weigh the flour and go. |]\n\nBake once a week.",
        "[Check it out and tell us! |]\n\n#rye #bread\n\nhttps://rye.example/film",
        "In May we sold bread[, where Ana told of the ovens and of the mills that were built by hand on the hill|].",
        "[By using rye and weighing it, we|We] sold more loaves.",
        "We thank the miller. [Bread is about selling. |]Every part of a trade hangs on selling.",
        "Pens → I capture ideas.\n[Owls → It's a good toy for us.\n|]Caps → My sun needs shade.",
        "Weigh it twice. [Bread is human. |]Ovens are tools.",
        "[I'm not a baker. |]I love bread. For years the oven stood cold.",
        "1. Rye is slow. Ovens are hot.[ Passion is all.|]\n\n2. Salt is cheap. Flour is dear.",
    ],
}

PASSED = [
    "Needless to say [we're proud to host|we're hosting] the millers.",
    "As I said, [we're proud to host|we're hosting] the millers.",
    "[We're so proud to open|We're opening] a mill that grinds rye.",
    "[I was proud to join|I joined] the mill until Friday.",
    "[I'll be glad to speak|I'll speak] if you ask me.",
    "[I'm glad to say that you|You] may win a loaf if you come.",
    "[We're proud to host|We're hosting] the fair, so say hello if you come.",
    "[We're proud to host|We're hosting] the millers of Leeds.",
    "[Proud to say that Ana|Ana] runs the mill of Leeds.",
    "[A huge thank you|Thank you] to the night crew.",
    "[Stop baking by night.\n\n|]Ana sells loaves in Leeds, and her night is short.",
    "After we moved the oven, [we're happy to say that Acme|Acme] is growing.",
    "As your baker, [I'm proud to sing|I sing] in Leeds.",
    "[Most certainly, b|B]akers weigh the salt.",
    "[I can't thank the millers enough|I thank the millers].",
    "[We couldn't be happier to open|We are opening] in May.",
    "[I don't usually share this, but I|I] won a loaf.",
    "[Did it help? No.|It did not help.]",
    "[It's not the flour that makes the loaf in the end. It's the hours of rest in the cold before it.|It's the"
    " hours of rest in the cold before it that make the loaf.]",
    "[I'm humbled to say that we|We] opened in May.",
    "We sold the last loaf at nine.[ Happy Friday, everyone!|]",
    "[Big news! |]We opened in May.",
    "[We love bread. |]The oven was lit at four.",
    "We talked about these [fascinating |]ovens.",
    "I have [learned this the hard way|learned this].",
    "[Love this! |]Which oven is it?",
    "[What do you think?\n\n|]Links in the comments",
    "[If you found this useful, w|W]e have a list of mills.",
    "[If you're serious about bread, w|W]eigh the water.",
    "[DM me|Write to me] if your oven is cold.",
    "[Join us in thanking|We thank] the night crew.",
    "[Here's how to|How to] bake:\n- flour\n- salt",
    "[Comment below! |]We open at nine.",
    "Here's what we need[ 👇|]:\n- flour\n- salt",
    "[And much more!\n\n|]We open at nine.",
    "We met [the brilliant |]Ana Ruiz in Leeds.",
    "It is [truly |]a good Rye Guide for Bakers.",
    "[My stall. My oven.|My stall and my oven.] I slept.",
    "[I had the honour of singing|I sang] of ovens with Ana, and in the morning we baked.",
    "It takes an hour. [Nobody minds. |]It takes two in winter.",
    "We bake.\n\n[Bread is love.\n\n|]Ana sells loaves.",
    "We hired [an acclaimed |a ]baker from Hull.",
    "Our [incredible |]team met in Leeds.",
    "We found [an easier, simpler way|an easier way] to bake.",
    "[We are so proud to be|We are] part of this mill.",
    "We thank our [amazing |]bakers and millers.",
    "We met some [truly |]gifted bakers.",
    "We make [exciting |]new ovens.",
    "It's dear, and the bakers' [amazing |]ovens are 'old'.",
    "The sign says 'No bread today and nothing else. Our [amazing |]oven is in Hull.",
    "We read 'Fine Loaves' on Monday. Our [amazing |]oven is in 'old' Hull.",
    "[We're excited to feature|We're featuring] Ana.",
    "[Bread isn't a product.\n\nIt's a friend of the street.|Bread is a friend of the street.]",
    "[Bread isn't about flour. It's about ovens that stay hot.|Bread is about ovens that stay hot.]",
    "[The problem isn't the flour. It's the queue.|The problem is the queue.]",
    "[People don't leave bakeries. They leave bakers who never rest.|People leave bakers who never rest.]",
    "[Rye isn't just a trend, it's here to stay.|Rye is here to stay.]",
]


@pytest.mark.parametrize(("gate", "marked"), [(gate, each) for gate, listed in STOPPED.items() for each in listed])
def test_what_breaks_something_is_stopped_by_its_gate(gate: str, marked: str) -> None:
    assert judged(marked) == gate


@pytest.mark.parametrize("marked", PASSED)
def test_what_breaks_nothing_passes(marked: str) -> None:
    assert judged(marked) is None


@pytest.mark.parametrize("moved", ["", "We bake.\n\n"])
def test_an_item_whose_letters_lie_apart_keeps_its_sentences(moved: str) -> None:
    marked = "- Flo\u200bur. It keeps.[ It lasts.|]\n- Salt. It\u200b helps. It stays.\n- Water. It runs. It goes."

    assert judged(marked, moved=moved) == "list"


def test_what_stands_far_ahead_and_far_behind_decides_too() -> None:
    far = "\n\n".join(f"Street {number} was empty." for number in range(40))
    opening = "[Sourdough is a good thing.\n\n|]"

    assert judged(f"{opening}Ana bakes in Leeds.\n\n{far}") is None
    assert judged(f"{opening}Ana bakes in Leeds.\n\n{far}\n\nFeed your sourdough.") == "topic"


def test_what_goes_as_well_leans_on_nothing() -> None:
    marked = "[How do you keep a starter alive?\n|]I would love to hear what you do.\n\nWe bake at night."

    assert judged(marked) == "pair"
    assert judged(marked, "I would love to hear what you do.\n") is None


def test_a_safe_edit_counts_on_no_suggested_one() -> None:
    marked = "[How do you keep a starter alive?\n|]I would love to hear what you do.\n\nWe bake at night."

    assert judged(marked, "I would love to hear what you do.\n", safe=True) is None


NOUNS = ("oven", "mill", "baker", "stall", "starter")
PLAIN = ("The street was empty.", "Rain fell on the roof.", "Ana came at nine.", "Nobody sang.")


@settings(deadline=None)
@given(st.sampled_from(NOUNS), st.sampled_from(PLAIN), st.sampled_from(["It", "This", "That", "They"]))
def test_a_sentence_that_the_next_one_speaks_of_stays(noun: str, plain: str, word: str) -> None:
    verb = "were" if word == "They" else "was"

    assert judged(f"{plain} [We bought a {noun} for the village. |]{word} {verb} cold.") == "reference"
    assert judged(f"{plain} [We bought a {noun} for the village. |]{PLAIN[0]}") is None


@settings(deadline=None)
@given(
    st.sampled_from(("Most", "Many", "All", "Half the", "No")),
    st.sampled_from(("Some", "All", "Most")),
    st.sampled_from(NOUNS),
)
def test_no_quantity_becomes_another(one: str, other: str, noun: str) -> None:
    stopped = judged(f"[{one} {noun}s|{other} {noun}s] of the town were cold.")

    assert stopped == (None if one == other else "claim")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(("flour", "salt", "water", "rye", "time")), min_size=3, max_size=5, unique=True), st.data()
)
def test_no_item_of_a_list_goes_alone(items: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(items) - 1))
    lines = [f"[- {item}\n|]" if number == gone else f"- {item}\n" for number, item in enumerate(items)]

    assert judged("We need:\n\n" + "".join(lines) + "\nWe open at nine.") == "list"


@settings(deadline=None)
@given(st.sampled_from(("https://rye.example/a", "www.rye.example", "ana@rye.example")), st.sampled_from(PLAIN))
def test_the_only_link_stays(link: str, plain: str) -> None:
    assert judged(f"{plain} [Write to us by {link}. |]{plain}") == "fact"
    assert judged(f"{plain} [Write to us by {link}. |]{plain} See {link}.") is None
