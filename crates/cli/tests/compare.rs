//! `sayso compare` as it is called.

use std::process::{Command, Output};

fn sayso(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(arguments)
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("the program starts")
}

#[test]
fn figures_of_two_files_are_set_side_by_side() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (file, text) in [
        (
            "quake.txt",
            "Quake\n\nPublished 6 February 2024\n\nThe quake in Norland killed 120 people.",
        ),
        (
            "norland.txt",
            "Norland\n\nPublished 6 February 2024\n\nThe quake killed 150 people in Norland.",
        ),
    ] {
        std::fs::write(folder.join(file), text).expect("written");
    }
    let told = sayso(&["compare", "quake.txt", "norland.txt"]);
    let words = String::from_utf8(told.stdout).expect("UTF-8");
    let expected = "differs: 120 people (quake.txt) | 150 people (norland.txt)\n    because both count “killed”";
    assert!(words.contains(expected), "{words}");
    assert!(told.status.success());

    let told = sayso(&["compare", "--format", "jsonl", "quake.txt", "absent.txt", "norland.txt"]);
    let line: serde_json::Value = serde_json::from_slice(&told.stdout).expect("a JSON object");
    assert_eq!(line["articles"], serde_json::json!(["quake.txt", "norland.txt"]));
    assert_eq!(line["pairs"][0]["status"], "differs");
    assert_eq!(line["figures"][1]["low"], 150.0);
    assert_eq!(told.status.code(), Some(1), "a file is missing");
}
