<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Annotator</source>
        <translation>Giới thiệu Annotator</translation>
    </message>
    <message>
        <source>Annotator {version}</source>
        <translation>Annotator {version}</translation>
    </message>
    <message>
        <source>Free software under the MIT licence: use, change and share it as you like.</source>
        <translation>Phần mềm tự do theo giấy phép MIT: bạn có thể dùng, sửa và chia sẻ tùy ý.</translation>
    </message>
    <message>
        <source>It uses Qt {qt} through Qt for Python (PySide6) {pyside}, both under the GNU Lesser General Public License, version 3; their source code is at https://code.qt.io.</source>
        <translation>Chương trình dùng Qt {qt} qua Qt for Python (PySide6) {pyside}, cả hai theo giấy phép GNU Lesser General Public License, phiên bản 3; mã nguồn ở https://code.qt.io.</translation>
    </message>
    <message>
        <source>Labels entities and relations in article text, on your own desk.</source>
        <translation>Gán nhãn thực thể và quan hệ trong bài viết, ngay trên máy của bạn.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Annotator</source>
        <translation>&amp;Giới thiệu Annotator</translation>
    </message>
    <message>
        <source>&amp;Annotator…</source>
        <translation>Ngườ&amp;i gán nhãn…</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Bảng lệnh…</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Danh sách tài liệu</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>&amp;Filter the documents</source>
        <translation>&amp;Lọc tài liệu</translation>
    </message>
    <message>
        <source>&amp;Find in the text…</source>
        <translation>Tìm trong &amp;văn bản…</translation>
    </message>
    <message>
        <source>&amp;Finish, open the next</source>
        <translation>Hoàn &amp;tất, mở tài liệu tiếp theo</translation>
    </message>
    <message>
        <source>&amp;Focus on what is selected</source>
        <translation>&amp;Chỉ xem phần đang chọn</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>Lịch &amp;sử…</translation>
    </message>
    <message>
        <source>&amp;Hold the last label</source>
        <translation>&amp;Giữ nhãn vừa dùng</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Nhập…</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>Ch&amp;i tiết</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Nhãn</translation>
    </message>
    <message>
        <source>&amp;Merge projects…</source>
        <translation>Gộ&amp;p dự án…</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>Dự án &amp;mới…</translation>
    </message>
    <message>
        <source>&amp;Next document</source>
        <translation>Tài liệu &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Note and attributes</source>
        <translation>&amp;Ghi chú và thuộc tính</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Mở &amp;dự án…</translation>
    </message>
    <message>
        <source>&amp;Previous document</source>
        <translation>Tài liệu &amp;trước</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Relations</source>
        <translation>&amp;Quan hệ</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>Cỡ chữ &amp;mặc định</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Cài đặt…</translation>
    </message>
    <message>
        <source>&amp;Spans</source>
        <translation>Cụ&amp;m từ</translation>
    </message>
    <message>
        <source>&amp;Take the project over</source>
        <translation>&amp;Tiếp quản dự án</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Văn bản</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Work packages…</source>
        <translation>Gó&amp;i công việc…</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>Độ đồng th&amp;uận…</translation>
    </message>
    <message>
        <source>C&amp;heck the project</source>
        <translation>&amp;Kiểm tra dự án</translation>
    </message>
    <message>
        <source>C&amp;lose project</source>
        <translation>Đón&amp;g dự án</translation>
    </message>
    <message>
        <source>Candidate &amp;before</source>
        <translation>Ứng viên &amp;phía trước</translation>
    </message>
    <message>
        <source>&amp;Conflicting edits…</source>
        <translation>Chỉnh sửa &amp;xung đột…</translation>
    </message>
    <message>
        <source>Com&amp;pact the history…</source>
        <translation>Thu gọn lịch &amp;sử…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>T&amp;oàn màn hình</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Tìm kết quả t&amp;rước</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Tìm kết quả tiế&amp;p</translation>
    </message>
    <message>
        <source>Fol&amp;d the page&apos;s zones</source>
        <translation>Thu gọn các &amp;vùng ngoài bài</translation>
    </message>
    <message>
        <source>La&amp;bel scheme…</source>
        <translation>&amp;Bộ nhãn…</translation>
    </message>
    <message>
        <source>Label identical &amp;stretches</source>
        <translation>Gán nhãn &amp;các đoạn giống hệt</translation>
    </message>
    <message>
        <source>Large pri&amp;nt</source>
        <translation>Cỡ chữ &amp;lớn</translation>
    </message>
    <message>
        <source>N&amp;ext panel</source>
        <translation>Khun&amp;g sau</translation>
    </message>
    <message>
        <source>Ne&amp;xt span</source>
        <translation>Cụm từ sa&amp;u</translation>
    </message>
    <message>
        <source>Next &amp;candidate</source>
        <translation>Ứng viên phí&amp;a sau</translation>
    </message>
    <message>
        <source>Next document t&amp;o do</source>
        <translation>Tài liệu &amp;cần làm tiếp theo</translation>
    </message>
    <message>
        <source>Next relation of the sp&amp;an</source>
        <translation>Quan &amp;hệ sau của cụm từ</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Mở dự án mẫ&amp;u</translation>
    </message>
    <message>
        <source>Pre&amp;vious span</source>
        <translation>Cụm từ t&amp;rước</translation>
    </message>
    <message>
        <source>Previo&amp;us panel</source>
        <translation>&amp;Khung trước</translation>
    </message>
    <message>
        <source>Previous relation of t&amp;he span</source>
        <translation>Quan hệ nga&amp;y trước của cụm từ</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Re&amp;open the document</source>
        <translation>&amp;Mở lại tài liệu</translation>
    </message>
    <message>
        <source>Re&amp;verse the relation</source>
        <translation>Đả&amp;o chiều quan hệ</translation>
    </message>
    <message>
        <source>Reset the la&amp;yout</source>
        <translation>&amp;Bố cục mặc định</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>Khôi phục &amp;bản sao lưu…</translation>
    </message>
    <message>
        <source>Sal&amp;vage a damaged project…</source>
        <translation>Cứu dữ liệu từ dự án bị &amp;hỏng…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>&amp;Lưu bản sao…</translation>
    </message>
    <message>
        <source>Settle &amp;disagreements…</source>
        <translation>Xử &amp;lý bất đồng…</translation>
    </message>
    <message>
        <source>Show &amp;all labels</source>
        <translation>Hiện mọi nhã&amp;n</translation>
    </message>
    <message>
        <source>Show odd &amp;characters</source>
        <translation>&amp;Hiện ký tự lạ</translation>
    </message>
    <message>
        <source>Show the &amp;folder of the logs</source>
        <translation>Mở thư &amp;mục nhật ký</translation>
    </message>
    <message>
        <source>Start a &amp;relation</source>
        <translation>Bắt đầu &amp;quan hệ</translation>
    </message>
    <message>
        <source>Start a relation &amp;to the span</source>
        <translation>Bắt đầu quan hệ tới cụm từ nà&amp;y</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Phóng to</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Thu nhỏ</translation>
    </message>
</context>
<context>
    <name>AdjudicationWindow</name>
    <message>
        <source>Annotators not finished, so not compared: {count}</source>
        <translation>Số người chưa hoàn tất nên không so sánh: {count}</translation>
    </message>
    <message>
        <source>Items to decide</source>
        <translation>Các mục cần quyết định</translation>
    </message>
    <message>
        <source>No document is open; choose one above.</source>
        <translation>Chưa mở tài liệu nào; hãy chọn một tài liệu ở trên.</translation>
    </message>
    <message>
        <source>Nobody has finished a document yet: there is nothing to compare.</source>
        <translation>Chưa ai hoàn thành tài liệu nào nên chưa có gì để so sánh.</translation>
    </message>
    <message>
        <source>Not finished, so not compared: {names}</source>
        <translation>Chưa hoàn tất nên không so sánh: {names}</translation>
    </message>
    <message>
        <source>Only one annotator has finished this document: nobody to differ.</source>
        <translation>Chỉ một người gán nhãn đã hoàn thành tài liệu này nên chưa thể có bất đồng.</translation>
    </message>
    <message>
        <source>Settle disagreements</source>
        <translation>Xử lý bất đồng</translation>
    </message>
    <message>
        <source>There is no further document that way.</source>
        <translation>Không còn tài liệu nào về phía đó.</translation>
    </message>
    <message>
        <source>This document has no items: nobody has labelled anything in it.</source>
        <translation>Tài liệu này không có mục nào: chưa ai gán nhãn gì trong đó.</translation>
    </message>
</context>
<context>
    <name>AgreementReport</name>
    <message>
        <source>How far the annotators agree</source>
        <translation>Mức đồng thuận giữa những người gán nhãn</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement</source>
        <translation>Độ đồng thuận</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Compare &amp;again</source>
        <translation>&amp;So sánh lại</translation>
    </message>
    <message>
        <source>Comparing what the annotators have finished…</source>
        <translation>Đang so sánh những phần đã làm xong…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Đang so sánh…</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Chưa so sánh gì.</translation>
    </message>
    <message>
        <source>There is nothing behind it.</source>
        <translation>Không có mục nào đứng sau con số này.</translation>
    </message>
</context>
<context>
    <name>AnnotatorDialog</name>
    <message>
        <source>&amp;Work as:</source>
        <translation>&amp;Làm việc với tên:</translation>
    </message>
    <message>
        <source>A name cannot hold control characters.</source>
        <translation>Tên không được có ký tự điều khiển.</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Hãy gõ tên.</translation>
    </message>
    <message>
        <source>You go on with the work of {name}.</source>
        <translation>Bạn làm tiếp phần việc của {name}.</translation>
    </message>
    <message>
        <source>{name} is new here and begins with empty layers.</source>
        <translation>{name} là người mới ở đây, bắt đầu với các lớp gán nhãn trống.</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>done again: {what}</source>
        <translation>đã làm lại: {what}</translation>
    </message>
    <message>
        <source>labelled {label}</source>
        <translation>đã gán nhãn {label}</translation>
    </message>
    <message>
        <source>labelled {label}: {text}</source>
        <translation>đã gán nhãn {label}: {text}</translation>
    </message>
    <message>
        <source>related {head} → {tail}: {label}</source>
        <translation>đã nối {head} → {tail}: {label}</translation>
    </message>
    <message>
        <source>undone: {what}</source>
        <translation>đã hoàn tác: {what}</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>As {name} has it</source>
        <translation>Theo {name}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>In gold, though the scheme does not allow them: {relations}.</source>
        <translation>Đã vào bản chuẩn dù bộ nhãn không cho phép: {relations}.</translation>
    </message>
    <message>
        <source>Left gold with the span: {relations}.</source>
        <translation>Đã bỏ khỏi bản chuẩn cùng cụm từ: {relations}.</translation>
    </message>
    <message>
        <source>Re-attached to gold&apos;s own {spans}, which differ.</source>
        <translation>Đã nối lại vào {spans} của bản chuẩn, dù có khác.</translation>
    </message>
    <message>
        <source>Relations that a person settled leave gold with this span:</source>
        <translation>Các quan hệ do người duyệt đã quyết định sẽ rời bản chuẩn cùng cụm từ này:</translation>
    </message>
    <message>
        <source>Settled with the ends: {relations}.</source>
        <translation>Đã quyết định theo hai đầu: {relations}.</translation>
    </message>
    <message>
        <source>Taken with the relation: {spans}.</source>
        <translation>Đã lấy cùng quan hệ: {spans}.</translation>
    </message>
    <message>
        <source>The scheme allows no such relation between these ends.</source>
        <translation>Bộ nhãn không cho phép quan hệ này giữa hai đầu ấy.</translation>
    </message>
    <message>
        <source>changed since decided</source>
        <translation>đã đổi sau khi quyết định</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>gold was changed in the text</source>
        <translation>bản chuẩn đã bị sửa trong văn bản</translation>
    </message>
    <message>
        <source>in gold</source>
        <translation>có trong bản chuẩn</translation>
    </message>
    <message>
        <source>later</source>
        <translation>để sau</translation>
    </message>
    <message>
        <source>no attributes</source>
        <translation>không có thuộc tính</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>không chọn ai</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>đã lấy</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Annotator projects (*.annodb);;All files (*)</source>
        <translation>Dự án Annotator (*.annodb);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Mở dự án</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay thế</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} đã có rồi. Thay thế nó?</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>&amp;Carried by:</source>
        <translation>Cho &amp;các nhãn:</translation>
    </message>
    <message>
        <source>&amp;Holds:</source>
        <translation>C&amp;hứa:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>Tê&amp;n:</translation>
    </message>
    <message>
        <source>&amp;Vietnamese:</source>
        <translation>T&amp;iếng Việt:</translation>
    </message>
    <message>
        <source>En&amp;glish:</source>
        <translation>Tiếng &amp;Anh:</translation>
    </message>
    <message>
        <source>Give the attribute a name that no other has.</source>
        <translation>Hãy đặt cho thuộc tính một tên chưa dùng.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>One of several values</source>
        <translation>Một trong nhiều giá trị</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Values, one a &amp;line:</source>
        <translation>&amp;Giá trị, mỗi dòng một giá trị:</translation>
    </message>
    <message>
        <source>With no label ticked, every span may carry it.</source>
        <translation>Nếu không chọn nhãn nào thì mọi cụm từ đều có thể mang thuộc tính này.</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Có hoặc không</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
</context>
<context>
    <name>AttributesTab</name>
    <message>
        <source>&amp;Add</source>
        <translation>Tạ&amp;o</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Dele&amp;te…</source>
        <translation>&amp;Xóa…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Delete the attribute {name}? Values that spans carry stay with them and are shown again when an attribute of this name is added.</source>
        <translation>Xóa thuộc tính {name}? Các giá trị mà cụm từ đang mang vẫn được giữ, và hiện lại khi có thuộc tính cùng tên.</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Xuống &amp;dưới</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Lên trên</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>Thuộc tính mới</translation>
    </message>
    <message>
        <source>There is an attribute {name} already.</source>
        <translation>Đã có thuộc tính {name}.</translation>
    </message>
    <message>
        <source>Type the name of the new attribute first.</source>
        <translation>Trước hết hãy gõ tên thuộc tính mới.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Last backup: {when} ({age} ago)</source>
        <translation>Bản sao lưu mới nhất: {when} ({age} trước)</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>&amp;Put in the project&apos;s place…</source>
        <translation>Thay &amp;vào chỗ dự án…</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Các bản sao lưu</translation>
    </message>
    <message>
        <source>Backups lie in {path}. The open project is never overwritten.</source>
        <translation>Các bản sao lưu nằm trong {path}. Dự án đang mở không bao giờ bị ghi đè.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Restore as a &amp;new file…</source>
        <translation>Khôi phục thành tệp &amp;mới…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Cụm từ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>The project is being backed up first.</source>
        <translation>Đang sao lưu dự án trước đã.</translation>
    </message>
    <message>
        <source>There is no backup of this project yet. One is made every hour while you work, and before a merge or a large deletion.</source>
        <translation>Dự án này chưa có bản sao lưu nào. Trong lúc bạn làm việc, cứ mỗi giờ chương trình sao lưu một lần, và cả trước khi gộp dự án hay xóa nhiều.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc nào</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>theo yêu cầu</translation>
    </message>
    <message>
        <source>before a deletion</source>
        <translation>trước khi xóa</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>trước khi gộp</translation>
    </message>
    <message>
        <source>before compacting the history</source>
        <translation>trước khi thu gọn lịch sử</translation>
    </message>
    <message>
        <source>being checked…</source>
        <translation>đang kiểm tra…</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>bị hỏng</translation>
    </message>
    <message>
        <source>hourly</source>
        <translation>mỗi giờ</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>chưa kiểm tra</translation>
    </message>
    <message>
        <source>of another project</source>
        <translation>của dự án khác</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>nguyên vẹn</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>&amp;Finish, next document</source>
        <translation>&amp;Hoàn tất, sang tài liệu kế</translation>
    </message>
    <message>
        <source>A&amp;ll documents</source>
        <translation>Mọi tài &amp;liệu</translation>
    </message>
    <message>
        <source>Accept by &amp;rule…</source>
        <translation>Chấp nhận theo &amp;quy tắc…</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Tất cả các mục</translation>
    </message>
    <message>
        <source>Changed since decided</source>
        <translation>Đã đổi sau khi quyết định</translation>
    </message>
    <message>
        <source>Decided by a rule</source>
        <translation>Quyết định theo quy tắc</translation>
    </message>
    <message>
        <source>Decided by hand</source>
        <translation>Quyết định bằng tay</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>Hide &amp;names</source>
        <translation>Ẩ&amp;n tên</translation>
    </message>
    <message>
        <source>How items are grouped</source>
        <translation>Cách nhóm các mục</translation>
    </message>
    <message>
        <source>Items of all documents in one table</source>
        <translation>Các mục của mọi tài liệu trong một bảng</translation>
    </message>
    <message>
        <source>Re&amp;port to an annotator…</source>
        <translation>&amp;Báo cáo cho người gán nhãn…</translation>
    </message>
    <message>
        <source>Relations: {figure}</source>
        <translation>Quan hệ: {figure}</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Chưa quyết định</translation>
    </message>
    <message>
        <source>Undecided: {count}</source>
        <translation>Chưa quyết định: {count}</translation>
    </message>
    <message>
        <source>Which items are shown</source>
        <translation>Hiện những mục nào</translation>
    </message>
    <message>
        <source>Whose agreement</source>
        <translation>Đồng thuận của ai</translation>
    </message>
</context>
<context>
    <name>Bindings</name>
    <message>
        <source>A key of the window needs Ctrl or Alt, or is one of F1 to F12.</source>
        <translation>Phím tắt của cửa sổ phải có Ctrl hoặc Alt, hoặc là một phím F1 đến F12.</translation>
    </message>
    <message>
        <source>Alt with a letter or digit opens a menu.</source>
        <translation>Alt kèm một chữ cái hoặc chữ số dùng để mở trình đơn.</translation>
    </message>
    <message>
        <source>The digits alone choose labels.</source>
        <translation>Chữ số đứng một mình dùng để chọn nhãn.</translation>
    </message>
    <message>
        <source>This key has no name by which it could be kept.</source>
        <translation>Phím này không có tên nên không thể lưu lại.</translation>
    </message>
    <message>
        <source>{key} belongs to the text already: “{owner}”.</source>
        <translation>{key} đã được dùng trong văn bản: “{owner}”.</translation>
    </message>
    <message>
        <source>{key} belongs to the window already: “{owner}”.</source>
        <translation>{key} đã là phím tắt của cửa sổ: “{owner}”.</translation>
    </message>
    <message>
        <source>{key} is the key of the label “{label}” in this project.</source>
        <translation>{key} là phím của nhãn “{label}” trong dự án này.</translation>
    </message>
</context>
<context>
    <name>Borders</name>
    <message>
        <source>Borders</source>
        <translation>Ranh giới</translation>
    </message>
</context>
<context>
    <name>CandidateWalk</name>
    <message>
        <source>No further candidate in this direction.</source>
        <translation>Không còn ứng viên nào theo hướng này.</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>All the same but for the attributes of a span or relation.</source>
        <translation>Giống nhau hết, chỉ khác thuộc tính của cụm từ hoặc quan hệ.</translation>
    </message>
    <message>
        <source>All who finished the document say the same.</source>
        <translation>Mọi người đã hoàn thành tài liệu đều gán giống nhau.</translation>
    </message>
    <message>
        <source>An end has other borders or another label; settle the end first.</source>
        <translation>Một đầu có ranh giới hoặc nhãn khác; hãy quyết định đầu ấy trước.</translation>
    </message>
    <message>
        <source>Both borders and label differ.</source>
        <translation>Khác cả ranh giới lẫn nhãn.</translation>
    </message>
    <message>
        <source>Both ends agree, and somebody did not link them.</source>
        <translation>Hai đầu giống nhau nhưng có người không nối chúng.</translation>
    </message>
    <message>
        <source>One label, but different borders.</source>
        <translation>Cùng nhãn nhưng khác ranh giới.</translation>
    </message>
    <message>
        <source>Only gold has this: a reviewer added it.</source>
        <translation>Chỉ bản chuẩn có: người duyệt đã thêm vào.</translation>
    </message>
    <message>
        <source>Somebody has no span here.</source>
        <translation>Có người không gán cụm từ nào ở đây.</translation>
    </message>
    <message>
        <source>Somebody lacks an end of this relation, so could not have drawn it.</source>
        <translation>Có người thiếu một đầu của quan hệ này nên không thể nối.</translation>
    </message>
    <message>
        <source>The reviewer decided against it.</source>
        <translation>Người duyệt đã quyết định không lấy.</translation>
    </message>
    <message>
        <source>The same ends under different relation labels.</source>
        <translation>Cùng hai đầu nhưng khác nhãn quan hệ.</translation>
    </message>
    <message>
        <source>The same relation, drawn the other way round.</source>
        <translation>Cùng một quan hệ nhưng nối ngược chiều.</translation>
    </message>
    <message>
        <source>The same words under different labels.</source>
        <translation>Cùng một cụm từ nhưng khác nhãn.</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>đồng ý</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>borders</source>
        <translation>ranh giới</translation>
    </message>
    <message>
        <source>borders and label</source>
        <translation>ranh giới và nhãn</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>chiều</translation>
    </message>
    <message>
        <source>end differs</source>
        <translation>đầu khác nhau</translation>
    </message>
    <message>
        <source>end missing</source>
        <translation>thiếu một đầu</translation>
    </message>
    <message>
        <source>in gold only</source>
        <translation>chỉ ở bản chuẩn</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>thiếu</translation>
    </message>
    <message>
        <source>no relation</source>
        <translation>không có quan hệ</translation>
    </message>
    <message>
        <source>not in gold</source>
        <translation>ngoài bản chuẩn</translation>
    </message>
    <message>
        <source>relation label</source>
        <translation>nhãn quan hệ</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>95 % interval: {low} – {high}</source>
        <translation>Khoảng tin cậy 95 %: {low} – {high}</translation>
    </message>
    <message>
        <source>No interval: it needs {least} documents.</source>
        <translation>Không có khoảng tin cậy: cần ít nhất {least} tài liệu.</translation>
    </message>
    <message>
        <source>Undefined: {why}.</source>
        <translation>Không xác định: {why}.</translation>
    </message>
    <message>
        <source>{used} of {total} finished by both</source>
        <translation>{used} trong {total} được cả hai làm xong</translation>
    </message>
    <message>
        <source>{used} of {total} pairs of spans</source>
        <translation>{used} trong {total} cặp cụm từ</translation>
    </message>
    <message>
        <source>{used} of {total} spans found by both</source>
        <translation>{used} trong {total} cụm từ cả hai cùng tìm ra</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>Dismiss</source>
        <translation>Bỏ qua</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>(none)</source>
        <translation>(không có)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Khoảng tin cậy 95 %</translation>
    </message>
    <message>
        <source>Against gold</source>
        <translation>So với bản chuẩn</translation>
    </message>
    <message>
        <source>Against the rest</source>
        <translation>So với những người còn lại</translation>
    </message>
    <message>
        <source>Although their spans agree</source>
        <translation>Dù các cụm từ khớp nhau</translation>
    </message>
    <message>
        <source>Because their spans differ</source>
        <translation>Vì các cụm từ khác nhau</translation>
    </message>
    <message>
        <source>By day of finishing</source>
        <translation>Theo ngày làm xong</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Each annotator</source>
        <translation>Từng người gán nhãn</translation>
    </message>
    <message>
        <source>Figures of relations</source>
        <translation>Chỉ số của quan hệ</translation>
    </message>
    <message>
        <source>Figures of spans</source>
        <translation>Chỉ số của cụm từ</translation>
    </message>
    <message>
        <source>Labels (strict F1)</source>
        <translation>Nhãn (F1 chặt)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>No two relations differ here.</source>
        <translation>Ở đây không có quan hệ nào khác nhau.</translation>
    </message>
    <message>
        <source>Nobody here has drawn a relation.</source>
        <translation>Ở đây chưa ai nối quan hệ nào.</translation>
    </message>
    <message>
        <source>Nobody here has marked a span.</source>
        <translation>Ở đây chưa ai đánh dấu cụm từ nào.</translation>
    </message>
    <message>
        <source>Nobody knows when these were finished.</source>
        <translation>Không rõ những phần này được làm xong khi nào.</translation>
    </message>
    <message>
        <source>Over all pairs they marked it {a} times, alike {both}.</source>
        <translation>Tính trên mọi cặp: đánh dấu {a} lần, giống nhau {both} lần.</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Dựa trên</translation>
    </message>
    <message>
        <source>Spans in which they differ so: {count}</source>
        <translation>Số cụm từ khác nhau theo kiểu này: {count}</translation>
    </message>
    <message>
        <source>Spans under the same label: {count}</source>
        <translation>Số cụm từ cùng nhãn: {count}</translation>
    </message>
    <message>
        <source>The one marked it {a} times, the other {b} times, alike {both}.</source>
        <translation>Người này đánh dấu {a} lần, người kia {b} lần, giống nhau {both} lần.</translation>
    </message>
    <message>
        <source>These two finished no document in common.</source>
        <translation>Hai người này chưa cùng làm xong tài liệu nào.</translation>
    </message>
    <message>
        <source>This figure is not known by day.</source>
        <translation>Chỉ số này không tính được theo ngày.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Which label meets which</source>
        <translation>Nhãn nào gặp nhãn nào</translation>
    </message>
    <message>
        <source>Who agrees with whom</source>
        <translation>Ai đồng thuận với ai</translation>
    </message>
    <message>
        <source>Why relations differ</source>
        <translation>Vì sao quan hệ khác nhau</translation>
    </message>
    <message>
        <source>alike {both} · not alike {other} · characters {characters}</source>
        <translation>giống {both} · không giống {other} · ký tự {characters}</translation>
    </message>
    <message>
        <source>documents and pairs: {count}</source>
        <translation>số lượt tài liệu và cặp: {count}</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>bản chuẩn</translation>
    </message>
    <message>
        <source>near each other: {window}</source>
        <translation>gần nhau: {window}</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>còn lại</translation>
    </message>
    <message>
        <source>{name} against gold</source>
        <translation>{name} so với bản chuẩn</translation>
    </message>
    <message>
        <source>{name} against the rest</source>
        <translation>{name} so với những người còn lại</translation>
    </message>
    <message>
        <source>↓ the annotators  → gold</source>
        <translation>↓ người gán nhãn  → bản chuẩn</translation>
    </message>
    <message>
        <source>↓ the one  → the other, either way round</source>
        <translation>↓ người này  → người kia, tính cả hai chiều</translation>
    </message>
    <message>
        <source>↓ {name}  → the others</source>
        <translation>↓ {name}  → những người khác</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>All pairs together</source>
        <translation>Gộp mọi cặp</translation>
    </message>
    <message>
        <source>Everybody against gold</source>
        <translation>Mọi người so với bản chuẩn</translation>
    </message>
    <message>
        <source>{name} against the rest</source>
        <translation>{name} so với những người còn lại</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Sát dòng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Mine ({name})</source>
        <translation>Của tôi ({name})</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>Chưa mở tài liệu nào</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>Chưa có dự án nào</translation>
    </message>
    <message>
        <source>Nobody else has worked on it</source>
        <translation>Chưa ai khác gán nhãn tài liệu này</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>The scheme has no such label</source>
        <translation>Bộ nhãn không có nhãn như vậy</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Thưa dòng</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>All items are decided. Ctrl+Enter finishes the document.</source>
        <translation>Mọi mục đã được quyết định. Ctrl+Enter để hoàn thành tài liệu.</translation>
    </message>
    <message>
        <source>Decide the item first; then say why.</source>
        <translation>Hãy quyết định mục này trước, rồi hãy ghi lý do.</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Đã làm lại: {what}.</translation>
    </message>
    <message>
        <source>Every item of every document is decided.</source>
        <translation>Mọi mục của mọi tài liệu đã được quyết định.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Merge into this project</source>
        <translation>Gộp vào dự án này</translation>
    </message>
    <message>
        <source>No document is open; choose one above.</source>
        <translation>Chưa mở tài liệu nào; hãy chọn một tài liệu ở trên.</translation>
    </message>
    <message>
        <source>No item is chosen.</source>
        <translation>Chưa chọn mục nào.</translation>
    </message>
    <message>
        <source>Nobody stands in column {number}; there are {count}.</source>
        <translation>Cột {number} không có ai; chỉ có {count} cột.</translation>
    </message>
    <message>
        <source>Open it instead</source>
        <translation>Mở tệp đó</translation>
    </message>
    <message>
        <source>Taken back: {what}.</source>
        <translation>Đã hoàn tác: {what}.</translation>
    </message>
    <message>
        <source>The newest step is by {name}, who is no annotator here. It may concern others&apos; work. Go on all the same?</source>
        <translation>Bước mới nhất là của {name}, người không phải người gán nhãn ở đây. Bước này có thể liên quan đến phần việc của người khác. Vẫn tiếp tục?</translation>
    </message>
    <message>
        <source>The undecided items are not shown; show all items, or unfold a group.</source>
        <translation>Các mục chưa quyết định đang bị ẩn; hãy hiện tất cả các mục hoặc mở một nhóm ra.</translation>
    </message>
    <message>
        <source>This is the heading of a group; choose an item below it.</source>
        <translation>Đây là tiêu đề của một nhóm; hãy chọn một mục bên dưới.</translation>
    </message>
    <message>
        <source>Undecided items: {count}; the next one is chosen.</source>
        <translation>Số mục chưa quyết định: {count}; đã chọn mục kế tiếp.</translation>
    </message>
    <message>
        <source>What shall happen to {names}?</source>
        <translation>Bạn muốn làm gì với {names}?</translation>
    </message>
    <message>
        <source>{name} has not finished this document.</source>
        <translation>{name} chưa hoàn tất tài liệu này.</translation>
    </message>
</context>
<context>
    <name>CompactDialog</name>
    <message>
        <source> days</source>
        <translation> ngày</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Thu gọn</translation>
    </message>
    <message>
        <source>&amp;Forget contents older than</source>
        <translation>&amp;Bỏ nội dung cũ hơn</translation>
    </message>
    <message>
        <source>A backup with the whole history is made first.</source>
        <translation>Trước đó sẽ có một bản sao lưu giữ toàn bộ lịch sử.</translation>
    </message>
    <message>
        <source>Compact the history</source>
        <translation>Thu gọn lịch sử</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Số ngày</translation>
    </message>
    <message>
        <source>Entries that lose their contents and can no longer be undone: {count}.</source>
        <translation>Số mục mất nội dung và không còn hoàn tác được: {count}.</translation>
    </message>
    <message>
        <source>Keep &amp;everything</source>
        <translation>&amp;Giữ tất cả</translation>
    </message>
    <message>
        <source>Nothing that is as old as that has contents to forget.</source>
        <translation>Không mục nào cũ đến mức ấy còn nội dung để bỏ.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>The file becomes about {size} smaller.</source>
        <translation>Tệp sẽ nhỏ đi khoảng {size}.</translation>
    </message>
    <message>
        <source>The file hardly becomes smaller by that.</source>
        <translation>Tệp hầu như không nhỏ đi vì vậy.</translation>
    </message>
    <message>
        <source>The history holds what every annotation was before and after each change. It can forget these contents. Who did what and when, and to which annotation, always stays, and so does everything that merging with other files needs.</source>
        <translation>Lịch sử lưu nội dung của mỗi nhãn đã gán trước và sau từng thay đổi. Những nội dung này có thể được bỏ đi. Ai đã làm gì, lúc nào, với nhãn nào thì luôn được giữ lại, cùng mọi thứ cần cho việc gộp với các tệp khác.</translation>
    </message>
    <message>
        <source>The history is being looked through…</source>
        <translation>Đang xem qua lịch sử…</translation>
    </message>
    <message>
        <source>The project has {size}; about {history} of it are history.</source>
        <translation>Dự án chiếm {size}, trong đó khoảng {history} là lịch sử.</translation>
    </message>
    <message>
        <source>What was done since {time} stays as it is.</source>
        <translation>Những gì làm từ {time} trở đi được giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>annotator</source>
        <translation>người gán nhãn</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>document</source>
        <translation>tài liệu</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>lớp gán nhãn</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>quan hệ</translation>
    </message>
    <message>
        <source>span</source>
        <translation>cụm từ</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>&amp;Keep what holds</source>
        <translation>&amp;Giữ bản hiện tại</translation>
    </message>
    <message>
        <source>&amp;Take what lost</source>
        <translation>&amp;Lấy bản bị thay</translation>
    </message>
    <message>
        <source>Conflicting edits</source>
        <translation>Chỉnh sửa xung đột</translation>
    </message>
    <message>
        <source>One person changed the same thing in two files that were merged. The later holds; what lost is kept here until you take it or let it go.</source>
        <translation>Một người đã sửa cùng một chỗ trong hai tệp được gộp. Bản sau được giữ; bản bị thay còn ở đây cho đến khi bạn lấy hoặc bỏ nó.</translation>
    </message>
    <message>
        <source>There are no conflicting edits.</source>
        <translation>Không có chỉnh sửa nào xung đột.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>không còn</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Chép báo cáo</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Làm &amp;tiếp</translation>
    </message>
    <message>
        <source>&amp;Include names and text</source>
        <translation>&amp;Kèm cả tên và văn bản</translation>
    </message>
    <message>
        <source>&amp;Quit Annotator</source>
        <translation>Th&amp;oát Annotator</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Lưu báo cáo…</translation>
    </message>
    <message>
        <source>Annotator has met a fault of its own.</source>
        <translation>Annotator gặp lỗi của chính nó.</translation>
    </message>
    <message>
        <source>Annotator has met a fault of its own: {kind} at {place}.</source>
        <translation>Annotator gặp lỗi của chính nó: {kind} tại {place}.</translation>
    </message>
    <message>
        <source>It came {count} times.</source>
        <translation>Lỗi xảy ra {count} lần.</translation>
    </message>
    <message>
        <source>Messages and paths as they are: they may quote your documents.</source>
        <translation>Thông báo lỗi và đường dẫn nguyên văn: chúng có thể trích tài liệu của bạn.</translation>
    </message>
    <message>
        <source>Others followed: {count}.</source>
        <translation>Số lỗi khác xảy ra sau đó: {count}.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Đã xảy ra lỗi</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Tệp văn bản (*.txt)</translation>
    </message>
    <message>
        <source>The window shows what is saved in the project; an edit that was cut short is not in it. You can go on. Nothing is sent anywhere: if you want to help us mend it, hand over the report below.</source>
        <translation>Cửa sổ hiển thị đúng những gì đã lưu trong dự án; thay đổi bị ngắt giữa chừng không có trong đó. Bạn có thể làm tiếp. Không có gì được gửi đi: nếu muốn giúp chúng tôi sửa lỗi, hãy chuyển bản báo cáo dưới đây.</translation>
    </message>
