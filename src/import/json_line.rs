//! Where in a text a token stands, for an error that is found after the text was read.

use crate::page::text::slice;

/// The line, from 1, on which element `place` of the list `tokens` begins, or the field of that name in it.
///
/// The text is one that was read as JSON without an error.
pub(super) fn line_of(text: &str, place: usize, field: Option<&str>) -> Option<usize> {
    let (mut line, mut depth, mut element) = (1, 0, 0);
    let mut in_tokens = false;
    let mut last = "";
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let here = in_tokens && element == place;
        if here && depth == 2 && field.is_none() && !c.is_whitespace() && c != ',' {
            return Some(line);
        }
        match c {
            '"' => {
                let inside = slice(rest, 1..);
                last = slice(inside, ..end_of_string(inside));
                rest = slice(inside, last.len()..);
                if here && depth == 3 && field == Some(last) && slice(rest, 1..).trim_start().starts_with(':')
                {
                    return Some(line);
                }
            }
            '{' | '[' => {
                depth += 1;
                in_tokens |= depth == 2 && c == '[' && last == "tokens";
            }
            '}' | ']' => {
                depth -= 1;
                in_tokens &= depth > 1;
            }
            ',' if depth == 2 => element += usize::from(in_tokens),
            '\n' => line += 1,
            _ => {}
        }
        rest = slice(rest, c.len_utf8().min(rest.len())..);
    }
    None
}

/// How far it is to the quotation mark that ends a string.
fn end_of_string(inside: &str) -> usize {
    let mut escaped = false;
    inside
        .find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })
        .unwrap_or(inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_their_fields_are_found() {
        let text = "{\"x\":[1],\n\"note\":\"tokens\",\"tokens\":\n[7,\n{\"a\":\"\\\"},{\",\n\"b\":[\"name\"],\n\"name\" : 1},\n\n{}]}";
        assert_eq!(line_of(text, 0, None), Some(3));
        assert_eq!(line_of(text, 1, None), Some(4));
        assert_eq!(line_of(text, 1, Some("b")), Some(5));
        assert_eq!(line_of(text, 1, Some("name")), Some(6));
        assert_eq!(line_of(text, 2, None), Some(8));
        assert_eq!(line_of(text, 3, None), None);
        assert_eq!(line_of(text, 2, Some("name")), None);
    }
}
