//! Elements made in one expression. Text goes in as text nodes; there is no other way in.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, Event, HtmlElement};

use crate::browser::i18n;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The page's document.
pub(super) fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect_throw("a view runs in a page")
}

/// Says which language the page is in, for screen readers, hyphenation and the choice of glyphs.
pub(super) fn speak_language() {
    if let Some(root) = document().document_element() {
        El(root).set("lang", &i18n::language());
    }
}

/// The element of the page's own HTML with that id.
pub(super) fn by_id(id: &str) -> El {
    El(document().get_element_by_id(id).expect_throw(id))
}

/// A new HTML element with classes, or none for "".
pub(super) fn el(tag: &str, class: &str) -> El {
    classed(document().create_element(tag).expect_throw(tag), class)
}

/// A new SVG element with classes, or none for "".
pub(super) fn svg(tag: &str, class: &str) -> El {
    classed(document().create_element_ns(Some(SVG), tag).expect_throw(tag), class)
}

/// A new button that says the message of that key.
pub(super) fn button(class: &str, key: &str) -> El {
    el("button", class).attr("type", "button").text(&i18n::text(key))
}

fn classed(element: Element, class: &str) -> El {
    let el = El(element);
    if class.is_empty() { el } else { el.attr("class", class) }
}

/// An element being built.
#[derive(Clone)]
pub(super) struct El(Element);

impl El {
    /// The element itself.
    pub(super) fn element(&self) -> &Element {
        &self.0
    }

    /// With an attribute.
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// With a text at its end.
    pub(super) fn text(self, text: &str) -> Self {
        self.0.append_with_str_1(text).expect_throw("a text can be appended");
        self
    }

    /// With a child at its end.
    pub(super) fn child(self, child: &Self) -> Self {
        self.append(child);
        self
    }

    /// With a child at its end, if there is one.
    pub(super) fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(&child),
            None => self,
        }
    }

    /// With something done on an event for as long as the page lives.
    pub(super) fn on(self, event: &'static str, listener: impl FnMut(&Event) + 'static) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        // Forgotten on purpose: a view's page lives for minutes, and its elements are not made in a loop.
        EventListener::new_with_options(&self.0, event, options, listener).forget();
        self
    }

    /// Sets an attribute.
    pub(super) fn set(&self, name: &str, value: &str) {
        self.0.set_attribute(name, value).expect_throw(name);
    }

    /// Sets an attribute without a value, or takes it away.
    pub(super) fn flag(&self, name: &str, on: bool) {
        self.0.toggle_attribute_with_force(name, on).expect_throw(name);
    }

    /// Appends a child.
    pub(super) fn append(&self, child: &Self) {
        self.0.append_child(&child.0).expect_throw("a child can be appended");
    }

    /// Replaces all there is in it.
    pub(super) fn fill(&self, children: &[&Self]) {
        self.0.set_text_content(None);
        for child in children {
            self.append(child);
        }
    }

    /// Replaces all there is in it by a text.
    pub(super) fn say(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Moves the focus to it.
    pub(super) fn focus(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            // Fails only for an element that was taken out meanwhile: then there is nothing to focus.
            let _ = element.focus();
        }
    }
}
