//! Thumbnails: made once, announced, kept, and swept away.

use std::io::Cursor;

use json_feed::Thumbnail;
use seoul_feed::fetch::Fetcher;
use seoul_feed::images::{ImagesError, Made, Size, Wanted, make};
use seoul_feed::progress::Progress;

use crate::gnuboard::{self, Post, list_path};
use crate::site::Answer;
use crate::workplace::{Workplace, manners, titles};

fn photograph(seed: u8) -> Vec<u8> {
    let image = image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([x as u8, y as u8, seed]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("an image");
    bytes.into_inner()
}

/// A post with the image `/data/ID.jpg`.
fn illustrated(id: u32) -> Post {
    Post { body: format!("<p><img src=\"/data/{id}.jpg\">Look.</p>"), ..Post::new(id) }
}

/// A feed of the posts `ids`, each with its image.
fn gallery(ids: &[u32]) -> Workplace {
    let work = Workplace::with([]);
    for id in ids {
        work.site.page(&format!("/data/{id}.jpg"), photograph(*id as u8));
    }
    gnuboard::serve(&work.site, &ids.iter().copied().map(illustrated).collect::<Vec<_>>());
    work.built();
    work.site.requests();
    work
}

fn run(work: &Workplace) -> Result<Made, ImagesError> {
    run_at(work, "2018-08-02T00:00:00Z", &[320, 640])
}

fn run_at(work: &Workplace, now: &str, widths: &[u32]) -> Result<Made, ImagesError> {
    let size = Size { widths: widths.into(), most_bytes: 60 << 10 };
    let wanted = Wanted { place: work.order.place.clone(), size, now: now.parse().expect("a time") };
    make(&wanted, &mut Fetcher::new(&manners()), &Progress::in_log())
}

fn thumbnails(work: &Workplace) -> Vec<Vec<Thumbnail>> {
    work.items().into_iter().map(|item| item.invest_seoul.thumbnails).collect()
}

fn files(work: &Workplace) -> Vec<String> {
    let folder = std::fs::read_dir(work.folder.path().join("feed-images")).expect("the folder");
    let mut names: Vec<_> =
        folder.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn each_image_is_made_small_and_announced_by_its_width() {
    let work = gallery(&[2, 1]);
    let made = run(&work).expect("thumbnails");
    assert_eq!((made.items, made.images, made.problems.len()), (2, 2, 0));
    for (thumbnails, id) in thumbnails(&work).into_iter().zip([2, 1]) {
        let sizes: Vec<_> = thumbnails
            .iter()
            .map(|thumbnail| {
                let path =
                    thumbnail.url.strip_prefix("https://investseoul.example/").expect("beside the feed");
                let file = std::fs::read(work.folder.path().join(path)).expect("the file");
                let image =
                    image::load_from_memory_with_format(&file, image::ImageFormat::WebP).expect("a WebP");
                (thumbnail.width, image.width(), image.height(), file.len() <= 60 << 10)
            })
            .collect();
        assert_eq!(sizes, [(320, 320, 240, true), (640, 640, 480, true)], "{id}");
    }
    assert_eq!(files(&work).len(), 4);
}

#[test]
fn an_image_is_asked_for_once_and_its_thumbnails_outlive_the_next_runs() {
    let work = gallery(&[2, 1]);
    run(&work).expect("thumbnails");
    let before = thumbnails(&work);
    work.site.requests();
    let made = run(&work).expect("thumbnails");
    assert_eq!((made.items, made.images), (2, 0));
    assert_eq!(work.site.requests(), [""; 0]);

    let mut retitled = [2, 1].map(illustrated);
    retitled[0].title = "Another".to_owned();
    gnuboard::serve(&work.site, &retitled);
    work.built();
    assert_eq!(work.titles(), ["Another", "Release 1"]);
    assert_eq!(thumbnails(&work), before);
}

#[test]
fn thumbnails_of_an_image_that_is_no_longer_there_are_swept_away_and_other_files_are_not() {
    let mut work = gallery(&[2, 1]);
    run(&work).expect("thumbnails");
    std::fs::write(work.folder.path().join("feed-images/logo.webp"), "ours").expect("a file");
    gnuboard::serve(&work.site, &[illustrated(2)]);
    work.site.page(&list_path(1), gnuboard::list(&[illustrated(2)], 1, 1));
    work.order.accept_removal = true;
    work.built();
    run(&work).expect("thumbnails");
    assert_eq!(files(&work).len(), 3);
    assert!(files(&work).contains(&"logo.webp".to_owned()));
}

#[test]
fn an_image_that_cannot_be_had_or_read_costs_only_its_thumbnails() {
    let work = gallery(&[4, 3, 2, 1]);
    work.site.answer("/data/4.jpg", Answer::Status(500));
    work.site.page("/data/3.jpg", "<html>No image");
    work.site.answer("/data/2.jpg", Answer::Flood(40));
    let made = run(&work).expect("thumbnails");
    assert_eq!((made.items, made.problems.len()), (1, 3));
    assert_eq!(work.titles(), titles([4, 3, 2, 1]));
    let counts: Vec<_> = thumbnails(&work).iter().map(Vec::len).collect();
    assert_eq!(counts, [0, 0, 0, 2]);
}

#[test]
fn an_image_that_fails_is_tried_again_later_and_not_at_every_run() {
    let work = gallery(&[2, 1]);
    work.site.answer("/data/2.jpg", Answer::Status(500));
    work.site.page("/data/1.jpg", "<html>No image");
    run(&work).expect("a feed");
    work.site.requests();
    for (now, asked) in [
        ("2018-08-02T00:59:00Z", vec![]),
        ("2018-08-02T01:01:00Z", vec!["/data/2.jpg"]),
        ("2018-08-09T01:02:00Z", vec!["/data/2.jpg", "/data/1.jpg"]),
    ] {
        let made = run_at(&work, now, &[320, 640]).expect("a feed");
        assert_eq!(work.site.requests(), asked, "{now}");
        assert_eq!(made.problems.len(), asked.len(), "{now}");
    }
}

#[test]
fn other_widths_are_made_and_the_old_ones_stay_while_the_server_is_in_trouble() {
    let work = gallery(&[1]);
    run(&work).expect("thumbnails");
    let before = thumbnails(&work);
    work.site.answer("/data/1.jpg", Answer::Status(503));
    let made = run_at(&work, "2018-08-02T00:00:00Z", &[200]).expect("a feed");
    assert_eq!((made.items, made.problems.len()), (1, 1));
    assert_eq!(thumbnails(&work), before);
    work.site.page("/data/1.jpg", photograph(1));
    run_at(&work, "2018-08-02T02:00:00Z", &[200]).expect("thumbnails");
    let widths: Vec<_> = thumbnails(&work)[0].iter().map(|thumbnail| thumbnail.width).collect();
    assert_eq!(widths, [200]);
    assert_eq!(files(&work).len(), 1);
}

#[test]
fn a_host_that_gives_no_image_is_asked_no_further() {
    let work = gallery(&[5, 4, 3, 2, 1]);
    for id in 1..=5 {
        work.site.answer(&format!("/data/{id}.jpg"), Answer::Status(502));
    }
    run(&work).expect("a feed");
    assert_eq!(work.site.requests(), ["/data/5.jpg", "/data/4.jpg", "/data/3.jpg"]);
}

#[test]
fn without_a_feed_there_is_nothing_to_do() {
    assert!(matches!(run(&Workplace::with([])), Err(ImagesError::NoFeed(_))));
}
