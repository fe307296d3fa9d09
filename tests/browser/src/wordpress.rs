//! WordPress of Debian's package with the plugin of `deploy/wordpress/`, on the loopback: PHP's own web server and a database of its
//! own, which starts empty.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use tokio::time::sleep;

use crate::{engine::program, files::project, page_log, php::php, process::Process};

/// Where Debian's package puts it.
const PACKAGE: &str = "/usr/share/wordpress";

const PLUGIN: &str = "deploy/wordpress/invest-seoul-news";

/// How long the database and the web server may take to start.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// A running WordPress. Dropping it ends it.
#[derive(Debug)]
pub struct WordPress {
    address: SocketAddr,
    _server: Process,
    _database: Process,
    // Dropped after the processes, which write into it.
    home: TempDir,
}

impl WordPress {
    /// Installs WordPress, activates the plugin with these settings, and starts its server on a free port.
    ///
    /// # Errors
    /// If a package is not installed or something does not start.
    pub async fn start(settings: &Value) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("invest-seoul-news-").tempdir()?;
        let site = home.path().join("site");
        copy(PACKAGE.as_ref(), &site).with_context(|| format!("copying {PACKAGE}"))?;
        copy(&project(PLUGIN), &site.join("wp-content/plugins/invest-seoul-news"))?;
        fs::copy(project("tests/wordpress/wp-config.php"), site.join("wp-config.php"))?;
        let always = site.join("wp-content/mu-plugins");
        fs::create_dir(&always)?;
        fs::copy(project("tests/wordpress/page-log.php"), always.join("page-log.php"))?;
        fs::write(always.join("page-log.html"), page_log::script())?;

        let database = Process::start(&mut database(home.path())?)?;
        let socket = home.path().join("database.sock");
        until(home.path(), "database", || socket.exists()).await?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let server = Process::start(&mut server(home.path(), address)?)?;
        until(home.path(), "server", || TcpStream::connect(address).is_ok()).await?;
        let wordpress = Self { address, _server: server, _database: database, home };
        wordpress.run("install.php", settings)?;
        Ok(wordpress)
    }

    /// The address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Makes it a multisite of 250 sites, all with the settings of the plugin.
    ///
    /// # Errors
    /// If a script fails.
    pub fn becomes_multisite(&self) -> Result<()> {
        self.run("network.php", &Value::Null)?;
        fs::write(self.home.path().join("site/is-multisite"), "")?;
        self.run("sites.php", &Value::from(250))?;
        Ok(())
    }

    /// What a script of `tests/wordpress/` prints, as JSON.
    ///
    /// # Errors
    /// If the script fails or prints something else.
    pub fn read<T: DeserializeOwned>(&self, script: &str, argument: &Value) -> Result<T> {
        let printed = self.run(script, argument)?;
        serde_json::from_str(&printed).with_context(|| format!("{script} prints {printed}"))
    }

    /// What a script of `tests/wordpress/` prints.
    ///
    /// # Errors
    /// If the script fails.
    pub fn run(&self, script: &str, argument: &Value) -> Result<String> {
        let path = project("tests/wordpress").join(script);
        php(&self.home.path().join("site"), &[&path, &argument.to_string()])
            .with_context(|| script.to_owned())
    }

    /// What PHP noticed in the plugin so far.
    ///
    /// # Errors
    /// If the log can't be read.
    pub fn notices(&self) -> Result<Vec<String>> {
        // WordPress 6.1 has deprecated code of its own, so the log is there.
        let log = fs::read_to_string(self.home.path().join("debug.log"))?;
        Ok(log.lines().filter(|line| line.contains("invest-seoul-news/")).map(str::to_owned).collect())
    }
}

/// MariaDB without tables of its own: it lets everybody in, over a socket alone.
fn database(home: &Path) -> Result<Command> {
    // A folder is a database.
    fs::create_dir_all(home.join("database/wordpress"))?;
    let option = |name: &str, file: &str| format!("--{name}={}", home.join(file).display());
    let mut command = Command::new(program("mariadbd", "mariadb-server-core")?);
    command
        .args(["--no-defaults", "--user=root", "--skip-networking", "--skip-grant-tables"])
        .args([option("datadir", "database"), option("socket", "database.sock")]);
    log_to(&mut command, &home.join("database.log"))?;
    Ok(command)
}

fn server(home: &Path, address: SocketAddr) -> Result<Command> {
    let mut command = Command::new(program("php", "php-cli")?);
    command
        .arg("-S")
        .arg(address.to_string())
        .arg("-t")
        .arg(home.join("site"))
        .env("PHP_CLI_SERVER_WORKERS", "4");
    log_to(&mut command, &home.join("server.log"))?;
    Ok(command)
}

fn log_to(command: &mut Command, path: &Path) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(path)?);
    Ok(())
}

/// Waits until it has started.
async fn until(home: &Path, what: &str, has_started: impl Fn() -> bool) -> Result<()> {
    let deadline = Instant::now() + START_TIMEOUT;
    while !has_started() {
        let log = home.join(format!("{what}.log"));
        ensure!(Instant::now() < deadline, "the {what} does not start: {}", fs::read_to_string(log)?);
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Copies a folder, with what links in it lead to.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