</context>
<context>
    <name>CrashReport</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Chép báo cáo</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>The last time</source>
        <translation>Lần chạy trước</translation>
    </message>
    <message>
        <source>The program was ended by a fault of its own or of a part that it stands on. Nothing is sent anywhere: if you want to help us mend it, hand over this report, which holds no text of your documents.</source>
        <translation>Chương trình đã dừng vì lỗi của chính nó hoặc của một thành phần mà nó dựa vào. Không có gì được tự động gửi đi: nếu muốn giúp chúng tôi sửa lỗi, hãy chuyển cho chúng tôi báo cáo này, trong đó không có nội dung tài liệu của bạn.</translation>
    </message>
</context>
<context>
    <name>CrowdList</name>
    <message>
        <source>Choose one of {count}</source>
        <translation>Chọn một trong {count}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>1–9 or a double click take an annotator&apos;s · X none of them · E edit · L later · A all alike · R by rule · N/P next and previous undecided · I note · Del take back · Z undo · Ctrl+Enter finish, next document</source>
        <translation>1–9 hoặc nhấp đúp: lấy của một người · X không chọn ai · E sửa · L để sau · A mọi mục giống vậy · R theo quy tắc · N/P mục chưa quyết định kế tiếp, trước đó · I ghi chú · Del rút lại · Z hoàn tác · Ctrl+Enter hoàn tất, sang tài liệu kế</translation>
    </message>
    <message>
        <source>Decided before: {answers}</source>
        <translation>Đã quyết định trước đây: {answers}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>These words were not decided before.</source>
        <translation>Chưa từng quyết định về những từ này.</translation>
    </message>
    <message>
        <source>Why it was decided so</source>
        <translation>Vì sao quyết định như vậy</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>không chọn ai</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Document text</source>
        <translation>Văn bản của tài liệu</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Lọc theo tên</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Hoàn tất</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Cần làm</translation>
    </message>
    <message>
        <source>{done} of {all} finished</source>
        <translation>đã hoàn tất {done}/{all}</translation>
    </message>
</context>
<context>
    <name>EditRelation</name>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Nhãn</translation>
    </message>
    <message>
        <source>Edit the relation</source>
        <translation>Sửa quan hệ</translation>
    </message>
    <message>
        <source>The other way &amp;round</source>
        <translation>N&amp;gược chiều</translation>
    </message>
