//! The reader's own dossiers, in the browser's database. It is opened for each step and closed
//! again, so that a tab never keeps another one, or a new version, from using it.

use super::super::{Site, dom};
use js_sys::{Array, Function, Promise, Reflect};
use sayso_view::app::{DossierId, Event, KeepError, KeptDossier, ShelfEvent};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

/// The version of the database's shape:
///
/// 1. A store `dossiers`: from a dossier's name to `[how often it was written, its file]`.
const VERSION: u32 = 1;
const STORE: &str = "dossiers";

/// Asks the browser not to clear this storage by itself when room gets short. Most decide without
/// asking the reader; where they refuse, nothing can be done.
fn stay() {
    let get = |object: &JsValue, name| Reflect::get(object, &JsValue::from_str(name)).ok();
    let storage = get(&dom::window().navigator(), "storage").filter(JsValue::is_object);
    let persist = storage.as_ref().and_then(|storage| get(storage, "persist"));
    if let Some(persist) = persist.and_then(|persist| persist.dyn_into::<Function>().ok()) {
        let asked = persist.call0(&storage.unwrap_or_default());
        if let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
            spawn_local(async move {
                let _ = JsFuture::from(asked).await;
            });
        }
    }
}

fn name() -> String {
    format!("sayso {}", super::place())
}

pub(crate) fn fetch(site: Site) {
    spawn_local(async move {
        let kept = all().await.map_err(|error| why(&error));
        site.dispatch(Event::Shelf(ShelfEvent::Fetched(kept)));
    });
}

pub(crate) fn keep(site: Site, dossier: KeptDossier) {
    spawn_local(async move {
        let id = dossier.id.clone();
        let revision = match put(dossier).await {
            Ok(Some(revision)) => {
                stay();
                Ok(revision)
            }
            Ok(None) => Err(KeepError::ChangedElsewhere),
            Err(error) => Err(why(&error)),
        };
        site.dispatch(Event::Shelf(ShelfEvent::Kept(id, revision)));
    });
}

pub(crate) fn forget(id: DossierId) {
    spawn_local(async move {
        // What cannot be removed is listed at the next visit, and can be removed there.
        let _ = remove(&id).await;
    });
}

async fn all() -> Result<Vec<KeptDossier>, JsValue> {
    let database = open().await?;
    let (_, store) = begin(&database, IdbTransactionMode::Readonly)?;
    let keys = answer(&store.get_all_keys()?).await?;
    let values = answer(&store.get_all()?).await?;
    database.close();
    let kept = |(key, value): (JsValue, JsValue)| {
        let (revision, json) = record(&value)?;
        Some(KeptDossier { id: DossierId(key.as_string()?), revision, json })
    };
    Ok(Array::from(&keys).iter().zip(Array::from(&values).iter()).filter_map(kept).collect())
}

fn record(value: &JsValue) -> Option<(u32, String)> {
    let value = value.dyn_ref::<Array>()?;
    Some((value.get(0).as_f64()? as u32, value.get(1).as_string()?))
}

/// Writes a dossier if nobody else did since; gives how often it was written.
async fn put(dossier: KeptDossier) -> Result<Option<u32>, JsValue> {
    let database = open().await?;
    let (transaction, store) = begin(&database, IdbTransactionMode::Readwrite)?;
    let key = JsValue::from_str(&dossier.id.0);
    let there = answer(&store.get(&key)?).await?;
    // What another tab removed is written anew: better back than gone.
    let unchanged = record(&there).is_none_or(|(revision, _)| revision == dossier.revision);
    let revision = dossier.revision + 1;
    if unchanged {
        let json = JsValue::from_str(&dossier.json);
        store.put_with_key(&Array::of2(&JsValue::from(revision), &json), &key)?;
    }
    done(&transaction).await?;
    database.close();
    Ok(unchanged.then_some(revision))
}

async fn remove(id: &DossierId) -> Result<(), JsValue> {
    let database = open().await?;
    let (transaction, store) = begin(&database, IdbTransactionMode::Readwrite)?;
    store.delete(&JsValue::from_str(&id.0))?;
    done(&transaction).await?;
    database.close();
    Ok(())
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = dom::window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(&name(), VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once(move || upgrade(&opening));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    answer(&request).await.map(JsCast::unchecked_into)
}

/// Brings a database of any earlier version to this one. What fails here fails the opening.
fn upgrade(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
    if !database.object_store_names().contains(STORE) {
        let _ = database.create_object_store(STORE);
    }
}

fn begin(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

/// What a request is answered with.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from)),
    }
}

/// Until a transaction is written for good.
async fn done(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let ended = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(JsValue::NULL, JsValue::from)),
    }
}

fn why(error: &JsValue) -> KeepError {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => KeepError::Full,
        "VersionError" => KeepError::Newer,
        _ => KeepError::Denied,
    }
}
