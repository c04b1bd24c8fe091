//! The few signs of the views, drawn on a grid of 16 units in the colour of the text around them.

use super::dom::{El, svg};
use crate::remind::Stage;

/// A sign.
#[derive(Clone, Copy)]
pub(super) enum Icon {
    Gear,
    Plus,
    Arrow,
    Chevron,
    Warning,
    Stage(Stage),
}

impl Icon {
    /// Hidden from screen readers: a word always stands beside it or on its button.
    pub(super) fn draw(self) -> El {
        let path =
            svg("path", "").attr("d", self.path()).attr("fill", "currentColor").attr("fill-rule", "evenodd");
        svg("svg", "icon").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").child(&path)
    }

    /// Stages differ in outline, not only in colour: an octagon, a triangle, a clock.
    fn path(self) -> &'static str {
        match self {
            Self::Gear => {
                "M6.6 1h2.8l.4 1.9a5.3 5.3 0 0 1 1.2.7l1.9-.6 1.4 2.4-1.4 1.3a5.3 5.3 0 0 1 0 1.3l1.4 1.3\
                 -1.4 2.4-1.9-.6a5.3 5.3 0 0 1-1.2.7L9.4 15H6.6l-.4-1.9a5.3 5.3 0 0 1-1.2-.7l-1.9.6-1.4-2.4\
                 1.4-1.3a5.3 5.3 0 0 1 0-1.3L1.7 5.4 3.1 3l1.9.6a5.3 5.3 0 0 1 1.2-.7ZM8 5.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8Z"
            }
            Self::Plus => "M7 2h2v5h5v2H9v5H7V9H2V7h5Z",
            Self::Chevron => "M3.5 5 8 9.5 12.5 5l1.1 1.1L8 11.7 2.4 6.1Z",
            Self::Arrow => "M5 3h8v8h-1.6V5.7L4.1 13 3 11.9 10.3 4.6H5Z",
            Self::Warning | Self::Stage(Stage::Urgent) => {
                "M8 1.2 15.4 14.5H.6ZM7.2 6v4.2h1.6V6ZM8 11.2a.9.9 0 1 0 0 1.8a.9.9 0 0 0 0-1.8Z"
            }
            Self::Stage(Stage::Expired) => {
                "M5 1h6l4 4v6l-4 4H5l-4-4V5ZM5.9 4.8 4.8 5.9 6.9 8 4.8 10.1 5.9 11.2 8 9.1 10.1 11.2 11.2 10.1 9.1 8 11.2 5.9 10.1 4.8 8 6.9Z"
            }
            Self::Stage(Stage::Soon | Stage::Fine) => {
                "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM8 2.6a5.4 5.4 0 1 1 0 10.8a5.4 5.4 0 0 1 0-10.8ZM7.2 4.5v4l3 1.8.8-1.3-2.2-1.3V4.5Z"
            }
        }
    }
}
