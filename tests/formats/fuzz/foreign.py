"""Small files of formats that we do not write, to begin with."""

import json
from collections.abc import Mapping

ARCHIVE = "zip"
Files = Mapping[str, bytes]

_BIOC = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE collection SYSTEM "BioC.dtd">'
    "<collection><source>s</source><date>d</date><key>k</key><document><id>7</id>"
    '<infon key="j">J</infon><passage><infon key="type">title</infon><offset>0</offset>'
    '<text>Thuốc A 😀 &amp; bệnh B</text><annotation id="1"><infon key="type">Chemical</infon>'
    '<location offset="0" length="7"/><text>Thuốc A</text></annotation></passage><passage>'
    "<offset>19</offset><sentence><offset>19</offset><text>Bệnh B do A.</text>"
    '<annotation id="2"><infon key="type">Disease</infon><infon key="MESH">D1</infon>'
    '<location offset="19" length="4"/><location offset="24" length="1"/><text>Bệnh B</text>'
    '</annotation></sentence></passage><relation id="R1"><infon key="type">CID</infon>'
    '<node refid="1" role="a"/><node refid="2" role="b"/></relation></document></collection>'
)
_BIOC_JSON = {
    "source": "s", "date": "d", "key": "k", "infons": {}, "documents": [{
        "id": "7", "infons": {"j": "J"}, "passages": [{
            "offset": 0, "infons": {"type": "title"}, "text": "Thuốc A 😀 & bệnh B",
            "sentences": [], "relations": [], "annotations": [{
                "id": "1", "infons": {"type": "Chemical"}, "text": "Thuốc A",
                "locations": [{"offset": 0, "length": 7}]}, {
                "id": "2", "infons": {"type": "Disease", "n": 5}, "text": "bệnh B",
                "locations": [{"offset": 12, "length": 6}]}]}],
        "relations": [{"id": "R1", "infons": {"type": "CID"}, "nodes": [
            {"refid": "1", "role": "a"}, {"refid": "2", "role": "b"}]}]}],
}  # fmt: skip
_GATE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<GateDocument version="3">\n<GateDocumentFeatures>'
    '<Feature><Name className="java.lang.String">MimeType</Name>'
    '<Value className="java.lang.String">text/plain</Value></Feature></GateDocumentFeatures>\n'
    '<TextWithNodes><Node id="0"/>Mai<Node id="3"/> 😀 <Node id="7"/>Ba<Node id="9"/> &amp; sông'
    '<Node id="16"/></TextWithNodes>\n<AnnotationSet Name="an">'
    '<Annotation Id="1" Type="Person" StartNode="0" EndNode="3"><Feature>'
    '<Name className="java.lang.String">age</Name><Value className="java.lang.Integer">7</Value>'
    '</Feature></Annotation><Annotation Id="2" Type="Place" StartNode="7" EndNode="16"/>'
    '</AnnotationSet><RelationSet Name="an"><Relation Id="6" Type="knows" Members="1;2"><Feature>'
    '<Name className="java.lang.String">since</Name><Value className="java.lang.Double">0.5</Value>'
    "</Feature></Relation></RelationSet></GateDocument>"
)
FOREIGN: Mapping[str, tuple[Files, ...]] = {
    "bioc": (
        {"a.xml": _BIOC.encode()},
        {"a.json": json.dumps(_BIOC_JSON, ensure_ascii=False).encode()},
    ),
    "gate": ({"a.xml": _GATE.encode()},),
    ARCHIVE: ({"a.zip": b"PK\x05\x06" + bytes(18) + bytes(range(256))},),
}
"""Small files of formats that we do not write."""
