//! The recipes of deploy/ and the commands of docs/publishing.md: they can be read, and the options that they use exist.

use std::path::{Path, PathBuf};

use clap::Parser;
use seoul_feed::cli::Cli;
use yaml_rust2::{Yaml, YamlLoader};

/// Commands that stand in the files.
const SUBCOMMANDS: [&str; 6] = ["build", "check", "completions", "images", "man", "try"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("the file is there")
}

/// The files of deploy/. Its folders are for the widget.
fn recipes() -> Vec<String> {
    let files = std::fs::read_dir(root().join("deploy")).expect("the folder is there").flatten();
    let files = files.filter(|file| file.path().is_file());
    let mut names: Vec<_> =
        files.map(|file| format!("deploy/{}", file.file_name().to_string_lossy())).collect();
    names.sort();
    names
}

/// The commands of seoul-feed in a text, up to the end of each.
fn commands(text: &str) -> Vec<String> {
    // A line that ends with a backslash goes on in the next one, which may be a comment as well.
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let (content, ends) = line.strip_suffix('\\').map_or((line, false), |start| (start, true));
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(content.trim_start_matches(['#', ' '])),
            None => lines.push(content.to_owned()),
        }
        goes_on = ends;
    }
    let starts = |line: &str| {
        SUBCOMMANDS
            .iter()
            .find_map(|command| line.find(&format!("seoul-feed {command} ")))
            .map(|at| line[at..].to_owned())
    };
    let end = |command: String| {
        let ends = [" || ", " && ", "; ", " | "].iter().filter_map(|end| command.find(end));
        command[..ends.min().unwrap_or(command.len())].to_owned()
    };
    lines.iter().filter_map(|line| starts(line)).map(end).collect()
}

/// Splits a command as a shell does, with an example in place of each variable.
fn arguments(command: &str) -> Vec<String> {
    let (mut arguments, mut argument, mut quote) = (Vec::new(), String::new(), None);
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, ' ') => arguments.push(std::mem::take(&mut argument)),
            _ => argument.push(c),
        }
    }
    arguments.push(argument);
    arguments.retain(|argument| !argument.is_empty());
    arguments.iter().map(|argument| example(argument)).collect()
}

/// The value of a variable, by its name.
fn example(argument: &str) -> String {
    match argument.strip_prefix('$').map(|name| name.trim_matches(['{', '}'])) {
        Some("BOARD") => "gnuboard5".to_owned(),
        Some("FEED_FILE") => "feed.json".to_owned(),
        Some(name) if name.ends_with("URL") => "https://board.example/".to_owned(),
        Some(name) => panic!("{name} has no example"),
        None => argument.to_owned(),
    }
}

