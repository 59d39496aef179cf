"""Ordinary words that are names as well, and what stands before and after them where they are."""

from __future__ import annotations

import re
from typing import Final


def listed(words: str) -> frozenset[str]:
    """Return the words of a text that lists them."""
    return frozenset(words.split())


GIVEN: Final = listed(
    """
    will mark may hope faith grace rose joy bill jack art sue drew pat rob dean guy gene ray grant chase max dawn
    frank summer autumn april june august penny ruby pearl amber jasmine ivy lily daisy holly heather iris violet
    olive basil clay cliff rich nick dick harry robin jay wade miles lance victor christian angel destiny charity
    patience prudence constance felicity melody harmony sky skye star hunter mason page paige carol gail glen heath
    ford reed dale brook brooks chip bud jean rusty sandy candy ginger misty stormy honey kitty bonnie crystal
    noel grant earl duke king prince major tony rick bob rod peg bunny buddy sunny rain storm river
    robbie ted jo lee kelly jordan chance mercy verity honor honour true brandy sherry van josh matt con will's
    ernst wolf engel mai lotte linde heide viola erika rosa roman falk kai till marie horst fritz felix klar gerd
    bär kurt stern sonne flora aurora luna stella
    """
)
"""First names that are words: what a capital, a verb or a kin's word beside them tells apart."""

TOWNS: Final = listed(
    """
    reading bath hull deal rugby sandwich ware battle nice cork barking tooting bow harrow stoke barrow hove slough
    sale bury wells rye march eye hook street ash stone poole sandy chard mold wem ham ely epping tring dover dale
    rock orange phoenix mobile split essen halle wedding regen singen baden hamm hof mitte linden wald berg kiel
    horn hagen buchen kehl lahr stade winden aue wangen leer verden zeven norden norderney zug höchst tegel
    """
)
"""Towns and quarters that are words."""

FIRMS: Final = listed(
    """
    boots next shell apple amazon target gap three sky lush subway costa orange co-op post penny metro netto norma
    real kaufland rewe lidl aldi edeka lloyds greggs argos wickes halfords waitrose iceland morrisons greenpeace
    bild welt zeit stern spiegel bahn telekom allianz sparkasse bosch continental henkel linde post otto
    """
)
"""Firms that are words, or that stand in small letters often."""

FORMAL = re.compile(
    r"(?:drs?|doctor|doktor|prof|professor|professorin|mr|mrs|ms|miss|mx|mister|sir|dame|madam|madame|frau|fr|herrn?|hr|fräulein|frl|"
    r"familie|fam|family|rev|reverend|imam|imamin|rabbi|rabbiner|rabbinerin|pastor|pastorin|pfarrer|pfarrerin|vicar|vikarin?|father|fr|"
    r"brother|sister|sheikh|scheich|hodscha|judge|richter|richterin|justice|constable|pc|sergeant|sgt|captain|capt|hauptmann|officer|"
    r"inspector|kommissar|kommissarin|detective|di|nurse|schwester|bruder|pater|coach|trainer|trainerin|señora?|monsieur|signora?|"
    r"lord|lady|baron|baronin|graf|gräfin|von|rechtsanwalt|rechtsanwältin|ra|dipl|ing|headmaster|headteacher|direktor|direktorin|"
    r"bishop|bischof|deacon|elder|canon|rebbe|guru|swami|saint|st|sankt)\.?"
)
"""A title before a name."""

OFFICES = re.compile(
    r"(?:(?:co-?|head|klassen|mathe|sport|deutsch|religions|ober|chef|stations|alten|kranken|physio|musik|tanz|fahr|stief)?"
    r"(?:rabbi|rabbiner|imam|pastor|pfarrer|vicar|vikar|father|reverend|rev|deacon|diakon|dekan|kaplan|canon|chaplain|bishop|"
    r"bischof|elder|swami|guru|hodscha|scheich|sheikh|pater|brother|sister|bruder|schwester|pfleger|nurse|matron|midwife|hebamme|"
    r"officer|constable|sergeant|inspector|detective|kommissar|captain|hauptmann|major|colonel|general|leutnant|judge|justice|"
    r"richter|coach|trainer|teacher|lehrer|tutor|meister|chef|doctor|doktor|dr|arzt|ärztin|professor|prof|"
    r"therapeut|betreuer|erzieher|direktor|rektor|schulleiter|headmaster|headteacher|principal|anwalt|rechtsanwalt|"
    r"miss|mr|mrs|ms|sir|dame|lord|lady|madame|herrn?|graf|gräfin|baron|könig|uncle|aunt|auntie|onkel|tante|"
    r"grandpa|grandma|granny|nan|nana|oma|opa|cousin|cousine|landlord|hausmeister|bauer|farmer)(?:in)?)\.?"
)
"""An office, a trade or a place in a family after which somebody's name may stand, in small letters too."""

