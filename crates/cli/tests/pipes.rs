//! `sayso` in a pipe: many articles, lines in and lines out, exit codes, help.

mod program;

use program::{start, text};
use std::io::{BufRead, BufReader, Write};
use std::process::Output;

fn sayso(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("piped");
    std::thread::scope(|threads| {
        threads.spawn(move || {
            // A program that ends early does not read all of it.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().expect("the program ends")
    })
}

fn ids(output: &Output) -> Vec<String> {
    let id = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        line["id"].as_str().expect("an id").to_owned()
    };
    text(&output.stdout).lines().map(id).collect()
}

fn line(id: &str, times: usize) -> String {
    let story = "“Nobody was hurt,” Ann Lee said. ".repeat(times);
    format!("{}\n", serde_json::json!({ "id": id, "text": story }))
}

#[test]
fn lines_go_out_in_the_order_in_which_they_came() {
    let named: Vec<String> = (0..40).map(|n| format!("article {n}")).collect();
    // The first are the longest, so that the others overtake them.
    let input: String =
        named.iter().enumerate().map(|(n, id)| line(id, if n < 3 { 60 } else { 1 })).collect();
    for jobs in ["1", "4"] {
        let output = sayso(&["read", "--jsonl", "--jobs", jobs], input.as_bytes());
        assert_eq!(ids(&output), named);
        assert!(output.status.success());
        assert_eq!(text(&output.stderr), "", "no bar where nobody watches");
    }
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = start(&["read", "--jsonl", "--jobs", "2"]);
    let mut stdin = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for id in ["1", "2", "3"] {
        stdin.write_all(line(id, 1).as_bytes()).expect("taken");
        let answer = answers.next().expect("an answer").expect("readable");
        assert!(answer.starts_with(&format!("{{\"id\":\"{id}\"")), "{answer}");
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_bad_line_is_named_and_costs_only_itself() {
    let long = format!("{{\"text\": \"{}\"}}\n", "word ".repeat(6 << 20));
    let odd = r#"{"id": [1], "text": "x"}"#;
    let input = format!(
        "{}not JSON\n{long}\n{odd}\n{}",
        line("a", 1),
        r#"{"id": 7, "text": "A line. B said it.", "outlet": "Post"}"#
    );
    let output = sayso(&["read", "--jsonl"], input.as_bytes());
    assert_eq!(ids(&output), ["a", "7"]);
    assert_eq!(output.status.code(), Some(1));
    let told: Vec<String> = text(&output.stderr).lines().map(str::to_owned).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("standard input, line 2: not an article"), "{told:?}");
    assert!(told[1].contains("standard input, line 3: too long: 30.0 MiB"), "{told:?}");
    assert!(told[2].contains("line 5: \"id\" is neither words nor a number"), "{told:?}");
}

#[test]
fn any_file_is_taken_as_lines_where_that_is_said() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("part-00000"), line("x", 1) + &line("y", 1)).expect("written");
    assert_eq!(ids(&sayso(&["read", "--jsonl", "part-00000"], b"")), ["x", "y"]);
    let output = sayso(&["compare", "--jsonl", "part-00000"], b"");
    let comparison: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(comparison["articles"], serde_json::json!(["x", "y"]));
}

#[test]
fn who_reads_no_further_is_no_fault() {
    let mut child = start(&["read", "--jsonl"]);
    let mut stdin = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped"));
    stdin.write_all(line("first", 1).as_bytes()).expect("taken");
    let mut first = String::new();
    answers.read_line(&mut first).expect("an answer");
    drop(answers);
    // It may end before it has taken everything.
    for _ in 0..100 {
        let _ = stdin.write_all(line("more", 1).as_bytes());
    }
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_wrong_call_and_a_missing_file_have_codes_of_their_own() {
    for wrong in [&["reed"][..], &["read"], &["read", "--jobs", "0", "x"], &["build", "x"]] {
        assert_eq!(sayso(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(sayso(&["read", "absent.txt"], b"").status.code(), Some(1));
    let help = text(&sayso(&["--help"], b"").stdout);
    assert!(help.contains("Exit codes:") && help.contains("1  some input"), "{help}");
    for command in ["read", "compare", "build"] {
        let help = text(&sayso(&[command, "--help"], b"").stdout);
        assert!(help.contains(&format!("Examples:\n  sayso {command} ")), "{help}");
        assert!(help.contains("Exit codes:"), "{help}");
    }
}

#[test]
fn shells_complete_what_there_is() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = text(&sayso(&["completions", shell], b"").stdout);
        assert!(script.contains("--jsonl") || script.contains("jsonl"), "{shell}: {script}");
        assert!(script.contains("completions"), "{shell}");
    }
}
