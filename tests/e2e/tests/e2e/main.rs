//! The end-to-end tests: one file a site, each flow a story with its expected record.
//!
//! Browsers are started once and shared; every flow starts from an empty list, in a window of its own. A flow that
//! fails leaves a picture of its page and the consoles in `target/e2e/`, and its browser is thrown away. Nothing is
//! tried twice.

mod atlassian;
mod expect;
mod failure;
mod figma;
mod hostile;
mod pool;
mod scene;
mod secrets;
mod smoke;
mod together;
mod tokens_studio;

use std::{process::ExitCode, sync::Arc};

use failure::Outcome;
use libtest_mimic::{Arguments, Trial};
use pool::Pool;
use scene::Scene;

/// One story: its name and what happens.
struct Flow {
    name: &'static str,
    play: Play,
}

type Play = Box<dyn FnOnce(&Pool) -> Result<(), String> + Send>;

impl Flow {
    fn new(name: &'static str, story: impl AsyncFn(&Scene) -> Outcome + Send + 'static) -> Self {
        Self { name, play: Box::new(move |pool| pool.play(name, &story)) }
    }

    fn trial(self, pool: &Arc<Pool>) -> Trial {
        let pool = Arc::clone(pool);
        Trial::test(self.name, move || (self.play)(&pool).map_err(Into::into))
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // A browser each: more than this, and they wait for each other instead of for the pages.
    arguments.test_threads.get_or_insert(2);
    let pool = match Pool::new() {
        Ok(pool) => Arc::new(pool),
        Err(error) => {
            eprintln!("no runtime: {error}");
            return ExitCode::FAILURE;
        }
    };
    let flows = [
        smoke::flows(),
        figma::flows(),
        atlassian::flows(),
        tokens_studio::flows(),
        together::flows(),
        secrets::flows(),
        hostile::flows(),
    ];
    let trials = flows.into_iter().flatten().map(|flow| flow.trial(&pool)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
