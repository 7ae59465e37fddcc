"""Named assumptions: readings that the law or a funder leaves open, each with a switch.

A project sets them under ``assumptions:``; the command line with ``--assume NAME=VALUE``. Every
result lists them and says which ones it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.text import Text


@dataclass(frozen=True)
class Assumption:
    """A reading with a default and its alternatives; ``message`` says what turns on it.

    ``tried``: values to show the effect of, where any share will do and there are no alternatives.
    """

    name: str
    default: str
    alternatives: tuple[str, ...]
    message: Text
    reference: str = ""
    tried: tuple[str, ...] = ()


ASSUMPTIONS: Mapping[str, Assumption] = {
    one.name: one
    for one in (
        Assumption(
            "calendar.se_eves",
            "holiday",
            ("working_day",),
            Text(
                sv="Midsommarafton, julafton och nyårsafton räknas inte som arbetsdagar i Sverige; "
                "lagen nämner dem inte.",
                en="Midsummer Eve, Christmas Eve and New Year's Eve are not counted as working "
                "days in Sweden; the act does not name them.",
            ),
            "SFS 1989:253",
        ),
        Assumption(
            "cluster.clock_starts",
            "first_operating_aid",
            ("first_aid",),
            Text(
                sv="De tio åren för driftstöd till ett innovationskluster antas börja med det "
                "första driftstödet; alternativet är det första stödet av något slag.",
                en="The ten years of operating aid to an innovation cluster are taken to begin "
                "with the first operating aid; the alternative is the first aid of any kind.",
            ),
            "GBER art. 27(7)",
        ),
        Assumption(
            "cluster.no_aid_before",
            "taken_as_first",
            ("refuse",),
            Text(
                sv="Ett innovationskluster som projektet inte säger sedan när det har haft stöd "
                "antas inte ha haft något, så att de tio åren börjar nu; alternativet är att det "
                "inte får driftstöd.",
                en="An innovation cluster of which the project does not say since when it has had "
                "aid is taken to have had none, so that the ten years begin now; the alternative "
                "is that it gets no operating aid.",
            ),
            "GBER art. 27(7)",
        ),
        Assumption(
            "contribution.undated",
            "in_time",
            ("late",),
            Text(
                sv="Ett löfte om medfinansiering utan datum antas vara styrkt i tid.",
                en="A promised contribution without a date is taken to be proved in time.",
            ),
        ),
        Assumption(
            "dates.reading",
            "pessimistic",
            ("optimistic",),
            Text(
                sv="Ungefärliga datum läses försiktigt: beslut sist och ansökan först i perioden, "
                "och det som ska vara klart till ett beslut ska vara det till beslutets första "
                "möjliga dag; villkorade omgångar räknas inte med.",
                en="Imprecise dates are read with caution: decisions at the end and deadlines at "
                "the beginning of the period, and what must be ready for a decision by the first "
                "day on which it may be made; conditional rounds are left out.",
            ),
        ),
        Assumption(
            "de_minimis.anniversary_day",
            "still_counts",
            ("falls_out",),
            Text(
                sv="Stöd av mindre betydelse räknas in även på treårsdagen och faller bort dagen "
                "efter; alternativet är att det faller bort på treårsdagen.",
                en="De minimis aid still counts on its third anniversary and falls out the day "
                "after; the alternative is that it falls out on the anniversary.",
            ),
            "Reg. (EU) 2023/2831 art. 3(2)",
        ),
        Assumption(
            "de_minimis.indirect_votes",
            "added",
            ("each_owner_alone",),
            Text(
                sv="Röster som ett företag har genom företag det kontrollerar läggs till dess egna "
                "när ett enda företag bestäms; alternativet är att ägarnas röster ses var för sig.",
                en="Votes that an enterprise has through enterprises it controls are added to its "
                "own when a single undertaking is found; the alternative is that each owner's "
                "votes are looked at alone.",
            ),
            "Reg. (EU) 2023/2831 art. 2(2)",
        ),
        Assumption(
            "exchange.scenario_share",
            "0.10",
            (),
            Text(
                sv="Om kursen rör sig prövas med en så stor ändring av den främmande valutans "
                "värde.",
                en="Whether the rate moves is tried with such a change of the foreign currency's "
                "worth.",
            ),
        ),
        Assumption(
            "gber.4.no_predominant_part",
            "lowest",
            ("highest",),
            Text(
                sv="Ett forskningsprojekt där ingen del är mer än hälften av kostnaderna prövas "
                "mot den lägsta av trösklarna; alternativet är den högsta som kan komma i fråga.",
                en="A research project no part of which is more than half of the costs is tested "
                "against the lowest threshold; the alternative is the highest that may apply.",
            ),
            "GBER art. 4(1)(i)",
        ),
        Assumption(
            "gber.8.2.most_favourable_rate",
            "eu_programme_rate",
            ("highest",),
            Text(
                sv="Den förmånligaste stödnivån för kostnader med direkt EU-stöd läses som "
                "EU-programmets nivå, inte som den högsta av den och artikel 25.",
                en="The most favourable rate for costs with directly managed Union money is read "
                "as the Union programme's rate, not as the higher of it and article 25.",
            ),
            "GBER art. 8(2)",
        ),
        Assumption(
            "incentive.each_grant",
            "each",
            ("first",),
            Text(
                sv="Varje bidrag som är statligt stöd kräver en egen ansökan innan arbetet "
                "börjar; alternativet är att den första ansökan räcker för alla.",
                en="Every grant that is State aid needs an application of its own before work "
                "starts; the alternative is that the first application serves for all.",
            ),
            "GBER art. 6(2)",
        ),
        Assumption(
            "law.after_expiry",
            "unchanged",
            ("refuse",),
            Text(
                sv="Stöd som beslutas efter det att reglerna löpt ut antas få samma villkor som "
                "de sista kända.",
                en="Aid granted after the rules have expired is taken to meet the same terms as "
                "the last ones known.",
            ),
            "GBER art. 58(4), 59",
        ),
        Assumption(
            "nightly.handed_in_as_planned",
            "yes",
            ("no",),
            Text(
                sv="I nattkörningen antas en ansökan ha lämnats in den dag som den förra planen "
                "sade, när den dagen har passerat och projektet inte säger något annat.",
                en="In the nightly run an application is taken to have been handed in on the day "
                "that the last plan said, once that day has passed and the project says nothing "
                "else.",
            ),
        ),
        Assumption(
            "nightly.written_as_planned",
            "yes",
            ("no",),
            Text(
                sv="I nattkörningen antas den skrivtid som har gått sedan den förra planen ha "
                "lagts på dess ansökningar, den som ska in först före de andra.",
                en="In the nightly run the writing time that has passed since the last plan is "
                "taken to have been spent on its applications, the one due first before the "
                "others.",
            ),
        ),
        Assumption(
            "payment.advance_share",
            "0.30",
            (),
            Text(
                sv="Om en utlysning som inte säger hur den betalar antas ge förskott är det så "
                "stor del av bidraget.",
                en="Where a call that does not say how it pays is taken to give an advance, it is "
                "this share of the grant.",
            ),
            tried=("0.10", "0.50"),
        ),
        Assumption(
            "payment.claim_months",
            "6",
            ("1", "2", "3", "4", "12"),
            Text(
                sv="Kostnader antas rekvireras en gång i halvåret där utlysningen inte säger hur "
                "ofta.",
                en="Costs are taken to be claimed every half-year where the call does not say how "
                "often.",
            ),
        ),
        Assumption(
            "payment.lag_months",
            "3",
            ("0", "1", "2", "4", "6"),
            Text(
                sv="En rekvisition antas betalas tre månader senare där utlysningen inte säger "
                "hur snart.",
                en="A claim is taken to be paid three months later where the call does not say how "
                "soon.",
            ),
        ),
        Assumption(
            "payment.not_stated",
            "arrears",
            ("advance",),
            Text(
                sv="En utlysning som inte säger hur den betalar antas betala i efterskott.",
                en="A call that does not say how it pays is taken to pay in arrears.",
            ),
        ),
        Assumption(
            "payment.prefinancing_share",
            "0.50",
            (),
            Text(
                sv="Direkta EU-medel antas betalas till så stor del i förväg, när avtalet är "
                "skrivet, och resten efter hand som kostnaderna redovisas.",
                en="Directly managed Union money is taken to be paid to this share in advance, "
                "when the agreement is signed, and the rest as costs are reported.",
            ),
            tried=("0.30", "0.80"),
        ),
        Assumption(
            "private_match.one_to_one",
            "off",
            ("on",),
            Text(
                sv="Tumregeln att privata pengar ska vara lika stora som ERUF och statliga medel "
                "vid ekonomisk verksamhet tillämpas inte.",
                en="The rule of thumb that private money must equal ERDF and State money for "
                "economic activity is not applied.",
            ),
            "Vinnova och Tillväxtverket, synergiuppdraget 2021–2023",
        ),
        Assumption(
            "risk.dates",
            "triangular",
            ("uniform",),
            Text(
                sv="Ett ungefärligt datum antas oftast falla mitt i sin period; alternativet är "
                "att alla dagar i perioden är lika troliga.",
                en="An imprecise date is taken to fall most often in the middle of its period; "
                "the alternative is that all its days are equally likely.",
            ),
        ),
        Assumption(
            "risk.outcomes",
            "independent",
            ("together",),
            Text(
                sv="Finansiärernas svar antas inte hänga ihop; alternativet är att ett projekt som "
                "får ja av den strängaste får ja av alla.",
                en="The funders' answers are taken to be independent; the alternative is that a "
                "project to which the strictest says yes gets a yes from all.",
            ),
        ),
        Assumption(
            "risk.same_meeting",
            "together",
            ("independent",),
            Text(
                sv="Ett projekt som får ja i den strängaste av de omgångar som beslutas på samma "
                "möte antas få ja i alla, och en finansiärs beslut som väntas samma ungefärliga "
                "tid antas falla samma dag; alternativet är att de inte hänger ihop.",
                en="A project that gets a yes in the strictest of the rounds that are decided at "
                "one meeting is taken to get one in all, and decisions of one funder that are "
                "expected in the same imprecise period to fall on one day; the alternative is that "
                "they have nothing to do with each other.",
            ),
        ),
        Assumption(
            "sgei.entrusted",
            "yes",
            ("no",),
            Text(
                sv="Ett företag som får stöd enligt taket för tjänster av allmänt ekonomiskt "
                "intresse antas ha fått i uppdrag att utföra en sådan tjänst; projektet säger det "
                "inte.",
                en="An undertaking that gets aid under the ceiling for services of general "
                "economic interest is taken to be entrusted with such a service; the project does "
                "not say so.",
            ),
            "Reg. (EU) 2023/2832",
        ),
        Assumption(
            "success_rate.unknown",
            "0.50",
            (),
            Text(
                sv="En utlysning utan känd beviljandegrad räknas som en slantsingling.",
                en="A call without a known success rate is counted as the toss of a coin.",
            ),
        ),
    )
}
