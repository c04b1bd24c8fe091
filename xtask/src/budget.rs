//! The size of what ships, against what it may be.

use std::{fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

use crate::{
    archive,
    failure::{About, Failure, Result},
    wasm::MODULES,
};

/// One line of the table: what was measured, how much it is and how much it may be, in bytes.
#[derive(Debug)]
pub(crate) struct Size {
    pub(crate) what: String,
    pub(crate) bytes: usize,
    pub(crate) limit: usize,
}

impl Size {
    fn is_over(&self) -> bool {
        self.bytes > self.limit
    }
}

/// Measures one assembled package, against the limits of the design; `docs/decisions.md` tells how they are kept.
pub(crate) fn measure(package: &Path) -> Result<Vec<Size>> {
    let sensor = read(&package.join("sensor.js"))?;
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    let mut sizes = Vec::new();
    for module in MODULES {
        let module = format!("{module}_bg.wasm");
        let wasm = read(&package.join(&module))?;
        sizes.push(Size { what: format!("{name}: {module}"), bytes: wasm.len(), limit: 300_000 });
        sizes.push(Size { what: format!("{name}: {module}, gzip"), bytes: gzip(&wasm), limit: 110_000 });
    }
    sizes.extend([
        Size { what: format!("{name}: sensor.js"), bytes: sensor.len(), limit: 20_000 },
        Size { what: format!("{name}: sensor.js, gzip"), bytes: gzip(&sensor), limit: 8_000 },
        Size { what: format!("{name}: package, zip"), bytes: archive::zip(package)?.len(), limit: 300_000 },
    ]);
    Ok(sizes)
}

/// Prints the table and fails when a line is over its limit.
pub(crate) fn check(sizes: &[Size]) -> Result<()> {
    println!("{:<32} {:>10} {:>10}", "size in bytes", "is", "at most");
    for size in sizes {
        let mark = if size.is_over() { "  OVER" } else { "" };
        println!("{:<32} {:>10} {:>10}{mark}", size.what, size.bytes, size.limit);
    }
    let over: Vec<&str> = sizes.iter().filter(|size| size.is_over()).map(|size| size.what.as_str()).collect();
    if over.is_empty() { Ok(()) } else { Err(Failure::OverBudget(over.join(", "))) }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).about(path)
}

/// The size of some bytes, packed.
pub(crate) fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; were it to, the size would be seen as 0.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |packed| packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_over_its_limit_fails() {
        let at = |bytes| Size { what: "x".into(), bytes, limit: 10 };
        assert!(check(&[at(10)]).is_ok());
        assert_eq!(
            check(&[at(10), at(11)]).map_err(|failure| failure.to_string()),
            Err("over budget: x".into())
        );
    }
}
