//! The form: a name field, and an expiry control or scopes, and a button.

use super::expiry::{self, Claim, Control};
use super::{Context, above, scopes, words};
use crate::page::scope::is_scope;
use crate::page::text::{Search, ends_in_mail, plain};
use crate::page::{Node, Part, Role, date};
use crate::prelude::*;
use crate::sites::holds;

/// The most fields that are tried as a name field, so that a page of a thousand fields costs no more.
const MAX_FIELDS: usize = 24;

/// How far behind the fields their buttons may stand, in nodes.
const FOOTER: usize = 25;

/// What a form holds now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Where its part begins in the outline.
    pub start: usize,
    /// Where its part ends.
    pub end: usize,
    /// The name typed so far.
    pub name: String,
    /// What the name field is called by the page and its developers; tells it from other fields of a wizard.
    pub name_label: String,
    /// Its expiry control.
    pub expiry: Control,
    /// How many ticks are set, of scopes and of others.
    pub ticks: usize,
    /// Scopes that are ticked or set.
    pub on: Vec<String>,
    /// Scopes that are there and not ticked.
    pub off: Vec<String>,
    /// Title and headings, in small letters.
    pub title: String,
}

/// Finds the token form in a part of a page: the one around the pressed control where there are several.
pub fn find(part: Part<'_>, cx: &Context<'_>) -> Option<Form> {
    let pressed = part.nodes.iter().position(|node| node.pressed);
    // A number is of the days that the token lives, and its unit and buttons would be a form.
    let fields = |number: bool| {
        let nodes = part.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| is_name_candidate(node) && is_number(&node.value) == number)
    };
    let forms =
        fields(false).chain(fields(true)).take(MAX_FIELDS).filter_map(|(field, _)| around(part, field, cx));
    let mut first = None;
    for mut form in forms {
        match pressed {
            None => return Some(form),
            Some(at) if (form.start..form.end + FOOTER).contains(&at) => {
                form.end = form
                    .end
                    .max(part.parent(at).filter(|&up| up > form.start).map_or(at + 1, |up| part.end(up)));
                return Some(form);
            }
            Some(_) => first = first.or(Some(form)),
        }
    }
    // A dialog's footer may stand outside the part that its fields share.
    first.filter(|_| {
        part.nodes.iter().take(3).any(|node| matches!(node.role, Role::Dialog | Role::Alertdialog))
    })
}

/// Whether a field could hold a token's name.
fn is_name_candidate(node: &Node) -> bool {
    let typed = node.is_text_field() || (node.role == Role::Textarea && !node.disabled);
    // What held a secret shows what was made.
    let typed = typed && !node.redacted;
    // Words last: they are most of the work, and most nodes are no fields.
    let other = || words::is_other_label(&node.name) && !words::is_name_label(&node.name);
    typed && !other() && !node.hint.to_ascii_lowercase().holds("search")
}

/// The smallest part around a name field that makes a token form.
fn around(part: Part<'_>, field: usize, cx: &Context<'_>) -> Option<Form> {
    let mut at = field;
    while let Some(up) = part.parent(at) {
        at = up;
        let inner = part.at(up);
        if !inner.has(Role::Button) {
            continue;
        }
        let mut form = read(part, up, cx);
        let named = part.nodes.get(field).is_some_and(|node| name_label(node) == form.name_label);
        let scoped = form.has_ids() && cx.site.takes_scopes(cx.address);
        let chosen = form.expiry.there || scoped;
        if named && (chosen || is_worded(&form, inner, cx)) {
            let foreign = is_of_link(&form.name_label)
                || is_foreign(headline(part, &form, cx).as_str(), cx)
                || asks_for_more(inner, field - up, &form.name);
            if foreign {
                return None;
            }
            // A policy may leave nothing to choose. A page prints those of what was made before as well.
            if part.is_dialog() && form.on.is_empty() && form.off.is_empty() {
                form.on = scopes::printed(part);
            }
            return Some(form);
        }
        if matches!(part.nodes[up].role, Role::Dialog | Role::Alertdialog | Role::Main) {
            break;
        }
    }
    None
}

fn read(part: Part<'_>, start: usize, cx: &Context<'_>) -> Form {
    let inner = part.at(start);
    let field = name_field(inner, cx);
    // In a dialog all that is ticked is of the one form, wherever its fields and buttons stand.
    let (mut on, mut off) = scopes::read(if part.is_dialog() { part } else { inner });
    (cx.site.own_scopes)(inner, &mut on, &mut off);
    let mut form = Form {
        start,
        end: part.end(start),
        name: field.map_or_else(String::new, |node| node.value.clone()),
        name_label: field.map(name_label).unwrap_or_default(),
        expiry: expiry::read(inner, cx),
        ticks: inner.nodes.iter().filter(|node| is_set(node)).count(),
        on,
        off,
        title: title(inner),
    };
    // A day to come beside scopes is their end, in any language: a policy may leave nothing to choose.
    if !form.expiry.there && form.has_ids() {
        let claim = form.expiry.claim.or_else(|| expiry::sentence(inner, cx));
        let later = |claim: Claim| claim.choice.expiry(cx.today).last_day(0) > Some(cx.today);
        form.expiry = Control { there: claim.is_some_and(later), claim, ..form.expiry };
    }
    form
}

