"""Setting words: nothing is lost, nothing sticks out, and every script is set in a face that has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.layout.display import Glyphs, Tagged, walk
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.itemise import clean, is_ignorable
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

FONTS = Fonts.shared()
BODY = TextStyle("andika", 16, 22.7, "#26362D", paragraph_gap=11)
SENTENCES = {
    "en": "When I was little I lived with Nan in Leeds. We found fish, coffee and a kite.",
    "cy": "Roeddwn i’n byw mewn tŷ bach ger y dŵr gyda Nain.",
    "pl": "Zażółć gęślą jaźń. Mieszkałem z babcią w Łodzi, potem w domu dziecka.",
    "vi": "Tôi sống với bà ngoại ở Hà Nội, rồi chuyển đến Luân Đôn.",
    "uk": "Я жила з бабусею в Києві, потім у дитячому будинку.",
    "ur": "میرا نام عائشہ ہے اور میں اپنی خالہ کے ساتھ رہتی ہوں۔",
    "ar": "اسمي ليلى وأعيش مع جدتي منذ عام 2019 في بيت كبير (في المدينة).",
    "pa": "ਮੇਰਾ ਨਾਮ ਸਿਮਰਨ ਹੈ ਅਤੇ ਮੈਂ ਆਪਣੀ ਦਾਦੀ ਨਾਲ ਰਹਿੰਦੀ ਹਾਂ।",
    "bn": "আমার নাম রহিম এবং আমি আমার দাদির সঙ্গে থাকি। ক্ষুদ্র শ্রী",
    "gu": "મારું નામ પ્રિયા છે અને હું મારી દાદી સાથે રહું છું. ક્ષત્રિય",
    "ta": "என் பெயர் பிரியா. நான் என் பாட்டியுடன் வாழ்கிறேன்.",
    "ti": "ስመይ ሳራ እዩ። ምስ ዓባየይ እነብር።",
    "zh": "我叫小明，我和奶奶一起住在一座小房子里。",
    "hi": "मेरा नाम प्रिया है और मैं अपनी दादी के साथ रहती हूँ।",
}
pieces = st.sampled_from(
    [*SENTENCES.values(), "", " ", "  ", "\n", "123", "(", ")", "e\u0301", "日本", "😀", "\u200f", "a" * 60]
)
mixed = st.lists(pieces, max_size=5).map("".join) | st.text(max_size=40)


def glyphs_of(text: SetText) -> list[Glyphs]:
    return [item for item in walk(text.place(0, 0)) if isinstance(item, Glyphs)]


def drawable(text: str, missing: tuple[str, ...]) -> str:
    """The characters that ought to be drawn, without spaces, which may go at the ends of lines."""
    return "".join(char for char in clean(text) if not is_ignorable(char) and not char.isspace() and char not in missing)


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_language_is_set_whole_with_no_letter_missing(lang: str) -> None:
    text = set_text(Words.of(SENTENCES[lang]), BODY, 300, lang, FONTS)

    assert text.missing == ()
    assert "".join(text.plain.split()) == "".join(SENTENCES[lang].split())
    for glyphs in glyphs_of(text):
        assert 0 not in glyphs.gids
        assert glyphs.lang == lang


@settings(max_examples=200, deadline=None)
@given(mixed, st.sampled_from([40.0, 120.0, 300.0]), st.booleans())
def test_no_letter_is_lost_or_doubled_and_no_line_is_too_wide(words: str, width: float, balance: bool) -> None:
    style = TextStyle("andika", 12, 17, "#000000", balance=balance)
    text = set_text(Words((Paragraph((Run(words),)),)), style, width, "en", FONTS)

    joiners = "\u200c\u200d"
    said = "".join(char for char in "".join(text.plain.split()) if char not in joiners)
    wanted = "".join(char for char in drawable(words, text.missing) if char not in joiners)
    assert said == wanted
    for line in text.lines:
        letters = "".join(each.text for each in line.glyphs).strip()
        assert line.width <= width + 0.01 or len(letters) <= 3


@settings(max_examples=100, deadline=None)
@given(st.lists(mixed, min_size=1, max_size=4), st.floats(0, 400))
def test_a_split_respects_the_height_and_loses_nothing(paragraphs: list[str], height: float) -> None:
    whole = set_text(Words(tuple(Paragraph((Run(each),)) for each in paragraphs)), BODY, 200, "en", FONTS)

    first, rest = whole.split(height)

    assert first.height <= height + 0.02
    assert first.lines + (rest.lines if rest else ()) == whole.lines


@given(mixed)
@settings(max_examples=50, deadline=None)
def test_the_same_words_are_set_the_same(words: str) -> None:
    one = set_text(Words.of(words), BODY, 150, "en", FONTS)

    assert one == set_text(Words.of(words), BODY, 150, "en", Fonts.shared())


def test_a_word_is_never_set_in_two_faces() -> None:
    style = TextStyle("atkinson-hyperlegible-next", 14, 20, "#000000")
    text = set_text(Words.of("Her name is Ngọc Ánh and she is seven"), style, 400, "en", FONTS)

    assert {glyphs.font for glyphs in glyphs_of(text)} == {"andika-400"}


def test_brackets_around_arabic_leave_the_letters_in_their_own_face() -> None:
    text = set_text(Words.of("بيت (في المدينة)."), BODY, 400, "ar", FONTS)

    assert {"noto-naskh-arabic-400"} <= {glyphs.font for glyphs in glyphs_of(text)}
    assert not any("nastaliq" in glyphs.font for glyphs in glyphs_of(text))


def test_urdu_is_set_in_nastaliq_unless_a_page_wants_naskh() -> None:
    words = Words.of(SENTENCES["ur"])
    naskh = TextStyle("andika", 16, 22.7, "#000000", nastaliq=False)

    assert {each.font for each in glyphs_of(set_text(words, BODY, 300, "ur", FONTS))} == {"noto-nastaliq-urdu-400"}
    assert {each.font for each in glyphs_of(set_text(words, naskh, 300, "ur", FONTS))} == {"noto-naskh-arabic-400"}


def test_text_that_runs_right_to_left_stands_at_the_right() -> None:
    text = set_text(Words.of("اسمي ليلى"), BODY, 300, "ar", FONTS)

    assert max(x for glyphs in glyphs_of(text) for x in glyphs.xs) > 250
    assert all(glyphs.rtl for glyphs in glyphs_of(text))


def test_emoji_are_drawn_and_kept_as_words() -> None:
    text = set_text(Words.of("A kite 😀 for us 👨‍👩‍👧 ❤️"), BODY, 300, "en", FONTS)

    assert text.missing == ()
    assert "😀" in text.plain
    assert {"andika-400", "noto-emoji-400"} == {glyphs.font for glyphs in glyphs_of(text)}


def test_a_sign_no_font_has_is_told_and_not_drawn() -> None:
    text = set_text(Words.of("A kite 𓀀 and a 𐌰"), BODY, 300, "en", FONTS)

    assert text.missing == ("𓀀", "𐌰")
    assert all(0 not in glyphs.gids for glyphs in glyphs_of(text))


def test_a_last_line_is_not_one_word_where_moving_a_word_cures_it() -> None:
    text = set_text(Words.of("I wore a white hat that was too big for me then"), BODY, 330, "en", FONTS)

    assert len("".join(each.text for each in text.lines[-1].glyphs).split()) > 1


def test_a_balanced_title_has_lines_of_even_length() -> None:
    style = TextStyle("baloo-2", 34, 45, "#2C6A4B", 700, 700, balance=True)
    text = set_text(Words.of("The day that I moved in with Mum and Dad"), style, 420, "en", FONTS)

    widths = [line.width for line in text.lines]
    assert len(widths) == 2
    assert min(widths) > 0.6 * max(widths)


def test_lists_are_tagged_as_lists_and_numbered() -> None:
    words = Words.of("Before", "- one", "- two", "# Then", "1. first", "1. second")
    tags = set_text(words, BODY, 300, "en", FONTS).place(0, 0, slot="words")

    assert [tag.role for tag in tags] == ["P", "L", "H3", "L"]
    numbers = [item for item in tags[3].items if isinstance(item, Tagged)]
    labels = [part for item in numbers for part in item.items if isinstance(part, Tagged) and part.role == "Lbl"]
    assert ["".join(each.text for each in label.items if isinstance(each, Glyphs)) for label in labels] == ["1.", "2."]


@pytest.mark.parametrize(("align", "least", "most"), [(Align.LEFT, 0, 1), (Align.CENTRE, 100, 140), (Align.RIGHT, 200, 260)])
def test_lines_stand_where_they_are_aligned(align: Align, least: float, most: float) -> None:
    style = TextStyle("andika", 16, 22, "#000000", align=align)
    glyphs = glyphs_of(set_text(Words.of("A kite"), style, 300, "en", FONTS))

    assert least <= glyphs[0].xs[0] <= most


def test_empty_words_take_no_room() -> None:
    assert set_text(Words(), BODY, 100, "en", FONTS).height == 0
    assert set_text(Words((Paragraph((), ParagraphKind.BODY),)), BODY, 100, "en", FONTS).lines == ()
