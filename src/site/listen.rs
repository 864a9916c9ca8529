//! One listener for each kind of event, for the whole page.

use super::{Site, dom, files, import, keyboard, layout};
use sayso_view::app::{Correcting, Edit, Event, Fold, ShelfEvent};
use sayso_view::filters::Facet;
use sayso_view::keys::{Focus, Keys, shortcut};
use sayso_view::page::SegmentIdx;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, EventTarget, HtmlDetailsElement,
    HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent, Node,
    ResizeObserver,
};

pub(super) fn listen(site: &Site) {
    let document = dom::document();
    let window = dom::window();
    on(&document, "click", site, press);
    on(&document, "keydown", site, key);
    on(&document, "input", site, input);
    on(&document, "change", site, change);
    on(&document, "submit", site, submit);
    on_captured(&document, "toggle", site, toggle);
    on(&document, "dragover", site, |_, event: DragEvent| {
        // Without this the browser would open a dropped file or link in place of the page.
        if event.data_transfer().is_some() && !is_typing() {
            event.prevent_default();
        }
    });
    on(&document, "drop", site, |site, event: DragEvent| {
        if let Some(data) = event.data_transfer().filter(|_| !is_typing()) {
            event.prevent_default();
            take(site, &data);
        }
    });
    on(&document, "paste", site, paste);
    on(&window, "beforeunload", site, |site, event: web_sys::Event| {
        if site.app.try_borrow().is_ok_and(|app| app.would_lose()) {
            event.prevent_default();
        }
    });
    on(&window, "popstate", site, |site, _: JsValue| moved(site));
    on(&window, "hashchange", site, |site, _: JsValue| moved(site));
    if let Ok(Some(narrow)) = window.match_media(dom::NARROW) {
        on(&narrow, "change", site, |site, _: JsValue| {
            site.dispatch(Event::LayoutChanged(layout()));
        });
    }
    watch_sizes(site);
}

fn on<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    kind: &str,
    site: &Site,
    handle: impl Fn(&Site, E) + 'static,
) {
    let site = site.clone();
    let closure = Closure::<dyn FnMut(E)>::new(move |event: E| handle(&site, event));
    let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    // It listens as long as the page lives.
    closure.forget();
}

/// For events that do not bubble up to the document.
fn on_captured(target: &EventTarget, kind: &str, site: &Site, handle: fn(&Site, web_sys::Event)) {
    let site = site.clone();
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| handle(&site, event));
    let _ = target.add_event_listener_with_callback_and_bool(
        kind,
        closure.as_ref().unchecked_ref(),
        true,
    );
    closure.forget();
}

fn press(site: &Site, event: MouseEvent) {
    // Opening in a new tab or window is the browser's.
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Node>().ok()) else {
        return;
    };
    if let Some(pressed) = dom::closest(&target, "[data-do]") {
        event.prevent_default();
        let attribute = |name| pressed.get_attribute(name).unwrap_or_default();
        let focus = keyboard::focus_of(&pressed);
        let obey = || site.obey(&attribute("data-do"), &attribute("data-id"), focus);
        // Pressing a value brings up a chip above it; the value stays under the pointer.
        if pressed.matches(".value").unwrap_or(false) {
            dom::steady(&pressed.id(), obey);
        } else {
            obey();
        }
    } else if let Some(segment) = dom::closest(&target, "[data-seg]")
        && !words_are_selected()
        && let Some(index) = segment.get_attribute("data-seg").and_then(|index| index.parse().ok())
    {
        site.act(Event::WordsPressed(SegmentIdx(index)));
    }
}

