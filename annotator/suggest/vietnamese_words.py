"""Words by which Vietnamese news names things, sorted by what they open or complete.

A word is written here as newspapers write it inside a sentence; capitals and the place of the tone
mark do not matter.  Each class is one letter, of which the phrases in ``vietnamese`` are made.
"""

from annotator.model.matching import folded

_WORDS = {
    # Offices and titles: "Bí thư Thành ủy", "Chánh Văn phòng".
    "T": """
        tổng bí thư, bí thư, phó bí thư, chủ tịch, phó chủ tịch, phó chủ tịch thường trực, ủy
        viên, ủy viên dự khuyết, ủy viên thường trực, thường trực, thủ tướng, phó thủ tướng, phó
        thủ tướng thường trực, bộ trưởng, thứ trưởng, giám đốc, phó giám đốc, tổng giám đốc, phó
        tổng giám đốc, chánh, phó chánh, trưởng, phó, trưởng đoàn, hiệu trưởng, phó hiệu trưởng,
        viện trưởng, phó viện trưởng, vụ trưởng, phó vụ trưởng, cục trưởng, phó cục trưởng, tổng
        cục trưởng, chánh án, phó chánh án, chánh thanh tra, chủ nhiệm, phó chủ nhiệm, tổng biên
        tập, phó tổng biên tập, tổng thư ký, tổng thống, phó tổng thống, thống đốc, tổng kiểm
        toán, đại sứ, tư lệnh, phó tư lệnh, chính ủy, chỉ huy trưởng, chủ tịch nước, phó chủ tịch
        nước, quyền chủ tịch, huấn luyện viên trưởng, đội trưởng, quốc vương, nữ hoàng, hội
        trưởng, chi hội trưởng, kế toán trưởng, trợ lý, thư ký
    """,
    # Bodies that need no more to be named: "Bộ Chính trị", "Quốc hội".
    "P": """
        trung ương đảng, trung ương, đảng, bộ chính trị, ban bí thư, chính phủ, quốc hội, nhà
        nước, liên hợp quốc, liên hiệp quốc, liên minh châu âu, quân đội, tòa thánh, nội các, quốc
        vụ viện, nhà trắng, lầu năm góc, thượng viện, hạ viện, ủy ban châu âu, nghị viện châu âu
    """,
    # Heads of bodies: "Văn phòng …", "Sở …".
    "O": """
        văn phòng, bộ, ban, sở, cục, vụ, viện, tổng cục, chi cục, phòng, ủy ban, ủy ban nhân dân,
        ubnd, hội đồng, hội đồng nhân dân, hđnd, hội, trung ương hội, liên hiệp, hội liên hiệp,
        liên đoàn, tổng liên đoàn, đoàn, đoàn thanh niên, công ty, công ty cp, công ty cổ phần,
        công ty tnhh, tập đoàn, tổng công ty, ngân hàng, doanh nghiệp, xí nghiệp, nhà máy, hợp tác
        xã, htx, trường, trường đại học, trường cao đẳng, trường tiểu học, trường thcs, trường
        thpt, trường mầm non, đại học, cao đẳng, học viện, bệnh viện, trung tâm, quỹ, báo, đài,
        đài truyền hình, tạp chí, nhà xuất bản, thông tấn xã, cổng thông tin điện tử, tòa án, tòa
        án nhân dân, viện kiểm sát, viện kiểm sát nhân dân, công an, mặt trận, mặt trận tổ quốc,
        mttq, ủy ban mttq, ban chấp hành, ban thường vụ, ban chỉ đạo, ban chỉ huy, ban tổ chức,
        ban quản lý, ban giám hiệu, ban giám đốc, bộ tư lệnh, bộ chỉ huy, bộ tổng tham mưu, tổng
        cục chính trị, quân khu, quân chủng, sư đoàn, trung đoàn, lữ đoàn, tiểu đoàn, đồn biên
        phòng, hải quan, kho bạc, kho bạc nhà nước, bảo hiểm xã hội, đại sứ quán, lãnh sự quán,
        tổng lãnh sự quán, phái đoàn, giáo hội, câu lạc bộ, clb, hiệp hội, thư viện, bảo tàng, nhà
        hát, nhà văn hóa, cung, cung văn hóa, khoa, tỉnh đoàn, thành đoàn, huyện đoàn, trung ương
        đoàn, hội nông dân, hội phụ nữ, hội cựu chiến binh, hội khuyến học, đội tuyển, hãng, hãng
        hàng không, chi nhánh, kiểm toán, thanh tra, tiểu ban, gia đình
    """,
    # Bodies of which there are many alike, named in rows: "Tỉnh ủy, Thành ủy", "sở, ban, ngành".
    "K": """
        tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, đảng bộ, chi bộ, cấp ủy, ban cán sự
        đảng, đảng đoàn, quân ủy, quân ủy trung ương, ngành, cơ quan, đơn vị, đoàn thể, địa
        phương, chính quyền, doanh nghiệp, ban thường vụ, thường trực, tổ chức, ban, bộ, sở
    """,
    # Kinds of places, part of the name: "TP Hải Phòng", "huyện Bắc Lộ".
    "L": """
        tỉnh, thành phố, tp, quận, huyện, thị xã, tx, thị trấn, tt, xã, phường, thôn, bản, làng,
        ấp, buôn, tổ dân phố, khu phố, đường, phố, ngõ, quốc lộ, tỉnh lộ, cao tốc, đại lộ, sông,
        suối, hồ, biển, vịnh, đảo, quần đảo, bán đảo, núi, đèo, đỉnh, cầu, cảng, chợ, sân bay, cửa
        khẩu, khu công nghiệp, khu kinh tế, khu du lịch, khu di tích, công viên, vườn quốc gia,
        quảng trường, sân vận động, nhà ga, ga, bến xe, bến, chùa, đền, đình, nhà thờ, nghĩa
        trang, tòa nhà, khách sạn, châu, bang, thủ đô, cố đô, vùng, miền
    """,
    # Texts that rule, plan or report: "Nghị quyết …", "Kế hoạch số …".
    "D": """
        nghị quyết, nghị quyết số, chỉ thị, chỉ thị số, kết luận số, quyết định, quyết định số,
        nghị định, nghị định số, thông tư, thông tư số, luật, dự thảo luật, bộ luật, pháp lệnh,
        hiến pháp, kế hoạch, kế hoạch số, chương trình, đề án, dự án, báo cáo số, công văn, công
        văn số, công điện, công điện số, hiệp định, hiệp ước, công ước, nghị định thư, tuyên bố
        chung, chiến lược, quy hoạch, tờ trình, tờ trình số, thông báo số, quy định số, hướng dẫn
        số, văn kiện, cương lĩnh, điều lệ
    """,
    # Happenings that bear a name: "Đại hội XIII", "hội nghị".
    "E": """
        hội nghị, đại hội, đại hội đại biểu, hội thảo, tọa đàm, kỳ họp, phiên họp, phiên tòa, diễn
        đàn, hội chợ, triển lãm, cuộc thi, hội thi, hội thao, lễ hội, lễ khai mạc, lễ kỷ niệm, lễ
        khánh thành, lễ trao giải, liên hoan, liên hoan phim, giải đấu, vòng loại, sea games,
        asian cup, world cup, cuộc bầu cử, chiến dịch, cách mạng tháng tám, phong trào, cuộc vận
        động, tết, tết nguyên đán
    """,
    # Honours: "Bằng khen", "Huân chương Lao động hạng Nhất".
    "W": """
        huân chương, huy chương, huy chương vàng, huy chương bạc, huy chương đồng, bằng khen, giấy
        khen, cờ thi đua, cờ thi đua xuất sắc, danh hiệu, giải thưởng, giải nhất, giải nhì, giải
        ba, giải khuyến khích, kỷ niệm chương, huy hiệu, bằng tổ quốc ghi công, giải vàng, quả
        bóng vàng
    """,
    # What bodies are for: "Sở [Y tế]", "Ban [Dân vận]".
    "M": """
        chính trị, kinh tế, dân vận, tuyên giáo, nội chính, đối ngoại, kiểm tra, y tế, giáo dục,
        đào tạo, nông nghiệp, phát triển, nông thôn, tài chính, quốc phòng, ngoại giao, tư pháp,
        nội vụ, xây dựng, giao thông, vận tải, giao thông vận tải, công thương, công nghiệp,
        thương mại, văn hóa, thể thao, du lịch, gia đình, khoa học, công nghệ, thông tin, truyền
        thông, lao động, thương binh, xã hội, tài nguyên, môi trường, kế hoạch, đầu tư, dân tộc,
        tôn giáo, phụ nữ, thanh niên, thiếu niên, nông dân, cựu chiến binh, cựu giáo chức, chữ
        thập đỏ, khuyến học, doanh nhân, doanh nghiệp, nhà báo, nhà văn, luật sư, người cao tuổi,
        thống kê, thuế, bảo hiểm, nhân dân, tối cao, cấp cao, quân sự, biên phòng, hải quân, cảnh
        sát, hình sự, điều tra, an ninh, hải quan, khí tượng, thủy văn, khí tượng thủy văn, thủy
        lợi, lâm nghiệp, thủy sản, chăn nuôi, thú y, điện lực, dầu khí, hàng không, đường sắt,
        viễn thông, bưu chính, ngoại thương, chứng khoán, đấu thầu, sản xuất, thực phẩm, dược,
        bách khoa, sư phạm, kỹ thuật, mỹ thuật, âm nhạc, điện ảnh, sân khấu, nghệ thuật, xuất bản,
        in, phát hành, lý luận, hành chính, pháp luật, pháp chế, cải cách, đoàn kết, hữu nghị, hợp
        tác, hòa bình, phòng, chống, phòng chống, thiên tai, tìm kiếm, cứu nạn, cứu hộ, tổng hợp,
        tổ chức, cán bộ, thi đua, khen thưởng, quản lý, đất đai, đô thị, nhà ở, việc làm, quân
        dân, tiểu học, trung học, mầm non, cao đẳng, đại học, trị sự, chứng minh, trung ương, quốc
        gia, chấp hành, thường vụ, thanh tra, chỉ huy, chỉ đạo, vận động, tự do, độc lập, chiến
        công, hạng nhất, hạng nhì, hạng ba, xuất sắc, tiên tiến, phật giáo, công giáo, tin lành
    """,
    # People by what they are: "lãnh đạo các Ban", "600 đại biểu".
    "H": """
        dân quân, đại diện, lãnh đạo, đại biểu, tập thể, cá nhân, cán bộ, công chức, viên chức,
        đảng viên, đoàn viên, hội viên, chiến sĩ, nhân dân, đồng bào, bà con, người dân, cử tri,
        học sinh, sinh viên, giáo viên, thầy cô giáo, giảng viên, phụ huynh, công nhân, lao động,
        người lao động, nông dân, ngư dân, doanh nhân, nhà khoa học, chuyên gia, phóng viên, nhà
        báo, bác sĩ, y bác sĩ, bệnh nhân, hộ dân, hộ gia đình, hộ nghèo, gia đình, du khách, hành
        khách, vận động viên, cầu thủ, binh sĩ, người, nạn nhân, bị cáo, quần chúng, lực lượng,
        lực lượng vũ trang, thanh niên, phụ nữ, quân, dân, quân và dân, cơ quan, doanh nghiệp, đơn
        vị, tổ chức, thôn, xã, huyện, tỉnh, hộ, nước, quốc gia
    """,
    # Many of a kind.
    "C": "các, những, toàn thể, mọi, một số, nhiều",
    "G": "toàn",
    # Spans of time that take an event: "cuối nhiệm kỳ Đại hội XIII".
    "J": "nhiệm kỳ, đầu nhiệm kỳ, giữa nhiệm kỳ, cuối nhiệm kỳ, dịp, nhân dịp, thời kỳ",
    # What is counted or measured.
    "U": """
        đồng, usd, đô la, euro, yên, nhân dân tệ, ha, héc ta, km, km2, km², m, m2, m², m3, cm, mm,
        mét, kg, tấn, tạ, yến, lít, gram, tuổi, phút, giờ, ngày, đêm, tuần, tháng, năm, lần, độ,
        điểm, phần trăm
    """,
    # Before a person's name, not part of it.
    "I": """
        ông, bà, anh, chị, em, cô, chú, bác, cụ, cháu, thầy, ngài, đồng chí, bạn, gs, pgs, ts,
        ths, bs, nhà báo, nhà văn, nhà thơ, nhạc sĩ, ca sĩ, nghệ sĩ, nsnd, nsưt, diễn viên, họa
        sĩ, đạo diễn, luật sư, bác sĩ, kỹ sư, đại tá, trung tá, thiếu tá, thượng tá, đại úy, trung
        úy, thiếu úy, thượng úy, đại tướng, thượng tướng, trung tướng, thiếu tướng, tác giả, phóng
        viên, vợ, chồng
    """,
    # Joints.
    "F": "của",
    "X": "và",
    "B": "trực thuộc, thuộc",
    "V": "về, trong",
    # Words that only look like the ones above.
    "_": """
        an toàn, hoàn toàn, toàn diện, toàn bộ, bộ máy, bộ phận, vụ việc, nhiệm vụ, phục vụ, dịch
        vụ, bảo đảm, cán cân, nội dung, tổ chức lại, trường hợp, môi trường sống, bản thân, phó
        mặc, tỉnh táo, báo cáo, thông báo, dự báo, thành viên, hội viên, vùng cao, bản sắc, căn
        bản, cơ bản
    """,
    # What tells one event, group or text from another.
    "Q": "cấp, cả nước, toàn quốc, khóa, lần thứ, lần, số, thường niên, mở rộng, quốc tế",
}