/// The product that a list or a radio of a form is set to. Their names are the same in every language.
pub fn app<'a>(part: Part<'a>, cx: &Context<'_>) -> Option<&'a str> {
    let is_app = |text: &&str| cx.site.apps.contains(&&*plain(text));
    let said = part.nodes.iter().enumerate().filter_map(|(at, node)| {
        if node.checked == Some(true) {
            return Some(node.first_line()).filter(is_app);
        }
        // Some kits put what is chosen before the field (react-select), which is a text field without a role in old ones.
        let before = part.nodes.get(at.wrapping_sub(1)).filter(|before| before.role == Role::Text);
        let said = [node.value.as_str(), before.map_or("", Node::first_line)];
        let lists = node.role == Role::Combobox || (node.is_text_field() && node.value.is_empty());
        said.into_iter().find(is_app).filter(|_| lists)
    });
    { said }.next().filter(|_| (cx.site.has_apps)(cx.address))
}

impl Form {
    /// Its part of an outline.
    pub fn part<'a>(&self, part: Part<'a>) -> Part<'a> {
        Part { nodes: part.nodes.get(self.start..self.end).unwrap_or_default() }
    }

    /// Whether there are ids of scopes to tick: roles and options are ticked as well.
    fn has_ids(&self) -> bool {
        self.on.iter().chain(&self.off).any(|scope| is_scope(scope))
    }
}

/// The field that holds the name: the one in which Enter was pressed or that is called so, else the first of its kind.
fn name_field<'a>(part: Part<'a>, cx: &Context<'_>) -> Option<&'a Node> {
    let candidates = || part.nodes.iter().filter(|node| is_name_candidate(node));
    // Enter is pressed in any field of a form, of settings around it in the one that is meant; a day is typed as well.
    let whole = part.nodes.first().is_some_and(|node| node.role == Role::Form) || part.is_dialog();
    let is_day = |node: &Node| date::find(&node.value, cx.language, cx.today).is_some();
    candidates()
        .find(|node| node.pressed && !whole && !is_day(node))
        .or_else(|| candidates().find(|node| words::is_name_label(&node.name) || is_hinted(&node.hint)))
        .or_else(|| candidates().find(|node| node.is_text_field() && !is_number(&node.value)))
        .or_else(|| candidates().next())
}

/// Whether a developer's name for a field says that it holds a name.
fn is_hinted(hint: &str) -> bool {
    let mut words = hint.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| ["name", "label"].iter().any(|name| word.eq_ignore_ascii_case(name)))
}

fn is_set(node: &Node) -> bool {
    matches!(node.role, Role::Checkbox | Role::Switch) && node.checked == Some(true)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn name_label(node: &Node) -> String {
    let lasting: Vec<&str> = node.hint.split(' ').filter(|word| !is_counted(word)).collect();
    [&plain(&node.name), "|", &lasting.join(" ")].concat()
}

/// Whether an id was made by counting, so that the same field has another one when it is drawn again: `radix-3`, React's `:r7:`
/// and `_r7_` (react.dev, `useId`), with letters for the numbers from ten.
fn is_counted(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit() || c == ':')
        || word.split('_').skip(1).any(|part| part.len() <= 4 && part.starts_with('r'))
}

/// The title and headings of a part, one a line, in small letters.
pub fn title(part: Part<'_>) -> String {
    let first = part.nodes.first().filter(|node| node.is_container()).map(|node| plain(&node.name));
    let headings = part.nodes.iter().filter(|node| matches!(node.role, Role::Heading)).map(Node::plain);
    first.into_iter().chain(headings).filter(|text| !text.is_empty()).take(8).collect::<Vec<_>>().join("\n")
}

