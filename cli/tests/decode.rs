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
        (
            &["00040B915155550501F00000422092214365400C48656C6C6F2C2077C3B6726C64"],
            "UTF-8",
        ),
        (
            &["00040B915155550501F00000422092214365400C48656C6C6F2C20776F726C64"],
            "unpacked",
        ),
        // One octet is missing.
        (&["--dcs", "00", "--udl", "9", "05000342020182"], "header"),
    ] {
        let arguments = [&["decode"], arguments].concat();
        let shown = String::from_utf8(run(&arguments, b"").stdout).unwrap();
        let note = shown.lines().find(|line| line.contains("note: "));
        assert!(note.is_some_and(|note| note.contains(hint)), "{shown}");
    }
}

/// Returns a DELIVER of `2024-MM-29` with part `sequence` of two.
fn part(month: u8, dcs: &str, sequence: u8, body: &str) -> String {
    let length = 6 + body.len() / 2;
    format!(
        "00440B915155550501F000{dcs}42{month}09221436540{length:02X}0500032A02{sequence:02}{body}"
    )
}

/// What is joined is what belongs together by sender, number, type and time.
#[test]
fn parts_of_different_messages_are_not_joined() {
    const A: &str = "0041";
    const B: &str = "0042";
    let sent = format!("0041000B915155550501F00008080500032A0202{B}");
    for (what, pdus, joined) in [
        (
            "in either order",
            vec![part(2, "08", 2, B), part(2, "08", 1, A)],
            vec!["AB"],
        ),
        (
            "a month apart",
            vec![part(2, "08", 1, A), part(3, "08", 2, B)],
            vec![],
        ),
        ("received and sent", vec![part(2, "08", 1, A), sent], vec![]),
        (
            "two messages, one after the other",
            vec![
                part(2, "08", 1, A),
                part(2, "08", 2, A),
                part(2, "08", 2, B),
                part(2, "08", 1, B),
            ],
            vec!["AA", "BB"],
        ),
        (
            "a contradiction",
            vec![
                part(2, "08", 1, A),
                part(2, "08", 1, B),
                part(2, "08", 2, B),
            ],
            vec!["BB"],
        ),
        (
            "the same part twice",
            vec![part(2, "08", 1, A), part(2, "08", 1, A)],
            vec![],
        ),
        (
            "binary data",
            vec![part(2, "04", 1, "AA"), part(2, "04", 2, "BBCC")],
            vec!["AABBCC"],
        ),
        (
            "half of an emoji",
            vec![part(2, "08", 1, "D83D"), part(2, "08", 2, "DE00")],
            vec!["😀"],
        ),
    ] {
        let mut arguments = vec!["decode"];
        arguments.extend(pdus.iter().map(String::as_str));
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{what}");
        let shown = String::from_utf8(output.stdout).unwrap();
        let found: Vec<_> = shown
            .split("\nmessage of +15555550100, reference 42, 2 parts\n\n")
            .skip(1)
            .map(|message| message.lines().next().unwrap().trim())
            .collect();
        assert_eq!(found, joined, "{what}: {shown}");
    }
}

/// Fields are told apart also where they have an unusual form.
#[test]
fn unusual_fields_have_their_places() {
    const REPORT: &str = "00062A0B915155550501F0422092214365404220922153604000";
    let shown = |arguments: &[&str]| {
        let output = run(&[&["decode"], arguments].concat(), b"");
        String::from_utf8(output.stdout).unwrap()
    };
    let extended = shown(&[&format!("{REPORT}8400024132")]);
    assert!(
        extended.contains("  84 00                    fields that follow"),
        "{extended}"
    );
    let torn = shown(&["--lossy", "--dcs", "00", "--udhi", "0400032A02C8329BFD06"]);
    assert!(
        torn.contains("  00 03 2A 02              an element that is cut off"),
        "{torn}"
    );
    let cut = shown(&[
        "--lossy",
        "00040B915155550501F00000422092214365400CC8329BFD06",
    ]);
    assert!(
        cut.contains("0C                       length: 12 septets, of which 5 can"),
        "{cut}"
    );
    // Reserved bits of TP-PI mean that octets after the user data are not looked at.
    let escape = objects(&["decode", "--json", &format!("{REPORT}0C011BAABBCC")], "");
    assert_eq!(escape[0]["error"]["offset"], 28);
    let refused = objects(
        &[
            "decode",
            "--json",
            "--direction",
            "mo",
            "--no-smsc",
            "00D300",
        ],
        "",
    );
    assert_eq!(refused[0]["failure"], 0xD3);
    let blank = objects(&["decode", "--json", "--lossy", "00 04 0B 9X"], "");
    assert_eq!(blank[0]["error"]["offset"], 10);
    assert_eq!(
        run(&["decode", "--lossy", "00040B"], b"").status.code(),
        Some(2)
    );
    let line = "AT+CMGS=18\n> 0001000B915155550501F0000005C8329BFD06\nRING\n+CBM: 88\n0102\n";
    let output = run(&["decode"], line.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let both = run(&["decode", "--rp-error", "00"], b"");
    assert_eq!(both.status.code(), Some(2));
}
