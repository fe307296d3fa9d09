//! The compressed copies of a file that servers send instead of it, each at the strongest setting.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// gzip, level 9.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}

/// Brotli, quality 11. The window of 4 MB is larger than any file here, and every browser reads it.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut brotli = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    Ok(brotli)
}

/// Writes `file.br` and `file.gz` beside a file, for servers that look for them there (docs/hosting.md).
pub fn write_beside(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    for (extension, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        fs::write(beside(file, extension), compressed)?;
    }
    Ok(())
}

/// Whether a file is one of those written beside another.
pub fn is_beside(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn compressed_copies_decompress_to_the_file() {
        let folder = std::env::temp_dir().join(format!("xtask-compression-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (file, text) = (folder.join("LICENSE-MIT"), include_bytes!("../../LICENSE-MIT"));
        fs::write(&file, text).unwrap();
        write_beside(&file).unwrap();

        let mut gunzipped = Vec::new();
        GzDecoder::new(&*fs::read(folder.join("LICENSE-MIT.gz")).unwrap())
            .read_to_end(&mut gunzipped)
            .unwrap();
        let mut decompressed = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(folder.join("LICENSE-MIT.br")).unwrap(), &mut decompressed)
            .unwrap();
        let beside: Vec<_> =
            fs::read_dir(&folder).unwrap().filter(|it| is_beside(&it.as_ref().unwrap().path())).collect();
        fs::remove_dir_all(&folder).unwrap();

        assert_eq!(gunzipped, text);
        assert_eq!(decompressed, text);
        assert_eq!(beside.len(), 2);
    }
}
