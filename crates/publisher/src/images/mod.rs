//! Small versions of a feed's images, beside the feed: readers of a card need no photograph of 5 MB.
//!
//! They are named by what is in them, so that they may be cached for ever, and announced in the items' extension.

mod memory;
mod shrink;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::{fs, io};

use jiff::Timestamp;
use json_feed::{Feed, Item, Thumbnail};
use url::Url;

use crate::feed::{Archive, Lock, LockError, Pages, Place, PlaceError, write_file};
use crate::fetch::{FetchError, Fetcher};
use crate::progress::Progress;
use memory::{Known, Memory};
pub use shrink::{ShrinkError, Size, Small, shrink};

/// The most of an image that is taken in.
const IMAGE_LIMIT: u64 = 32 << 20;
/// After so many images in a row that a host does not give, it is asked for no more in this run.
const PATIENCE: usize = 3;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The feed's files.
    pub place: Place,
    /// The sizes of each image.
    pub size: Size,
    /// The time.
    pub now: Timestamp,
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

impl ImageCause {
    /// Whether the same image may be had later.
    fn is_passing(&self) -> bool {
        matches!(self, Self::Fetch(error) if error.is_passing())
    }
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
    let mut archive = Archive::open(place)?;
    let head = archive.head().cloned().ok_or_else(|| ImagesError::NoFeed(place.clone()))?;
    // The images are where the board is.
    if let Some(board) = head.home_page_url.as_deref().and_then(|board| Url::parse(board).ok()) {
        fetcher.trust(&board);
    }
    let mut run = Run {
        wanted,
        fetcher,
        progress,
        base: base(&head),
        known: Memory::open(place),
        remembered: Memory::default(),
        failures: HashMap::new(),
        made: Made::default(),
    };
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
    pages.finish()?.publish(archive.pages())?;
    run.remembered.keep(place)?;
    sweep(&place.images(), &named)?;
    Ok(run.made)
}

struct Run<'a> {
    wanted: &'a Wanted,
    fetcher: &'a mut Fetcher,
    progress: &'a Progress,
    base: Option<Url>,
    known: Memory,
    remembered: Memory,
    /// How many images in a row each host did not give.
    failures: HashMap<String, usize>,
    made: Made,
}

impl Run<'_> {
    fn with_thumbnails(&mut self, mut item: Item) -> Result<Item, PlaceError> {
        let Some(address) = item.image.clone() else {
            item.invest_seoul.thumbnails.clear();
            return Ok(item);
        };
        let folder = self.wanted.place.images();
        let there = |thumbnail: &Thumbnail| name(thumbnail).is_some_and(|name| folder.join(name).exists());
        let thumbnails = &mut item.invest_seoul.thumbnails;
        if !thumbnails.iter().all(there) {
            thumbnails.clear();
        }
        if self.is_settled(&address, thumbnails) {
            self.remember_as_before(&address);
        } else if let Some(renewed) = self.renewed(&address)? {
            *thumbnails = renewed;
        }
        self.made.items += usize::from(!thumbnails.is_empty());
        Ok(item)
    }

    /// Whether the image with these thumbnails need not be asked for now.
    fn is_settled(&self, address: &str, thumbnails: &[Thumbnail]) -> bool {
        let Wanted { size, now, .. } = self.wanted;
        self.known
            .of(address)
            .is_some_and(|known| known.rests(size, *now) || known.is_made(size) && !thumbnails.is_empty())
    }

    /// The thumbnails of an image, none if there can be none; `None`: they stay as they are.
    fn renewed(&mut self, address: &str) -> Result<Option<Vec<Thumbnail>>, PlaceError> {
        let Ok(url) = self.base.as_ref().map_or_else(|| Url::parse(address), |base| base.join(address))
        else {
            self.failed(address, FetchError::Astray(address.to_owned()).into());
            return Ok(Some(Vec::new()));
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        if self.failures.get(&host).is_some_and(|failures| *failures >= PATIENCE) {
            self.remember_as_before(address);
            return Ok(None);
        }
        self.progress.step(address);
        match self.shrunk(&url) {
            Ok(small) => {
                self.failures.remove(&host);
                self.made.images += 1;
                self.remembered.remember(address, Known::made(&self.wanted.size));
                Ok(Some(self.written(&self.wanted.place.images(), small)?))
            }
            Err(cause) if cause.is_passing() => {
                *self.failures.entry(host).or_default() += 1;
                self.failed(address, cause);
                Ok(None)
            }
            Err(cause) => {
                self.failed(address, cause);
                Ok(Some(Vec::new()))
            }
        }
    }

    fn failed(&mut self, address: &str, cause: ImageCause) {
        self.remembered.remember(address, Known::failed(&self.wanted.size, &cause, self.wanted.now));
        let problem = ImageProblem { address: address.to_owned(), cause };
        tracing::warn!("{problem}");
        self.made.problems.push(problem);
    }

    fn remember_as_before(&mut self, address: &str) {
        if let Some(known) = self.known.of(address) {
            self.remembered.remember(address, known.clone());
        }
    }

    fn shrunk(&mut self, address: &Url) -> Result<Vec<Small>, ImageCause> {
        let image = self.fetcher.document(address, IMAGE_LIMIT)?;
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
