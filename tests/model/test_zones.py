"""Zones: what annotators are spared, and above all that nothing of the article is taken for one."""

import json
import unicodedata
from pathlib import Path

import pytest

from annotator.model.zones import Zone, ZoneKind, zone_steps, zones

BODY = (
    "Sáng 3/5, tại xã Bình Minh, bà con nông dân bắt đầu xuống đồng thu hoạch vụ lúa đông xuân. "
    "Theo ông Lê Văn Tám, năng suất năm nay cao hơn năm trước, đạt gần 7 tấn một hecta. Giá lúa "
    "tươi tại ruộng được thương lái mua ổn định, nhờ vậy mà người trồng lúa có lãi khá."
)

MORE = (
    "Ở các xã bên cạnh, máy gặt cũng đã ra đồng từ đầu tuần. Huyện dự kiến gặt xong trước ngày 20, "
    "kịp làm đất cho vụ hè thu, và khuyên bà con chọn giống ngắn ngày để tránh mưa bão cuối năm."
)


def kinds(text: str) -> list[tuple[ZoneKind, str]]:
    """The zones of ``text`` as kinds and words."""
    return [(zone.kind, text[zone.start : zone.stop]) for zone in zones(text)]


def page(*lines: str) -> str:
    """Lines with body above and below."""
    return "\n".join(("Xã Bình Minh được mùa lúa", "", BODY, *lines, MORE, BODY))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_article_has_the_zones_that_were_counted(
    shared: Path, form: str, line_end: str
) -> None:
    """The facts of the guide hold, however the page was saved."""
    text = (shared / "data" / "article.txt").read_bytes().decode("utf-8")
    text = unicodedata.normalize(form, text).replace("\n", line_end)  # type: ignore[arg-type]
    found = zones(text)
    assert [(zone.kind.value, zone.lines) for zone in found] == [
        ("duplicate", 1), ("player", 2), ("caption alt", 1), ("credit", 1), ("caption alt", 1),
        ("related", 26),
    ]  # fmt: skip
    copy, player, related = found[0], found[1], found[-1]
    assert text[copy.start : copy.stop] == text[: copy.start].rstrip("\r\n").rsplit("\n", 1)[1]
    assert text[player.start : player.stop] == f"0:00 / 0:00{line_end}0:00"
    assert related.stop == len(text)
    teasers = unicodedata.normalize("NFC", text[related.start :])
    assert teasers.startswith("Tin cùng chuyên mục")
    assert len(teasers.replace("\r", "").replace("\n", "")) == 3756


def test_no_zone_of_the_article_but_copies_and_credits_holds_gold(shared: Path) -> None:
    """What the first annotator labelled lies in the body, in the second caption or in a credit."""
    data = shared / "data"
    text = (data / "article.txt").read_bytes().decode("utf-8")
    spans = json.loads((data / "article.first.json").read_text("utf-8"))["spans"]
    held: dict[str, int] = {}
    for zone in zones(text):
        count = sum(zone.start <= span["start"] < zone.stop for span in spans)
        held[zone.kind.value] = held.get(zone.kind.value, 0) + count
    assert held["duplicate"] == 8
    assert held["related"] == held["player"] == held["caption alt"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        BODY,
        page(),
        page("Đọc thêm nhiều sách là điều ông khuyên học trò."),
        page("Mùa vàng trên đồng", MORE, "Đọc thêm", BODY),
        page("Đọc thêm"),
        page("Anh bấm giờ:", "12:30", "12:45"),
        page("Lịch phát sóng", "19:00", "20:15 Phim truyện"),
        page("Em ơi Hà Nội phố", "Em ơi Hà Nội phố"),
        page("Nguồn: ông cho biết là do dân góp. Phần còn lại huyện hỗ trợ theo quy định."),
        page("Trang phục năm ấy có trong bộ ảnh 12"),
        page("Source of the river: nobody knows"),
        "x\n" * 50 + "Related articles",
        f"{BODY}\n{BODY}\n{BODY}\n{BODY}",
    ],
)  # fmt: skip
def test_prose_has_none(text: str) -> None:
    assert kinds(text) == []


def test_a_heading_alone_takes_headlines_and_gives_the_body_back() -> None:
    """A box amid the article ends where the article goes on."""
    box = ("Tin liên quan:", "Giá lúa tăng trở lại", "Nông dân miền Tây được mùa", "")
    assert kinds(page(*box)) == [(ZoneKind.RELATED, "\n".join(box[:3]))]


def test_a_subheading_after_a_box_stays_the_article_s() -> None:
    box = ("XEM THÊM", "", "Giá lúa tăng trở lại", "", "Niềm vui ngày mùa", "")
    assert kinds(page(*box)) == [(ZoneKind.RELATED, "\n".join(box[:3]))]


def test_a_box_above_the_article_leaves_its_dateline_alone() -> None:
    """Pages put a box of links between title and text, and the text begins with a dateline."""
    text = f"Được mùa lúa\nTin liên quan\nGiá lúa tăng trở lại\n\n(BM) - {BODY}\n{MORE}"
    assert kinds(text) == [(ZoneKind.RELATED, "Tin liên quan\nGiá lúa tăng trở lại")]


