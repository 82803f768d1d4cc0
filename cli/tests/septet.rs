//! `septet` without a subcommand, or with an unknown one.

mod command;

use command::{run, stdout};

#[test]
fn without_a_subcommand_it_prints_help() {
    let output = run(&[], b"");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, stdout(&["--help"], b""));
    for subcommand in ["  preview  ", "  help  "] {
        assert!(stderr.contains(subcommand), "{stderr}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = env!("CARGO_PKG_VERSION");
    for option in ["--version", "-V"] {
        assert_eq!(stdout(&[option], b""), format!("septet {version}\n"));
    }
    let preview = stdout(&["preview", "--version"], b"");
    assert_eq!(preview, format!("septet-preview {version}\n"));
}

#[test]
fn an_unknown_subcommand_is_a_usage_error() {
    let output = run(&["prewiev"], b"");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.contains("unrecognized subcommand 'prewiev'"),
        "{stderr}"
    );
}
