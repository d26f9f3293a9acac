//! Packages (ISO/IEC 21320-1): what is in one, and how much it really unpacks to, before anybody
//! holds it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Form;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::pace::Progress;

/// Everything in a package, unpacked, in bytes.
const MAX_WHOLE: u64 = 1024 * 1024 * 1024;
/// A part that readers hold as a whole (shared words, styles, the content of a text document).
pub(super) const MAX_HELD: u64 = 96 * 1024 * 1024;
/// Largest part that may unpack to more than [`MAX_RATIO`] of its size, in bytes.
const SMALL: u64 = 16 * 1024 * 1024;
/// How often its size a large part may unpack to: lists reach 30, a bomb some 1,000.
const MAX_RATIO: u64 = 200;
/// Unpacked between two looks whether to stop, in bytes.
const PIECE: u64 = 8 * 1024 * 1024;
/// Where workbooks keep pictures.
const PICTURES: [&str; 2] = ["xl/media/", "Pictures/"];
/// Most parts of a package.
const MAX_PARTS: usize = 10_000;

type Package<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn open(bytes: &[u8]) -> Result<Package<'_>> {
    let package = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    crate::require!(package.len() <= MAX_PARTS, FileUnpacksLarge, "limit_mb" => MAX_WHOLE >> 20);
    Ok(package)
}

pub(super) fn broken(why: ZipError) -> Error {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::new(ErrorCode::FileProtected)
        }
        why => Error::new(ErrorCode::FileBroken).detail(why),
    }
}

/// The kind of list a package is.
pub(super) fn form(bytes: &[u8]) -> Result<Form> {
    let mut package = open(bytes)?;
    if package.index_for_name("xl/workbook.xml").is_some() {
        return Ok(Form::Xlsx);
    }
    if package.index_for_name(crate::exchange::archive::MANIFEST).is_some()
        && package.index_for_name(crate::exchange::archive::LIST).is_some()
    {
        return Ok(Form::Archive);
    }
    if package.index_for_name("content.xml").is_some() {
        let kind = part(&mut package, "mimetype", 200)?;
        if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Form::Ods);
        }
    }
    // Some writers of workbooks name the main part otherwise; its list of types is always there.
    let typed = package.index_for_name("[Content_Types].xml").is_some()
        && package.file_names().flatten().any(|name| name.starts_with("xl/worksheets/"));
    if typed { Ok(Form::Xlsx) } else { Err(Error::new(ErrorCode::FileNotText)) }
}

/// Refuses a package that unpacks to more than is taken. Unpacks every part once and keeps nothing;
/// pictures are not unpacked at all, since nobody reads them.
pub(super) fn measure(bytes: &[u8], progress: Progress<'_>) -> Result<()> {
    let large = || Error::new(ErrorCode::FileUnpacksLarge).with("limit_mb", MAX_WHOLE >> 20);
    let mut package = open(bytes)?;
    let mut whole = 0_u64;
    for at in 0..package.len() {
        let part = package.by_index(at).map_err(broken)?;
        let (said, packed) = (part.size(), part.compressed_size().max(1));
        // Cells are read one by one, everything else is held.
        let name = part.name().map_err(broken)?;
        if PICTURES.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        let held = !name.starts_with("xl/worksheets/");
        whole = whole.saturating_add(said);
        if whole > MAX_WHOLE
            || (held && said > MAX_HELD)
            || (said > SMALL && said / packed > MAX_RATIO)
        {
            return Err(large());
        }
        let mut found = 0;
        let mut part = part.take(said + 1);
        loop {
            progress(0, 0)?;
            let read = std::io::copy(&mut (&mut part).take(PIECE), &mut std::io::sink())
                .map_err(|why| Error::new(ErrorCode::FileBroken).detail(why))?;
            found += read;
            if read < PIECE {
                break;
            }
        }
        // A part that unpacks to more than it says is made to deceive.
        crate::require!(found == said, FileBroken);
    }
    Ok(())
}

/// One part, at most `limit` bytes of it.
pub(super) fn part(package: &mut Package<'_>, name: &str, limit: u64) -> Result<Vec<u8>> {
    let part = package.by_name(name).map_err(broken)?;
    let mut found = Vec::new();
    part.take(limit)
        .read_to_end(&mut found)
        .map_err(|why| Error::new(ErrorCode::FileBroken).detail(why))?;
    Ok(found)
}

/// One part of a package that was measured, as a whole.
pub(super) fn measured_part(bytes: &[u8], name: &str, progress: Progress<'_>) -> Result<Vec<u8>> {
    measure(bytes, progress)?;
    part(&mut open(bytes)?, name, MAX_HELD)
}

/// The list of leads in an archive of ours.
pub(super) fn leads_of_archive(bytes: &[u8]) -> Result<String> {
    let limit = crate::exchange::MAX_FILE_BYTES as u64;
    let list = part(&mut open(bytes)?, crate::exchange::archive::LIST, limit + 1)?;
    if list.len() as u64 > limit {
        return Err(Error::new(ErrorCode::FileUnpacksLarge).with("limit_mb", limit >> 20));
    }
    let text =
        String::from_utf8(list).map_err(|why| Error::new(ErrorCode::FileBroken).detail(why))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
