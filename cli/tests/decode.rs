//! `septet decode` and `septet encode` with their inputs and options.

mod command;

use command::{run, stdout};
use serde_json::{Value, json};

const PDU: &str = "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07";

fn objects(arguments: &[&str], input: &str) -> Vec<Value> {
    let output = run(arguments, input.as_bytes());
    let output = String::from_utf8(output.stdout).unwrap();
    output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The length that a modem says tells whether the address of the SMSC is there.
#[test]
fn lines_of_a_modem_say_whether_there_is_an_smsc() {
    let tpdu = &PDU[16..];
    let length = tpdu.len() / 2;
    let input = format!(
        "AT+CMGL=4\r\r\n+CMGL: 1,1,,{length}\r\n{PDU}\r\n+CMT: \"name, or not\",{length}\r\n{tpdu}\r\n\r\nOK\r\n\
         {PDU}\r\n"
    );
    let objects = objects(&["decode", "--json"], &input);
    assert_eq!(objects.len(), 3);
    for (object, smsc) in
        objects
            .iter()
            .zip([json!("+31624000000"), Value::Null, json!("+31624000000")])
    {
        assert_eq!(
            (&object["smsc"], &object["text"]),
            (&smsc, &"How are you?".into())
        );
    }
}

/// A line that cannot be read does not stop the others, and only counts without `--json-lines`.
#[test]
fn each_line_is_answered() {
    let damaged = &PDU[..PDU.len() - 2];
    let blank = format!(" {} {} ", &PDU[..16], &PDU[16..]);
    let lines = [PDU, "zz", "", damaged, &blank, &PDU.to_lowercase()];
    let input: String = lines
        .iter()
        .map(|line| format!("{}\n", json!(line)))
        .collect();
    let strict = stdout(&["decode", "--json-lines"], input.as_bytes());
    let lossy = stdout(&["decode", "--json-lines", "--lossy"], input.as_bytes());
    let summary = |output: &str| -> Vec<(Value, Value)> {
        let objects = output
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        objects
            .map(|one| (one["text"].clone(), one["error"]["kind"].clone()))
            .collect()
    };
    let whole = (json!("How are you?"), Value::Null);
    let fault = |text: Value, kind: &str| (text, json!(kind));
    let none = Value::Null;
    let hex = fault(none.clone(), "hex");
    let truncated = fault(none.clone(), "truncated");
    assert_eq!(
        summary(&strict),
        [
            whole.clone(),
            hex.clone(),
            truncated.clone(),
            fault(none, "user-data"),
            hex.clone(),
            whole.clone()
        ]
    );
    let rest = fault(json!("How are you"), "user-data");
    assert_eq!(
        summary(&lossy),
        [whole.clone(), hex, truncated, rest, whole.clone(), whole]
    );

    let plain = format!("{PDU}\nzz\n");
    let output = run(&["decode"], plain.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.contains("How are you?") && shown.contains("line 2: cannot be read"),
        "{shown}"
    );
    assert_eq!(run(&["decode"], b"OK\n").status.code(), Some(2));
}

/// What `encode` writes is what `decode` reads.
#[test]
fn what_was_encoded_is_decoded() {
    let long = "Hello, world. ".repeat(30);
    let cyrillic = "ж".repeat(150);
    let mut seen = 0;
    for text in [
        "",
        "Hello",
        "[€]",
        "Hello 👋",
        "Teşekkürler",
        &*long,
        &*cyrillic,
    ] {
        for (options, class) in [
            (&["--to", "+15555550100"][..], None),
            (
                &[
                    "--to",
                    "12345",
                    "--class",
                    "0",
                    "--validity",
                    "12h",
                    "--status-report",
                ],
                Some(0),
            ),
            (
                &[
                    "--to",
                    "*100#",
                    "--class",
                    "3",
                    "--reference-bits",
                    "16",
                    "--languages",
                    "all",
                ],
                Some(3),
            ),
            (
                &[
                    "--to",
                    "+1",
                    "--smsc",
                    "+31624000000",
                    "--pid",
                    "41",
                    "--encoding",
                    "ucs-2",
                ],
                None,
            ),
        ] {
            let arguments = [&["encode"], options, &[text]].concat();
            let pdus = stdout(&arguments, b"");
            let arguments = [&["encode", "--json", "--reference", "9"], options, &[text]].concat();
            let written = objects(&arguments, "");
            let read = objects(&["decode", "--json"], &pdus);
            assert_eq!(written.len(), read.len());
            let shown: String = read
                .iter()
                .map(|one| one["text"].as_str().unwrap())
                .collect();
            assert_eq!(shown, text);
            for (written, read) in written.iter().zip(&read) {
                assert_eq!(read["type"], "submit");
                assert_eq!(read["address"], options[1]);
                assert_eq!(read["encoding"], written["encoding"]);
                assert_eq!(read["text"], written["text"]);
                let dcs = read["dcs"].as_u64().unwrap();
                assert_eq!((dcs & 0x10 != 0).then_some(dcs & 3), class);
                let has_validity = options.contains(&"--validity");
                assert_eq!(
                    read["validity"],
                    if has_validity {
                        json!(43_200)
                    } else {
                        Value::Null
                    }
                );
                let pdu = written["pdu"].as_str().unwrap();
                let smsc = if options.contains(&"--smsc") { 8 } else { 1 };
                assert_eq!(written["length"], pdu.len() / 2 - smsc);
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn what_cannot_be_encoded_is_said() {
    for (arguments, code, message) in [
        (&["encode", "a"][..], 2, "--to"),
        (&["encode", "--to", "12a4x", "a"], 2, "offset 4"),
        (&["encode", "--to", "1", "--class", "4", "a"], 2, "0..=3"),
        (
            &["encode", "--to", "1", "--validity", "1m", "a"],
            2,
            "from 5 minutes",
        ),
        (
            &["encode", "--to", "1", "--reference", "256", "a"],
            2,
            "--reference-bits 16",
        ),
        (
            &["encode", "--to", "1", "--encoding", "gsm-7", "ж"],
            1,
            "no code",
        ),
        (
            &[
                "encode",
                "--to",
                "1",
                "--provider",
                "telnyx-short-code",
                "a",
            ],
            2,
            "ASCII",
        ),
        (
            &["decode", "--dcs", "123", "00"],
            2,
            "two hexadecimal digits",
        ),
        (&["decode", "--udl", "1", "00"], 2, "--dcs"),
    ] {
        let output = run(arguments, b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {stderr}");
        assert!(stderr.contains(message), "{arguments:?}: {stderr}");
    }
}

/// What octets look like is said beside what was read, and also if nothing could be read.
#[test]
fn hints_are_shown() {
    for (arguments, hint) in [
        (&["--dcs", "08", "FFFE48006900"][..], "little-endian"),
        (&["--dcs", "04", "636166C3A9"], "UTF-8"),
        (&["--dcs", "04", "636166E9"], "Latin-1"),
        // One octet is missing.
        (&["--dcs", "00", "--udl", "9", "05000342020182"], "header"),
    ] {
        let arguments = [&["decode"], arguments].concat();
        let shown = String::from_utf8(run(&arguments, b"").stdout).unwrap();
        let note = shown.lines().find(|line| line.contains("note: "));
        assert!(note.is_some_and(|note| note.contains(hint)), "{shown}");
    }
}
