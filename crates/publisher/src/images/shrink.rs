//! One image, made small.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Larger ones are not opened: a picture of a few kilobytes may unfold to gigabytes.
const LARGEST_SIDE: u32 = 16_384;
const MOST_MEMORY: u64 = 512 << 20;
/// From good to just acceptable.
const QUALITIES: [f32; 4] = [78.0, 60.0, 45.0, 30.0];
/// How much of a file's hash its name has.
const HASH_LENGTH: usize = 16;

/// The sizes wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// The widths in pixels.
    pub widths: Vec<u32>,
    /// The most bytes that one file has.
    pub most_bytes: usize,
}

/// A small version of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// The name of its file: `0123456789abcdef-320.webp`, the beginning of its SHA-256 and its width.
    pub name: String,
    /// Its width in pixels.
    pub width: u32,
    /// The file.
    pub webp: Vec<u8>,
}

/// Why an image cannot be made small.
#[derive(Debug, thiserror::Error)]
pub enum ShrinkError {
    /// It is none of JPEG, PNG, GIF and WebP, or a broken one.
    #[error("it is no image that can be read: {0}")]
    NoImage(#[from] image::ImageError),
    /// It cannot be written as WebP, at any quality that is acceptable, in as few bytes as wanted.
    #[error("it cannot be made small enough")]
    TooLarge,
}

impl Small {
    /// Whether a file of this name is one of ours.
    pub fn is_name(name: &str) -> bool {
        let parts = name.strip_suffix(".webp").and_then(|name| name.split_once('-'));
        parts.is_some_and(|(hash, width)| {
            hash.len() == HASH_LENGTH
                && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
                && width.parse::<u32>().is_ok()
        })
    }
}

/// The image in `bytes` in each of the widths that it is larger than; if it is larger than none, as it is.
///
/// # Errors
/// When it is no image, or too large in every sense.
pub fn shrink(bytes: &[u8], size: &Size) -> Result<Vec<Small>, ShrinkError> {
    let image = open(bytes)?;
    let mut widths: Vec<_> = size.widths.iter().map(|width| (*width).min(image.width())).collect();
    widths.sort_unstable();
    widths.dedup();
    widths.into_iter().map(|width| one(&image, width, size.most_bytes)).collect()
}

fn open(bytes: &[u8]) -> Result<DynamicImage, image::ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // Cameras lie on their side.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn one(image: &DynamicImage, width: u32, most_bytes: usize) -> Result<Small, ShrinkError> {
    let small = if width < image.width() {
        image.resize(width, u32::MAX, FilterType::Triangle)
    } else {
        image.clone()
    };
    let pixels = small.to_rgba8();
    let encoder = webp::Encoder::from_rgba(&pixels, pixels.width(), pixels.height());
    let mut files = QUALITIES.iter().filter_map(|quality| encoder.encode_simple(false, *quality).ok());
    let webp = files.find(|file| file.len() <= most_bytes).ok_or(ShrinkError::TooLarge)?.to_vec();
    let hash: String = Sha256::digest(&webp).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Small { name: format!("{}-{width}.webp", &hash[..HASH_LENGTH]), width, webp })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, RgbImage};

    use super::*;

    fn photograph(width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x ^ y) as u8]));
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).expect("an image");
        bytes.into_inner()
    }

    fn sizes(bytes: &[u8], most_bytes: usize) -> Vec<(u32, u32, bool)> {
        let small = shrink(bytes, &Size { widths: vec![640, 320], most_bytes }).expect("small versions");
        let size = |small: Small| {
            let image = image::load_from_memory_with_format(&small.webp, ImageFormat::WebP).expect("a WebP");
            (image.width(), image.height(), small.webp.len() <= most_bytes && Small::is_name(&small.name))
        };
        small.into_iter().map(size).collect()
    }

    #[test]
    fn an_image_is_made_smaller_and_never_larger() {
        assert_eq!(sizes(&photograph(1280, 960), 60_000), [(320, 240, true), (640, 480, true)]);
        assert_eq!(sizes(&photograph(400, 300), 60_000), [(320, 240, true), (400, 300, true)]);
        assert_eq!(sizes(&photograph(100, 75), 60_000), [(100, 75, true)]);
    }

    #[test]
    fn an_image_becomes_coarser_until_its_file_is_small_enough_or_is_given_up() {
        let small = |most_bytes| shrink(&photograph(640, 480), &Size { widths: vec![640], most_bytes });
        let fine = small(usize::MAX).expect("a small version")[0].webp.len();
        let coarse = small(fine - 1).expect("a small version")[0].webp.len();
        assert!(coarse < fine, "{coarse} bytes are not less than {fine}");
        assert!(matches!(small(100), Err(ShrinkError::TooLarge)));
    }

    #[test]
    fn what_is_no_image_or_unfolds_without_end_is_refused() {
        let size = Size { widths: vec![320], most_bytes: 60_000 };
        assert!(matches!(shrink(b"<html>", &size), Err(ShrinkError::NoImage(_))));
        assert!(matches!(shrink(&photograph(LARGEST_SIDE + 1, 1), &size), Err(ShrinkError::NoImage(_))));
    }
}
