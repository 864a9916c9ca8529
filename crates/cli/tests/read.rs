//! `sayso read` as it is called.

mod program;

use program::{start, text};
use std::io::Write;
use std::process::Output;

fn sayso(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    child.stdin.take().expect("piped").write_all(input).expect("input is taken");
    child.wait_with_output().expect("the program ends")
}

const STORY: &str = "Bridge is safe, mayor says\n\n“Nobody was hurt,” Ann Lee said.\n";

#[test]
fn people_get_the_speaker_and_the_words() {
    let output = sayso(&["read", "-"], STORY.as_bytes());
    let told = text(&output.stdout);
    assert!(told.contains("Ann Lee · said · direct, neutral"), "{told}");
    assert!(told.contains("“Nobody was hurt,”"), "{told}");
    assert!(output.status.success());
}

#[test]
fn a_negated_cue_is_told_as_such() {
    let story = "Outage\n\nThe bank has not confirmed that its servers were attacked.\n";
    let told = text(&sayso(&["read", "-"], story.as_bytes()).stdout);
    assert!(told.contains("has not confirmed · indirect, doubt, negated"), "{told}");
}

#[test]
fn lines_carry_byte_offsets_and_ids() {
    let line = serde_json::json!({"id": "a1", "text": STORY}).to_string();
    let output = sayso(&["read", "--format", "jsonl", "-"], line.as_bytes());
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a JSON line");
    assert_eq!(told["id"], "a1");
    let attributions = told["attributions"].as_array().expect("a list");
    let quoted = attributions.iter().find(|a| a["form"] == "direct").expect("a direct claim");
    let (start, end) = (&quoted["source"][0][0], &quoted["source"][0][1]);
    let range = start.as_u64().expect("a start") as usize..end.as_u64().expect("an end") as usize;
    assert_eq!(&STORY[range], "Ann Lee");
}

#[test]
fn a_bad_input_is_named_and_the_others_are_read() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("good.txt"), STORY).expect("written");
    std::fs::write(folder.join("empty.txt"), " \n").expect("written");
    std::fs::write(folder.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("written");
    std::fs::write(folder.join("long.txt"), "word ".repeat(2_000_000)).expect("written");
    std::fs::write(
        folder.join("bad.jsonl"),
        "{\"id\": \"x\"}\n\n{\"text\": \"A line. B said it.\"}\n",
    )
    .expect("written");
    let output = sayso(
        &[
            "read",
            "--format",
            "jsonl",
            "empty.txt",
            "absent.txt",
            "picture.txt",
            "long.txt",
            "bad.jsonl",
            "good.txt",
        ],
        b"",
    );
    let (told, complaints) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(told.lines().count(), 2, "the good file and the good line: {told}");
    for expected in [
        "empty.txt: the file is empty",
        "absent.txt: No such file",
        "picture.txt: the file is not text",
        "long.txt: too long: 9.5 MiB of text, and at most 4 MiB is read",
        "bad.jsonl, line 1: not an article (missing field `text`",
    ] {
        assert!(complaints.contains(expected), "{expected} is not in\n{complaints}");
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_counted() {
    let mut bytes = STORY.repeat(4).into_bytes();
    bytes.splice(6..6, [0xFF]);
    let output = sayso(&["read", "-"], &bytes);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("replaced in 1 place"), "{}", text(&output.stderr));
}
