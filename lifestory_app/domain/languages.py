"""Languages met in families in the United Kingdom, each by its own name."""

ENGLISH = "en-GB"
NAMES = {
    ENGLISH: "English",
    "cy": "Cymraeg",
    "gd": "Gàidhlig",
    "ga": "Gaeilge",
    "pl": "Polski",
    "ro": "Română",
    "rom": "Romani",
    "pt": "Português",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "lt": "Lietuvių",
    "hu": "Magyar",
    "sk": "Slovenčina",
    "cs": "Čeština",
    "sq": "Shqip",
    "tr": "Türkçe",
    "so": "Soomaali",
    "yo": "Yorùbá",
    "vi": "Tiếng Việt",
    "uk": "Українська",
    "ru": "Русский",
    "bg": "Български",
    "el": "Ελληνικά",
    "ar": "العربية",
    "ur": "اردو",
    "fa": "فارسی",
    "ps": "پښتو",
    "ckb": "کوردی",
    "hi": "हिन्दी",
    "ne": "नेपाली",
    "bn": "বাংলা",
    "pa": "ਪੰਜਾਬੀ",
    "gu": "ગુજરાતી",
    "ta": "தமிழ்",
    "am": "አማርኛ",
    "ti": "ትግርኛ",
    "zh": "中文",
}
"""Tags of BCP 47. Those written in Latin letters come first, by how many families in the United Kingdom speak them."""


def own_name(tag: str) -> str:
    """What a language is called by those who speak it; its tag where that is not known here."""
    main = tag.split("-")[0].lower()
    return next((name for known, name in NAMES.items() if known.split("-")[0] == main), tag)
