//! `seoul-feed`: from a public board to a JSON Feed. What it does is in the library; here is how it is asked and how it answers.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use jiff::Timestamp;
use seoul_feed::board::{Board, Kind, skin::Skin};
use seoul_feed::build::{Order, build};
use seoul_feed::check;
use seoul_feed::cli::{self, Cli, Command, Format};
use seoul_feed::exit::Exit;
use seoul_feed::feed::Place;
use seoul_feed::fetch::Fetcher;
use seoul_feed::images::{self, Size, Wanted};
use seoul_feed::page::date::in_seoul;
use seoul_feed::progress::Progress;
use seoul_feed::trial;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let progress = if cli.quiet || cli.verbose { Progress::in_log() } else { Progress::on_terminal() };
    tell(&cli, &progress);
    let ended = run(cli, &progress);
    progress.end();
    let exit = ended.unwrap_or_else(|(exit, error)| {
        tracing::error!("{error}");
        exit
    });
    exit.into()
}

/// Sends what is told to standard error: without colours and times, which cron's mails and journald have of their own.
fn tell(cli: &Cli, progress: &Progress) {
    let level = match (cli.quiet, cli.verbose) {
        (true, _) => tracing::Level::ERROR,
        (_, true) => tracing::Level::DEBUG,
        _ => tracing::Level::INFO,
    };
    let log =
        tracing_subscriber::fmt().with_max_level(level).without_time().with_target(false).with_ansi(false);
    log.with_writer(progress.clone()).init();
}

type Ended = Result<Exit, (Exit, String)>;

fn run(cli: Cli, progress: &Progress) -> Ended {
    match cli.command {
        Command::Build(command) => make(command, progress),
        Command::Try(command) => show(command),
        Command::Check(command) => check(&command),
        Command::Images(command) => shrink(command, progress),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "seoul-feed", &mut io::stdout());
            Ok(Exit::Done)
        }
        Command::Man { folder } => {
            clap_mangen::generate_to(Cli::command(), folder)
                .map_err(|error| (Exit::File, error.to_string()))?;
            Ok(Exit::Done)
        }
    }
}

fn make(command: cli::Build, progress: &Progress) -> Ended {
    let (skin, read_with) = skin(command.board, command.skin.as_deref())?;
    let order = Order {
        board: Board::new(command.board, command.list, skin),
        place: Place::new(command.output),
        address: command.address,
        title: command.title,
        language: command.language,
        limit: command.limit,
        read_with,
        reread: command.reread,
        accept_removal: command.accept_removal,
        dry_run: command.dry_run,
        now: in_seoul(Timestamp::now()),
    };
    let mut fetcher = Fetcher::new(&command.politeness.manners());
    let summary =
        build(&order, &mut fetcher, progress).map_err(|error| (Exit::from(&error), error.to_string()))?;
    tracing::info!("{}: {summary}", order.place.page(1).display());
    Ok(Exit::from(&summary))
}

fn show(command: cli::Try) -> Ended {
    let (skin, _) = skin(command.board, command.skin.as_deref())?;
    let board = Board::new(command.board, command.page, skin);
    let mut fetcher = Fetcher::new(&command.politeness.manners());
    let found = trial::look(&board, &mut fetcher, in_seoul(Timestamp::now()));
    let found = found.map_err(|error| (Exit::Unreachable, format!("{}: {error}", board.address())))?;
    print(&found.to_string())?;
    Ok(if found.is_something() { Exit::Done } else { Exit::Unreadable })
}

fn check(command: &cli::Check) -> Ended {
    let mut fetcher = Fetcher::new(&command.politeness.manners());
    let findings = check::findings(&command.feed, &mut fetcher);
    let findings = findings.map_err(|error| (Exit::from(&error), error.to_string()))?;
    print(&match command.format {
        Format::Text => check::as_text(&findings),
        Format::Json => check::as_json(&findings),
    })?;
    Ok(if check::errors(&findings) == 0 { Exit::Done } else { Exit::Faulty })
}

fn shrink(command: cli::Images, progress: &Progress) -> Ended {
    let size = Size { widths: command.widths, most_bytes: command.most << 10 };
    let wanted = Wanted { place: Place::new(command.feed), size, now: Timestamp::now() };
    let mut fetcher = Fetcher::new(&command.politeness.manners());
    let made = images::make(&wanted, &mut fetcher, progress);
    let made = made.map_err(|error| (Exit::from(&error), error.to_string()))?;
    let (items, images) = (made.items, made.images);
    tracing::info!(
        "{items} items have thumbnails, {images} images are new, {} could not be shrunk",
        made.problems.len()
    );
    Ok(Exit::from(&made))
}

/// The skin of a kind of board, and the publisher's own part in it.
fn skin(kind: Kind, own: Option<&Path>) -> Result<(Skin, String), (Exit, String)> {
    let own = own.map(|path| {
        fs::read_to_string(path).map_err(|error| (Exit::File, format!("{}: {error}", path.display())))
    });
    let own = own.transpose()?;
    let skin = kind
        .skin(own.as_deref())
        .map_err(|error| (Exit::Usage, format!("the skin cannot be used: {error}")))?;
    Ok((skin, own.unwrap_or_default()))
}

fn print(text: &str) -> Result<(), (Exit, String)> {
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough: `seoul-feed try … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| (Exit::File, error.to_string())),
    }
}
