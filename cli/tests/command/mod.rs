//! Runs the command.

// Each test uses some of these functions.
#![allow(dead_code)]

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_septet");

/// Runs the command without a terminal.
pub fn run(arguments: &[&str], input: &[u8]) -> Output {
    run_in(None, arguments, input)
}

/// Runs the command as in a terminal with this number of columns.
pub fn run_in(columns: Option<usize>, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_remove("COLUMNS");
    if let Some(columns) = columns {
        command.env("COLUMNS", columns.to_string());
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Ignores errors: a command that rejects its options exits without reading its input.
    let mut stdin = child.stdin.take().unwrap();
    thread::scope(|scope| {
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    })
}

/// Returns the output of a run that must succeed with an empty standard error.
pub fn stdout(arguments: &[&str], input: &[u8]) -> String {
    answered(arguments, run(arguments, input))
}

/// Returns the output of a run that must have succeeded with an empty standard error.
#[track_caller]
pub fn answered(arguments: &[&str], output: Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {stderr}");
    assert!(stderr.is_empty(), "{arguments:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}
