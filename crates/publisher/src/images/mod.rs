//! Small versions of a feed's images, beside the feed: readers of a card need no photograph of 5 MB.
//!
//! They are named by what is in them, so that they may be cached for ever, and announced in the items' extension.

mod shrink;

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use json_feed::{Feed, Item, Thumbnail};
use url::Url;

use crate::feed::{Archive, Lock, LockError, Pages, Place, PlaceError, write_file};
use crate::fetch::{FetchError, Fetcher};
use crate::progress::Progress;
pub use shrink::{ShrinkError, Size, Small, shrink};

/// The most of an image that is taken in.
const IMAGE_LIMIT: u64 = 32 << 20;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The feed's files.
    pub place: Place,
    /// The sizes of each image.
    pub size: Size,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Made {
    /// How many items have thumbnails now.
    pub items: usize,
    /// How many images were shrunk in this run.
    pub images: usize,
    /// Images that could not be: the items keep their large ones.
    pub problems: Vec<ImageProblem>,
}

/// An image that could not be shrunk.
#[derive(Debug, thiserror::Error)]
#[error("{address}: {cause}")]
pub struct ImageProblem {
    address: String,
    cause: ImageCause,
}

/// Why an image could not be shrunk.
#[derive(Debug, thiserror::Error)]
pub enum ImageCause {
    /// It could not be had.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It is none that we understand.
    #[error(transparent)]
    Shrink(#[from] ShrinkError),
}

/// Why the feed is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImagesError {
    /// Another run is under way, or none can be.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// There is no feed.
    #[error("{}: there is no feed here: make it with `seoul-feed build`", .0.page(1).display())]
    NoFeed(Place),
    /// A file cannot be written.
    #[error(transparent)]
    Place(#[from] PlaceError),
}

/// Makes the thumbnails that are missing, and takes away those that no item has any more.
///
/// # Errors
/// When the feed stays as it is.
pub fn make(wanted: &Wanted, fetcher: &mut Fetcher, progress: &Progress) -> Result<Made, ImagesError> {
    let place = &wanted.place;
    let _lock = Lock::take(place)?;
    let mut archive = Archive::open(place);
    let head = archive.head().cloned().ok_or_else(|| ImagesError::NoFeed(place.clone()))?;
    let mut run = Run { wanted, fetcher, progress, base: base(&head), made: Made::default() };
    let mut pages = Pages::new(place, Feed { next_url: None, ..head });
    let mut named = HashSet::new();
    for number in 1.. {
        let Some(items) = archive.page(number) else { break };
        for item in items {
            let item = run.with_thumbnails(item.clone())?;
            named.extend(
                item.invest_seoul
                    .thumbnails
                    .iter()
                    .filter_map(|thumbnail| name(thumbnail).map(str::to_owned)),
            );
            pages.push(item)?;
        }
    }
    pages.finish()?.publish()?;
    sweep(&place.images(), &named)?;
    Ok(run.made)
}

struct Run<'a> {
    wanted: &'a Wanted,
    fetcher: &'a mut Fetcher,
    progress: &'a Progress,
    base: Option<Url>,
    made: Made,
}

impl Run<'_> {
    fn with_thumbnails(&mut self, mut item: Item) -> Result<Item, PlaceError> {
        let Some(address) = item.image.clone() else {
            item.invest_seoul.thumbnails.clear();
            return Ok(item);
        };
        let folder = self.wanted.place.images();
        let thumbnails = &item.invest_seoul.thumbnails;
        let there = |thumbnail: &Thumbnail| name(thumbnail).is_some_and(|name| folder.join(name).exists());
        if thumbnails.is_empty() || !thumbnails.iter().all(there) {
            self.progress.step(&address);
            match self.shrunk(&address) {
                Ok(small) => {
                    item.invest_seoul.thumbnails = self.written(&folder, small)?;
                    self.made.images += 1;
                }
                Err(cause) => {
                    let problem = ImageProblem { address, cause };
                    tracing::warn!("{problem}");
                    self.made.problems.push(problem);
                    item.invest_seoul.thumbnails.clear();
                }
            }
        }
        self.made.items += usize::from(!item.invest_seoul.thumbnails.is_empty());
        Ok(item)
    }

    fn shrunk(&mut self, address: &str) -> Result<Vec<Small>, ImageCause> {
        let url = match &self.base {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        let url = url.map_err(|_| FetchError::Astray(address.to_owned()))?;
        let image = self.fetcher.document(&url, IMAGE_LIMIT)?;
        Ok(shrink(&image.bytes, &self.wanted.size)?)
    }

    fn written(&self, folder: &Path, small: Vec<Small>) -> Result<Vec<Thumbnail>, PlaceError> {
        fs::create_dir_all(folder).map_err(PlaceError::at(folder))?;
        let written = small.into_iter().map(|small| {
            write_file(&folder.join(&small.name), &small.webp)?;
            let path = format!("{}/{}", self.wanted.place.images_name(), small.name);
            let url = self.base.as_ref().and_then(|base| base.join(&path).ok()).map_or(path, String::from);
            Ok(Thumbnail { url, width: small.width.into() })
        });
        written.collect()
    }
}

/// What the addresses in the feed are relative to.
fn base(feed: &Feed) -> Option<Url> {
    Url::parse(feed.feed_url.as_deref()?).ok()
}

/// The name of a thumbnail's file.
fn name(thumbnail: &Thumbnail) -> Option<&str> {
    thumbnail.url.rsplit('/').next().filter(|name| !name.is_empty())
}

/// Takes away the thumbnails that are not `named`; other files in the folder are not ours.
fn sweep(folder: &Path, named: &HashSet<String>) -> Result<(), PlaceError> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PlaceError::at(folder)(error)),
    };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if Small::is_name(&name) && !named.contains(&name) {
            fs::remove_file(file.path()).map_err(PlaceError::at(&file.path()))?;
        }
    }
    Ok(())
}
