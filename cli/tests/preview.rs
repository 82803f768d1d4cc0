//! `septet preview`.

mod command;

// The files of the folder `preview`.
mod preview {
    mod input;
    mod json;
    mod options;
    mod picture;
}

use std::process::Output;

use serde_json::Value;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    command::run(&[&["preview"], arguments].concat(), input)
}

fn stdout(arguments: &[&str], input: &[u8]) -> String {
    command::stdout(&[&["preview"], arguments].concat(), input)
}

fn object(arguments: &[&str], input: &[u8]) -> Value {
    serde_json::from_str(&stdout(arguments, input)).unwrap()
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