</context>
<context>
    <name>EditSpan</name>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Nhãn</translation>
    </message>
    <message>
        <source>Edit the span</source>
        <translation>Sửa cụm từ</translation>
    </message>
    <message>
        <source>← → move the end, with Shift the start; with Ctrl by characters.</source>
        <translation>← → dời điểm cuối, thêm Shift để dời điểm đầu; thêm Ctrl để dời từng ký tự.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Import texts or annotations, or drop their files here.</source>
        <translation>Hãy nhập văn bản hoặc nhãn, hoặc kéo thả tệp vào đây.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Chưa có tài liệu nào</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A label cannot be merged into itself.</source>
        <translation>Không thể gộp một nhãn vào chính nó.</translation>
    </message>
    <message>
        <source>A name of kind {kind} is empty, has white space at its edge or a control character: {name}.</source>
        <translation>Tên của một {kind} đang trống, có khoảng trắng ở hai đầu hoặc có ký tự điều khiển: {name}.</translation>
    </message>
    <message>
        <source>A number must be finite; NaN and infinity are none.</source>
        <translation>Số phải hữu hạn; NaN và vô cực không phải là số.</translation>
    </message>
    <message>
        <source>A relation cannot join the work of two annotators.</source>
        <translation>Quan hệ không thể nối phần việc của hai người gán nhãn.</translation>
    </message>
    <message>
        <source>A relation needs two different spans.</source>
        <translation>Quan hệ cần hai cụm từ khác nhau.</translation>
    </message>
    <message>
        <source>A split is like train=.8,dev=.1,test=.1; {piece} does not fit.</source>
        <translation>Cách chia có dạng train=.8,dev=.1,test=.1; {piece} không hợp lệ.</translation>
    </message>
    <message>
        <source>An annotator needs a name without control characters.</source>
        <translation>Người gán nhãn cần có tên, không chứa ký tự điều khiển.</translation>
    </message>
    <message>
        <source>An attribute cannot be of type {type}.</source>
        <translation>Thuộc tính không thể có kiểu {type}.</translation>
    </message>
    <message>
        <source>Annotator cannot read {format}.</source>
        <translation>Annotator không đọc được {format}.</translation>
    </message>
    <message>
        <source>Annotator cannot write {format}.</source>
        <translation>Annotator không ghi được {format}.</translation>
    </message>
    <message>
        <source>Another program put these into the file; they were left there: {names}</source>
        <translation>Chương trình khác đã đưa những thứ này vào tệp; chúng không được lấy theo: {names}</translation>
    </message>
    <message>
        <source>Attribute {name} belongs to {label}, which is no label of the scheme.</source>
        <translation>Thuộc tính {name} thuộc về {label}, nhưng bộ nhãn không có nhãn này.</translation>
    </message>
    <message>
        <source>CoNLL columns hold no relations</source>
        <translation>bảng CoNLL không chứa được quan hệ</translation>
    </message>
    <message>
        <source>CoNLL-U holds no relations between entities</source>
        <translation>CoNLL-U không ghi được quan hệ giữa các thực thể</translation>
    </message>
    <message>
        <source>Document {id} is no longer in the project.</source>
        <translation>Tài liệu {id} không còn trong dự án.</translation>
    </message>
    <message>
        <source>In the scheme, one of {key} has no label.</source>
        <translation>Trong bộ nhãn, một mục của {key} không có nhãn.</translation>
    </message>
    <message>
        <source>In the scheme, {key} holds a lone surrogate.</source>
        <translation>Trong bộ nhãn, {key} chứa nửa ký tự thay thế (lone surrogate).</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a JSON object.</source>
        <translation>Trong bộ nhãn, {key} phải là một đối tượng JSON.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a list.</source>
        <translation>Trong bộ nhãn, {key} phải là một danh sách.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a string.</source>
        <translation>Trong bộ nhãn, {key} phải là một chuỗi.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a whole number.</source>
        <translation>Trong bộ nhãn, {key} phải là một số nguyên.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be pairs of labels.</source>
        <translation>Trong bộ nhãn, {key} phải gồm các cặp nhãn.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be strings.</source>
        <translation>Trong bộ nhãn, {key} phải gồm các chuỗi.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be true or false.</source>
        <translation>Trong bộ nhãn, {key} phải là true hoặc false.</translation>
    </message>
    <message>
        <source>Label {label}: the colour {colour} is not of the form #rrggbb.</source>
        <translation>Nhãn {label}: màu {colour} không có dạng #rrggbb.</translation>
    </message>
    <message>
        <source>Label {label}: the key {key} is not one character.</source>
        <translation>Nhãn {label}: phím {key} không phải là một ký tự.</translation>
    </message>
    <message>
        <source>No decision was made by a rule.</source>
        <translation>Không có quyết định nào theo quy tắc.</translation>
    </message>
    <message>
        <source>No decision was made by the rule {name}; the rules that made any are {rules}.</source>
        <translation>Không có quyết định nào theo quy tắc {name}; các quy tắc đã quyết định gì đó là {rules}.</translation>
    </message>
    <message>
        <source>Nothing of an Annotator project can be found in {name}: no document, no label, no annotator. Take a backup.</source>
        <translation>Không tìm thấy gì của một dự án Annotator trong {name}: không tài liệu, không nhãn, không người gán nhãn. Hãy dùng một bản sao lưu.</translation>
    </message>
    <message>
        <source>Nothing was labelled: {why}.</source>
        <translation>Chưa gán nhãn: {why}.</translation>
    </message>
    <message>
        <source>Option label is like NamedEntity|value,Referent|entity; {piece} does not fit.</source>
        <translation>Tùy chọn label có dạng NamedEntity|value,Referent|entity; {piece} không hợp.</translation>
    </message>
    <message>
        <source>Option {option} is a whole number from 0, not {value}.</source>
        <translation>Tùy chọn {option} là số nguyên từ 0, không phải {value}.</translation>
    </message>
    <message>
        <source>Option {option} is no text: {why}.</source>
        <translation>Tùy chọn {option} không phải văn bản: {why}.</translation>
    </message>
    <message>
        <source>Option {option} is one of {choices}, not {value}.</source>
        <translation>Tùy chọn {option} là một trong {choices}, không phải {value}.</translation>
    </message>
    <message>
        <source>Option {option} is true or false, not {value}.</source>
        <translation>Tùy chọn {option} là true hoặc false, không phải {value}.</translation>
    </message>
    <message>
        <source>Reading {format} has no option {option}; it has {known}.</source>
        <translation>Khi đọc {format} không có tùy chọn {option}; chỉ có {known}.</translation>
    </message>
    <message>
        <source>Reading {format} has no options, so not {option} either.</source>
        <translation>Khi đọc {format} không có tùy chọn nào, nên cũng không có {option}.</translation>
    </message>
    <message>
        <source>Relation {label} allows an end labelled {end}, which is no entity label.</source>
        <translation>Quan hệ {label} cho phép nối nhãn {end}, nhưng đó không phải là nhãn thực thể.</translation>
    </message>
    <message>
        <source>Relation {relation} connects nothing but {label}: remove it, or let it connect other labels, first.</source>
        <translation>Quan hệ {relation} chỉ nối với nhãn {label}: hãy xóa quan hệ đó hoặc cho nó nối với nhãn khác trước.</translation>
    </message>
    <message>
        <source>That annotation is no longer there.</source>
        <translation>Phần gán nhãn này không còn nữa.</translation>
    </message>
    <message>
        <source>That document is no longer in the project.</source>
        <translation>Tài liệu này không còn trong dự án.</translation>
    </message>
    <message>
        <source>That holds half a character (a lone surrogate); leave it out.</source>
        <translation>Nội dung có nửa ký tự (lone surrogate); hãy bỏ nó đi.</translation>
    </message>
    <message>
        <source>That is more than one value of a project can hold.</source>
        <translation>Nội dung này lớn hơn mức một ô của dự án chứa được.</translation>
    </message>
    <message>
        <source>The copy of {name} did not come out whole, so it was thrown away: {why}. The project itself may be damaged; check it.</source>
        <translation>Bản sao của {name} không nguyên vẹn nên đã bị bỏ: {why}. Có thể chính dự án bị hỏng; hãy kiểm tra dự án.</translation>
    </message>
    <message>
        <source>The edit was not saved: the disk refused it. Free some space and try again.</source>
        <translation>Thay đổi chưa được lưu: ổ đĩa từ chối ghi. Hãy giải phóng bớt chỗ rồi thử lại.</translation>
    </message>
    <message>
        <source>The edit was not saved: {why}</source>
        <translation>Thay đổi chưa được lưu: {why}</translation>
    </message>
    <message>
        <source>The file was left in WAL mode and its -wal file is not there; the last work may be missing.</source>
        <translation>Tệp còn ở chế độ WAL mà không có tệp -wal đi kèm; phần việc cuối cùng có thể thiếu.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Check its permissions, or choose another.</source>
        <translation>Không ghi được vào thư mục {folder}. Hãy kiểm tra quyền truy cập, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made: {why}.</source>
        <translation>Không tạo được thư mục {path}: {why}.</translation>
    </message>
    <message>
        <source>The folder {path} holds no file of a format known here; name one with --format.</source>
        <translation>Thư mục {path} không có tệp nào thuộc định dạng đã biết; hãy chỉ rõ định dạng bằng --format.</translation>
    </message>
    <message>
        <source>The folder {path} holds no file that ends in {extensions}.</source>
        <translation>Thư mục {path} không có tệp nào có đuôi {extensions}.</translation>
    </message>
    <message>
        <source>The folder {path} is not empty; empty it or name another.</source>
        <translation>Thư mục {path} không trống; hãy dọn trống hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The format docbin needs the extra spacy: pip install annotator[spacy].</source>
        <translation>Định dạng docbin cần gói thêm spacy: pip install annotator[spacy].</translation>
    </message>
    <message>
        <source>The history of {name} was not compacted: {why}. The project is as it was.</source>
        <translation>Lịch sử của {name} chưa được thu gọn: {why}. Dự án vẫn như cũ.</translation>
    </message>
    <message>
        <source>The journal beside the file could not be taken in; the last work may be missing.</source>
        <translation>Không dùng được tệp nhật ký nằm cạnh tệp này; phần việc cuối cùng có thể thiếu.</translation>
    </message>
    <message>
        <source>The key {key} stands for both {first} and {second}.</source>
        <translation>Phím {key} được dùng cho cả {first} lẫn {second}.</translation>
    </message>
    <message>
        <source>The line ends in the file had been changed; they were set right first.</source>
        <translation>Các dấu xuống dòng trong tệp đã bị đổi; chúng được sửa lại trước.</translation>
    </message>
    <message>
        <source>The new scheme lacks {label}, which {count} annotations use. Rename or merge it first, or keep it.</source>
        <translation>Bộ nhãn mới thiếu {label}, trong khi {count} chỗ đang dùng nhãn này. Hãy đổi tên hoặc gộp nó trước, hoặc giữ nó lại.</translation>
    </message>
    <message>
        <source>The newest step is by {name}. Switch to {name} to take it back or do it again.</source>
        <translation>Bước mới nhất là của {name}. Hãy chuyển sang {name} để hoàn tác hoặc làm lại.</translation>
    </message>
    <message>
        <source>The project has no annotator {name}.</source>
        <translation>Dự án không có người gán nhãn {name}.</translation>
    </message>
    <message>
        <source>The project has no annotator {name}; it has {known}.</source>
        <translation>Dự án không có người gán nhãn {name}; chỉ có {known}.</translation>
    </message>
    <message>
        <source>The project has no gold yet; settle disagreements first.</source>
        <translation>Dự án chưa có bản chuẩn; hãy xử lý các chỗ bất đồng trước.</translation>
    </message>
    <message>
        <source>The project holds no documents yet, so there is nothing to export.</source>
        <translation>Dự án chưa có tài liệu nào nên không có gì để xuất.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Dự án đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>The sample cannot be made in {path}: {why}.</source>
        <translation>Không tạo được dự án mẫu trong {path}: {why}.</translation>
    </message>
    <message>
        <source>The scheme allows no {label} from {head} to {tail}.</source>
        <translation>Bộ nhãn không cho phép {label} từ {head} tới {tail}.</translation>
    </message>
    <message>
        <source>The scheme has no label {label}.</source>
        <translation>Bộ nhãn không có nhãn {label}.</translation>
    </message>
    <message>
        <source>The scheme holds a lone surrogate, which is no character.</source>
        <translation>Bộ nhãn chứa nửa ký tự (lone surrogate), vốn không phải là ký tự.</translation>
    </message>
    <message>
        <source>The scheme is not JSON: {why}.</source>
        <translation>Bộ nhãn không phải là JSON: {why}.</translation>
    </message>
    <message>
        <source>The scheme {path} cannot be read: {why}.</source>
        <translation>Không đọc được bộ nhãn {path}: {why}.</translation>
    </message>
    <message>
        <source>The shares of a split must sum to 1, not {sum}.</source>
        <translation>Tổng các phần khi chia phải bằng 1, không phải {sum}.</translation>
    </message>
    <message>
        <source>The {kind} {name} is there twice.</source>
        <translation>{kind} {name} bị lặp lại.</translation>
    </message>
    <message>
        <source>There is an annotator {name} already.</source>
        <translation>Đã có người gán nhãn {name}.</translation>
    </message>
    <message>
        <source>There is no backup {which} of {path}; annotator backup --list shows those that there are.</source>
        <translation>Không có bản sao lưu {which} của {path}; lệnh annotator backup --list cho biết những bản đang có.</translation>
    </message>
    <message>
        <source>There is no encoding {encoding}; say for example encoding=cp1258.</source>
        <translation>Không có bảng mã {encoding}; hãy ghi chẳng hạn encoding=cp1258.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Không có tệp {path}.</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the name, or make a new project there.</source>
        <translation>Không có tệp {path}. Hãy kiểm tra lại tên, hoặc tạo dự án mới ở đó.</translation>
    </message>
    <message>
        <source>There is no folder {path} to write to.</source>
        <translation>Không có thư mục {path} để ghi vào.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
        <source>There is no format {name}; there are {known}.</source>
        <translation>Không có định dạng {name}; chỉ có {known}.</translation>
    </message>
    <message>
        <source>There is no work of {name} on that document yet.</source>
        <translation>{name} chưa làm gì trên tài liệu này.</translation>
    </message>
    <message>
        <source>There is nothing to {kind}.</source>
        <translation>Không có gì để {kind}.</translation>
    </message>
    <message>
        <source>This SQLite library cannot check foreign keys.</source>
        <translation>Thư viện SQLite này không kiểm tra được khóa ngoại.</translation>
    </message>
    <message>
        <source>What was salvaged does not hold together, so it was thrown away: {why}</source>
        <translation>Những gì cứu được không nhất quán nên đã bị bỏ: {why}</translation>
    </message>
    <message>
        <source>Which project this was is not known any more; it became one of its own, and merging it with the other files has to be allowed.</source>
        <translation>Không còn biết đây là dự án nào; nó thành một dự án riêng, và khi gộp với các tệp khác phải cho phép.</translation>
    </message>
    <message>
        <source>Writing {format} has no option {option}; it has {known}.</source>
        <translation>Khi ghi {format} không có tùy chọn {option}; chỉ có {known}.</translation>
    </message>
    <message>
        <source>Writing {format} has no options, so not {option} either.</source>
        <translation>Khi ghi {format} không có tùy chọn nào, nên cũng không có {option}.</translation>
    </message>
    <message>
        <source>[{start}, {stop}) cuts a character into halves</source>
        <translation>[{start}, {stop}) cắt một ký tự làm đôi</translation>
    </message>
    <message>
        <source>[{start}, {stop}) lies outside the text or runs backwards; its length is {length} UTF-16 units</source>
        <translation>[{start}, {stop}) nằm ngoài văn bản hoặc chạy ngược; văn bản dài {length} đơn vị UTF-16</translation>
    </message>
    <message>
        <source>a NUL character stands at {place}; take it out, or name the encoding of the file</source>
        <translation>có ký tự NUL ở vị trí {place}; hãy bỏ nó đi, hoặc cho biết bảng mã của tệp</translation>
    </message>
    <message>
        <source>a bracket closes entity {id}, which is not open; it was left out</source>
        <translation>một dấu ngoặc đóng thực thể {id} chưa hề mở; đã bỏ nó ra</translation>
    </message>
    <message>
        <source>a character in it that XML does not have was written as a space</source>
        <translation>một ký tự trong đó mà XML không có đã được ghi thành khoảng trắng</translation>
    </message>
    <message>
        <source>a character in its name or the annotator&apos;s that XML does not have was written as a space</source>
        <translation>một ký tự mà XML không có, trong tên của nó hoặc của người gán nhãn, đã được ghi thành khoảng trắng</translation>
    </message>
    <message>
        <source>a file in it has no name</source>
        <translation>một tệp trong đó không có tên</translation>
    </message>
    <message>
        <source>a fragment is not a pair of offsets</source>
        <translation>có đoạn không phải là một cặp vị trí</translation>
    </message>
    <message>
        <source>a number has too many digits</source>
        <translation>có số quá nhiều chữ số</translation>
    </message>
    <message>
        <source>a number is too large to be held</source>
        <translation>có số quá lớn, không lưu được</translation>
    </message>
    <message>
        <source>a part of it is missing, so it was left out</source>
        <translation>thiếu một phần của nó nên đã bỏ ra</translation>
    </message>
    <message>
        <source>a passage has no offset; give it one</source>
        <translation>có đoạn văn chưa có vị trí; hãy ghi vị trí cho nó</translation>
    </message>
    <message>
        <source>a quotation mark is never closed; mend it</source>
        <translation>một dấu nháy không bao giờ được đóng; hãy sửa lại</translation>
    </message>
    <message>
        <source>a quotation mark is not closed within {limit} MB; mend it</source>
        <translation>một dấu nháy không được đóng trong vòng {limit} MB; hãy sửa lại</translation>
    </message>
    <message>
        <source>a second layer of annotator {annotator}; give each layer its own</source>
        <translation>người gán nhãn {annotator} có hai lớp; hãy để mỗi lớp một người</translation>
    </message>
    <message>
        <source>a span at its end has no identifier, and relations are between these</source>
        <translation>một cụm từ ở đầu mút của nó không có mã định danh, mà quan hệ ở đây nối các mã định danh</translation>
    </message>
    <message>
        <source>a span at its end is not written</source>
        <translation>một cụm từ ở đầu mút của nó không được ghi</translation>
    </message>
    <message>
        <source>a tag closes what was never opened, so it was left out</source>
        <translation>một thẻ đóng thứ chưa hề mở nên đã bị bỏ ra</translation>
    </message>
    <message>
        <source>alone with its {name}, or tangled up with another of the same, it has that as an id or not at all</source>
        <translation>đứng một mình với {name}, hoặc vướng với một cái khác cùng loại, nó coi đó là mã hoặc không có gì</translation>
    </message>
    <message>
        <source>an item of kept is not an object of format, place and data</source>
        <translation>một mục của kept không phải là đối tượng gồm format, place và data</translation>
    </message>
    <message>
        <source>another row has the same number</source>
        <translation>một dòng khác mang cùng số</translation>
    </message>
    <message>
        <source>entity {id} lies on empty nodes only, which are not in the text; it is kept with the document, but no span</source>
        <translation>thực thể {id} chỉ nằm trên các nút rỗng, vốn không có trong văn bản; nó được giữ cùng tài liệu nhưng không thành cụm từ</translation>
    </message>
    <message>
        <source>half a surrogate pair stands at {place}; write the file as valid UTF-8</source>
        <translation>có nửa cặp surrogate ở vị trí {place}; hãy ghi tệp bằng UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>in {string}: a NUL character stands at {place}; take it out, or name the encoding of the file</source>
        <translation>trong {string}: có ký tự NUL ở vị trí {place}; hãy bỏ nó đi, hoặc cho biết bảng mã của tệp</translation>
    </message>
    <message>
        <source>in {string}: half a surrogate pair stands at {place}; write the file as valid UTF-8</source>
        <translation>trong {string}: có nửa cặp surrogate ở vị trí {place}; hãy ghi tệp bằng UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>it begins or ends without the empty token there</source>
        <translation>nó bắt đầu hoặc kết thúc mà không kèm token rỗng ở đó</translation>
    </message>
    <message>
        <source>it belongs to {table} {row}, which is not there</source>
        <translation>nó thuộc về {table} {row}, nay không còn</translation>
    </message>
    <message>
        <source>it cannot be found any more</source>
        <translation>không còn tìm thấy nó</translation>
    </message>
    <message>
        <source>it crosses {other}, which was written</source>
        <translation>nó giao chéo với {other}, cụm đã được ghi</translation>
    </message>
    <message>
        <source>it cuts a token, so it was written as the whole of {words}</source>
        <translation>nó cắt ngang một token nên được ghi thành cả {words}</translation>
    </message>
    <message>
        <source>it does not begin and end with a token; its token numbers are of whole tokens</source>
        <translation>nó không bắt đầu và kết thúc ở ranh giới token; số token được ghi là của các token trọn vẹn</translation>
    </message>
    <message>
        <source>it does not go together with another row ({why})</source>
        <translation>nó không hợp với một dòng khác ({why})</translation>
    </message>
    <message>
        <source>it does not say which strings its tokens are</source>
        <translation>tệp không cho biết các token của nó là những chuỗi nào</translation>
    </message>
    <message>
        <source>it has no label; give it one</source>
        <translation>nó chưa có nhãn; hãy gán nhãn cho nó</translation>
    </message>
    <message>
        <source>it has no usable name</source>
        <translation>nó không có tên dùng được</translation>
    </message>
    <message>
        <source>it has the key layers, as a native document has; read it with the format jsonl</source>
        <translation>nó có khóa layers như tài liệu ở định dạng gốc; hãy đọc nó bằng định dạng jsonl</translation>
    </message>
    <message>
        <source>it holds nothing but white space, so no token</source>
        <translation>nó chỉ gồm khoảng trắng nên không có token</translation>
    </message>
    <message>
        <source>it is discontinuous and was written with its gaps</source>
        <translation>nó không liền mạch và được ghi cùng cả những chỗ ngắt</translation>
    </message>
    <message>
        <source>it is discontinuous, which offsets here cannot say; the option discontinuous=cover writes it with its gaps</source>
        <translation>nó không liền mạch, vị trí ở định dạng này không diễn đạt được; tùy chọn discontinuous=cover sẽ ghi nó cùng cả những chỗ ngắt</translation>
    </message>
    <message>
        <source>it is larger than anything that a project may hold</source>
        <translation>nó lớn hơn mức một dự án được phép chứa</translation>
    </message>
    <message>
        <source>it is never closed, so it was left out</source>
        <translation>nó không bao giờ được đóng nên đã bỏ ra</translation>
    </message>
    <message>
        <source>it is not JSON at column {column}: {why}</source>
        <translation>không phải JSON hợp lệ ở cột {column}: {why}</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with a text</source>
        <translation>nó là {kind}, không phải đối tượng có văn bản</translation>
    </message>
    <message>
        <source>it joins spans of another layer</source>
        <translation>nó nối các đoạn thuộc lớp khác</translation>
    </message>
    <message>
        <source>it lies around {other}, which was written</source>
        <translation>nó bao quanh {other}, cụm đã được ghi</translation>
    </message>
    <message>
        <source>it lies inside {other}, which was written</source>
        <translation>nó nằm trong {other}, cụm đã được ghi</translation>
    </message>
    <message>
        <source>it lies on the same tokens as {other}, which was written</source>
        <translation>nó trùng token với {other}, cụm đã được ghi</translation>
    </message>
    <message>
        <source>it lies outside the text.</source>
        <translation>nó nằm ngoài văn bản.</translation>
    </message>
    <message>
        <source>it runs over the end of a sentence, which tags cannot say here</source>
        <translation>nó vượt qua cuối câu, điều mà thẻ ở đây không ghi được</translation>
    </message>
    <message>
        <source>it was missing in its table</source>
        <translation>nó thiếu trong bảng của mình</translation>
    </message>
    <message>
        <source>it was trimmed to tokens, since what stands between them belongs to no row</source>
        <translation>nó đã được thu về ranh giới token vì phần ở giữa các token không thuộc dòng nào</translation>
    </message>
    <message>
        <source>it was written as {file}, as was asked</source>
        <translation>nó được ghi thành {file} như đã yêu cầu</translation>
    </message>
    <message>
        <source>its answer is {answer}, so it comes without its {spans} spans and {relations} relations</source>
        <translation>câu trả lời của nó là {answer}, nên nó được nhập mà không có {spans} cụm từ và {relations} quan hệ</translation>
    </message>
    <message>
        <source>its attribute {name} is none that can stand in brackets, so it is not written</source>
        <translation>thuộc tính {name} của nó không thể đứng trong ngoặc nên không được ghi</translation>
    </message>
    <message>
        <source>its attributes are no JSON object, such as {example}</source>
        <translation>các thuộc tính của nó không phải đối tượng JSON như {example}</translation>
    </message>
    <message>
        <source>its attributes are not written</source>
        <translation>thuộc tính của nó không được ghi</translation>
    </message>
    <message>
        <source>its attributes are {kind}, not an object</source>
        <translation>thuộc tính của nó là {kind}, không phải đối tượng</translation>
    </message>
    <message>
        <source>its fragments are {kind}, not a list</source>
        <translation>các đoạn của nó là {kind}, không phải danh sách</translation>
    </message>
    <message>
        <source>its id is {kind}, not a string</source>
        <translation>mã của nó là {kind}, không phải chuỗi</translation>
    </message>
    <message>
        <source>its id stands on another before it; it was written as {new}</source>
        <translation>mã của nó đã dùng cho một mục trước; nó được ghi là {new}</translation>
    </message>
    <message>
        <source>its id stands on another before it; make the ids differ</source>
        <translation>mã của nó đã dùng cho một mục trước; hãy để các mã khác nhau</translation>
    </message>
    <message>
        <source>its keys {keys} are unknown and were left out; put such values under attributes</source>
        <translation>các khóa {keys} không rõ là gì nên bị bỏ; hãy đặt những giá trị ấy trong attributes</translation>
    </message>
    <message>
        <source>its kind {kind} is none of document, layer, span, relation</source>
        <translation>loại {kind} của nó không phải document, layer, span hay relation</translation>
    </message>
    <message>
        <source>its label holds white space or a control character, so it was written as {label}</source>
        <translation>nhãn của nó có khoảng trắng hoặc ký tự điều khiển nên được ghi thành {label}</translation>
    </message>
    <message>
        <source>its other columns and comments are not written</source>
        <translation>các cột khác và chú thích của nó không được ghi</translation>
    </message>
    <message>
        <source>its parts lie on tokens that touch, so they were made one</source>
        <translation>các phần của nó nằm trên những token liền nhau nên đã được nhập làm một</translation>
    </message>
    <message>
        <source>its tokens leave out its beginning, so it was cut anew, and what was kept of layers that are not shown was not written</source>
        <translation>các token bỏ sót phần đầu nên văn bản đã được cắt lại, và phần giữ cho những lớp không hiện đã không được ghi</translation>
    </message>
    <message>
        <source>none of its rows is of the kind document, so it has no text; rows of one document must stand together</source>
        <translation>không dòng nào thuộc loại document nên không có văn bản; các dòng của một tài liệu phải đứng cạnh nhau</translation>
    </message>
    <message>
        <source>the id {id} is none, or the line has no word; it was left out</source>
        <translation>mã {id} không hợp lệ, hoặc dòng không có từ; đã bỏ dòng này</translation>
    </message>
    <message>
        <source>the key {name} means something else there, so the attribute is not written</source>
        <translation>khóa {name} ở đó mang nghĩa khác nên thuộc tính không được ghi</translation>
    </message>
    <message>
        <source>the line has {count} columns and should have {width}; only its word is taken</source>
        <translation>dòng có {count} cột trong khi phải có {width}; chỉ lấy từ của nó</translation>
    </message>
    <message>
        <source>the line is no row of cells ({why}); mend its quotation marks</source>
        <translation>dòng này không phải một hàng ô ({why}); hãy sửa các dấu nháy</translation>
    </message>
    <message>
        <source>the part before it is missing, so it was left out</source>
        <translation>thiếu phần đứng trước nó nên đã bỏ ra</translation>
    </message>
    <message>
        <source>the row has {count} cells, and the text should be in column {column}</source>
        <translation>hàng có {count} ô, mà văn bản phải ở cột {column}</translation>
    </message>
    <message>
        <source>the sentence&apos;s text says other words than its lines, which were taken</source>
        <translation>dòng text của câu ghi khác với các dòng từ; các dòng từ đã được lấy</translation>
    </message>
    <message>
        <source>the state {state} is none of open, finished; it is taken as open</source>
        <translation>trạng thái {state} không phải open hay finished; coi là open</translation>
    </message>
    <message>
        <source>{annotator} has labelled this document already (spans: {count}); import this as another annotator.</source>
        <translation>{annotator} đã gán nhãn tài liệu này rồi (số cụm từ: {count}); hãy nhập phần này dưới tên người gán nhãn khác.</translation>
    </message>
    <message>
        <source>{annotator} has labelled this document already (spans: {count}); name another annotator in the file.</source>
        <translation>{annotator} đã gán nhãn tài liệu này rồi (số cụm từ: {count}); hãy ghi tên người gán nhãn khác trong tệp.</translation>
    </message>
    <message>
        <source>{count} annotations of the layer {name} are empty; they stay in the file and are not shown</source>
        <translation>{count} chú giải của lớp {name} là rỗng; chúng vẫn ở trong tệp và không hiện ra</translation>
    </message>
    <message>
        <source>{format} holds one annotator&apos;s work; say whose (--annotator): {known}.</source>
        <translation>{format} chỉ chứa phần việc của một người gán nhãn; hãy chọn của ai (trên dòng lệnh: --annotator): {known}.</translation>
    </message>
    <message>
        <source>its label is empty; give it one</source>
        <translation>nhãn của nó trống; hãy gán nhãn cho nó</translation>
    </message>
    <message>
        <source>A document whose text is not the imported one was left behind with all its labels; annotator salvage --take-changed-texts takes it as a document of its own.</source>
        <translation>Có tài liệu mà văn bản không còn đúng như lúc nhập nên đã bị bỏ lại cùng toàn bộ nhãn của nó; lệnh annotator salvage --take-changed-texts sẽ lấy nó vào thành một tài liệu riêng.</translation>
    </message>
    <message>
        <source>A text of {name} in the scheme holds a NUL character; take it out.</source>
        <translation>Một đoạn chữ của {name} trong bộ nhãn có ký tự NUL; hãy bỏ nó đi.</translation>
    </message>
    <message>
        <source>A window is like tokens:50 or sentences:2, not {window}.</source>
        <translation>Cửa sổ có dạng tokens:50 hoặc sentences:2, không phải {window}.</translation>
    </message>
    <message>
        <source>An annotator is named twice.</source>
        <translation>Có người gán nhãn được nêu hai lần.</translation>
    </message>
    <message>
        <source>An end of that relation is no longer there.</source>
        <translation>Một đầu của quan hệ ấy không còn nữa.</translation>
    </message>
    <message>
        <source>An end of that relation was rejected; take that answer back.</source>
        <translation>Một đầu của quan hệ này đã bị bác; hãy rút lại quyết định đó.</translation>
    </message>
    <message>
        <source>Another program took a part ({column}) away from each {table}; it was left empty.</source>
        <translation>Một chương trình khác đã bỏ một phần ({column}) của mỗi {table}; phần đó để trống.</translation>
    </message>
    <message>
        <source>Decide the item first; then all items like it.</source>
        <translation>Hãy quyết định mục này trước, rồi mới đến mọi mục giống nó.</translation>
    </message>
    <message>
        <source>Decide the item first; then say why.</source>
        <translation>Hãy quyết định mục này trước rồi mới ghi lý do.</translation>
    </message>
    <message>
        <source>Each document can go to 1 to {count} annotators, not to {each}.</source>
        <translation>Mỗi tài liệu có thể giao cho 1 đến {count} người, không phải {each}.</translation>
    </message>
    <message>
        <source>Edits are not saved yet. They are tried again by themselves.</source>
        <translation>Có thay đổi chưa lưu được. Chương trình tự thử lưu lại.</translation>
    </message>
    <message>
        <source>Grouping and stratifying are ways to split; say the parts, too (--split train=.8,dev=.1,test=.1).</source>
        <translation>Gom nhóm và phân tầng là các cách chia; hãy cho biết cả các phần (--split train=.8,dev=.1,test=.1).</translation>
    </message>
    <message>
        <source>Name at least one annotator.</source>
        <translation>Hãy nêu ít nhất một người gán nhãn.</translation>
    </message>
    <message>
        <source>No backup could be made in {path}: {why}. Your work itself is saved.</source>
        <translation>Không sao lưu được vào {path}: {why}. Bản thân công việc của bạn vẫn được lưu.</translation>
    </message>
    <message>
        <source>No backup was made: the disk of {path} is nearly full. Free some space.</source>
        <translation>Chưa sao lưu được: đĩa chứa {path} sắp đầy. Hãy giải phóng bớt dung lượng.</translation>
    </message>
    <message>
        <source>No decision was made by that rule.</source>
        <translation>Chưa có quyết định nào theo quy tắc ấy.</translation>
    </message>
    <message>
        <source>No document has anything to group by under {rule}; say a key of the metadata, KEY:host, folder or near-duplicates.</source>
        <translation>Không tài liệu nào có gì để gom nhóm theo {rule}; hãy nêu một khóa của siêu dữ liệu, KHÓA:host, folder hoặc near-duplicates.</translation>
    </message>
    <message>
        <source>No document is finished, so there is nothing to export; finish documents first, or take open ones, too (--all-states).</source>
        <translation>Chưa tài liệu nào hoàn tất nên không có gì để xuất; hãy hoàn tất tài liệu trước, hoặc lấy cả tài liệu còn mở (--all-states).</translation>
    </message>
    <message>
        <source>Nobody has finished a document; agreement needs two annotators who finished the same document.</source>
        <translation>Chưa ai hoàn thành tài liệu nào; muốn đo độ đồng thuận cần hai người gán nhãn cùng hoàn thành một tài liệu.</translation>
    </message>
    <message>
        <source>Nothing was imported. {line}. (--no-strict takes the rest.)</source>
        <translation>Chưa nhập gì cả. {line}. (--no-strict nhập phần còn lại.)</translation>
    </message>
    <message>
        <source>Nothing was imported: the scheme has no label {labels} (first in {place}). Add it to the scheme, or import with --add-labels; --no-add-labels leaves its annotations out.</source>
        <translation>Chưa nhập gì cả: bộ nhãn không có nhãn {labels} (gặp đầu tiên ở {place}). Hãy thêm nhãn vào bộ nhãn, hoặc nhập với --add-labels; --no-add-labels bỏ qua các chú giải mang nhãn ấy.</translation>
    </message>
    <message>
        <source>Nothing was imported: the scheme lacks {count} labels ({labels}; the first in {place}). Add them to the scheme, or import with --add-labels; --no-add-labels leaves their annotations out.</source>
        <translation>Chưa nhập gì cả: bộ nhãn thiếu {count} nhãn ({labels}; nhãn đầu tiên ở {place}). Hãy thêm chúng vào bộ nhãn, hoặc nhập với --add-labels; --no-add-labels bỏ qua các chú giải mang những nhãn ấy.</translation>
    </message>
    <message>
        <source>Nothing was imported: {count} rejections. The first: {line}. (--no-strict takes the rest.)</source>
        <translation>Chưa nhập gì cả: có {count} mục bị từ chối. Mục đầu tiên: {line}. (--no-strict nhập phần còn lại.)</translation>
    </message>
    <message>
        <source>Of these nobody knows where in the file they begin; they were searched page by page: {tables}</source>
        <translation>Không còn biết những phần này bắt đầu ở đâu trong tệp; chúng được tìm theo từng trang: {tables}</translation>
    </message>
    <message>
        <source>Only {name} has finished anything; agreement needs two annotators who finished the same document.</source>
        <translation>Mới chỉ có {name} hoàn thành tài liệu; muốn đo độ đồng thuận cần hai người gán nhãn cùng hoàn thành một tài liệu.</translation>
    </message>
    <message>
        <source>That conflict is settled already.</source>
        <translation>Xung đột đó đã được giải quyết.</translation>
    </message>
    <message>
        <source>That holds a NUL character; leave it out.</source>
        <translation>Nội dung này chứa ký tự NUL; hãy bỏ ký tự đó.</translation>
    </message>
    <message>
        <source>That item is a relation; give it a label and two ends.</source>
        <translation>Mục này là quan hệ; hãy cho nó một nhãn và hai đầu.</translation>
    </message>
    <message>
        <source>That item is a span; give it a label and borders.</source>
        <translation>Mục này là cụm từ; hãy cho nó nhãn và ranh giới.</translation>
    </message>
    <message>
        <source>That was not done: edits before it are not saved yet. Try again, or go on in a copy elsewhere.</source>
        <translation>Chưa thực hiện: các thay đổi trước đó chưa được lưu. Hãy thử lại, hoặc làm tiếp trên một bản sao ở nơi khác.</translation>
    </message>
    <message>
        <source>The disk of {name} is full or does not answer ({code}). Free some space, or check the disk.</source>
        <translation>Ổ đĩa chứa {name} đã đầy hoặc không phản hồi ({code}). Hãy giải phóng dung lượng hoặc kiểm tra ổ đĩa.</translation>
    </message>
    <message>
        <source>The document has changed meanwhile; look at the item again.</source>
        <translation>Tài liệu vừa thay đổi; hãy xem lại mục này.</translation>
    </message>
    <message>
        <source>The edits that are not saved do not go with {name}: it is another state of the project. They still wait; take another backup, or salvage the damaged file.</source>
        <translation>Các chỉnh sửa chưa lưu không khớp với {name}: đó là một trạng thái khác của dự án. Chúng vẫn đang chờ; hãy lấy bản sao lưu khác, hoặc cứu dữ liệu từ tệp hỏng.</translation>
    </message>
    <message>
        <source>The format parquet needs pyarrow; install it with pip install annotator[parquet].</source>
        <translation>Định dạng parquet cần pyarrow; hãy cài bằng pip install annotator[parquet].</translation>
    </message>
    <message>
        <source>The item is undecided.</source>
        <translation>Mục này chưa được quyết định.</translation>
    </message>
    <message>
        <source>The name {name} is another&apos;s by now. Rename that one first, or keep what holds.</source>
        <translation>Tên {name} nay đã thuộc về một mục khác. Hãy đổi tên mục đó trước, hoặc giữ lại phần đang có hiệu lực.</translation>
    </message>
    <message>
        <source>The name {name} is kept for what adjudication produces.</source>
        <translation>Tên {name} được dành cho kết quả xử lý bất đồng.</translation>
    </message>
    <message>
        <source>The newest step is by {name}, who is no annotator here, and may concern others&apos; work. Edit › Undo in the main window asks first.</source>
        <translation>Bước mới nhất là của {name}, người không phải người gán nhãn ở đây, và có thể liên quan đến phần việc của người khác. Sửa › Hoàn tác ở cửa sổ chính sẽ hỏi trước.</translation>
    </message>
    <message>
        <source>The picture could not be made. Save the drawing (SVG) instead.</source>
        <translation>Không tạo được ảnh. Hãy lưu thành bản vẽ (SVG).</translation>
    </message>
    <message>
        <source>The project has no document {name}.</source>
        <translation>Dự án không có tài liệu {name}.</translation>
    </message>
    <message>
        <source>The share that everybody gets lies between 0 and 1.</source>
        <translation>Tỉ lệ tài liệu chung phải nằm giữa 0 và 1.</translation>
    </message>
    <message>
        <source>The tags are numbers, and no file beside says their names; put the data set&apos;s features.json or README.md there, or name them in order, names=O,B-PER,I-PER.</source>
        <translation>Các thẻ là số mà không có tệp nào bên cạnh cho biết tên của chúng; hãy đặt features.json hoặc README.md của bộ dữ liệu vào đó, hoặc nêu tên theo thứ tự, names=O,B-PER,I-PER.</translation>
    </message>
    <message>
        <source>There is no annotator {name} here; there are: {names}.</source>
        <translation>Ở đây không có người gán nhãn {name}; chỉ có: {names}.</translation>
    </message>
    <message>
        <source>There is no backup of {path}.</source>
        <translation>Không có bản sao lưu nào của {path}.</translation>
    </message>
    <message>
        <source>There is no document to give to anybody.</source>
        <translation>Không có tài liệu nào để giao.</translation>
    </message>
    <message>
        <source>There is nothing to compact: no entry that is older than that has contents.</source>
        <translation>Không có gì để thu gọn: không mục nào cũ hơn mốc đó còn nội dung.</translation>
    </message>
    <message>
        <source>What that conflict is about is no longer there; the conflict can only be dropped.</source>
        <translation>Đối tượng của xung đột đó không còn nữa; chỉ có thể bỏ xung đột này.</translation>
    </message>
    <message>
        <source>Which rule is meant? There are {rules}.</source>
        <translation>Ý bạn là quy tắc nào? Hiện có {rules}.</translation>
    </message>
    <message>
        <source>a document in {file} has the same text, and both are taken as labelled by {annotator}; if two people did that, import the files of each by themselves and say whose they are (--annotator NAME).</source>
        <translation>một tài liệu trong {file} có cùng văn bản, và cả hai được coi là do {annotator} gán nhãn; nếu là hai người làm, hãy nhập riêng tệp của từng người và cho biết là của ai (--annotator TÊN).</translation>
    </message>
    <message>
        <source>a flipped bit in it was turned back, as its digest proves</source>
        <translation>một bit bị lật trong đó đã được sửa lại đúng như cũ, mã băm của tài liệu chứng thực điều này</translation>
    </message>
    <message>
        <source>a page of the file is damaged ({said})</source>
        <translation>một trang của tệp bị hỏng ({said})</translation>
    </message>
    <message>
        <source>a row refers to another that is not there</source>
        <translation>có dòng trỏ tới một dòng không tồn tại</translation>
    </message>
    <message>
        <source>a sentence is {kind}, not a list of tokens</source>
        <translation>một câu là {kind}, không phải danh sách token</translation>
    </message>
    <message>
        <source>a span before it has the same words, for which it is taken</source>
        <translation>một cụm từ trước đó có cùng chữ nên nó sẽ bị coi là cụm ấy</translation>
    </message>
    <message>
        <source>a text in it is not valid UTF-8</source>
        <translation>một đoạn văn bản trong đó không phải UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>a trigger was put into it ({named})</source>
        <translation>có trigger được cài vào ({named})</translation>
    </message>
    <message>
        <source>a view was put into it ({named})</source>
        <translation>có view được cài vào ({named})</translation>
    </message>
    <message>
        <source>an annotation that was cancelled (by {annotator}) is kept, but not taken</source>
        <translation>một chú giải đã bị hủy (của {annotator}) được giữ lại nhưng không lấy vào</translation>
    </message>
    <message>
        <source>an attribute of several events of one trigger is held once</source>
        <translation>thuộc tính chung của nhiều sự kiện trên cùng một từ kích hoạt chỉ được giữ một lần</translation>
    </message>
    <message>
        <source>an end of it is equal to a span before, which will be taken for the end</source>
        <translation>một đầu của nó trùng với cụm từ trước đó, khi đọc lại cụm ấy sẽ bị coi là đầu này</translation>
    </message>
    <message>
        <source>an end of it shares its tokens with a span before it, which will be taken for the end</source>
        <translation>một đầu của nó dùng chung token với cụm từ trước đó, khi đọc lại cụm ấy sẽ bị coi là đầu này</translation>
    </message>
    <message>
        <source>an equal span stands for it</source>
        <translation>một cụm từ giống hệt đã đại diện cho nó</translation>
    </message>
    <message>
        <source>an example with the answer {answer} is kept, but its {spans} spans and {relations} relations are not taken</source>
        <translation>mẫu có câu trả lời {answer} được giữ lại, nhưng {spans} cụm từ và {relations} quan hệ của nó không được lấy</translation>
    </message>
    <message>
        <source>annotations of {types} were left out; the options types=all and sets=all bring them in</source>
        <translation>các chú giải kiểu {types} đã bị bỏ ra; tùy chọn types=all và sets=all lấy chúng vào</translation>
    </message>
    <message>
        <source>column {column} holds the tokens, no tags</source>
        <translation>cột {column} chứa token, không phải thẻ</translation>
    </message>
    <message>
        <source>columns that hold tags, too, are kept and not read as spans: {columns}; the option columns=… reads others</source>
        <translation>các cột cũng chứa thẻ được giữ lại và không đọc thành cụm từ: {columns}; tùy chọn columns=… đọc cột khác</translation>
    </message>
    <message>
        <source>document {id} has another length than recorded</source>
        <translation>tài liệu {id} có độ dài khác với độ dài đã ghi</translation>
    </message>
    <message>
        <source>entry {id}</source>
        <translation>mục {id}</translation>
    </message>
    <message>
        <source>here its label means that there is none</source>
        <translation>ở đây nhãn ấy có nghĩa là không có gì</translation>
    </message>
    <message>
        <source>it cuts a token, so it was left out</source>
        <translation>nó cắt ngang một token nên đã bị bỏ ra</translation>
    </message>
    <message>
        <source>it hangs on the layer {layer}, which is not shown; name it in the option layers=…</source>
        <translation>nó dựa trên lớp {layer} không được hiện; hãy nêu lớp ấy trong tùy chọn layers=…</translation>
    </message>
    <message>
        <source>it has a DTD (&lt;!DOCTYPE …&gt;), which may hide anything; remove it</source>
        <translation>tệp có DTD (&lt;!DOCTYPE …&gt;), nơi có thể giấu bất cứ thứ gì; hãy xóa nó</translation>
    </message>
    <message>
        <source>it has another text</source>
        <translation>nó có văn bản khác</translation>
    </message>
    <message>
        <source>it has fewer than two arguments; write Arg1:ID Arg2:ID</source>
        <translation>nó có ít hơn hai đối số; hãy ghi Arg1:ID Arg2:ID</translation>
    </message>
    <message>
        <source>it has neither words nor boundaries that lie in the text</source>
        <translation>nó không có chữ, cũng không có ranh giới nằm trong văn bản</translation>
    </message>
    <message>
        <source>it has no TAB after its id; write ID, TAB and the rest</source>
        <translation>không có TAB sau mã của nó; hãy ghi mã, TAB rồi tới phần còn lại</translation>
    </message>
    <message>
        <source>it has no column of tokens; name it by the option tokens_column</source>
        <translation>tệp không có cột token; hãy nêu tên cột bằng tùy chọn tokens_column</translation>
    </message>
    <message>
        <source>it has no length; a span holds at least one character</source>
        <translation>nó không có độ dài; cụm từ phải có ít nhất một ký tự</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>nó không có tên</translation>
    </message>
    <message>
        <source>it has no offsets</source>
        <translation>nó không có vị trí</translation>
    </message>
    <message>
        <source>it has no offsets; write ID, TAB, TYPE START END, TAB, TEXT</source>
        <translation>nó không có vị trí; hãy ghi mã, TAB, KIỂU ĐẦU CUỐI, TAB, VĂN BẢN</translation>
    </message>
    <message>
        <source>it has no pair of spans, so no example</source>
        <translation>không có cặp cụm từ nào nên không có mẫu nào</translation>
    </message>
    <message>
        <source>it has no relation, so no example holds it</source>
        <translation>nó không có quan hệ nên không mẫu nào chứa nó</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>không có văn bản</translation>
    </message>
    <message>
        <source>it has no type system, so its types were guessed from the file; put TypeSystem.xml beside it</source>
        <translation>không có hệ kiểu nên các kiểu được đoán từ tệp; hãy đặt TypeSystem.xml bên cạnh</translation>
    </message>
    <message>
        <source>it has no type; write ID, TAB, TYPE and its arguments ROLE:ID</source>
        <translation>nó không có kiểu; hãy ghi mã, TAB, KIỂU và các đối số VAI:MÃ</translation>
    </message>
    <message>
        <source>it has no {key}; give it a list of tokens under that key</source>
        <translation>thiếu {key}; hãy ghi danh sách token dưới khóa ấy</translation>
    </message>
    <message>
        <source>it has {tokens} tokens and {tags} tags</source>
        <translation>có {tokens} token nhưng {tags} thẻ</translation>
    </message>
    <message>
        <source>it holds a NUL character; take it out</source>
        <translation>nó chứa ký tự NUL; hãy xóa ký tự đó</translation>
    </message>
    <message>
        <source>it holds more than {count} values; split it</source>
        <translation>nó chứa hơn {count} giá trị; hãy tách nó ra</translation>
    </message>
    <message>
        <source>it holds no whole token, so it was left out</source>
        <translation>nó không chứa trọn token nào nên đã bị bỏ ra</translation>
    </message>
    <message>
        <source>it holds nothing but line ends, which no T line can say</source>
        <translation>nó chỉ gồm chỗ xuống dòng, dòng T không diễn đạt được</translation>
    </message>
    <message>
        <source>it holds the file {member} twice</source>
        <translation>tệp {member} có mặt hai lần</translation>
    </message>
    <message>
        <source>it is JSON, but no CAS: it lacks the key %VIEWS</source>
        <translation>là JSON nhưng không phải CAS: thiếu khóa %VIEWS</translation>
    </message>
    <message>
        <source>it is XML, but no XMI</source>
        <translation>là XML nhưng không phải XMI</translation>
    </message>
    <message>
        <source>it is an argument of an event, whose attributes cannot be written</source>
        <translation>nó là đối số của một sự kiện nên không ghi được thuộc tính</translation>
    </message>
    <message>
        <source>it is an argument of an event, whose note cannot be written</source>
        <translation>nó là đối số của một sự kiện nên không ghi được ghi chú</translation>
    </message>
    <message>
        <source>it is discontinuous, which a region cannot be; the option discontinuous=cover writes it with its gaps</source>
        <translation>nó không liền mạch, điều mà một vùng không ghi được; tùy chọn discontinuous=cover ghi nó kèm cả khoảng hở</translation>
    </message>
    <message>
        <source>it is discontinuous, which one line cannot say</source>
        <translation>nó không liền mạch, một dòng không diễn đạt được</translation>
    </message>
    <message>
        <source>it is discontinuous, which one pair of tags cannot say</source>
        <translation>nó không liền mạch, điều mà một cặp thẻ không ghi được</translation>
    </message>
    <message>
        <source>it is discontinuous, which one place cannot say</source>
        <translation>nó không liền mạch, điều mà một vị trí không ghi được</translation>
    </message>
    <message>
        <source>it is discontinuous, which rows cannot say</source>
        <translation>nó không liền mạch, điều mà các dòng không ghi được</translation>
    </message>
    <message>
        <source>it is discontinuous, which tokens from first to last cannot say</source>
        <translation>nó không liền mạch, điều mà dãy token từ đầu đến cuối không ghi được</translation>
    </message>
    <message>
        <source>it is discontinuous; it was written from its first to its last character</source>
        <translation>nó không liền mạch; nó đã được ghi từ ký tự đầu đến ký tự cuối</translation>
    </message>
    <message>
        <source>it is discontinuous; it was written from its first to its last character, with its fragments in the feature {name}</source>
        <translation>nó không liền mạch; nó đã được ghi từ ký tự đầu đến ký tự cuối, các mảnh nằm trong đặc trưng {name}</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>nó rỗng</translation>
    </message>
    <message>
        <source>it is empty, and an empty file says that nobody has begun</source>
        <translation>nó trống, mà tệp trống có nghĩa là chưa ai bắt đầu</translation>
    </message>
    <message>
        <source>it is empty, which is not told apart from a document that nobody has begun</source>
        <translation>nó trống nên không phân biệt được với tài liệu chưa ai bắt đầu</translation>
    </message>
    <message>
        <source>it is longer than {limit} MB; split the document</source>
        <translation>dòng này dài hơn {limit} MB; hãy chia nhỏ tài liệu</translation>
    </message>
    <message>
        <source>it is neither a mention nor a relation; mend its fields</source>
        <translation>dòng này không phải đề cập cũng không phải quan hệ; hãy sửa các trường của nó</translation>
    </message>
    <message>
        <source>it is no XML at line {line}: {why}</source>
        <translation>không phải XML ở dòng {line}: {why}</translation>
    </message>
    <message>
        <source>it is no XML in an encoding that is known</source>
        <translation>không phải XML trong một bảng mã đã biết</translation>
    </message>
    <message>
        <source>it is no annotation that brat knows; it is kept as it stands</source>
        <translation>đây không phải chú giải mà brat biết; dòng này được giữ nguyên</translation>
    </message>
    <message>
        <source>it is no sound CAS: {why}</source>
        <translation>không phải CAS lành lặn: {why}</translation>
    </message>
    <message>
        <source>it is not {encoding} at byte {byte} of the file; if you know its encoding, say so with the option encoding=NAME</source>
        <translation>dòng này không phải {encoding} tại byte {byte} của tệp; nếu bạn biết bảng mã, hãy ghi bằng tùy chọn encoding=TÊN</translation>
    </message>
    <message>
        <source>it is written as an annotation, which says that it is finished</source>
        <translation>nó được ghi thành một chú giải, tức là coi như đã xong</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with data</source>
        <translation>là {kind}, không phải đối tượng có data</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with passages</source>
        <translation>nó là {kind}, không phải đối tượng có các đoạn văn</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with tokens</source>
        <translation>là {kind}, không phải đối tượng có token</translation>
    </message>
    <message>
        <source>it joins another relation, which we do not model; the line is kept as it is</source>
        <translation>nó nối với một quan hệ khác, chương trình không biểu diễn được; dòng này được giữ nguyên</translation>
    </message>
    <message>
        <source>it joins nothing; write *, TAB, TYPE and two ids or more</source>
        <translation>nó không nối gì cả; hãy ghi *, TAB, KIỂU và ít nhất hai mã</translation>
    </message>
    <message>
        <source>it joins {count} annotations, not two</source>
        <translation>nó nối {count} chú giải, không phải hai</translation>
    </message>
    <message>
        <source>it lay where the file says that nothing is; it may have been deleted</source>
        <translation>nó nằm ở chỗ mà tệp ghi là trống; có thể nó đã bị xóa</translation>
    </message>
    <message>
        <source>it lies in a text that is not there</source>
        <translation>nó nằm trong một văn bản không có mặt</translation>
    </message>
    <message>
        <source>it lists {count} members that are not there ({names}); they were left out</source>
        <translation>nó liệt kê {count} thành viên không có mặt ({names}); đã bỏ chúng ra</translation>
    </message>
    <message>
        <source>it names a node that the text has not</source>
        <translation>nó nêu một nút mà văn bản không có</translation>
    </message>
    <message>
        <source>it names nothing that it is said of; write ID, TAB, NAME TARGET [VALUE]</source>
        <translation>nó không chỉ ra nó nói về cái gì; hãy ghi mã, TAB, TÊN ĐÍCH [GIÁ TRỊ]</translation>
    </message>
    <message>
        <source>it refers to {count} things that are not there ({names}); the references were left out</source>
        <translation>nó trỏ đến {count} thứ không có mặt ({names}); đã bỏ các tham chiếu ấy</translation>
    </message>
    <message>
        <source>it relates {count} annotations, and a relation has two</source>
        <translation>nó nối {count} chú giải, mà một quan hệ chỉ có hai</translation>
    </message>
    <message>
        <source>it was passed over, as a plain text among annotated files; import it by itself</source>
        <translation>đã bỏ qua vì là văn bản thuần giữa các tệp có chú giải; hãy nhập riêng tệp này</translation>
    </message>
    <message>
        <source>it was passed over, being a folder that cannot be opened</source>
        <translation>đã bỏ qua vì là thư mục không mở được</translation>
    </message>
    <message>
        <source>it was passed over, being a link to nothing or to a folder, a pipe or a device</source>
        <translation>đã bỏ qua vì là liên kết hỏng hoặc trỏ đến thư mục, ống dẫn hay thiết bị</translation>
    </message>
    <message>
        <source>it was passed over, being of no format known here</source>
        <translation>đã bỏ qua vì không thuộc định dạng nào đã biết</translation>
    </message>
    <message>
        <source>it was removed, but holds new work: it is back.</source>
        <translation>tài liệu đã bị xóa nhưng có phần việc mới nên được đưa trở lại.</translation>
    </message>
    <message>
        <source>it was there when the import began and is gone; what it says is missing</source>
        <translation>tệp còn đó khi bắt đầu nhập nhưng nay không còn; những gì tệp ghi bị thiếu</translation>
    </message>
    <message>
        <source>it was written between concepts; read again, it joins the first mentions</source>
        <translation>nó được ghi giữa các khái niệm; khi đọc lại, nó nối những đề cập đầu tiên</translation>
    </message>
    <message>
        <source>its argument {role}:{id} stands twice</source>
        <translation>đối số {role}:{id} của nó xuất hiện hai lần</translation>
    </message>
    <message>
        <source>its arguments after the second are kept as they stand and not shown</source>
        <translation>các đối số từ thứ ba trở đi được giữ nguyên mà không hiển thị</translation>
    </message>
    <message>
        <source>its attribute {attribute} is not written, since a further feature would change which one gives {layer} its label</source>
        <translation>thuộc tính {attribute} không được ghi, vì thêm một đặc trưng sẽ làm đổi đặc trưng cho {layer} nhãn</translation>
    </message>
    <message>
        <source>its attribute {attribute} is not written: a link of the chain stands there</source>
        <translation>thuộc tính {attribute} không được ghi: ở đó đã có một mắt xích của chuỗi</translation>
    </message>
    <message>
        <source>its attribute {attribute} is null, which a cell cannot tell from none</source>
        <translation>thuộc tính {attribute} là null, mà một ô không phân biệt được với không có</translation>
    </message>
    <message>
        <source>its attribute {attribute} is written as text</source>
        <translation>thuộc tính {attribute} được ghi thành chữ</translation>
    </message>
    <message>
        <source>its attribute {name} holds what no tag can, so it is not written</source>
        <translation>thuộc tính {name} chứa thứ mà thẻ không chứa được nên không được ghi</translation>
    </message>
    <message>
        <source>its attribute {name} is no string, so it is not written</source>
        <translation>thuộc tính {name} không phải chuỗi ký tự nên không được ghi</translation>
    </message>
    <message>
        <source>its attribute {name} is written as JSON text</source>
        <translation>thuộc tính {name} được ghi thành chữ JSON</translation>
    </message>
    <message>
        <source>its attribute {name} says nothing more and is not written</source>
        <translation>thuộc tính {name} không nói gì thêm nên không được ghi</translation>
    </message>
    <message>
        <source>its attributes {names} are not written, for keys of the format are called so</source>
        <translation>các thuộc tính {names} không được ghi vì định dạng có khóa cùng tên</translation>
    </message>
    <message>
        <source>its attributes {names} have no field</source>
        <translation>không có trường nào cho các thuộc tính {names} của nó</translation>
    </message>
    <message>
        <source>its bytes are not as spaCy writes them: {why}</source>
        <translation>các byte của nó không đúng như spaCy ghi: {why}</translation>
    </message>
    <message>
        <source>its column {column} cannot be read</source>
        <translation>không đọc được cột {column}</translation>
    </message>
    <message>
        <source>its column {column} holds bytes that are no text</source>
        <translation>cột {column} chứa những byte không phải là chữ</translation>
    </message>
    <message>
        <source>its column {column} holds nothing</source>
        <translation>cột {column} để trống</translation>
    </message>
    <message>
        <source>its column {column} holds something of another type</source>
        <translation>cột {column} chứa giá trị khác kiểu</translation>
    </message>
    <message>
        <source>its column {column} says {value}, which cannot be</source>
        <translation>cột {column} ghi {value}, một giá trị không thể có</translation>
    </message>
    <message>
        <source>its column {name} holds {kind}, which no JSON can say, and is left out</source>
        <translation>cột {name} chứa {kind}, điều JSON không ghi được, nên đã bỏ ra</translation>
    </message>
    <message>
        <source>its columns {names} are not written, for they do not fit those of the first rows</source>
        <translation>các cột {names} không được ghi vì không hợp với những hàng đầu</translation>
    </message>
    <message>
        <source>its content cannot be read</source>
        <translation>không đọc được nội dung của nó</translation>
    </message>
    <message>
        <source>its empty evidence is read as none</source>
        <translation>phần chứng cứ rỗng được đọc như không có</translation>
    </message>
    <message>
        <source>its end {last} is not past its start {first}; ends are one past the last token</source>
        <translation>vị trí cuối {last} không nằm sau vị trí đầu {first}; vị trí cuối là một token sau token cuối cùng</translation>
    </message>
    <message>
        <source>its ends are no labels here, so that it may join all</source>
        <translation>các đầu mút của nó không phải nhãn ở đây nên nó được phép nối mọi nhãn</translation>
    </message>
    <message>
        <source>its ends lie in two sentences; the option unit=document writes it</source>
        <translation>hai đầu của nó nằm ở hai câu; tùy chọn unit=document ghi được nó</translation>
    </message>
    <message>
        <source>its id is {id}; write a letter and a number</source>
        <translation>mã của nó là {id}; hãy ghi một chữ cái và một số</translation>
    </message>
    <message>
        <source>its key %FEATURE_STRUCTURES holds no list of objects</source>
        <translation>khóa %FEATURE_STRUCTURES không chứa danh sách đối tượng</translation>
    </message>
    <message>
        <source>its key %TYPES holds no types</source>
        <translation>khóa %TYPES không chứa kiểu nào</translation>
    </message>
    <message>
        <source>its label cannot be a mark of triplets and is not written</source>
        <translation>nhãn ấy không thể làm dấu của bộ ba nên không được ghi</translation>
    </message>
    <message>
        <source>its label has white space at an edge or holds a mark of triplets</source>
        <translation>nhãn có khoảng trắng ở mép hoặc chứa dấu của bộ ba</translation>
    </message>
    <message>
        <source>its label holds what no tag can, so it was written as {label}</source>
        <translation>nhãn chứa thứ mà thẻ không chứa được nên được ghi thành {label}</translation>
    </message>
    <message>
        <source>its label is longer than {count} characters: {label}; shorten it in the file.</source>
        <translation>nhãn của nó dài hơn {count} ký tự: {label}; hãy rút ngắn trong tệp.</translation>
    </message>
    <message>
        <source>its label is of another kind</source>
        <translation>nhãn của nó thuộc loại khác</translation>
    </message>
    <message>
        <source>its label is {kind}, not a string</source>
        <translation>nhãn của nó là {kind}, không phải chuỗi</translation>
    </message>
    <message>
        <source>its label was written as {label}</source>
        <translation>nhãn của nó được ghi thành {label}</translation>
    </message>
    <message>
        <source>its labels are not taken: {why}</source>
        <translation>các nhãn của nó không được lấy: {why}</translation>
    </message>
    <message>
        <source>its labels are numbers; put doccano&apos;s {file} beside the file to have their names</source>
        <translation>các nhãn là số; hãy đặt {file} của doccano cạnh tệp để có tên nhãn</translation>
    </message>
    <message>
        <source>its last token {last} stands before its first token {first}</source>
        <translation>token cuối {last} đứng trước token đầu {first}</translation>
    </message>
    <message>
        <source>its location has no offset and length; write both as numbers</source>
        <translation>vị trí của nó thiếu offset hoặc length; hãy ghi cả hai bằng số</translation>
    </message>
    <message>
        <source>its macros make it too long</source>
        <translation>các macro làm dòng này quá dài</translation>
    </message>
    <message>
        <source>its metadata has the key {key}, under which the text stands; it is not written</source>
        <translation>siêu dữ liệu có khóa {key}, là khóa của văn bản; phần ấy không được ghi</translation>
    </message>
    <message>
        <source>its metadata is not written</source>
        <translation>siêu dữ liệu của nó không được ghi</translation>
    </message>
    <message>
        <source>its name has another value there already; the line is kept as it is</source>
        <translation>thuộc tính này đã có giá trị khác ở đó; dòng này được giữ nguyên</translation>
    </message>
    <message>
        <source>its name is no id, so it was written as {given}</source>
        <translation>tên của nó không thể làm mã nên được ghi thành {given}</translation>
    </message>
    <message>
        <source>its name is not written; read again, it is called {given}</source>
        <translation>tên của nó không được ghi; khi đọc lại nó có tên {given}</translation>
    </message>
    <message>
        <source>its note is not written</source>
        <translation>ghi chú của nó không được ghi</translation>
    </message>
    <message>
        <source>its note is {kind}, not a string</source>
        <translation>ghi chú của nó là {kind}, không phải chuỗi</translation>
    </message>
    <message>
        <source>its number does not fit between those beside it</source>
        <translation>số của nó không khớp với các số bên cạnh</translation>
    </message>
    <message>
        <source>its offset {value} is not a whole number; write it as one</source>
        <translation>vị trí {value} không phải số nguyên; hãy ghi bằng số nguyên</translation>
    </message>
    <message>
        <source>its offsets are no whole numbers</source>
        <translation>các vị trí không phải số nguyên</translation>
    </message>
    <message>
        <source>its offsets are taken to count {unit}: so {count} of {total} spans read as the file says; where they should not, name the unit (option unit)</source>
        <translation>vị trí được hiểu là đếm theo {unit}: như vậy {count} trên {total} cụm từ khớp với chữ trong tệp; nếu không đúng, hãy nêu đơn vị (tùy chọn unit)</translation>
    </message>
    <message>
        <source>its offsets count UTF-16 units; they were counted anew in code points</source>
        <translation>vị trí trong tệp tính theo đơn vị UTF-16; đã tính lại theo điểm mã</translation>
    </message>
    <message>
        <source>its offsets count bytes; they were counted anew in code points</source>
        <translation>vị trí trong tệp tính theo byte; đã tính lại theo điểm mã</translation>
    </message>
    <message>
        <source>its offsets count characters, not UTF-16 units as the format asks; they were read as they are meant</source>
        <translation>các vị trí đếm ký tự chứ không đếm đơn vị UTF-16 như định dạng đòi hỏi; chúng được đọc theo ý ấy</translation>
    </message>
    <message>
        <source>its offsets count each line end as one; they were counted anew</source>
        <translation>vị trí trong tệp tính mỗi chỗ xuống dòng là một; đã tính lại</translation>
    </message>
    <message>
        <source>its other columns are not written, since the first document of the file has others</source>
        <translation>các cột khác của nó không được ghi vì tài liệu đầu tiên của tệp có những cột khác</translation>
    </message>
    <message>
        <source>its pages or values cannot be read (“{said}”)</source>
        <translation>không đọc được các trang hoặc giá trị của nó (“{said}”)</translation>
    </message>
    <message>
        <source>its passages do not follow one another; its places were counted anew</source>
        <translation>các đoạn văn không nối tiếp nhau; đã tính lại vị trí</translation>
    </message>
    <message>
        <source>its pieces make no sense: {found}</source>
        <translation>các mảnh của nó không hợp lệ: {found}</translation>
    </message>
    <message>
        <source>its place [{start}, {stop}) is not in the text of {length} code points</source>
        <translation>vị trí [{start}, {stop}) không nằm trong văn bản dài {length} ký tự</translation>
    </message>
    <message>
        <source>its result is {kind}, not a list</source>
        <translation>kết quả của nó là {kind}, không phải danh sách</translation>
    </message>
    <message>
        <source>its row was lost; what is left was put together</source>
        <translation>dòng của nó đã mất; những gì còn lại được ghép lại</translation>
    </message>
    <message>
        <source>its rows disagree about a feature; the first value was taken</source>
        <translation>các dòng của nó không thống nhất về một đặc trưng; giá trị đầu tiên được lấy</translation>
    </message>
    <message>
        <source>its sentences without a pair of spans are not written ({count})</source>
        <translation>những câu không có cặp cụm từ nào không được ghi ({count})</translation>
    </message>
    <message>
        <source>its state {state} is not written</source>
        <translation>trạng thái {state} của nó không được ghi</translation>
    </message>
    <message>
        <source>its tables and indexes do not agree ({said})</source>
        <translation>các bảng và chỉ mục của nó không khớp nhau ({said})</translation>
    </message>
    <message>
        <source>its tables are not those of an Annotator project</source>
        <translation>các bảng trong tệp không phải của một dự án Annotator</translation>
    </message>
    <message>
        <source>its tag has no TYPE, so it was left out; the words are kept</source>
        <translation>thẻ không có TYPE nên đã bỏ ra; chữ được giữ lại</translation>
    </message>
    <message>
        <source>its tag is never closed, so it was left out; the words are kept</source>
        <translation>thẻ không bao giờ được đóng nên đã bỏ ra; chữ được giữ lại</translation>
    </message>
    <message>
        <source>its tags hold no text, so it was left out</source>
        <translation>giữa hai thẻ không có chữ nên đã bỏ ra</translation>
    </message>
    <message>
        <source>its text cannot be read</source>
        <translation>không đọc được văn bản của nó</translation>
    </message>
    <message>
        <source>its text has {found} code points, and {length} were recorded</source>
        <translation>văn bản của nó có {found} ký tự, mà ghi là {length}</translation>
    </message>
    <message>
        <source>its text holds characters that XML does not have; a space stands for each</source>
        <translation>văn bản chứa những ký tự XML không có; mỗi ký tự ấy được thay bằng một khoảng trắng</translation>
    </message>
    <message>
        <source>its text holds nothing but white space, so it was not written</source>
        <translation>văn bản chỉ có khoảng trắng nên không được ghi</translation>
    </message>
    <message>
        <source>its text is longer than {megabytes} MB of UTF-8; split the document.</source>
        <translation>văn bản dài hơn {megabytes} MB ở dạng UTF-8; hãy chia nhỏ tài liệu.</translation>
    </message>
    <message>
        <source>its text is not the one that was imported</source>
        <translation>văn bản của nó không phải là văn bản đã nhập</translation>
    </message>
    <message>
        <source>its text is not there: put {file} beside it</source>
        <translation>không có văn bản của nó: hãy đặt {file} bên cạnh</translation>
    </message>
    <message>
        <source>its text is {kind}, not a string</source>
        <translation>văn bản của nó là {kind}, không phải chuỗi</translation>
    </message>
    <message>
        <source>its token {number}, counted from 0, is {kind}, not a string; write it as one</source>
        <translation>token số {number}, đếm từ 0, là {kind}, không phải chuỗi ký tự; hãy ghi nó thành chuỗi</translation>
    </message>
    <message>
        <source>its tokens {first} to {last} are empty, so it holds no text</source>
        <translation>các token {first} đến {last} đều rỗng nên không có chữ</translation>
    </message>
    <message>
        <source>its tokens {first} to {last} lie outside the {size} tokens there are</source>
        <translation>các token {first} đến {last} nằm ngoài {size} token hiện có</translation>
    </message>
    <message>
        <source>its triplets are {kind}, not a string</source>
        <translation>các bộ ba là {kind}, không phải chuỗi ký tự</translation>
    </message>
    <message>
        <source>its type system cannot be read: {why}</source>
        <translation>không đọc được hệ kiểu của nó: {why}</translation>
    </message>
    <message>
        <source>its type system is no type system description</source>
        <translation>hệ kiểu của nó không phải một bản mô tả hệ kiểu</translation>
    </message>
    <message>
        <source>its type system lacks {count} types and features ({names}); they were taken as the file has them</source>
        <translation>hệ kiểu thiếu {count} kiểu và đặc trưng ({names}); chúng được lấy như trong tệp</translation>
    </message>
    <message>
        <source>its type system {path} is too large</source>
        <translation>hệ kiểu {path} quá lớn</translation>
    </message>
    <message>
        <source>its uid {uid} is not 32 hexadecimal digits</source>
        <translation>uid {uid} của nó không phải là 32 chữ số thập lục phân</translation>
    </message>
    <message>
        <source>its white space is not written; tokens are joined by a space when read again</source>
        <translation>khoảng trắng của nó không được ghi; khi đọc lại các token được nối bằng một dấu cách</translation>
    </message>
    <message>
        <source>its words stand at another place first, where they will be found</source>
        <translation>chữ của nó xuất hiện trước ở một chỗ khác và sẽ được tìm thấy ở đó</translation>
    </message>
    <message>
        <source>its words {words} do not stand in the text</source>
        <translation>chữ {words} không có trong văn bản</translation>
    </message>
    <message>
        <source>its {count} {what} are kept, but not taken as anybody&apos;s work</source>
        <translation>{count} {what} của nó được giữ lại nhưng không tính là bài của ai</translation>
    </message>
    <message>
        <source>its {end} is no span; it stays in the file and is not shown</source>
        <translation>{end} của nó không phải cụm từ; nó vẫn ở trong tệp và không hiện ra</translation>
    </message>
    <message>
        <source>its {end} is not set; it stays in the file and is not shown</source>
        <translation>{end} của nó không được đặt; nó vẫn ở trong tệp và không hiện ra</translation>
    </message>
    <message>
        <source>its {end} is {kind}, not an object</source>
        <translation>{end} của nó là {kind}, không phải đối tượng</translation>
    </message>
    <message>
        <source>its {end} is {value}, not the number of a span</source>
        <translation>{end} của nó là {value}, không phải số thứ tự của một cụm từ</translation>
    </message>
    <message>
        <source>its {end} names no span</source>
        <translation>{end} của nó không chỉ cụm từ nào</translation>
    </message>
    <message>
        <source>its {end} was rejected</source>
        <translation>{end} của nó đã bị từ chối</translation>
    </message>
    <message>
        <source>its {end}, entity {number}, has no mention that was taken</source>
        <translation>{end} của nó, thực thể {number}, không có lần nhắc nào được lấy</translation>
    </message>
    <message>
        <source>its {end}, span {id}, was rejected</source>
        <translation>{end} của nó, cụm từ {id}, đã bị loại</translation>
    </message>
    <message>
        <source>its {end}, the span at {start}, was rejected</source>
        <translation>{end} của nó, cụm từ ở vị trí {start}, đã bị loại</translation>
    </message>
    <message>
        <source>its {end}, the span on tokens {first} to {last}, was rejected</source>
        <translation>{end} của nó, cụm từ trên token {first} đến {last}, đã bị từ chối</translation>
    </message>
    <message>
        <source>its {end}, {first} to {last}, is not two numbers of tokens</source>
        <translation>{end} của nó, {first} đến {last}, không phải hai số thứ tự token</translation>
    </message>
    <message>
        <source>its {end}: no span has the id {token}, and none ends with token {token}</source>
        <translation>{end} của nó: không có cụm từ mang mã {token}, cũng không có cụm từ kết thúc ở token {token}</translation>
    </message>
    <message>
        <source>its {end}: no span stands on tokens {first} to {last}</source>
        <translation>{end} của nó: không có cụm từ nào trên token {first} đến {last}</translation>
    </message>
    <message>
        <source>its {end}: several spans end with token {token}; say which by offsets in {end}_span</source>
        <translation>{end} của nó: có nhiều cụm từ kết thúc ở token {token}; hãy chỉ rõ cụm nào bằng vị trí trong {end}_span</translation>
    </message>
    <message>
        <source>its {end}: there is no entity {number}</source>
        <translation>{end} của nó: không có thực thể {number}</translation>
    </message>
    <message>
        <source>its {end}: there is no span {id}</source>
        <translation>{end} của nó: không có cụm từ {id}</translation>
    </message>
    <message>
        <source>its {end}: there is no span {number}, for there is none at all</source>
        <translation>{end} của nó: không có cụm từ {number}, vì chẳng có cụm từ nào</translation>
    </message>
    <message>
        <source>its {end}: there is no span {number}, spans are counted from 0 to {most}</source>
        <translation>{end} của nó: không có cụm từ {number}; cụm từ đếm từ 0 đến {most}</translation>
    </message>
    <message>
        <source>its {end}: {why}</source>
        <translation>{end} của nó: {why}</translation>
    </message>
    <message>
        <source>its {keys} are kept for the way back, but are no annotations here</source>
        <translation>{keys} của nó được giữ lại cho lúc ghi ra, nhưng không phải chú giải ở đây</translation>
    </message>
    <message>
        <source>line ends at its edges, or that are all of a gap, cannot be written</source>
        <translation>không ghi được chỗ xuống dòng ở hai đầu cụm từ hoặc chiếm trọn một chỗ ngắt</translation>
    </message>
    <message>
        <source>line ends other than the first, after the title, were written as spaces</source>
        <translation>các chỗ xuống dòng, trừ chỗ đầu tiên sau tiêu đề, được ghi thành dấu cách</translation>
    </message>
    <message>
        <source>lines of brat were left out, since what they name is gone ({count})</source>
        <translation>một số dòng của brat bị bỏ vì thứ mà chúng nhắc tới không còn ({count})</translation>
    </message>
    <message>
        <source>no attribute of a tag can be called {name}, so it is not written</source>
        <translation>không thuộc tính nào của thẻ có thể mang tên {name} nên nó không được ghi</translation>
    </message>
    <message>
        <source>no file can be called as it is, so it was written as {file}</source>
        <translation>tên của nó không dùng làm tên tệp được nên nó được ghi thành {file}</translation>
    </message>
    <message>
        <source>no file can be called as its annotator is, so it was written as {file}</source>
        <translation>không tệp nào có thể mang tên người gán nhãn này nên đã ghi thành {file}</translation>
    </message>
    <message>
        <source>no folder can be called as it is, so it was written as {file}</source>
        <translation>không thư mục nào có thể mang tên ấy nên đã ghi thành {file}</translation>
    </message>
    <message>
        <source>no mention has the identifier {concept}</source>
        <translation>không có đề cập nào mang mã định danh {concept}</translation>
    </message>
    <message>
        <source>no span, or several, begin with token {head} or {tail}</source>
        <translation>không có cụm từ nào, hoặc có nhiều, bắt đầu ở token {head} hoặc {tail}</translation>
    </message>
    <message>
        <source>no triplet names it</source>
        <translation>không bộ ba nào nhắc đến nó</translation>
    </message>
    <message>
        <source>nobody has labelled it; read again, it is one in which there is nothing to label</source>
        <translation>chưa ai gán nhãn tài liệu này; khi đọc lại, nó là tài liệu không có gì để gán</translation>
    </message>
    <message>
        <source>offsets of texts with emoji are taken to count {unit}: so {count} of {total} stand where a word begins or ends; where they should not, name the unit (option unit)</source>
        <translation>vị trí của văn bản có emoji được hiểu là đếm theo {unit}: như vậy {count} trên {total} nằm đúng đầu hoặc cuối từ; nếu không đúng, hãy nêu đơn vị (tùy chọn unit)</translation>
    </message>
    <message>
        <source>on Windows no file can be called {member}</source>
        <translation>trên Windows không tệp nào có thể mang tên {member}</translation>
    </message>
    <message>
        <source>one file holds one layer; name a folder, without .tsv at its end</source>
        <translation>một tệp chứa một lớp gán nhãn; hãy nêu một thư mục, không có .tsv ở cuối</translation>
    </message>
    <message>
        <source>one of its ends is a member of a chain, which no cell can name here</source>
        <translation>một đầu của nó là thành viên của một chuỗi, mà không ô nào ở đây gọi tên được</translation>
    </message>
    <message>
        <source>one of its ends is no span of the group</source>
        <translation>một đầu của nó không phải cụm từ của nhóm</translation>
    </message>
    <message>
        <source>one of its ends was not written</source>
        <translation>một đầu của nó không được ghi</translation>
    </message>
    <message>
        <source>one of its ends, {end}, has no length, and no span here can have none</source>
        <translation>một đầu của nó, {end}, không có độ dài, mà cụm từ ở đây không thể như vậy</translation>
    </message>
    <message>
        <source>one of its ends: no annotation of {layer} stands at {unit}</source>
        <translation>một đầu của nó: không có chú giải nào của {layer} ở {unit}</translation>
    </message>
    <message>
        <source>one of its ends: there is no annotation numbered {number}</source>
        <translation>một đầu của nó: không có chú giải mang số {number}</translation>
    </message>
    <message>
        <source>one of its spans was rejected.</source>
        <translation>một cụm từ của nó đã bị loại.</translation>
    </message>
    <message>
        <source>one of the {count} rows from here on is not what was imported</source>
        <translation>một trong {count} dòng kể từ đây không giống lúc nhập</translation>
    </message>
    <message>
        <source>only one layer can be written</source>
        <translation>chỉ ghi được một lớp gán nhãn</translation>
    </message>
    <message>
        <source>page {page} of the file cannot be read</source>
        <translation>không đọc được trang {page} của tệp</translation>
    </message>
    <message>
        <source>page {page} of the file cannot be read; rows {first} to {last} lay there</source>
        <translation>không đọc được trang {page} của tệp; các dòng từ {first} đến {last} nằm ở đó</translation>
    </message>
    <message>
        <source>plain text holds no annotations</source>
        <translation>văn bản thuần không chứa được nhãn</translation>
    </message>
    <message>
        <source>some bytes of it are no text; U+FFFD stands for them, and what is labelled after them may have moved, for how many characters they were is not known</source>
        <translation>một số byte trong đó không phải là văn bản nên được thay bằng U+FFFD; các nhãn ở phía sau có thể bị lệch chỗ, vì không biết trước đây đó là bao nhiêu ký tự</translation>
    </message>
    <message>
        <source>some of the {count} rows from here on are lost, so nobody can prove that the others are what was imported</source>
        <translation>một số trong {count} dòng kể từ đây đã mất nên không thể chứng minh các dòng còn lại giống lúc nhập</translation>
    </message>
    <message>
        <source>span {id} lies outside its text</source>
        <translation>cụm từ {id} nằm ngoài văn bản của nó</translation>
    </message>
    <message>
        <source>spans without ids can have no relations; the option style=entities writes them</source>
        <translation>cụm từ không có mã thì không thể có quan hệ; tùy chọn style=entities ghi được</translation>
    </message>
    <message>
        <source>tags hold no relations</source>
        <translation>thẻ không ghi được quan hệ</translation>
    </message>
    <message>
        <source>tags in a text hold no relations</source>
        <translation>thẻ trong văn bản không ghi được quan hệ</translation>
    </message>
    <message>
        <source>the CAS that was kept with it cannot be used, so a new one was written: {why}</source>
        <translation>CAS giữ cùng tài liệu không dùng được nên đã ghi một CAS mới: {why}</translation>
    </message>
    <message>
        <source>the JSON is nested deeper than {depth} levels</source>
        <translation>JSON lồng nhau sâu hơn {depth} cấp</translation>
    </message>
    <message>
        <source>the JSON is nested too deeply</source>
        <translation>JSON lồng nhau quá sâu</translation>
    </message>
    <message>
        <source>the attribute {attribute} is written as the feature {feature}</source>
        <translation>thuộc tính {attribute} được ghi thành đặc trưng {feature}</translation>
    </message>
    <message>
        <source>the columns of its labels are not lists of one length</source>
        <translation>các cột nhãn không phải những danh sách dài bằng nhau</translation>
    </message>
    <message>
        <source>the document has no text; give it the element TextWithNodes</source>
        <translation>tài liệu không có văn bản; hãy thêm phần tử TextWithNodes</translation>
    </message>
    <message>
        <source>the document has no text; give it the key {key}</source>
        <translation>tài liệu không có văn bản; hãy ghi văn bản vào khóa {key}</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; both are the same words in different Unicode normal forms, so write the words as the text has them</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; hai bên là cùng một chữ ở hai dạng chuẩn Unicode khác nhau, hãy ghi đúng như trong văn bản</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; correct the offsets or the words</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; hãy sửa vị trí hoặc sửa chữ</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in UTF-16 units, so count code points instead</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; vị trí khớp nếu đếm theo đơn vị UTF-16, hãy đếm theo điểm mã</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in bytes, so count code points instead</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; vị trí khớp nếu đếm theo byte, hãy đếm theo điểm mã</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when each line end counts as one, so count both of its characters</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; vị trí khớp nếu mỗi chỗ xuống dòng tính là một, hãy tính cả hai ký tự của nó</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when the end is inclusive, so let it be one past the last character</source>
        <translation>tệp ghi {given}, nhưng văn bản ở [{start}, {stop}) là {found}; vị trí khớp nếu tính cả điểm cuối, hãy để điểm cuối ở sau ký tự cuối cùng</translation>
    </message>
    <message>
        <source>the history ({part}) is not what was written</source>
        <translation>lịch sử ({part}) không giống lúc được ghi</translation>
    </message>
    <message>
        <source>the history knows nothing of it</source>
        <translation>lịch sử không biết gì về nó</translation>
    </message>
    <message>
        <source>the history says that it was deleted</source>
        <translation>lịch sử ghi rằng nó đã bị xóa</translation>
    </message>
    <message>
        <source>the key {key} does not hold a list for each sentence</source>
        <translation>khóa {key} không chứa một danh sách cho mỗi câu</translation>
    </message>
    <message>
        <source>the key {key} holds {kind}, not a list</source>
        <translation>khóa {key} chứa {kind}, không phải danh sách</translation>
    </message>
    <message>
        <source>the key {key} holds {kind}, not {wanted}</source>
        <translation>khóa {key} chứa {kind}, không phải {wanted}</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation>khóa {key} xuất hiện hai lần trong cùng một đối tượng</translation>
    </message>
    <message>
        <source>the layers {names} are kept and written back, and not shown; the option layers=… shows them</source>
        <translation>các lớp {names} được giữ lại và ghi trả, nhưng không hiện ra; tùy chọn layers=… cho hiện chúng</translation>
    </message>
    <message>
        <source>the line begins with {start} and is no row of a token: number, offsets and words parted by TAB; mend it</source>
        <translation>dòng bắt đầu bằng {start} và không phải dòng của một token: số, vị trí và chữ cách nhau bằng TAB; hãy sửa lại</translation>
    </message>
    <message>
        <source>the line has no token, so it was left out</source>
        <translation>dòng không có token nên đã bỏ ra</translation>
    </message>
    <message>
        <source>the line has one column, and the tag should be in column {column}; its token is taken without</source>
        <translation>dòng chỉ có một cột, mà thẻ phải ở cột {column}; token của nó được lấy không kèm thẻ</translation>
    </message>
    <message>
        <source>the line has {count} columns, and the tag should be in column {column}; its token is taken without</source>
        <translation>dòng có {count} cột, mà thẻ phải ở cột {column}; token của nó được lấy không kèm thẻ</translation>
    </message>
    <message>
        <source>the scheme would get more than {count} labels; {label} was not added. Are these labels, or words of the text?</source>
        <translation>bộ nhãn sẽ có hơn {count} nhãn; {label} không được thêm. Đây là nhãn hay là từ trong văn bản?</translation>
    </message>
    <message>
        <source>the string of one of its tokens is not in the file</source>
        <translation>chuỗi ký tự của một token không có trong tệp</translation>
    </message>
    <message>
        <source>the text has no tokens {first} to {stop}</source>
        <translation>văn bản không có token {first} đến {stop}</translation>
    </message>
    <message>
        <source>the text of document {id} is not the imported one</source>
        <translation>văn bản của tài liệu {id} không phải văn bản đã nhập</translation>
    </message>
    <message>
        <source>the white space before its first token is written as spaces</source>
        <translation>khoảng trắng trước token đầu tiên được ghi thành dấu cách</translation>
    </message>
    <message>
        <source>there is no column {column}; there are {count}, and the option columns=… takes their numbers from 1, or the names in a header, with commas between</source>
        <translation>không có cột {column}; có {count} cột, và tùy chọn columns=… nhận số cột đếm từ 1 hoặc tên ở dòng tiêu đề, cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source>there is no title; write ID|t|TITLE before its lines</source>
        <translation>không có tiêu đề; hãy ghi MÃ|t|TIÊU ĐỀ trước các dòng của nó</translation>
    </message>
    <message>
        <source>what is deleted</source>
        <translation>phần đã xóa</translation>
    </message>
    <message>
        <source>what stands at a place without length is kept and written back, and not shown, since a span holds at least one character</source>
        <translation>những gì ở chỗ không có độ dài được giữ lại và ghi trả nhưng không hiện ra, vì cụm từ phải có ít nhất một ký tự</translation>
    </message>
    <message>
        <source>whole tokens between its first and its last do not belong to it; it was read as one piece, as WebAnno does</source>
        <translation>có token nằm giữa đầu và cuối mà không thuộc về nó; nó được đọc thành một mảnh liền, như WebAnno vẫn làm</translation>
    </message>
    <message>
        <source>whose it is, {annotator}, is not written</source>
        <translation>không ghi nó là của ai ({annotator})</translation>
    </message>
    <message>
        <source>{count} annotations were removed on one side and worked on on the other: they stay.</source>
        <translation>{count} chú thích bị xóa ở một bên nhưng được sửa ở bên kia: chúng được giữ lại.</translation>
    </message>
    <message>
        <source>{count} attributes of tokens are not written, since not every text has them</source>
        <translation>{count} thuộc tính của token không được ghi vì không phải văn bản nào cũng có</translation>
    </message>
    <message>
        <source>{count} characters of it are lost; U+FFFD stands for each of them</source>
        <translation>đã mất {count} ký tự trong đó; mỗi ký tự được thay bằng U+FFFD</translation>
    </message>
    <message>
        <source>{count} labels are new or changed.</source>
        <translation>{count} nhãn mới hoặc đã sửa.</translation>
    </message>
    <message>
        <source>{count} of its offsets do not lead to the words of their rows, so the words decided</source>
        <translation>{count} vị trí không dẫn đến chữ của dòng, nên chữ đã quyết định</translation>
    </message>
    <message>
        <source>{count} rows have not as many columns as the head names, first in this line; what is missing was taken as empty, and what is too many left out</source>
        <translation>{count} hàng không có đủ số cột như tiêu đề, hàng đầu tiên là dòng này; chỗ thiếu coi như rỗng, chỗ thừa bỏ ra</translation>
    </message>
    <message>
        <source>{count} things were changed on both sides: the later holds, the other is kept for the reviewer.</source>
        <translation>{count} mục được sửa ở cả hai bên: bản sửa sau được dùng, bản kia được giữ cho người duyệt.</translation>
    </message>
    <message>
        <source>{count} tokens on which relations hang are no annotations, so a span was made for each</source>
        <translation>{count} token có quan hệ mà không phải chú giải, nên mỗi token được tạo thành một cụm từ</translation>
    </message>
    <message>
        <source>{found}, but the history says {known}</source>
        <translation>{found}, nhưng lịch sử ghi {known}</translation>
    </message>
    <message>
        <source>{names} have no finished document in common; agreement needs two annotators who finished the same document.</source>
        <translation>{names} không có tài liệu nào cùng hoàn thành; muốn đo độ đồng thuận cần hai người gán nhãn cùng hoàn thành một tài liệu.</translation>
    </message>
    <message>
        <source>{name} has not finished {document}.</source>
        <translation>{name} chưa hoàn thành {document}.</translation>
    </message>
    <message>
        <source>{name} holds another text of document {document} than this project: SHA-256 {theirs} there, {ours} here. Nothing was merged.</source>
        <translation>Văn bản của tài liệu {document} trong {name} khác với trong dự án này: SHA-256 ở đó là {theirs}, ở đây là {ours}. Chưa gộp gì cả.</translation>
    </message>
    <message>
        <source>{name} is being written all the time; it was not backed up.</source>
        <translation>{name} được ghi liên tục nên chưa sao lưu được.</translation>
    </message>
    <message>
        <source>{name} is damaged: it cannot be told which edits its rows come from ({why}). Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: không xác định được các dòng của nó đến từ những lần sửa nào ({why}). Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is damaged: its history ({part}) is not what was written. Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: lịch sử ({part}) không giống lúc được ghi. Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is damaged: {table} is not what it was when the history was compacted. Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: {table} không còn như lúc lịch sử được thu gọn. Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is not finished: {count} items are undecided.</source>
        <translation>{name} chưa xong: còn {count} mục chưa quyết định.</translation>
    </message>
    <message>
        <source>{name} is of another project ({title}). Nothing was merged; allow other projects to take its documents and labels in all the same.</source>
        <translation>{name} thuộc một dự án khác ({title}). Chưa gộp gì cả; hãy cho phép gộp dự án khác nếu vẫn muốn lấy tài liệu và nhãn của nó.</translation>
    </message>
    <message>
        <source>{name} was altered by another program: {why}. It was not opened, and nothing in it was run or changed.</source>
        <translation>{name} đã bị một chương trình khác sửa: {why}. Tệp không được mở; không có gì trong đó được chạy hay thay đổi.</translation>
    </message>
    <message>
        <source>{name} was left in WAL mode by another program, and no -wal file lies beside it. If it was copied without that file, the last work is missing; look for it where the copy was made.</source>
        <translation>Chương trình khác đã để {name} ở chế độ WAL và không có tệp -wal nào nằm cạnh. Nếu tệp được chép mà thiếu tệp ấy thì phần việc cuối cùng không có ở đây; hãy tìm ở nơi đã chép.</translation>
    </message>
    <message>
        <source>{name} was moved, replaced or deleted by another program while it was open.</source>
        <translation>{name} đã bị chương trình khác di chuyển, thay thế hoặc xóa trong khi đang mở.</translation>
    </message>
    <message>
        <source>{name} was not closed properly, or is being written now. Open it once in Annotator and close it; then try again.</source>
        <translation>{name} chưa được đóng đúng cách hoặc đang được ghi. Hãy mở tệp một lần trong Annotator rồi đóng lại, sau đó thử lại.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to take work from it.</source>
        <translation>{name} do một phiên bản Annotator mới hơn tạo ra (định dạng {version}; bản này biết đến {known}). Hãy cập nhật Annotator để lấy dữ liệu từ đó.</translation>
    </message>
    <message>
        <source>{name} was written meanwhile; try it again.</source>
        <translation>{name} vừa bị ghi trong lúc đó; hãy thử lại.</translation>
    </message>
    <message>
        <source>{name}: {spans} new spans, {relations} new relations, {changed} changed, {states} finished or reopened.</source>
        <translation>{name}: {spans} cụm từ mới, {relations} quan hệ mới, {changed} mục đã sửa, {states} tài liệu hoàn tất hoặc mở lại.</translation>
    </message>
    <message>
        <source>{one} and {other} differ in capitals or in Unicode form alone, and count as two annotators with a package each. If they are one person, write the name one way.</source>
        <translation>{one} và {other} chỉ khác nhau ở chữ hoa, chữ thường hoặc cách mã hóa Unicode, nên được tính là hai người gán nhãn, mỗi người một gói. Nếu là một người, hãy viết tên theo một cách.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without .tsv at its end.</source>
        <translation>{path} chỉ chứa được một tài liệu mà ở đây có nhiều; hãy nêu một thư mục, không có .tsv ở cuối.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without {extension} at its end.</source>
        <translation>{path} chỉ chứa được một tài liệu mà ở đây có nhiều; hãy nêu một thư mục, không có {extension} ở cuối.</translation>
    </message>
    <message>
        <source>{path} cannot be made: {why}. Choose another folder, or free some space.</source>
        <translation>Không tạo được {path}: {why}. Hãy chọn thư mục khác hoặc giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}. What was there stands as it was. Free some space, or name another place.</source>
        <translation>Không ghi được {path}: {why}. Những gì có sẵn vẫn y nguyên. Hãy giải phóng dung lượng hoặc chọn chỗ khác.</translation>
    </message>
    <message>
        <source>{path} does not begin with #FORMAT=WebAnno TSV 3, so it is no file of WebAnno&apos;s.</source>
        <translation>{path} không bắt đầu bằng #FORMAT=WebAnno TSV 3 nên không phải tệp của WebAnno.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another folder, or move it away.</source>
        <translation>{path} đã có; hãy chọn thư mục khác hoặc chuyển tệp đó đi.</translation>
    </message>
    <message>
        <source>{path} has a NUL character in its head; take it out.</source>
        <translation>{path} có ký tự NUL ở phần đầu; hãy xóa nó.</translation>
    </message>
    <message>
        <source>{path} has a group of rows above 2 GB; split it.</source>
        <translation>{path} có một nhóm hàng lớn hơn 2 GB; hãy chia nhỏ.</translation>
    </message>
    <message>
        <source>{path} is no DocBin of spaCy: {why}.</source>
        <translation>{path} không phải DocBin của spaCy: {why}.</translation>
    </message>
    <message>
        <source>{path} is no XML that can be read: {why}.</source>
        <translation>{path} không phải XML đọc được: {why}.</translation>
    </message>
    <message>
        <source>{path} is the project itself.</source>
        <translation>{path} chính là dự án đang mở.</translation>
    </message>
    <message>
        <source>{path} is {version}, and only WebAnno TSV 3 is read here; export it anew from INCEpTION.</source>
        <translation>{path} là {version}, mà ở đây chỉ đọc WebAnno TSV 3; hãy xuất lại từ INCEpTION.</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit} MB, which no honest file of its size does.</source>
        <translation>{path} bung ra hơn {limit} MB, điều mà một tệp lành mạnh cỡ ấy không làm.</translation>
    </message>
    <message>
        <source>{path} was not replaced: {why}. It is as it was. Free some space or check the permissions, or restore the backup as a new file elsewhere.</source>
        <translation>Chưa thay được {path}: {why}. Tệp vẫn y nguyên như cũ. Hãy giải phóng dung lượng hoặc kiểm tra quyền truy cập, hoặc khôi phục bản sao lưu thành một tệp mới ở nơi khác.</translation>
    </message>
    <message>
        <source>{path} was not written: the finished file cannot take its place ({why}). What was there stands as it was. Close it in other programs, or write to a folder on this computer&apos;s own disk and copy it from there.</source>
        <translation>Chưa ghi được {path}: tệp đã xong nhưng không đặt được vào chỗ của nó ({why}). Những gì có sẵn vẫn y nguyên. Hãy đóng tệp đó trong các chương trình khác, hoặc ghi vào một thư mục trên ổ đĩa của chính máy này rồi chép sang.</translation>
    </message>
    <message>
        <source>{path}, line {line}: it is no XML that can be read: {why}.</source>
        <translation>{path}, dòng {line}: không phải XML đọc được: {why}.</translation>
    </message>
    <message>
        <source>{path}: {reason}.</source>
        <translation>{path}: {reason}.</translation>
    </message>
    <message>
        <source>{why}; its types were guessed from the file</source>
        <translation>{why}; các kiểu được đoán từ tệp</translation>
    </message>
    <message>
        <source>{words} do not stand at its boundaries {wanted}; the nearest place was taken, at {start}</source>
        <translation>{words} không đứng ở ranh giới {wanted}; đã lấy chỗ gần nhất, tại {start}</translation>
    </message>
    <message>
        <source>the layer is {kind}, not an object</source>
        <translation>lớp gán nhãn là {kind}, không phải đối tượng</translation>
    </message>
    <message>
        <source>the layer&apos;s state is {state}; it is one of {known}</source>
        <translation>trạng thái của lớp gán nhãn là {state}, trong khi chỉ có thể là một trong {known}</translation>
    </message>
    <message>
        <source>the layers {names} stay in the file and are not shown; name those that you want with the option types</source>
        <translation>các lớp {names} vẫn ở trong tệp và không hiện ra; hãy nêu những lớp bạn cần bằng tùy chọn types</translation>
    </message>
    <message>
        <source>the line ends in its note were written as spaces</source>
        <translation>chỗ xuống dòng trong ghi chú của nó được ghi thành dấu cách</translation>
    </message>
    <message>
        <source>the name {member} leads out of its folder</source>
        <translation>tên {member} dẫn ra ngoài thư mục của nó</translation>
    </message>
    <message>
        <source>the number {number} does not fit in 64 bits</source>
        <translation>số {number} vượt quá 64 bit</translation>
    </message>
    <message>
        <source>the offsets of its {end}_span are not whole numbers</source>
        <translation>vị trí trong {end}_span của nó không phải số nguyên</translation>
    </message>
    <message>
        <source>the project has a document of this uid with another text (SHA-256 {there}… there, {here}… here); give it a new uid, or remove the old one.</source>
        <translation>dự án đã có tài liệu mang uid này với văn bản khác (SHA-256 trong dự án {there}…, trong tệp {here}…); hãy cho nó uid mới, hoặc xóa tài liệu cũ.</translation>
    </message>
    <message>
        <source>the region has another {name} already</source>
        <translation>vùng này đã có {name} khác</translation>
    </message>
    <message>
        <source>the relation is {kind}, not an object</source>
        <translation>quan hệ là {kind}, không phải đối tượng</translation>
    </message>
    <message>
        <source>the relation is {kind}, not {wanted}</source>
        <translation>quan hệ là {kind}, không phải {wanted}</translation>
    </message>
    <message>
        <source>the scheme allows no {label} from {head} to {tail}; it was imported as it is.</source>
        <translation>bộ nhãn không cho phép {label} từ {head} tới {tail}; nó vẫn được nhập nguyên như vậy.</translation>
    </message>
    <message>
        <source>the scheme has no label {label}.</source>
        <translation>bộ nhãn không có nhãn {label}.</translation>
    </message>
    <message>
        <source>the span is {kind}, neither an object nor a start, an end and a label</source>
        <translation>cụm từ là {kind}, không phải đối tượng, cũng không phải đầu, cuối và nhãn</translation>
    </message>
    <message>
        <source>the span is {kind}, not an object</source>
        <translation>cụm từ là {kind}, không phải đối tượng</translation>
    </message>
    <message>
        <source>the span is {kind}, not {wanted}</source>
        <translation>cụm từ là {kind}, không phải {wanted}</translation>
    </message>
    <message>
        <source>the span {label} at {start} stands only in a relation; it was made from there</source>
        <translation>cụm từ {label} ở vị trí {start} chỉ có trong một quan hệ; nó được tạo ra từ đó</translation>
    </message>
    <message>
        <source>the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O</source>
        <translation>thẻ {tag} không phải O, B-NHÃN hay I-NHÃN; token của nó được coi là O</translation>
    </message>
    <message>
        <source>the text (key {key}) is {kind}, not a string</source>
        <translation>văn bản (khóa {key}) là {kind}, không phải chuỗi</translation>
    </message>
    <message>
        <source>the value of {name} is no plain words, so it was written as {value}</source>
        <translation>giá trị của {name} không phải chữ thuần nên được ghi thành {value}</translation>
    </message>
    <message>
        <source>the view {names} has a text of its own; it stays in the file and is not shown</source>
        <translation>khung nhìn {names} có văn bản riêng; nó vẫn ở trong tệp và không hiện ra</translation>
    </message>
    <message>
        <source>the white space at its edges is not written</source>
        <translation>khoảng trắng ở hai đầu của nó không được ghi</translation>
    </message>
    <message>
        <source>the words at its end have white space at an edge or hold a mark of triplets</source>
        <translation>chữ ở đầu quan hệ có khoảng trắng ở mép hoặc chứa dấu của bộ ba</translation>
    </message>
    <message>
        <source>the words of the line are not those of the text; correct it</source>
        <translation>chữ trong dòng không khớp với văn bản; hãy sửa dòng này</translation>
    </message>
    <message>
        <source>there is no trigger {id}</source>
        <translation>không có từ kích hoạt {id}</translation>
    </message>
    <message>
        <source>there is no type system beside it, so its types were guessed from the file; put TypeSystem.xml beside it</source>
        <translation>không có hệ kiểu bên cạnh nên các kiểu được đoán từ tệp; hãy đặt TypeSystem.xml cạnh tệp</translation>
    </message>
    <message>
        <source>there is no {id}, of which it is said</source>
        <translation>không có {id} mà nó nói tới</translation>
    </message>
    <message>
        <source>what a model predicted for it does not come in</source>
        <translation>những gì mô hình đoán cho nó không được lấy vào</translation>
    </message>
    <message>
        <source>what else its file said of its examples is not written, since its tokens are cut otherwise now</source>
        <translation>phần khác mà tệp nói về các mẫu không được ghi, vì nay token được cắt khác</translation>
    </message>
    <message>
        <source>what else its file said of its sentences is not written, since they are cut otherwise now</source>
        <translation>phần khác mà tệp nói về các câu không được ghi, vì nay câu được cắt khác</translation>
    </message>
    <message>
        <source>{annotator} has annotated this task before; the layer is called {name}</source>
        <translation>{annotator} đã gán nhãn tác vụ này trước đó; lớp được gọi là {name}</translation>
    </message>
    <message>
        <source>{count} more examples of its input are by an annotator who had one before; their spans were joined, equal ones once</source>
        <translation>có thêm {count} mẫu cùng đầu vào của người đã có mẫu trước đó; các cụm từ được gộp lại, cụm giống nhau chỉ lấy một lần</translation>
    </message>
    <message>
        <source>{count} of its regions have several labels and became several spans; relations hang on the first</source>
        <translation>{count} vùng có nhiều nhãn và thành nhiều cụm từ; quan hệ gắn vào cụm đầu tiên</translation>
    </message>
    <message>
        <source>{count} of its relations have no label; they were given {label}</source>
        <translation>{count} quan hệ không có nhãn; chúng được đặt nhãn {label}</translation>
    </message>
    <message>
        <source>{count} of its relations point left; they were turned round</source>
        <translation>{count} quan hệ chỉ sang trái; chúng đã được quay lại</translation>
    </message>
    <message>
        <source>{count} of its results label no stretch of text; they are kept for Label Studio</source>
        <translation>{count} kết quả không gán nhãn cho đoạn chữ nào; chúng được giữ cho Label Studio</translation>
    </message>
    <message>
        <source>{count} parts of it have no id of their own or no type ({names}); they were left out</source>
        <translation>{count} phần của nó không có mã riêng hoặc không có kiểu ({names}); đã bỏ chúng ra</translation>
    </message>
    <message>
        <source>{count} values are not what their type says ({names}); they were left out</source>
        <translation>{count} giá trị không đúng với kiểu của chúng ({names}); đã bỏ chúng ra</translation>
    </message>
    <message>
        <source>{fault}</source>
        <translation>{fault}</translation>
    </message>
    <message>
        <source>{fault}; both are the same words in different Unicode normal forms, so write the words as the text has them</source>
        <translation>{fault}; hai bên là cùng một chữ ở hai dạng chuẩn Unicode khác nhau, hãy ghi đúng như trong văn bản</translation>
    </message>
    <message>
        <source>{fault}; the offsets fit when counted in UTF-16 units, so count code points instead</source>
        <translation>{fault}; vị trí khớp nếu đếm theo đơn vị UTF-16, hãy đếm theo điểm mã</translation>
    </message>
    <message>
        <source>{fault}; the offsets fit when counted in bytes, so count code points instead</source>
        <translation>{fault}; vị trí khớp nếu đếm theo byte, hãy đếm theo điểm mã</translation>
    </message>
    <message>
        <source>{fault}; they fit when each line end counts as one, so count both of its characters</source>
        <translation>{fault}; vị trí khớp nếu mỗi chỗ xuống dòng tính là một, hãy tính cả hai ký tự của nó</translation>
    </message>
    <message>
        <source>{fault}; they fit when the end is inclusive, so let it be one past the last character</source>
        <translation>{fault}; vị trí khớp nếu tính cả điểm cuối, hãy để điểm cuối ở sau ký tự cuối cùng</translation>
    </message>
    <message>
        <source>{label} cannot be a label: it has white space at its edge or a control character; rename it in the file.</source>
        <translation>{label} không thể làm nhãn: nó có khoảng trắng ở hai đầu hoặc có ký tự điều khiển; hãy đổi tên nó trong tệp.</translation>
    </message>
    <message>
        <source>{member} is a link or a device, not a file</source>
        <translation>{member} là liên kết hoặc thiết bị, không phải tệp</translation>
    </message>
    <message>
        <source>{member} is encrypted; unpack it with its password</source>
        <translation>{member} đã bị mã hóa; hãy giải nén bằng mật khẩu của nó</translation>
    </message>
    <message>
        <source>{name} could not be brought to this version.</source>
        <translation>Không chuyển được {name} sang phiên bản này.</translation>
    </message>
    <message>
        <source>{name} is a database of another program, not an Annotator project.</source>
        <translation>{name} là cơ sở dữ liệu của chương trình khác, không phải dự án Annotator.</translation>
    </message>
    <message>
        <source>{name} is being written by another program; try again when it is done.</source>
        <translation>{name} đang được chương trình khác ghi; hãy thử lại khi nó xong.</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends after {size} bytes although it should have {pages} pages. Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: tệp chỉ có {size} byte trong khi phải có {pages} trang. Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is damaged: its history cannot be read ({why}). Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: không đọc được lịch sử ({why}). Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is damaged: {table} {row} is not what its history says. Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: {table} {row} không khớp với lịch sử. Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is damaged: {why}. Take your newest backup; the file was not changed.</source>
        <translation>{name} bị hỏng: {why}. Hãy dùng bản sao lưu mới nhất; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{name} is in use by another program; close it there first.</source>
        <translation>{name} đang được chương trình khác dùng; hãy đóng ở đó trước.</translation>
    </message>
    <message>
        <source>{name} is in use on another computer ({host}). If nobody has it open there, take it over.</source>
        <translation>{name} đang được dùng trên máy khác ({host}). Nếu không ai mở nó ở đó, hãy tiếp quản.</translation>
    </message>
    <message>
        <source>{name} is larger than a project can be.</source>
        <translation>{name} lớn hơn mức cho phép của một dự án.</translation>
    </message>
    <message>
        <source>{name} is no JSON number</source>
        <translation>{name} không phải là số trong JSON</translation>
    </message>
    <message>
        <source>{name} is not an Annotator project (not an SQLite file). To take text or annotations from it, import it into a project.</source>
        <translation>{name} không phải dự án Annotator (không phải tệp SQLite). Để lấy văn bản hay nhãn từ tệp này, hãy nhập nó vào một dự án.</translation>
    </message>
    <message>
        <source>{name} is of an older version (format {version}). Open it once for writing, which brings it to this one beside a backup.</source>
        <translation>{name} thuộc phiên bản cũ (định dạng {version}). Hãy mở nó một lần để ghi; nó sẽ được chuyển sang phiên bản này, kèm bản sao lưu.</translation>
    </message>
    <message>
        <source>{name} is open in another window or command (process {pid}); close it there first.</source>
        <translation>{name} đang mở ở cửa sổ hoặc lệnh khác (tiến trình {pid}); hãy đóng ở đó trước.</translation>
    </message>
    <message>
        <source>{name} or its folder cannot be written ({code}). Check the permissions, or copy the project elsewhere.</source>
        <translation>Không ghi được vào {name} hoặc thư mục của nó ({code}). Hãy kiểm tra quyền, hoặc chép dự án sang chỗ khác.</translation>
    </message>
    <message>
        <source>{name} or its folder cannot be written; it is open for reading only. Save a copy elsewhere to work on it.</source>
        <translation>Không ghi được vào {name} hoặc thư mục của nó; dự án được mở ở chế độ chỉ đọc. Hãy lưu một bản sao ở chỗ khác để làm việc.</translation>
    </message>
    <message>
        <source>{name} says it is of version {version}, but its tables are not.</source>
        <translation>{name} ghi là phiên bản {version}, nhưng các bảng thì không phải.</translation>
    </message>
    <message>
        <source>{name} stands there already, so it is passed over</source>
        <translation>{name} đã có rồi nên được bỏ qua</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to open it.</source>
        <translation>{name} do phiên bản Annotator mới hơn ghi (định dạng {version}; phiên bản này biết tới {known}). Hãy cập nhật Annotator để mở.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator; it is open for reading only. Update Annotator to work on it.</source>
        <translation>{name} do phiên bản Annotator mới hơn ghi nên được mở ở chế độ chỉ đọc. Hãy cập nhật Annotator để làm việc.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without {ending} at its end.</source>
        <translation>{path} chỉ chứa được một tài liệu mà ở đây có nhiều; hãy nêu một thư mục, không có {ending} ở cuối.</translation>
    </message>
    <message>
        <source>{path} cannot be made: {why}.</source>
        <translation>Không tạo được {path}: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>Không đọc được {path}: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}. Check its name and permissions.</source>
        <translation>Không đọc được {path}: {why}. Hãy kiểm tra tên và quyền truy cập.</translation>
    </message>
    <message>
        <source>{path} cannot be unpacked: {why}.</source>
        <translation>không giải nén được {path}: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>Không ghi được {path}: {why}.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or open it as it is.</source>
        <translation>{path} đã có rồi. Hãy chọn tên khác, hoặc mở chính tệp đó.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name.</source>
        <translation>{path} đã có rồi; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>{path} has no column {wanted}; say text=NAME with one of {names}.</source>
        <translation>{path} không có cột {wanted}; hãy ghi text=TÊN với một trong {names}.</translation>
    </message>
    <message>
        <source>{path} holds more than {count} files; unpack it and import its folders one by one.</source>
        <translation>{path} chứa hơn {count} tệp; hãy giải nén và nhập từng thư mục.</translation>
    </message>
    <message>
        <source>{path} is a file, but a folder is to be written; name another place.</source>
        <translation>{path} là tệp trong khi cần ghi một thư mục; hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>{path} is a folder, but a file is to be written; name a file.</source>
        <translation>{path} là thư mục trong khi cần ghi một tệp; hãy chọn tên tệp.</translation>
    </message>
    <message>
        <source>{path} is a folder; name the files in it, or a format that reads folders.</source>
        <translation>{path} là thư mục; hãy chọn các tệp trong đó, hoặc một định dạng đọc được thư mục.</translation>
    </message>
    <message>
        <source>{path} is a project or another database and is not replaced; choose another file.</source>
        <translation>{path} là một dự án hoặc cơ sở dữ liệu khác nên không bị thay thế; hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is larger than {limit} MB, too much for one piece; split it.</source>
        <translation>{path} lớn hơn {limit} MB, quá lớn để đọc một lần; hãy chia nhỏ.</translation>
    </message>
    <message>
        <source>{path} is no Parquet file that can be read: {why}.</source>
        <translation>{path} không phải là tệp Parquet đọc được: {why}.</translation>
    </message>
    <message>
        <source>{path} is no dataset card of Annotator&apos;s and is not replaced; name another folder, or leave the card out (--no-card).</source>
        <translation>{path} không phải thẻ mô tả do Annotator ghi nên không bị thay thế; hãy chọn thư mục khác, hoặc bỏ thẻ mô tả (--no-card).</translation>
    </message>
    <message>
        <source>{path} is no labelling configuration: {why}.</source>
        <translation>{path} không phải cấu hình gán nhãn: {why}.</translation>
    </message>
    <message>
        <source>{path} is no list of doccano&apos;s labels: {why}.</source>
        <translation>{path} không phải danh sách nhãn của doccano: {why}.</translation>
    </message>
    <message>
        <source>{path} is no regular file; name a file.</source>
        <translation>{path} không phải tệp thường; hãy chọn một tệp.</translation>
    </message>
    <message>
        <source>{path} is no regular file; name another.</source>
        <translation>{path} không phải tệp thường; hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is not UTF-8 at byte {at}.</source>
        <translation>{path} không phải UTF-8 ở byte {at}.</translation>
    </message>
    <message>
        <source>{path} is not a file, so it cannot be a project.</source>
        <translation>{path} không phải tệp nên không thể là dự án.</translation>
    </message>
    <message>
        <source>{path} is not {encoding} at byte {byte} (line {line}); if you know its encoding, say so with the option encoding=NAME.</source>
        <translation>{path} không phải {encoding} ở byte {byte} (dòng {line}); nếu biết bảng mã của tệp, hãy chỉ rõ bằng tùy chọn encoding=TÊN.</translation>
    </message>
    <message>
        <source>{path} is not {encoding} at byte {byte}; if you know its encoding, say so with the option encoding=NAME.</source>
        <translation>{path} không phải {encoding} ở byte {byte}; nếu biết bảng mã của tệp, hãy chỉ rõ bằng tùy chọn encoding=TÊN.</translation>
    </message>
    <message>
        <source>{path} is of no format known here; name one of {known} with --format.</source>
        <translation>{path} không thuộc định dạng nào biết được; hãy chọn một trong {known} (trên dòng lệnh: --format).</translation>
    </message>
    <message>
        <source>{path} is the open project; choose another file.</source>
        <translation>{path} chính là dự án đang mở; hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is the open project; choose another name.</source>
        <translation>{path} chính là dự án đang mở; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>{path} is there already; move it away or name another place.</source>
        <translation>{path} đã có sẵn; hãy dời nó đi hoặc nêu chỗ khác.</translation>
    </message>
    <message>
        <source>{path} is there already; name another place, or replace it (--overwrite).</source>
        <translation>{path} đã có rồi; hãy chọn chỗ khác, hoặc thay thế nó (--overwrite).</translation>
    </message>
    <message>
        <source>{path} is too large for a labelling configuration.</source>
        <translation>{path} quá lớn đối với một cấu hình gán nhãn.</translation>
    </message>
    <message>
        <source>{path} unfolds to more than {size} MB, which is more than an archive of its size should hold; unpack it yourself if you trust it.</source>
        <translation>{path} bung ra hơn {size} MB, nhiều hơn mức một tệp nén cỡ ấy nên chứa; hãy tự giải nén nếu bạn tin nó.</translation>
    </message>
    <message>
        <source>{path} was not unpacked: {why}.</source>
        <translation>{path} chưa được giải nén: {why}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: longer than {limit} MB; split the document.</source>
        <translation>{path}, dòng {line}: dài hơn {limit} MB; hãy chia nhỏ tài liệu.</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}.</source>
        <translation>{path}, dòng {line}: {reason}.</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>{piece} is no argument</source>
        <translation>{piece} không phải đối số</translation>
    </message>
    <message>
        <source>{piece} is no argument; write ROLE:ID</source>
        <translation>{piece} không phải đối số; hãy ghi VAI:MÃ</translation>
    </message>
    <message>
        <source>{piece} is no pair of offsets; write START END</source>
        <translation>{piece} không phải cặp vị trí; hãy ghi ĐẦU CUỐI</translation>
    </message>
    <message>
        <source>{piece} is no triplet: a head, &lt;subj&gt;, a tail, &lt;obj&gt;, a relation</source>
        <translation>{piece} không phải bộ ba: đầu, &lt;subj&gt;, cuối, &lt;obj&gt;, quan hệ</translation>
    </message>
    <message>
        <source>{tag} begins a span, which B- should do; it was read as its beginning</source>
        <translation>{tag} mở đầu một cụm từ, lẽ ra phải là B-; nó được đọc như chỗ bắt đầu</translation>
    </message>
