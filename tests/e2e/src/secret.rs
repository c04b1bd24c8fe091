//! Token values of realistic shape that open nothing.
//!
//! The shapes are those documented by the sites; that of `production.tokens.studio` is not documented, so it is
//! plain letters and digits.

const WORD: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const URL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const HEX_LOWER: &[u8] = b"0123456789abcdef";
const HEX_UPPER: &[u8] = b"0123456789ABCDEF";

/// Makes the value that a host would show. Equal numbers give equal values, so that a failure can be looked at again.
pub(crate) fn secret(host: &str, number: u64) -> String {
    // Of neighbouring numbers the generator makes the same row, one place further on; of their hashes it does not.
    let mut dice = Dice(mix(number));
    match host {
        "www.figma.com" => format!("figd_{}", dice.throw(URL, 40)),
        "id.atlassian.com" | "admin.atlassian.com" => atlassian("ATATT3xFfGF0", &mut dice),
        "bitbucket.org" => atlassian("ATCTT3xFfGN0", &mut dice),
        "app.tokens.studio" | "app.prod.tokens.studio" | "studio.acme.example" => {
            format!("api_key_{}", uuid(&mut dice))
        }
        _ => dice.throw(WORD, 48),
    }
}

fn atlassian(prefix: &str, dice: &mut Dice) -> String {
    format!("{prefix}{}={}", dice.throw(URL, 171), dice.throw(HEX_UPPER, 8))
}

fn uuid(dice: &mut Dice) -> String {
    let mut part = |length| dice.throw(HEX_LOWER, length);
    format!("{}-{}-4{}-a{}-{}", part(8), part(4), part(3), part(3), part(12))
}

/// The generator `SplitMix64`: small, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, letters: &[u8], length: usize) -> String {
        (0..length).map(|_| char::from(letters[self.below(letters.len())])).collect()
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = mix(self.0);
        usize::try_from(mixed % limit as u64).unwrap_or_default()
    }
}

fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_those_of_the_sites() {
        for (host, prefix, length) in [
            ("www.figma.com", "figd_", 45),
            ("id.atlassian.com", "ATATT3xFfGF0", 192),
            ("bitbucket.org", "ATCTT3xFfGN0", 192),
            ("app.tokens.studio", "api_key_", 44),
            ("production.tokens.studio", "", 48),
        ] {
            let value = secret(host, 1);
            assert!(value.starts_with(prefix), "{value}");
            assert_eq!(value.len(), length, "{value}");
        }
    }

    #[test]
    fn no_two_are_alike() {
        assert_ne!(secret("www.figma.com", 1), secret("www.figma.com", 2));
        assert_eq!(secret("www.figma.com", 3), secret("www.figma.com", 3));
    }

    #[test]
    fn no_two_share_a_piece() {
        let values: Vec<String> =
            (1..20).map(|number| secret("www.figma.com", number)["figd_".len()..].into()).collect();
        for (at, one) in values.iter().enumerate() {
            for start in 0..one.len() - 8 {
                let piece = &one[start..start + 8];
                assert!(values.iter().skip(at + 1).all(|other| !other.contains(piece)), "{piece}");
            }
        }
    }
}
