//! Which piece of a source has to become a choice, for each mutant in it.

use std::{collections::HashMap, ops::Range};

use syn::{
    Arm, Expr,
    spanned::Spanned,
    visit::{self, Visit},
};

use super::list::{Genre, Mutant};

/// A piece of a source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Where a function begins.
    Body(usize),
    /// An expression that is there once as it is and once changed.
    Expression(Range<usize>),
    /// Behind the pattern of an arm without a guard.
    Pattern(usize),
    /// The guard of an arm.
    Guard(Range<usize>),
}

/// All the places of one source, by where that begins which is replaced.
#[derive(Default)]
pub(super) struct Places {
    expressions: HashMap<usize, Range<usize>>,
    arms: HashMap<usize, Place>,
    /// The `match` that an arm is of.
    matches: HashMap<usize, Range<usize>>,
    guards: HashMap<usize, Range<usize>>,
    /// The chain of operators that is open: what is at one of its ends belongs to it.
    chain: Option<Range<usize>>,
}

impl Places {
    /// Reads a source.
    pub(super) fn read(source: &str) -> syn::Result<Self> {
        let file = syn::parse_file(source)?;
        let mut places = Self::default();
        places.visit_file(&file);
        Ok(places)
    }

    /// The place for a mutant that stands in these bytes; none where there can be no choice.
    pub(super) fn of(&self, mutant: &Mutant, at: &Range<usize>) -> Option<Place> {
        match mutant.genre {
            // What is returned has one type, and that of a choice would be two.
            Genre::Function if mutant.returns.contains("impl ") => None,
            Genre::Function => Some(Place::Body(at.start)),
            Genre::Operator | Genre::Field => self.expressions.get(&at.start).cloned().map(Place::Expression),
            Genre::Arm => self.arms.get(&at.start).cloned(),
            Genre::Guard => self.guards.get(&at.start).cloned().map(Place::Guard),
        }
    }

    /// All of the `match` that a mutant takes an arm from.
    pub(super) fn match_of(&self, mutant: &Mutant, at: &Range<usize>) -> Option<Range<usize>> {
        self.matches.get(&at.start).filter(|_| mutant.genre == Genre::Arm).cloned()
    }
}

impl<'ast> Visit<'ast> for Places {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        let chain = self.chain.take();
        match expr {
            Expr::Binary(binary) => {
                // All of the chain is one place: another operator may bind more or less tightly, and so change what its neighbours
                // are about, as it does where the text is changed and nothing else.
                let chain = chain.or_else(|| (!holds_let(expr)).then(|| bytes(expr)));
                if let Some(chain) = &chain {
                    self.expressions.insert(bytes(&binary.op).start, chain.clone());
                }
                for side in [&binary.left, &binary.right] {
                    self.chain.clone_from(&chain);
                    self.visit_expr(side);
                }
            }
            Expr::Unary(unary) => {
                self.expressions.insert(bytes(&unary.op).start, bytes(expr));
                visit::visit_expr(self, expr);
            }
            Expr::Struct(made) => {
                let fields = made.fields.iter().map(|field| (bytes(field).start, bytes(expr)));
                self.expressions.extend(fields);
                visit::visit_expr(self, expr);
            }
            Expr::Match(matched) => {
                let arms = matched.arms.iter().map(|arm| (bytes(arm).start, bytes(expr)));
                self.matches.extend(arms);
                visit::visit_expr(self, expr);
            }
            _ => visit::visit_expr(self, expr),
        }
        self.chain = None;
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        let start = bytes(arm).start;
        match &arm.guard {
            None => {
                self.arms.insert(start, Place::Pattern(bytes(&arm.pat).end));
            }
            Some((_, guard)) if !holds_let(guard) => {
                self.arms.insert(start, Place::Guard(bytes(guard)));
                self.guards.insert(bytes(guard).start, bytes(guard));
            }
            Some(_) => {}
        }
        visit::visit_arm(self, arm);
    }
}

/// Whether an expression binds names for what follows it, and so cannot stand in brackets.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) => holds_let(&binary.left) || holds_let(&binary.right),
        _ => false,
    }
}

fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}