def test_a_list_of_teasers_runs_to_the_end() -> None:
    """Headlines, captions and summaries of other articles, in one zone with several headings."""
    teasers = (
        "Tin cùng chuyên mục", "", "Đọc thêm", "",
        "Khánh thành cầu mới", "", "Quang cảnh buổi lễ.", f"(BM) - {BODY}", "",
        "Mưa lớn ở miền Trung", "Nhiều nơi ngập sâu, giao thông chia cắt, học sinh nghỉ học…",
    )  # fmt: skip
    text = f"{BODY}\n{MORE}\n\n" + "\n".join(teasers)
    assert kinds(text) == [(ZoneKind.RELATED, "\n".join(teasers))]
    assert zones(text)[0].lines == 7


def test_english_pages_have_them_too() -> None:
    prose = (
        "The harvest began on Monday in the lowlands, and the weather has been kind so far. " * 4
    )
    text = (
        f"Harvest begins\n{prose}\nPhoto: Jane Doe\n{prose}\nRead more: Rice prices are up again\n"
        f"{prose}\nRelated articles\nFarmers wait for rain\nA new bridge for the valley\n"
    )
    assert [kind.value for kind, _ in kinds(text)] == ["credit", "related", "related"]


def test_lookalikes_and_odd_spaces_do_not_hide_a_heading() -> None:
    """Scraped pages write Ð for Đ and no-break spaces for spaces."""
    text = f"{BODY}\n\u00a0Ðọc\u00a0thêm »\nKhánh thành cầu mới\n"
    assert [kind.value for kind, _ in kinds(text)] == ["related"]


def test_generated_captions_repeat_the_title_or_each_other() -> None:
    title = "Xã Bình Minh được mùa lúa"
    assert kinds(page(f"{title} - Ảnh 1.", f"{title} - Ảnh 2")) == [
        (ZoneKind.CAPTION_ALT, f"{title} - Ảnh 2")
    ]
    others = ("Toàn cảnh lễ hội đua thuyền ảnh 1", BODY, "Toàn cảnh lễ hội đua thuyền ảnh 2")
    assert [kind for kind, _ in kinds(page(*others))] == [ZoneKind.CAPTION_ALT] * 2
    assert kinds(page(others[0])) == []


def test_the_second_of_two_equal_captions_is_the_duplicate() -> None:
    """It is dimmed whether or not a blank line lies between, and a refrain never is."""
    caption = "Bà con thu hoạch lúa. Ảnh: Lan Anh"
    for between in ("\n", "\n\n", "\r\n\r\n"):
        text = f"{BODY}\n{caption}{between}{caption}\n{BODY}"
        assert zones(text) == (
            Zone(ZoneKind.DUPLICATE, text.rindex(caption), text.rindex(caption) + len(caption)),
        )
    assert kinds(f"{BODY}\n{caption}\n{caption}\n{caption}\n{BODY}") == []


def test_players_and_credits_stand_alone_on_their_lines() -> None:
    lines = ("Nghe bài viết", "0:00 / 3:15", "1x", BODY, "(Nguồn: Báo Bình Minh)", "Ảnh minh hoạ.")
    assert [kind.value for kind, _ in kinds(page(*lines))] == ["player", "credit"]


def test_zones_lie_apart_in_order_and_on_whole_lines() -> None:
    """The view folds whole blocks: a zone that began amid a line would take the line with it."""
    teaser = "Tin khác\nMột tựa đề\n\nẢnh: A\n0:00\nHai tựa đề\n(BM) - Ba câu.\n\n"
    text = (f"{BODY}\n\nẢnh: B\n0:00 / 0:10\n{teaser}{BODY}\n{MORE}\n") * 30
    found = zones(text)
    assert len(found) >= 60
    before = 0
    for zone in found:
        assert before <= zone.start < zone.stop
        assert zone.start == 0 or text[zone.start - 1] == "\n"
        assert zone.stop == len(text) or text[zone.stop] == "\n"
        assert zone.lines == sum(
            bool(line.strip()) for line in text[zone.start : zone.stop].split("\n")
        )
        before = zone.stop


def test_the_work_is_done_in_many_small_steps() -> None:
    """The window gives them its idle moments; one long step would be one long stall."""
    text = f"{BODY}\n" * 4000 + "Tin khác\n" + "Một tựa đề khác nữa\n" * 4000
    steps = sum(1 for _ in zone_steps(text))
    assert steps >= 60
    assert zones(text)[-1].lines == 4001


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_where_a_step_begins_makes_no_difference(cut: int) -> None:
    """A zone across the border of two steps is found as well."""
    caption = "Bà con thu hoạch lúa. Ảnh: Lan Anh"
    filler = "chữ " * (4980 + cut // 4) + "\n"
    text = f"{filler}{caption}\n{caption}\n{BODY}\n0:00 / 0:00\n{BODY}\n"
    assert [kind.value for kind, _ in kinds(text)] == ["duplicate", "player"]
