//! Resizes one image to WebP thumbnails.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Limits of the decoded image, in pixels and bytes: a file of a few kilobytes may decode to gigabytes.
const MAX_SIDE: u32 = 16_384;
const MAX_MEMORY: u64 = 512 << 20;
/// WebP qualities to try, from good to barely acceptable.
const QUALITIES: [f32; 4] = [78.0, 60.0, 45.0, 30.0];
/// How many digits of its hash a file name has.
const HASH_LENGTH: usize = 16;

/// The sizes of the thumbnails of each image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThumbnailSizes {
    /// The widths in pixels.
    pub widths: Vec<u32>,
    /// The maximum size of a file, in bytes.
    #[serde(rename = "most_bytes")]
    pub max_bytes: usize,
}

/// A thumbnail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThumbnailFile {
    /// Its file name: the start of its SHA-256 and its width, such as `0123456789abcdef-320.webp`.
    pub name: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its content.
    pub webp: Vec<u8>,
}

/// Why an image cannot be resized.
#[derive(Debug, thiserror::Error)]
pub enum ResizeError {
    /// It is not a valid JPEG, PNG, GIF or WebP file.
    #[error("it is not a readable image: {0}")]
    NotAnImage(#[from] image::ImageError),
    /// Even the lowest quality exceeds the maximum size.
    #[error("its thumbnail is too large at any quality")]
    TooLarge,
}

impl ThumbnailFile {
    /// Whether a file with this name is a thumbnail.
    pub fn is_name(name: &str) -> bool {
        let parts = name.strip_suffix(".webp").and_then(|name| name.split_once('-'));
        parts.is_some_and(|(hash, width)| {
            hash.len() == HASH_LENGTH
                && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
                && width.parse::<u32>().is_ok()
        })
    }
}

/// Resizes the image in `bytes` to each width. Widths above that of the image become its own width.
///
/// # Errors
/// When it is not an image, exceeds a limit, or a thumbnail is too large.
pub fn resize(bytes: &[u8], size: &ThumbnailSizes) -> Result<Vec<ThumbnailFile>, ResizeError> {
    let image = decode(bytes)?;
    let mut widths: Vec<_> = size.widths.iter().map(|width| (*width).min(image.width())).collect();
    widths.sort_unstable();
    widths.dedup();
    widths.into_iter().map(|width| thumbnail(&image, width, size.max_bytes)).collect()
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, image::ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // Cameras store the orientation in metadata.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn thumbnail(image: &DynamicImage, width: u32, max_bytes: usize) -> Result<ThumbnailFile, ResizeError> {
    let small = if width < image.width() {
        image.resize(width, u32::MAX, FilterType::Triangle)
    } else {
        image.clone()
    };
    let pixels = small.to_rgba8();
    let encoder = webp::Encoder::from_rgba(&pixels, pixels.width(), pixels.height());
    let mut files = QUALITIES.iter().filter_map(|quality| encoder.encode_simple(false, *quality).ok());
    let webp = files.find(|file| file.len() <= max_bytes).ok_or(ResizeError::TooLarge)?.to_vec();
    let hash: String = Sha256::digest(&webp).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ThumbnailFile { name: format!("{}-{width}.webp", &hash[..HASH_LENGTH]), width, webp })
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

    fn sizes(bytes: &[u8], max_bytes: usize) -> Vec<(u32, u32, bool)> {
        let small =
            resize(bytes, &ThumbnailSizes { widths: vec![640, 320], max_bytes }).expect("small versions");
        let size = |small: ThumbnailFile| {
            let image = image::load_from_memory_with_format(&small.webp, ImageFormat::WebP).expect("a WebP");
            (
                image.width(),
                image.height(),
                small.webp.len() <= max_bytes && ThumbnailFile::is_name(&small.name),
            )
        };
        small.into_iter().map(size).collect()
    }

    #[test]
    fn an_image_is_reduced_and_never_enlarged() {
        assert_eq!(sizes(&photograph(1280, 960), 60_000), [(320, 240, true), (640, 480, true)]);
        assert_eq!(sizes(&photograph(400, 300), 60_000), [(320, 240, true), (400, 300, true)]);
        assert_eq!(sizes(&photograph(100, 75), 60_000), [(100, 75, true)]);
    }

    #[test]
    fn quality_is_lowered_until_the_file_is_small_enough_or_it_is_an_error() {
        let small =
            |max_bytes| resize(&photograph(640, 480), &ThumbnailSizes { widths: vec![640], max_bytes });
        let high = small(usize::MAX).expect("a small version")[0].webp.len();
        let low = small(high - 1).expect("a small version")[0].webp.len();
        assert!(low < high, "{low} bytes are not less than {high}");
        assert!(matches!(small(100), Err(ResizeError::TooLarge)));
    }

    #[test]
    fn a_file_that_is_not_an_image_or_has_too_many_pixels_is_rejected() {
        let size = ThumbnailSizes { widths: vec![320], max_bytes: 60_000 };
        assert!(matches!(resize(b"<html>", &size), Err(ResizeError::NotAnImage(_))));
        assert!(matches!(resize(&photograph(MAX_SIDE + 1, 1), &size), Err(ResizeError::NotAnImage(_))));
    }
}
