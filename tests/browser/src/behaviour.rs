//! A behaviour of the widget, and its test in each engine.

use std::{panic, pin::Pin, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::{
    runtime::{self, Runtime},
    signal::unix::{SignalKind, signal},
};

use crate::{BrowserSession, Engine, process, webdriver};

/// A test that takes longer fails.
const TEST_TIMEOUT: Duration = Duration::from_secs(90);

/// How many tests run in parallel, unless `--test-threads` sets another number.
const PARALLEL: usize = 2;

/// What a behaviour's function returns.
pub type TestFuture = Pin<Box<dyn Future<Output = Result<()>>>>;

/// A statement about the widget, and the function that tests it.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour {
    /// The path of the function, with the name of the test binary.
    pub name: &'static str,
    /// The engines in which it has to hold.
    pub engines: &'static [Engine],
    /// The test.
    pub run: fn(BrowserSession) -> TestFuture,
}

impl Behaviour {
    /// Suite and function: `keyboard::enter_opens_the_release_in_a_new_tab`.
    pub fn short_name(&self) -> &'static str {
        self.name.split_once("::").map_or(self.name, |(_, name)| name)
    }
}

/// The list `BEHAVIOURS` of a suite: `behaviours! { in &Engine::ALL => a, b, c }` for async functions that take a
/// [`BrowserSession`].
#[macro_export]
macro_rules! behaviours {
    ($(in $engines:expr => $($name:ident),+ $(,)?);+ $(;)?) => {
        /// The behaviours of this suite.
        pub const BEHAVIOURS: &[$crate::Behaviour] = &[$($($crate::Behaviour {
            name: concat!(module_path!(), "::", stringify!($name)),
            engines: $engines,
            run: |session| Box::pin($name(session)),
        }),+),+];
    };
}

/// Runs the tests that the command line names: first the `checks`, which need no browser, then the behaviours, one engine after
/// the other. A test is called `chromium::keyboard::enter_opens_the_release_in_a_new_tab`.
pub fn run(checks: Vec<Trial>, behaviours: &[Behaviour]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(PARALLEL);
    let runtime = match runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => {
            eprintln!("the async runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        runtime.spawn(end_on(kind));
    }
    let tests = Engine::ALL
        .into_iter()
        .flat_map(|engine| {
            let here = behaviours.iter().filter(move |behaviour| behaviour.engines.contains(&engine));
            here.map(move |behaviour| (engine, *behaviour))
        })
        .map(|(engine, behaviour)| trial(runtime.clone(), engine, behaviour));
    let trials = checks.into_iter().chain(tests).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    webdriver::end_idle();
    conclusion.exit_code()
}

fn trial(runtime: Arc<Runtime>, engine: Engine, behaviour: Behaviour) -> Trial {
    Trial::test(format!("{}::{}", engine.name(), behaviour.short_name()), move || {
        let test = async || {
            let browser = webdriver::idle_or_new(engine).await?;
            (behaviour.run)(BrowserSession::start(browser.clone()).await?).await?;
            webdriver::release(browser).await
        };
        let attempt = || runtime.block_on(in_time(test()));
        // WebKitGTK sometimes stalls: it does not answer a command, or draws no frame. The output names the tests that ran twice.
        if engine != Engine::WebKit {
            return attempt().map_err(|error| Failed::from(format!("{error:?}")));
        }
        let outcome = panic::catch_unwind(panic::AssertUnwindSafe(attempt))
            .unwrap_or_else(|_| Err(anyhow!("it panicked")));
        if let Err(error) = outcome {
            eprintln!(
                "{}::{} runs again in another browser: {error:#}",
                engine.name(),
                behaviour.short_name()
            );
            webdriver::end_idle();
            return attempt().map_err(|error| Failed::from(format!("{error:?}")));
        }
        Ok(())
    })
}

async fn in_time(test: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::time::timeout(TEST_TIMEOUT, test).await.context("it takes too long")?
}

/// Ends the run when this signal comes.
async fn end_on(kind: SignalKind) {
    if let Ok(mut signals) = signal(kind) {
        signals.recv().await;
        process::exit(130);
    }
}