STRICT = listed(
    """
    dr drs dr. doktor prof prof. professor mr mr. mrs mrs. ms ms. mx miss mister herr herrn hr. frl. fam. rev.
    """
)
"""Titles that hardly stand without a name after them."""

KIN = re.compile(
    r"(?:aunt|auntie|aunty|uncle|nan|nana|granny|grandma|grandpa|grandad|granddad|gran|cousin|niece|nephew|brother|sister|son|daughter|"
    r"husband|wife|partner|fianc[ée]e?|friend|boyfriend|girlfriend|ex|baby|dog|cat|mum|mom|dad|mother|father|boss|colleague|"
    r"manager|supervisor|teacher|client|patient|neighbour|neighbor|flatmate|roommate|named|called|"
    r"onkel|tante|oma|opa|omi|opi|großmutter|grossmutter|großvater|grossvater|cousine|kusine|vetter|neffe|nichte|bruder|schwester|sohn|"
    r"tochter|mann|ehemann|ehefrau|freund|freundin|partnerin|verlobter?|hund|katze|mama|papa|mutter|vater|chef|chefin|kolleg[en]+|kollegin|"
    r"lehrer|lehrerin|nachbar|nachbarin|mitbewohner|mitbewohnerin|klient|klientin|patientin|namens|heißt|heisst)"
)
"""Who somebody is, before their name."""

NOT_A_NAME = listed(
    """
    and or who is was has had said says told asks asked will would can could may the a an of in on at to for with by
    from as but not that this her his their my our your its came comes went goes knows thinks wants also then now
    never always again still already just only und oder der die das den dem ist war hat hatte sagt sagte wird will
    kann mit von bei im in an am auf zu für aber nicht auch dann noch nie immer schon wieder sehr so wie wo als wenn
    weil dass ihr ihre sein seine mein meine kommt kam geht ging meint sich mich mir uns kind kinder herr herren
    frau
    """
)
"""What follows a title or a kin's word without being a name."""

VERBS = listed(
    """
    wept swore fled froze shrank hid
    said says came comes cried cries is was has had rang rings called calls asked asks told tells wants wanted left
    went goes did does felt feels looked looks thinks thought sat sits laughed laughs smiled wept shouted died lives
    lived moved texted wrote writes spoke speaks stayed arrived cancelled missed kept keeps knows knew needs needed
    turned walked slept sagt sagte kam kommt weinte weint ist war hat hatte rief ruft fragt fragte erzählt erzählte
    will wollte ging geht schrieb schreibt sitzt saß sass lacht lachte meint meinte wohnt wohnte lebt lebte starb
    fehlt fehlte blieb bleibt sprach spricht weiß wusste wirkt wirkte schwieg
    """
)
"""What people do: before it stands who does it."""

SAYING = listed(
    """
    says said thinks thought knows knew hopes feels swears claims
    sagt sagte meint meinte glaubt glaubte denkt dachte weiß wusste findet
    """
)
BEFORE_CLAUSES = listed("and und that dass because when wie wenn")
"""Before who does something: a verb of saying, and what begins a clause."""

BEFORE_PEOPLE = listed(
    """
    with from about than met saw told asked loves loved married misses missed hates hated and for by like called
    named phoned texted visited mit von bei über für traf sah namens und ohne wie
    """
)
BEFORE_TOWNS = listed(
    """
    in from near at outside around via to aus nach bei in von um
    """
)
BEFORE_FIRMS = listed(
    """
    at for from with bei für von
    """
)

NO_NAME_AFTER = {
    "will": listed(
        """
    he she they it you we i the this that there my her his their i'd any anyone someone somebody things tomorrow
    """
    ),
    "may": listed(
        """
    i he she they it you we the this that there be have my her his their not
    """
    ),
    "mark": listed(
        """
    the this my it that down these those
    """
    ),
    "hope": listed(
        """
    i he she they it you we the this that to for is there so not my her his tomorrow
    """
    ),
    "grant": listed(
        """
    the application me
    """
    ),
    "chase": listed(
        """
    the up
    """
    ),
    "till": listed(
        """
    then the next
    """
    ),
    "long": listed(
        """
    a the day hour
    """
    ),
}
"""What follows at a sentence's start where the word is no name."""

