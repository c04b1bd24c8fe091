//! A source in which all of its mutants are: each behind a switch, and all of them off unless one is chosen.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use super::{
    list::{Genre, Mutant},
    places::{Place, Places},
};

/// What the switches ask, for the end of a crate's root. The standard library gets a name of its own: by its usual one it would be
/// there for mutants that do not compile without it.
pub(super) const ASKED: &str = r#"
extern crate std as mutants_std;

/// Whether this mutant is on.
#[doc(hidden)]
pub fn mutated(number: usize) -> bool {
    static CHOSEN: mutants_std::sync::OnceLock<usize> = mutants_std::sync::OnceLock::new();
    *CHOSEN.get_or_init(|| {
        mutants_std::env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or_default()
    }) == number
}

/// Whether none of these mutants is on.
#[doc(hidden)]
pub fn unmutated(numbers: &[usize]) -> bool {
    numbers.iter().all(|number| !mutated(*number))
}
"#;

/// What of a source with switches came of which mutants.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) bytes: Range<usize>,
    pub(super) numbers: Vec<usize>,
}

/// A source with switches.
#[derive(Debug, Default)]
pub(super) struct Switched {
    pub(super) text: String,
    /// What was added for single mutants, and the places that were made a choice.
    pub(super) origins: Vec<Origin>,
}

/// The ways to make a choice; of those that begin and end at the same places, the outer one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Something is inserted.
    Insert,
    /// Nothing is: the arms of a `match` have their choices, and share the fault that they leave something out.
    Arms,
    /// A guard holds always, or never.
    Guard,
    /// An expression is there in all its forms.
    Either,
}

/// A place with what is written for each of its mutants.
struct Choice {
    range: Range<usize>,
    way: Way,
    texts: Vec<(usize, String)>,
}

/// Puts switches into a source, for those of the mutants, with their numbers, for which there can be any.
pub(super) fn switch(source: &str, mutants: &[(usize, &Mutant)]) -> syn::Result<Switched> {
    let places = Places::read(source)?;
    let mut texts = BTreeMap::<_, Vec<_>>::new();
    for &(number, mutant) in mutants {
        let Some(at) = mutant.bytes(source) else { continue };
        let Some(place) = places.of(mutant, &at) else { continue };
        let Some((range, way, text)) = choice(source, number, mutant, at.clone(), place) else { continue };
        texts.entry((range.start, range.end, way)).or_default().push((number, text));
        if let Some(whole) = places.match_of(mutant, &at) {
            texts.entry((whole.start, whole.end, Way::Arms)).or_default().push((number, String::new()));
        }
    }
    let choices =
        texts.into_iter().map(|((start, end, way), texts)| Choice { range: start..end, way, texts });
    let mut choices: Vec<Choice> = choices.collect();
    choices.sort_by_key(|choice| {
        (choice.range.start, choice.way != Way::Insert, Reverse(choice.range.end), choice.way)
    });
    let mut switched = Switched::default();
    switched.write(source, 0..source.len(), &choices);
    Ok(switched)
}

/// What is chosen for a mutant, and where.
fn choice(
    source: &str,
    number: usize,
    mutant: &Mutant,
    at: Range<usize>,
    place: Place,
) -> Option<(Range<usize>, Way, String)> {
    let replacement = &mutant.replacement;
    Some(match place {
        Place::Body(start) => {
            (start..start, Way::Insert, format!("if crate::mutated({number}) {{ return {replacement}; }} "))
        }
        Place::Pattern(end) => (end..end, Way::Insert, format!(" if !crate::mutated({number})")),
        // No more than one of them is on, so it does not matter that «always» does not reach over all of what «never» does.
        Place::Guard(guard) if mutant.genre == Genre::Guard && replacement == "true" => {
            (guard, Way::Guard, format!("crate::mutated({number}) || "))
        }
        Place::Guard(guard) => (guard, Way::Guard, format!("!crate::mutated({number}) && ")),
        Place::Expression(whole) => {
            let (before, after) = (source.get(whole.start..at.start)?, source.get(at.end..whole.end)?);
            (whole, Way::Either, format!("{before}{replacement}{after}"))
        }
    })
}

