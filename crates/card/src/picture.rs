//! QR codes in a picture: PNG, JPEG, WebP.
//!
//! Invariants: the size is read from the header and refused before a pixel is decoded, so a bomb
//! costs nothing (`trust.md` §8: 64 MB, 50 million pixels); memory is at most the picture once in
//! its own colours and twice in grey.
//!
//! A large photo is looked at small first: a code that fills a third of it is found at once, and
//! the full size is only tried where the small one shows nothing. White codes on black are found in
//! the negative.

use std::io::Cursor;

use enishi_core::card::CardFault;
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::charset;

/// Bytes of a picture file.
const FILE_LIMIT: usize = 64 * 1024 * 1024;
/// Pixels of a picture.
const PIXEL_LIMIT: u64 = 50_000_000;
/// Bytes that decoding may take: 50 million pixels in four colours.
const MEMORY_LIMIT: u64 = 200_000_000;
/// Longest side of the small look, in pixels.
const SMALL_SIDE: u32 = 1600;

/// Reads all codes: see [`enishi_core::card::CardReader::read_picture`].
pub(crate) fn read_picture(bytes: &[u8]) -> Result<Vec<String>, CardFault> {
    let grey = open(bytes)?;
    let (width, height) = grey.dimensions();
    let mut texts = Vec::new();
    if width.max(height) > SMALL_SIDE {
        let small =
            DynamicImage::ImageLuma8(grey).resize(SMALL_SIDE, SMALL_SIDE, FilterType::Triangle);
        texts = look(small.into_luma8());
        if !texts.is_empty() {
            return Ok(texts);
        }
        // The small look ate the picture, so that two large ones never stand side by side.
        texts.extend(look(open(bytes)?));
    } else {
        texts.extend(look(grey));
    }
    if texts.is_empty() { Err(CardFault::NoCode) } else { Ok(texts) }
}

fn open(bytes: &[u8]) -> Result<GrayImage, CardFault> {
    if bytes.len() > FILE_LIMIT {
        return Err(CardFault::TooLarge);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| CardFault::NoPicture)?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) {
        return Err(CardFault::NoPicture);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_LIMIT);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXEL_LIMIT || decoder.total_bytes() > MEMORY_LIMIT {
        return Err(CardFault::TooLarge);
    }
    if pixels == 0 {
        return Err(CardFault::NoPicture);
    }
    Ok(DynamicImage::from_decoder(decoder).map_err(fault)?.into_luma8())
}

fn fault(why: image::ImageError) -> CardFault {
    match why {
        image::ImageError::Limits(_) => CardFault::TooLarge,
        _ => CardFault::NoPicture,
    }
}

/// Codes of a picture, and of its negative if it shows none.
fn look(mut grey: GrayImage) -> Vec<String> {
    let texts = codes(&grey);
    if !texts.is_empty() {
        return texts;
    }
    image::imageops::invert(&mut grey);
    codes(&grey)
}

fn codes(grey: &GrayImage) -> Vec<String> {
    let (width, height) = grey.dimensions();
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(
        width as usize,
        height as usize,
        |x, y| match (u32::try_from(x), u32::try_from(y)) {
            (Ok(x), Ok(y)) => grey.get_pixel_checked(x, y).map_or(255, |pixel| pixel.0[0]),
            _ => 255,
        },
    );
    let mut texts: Vec<String> = Vec::new();
    for grid in prepared.detect_grids() {
        let mut bytes = Vec::new();
        if grid.decode_to(&mut bytes).is_ok() {
            // Kanji segments and old generators are Shift_JIS, new ones UTF-8.
            let text = charset::guess(&bytes);
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}
