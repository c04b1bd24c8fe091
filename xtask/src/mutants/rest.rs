//! The mutants for which there is no switch: each compiled alone, in the copy of the sources without switches.

use std::path::Path;

use super::{
    compile,
    copy::{self, SourceCopy},
    list::{self, Mutant},
    run::Tests,
    verdict::Fate,
};
use crate::failure::{Failure, Result};

/// Tries them in turn, and tells of each as it is known. The programs of the tests lie where they lay with switches.
pub(super) fn try_all(
    sources: &SourceCopy,
    target: &Path,
    tests: &Tests,
    mutants: &[&Mutant],
    mut tell: impl FnMut(&str, Fate),
) -> Result<()> {
    sources.restore()?;
    for mutant in mutants {
        let source = copy::source(&mutant.file)?;
        let changed = changed(&source, mutant)
            .ok_or_else(|| Failure::Steps(format!("no longer as it was listed: {}", mutant.name)))?;
        sources.write(&mutant.file, &changed)?;
        let fate = if compile::compiles(sources, target)? { tests.fate(list::NONE)? } else { Fate::Unviable };
        sources.write(&mutant.file, &source)?;
        tell(&mutant.name, fate);
    }
    Ok(())
}

fn changed(source: &str, mutant: &Mutant) -> Option<String> {
    let at = mutant.bytes(source)?;
    Some([source.get(..at.start)?, &mutant.replacement, source.get(at.end..)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mutants::list::Genre;

    #[test]
    fn nothing_but_the_mutant_is_changed() {
        let mutant = Mutant {
            name: String::new(),
            file: String::new(),
            genre: Genre::Function,
            replacement: "0".to_owned(),
            returns: String::new(),
            from: (2, 3),
            to: (3, 4),
        };
        assert_eq!(changed("fn f() {\n  g(\n  );\n}", &mutant).as_deref(), Some("fn f() {\n  0;\n}"));
        assert_eq!(changed("fn f() {}", &mutant), None);
    }
}