impl Switched {
    /// The mutants that a fault of the compiler at these bytes is about: those of the smallest piece that it is in.
    pub(super) fn behind(&self, fault: &Range<usize>) -> Option<&Origin> {
        let around = self
            .origins
            .iter()
            .filter(|origin| origin.bytes.start <= fault.start && fault.end <= origin.bytes.end);
        around.min_by_key(|origin| origin.bytes.len())
    }

    fn write(&mut self, source: &str, range: Range<usize>, mut choices: &[Choice]) {
        let mut done = range.start;
        while let [choice, rest @ ..] = choices {
            let Range { start, end } = choice.range;
            let (inner, rest) = rest.split_at(rest.iter().take_while(|next| next.range.start < end).count());
            choices = rest;
            self.copy(source, done..start);
            self.choose(source, choice, inner);
            done = end;
        }
        self.copy(source, done..range.end);
    }

    fn choose(&mut self, source: &str, choice: &Choice, inner: &[Choice]) {
        let numbers: Vec<usize> = choice.texts.iter().map(|(number, _)| *number).collect();
        let start = self.text.len();
        match choice.way {
            Way::Insert => choice.texts.iter().for_each(|(number, text)| self.add(*number, text)),
            Way::Arms => self.write(source, choice.range.clone(), inner),
            Way::Guard => {
                choice.texts.iter().for_each(|(number, text)| self.add(*number, text));
                self.text.push('(');
                self.write(source, choice.range.clone(), inner);
                self.text.push(')');
            }
            Way::Either => {
                // As it is comes first: what it is of is then what a mutant has to be of as well.
                self.text.extend(["(if crate::unmutated(&", &format!("{numbers:?}"), ") { "]);
                self.write(source, choice.range.clone(), inner);
                for (position, (number, text)) in choice.texts.iter().enumerate() {
                    let last = position + 1 == choice.texts.len();
                    let asked = if last { String::new() } else { format!(" if crate::mutated({number})") };
                    self.text.extend([" } else", &asked, " { "]);
                    self.add(*number, text);
                }
                self.text.push_str(" })");
            }
        }
        self.origins.push(Origin { bytes: start..self.text.len(), numbers });
    }

    fn add(&mut self, number: usize, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.origins.push(Origin { bytes: start..self.text.len(), numbers: vec![number] });
    }