/// Whether the words of a form without expiry and scopes say that it makes a token of the site.
fn is_worded(form: &Form, part: Part<'_>, cx: &Context<'_>) -> bool {
    let says = |text: &str| cx.site.says(text);
    let close = part.nodes.len() <= 60;
    // What is said behind the field is of something else: a page of settings has many fields, and tokens below them.
    let field =
        part.nodes.iter().position(|node| is_name_candidate(node) && name_label(node) == form.name_label);
    let before = part.nodes.get(..field.unwrap_or_default()).unwrap_or_default();
    let worded = says(&form.title)
        || is_of_api(&form.title, cx)
        || says(&form.name_label)
        || part.of(Role::Button).any(|node| words::is_create(&node.name) && says(&node.plain()))
        || (close
            && before.iter().any(|node| {
                node.role == Role::Text && says(&plain(node.first_line())) && node.name.len() < 60
            }));
    let addressed = holds(cx.address, &["api-token", "api-key", "apikey"]);
    let fields = part
        .nodes
        .iter()
        .filter(|node| {
            matches!(
                node.role,
                Role::Textbox | Role::Searchbox | Role::Password | Role::Spinbutton | Role::Date
            )
        })
        .count();
    // What searches is a form of one field.
    let formed = fields == 2 && part.nodes.first().is_some_and(|node| node.role == Role::Form);
    // On a page of nothing but tokens a dialog with a name, and perhaps a description, makes one, whatever it says; so does the page on
    // which one is made.
    let makes =
        part.is_dialog() || formed || ["/create", "/new"].iter().any(|end| cx.address.path.ends_with(end));
    // What filters a list has one button at most.
    let ended =
        part.of(Role::Button).nth(1).is_some() && form.name_label.rsplit('|').next().is_some_and(is_hinted);
    if addressed && (makes || ended) && close && (1..=2).contains(&fields) {
        return true;
    }
    close
        && worded
        && (form.name_label.split('|').any(words::is_name_label)
            || form.name_label.holds("description")
            // A field that says what it makes, such as "Create a new personal access token:" (Figma, to 2023).
            || (words::is_create(&form.name_label) && says(&form.name_label)))
}

/// Whether a form is titled as one of an API, where the address says nothing of tokens: its title speaks for it in every language.
pub fn is_of_api(title: &str, cx: &Context<'_>) -> bool {
    !cx.is_placed() && title.lines().next().is_some_and(words::is_of_api)
}

/// Whether a name field, by its label, is of a link for guests, which has an end and permissions as well.
fn is_of_link(label: &str) -> bool {
    label.split('|').next().unwrap_or_default().holds("link")
}

/// Whether a form asks for an address, of the web or of a person, beside the name: webhooks, apps, identity providers and guests have one;
/// or for a secret, as what uses a token of another site does. What makes a token asks for none of these; a form beside it may, which the
/// field at `field` is not in, as that of a password in settings.
fn asks_for_more(part: Part<'_>, field: usize, name: &str) -> bool {
    let is_form = |at: &usize| part.nodes[*at].role == Role::Form;
    let others: Vec<_> = (0..part.nodes.len()).filter(is_form).map(|at| at..part.end(at)).collect();
    let beside = |at: &usize| others.iter().any(|other| other.contains(at) && !other.contains(&field));
    let own = || (0..part.nodes.len()).filter(|at| !beside(at)).map(|at| &part.nodes[at]);
    let is_address = |text: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| ["url", "uri", "mail", "email"].iter().any(|kind| word.eq_ignore_ascii_case(kind)))
    };
    // A public key, of several lines, is called so by developers.
    let is_key = |node: &Node| {
        let mut hints = node.hint.split(' ');
        node.role == Role::Textarea && hints.any(|hint| hint.to_ascii_lowercase().ends_with("key"))
    };
    own().any(|node| (node.role == Role::Password && !node.disabled) || is_key(node))
        || own().filter(|node| node.is_text_field()).any(|node| {
            is_address(&node.name)
                || is_address(&node.hint)
                || node.value.starts_with("https://")
                || (node.value != name && ends_in_mail(&node.value))
        })
}

/// What a form is called: by itself, or by the heading above where the part that its fields share has none, or as the dialog around it is.
fn headline(part: Part<'_>, form: &Form, cx: &Context<'_>) -> String {
    if !form.title.is_empty() {
        return form.title.clone();
    }
    let dialog = || Some(title(part)).filter(|_| part.is_dialog());
    above::heading(part, form.start, cx).or_else(dialog).unwrap_or_default()
}

