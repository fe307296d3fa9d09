//! WordPress, on which the browser suites try the plugin of `deploy/wordpress/`.

use crate::debian;
use anyhow::Result;
use xshell::Shell;

/// The required files, each with its Debian package: PHP, the database, WordPress and a theme.
const REQUIRED: [(&str, &str); 4] = [
    ("php", "php-cli"),
    ("mariadbd", "mariadb-server-core"),
    ("/usr/share/wordpress/wp-load.php", "wordpress"),
    ("/usr/share/wordpress/wp-content/themes/twentytwentythree", "wordpress-theme-twentytwentythree"),
];

/// Installs them. No service is started.
///
/// # Errors
/// If they are missing and cannot be installed.
pub fn ensure(sh: &Shell) -> Result<()> {
    debian::ensure(sh, "WordPress, PHP and MariaDB", &REQUIRED, &[])
}
