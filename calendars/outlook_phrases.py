"""The words of reports for conflicts, chances, other plans and money in time."""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Text

OUTLOOK_PHRASES: Mapping[str, Text] = {
    # Conflicts and repairs
    "no_conflicts": Text(
        sv="Planen anger inte vilka krav som står emot varandra.",
        en="The plan does not say which demands conflict.",
    ),
    "conflict": Text(sv="Kraven som inte går ihop", en="The demands that cannot be met together"),
    "irreducible": Text(
        sv="Vart och ett av kraven behövs för konflikten: faller ett av dem bort är den löst.",
        en="Each of the demands is needed for the conflict: without any one of them it is solved.",
    ),
    "reducible": Text(
        sv="Bland kraven kan det finnas något som inte behövs för konflikten.",
        en="Some of these demands may not be needed for the conflict.",
    ),
    "repairs": Text(sv="Ändringar som löser det", en="Changes that solve it"),
    "repairs_order": Text(
        sv="Välj ett av förslagen. De som rubbar minst står först: intyg och dagar, sedan "
        "önskemål och pengar, sist vad projektet är.",
        en="Choose one of them. What disturbs least comes first: papers and days, then wishes "
        "and money, last what the project is.",
    ),
    "suggestion": Text(sv="Förslag", en="Suggestion"),
    "now": Text(sv="Nu", en="Now"),
    "changed_to": Text(sv="Efter ändringen", en="After the change"),
    "no_repairs": Text(sv="Inga ändringar är framräknade.", en="No changes have been worked out."),
    "verified": Text(
        sv="Kontrollerat: med ändringen blir projektet genomförbart.",
        en="Verified: with the change the project is feasible.",
    ),
    "verified_together": Text(
        sv="Kontrollerat: med ändringarna tillsammans blir projektet genomförbart.",
        en="Verified: with the changes together the project is feasible.",
    ),
    "not_verified": Text(
        sv="Inte kontrollerat genom ny beräkning.", en="Not verified by computing again."
    ),
    "can_be_financed": Text(sv="Går att finansiera:", en="Can be financed:"),
    "is_missing": Text(sv="Fattas:", en="Missing:"),
    # Chances, refusals, other plans
    "changes_from_previous": Text(sv="Ändrat sedan förra planen", en="Changed since the last plan"),
    "how_sure": Text(sv="Hur säkert är det?", en="How sure is it?"),
    "chances_caption": Text(
        sv="Hur troligt var sak är. En fylld ram är 100 %.",
        en="How likely each is. A full frame is 100 %.",
    ),
    "what_happens": Text(sv="Vad som händer", en="What happens"),
    "chance_of_it": Text(sv="Chans", en="Chance"),
    "hangs_on_it": Text(sv="ALLT HÄNGER PÅ DEN", en="EVERYTHING HANGS ON IT"),
    "assumed": Text(sv="ANTAGEN", en="ASSUMED"),
    "if_refused": Text(sv="Om någon säger nej", en="If somebody says no"),
    "refused_caption": Text(
        sv="Nästa bästa plan från den dag då svaret kommer.",
        en="The next best plan from the day on which the answer comes.",
    ),
    "says_no": Text(sv="Ansökan som får nej", en="Application refused"),
    "risk_of_no": Text(sv="Risk för nej", en="Risk of a no"),
    "how_late": Text(sv="Hur sent kan det bli?", en="How late can it be?"),
    "never_late": Text(
        sv="I ingen av simuleringarna kom starten eller besluten senare än planerat.",
        en="In none of the simulations were the start or the decisions later than planned.",
    ),
    "answer_on": Text(sv="Besked", en="Answer"),
    "what_then": Text(sv="Vad som går då", en="What can be done then"),
    "work_waits": Text(
        sv="Det förutsätter att arbetet inte har börjat innan svaret kommer.",
        en="That presupposes that work has not begun before the answer comes.",
    ),
    "alternatives": Text(sv="Andra planer", en="Other plans"),
    "alternatives_caption": Text(
        sv="Planer med andra ansökningar: vad var och en ger och kostar.",
        en="Plans with other applications: what each gives and costs.",
    ),
    "plan": Text(sv="Plan", en="Plan"),
    "this_plan": Text(sv="Den här planen", en="This plan"),
    "calls_of_it": Text(sv="Ansökningar", en="Applications"),
    "chance_of_all": Text(sv="Chans att alla säger ja", en="Chance that all say yes"),
    "plans_note": Text(
        sv="Den här planen överst, de andra under den. Samma tal står i tabellen.",
        en="This plan on top, the others below it. The table has the same numbers.",
    ),
    "starts": Text(sv="Start", en="Start"),
    "own_and_private": Text(sv="Egna och privata pengar", en="Own and private money"),
    "gives_up": Text(sv="Vinner och förlorar", en="Gains and loses"),
    "unchosen": Text(sv="Varför inte de andra utlysningarna?", en="Why not the other calls?"),
    "would_give_more": Text(sv="Vad som skulle ge mer", en="What would give more"),
    "liquidity_caption": Text(
        sv="Vad som betalas ut och kommer in varje månad, avrundat till hela tal.",
        en="What is paid and received each month, to the nearest whole number.",
    ),
    "month_by_month": Text(sv="Månad för månad", en="Month by month"),
    "who_lays_out": Text(sv="Vem som ligger ute med pengar", en="Who lays out money"),
    "who_lays_out_caption": Text(
        sv="Varje parts lägsta saldo, avrundat till hela tal.",
        en="The lowest balance of each partner, to the nearest whole number.",
    ),
    "lowest_balance": Text(sv="Lägsta saldo", en="Lowest balance"),
    "own_left": Text(sv="Egna pengar kvar", en="Own money left"),
    "to_borrow": Text(sv="Att låna", en="To borrow"),
    "how_paid": Text(sv="Så räknas utbetalningarna", en="How payments are counted"),
    "how_paid_caption": Text(
        sv="När varje finansiär betalar, efter utlysningens villkor eller antagandena nedan.",
        en="When each funder pays, by the terms of the call or the assumptions below.",
    ),
    "terms": Text(sv="Villkor", en="Terms"),
    "first_paid": Text(sv="Första utbetalning", en="First payment"),
    "month_from": Text(sv="Månad från", en="Month from"),
    "costs_paid": Text(sv="Kostnader", en="Costs"),
    "grants_received": Text(sv="Bidrag", en="Grants"),
    "other_money_in": Text(sv="Eget och löften", en="Own and promised"),
    "balance": Text(sv="Saldo", en="Balance"),
    "lowest": Text(sv="lägst", en="lowest"),
}
