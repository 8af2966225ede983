"""Personal data in what is published, and pages that no machine can read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.checking.families import content_readable, wording_personal
from mingzhang.document import Remark, RemarkKind
from mingzhang.findings import Verdict
from mingzhang.place import Place
from mingzhang.points.reading import Reading
from tests.builders import FILE, broken, reading, verdicts


class TestPersonalData:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("联系人张三，身份证号11010519491231002X。", "身份证号码"),
            ("经办人手机：13812345678", "手机号码"),
            ("联系电话（办公室）13812345678。", "手机号码"),
            ("补助打入6222021234567890128账户。", "银行卡号"),
        ],
    )
    def test_what_belongs_to_a_person_is_told_and_not_repeated(self, text: str, kind: str) -> None:
        (found,) = broken(wording_personal.relations(reading("清河县档案馆", text)), "wording.personal")
        assert found.words["kind"] == kind
        shown = " ".join((found.words["shown"], *(o.cited.printed for o in found.operands)))
        assert sum(char.isdigit() for char in shown) <= 8

    @pytest.mark.parametrize(
        "text",
        [
            "身份证号110105194912310021的校验位不对。",
            "项目编码13812345678。",
            "支出13812345678元。",
            "电话：010-65251234",
            "联系电话：13812345678.50",
            "统一社会信用代码11110105MB0123456X",
            "文号20240101123456789012345",
        ],
    )
    def test_other_long_numbers_are_left_alone(self, text: str) -> None:
        found = list(wording_personal.relations(reading("清河县档案馆", text)))
        assert verdicts(found, "wording.personal") == [Verdict.EXACT]

    def test_a_cell_of_a_table_is_looked_at_too(self) -> None:
        source = reading("清河县档案馆", [["姓名", "身份证号"], ["张三", "11010519491231002X"]])
        (found,) = broken(wording_personal.relations(source), "wording.personal")
        assert found.operands[0].cited.place.row == 1


class TestReadable:
    @staticmethod
    def pdf(*remarks: Remark, form: str = "pdf") -> Reading:
        source = reading("清河县档案馆", remarks=remarks)
        return replace(source, document=replace(source.document, format=form))

    def test_every_page_has_text(self) -> None:
        assert verdicts(content_readable.relations(self.pdf()), "content.readable") == [Verdict.EXACT]

    def test_scanned_pages_are_named_together(self) -> None:
        marks = [
            Remark(RemarkKind.PAGE_WITHOUT_TEXT, f"第 {page} 页", Place(FILE, page=page)) for page in (2, 3)
        ]
        (found,) = broken(content_readable.relations(self.pdf(*marks)), "content.readable")
        assert found.words["pages"] == "第2页、第3页"

    def test_a_text_file_has_no_pages_to_be_pictures(self) -> None:
        assert list(content_readable.relations(self.pdf(form="txt"))) == []
