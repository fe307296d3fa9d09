//! A behaviour of the widget, and how it becomes a test in each engine.

use std::{panic, pin::Pin, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::{
    runtime::{self, Runtime},
    signal::unix::{SignalKind, signal},
};

use crate::{Engine, Visitor, process, session};

/// A test that takes longer than this has failed.
const LONGEST: Duration = Duration::from_secs(90);

/// How many browsers run side by side, unless `--test-threads` says otherwise.
const SIDE_BY_SIDE: usize = 2;

/// What a behaviour's function returns.
pub type Course = Pin<Box<dyn Future<Output = Result<()>>>>;

/// A sentence about the widget that is true or not.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour {
    /// The sentence: module and function.
    pub name: &'static str,
    /// Where it has to be true.
    pub engines: &'static [Engine],
    /// Finds out.
    pub run: fn(Visitor) -> Course,
}

impl Behaviour {
    /// The name without that of the test binary: `keyboard::enter_opens_the_release_in_a_new_tab`.
    pub fn sentence(&self) -> &'static str {
        self.name.split_once("::").map_or(self.name, |(_, sentence)| sentence)
    }
}

/// The list `BEHAVIOURS` of a suite: `behaviours! { in &Engine::ALL => a, b, c }` for async functions that take a
/// [`Visitor`].
#[macro_export]
macro_rules! behaviours {
    ($(in $engines:expr => $($name:ident),+ $(,)?);+ $(;)?) => {
        /// What this suite is about.
        pub const BEHAVIOURS: &[$crate::Behaviour] = &[$($($crate::Behaviour {
            name: concat!(module_path!(), "::", stringify!($name)),
            engines: $engines,
            run: |visitor| Box::pin($name(visitor)),
        }),+),+];
    };
}

/// Runs what the command line asks for: the `readings`, which need no browser, then the behaviours, one engine after the
/// other: `chromium::keyboard::enter_opens_the_release_in_a_new_tab`.
pub fn run(readings: Vec<Trial>, behaviours: &[Behaviour]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(SIDE_BY_SIDE);
    let runtime = match runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => {
            eprintln!("no threads to run in: {error}");
            return ExitCode::FAILURE;
        }
    };
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        runtime.spawn(end_on(kind));
    }
    let visits = Engine::ALL
        .into_iter()
        .flat_map(|engine| {
            let here = behaviours.iter().filter(move |behaviour| behaviour.engines.contains(&engine));
            here.map(move |behaviour| (engine, *behaviour))
        })
        .map(|(engine, behaviour)| trial(runtime.clone(), engine, behaviour));
    let trials = readings.into_iter().chain(visits).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    session::end_idle();
    conclusion.exit_code()
}

fn trial(runtime: Arc<Runtime>, engine: Engine, behaviour: Behaviour) -> Trial {
    Trial::test(format!("{}::{}", engine.name(), behaviour.sentence()), move || {
        let course = async || {
            let session = session::idle_or_new(engine).await?;
            (behaviour.run)(Visitor::with(session.clone()).await?).await?;
            session::leave(session).await
        };
        let attempt = || runtime.block_on(within(course()));
        // WebKitGTK stalls now and then: a command is never answered, or no frame is drawn. The log names who needed this.
        if engine != Engine::WebKit {
            return attempt().map_err(|error| Failed::from(format!("{error:?}")));
        }
        let outcome = panic::catch_unwind(panic::AssertUnwindSafe(attempt))
            .unwrap_or_else(|_| Err(anyhow!("it panicked")));
        if let Err(error) = outcome {
            eprintln!(
                "{}::{} is tried again in another browser: {error:#}",
                engine.name(),
                behaviour.sentence()
            );
            session::end_idle();
            return attempt().map_err(|error| Failed::from(format!("{error:?}")));
        }
        Ok(())
    })
}

async fn within(course: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::time::timeout(LONGEST, course).await.context("it takes too long")?
}

/// Ends the run on a signal.
async fn end_on(kind: SignalKind) {
    if let Ok(mut signals) = signal(kind) {
        signals.recv().await;
        process::exit(130);
    }
}
