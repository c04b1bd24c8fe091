//! What a press meant.

use super::words;
use crate::page::{Node, Part, Role};

/// The meaning of a press within a form or a wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressing {
    /// It asks for the token, as far as words or structure tell.
    Submit,
    /// It may ask for it: another button, in a language that is not known.
    Maybe,
    /// It leads on in a wizard.
    Next,
    /// It gives the form up.
    Cancel,
    /// It stays within the form.
    Inside,
}

/// What pressing `pressed` meant in `part`.
pub fn meaning(part: Part<'_>, pressed: &Node) -> Pressing {
    match pressed.role {
        // Enter in a field submits.
        Role::Textbox | Role::Searchbox | Role::Spinbutton | Role::Date => return Pressing::Maybe,
        Role::Button | Role::Link => {}
        _ => return Pressing::Inside,
    }
    let name = pressed.name.as_str();
    if pressed.disabled || pressed.checked.is_some() || words::is_inside(name) {
        return Pressing::Inside;
    }
    if words::is_cancel(name) {
        return Pressing::Cancel;
    }
    if words::is_next(name) {
        return Pressing::Next;
    }
    if words::is_create(name) || pressed.submit {
        return Pressing::Submit;
    }
    // The vendors' kits put the button that acts last in the footer.
    let last =
        part.nodes.iter().rfind(|node| node.role == Role::Button && node.checked.is_none() && !node.icon);
    let others_submit = part
        .nodes
        .iter()
        .any(|node| node.role == Role::Button && (node.submit || words::is_create(&node.name)));
    if last.is_some_and(|node| node.pressed) && !others_submit && part.of(Role::Button).count() > 1 {
        Pressing::Submit
    } else {
        Pressing::Maybe
    }
}
