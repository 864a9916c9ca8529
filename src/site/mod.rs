//! The only place that knows the browser: it hands events to [`sayso_view::app::update`] and
//! carries out the effects.

mod arrange;
mod clipboard;
mod dom;
mod fetch;
mod files;
mod import;
mod keyboard;
mod listen;
mod offline;
mod paint;
mod share;
mod storage;

use sayso_view::app::{
    App, Command, Effect, Event, Fold, History, Layout, Region, ShelfEffect, ShelfEvent, update,
};
use sayso_view::fragment::Place;
use sayso_view::html;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The running reader. Clones are the same one.
#[derive(Clone)]
struct Site {
    app: Rc<RefCell<App>>,
    /// Where the reader was when a search began.
    came_from: Rc<RefCell<Option<dom::Place>>>,
}

/// Starts the reader on the page it was loaded into.
pub(crate) fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // For fault.js, which says that the program has stopped.
        let said = JsValue::from_str(&info.to_string());
        let _ = js_sys::Reflect::set(&js_sys::global(), &"saysoFault".into(), &said);
    }));
    let site = Site { app: Rc::new(RefCell::new(App::new())), came_from: Rc::default() };
    listen::listen(&site);
    site.dispatch(Event::Started {
        fragment: dom::fragment(),
        keys: storage::keys(),
        corrections: storage::corrections(),
        layout: layout(),
        sharing: share::sharing(),
        address: dom::address_with(""),
        seed: seed(),
    });
}

/// The time, and behind it a random number: two tabs must not give two dossiers one name.
fn seed() -> u64 {
    const RANDOM: u32 = 20;
    let random = js_sys::Math::random() * f64::from(1 << RANDOM);
    (js_sys::Date::now() as u64) << RANDOM | random as u64
}

fn layout() -> Layout {
    if dom::is_narrow() { Layout::Sheet } else { Layout::Margin }
}

impl Site {
    /// Takes an event in and does what follows from it.
    fn dispatch(&self, event: Event) {
        // After a crash the state is in use for good; the message is on the page.
        let Ok(mut app) = self.app.try_borrow_mut() else { return };
        let effects = update(&mut app, event);
        drop(app);
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// Whether an article is being read, some of it at a time.
    fn is_reading(&self) -> bool {
        self.app.try_borrow().is_ok_and(|app| app.is_reading())
    }

    /// A press, which also takes the last thing said off the page.
    fn act(&self, event: Event) {
        dom::say("");
        self.dispatch(event);
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::FetchDossier => fetch::dossier(self.clone()),
            Effect::FetchCorrections(file) => fetch::corrections(self.clone(), &file),
            Effect::KeepCorrections(json) => storage::keep_corrections(json.as_deref()),
            Effect::Save(name, text) => files::save(&name, "text/plain;charset=utf-8", &text),
            Effect::SaveOneFile(name, packed) => files::save_one_file(self.clone(), name, packed),
            Effect::Shelf(effect) => self.shelve(effect),
            Effect::FetchArticles(files) => fetch::articles(self.clone(), files),
            Effect::Later(work) => fetch::later(self.clone(), work),
            Effect::Render(region) => {
                let Ok(app) = self.app.try_borrow() else { return };
                // What first.js put there is more to read than that the article is on its way.
                let first = dom::by_id("first").filter(|_| region == Region::Article);
                if first.is_some() && app.is_waiting() {
                    return;
                }
                let printed = html::print(&app, region);
                dom::put(&printed.id, &printed.html);
                if let Some(first) = first {
                    first.remove();
                }
            }
            Effect::Classify(class, elements) => dom::classify(class.name(), &elements),
            Effect::ClassifyBody(classes) => dom::classify_body(&classes),
            Effect::Arrange => self.arrange(),
            Effect::Reveal(element) => dom::reveal(&element.id()),
            Effect::ScrollToTop => dom::scroll_to_top(),
            Effect::Focus(element) => dom::focus(&element.id()),
            Effect::Address(place, history) => write_address(&place, history),
            Effect::Paint(hits) => paint::paint(&hits),
            Effect::RememberPlace => *self.came_from.borrow_mut() = Some(dom::place()),
            Effect::ReturnToPlace => {
                if let Some(place) = self.came_from.take() {
                    dom::return_to(&place);
                }
            }
            Effect::Title(title) => dom::document().set_title(&title),
            Effect::Say(words) => dom::say(&words),
            Effect::CopyWords(words) => {
                clipboard::copy(self.clone(), &words, sayso_view::app::Copied::Quote);
            }
            Effect::CopyAddress(place) => {
                let address = dom::address_with(&place.to_fragment());
                clipboard::copy(self.clone(), &address, sayso_view::app::Copied::Link);
            }
            Effect::Share(words, place) => {
                share::share(&words, &dom::address_with(&place.to_fragment()));
            }
            Effect::Help(Fold::Open) => dom::open_dialog("help"),
            Effect::Help(Fold::Folded) => dom::close_dialog("help"),
            Effect::RememberKeys(keys) => storage::remember_keys(keys),
            Effect::PrepareOffline => offline::prepare(self.clone()),
            Effect::TakeNewVersion => offline::take_new_version(),
        }
    }

    fn shelve(&self, effect: ShelfEffect) {
        match effect {
            ShelfEffect::Fetch => storage::fetch_dossiers(self.clone()),
            ShelfEffect::Keep(dossier) => storage::keep_dossier(self.clone(), dossier),
            ShelfEffect::Forget(id) => storage::forget_dossier(id),
            ShelfEffect::ReadOn => {
                let site = self.clone();
                spawn_local(async move {
                    fetch::pause().await;
                    site.dispatch(Event::Shelf(ShelfEvent::ReadOn));
                });
            }
            ShelfEffect::Dialog(Fold::Open) => dom::open_dialog("dossiers"),
            ShelfEffect::Dialog(Fold::Folded) => dom::close_dialog("dossiers"),
            ShelfEffect::PickFiles => dom::press("chosen-files"),
            ShelfEffect::PickFolder => dom::press("chosen-folder"),
        }
    }

    fn arrange(&self) {
        let Ok(app) = self.app.try_borrow() else { return };
        let open = app.selected_here();
        drop(app);
        arrange::arrange(open, layout());
    }

    /// What the attributes of a pressed button or link ask for.
    fn obey(&self, name: &str, id: &str, focus: sayso_view::keys::Focus) {
        if let Some(command) = Command::parse(name, id) {
            self.act(Event::Commanded(command, focus));
        }
    }
}

fn write_address(place: &Place, history: History) {
    let Ok(browser) = dom::window().history() else { return };
    let fragment = place.to_fragment();
    // Browsers refuse when a page writes its address too often; then the old one stays.
    let _ = match history {
        History::Push => browser.push_state_with_url(&JsValue::NULL, "", Some(&fragment)),
        History::Replace => browser.replace_state_with_url(&JsValue::NULL, "", Some(&fragment)),
    };
}
