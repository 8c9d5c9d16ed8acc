"""What a PDF says of itself: title, author, language, the standards it keeps, and the colour space its colours mean."""

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value

CREATOR = "Life Story"
SRGB = "sRGB IEC61966-2.1"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
   <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{made}</xmp:CreateDate>
   <xmp:ModifyDate>{made}</xmp:ModifyDate>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Which part of ISO 14289 the file keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_AUTHOR = "\n   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself, and nothing else. `lang` is a BCP 47 tag; `made` is an aware time."""

    title: str
    author: str
    lang: str
    made: datetime


def time_of_making() -> datetime:
    """Now, to the second, in UTC; or the moment that SOURCE_DATE_EPOCH names, so that a file can be made again exactly."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isdigit() else int(time.time())
    return datetime.fromtimestamp(seconds, UTC)


def plain(text: str) -> str:
    """Text for metadata: one line, without the control characters that XML cannot hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def put_metadata(file: PdfFile, about: About) -> tuple[Ref, Ref, Ref]:
    """Write the XMP packet, the information dictionary and the output intent, and name them in that order."""
    made = about.made.astimezone(UTC)
    title, author = plain(about.title), plain(about.author)
    packet = _XMP.format(
        title=escape(title),
        author=_AUTHOR.format(author=escape(author)) if author else "",
        lang=escape(about.lang),
        made=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        creator=CREATOR,
    )
    metadata = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    xmp = file.put_stream(metadata, packet.encode("utf-8", errors="replace"), packed=False)
    stamp = made.strftime("D:%Y%m%d%H%M%SZ")
    told: dict[str, Value] = {"Title": title, "Creator": CREATOR, "CreationDate": stamp, "ModDate": stamp}
    info = file.put({**told, "Author": author} if author else told)
    profile = file.put_stream({"N": 3}, srgb_profile())
    intent = file.put(
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": SRGB,
            "Info": SRGB,
            "DestOutputProfile": profile,
        }
    )
    return xmp, info, intent


@cache
def srgb_profile() -> bytes:
    """The sRGB colour profile, the same bytes each time: its own date (ICC.1, bytes 24 to 35) is set to a fixed day."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = b"".join(part.to_bytes(2, "big") for part in (2024, 1, 1, 0, 0, 0))
    made[84:100] = bytes(16)
    return bytes(made)
