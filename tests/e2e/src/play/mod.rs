//! How a person makes a token on each site: the hands of the tests, of the demo and of the bench.
//!
//! What is said here about a page is what its look-alike shows; where that comes from is said there.

pub mod atlassian;
pub mod figma;
pub mod tokens_studio;

/// What a person wants, in the words of the site's form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// The name to type.
    pub name: &'a str,
    /// The expiry to choose; what the form offers by itself when none is given.
    pub expiry: Option<&'a str>,
    /// The scopes to tick.
    pub scopes: &'a [&'a str],
}
