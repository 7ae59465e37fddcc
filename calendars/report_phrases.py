"""The headings, column names and sentences of reports."""

from __future__ import annotations

from collections.abc import Mapping

from calendars.outlook_phrases import OUTLOOK_PHRASES
from models.text import Language, Text

_PHRASES: Mapping[str, Text] = {
    # The frame
    "report_title": Text(sv="Samfinansieringsplan", en="Co-financing plan"),
    "skip": Text(sv="Hoppa till innehållet", en="Skip to content"),
    "contents": Text(sv="Innehåll", en="Contents"),
    "as_of": Text(sv="Planen gäller per", en="The plan is as of"),
    "project_period": Text(sv="projekttid", en="project period"),
    "end_open": Text(sv="öppet slut", en="open end"),
    "synthetic": Text(sv="SYNTETISK", en="SYNTHETIC"),
    "sum": Text(sv="Summa", en="Total"),
    "amounts_in": Text(sv="Belopp i", en="Amounts in"),
    "unit": Text(sv="kronor", en="Swedish kronor"),
    "no_legal_advice": Text(
        sv="Detta är inte juridisk rådgivning.", en="This is not legal advice."
    ),
    "no_legal_advice_more": Text(
        sv="Regler och datum kan ha ändrats efter planens dag; finansiärens egna villkor gäller.",
        en="Rules and dates may have changed after the day of the plan; the funder's own terms "
        "prevail.",
    ),
    # The sections
    "verdict": Text(sv="Svar", en="Answer"),
    "conflicts": Text(
        sv="Varför det inte går, och vad som kan ändras", en="Why not, and what can change"
    ),
    "timeline": Text(sv="Tidslinje", en="Timeline"),
    "applications": Text(sv="Ansökningar", en="Applications"),
    "matrix": Text(sv="Finansieringsmatris", en="Funding matrix"),
    "liquidity": Text(sv="Pengarna över tid", en="Money over time"),
    "outlook": Text(sv="Risker och andra vägar", en="Risks and other ways"),
    "aid": Text(
        sv="Statligt stöd och utrymme till taket", en="State aid and room up to the ceiling"
    ),
    "findings": Text(sv="Vad regelprövningen visar", en="What the rules say"),
    "assumptions": Text(sv="Antaganden", en="Assumptions"),
    "tasks": Text(sv="Att göra", en="To do"),
    "sources": Text(sv="Källor och beräkning", en="Sources and computation"),
    # The answer
    "key_numbers": Text(sv="Pengarna i korthet", en="The money in brief"),
    "of_cost": Text(sv="av kostnaden", en="of the cost"),
    "not_known": Text(sv="inte fastställt", en="not settled"),
    "watch": Text(sv="Att bevaka", en="Keep an eye on"),
    "least_change": Text(sv="Minsta ändringen som hjälper", en="The least change that helps"),
    "read_more": Text(sv="Läs mer", en="Read more"),
    "next_dates": Text(sv="Närmaste datum", en="Next dates"),
    "no_dates": Text(sv="Planen har inga kommande datum.", en="The plan has no dates ahead."),
    "today": Text(sv="planens dag", en="day of the plan"),
    "in_days": Text(sv="om", en="in"),
    "reference": Text(sv="Källa", en="Source"),
    # The timeline
    "timeline_note": Text(
        sv="Alla datum finns också i tabellen över ansökningar.",
        en="The table of applications has all dates as well.",
    ),
    # Applications
    "no_applications": Text(sv="Planen har inga ansökningar.", en="The plan has no applications."),
    "applications_caption": Text(
        sv="Ansökningar som planen bygger på.", en="Applications that the plan builds on."
    ),
    "call": Text(sv="Utlysning", en="Call"),
    "round": Text(sv="omgång", en="round"),
    "funder": Text(sv="Finansiär", en="Funder"),
    "opens": Text(sv="Öppnar", en="Opens"),
    "submit_by": Text(sv="Sök senast", en="Apply by"),
    "proof_due": Text(sv="Styrk medfinansiering senast", en="Prove match funding by"),
    "decision": Text(sv="Beslut väntas", en="Decision expected"),
    "grant": Text(sv="Bidrag", en="Grant"),
    "share": Text(sv="Andel", en="Share"),
    "source": Text(sv="Källa", en="Source"),
    "seen_on": Text(sv="läst", en="read"),
    "success_rate": Text(sv="beviljandegrad", en="success rate"),
    "not_in_catalogue": Text(
        sv="Utlysningen finns inte i katalogen.", en="The call is not in the catalogue."
    ),
    "tightest": Text(sv="minsta marginal:", en="least margin:"),
    # The funding matrix
    "no_matrix": Text(
        sv="Planen fördelar inga kostnader på finansiärer.",
        en="The plan divides no costs among funders.",
    ),
    "matrix_caption": Text(
        sv="Vem som betalar hur mycket av varje parts kostnader i varje arbetspaket.",
        en="Who pays how much of each partner's costs in each work package.",
    ),
    "part": Text(sv="Del", en="Part"),
    "part_of": Text(sv="av", en="of"),
    "partner_and_package": Text(sv="Part och arbetspaket", en="Partner and work package"),
    "in_kind": Text(sv="NATURA", en="IN KIND"),
    "in_kind_note": Text(
        sv="Kolumner märkta NATURA är arbete eller varor i stället för pengar, tillsammans",
        en="Columns marked IN KIND are work or goods instead of money, together",
    ),
    "matrix_note": Text(
        sv="Raderna är en fördelning som följer alla regler. Egna pengar och löften kan ofta "
        "delas på andra sätt mellan en parts arbetspaket: ändra i plan.json och pröva med "
        "samspel audit.",
        en="The rows are one division that keeps every rule. Own money and promises can often be "
        "divided in other ways among the work packages of a partner: change plan.json and test "
        "it with samspel audit.",
    ),
    "share_of_sum": Text(sv="Andel", en="Share"),
    "matrix_differs": Text(
        sv="Matrisen skiljer sig från projektets kostnader med",
        en="The matrix differs from the project's costs by",
    ),
    # Aid
    "no_aid_rows": Text(
        sv="Planen innehåller inget statligt stöd att pröva mot ett tak.",
        en="The plan has no State aid to test against a ceiling.",
    ),
    "aid_caption": Text(
        sv="Stöd till varje part och verksamhet mot det högsta tillåtna.",
        en="Aid to each partner and activity against the highest permitted.",
    ),
    "aid_note": Text(
        sv="Taket gäller stödberättigande kostnader. Stapeln visar hur stor del av taket som är "
        "använd.",
        en="The ceiling applies to eligible costs. The bar shows how much of the ceiling is used.",
    ),
    "partner": Text(sv="Part", en="Partner"),
    "activity": Text(sv="Verksamhet", en="Activity"),
    "eligible": Text(sv="Stödberättigande", en="Eligible"),
    "ceiling": Text(sv="Tak", en="Ceiling"),
    "granted": Text(sv="Beviljat", en="Granted"),
    "headroom": Text(sv="Utrymme", en="Headroom"),
    "reasons": Text(sv="Skäl och artikel", en="Reasons and article"),
    "above_ceiling": Text(sv="ÖVER TAKET", en="ABOVE THE CEILING"),
    "bases_caption": Text(sv="Bidragen efter rättslig grund.", en="Grants by legal basis."),
    "source_of_money": Text(sv="Finansiering", en="Funding"),
    "legal_basis": Text(sv="Rättslig grund", en="Legal basis"),
    "amount": Text(sv="Belopp", en="Amount"),
    # Findings
    "no_findings": Text(sv="Regelprövningen har inga anmärkningar.", en="The rules raise nothing."),
    "nothing_to_test": Text(
        sv="Det finns ingen plan att pröva mot reglerna.",
        en="There is no plan to test against the rules.",
    ),
    "findings_caption": Text(
        sv="Fel först, sedan varningar och upplysningar.",
        en="Errors first, then warnings and notes.",
    ),
    "told_above": Text(
        sv="Kraven som inte går ihop är också fel; de står ovan.",
        en="The demands that cannot be met together are errors too; they stand above.",
    ),
    "severity": Text(sv="Grad", en="Severity"),
    "finding": Text(sv="Iakttagelse", en="Finding"),
    "about": Text(sv="Gäller", en="About"),
    "rule": Text(sv="Regel", en="Rule"),
    "rests_on": Text(sv="vilar på", en="rests on"),
    # Assumptions
    "no_assumptions": Text(
        sv="Planen vilar inte på några antaganden.", en="The plan rests on no assumptions."
    ),
    "assumptions_caption": Text(
        sv="Tolkningar som lagen eller finansiären lämnar öppna.",
        en="Readings that the law or the funder leaves open.",
    ),
    "assumption": Text(sv="Antagande", en="Assumption"),
    "value": Text(sv="Värde", en="Value"),
    "default": Text(sv="Förval", en="Default"),
    "changed": Text(sv="ändrat", en="changed"),
    "rests_on_it": Text(sv="Svaret vilar på det", en="The answer rests on it"),
    "yes": Text(sv="Ja", en="Yes"),
    "no": Text(sv="Nej", en="No"),
    # Tasks
    "no_tasks": Text(sv="Planen har inga uppgifter.", en="The plan has no tasks."),
    "tasks_caption": Text(sv="Uppgifter efter datum.", en="Tasks by date."),
    "date": Text(sv="Datum", en="Date"),
    "task": Text(sv="Uppgift", en="Task"),
    "owner": Text(sv="Ansvarig", en="Owner"),
    "passed": Text(sv="passerat", en="passed"),
    # The workbook
    "sheet_summary": Text(sv="Sammanfattning", en="Summary"),
    "sheet_matrix": Text(sv="Finansieringsmatris", en="Funding matrix"),
    "sheet_aid": Text(sv="Stöd", en="Aid"),
    "sheet_applications": Text(sv="Ansökningar", en="Applications"),
    "sheet_findings": Text(sv="Fynd", en="Findings"),
    "sheet_liquidity": Text(sv="Likviditet", en="Liquidity"),
    "liquidity_sheet_note": Text(
        sv="Saldot är förra månadens saldo plus det som kommer in minus kostnaderna.",
        en="The balance is that of the month before, plus what comes in, less the costs.",
    ),
    "promised_in": Text(sv="Löften från andra", en="Promised by others"),
    "own_in": Text(sv="Egna medel", en="Own cash"),
    "number": Text(sv="Antal", en="Number"),
    "money": Text(sv="Pengar", en="Money"),
    "by_formula": Text(sv="Summa ur matrisen", en="Sum of the matrix"),
    "by_plan": Text(sv="Enligt planen", en="By the plan"),
    "headroom_by_plan": Text(sv="Utrymme enligt planen", en="Headroom by the plan"),
    "difference": Text(sv="Avvikelse", en="Difference"),
    "total_cost": Text(sv="Projektets kostnad", en="Cost of the project"),
    "check": Text(sv="Kontroll: kostnad − summa", en="Check: cost − sum"),
    "check_note": Text(
        sv="Kontrollkolumnen ska vara noll.", en="The column of checks must be zero."
    ),
    "work_package": Text(sv="Arbetspaket", en="Work package"),
    "category": Text(sv="Kostnadsslag", en="Category"),
    "cost": Text(sv="Kostnad", en="Cost"),
    "of_which_in_kind": Text(sv="Varav natura", en="Of which in kind"),
    "level": Text(sv="Nivå", en="Level"),
    "permitted": Text(sv="Tillåtet", en="Permitted"),
    "reasons_only": Text(sv="Skäl", en="Reasons"),
    "article": Text(sv="Rättslig grund", en="Legal reference"),
    "clock": Text(sv="Klockslag", en="Time of day"),
    "zone": Text(sv="Tidszon", en="Time zone"),
    "decision_earliest": Text(sv="Beslut tidigast", en="Decision earliest"),
    "decision_latest": Text(sv="Beslut senast", en="Decision latest"),
    "is_synthetic": Text(sv="Syntetisk", en="Synthetic"),
    "note": Text(sv="Not", en="Note"),
    "numbers": Text(sv="Tal", en="Numbers"),
    "conflict_number": Text(sv="Konflikt", en="Conflict"),
    "repair_number": Text(sv="Ändring", en="Change"),
    "start": Text(sv="Projektet startar", en="The project starts"),
    "end": Text(sv="Projektet slutar", en="The project ends"),
    # Sources and computation
    "references": Text(sv="Källor", en="Sources"),
    "exchange_rate": Text(sv="växelkurs", en="exchange rate"),
    "computed_with": Text(sv="Hur svaret är beräknat", en="How the answer was computed"),
    "status": Text(sv="Svar", en="Answer"),
    "as_of_date": Text(sv="Planens dag", en="Day of the plan"),
    "project": Text(sv="Projekt", en="Project"),
    "inputs": Text(sv="Indata (SHA-256)", en="Inputs (SHA-256)"),
    "solver": Text(sv="Beräknat med", en="Computed with"),
    "seed": Text(sv="startvärde", en="seed"),
    "no_solver": Text(sv="ingen uppgift", en="not stated"),
}


def phrases(language: Language) -> dict[str, str]:
    """All phrases in one language, by name."""
    both = {**_PHRASES, **OUTLOOK_PHRASES}
    return {name: text.in_language(language) for name, text in both.items()}


def amounts_in(currency: str, language: Language) -> str:
    """The unit of the amounts in a table: ``Belopp i kronor``."""
    say = phrases(language)
    return f"{say['amounts_in']} {say['unit'] if currency == 'SEK' else currency}"
