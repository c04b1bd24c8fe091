//! The end-to-end tests: one file a site, each flow a story with its expected record, told in every browser.
//!
//! Browsers are started once and shared; every flow starts from an empty list, in a window of its own. A flow that
//! fails leaves a picture of its page and the consoles in `target/e2e/`, and its browser is thrown away. Nothing is
//! tried twice.

mod atlassian;
mod durability;
mod expect;
mod failure;
mod figma;
mod harm;
mod hostile;
mod hosts;
mod keyboard;
mod looks;
mod network;
mod notices;
mod options;
mod pool;
mod popup;
mod puzzle;
mod questions;
mod refused;
mod scene;
mod secrets;
mod seed;
mod smoke;
mod together;
mod tokens_studio;

use std::{process::ExitCode, sync::Arc};

use failure::Outcome;
use libtest_mimic::{Arguments, Trial};
use pool::{Kind, Pool};
use scene::Scene;
use token_due_e2e::Product;

/// One story: its name and what happens. It is told in every browser unless it says otherwise.
struct Flow {
    name: &'static str,
    only: Option<Product>,
    widened: bool,
    play: Arc<Play>,
}

type Play = dyn Fn(&Pool, Kind, &str) -> Result<(), String> + Send + Sync;

impl Flow {
    fn new(name: &'static str, story: impl AsyncFn(&Scene) -> Outcome + Send + Sync + 'static) -> Self {
        let play = move |pool: &Pool, kind, name: &str| pool.play(kind, name, &story);
        Self { name, only: None, widened: false, play: Arc::new(play) }
    }

    /// For a story with browsers of its own.
    fn apart(name: &'static str, story: impl AsyncFn(Product) -> Outcome + Send + Sync + 'static) -> Self {
        let play = move |pool: &Pool, kind: Kind, _: &str| pool.play_apart(kind.product, &story);
        Self { name, only: None, widened: false, play: Arc::new(play) }
    }

    /// For a story by means that one browser alone has; the reason stands beside it.
    fn only_in(self, product: Product) -> Self {
        Self { only: Some(product), ..self }
    }

    /// For a story on hosts that the extension asks for.
    fn widened(self) -> Self {
        Self { widened: true, ..self }
    }

    fn trial(&self, product: Product, pool: &Arc<Pool>) -> Option<Trial> {
        if self.only.is_some_and(|only| only != product) {
            return None;
        }
        let (pool, play) = (Arc::clone(pool), Arc::clone(&self.play));
        let name = format!("{}: {}", product.name(), self.name);
        let kind = Kind { product, widened: self.widened };
        Some(Trial::test(name.clone(), move || play(&pool, kind, &name).map_err(Into::into)))
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
    let flows: Vec<Flow> = [
        smoke::flows(),
        figma::flows(),
        atlassian::flows(),
        tokens_studio::flows(),
        together::flows(),
        secrets::flows(),
        hostile::flows(),
        harm::flows(),
        network::flows(),
        hosts::flows(),
        puzzle::flows(),
        durability::flows(),
        notices::flows(),
        popup::flows(),
        questions::flows(),
        keyboard::flows(),
        looks::flows(),
        options::flows(),
        refused::flows(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let trials = Product::ALL
        .into_iter()
        .flat_map(|product| flows.iter().map(move |flow| (product, flow)))
        .filter_map(|(product, flow)| flow.trial(product, &pool))
        .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