    fn copy(&mut self, source: &str, range: Range<usize>) {
        self.text.push_str(source.get(range).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mutant of a source of one line: the first `what` in it is replaced.
    fn mutant(source: &str, genre: Genre, what: &str, replacement: &str) -> Mutant {
        let start = source.find(what).unwrap();
        Mutant {
            name: String::new(),
            file: String::new(),
            genre,
            replacement: replacement.to_owned(),
            returns: source
                .rsplit(" -> ")
                .next()
                .filter(|rest| rest.len() < source.len())
                .unwrap_or_default()
                .to_owned(),
            from: (1, start + 1),
            to: (1, start + what.len() + 1),
        }
    }

    fn switched(source: &str, mutants: &[(Genre, &str, &str)]) -> Switched {
        let mutants: Vec<Mutant> = mutants
            .iter()
            .map(|(genre, what, replacement)| mutant(source, *genre, what, replacement))
            .collect();
        switch(source, &(1..).zip(&mutants).collect::<Vec<_>>()).unwrap()
    }

    #[track_caller]
    fn becomes(source: &str, mutants: &[(Genre, &str, &str)], text: &str) {
        assert_eq!(switched(source, mutants).text, text);
    }

    #[test]
    fn a_function_returns_at_once() {
        becomes(
            "fn f() -> bool { g() }",
            &[(Genre::Function, "g()", "true"), (Genre::Function, "g()", "false")],
            "fn f() -> bool { if crate::mutated(1) { return true; } if crate::mutated(2) { return false; } g() }",
        );
    }

    #[test]
    fn a_function_begins_before_what_it_begins_with() {
        becomes(
            "fn f() -> bool { a == b }",
            &[(Genre::Operator, "==", "!="), (Genre::Function, "a == b", "true")],
            "fn f() -> bool { if crate::mutated(2) { return true; } (if crate::unmutated(&[1]) { a == b } else { a != b }) }",
        );
    }

    #[test]
    fn another_operator_binds_what_it_would_bind_in_the_text() {
        becomes(
            "fn f() { a && b && c - d; }",
            &[(Genre::Operator, "&&", "||"), (Genre::Operator, "-", "/")],
            "fn f() { (if crate::unmutated(&[1, 2]) { a && b && c - d } else if crate::mutated(1) { a || b && c - d } else { a && b && c / d }); }",
        );
    }

    #[test]
    fn what_is_within_a_choice_has_its_own_where_nothing_is_changed() {
        becomes(
            "fn f() { g(a < b) && !c; }",
            &[(Genre::Operator, "&&", "||"), (Genre::Operator, "<", ">"), (Genre::Operator, "!", "")],
            "fn f() { (if crate::unmutated(&[1]) { g((if crate::unmutated(&[2]) { a < b } else { a > b })) && (if crate::unmutated(&[3]) { !c } else { c }) } else { g(a < b) || !c }); }",
        );
    }

    #[test]
    fn a_field_is_left_out() {
        becomes(
            "fn f() { S { a: 1, ..s() }; }",
            &[(Genre::Field, "a: 1,", "")],
            "fn f() { (if crate::unmutated(&[1]) { S { a: 1, ..s() } } else { S {  ..s() } }); }",
        );
    }

    #[test]
    fn an_arm_is_passed_by() {
        becomes(
            "fn f() { match a { 1 => b, 2 if c == d => e, _ => g } }",
            &[
                (Genre::Arm, "1 => b,", ""),
                (Genre::Arm, "2 if c == d => e,", ""),
                (Genre::Guard, "c == d", "false"),
                (Genre::Guard, "c == d", "true"),
            ],
            "fn f() { match a { 1 if !crate::mutated(1) => b, 2 if !crate::mutated(2) && !crate::mutated(3) && crate::mutated(4) || (c == d) => e, _ => g } }",
        );
    }

    #[test]
    fn what_binds_names_is_no_choice_but_what_it_stands_beside() {
        becomes(
            "fn f() { if let Some(a) = b && a == c {} }",
            &[(Genre::Operator, "&&", "||"), (Genre::Operator, "==", "!=")],
            "fn f() { if let Some(a) = b && (if crate::unmutated(&[2]) { a == c } else { a != c }) {} }",
        );
    }

    #[test]
    fn what_is_returned_is_of_one_type() {
        let source = "fn f() -> impl Iterator<Item = u8> { g() }";
        becomes(source, &[(Genre::Function, "g()", "::std::iter::empty()")], source);
    }

    #[test]
    fn a_fault_is_that_of_the_smallest_piece_around_it() {
        let switched = switched(
            "fn f() { g(a < b) && c; }",
            &[(Genre::Operator, "&&", "||"), (Genre::Operator, "<", ">")],
        );
        let behind = |piece: &str| {
            let start = switched.text.find(piece).unwrap();
            switched.behind(&(start..start + piece.len())).map(|origin| origin.numbers.as_slice())
        };
        assert_eq!(behind("a > b"), Some(&[2][..]));
        assert_eq!(behind("unmutated(&[2])"), Some(&[2][..]));
        assert_eq!(behind("g(a < b) || c"), Some(&[1][..]));
        assert_eq!(behind("g((if"), Some(&[1][..]));
        assert_eq!(behind("fn f"), None);
    }

    #[test]
    fn a_match_that_leaves_something_out_is_the_fault_of_its_arms() {
        let source = "fn f() { match a { B => g(c < d), C => h } }";
        let mutants =
            [(Genre::Arm, "B => g(c < d),", ""), (Genre::Operator, "<", ">"), (Genre::Arm, "C => h", "")];
        let switched = switched(source, &mutants);
        assert_eq!(switched.behind(&(15..16)).map(|origin| origin.numbers.as_slice()), Some(&[1, 3][..]));
    }
}
