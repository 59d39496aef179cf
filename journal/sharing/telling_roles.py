"""Words that may tell who somebody is without any name: a rare office, the only one of a kind, a school, a firm.

"the mayor of the next town"     "die einzige Hebamme im Dorf"     "st marys primary school"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.sharing.ordinary import place_of
from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

_END = (
    r"(?=$|[.,;:!?()\n\"]|\s(?:and|und|but|aber|who|which|when|said|says|told|rang|called|came|has|had|"
    r"is|was|hat|hatte|ist|war|sagt|sagte|kam|rief|because|weil|so|that|dass)\b)"
)
_TAIL = r"(?:\s[\w'&-]+){1,7}?"
_OFFICE = (
    r"(?:(?:deputy|vice|lord|former|ex|first|lead|head|chief|only|youngest|oldest)[- ])?(?:mayor|mayoress|minister|"
    r"secretary of state|ambassador|consul|senator|councillor|"
    r"governor|sheriff|bishop|archbishop|dean|provost|rector|chancellor|president|chairman|chairwoman|chair|ceo|cfo|"
    r"founder|co-founder|owner|"
    r"director|head|headteacher|headmaster|headmistress|principal|conductor|concertmaster|curator|captain|coach|"
    r"goalkeeper|striker|editor|"
    r"editor-in-chief|presenter|anchor|host|choirmaster|organist|abbot|abbess|prior|chief|commander|commissioner|"
    r"superintendent|coroner|"
    r"harbourmaster|lighthouse keeper|stationmaster|postmaster|leader|manager|landlord|landlady|daughter|son|widow|"
    r"wife|husband|sister|brother)"
)
_NEAR = (
    r"(?:her|his|my|mother|father|mum|mom|dad|sister|brother|friend|partner|client|it|that|she|he|who|what|there|here|"
    r"uncle|aunt|cousin|boss|let|where|how|today|yesterday|neighbour|else|one|everyone|someone|nobody|other)"
)
_AMT = (
    r"(?:ober|vize|alt|ex-?)?(?:bürgermeister|minister|staatssekretär|botschafter|konsul|senator|landrat|landrät|"
    r"abgeordnete|bischof|bischöf|"
    r"dekan|rektor|kanzler|präsident|vorsitzende|vorstand|gründer|inhaber|geschäftsführer|direktor|intendant|dirigent|"
    r"konzertmeister|kapitän|torwart|torhüter|stürmer|trainer|chefarzt|chefärzt|chefredakteur|schulleiter|kantor|"
    r"organist|abt|äbtissin|"
    r"propst|superintendent|pfarrer|pastor|rabbiner|imam|wirt|leiter|moderator|sprecher|ortsvorsteher|"
    r"kommandant|förster|hafenmeister|"
    r"leuchtturmwärter|bahnhofsvorsteher|hebamme)(?:in|r)?"
)
_INSTITUTION = (
    r"(?:school|academy|college|university|primary|secondary|grammar|nursery|kindergarten|preschool|hospital|"
    r"infirmary|clinic|surgery|hospice|church|chapel|"
    r"cathedral|mosque|synagogue|temple|parish|prison|barracks|bakery|brewery|foundry|pharmacy|hotel|inn|pub|tavern|"
    r"arms|theatre|museum|"
    r"library|estate|farm|rovers|united|rangers|choir|orchestra|council|station|care home|house|centre|center|bridge|"
    r"cafe|café|bar|"
    r"logistics|solicitors|partners|ltd|limited|plc|inc|llp|"
    r"schule|grundschule|gymnasium|realschule|gesamtschule|kita|kindergarten|uni|universität|hochschule|klinik|"
    r"klinikum|krankenhaus|hospital|"
    r"praxis|kirche|gemeinde|moschee|synagoge|kapelle|apotheke|bäckerei|metzgerei|brauerei|theater|museum|verlag|"
    r"werke|gmbh|ag|kg|e\.v\.|verein|"
    r"hof|stift|heim|pflegeheim|seniorenheim|amtsgericht|landgericht|jugendamt)"
)
_COMMON_BEFORE = (
    r"(?:the|a|an|her|his|my|our|their|your|this|that|these|those|every|each|any|some|no|another|old|new|local|same|"
    r"whole|big|small|little|primary|secondary|high|"
    r"middle|elementary|grammar|boarding|night|summer|sunday|music|drama|art|law|medical|private|public|state|"
    r"special|day|pain|sleep|memory|"
    r"dental|eye|walk-in|psychiatric|general|mental|health|children's|childrens|nursing|care|community|village|"
    r"parish|train|bus|police|fire|petrol|"
    r"radio|power|at|in|from|to|of|for|near|and|or|with|after|before|by|on|is|was|since|about|like|left|leave|"
    r"leaving|started|starting|start|"
    r"finished|hates|hated|missed|missing|avoid|avoiding|skipping|skipped|during|outside|between|into|until|did|do|"
    r"does|went|go|going|bunking|"
    r"his|one|two|open|empty|full|large|dark|haunted|family|council|country|town|city|halfway|safe|tree|bird|play|"
    r"light|warm|cold|dolls|"
    r"contact|crisis|job|day|drop-in|shopping|sports|leisure|city|town|call|support|counselling|salad|coffee|wine|"
    r"crossing|under|over|"
    r"partners?|foster|adoptive|parents'|mother's|father's|her mother's|der|die|das|dem|den|des|ein|eine|einer|einem|"
    r"einen|ihre|ihrer|ihr|ihrem|seine|"
    r"seiner|sein|seinem|meine|meiner|mein|meinem|unsere|unserer|neue|neuen|alte|alten|erste|eigene|eigenen|zur|zum|"
    r"zu|in|im|aus|von|vom|an|am|"
    r"ans|ins|auf|bei|beim|nach|vor|hinter|seit|und|oder|mit|ohne|für|psychiatrische|psychiatrischen|private|"
    r"öffentliche|ganze|ganzen|kleine|"
    r"großen|grosse|große|volle|vollen|leere|leeren|jede|jeder|diese|dieser|keine|nächste|nächsten|letzte|statt|"
    r"gegen|über|unter|die ganze)"
)

_OF_A_KIND = (
    r"(?:female|male|woman|man|girl|boy|black|asian|muslim|jewish|gay|trans|deaf|blind|openly|hindu|sikh|"
    r"polish|turkish|foreign|state|youth|solo|professional)"
)
_PERSON = (
    r"(?:[\w'-]{2,}(?:er|or|ist|ian|(?<!n)ess|man|woman|men|women|smith|wright|ant|eur|nurse|doctor|winner|crew)s?|vet|"
    r"midwife|midwives|doctor|nurse|girl|boy|"
    r"twin|twins|survivor|imam|rabbi|priest|vicar|pilot|chef|judge|surgeon|monk|nun|mp|champion|student|pupil|victim|"
    r"witness|guide|smith|guard|medic)"
)
_JOB = (
    r"[\w-]{0,20}?(?:master|mistress|keeper|smith|wright|ologist|ician|surgeon|teacher|driver|officer|manager|owner|baker|"
    r"butcher|farmer|diver|jockey|fisherman|postman|milkman|warden|midwife|vet|vicar|priest|imam|rabbi|organist|winner|survivor|dentist|mechanic|"
    r"pharmacist|solicitor|judge|landlord|landlady|chef|pilot|captain|coach|referee|conductor|verger|sexton|undertaker)"
)
_NO_PERSON = (
    r"(?:time|thing|one\b(?!\sin)|way|session|sessions|hour|hours|half|part|word|words|minutes?|weeks?|days?|few|ten|"
    r"step|years?|months?|two|three|reason|"
    r"appointment|night|evening|morning|question|moment|bit|chance|option|good|point|place\b(?!\sin)|summer|winter|"
    r"spring|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|december|november|october|september|number|letter|other|another|answer|matter|order|"
    r"offer|dinner|paper|corner|layer|"
    r"supervisor|therapist|counsellor|client|summer|october|ever|never|over|after|under|her|for|or)"
)
_RARE = (
    r"(?:mayor|mayoress|ambassador|consul|senator|governor|sheriff|bishop|archbishop|dean|provost|rector|headmaster|"
    r"headmistress|headteacher|conductor|goalkeeper|"
    r"presenter|newsreader|abbot|abbess|coroner|vicar|verger|canon|astronaut|footballer|jockey|olympian|paralympian|"
    r"politician|actor|actress|composer|novelist|author|columnist|comedian|weatherman|councillor|mp|magistrate|"
    r"baroness|baron|duke|duchess|lighthouse keeper|ringmaster|coxswain|admiral|diplomat|chief constable|"
    r"town crier|ballerina|opera singer|prime minister|grandmaster|racing driver)"
)
_TOLD_OF = (
    r"(?:in|on|all over|from|made|hit)\sthe\s(?:local\s|national\s|front\s|evening\s)?(?:news|papers?|"
    r"newspapers?|headlines|tv|television|tabloids?|front page)"
)
_NICHT = (
    r"(?!(?:mal|sitzung|stunde|stunden|woche|tag|termin|hälfte|minuten?|schritt|schritte|jahr|zeit|wort|worte|"
    r"grund|weg|sache|frage|nacht|moment|gedanke|monat|tage|tagen|wochen|jahre|jahren|die|der|das|was|treffen|"
    r"gespräch|ferientag|viertelstunde|mal|hilfe|reaktion|impuls|satz|idee|treffen|abend|morgen|blick|eindruck)\b)"
)
_CALLED = (
    r"(?:the\s|der\s|die\s)?(?!(?:me|her|him|us|them|you|it|again|back|in|out|off|about|to|for|a|an|on|by|at|from|his|"
    r"my|the|their|this|that|late|twice|once|today|yesterday|after|before|and|up|und|das|es|er|sie|ich|der|die|nicht|not|"
    r"für|dass|jetzt|auch|also|so|was|wie|an|zu|mich|self|itself|off|ihm|ihr|mir|ihnen|very|still|always)\b)[\w'-]{2,}"
)

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.IGNORECASE))
    for why, patterns in (
        (
            "role",
            (
                rf"\bused\sto\sbe\s(?:the|an?)\s[\w'-]+(?:\s[\w'-]+){{0,3}}?\s(?:of|in|at|for|with|on)(?:\s[\w'&-]+){{1,7}}?{_END}",
                rf"\b(?:früher|ehemals|einst)\s(?:der\s|die\s|eine?\s)?[\w-]+\s(?:bei|von|der|des|vom|im|in|am)(?:\s[\w'&-]+){{1,6}}?{_END}",
                rf"\b(?:the\s)?(?!{_NEAR}\b)[\w-]+'s\s(?:widow|wife|husband|ex-wife|ex-husband|son|daughter|kid|mistress|twin)"
                rf"(?:'s\s\w+)?(?:\s(?:on|of|in|at|from)(?:\s[\w'&-]+){{1,5}}?{_END})?",
                rf"\b(?:the\s)?(?:lead|backing|first|former)?\s?(?:singer|guitarist|drummer|bassist|frontman|keyboarder)\s(?:of|in|with|for|from)"
                rf"(?:\s[\w'&-]+){{1,8}}?{_END}",
                rf"(?<![\w-])[\w-]{{0,20}}(?:sänger|schlagzeuger|gitarrist|bassist)(?:in)?\s(?:bei|von|der|in|im)(?:\s[\w'&-]+){{1,6}}?{_END}",
                r"\b(?:(?:two|three|twice|former|reigning|current|three-times?)[\s-](?:times?\s)?)?(?:(?:world|national|county|european|british|"
                r"german|english|junior|deutsche[rn]?|bayerische[rn]?)\s)(?:champion|meister(?:in)?)(?:\s(?:at|in|of|im)(?:\s[\w-]+){1,3})?",
                r"\b(?:form\stutor|head|tutor|(?:form\s|class\s|head\s)?teacher|[\w-]*lehrer(?:in)?|klassenleitung|assistant|erzieher(?:in)?)"
                r"\s(?:of|for|in|to|der|von|in\sder)\s(?:year\s|class\s|the\s|reception\s|klasse\s)*\d{1,2}\s?[a-z]?\b",
                r"\b(?:form|class|klasse|tutor|tutor\sgroup|year|lehrer\w*|schüler\w*|teacher|kids?|in|der|die)\s(?-i:\d{1,2}\s?(?:[A-Z]|[a-f]))\b",
                rf"\b(?:the\s)?{_OFFICE}\s(?:of|at|for)(?!\s(?:her|his|my|their|our|it|this|that|"
                rf"staff|everything|a|an|cards|mine|hers|us|them|me|him|least|all|first|once|home|work|night|now|"
                rf"years|months|weeks|days|hours)\b){_TAIL}{_END}",
                rf"\b(?:the\s|a\s|an\s)?{_RARE}\s(?:who|whose|that)(?:\s[\w'&-]+){{1,9}}",
                rf"\b(?:the\s|as\s(?:the\s)?|a\s|an\s|is\s|was\s|being\s)?(?:only|first|youngest|oldest|last|sole|"
                rf"former|ex|retired|longest-serving|longest serving|second|third)[ -]"
                rf"(?:{_OF_A_KIND}\s){{1,2}}[\w'-]+(?:\s[\w'-]+){{0,2}}?\s(?:in|at|on|to|of|from|for|who|with)"
                rf"\s[\w'-]+(?:\s[\w'-]+){{0,5}}?{_END}",
                rf"\b(?:the\s|as\s(?:the\s)?|a\s|an\s|is\s|was\s|being\s)?(?:only|first|youngest|oldest|sole|former|"
                rf"ex|retired|longest-serving)[ -](?!{_NO_PERSON}\b)"
                rf"(?:[\w'-]+\s){{0,2}}?(?!{_NO_PERSON}\b){_PERSON}(?:\s[\w'-]+)?\s(?:in|at|on|to|of|from|for|who|"
                rf"with)\s[\w'-]+(?:\s[\w'-]+){{0,5}}?{_END}",
                rf"\b(?:the\s)(?:only|first|youngest|oldest|last|sole)\s(?!{_NO_PERSON}\b)[\w'-]+(?:"
                rf"\s[\w'-]+){{0,4}}?\s(?:in|at|on|to|of|from|who)\s[\w'-]+(?:\s[\w'-]+){{0,5}}?{_END}",
                rf"\b(?:runs|owns|ran|owned|manages|leads)\s(?:the\s)(?:only\s)?[\w'-]+(?:\s[\w'-]+){{0,3}}\s(?:in|"
                rf"on|at)\s[\w'-]+(?:\s[\w'-]+){{0,3}}?{_END}",
                r"\bonly\s(?:[\w'-]+\s){1,4}?(?:in|at|on)\s(?:the\s)?(?:whole\s)?(?:town|village|city|county|country|"
                r"district|region|valley|island|school|hospital|company|team|club|world|street|parish|diocese|"
                r"department|year|estate)\b",
                rf"\b(?:the|her|his|our)\s(?:town|village|city|district|county)(?:'s)?\s{_OFFICE}\b",
                rf"\b(?:the\s)?{_RARE}(?:'s)?\s(?:wife|husband|son|daughter|widow|sister|brother|secretary|driver|"
                rf"partner|kid|kids|ex)\b",
                rf"\b(?:the\s|a\s)?{_RARE}s?\b(?:\s(?:of|for|at|on|in|to)(?:\s[\w'-]+){{1,8}}?{_END})?",
                rf"\b(?:former|retired)\s(?:(?!(?:and|or|but|the|an?|to|as|with|from|of|in|is|was|has|last|this|h(?:is|er))\b)"
                rf"[\w'-]+\s){{1,3}}?{_JOB}\b",
                rf"\b(?:former|retired)\s(?:(?-i:[A-Z])[\w'-]*\s){{1,3}}{_PERSON}\b",
                rf"\b(?:{_TOLD_OF})\b",
                rf"\b(?:is|was|as|being|became|becoming)\s(?:the|a\sformer|a\sretired)\s(?:[\w'-]+"
                rf"\s)?{_JOB}\b(?!\s(?:of|in|at|for|to|from|said|came)\b)",
                r"(?<![\w-])(?:[\w-]{0,24}?(?:bürgermeister|nationalspieler|nationaltorwart|weltmeister|europameister|"
                r"landesmeister|olympiasieger|lottomillion|lottogewinn|abgeordnete|dirigent|hufschmied|leuchtturmwärter|landrat|"
                r"landrät|bischof|bischöf|intendant|botschafter|weinkönigin|schützenkönig|karnevalsprinz|ortsvorsteher)|"
                r"prominente|berühmte|chefarzt|chefärzt|schulleiter|rektor|dorfpfarrer|kantor)(?:\w{0,4}|innen|essin)\b"
                rf"(?:\s(?:im|in|am|an|auf|der|des|von|vom|für|eine[rs])(?:\s[\w'&-]+){{1,7}}?{_END})?",
                r"\b(?:won|winning|win)\sthe\s[\w'-]+(?:\s[\w'-]+){0,3}?(?=$|[.,;:!?]|\sand\b)",
                r"\b(?:the\s)?(?:well-known|famous|celebrity|local celebrity|olympic\s\w+|paralympic\s\w+|world"
                r"\schampion|gold\smedall?ist|nobel\s\w+|lottery\swinner|"
                r"member\sof\sparliament|whistleblower|sole survivor|survivor of(?:\sthe)?\s\w+(?:\s\w+)?)\b(?:"
                r"\s(?:actor|actress|singer|author|footballer|politician|pianist|judge|chef|presenter|winner|"
                rf"(?:in|at|of)(?:\s[\w'-]+){{1,4}}?{_END}))?",
                rf"\b(?:der\s|die\s|eine?\s|dem\s|den\s|als\s)?(?<![\w-])[\w-]{{0,24}}?{_AMT}\s(?:von|vom|der|des|eine[rs]|im|in|am|beim|bei|zu|"
                rf"aus)\s(?!(?:mir|uns|ihr|ihm|ihnen|letzten|nächsten|therapie|sitzung|stunde)\b)[\w'&-]+(?:"
                rf"\s[\w'&-]+){{0,5}}?{_END}",
                rf"\b(?:der\s|die\s|das\s|als\s|dem\s|den\s|ist\s|war\s)?(?:einzige|erste|jüngste|älteste|letzte|"
                rf"ehemalige|frühere|einstige|pensionierte|emeritierte|amtierende|dienstälteste)[nrsm]?\s{_NICHT}[\w-]+(?:\s[\w-]+){{0,3}}?\s(?:in|im|"
                rf"am|an|der|des|von|vom|bei|beim|auf|aus|mit|für)\s(?!(?:therapie|sitzung|stunde)\b)[\w-]+(?:"
                rf"\s[\w-]+){{0,4}}?{_END}",
                rf"\b(?:der|die|dem|den)\s[\w-]{{0,24}}?{_AMT}(?:,)?\s(?:der|die|dessen|deren)(?:\s[\w-]+){{1,8}}",
                r"\b(?:in der|aus der|in den|aus den)\s(?:zeitung|presse|nachrichten|tagesschau|medien|lokalzeitung|"
                r"lokalpresse|bildzeitung)\b|\b(?:aus dem|im)\s(?:fernsehen|tatort)\b",
            ),
        ),
        (
            "institution",
            (
                rf"(?<![\w'-])(?:st\.?\s|sankt\s|saint\s)[\w'-]{{2,30}}(?:\s(?!{_INSTITUTION}\b)[\w'-]+)?(?:"
                rf"\s{_INSTITUTION}\b){{1,3}}",
                r"(?<![\w'-])(?:st\.?|sankt|saint)\s[^\W\d_][\w'-]{2,30}",
                rf"(?<![\w'-])(?!{_COMMON_BEFORE}\s)[^\W\d_][\w'&-]{{2,30}}\s(?:{_INSTITUTION}\b\s?){{0,2}}(?<="
                rf"\s){_INSTITUTION}\b",
                rf"(?<![\w'-])(?!(?:{_COMMON_BEFORE}|main|side|next|car|dead-end|busy|back|same|long|front|middle|"
                rf"death|second|third|bottom|top|last|first|theme|national|water|skate|dog|ball|quiet|wrong|right|"
                rf"crossed|across|down|up|along|off|up the|cross|dirt|toll|slip|high|spare|seen|all|every|any|half|"
                rf"one|each|what|which|parking|no|only|is|was)\s)"
                r"[^\W\d_][\w'-]{2,30}\s(?:road|street|lane|terrace|row|avenue|crescent|gardens|grove|mews|parade|"
                r"square|park|common|heath|quay|pier|beach|lake|market|estate)\b",
                r"\b(?:firma|fa\.|kanzlei|bäckerei|metzgerei|autohaus|gasthof|gasthaus|hotel|café|cafe|praxis|"
                r"schreinerei|tischlerei|apotheke|klinik|kita|grundschule|stadtwerke|"
                r"gymnasium|gesamtschule|realschule|uni|universität|kirche|gemeinde|jva|pub|restaurant|club|verein|"
                r"landkreis|brauerei|spedition|sparkasse|volksbank|amtsgericht|landgericht|diakonie|caritas|awo)\s"
                r"(?!(?:und|oder|der|die|das|ist|war|hat|in|im|am|an|auf|zu|zur|zum|mit|von|für|nicht|nach|bei|wird|"
                r"wo|wie|wegen|sagt|rief|the|and|is|was|in|at|on|to|with|for|again|about|after|because|where|but|"
                r"that|she|he|it|quiz|night|tonight|today|heute|gestern|morgen|abgesagt|gehen|geht|gegangen|kam|als|"
                r"so|wieder|noch|auch|aber|dann|ohne|vorbei|sehr|bleibt|hatte|kann|will|gar|mehr|schon|nur|über|aus|"
                r"vor|um|dass|weil|wenn|sie|er|ich|wir|es|man|sich|gegen)\b)"
                r"(?:[A-ZÄÖÜa-zäöü][\w'-]+)(?:\s(?:&|und)\s(?-i:[A-ZÄÖÜ])[\w'-]+)?",
                r"\b(?:sv|fc|vfl|vfb|tsv|tus|sc|bv|ssv|bsc|msv|fsv|djk|afc|rfc|hsc|thw|dlrg|hms|mv|msc|ss)"
                r"\s[^\W\d_][\w-]{2,}(?:\s(?-i:[A-ZÄÖÜ])[\w-]+)?",
                rf"\b(?:called|named|namens|genannt|heißt|hieß|heisst|hiess|nicknamed)\s{_CALLED}",
                r"\b(?:schule|klinik|kita|grundschule|gymnasium|kirche|krankenhaus|gesamtschule|hospital|school|"
                r"clinic|church|university|college|bank|gasthof)\s(?:am|an der|zum|zur|im|in der|of|of the)"
                r"\s(?-i:[A-ZÄÖÜ])[\w-]+(?:\s(?-i:[A-ZÄÖÜ])[\w-]+)?",
            ),
        ),
        (
            "name",
            (
                rf"\b(?:name\s(?:is|ist)|name's|nickname|spitznamen?)\s({_CALLED})",
                r"\b(?:heißt|heisst|hieß|hiess)\s(?:(?:er|sie|wirklich|eigentlich|tatsächlich)\s){1,2}((?-i:[A-ZÄÖÜ])[\w-]+)",
                r"\b(?:nennen|nannten|rufen|riefen)\s(?:ihn|sie|mich)\s(?:alle\s|nur\s|immer\s){0,2}((?-i:[A-ZÄÖÜ])[\w-]+)",
                r"(?<![\w-])[\w-]{2,40}+(?=,\sso\s(?:(?:heißt|heisst|hieß|hiess)\s(?:er|sie|der|die|das|ihre?|seine?|meine?)|"
                r"(?:nennen|nannten|rufen|riefen|nennt|nannte)\s(?:sie\s|alle\s|er\s)?(?:ihn|sie|alle))\b(?!\s(?:es|das)\b))",
                r"(?<![\w-])[\w-]{2,40}+(?=,?\s(?:as\s(?:\w+\s){1,2}calls?\s(?:her|him|me)|"
                r"(?:(?:that's|it's|which\sis)\s)?(?:her|his)\s(?:real|actual)\sname)\b)",
            ),
        ),
    )
    for pattern in patterns
)


COMMON_PERSON = 1_500
"""Place by frequency above which "the … who" is anybody."""

_ONE_WHO = re.compile(
    r"\b(?:the|that|a|an|der|die|den|dem|ein|eine)\s(?:[\w'-]+\s)?([\w-]{2,30}(?:er|or|ist|ian|ess|man|woman|smith|wright|nurse|"
    r"vet|chef|pilot|monk|nun|guard|cook|clown|ant|ent|eur|mann|frau|wirt|arzt|erin|istin)),?\s(?:who|whose|der|die|dessen|deren)"
    r"(?:\s[\w'&-]+){1,9}",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:online|discord|server|forum|reddit|twitch|youtube|insta\w*|tiktok|twitter|steam|handle|user\s?name|gam(?:e|ing|er)\w*|chat\w*|"
    r"app|avatar|nick\w*|login|posts?|blog\w*|channel|kanal|spiel|stream\w*|netz|internet|threads?|telegram|signal|snapchat|profil\w*)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"\b(?:as|als|called|named|genannt|is|ist|he's|she's|theyre|they're|heißt(?:\s(?:er|sie|es))?|heisst(?:\s(?:er|sie|es))?|unter|under|name|by)"
    r"\s([^\W\d_][\w-]{2,40})",
    re.IGNORECASE,
)


def telling_roles(text: str) -> Iterator[Span]:
    """Yield every stretch of a folded text that could point to one person or one place; all are asked."""
    for why, pattern in _SHAPES:
        for match in pattern.finditer(text):
            start = match.start(pattern.groups)  # the name alone, where the pattern says which
            end = start + len(match.group(pattern.groups).rstrip())
            yield Span(start=start, end=end, why=why, instead=PLACEHOLDERS[why], asked=True)
    for match in _ONE_WHO.finditer(text):
        if (place_of(match.group(1)) or COMMON_PERSON) >= COMMON_PERSON:
            yield Span(start=match.start(), end=match.end(), why="role", instead=PLACEHOLDERS["role"], asked=True)
    if _ONLINE.search(text):
        for match in _HANDLE.finditer(text):
            if (place_of(match.group(1)) or COMMON_PERSON) >= COMMON_PERSON:
                yield Span(start=match.start(1), end=match.end(1), why="link", instead=PLACEHOLDERS["link"], asked=True)
