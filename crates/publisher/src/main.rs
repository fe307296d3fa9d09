//! The program `seoul-feed`: command line, logging and exit code. The library does the work.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use jiff::Timestamp;
use seoul_feed::board::{Board, Kind, skin::Skin};
use seoul_feed::build::{AcceptRemoval, BoardOptions, BuildOptions, build};
use seoul_feed::check;
use seoul_feed::cli::{self, Cli, Command, Format};
use seoul_feed::config::Config;
use seoul_feed::exit::Exit;
use seoul_feed::feed::{OutputPaths, State};
use seoul_feed::fetch::Fetcher;
use seoul_feed::images::{ThumbnailOptions, ThumbnailSizes, make_thumbnails};
use seoul_feed::inspect::{Trial, try_page};
use seoul_feed::page::date::in_seoul;
use seoul_feed::progress::Progress;
use seoul_feed::suggest::Suggestion;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let progress = if cli.quiet || cli.verbose { Progress::log_only() } else { Progress::for_terminal() };
    init_logging(&cli, &progress);
    let result = run(cli, &progress);
    progress.finish();
    let exit = result.unwrap_or_else(|(exit, error)| {
        tracing::error!("{error}");
        exit
    });
    exit.into()
}

/// Logs to standard error, without colours and times: cron's mails and journald have their own.
fn init_logging(cli: &Cli, progress: &Progress) {
    let level = match (cli.quiet, cli.verbose) {
        (true, _) => tracing::Level::ERROR,
        (_, true) => tracing::Level::DEBUG,
        _ => tracing::Level::INFO,
    };
    let log =
        tracing_subscriber::fmt().with_max_level(level).without_time().with_target(false).with_ansi(false);
    log.with_writer(progress.clone()).init();
}

/// An exit code; for an error also its message.
type ExitResult = Result<Exit, (Exit, String)>;