WORKPLACES: Final = tuple(
    sorted(
        listed(
            """
            depot works mill factory yard warehouse tannery foundry colliery kennels stables abattoir refinery
            shelter plant schule klinik fabrik werk gemeinde akademie universität kaserne werft ziegelei brauerei
            gärtnerei kanzlei bäckerei heim praxis anstalt
            """
        )
    )
)
"""How the words end for where people work, learn or live: "brickworks at …", "Papierfabrik bei …"."""

AFTER_PLACES = listed(
    """
    road street lane terrace row avenue close crescent drive gardens grove mews hill walk parade court place way
    square park common green heath wood woods bridge market estate house hall farm mill lodge manor beach bay pier
    lake river valley quay docks station school academy college university primary infants juniors secondary grammar
    nursery hospital infirmary clinic surgery hospice church chapel cathedral mosque synagogue temple prison hotel
    inn arms pub cafe café bar club rovers united city town rangers wanderers fc afc rfc choir orchestra council
    borough theatre museum library centre center gym baths ltd limited plc inc llp solicitors partners logistics
    group brothers sons gmbh ag kg ohg ev e.v stiftung verein werke werk schule grundschule gymnasium klinik
    klinikum krankenhaus kirche gemeinde heim stift straße strasse str weg gasse platz allee ring ufer damm hof
    markt brücke see tal institut verlag brauerei bäckerei apotheke praxis
    """
)
"""What a place or a firm is called by, after its own name: asked together with it."""

WORKS: Final = tuple(
    sorted(
        listed(
            """
            album app association audiobook ausstellung bakery band blog book buch cafe café channel charity choir
            chor club collective column comic company documentary essay exhibition film foundation gallery game
            gedicht gedichtband genossenschaft group guild hörspiel initiative kanal kolumne laden league lied magazin
            magazine memoir movie musical newsletter newspaper novel paper partei play podcast poem program programme
            quiz restaurant roman sendung serie series shop show society song stiftung story strip stück thesis
            verband verein zeitschrift zeitung
            """
        )
    )
)
"""How the words end after which a title may stand."""

POSSESSIVE = listed("her his my our their ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner mein meine meinem")

BEFORE_PLACES = listed(
    """
    bad north south east west upper lower great little new old mount lake port fort camp saint st st. sankt hotel
    café cafe pub hms loch castle firma fa fa. kanzlei stadtwerke stadt landkreis kreis gemeinde bäckerei metzgerei
    autohaus gasthof gasthaus schreinerei hof haus klinik grundschule gymnasium kita schule ortsteil burg schloss
    kloster groß gross klein ober unter neu alt restaurant uni universität
    """
)
"""What a place or a firm is called by, before a name that is on no list."""

NO_GIVEN_AFTER = listed(
    """
    to a an the this that his her my our their your its no any some every each full question question i we you they
    he she it not of more such with without much good bad only so very will can could would should must don't didn't
    do did won't please really just der die das dem den ein eine einen einem ich er es wir so sehr zu ganz mehr kein
    keine nicht im am zum beim
    """
)
"""Before an ordinary word that is also a name, these say that it is none."""

NEVER_BY_ITSELF = listed(
    """
    will may hope art chance star summer autumn rain true storm sky river till con van major king prince duke earl
    rich page miles august april june easter christmas ernst klar mai engel stern sonne just grant patience
    """
)
"""Words that are asked in small letters only where a verb, kin or a title stands beside them."""

