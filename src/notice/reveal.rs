//! The one-time reveal: a secret that was not there before.

use crate::json::record;
use crate::page::Outline;

/// Which secrets a document has shown so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// The document.
    pub life: i64,
    /// The highest number that the sensor gave to a secret in it.
    pub highest: u32,
}

record!(Met { life: needed, highest: needed });

impl Met {
    /// Takes note of the secrets of an outline; tells whether one of them is new.
    ///
    /// The sensor numbers the secrets of a document in the order in which it meets them, so that a new one has a higher number,
    /// and one that was there before, such as the signing secret of a webhook, has not.
    pub fn update(&mut self, outline: &Outline) -> bool {
        if self.life != outline.life {
            *self = Self { life: outline.life, highest: 0 };
        }
        let highest = outline.all().secrets().max().unwrap_or(0);
        let new = highest > self.highest;
        self.highest = self.highest.max(highest);
        new
    }
}
