"""What every detector should find, and what it should leave alone: texts with the passages between << and >>."""

from __future__ import annotations

REST = "\n\nShe rang at two.\n\nWe took 40 to Hull.\n\nThe road was shut."
"""What goes on after a passage."""

FOUND: dict[str, tuple[str, ...]] = {
    "one-line-paragraphs": ("<<It rained.\n\nWe stayed in.\n\nNobody rang.\n\nI read.\n\nThen it was dark.>>",),
    "contrast": (
        "<<Hiring isn't a process. It's a promise.>>",
        "We met. <<The best cooks don't rush.\n\nThey taste.>>",
        "<<You don't need a bigger oven. You need a better baker.>>",
        "<<It was never about the bread. It was about the queue.>>",
        "<<Not talent. Practice.>>",
        "<<The trouble isn't the oven so much as the baker.>>",
        "<<It's less about the oven and more about the baker.>>",
        "<<Good bread will not shout.\nIt whispers.>>",
        "<<These aren't loaves, those are promises.>>",
    ),
    "answered-question": ("We cut the price. <<The result? Chaos.>>", "<<Was it worth it?\n\nYes.>>"),
    "closing-question": ("I keep a diary.\n\nIt is blue.\n\nIt is full.\n\n<<How do you plan your week?>>",),
    "fragments": (
        "We met. <<No slides. No script. Just talk.>>",
        "<<Every. Single. Day. 🔥>>",
        "<<One team.\nOne dream.>>",
    ),
    "emoji-bullets": ("In the box:\n<<✅ a lamp\n✅ a cable\n✅ a plug>>",),
    "labelled-bullets": ("We stand for:\n\n<<- **Care:** We ask.\n- **Calm:** We wait.\n- **Speed:** We run.>>",),
    "long-sentence": ("<<" + "We rang Ana and " * 30 + "slept.>>",),
    "repeated-word": ("It was on <<the the>> table.",),
    "decorated-heading": ("<<🚀 New office 🚀>>\n\nWe moved.",),
    "arrow-chain": ("How it goes:\n\n<<Idea → Draft → Post>>",),
    "pointing-hands": ("The hours have changed <<👇>>\n\nWe close at six.",),
    "hashtag-pile": ("We moved.\n\n<<#office #leeds #desks #chairs #lamps #rugs>>",),
    "name-pile": ("We met.\n\n<<Ana Vaz Ben Oka Cleo Roy Dan Moss Eve Lind>>",),
    "disguised-letters": ("We are <<𝗵𝗶𝗿𝗶𝗻𝗴>> a baker.",),
    "shouting": ("We did it<<!!!>>", "You <<MUST>> see it.", "<<S A L E S>> went up."),
    "bright-talk": (
        "<<But the best is yet to come, and I am so proud!>>\n\nThe bakery opens at six." + REST,
        "We met Ana in Hull.\n\n<<What a powerful, inspiring reminder.>>" + REST,
    ),
    "business-talk": ("<<Founders win when customers trust the brand.>>\n\nOur shop opens at nine." + REST,),
    "lofty-talk": (
        "<<And then life happens.>>\n\nMy aunt sold eggs in Hull." + REST,
        "She had 40 hens.\n\n<<But courage?>>" + REST,
    ),
    "dialogue": (
        "<<Recruiter: What is your weakness?\nMe: Honesty.\nRecruiter: That is no weakness.>>",
        "<<My little son: Why do you bake?\nMe: For you.\nMy little son: Oh.>>",
    ),
    "ranked-pair": ("<<Most founders pitch features. The best founders pitch change.>>",),
    "same-opening": ("<<It's about trust. It's about care. It's about showing up.>>",),
    "pronouncement": ("Ana rang from Hull.\n\n<<Trust is what remains when the noise stops.>>",),
    "clipped-run": ("The oven, which we bought in 1998, broke. <<You don't choose. The oven does.>>",),
    "lone-words": ("The oven broke on Monday in the rush.\n\n<<Unbeatable.>>",),
    "bare-opening": ("<<Reading old letters should not feel like work.>> We read 4. It rained. We stopped.",),
    "bare-closing": ("The oven broke. We rang Ana. She came.\n\n<<Solve the real problem second.>>\n\n#ovens",),
}

LEFT_ALONE: dict[str, tuple[str, ...]] = {
    "one-line-paragraphs": (
        "It rained. We stayed in.\n\nNobody rang.\n\nI read.",
        "- a\n\n- b\n\n- c\n\n- d\n\n- e\n\n- f",
    ),
    "contrast": (
        "The meeting isn't on Tuesday. It's on Wednesday at 10.",
        "The file is not in docs/, it's in README.md.",
        "Please don't open the oven. You should wait until it is cool.",
        "It is not only cheaper, but it is also closer.",
        "You don't need a ticket. You can walk in.",
    ),
    "answered-question": ("Interested? Email us by Friday.", "Have you used pytest 8? I could use some help."),
    "closing-question": ("The oven broke.\n\nThe fan is dead.\n\nIt is old.\n\nDo you know anyone who repairs these?",),
    "fragments": ("No trains run on Sunday. The bus leaves at 9.", "Thanks. See you on Monday."),
    "emoji-bullets": ("- a lamp\n- a cable\n- a plug", "🎂 It is my birthday.\n\nCome round."),
    "labelled-bullets": ("- **Care:** We ask.\n- **Calm:** We wait.", "- flour: 500 g\n- salt: 10 g\n- yeast: 7 g"),
    "long-sentence": ("We rang Ana and slept.", "We slept. " * 30),
    "repeated-word": ("It was on the table. The cat had gone.",),
    "decorated-heading": ("🚀 New office\n\nWe moved.",),
    "arrow-chain": ("Settings → Network",),
    "pointing-hands": ("The 👇 sign means south.",),
    "hashtag-pile": ("We moved. #office #leeds", "Issues #12, #14, #15, #16, #17 and #18 are fixed."),
    "name-pile": ("Ana Vaz and Ben Oka came by train from Leeds to see Cleo Roy.",),
    "disguised-letters": ("Let ℝ be the reals.",),
    "shouting": ("NASA and the BBC were there.", "It works!", "Set `MUST` to 1."),
    "bright-talk": (
        "Amazing Grace was sung at the funeral on 4 May.\n\nThe organ was out of tune.",
        "The kiln was warm at six, so we fired the bowls.\n\nAna packed them on Friday.",
    ),
    "business-talk": ("Sales of bread fell by 3% in May.\n\nThe oven was broken for a week.", "Sales."),
    "lofty-talk": ("The door is open from nine.\n\nPlease ring twice.",),
    "dialogue": ("Date: 8 May\nPlace: Lagos\nTime: 9am",),
    "ranked-pair": ("Most people take the 7:40 train. Few take the bus.",),
    "same-opening": ("I went out. I came back. I slept.",),
    "pronouncement": (
        "Trust was what remained.",
        "Trust needed what remains.",
        "Trust is 4% of the price.",
        "Is trust what remains?",
        "I think trust is what remains.",
        "Create space for the huddles.",
        "> Trust is what remains.",
    ),
    "clipped-run": ("I fell. Then my aunt, who had seen it all from her window in Hull, rang.", "Thank you. See you."),
    "lone-words": ("The list of what to bring:\n\nA lamp", "The shop is shut until Ana is back.\n\nThank you!"),
    "bare-opening": ("On Monday the oven in Leeds broke. We rang Ana. She came. It works.", "Reading is work."),
    "bare-closing": ("The oven broke. We rang Ana. She came. It was 9 by then.", "It broke. It fell. We left. Why?"),
}