/// Whether a title says that the form makes something else. Its first line speaks for the whole; headings below it name groups of
/// scopes, and webhooks are one.
pub fn is_foreign(title: &str, cx: &Context<'_>) -> bool {
    let headline = title.lines().next().unwrap_or_default();
    // Banners ask for consent with ticks of their own, over any page; links to share expire as well.
    (cx.site.elsewhere)(cx.address)
        || headline.holds("cookie")
        || headline.holds(" link")
        || cx.site.is_foreign(headline)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Back and forth in a wizard the field is drawn anew, with the next number in its id.
    #[test]
    fn a_field_keeps_its_label_when_it_is_drawn_again() {
        let label = |hint: &str| {
            name_label(&Node { name: "Name".to_owned(), hint: hint.to_owned(), ..Node::default() })
        };
        assert_eq!(label("label-_r7_ label"), label("label-_ro_ label"));
        assert_eq!(label(":r1b: label"), label(":r2: label"));
        assert_eq!(label("radix-3 name"), label("radix-14 name"));
        assert_ne!(label("name"), label("description"));
        assert!(!is_counted("token_name") && !is_counted("token_recipient"));
    }

    #[test]
    fn links_for_guests_are_called_so() {
        assert!(is_of_link("link name|title"));
        assert!(!is_of_link("name|link-name") && !is_of_link(""));
    }

    /// Whether a form of a name, "ci", and this field besides asks for more than a token needs.
    fn asks(field: &str) -> bool {
        let text = format!(
            r#"{{"url":"https://app.prod.tokens.studio/settings","at":1795338000000,"nodes":[{{"d":0,"role":"form"}},
            {{"d":1,"role":"textbox","name":"Name","value":"ci@acme.example"}},{{"d":1,{field}}}]}}"#
        );
        let outline: crate::page::Outline = crate::json::from_text(&text).unwrap();
        asks_for_more(outline.page(), 1, "ci@acme.example")
    }

    /// Figma's oldest settings, where a password is changed beside them.
    #[test]
    fn what_another_form_asks_for_is_no_matter() {
        let asks = |beside: &str| {
            let text = format!(
                r#"{{"url":"https://www.figma.com/settings","at":1795338000000,"nodes":[{{"d":0,"role":"dialog"}},
                {{"d":1,"role":"{beside}"}},{{"d":2,"role":"password","name":"Password"}},{{"d":1,"role":"textbox","value":"ci"}}]}}"#
            );
            let outline: crate::page::Outline = crate::json::from_text(&text).unwrap();
            asks_for_more(outline.page(), 3, "ci")
        };
        assert!(!asks("form"));
        assert!(asks("generic"));
    }

    /// The product that a form with this field is set to.
    fn app_of(host: &str, field: &str) -> Option<String> {
        let text = format!(
            r#"{{"url":"https://{host}/manage-profile/security/api-tokens","at":1795338000000,"nodes":[{{"d":0,"role":"form"}},{{"d":1,{field}}}]}}"#
        );
        let outline: crate::page::Outline = crate::json::from_text(&text).unwrap();
        let language = crate::page::Language::default();
        app(outline.page(), &Context::of(&outline, &language, "new").unwrap()).map(str::to_owned)
    }

    #[test]
    fn a_product_is_called_the_same_in_every_language() {
        let account = |field: &str| app_of("id.atlassian.com", field);
        let combobox = r#""role":"combobox","name":"Produkto","value":"Jira Align""#;
        assert_eq!(account(combobox).as_deref(), Some("Jira Align"));
        let radio =
            r#""role":"radio","name":"Bitbucket\nAPI token can only access Bitbucket APIs.","checked":"#;
        assert_eq!(account(&format!("{radio}true")).as_deref(), Some("Bitbucket"));
        assert_eq!(account(&format!("{radio}false")), None);
        assert_eq!(account(r#""role":"combobox","name":"Produkto","value":"Elekti""#), None);
        assert_eq!(account(r#""role":"textbox","name":"Nomo","value":"Jira""#), None);
        let before = |field: &str| account(&format!(r#""role":"text","name":"Compass"}},{{"d":1,{field}"#));
        assert_eq!(before(r#""role":"combobox","name":"Produkto""#).as_deref(), Some("Compass"));
        assert_eq!(before(r#""role":"textbox","name":"Produkto""#).as_deref(), Some("Compass"));
        assert_eq!(before(r#""role":"textbox","name":"Nomo","value":"ci""#), None);
        assert_eq!(before(r#""role":"button","name":"Sendi""#), None);
        // An organisation's keys are for all.
        assert_eq!(app_of("admin.atlassian.com", combobox), None);
    }

    #[test]
    fn what_asks_for_an_address_or_a_secret_makes_no_token() {
        for (field, more) in [
            (r#""role":"textbox","name":"Purpose","value":"builds""#, false),
            (r#""role":"textbox","name":"Redirect URI""#, true),
            (r#""role":"textbox","name":"Celo","hint":"callback_url""#, true),
            (r#""role":"textbox","name":"Celo","value":"https://acme.example""#, true),
            (r#""role":"textbox","name":"E-mail""#, true),
            (r#""role":"textbox","name":"Gasto","value":"jo@acme.example""#, true),
            (r#""role":"textbox","name":"Gasto","value":"jo@acme.example","disabled":true"#, false),
            (r#""role":"password","name":"Sekreto""#, true),
            (r#""role":"password","name":"Sekreto","disabled":true"#, false),
            (r#""role":"textarea","name":"Celo","hint":"id1 publicKey""#, true),
            (r#""role":"textarea","name":"Celo","hint":"key-description""#, false),
            (r#""role":"textbox","name":"Celo","hint":"key""#, false),
        ] {
            assert_eq!(asks(field), more, "{field}");
        }
    }
}
