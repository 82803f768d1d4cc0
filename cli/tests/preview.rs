//! `septet preview`.

mod command;

// The modules are in the `preview` folder.
mod preview {
    mod input;
    mod json;
    mod languages;
    mod options;
    mod picture;
    mod reasons;
    mod status;
    mod what_if;
}

use std::process::Output;

use serde_json::Value;

/// Lines are long enough for every sentence.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    command::run_in(Some(200), &[&["preview"], arguments].concat(), input)
}

#[track_caller]
fn stdout(arguments: &[&str], input: &[u8]) -> String {
    command::answered(arguments, run(arguments, input))
}

fn object(arguments: &[&str], input: &[u8]) -> Value {
    serde_json::from_str(&stdout(arguments, input)).unwrap()
}

/// Returns the output of a run that must exit with code 1 because the text cannot be sent.
#[track_caller]
fn not_sent(arguments: &[&str], input: &[u8]) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "", "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn object_not_sent(arguments: &[&str], input: &[u8]) -> Value {
    serde_json::from_str(&not_sent(arguments, input)).unwrap()
}

#[track_caller]
fn assert_rejected(arguments: &[&str], input: &[u8], message: &str) {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains(message), "{arguments:?}: {stderr:?}");
    let has_prefix = ["septet: ", "error: "]
        .iter()
        .any(|prefix| stderr.starts_with(prefix));
    assert!(has_prefix, "{arguments:?}: {stderr:?}");
}
