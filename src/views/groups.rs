//! In which order a list is shown: what wants attention first.

use super::snapshot::TokenView;
use crate::ledger::{Expiry, State};
use crate::prelude::*;
use crate::remind::Stage;

/// The parts of a list, each in the order in which it is shown, as places in the snapshot's tokens.
#[derive(Debug, Default)]
pub struct Groups {
    /// Expired, urgent and soon. The expired come first, and among them the latest: that is the one that broke something today.
    pub attention: Vec<usize>,
    /// The others with a date, the next first.
    pub dated: Vec<usize>,
    /// Those that never expire or whose date is unknown, the unknown first: it can be filled in.
    pub undated: Vec<usize>,
    /// Revoked and replaced.
    pub past: Vec<usize>,
}

impl Groups {
    /// Of the tokens of a snapshot, which come by date; so nothing is left to sort.
    pub fn new(tokens: &[TokenView]) -> Self {
        let mut groups = Self::default();
        let mut due = Vec::new();
        let mut never = Vec::new();
        for (place, view) in tokens.iter().enumerate() {
            let group = match view.token.state {
                State::Revoked | State::Replaced => &mut groups.past,
                State::Expired => &mut groups.attention,
                State::Active | State::Unconfirmed if view.stage == Stage::Expired => &mut groups.attention,
                State::Active | State::Unconfirmed if view.stage != Stage::Fine => &mut due,
                State::Active | State::Unconfirmed if view.days_left.is_some() => &mut groups.dated,
                State::Active | State::Unconfirmed if view.token.expiry == Expiry::Never => &mut never,
                State::Active | State::Unconfirmed => &mut groups.undated,
            };
            group.push(place);
        }
        groups.attention.reverse();
        groups.attention.append(&mut due);
        groups.undated.append(&mut never);
        groups
    }

    /// How many want attention and were not put off: what the badge counts.
    pub fn due(&self, tokens: &[TokenView]) -> usize {
        let counts = |view: &&TokenView| !view.put_off && view.token.state != State::Unconfirmed;
        self.attention.iter().filter_map(|&place| tokens.get(place)).filter(counts).count()
    }

    /// The next to expire of those that do not want attention yet.
    pub fn next<'a>(&self, tokens: &'a [TokenView]) -> Option<&'a TokenView> {
        tokens.get(*self.dated.first()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Token;

    fn view(name: &str, state: State, stage: Stage, days_left: Option<i64>) -> TokenView {
        let token = Token { id: name.into(), name: name.into(), state, ..Token::default() };
        TokenView { token, stage, days_left, put_off: false }
    }

    fn names<'a>(places: &[usize], list: &'a [TokenView]) -> Vec<&'a str> {
        places.iter().map(|&place| list[place].token.name.as_str()).collect()
    }

    #[test]
    fn the_worst_comes_first_and_the_latest_expired_before_older_ones() {
        let list = [
            view("long gone", State::Expired, Stage::Expired, Some(-90)),
            view("yesterday", State::Active, Stage::Expired, Some(-1)),
            view("urgent", State::Active, Stage::Urgent, Some(2)),
            view("soon", State::Active, Stage::Soon, Some(20)),
        ];
        assert_eq!(names(&Groups::new(&list).attention, &list), ["yesterday", "long gone", "urgent", "soon"]);
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
        assert_eq!(names(&Groups::new(&list).attention, &list), ["gone"]);
    }

    #[test]
    fn without_a_date_the_unknown_come_before_those_that_never_expire() {
        let mut never = view("never", State::Active, Stage::Fine, None);
        never.token.expiry = Expiry::Never;
        let list = [never, view("unknown", State::Unconfirmed, Stage::Fine, None)];
        assert_eq!(names(&Groups::new(&list).undated, &list), ["unknown", "never"]);
    }

    #[test]
    fn what_was_put_off_stays_on_top_but_is_not_counted() {
        let mut put_off = view("put off", State::Active, Stage::Urgent, Some(2));
        put_off.put_off = true;
        let list = [
            put_off,
            view("unconfirmed", State::Unconfirmed, Stage::Soon, Some(9)),
            view("due", State::Active, Stage::Soon, Some(9)),
            view("next", State::Active, Stage::Fine, Some(60)),
        ];
        let groups = Groups::new(&list);
        assert_eq!((groups.attention.len(), groups.due(&list)), (3, 1));
        assert_eq!(groups.next(&list).map(|view| view.token.name.as_str()), Some("next"));
    }
}
