//! `sayso build` as it is called.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const READER: &str = "<!doctype html><title>Sayso</title><script type=\"application/json\" id=\"files\">{}</script><p>The reader.</p>";

/// A folder of its own with these files in it, and a reader beside it.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("story")).expect("made");
    fs::write(folder.join("reader.html"), READER).expect("written");
    for (file, bytes) in files {
        fs::write(folder.join("story").join(file), bytes).expect("written");
    }
    folder
}

fn build(folder: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["build", "story", "--reader", "reader.html", "-o", "story.html"])
        .args(more)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

/// The files inside of the page that was built.
fn packed(folder: &Path) -> serde_json::Value {
    let page = fs::read_to_string(folder.join("story.html")).expect("a page");
    let (before, rest) = page.split_once("id=\"files\">").expect("a block");
    let (block, after) = rest.split_once("</script>").expect("an end");
    assert!(
        before.ends_with("<script type=\"application/json\" ") && after == "<p>The reader.</p>"
    );
    serde_json::from_str(block).expect("JSON")
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_folder_without_a_list_gives_its_texts_in_the_order_of_their_names() {
    let folder = folder(
        "texts",
        &[
            ("b.md", b"# Two\n\nAnn Lee said so.\n"),
            ("a # 1.txt", "One </script> caf\u{e9}\r\n".as_bytes()),
            ("notes.pdf", b"%PDF"),
            ("z.TXT", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ],
    );
    let output = build(&folder, &["--title", "A story"]);
    let files = packed(&folder);
    let list: serde_json::Value =
        serde_json::from_str(files["dossier.json"].as_str().expect("a list")).expect("JSON");
    assert_eq!(list["title"], "A story");
    let names: Vec<&str> = list["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|a| a["file"].as_str())
        .collect();
    assert_eq!(names, ["a - 1.txt", "b.md"], "a name that no address can hold is changed");
    assert_eq!(files["a - 1.txt"], "One </script> caf\u{e9}\r\n");
    assert_eq!(files["b.md"], "# Two\n\nAnn Lee said so.\n");
    assert_eq!(output.status.code(), Some(1), "a picture is no text");
    assert!(complaints(&output).contains("z.TXT: the file is not text"), "{}", complaints(&output));
}

#[test]
fn a_list_is_taken_as_it_is_with_what_it_names() {
    let list = r#"{"title": "T", "corrections": "c.json", "articles": [{"file": "a.txt", "date": "soon"}, {"file": "gone.txt"}]}"#;
    let corrections = r#"{"version": 1, "corrections": []}"#;
    let latin = [&[b'A'; 40][..], &[0xE9][..]].concat();
    let folder = folder(
        "listed",
        &[
            ("dossier.json", list.as_bytes()),
            ("a.txt", &latin),
            ("c.json", corrections.as_bytes()),
            ("other.txt", b"not listed"),
        ],
    );
    let output = build(&folder, &[]);
    let files = packed(&folder);
    assert_eq!(files["dossier.json"], list);
    assert_eq!(files["c.json"], corrections);
    assert!(
        files["a.txt"][0].as_str().is_some_and(|bytes| bytes.ends_with("A\u{e9}")),
        "byte for byte"
    );
    assert!(files.get("other.txt").is_none());
    assert_eq!(output.status.code(), Some(1));
    let told = complaints(&output);
    assert!(told.contains("\"date\" should be a day"), "{told}");
    assert!(told.contains("gone.txt"), "{told}");
}

#[test]
fn what_cannot_be_built_says_why_and_writes_nothing() {
    let folder = folder("nothing", &[("picture.png", b"x")]);
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complaints(&output)
            .contains("story: it holds no dossier.json and no .txt or .md file that can be read")
    );
    fs::write(folder.join("story/a.txt"), b"\x89PNG\0\0").expect("written");
    let output = build(&folder, &[]);
    assert_eq!((output.status.code(), folder.join("story.html").exists()), (Some(2), false));
    fs::write(folder.join("story/a.txt"), "A text.").expect("written");
    fs::write(folder.join("reader.html"), "<p>Some page.</p>").expect("written");
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("reader.html: it is no reader in one file"));
    assert!(!folder.join("story.html").exists());
}

#[test]
fn folders_in_the_folder_are_looked_into_and_what_is_no_text_is_named() {
    let folder =
        folder("Stürme \u{1f30a} it's", &[("a b.txt", b"One text.\n"), ("page.html", b"<p>x</p>")]);
    for (file, text) in
        [("deep/ä.md", "Two."), ("deep/deeper/a b.txt", "Three."), (".git/c.txt", "x")]
    {
        let path = folder.join("story").join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let output = build(&folder, &[]);
    let files = packed(&folder);
    let names: Vec<&str> = files.as_object().expect("files").keys().map(String::as_str).collect();
    assert_eq!(names, ["a b.txt", "deep/deeper/a b.txt", "deep/ä.md", "dossier.json"]);
    let list = files["dossier.json"].as_str().expect("a list");
    assert!(list.contains("\"title\": \"story\""), "named after its folder: {list}");
    assert!(complaints(&output).contains("page.html: left out"), "{}", complaints(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_that_is_there_is_written_over_only_if_it_is_a_reader() {
    let folder = folder("there", &[("a.txt", b"One text.\n")]);
    let there = folder.join("story.html");
    fs::write(&there, "My notes.").expect("written");
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("story.html: this file is there already"));
    assert_eq!(fs::read_to_string(&there).expect("there"), "My notes.");
    fs::write(&there, READER).expect("written");
    assert_eq!(build(&folder, &[]).status.code(), Some(0));
    assert!(packed(&folder)["a.txt"].is_string());
}
