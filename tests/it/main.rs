//! Tests of the core through its public face, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by them")]
#![allow(unreachable_pub, reason = "nothing reaches a test")]

mod asked;
mod asked_more;
mod date_rules;
mod dates;
mod drafts;
mod expiry_controls;
mod export_files;
mod export_fixtures;
mod export_parsed;
mod export_schema;
mod fuzzed;
mod given_up;
mod import_files;
mod import_properties;
mod json_text;
mod ledger_lists;
mod ledger_merge;
mod ledger_rules;
mod markup;
mod notice_regressions;
mod notice_rows;
mod orders;
mod outline_rules;
mod own_host;
mod read_forms;
mod read_requests;
mod read_rows;
mod read_steps;
mod remind_badge;
mod remind_notice;
mod remind_properties;
mod remind_stage;
mod remind_words;
mod replay;
mod row_endings;
mod rows_known;
mod rows_of_cards;
mod rows_without_roles;
mod sections;
mod seen;
mod senders;
mod stories;
mod tab;
mod ticked_rows;
mod titled;
mod tolerated;
mod tolerated_words;
mod tolerates;
mod watched;
