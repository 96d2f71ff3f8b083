"""The words that dates are written with."""

from __future__ import annotations

from trainer.grading.vocabulary import bag, row

MONTHS = row("january february march april may june july august september october november december")
"""The months in English."""

_ABROAD = """
jan januar janvier enero gennaio janeiro ocak janner ژانویه یناير ینایر
feb febr februar fevrier febrero febbraio fevereiro subat فوریه فبرایر
mar marz maerz mars marzo marco mart مارس
apr avril abril aprile nisan اوریل ابریل
mai mayo maggio maio mayis مه می مایو
jun juni juin junio giugno junho haziran ژوین یونیو
jul juli juillet julio luglio julho temmuz ژوییه یولیو
aug aout agosto agustos اوت اغسطس
sep sept septembre septiembre settembre setembro eylul سپتامبر سبتمبر
oct okt oktober octobre octubre ottobre outubro ekim اکتبر اکتوبر
nov novembre noviembre novembro kasim نوامبر نوفمبر
dec dez dezember decembre diciembre dicembre dezembro aralik دسامبر دیسمبر
"""

MONTH = {name: at for at, name in enumerate(MONTHS, 1)} | {
    name: at for at, line in enumerate(_ABROAD.strip().splitlines(), 1) for name in line.split()
}
"""A month's number by its folded names and abbreviations, in the usual languages."""

ROMAN = {name: at for at, name in enumerate(row("i ii iii iv v vi vii viii ix x xi xii"), 1)}
"""A month's number in Roman figures."""

MONTH_IN_ENGLISH = {name: at for at, name in enumerate(MONTHS, 1)}
"""A month's number by its English name."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week in English."""

WEEKDAY = {
    name: at
    for at, short in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for name in (*short.split(), WEEKDAYS[at])
}
"""A weekday's number (Monday 0) by its names."""

DECADE = {
    word: 10 * at
    for at, word in enumerate(
        row("noughties tens twenties thirties forties fifties sixties seventies eighties nineties")
    )
} | {"teens": 10, "naughties": 0, "aughts": 0}
"""The years past the century with which a decade starts, by its name."""

PART = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "halfone": "halfone", "halftwo": "halftwo",
}  # fmt: skip
"""The part of a month, year or decade that a word means."""

TO = frozenset({"to", "until", "till", "til", "through", "thru", "up", "bis", "upto"})
"""Words between the ends of a range."""

TURNING = bag(
    "before after eve later earlier ago prior following not never except bc bce week weeks days months"
    " years hijri ah no neither nor excluding"
)
"""Words that make another date of the one they stand by."""

FREE = bag(
    "the of on at in it was is were that this a an day date dated year month night evening morning"
    " afternoon noon midnight dawn dusk local time about around roughly approximately approx circa ca c by"
    " since during i think believe guess maybe perhaps probably possibly happened took place occurred"
    " began started came ad ce gmt utc am pm hours oclock my answer would be must have been sometime"
    " exactly precisely only just so yes well um uh decade years yr from for sure m de del le el il der"
    " den dem am du di vom say said there they he she suppose if right recall remember as s t"
)
"""Words by a date that say nothing."""
