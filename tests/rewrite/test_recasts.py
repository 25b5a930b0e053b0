"""Recasts in every person, tense and contracted form that their rules promise.

Each table is one rule: a sentence as somebody might post it, and the same sentence without the bow. The rule is put to
work by itself, without asking for company, so a row shows what that rule does and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.shipped import checker as shipped_checker
from tests.shipped import rulebook
from unmask.checker import Checker
from unmask.rewrite.plan import apply, plan
from unmask.types.rule import Pack, Rulebook
from unmask.types.source import Source

RECASTS: dict[str, list[tuple[str, str | None]]] = {
    "hype/excited-to": [
        ("We are thrilled to announce that Jo sings in Oban.", "Jo sings in Oban."),
        ("We are thrilled to announce that Jo sings in Oban, and that all tickets are free.", None),
        ("We are thrilled to announce that Jo sings and that Ana rows.", None),
        ("We are thrilled to announce that Jo sings and Ana rows.", "Jo sings and Ana rows."),
    ],
    "brag/humbled-to-announce": [
        ("I'm humbled and honoured to announce that I've joined Acme.", "I've joined Acme."),
        ("I am truly humbled to share that I have joined Acme.", "I have joined Acme."),
        ("We’re so proud to announce that we’ve moved.", "We’ve moved."),
        ("I was deeply honoured to report that the roof held.", "The roof held."),
        ("Beyond thrilled to finally share that our choir sings in May.", "Our choir sings in May."),
        ("I'm so honoured to share that we won and that we sang.", None),
        ("I'm so honoured to share that we won, not that we trained.", None),
        ("I'm so honoured to share that we won, and grateful to the crew.", None),
    ],
    "brag/joy-to-share": [
        ("I'm excited to announce the new bell.", None),
        ("We are thrilled to launch the new bell.", "We are launching the new bell."),
        ("So proud to share my latest essay on peat.", "Here is my latest essay on peat."),
        ("We’re delighted to present our findings on peat.", "Here are our findings on peat."),
        ("I was thrilled to share some wonderful news: we moved.", "I have some news: we moved."),
        ("Honoured to host the harbour crew last week.", "I hosted the harbour crew last week."),
        ("Humbled to be chosen for the jury.", None),
    ],
    "brag/news-of-a-deed": [
        ("We are thrilled to share the launch of our new app.", "We are launching our new app."),
        ("I'm proud to announce the publication of my cookbook.", "I'm publishing my cookbook."),
        ("Acme is excited to announce the opening of a mill.", "Acme is opening a mill."),
        ("We're so proud to celebrate the expansion of our yard.", "We're expanding our yard."),
        ("We were delighted to announce the appointment of Jo Hale.", "We have appointed Jo Hale."),
        ("Our board is honoured to report the completion of the pier.", "Our board has completed the pier."),
        ("I’m thrilled to announce my promotion to mate.", "I have been promoted to mate."),
        ("Our team is excited to announce a partnership with Jo.", "Our team is partnering with Jo."),
    ],
    "brag/joy-to-do": [
        ("I'm thrilled to join Acme.", "I'm joining Acme."),
        ("I am beyond excited to finally join Acme.", "I am joining Acme."),
        ("We’re honoured and humbled to host the cup.", "We’re hosting the cup."),
        ("We are also proud to sponsor the cup.", "We are also sponsoring the cup."),
        ("I'll be honoured to chair the jury.", "I'll chair the jury."),
        ("We will be thrilled to welcome the crews and feed them.", "We will welcome the crews and feed them."),
        ("I feel privileged to lead the choir.", "I lead the choir."),
        ("We feel so proud to support the school.", "We support the school."),
        ("I'm also grateful to work at a mill and to feed its hens.", "I also work at a mill and feed its hens."),
        ("I'm proud to teach rowing next summer.", "I'm teaching rowing next summer."),
        ("We are excited to offer free soup.", "We are offering free soup."),
        ("I'm humbled to receive the cup.", "I have received the cup."),
        ("I'm proud to join the crew, to feed it and to row for it.", None),
        ("We're excited to launch the boat and for you to sail it.", None),
        ("I'll be honoured to chair the jury as well as to hand out the cups.", None),
        ("I'm proud to lead nine nurses in Oban and of their choir.", None),
        ("I'm humbled to receive the cup, and even more humbled that Jo came.", None),
        ("We're thrilled to partner with Leeds and open a park.", "We're partnering with Leeds and opening a park."),
    ],
    "brag/joy-to-be": [
        ("I'm thrilled to be joining Acme.", "I'm joining Acme."),
        ("We are so excited to be back at the fair.", "We are back at the fair."),
        ("We are so proud to be back at the fair and of our boat.", None),
        ("I’ve been blessed to be in this crew.", "I’ve been in this crew."),
        ("We'll be delighted to be open on Sundays.", "We'll be open on Sundays."),
        ("I am humbled to be named mate of the year.", "I have been named mate of the year."),
        ("We're honoured to be chosen for the fair last week.", "We were chosen for the fair last week."),
    ],
    "brag/joy-to-have": [
        ("I'm honoured to have spoken in Leeds.", "I have spoken in Leeds."),
        ("We are so proud to have also fed the crews.", "We have also fed the crews."),
        ("I feel privileged to have met Jo.", "I have met Jo."),
        ("We were thrilled to have won the cup.", "We won the cup."),
        ("I’m proud to have sung in Leeds last night.", "I sang in Leeds last night."),
        ("Grateful to have spent a year in Oban.", "I spent a year in Oban."),
    ],
    "brag/joy-at-the-chance": [
        ("I'm grateful to have had the chance to learn from Jo.", "I have learned from Jo."),
        ("We are so humbled to have had the opportunity to sing.", "We have sung."),
        ("I feel blessed to have been able to teach here.", "I have taught here."),
        ("I was honoured to have the privilege of meeting Jo.", "I met Jo."),
        ("We were thrilled to have had the chance to host the cup.", "We hosted the cup."),
        ("We’re proud to have the opportunity to build this boat.", "We’re building this boat."),
        ("We feel proud and lucky to have the opportunity to build boats.", "We are building boats."),
        ("Thrilled to have the opportunity to speak in Leeds last week!", "I spoke in Leeds last week!"),
        ("Humbled to have had the honour of judging the show.", "I judged the show."),
    ],
    "brag/joy-in-the-past": [
        ("I was honoured to speak in Leeds.", "I spoke in Leeds."),
        ("We were so thrilled to host the cup and feed the crews.", "We hosted the cup and fed the crews."),
        ("I was truly proud to be asked.", "I was asked."),
        ("We were delighted to be asked.", "We were asked."),
        ("I've been proud to serve on the board.", "I have served on the board."),
        ("We have been honoured to be at it.", "We have been at it."),
        ("Our crew was thrilled to win.", "Our crew won."),
        ("Our school has been proud to take part.", "Our school has taken part."),
    ],
    "brag/firm-with-feelings": [
        ("Acme is thrilled to launch a lamp.", "Acme is launching a lamp."),
        ("Heroes of Bread is so proud to sponsor the cup.", "Heroes of Bread is sponsoring the cup."),
        ("Acme is proud to offer free soup.", "Acme offers free soup."),
        ("Our team is excited to be part of the fair.", "Our team is part of the fair."),
        ("Acme will be excited to host the fair.", "Acme will host the fair."),
        ("Ana and Jo are thrilled to open a mill.", "Ana and Jo are opening a mill."),
        ("Tide Mill Foods is humbled to be named best baker.", "Tide Mill Foods has been named best baker."),
        ("Our board is proud to have been asked.", "Our board has been asked."),
        ("Acme is delighted to receive the cup.", "Acme has received the cup."),
    ],
    "brag/firm-with-news": [
        ("Acme is excited to announce an event.", "Acme announces an event."),
        ("Our team is thrilled to reveal the winner.", "Our team reveals the winner."),
        ("Acme is proud to share that it has moved.", "Acme announces that it has moved."),
        ("Ana and Jo are delighted to report that they have moved.", "Ana and Jo announce that they have moved."),
    ],
    "brag/our-joy": [
        ("Our bakers at the mill are thrilled to host the fair.", "Our bakers at the mill are hosting the fair."),
        ("My old crew in Oban was so proud to support the race.", "My old crew in Oban was supporting the race."),
        ("Our shops in Leeds have been honoured to welcome you.", "Our shops in Leeds have been welcoming you."),
        ("Our apprentices in York will be excited to join you.", "Our apprentices in York will be joining you."),
    ],
    "brag/honour-to": [
        ("It was an honour to speak in Leeds.", "I spoke in Leeds."),
        ("It was such a great pleasure meeting Jo.", "I met Jo."),
        ("It was an honour to be invited to speak.", "I was invited to speak."),
        ("It was our privilege to host the cup.", "We hosted the cup."),
        ("It was my absolute joy to be there.", "I was there."),
        ("It's been a privilege to serve on the board.", "I have served on the board."),
        ("It has been an honour to work with our crew.", "We have worked with our crew."),
        ("It's been my pleasure to teach here.", "I have taught here."),
        ("It'll be an honour to chair the jury.", "I will chair the jury."),
        ("It is a true privilege to join the crew.", "I am joining the crew."),
    ],
    "brag/pleasure-of": [
        ("I had the pleasure of meeting Jo.", "I met Jo."),
        ("I had the pleasure of meeting Jo and the mayor of Oban.", "I met Jo and the mayor of Oban."),
        ("I had the pleasure of singing in Oban and the luck to meet Jo.", None),
        ("We also had the great honour of hosting the cup.", "We also hosted the cup."),
        ("I've had the privilege of working with Jo.", "I have worked with Jo."),
        ("We have had the opportunity to teach here.", None),
        ("Our crew has had the chance to meet Jo.", None),
        ("Our crew has had the great fortune to meet Jo.", "Our crew has met Jo."),
        ("We had the chance to speak in Leeds. It snowed.", None),
        ("I have the honour of leading the choir.", "I lead the choir."),
        ("Our firm has the privilege of serving Oban.", "Our firm serves Oban."),
        ("I'll have the pleasure of hosting Jo.", "I'll host Jo."),
        ("We will have the honour to meet Jo and hear her sing.", "We will meet Jo and hear her sing."),
        ("We will have the opportunity to meet Jo and hear her sing.", None),
        ("Years ago I was offered the opportunity to join a mill. I stayed at sea.", None),
        ("We were given the chance to speak in Leeds, and we declined.", None),
        ("I have been given the opportunity to lead the choir.", None),
        ("I was granted the honour of serving on the jury next May.", None),
        ("Had the honour of speaking in Leeds and meeting Jo.", "Spoke in Leeds and met Jo."),
    ],
    "brag/lucky-to": [
        ("I was lucky enough to meet Jo.", "I met Jo."),
        ("We were so fortunate enough to work with Jo.", "We worked with Jo."),
        ("I'm blessed enough to work with Jo.", "I work with Jo."),
        ("We’ve been incredibly lucky to work with Jo.", "We have worked with Jo."),
        ("I feel privileged to lead this choir.", "I lead this choir."),
        ("I count myself fortunate to teach here.", "I teach here."),
    ],
    "brag/grand-time": [
        ("I had an amazing time speaking in Leeds.", "I spoke in Leeds."),
        ("We had a blast hosting the cup and meeting Jo.", "We hosted the cup and met Jo."),
        ("I've had so much fun building boats.", "I have built boats."),
        ("We're having a wonderful time working here.", "We're working here."),
        ("Had a great day visiting the mill.", "Visited the mill."),
    ],
    "brag/with-great-pleasure": [
        ("It is with great pleasure that we welcome Jo.", "We welcome Jo."),
        ("It's with immense pride that I present the bell.", "I present the bell."),
        ("It was with mixed emotions that our crew sold the boat.", "Our crew sold the boat."),
        ("It gives me great joy to host Jo.", "I'm hosting Jo."),
        ("It gives us so much pleasure to open the mill.", "We're opening the mill."),
        ("It gave us great pride to open the mill.", "We opened the mill."),
    ],
    "brag/take-pride": [
        ("We take great pride in making lamps.", "We make lamps."),
        ("Acme takes real pride in making lamps.", "Acme makes lamps."),
        ("I took pride in being early.", "I was early."),
        ("We've always taken pride in making lamps.", "We've always made lamps."),
        ("I pride myself on knowing each name.", "I know each name."),
        ("Our shop prides itself on answering the phone.", "Our shop answers the phone."),
        ("We pride ourselves on being open and baking at night.", "We are open and bake at night."),
    ],
    "brag/take-a-moment": [
        ("I'd like to take a moment to thank Jo.", "I'd like to thank Jo."),
        ("We would like to take this opportunity to apologise.", "We would like to apologise."),
        ("I just wanted to take a minute to thank Jo.", "I want to thank Jo."),
        ("Let me take a moment to thank Jo.", "Let me thank Jo."),
        ("Taking the time to thank Jo.", "Thanking Jo."),
        ("We're taking a moment to thank Jo.", "We're thanking Jo."),
    ],
    "brag/could-not-be-more": [
        ("I couldn't be more excited to join Acme.", "I'm joining Acme."),
        ("We cannot be prouder to open the mill.", "We're opening the mill."),
        ("I could not be happier to be part of the crew.", "I'm part of the crew."),
        ("Acme couldn’t be prouder to sponsor the cup.", "Acme is sponsoring the cup."),
        ("We couldn't be more honoured to have been asked.", "We have been asked."),
        ("I couldn't have been prouder to sing in Leeds.", "I sang in Leeds."),
    ],
    "brag/feel-so": [
        ("I feel so blessed to be leading the crew.", "I'm leading the crew."),
        ("We feel incredibly lucky to be working here.", "We're working here."),
        ("I felt honoured to be among them.", "I was among them."),
        ("We felt so proud to be among them.", "We were among them."),
        ("We feel humbled to be chosen.", "We have been chosen."),
    ],
    "brag/celebrate-being": [
        ("We're celebrating being named shop of the year.", "We have been named shop of the year."),
        ("We celebrate being chosen for the fair.", "We have been chosen for the fair."),
        ("Acme is celebrating being listed in the guide.", "Acme has been listed in the guide."),
        ("Our team celebrated being shortlisted.", "Our team was shortlisted."),
        ("I'm so proud of being selected.", "I have been selected."),
        ("Celebrating being voted shop of the year.", "Voted shop of the year."),
    ],
    "brag/successfully": [
        ("I've successfully passed the exam.", "I've passed the exam."),
        ("We had successfully moved the bell.", "We had moved the bell."),
        ("Our crew successfully launched the boat.", "Our crew launched the boat."),
        ("We’ve successfully trained nine bakers.", "We’ve trained nine bakers."),
    ],
    "brag/proud-that": [
        ("I'm so proud that our choir sang in Rome.", "Our choir sang in Rome."),
        ("We were proud to say that every loaf sold.", "Every loaf sold."),
        ("We're proud of our crew for winning the cup.", "Our crew won the cup."),
        ("I couldn’t be prouder of Ana Ruiz for finishing her boat.", "Ana Ruiz finished her boat."),
        ("So proud of my sister for opening her shop and hiring Jo.", "My sister opened her shop and hired Jo."),
        ("I'm proud of how we helped the harbour.", "We helped the harbour."),
    ],
    "brag/bare-honour": [
        ("A great honour to host the cup last week.", "I hosted the cup last week."),
        ("Pleasure meeting Ana at the fair.", "I met Ana at the fair."),
        ("A true privilege to teach our nurses last week.", "We taught our nurses last week."),
        ("Honour hosting our neighbours in Hull.", "We hosted our neighbours in Hull."),
    ],
    "brag/takes-the-stage": [
        ("I took the stage at the fair.", "I spoke at the fair."),
        ("We are taking the stage in Leeds.", "We are speaking in Leeds."),
        ("I will take to the stage with two nurses.", "I will speak with two nurses."),
        ("We have taken the stage alongside our pupils.", "We have spoken alongside our pupils."),
    ],
    "brag/what-an-honour": [
        ("What an honour to speak in Leeds yesterday.", "I spoke in Leeds yesterday."),
        ("Such a privilege to have met our crew.", "We have met our crew."),
        ("What a privilege to have spoken last night.", "I spoke last night."),
        ("What an honour to speak in Leeds.", None),
    ],
    "duty/the-chance-to": [
        ("I had the chance to bake and sell bread.", "I baked and sold bread."),
        ("We have had the pleasure of teaching here.", "We have taught here."),
        ("You'll have the opportunity to meet Jo.", "You'll meet Jo."),
        ("Members will have the chance to sail.", "Members will sail."),
        ("The crew had the honour of leading the race.", "The crew led the race."),
        ("It gives you the chance to sail.", None),
    ],
    "duty/what-a-week": [
        ("We had such a great week in Leeds.", "We spent a week in Leeds."),
        ("I had an amazing evening with the choir.", "I spent an evening with the choir."),
        ("I had a wonderful time at the fair.", "I was at the fair."),
        ("We had a lovely time in Oban.", "We were in Oban."),
        ("That's a wrap on our talks.", "Our talks are over."),
        ("And just like that, we had a roof.", "We had a roof."),
    ],
    "duty/today-marks": [
        ("Today marks ten years since I left.", "It is ten years today since I left."),
        ("Today marks my last day at Acme.", "Today is my last day at Acme."),
        ("Today marks exactly five years with our crew.", "We have spent exactly five years with our crew."),
        ("Today marks my first year as a vet.", None),
    ],
    "duty/ready-made-feeling": [
        ("We close the mill with mixed emotions.", "We close the mill."),
        ("With a heavy heart, we leave Oban.", "We leave Oban."),
        ("We leave Oban with a heavy heart.", "We leave Oban."),
        ("With immense pride we hand the keys to Jo.", "We hand the keys to Jo."),
    ],
    "duty/public-welcome": [
        ("Join us in thanking the night crew.", "We thank the night crew."),
        ("Please join me in congratulating Jo.", "I congratulate Jo."),
        ("Join me in wishing the pilots well.", "I wish the pilots well."),
        ("Please join us in welcoming two vets.", "Please welcome two vets."),
    ],
    "duty/closing-cheer": [
        ("We open on Monday. I can't wait to see what's next!", "We open on Monday."),
        ("We open on Monday. We cannot wait for the road ahead.", "We open on Monday."),
        ("We open on Monday. So excited for what lies ahead!", "We open on Monday."),
        ("We open on Monday. I’m truly looking forward to the journey ahead.", "We open on Monday."),
        ("We open on Monday. Here's to many more!", "We open on Monday."),
        ("We open on Monday. Onwards and upwards!", "We open on Monday."),
        ("We sold all 900 loaves, and I can't wait to see what's next.", "We sold all 900 loaves."),
        ("I can't wait to see what's next for Ana Ruiz in Hull.", None),
    ],
    "brag/rarely-posts-but": [
        ("I seldom share news, but today is different.", None),
        ("I don't usually share this, but I won.", "I won."),
        ("I rarely brag, but my soup won.", "My soup won."),
        ("I never usually brag, but our goat won.", "Our goat won."),
    ],
    "brag/not-to-brag": [
        ("Not to brag, but we won.", "We won."),
        ("Not one to boast, but our loaf won.", "Our loaf won."),
        ("I'm not one to toot my own horn, but the roof held.", "The roof held."),
        ("I hate to boast, but the calf is well.", "The calf is well."),
    ],
    "brag/little-old-me": [
        ("They picked little old me.", "They picked me."),
        ("The jury wrote to little old me.", "The jury wrote to me."),
        ("They wanted little old me on the board.", "They wanted me on the board."),
        ("It was written by little old me.", "It was written by me."),
    ],
    "brag/acts-surprised": [
        ("Still can't believe I get to sing here.", "I sing here."),
        ("I cannot believe we got to sing here.", "We sang here."),
        ("Somehow I got the part.", "I got the part."),
        ("Apparently I made the list.", "I made the list."),
    ],
}  # fmt: skip
"""None marks a sentence that is flagged and left to its writer."""

ROWS = [(rule, *row) for rule, rows in RECASTS.items() for row in rows]


@cache
def packs() -> dict[str, Pack]:
    return {pack.name: pack for pack in rulebook().packs}


@cache
def checker(rule: str) -> Checker:
    """The rule by itself; what it asks of a whole text is asked no more."""
    pack = packs()[rule.partition("/")[0]]
    (alone,) = (replace(each, company=0.0, proven=True) for each in pack.rules if each.id == rule)
    return Checker(Rulebook((replace(pack, rules=(alone,)),)))


@pytest.mark.parametrize(("rule", "text", "after"), ROWS)
def test_a_recast_says_the_same_without_the_bow(rule: str, text: str, after: str | None) -> None:
    report = checker(rule).check(Source("-", text))

    assert [finding.rule for finding in report.findings] == [rule]
    assert apply(text, plan(report.edits, suggested=True)) == (after or text)


def test_there_are_many_recasts_each_in_several_forms() -> None:
    assert len(RECASTS) >= 15
    assert all(len(rows) >= 4 for rows in RECASTS.values())


def test_all_rules_together_keep_what_was_done() -> None:
    text = (
        "I'm humbled and honoured to announce that I've joined Acme.\n\n"
        "Last week I had the pleasure of hosting the fair and meeting Ana Ruiz.\n"
    )
    report = shipped_checker().check(Source("-", text))

    assert apply(text, plan(report.edits, suggested=True)) == (
        "I've joined Acme.\n\nLast week I hosted the fair and met Ana Ruiz.\n"
    )
