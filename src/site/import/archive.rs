//! Unpacking, by the browser's own means.

use js_sys::{Array, Function, Reflect, Uint8Array};
use sayso_view::import::{ArchiveError, Packed};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader};

/// The bytes of a file in an archive. Stops as soon as there are more than the archive's list says.
pub(super) async fn unpack(packed: Packed<'_>) -> Result<Vec<u8>, ArchiveError> {
    match packed {
        Packed::Stored(bytes) => Ok(bytes.to_vec()),
        Packed::Deflated(bytes, size) => {
            let stream = inflated(bytes).ok_or(ArchiveError::UnknownPacking)?;
            let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
            let mut out = Vec::with_capacity(size);
            loop {
                let chunk =
                    JsFuture::from(reader.read()).await.map_err(|_| ArchiveError::Damaged)?;
                let Ok(chunk) = field(&chunk, "value")?.dyn_into::<Uint8Array>() else {
                    break;
                };
                if out.len() + chunk.length() as usize > size {
                    let _ = reader.cancel();
                    return Err(ArchiveError::Bomb);
                }
                out.extend(chunk.to_vec());
            }
            if out.len() == size { Ok(out) } else { Err(ArchiveError::Damaged) }
        }
    }
}

fn field(object: &JsValue, name: &str) -> Result<JsValue, ArchiveError> {
    Reflect::get(object, &JsValue::from_str(name)).map_err(|_| ArchiveError::Damaged)
}

/// The unpacked bytes as a stream; `None` where the browser has no means for it.
fn inflated(bytes: &[u8]) -> Option<ReadableStream> {
    let global = js_sys::global();
    let make = Reflect::get(&global, &JsValue::from_str("DecompressionStream")).ok()?;
    let make = make.dyn_into::<Function>().ok()?;
    let unpacker =
        Reflect::construct(&make, &Array::of1(&JsValue::from_str("deflate-raw"))).ok()?;
    let packed = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let stream: JsValue = packed.stream().into();
    let through = Reflect::get(&stream, &JsValue::from_str("pipeThrough")).ok()?;
    let through = through.dyn_into::<Function>().ok()?;
    through.call1(&stream, &unpacker).ok().map(JsCast::unchecked_into)
}
