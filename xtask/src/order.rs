//! The functions of a module in an order that packs well.
//!
//! What packs a module looks back 32 KiB for what it has seen before, and functions that are alike, such as those that read two records,
//! are anywhere in the file. The order means nothing to who runs them.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
};

use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// How likeness is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    /// How many bytes in a row count as the same: some two instructions and their operands.
    gram: usize,
    /// What a short function has to have more in common than a long one.
    pad: usize,
}

/// The ways of which one packs best, now this and now that: who calls whom is told by places in the order as well.
pub(crate) const WAYS: [Way; 12] = [
    Way { gram: 5, pad: 4 },
    Way { gram: 5, pad: 8 },
    Way { gram: 6, pad: 2 },
    Way { gram: 6, pad: 4 },
    Way { gram: 6, pad: 8 },
    Way { gram: 6, pad: 16 },
    Way { gram: 7, pad: 2 },
    Way { gram: 7, pad: 4 },
    Way { gram: 7, pad: 8 },
    Way { gram: 7, pad: 16 },
    Way { gram: 8, pad: 2 },
    Way { gram: 8, pad: 8 },
];

/// How far back likeness is looked for, in bytes: as far as what packs looks, less what is long itself.
const WINDOW: usize = 32_000;

/// The module with a name for each function, so that their order by name is the one that packs well; names that it had are void.
pub(crate) fn named(module: &[u8], way: Way) -> wasmparser::Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    let mut ranks = vec![0; bodies.len()];
    for (rank, place) in alike(&bodies, way).into_iter().enumerate() {
        ranks[place] = rank;
    }
    let mut names = NameMap::new();
    for (index, rank) in (imported..).zip(ranks) {
        names.append(index, &format!("{rank:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut with_names = module.to_vec();
    section.append_to(&mut with_names);
    Ok(with_names)
}

/// The places of bodies of code, each followed by the one that has most in common with those just before it.
fn alike(bodies: &[&[u8]], way: Way) -> Vec<usize> {
    let (grams, holders) = grams(bodies, way.gram);
    // How often each gram is in the window, and how many of its grams each body finds there.
    let (mut seen, mut found) = (vec![0; holders.len()], vec![0; bodies.len()]);
    let (mut window, mut held) = (VecDeque::new(), 0);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let share = |place: &usize, found: &[usize]| found[*place] * 1_000_000 / (grams[*place].len() + way.pad);
    while let Some(at) = (0..left.len()).max_by_key(|&at| (share(&left[at], &found), Reverse(left[at]))) {
        let next = left.swap_remove(at);
        order.push(next);
        window.push_back(next);
        held += bodies[next].len();
        for &gram in &grams[next] {
            seen[gram] += 1;
            if seen[gram] == 1 {
                holders[gram].iter().for_each(|&holder| found[holder] += 1);
            }
        }
        while held > WINDOW
            && let Some(gone) = window.pop_front()
        {
            held -= bodies[gone].len();
            for &gram in &grams[gone] {
                seen[gram] -= 1;
                if seen[gram] == 0 {
                    holders[gram].iter().for_each(|&holder| found[holder] -= 1);
                }
            }
        }
    }
    order
}

/// The grams of each body, by number and each once, and of each gram which bodies have it.
fn grams(bodies: &[&[u8]], length: usize) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut grams = Vec::with_capacity(bodies.len());
    for (place, body) in bodies.iter().enumerate() {
        let mut own = Vec::new();
        for gram in body.windows(length) {
            let number = *numbers.entry(gram).or_insert(holders.len());
            if number == holders.len() {
                holders.push(Vec::new());
            }
            if holders[number].last() != Some(&place) {
                holders[number].push(place);
                own.push(number);
            }
        }
        grams.push(own);
    }
    (grams, holders)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, Function, FunctionSection, Module, TypeSection};

    use super::*;

    const WAY: Way = Way { gram: 6, pad: 8 };

    #[test]
    fn each_is_followed_by_its_like_and_none_is_lost() {
        let bodies: [&[u8]; 5] = [b"abcdefghij", b"0123456789", b"xabcdefghi", b"", b"012345678x"];
        assert_eq!(alike(&bodies, WAY), [0, 2, 1, 4, 3]);
    }

    #[test]
    fn what_has_left_the_window_is_not_looked_for() {
        let long: Vec<u8> = (0..WINDOW).flat_map(usize::to_le_bytes).collect();
        let bodies: [&[u8]; 3] = [b"abcdefghij", b"abcdefghij", &long];
        assert_eq!(alike(&bodies, WAY), [0, 1, 2]);
        let bodies: [&[u8]; 3] = [&long, b"abcdefghij", b"abcdefghij"];
        assert_eq!(alike(&bodies, WAY), [0, 1, 2]);
    }

    #[test]
    fn a_module_keeps_its_code_and_gets_names() {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        let bytes = module.section(&types).section(&functions).section(&code).clone().finish();
        let named = named(&bytes, WAY).unwrap();
        assert!(named.starts_with(&bytes));
        assert!(named.ends_with(b"\x04name\x01\x09\x01\x00\x06000000"));
        assert!(super::named(b"no module", WAY).is_err());
    }
}
