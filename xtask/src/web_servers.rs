//! The web servers on which the browser suites try the configurations of `deploy/`.

use crate::debian;
use anyhow::Result;
use xshell::Shell;

/// The required files, each with its Debian package.
const REQUIRED: [(&str, &str); 3] = [
    ("nginx", "nginx"),
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "libnginx-mod-http-brotli-static"),
    ("caddy", "caddy"),
];

/// Installs them. Their services are not started.
///
/// # Errors
/// If they are missing and cannot be installed.
pub fn ensure(sh: &Shell) -> Result<()> {
    debian::ensure(sh, "nginx and Caddy", &REQUIRED, &[])
}
