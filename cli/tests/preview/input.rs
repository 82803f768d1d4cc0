//! Standard input, `--json-lines`, and rejected input.

use serde_json::Value;

use crate::{assert_rejected, object, run, stdout};

#[test]
fn standard_input_is_read_verbatim() {
    assert_eq!(object(&["--json"], b"Hello\n")["units"], 6);
    assert_eq!(object(&["--json"], b"")["segment_count"], 1);
    let lines = stdout(&["--json-lines"], "\"a\"\n\"\\u20ac\"\n\"ж\\n\"".as_bytes());
    let units: Vec<u64> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["units"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(units, [1, 2, 2]);
}

#[test]
fn bad_input_gets_a_message_and_status_2() {
    assert_rejected(
        &[],
        b"a\xFF",
        "standard input: invalid utf-8 sequence of 1 bytes from index 1",
    );
    assert_rejected(
        &["--json"],
        b"\xC3",
        "incomplete utf-8 byte sequence from index 0",
    );
    assert_rejected(
        &["--json-lines"],
        b"\"a\"\nb\n",
        "line 2, column 1: expected value",
    );
    assert_rejected(
        &["--json-lines"],
        b"\"a\"\n\n",
        "line 2, column 0: EOF while parsing a value",
    );
    assert_rejected(&["--json-lines"], b"\"\\ud800\"\n", "line 1");
    assert_rejected(&["--json-lines"], b"\"\xFF\"\n", "line 1");
    assert_rejected(&["--json-lines", "text"], b"", "cannot be used with");
    assert_rejected(
        &["--reference", "256", "a"],
        b"",
        "256 is wider than 8 bits",
    );
    assert_rejected(
        &["--reference-bits", "16", "--reference", "65536", "a"],
        b"",
        "65536",
    );
    assert_rejected(&["--reference-bits", "7", "a"], b"", "8, 16");
    assert_rejected(&["--boundary", "word", "a"], b"", "character, grapheme");
    assert_rejected(&["--encoding", "latin-1", "a"], b"", "gsm-7, ucs-2");
    assert_rejected(&["--colour", "a"], b"", "--colour");
    assert_rejected(&["a", "b"], b"", "'b'");
}

/// Covers input with and without a final line break, empty input, and a text that cannot be sent,
/// which neither ends the run nor is an error.
#[test]
fn json_lines_answer_every_valid_line() {
    let long = format!("{:?}\n\"a\"\n", "a".repeat(39_016));
    for (input, answers) in [
        ("", 0),
        ("\"a\"\n", 1),
        ("\"a\"\n\"\u{436}\"", 2),
        ("\"a\"\r\n\"b\"\r\n", 2),
        (&long, 2),
    ] {
        let output = run(&["--json-lines"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty(), "{input:?}");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(stdout.lines().count(), answers, "{input:?}");
        assert!(stdout.is_empty() || stdout.ends_with("}\n"), "{input:?}");
    }
}

#[test]
fn lines_before_an_invalid_line_are_answered() {
    let output = run(&["--json-lines"], b"\"a\"\n\"b\"\noops\n\"c\"\n");
    assert_eq!(
        output
            .stdout
            .iter()
            .filter(|&&octet| octet == b'\n')
            .count(),
        2
    );
}
