//! From text to values (RFC 8259).

use alloc::borrow::Cow;

use super::{Decode, Map, Problem, Value};
use crate::page::text::slice;
use crate::prelude::*;

/// The deepest that lists and objects may stand in each other: reading goes as deep on the stack.
const MAX_DEPTH: usize = 64;

/// The most fields of an object. Looking for one is linear, so a hostile file would take forever without a bound.
pub(super) const MAX_FIELDS: usize = 2_000;

const LENGTH: &str = "a list of another length than expected";

/// A text being read.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Begins at the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, depth: 0 }
    }

    /// The next byte that is not white space.
    pub fn peek(&mut self) -> Option<u8> {
        // Ends of lines stand between values only, so they are counted here and nowhere else.
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            match byte {
                // Most often, so first.
                b'!'.. => return Some(byte),
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                _ => return Some(byte),
            }
            self.at += 1;
        }
        None
    }

    /// The line of what comes next, from 1.
    pub fn line(&mut self) -> usize {
        self.peek();
        self.line
    }

    /// A problem on this line.
    pub fn problem(&mut self, reason: &str) -> Problem {
        Problem::on(self.line(), reason)
    }

    /// Makes sure that nothing more comes.
    pub fn end(&mut self) -> Result<(), Problem> {
        if self.peek().is_none() { Ok(()) } else { Err(self.problem("expected the end of the text")) }
    }

    /// The next value.
    pub fn value(&mut self) -> Result<Value<'a>, Problem> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object().map(Value::Object),
            Some(b'[') => {
                let mut items = Vec::new();
                self.list(&mut |reader| {
                    items.push(reader.value()?);
                    Ok(())
                })?;
                Ok(Value::Array(items))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(first) => {
                let (word, value) = match first {
                    b't' => ("true", Value::Bool(true)),
                    b'f' => ("false", Value::Bool(false)),
                    _ => ("null", Value::Null),
                };
                if !self.rest().starts_with(word) {
                    return Err(self.problem("expected value"));
                }
                self.at += word.len();
                Ok(value)
            }
            None => Err(self.problem("the text ends too early")),
        }
    }

    /// The next value, which is to be a string.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, Problem> {
        if self.peek() == Some(b'"') {
            return self.string();
        }
        Err(Problem::unexpected(&self.value()?, "a string"))
    }

    /// The next value, where it is a number of one digit.
    pub(crate) fn digit(&mut self) -> Option<u8> {
        match self.text.as_bytes().get(self.at..self.at + 2) {
            Some(&[digit @ b'0'..=b'9', b',' | b']' | b'}']) => {
                self.at += 1;
                Some(digit - b'0')
            }
            _ => None,
        }
    }

    /// Whether `null` comes next, which is passed then.
    pub(crate) fn null(&mut self) -> bool {
        let null = self.peek() == Some(b'n') && self.rest().starts_with("null");
        if null {
            self.at += "null".len();
        }
        null
    }

    /// The next item of a list of a certain length.
    pub(crate) fn item<T: Decode>(&mut self) -> Result<T, Problem> {
        if self.goes_on(b']')? { T::read(self) } else { Err(Problem::new(LENGTH)) }
    }

    /// The start of a list of a certain length.
    pub(crate) fn begin(&mut self) -> Result<(), Problem> {
        self.open(b'[', "a list")
    }

    /// The end of a list of a certain length.
    pub(crate) fn finish(&mut self) -> Result<(), Problem> {
        if self.goes_on(b']')? { Err(Problem::new(LENGTH)) } else { Ok(()) }
    }

    fn object(&mut self) -> Result<Map<'a>, Problem> {
        // As many as most have: to grow step by step is a tenth of the time.
        let mut object = Map(Vec::with_capacity(20));
        self.fields(|reader, name| {
            let value = reader.value()?;
            object.insert(name, value);
            if object.0.len() > MAX_FIELDS { Err(reader.problem("too many fields")) } else { Ok(()) }
        })?;
        Ok(object)
    }

    /// An object: `each` is given the names of its fields and reads their values.
    pub fn fields(
        &mut self,
        mut each: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        self.open(b'{', "an object")?;
        while let Some(name) = self.name()? {
            each(self, name)?;
        }
        Ok(())
    }

    /// The name of the next field, where it is written as the browser does: without a space or an escape.
    #[inline(always)]
    pub(super) fn plain_name(&mut self, first: bool) -> Option<&'a str> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let quoted = match rest {
            [b',', quoted @ ..] if !first => quoted,
            quoted if first => quoted,
            _ => return None,
        };
        let length = plain_string(quoted)?;
        if quoted.get(length + 2) != Some(&b':') {
            return None;
        }
        let start = self.at + usize::from(!first) + 1;
        self.at = start + length + 2;
        Some(slice(self.text, start..start + length))
    }

    /// The name of the next field, none at the end of the object.
    pub(super) fn name(&mut self) -> Result<Option<Cow<'a, str>>, Problem> {
        if !self.goes_on(b'}')? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(self.problem("expected the name of a field"));
        }
        let name = self.string()?;
        self.skip(b':')?;
        Ok(Some(name))
    }

    /// An array: `each` reads its items.
    pub fn list(&mut self, each: &mut dyn FnMut(&mut Self) -> Result<(), Problem>) -> Result<(), Problem> {
        self.open(b'[', "a list")?;
        while self.goes_on(b']')? {
            each(self)?;
        }
        Ok(())
    }

    pub(super) fn open(&mut self, bracket: u8, what: &str) -> Result<(), Problem> {
        if self.peek() != Some(bracket) {
            return Err(Problem::unexpected(&self.value()?, what));
        }
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.problem("too deep")) } else { Ok(()) }
    }

    /// Whether another item comes before the bracket that closes.
    fn goes_on(&mut self, close: u8) -> Result<bool, Problem> {
        let first = matches!(self.text.as_bytes().get(self.at - 1), Some(b'[' | b'{'));
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.problem("expected a comma or a closing bracket")),
        }
    }

    fn skip(&mut self, expected: u8) -> Result<(), Problem> {
        if self.peek() == Some(expected) {
            self.at += 1;
            return Ok(());
        }
        Err(self.problem("expected a colon"))
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn number(&mut self) -> Result<Value<'a>, Problem> {
        let rest = self.rest();
        let of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let end = rest.bytes().take_while(of_number).count();
        let number = slice(rest, ..end);
        if !is_number(number) {
            return Err(self.problem("not a number"));
        }
        self.at += end;
        Ok(Value::Number(Cow::Borrowed(number)))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Problem> {
        if let Some(length) = self.text.as_bytes().get(self.at..).and_then(plain_string) {
            let start = self.at + 1;
            self.at = start + length + 1;
            return Ok(Cow::Borrowed(slice(self.text, start..start + length)));
        }
        self.escaped_string().map(Cow::Owned)
    }

    /// A string that does not stand as it is. Apart: most do.
    fn escaped_string(&mut self) -> Result<String, Problem> {
        let mut out = String::new();
        loop {
            let (plain, end) = self.plain();
            out.push_str(plain);
            match end {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escaped()?),
                Some(_) => return Err(self.problem("a control character in a string")),
                None => return Err(self.problem("the text ends within a string")),
            }
        }
    }

    /// What stands as it is behind the next byte, and the byte that it ends before.
    fn plain(&mut self) -> (&'a str, Option<u8>) {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let ends = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.at = start + length;
        (slice(self.text, start..self.at), rest.get(length).copied())
    }

    /// The character that an escape stands for; ends on its last byte.
    fn escaped(&mut self) -> Result<char, Problem> {
        self.at += 1;
        Ok(match self.text.as_bytes().get(self.at) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(&byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => {
                let unit = self.unit()?;
                let pair =
                    (0xD800..0xDC00).contains(&unit) && slice(self.text, self.at + 1..).starts_with("\\u");
                let low = if pair { self.low_half()? } else { None };
                // Half a pair is what is left of an emoji that a page cut through: no reason to refuse the whole.
                let code = low.map_or(unit, |low| 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(self.problem("an escape that there is not")),
        })
    }

    /// The four digits after an `u`, ends on the last of them.
    fn unit(&mut self) -> Result<u32, Problem> {
        let digits = self
            .text
            .get(self.at + 1..self.at + 5)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.problem("an escape without four digits"))?;
        self.at += 4;
        Ok(unit)
    }

    fn low_half(&mut self) -> Result<Option<u32>, Problem> {
        let before = self.at;
        self.at += 2;
        let low = self.unit()?;
        if (0xDC00..0xE000).contains(&low) {
            return Ok(Some(low));
        }
        self.at = before;
        Ok(None)
    }
}