_SURNAMES = """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh mai
    đào vương trương cao hà tô tạ phùng quách thái lưu lương triệu châu chu kiều từ tống la giàng
    lò sùng vàng thào hạng lầu mùa vừ cà quàng tòng bế nông hứa tẩn chảo phàn ma đàm khổng doãn
    nghiêm ninh viên thạch danh kim sơn diệp mạc tôn bạch khương âu ưng y
"""

_FUNCTION_WORDS = """
    đã đang sẽ là có được bị cho với tại ở đến từ cũng vẫn không chưa phải như để khi theo vào ra
    lên này đó nói vừa mới còn rất lại thì mà nhưng nên do bởi vì và hay hoặc hơn gồm làm đi về
    trong trên dưới sau trước cùng cần muốn nhấn chia khẳng đề yêu đánh phát tham dự chủ chỉ nêu
    xuất trở mở ký trao tặng hỗ thực triển đạt giành thắng thua dẫn ghi bắt đưa đón tiếp gặp thăm
    tổ kết khai diễn nằm thuộc giáp cách xúc chúc viết kể kêu hỏi đáp nhận gửi mong tin tự
"""


def _key(words: str) -> str:
    return folded(words, case=False).text


def _entries(block: str) -> list[str]:
    return [" ".join(_key(entry).split()) for entry in block.split(",")]


CLASSES: dict[str, str] = {}
"""The class of a word (small letters, joined by spaces); of two classes, the first above."""

for _class, _block in _WORDS.items():
    for _entry in _entries(_block):
        CLASSES.setdefault(_entry, _class)

LONGEST = max(entry.count(" ") for entry in CLASSES) + 1
"""Syllables of the longest entry."""

FIRST: frozenset[str] = frozenset(entry.split(" ")[0] for entry in CLASSES)
"""Syllables with which an entry begins."""

SURNAMES: frozenset[str] = frozenset(_key(_SURNAMES).split())

FUNCTION_WORDS: frozenset[str] = frozenset(_key(_FUNCTION_WORDS).split())
"""Syllables that begin a verb or link: behind a name, they are not part of it."""
