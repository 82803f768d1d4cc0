//! `septet replace`, `septet truncate` and `septet completions`.

mod command;

use command::{run, stdout};
use serde_json::Value;

#[test]
fn standard_input_goes_out_as_it_came() {
    for (input, replaced) in [("It’s\n", "It's\n"), ("It’s", "It's"), ("", "")] {
        assert_eq!(stdout(&["replace"], input.as_bytes()), replaced);
    }
    assert_eq!(stdout(&["replace", "It’s"], b""), "It's\n");
    assert_eq!(stdout(&["truncate", "Hello"], b""), "Hello\n");
}

#[test]
fn the_policy_and_the_groups_are_options() {
    let text = "“ж” é\u{301}\u{A0}½";
    for (arguments, result) in [
        (&[][..], "\"ж\" é 1/2"),
        (&["--when", "always"], "\"ж\" é 1/2"),
        (&["--when", "FIT"], text),
        (&["--when", "save"], text),
        (&["--groups", "typography"], "\"ж\" é\u{301}\u{A0}1/2"),
        (&["--groups", "Spaces,typography"], "\"ж\" é\u{301} 1/2"),
        (&["--groups", "greek"], text),
        (&["--groups", "all", "--fill", "?"], "\"?\" é 1/2"),
    ] {
        let arguments = [&["replace"], arguments, &[text]].concat();
        assert_eq!(
            stdout(&arguments, b""),
            result.to_owned() + "\n",
            "{arguments:?}"
        );
    }
    let long = "’".repeat(100);
    for when in ["fit", "save"] {
        let result = stdout(&["replace", "--when", when, &long], b"");
        assert_eq!(result, "'".repeat(100) + "\n");
    }
}

/// The object agrees with that of `preview`.
#[test]
fn objects_agree_with_preview() {
    let text = "“It’s ж” ".repeat(30);
    for (arguments, preview) in [
        (
            &["replace", "--provider", "twilio"][..],
            &["--provider", "twilio", "--replace", "always"][..],
        ),
        (
            &[
                "replace",
                "--when",
                "save",
                "--fill",
                "?",
                "--groups",
                "typography",
            ],
            &[
                "--replace",
                "always",
                "--fill",
                "?",
                "--groups",
                "typography",
            ],
        ),
        (
            &["replace", "--provider", "sinch", "--smart"],
            &["--provider", "sinch", "--smart"],
        ),
        (
            &["truncate", "--segments", "3", "--at-word"],
            &["--truncate", "3", "--at-word"],
        ),
        (
            &["truncate", "--ellipsis", "...", "--encoding", "ucs-2"],
            &[
                "--truncate",
                "1",
                "--ellipsis",
                "...",
                "--encoding",
                "ucs-2",
            ],
        ),
    ] {
        let arguments: Vec<_> = match arguments.contains(&"save") {
            // A fill character needs a policy that replaces always.
            true => arguments
                .iter()
                .filter(|one| !["--when", "save"].contains(one))
                .copied()
                .collect(),
            false => arguments.to_vec(),
        };
        let short = stdout(&[&arguments[..], &["--json", &text]].concat(), b"");
        let short: Value = serde_json::from_str(&short).unwrap();
        let long = stdout(&[&["preview", "--json"], preview, &[&text]].concat(), b"");
        let long: Value = serde_json::from_str(&long).unwrap();
        for key in [
            "encoding",
            "units",
            "segment_count",
            "replaced",
            "saved_segments",
            "lost",
            "cut_off",
        ] {
            assert_eq!(short[key], long[key], "{arguments:?} {key}");
        }
        let segments = long["segments"].as_array().unwrap().iter();
        let whole: String = segments.map(|one| one["text"].as_str().unwrap()).collect();
        assert_eq!(short["text"], whole.as_str(), "{arguments:?}");
        assert_eq!(short["can_be_sent"], true);
        // The result is not changed again.
        let again = stdout(&[&arguments[..], &[&whole]].concat(), b"");
        assert_eq!(again, whole + "\n");
    }
}

#[test]
fn a_result_that_cannot_be_sent_has_status_1() {
    for (arguments, printed) in [
        (&["replace", "--encoding", "gsm-7", "“ж”"][..], "\"ж\"\n"),
        (&["replace", "--fill", "ж", "ш"], "ш\n"),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stdout).unwrap(), printed);
        let object = run(&[arguments, &["--json"]].concat(), b"");
        let object: Value = serde_json::from_slice(&object.stdout).unwrap();
        assert_eq!(object["can_be_sent"], false);
        let lines = [&arguments[..arguments.len() - 1], &["--lines"]].concat();
        assert_eq!(run(&lines, "ж\n".as_bytes()).status.code(), Some(0));
    }
    let long = "a".repeat(1531);
    let arguments = ["replace", "--provider", "telnyx"];
    assert_eq!(run(&arguments, long.as_bytes()).status.code(), Some(1));
    let arguments = ["truncate", "--segments", "20", "--provider", "telnyx"];
    assert_eq!(stdout(&arguments, long.as_bytes()), "a".repeat(1530));
}

/// A text without a line break at the end is not lost in silence.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    use std::fs::File;
    use std::process::Command;

    for arguments in [
        &["replace", "--json", "a"][..],
        &["truncate"],
        &["preview", "a"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let input = File::open("Cargo.toml").unwrap();
        let mut command = Command::new(command::PROGRAM);
        let output = command.args(arguments).stdin(input).stdout(full).output();
        assert_eq!(output.unwrap().status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&["completions", shell], b"");
        for word in ["preview", "truncate", "completions", "json-lines"] {
            assert!(script.contains(word), "{shell} {word}");
        }
    }
    assert_eq!(run(&["completions", "tcsh"], b"").status.code(), Some(2));
}

#[test]
fn help_has_examples_that_run() {
    for command in ["preview", "replace", "truncate"] {
        let help = stdout(&[command, "--help"], b"");
        let (_, examples) = help.split_once("\nExamples:\n").unwrap();
        let examples: Vec<_> = examples
            .lines()
            .take_while(|line| !line.is_empty())
            .collect();
        assert!(examples.len() >= 2, "{help}");
        for example in examples {
            assert!(
                example.starts_with(&format!("  septet {command} ")),
                "{example}"
            );
        }
    }
}
