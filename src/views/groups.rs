//! In which order a list is shown: what wants attention first.

use crate::ledger::{Expiry, State};
use crate::protocol::TokenView;
use crate::remind::Stage;

/// The parts of a list, each in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Groups<'a> {
    /// Expired, urgent and soon, the worst first.
    pub attention: Vec<&'a TokenView>,
    /// The others with a date, the next first.
    pub dated: Vec<&'a TokenView>,
    /// Those that never expire or whose date is unknown, the unknown first: it can be filled in.
    pub undated: Vec<&'a TokenView>,
    /// Revoked and replaced, the last seen first.
    pub past: Vec<&'a TokenView>,
}

/// Where a token belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It expired or will soon.
    Attention,
    /// It has a date further off.
    Dated,
    /// It has none.
    Undated,
    /// It was revoked or replaced.
    Past,
}

impl Group {
    /// Of one token.
    pub fn of(view: &TokenView) -> Self {
        match view.token.state {
            State::Revoked | State::Replaced => Self::Past,
            State::Expired => Self::Attention,
            State::Active | State::Unconfirmed if view.stage != Stage::Fine => Self::Attention,
            State::Active | State::Unconfirmed if view.days_left.is_some() => Self::Dated,
            State::Active | State::Unconfirmed => Self::Undated,
        }
    }
}

impl<'a> Groups<'a> {
    /// Of a whole list.
    pub fn new(tokens: &'a [TokenView]) -> Self {
        let mut sorted: Vec<&TokenView> = tokens.iter().collect();
        // Once for all of them: every list sorted is 4 kB of the package.
        sorted.sort_by_key(|view| place(view));
        let mut groups = Self::default();
        for view in sorted {
            match Group::of(view) {
                Group::Attention => groups.attention.push(view),
                Group::Dated => groups.dated.push(view),
                Group::Undated => groups.undated.push(view),
                Group::Past => groups.past.push(view),
            }
        }
        groups
    }

    /// The next to expire of those that do not want attention yet.
    pub fn next(&self) -> Option<&'a TokenView> {
        self.dated.first().copied()
    }
}

/// Where a token stands within its group, the smallest first.
///
/// The expired come before the rest, and among them the latest first: that is the one that broke something today.
fn place(view: &TokenView) -> (bool, i64) {
    let days = view.days_left.unwrap_or_default();
    let expired = view.token.state == State::Expired || view.stage == Stage::Expired;
    match Group::of(view) {
        Group::Attention => (!expired, if expired { -days } else { days }),
        Group::Dated => (false, days),
        Group::Undated => (view.token.expiry == Expiry::Never, 0),
        Group::Past => (false, -view.token.last_seen.timestamp()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Token;

    fn view(name: &str, state: State, stage: Stage, days_left: Option<i64>) -> TokenView {
        let token = Token { id: name.into(), name: name.into(), state, ..Token::default() };
        TokenView { token, stage, days_left, put_off: false, snoozes: Vec::new() }
    }

    fn names<'a>(views: &[&'a TokenView]) -> Vec<&'a str> {
        views.iter().map(|view| view.token.name.as_str()).collect()
    }

    #[test]
    fn the_worst_comes_first_and_the_latest_expired_before_older_ones() {
        let list = [
            view("soon", State::Active, Stage::Soon, Some(20)),
            view("long gone", State::Expired, Stage::Expired, Some(-90)),
            view("urgent", State::Active, Stage::Urgent, Some(2)),
            view("yesterday", State::Active, Stage::Expired, Some(-1)),
        ];
        assert_eq!(names(&Groups::new(&list).attention), ["yesterday", "long gone", "urgent", "soon"]);
    }

    #[test]
    fn a_token_that_no_longer_counts_wants_no_attention() {
        let list = [
            view("revoked", State::Revoked, Stage::Urgent, Some(1)),
            view("replaced", State::Replaced, Stage::Expired, Some(-1)),
        ];
        let groups = Groups::new(&list);
        assert!(groups.attention.is_empty());
        assert_eq!(groups.past.len(), 2);
    }

    #[test]
    fn a_list_that_says_expired_is_believed_without_a_date() {
        let list = [view("gone", State::Expired, Stage::Fine, None)];
        assert_eq!(names(&Groups::new(&list).attention), ["gone"]);
    }

    #[test]
    fn without_a_date_the_unknown_come_before_those_that_never_expire() {
        let mut never = view("never", State::Active, Stage::Fine, None);
        never.token.expiry = Expiry::Never;
        let list = [never, view("unknown", State::Unconfirmed, Stage::Fine, None)];
        assert_eq!(names(&Groups::new(&list).undated), ["unknown", "never"]);
    }

    #[test]
    fn the_rest_goes_by_date() {
        let list = [
            view("later", State::Active, Stage::Fine, Some(300)),
            view("next", State::Active, Stage::Fine, Some(60)),
        ];
        let groups = Groups::new(&list);
        assert_eq!(names(&groups.dated), ["next", "later"]);
        assert_eq!(groups.next().map(|view| view.token.name.as_str()), Some("next"));
    }
}
