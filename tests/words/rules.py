"""What the tests beside this file must know of each language. A language brings one `Rules`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Side = str
"""'left', 'right', 'forward' or 'back'."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Regular expressions are searched as whole words, whatever the case."""

    body: str
    """Parts of the body: a prompt speaks of the boat and the star."""
    blame: str
    hurry: str
    sides: Mapping[Side, tuple[str, ...]] = {}
    """How the four sides begin, in small letters; a message that names left or right in English
    must name it here, and only then. Empty for English."""
    counted: Mapping[int, tuple[str, str]] = {}
    """How n seconds and n visits are said, for the n at which the plural changes."""


ENGLISH = Rules(
    body=r"knees?|hips?|spine|trunk|foot|feet|heels?|toes?|ankles?|legs?|arms?|elbows?|hands?"
    r"|heads?|neck|shoulders?|chest|belly|muscles?|(your|the) back|back straight|weight",
    blame=r"fail\w*|wrong\w*|los[et]\w*|game over|miss(ed|es)?|mistakes?|errors?|bad(ly)?|poor\w*"
    r"|weak\w*|faults?|too late|too slow|slow\w*|must|never mind|shame",
    hurry=r"hurry|hurries|quick\w*|fast\w*|at once|now or never|rush|speed up|faster",
    counted={1: ("1 second", "1 visit"), 5: ("5 seconds", "5 visits")},
)

SPANISH = Rules(
    body=r"rodillas?|caderas?|espalda|columna|tronco|(?<!de )pies?|talón|talones|puntas?|dedos?"
    r"|tobillos?|piernas?|brazos?|codos?|manos?|cabeza|cuello|hombros?|pecho|vientre|barriga"
    r"|músculos?|peso",
    blame=r"fall[aoóe]\w*|errores|error|equivoc\w*|mal|mala|malo|perd[ie]\w*|fracas\w*|torpe\w*"
    r"|débil\w*|culpa|lent[oa]\w*|demasiado tarde|debes?|vergüenza|fin del juego",
    hurry=r"prisa|deprisa|aprisa|rápid\w*|apúr\w*|apresúr\w*|corre|ya mismo|veloz|más rápido",
    sides={
        "left": ("izquierd", "izq."),
        "right": ("derech", "der."),
        "forward": ("delante", "anteroposterior"),
        "back": ("atrás", "vuelta", "de nuevo", "anteroposterior"),
    },
    counted={
        0: ("0 segundos", "0 visitas"),
        1: ("1 segundo", "1 visita"),
        2: ("2 segundos", "2 visitas"),
        5: ("5 segundos", "5 visitas"),
    },
)

GERMAN = Rules(
    # 'Gleichgewicht' and 'Flamingogarten' stay allowed: words are met at their beginning.
    body=r"knien?|kniee?s?|hüft\w*|wirbel\w*|rücken\w*|kreuz|rumpf\w*|oberkörper\w*|körper\w*"
    r"|(fuß|füße)\w*|fersen?|zehen?|zehenspitzen|fingerspitzen|finger|knöchel\w*|sprunggelenk\w*"
    r"|beine?[ns]?|oberschenkel\w*|unterschenkel\w*|waden?|arme?[ns]?|ellenbogen|ellbogen"
    r"|(hand|hände)n?|kopf\w*|köpfe|hals\w*|nacken\w*|schultern?|brust\w*|bauch\w*|becken\w*"
    r"|muskel\w*|gesäß|po|gewicht\w*",
    blame=r"falsch\w*|fehler\w*|fehlgeschlagen|fehlversuch\w*|versag\w*|verlor\w*|verlier\w*"
    r"|verpass\w*|verfehl\w*|daneben|misslung\w*|misslingt|gescheitert|schlecht\w*|schwach\w*"
    r"|schwäch\w*|schuld\w*|ungeschickt\w*|zu spät|zu langsam|langsam\w*|muss|müssen|musst|sollst"
    r"|schade|leider|scham|schäm\w*|peinlich|spiel vorbei|spielende|nicht geschafft|macht nichts",
    hurry=r"schnell\w*|rasch\w*|eil\w*|beeil\w*|sofort|flott\w*|zügig\w*|hastig\w*|hektik|hektisch"
    r"|rasant|jetzt oder nie|los los|hopp|husch|dalli",
    sides={
        "left": ("link", "li."),
        "right": ("recht", "re."),
        "forward": ("vorn", "vor und zurück", "vor, zurück", "anteroposterior"),
        "back": ("zurück", "hint", "rück", "wieder", "anteroposterior"),
    },
    counted={
        0: ("0 Sekunden", "0 Sitzungen"),
        1: ("1 Sekunde", "1 Sitzung"),
        2: ("2 Sekunden", "2 Sitzungen"),
        5: ("5 Sekunden", "5 Sitzungen"),
    },
)

