//! How a test says which element it means: as a person would, by what it is and what it is called.
//!
//! ```
//! use token_due_e2e::by;
//!
//! let generate = by::button("Generate token").within(by::role("dialog", "Generate new token"));
//! assert_eq!(generate.to_string(), "button «Generate token» in dialog «Generate new token»");
//! ```

use std::fmt;

use serde::Serialize;

/// Names elements that are visible, open shadow trees included, in the order of the document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct By {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    css: Option<String>,
    part: bool,
    nth: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Box<By>>,
}

/// An element of a role with an accessible name.
pub fn role(role: &str, name: &str) -> By {
    By { role: Some(role.into()), name: Some(name.into()), ..By::default() }
}

/// The first element of a role, whatever its name.
pub fn any(role: &str) -> By {
    By { role: Some(role.into()), ..By::default() }
}

/// A button.
pub fn button(name: &str) -> By {
    role("button", name)
}

/// A form control of any role.
pub fn label(name: &str) -> By {
    By { role: Some("control".into()), name: Some(name.into()), ..By::default() }
}

/// The innermost element with that text.
pub fn text(text: &str) -> By {
    By { text: Some(text.into()), ..By::default() }
}

/// What a CSS selector finds; for what has neither role nor words.
pub fn css(selector: &str) -> By {
    By { css: Some(selector.into()), ..By::default() }
}

impl By {
    /// Only inside the first element that another names.
    #[must_use]
    pub fn within(self, outer: Self) -> Self {
        Self { within: Some(Box::new(outer)), ..self }
    }

    /// The name or text may be a part of what is there.
    #[must_use]
    pub fn in_part(self) -> Self {
        Self { part: true, ..self }
    }

    /// Not the first but the one with this index, from 0.
    #[must_use]
    pub fn nth(self, index: usize) -> Self {
        Self { nth: index, ..self }
    }
}

impl fmt::Display for By {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.role.as_deref().unwrap_or("element");
        let sought = [("", &self.name), ("with text ", &self.text), ("at ", &self.css)];
        write!(to, "{what}")?;
        for (word, value) in sought {
            if let Some(value) = value {
                write!(to, " {word}«{value}»")?;
            }
        }
        if self.nth > 0 {
            write!(to, " no. {}", self.nth + 1)?;
        }
        self.within.as_ref().map_or(Ok(()), |outer| write!(to, " in {outer}"))
    }
}