</context>
<context>
    <name>Explained</name>
    <message>
        <source>Computed in the background when asked for.</source>
        <translation>Được tính ở nền khi bạn yêu cầu.</translation>
    </message>
    <message>
        <source>Each relation that only one has, or has otherwise, by the first reason that applies.</source>
        <translation>Mỗi quan hệ chỉ một người có, hoặc có khác đi, xếp theo lý do đầu tiên đúng.</translation>
    </message>
    <message>
        <source>Every figure of relations; one alone hides the cause.</source>
        <translation>Mọi chỉ số của quan hệ; xem riêng một chỉ số thì không thấy được nguyên nhân.</translation>
    </message>
    <message>
        <source>Every figure of spans; a thin line is the 95 % interval.</source>
        <translation>Mọi chỉ số của cụm từ; vạch mảnh là khoảng tin cậy 95 %.</translation>
    </message>
    <message>
        <source>Spans that both have (at half overlap at least), by their labels; blue where they agree, orange where they do not.</source>
        <translation>Những cụm từ cả hai cùng có (trùng ít nhất một nửa), xếp theo nhãn; xanh dương là giống nhau, cam là khác nhau.</translation>
    </message>
    <message>
        <source>Twice the spans with the same borders and this label, over all spans with it.</source>
        <translation>Hai lần số cụm từ cùng ranh giới và cùng nhãn này, chia cho tổng số cụm từ mang nhãn này.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Xuất</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Mở thư mục</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Exported to {path}: {counts}.</source>
        <translation>Đã xuất ra {path}: {counts}.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Đang xuất…</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Bị mất</translation>
    </message>
    <message>
        <source>No document fell into the part {part}.</source>
        <translation>Không có tài liệu nào rơi vào phần {part}.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Không mất gì.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay thế</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Đã hủy việc xuất; không ghi gì.</translation>
    </message>
    <message>
        <source>This did not fit the format: {losses}.</source>
        <translation>Những thứ sau không vừa với định dạng: {losses}.</translation>
    </message>
    <message>
        <source>This document is no longer in the project.</source>
        <translation>Tài liệu này không còn trong dự án.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Đã ghi</translation>
    </message>
    <message>
        <source>{name} and others exist already. Replace them?</source>
        <translation>{name} và các tệp khác đã có rồi. Thay thế chúng?</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} đã có rồi. Thay thế nó?</translation>
    </message>