MONTHS = listed(
    """
    january february march april may june july august september october november december
    """
)
DAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays
    """
)
BEFORE_MONTHS = listed(
    """
    in of since until till last next this early late mid by from to and every before after during through
    """
)
ALWAYS_CAPITAL = DAYS | listed(
    """
    i i'm i've i'd i'll christmas easter god internet english
    """
)
POLITE = listed(
    """
    sie ihnen ihr ihre ihren ihrem ihrer ihres du dir dich dein deine deinen deinem deiner euch euer eure
    """
)
BEFORE_NOMINALISED = listed(
    """
    das dem des der die den ein eine einen einem einer etwas nichts viel wenig alles beim zum zur im am vom ans ins
    aufs mein meine meinem meinen dein sein seine seinem seinen ihr ihre ihrem ihren unser unsere kein keine dieses
    diesem jedes manches mehr allerlei durch und ohne übers fürs
    """
)

GERMAN_ONLY = listed(
    """
    der und ich nicht das ist ein eine einen einem sie er mit auf zu im den dem von wir hat mich mir nach heute über
    wie noch aber auch sich bei wieder sehr dass wenn weil kein keine als aus zum zur für haben sind wurde wird ihr
    ihre ihm ihn mein meine sein habe bin um am nur schon dann immer nie oder doch vor ohne seine
    """
)
ENGLISH_ONLY = listed(
    """
    the and i to of a she he it with for my is that her his we not on at from they this about when again after been
    has had but what were i'm me him them would could there before just who as be have by into still said if out
    their today no
    """
)

KINDS_OF_PLACES = listed(
    """
    road street lane terrace avenue crescent gardens grove mews ward yard court quarry quay brigade wharf
    school academy college primary infants juniors secondary grammar nursery hospital infirmary clinic surgery hospice
    church chapel cathedral mosque synagogue temple parish prison barracks bakery brewery pharmacy hotel inn pub
    tavern arms theatre museum library farm rovers united rangers wanderers athletic albion choir orchestra station
    lodge manor villa cottage cottages castle abbey priory fc afc rfc cc surgery gazette courier herald
    logistics solicitors ltd limited plc gmbh
    schule grundschule gymnasium realschule gesamtschule kita kindergarten universität hochschule klinik klinikum
    krankenhaus praxis kirche moschee synagoge kapelle apotheke bäckerei metzgerei brauerei museum verlag werke verein
    stift pflegeheim seniorenheim feuerwehr anger allee gasse weg platz friedhof bahnhof park
    """
)
"""What says of the words before it that they are a place's name or a club's."""

KINDS_OF_KINDS = listed(
    """
    old new local same whole big small little long short high primary secondary middle elementary boarding night summer
    sunday music drama art law medical private public state special day pain sleep memory dental eye walk-in psychiatric
    general mental health children's childrens nursing care community village parish train bus police fire petrol
    radio power family council country town city halfway busy back front quiet main side next last first second third
    wrong right dark open empty full tennis basketball squash criminal crown high county magistrates wild final
    double single crisis acute locked medical surgical maternity labour geriatric hospital school church garden
    alten neuen kleinen großen ganzen nächsten letzten langen eigenen richtigen falschen weiten psychiatrischen
    psychosomatischen offenen leeren vollen weiter eigener langer guter freien sicheren sicherer freier inneren ersten
    freiwillige freiwilligen evangelischen katholischen theme amusement car business industrial science
    """
)
"""What says of a place only what kind it is."""

LEADS_PLACES = listed(
    """
    haus station hotel villa gut café cafe bad klinik feuerwehr chor band pension gasthof gasthaus wohnheim friedhof
    waldfriedhof bahnhof restaurant kneipe bar kanzlei firma praxis blumen möbel metzgerei bäckerei salon autohaus
    schule grundschule gymnasium kita verein schützenverein sportverein tierheim reiterhof bauernhof hof campus burg
    schloss kloster stift gemeinde cafe casa maison chez camp club fc sv tsv pub ward hms mount lake port fort
    seniorenheim pflegeheim altenheim kinderheim tagesklinik apotheke
    kolonie siedlung laubenkolonie gartenkolonie gartenanlage kleingartenanlage wohnanlage
    """
)
"""What says of the words after it that they are a place's name."""

IN_NAMES = listed("zur zum am im an der die den dem of the de la del di du le les")
ARTICLES = listed("the der die das den dem")
BEFORE_NAMED = listed(
    """
    at from in into near behind outside to by inside around opposite via past for with
    am im bei beim vom zur zum ins an aus auf von hinter neben nach
    """
)
AT_PLACES = listed("at in near off outside bei am an auf im")
BEFORE_STREETS = listed("am zum zur auf an der den dem")
AFTER_FAMILIES = listed("boy boys girl girls lad twins kids brothers sisters family lot")
BEFORE_PEOPLES_NAMES = listed("young old little big junge jungen alte alten kleine kleinen lange dicke dicken")
JOINING = (
    NOT_A_NAME
    | ENGLISH_ONLY
    | GERMAN_ONLY
    | listed(
        """
    one two three four five six seven eight nine ten eins zwei drei vier fünf sechs sieben acht neun zehn
    """
    )
)
