"""The headings, column names and sentences of the report of an alignment."""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Language, Text

_PHRASES: Mapping[str, Text] = {
    "report_title": Text(sv="Samordning av utlysningar", en="Alignment of calls"),
    "skip": Text(sv="Hoppa till innehållet", en="Skip to content"),
    "contents": Text(sv="Innehåll", en="Contents"),
    "as_of": Text(sv="Gäller per", en="As of"),
    "verdict": Text(sv="Svar", en="Answer"),
    "conflicts": Text(
        sv="Varför det inte går, och vad som kan ändras", en="Why not, and what can change"
    ),
    "timeline": Text(sv="Före och efter", en="Before and after"),
    "moves": Text(sv="Flyttar", en="Moves"),
    "links": Text(sv="Länkar", en="Links"),
    "what_if": Text(sv="Prövade flyttar", en="Moves tried out"),
    "archetypes": Text(sv="Exempelprojekt", en="Example projects"),
    "crowding": Text(sv="Trängsel per vecka", en="Crowding per week"),
    "windows": Text(sv="Ansökningstider", en="Windows"),
    "warnings": Text(sv="Att tänka på", en="To consider"),
    "assumptions": Text(sv="Antaganden", en="Assumptions"),
    "computed": Text(sv="Hur svaret är beräknat", en="How the answer was computed"),
    "wishes": Text(sv="Uppfyllda önskemål (vikt)", en="Wishes met (weight)"),
    "wishes_before": Text(sv="i dag", en="today"),
    "of": Text(sv="av", en="of"),
    "shift": Text(sv="Vägda flyttdagar", en="Weighted days moved"),
    "rounds_moved": Text(sv="Omgångar som flyttas", en="Rounds moved"),
    "demands_met": Text(sv="Krav som håller", en="Demands that hold"),
    "projects": Text(sv="Projekt att finansiera", en="Projects to finance"),
    "timeline_note": Text(
        sv="Övre strecket visar datumen i dag, det nedre förslaget; ett streck flyttas inte. "
        "Mörkt är tiden från öppning till sista ansökningsdag, ljust är beredningen. Ett ihåligt "
        "märke på ett streck med ändar är ett datum som bara är känt som en period. Grått är juli "
        "och jul.",
        en="The upper bar shows today's dates, the lower the proposal; a single bar does not "
        "move. Dark is from opening to deadline, light is the handling. A hollow mark on a line "
        "with ends is a date known only as a period. Grey is July and Christmas.",
    ),
    "not_shown": Text(
        sv="Omgångar som varken flyttas eller nämns av någon länk är inte med i bilden. Deras "
        "datum står i alignment.json och i kalendrarna per finansiär. Så många är de:",
        en="Rounds that neither move nor are in a link are not in the picture. Their dates stand "
        "in alignment.json and in the calendars per funder. So many they are:",
    ),
    "no_moves": Text(sv="Inget datum behöver flyttas.", en="No date needs to move."),
    "no_moves_known": Text(
        sv="Inga flyttar föreslås, eftersom inget förslag uppfyller alla krav.",
        en="No moves are proposed, since no proposal meets all demands.",
    ),
    "moves_caption": Text(
        sv="Varje flytt med det som skulle gå sönder utan den.",
        en="Each move, with what would break without it.",
    ),
    "round": Text(sv="Omgång", en="Round"),
    "date": Text(sv="Datum", en="Date"),
    "today": Text(sv="I dag", en="Today"),
    "proposed": Text(sv="Förslag", en="Proposed"),
    "days": Text(sv="Dagar", en="Days"),
    "why": Text(sv="Skäl", en="Reasons"),
    "as_above": Text(sv="som ovan", en="as above"),
    "links_caption": Text(
        sv="Marginalen är dagar till godo; med minus så många som saknas.",
        en="Slack is days to spare; with a minus sign, as many as are missing.",
    ),
    "no_links": Text(sv="Scenariot har inga länkar.", en="The scenario has no links."),
    "link": Text(sv="Länk", en="Link"),
    "worth": Text(sv="Vikt", en="Weight"),
    "required": Text(sv="krav", en="required"),
    "slack_before": Text(sv="Marginal i dag", en="Slack today"),
    "slack": Text(sv="Marginal efter", en="Slack after"),
    "outcome": Text(sv="Utfall", en="Outcome"),
    "won": Text(sv="vunnen", en="won"),
    "lost": Text(sv="förlorad", en="lost"),
    "kept": Text(sv="håller som i dag", en="holds as today"),
    "unmet": Text(sv="håller inte", en="does not hold"),
    "what_if_note": Text(
        sv="Vad flytten gör ensam, när alla andra datum står kvar. Svaret ovan är det bästa när "
        "den ligger fast och andra får flyttas.",
        en="What the move does alone, with every other date where it is. The answer above is the "
        "best with it fixed and others free to move.",
    ),
    "wins": Text(sv="Vinner", en="Wins"),
    "breaks": Text(sv="Bryter", en="Breaks"),
    "project": Text(sv="Projekt", en="Project"),
    "after": Text(sv="Efter", en="After"),
    "made_by": Text(sv="Tack vare flytten av", en="Thanks to the move of"),
    "must": Text(sv="ska gå", en="must"),
    "most": Text(sv="gärna", en="if possible"),
    "feasible": Text(sv="går att finansiera", en="can be financed"),
    "infeasible": Text(sv="går inte", en="cannot"),
    "undecided": Text(sv="oavgjort", en="undecided"),
    "crowding_note": Text(
        sv="Antal sista ansökningsdagar per finansiär och vecka; grå kolumner är vecka 28–31.",
        en="Number of deadlines per funder and week; grey columns are weeks 28–31.",
    ),
    "windows_caption": Text(
        sv="Från öppning till första sista ansökningsdag, och hur många av dagarna som ligger i "
        "vecka 28–31. Bara omgångar som är korta i dag eller enligt förslaget, eller som rör juli.",
        en="From opening to the first deadline, and how many of the days lie in weeks 28–31. Only "
        "rounds that are short today or as proposed, or that touch July.",
    ),
    "no_windows": Text(
        sv="Ingen ansökningstid är kort, och ingen ligger över semestern.",
        en="No window is short, and none lies over the holidays.",
    ),
    "july_days": Text(sv="Varav juli", en="In July"),
    "short": Text(sv="kort", en="short"),
    "no_warnings": Text(sv="Inget mer att tänka på.", en="Nothing more to consider."),
    "conflict": Text(sv="Det som inte går ihop", en="What cannot be met together"),
    "irreducible": Text(
        sv="Vart och ett behövs för konflikten: faller ett bort är den löst.",
        en="Each is needed for the conflict: without any one of them it is solved.",
    ),
    "reducible": Text(
        sv="Alla kanske inte behövs för konflikten.", en="Not all may be needed for the conflict."
    ),
    "repairs": Text(sv="Minsta ändringar som löser det", en="Least changes that solve it"),
    "verified": Text(sv="Prövad: med ändringen går det.", en="Tried: with the change it works."),
    "not_verified": Text(sv="Inte prövad.", en="Not tried."),
    "no_repairs": Text(sv="Ingen ändring hittades.", en="No change was found."),
    "assumption": Text(sv="Antagande", en="Assumption"),
    "value": Text(sv="Värde", en="Value"),
    "rests_on_it": Text(sv="Svaret vilar på det", en="The answer rests on it"),
    "yes": Text(sv="ja", en="yes"),
    "no": Text(sv="nej", en="no"),
    "status": Text(sv="Svar", en="Answer"),
    "gap": Text(sv="Gap till bästa möjliga", en="Gap to the best possible"),
    "inputs": Text(sv="Indata (SHA-256)", en="Inputs (SHA-256)"),
    "solver": Text(sv="Lösare", en="Solver"),
    "unknown": Text(sv="inte känt", en="not known"),
    "proven": Text(sv="bevisat", en="proven"),
    "not_proven": Text(sv="inte bevisat", en="not proven"),
    "proposal": Text(
        sv="Ett förslag till finansiärerna: inget datum är beslutat genom det.",
        en="A proposal to the funders: it decides no date.",
    ),
}

