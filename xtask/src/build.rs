//! Assembling the packages: what ships as it is, the core, the icons, the derived manifest.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

use serde_json::Value;

use crate::{
    archive, budget,
    failure::{About, Failure, Result},
    icons,
    manifest::{self, Target},
    setup, wasm, workspace,
};

/// Builds both packages and checks their sizes.
pub(crate) fn build() -> Result<()> {
    let packages = packages()?;
    let mut sizes = Vec::new();
    for browser in Target::ALL {
        sizes.extend(budget::measure(&packages.join(browser.name()))?);
    }
    println!("built {} and {}", packages.join("chromium").display(), packages.join("firefox").display());
    budget::check(&sizes)
}

/// Builds both packages, whatever their size; gives the folder that holds them.
pub(crate) fn packages() -> Result<PathBuf> {
    setup::wasm_target()?;
    let target = workspace::target();
    let packages = target.join("extension");
    let fresh = target.join(format!("extension-{}", process::id()));
    let assembled = assemble(&fresh).and_then(|()| publish(&fresh, &packages));
    if fresh.exists() {
        fs::remove_dir_all(&fresh).about(&fresh)?;
    }
    assembled?;
    Ok(packages)
}

fn assemble(fresh: &Path) -> Result<()> {
    let root = workspace::root();
    let glue = fresh.join("glue");
    let drawn = fresh.join("icons");
    wasm::generate(&glue)?;
    icons::draw(&root.join("extension/icons/icon.svg"), &drawn)?;
    let source = manifest::read(&root.join("manifest.json"))?;
    for browser in Target::ALL {
        let package = fresh.join(browser.name());
        copy(&root.join("extension"), &package, |name| name.extension().is_none_or(|end| end != "svg"))?;
        slim(&package.join("_locales"))?;
        copy(&glue, &package, |name| !is_types(name))?;
        copy(&drawn, &package.join("icons"), |_| true)?;
        write_manifest(&package.join("manifest.json"), manifest::derive(&source, browser))?;
    }
    copy(&glue, &fresh.join("types"), is_types)
}

/// Into place by renaming: a browser that loads the folder meanwhile never sees half a package.
fn publish(fresh: &Path, packages: &Path) -> Result<()> {
    fs::create_dir_all(packages).about(packages)?;
    for browser in Target::ALL {
        replace(&fresh.join(browser.name()), &packages.join(browser.name()), &fresh.join("old"))?;
    }
    replace(&fresh.join("types"), &workspace::target().join("types"), &fresh.join("old"))
}

fn replace(new: &Path, place: &Path, aside: &Path) -> Result<()> {
    if place.exists() {
        fs::rename(place, aside).about(place)?;
    }
    fs::rename(new, place).about(place)?;
    if aside.exists() {
        fs::remove_dir_all(aside).about(aside)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Result<()> {
    fs::create_dir_all(to).about(to)?;
    for name in archive::files(from)?.into_iter().filter(|name| wanted(name)) {
        let place = to.join(&name);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).about(folder)?;
        }
        fs::copy(from.join(&name), &place).about(place)?;
    }
    Ok(())
}

/// Takes out of the sentences what is for translators: descriptions, which no browser reads, and the names of what is filled in,
/// for which `$1` stands as well (developer.chrome.com, `i18n`).
fn slim(locales: &Path) -> Result<()> {
    for name in archive::files(locales)? {
        let path = locales.join(name);
        let trouble =
            |error: serde_json::Error| Failure::Content { path: path.clone(), problem: error.to_string() };
        let text = fs::read_to_string(&path).about(&path)?;
        let mut messages: serde_json::Map<String, Value> = serde_json::from_str(&text).map_err(trouble)?;
        for message in messages.values_mut().filter_map(Value::as_object_mut) {
            message.remove("description");
            let named = message.remove("placeholders");
            for (name, place) in named.as_ref().and_then(Value::as_object).into_iter().flatten() {
                let (Some(text), Some(filling)) =
                    (message.get("message").and_then(Value::as_str), place["content"].as_str())
                else {
                    continue;
                };
                let filled = text.replace(&format!("${}$", name.to_uppercase()), filling);
                message.insert("message".to_owned(), filled.into());
            }
        }
        fs::write(&path, Value::Object(messages).to_string()).about(&path)?;
    }
    Ok(())
}

fn is_types(name: &Path) -> bool {
    name.to_string_lossy().ends_with(".d.ts")
}

fn write_manifest(path: &Path, manifest: serde_json::Map<String, Value>) -> Result<()> {
    let text = serde_json::to_string_pretty(&Value::Object(manifest))
        .map_err(|error| Failure::Content { path: path.to_path_buf(), problem: error.to_string() })?;
    fs::write(path, text + "\n").about(path)
}