/// Who selects words to copy them does not want anything to open.
fn words_are_selected() -> bool {
    let selection = dom::window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

fn key(site: &Site, event: KeyboardEvent) {
    // On many keyboards brackets are typed with AltGr, which some systems report as Ctrl and Alt.
    let modified = (event.ctrl_key() || event.alt_key()) && !event.get_modifier_state("AltGraph");
    if modified || event.meta_key() || event.is_composing() {
        return;
    }
    let mut key = event.key();
    let focus = keyboard::focus();
    if key == "Enter" && focus != Focus::Search && keyboard::takes_enter() {
        return;
    }
    if key == "Enter" && event.shift_key() {
        key.insert_str(0, "Shift+");
    }
    let Ok(app) = site.app.try_borrow() else { return };
    let known = shortcut(&key, focus, app.keys()).is_some();
    drop(app);
    if known {
        event.prevent_default();
        site.act(Event::KeyPressed(key, focus));
    }
}

fn field(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()
}

fn facet_of(element: &Element) -> Option<Facet> {
    let key = element.get_attribute("data-facet")?;
    Facet::ALL.into_iter().find(|facet| facet.key() == key)
}

fn input(site: &Site, event: web_sys::Event) {
    let search = field(&event).filter(|input| input.matches(".search").unwrap_or(false));
    if let Some(search) = search
        && let Some(facet) = facet_of(&search)
    {
        site.dispatch(Event::Searched(facet, search.value()));
    } else if let Some(words) = field(&event).filter(|input| input.id() == "q") {
        site.dispatch(Event::WordsTyped(words.value()));
    }
}

fn change(site: &Site, event: web_sys::Event) {
    if let Some(switch) = field(&event).filter(|input| input.id() == "keys-on") {
        let keys = if switch.checked() { Keys::On } else { Keys::Off };
        site.dispatch(Event::KeysSwitched(keys));
    }
    let Some(field) = field(&event) else { return };
    match field.id().as_str() {
        "corrections-file" => files::open(site, &field),
        "chosen-files" | "chosen-folder" => import::chosen(site, &field),
        _ => {
            let edit = field.get_attribute("data-edit").and_then(|key| Edit::parse(&key));
            if let Some(edit) = edit {
                site.act(Event::Shelf(ShelfEvent::Edited(edit, field.value())));
            }
        }
    }
}

fn paste(site: &Site, event: ClipboardEvent) {
    if let Some(data) = event.clipboard_data().filter(|_| !is_typing())
        && take(site, &data)
    {
        event.prevent_default();
    }
}

/// Takes what was dropped or pasted, if it is anything: files are added at once; a text waits in its
/// field until the reader says so.
fn take(site: &Site, data: &DataTransfer) -> bool {
    if import::has_files(data) {
        import::dropped(site, data);
        return true;
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    let field = dom::by_id("pasted").and_then(|f| f.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field.filter(|_| !text.trim().is_empty()) else { return false };
    dom::open_dialog("dossiers");
    if let Some(details) = dom::by_id("paste") {
        let _ = details.set_attribute("open", "");
    }
    field.set_value(&text);
    dom::focus("pasted");
    true
}

fn is_typing() -> bool {
    let active = dom::document().active_element();
    active.is_some_and(|active| active.matches("input, textarea, select").unwrap_or(false))
}

fn pasted(site: &Site) {
    let field = dom::by_id("pasted").and_then(|f| f.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        let text = field.value();
        field.set_value("");
        site.act(Event::Shelf(ShelfEvent::Pasted(text)));
    }
}

/// A form of this page is never sent: what was typed or chosen is a correction.
fn submit(site: &Site, event: web_sys::Event) {
    event.prevent_default();
    let Some(form) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if form.id() == "paste-form" {
        return pasted(site);
    }
    let key = form.get_attribute("data-correct").unwrap_or_default();
    let what = Correcting::ALL.into_iter().find(|what| what.key() == key);
    let field = form.query_selector("[name=value]").ok().flatten();
    let value = field.and_then(|field| match field.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(field) => field.dyn_into::<HtmlSelectElement>().ok().map(|select| select.value()),
    });
    if let (Some(what), Some(value)) = (what, value) {
        let speaker = form.get_attribute("data-id").unwrap_or_default();
        site.act(Event::Corrected(what, speaker, value));
    }
}

fn toggle(site: &Site, event: web_sys::Event) {
    let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
    let Some(details) = details else { return };
    if let Some(facet) = facet_of(&details) {
        let fold = if details.open() { Fold::Open } else { Fold::Folded };
        site.dispatch(Event::FacetFolded(facet, fold));
    }
}

fn moved(site: &Site) {
    site.dispatch(Event::FragmentChanged(dom::fragment()));
}

/// When the text's lines run differently, the notes move along.
fn watch_sizes(site: &Site) {
    let site = site.clone();
    let closure = Closure::<dyn FnMut()>::new(move || site.arrange());
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        let watched: [Option<Element>; 2] = [dom::by_id("article"), dom::by_id("notes")];
        watched.iter().flatten().for_each(|element| observer.observe(element));
        // Dropped with the page.
        std::mem::forget(observer);
    }
    closure.forget();
}
