//! Atlassian: keys and service accounts of an organisation, access tokens of Bitbucket.

use super::{
    script::{At, Do, any, button, click, css, fill, label, role, see, text},
    story::{Expected, Story},
};

const ORG: &str = "https://admin.atlassian.com/o/3f1d2c4b-9a8e-4d77-b6a5-1e0f2d3c4b5a";
const REPOSITORY: &str = "https://bitbucket.org/northlight/checkout/admin/access-tokens";
const WORKSPACE: &str = "https://bitbucket.org/northlight/workspace/settings/access-tokens";
const PROJECT: &str = "https://bitbucket.org/northlight/workspace/projects/DS/settings/access-tokens";
const NAME: &str = "Directory mirror";

pub(super) fn stories() -> Vec<Story> {
    [keys(), accounts(), bitbucket(), lists()].concat()
}

fn story(name: &str, what: &str) -> Story {
    Story::new("atlassian", name, what)
}

fn next() -> At {
    button("Next").within(css(".task-foot"))
}

fn choice(value: &str) -> Do {
    click(css(&format!("input[type=radio][value='{value}']")))
}

fn key(query: &str, scopes: &[&str]) -> Vec<Do> {
    let mut steps = vec![
        Do::Go(format!("{ORG}/api-keys?list=empty&{query}")),
        click(button("Create API key")),
        choice(if scopes.is_empty() { "no" } else { "yes" }),
        click(next()),
        fill(label("Name"), NAME),
        click(next()),
    ];
    if !scopes.is_empty() {
        steps.extend(scopes.iter().map(|scope| click(css(&format!("input[value='{scope}']")))));
        steps.push(click(next()));
    }
    steps.push(see(button("Create API key").within(css(".task-foot"))));
    steps
}

fn keys() -> Vec<Story> {
    const SCOPES: &[&str] = &["Read: Directory", "Write: Policies"];
    let story = |name: &str, what: &str| story(name, what).generation("organisation").facts("seen");
    let create = || click(button("Create API key").within(css(".task-foot")));
    let shown = || see(button("Copy"));
    let record = || Expected::new("org-api-key", NAME).days(7);
    // The page has labels and no ids.
    let scoped = || record().scopes(&["Directory", "Policies"]);
    vec![
        story("org-key", "The wizard of the organisation, with scopes.")
            .expect(scoped())
            .play(key("", SCOPES))
            .play([create(), shown()]),
        story("org-key-without-scopes", "The wizard of the organisation, without scopes.")
            .expect(record())
            .play(key("", &[]))
            .play([create(), shown()]),
        story("org-key-lorem", "The wizard in nonsense, without scopes.")
            .expect(record())
            .play(key("lorem=1", &[]))
            .play([create(), shown()]),
        story("org-key-failed", "The server fails.")
            .play(key("variant=fail", SCOPES))
            .play([create(), see(css(".task-body [role=alert], .task-body .message, .task-body section"))]),
        story("org-key-closed", "Closed at the review.")
            .play(key("", SCOPES))
            .play([click(css(".task-head button"))]),
    ]
}

fn credential(query: &str, kind: &str) -> Vec<Do> {
    vec![
        Do::Go(format!("{ORG}/service-accounts/bot-7?list=empty&{query}")),
        click(button("Create credentials")),
        choice(kind),
        click(next()),
        fill(label("Name"), NAME),
        click(next()),
    ]
}

fn accounts() -> Vec<Story> {
    const SCOPE: &str = "read:jira-work";
    let story = |name: &str, what: &str| story(name, what).generation("service account").facts("seen");
    let record = || Expected::new("service-account-token", NAME).scopes(&[SCOPE]).days(7);
    let token = |query: &str| {
        [
            credential(query, "token"),
            vec![
                fill(label("Search by scope name"), SCOPE),
                click(css(&format!("input[value='{SCOPE}']"))),
                click(next()),
                see(button("Create token").within(css(".task-foot"))),
            ],
        ]
        .concat()
    };
    let create = || click(button("Create token").within(css(".task-foot")));
    let shown = || see(button("Copy to clipboard"));
    vec![
        story("service-account", "A token of a service account.")
            .expect(record())
            .play(token(""))
            .play([create(), shown()]),
        story("service-account-lorem", "The same in nonsense.")
            .expect(record())
            .play(token("lorem=1"))
            .play([create(), shown()]),
        story(
            "service-account-oauth",
            "An OAuth credential: a secret without an expiry, not a token of ours.",
        )
        .play(credential("", "oauth"))
        .play([shown()]),
        story("service-account-closed", "Closed at the review.")
            .play(token(""))
            .play([click(css(".task-head button"))]),
    ]
}

