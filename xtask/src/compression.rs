//! What servers send instead of a file, in the strongest form there is of each.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

/// gzip, level 9.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}

/// Brotli, quality 11, in a window of 4 MB: larger than any file here, and one that every browser reads.
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

fn beside(file: &Path, extension: &str) -> std::path::PathBuf {
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
    fn what_is_written_beside_a_file_becomes_the_file_again() {
        let folder = std::env::temp_dir().join(format!("xtask-compression-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (file, text) = (folder.join("LICENSE-MIT"), include_bytes!("../../LICENSE-MIT"));
        fs::write(&file, text).unwrap();
        write_beside(&file).unwrap();

        let mut unzipped = Vec::new();
        GzDecoder::new(&*fs::read(folder.join("LICENSE-MIT.gz")).unwrap())
            .read_to_end(&mut unzipped)
            .unwrap();
        let mut unbrotlied = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(folder.join("LICENSE-MIT.br")).unwrap(), &mut unbrotlied)
            .unwrap();
        let beside: Vec<_> =
            fs::read_dir(&folder).unwrap().filter(|it| is_beside(&it.as_ref().unwrap().path())).collect();
        fs::remove_dir_all(&folder).unwrap();

        assert_eq!(unzipped, text);
        assert_eq!(unbrotlied, text);
        assert_eq!(beside.len(), 2);
    }
}