</context>
<context>
    <name>ExportSetup</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>Chọ&amp;n…</translation>
    </message>
    <message>
        <source>&amp;Dev:</source>
        <translation>&amp;Phát triển:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>Định &amp;dạng:</translation>
    </message>
    <message>
        <source>&amp;Random seed:</source>
        <translation>Hạt giống n&amp;gẫu nhiên:</translation>
    </message>
    <message>
        <source>&amp;Split into parts</source>
        <translation>Chi&amp;a thành các phần</translation>
    </message>
    <message>
        <source>&amp;Test:</source>
        <translation>&amp;Kiểm thử:</translation>
    </message>
    <message>
        <source>&amp;Whose work:</source>
        <translation>&amp;Của ai:</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>F&amp;inished documents only</source>
        <translation>Chỉ tài liệu đã &amp;hoàn tất</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>Tệp để xuất ra</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Thư mục để xuất ra</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Bản chuẩn</translation>
    </message>
    <message>
        <source>Gold, else everybody&apos;s</source>
        <translation>Bản chuẩn, không có thì của mọi người</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {path}.</source>
        <translation>Không ghi được vào thư mục {path}.</translation>
    </message>
    <message>
        <source>Say where to export to.</source>
        <translation>Hãy cho biết xuất ra đâu.</translation>
    </message>
    <message>
        <source>T&amp;o:</source>
        <translation>Xuất &amp;tới:</translation>
    </message>
    <message>
        <source>The parts add up to {sum} %, not to 100 %.</source>
        <translation>Tổng các phần là {sum} %, chưa phải 100 %.</translation>
    </message>
    <message>
        <source>The parts are written as {names} into the folder {path}.</source>
        <translation>Các phần được ghi thành {names} trong thư mục {path}.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
        <source>This format writes one file a document, into the folder {path}.</source>
        <translation>Định dạng này ghi mỗi tài liệu một tệp, vào thư mục {path}.</translation>
    </message>
    <message>
        <source>This is the open project; choose another file.</source>
        <translation>Đây chính là dự án đang mở; hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>Tr&amp;ain:</source>
        <translation>Huấn &amp;luyện:</translation>
    </message>
    <message>
        <source>Write a dataset card beside it</source>
        <translation>Ghi kèm thẻ mô tả bộ dữ liệu</translation>
    </message>
    <message>
        <source>{path} is a file; a folder is needed.</source>
        <translation>{path} là tệp; cần một thư mục.</translation>
    </message>
    <message>
        <source>{path} is a folder; a file is needed.</source>
        <translation>{path} là thư mục; cần một tệp.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>&amp;Copy as a table</source>
        <translation>&amp;Chép thành bảng</translation>
    </message>
    <message>
        <source>Copied as a table.</source>
        <translation>Đã chép thành bảng.</translation>
    </message>
    <message>
        <source>Drawing (S&amp;VG)…</source>
        <translation>Hình vẽ (S&amp;VG)…</translation>
    </message>
    <message>
        <source>Picture (&amp;PNG)…</source>
        <translation>Ảnh (&amp;PNG)…</translation>
    </message>
    <message>
        <source>Report over all (&amp;HTML)…</source>
        <translation>Báo cáo toàn bộ (&amp;HTML)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>Table (C&amp;SV)…</source>
        <translation>Bảng (C&amp;SV)…</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>độ đồng thuận</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Show the report</source>
        <translation>Xem báo cáo</translation>
    </message>
    <message>
        <source>The same fault of Annotator&apos;s own has happened again.</source>
        <translation>Lỗi vừa rồi của Annotator lại xảy ra.</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Lưu thành CSV…</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Comparing with gold…</source>
        <translation>Đang so với bản chuẩn…</translation>
    </message>
    <message>
        <source>Not compared; choose again to compare anew.</source>
        <translation>Chưa so sánh được; hãy chọn lại để so sánh lần nữa.</translation>
    </message>
    <message>
        <source>Report to an annotator</source>
        <translation>Báo cáo cho người gán nhãn</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Lưu thành CSV</translation>
    </message>
    <message>
        <source>Settled items in {documents}; of {total} spans and relations {kept} are in gold just so.</source>
        <translation>Có mục đã quyết định trong {documents}; trong {total} cụm từ và quan hệ, {kept} có đúng như vậy trong bản chuẩn.</translation>
    </message>
    <message>
        <source>The project has no annotators yet.</source>
        <translation>Dự án chưa có người gán nhãn nào.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>About the same borders (relaxed F1)</source>
        <translation>Ranh giới gần giống (F1 nới lỏng)</translation>
    </message>
    <message>
        <source>About the same ends, any label</source>
        <translation>Hai đầu gần giống, nhãn bất kỳ</translation>
    </message>
    <message>
        <source>About the same ends, same label</source>
        <translation>Hai đầu gần giống, cùng nhãn</translation>
    </message>
    <message>
        <source>Any link between the two</source>
        <translation>Có liên kết giữa hai cụm từ</translation>
    </message>
    <message>
        <source>Any overlap (overlap F1)</source>
        <translation>Có trùng nhau (F1 trùng lặp)</translation>
    </message>
    <message>
        <source>As SemEval-2013 counts it: spans that overlap at all are paired one to one, and the pairs that are right count twice over all spans of both.</source>
        <translation>Tính theo SemEval-2013: các cụm từ có trùng nhau được ghép một–một, hai lần số cặp đúng chia cho tổng số cụm từ của cả hai.</translation>
    </message>
    <message>
        <source>Both have both ends; only one drew the relation.</source>
        <translation>Cả hai đều có đủ hai đầu; chỉ một người nối quan hệ.</translation>
    </message>
    <message>
        <source>Characters in common (character F1)</source>
        <translation>Ký tự chung (F1 ký tự)</translation>
    </message>
    <message>
        <source>For each two spans that both have, near each other: do both see the same relation, or none? How much more often than by chance.</source>
        <translation>Với mỗi hai cụm từ gần nhau mà cả hai cùng có: hai người có thấy cùng một quan hệ, hoặc cùng không thấy, thường xuyên hơn ngẫu nhiên bao nhiêu.</translation>
    </message>
    <message>
        <source>For each two spans that both have, near each other: the share in which both see the same relation, or none. Pairs without a relation make it high.</source>
        <translation>Với mỗi hai cụm từ gần nhau mà cả hai cùng có: tỉ lệ hai bên thấy cùng một quan hệ, hoặc cùng không thấy. Nhiều cặp không có quan hệ làm con số này cao.</translation>
    </message>
    <message>
        <source>Labels beyond chance (Cohen&apos;s kappa)</source>
        <translation>Nhãn, trừ phần ngẫu nhiên (kappa Cohen)</translation>
    </message>
    <message>
        <source>Labels beyond chance (Krippendorff&apos;s alpha)</source>
        <translation>Nhãn, trừ phần ngẫu nhiên (alpha Krippendorff)</translation>
    </message>
    <message>
        <source>Like relaxed F1, but each pair counts only the share of characters that is common.</source>
        <translation>Như F1 nới lỏng, nhưng mỗi cặp chỉ được tính theo tỉ lệ ký tự chung.</translation>
    </message>
    <message>
        <source>Links beyond chance (pair alpha)</source>
        <translation>Liên kết, trừ phần ngẫu nhiên (alpha theo cặp)</translation>
    </message>
    <message>
        <source>Links beyond chance (pair kappa)</source>
        <translation>Liên kết, trừ phần ngẫu nhiên (kappa theo cặp)</translation>
    </message>
    <message>
        <source>Only relations whose two ends both annotators have, so differing spans do not count.</source>
        <translation>Chỉ những quan hệ mà cả hai người đều có đủ hai đầu, nên cụm từ khác nhau không bị tính.</translation>
    </message>
    <message>
        <source>Over spans that both have (paired at half overlap): how much more often the labels agree than they would by chance. 1 is perfect, 0 is chance, below 0 worse.</source>
        <translation>Trên những cụm từ cả hai cùng có (ghép khi trùng một nửa): nhãn giống nhau thường xuyên hơn ngẫu nhiên bao nhiêu. 1 là hoàn hảo, 0 là như ngẫu nhiên, dưới 0 là tệ hơn.</translation>
    </message>
    <message>
        <source>Over spans that both have (paired at half overlap): the share with the same label.</source>
        <translation>Trong những cụm từ cả hai cùng có (ghép cặp khi trùng ít nhất một nửa): tỉ lệ cùng nhãn.</translation>
    </message>
    <message>
        <source>Same borders (exact F1)</source>
        <translation>Cùng ranh giới (F1 chính xác)</translation>
    </message>
    <message>
        <source>Same borders and label (strict F1)</source>
        <translation>Cùng ranh giới và nhãn (F1 chặt)</translation>
    </message>
    <message>
        <source>Same ends and label (strict F1)</source>
        <translation>Cùng hai đầu và nhãn (F1 chặt)</translation>
    </message>
    <message>
        <source>Same ends and their labels, any label</source>
        <translation>Cùng hai đầu và nhãn đầu, nhãn bất kỳ</translation>
    </message>
    <message>
        <source>Same ends, any label</source>
        <translation>Cùng hai đầu, nhãn bất kỳ</translation>
    </message>
    <message>
        <source>Same ends, their labels and label (strict F1)</source>
        <translation>Cùng hai đầu, nhãn đầu và nhãn (F1 chặt)</translation>
    </message>
    <message>
        <source>Same label where both have both ends</source>
        <translation>Cùng nhãn khi cả hai có đủ hai đầu</translation>
    </message>
    <message>
        <source>Same label, chance included (agreement)</source>
        <translation>Cùng nhãn, kể cả phần ngẫu nhiên (tỉ lệ đồng thuận)</translation>
    </message>
    <message>
        <source>Same link or none, chance included (agreement)</source>
        <translation>Cùng quan hệ hoặc cùng không có, kể cả phần ngẫu nhiên (tỉ lệ đồng thuận)</translation>
    </message>
    <message>
        <source>SemEval exact F1</source>
        <translation>F1 exact theo SemEval</translation>
    </message>
    <message>
        <source>SemEval partial F1</source>
        <translation>F1 partial theo SemEval</translation>
    </message>
    <message>
        <source>SemEval strict F1</source>
        <translation>F1 strict theo SemEval</translation>
    </message>
    <message>
        <source>SemEval type F1</source>
        <translation>F1 type theo SemEval</translation>
    </message>
    <message>
        <source>Spans are paired one to one where at least half of their characters are common; twice the pairs, over all spans of both.</source>
        <translation>Các cụm từ có chung ít nhất một nửa ký tự được ghép một–một; hai lần số cặp chia cho tổng số cụm từ của cả hai.</translation>
    </message>
    <message>
        <source>Spans are paired one to one where they overlap at all; twice the pairs, over all spans of both.</source>
        <translation>Các cụm từ có trùng nhau được ghép một–một; hai lần số cặp chia cho tổng số cụm từ của cả hai.</translation>
    </message>
    <message>
        <source>The ends have the same borders and labels; the relation&apos;s label does not matter.</source>
        <translation>Hai đầu cùng ranh giới và nhãn; không xét nhãn quan hệ.</translation>
    </message>
    <message>
        <source>The ends have the same borders; the relation&apos;s label does not matter.</source>
        <translation>Hai đầu cùng ranh giới; không xét nhãn quan hệ.</translation>
    </message>
    <message>
        <source>The ends overlap by half at least; direction and label are the same.</source>
        <translation>Hai đầu trùng ít nhất một nửa; cùng chiều và cùng nhãn.</translation>
    </message>
    <message>
        <source>The ends overlap by half at least; the relation&apos;s label does not matter.</source>
        <translation>Hai đầu trùng ít nhất một nửa; không xét nhãn quan hệ.</translation>
    </message>
    <message>
        <source>The other has no span at one of the ends.</source>
        <translation>Người kia không có cụm từ ở một trong hai đầu.</translation>
    </message>
    <message>
        <source>The other&apos;s end has other borders or another label.</source>
        <translation>Đầu của người kia có ranh giới hoặc nhãn khác.</translation>
    </message>
    <message>
        <source>The other&apos;s relation has another label.</source>
        <translation>Quan hệ của người kia mang nhãn khác.</translation>
    </message>
    <message>
        <source>The other&apos;s relation runs the other way.</source>
        <translation>Quan hệ của người kia đi theo chiều ngược lại.</translation>
    </message>
    <message>
        <source>The same, and the labels of the ends must be the same, too.</source>
        <translation>Như trên, và nhãn của hai đầu cũng phải giống nhau.</translation>
    </message>
    <message>
        <source>The two are linked at all: neither direction nor label matters.</source>
        <translation>Chỉ cần hai cụm từ có liên kết: không xét chiều và nhãn.</translation>
    </message>
    <message>
        <source>Twice the characters that both marked, over all characters that each marked.</source>
        <translation>Hai lần số ký tự cả hai cùng đánh dấu, chia cho tổng số ký tự mỗi người đánh dấu.</translation>
    </message>
    <message>
        <source>Twice the relations with the same borders of both ends, direction and label, over all relations of both.</source>
        <translation>Hai lần số quan hệ có cùng ranh giới hai đầu, cùng chiều và nhãn, chia cho tổng số quan hệ của cả hai.</translation>
    </message>
    <message>
        <source>Twice the spans with the same borders and label, over all spans of both.</source>
        <translation>Hai lần số cụm từ cùng ranh giới và nhãn, chia cho tổng số cụm từ của cả hai.</translation>
    </message>
    <message>
        <source>Twice the spans with the very same borders, over all spans of both; labels do not matter.</source>
        <translation>Hai lần số cụm từ có đúng cùng ranh giới, chia cho tổng số cụm từ của cả hai; không xét nhãn.</translation>
    </message>
    <message>
        <source>Weighed by overlap (soft F1)</source>
        <translation>Tính theo phần trùng (F1 mềm)</translation>
    </message>
    <message>
        <source>chance would agree as well</source>
        <translation>ngẫu nhiên cũng đồng thuận như vậy</translation>
    </message>
    <message>
        <source>it needs two annotators who finished the same document</source>
        <translation>cần hai người cùng làm xong một tài liệu</translation>
    </message>
    <message>
        <source>neither annotator has a relation</source>
        <translation>cả hai đều không có quan hệ nào</translation>
    </message>
    <message>
        <source>neither annotator has a span</source>
        <translation>cả hai đều không có cụm từ nào</translation>
    </message>
    <message>
        <source>no document has this figure</source>
        <translation>không tài liệu nào có chỉ số này</translation>
    </message>
    <message>
        <source>no two common spans are near each other</source>
        <translation>không có hai cụm từ chung nào gần nhau</translation>
    </message>
    <message>
        <source>of no relation do both have both ends</source>
        <translation>không quan hệ nào được cả hai có đủ hai đầu</translation>
    </message>
    <message>
        <source>only one label was ever used, so there is nothing to tell from chance</source>
        <translation>chỉ một nhãn được dùng nên không thể phân biệt với ngẫu nhiên</translation>
    </message>
    <message>
        <source>the figure is defined for no pair</source>
        <translation>chỉ số không xác định với cặp nào</translation>
    </message>
    <message>
        <source>the same sentence</source>
        <translation>trong cùng câu</translation>
    </message>
    <message>
        <source>the whole document</source>
        <translation>trong cả tài liệu</translation>
    </message>
    <message>
        <source>they have no characters in common</source>
        <translation>họ không có ký tự chung nào</translation>
    </message>
    <message>
        <source>they have no span in common</source>
        <translation>họ không có cụm từ chung nào</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Tìm trong văn bản</translation>
    </message>
    <message>
        <source>Ignore tone marks</source>
        <translation>Bỏ qua dấu</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Phân biệt hoa thường</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Kết quả tiếp theo</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Kết quả trước</translation>
    </message>
    <message>
        <source>Whole syllables</source>
        <translation>Trọn âm tiết</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>from the end</source>
        <translation>từ cuối</translation>
    </message>
    <message>
        <source>from the top</source>
        <translation>từ đầu</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>không tìm thấy</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>tìm thấy {count}</translation>
    </message>
    <message>
        <source>{count} …</source>
        <translation>{count} …</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>JSON Lines (native, lossless)</source>
        <translation>JSON Lines (định dạng gốc, không mất gì)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>What becomes of a span with gaps: left out, or written from its first to its last character.</source>
        <translation>Cách xử lý cụm từ có chỗ ngắt: bỏ đi, hoặc ghi từ ký tự đầu tới ký tự cuối.</translation>
    </message>
    <message>
        <source>Character encoding of the file, for example cp1258; empty means by its byte order mark, else UTF-8. Of several, as in utf-8,cp1252, the first that fits the whole file is taken.</source>
        <translation>Bảng mã của tệp, ví dụ cp1258; để trống là theo dấu thứ tự byte, nếu không có thì UTF-8. Nếu nêu nhiều bảng mã, như utf-8,cp1252, bảng mã đầu tiên hợp với cả tệp sẽ được dùng.</translation>
    </message>
    <message>
        <source>Annotation sets to read, with commas between, or all; empty means all but Original markups.</source>
        <translation>Những tập chú giải cần đọc, cách nhau bằng dấu phẩy, hoặc all; để trống là tất cả trừ Original markups.</translation>
    </message>
    <message>
        <source>BioC XML or JSON</source>
        <translation>BioC XML hoặc JSON</translation>
    </message>
    <message>
        <source>CSV or TSV for spreadsheets</source>
        <translation>CSV hoặc TSV cho bảng tính</translation>
    </message>
    <message>
        <source>CoNLL columns (IOB1, IOB2, IOBES, BILOU; VLSP 2016)</source>
        <translation>Cột CoNLL (IOB1, IOB2, IOBES, BILOU; VLSP 2016)</translation>
    </message>
    <message>
        <source>CoNLL-U (entities in MISC)</source>
        <translation>CoNLL-U (thực thể trong MISC)</translation>
    </message>
    <message>
        <source>Columns that hold the tags, counted from 1 or by the names in a header, for example 4,5 for nested spans; empty means as the first lines suggest.</source>
        <translation>Các cột chứa thẻ, đếm từ 1 hoặc gọi theo tên ở dòng tiêu đề, ví dụ 4,5 cho cụm từ lồng nhau; để trống là theo những dòng đầu.</translation>
    </message>
    <message>
        <source>Cut the text at the tokens that its own file brought, where there are any, or always into syllables and marks of punctuation.</source>
        <translation>Cắt văn bản theo các token mà tệp gốc mang theo, nếu có, hoặc luôn cắt thành âm tiết và dấu câu.</translation>
    </message>
    <message>
        <source>Decides which of the pairs are taken when there are more; 0 is the seed of the export.</source>
        <translation>Quyết định lấy cặp nào khi có nhiều hơn; 0 là hạt giống của lần xuất.</translation>
    </message>
    <message>
        <source>DocRED JSON</source>
        <translation>DocRED JSON</translation>
    </message>
    <message>
        <source>DyGIE++ JSON Lines</source>
        <translation>DyGIE++ JSON Lines</translation>
    </message>
    <message>
        <source>Entities with ids and relations, or a label list of start, end and label; own means as each document&apos;s file had it, else entities.</source>
        <translation>Thực thể có mã kèm quan hệ, hay danh sách nhãn gồm đầu, cuối và nhãn; “của tệp gốc” là như tệp của từng tài liệu, nếu không có thì thực thể.</translation>
    </message>
    <message>
        <source>Features that are labels, for example NamedEntity|value,Referent|entity; empty means by their names.</source>
        <translation>Những đặc trưng dùng làm nhãn, ví dụ NamedEntity|value,Referent|entity; để trống là chọn theo tên.</translation>
    </message>
    <message>
        <source>GATE XML</source>
        <translation>GATE XML</translation>
    </message>
    <message>
        <source>GLiNER JSON</source>
        <translation>GLiNER JSON</translation>
    </message>
    <message>
        <source>How far apart the two spans of such a pair may be, for example tokens:50 or sentences:2.</source>
        <translation>Hai cụm từ của một cặp như vậy được cách nhau bao xa, ví dụ tokens:50 hoặc sentences:2.</translation>
    </message>
    <message>
        <source>How many columns of tags nested=columns writes.</source>
        <translation>Số cột thẻ mà nested=columns ghi ra.</translation>
    </message>
    <message>
        <source>How many pairs a document, allowed by the scheme and linked by nobody, are written as no_relation.</source>
        <translation>Ghi tối đa bao nhiêu cặp mỗi tài liệu mà bộ nhãn cho phép nhưng không ai nối, với nhãn no_relation.</translation>
    </message>
    <message>
        <source>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and as the document&apos;s own file did, else iob2, on writing.</source>
        <translation>Cách thẻ đánh dấu đầu và cuối cụm từ; tự động là theo tiền tố khi đọc, còn khi ghi thì như tệp gốc của tài liệu, nếu không có thì iob2.</translation>
    </message>
    <message>
        <source>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and iob2 on writing.</source>
        <translation>Cách thẻ đánh dấu đầu và cuối cụm từ; tự động là theo tiền tố khi đọc, và iob2 khi ghi.</translation>
    </message>
    <message>
        <source>Hugging Face JSON Lines (tokens and tags)</source>
        <translation>Hugging Face JSON Lines (token và thẻ)</translation>
    </message>
    <message>
        <source>Hugging Face Parquet (tokens and tags)</source>
        <translation>Hugging Face Parquet (token và thẻ)</translation>
    </message>
    <message>
        <source>Inline ENAMEX (VLSP 2018, VLSP 2021)</source>
        <translation>ENAMEX trong văn bản (VLSP 2018, VLSP 2021)</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio JSON</translation>
    </message>
    <message>
        <source>Layers to show, with commas between, or all; empty means all but parts of speech, lemmas, stems, morphology and dependencies. The others are kept.</source>
        <translation>Những lớp cần hiện, cách nhau bằng dấu phẩy, hoặc all; để trống là tất cả trừ từ loại, dạng gốc, thân từ, hình thái và phụ thuộc cú pháp. Các lớp còn lại được giữ nguyên.</translation>
    </message>
    <message>
        <source>Name of the column that holds the texts, where each row is a document.</source>
        <translation>Tên cột chứa văn bản, khi mỗi dòng là một tài liệu.</translation>
    </message>
    <message>
        <source>Name of the feature that holds the label; empty means value, label or the like.</source>
        <translation>Tên đặc trưng chứa nhãn; để trống là value, label hoặc tương tự.</translation>
    </message>
    <message>
        <source>Names of the types of annotations to take, parted by commas, with or without the package; empty means all but those that describe tokens, sentences, syntax and the document.</source>
        <translation>Tên các kiểu chú giải cần lấy, cách nhau bằng dấu phẩy, có hoặc không có tên gói; để trống là tất cả trừ những kiểu mô tả token, câu, cú pháp và tài liệu.</translation>
    </message>
    <message>
        <source>Prodigy JSON Lines</source>
        <translation>Prodigy JSON Lines</translation>
    </message>
    <message>
        <source>PubTator</source>
        <translation>PubTator</translation>
    </message>
    <message>
        <source>REBEL or T-REx JSON Lines</source>
        <translation>REBEL hoặc T-REx JSON Lines</translation>
    </message>
    <message>
        <source>SpERT JSON</source>
        <translation>SpERT JSON</translation>
    </message>
    <message>
        <source>TACRED JSON</source>
        <translation>TACRED JSON</translation>
    </message>
    <message>
        <source>Tags by name, or by number with their names in a file beside; own means as the first document&apos;s own file, else by name.</source>
        <translation>Thẻ ghi bằng tên, hay bằng số với tên ở tệp bên cạnh; “của tệp gốc” là như tệp của tài liệu đầu tiên, nếu không có thì bằng tên.</translation>
    </message>
    <message>
        <source>The file with the labelling configuration (XML); empty means the one beside the tasks, if there is one.</source>
        <translation>Tệp cấu hình gán nhãn (XML); để trống là tệp nằm cạnh các tác vụ, nếu có.</translation>
    </message>
    <message>
        <source>The key in doc.spans of the first layer&apos;s spans.</source>
        <translation>Khóa trong doc.spans của các cụm từ thuộc lớp đầu tiên.</translation>
    </message>
    <message>
        <source>The key of a task&apos;s data that holds its text; empty means as the labelling configuration or the regions tell.</source>
        <translation>Khóa trong dữ liệu của tác vụ chứa văn bản; để trống là theo cấu hình gán nhãn hoặc theo các vùng.</translation>
    </message>
    <message>
        <source>The key of the spans; empty means as doccano&apos;s versions call it.</source>
        <translation>Khóa của các cụm từ; để trống là theo cách gọi của các phiên bản doccano.</translation>
    </message>
    <message>
        <source>The key of the text; empty means text, or what the file calls it.</source>
        <translation>Khóa của văn bản; để trống là text, hoặc theo cách gọi của tệp.</translation>
    </message>
    <message>
        <source>The label of spans for which the file says no type.</source>
        <translation>Nhãn cho những cụm từ mà tệp không ghi kiểu.</translation>
    </message>
    <message>
        <source>The language of the labels that visual.conf shows.</source>
        <translation>Ngôn ngữ của các nhãn hiển thị trong visual.conf.</translation>
    </message>
    <message>
        <source>The names of tags that are numbers, in order and parted by commas, for example O,B-PER,I-PER; empty means by a file beside.</source>
        <translation>Tên của các thẻ ghi bằng số, theo thứ tự và cách nhau bằng dấu phẩy, ví dụ O,B-PER,I-PER; để trống là theo tệp bên cạnh.</translation>
    </message>
    <message>
        <source>Triples with places, or words in a row between &lt;triplet&gt;, &lt;subj&gt; and &lt;obj&gt;, on which REBEL is trained; else as the document&apos;s own file, or with places.</source>
        <translation>Bộ ba kèm vị trí, hay chuỗi từ giữa &lt;triplet&gt;, &lt;subj&gt; và &lt;obj&gt; như REBEL được huấn luyện; nếu không nêu thì như tệp gốc, hoặc kèm vị trí.</translation>
    </message>
    <message>
        <source>Types of annotations to read, with commas between, or all; empty means all but Token, SpaceToken, Split and Sentence.</source>
        <translation>Những kiểu chú giải cần đọc, cách nhau bằng dấu phẩy, hoặc all; để trống là tất cả trừ Token, SpaceToken, Split và Sentence.</translation>
    </message>
    <message>
        <source>UIMA CAS XMI (INCEpTION, WebAnno, DKPro)</source>
        <translation>UIMA CAS XMI (INCEpTION, WebAnno, DKPro)</translation>
    </message>
    <message>
        <source>UIMA JSON CAS (INCEpTION)</source>
        <translation>UIMA JSON CAS (INCEpTION)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3 (INCEpTION)</source>
        <translation>WebAnno TSV 3 (INCEpTION)</translation>
    </message>
    <message>
        <source>What becomes of a span that cuts a token: grown to whole tokens, shrunk to those that it holds whole, or left out.</source>
        <translation>Xử lý cụm từ cắt ngang một token: nới ra trọn token, thu lại còn những token nằm trọn bên trong, hoặc bỏ ra.</translation>
    </message>
    <message>
        <source>What becomes of a span with gaps: written from its first to its last character, or left out.</source>
        <translation>Xử lý cụm từ có khoảng hở: ghi từ ký tự đầu đến ký tự cuối, hay bỏ ra.</translation>
    </message>
    <message>
        <source>What parts the cells; auto means what the header has most of on reading, and a tab in a .tsv file, else a comma, on writing.</source>
        <translation>Dấu ngăn các ô; tự động là dấu có nhiều nhất ở dòng tiêu đề khi đọc, còn khi ghi thì tab với tệp .tsv, nếu không thì dấu phẩy.</translation>
    </message>
    <message>
        <source>What the column of tags is called; empty means ner_tags, tags or the like.</source>
        <translation>Tên cột chứa thẻ; để trống là ner_tags, tags hoặc tương tự.</translation>
    </message>
    <message>
        <source>What the column of tokens is called; empty means tokens, words or the like.</source>
        <translation>Tên cột chứa token; để trống là tokens, words hoặc tương tự.</translation>
    </message>
    <message>
        <source>What the data set is called, for documents whose file did not say it; a trained model knows its labels by this name.</source>
        <translation>Tên của bộ dữ liệu, cho những tài liệu mà tệp không ghi tên; mô hình đã huấn luyện nhận ra nhãn theo tên này.</translation>
    </message>
    <message>
        <source>What the offsets count: on reading, what fits the borders of words in the whole file, or always this; on writing, what the text&apos;s own file did, else UTF-16 as doccano does, or always UTF-16 or code points.</source>
        <translation>Vị trí đếm theo đơn vị nào: khi đọc, theo cách hợp với ranh giới từ trong cả tệp, hoặc luôn theo đơn vị này; khi ghi, như tệp gốc của văn bản, nếu không có thì UTF-16 như doccano, hoặc luôn UTF-16 hay điểm mã.</translation>
    </message>
    <message>
        <source>What the offsets count: on reading, what the regions&apos; words tell, or always this; on writing, UTF-16 as Label Studio does, or code points.</source>
        <translation>Vị trí đếm theo đơn vị nào: khi đọc, theo chữ của các vùng, hoặc luôn theo đơn vị này; khi ghi, UTF-16 như Label Studio, hoặc điểm mã.</translation>
    </message>
    <message>
        <source>Where the entities stand: Entity for brackets, NER or name for tags, or a column of CoNLL-U Plus; empty means as the first lines suggest, else Entity.</source>
        <translation>Thực thể nằm ở đâu: Entity là dấu ngoặc, NER hoặc name là thẻ, hoặc một cột của CoNLL-U Plus; để trống là theo những dòng đầu, nếu không rõ thì Entity.</translation>
    </message>
    <message>
        <source>Whether &quot;_&quot; inside a token stands for the space between two syllables, as Vietnamese word segmenters write it.</source>
        <translation>Dấu “_” bên trong một token có thay cho khoảng trắng giữa hai âm tiết hay không, như các bộ tách từ tiếng Việt vẫn viết.</translation>
    </message>
    <message>
        <source>Whether a mark &apos; before =, +, -, @ and the like keeps spreadsheets from taking a cell for a formula; reading takes it away.</source>
        <translation>Có đặt dấu &apos; trước =, +, -, @ và tương tự để bảng tính không coi ô là công thức hay không; khi đọc dấu ấy được bỏ đi.</translation>
    </message>
    <message>
        <source>Whether all is one person&apos;s work, or the first folder below the imported one is the annotator&apos;s name.</source>
        <translation>Tất cả là phần việc của một người, hay thư mục đầu tiên bên trong thư mục được nhập là tên người gán nhãn.</translation>
    </message>
    <message>
        <source>Whether each example lists the labels of the scheme that none of its spans bears.</source>
        <translation>Mỗi mẫu có liệt kê những nhãn của bộ nhãn mà không cụm từ nào của nó mang hay không.</translation>
    </message>
    <message>
        <source>Whether each layer is written as annotation/DOCUMENT/WHO.tsv, as INCEpTION does, also where a document has one.</source>
        <translation>Mỗi lớp gán nhãn có được ghi thành annotation/TÀI_LIỆU/AI.tsv như INCEpTION hay không, kể cả khi tài liệu chỉ có một lớp.</translation>
    </message>
    <message>
        <source>Whether each sentence or each document makes an example; only in the latter can relations cross sentences.</source>
        <translation>Mỗi câu hay mỗi tài liệu là một mẫu; chỉ khi là tài liệu thì quan hệ mới có thể vượt câu.</translation>
    </message>
    <message>
        <source>Whether examples that follow each other and name the same document make one document, a sentence each.</source>
        <translation>Những mẫu đi liền nhau và nêu cùng một tài liệu có hợp thành một tài liệu, mỗi mẫu một câu, hay không.</translation>
    </message>
    <message>
        <source>Whether the file begins with a byte order mark, without which Excel shows Vietnamese letters wrongly.</source>
        <translation>Tệp có bắt đầu bằng dấu thứ tự byte hay không; thiếu nó Excel hiện sai chữ tiếng Việt.</translation>
    </message>
    <message>
        <source>Which spans to write where spans lie in each other.</source>
        <translation>Ghi cụm từ nào khi chúng lồng vào nhau.</translation>
    </message>
    <message>
        <source>Which spans to write where spans lie in each other: the outermost or the innermost first, as far as there are columns, or nested ones in further columns.</source>
        <translation>Ghi những cụm từ nào khi chúng lồng nhau: ngoài cùng hay trong cùng trước, hay ghi các mức lồng vào thêm cột, trong số cột cho phép.</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>nhãn đã gán</translation>
    </message>
    <message>
        <source>annotators</source>
        <translation>người gán nhãn</translation>
    </message>
    <message>
        <source>attribute types</source>
        <translation>kiểu thuộc tính</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>attributes of relations</source>
        <translation>thuộc tính của quan hệ</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>tự động</translation>
    </message>
    <message>
        <source>bilou</source>
        <translation>BILOU</translation>
    </message>
    <message>
        <source>bom</source>
        <translation>dấu thứ tự byte</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat standoff</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>điểm mã</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>dấu phẩy</translation>
    </message>
    <message>
        <source>config</source>
        <translation>cấu hình</translation>
    </message>
    <message>
        <source>control characters</source>
        <translation>ký tự điều khiển</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>ghi từ đầu tới cuối</translation>
    </message>
    <message>
        <source>crossing spans</source>
        <translation>cụm từ giao chéo</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>cắt ngang</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>bộ dữ liệu</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>dấu ngăn</translation>
    </message>
    <message>
        <source>disarm</source>
        <translation>chặn công thức</translation>
    </message>
    <message>
        <source>discontinuous</source>
        <translation>Cụm từ không liền mạch</translation>
    </message>
    <message>
        <source>discontinuous spans</source>
        <translation>cụm từ không liền mạch</translation>
    </message>
    <message>
        <source>doccano JSON Lines</source>
        <translation>doccano JSON Lines</translation>
    </message>
    <message>
        <source>document</source>
        <translation>tài liệu</translation>
    </message>
    <message>
        <source>document metadata</source>
        <translation>siêu dữ liệu của tài liệu</translation>
    </message>
    <message>
        <source>document names</source>
        <translation>tên tài liệu</translation>
    </message>
    <message>
        <source>documents without relations</source>
        <translation>tài liệu không có quan hệ</translation>
    </message>
    <message>
        <source>documents without spans</source>
        <translation>tài liệu không có cụm từ</translation>
    </message>
    <message>
        <source>documents without text</source>
        <translation>tài liệu không có chữ</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>bỏ đi</translation>
    </message>
    <message>
        <source>en</source>
        <translation>tiếng Anh</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>thực thể</translation>
    </message>
    <message>
        <source>expand</source>
        <translation>nới ra</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>mỗi thư mục một người</translation>
    </message>
    <message>
        <source>graphemes</source>
        <translation>ký tự hiển thị</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gộp</translation>
    </message>
    <message>
        <source>grouped</source>
        <translation>đã gộp</translation>
    </message>
    <message>
        <source>identical relations</source>
        <translation>quan hệ trùng nhau</translation>
    </message>
    <message>
        <source>identical spans</source>
        <translation>cụm từ trùng nhau</translation>
    </message>
    <message>
        <source>iob1</source>
        <translation>IOB1</translation>
    </message>
    <message>
        <source>iob2</source>
        <translation>IOB2</translation>
    </message>
    <message>
        <source>iobes</source>
        <translation>IOBES</translation>
    </message>
    <message>
        <source>key</source>
        <translation>khóa</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>lớp gán nhãn</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>số mức</translation>
    </message>
    <message>
        <source>names</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>số</translation>
    </message>
    <message>
        <source>own</source>
        <translation>của tệp gốc</translation>
    </message>
    <message>
        <source>people</source>
        <translation>theo người</translation>
    </message>
    <message>
        <source>places of spans</source>
        <translation>vị trí của cụm từ</translation>
    </message>
    <message>
        <source>relations across sentences</source>
        <translation>quan hệ vượt câu</translation>
    </message>
    <message>
        <source>relations of a span with itself</source>
        <translation>quan hệ của một cụm từ với chính nó</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>kiểu nhãn</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>hạt giống</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>dấu chấm phẩy</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>câu</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>tập</translation>
    </message>
    <message>
        <source>several relations of one pair</source>
        <translation>nhiều quan hệ trên cùng một cặp</translation>
    </message>
    <message>
        <source>shrink</source>
        <translation>thu lại</translation>
    </message>
    <message>
        <source>spaCy DocBin (.spacy)</source>
        <translation>spaCy DocBin (.spacy)</translation>
    </message>
    <message>
        <source>spaCy JSON Lines</source>
        <translation>spaCy JSON Lines</translation>
    </message>
    <message>
        <source>spans across sentences</source>
        <translation>cụm từ vượt câu</translation>
    </message>
    <message>
        <source>syllables</source>
        <translation>âm tiết</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>thẻ</translation>
    </message>
    <message>
        <source>tags_column</source>
        <translation>cột thẻ</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>ngôn ngữ tiêu đề</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>tokens_column</source>
        <translation>cột token</translation>
    </message>
    <message>
        <source>trex</source>
        <translation>T-REx</translation>
    </message>
    <message>
        <source>types</source>
        <translation>kiểu</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>đơn vị</translation>
    </message>
    <message>
        <source>utf-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>utf-16, end inclusive</source>
        <translation>UTF-16, tính cả vị trí cuối</translation>
    </message>
    <message>
        <source>utf-16, line ends as one</source>
        <translation>UTF-16, dấu xuống dòng tính là một</translation>
    </message>
    <message>
        <source>vi</source>
        <translation>tiếng Việt</translation>
    </message>
    <message>
        <source>window</source>
        <translation>cửa sổ</translation>
    </message>
    <message>
        <source>innermost</source>
        <translation>trong cùng</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>cột</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>nối âm tiết</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>label characters</source>
        <translation>ký tự trong nhãn</translation>
    </message>
    <message>
        <source>layers of several annotators</source>
        <translation>lớp gán nhãn của nhiều người</translation>
    </message>
    <message>
        <source>line ends</source>
        <translation>chỗ xuống dòng</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>chuỗi từ</translation>
    </message>
    <message>
        <source>negatives</source>
        <translation>cặp không quan hệ</translation>
    </message>
    <message>
        <source>ner_negatives</source>
        <translation>nhãn vắng mặt</translation>
    </message>
    <message>
        <source>nested</source>
        <translation>Cụm từ lồng nhau</translation>
    </message>
    <message>
        <source>nested spans</source>
        <translation>cụm từ lồng nhau</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>notes of relations</source>
        <translation>ghi chú của quan hệ</translation>
    </message>
    <message>
        <source>one</source>
        <translation>một người</translation>
    </message>
    <message>
        <source>original spacing</source>
        <translation>khoảng trắng gốc</translation>
    </message>
    <message>
        <source>outermost</source>
        <translation>ngoài cùng</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>quan hệ</translation>
    </message>
    <message>
        <source>spans that cut a token</source>
        <translation>cụm từ cắt ngang token</translation>
    </message>
    <message>
        <source>spans with white space at an edge</source>
        <translation>cụm từ có khoảng trắng ở mép</translation>
    </message>
    <message>
        <source>spans without a relation</source>
        <translation>cụm từ không có quan hệ</translation>
    </message>
    <message>
        <source>states</source>
        <translation>trạng thái</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Kiểu</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Click, click again</source>
        <translation>Nhấp, nhấp lần nữa</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+nhấp</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+lăn chuột</translation>
    </message>
    <message>
        <source>after R: Page Up, Page Down</source>
        <translation>sau R: Page Up, Page Down</translation>
    </message>
    <message>
        <source>after R: Shift+letter</source>
        <translation>sau R: Shift+chữ gợi ý</translation>
    </message>
    <message>
        <source>after R: letters</source>
        <translation>sau R: chữ gợi ý</translation>
    </message>
    <message>
        <source>scroll, the hints follow; Tab and the arrow keys walk, Enter takes</source>
        <translation>cuộn trang, gợi ý đi theo; Tab và phím mũi tên để đi qua từng cụm từ, Enter để chọn</translation>
    </message>
    <message>
        <source>take the end that bears them, or click it</source>
        <translation>chọn đầu mang các chữ ấy, hoặc nhấp vào nó</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Nhấp đúp</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Kéo</translation>
    </message>
    <message>
        <source>Drag an edge</source>
        <translation>Kéo một mép</translation>
    </message>
    <message>
        <source>Label key</source>
        <translation>Phím của nhãn</translation>
    </message>
    <message>
        <source>Relation label&apos;s key</source>
        <translation>Phím của nhãn quan hệ</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+kéo</translation>
    </message>
    <message>
        <source>Triple-click</source>
        <translation>Nhấp ba lần</translation>
    </message>
    <message>
        <source>add another stretch, also to the selected span (discontinuous spans)</source>
        <translation>thêm một đoạn nữa, kể cả vào cụm từ đang chọn (cụm từ không liền mạch)</translation>
    </message>
    <message>
        <source>label the selected words, or relabel the selected span or relation</source>
        <translation>gán nhãn các từ đang chọn, hoặc đổi nhãn cụm từ hay quan hệ đang chọn</translation>
    </message>
    <message>
        <source>make this relation the other way round; R again turns all hints round</source>
        <translation>nối theo chiều ngược lại; nhấn R lần nữa để đảo chiều mọi gợi ý</translation>
    </message>
    <message>
        <source>move that end of the span</source>
        <translation>dời đầu đó của cụm từ</translation>
    </message>
    <message>
        <source>select a sentence</source>
        <translation>chọn một câu</translation>
    </message>
    <message>
        <source>select a span, then the one around it</source>
        <translation>chọn một cụm từ, rồi tới cụm từ bao quanh nó</translation>
    </message>
    <message>
        <source>select one syllable</source>
        <translation>chọn một âm tiết</translation>
    </message>
    <message>
        <source>select several spans</source>
        <translation>chọn nhiều cụm từ</translation>
    </message>
    <message>
        <source>select words (whole syllables; with Alt characters, with Ctrl words)</source>
        <translation>chọn từ (trọn âm tiết; giữ Alt: từng ký tự, giữ Ctrl: từng từ)</translation>
    </message>
    <message>
        <source>start a relation of this label from or to the selected span</source>
        <translation>bắt đầu một quan hệ mang nhãn này từ hoặc đến vùng đang chọn</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>phóng to, thu nhỏ</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>By cause</source>
        <translation>Theo nguyên nhân</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>Theo tài liệu</translation>
    </message>
    <message>
        <source>By labels</source>
        <translation>Theo nhãn</translation>
    </message>
    <message>
        <source>By who differs</source>
        <translation>Theo người gán khác</translation>
    </message>
    <message>
        <source>No majority</source>
        <translation>Không có đa số</translation>
    </message>
    <message>
        <source>Nobody differs</source>
        <translation>Không ai gán khác</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Không nhóm</translation>
    </message>
    <message>
        <source>{group} — {count}, all decided</source>
        <translation>{group} — {count} mục, đã quyết định hết</translation>
    </message>
    <message>
        <source>{group} — {count}, {undecided} undecided</source>
        <translation>{group} — {count} mục, {undecided} chưa quyết định</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>alike without regard to chance: {share}</source>
        <translation>giống nhau, chưa trừ phần ngẫu nhiên: {share}</translation>
    </message>
    <message>
        <source>gold counts once its document is finished</source>
        <translation>bản chuẩn được tính khi văn bản đã làm xong</translation>
    </message>
    <message>
        <source>in brackets: 95 % interval</source>
        <translation>trong ngoặc: khoảng tin cậy 95 %</translation>
    </message>
    <message>
        <source>no difference at all in this figure</source>
        <translation>không có khác biệt nào theo chỉ số này</translation>
    </message>
    <message>
        <source>spans marked twice by one annotator, counted once: {count}</source>
        <translation>cụm từ bị một người đánh dấu hai lần, chỉ tính một lần: {count}</translation>
    </message>
    <message>
        <source>undefined: {why}</source>
        <translation>không xác định: {why}</translation>
    </message>
    <message>
        <source>{count} pairs together</source>
        <translation>gộp {count} cặp</translation>
    </message>
    <message>
        <source>{used} of {total} finished by both</source>
        <translation>{used} trong {total} được cả hai làm xong</translation>
    </message>
    <message>
        <source>{used} of {total} finished by two or more</source>
        <translation>{used} trong {total} được ít nhất hai người làm xong</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>too long to edit here</source>
        <translation>quá dài để sửa ở đây</translation>
    </message>
