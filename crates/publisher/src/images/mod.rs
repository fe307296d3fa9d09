//! Thumbnails of the feed's images, in a directory beside the feed, so that a card does not load a photo of 5 MB.
//!
//! Their file names contain a hash of the content, so that they can be cached for ever. The items list them in the feed's extension.

mod cache;
mod resize;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::{fs, io};

use jiff::Timestamp;
use json_feed::{Feed, Item, Thumbnail};
use url::Url;

use crate::feed::{
    FeedWriter, FileError, Lock, LockError, OutputPaths, PublishedFeed, State, write_if_changed,
};
use crate::fetch::{FetchError, Fetcher};
use crate::progress::Progress;
use cache::{CachedImage, ImageCache};
pub use resize::{ResizeError, ThumbnailFile, ThumbnailSizes, resize};

/// The largest image that is read, in bytes.
const IMAGE_LIMIT: u64 = 32 << 20;
/// After so many consecutive failures of a host, this run requests no more images from it.
const MAX_CONSECUTIVE_FAILURES: usize = 3;

/// What thumbnails to make.
#[derive(Clone, Debug)]
pub struct ThumbnailOptions {
    /// The feed.
    pub paths: OutputPaths,
    /// The sizes for each image.
    pub sizes: ThumbnailSizes,
    /// The current time.
    pub now: Timestamp,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct ThumbnailSummary {
    /// The number of items that have thumbnails now.
    pub items: usize,
    /// The number of images that were resized in this run.
    pub images: usize,
    /// Images that could not be resized. Their items keep the original.
    pub problems: Vec<ImageProblem>,
}

/// An image that could not be resized.
#[derive(Debug, thiserror::Error)]
#[error("{address}: {error}")]
pub struct ImageProblem {
    address: String,
    error: ImageError,
}

/// Why an image could not be resized.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// It could not be downloaded.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It could not be decoded or encoded.
    #[error(transparent)]
    Resize(#[from] ResizeError),
}

impl ImageError {
    /// Whether a later download may succeed.
    fn is_temporary(&self) -> bool {
        matches!(self, Self::Fetch(error) if error.is_temporary())
    }
}

/// Why the feed has not changed.
#[derive(Debug, thiserror::Error)]
pub enum ThumbnailError {
    /// Another run is working on the feed, or the lock cannot be created.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The feed does not exist.
    #[error("{}: there is no feed here: create it with `seoul-feed build`", .0.page(1).display())]
    NoFeed(OutputPaths),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Makes missing thumbnails, lists them in the feed, and removes unused ones.
///
/// # Errors
/// When the feed cannot be read or replaced.
pub fn make_thumbnails(
    options: &ThumbnailOptions,
    fetcher: &mut Fetcher,
    progress: &Progress,
) -> Result<ThumbnailSummary, ThumbnailError> {
    let paths = &options.paths;
    let _lock = Lock::acquire(paths)?;
    let mut published = PublishedFeed::open(paths)?;
    let metadata = published.metadata().cloned().ok_or_else(|| ThumbnailError::NoFeed(paths.clone()))?;
    let mut run = Run {
        options,
        fetcher,
        progress,
        base: base(&metadata),
        boards: State::load(paths),
        home_page: metadata.home_page_url.as_deref().and_then(|address| Url::parse(address).ok()),
        old_cache: ImageCache::load(paths),
        new_cache: ImageCache::default(),
        failures: HashMap::new(),
        summary: ThumbnailSummary::default(),
    };
    let mut writer = FeedWriter::new(paths, Feed { next_url: None, ..metadata });
    let mut used = HashSet::new();
    for number in 1.. {
        let Some(items) = published.page(number) else { break };
        for item in items {
            let item = run.with_thumbnails(item.clone())?;
            let names = item.invest_seoul.thumbnails.iter().filter_map(file_name);
            used.extend(names.map(str::to_owned));
            writer.push(item)?;
        }
    }
    writer.finish()?.publish(published.page_count())?;
    run.new_cache.save(paths)?;
    remove_unused(&paths.images_dir(), &used)?;
    Ok(run.summary)
}

struct Run<'a> {
    options: &'a ThumbnailOptions,
    fetcher: &'a mut Fetcher,
    progress: &'a Progress,
    /// The base of relative addresses in the feed.
    base: Option<Url>,
    boards: State,
    home_page: Option<Url>,
    old_cache: ImageCache,
    new_cache: ImageCache,
    /// Consecutive failures, by host.
    failures: HashMap<String, usize>,
    summary: ThumbnailSummary,
}

impl Run<'_> {
    fn with_thumbnails(&mut self, mut item: Item) -> Result<Item, FileError> {
        let Some(address) = item.image.clone() else {
            item.invest_seoul.thumbnails.clear();
            return Ok(item);
        };
        let dir = self.options.paths.images_dir();
        let exists = |thumbnail: &Thumbnail| file_name(thumbnail).is_some_and(|name| dir.join(name).exists());
        let thumbnails = &mut item.invest_seoul.thumbnails;
        if !thumbnails.iter().all(exists) {
            thumbnails.clear();
        }
        if self.is_up_to_date(&address, thumbnails) {
            self.keep_cached(&address);
            return Ok(self.counted(item));
        }
        match self.board_of(&item.id) {
            Some(board) => self.fetcher.trust_host(&board),
            None => self.fetcher.trust_no_host(),
        }
        if let Some(new) = self.make(&address)? {
            item.invest_seoul.thumbnails = new;
        }
        Ok(self.counted(item))
    }

