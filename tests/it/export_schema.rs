//! The JSON export against its schema, which other programs may go by.

use boon::{Compiler, Schemas};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_due::protocol::ExportFormat::Json;

use crate::export_fixtures::{complete, exported, hostile, pipeline, text, varied};
use crate::import_properties::lists;

const SCHEMA: &str = include_str!("../../docs/token-due-1.schema.json");

/// What is wrong with a file by the schema; nothing where all is right.
fn complaints(file: &Value) -> Option<String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    let place = "schema.json";
    compiler.add_resource(place, serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile(place, &mut schemas).unwrap();
    schemas.validate(file, schema).err().map(|error| format!("{error:#}"))
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn exports_are_as_the_schema_says() {
    let tokens: Vec<_> = [pipeline(), complete()].into_iter().chain(varied()).chain(hostile()).collect();
    assert_eq!(complaints(&read(&text(tokens, Json))), None);
    assert_eq!(complaints(&read(&text([], Json))), None);
}

/// A field that is added to the record and not to the schema would else go unseen.
#[test]
fn the_schema_names_every_field() {
    let file = read(&text([complete()], Json));
    let schema = read(SCHEMA);
    let known = schema["$defs"]["token"]["properties"].as_object().unwrap();
    let unknown: Vec<&String> =
        file["tokens"][0].as_object().unwrap().keys().filter(|name| !known.contains_key(*name)).collect();
    assert_eq!(unknown, ["tags"], "the fixture has a field of a newer version");
}

#[test]
fn what_is_no_export_is_refused() {
    let whole = read(&text([pipeline()], Json));
    assert_eq!(complaints(&whole), None);
    for (pointer, wrong) in [
        ("/format", json!("token-due/2")),
        ("/tokens/0/id", json!("")),
        ("/tokens/0/state", json!("lost")),
        ("/tokens/0/expiry", json!({"kind": "on", "on": "2027-02-30"})),
        ("/tokens/0/expiry", json!({"kind": "on"})),
        ("/tokens/0/created", json!({"kind": "never"})),
        ("/tokens/0/last_seen", json!("yesterday")),
        ("/tokens/0/history/0/what", json!("not- seen")),
        ("/tokens/0/scopes", json!([7])),
    ] {
        let mut file = whole.clone();
        *file.pointer_mut(pointer).unwrap() = wrong.clone();
        assert_ne!(complaints(&file), None, "{pointer} {wrong}");
    }
}

proptest! {
    #[test]
    fn any_list_is_as_the_schema_says(list in lists()) {
        prop_assert_eq!(complaints(&read(&exported(&list, Json).text)), None);
    }
}