</context>
<context>
    <name>HiddenMark</name>
    <message>
        <source>1 label hidden — show all</source>
        <translation>Đang ẩn 1 nhãn — hiện tất cả</translation>
    </message>
    <message>
        <source>Nothing is lost: what is hidden is only not drawn. Click to see it again.</source>
        <translation>Không mất gì cả: nhãn bị ẩn chỉ tạm không vẽ ra. Bấm để hiện lại.</translation>
    </message>
    <message>
        <source>{count} labels hidden — show all</source>
        <translation>Đang ẩn {count} nhãn — hiện tất cả</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>{key}: more</source>
        <translation>{key}: xem thêm</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>(no name)</source>
        <translation>(không có tên)</translation>
    </message>
    <message>
        <source>Not shown while your own work on the document is open.</source>
        <translation>Không hiện khi bạn còn đang gán nhãn tài liệu này.</translation>
    </message>
    <message>
        <source>accept by rule</source>
        <translation>chấp nhận theo quy tắc</translation>
    </message>
    <message>
        <source>add a relation</source>
        <translation>thêm quan hệ</translation>
    </message>
    <message>
        <source>add a span</source>
        <translation>thêm cụm từ</translation>
    </message>
    <message>
        <source>add an annotator</source>
        <translation>thêm người gán nhãn</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>finish or reopen a document</source>
        <translation>hoàn tất hoặc mở lại tài liệu</translation>
    </message>
    <message>
        <source>from</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>give documents to annotators</source>
        <translation>giao tài liệu cho người gán nhãn</translation>
    </message>
    <message>
        <source>import documents</source>
        <translation>nhập tài liệu</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>label identical stretches</source>
        <translation>gán nhãn các đoạn giống hệt</translation>
    </message>
    <message>
        <source>merge files</source>
        <translation>gộp tệp</translation>
    </message>
    <message>
        <source>merge two labels</source>
        <translation>gộp hai nhãn</translation>
    </message>
    <message>
        <source>move the ends of a span</source>
        <translation>dời ranh giới của cụm từ</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>note on a decision</source>
        <translation>ghi chú về quyết định</translation>
    </message>
    <message>
        <source>redo: {what}</source>
        <translation>làm lại: {what}</translation>
    </message>
    <message>
        <source>relabel a relation</source>
        <translation>đổi nhãn quan hệ</translation>
    </message>
    <message>
        <source>relabel spans</source>
        <translation>đổi nhãn cụm từ</translation>
    </message>
    <message>
        <source>remove annotations</source>
        <translation>xóa nhãn đã gán</translation>
    </message>
    <message>
        <source>set the scheme</source>
        <translation>đặt bộ nhãn</translation>
    </message>
    <message>
        <source>settle a disagreement</source>
        <translation>xử lý một bất đồng</translation>
    </message>
    <message>
        <source>settle all alike</source>
        <translation>xử lý mọi mục giống nhau</translation>
    </message>
    <message>
        <source>state</source>
        <translation>trạng thái</translation>
    </message>
    <message>
        <source>take decisions back</source>
        <translation>rút lại quyết định</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>undo: {what}</source>
        <translation>hoàn tác: {what}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>các từ</translation>
    </message>
    <message>
        <source>{what} (undone)</source>
        <translation>{what} (đã hoàn tác)</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>C&amp;hép</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>Đế&amp;n chỗ đó</translation>
    </message>
    <message>
        <source>&amp;Of:</source>
        <translation>&amp;Của:</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>Lư&amp;u thành CSV…</translation>
    </message>
    <message>
        <source>&amp;Who:</source>
        <translation>&amp;Ai:</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Bất cứ lúc nào</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Tệp CSV (*.csv)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Mọi việc</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>Trong 24 giờ qua</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>Trong 30 ngày qua</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>Trong 7 ngày qua</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>Trong một năm qua</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Lưu lịch sử</translation>
    </message>
    <message>
        <source>Select a span or a relation in the text.</source>
        <translation>Hãy chọn một cụm từ hoặc quan hệ trong văn bản.</translation>
    </message>
    <message>
        <source>The history is being read.</source>
        <translation>Đang đọc lịch sử.</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>Toàn bộ dự án</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>Tài liệu này</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Thời gian (UTC)</translation>
    </message>
    <message>
        <source>W&amp;hat:</source>
        <translation>&amp;Việc:</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>Phần đang chọn</translation>
    </message>
    <message>
        <source>Whe&amp;n:</source>
        <translation>&amp;Lúc:</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n label(s) joined the scheme.</source>
        <translation>
            <numerusform>%n nhãn đã được thêm vào bộ nhãn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n label(s) and import</source>
        <translation>
            <numerusform>&amp;Thêm %n nhãn và nhập</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Nhập</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Import the &amp;rest</source>
        <translation>Nhập phần &amp;còn lại</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Đã nhập</translation>
    </message>
    <message>
        <source>Imported: {counts}.</source>
        <translation>Đã nhập: {counts}.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Đang nhập…</translation>
    </message>
    <message>
        <source>In the project already</source>
        <translation>Đã có trong dự án</translation>
    </message>
    <message>
        <source>Left out on purpose</source>
        <translation>Chủ ý không lấy</translation>
    </message>
    <message>
        <source>No document of the project belongs to this row; look in the file.</source>
        <translation>Không tài liệu nào của dự án ứng với dòng này; hãy xem trong tệp.</translation>
    </message>
    <message>
        <source>Nothing was imported, because something was rejected.</source>
        <translation>Chưa nhập gì vì có phần bị loại.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: the scheme lacks %n label(s)</source>
        <translation>
            <numerusform>Chưa nhập gì: bộ nhãn thiếu %n nhãn</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Đã đọc</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị loại</translation>
    </message>
    <message>
        <source>The import was cancelled; nothing was imported.</source>
        <translation>Đã hủy việc nhập; chưa nhập gì.</translation>
    </message>
    <message>
        <source>Would be imported</source>
        <translation>Sẽ được nhập</translation>
    </message>