    fn counted(&mut self, item: Item) -> Item {
        self.summary.items += usize::from(!item.invest_seoul.thumbnails.is_empty());
        item
    }

    /// The address of an item's board, whose host may have the image even if it is in a private network.
    fn board_of(&self, id: &str) -> Option<Url> {
        let boards = &self.boards.boards;
        let board = boards.values().find(|board| board.items.contains(id));
        match board.and_then(|board| Url::parse(&board.address).ok()) {
            Some(address) => Some(address),
            // The state is lost, or old. The home page of a feed with one board is its list.
            None if boards.len() <= 1 => self.home_page.clone(),
            None => None,
        }
    }

    /// Whether the image with these thumbnails need not be requested in this run.
    fn is_up_to_date(&self, address: &str, thumbnails: &[Thumbnail]) -> bool {
        let ThumbnailOptions { sizes, now, .. } = self.options;
        self.old_cache.get(address).is_some_and(|cached| {
            cached.is_waiting(sizes, *now) || cached.is_resized(sizes) && !thumbnails.is_empty()
        })
    }

    /// Makes the thumbnails of an image. Empty if it has none; `None` if the current ones stay.
    fn make(&mut self, address: &str) -> Result<Option<Vec<Thumbnail>>, FileError> {
        let Ok(url) = self.base.as_ref().map_or_else(|| Url::parse(address), |base| base.join(address))
        else {
            self.report(address, FetchError::UnsupportedAddress(address.to_owned()).into());
            return Ok(Some(Vec::new()));
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        if self.failures.get(&host).is_some_and(|failures| *failures >= MAX_CONSECUTIVE_FAILURES) {
            self.keep_cached(address);
            return Ok(None);
        }
        self.progress.step(address);
        match self.download_and_resize(&url) {
            Ok(files) => {
                self.failures.remove(&host);
                self.summary.images += 1;
                self.new_cache.insert(address, CachedImage::resized(&self.options.sizes));
                Ok(Some(self.write(&self.options.paths.images_dir(), files)?))
            }
            Err(error) if error.is_temporary() => {
                *self.failures.entry(host).or_default() += 1;
                self.report(address, error);
                Ok(None)
            }
            Err(error) => {
                self.report(address, error);
                Ok(Some(Vec::new()))
            }
        }
    }

    fn report(&mut self, address: &str, error: ImageError) {
        let failed = CachedImage::failed(&self.options.sizes, &error, self.options.now);
        self.new_cache.insert(address, failed);
        let problem = ImageProblem { address: address.to_owned(), error };
        tracing::warn!("{problem}");
        self.summary.problems.push(problem);
    }

    fn keep_cached(&mut self, address: &str) {
        if let Some(cached) = self.old_cache.get(address) {
            self.new_cache.insert(address, cached.clone());
        }
    }

    fn download_and_resize(&mut self, address: &Url) -> Result<Vec<ThumbnailFile>, ImageError> {
        let image = self.fetcher.document(address, IMAGE_LIMIT)?;
        Ok(resize(&image.bytes, &self.options.sizes)?)
    }

    fn write(&self, dir: &Path, files: Vec<ThumbnailFile>) -> Result<Vec<Thumbnail>, FileError> {
        fs::create_dir_all(dir).map_err(FileError::at(dir))?;
        let written = files.into_iter().map(|file| {
            write_if_changed(&dir.join(&file.name), &file.webp)?;
            let path = format!("{}/{}", self.options.paths.images_dir_name(), file.name);
            let url = self.base.as_ref().and_then(|base| base.join(&path).ok()).map_or(path, String::from);
            Ok(Thumbnail { url, width: file.width.into() })
        });
        written.collect()
    }
}

/// The base of relative addresses in the feed.
fn base(feed: &Feed) -> Option<Url> {
    Url::parse(feed.feed_url.as_deref()?).ok()
}

/// The file name of a thumbnail.
fn file_name(thumbnail: &Thumbnail) -> Option<&str> {
    thumbnail.url.rsplit('/').next().filter(|name| !name.is_empty())
}

/// Removes thumbnails that are not `used`. Other files in the directory stay.
fn remove_unused(dir: &Path, used: &HashSet<String>) -> Result<(), FileError> {
    let files = match fs::read_dir(dir) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(FileError::at(dir)(error)),
    };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if ThumbnailFile::is_name(&name) && !used.contains(&name) {
            fs::remove_file(file.path()).map_err(FileError::at(&file.path()))?;
        }
    }
    Ok(())
}
