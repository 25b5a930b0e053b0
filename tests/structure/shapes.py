"""What every detector should find, and what it should leave alone: texts with the passages between << and >>."""

from __future__ import annotations

FOUND: dict[str, tuple[str, ...]] = {
    "one-line-paragraphs": ("<<It rained.\n\nWe stayed in.\n\nNobody rang.\n\nI read.\n\nThen it was dark.>>",),
    "contrast": (
        "<<Hiring isn't a process. It's a promise.>>",
        "We met. <<The best cooks don't rush.\n\nThey taste.>>",
        "<<It's less about the oven and more about the baker.>>",
    ),
    "answered-question": ("We cut the price. <<The result? Chaos.>>", "<<Was it worth it?\n\nYes.>>"),
    "closing-question": ("I keep a diary.\n\nIt is blue.\n\nIt is full.\n\n<<How do you plan your week?>>",),
    "fragments": (
        "We met. <<No slides. No script. Just talk.>>",
        "<<Every. Single. Day. 🔥>>",
        "<<One team.\nOne dream.>>",
    ),
    "emoji-bullets": ("In the box:\n<<✅ a lamp\n✅ a cable\n✅ a plug>>",),
    "decorated-heading": ("<<🚀 New office 🚀>>\n\nWe moved.",),
    "arrow-chain": ("How it goes:\n\n<<Idea → Draft → Post>>",),
    "pointing-hands": ("The hours have changed <<👇>>\n\nWe close at six.",),
    "hashtag-pile": ("We moved.\n\n<<#office #leeds #desks #chairs #lamps #rugs>>",),
    "name-pile": ("We met.\n\n<<Ana Vaz Ben Oka Cleo Roy Dan Moss Eve Lind>>",),
    "disguised-letters": ("We are <<𝗵𝗶𝗿𝗶𝗻𝗴>> a baker.",),
    "shouting": ("We did it<<!!!>>", "You <<MUST>> see it.", "<<S A L E S>> went up."),
    "dialogue": ("<<Recruiter: What is your weakness?\nMe: Honesty.\nRecruiter: That is no weakness.>>",),
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
    ),
    "answered-question": ("Interested? Email us by Friday.", "Have you used pytest 8? I could use some help."),
    "closing-question": ("The oven broke.\n\nThe fan is dead.\n\nIt is old.\n\nDo you know anyone who repairs these?",),
    "fragments": ("No trains run on Sunday. The bus leaves at 9.", "Thanks. See you on Monday."),
    "emoji-bullets": ("- a lamp\n- a cable\n- a plug", "🎂 It is my birthday.\n\nCome round."),
    "decorated-heading": ("🚀 New office\n\nWe moved.",),
    "arrow-chain": ("Settings → Network",),
    "pointing-hands": ("The 👇 sign means south.",),
    "hashtag-pile": ("We moved. #office #leeds", "Issues #12, #14, #15, #16, #17 and #18 are fixed."),
    "name-pile": ("Ana Vaz and Ben Oka came by train from Leeds to see Cleo Roy.",),
    "disguised-letters": ("Let ℝ be the reals.",),
    "shouting": ("NASA and the BBC were there.", "It works!", "Set `MUST` to 1."),
    "dialogue": ("Date: 8 May\nPlace: Lagos\nTime: 9am",),
    "ranked-pair": ("Most people take the 7:40 train. Few take the bus.",),
    "same-opening": ("I went out. I came back. I slept.",),
    "pronouncement": (
        "Trust was what remained.",
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
