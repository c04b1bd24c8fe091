//! Elements made in one expression. Text goes in as text nodes; there is no other way in.
//!
//! Listeners are plain functions and tasks are boxed, so that each of the two is compiled once and not once for every use.

use core::future::Future;
use core::pin::Pin;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, KeyboardEvent, Node};

use crate::browser::i18n;
use crate::prelude::*;

const SVG: &str = "http://www.w3.org/2000/svg";

// Called some times for each element that is made, and so declared without a result: to turn an exception into one takes a function
// and a list of arguments at each call, and what fails here is a mistake of ours that ends up in the console either way.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create(tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_in(space: &str, tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = getElementById)]
    fn element_by_id(id: &str) -> Option<Element>;

    /// An element, its methods as declared here.
    type Plain;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn put_attribute(this: &Plain, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = toggleAttribute)]
    fn put_flag(this: &Plain, name: &str, on: bool);
    #[wasm_bindgen(method, js_name = append)]
    fn put_text(this: &Plain, text: &str);
    #[wasm_bindgen(method, js_name = append)]
    fn put_last(this: &Plain, child: &Element);
    #[wasm_bindgen(method, js_name = prepend)]
    fn put_first(this: &Plain, child: &Element);
}

/// The page's document.
pub(super) fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect_throw("a view runs in a page")
}

/// Says which language the page is in, for screen readers, hyphenation and the choice of glyphs.
pub(super) fn speak_language() {
    El(page()).set("lang", &i18n::language());
}

/// Gives the words to all that the page's own HTML leaves without.
pub(super) fn say_all() {
    El(page()).say_within();
}

/// A copy of what is in a template of the page, with its words.
pub(super) fn template(id: &str) -> El {
    let content = by_id(id).property("content").unchecked_into::<Node>();
    let copy = content.clone_node_with_deep(true).expect_throw(id).unchecked_into::<DocumentFragment>();
    let copy = El(copy.first_element_child().expect_throw(id));
    copy.say_within();
    copy
}

/// Does something that takes time.
pub(super) fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// The page as a whole: what scrolls.
pub(super) fn page() -> Element {
    document().document_element().expect_throw("a page has an element")
}

/// Does something when the page scrolls, which only the document tells.
pub(super) fn on_scroll(listener: fn(&Event)) {
    EventListener::new(&document(), "scroll", listener).forget();
}

/// The element with that id, which is there.
pub(super) fn by_id(id: &str) -> El {
    find_id(id).expect_throw(id)
}

/// The element with that id, if it is there.
pub(super) fn find_id(id: &str) -> Option<El> {
    element_by_id(id).map(El)
}

/// A new HTML element with classes, or none for "".
pub(super) fn el(tag: &str, class: &str) -> El {
    classed(create(tag), class)
}

/// A new HTML element that says the message of that key.
pub(super) fn says(tag: &str, class: &str, key: &str) -> El {
    el(tag, class).text(&i18n::text(key))
}

/// A new SVG element with classes, or none for "".
pub(super) fn svg(tag: &str, class: &str) -> El {
    classed(create_in(SVG, tag), class)
}

/// A new button that says the message of that key.
pub(super) fn button(class: &str, key: &str) -> El {
    says("button", class, key).attr("type", "button")
}

/// A link that opens a page of a site in a tab of its own and does not tell it where from.
pub(super) fn outward(class: &str, page: &str) -> El {
    el("a", class).attr("href", page).attr("target", "_blank").attr("rel", "noreferrer")
}

fn classed(element: Element, class: &str) -> El {
    let el = El(element);
    if class.is_empty() { el } else { el.attr("class", class) }
}

/// The element of an event, or the nearest around it, that a selector fits.
pub(super) fn target(event: &Event, selector: &str) -> Option<El> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?.map(El)
}

/// The key of a keyboard event that does nothing else than that key does.
pub(super) fn key(event: &Event) -> String {
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if !(event.ctrl_key() || event.meta_key() || event.alt_key()) => event.key(),
        _ => String::new(),
    }
}

/// An element, also while it is being built.
#[derive(Clone)]
pub(super) struct El(Element);

impl El {
    /// The element itself.
    pub(super) fn element(&self) -> &Element {
        &self.0
    }

    fn plain(&self) -> &Plain {
        self.0.unchecked_ref()
    }

    /// With an attribute.
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// With an attribute that is a number. Not inlined: the making of the text would be there at each.
    #[inline(never)]
    pub(super) fn number(self, name: &str, value: i32) -> Self {
        self.attr(name, &text![value])
    }

    /// With a text at its end.
    pub(super) fn text(self, text: &str) -> Self {
        self.plain().put_text(text);
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

    /// With something done on an event for as long as the page lives, also on one that does not bubble.
    pub(super) fn on(self, event: &'static str, listener: fn(&Event)) -> Self {
        let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        // Forgotten on purpose: a view's page lives for minutes, and its listeners stand on what is made once.
        EventListener::new_with_options(&self.0, event, options, listener).forget();
        self
    }

    /// Sets an attribute.
    pub(super) fn set(&self, name: &str, value: &str) {
        self.plain().put_attribute(name, value);
    }

    /// An attribute; empty where there is none.
    pub(super) fn get(&self, name: &str) -> String {
        self.0.get_attribute(name).unwrap_or_default()
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.has_attribute(name)
    }

    /// Sets an attribute without a value, or takes it away.
    pub(super) fn flag(&self, name: &str, on: bool) {
        self.plain().put_flag(name, on);
    }

    /// Appends a child.
    pub(super) fn append(&self, child: &Self) {
        self.plain().put_last(&child.0);
    }

    /// Puts a child before all others.
    pub(super) fn put_first(&self, child: &Self) {
        self.plain().put_first(&child.0);
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

    /// Takes it out of the page.
    pub(super) fn remove(&self) {
        self.0.remove();
    }

    /// The first element in it that a selector fits.
    pub(super) fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok().flatten().map(Self)
    }

    /// All elements in it that a selector fits.
    pub(super) fn all(&self, selector: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok().map(Self)).collect()
    }

    /// What is written in a field, chosen in it or ticked as it.
    pub(super) fn value(&self) -> String {
        self.property("value").as_string().unwrap_or_default()
    }

    /// Writes into a field, or chooses in it.
    pub(super) fn write(&self, value: &str) {
        self.put("value", &value.into());
    }

    /// Whether a box or a round one is ticked.
    pub(super) fn ticked(&self) -> bool {
        self.property("checked").is_truthy()
    }

    /// Ticks a box, or takes the tick away.
    pub(super) fn tick(&self, on: bool) {
        self.put("checked", &on.into());
    }

    /// Gives the words to what is in it: `data-say` has the key of a text, `data-label` of a name, `data-placeholder` of an example.
    fn say_within(&self) {
        for place in self.all("[data-say]") {
            place.say(&i18n::text(&place.get("data-say")));
        }
        for place in self.all("[data-label]") {
            place.set("aria-label", &i18n::text(&place.get("data-label")));
        }
        for place in self.all("[data-placeholder]") {
            place.set("placeholder", &i18n::text(&place.get("data-placeholder")));
        }
    }

    fn property(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    /// By name, since the typed way is a class of its own for each kind of field.
    fn put(&self, name: &str, value: &JsValue) {
        Reflect::set(&self.0, &name.into(), value).expect_throw(name);
    }

    /// Moves the focus to it.
    pub(super) fn focus(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            // Fails only for an element that was taken out meanwhile: then there is nothing to focus.
            let _ = element.focus();
        }
    }
}