fn run(cli: Cli, progress: &Progress) -> ExitResult {
    match cli.command {
        Command::Build(command) => run_build(&command, progress),
        Command::Try(command) => run_try(command),
        Command::Check(command) => run_check(&command),
        Command::Images(command) => run_images(command, progress),
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

fn run_build(command: &cli::Build, progress: &Progress) -> ExitResult {
    let config = command.config().map_err(|error| (Exit::from(&error), error.to_string()))?;
    let mut fetcher = Fetcher::new(&command.fetch.options());
    let options = build_options(command, &config)?;
    let summary =
        build(&options, &mut fetcher, progress).map_err(|error| (Exit::from(&error), error.to_string()))?;
    tracing::info!("{}: {summary}", options.output_paths.page(1).display());
    let built = Exit::from(&summary);
    match config.images {
        Some(images) if !command.dry_run => {
            let sizes = ThumbnailSizes { widths: images.widths, max_bytes: images.max_kilobytes << 10 };
            let made = thumbnails(options.output_paths, sizes, &mut fetcher, progress)?;
            Ok(if made == Exit::Done { built } else { made })
        }
        _ => Ok(built),
    }
}

fn build_options(command: &cli::Build, config: &Config) -> Result<BuildOptions, (Exit, String)> {
    let accept_removal = command.accept_removal();
    let boards = config.boards.iter().map(|(name, board)| {
        let (skin, custom_skin) = load_skin(board.kind, board.skin.as_deref())?;
        Ok(BoardOptions {
            name: name.clone(),
            board: Board::new(board.kind, board.address.clone(), skin),
            limit: board.limit,
            custom_skin,
            author: board.author.clone(),
            tags: board.tags.clone(),
            language: board.language.clone(),
            without_notices: !board.notices,
        })
    });
    let output_paths = OutputPaths::new(config.output.clone());
    if let AcceptRemoval::Board(name) = &accept_removal
        && !config.boards.contains_key(name)
        // It may be one that leaves the feed.
        && !State::load(&output_paths).boards.contains_key(name)
    {
        return Err((Exit::Usage, format!("--accept-removal={name}: there is no board of this name")));
    }
    Ok(BuildOptions {
        boards: boards.collect::<Result<_, _>>()?,
        output_paths,
        feed_url: config.url.clone(),
        home_page_url: config.home_page.clone(),
        title: config.title.clone(),
        language: config.language.clone(),
        limit: config.limit,
        order: config.order,
        reread: command.reread,
        from_command_line: command.config.is_none(),
        accept_removal,
        dry_run: command.dry_run,
        now: in_seoul(Timestamp::now()),
    })
}

fn run_try(command: cli::Try) -> ExitResult {
    if let Some(file) = command.write.as_deref().filter(|file| !command.force && file.exists()) {
        return Err((Exit::File, format!("{} exists: use --force to replace it", file.display())));
    }
    let (skin, _) = load_skin(command.board, command.skin.as_deref())?;
    let board = Board::new(command.board, command.page.clone(), skin);
    let mut fetcher = Fetcher::new(&command.fetch.options());
    let now = in_seoul(Timestamp::now());
    let Trial { inspection, suggestion } =
        try_page(&board, &command.page, &mut fetcher, now, command.write.is_some())
            .map_err(|error| (Exit::Unreachable, format!("{}: {error}", command.page)))?;
    print(&inspection.to_string())?;
    let suggestion = match suggestion {
        Some(Ok(suggestion)) => {
            print(&format!("\n{suggestion}"))?;
            Some(suggestion)
        }
        Some(Err(why)) => {
            print(&format!("\nNo skin can be proposed: {why}\n"))?;
            None
        }
        None => None,
    };
    if let Some(file) = command.write {
        let reason = match suggestion {
            Some(suggestion) if !suggestion.is_empty() => {
                return write_skin(&suggestion, &file, command.force);
            }
            Some(suggestion) if suggestion.is_usable() => "the built-in skin is enough",
            _ if command.board == Kind::Rss => "RSS and Atom need no skin",
            _ => "nothing can be proposed",
        };
        print(&format!("Nothing saved: {reason}\n"))?;
    }
    Ok(if inspection.is_recognized() { Exit::Done } else { Exit::Unreadable })
}

/// Saves the proposed skin. If it is not enough for a feed, it is a start.
fn write_skin(suggestion: &Suggestion, file: &Path, force: bool) -> ExitResult {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let written = options.open(file).and_then(|mut file| file.write_all(suggestion.to_toml().as_bytes()));
    written.map_err(|error| (Exit::File, format!("{}: {error}", file.display())))?;
    print(&format!("Saved: {}\n", file.display()))?;
    Ok(if suggestion.is_usable() { Exit::Done } else { Exit::Unreadable })
}

fn run_check(command: &cli::Check) -> ExitResult {
    let mut fetcher = Fetcher::new(&command.fetch.options());
    let findings = check::findings(&command.feed, &mut fetcher)
        .map_err(|error| (Exit::from(&error), error.to_string()))?;
    print(&match command.format {
        Format::Text => check::as_text(&findings),
        Format::Json => check::as_json(&findings),
    })?;
    Ok(if check::error_count(&findings) == 0 { Exit::Done } else { Exit::Invalid })
}

fn run_images(command: cli::Images, progress: &Progress) -> ExitResult {
    let sizes = ThumbnailSizes { widths: command.widths, max_bytes: command.max_kilobytes << 10 };
    let mut fetcher = Fetcher::new(&command.fetch.options());
    thumbnails(OutputPaths::new(command.feed), sizes, &mut fetcher, progress)
}

fn thumbnails(
    paths: OutputPaths,
    sizes: ThumbnailSizes,
    fetcher: &mut Fetcher,
    progress: &Progress,
) -> ExitResult {
    let options = ThumbnailOptions { paths, sizes, now: Timestamp::now() };
    let summary = make_thumbnails(&options, fetcher, progress)
        .map_err(|error| (Exit::from(&error), error.to_string()))?;
    let (items, images) = (summary.items, summary.images);
    tracing::info!(
        "{items} items have thumbnails, {images} images are new, {} could not be resized",
        summary.problems.len()
    );
    Ok(Exit::from(&summary))
}

/// Loads the skin for a kind of board. Returns it with the source of the custom skin, empty if there is none.
fn load_skin(kind: Kind, custom: Option<&Path>) -> Result<(Skin, String), (Exit, String)> {
    let custom = custom.map(|path| {
        fs::read_to_string(path).map_err(|error| (Exit::File, format!("{}: {error}", path.display())))
    });
    let custom = custom.transpose()?;
    let skin = kind
        .skin(custom.as_deref())
        .map_err(|error| (Exit::Usage, format!("the skin cannot be used: {error}")))?;
    Ok((skin, custom.unwrap_or_default()))
}

fn print(text: &str) -> Result<(), (Exit, String)> {
    match io::stdout().write_all(text.as_bytes()) {
        // The reader has closed the pipe, as in `seoul-feed try … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| (Exit::File, error.to_string())),
    }
}