</context>
<context>
    <name>ImportSetup</name>
    <message>
        <source>&amp;Work without a state is:</source>
        <translation>Bài chưa &amp;ghi trạng thái là:</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Thêm &amp;tệp…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>Thêm thư &amp;mục…</translation>
    </message>
    <message>
        <source>Add or drop what is to be imported.</source>
        <translation>Hãy thêm hoặc kéo thả những gì cần nhập.</translation>
    </message>
    <message>
        <source>Add them to the scheme</source>
        <translation>Thêm vào bộ nhãn</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>An edit is not saved yet; save it first.</source>
        <translation>Còn một thay đổi chưa lưu; hãy lưu trước.</translation>
    </message>
    <message>
        <source>Files Annotator can read</source>
        <translation>Các tệp Annotator đọc được</translation>
    </message>
    <message>
        <source>Files and fol&amp;ders, added here or dropped:</source>
        <translation>Tệp và thư mục, thêm vào hoặc kéo t&amp;hả:</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Tệp cần nhập</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Thư mục cần nhập</translation>
    </message>
    <message>
        <source>Forma&amp;t:</source>
        <translation>Định &amp;dạng:</translation>
    </message>
    <message>
        <source>If anything is re&amp;jected:</source>
        <translation>Nếu có &amp;phần bị loại:</translation>
    </message>
    <message>
        <source>Import nothing and say why</source>
        <translation>Không nhập gì và nêu lý do</translation>
    </message>
    <message>
        <source>Import the rest</source>
        <translation>Nhập phần còn lại</translation>
    </message>
    <message>
        <source>Labels the scheme &amp;lacks:</source>
        <translation>Nhãn bộ nhãn &amp;không có:</translation>
    </message>
    <message>
        <source>Leave out what bears them</source>
        <translation>Bỏ ra những gì mang nhãn ấy</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>Recognise automatically</source>
        <translation>Tự nhận biết</translation>
    </message>
    <message>
        <source>Recognised: {formats}.</source>
        <translation>Nhận biết được: {formats}.</translation>
    </message>
    <message>
        <source>Stop and show them</source>
        <translation>Dừng lại và liệt kê</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Dự án đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Work without a &amp;name is by:</source>
        <translation>Phần không ghi tên là &amp;của:</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>By {name}</source>
        <translation>Của {name}</translation>
    </message>
    <message>
        <source>Choose a span or a relation to see its attributes and note.</source>
        <translation>Hãy chọn một cụm từ hoặc quan hệ để xem thuộc tính và ghi chú.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Reverse direction</source>
        <translation>Đảo chiều</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Nội dung</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Loại</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Click a number or a bar, or press Enter on it: here stands what it counts.</source>
        <translation>Nhấp vào một con số hay một thanh, hoặc nhấn Enter trên đó: ở đây sẽ hiện những gì nó đếm.</translation>
    </message>
    <message>
        <source>Open in the &amp;text</source>
        <translation>Mở &amp;trong văn bản</translation>
    </message>
    <message>
        <source>Opens the item where disagreements are settled.</source>
        <translation>Mở mục này ở cửa sổ xử lý bất đồng.</translation>
    </message>
    <message>
        <source>Settle &amp;it…</source>
        <translation>&amp;Xử lý…</translation>
    </message>
    <message>
        <source>Spans and relations behind the number</source>
        <translation>Các cụm từ và quan hệ đứng sau con số</translation>
    </message>
    <message>
        <source>{subject}: looking…</source>
        <translation>{subject}: đang tìm…</translation>
    </message>
    <message>
        <source>{subject}: nothing differs here.</source>
        <translation>{subject}: ở đây không có gì khác nhau.</translation>
    </message>
    <message>
        <source>{subject}: the first {count}</source>
        <translation>{subject}: {count} mục đầu tiên</translation>
    </message>
    <message>
        <source>{subject}: {count}</source>
        <translation>{subject}: {count}</translation>
    </message>
</context>
<context>
    <name>ItemsTable</name>
    <message>
        <source>Take the annotator in column:</source>
        <translation>Lấy của người ở cột:</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the key here; Backspace takes it away.</source>
        <translation>Nhấn phím ở đây; Backspace để bỏ.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
</context>
<context>
    <name>KeySettingsDialog</name>
    <message>
        <source>&amp;Add key</source>
        <translation>T&amp;hêm phím</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Bỏ phím</translation>
    </message>
    <message>
        <source>C&amp;hange key</source>
        <translation>Đổ&amp;i phím</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Đổi phím</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Tìm lệnh hoặc phím</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>Keys of the text work while it has the keyboard; those of the window work everywhere.</source>
        <translation>Phím của văn bản có tác dụng khi con trỏ ở trong văn bản; phím của cửa sổ có tác dụng ở mọi nơi.</translation>
    </message>
    <message>
        <source>Press the key for “{what}”; Esc leaves</source>
        <translation>Nhấn phím cho “{what}”; Esc để thôi</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>&amp;Mặc định</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>Mặc định &amp;tất cả</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Tác dụng</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>No further span in this direction.</source>
        <translation>Không còn cụm từ nào ở hướng này.</translation>
    </message>
    <message>
        <source>Select a span first.</source>
        <translation>Hãy chọn một cụm từ trước.</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>Edges of the selection or span</source>
        <translation>Hai đầu của vùng chọn hoặc cụm từ</translation>
    </message>
    <message>
        <source>End of the document</source>
        <translation>Cuối tài liệu</translation>
    </message>
    <message>
        <source>End of the line</source>
        <translation>Cuối dòng</translation>
    </message>
    <message>
        <source>Extend back by a character; of a span, the start outwards</source>
        <translation>Nới về trước một ký tự; với cụm từ: nới điểm đầu</translation>
    </message>
    <message>
        <source>Extend back by a paragraph</source>
        <translation>Nới về trước một đoạn</translation>
    </message>
    <message>
        <source>Extend back by a sentence</source>
        <translation>Nới về trước một câu</translation>
    </message>
    <message>
        <source>Extend back by a syllable</source>
        <translation>Nới về trước một âm tiết</translation>
    </message>
    <message>
        <source>Extend back by a word</source>
        <translation>Nới về trước một từ</translation>
    </message>
    <message>
        <source>Extend by a character; of a span, the start inwards</source>
        <translation>Nới thêm một ký tự; với cụm từ: thu điểm đầu</translation>
    </message>
    <message>
        <source>Extend by a page down</source>
        <translation>Nới xuống một trang</translation>
    </message>
    <message>
        <source>Extend by a page up</source>
        <translation>Nới lên một trang</translation>
    </message>
    <message>
        <source>Extend by a paragraph</source>
        <translation>Nới thêm một đoạn</translation>
    </message>
    <message>
        <source>Extend by a sentence</source>
        <translation>Nới thêm một câu</translation>
    </message>
    <message>
        <source>Extend by a syllable</source>
        <translation>Nới thêm một âm tiết</translation>
    </message>
    <message>
        <source>Extend by a word</source>
        <translation>Nới thêm một từ</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Nới vùng chọn</translation>
    </message>
    <message>
        <source>Extend to the end of the document</source>
        <translation>Nới tới cuối tài liệu</translation>
    </message>
    <message>
        <source>Extend to the end of the line</source>
        <translation>Nới tới cuối dòng</translation>
    </message>
    <message>
        <source>Extend to the line above</source>
        <translation>Nới tới dòng trên</translation>
    </message>
    <message>
        <source>Extend to the line below</source>
        <translation>Nới tới dòng dưới</translation>
    </message>
    <message>
        <source>Extend to the start of the document</source>
        <translation>Nới tới đầu tài liệu</translation>
    </message>
    <message>
        <source>Extend to the start of the line</source>
        <translation>Nới tới đầu dòng</translation>
    </message>
    <message>
        <source>Label and link</source>
        <translation>Gán nhãn và nối</translation>
    </message>
    <message>
        <source>Label every identical stretch like the selected span</source>
        <translation>Gán nhãn mọi đoạn giống hệt cụm từ đang chọn</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>Dòng trên</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Dòng dưới</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>Di chuyển con trỏ</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>Ứng viên sau</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>Đoạn sau</translation>
    </message>
    <message>
        <source>Next relation of the span</source>
        <translation>Quan hệ sau của cụm từ</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Câu sau</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>Cụm từ sau</translation>
    </message>
    <message>
        <source>Next syllable</source>
        <translation>Âm tiết sau</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Từ sau</translation>
    </message>
    <message>
        <source>Note and attributes; in a relation, take the marked end</source>
        <translation>Ghi chú và thuộc tính; khi đang nối quan hệ: lấy đầu được đánh dấu</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Trang dưới</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Trang trên</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>Ứng viên trước</translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation>Đoạn trước</translation>
    </message>
    <message>
        <source>Previous relation of the span</source>
        <translation>Quan hệ trước của cụm từ</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Câu trước</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>Cụm từ trước</translation>
    </message>
    <message>
        <source>Previous syllable</source>
        <translation>Âm tiết trước</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Từ trước</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>Xóa mục đang chọn</translation>
    </message>
    <message>
        <source>Select nothing, leave the relation</source>
        <translation>Bỏ chọn, thoát khỏi quan hệ</translation>
    </message>
    <message>
        <source>Start a relation from the selected span</source>
        <translation>Bắt đầu quan hệ từ cụm từ đang chọn</translation>
    </message>
    <message>
        <source>Start a relation to the selected span</source>
        <translation>Bắt đầu quan hệ tới cụm từ đang chọn</translation>
    </message>
    <message>
        <source>Start inwards</source>
        <translation>Thu điểm đầu</translation>
    </message>
    <message>
        <source>Start of the document</source>
        <translation>Đầu tài liệu</translation>
    </message>
    <message>
        <source>Start of the line</source>
        <translation>Đầu dòng</translation>
    </message>
    <message>
        <source>Start outwards</source>
        <translation>Nới điểm đầu</translation>
    </message>
    <message>
        <source>Stop inwards</source>
        <translation>Thu điểm cuối</translation>
    </message>
    <message>
        <source>Stop outwards</source>
        <translation>Nới điểm cuối</translation>
    </message>
    <message>
        <source>Walk through the text</source>
        <translation>Đi qua văn bản</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Annotator: keys and gestures</source>
        <translation>Annotator: phím và thao tác</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>Đổ&amp;i phím…</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Phím và thao tác</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>I&amp;n…</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;All files (*)</source>
        <translation>PDF (*.pdf);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Lưu thành &amp;PDF…</translation>
    </message>
    <message>
        <source>Save the keys</source>
        <translation>Lưu bảng phím</translation>
    </message>
    <message>
        <source>annotator-keys.pdf</source>
        <translation>annotator-phim.pdf</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>By character; of a span, its start</source>
        <translation>Theo ký tự; với cụm từ: điểm đầu</translation>
    </message>
    <message>
        <source>By line</source>
        <translation>Theo dòng</translation>
    </message>
    <message>
        <source>By page</source>
        <translation>Theo trang</translation>
    </message>
    <message>
        <source>By paragraph</source>
        <translation>Theo đoạn</translation>
    </message>
    <message>
        <source>By sentence</source>
        <translation>Theo câu</translation>
    </message>
    <message>
        <source>By syllable</source>
        <translation>Theo âm tiết</translation>
    </message>
    <message>
        <source>By syllable; of a span, its stop</source>
        <translation>Theo âm tiết; với cụm từ: điểm cuối</translation>
    </message>
    <message>
        <source>By word</source>
        <translation>Theo từ</translation>
    </message>
    <message>
        <source>Entity labels</source>
        <translation>Nhãn thực thể</translation>
    </message>
    <message>
        <source>Menu {menu}</source>
        <translation>Trình đơn {menu}</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Chuột</translation>
    </message>
    <message>
        <source>Next, previous candidate: what looks like a name, date, number</source>
        <translation>Ứng viên sau, trước: chỗ giống tên riêng, ngày tháng, con số</translation>
    </message>
    <message>
        <source>Next, previous relation of the span; then ←/→: its head, its tail</source>
        <translation>Quan hệ sau, trước của cụm từ; rồi ←/→: đầu, đuôi của nó</translation>
    </message>
    <message>
        <source>Next, previous span</source>
        <translation>Cụm từ sau, trước</translation>
    </message>
    <message>
        <source>Relation labels</source>
        <translation>Nhãn quan hệ</translation>
    </message>
    <message>
        <source>Start or stop inwards</source>
        <translation>Thu điểm đầu, điểm cuối</translation>
    </message>
    <message>
        <source>Start or stop outwards by a syllable</source>
        <translation>Nới điểm đầu, điểm cuối một âm tiết</translation>
    </message>
    <message>
        <source>Start, end of the document</source>
        <translation>Đầu, cuối tài liệu</translation>
    </message>
    <message>
        <source>Start, end of the line</source>
        <translation>Đầu, cuối dòng</translation>
    </message>
    <message>
        <source>To the start, end of the document</source>
        <translation>Tới đầu, cuối tài liệu</translation>
    </message>
    <message>
        <source>To the start, end of the line</source>
        <translation>Tới đầu, cuối dòng</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Alpha and gamma</source>
        <translation>Alpha và gamma</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Theo nhãn</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Each annotator</source>
        <translation>Từng người gán nhãn</translation>
    </message>
    <message>
        <source>Figures of relations</source>
        <translation>Chỉ số của quan hệ</translation>
    </message>
    <message>
        <source>Figures of spans</source>
        <translation>Chỉ số của cụm từ</translation>
    </message>
    <message>
        <source>Labels mixed up</source>
        <translation>Nhãn bị lẫn</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Theo thời gian</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Ai với ai</translation>
    </message>
    <message>
        <source>Why relations differ</source>
        <translation>Vì sao quan hệ khác nhau</translation>
    </message>
    <message>
        <source>accept by rule: {count}</source>
        <translation>chấp nhận theo quy tắc: {count}</translation>
    </message>
    <message>
        <source>add a label</source>
        <translation>thêm nhãn vào bộ nhãn</translation>
    </message>
    <message>
        <source>add annotator {name}</source>
        <translation>thêm người gán nhãn {name}</translation>
    </message>
    <message>
        <source>add relation {label}</source>
        <translation>thêm quan hệ {label}</translation>
    </message>
    <message>
        <source>add {label} “{text}”</source>
        <translation>thêm {label} “{text}”</translation>
    </message>
    <message>
        <source>change a label</source>
        <translation>sửa nhãn của bộ nhãn</translation>
    </message>
    <message>
        <source>change attributes or note of a relation</source>
        <translation>sửa thuộc tính hoặc ghi chú của quan hệ</translation>
    </message>
    <message>
        <source>change attributes or note of a span</source>
        <translation>sửa thuộc tính hoặc ghi chú của cụm từ</translation>
    </message>
    <message>
        <source>change the attributes of the scheme</source>
        <translation>sửa các thuộc tính của bộ nhãn</translation>
    </message>
    <message>
        <source>change the project&apos;s properties</source>
        <translation>sửa thông tin dự án</translation>
    </message>
    <message>
        <source>compact the history</source>
        <translation>thu gọn lịch sử</translation>
    </message>
    <message>
        <source>count working time</source>
        <translation>tính thời gian làm việc</translation>
    </message>
    <message>
        <source>decide all like “{text}”: {count}</source>
        <translation>quyết định mọi mục giống “{text}”: {count}</translation>
    </message>
    <message>
        <source>decide “{text}”</source>
        <translation>quyết định “{text}”</translation>
    </message>
    <message>
        <source>finish the document</source>
        <translation>hoàn tất tài liệu</translation>
    </message>
    <message numerus="yes">
        <source>give documents to %n annotator(s)</source>
        <translation>
            <numerusform>giao tài liệu cho %n người gán nhãn</numerusform>
        </translation>
    </message>
    <message>
        <source>import annotations</source>
        <translation>nhập nhãn đã gán</translation>
    </message>
    <message>
        <source>import {documents}</source>
        <translation>nhập {documents}</translation>
    </message>
    <message>
        <source>import {spans} of documents that were there</source>
        <translation>nhập {spans} cho các tài liệu đã có</translation>
    </message>
    <message>
        <source>label “{text}” at {count} more places</source>
        <translation>gán nhãn “{text}” ở {count} chỗ nữa</translation>
    </message>
    <message>
        <source>make a package for {name}</source>
        <translation>tạo gói cho {name}</translation>
    </message>
    <message>
        <source>make the sample project</source>
        <translation>tạo dự án mẫu</translation>
    </message>
    <message numerus="yes">
        <source>merge %n file(s)</source>
        <translation>
            <numerusform>gộp %n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>merge {label} into {into}</source>
        <translation>gộp {label} vào {into}</translation>
    </message>
    <message>
        <source>move a label</source>
        <translation>dời chỗ một nhãn</translation>
    </message>
    <message>
        <source>move the ends of “{text}”</source>
        <translation>dời ranh giới của “{text}”</translation>
    </message>
    <message>
        <source>note on the decision about “{text}”</source>
        <translation>ghi chú về quyết định “{text}”</translation>
    </message>
    <message>
        <source>relabel a relation to {label}</source>
        <translation>đổi nhãn quan hệ thành {label}</translation>
    </message>
    <message>
        <source>relabel {spans} to {label}</source>
        <translation>đổi nhãn {spans} thành {label}</translation>
    </message>
    <message>
        <source>remove a label</source>
        <translation>xóa nhãn khỏi bộ nhãn</translation>
    </message>
    <message>
        <source>remove documents</source>
        <translation>xóa tài liệu</translation>
    </message>
    <message>
        <source>remove {relations}</source>
        <translation>xóa {relations}</translation>
    </message>
    <message>
        <source>remove {spans}</source>
        <translation>xóa {spans}</translation>
    </message>
    <message>
        <source>remove {spans} and {relations}</source>
        <translation>xóa {spans} và {relations}</translation>
    </message>
    <message>
        <source>rename a document</source>
        <translation>đổi tên tài liệu</translation>
    </message>
    <message>
        <source>rename an annotator</source>
        <translation>đổi tên người gán nhãn</translation>
    </message>
    <message>
        <source>reopen the document</source>
        <translation>mở lại tài liệu</translation>
    </message>
    <message>
        <source>reverse a relation</source>
        <translation>đảo chiều quan hệ</translation>
    </message>
    <message>
        <source>salvage a damaged project</source>
        <translation>cứu dữ liệu từ dự án bị hỏng</translation>
    </message>
    <message>
        <source>set the scheme {name}</source>
        <translation>đặt bộ nhãn {name}</translation>
    </message>
    <message>
        <source>settle a conflict</source>
        <translation>giải quyết một xung đột</translation>
    </message>
    <message>
        <source>take decisions back: {count}</source>
        <translation>rút lại quyết định: {count}</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>&amp;Key:</source>
        <translation>&amp;Phím:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>Tê&amp;n:</translation>
    </message>
    <message>
        <source>&amp;Pairs that it may connect; heads down, tails across:</source>
        <translation>N&amp;hững cặp được nối; đầu theo hàng, đuôi theo cột:</translation>
    </message>
    <message>
        <source>A label needs a name.</source>
        <translation>Nhãn cần có tên.</translation>
    </message>
    <message>
        <source>Both directions mean the same (s&amp;ymmetric)</source>
        <translation>H&amp;ai chiều như nhau (đối xứng)</translation>
    </message>
    <message>
        <source>Co&amp;lour:</source>
        <translation>&amp;Màu:</translation>
    </message>
    <message>
        <source>Colour of {label}</source>
        <translation>Màu của {label}</translation>
    </message>
    <message>
        <source>De&amp;finition:</source>
        <translation>Định n&amp;ghĩa:</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Định nghĩa</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>May &amp;connect any labels</source>
        <translation>Nối đượ&amp;c mọi nhãn</translation>
    </message>
    <message>
        <source>One pair must stay, or the relation may connect any labels.</source>
        <translation>Phải giữ ít nhất một cặp; nếu không, quan hệ sẽ nối được mọi nhãn.</translation>
    </message>
    <message>
        <source>T&amp;itle:</source>
        <translation>Tên h&amp;iển thị:</translation>
    </message>
    <message>
        <source>The key {key} belongs to {holder} already.</source>
        <translation>Phím {key} đã dùng cho {holder}.</translation>
    </message>
    <message>
        <source>There are no entity labels to choose from yet.</source>
        <translation>Chưa có nhãn thực thể nào để chọn.</translation>
    </message>
    <message>
        <source>There is a label {name} already. To make them one, use Merge.</source>
        <translation>Đã có nhãn {name}. Muốn nhập hai nhãn làm một, hãy dùng Gộp.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên hiển thị</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
</context>
<context>
    <name>Labelling</name>
    <message>
        <source>Select a span or a relation first.</source>
        <translation>Trước hết hãy chọn một vùng hoặc một quan hệ.</translation>
    </message>
    <message>
        <source>Select text or a span first.</source>
        <translation>Trước hết hãy chọn một đoạn văn bản hoặc một cụm từ.</translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message>
        <source>Entity</source>
        <translation>Thực thể</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Hiện lại</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>Chỉ hiện nhãn này</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} nhãn bị ẩn</translation>
    </message>
</context>
<context>
    <name>LabelsTab</name>
    <message numerus="yes">
        <source>%n allowed pair(s) of ends go too.</source>
        <translation>
            <numerusform>%n cặp được nối cũng mất theo.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Tạ&amp;o</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>Gộp &amp;vào…</translation>
    </message>
    <message>
        <source>Dele&amp;te…</source>
        <translation>&amp;Xóa…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Delete the label {name}?</source>
        <translation>Xóa nhãn {name}?</translation>
    </message>
    <message>
        <source>In use: {relations} in {documents}.</source>
        <translation>Đang dùng: {relations} trong {documents}.</translation>
    </message>
    <message>
        <source>In use: {spans} in {documents}; {relations} hang on them.</source>
        <translation>Đang dùng: {spans} trong {documents}; {relations} gắn với chúng.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Xuống &amp;dưới</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Lên trên</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Nhãn mới</translation>
    </message>
    <message>
        <source>Not in use yet.</source>
        <translation>Chưa dùng ở đâu.</translation>
    </message>
    <message>
        <source>Nothing is labelled with it.</source>
        <translation>Chưa có chỗ nào mang nhãn này.</translation>
    </message>
    <message>
        <source>There is a label {name} already.</source>
        <translation>Đã có nhãn {name}.</translation>
    </message>
    <message>
        <source>{labels} connect nothing but {label}: delete them, or let them connect other labels, first.</source>
        <translation>{labels} chỉ nối với nhãn {label}: hãy xóa các quan hệ đó hoặc cho chúng nối với nhãn khác trước.</translation>
    </message>
    <message>
        <source>Type the name of the new label first.</source>
        <translation>Trước hết hãy gõ tên nhãn mới.</translation>
    </message>
    <message>
        <source>With it go {relations} in {documents}.</source>
        <translation>Mất theo {relations} trong {documents}.</translation>
    </message>
    <message>
        <source>With it go {spans} in {documents}, and {relations} that hang on them.</source>
        <translation>Mất theo {spans} trong {documents}, cùng {relations} gắn với chúng.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>No relation may run from {head} to {tail}.</source>
        <translation>Không có quan hệ nào được nối từ {head} tới {tail}.</translation>
    </message>
    <message>
        <source>These two are linked already.</source>
        <translation>Hai cụm từ này đã được nối với nhau.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tool bar</source>
        <translation>Thanh công cụ</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Found: {count}</source>
        <translation>Tìm thấy: {count}</translation>
    </message>
    <message>
        <source>Spans: {count}, most of them {label}</source>
        <translation>Cụm từ có nhãn: {count}, phần lớn là {label}</translation>
    </message>
    <message>
        <source>The same words: {count}</source>
        <translation>Cụm từ giống hệt: {count}</translation>
    </message>
    <message>
        <source>Without a label yet: {count}</source>
        <translation>Chưa gán nhãn: {count}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Gán nhãn</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Entity label</source>
        <translation>&amp;Nhãn thực thể</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>Đ&amp;i tới</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>T&amp;rợ giúp</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Ngôn n&amp;gữ</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Khung</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Giao &amp;diện</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Whose work is shown</source>
        <translation>&amp;Xem nhãn của ai</translation>
    </message>
    <message>
        <source>Line &amp;spacing</source>
        <translation>G&amp;iãn dòng</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở gần đâ&amp;y</translation>
    </message>
    <message>
        <source>Re&amp;lation label</source>
        <translation>Nhãn quan &amp;hệ</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Dự án Annotator (*.annodb)</translation>
    </message>
    <message>
        <source>Merge projects</source>
        <translation>Gộp dự án</translation>
    </message>
    <message>
        <source>Take it in all the same</source>
        <translation>Vẫn gộp vào</translation>
    </message>
    <message>
        <source>The files are being taken in; they are not changed.</source>
        <translation>Đang gộp các tệp; bản thân các tệp này không bị thay đổi.</translation>
    </message>
    <message>
        <source>The other file&apos;s: {value}</source>
        <translation>Của tệp kia: {value}</translation>
    </message>
    <message>
        <source>This project&apos;s: {value}</source>
        <translation>Của dự án này: {value}</translation>
    </message>
    <message>
        <source>{name} was changed here and in the other file ({part}). Which shall hold?</source>
        <translation>{name} đã được sửa cả ở đây lẫn trong tệp kia ({part}). Giữ bản nào?</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n allowed pair(s) of ends will name {target}.</source>
        <translation>
            <numerusform>%n cặp đầu mút được phép sẽ ghi {target}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Into:</source>
        <translation>&amp;Vào:</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>Gộp nhãn</translation>
    </message>
    <message>
        <source>Merge:</source>
        <translation>Gộp:</translation>
    </message>
    <message>
        <source>{relations} that hang on them stay.</source>
        <translation>{relations} gắn với chúng được giữ nguyên.</translation>
    </message>
    <message>
        <source>{things} in {documents} become {target}; the label {source} is deleted.</source>
        <translation>{things} trong {documents} sẽ mang nhãn {target}; nhãn {source} bị xóa.</translation>
    </message>
</context>
<context>
    <name>MergeReportDialog</name>
    <message numerus="yes">
        <source>%n file(s) merged. Undo takes it all back.</source>
        <translation>
            <numerusform>Đã gộp %n tệp. Hoàn tác sẽ trả lại như cũ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Đã gộp</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Nothing new in {names}.</source>
        <translation>Không có gì mới trong {names}.</translation>
    </message>
    <message>
        <source>Nothing new: all of it is in the project already.</source>
        <translation>Không có gì mới: tất cả đã có trong dự án.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Đã xóa</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Nguyên nhân</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Do not draw this label for a while</source>
        <translation>Tạm ẩn nhãn này</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Draw this label again</source>
        <translation>Hiện lại nhãn này</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Đầu</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Bản chuẩn</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ở đây</translation>
    </message>
    <message>
        <source>Hold this label: each words chosen become one span</source>
        <translation>Giữ nhãn này: mỗi lần chọn từ là thành một cụm từ</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Let go of this label</source>
        <translation>Thôi giữ nhãn này</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Bị thay</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Rel.</source>
        <translation>Q.hệ</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Đã gán</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Cụm từ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Text in context</source>
        <translation>Văn bản trong ngữ cảnh</translation>
    </message>
    <message>
        <source>The one</source>
        <translation>Người này</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Người kia</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đuôi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Gì</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} ký tự</translation>
    </message>
    <message>
        <source>{label}, hidden</source>
        <translation>{label}, đang ẩn</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message numerus="yes">
        <source>%n entity label(s)</source>
        <translation>
            <numerusform>%n nhãn thực thể</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation label(s)</source>
        <translation>
            <numerusform>%n nhãn quan hệ</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>Thư &amp;mục:</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>Bộ &amp;nhãn:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Tên:</translation>
    </message>
    <message>
        <source>A name cannot hold the character {character}.</source>
        <translation>Tên không được có ký tự {character}.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Tạo</translation>
    </message>
    <message>
        <source>Folder of the new project</source>
        <translation>Thư mục của dự án mới</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Từ tệp…</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>Hãy đặt tên cho dự án.</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>Bộ nhãn</translation>
    </message>
    <message>
        <source>Label sets (*.json);;All files (*)</source>
        <translation>Bộ nhãn (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Dự án mới</translation>
    </message>
    <message>
        <source>No labels yet (add them later)</source>
        <translation>Chưa có nhãn (thêm sau)</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {path}.</source>
        <translation>Không ghi được vào thư mục {path}.</translation>
    </message>
    <message>
        <source>The project will be kept in the file {path}.</source>
        <translation>Dự án sẽ được lưu trong tệp {path}.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
        <source>This name cannot be used for a file; choose another.</source>
        <translation>Tên này không dùng làm tên tệp được; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>for example News May 2026</source>
        <translation>ví dụ: Tin tức tháng 5-2026</translation>
    </message>
    <message>
        <source>{name} is in this folder already; choose another name.</source>
        <translation>{name} đã có trong thư mục này; hãy chọn tên khác.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n edit(s) kept and shown; saving is tried again by itself.</source>
        <translation>
            <numerusform>%n thay đổi được giữ lại và vẫn hiển thị; chương trình tự thử lưu lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that are not saved cannot be taken to another file; do that again in what you restore or salvage.</source>
        <translation>
            <numerusform>%n chỉnh sửa chưa lưu không chuyển sang tệp khác được; hãy làm lại trong bản bạn khôi phục hoặc cứu được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that are not saved wait, and go into the backup that you restore or into what you salvage.</source>
        <translation>
            <numerusform>%n chỉnh sửa chưa lưu đang chờ và sẽ được đưa vào bản sao lưu bạn khôi phục hoặc vào tệp bạn cứu được.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to my own</source>
        <translation>Về phần của tôi</translation>
    </message>
    <message>
        <source>Drop what is not saved</source>
        <translation>Bỏ phần chưa lưu</translation>
    </message>
    <message>
        <source>Go on in a copy…</source>
        <translation>Làm tiếp trên bản sao…</translation>
    </message>
    <message>
        <source>Open for reading only: you can look at everything and change nothing.</source>
        <translation>Dự án chỉ mở để đọc: bạn xem được mọi thứ nhưng không sửa được gì.</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Khôi phục bản sao lưu…</translation>
    </message>
    <message>
        <source>Salvage…</source>
        <translation>Cứu dữ liệu…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu bản sao…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Tiếp quản…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading “{name}”…</source>
        <translation>Đang đọc “{name}”…</translation>
    </message>
    <message>
        <source>“{name}” is still being read. Esc cancels.</source>
        <translation>“{name}” vẫn đang được đọc. Esc để hủy.</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message numerus="yes">
        <source>%n package(s) were written to {folder}.</source>
        <translation>
            <numerusform>Đã ghi %n gói vào {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Annotators:</source>
        <translation>&amp;Người gán nhãn:</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>&amp;Documents:</source>
        <translation>&amp;Tài liệu:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>Thư &amp;mục:</translation>
    </message>
    <message>
        <source>&amp;Random seed:</source>
        <translation>Mầm n&amp;gẫu nhiên:</translation>
    </message>
    <message>
        <source>&amp;Shared by all:</source>
        <translation>Phần c&amp;hung cho mọi người:</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Tất cả tài liệu</translation>
    </message>
    <message>
        <source>Annotators for &amp;each document:</source>
        <translation>&amp;Số người cho mỗi tài liệu:</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Hãy chọn một thư mục.</translation>
    </message>
    <message>
        <source>Documents that nobody has yet</source>
        <translation>Các tài liệu chưa giao cho ai</translation>
    </message>
    <message>
        <source>Folder for the packages</source>
        <translation>Thư mục chứa các gói</translation>
    </message>
    <message>
        <source>The packages are being written.</source>
        <translation>Đang tạo các gói.</translation>
    </message>
    <message>
        <source>There is no document to give to anybody.</source>
        <translation>Không có tài liệu nào để giao.</translation>
    </message>
    <message>
        <source>Work packages</source>
        <translation>Gói công việc</translation>
    </message>
    <message>
        <source>Write the packages</source>
        <translation>Tạo các gói</translation>
    </message>
    <message>
        <source>one name a line</source>
        <translation>mỗi dòng một tên</translation>
    </message>
    <message>
        <source>{count} documents: {least} for each annotator, {common} of them shared by all. The same seed draws the same.</source>
        <translation>{count} tài liệu: mỗi người gán nhãn nhận {least}, trong đó {common} tài liệu chung cho tất cả. Cùng một số khởi tạo thì chia như nhau.</translation>
    </message>
    <message>
        <source>{count} documents: {least} to {most} for each annotator, {common} of them shared by all. The same seed draws the same.</source>
        <translation>{count} tài liệu: mỗi người nhận từ {least} đến {most}, trong đó {common} tài liệu chung cho mọi người. Cùng một hạt giống cho cùng kết quả.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>&gt; commands   @ labels   # documents</source>
        <translation>&gt; lệnh   @ nhãn   # tài liệu</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Find a command, label or document</source>
        <translation>Tìm lệnh, nhãn hoặc tài liệu</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>Hiện không thực hiện được.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>hiện không được</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>không tìm thấy</translation>
    </message>
    <message>
        <source>the best {shown} of {count}</source>
        <translation>{shown} kết quả hợp nhất trong {count}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>tìm thấy {count}</translation>
    </message>
</context>
<context>
    <name>PreviewBox</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>Not finished and left out: {documents}.</source>
        <translation>Chưa hoàn tất nên để ngoài: {documents}.</translation>
    </message>
    <message>
        <source>Nothing gets lost.</source>
        <translation>Không mất gì.</translation>
    </message>
    <message>
        <source>What the format cannot hold, in the first {documents}: {losses}.</source>
        <translation>Định dạng không chứa được, tính trong {documents} đầu tiên: {losses}.</translation>
    </message>
    <message>
        <source>What the format cannot hold: {losses}.</source>
        <translation>Định dạng không chứa được: {losses}.</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Những gì sẽ được ghi</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Annotator ended unexpectedly the last time. All that was shown as saved is there.</source>
        <translation>Lần trước Annotator đã dừng đột ngột. Mọi thứ từng báo là đã lưu đều còn đó.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Xem báo cáo</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>A copy was saved as {path}.</source>
        <translation>Đã lưu bản sao thành {path}.</translation>
    </message>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Dự án Annotator (*.annodb)</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>Kiểm tra dự án</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>If the project is still open on the other computer, work may be lost there. Take it over?</source>
        <translation>Nếu dự án còn mở ở máy kia thì công việc ở đó có thể bị mất. Vẫn tiếp quản?</translation>
    </message>
    <message>
        <source>Go on in a copy</source>
        <translation>Làm tiếp trên bản sao</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that were not saved were done here.</source>
        <translation>
            <numerusform>%n chỉnh sửa chưa lưu đã được thực hiện ở đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave and lose it</source>
        <translation>Rời đi và bỏ</translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s), which no restored or salvaged file has taken. Lose that work?</source>
        <translation>
            <numerusform>Còn %n chỉnh sửa chưa lưu mà chưa tệp khôi phục hay cứu dữ liệu nào nhận. Bỏ phần việc đó?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s). Forget that work?</source>
        <translation>
            <numerusform>Còn %n thay đổi chưa lưu. Bỏ phần đó?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s). Leave the project and lose that work?</source>
        <translation>
            <numerusform>Còn %n thay đổi chưa lưu. Rời dự án và bỏ phần đó?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n edit(s) that were not saved {done} were done here; the others are not possible here.</source>
        <translation>
            <numerusform>Trong %n chỉnh sửa chưa lưu, {done} đã được thực hiện ở đây; những chỉnh sửa còn lại không thực hiện được ở đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu bản sao</translation>
    </message>
    <message>
        <source>Structure, texts, offsets and log are being checked.</source>
        <translation>Đang kiểm tra cấu trúc, văn bản, vị trí và nhật ký.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tiếp quản</translation>
    </message>
    <message>
        <source>The project file is being checked while you work.</source>
        <translation>Tệp dự án đang được kiểm tra trong khi bạn làm việc.</translation>
    </message>
    <message>
        <source>The project file was checked: it is whole.</source>
        <translation>Đã kiểm tra tệp dự án: tệp nguyên vẹn.</translation>
    </message>
    <message>
        <source>The project was checked: everything is in order.</source>
        <translation>Đã kiểm tra dự án: mọi thứ đều ổn.</translation>
    </message>
    <message>
        <source>You work in {path} from now on; all edits are saved there. {name} stays as it was last saved.</source>
        <translation>Từ giờ bạn làm việc trên {path}; mọi thay đổi đã được lưu ở đó. {name} giữ nguyên như lần lưu cuối.</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} bản sao</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>Bí danh</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Lối tắt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>&amp;Thêm vào màu tự chọn</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>Màu &amp;cơ bản</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>Màu tự c&amp;họn</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>&amp;Lục:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>&amp;HTML:</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>Lấy màu trên &amp;màn hình</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>Đ&amp;ỏ:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>Đậm &amp;nhạt:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>Độ &amp;sáng:</translation>
    </message>
    <message>
        <source>A&amp;lpha channel:</source>
        <translation>Độ đụ&amp;c:</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>La&amp;m:</translation>
    </message>
    <message>
        <source>Hu&amp;e:</source>
        <translation>Sắc độ (&amp;e):</translation>
    </message>
    <message>
        <source>Select Color</source>
        <translation>Chọn màu</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>Tìm t&amp;rong:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang xem chi tiết</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang xem danh sách</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Tê&amp;n tệp:</translation>
    </message>
    <message>
        <source>File name:</source>
        <translation>Tên tệp:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Loại tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới trước</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục cha</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Danh sách nơi lưu và dấu trang</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính của tôi</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi gần đây</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Ẩn chi tiết...</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Hiện chi tiết...</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>K&amp;hông tất cả</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Có tất &amp;cả</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Chép địa chỉ &amp;liên kết</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Shown again: {labels}.</source>
        <translation>Đã hiện lại: {labels}.</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>A backup is made; the history is being compacted and checked.</source>
        <translation>Đang tạo bản sao lưu, thu gọn và kiểm tra lịch sử.</translation>
    </message>
    <message>
        <source>Compact the history</source>
        <translation>Thu gọn lịch sử</translation>
    </message>
    <message>
        <source>No fault was met yet, so there are no logs.</source>
        <translation>Chưa gặp lỗi nào nên không có nhật ký.</translation>
    </message>
    <message>
        <source>The history was compacted: {before} became {after}. The backup {name} has all of it.</source>
        <translation>Lịch sử đã được thu gọn: từ {before} còn {after}. Bản sao lưu {name} giữ đầy đủ lịch sử.</translation>
    </message>
    <message>
        <source>The logs lie in {path}.</source>
        <translation>Nhật ký nằm ở {path}.</translation>
    </message>
