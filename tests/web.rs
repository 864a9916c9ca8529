//! The npm function in a real browser.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("an object")
}

/// The words at the first range of a role, sliced the way a program in JavaScript does it.
fn words(text: &str, attribution: &JsValue, role: &str) -> String {
    let range: Array = get(attribution, role).unchecked_into::<Array>().get(0).unchecked_into();
    let at = |index| range.get(index).as_f64().expect("a number") as u32;
    String::from(JsString::from(text).slice(at(0), at(1)))
}

#[wasm_bindgen_test]
fn ranges_slice_javascript_strings_even_after_an_emoji() {
    let text =
        "🌱🌱 Seeds and the Café\n\n🌱 “We wait for naïve answers 🌱,” said Zoë Lee on Monday.\n";
    let reading = sayso::read(text.into()).expect("short enough");
    assert_eq!(get(&reading, "offsets"), JsValue::from("utf-16 code units"));
    let attributions: Array = get(&reading, "attributions").unchecked_into();
    assert_eq!(attributions.length(), 1);
    let said = attributions.get(0);
    assert_eq!(words(text, &said, "cue"), "said");
    assert_eq!(words(text, &said, "source"), "Zoë Lee");
    let content = words(text, &said, "content");
    assert!(content.contains("We wait for naïve answers 🌱"), "{content}");
    assert_eq!(get(&said, "form"), JsValue::from("direct"));
    assert_eq!(get(&said, "speaker"), JsValue::from("Zoë Lee"));
}

#[wasm_bindgen_test]
fn what_the_text_does_not_say_is_null() {
    let reading = sayso::read("Nothing at all happened here today.".into()).expect("short enough");
    assert!(get(&reading, "published").is_null());
}

#[wasm_bindgen_test]
fn articles_are_compared() {
    let texts = [
        "Quake\n\nPublished 6 February 2024\n\nThe quake in Norland killed 120 people.",
        "Norland\n\nPublished 6 February 2024\n\nThe quake killed 150 people in Norland.",
    ];
    let comparison = sayso::compare(texts.map(JsValue::from).to_vec()).expect("short enough");
    let pairs: Array = get(&comparison, "pairs").unchecked_into();
    assert_eq!(get(&pairs.get(0), "status"), JsValue::from("differs"));
    assert!(get(&pairs.get(0), "note").is_null());
}

#[wasm_bindgen_test]
fn a_text_that_is_too_long_throws_an_error_that_says_so() {
    let error = sayso::read("long ".repeat(1 << 20).into()).expect_err("too long");
    let message = get(&error.into(), "message").as_string().expect("words");
    assert_eq!(message, "too long: 5.0 MiB of text, and at most 4 MiB is read");
}
