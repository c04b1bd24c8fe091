//! The part of the options about the list as a whole: take it along, or erase it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use super::dom::{El, button, el};
use super::options::part;
use super::{ask, download, failure};
use crate::browser::i18n;
use crate::protocol::{ExportFormat, Failure};

/// The parts of the section that change.
struct Data {
    count: El,
    erase: El,
    confirm: El,
    question: El,
    keep: El,
    status: El,
}

/// The section.
pub(super) fn section() -> El {
    let data = Rc::new(Data {
        count: el("p", ""),
        erase: button("button", "action_erase"),
        confirm: el("div", "confirm"),
        question: el("p", "").attr("id", "erase-question"),
        keep: button("button", "action_keep"),
        status: el("p", "status").attr("role", "status"),
    });
    let export = button("button", "action_export_json");
    let really = button("button danger", "action_erase_really");
    data.confirm.set("role", "group");
    data.confirm.set("aria-labelledby", "erase-question");
    data.confirm.flag("hidden", true);
    for child in [&data.question, &el("div", "buttons").child(&really).child(&data.keep)] {
        data.confirm.append(child);
    }

    on_click(&export, &data, |data| spawn_local(save(data)));
    on_click(&data.erase, &data, |data| spawn_local(ask_first(data)));
    on_click(&data.keep, &data, |data| data.close());
    on_click(&really, &data, |data| spawn_local(erase(data)));
    let escaped = Rc::clone(&data);
    data.confirm.clone().on("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            escaped.close();
        }
    });
    spawn_local(recount(Rc::clone(&data)));

    part("data", "part_data")
        .child(&data.count)
        .child(&el("div", "task").child(&export).child(&el("p", "hint").text(&i18n::text("export_hint"))))
        .child(&el("div", "task").child(&data.erase).child(&data.confirm))
        .child(&data.status)
}

fn on_click(button: &El, data: &Rc<Data>, act: fn(Rc<Data>)) {
    let data = Rc::clone(data);
    button.clone().on("click", move |_| act(Rc::clone(&data)));
}

impl Data {
    /// Puts the question away and the focus back where it came from.
    fn close(&self) {
        self.confirm.flag("hidden", true);
        self.erase.flag("hidden", false);
        self.erase.focus();
    }

    fn fail(&self, failure: &Failure) {
        self.status.say(&failure::sentence(failure));
    }
}

async fn recount(data: Rc<Data>) {
    match ask::snapshot().await {
        Ok(snapshot) => data.count.say(&i18n::count("data_count", snapshot.tokens.len())),
        Err(failure) => data.fail(&failure),
    }
}

async fn save(data: Rc<Data>) {
    match ask::export(ExportFormat::Json).await {
        Ok(file) => {
            download::save(&file);
            data.status.say(&i18n::text_with("export_done", &[&file.file_name]));
        }
        Err(failure) => data.fail(&failure),
    }
}

/// The second step says what would be lost as it is now, and puts the focus on the answer that loses nothing.
async fn ask_first(data: Rc<Data>) {
    data.status.say("");
    let question = match ask::snapshot().await {
        Ok(snapshot) => i18n::count("erase_question", snapshot.tokens.len()),
        // A list that cannot be read is a reason to erase it.
        Err(_) => i18n::text("erase_question_unread"),
    };
    data.question.say(&question);
    data.erase.flag("hidden", true);
    data.confirm.flag("hidden", false);
    data.keep.focus();
}

async fn erase(data: Rc<Data>) {
    let answer = ask::erase().await;
    data.close();
    match answer {
        Ok(()) => {
            data.status.say(&i18n::text("erase_done"));
            recount(data).await;
        }
        Err(failure) => data.fail(&failure),
    }
}
