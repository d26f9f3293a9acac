//! Packages with one broken part: a broken byte in a compressed package only breaks its checksum, so
//! the parts are broken first and packed soundly afterwards.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The parts of a package by their names.
pub type Parts = Vec<(String, Vec<u8>)>;

/// A workbook of two rows, one text shared, one in its cell, one date.
pub fn workbook() -> Parts {
    parts(&[
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/sharedStrings.xml",
            r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>姓</t></si><si><t>会社名</t></si><si><r><t>サク</t></r><r><t>ラ</t></r><rPh sb="0" eb="2"><t>サクラ</t></rPh></si></sst>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>交換日</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>山田</t></is></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>46344</v></c></row><row r="3"><c r="A3" t="str"><f>A2</f><v>林</v></c><c r="C3" t="e"><v>#N/A</v></c></row></sheetData></worksheet>"#,
        ),
    ])
}

/// The same as an OpenDocument sheet, with cells that repeat.
pub fn open_document() -> Parts {
    parts(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
        ),
        (
            "content.xml",
            r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="名簿"><table:table-row><table:table-cell office:value-type="string"><text:p>姓</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>会社名</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>山田</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        ),
    ])
}

fn parts(all: &[(&str, &str)]) -> Parts {
    all.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A sound package of these parts.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        // a broken name that packs badly is not what is tried here
        if package.start_file(name.as_str(), method).is_ok() {
            package.write_all(bytes).unwrap();
        }
    }
    package.finish().unwrap().into_inner()
}

/// The parts of a package that was written by the program itself.
pub fn unpack(package: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(package)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// What every part holds: where breaking begins.
pub fn seeds(parts: &Parts) -> Vec<Vec<u8>> {
    parts.iter().map(|(_, bytes)| bytes.clone()).collect()
}

/// The package with one part replaced by `broken`.
pub fn with(parts: &Parts, at: usize, broken: &[u8]) -> Vec<u8> {
    let mut changed = parts.clone();
    if let Some((_, bytes)) = changed.get_mut(at) {
        *bytes = broken.to_vec();
    }
    pack(&changed)
}