fn yaml(path: &str) -> Vec<Yaml> {
    YamlLoader::load_from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_commands_of_all_recipes_and_of_the_documentation_exist() {
    let mut found = Vec::new();
    let documentation = read("docs/publishing.md");
    let blocks: Vec<_> =
        documentation.lines().map(|line| line.strip_prefix("    ").unwrap_or_default()).collect();
    let mut texts: Vec<_> = recipes().into_iter().map(|path| (read(&path), path)).collect();
    texts.push((blocks.join("\n"), "docs/publishing.md".to_owned()));
    for (text, path) in texts {
        for command in commands(&text) {
            if let Err(error) = Cli::try_parse_from(arguments(&command)) {
                panic!("{path}: {command}\n{error}");
            }
            found.push(path.clone());
        }
    }
    // A recipe whose command is no longer found would not be checked.
    found.dedup();
    assert_eq!(
        found,
        [
            "deploy/Containerfile",
            "deploy/cronjob.yaml",
            "deploy/github-pages.yml",
            "deploy/seoul-feed.cron",
            "deploy/seoul-feed.service",
            "docs/publishing.md"
        ]
    );
}

#[test]
fn the_variables_of_each_command_are_set() {
    for (recipe, settings) in [
        ("deploy/cronjob.yaml", "deploy/cronjob.yaml"),
        ("deploy/github-pages.yml", "deploy/github-pages.yml"),
        ("deploy/seoul-feed.service", "deploy/seoul-feed.conf"),
    ] {
        let settings = read(settings);
        for command in commands(&read(recipe)) {
            let words = command.split([' ', '"']).filter_map(|word| word.strip_prefix('$'));
            for name in words.map(|name| name.trim_matches(['{', '}'])) {
                let is_set = settings.lines().any(|line| {
                    let rest = line.trim_start().strip_prefix(name);
                    rest.is_some_and(|rest| rest.starts_with([':', '=']))
                });
                assert!(is_set, "{recipe} does not set {name}");
            }
        }
    }
}

#[test]
fn jobs_never_run_twice_at_once_and_keep_their_state() {
    let jobs = yaml("deploy/cronjob.yaml");
    let kinds: Vec<_> = jobs.iter().filter_map(|document| document["kind"].as_str()).collect();
    assert_eq!(kinds, ["Secret", "ConfigMap", "CronJob"]);
    let job = &jobs[2]["spec"];
    assert_eq!(job["concurrencyPolicy"].as_str(), Some("Forbid"));
    let pod = &job["jobTemplate"]["spec"]["template"]["spec"];
    let names = |containers: &Yaml| -> Vec<String> {
        let containers = containers.as_vec().into_iter().flatten();
        containers.filter_map(|container| container["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names(&pod["initContainers"]), ["fetch", "build"]);
    assert_eq!(names(&pod["containers"]), ["store"]);
    assert_eq!(pod["securityContext"]["runAsNonRoot"].as_bool(), Some(true));

    let workflow = &yaml("deploy/github-pages.yml")[0];
    assert_eq!(workflow["concurrency"]["group"].as_str(), Some("feed"));
    assert_eq!(workflow["concurrency"]["cancel-in-progress"].as_bool(), Some(false));
    let steps = workflow["jobs"]["feed"]["steps"].as_vec().expect("steps");
    let runs: Vec<_> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    let place = |text: &str| runs.iter().position(|run| run.contains(text)).expect("the step is there");
    let order = ["git pull", "seoul-feed build", "git push", "rsync"].map(place);
    assert!(order.is_sorted(), "{order:?}");
}

/// What follows each `option` in a file, in quotation marks.
fn values(path: &str, option: &str) -> Vec<String> {
    let (text, start) = (read(path), format!("{option} '"));
    let values = text.split(&start).skip(1).filter_map(|rest| rest.split('\'').next());
    values.map(str::to_owned).collect()
}

/// A bucket has other files than those of the feed, and a feed has files that are not for readers.
#[test]
fn only_the_pages_of_the_feed_are_published_and_replaced() {
    let job = "deploy/cronjob.yaml";
    assert_eq!(values(job, "--filter"), ["+ /feed.json", "+ /feed-{{[0-9]+}}.json", "- *"]);
    let text = read(job);
    let (before, _) = text.split_once("rclone sync --filter").expect("the files are published");
    assert!(before.trim_end().ends_with("if test -f /feed/feed.json; then"), "{before}");
    assert_eq!(
        values("deploy/github-pages.yml", "--exclude"),
        ["*.state.json", "*.rest.json", "*.rest-*.json", "*.lock"]
    );
}

/// A run that is stopped saves no state: with too little time, a slow board is never read.
#[test]
fn a_run_has_time_for_a_board_with_the_longest_pauses() {
    let workflow = &yaml("deploy/github-pages.yml")[0];
    let minutes = workflow["jobs"]["feed"]["timeout-minutes"].as_i64().expect("a number");
    // Each release and each page of the list after a minute; GitHub's own limit is 360.
    assert!((240..360).contains(&minutes), "{minutes}");
}

#[test]
fn the_image_is_that_of_a_user_without_rights() {
    let file = read("deploy/Containerfile");
    let instructions: Vec<_> =
        file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect();
    let user = instructions.iter().rev().find(|(name, _)| *name == "USER");
    assert_eq!(user, Some(&("USER", "65532:65532")));
    // The toolchain is the one of the repository.
    let toolchain = read("rust-toolchain.toml");
    let version = toolchain.lines().find_map(|line| line.strip_prefix("channel = ")).expect("a version");
    assert!(file.contains(&format!("RUSTUP_TOOLCHAIN={}", version.trim_matches('"'))), "{version}");
}

#[test]
fn units_of_systemd_have_sections_and_settings_only() {
    for path in ["deploy/seoul-feed.service", "deploy/seoul-feed.timer"] {
        for line in read(path).lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let is_section = line.starts_with('[') && line.ends_with(']');
            assert!(
                is_section || line.split_once('=').is_some_and(|(name, _)| !name.contains(' ')),
                "{path}: {line}"
            );
        }
    }
}