/// The length of the string that comes next, where it stands as it is. In place wherever it is asked: most of an outline's time is
/// here, and a call for each byte is most of that.
#[inline(always)]
fn plain_string(text: &[u8]) -> Option<usize> {
    let [b'"', rest @ ..] = text else { return None };
    let mut length = 0;
    loop {
        match rest.get(length) {
            Some(b'"') => return Some(length),
            Some(&byte) if byte >= b' ' && byte != b'\\' => length += 1,
            _ => return None,
        }
    }
}

/// Whether a text is a number of JSON: it is written as it was read.
fn is_number(text: &str) -> bool {
    let Some(rest) = (match text.as_bytes() {
        [b'-', b'0', rest @ ..] | [b'0', rest @ ..] => Some(rest),
        [b'-', rest @ ..] | rest => digits(rest),
    }) else {
        return false;
    };
    let part = match rest {
        [b'.', part @ ..] => digits(part),
        rest => Some(rest),
    };
    let power = part.and_then(|rest| match rest {
        [b'e' | b'E', b'+' | b'-', power @ ..] | [b'e' | b'E', power @ ..] => digits(power),
        rest => Some(rest),
    });
    power.is_some_and(<[u8]>::is_empty)
}

/// What comes after the digits that a text begins with; none where it begins with none.
fn digits(text: &[u8]) -> Option<&[u8]> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.get(count..).filter(|_| count > 0)
}
