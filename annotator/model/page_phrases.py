"""Phrases of Vietnamese and English news pages by which their parts are told.

Each set holds small letters with plain spaces, composed (NFC) and decomposed (NFD), so that no line
of a text has to be normalised to be looked up.
"""

import unicodedata


def _forms(*phrases: str) -> frozenset[str]:
    return frozenset(
        unicodedata.normalize(form, phrase) for phrase in phrases for form in ("NFC", "NFD")
    )


HEADINGS = _forms(
    "tin cùng chuyên mục", "cùng chuyên mục", "bài cùng chuyên mục", "tin liên quan",
    "bài liên quan", "bài viết liên quan", "tin bài liên quan", "các tin liên quan", "tin khác",
    "các tin khác", "tin bài khác", "các bài khác", "bài viết khác", "tin cũ hơn", "tin mới hơn",
    "các tin cũ hơn", "các tin mới hơn", "tin đã đưa", "các tin đã đưa", "tin mới nhất",
    "tin nổi bật", "tin đọc nhiều", "đọc nhiều", "đọc nhiều nhất", "xem nhiều", "xem nhiều nhất",
    "đọc thêm", "xem thêm", "xem tiếp", "có thể bạn quan tâm", "có thể bạn thích",
    "bạn có thể quan tâm", "mời bạn đọc thêm", "mời xem thêm", "đừng bỏ lỡ", "bài nổi bật",
    "cùng tác giả", "tin cùng chủ đề", "bài cùng chủ đề", "tin trong chuyên mục",
    "related articles", "related stories", "related news", "related posts", "related topics",
    "related content", "more on this story", "more stories", "more from this section",
    "you may also like", "you might also like", "recommended for you", "recommended stories",
    "recommended articles", "read more", "read also", "also read", "read next", "see also",
    "most read", "most popular", "trending now", "top stories", "latest news", "don't miss",
)  # fmt: skip
"""Alone on a line, they head teasers of other articles."""

LEADS = _forms(
    "xem thêm", "đọc thêm", "tin liên quan", "bài liên quan", "mời xem thêm", "mời đọc thêm",
    "read more", "read also", "also read", "see also", "related",
)  # fmt: skip
"""Before a colon, they lead to one other article."""

PLAYERS = _forms(
    "nghe bài viết", "nghe đọc bài", "nghe tin", "nghe audio", "đọc bài viết",
    "trình duyệt của bạn không hỗ trợ thẻ audio", "trình duyệt không hỗ trợ audio",
    "trình duyệt của bạn không hỗ trợ thẻ video", "trình duyệt không hỗ trợ video",
    "your browser does not support the audio element",
    "your browser does not support the video tag", "listen to this article",
    "video player is loading", "this is a modal window",
)  # fmt: skip
"""Alone on a line, they are left of an audio or video player."""

CREDITS = _forms(
    "ảnh", "nguồn ảnh", "ảnh nguồn", "nguồn", "nguồn tin", "tin, ảnh", "bài, ảnh", "bài và ảnh",
    "tin và ảnh", "ảnh và bài", "photo", "photos", "image", "image source", "photo credit",
    "image credit", "source",
)  # fmt: skip
"""Before a colon, they tell who made a picture or a text."""

PICTURES = _forms("ảnh", "hình", "hình ảnh", "photo", "image", "picture")
"""Before a number, they end a caption that a program made."""

LONE_CREDITS = _forms("ảnh minh họa", "ảnh minh hoạ", "ảnh tư liệu")
"""Alone on a line, they say what a picture is."""

CREDIT_WORDS = _forms("ảnh", "nguồn", "photo", "image", "source")
"""Before a colon within a line, they make it a caption."""