_VERDICTS: Mapping[str, tuple[Text, Text]] = {
    "best": (
        Text(sv="Samordnat", en="Aligned"),
        Text(
            sv="Alla krav håller. Det är bevisat att inget annat förslag uppfyller mer och flyttar "
            "mindre.",
            en="All demands hold. It is proven that no other proposal meets more and moves less.",
        ),
    ),
    "unmoved": (
        Text(sv="Samordnat utan flyttar", en="Aligned without moves"),
        Text(
            sv="Alla krav håller med dagens datum, och inga flyttar skulle uppfylla mer.",
            en="All demands hold with today's dates, and no moves would meet more.",
        ),
    ),
    "good": (
        Text(sv="Samordnat, kanske inte bäst", en="Aligned, maybe not best"),
        Text(
            sv="Alla krav håller. Det är inte bevisat att inget bättre förslag finns.",
            en="All demands hold. It is not proven that there is no better proposal.",
        ),
    ),
    "impossible": (
        Text(sv="Omöjligt", en="Impossible"),
        Text(
            sv="Bevisat: inom den givna friheten finns inga datum som uppfyller alla krav.",
            en="Proven: within the given freedom no dates meet all demands.",
        ),
    ),
    "undecided": (
        Text(sv="Oavgjort", en="Undecided"),
        Text(
            sv="Inget förslag som uppfyller alla krav är känt, och inte heller bevis för att det "
            "saknas.",
            en="No proposal is known that meets all demands, nor a proof that there is none.",
        ),
    ),
}


def alignment_phrases(language: Language) -> dict[str, str]:
    """All phrases in one language, by name."""
    return {name: text.in_language(language) for name, text in _PHRASES.items()}


def verdict_words(kind: str, language: Language) -> tuple[str, str]:
    """The heading and the sentence of an answer."""
    label, reason = _VERDICTS[kind]
    return label.in_language(language), reason.in_language(language)
