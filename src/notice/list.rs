//! The site's list of tokens: rows with a name and a control that ends them.

use crate::page::{Node, Part, Role};

/// The names of the rows of a part, in reading order; the same name as often as it stands there.
///
/// A row is the smallest part that holds a text and a button: a table's row, a list's item, or one of several alike.
pub fn names(part: Part<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for (index, node) in part.nodes.iter().enumerate() {
        if !matches!(node.role, Role::Row | Role::Listitem | Role::Generic | Role::Group | Role::Region) {
            continue;
        }
        let row = part.at(index);
        if row.nodes.len() > 40
            || !row.nodes.iter().any(|node| matches!(node.role, Role::Button | Role::Link | Role::Menuitem))
            || row.nodes.iter().any(Node::is_text_field)
        {
            continue;
        }
        let inner = (index + 1..index + row.nodes.len()).any(|at| is_smaller_row(part, at));
        if inner {
            continue;
        }
        names.extend(
            row.nodes[1..]
                .iter()
                .find(|node| {
                    !node.name.is_empty()
                        && matches!(
                            node.role,
                            Role::Text | Role::Heading | Role::Link | Role::Cell | Role::Label
                        )
                })
                .map(|node| node.first_line().to_owned()),
        );
    }
    names
}

fn is_smaller_row(part: Part<'_>, index: usize) -> bool {
    let inner = part.at(index);
    matches!(part.nodes[index].role, Role::Row | Role::Listitem | Role::Generic | Role::Group | Role::Region)
        && inner.has(Role::Button)
        && inner
            .nodes
            .iter()
            .any(|node| matches!(node.role, Role::Text | Role::Heading | Role::Cell) && !node.name.is_empty())
}
