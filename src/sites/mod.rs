//! The sites: what each is called, where its token pages are, which words it uses. One file a site; this is the registry.

mod atlassian;
mod figma;
pub mod own;
mod tokens_studio;

use crate::ledger::{Kind, Provider, Token};
use crate::page::text::{Search, lower};
use crate::page::{Address, Part};
use crate::prelude::*;

/// Whose a site is and where: what is asked of sites beside what their pages say. Apart from the rest, which the module of the pages can
/// do without.
pub struct Home {
    /// Whose tokens these are.
    pub provider: Provider,
    /// Hosts, exactly.
    pub hosts: &'static [&'static str],
    /// The settings page of the site, where it has one address for all.
    pub page: Option<&'static str>,
}

/// What is known of a site. Everything here is data or a pure function of what a page showed.
pub struct Site {
    /// Whose it is and where.
    pub home: Home,
    /// Patterns of addresses, up to their paths, at which the sensor looks without a press, in small letters: regular expressions of JS,
    /// each found anywhere in the address.
    pub declared: &'static [&'static str],
    /// Query parameters that may travel.
    pub parameters: &'static [&'static str],
    /// Lives that the site's forms offer, in days: what a bare number in a choice can mean.
    pub lives: &'static [u32],
    /// Parts of paths of pages on which scopes to tick make a token form even without an expiry, in small letters.
    pub scopes_suffice: &'static [&'static str],
    /// Words that tell a token form or page from others, in small letters; only verified ones.
    pub vocabulary: &'static [&'static str],
    /// What a token is called in many languages. Alone it says little; among titles beside each other it tells which is of tokens.
    pub loanword: Option<&'static str>,
    /// Words in a title that say: this form makes something else.
    pub foreign: &'static [&'static str],
    /// Acronyms in a title over a list that say: it is of something else.
    pub acronyms: &'static [&'static str],
    /// Whether something else is made or listed on a page, by its address, in whatever language.
    pub elsewhere: fn(Address<'_>) -> bool,
    /// Parts of paths of pages on which a row with a day to come is a token, in whatever language, in small letters.
    pub listed: &'static [&'static str],
    /// Whether tokens may be made on a page whose address says nothing of them: where not all addresses are known, a form with nothing but a
    /// name and a day may be of one.
    pub unmarked: fn(Address<'_>) -> bool,
    /// Whether a page, by its path, is the site's settings, which are a dialog elsewhere: they list tokens, in whatever language.
    pub settings: fn(path: &str) -> bool,
    /// Which kind of token a form makes.
    pub kind: fn(&Clues<'_>) -> Kind,
    /// Scopes that the form shows in a way of its own: adds those that are given, and those that are not.
    pub own_scopes: fn(Part<'_>, on: &mut Vec<String>, off: &mut Vec<String>),
    /// The scope that a badge in a row stands for, by its text in small letters.
    pub badge: fn(text: &str) -> Option<&'static str>,
    /// Whether a token is for one product of several, which its review names.
    pub has_apps: fn(Address<'_>) -> bool,
    /// What those products are called, in small letters.
    pub apps: &'static [&'static str],
    /// Whether a request to this path creates a token, whatever it holds.
    pub creates: fn(path: &str) -> bool,
}

impl Site {
    /// Whether a text in small letters tells of the site's tokens.
    pub fn says(&self, text: &str) -> bool {
        self.vocabulary.iter().any(|word| text.holds(word))
    }

    /// Whether a title in small letters is of several of the site's tokens, and no name of one.
    pub fn titles(&self, title: &str) -> bool {
        title.strip_suffix('s').is_some_and(|one| self.vocabulary.contains(&one))
    }

    /// Whether a title in small letters tells of something else.
    pub fn is_foreign(&self, title: &str) -> bool {
        self.foreign.iter().any(|word| title.holds(word))
    }
}

/// Whether tokens of one name that are managed on these pages can be the same: repositories, projects and accounts have their own, and
/// their ids stand in the path. Where a page tells of no owner, it may be of any. What is seen on a host that a person added is of that
/// host alone.
pub fn is_same_place(ours: &str, theirs: &str) -> bool {
    let host = |page| Address::parse(page).map(|address| address.host);
    let own = host(theirs).filter(|host| !own::is_vendors(host));
    let elsewhere = own.zip(host(ours)).is_some_and(|(theirs, ours)| theirs != ours);
    !elsewhere && owners(ours).zip(owners(theirs)).all(|(ours, theirs)| ours == theirs)
}

/// The parts of a page's path that say whose it is: those with a digit; on Bitbucket, whose names are people's, all before its settings.
fn owners(page: &str) -> impl Iterator<Item = &str> {
    let named = page.starts_with("https://bitbucket.org/");
    page.split('/')
        .skip(3)
        .take_while(move |part| !(named && matches!(*part, "settings" | "admin")))
        .filter(move |part| named || part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// What a form or a list tells of the kind of its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Clues<'a> {
    /// Where it stands.
    pub address: Address<'a>,
    /// Its title and headings, in small letters.
    pub title: &'a str,
    /// Whether an app was chosen or scopes were.
    pub scoped: bool,
}

/// All sites.
pub const SITES: &[&Site] = &[&figma::SITE, &atlassian::SITE, &tokens_studio::SITE];

/// Where they are, in the same order.
pub const HOMES: &[&Home] = &[&figma::HOME, &atlassian::HOME, &tokens_studio::HOME];

/// The site of an address; none for the vendors' other hosts, those of their documentation included. Every other host is taken for a Tokens
/// Studio of the person's own: the sensor runs nowhere but on the hosts above and on those that the person added as one. Nothing here
/// knows which these are, nor whether what answers there is one.
pub fn site_of(address: Address<'_>) -> Option<&'static Site> {
    let known = SITES.iter().copied().find(|site| site.home.hosts.contains(&address.host));
    known.or_else(|| (!own::is_vendors(address.host)).then_some(&tokens_studio::SITE))
}

/// Where tokens are made on a site: its settings page, else its first host.
pub fn start_page(provider: Provider) -> Option<String> {
    let site = HOMES.iter().find(|home| home.provider == provider)?;
    site.page.map(str::to_owned).or_else(|| site.hosts.first().map(|host| ["https://", host, "/"].concat()))
}

/// The address a token is managed at, if it is one that may be opened: a record can come from a file that anyone wrote.
pub fn manage_page(token: &Token) -> Option<String> {
    let own = Address::parse(&token.page).map(|_| token.page.clone());
    own.filter(|page| !page.contains(|c: char| c.is_control() || c.is_whitespace()))
        .or_else(|| start_page(token.provider))
}

impl Site {
    /// Whether a form with scopes needs no expiry to be one of a token on a page.
    pub fn takes_scopes(&self, address: Address<'_>) -> bool {
        holds(address, self.scopes_suffice)
    }

    /// Whether a page lists tokens, by its address alone.
    pub fn lists(&self, address: Address<'_>) -> bool {
        holds(address, self.listed)
    }
}

/// Whether a path holds one of these, which are in small letters.
pub fn holds(address: Address<'_>, parts: &[&str]) -> bool {
    let path = lower(address.path);
    parts.iter().any(|part| path.holds(part))
}

fn no_own_scopes(_: Part<'_>, _: &mut Vec<String>, _: &mut Vec<String>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_of_several() {
        let atlassian = SITES[1];
        assert!(atlassian.titles("access tokens") && atlassian.titles("api keys"));
        for name in ["access token", "my access tokens", "build keys", "s", ""] {
            assert!(!atlassian.titles(name), "{name}");
        }
    }

    #[test]
    fn a_host_of_ones_own_is_a_tokens_studio() {
        let provider = |url: &str| site_of(Address::parse(url).unwrap()).map(|site| site.home.provider);
        assert_eq!(provider("https://studio.acme.example/settings"), Some(Provider::TokensStudio));
        assert_eq!(provider("https://www.figma.com/settings"), Some(Provider::Figma));
        for host in
            ["documentation.tokens.studio", "help.figma.com", "support.atlassian.com", "acme.atlassian.net"]
        {
            assert_eq!(provider(&["https://", host, "/api-keys"].concat()), None, "{host}");
        }
    }

    #[test]
    fn what_is_seen_on_a_host_of_ones_own_is_of_that_host() {
        const OWN: &str = "https://studio.acme.example/settings/api-keys";
        for ours in [OWN, "https://studio.acme.example/", ""] {
            assert!(is_same_place(ours, OWN), "{ours}");
        }
        for ours in ["https://app.prod.tokens.studio/settings/api-keys", "https://studio.other.example/"] {
            assert!(!is_same_place(ours, OWN), "{ours}");
        }
        // An address that a person wrote down for a token of the vendor's says nothing.
        assert!(is_same_place("https://wiki.acme.example/", "https://app.tokens.studio/api-keys"));
    }

    #[test]
    fn only_an_https_address_is_opened() {
        let page =
            |page: &str, provider| manage_page(&Token { page: page.into(), provider, ..Token::default() });
        assert_eq!(
            page("https://www.figma.com/x", Provider::Figma).as_deref(),
            Some("https://www.figma.com/x")
        );
        for bad in [
            "javascript:alert(1)",
            "http://example.org/",
            "https://a@example.org/",
            "https://example.org/ x",
            "",
        ] {
            assert_eq!(page(bad, Provider::Other), None, "{bad}");
        }
        assert_eq!(page("", Provider::Atlassian), start_page(Provider::Atlassian));
        assert!(start_page(Provider::TokensStudio).is_some());
    }

    #[test]
    fn what_is_not_of_tokens_is_elsewhere() {
        let elsewhere = |url: &str| {
            let address = Address::parse(url).unwrap();
            (site_of(address).unwrap().elsewhere)(address)
        };
        for url in [
            "https://app.tokens.studio/org/1/project/2/data/main/tokens/set/core",
            "https://production.tokens.studio/projects/1/tokens/import",
            "https://admin.atlassian.com/o/1/api-token-policies",
            "https://bitbucket.org/acme/web/admin/webhooks",
            "https://www.figma.com/developers/apps/1",
        ] {
            assert!(elsewhere(url), "{url}");
        }
        for url in [
            "https://app.tokens.studio/account/tokens",
            "https://production.tokens.studio/projects/1/integrations/tokens",
            "https://admin.atlassian.com/o/1/service-accounts/policies-bot",
            "https://bitbucket.org/acme/webhooks/admin/access-tokens",
        ] {
            assert!(!elsewhere(url), "{url}");
        }
    }
}