</context>
<context>
    <name>RelationPick</name>
    <message>
        <source>No hint goes on with {letter}.</source>
        <translation>Không có gợi ý nào tiếp tục bằng {letter}.</translation>
    </message>
    <message>
        <source>No span here may be the head of a relation to this one.</source>
        <translation>Ở đây không có cụm từ nào làm đầu được cho quan hệ tới cụm từ này.</translation>
    </message>
    <message>
        <source>No span here may be the tail of a relation from this one.</source>
        <translation>Ở đây không có cụm từ nào làm đuôi được cho quan hệ từ cụm từ này.</translation>
    </message>
    <message>
        <source>Select the span that is to be linked first.</source>
        <translation>Trước hết hãy chọn cụm từ cần nối quan hệ.</translation>
    </message>
    <message>
        <source>The head: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>Đầu: gõ chữ gợi ý hoặc nhấp vào. R: đảo chiều, Tab: đi lần lượt, Esc: thôi.</translation>
    </message>
    <message>
        <source>The scheme has no relation for {label}.</source>
        <translation>Bộ nhãn không có quan hệ nào cho {label}.</translation>
    </message>
    <message>
        <source>The tail: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>Đuôi: gõ chữ gợi ý hoặc nhấp vào. R: đảo chiều, Tab: đi lần lượt, Esc: thôi.</translation>
    </message>
    <message>
        <source>{relation} may neither begin nor end at {label}.</source>
        <translation>{relation} không thể bắt đầu hay kết thúc ở {label}.</translation>
    </message>
    <message>
        <source>{relation}: type the other end&apos;s letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>{relation}: gõ chữ của đầu kia hoặc bấm chuột vào đó. R: đổi chiều, Tab: đi lần lượt, Esc: thoát.</translation>
    </message>
</context>
<context>
    <name>RelationWalk</name>
    <message>
        <source>Relation {number} of {count}. Left: its head, Right: its tail.</source>
        <translation>Quan hệ {number} trên {count}. Trái: về đầu, Phải: tới đuôi.</translation>
    </message>
    <message>
        <source>Select a span or a relation first.</source>
        <translation>Hãy chọn một cụm từ hoặc một quan hệ trước.</translation>
    </message>
    <message>
        <source>This span has no relation.</source>
        <translation>Cụm từ này không có quan hệ nào.</translation>
    </message>
</context>
<context>
    <name>RelationsPanel</name>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
</context>
<context>
    <name>ReportPane</name>
    <message numerus="yes">
        <source>%n more item(s), counted but not listed.</source>
        <translation>
            <numerusform>Còn %n mục nữa, có đếm nhưng không liệt kê.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Chép bảng</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Reports (*.json);;All files (*)</source>
        <translation>Báo cáo (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Lưu báo cáo…</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>Xem trong văn bản</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Cụm từ</translation>
    </message>
    <message>
        <source>What did not come through as it stood</source>
        <translation>Những gì không được chuyển nguyên vẹn</translation>
    </message>
    <message>
        <source>in {part}; nearly equal to {other} in {place}</source>
        <translation>ở phần {part}; gần giống {other} ở phần {place}</translation>
    </message>
    <message>
        <source>near-duplicate</source>
        <translation>gần trùng</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Dự án Annotator (*.annodb)</translation>
    </message>
    <message>
        <source>Put it in place</source>
        <translation>Thay vào</translation>
    </message>
    <message>
        <source>Put it in the project&apos;s place</source>
        <translation>Đặt nó vào chỗ dự án</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>Restore as a new file…</source>
        <translation>Khôi phục thành tệp mới…</translation>
    </message>
    <message>
        <source>Salvage…</source>
        <translation>Cứu dữ liệu…</translation>
    </message>
    <message>
        <source>Show what is wrong</source>
        <translation>Xem hỏng những gì</translation>
    </message>
    <message>
        <source>The backup is being restored and checked.</source>
        <translation>Đang khôi phục và kiểm tra bản sao lưu.</translation>
    </message>
    <message>
        <source>The backups are looked through.</source>
        <translation>Đang xem qua các bản sao lưu.</translation>
    </message>
    <message>
        <source>The newest good backup is of {when}. What is wrong stays, put aside.</source>
        <translation>Bản sao lưu nguyên vẹn mới nhất là của {when}. Tệp bị hỏng vẫn được giữ lại, để riêng ra.</translation>
    </message>
    <message>
        <source>What is good in the damaged file can be salvaged into a new file; it stays as it is.</source>
        <translation>Phần còn tốt trong tệp bị hỏng có thể được cứu sang một tệp mới; tệp ấy giữ nguyên.</translation>
    </message>
    <message>
        <source>{name} becomes again what it was at {when}. The file as it is now is kept beside it, under another name.</source>
        <translation>{name} sẽ trở lại như lúc {when}. Tệp hiện giờ được giữ lại bên cạnh, dưới tên khác.</translation>
    </message>
    <message>
        <source>{name} of {time}</source>
        <translation>{name} lúc {time}</translation>
    </message>
    <message>
        <source>{name} put aside {time}</source>
        <translation>{name} để riêng {time}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n document(s) of yours begun and not finished. That window shows what others wrote there. Open it all the same?</source>
        <translation>
            <numerusform>Bạn còn %n tài liệu đã bắt đầu mà chưa hoàn tất. Cửa sổ này cho thấy người khác đã gán nhãn gì ở đó. Vẫn mở?</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>All agree</source>
        <translation>Mọi người đồng ý</translation>
    </message>
    <message>
        <source>At least so many agree</source>
        <translation>Ít nhất chừng này người đồng ý</translation>
    </message>
    <message>
        <source>At least {number} agree</source>
        <translation>Ít nhất {number} người đồng ý</translation>
    </message>
    <message>
        <source>More than half agree</source>
        <translation>Hơn nửa số người đồng ý</translation>
    </message>
    <message>
        <source>Only where the borders are the same</source>
        <translation>Chỉ khi ranh giới giống nhau</translation>
    </message>
    <message>
        <source>The longest span</source>
        <translation>Cụm từ dài nhất</translation>
    </message>
    <message>
        <source>The most frequent borders</source>
        <translation>Ranh giới hay gặp nhất</translation>
    </message>
    <message>
        <source>The shortest span</source>
        <translation>Cụm từ ngắn nhất</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>tự tay</translation>
    </message>
    <message>
        <source>like another item</source>
        <translation>giống mục khác</translation>
    </message>
    <message>
        <source>with its ends</source>
        <translation>theo hai đầu</translation>
    </message>
    <message>
        <source>{rule}, finished by at least {number}</source>
        <translation>{rule}, khi có ít nhất {number} người hoàn tất</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Chấp nhận</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Bao nhiêu người</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>Ở đâ&amp;u</translation>
    </message>
    <message>
        <source>Accept by rule</source>
        <translation>Chấp nhận theo quy tắc</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>Đang chấp nhận…</translation>
    </message>
    <message>
        <source>Agreement on the &amp;label</source>
        <translation>Đồng ý về &amp;nhãn</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Mọi tài liệu</translation>
    </message>
    <message>
        <source>Applied before</source>
        <translation>Đã áp dụng trước đây</translation>
    </message>
    <message>
        <source>B&amp;orders</source>
        <translation>&amp;Ranh giới</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>Decisions taken back: {count}.</source>
        <translation>Số quyết định đã rút lại: {count}.</translation>
    </message>
    <message>
        <source>Fi&amp;nished by at least</source>
        <translation>Số người đã h&amp;oàn thành ít nhất</translation>
    </message>
    <message>
        <source>Items accepted by rule ({rule}): {count}.</source>
        <translation>Số mục chấp nhận theo quy tắc ({rule}): {count}.</translation>
    </message>
    <message>
        <source>Items settled: {count} (in {documents}): {spans}, {relations}, “none of them”: {none}.</source>
        <translation>Số mục quyết định được: {count} (trong {documents}): {spans}, {relations}, “không chọn ai”: {none}.</translation>
    </message>
    <message>
        <source>Items that stay open: {count}.</source>
        <translation>Số mục còn để ngỏ: {count}.</translation>
    </message>
    <message>
        <source>Not allowed by the scheme: {relations} of them.</source>
        <translation>Trong đó bộ nhãn không cho phép: {relations}.</translation>
    </message>
    <message>
        <source>Not counted; choose again to count anew.</source>
        <translation>Chưa đếm được; hãy chọn lại để đếm lần nữa.</translation>
    </message>
    <message>
        <source>Rules that were applied</source>
        <translation>Các quy tắc đã áp dụng</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>Take decisions back, with the relations that lose an end: {count}?</source>
        <translation>Rút lại các quyết định, kể cả quan hệ bị mất một đầu: {count}?</translation>
    </message>
    <message>
        <source>Take its decisions &amp;back</source>
        <translation>Rút &amp;lại các quyết định ấy</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>Tài liệu này</translation>
    </message>
    <message>
        <source>What it would settle</source>
        <translation>Sẽ quyết định được</translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message numerus="yes">
        <source>%n more item(s) are counted but not listed.</source>
        <translation>
            <numerusform>%n mục nữa được đếm nhưng không liệt kê.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open the new project</source>
        <translation>&amp;Mở dự án mới</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Lưu báo cáo…</translation>
    </message>
    <message>
        <source>All else</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>Chép &amp;bảng</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Every row is in order.</source>
        <translation>Mọi dòng đều ổn.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Reports (*.json);;Tables (*.csv);;All files (*)</source>
        <translation>Báo cáo (*.json);;Bảng (*.csv);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Cứu dữ liệu</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Cụm từ</translation>
    </message>
    <message>
        <source>The history could not be read; it begins anew.</source>
        <translation>Không đọc được lịch sử; lịch sử bắt đầu lại từ đầu.</translation>
    </message>
    <message>
        <source>The history is kept, but for what it said of rows that are not as it said. What lies before the salvage cannot be undone.</source>
        <translation>Lịch sử được giữ, trừ phần nói về những dòng nay không như lịch sử ghi. Không hoàn tác được những gì trước lần cứu dữ liệu.</translation>
    </message>
    <message>
        <source>What did not come in as it was</source>
        <translation>Những gì không vào được nguyên vẹn</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Hỏng những gì</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>người gán nhãn</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>không đọc được</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>máy tính</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>xung đột</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>document</source>
        <translation>tài liệu</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>đáng ngờ</translation>
    </message>
    <message>
        <source>ends of a label</source>
        <translation>hai đầu của nhãn</translation>
    </message>
    <message>
        <source>file</source>
        <translation>tệp</translation>
    </message>
    <message>
        <source>history</source>
        <translation>lịch sử</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>label of an attribute</source>
        <translation>nhãn của thuộc tính</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>lớp</translation>
    </message>
    <message>
        <source>left behind</source>
        <translation>bỏ lại</translation>
    </message>
    <message>
        <source>of these recovered</source>
        <translation>trong đó khôi phục</translation>
    </message>
    <message>
        <source>read</source>
        <translation>đã đọc</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>khôi phục</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>quan hệ</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>thiết đặt</translation>
    </message>
    <message>
        <source>span</source>
        <translation>cụm từ</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>đã lấy</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>what a format kept</source>
        <translation>phần định dạng giữ lại</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>thời gian làm việc</translation>
    </message>
    <message>
        <source>{name} report</source>
        <translation>báo cáo {name}</translation>
    </message>
    <message>
        <source>{name}: no document could be salvaged. The new project holds none; take a backup if there is one.</source>
        <translation>{name}: không cứu được tài liệu nào. Dự án mới không có tài liệu; hãy dùng bản sao lưu nếu có.</translation>
    </message>
    <message>
        <source>{name}: no document of it can be salvaged.</source>
        <translation>{name}: không cứu được tài liệu nào trong tệp này.</translation>
    </message>
    <message>
        <source>{name}: of {read} rows {taken} are good and {rejected} are not.</source>
        <translation>{name}: trong {read} dòng có {taken} dòng tốt và {rejected} dòng hỏng.</translation>
    </message>
    <message>
        <source>{name}: {read} rows read, {taken} taken, {rejected} left behind.</source>
        <translation>{name}: đọc {read} dòng, lấy {taken}, bỏ lại {rejected}.</translation>
    </message>
</context>
<context>
    <name>SalvageTable</name>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Gì</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ ngữ</translation>
    </message>
</context>
<context>
    <name>Salvaging</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Dự án Annotator (*.annodb)</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Cứu dữ liệu</translation>
    </message>
    <message>
        <source>Salvage into a new file</source>
        <translation>Cứu dữ liệu sang tệp mới</translation>
    </message>
    <message>
        <source>The file is looked through row by row; it is not changed.</source>
        <translation>Tệp đang được xem từng dòng; nó không bị thay đổi.</translation>
    </message>
    <message>
        <source>What is good in the file is taken out of it; the file is not changed.</source>
        <translation>Phần còn tốt trong tệp đang được lấy ra; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>a document whose name is lost ({number})</source>
        <translation>tài liệu mất tên ({number})</translation>
    </message>
    <message>
        <source>{name} salvaged</source>
        <translation>{name} cứu được</translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>&amp;Entity labels</source>
        <translation>Nhãn &amp;thực thể</translation>
    </message>
    <message>
        <source>&amp;Relation labels</source>
        <translation>Nhãn &amp;quan hệ</translation>
    </message>
    <message>
        <source>&amp;Save to file…</source>
        <translation>Lưu &amp;ra tệp…</translation>
    </message>
    <message>
        <source>Add what is missing</source>
        <translation>Thêm phần còn thiếu</translation>
    </message>
    <message>
        <source>Attri&amp;butes</source>
        <translation>Th&amp;uộc tính</translation>
    </message>
    <message>
        <source>Label scheme</source>
        <translation>Bộ nhãn</translation>
    </message>
    <message>
        <source>Label schemes (*.json);;All files (*)</source>
        <translation>Bộ nhãn (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Read a label scheme</source>
        <translation>Đọc bộ nhãn</translation>
    </message>
    <message>
        <source>Read fr&amp;om file…</source>
        <translation>Đọc &amp;bộ nhãn…</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Thay tất cả</translation>
    </message>
    <message>
        <source>Replace the labels and attributes by those of {name}, or add to them?</source>
        <translation>Thay các nhãn và thuộc tính bằng của {name}, hay thêm vào?</translation>
    </message>
    <message>
        <source>Save the label scheme</source>
        <translation>Lưu bộ nhãn</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>Đã lưu vào {path}.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Dự án đang mở ở chế độ chỉ đọc.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Backups:</source>
        <translation>&amp;Sao lưu:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>Ngôn n&amp;gữ:</translation>
    </message>
    <message>
        <source>&amp;Size of the text:</source>
        <translation>&amp;Cỡ chữ văn bản:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>Giao &amp;diện:</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Bên cạnh dự án</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>Đổ&amp;i phím…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Everything half as large again, the text at 20 points or more.</source>
        <translation>Mọi thứ to hơn một nửa, chữ của văn bản từ 20 điểm trở lên.</translation>
    </message>
    <message>
        <source>In your data folder</source>
        <translation>Trong thư mục dữ liệu của bạn</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Phím:</translation>
    </message>
    <message>
        <source>Large &amp;print</source>
        <translation>Cỡ chữ &amp;lớn</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>New projects are worked on under this name.</source>
        <translation>Dự án mới được làm dưới tên này.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>The variable {name} says where they go.</source>
        <translation>Biến {name} quy định nơi lưu.</translation>
    </message>
    <message>
        <source>Those that there are stay where they are, and are found in both places.</source>
        <translation>Những bản đã có vẫn ở chỗ cũ và được tìm thấy ở cả hai nơi.</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>&amp;Tên của bạn:</translation>
    </message>
</context>
<context>
    <name>SpansPanel</name>
    <message>
        <source>Spans</source>
        <translation>Cụm từ</translation>
    </message>
</context>
<context>
    <name>SplitBox</name>
    <message>
        <source>Documents of one folder together</source>
        <translation>Tài liệu cùng thư mục vào cùng một phần</translation>
    </message>
    <message>
        <source>Each document by itself</source>
        <translation>Xét riêng từng tài liệu</translation>
    </message>
    <message>
        <source>Keep together:</source>
        <translation>Giữ cùng nhau:</translation>
    </message>
    <message>
        <source>Nearly equal documents together</source>
        <translation>Tài liệu gần giống nhau vào cùng một phần</translation>
    </message>
    <message>
        <source>Same shares of each label in every part</source>
        <translation>Tỉ lệ từng nhãn như nhau ở mọi phần</translation>
    </message>
    <message>
        <source>Same site in “{key}” together</source>
        <translation>Cùng trang web trong “{key}” vào cùng một phần</translation>
    </message>
    <message>
        <source>Same “{key}” together</source>
        <translation>Cùng “{key}” vào cùng một phần</translation>
    </message>
    <message>
        <source>Which part a document falls in then depends on all documents, so adding some may move others.</source>
        <translation>Khi đó tài liệu rơi vào phần nào là tùy toàn bộ tài liệu, nên thêm tài liệu có thể làm tài liệu khác đổi phần.</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>and more</source>
        <translation>và nữa</translation>
    </message>
    <message>
        <source>selected: {what}</source>
        <translation>đã chọn: {what}</translation>
    </message>
    <message>
        <source>tail: {span}</source>
        <translation>đuôi: {span}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Label entities and relations in article text.</source>
        <translation>Gán nhãn thực thể và quan hệ trong bài viết.</translation>
    </message>
    <message>
        <source>Or drop a project file here.</source>
        <translation>Hoặc thả tệp dự án vào đây.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Dự án gần đây</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>finished</source>
        <translation>hoàn tất</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>open</source>
        <translation>đang làm</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Annotator: {name}</source>
        <translation>Người gán nhãn: {name}</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation>Tên khác…</translation>
    </message>
    <message>
        <source>Document {place} of {count}</source>
        <translation>Tài liệu {place}/{count}</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n chưa lưu</numerusform>
        </translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>Save state</source>
        <translation>Tình trạng lưu</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Whose work is shown; click to switch</source>
        <translation>Đang xem phần việc của ai; nhấp để đổi</translation>
    </message>
    <message>
        <source>Working time on this document</source>
        <translation>Thời gian làm tài liệu này</translation>
    </message>
</context>
<context>
    <name>Strokes</name>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>a list</source>
        <translation>danh sách</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>chuỗi</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>đối tượng</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>entity label</source>
        <translation>nhãn thực thể</translation>
    </message>
    <message>
        <source>head</source>
        <translation>đầu</translation>
    </message>
    <message>
        <source>it has no fragment</source>
        <translation>nó không có đoạn nào</translation>
    </message>
    <message>
        <source>its fragments touch, overlap or are out of order</source>
        <translation>các đoạn của nó chạm nhau, chồng lên nhau hoặc sai thứ tự</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>làm lại</translation>
    </message>
    <message>
        <source>relation label</source>
        <translation>nhãn quan hệ</translation>
    </message>
    <message>
        <source>tail</source>
        <translation>đuôi</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>hoàn tác</translation>
    </message>
    <message>
        <source>{0} is empty or runs backwards</source>
        <translation>{0} trống hoặc chạy ngược</translation>
    </message>
    <message>
        <source>{0} lies outside the text of {1} code points</source>
        <translation>{0} nằm ngoài văn bản dài {1} điểm mã</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>* labels {count} more</source>
        <translation>* gán thêm {count} chỗ</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 tài liệu</translation>
    </message>
    <message>
        <source>1 more place labelled. {key} takes it back.</source>
        <translation>Đã gán nhãn thêm 1 chỗ. {key} để hoàn tác.</translation>
    </message>
    <message>
        <source>1 relation</source>
        <translation>1 quan hệ</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 cụm từ</translation>
    </message>
    <message>
        <source>Others have worked on this document; you see your own layer ({name}). Switch annotator in the status line.</source>
        <translation>Đã có người khác gán nhãn tài liệu này; bạn đang xem lớp của mình ({name}). Đổi người gán nhãn ở thanh trạng thái.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>Làm lại: {what}</translation>
    </message>
    <message>
        <source>Removed {relations}.</source>
        <translation>Đã xóa {relations}.</translation>
    </message>
    <message>
        <source>Removed {spans} and {relations}.</source>
        <translation>Đã xóa {spans} và {relations}.</translation>
    </message>
    <message>
        <source>Removed {spans}.</source>
        <translation>Đã xóa {spans}.</translation>
    </message>
    <message>
        <source>These words have this label everywhere.</source>
        <translation>Các từ này đã có nhãn này ở mọi nơi.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Hoàn tác: {what}</translation>
    </message>
    <message>
        <source>You are looking at the work of {name}: it can be read, not changed.</source>
        <translation>Bạn đang xem phần việc của {name}: chỉ đọc được, không sửa được.</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} tài liệu</translation>
    </message>
    <message>
        <source>{count} more places labelled. {key} takes them back.</source>
        <translation>Đã gán nhãn thêm {count} chỗ. {key} để hoàn tác.</translation>
    </message>
    <message>
        <source>{count} relations</source>
        <translation>{count} quan hệ</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} cụm từ</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours}:{minutes} giờ</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} phút</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Accept all</source>
        <translation>Chấp nhận tất cả</translation>
    </message>
    <message>
        <source>Accept all items like “{words}”: {count}, in {documents}?</source>
        <translation>Chấp nhận mọi mục giống “{words}”: {count}, trong {documents}?</translation>
    </message>
    <message>
        <source>Accepting</source>
        <translation>Đang chấp nhận</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>Sẽ quyết định là: {answer}</translation>
    </message>
    <message>
        <source>Decide the item first; A then accepts all items like it.</source>
        <translation>Hãy quyết định mục này trước; sau đó A sẽ chấp nhận mọi mục giống nó.</translation>
    </message>
    <message>
        <source>Items answered alike: {count}.</source>
        <translation>Số mục được trả lời giống nhau: {count}.</translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>Bác bỏ tất cả</translation>
    </message>
    <message>
        <source>Reject all items like “{words}”: {count}, in {documents}?</source>
        <translation>Bác bỏ mọi mục giống “{words}”: {count} mục, trong {documents}?</translation>
    </message>
    <message>
        <source>Looking for items alike</source>
        <translation>Đang tìm các mục giống vậy</translation>
    </message>
    <message>
        <source>Gold of “{name}” is finished. Every item of every document is decided.</source>
        <translation>Bản chuẩn của “{name}” đã hoàn thành. Mọi mục của mọi tài liệu đã được quyết định.</translation>
    </message>
    <message>
        <source>Looking for the next document</source>
        <translation>Đang tìm tài liệu kế tiếp</translation>
    </message>
    <message>
        <source>No undecided item is like this one.</source>
        <translation>Không còn mục chưa quyết định nào giống mục này.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>1 − disorder ÷ disorder by chance. The interval is that of drawing chance anew.</source>
        <translation>1 − độ lệch ÷ độ lệch ngẫu nhiên. Khoảng tin cậy là của việc lấy lại mẫu ngẫu nhiên.</translation>
    </message>
    <message>
        <source>All of it (u-alpha)</source>
        <translation>Toàn bộ (u-alpha)</translation>
    </message>
    <message>
        <source>Discontinuous spans taken as one stretch: {count}.</source>
        <translation>Cụm từ không liền mạch được coi là một dải liền: {count}.</translation>
    </message>
    <message>
        <source>Documents too dense for an exact alignment: {count}.</source>
        <translation>Tài liệu quá dày để căn khớp chính xác: {count}.</translation>
    </message>
    <message>
        <source>Gamma of {used} of {total} documents.</source>
        <translation>Gamma của {used} trong {total} tài liệu.</translation>
    </message>
    <message>
        <source>Gamma, by the best alignment of all spans</source>
        <translation>Gamma, theo cách căn khớp tốt nhất mọi cụm từ</translation>
    </message>
    <message>
        <source>It was cancelled before the rest was done.</source>
        <translation>Đã hủy trước khi tính xong phần còn lại.</translation>
    </message>
    <message>
        <source>Labels of aligned spans (gamma-cat)</source>
        <translation>Nhãn của các cụm từ được căn khớp (gamma-cat)</translation>
    </message>
    <message>
        <source>Labels where both marked (cu-alpha)</source>
        <translation>Nhãn ở chỗ cả hai đánh dấu (cu-alpha)</translation>
    </message>
    <message>
        <source>Marked or not (|u-alpha)</source>
        <translation>Có đánh dấu hay không (|u-alpha)</translation>
    </message>
    <message>
        <source>Marked or not, and with which label, for each character.</source>
        <translation>Với từng ký tự: có đánh dấu không, và bằng nhãn nào.</translation>
    </message>
    <message>
        <source>Only the labels, where the marks of both meet.</source>
        <translation>Chỉ xét nhãn, ở chỗ phần đánh dấu của hai người gặp nhau.</translation>
    </message>
    <message>
        <source>Only whether a character has this label, whatever else is there.</source>
        <translation>Chỉ xét ký tự có mang nhãn này hay không, bất kể còn nhãn nào khác.</translation>
    </message>
    <message>
        <source>Only whether a character is marked.</source>
        <translation>Chỉ xét ký tự có được đánh dấu hay không.</translation>
    </message>
    <message>
        <source>Overlapping spans of one label, merged: {count}.</source>
        <translation>Cụm từ cùng nhãn chồng nhau, đã gộp: {count}.</translation>
    </message>
    <message>
        <source>Place and label (gamma)</source>
        <translation>Vị trí và nhãn (gamma)</translation>
    </message>
    <message>
        <source>Place and label at once, beyond chance</source>
        <translation>Vị trí và nhãn cùng lúc, trừ phần ngẫu nhiên</translation>
    </message>
    <message>
        <source>Spans without a length, left out: {count}.</source>
        <translation>Cụm từ có độ dài bằng không, bị bỏ qua: {count}.</translation>
    </message>
    <message>
        <source>Stretches under several labels: {count}.</source>
        <translation>Dải mang nhiều nhãn: {count}.</translation>
    </message>
    <message>
        <source>Unitizing alpha (2016), character by character</source>
        <translation>Unitizing alpha (2016), theo từng ký tự</translation>
    </message>
    <message>
        <source>on {share} of the text</source>
        <translation>trên {share} văn bản</translation>
    </message>
    <message>
        <source>shuffling</source>
        <translation>xáo trộn</translation>
    </message>
    <message>
        <source>statistical</source>
        <translation>thống kê</translation>
    </message>
    <message>
        <source>{label} alone (u-alpha)</source>
        <translation>Riêng {label} (u-alpha)</translation>
    </message>
    <message>
        <source>{label} where marks meet ((k)u-alpha)</source>
        <translation>{label} ở chỗ hai bên cùng đánh dấu ((k)u-alpha)</translation>
    </message>
    <message>
        <source>{sampler} sampler · {samples} samples · seed {seed}</source>
        <translation>lấy mẫu {sampler} · {samples} mẫu · hạt giống {seed}</translation>
    </message>
    <message>
        <source>{share} of it marked by both</source>
        <translation>{share} được cả hai đánh dấu</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>&amp;Compute</source>
        <translation>&amp;Tính</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Đã hủy.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Đang tính…</translation>
    </message>
    <message>
        <source>Sam&amp;ples</source>
        <translation>Số &amp;mẫu</translation>
    </message>
    <message>
        <source>Samp&amp;ler</source>
        <translation>Cách &amp;lấy mẫu</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>&amp;Hạt giống</translation>
    </message>
    <message>
        <source>The project was edited since this was computed.</source>
        <translation>Dự án đã được sửa sau khi tính.</translation>
    </message>
    <message>
        <source>Unitizing alpha and gamma look at everybody who finished a document at once, so they say nothing about one against the rest. Choose two people, or all pairs.</source>
        <translation>Unitizing alpha và gamma xét cùng lúc mọi người đã làm xong một văn bản, nên không cho biết gì về một người so với những người còn lại. Hãy chọn hai người, hoặc mọi cặp.</translation>
    </message>
    <message>
        <source>Unitizing alpha and gamma look at place and label at once. They take longer, so they are computed when you ask: choose how chance is drawn, then Compute.</source>
        <translation>Unitizing alpha và gamma xét vị trí và nhãn cùng lúc. Chúng mất nhiều thời gian hơn nên chỉ được tính khi bạn yêu cầu: chọn cách lấy mẫu ngẫu nhiên rồi nhấn Tính.</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>{key} brings it back.</source>
        <translation>{key} để lấy lại.</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>nothing selected</source>
        <translation>không chọn gì</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>All documents are finished.</source>
        <translation>Mọi tài liệu đều đã hoàn tất.</translation>
    </message>
    <message>
        <source>No other document is left to do.</source>
        <translation>Không còn tài liệu nào khác cần làm.</translation>
    </message>
    <message>
        <source>This is the first document.</source>
        <translation>Đây là tài liệu đầu tiên.</translation>
    </message>
    <message>
        <source>This is the last document.</source>
        <translation>Đây là tài liệu cuối cùng.</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>This work is read-only: nothing can be changed here.</source>
        <translation>Phần này chỉ đọc: không sửa được gì ở đây.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n tài liệu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n quan hệ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n cụm từ</numerusform>
        </translation>
    </message>
    <message>
        <source>This format cannot hold: {losses}.</source>
        <translation>Định dạng này không chứa được: {losses}.</translation>
    </message>
    <message>
        <source>This format holds everything that a project holds.</source>
        <translation>Định dạng này chứa được mọi thứ của dự án.</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>thuộc tính</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>document</source>
        <translation>tài liệu</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>vi</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>lớp gán nhãn</translation>
    </message>
    <message>
        <source>line</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>other things</source>
        <translation>những thứ khác</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>làm lại</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>bị loại</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>quan hệ</translation>
    </message>
    <message>
        <source>span</source>
        <translation>cụm từ</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>hoàn tác</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>1 line</source>
        <translation>1 dòng</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Generated caption</source>
        <translation>Chú thích tự sinh</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Trình phát</translation>
    </message>
    <message>
        <source>Related articles</source>
        <translation>Bài khác</translation>
    </message>
    <message>
        <source>Repeated caption</source>
        <translation>Chú thích lặp lại</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} dòng</translation>
    </message>
</context>
<context>
    <name>Zoning</name>
    <message>
        <source>Folded: {zone}.</source>
        <translation>Đã thu gọn: {zone}.</translation>
    </message>
    <message>
        <source>No zones of a web page were found in this text.</source>
        <translation>Không thấy vùng ngoài bài nào trong văn bản này.</translation>
    </message>
    <message>
        <source>Not part of the article. Click to fold; F7 folds all.</source>
        <translation>Không thuộc bài viết. Bấm để thu gọn; F7 thu gọn tất cả.</translation>
    </message>
    <message>
        <source>Not part of the article. Click to unfold; F7 unfolds all.</source>
        <translation>Không thuộc bài viết. Bấm để mở; F7 mở tất cả.</translation>
    </message>
    <message>
        <source>Unfolded: {zone}.</source>
        <translation>Đã mở: {zone}.</translation>
    </message>
    <message>
        <source>Zones of the web page are folded: {lines}.</source>
        <translation>Đã thu gọn các vùng ngoài bài: {lines}.</translation>
    </message>
    <message>
        <source>Zones of the web page are unfolded: {lines}.</source>
        <translation>Đã mở các vùng ngoài bài: {lines}.</translation>
    </message>
</context>
</TS>