fn access(page: &str, query: &str) -> Vec<Do> {
    vec![
        Do::Go(format!("{page}?list=empty&{query}")),
        click(css(".page-actions button")),
        fill(label("Name").within(any("dialog")), NAME),
        click(css("input[value='repository']")),
        click(css("input[value='pipeline:write']")),
    ]
}

fn bitbucket() -> Vec<Story> {
    let create = || click(button("Create").within(any("dialog")));
    let shown = || see(button("Copy"));
    let dated = || vec![choice("on")];
    let record = || Expected::new("repository-access-token", NAME).scopes(&["repository", "pipeline:write"]);
    let story = |name: &str, what: &str| story(name, what).generation("Bitbucket").facts("inferred");
    vec![
        story("repository", "An access token of a repository, with an expiry.")
            .expect(record().days(90))
            .play(access(REPOSITORY, ""))
            .play(dated())
            .play([create(), shown()]),
        story("repository-never", "Without an expiry, as it is offered.")
            .expect(record().never())
            .play(access(REPOSITORY, ""))
            .play([create(), shown()]),
        story("repository-required", "An expiry is required.")
            .expect(record().days(90))
            .play(access(REPOSITORY, "require=expiry"))
            .play([create(), shown()]),
        story("repository-old", "The words of older pages.")
            .expect(record().days(90))
            .play(access(REPOSITORY, "gen=old"))
            .play(dated())
            .play([create(), shown()]),
        story("repository-lorem", "Every word is nonsense.")
            .expect(record().days(90))
            .play(access(REPOSITORY, "lorem=1"))
            .play(dated())
            .play([create(), shown()]),
        story("workspace", "An access token of a workspace.")
            .expect(record().days(90))
            .play(access(WORKSPACE, ""))
            .play(dated())
            .play([create(), shown()]),
        story("project", "An access token of a project.")
            .expect(record().never())
            .play(access(PROJECT, ""))
            .play([create(), shown()]),
        story("repository-cancelled", "Cancel.")
            .play(access(REPOSITORY, ""))
            .play([click(button("Cancel").within(any("dialog")))]),
        story("repository-failed", "The server fails.")
            .play(access(REPOSITORY, "variant=fail"))
            .play([create(), see(text("The token was not created. Try again."))]),
    ]
}

fn lists() -> Vec<Story> {
    let rows = |page: &str| vec![Do::Go(page.to_owned()), see(css("td .token-label")), Do::Rest];
    let key = |name: &str, days| Expected::new("org-api-key", name).days(days);
    let access = |name: &str| Expected::new("repository-access-token", name);
    vec![
        story("org-key-list", "The keys of an organisation.")
            .generation("organisation")
            .facts("seen")
            .expect(key("Directory sync", 120))
            .expect(key("Audit log export", 5))
            .play(rows(&format!("{ORG}/api-keys"))),
        story("org-key-list-revoke", "The first key is revoked.")
            .generation("organisation")
            .facts("seen")
            .expect(key("Directory sync", 120).state("revoked"))
            .expect(key("Audit log export", 5))
            .play(rows(&format!("{ORG}/api-keys")))
            .play([
                click(button("Revoke")),
                click(button("Revoke").within(any("dialog"))),
                Do::Gone(role("cell", "Directory sync")),
                Do::Gone(text("Directory sync")),
            ]),
        story("service-account-list", "The credentials of a service account; one of them is no token.")
            .generation("service account")
            .facts("seen")
            .expect(Expected::new("service-account-token", "Backup runner").days(80))
            .play(rows(&format!("{ORG}/service-accounts/bot-7"))),
        story("repository-list", "The access tokens of a repository.")
            .generation("Bitbucket")
            .facts("inferred")
            .expect(access("Pipelines cache").scopes(&["repository", "pipeline:write"]).days(40))
            .expect(access("Mirror").scopes(&["repository"]).never())
            .play(rows(REPOSITORY)),
    ]
}