HEBREW = Rules(
    # balance is said with weight, and within reach with hand
    body=r"(?<!שיווי )[הובלמשכ]{0,2}(?:ברך|ברכיים|עמוד שדרה|גו|כפות? רגל\w*|רגל|רגליים"
    r"|עקבים|בוהן|בהונות"
    r"|קרסול\w*|זרוע|זרועות|מרפק\w*|ראש|צוואר|כתף|כתפיים|חזה|בטן|שרירי?ם?|גב|משקל)"
    r"|(?<!הישג )ה?יד|ה?ידיים",
    blame=r"[הוב]{0,2}(?:טעית|טעות|טעויות|שגיאה|שגיאות|שגוי\w*|נכשל\w*|כישלון|פספוס|פספס\w*"
    r"|החטאה|החטאת|הפסד\w*|מפסיד\w*|גרועה?|רעה?|חלשה?|חולשה|אשמה?|חייבים|חייבת?|בושה"
    r"|איטית?|לאט|מאוחר מדי)",
    hurry=r"[הוב]{0,2}(?:מהר|מהירה?|מהירות|מיד|מייד|זריז\w*|למהר|להזדרז|דחוף|עכשיו או לעולם לא)",
    sides={
        "left": ("שמאל",),
        "right": ("ימין", "ימינ", "ימני"),
        "forward": ("קדימה",),
        "back": ("אחור", "חזר", "להחזיר", "לחזור", "גב"),
    },
    counted={
        0: ("0 שניות", "0 ביקורים"),
        1: ("1 שנייה", "1 ביקור"),
        2: ("2 שניות", "2 ביקורים"),
        5: ("5 שניות", "5 ביקורים"),
    },
)

PORTUGUESE = Rules(
    body=r"joelhos?|quadril|quadris|ancas?|bacia|pelve|costas|coluna|lombar|tronco|(?<!de )pés?"
    r"|calcanhar|calcanhares|pontas?|dedos?|tornozelos?|pernas?|coxas?|braços?|cotovelos?|mãos?"
    r"|cabeça|pescoço|nuca|ombros?|peito|barriga|ventre|músculos?|peso",
    blame=r"falh\w*|err(ar|o|os|ou|ad\w+)|engan\w*|equivoc\w*|mal|mau|maus|má|más|perd[aeiou]\w*"
    r"|fracass\w*|frac[oa]s?|débil|débeis|desajeitad\w*|culpa\w*|lent[oa]\w*|devagar"
    r"|tarde demais|tarde de mais|dev(e|es|em|ia)|(tem|tens|têm) (de|que)|vergonha"
    r"|fim (do|de) jogo",
    hurry=r"pressa|depressa|rápid\w*|rapidamente|rapidez|ligeiro|corr(a|am|e|es|er)|apress\w*"
    r"|acelera\w*|veloz|velozes|já|agora mesmo|agora ou nunca|imediat\w*",
    sides={
        "left": ("esquerd", "esq."),
        "right": ("direit", "dir."),
        "forward": ("frente", "anteroposterior"),
        "back": ("trás", "volta", "de novo", "lombar", "encosto", "anteroposterior"),
    },
    counted={
        0: ("0 segundos", "0 visitas"),
        1: ("1 segundo", "1 visita"),
        2: ("2 segundos", "2 visitas"),
        5: ("5 segundos", "5 visitas"),
    },
)

FRENCH = Rules(
    body=r"genou\w*|hanches?|dos|colonne|rachis|tronc|buste|(?<!à )pieds?|talons?|orteils?"
    r"|chevilles?|jambes?|mollets?|cuisses?|bras|coudes?|mains?|doigts?|tête|cou|nuque|épaules?"
    r"|poitrine|ventre|fesses?|muscles?|poids|corps",
    blame=r"échou\w*|échecs?|rat(é|er|e)\w*|manqu\w*|faux|fausses?|erreurs?|faut(e|if)\w*|perd\w*"
    r"|mauvais\w*|nul(le)?s?|faibles?|maladroit\w*|coupable\w*|honte\w*|mal (fait|joué|placé)\w*"
    r"|trop tard|lent\w*|partie terminée|tant pis|dois|doit|devez",
    hurry=r"vite|rapid\w*|dépêch\w*|press(é|er|ez|ons)\w*|hât\w*|tout de suite|immédiatement"
    r"|accélér\w*|sans tarder|urgen\w*|courir|courez|fonce[rz]?|maintenant ou jamais",
    sides={
        "left": ("gauche", "gche"),
        # "endroit" is a place and no side
        "right": ("droite", " droit", "dte"),
        "forward": ("avant", "antéro-postérieur"),
        "back": ("arrière", "antéro-postérieur", "retour", "remont", "reven", "dos"),
    },
    counted={
        0: ("0 seconde", "0 séance"),
        1: ("1 seconde", "1 séance"),
        2: ("2 secondes", "2 séances"),
        5: ("5 secondes", "5 séances"),
    },
)

RULES: Mapping[str, Rules] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "he": HEBREW,
    "pt": PORTUGUESE,
}
