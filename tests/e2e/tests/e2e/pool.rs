//! The browsers, and the one runtime that drives them.

use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use token_due_e2e::{Error, Options, Product, Result, Stage};
use tokio::runtime::Runtime;

use crate::{Scene, failure::Outcome};

/// What a story plays on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// The browser.
    pub(crate) product: Product,
    /// Whether the hosts that the extension may ask for are given.
    pub(crate) widened: bool,
}

/// Stages that are free to be used. Dropped, it ends them.
pub(crate) struct Pool {
    free: Mutex<Vec<(Kind, Stage)>>,
    made: Mutex<Vec<PathBuf>>,
    runtime: Runtime,
}

impl Pool {
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self { free: Mutex::default(), made: Mutex::default(), runtime: Runtime::new()? })
    }

    /// Plays one story; the error is its text and where the pictures are.
    pub(crate) fn play(
        &self,
        kind: Kind,
        name: &str,
        story: &impl AsyncFn(&Scene) -> Outcome,
    ) -> Result<(), String> {
        self.runtime.block_on(async {
            let stage = self.take(kind).await.map_err(|error| error.to_string())?;
            let scene = Scene::begin(stage).await.map_err(|error| error.to_string())?;
            let told = match story(&scene).await {
                Ok(()) => scene.check().await,
                failed => failed,
            };
            match told {
                Ok(()) => {
                    let stage = scene.end().await.map_err(|error| error.to_string())?;
                    let stage = stage.map(|stage| (kind, stage));
                    self.free.lock().unwrap_or_else(PoisonError::into_inner).extend(stage);
                    Ok(())
                }
                Err(error) => Err(format!("{error}\n{}", keep(name, &scene).await)),
            }
        })
    }

    /// Plays a story that starts its browsers itself; the error is its text.
    pub(crate) fn play_apart(
        &self,
        product: Product,
        story: &impl AsyncFn(Product) -> Outcome,
    ) -> Result<(), String> {
        self.runtime.block_on(story(product)).map_err(|error| error.to_string())
    }

    async fn take(&self, kind: Kind) -> Result<Stage> {
        let free = {
            let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
            let fits = free.iter().position(|(known, _)| *known == kind);
            fits.map(|at| free.swap_remove(at).1)
        };
        if let Some(stage) = free {
            return Ok(stage);
        }
        let mut options = options(kind.product);
        if kind.widened {
            options.extension = Some(self.widened(kind.product)?);
        }
        Stage::open(&options).await
    }

    /// A copy with all hosts, made once.
    fn widened(&self, product: Product) -> Result<PathBuf> {
        let copy = target().join("e2e").join(format!("widened-{}", product.name()));
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !made.contains(&copy) {
            token_due_e2e::widened(&extension(product), &copy)?;
            made.push(copy.clone());
        }
        Ok(copy)
    }
}

/// Keeps what helps to see why a story failed, and says where it is.
async fn keep(name: &str, scene: &Scene) -> String {
    let folder = target().join("e2e");
    let file = |end: &str| folder.join(format!("{}.{end}", name.replace([' ', ':'], "-")));
    let kept = async {
        fs::create_dir_all(&folder).map_err(|source| Error::File { path: folder.clone(), source })?;
        let console = scene.console()?;
        let path = file("txt");
        fs::write(&path, console).map_err(|source| Error::File { path, source })?;
        scene.page().picture(&file("png")).await
    };
    match kept.await {
        Ok(()) => format!("page and consoles: {} and .txt", file("png").display()),
        Err(error) => format!("nothing kept: {error}"),
    }
}

/// How every story has its browser.
pub(crate) fn options(product: Product) -> Options {
    Options {
        product,
        extension: Some(extension(product)),
        neighbour: Some(neighbour()),
        headless: true,
        // Not the machine's: what a test says must not depend on who runs it.
        language: Some("en-US".into()),
        ..Options::default()
    }
}

fn extension(product: Product) -> PathBuf {
    target().join("extension").join(product.name())
}

/// Another extension: it does nothing until a test does it.
pub(crate) fn neighbour() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/neighbour"))
}

/// Where everything that is built is.
pub(crate) fn target() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target"))
}
