//! `--lines`, `--json-lines` and `--csv`, with all commands.

mod command;

use command::{run, stdout};
use serde_json::Value;

/// Texts of all kinds: empty, with spaces and quotes, too long, above limits.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "Hello",
        "Hello 👋",
        "It’s “7” o’clock",
        "a,b \"c\" 'd'",
        "\t\u{1}\u{feff}",
        "Teşekkürler",
        "[€]",
    ]
    .map(str::to_owned)
    .into();
    for length in [69, 70, 71, 134, 135, 160, 161, 306, 307, 1530, 1601, 39_016] {
        texts.push("a".repeat(length));
        texts.push("ж".repeat(length));
        texts.push("a’".repeat(length / 2));
    }
    texts
}

/// What `--lines` and `--csv` answer is what `--json` says about each text by itself.
#[test]
fn rows_agree_with_objects() {
    let lines = texts().join("\n") + "\n";
    let mut csv = csv::Writer::from_writer(vec![]);
    csv.write_record(["number", "text"]).unwrap();
    for (number, text) in texts().iter().enumerate() {
        csv.write_record([&number.to_string(), text]).unwrap();
    }
    let csv = csv.into_inner().unwrap();
    for options in [
        &[][..],
        &["--provider", "twilio"],
        &["--provider", "plivo", "--replace", "save"],
        &["--provider", "telnyx-short-code"],
        &["--encoding", "gsm-7", "--languages", "tr"],
        &["--truncate", "2", "--ellipsis", "…"],
        &["--channel", "rcs-us"],
    ] {
        let with = |more: &[&'static str]| [&["preview"], options, more].concat();
        let rows = stdout(&with(&["--lines"]), lines.as_bytes());
        let table = stdout(&with(&["--csv", "text"]), &csv);
        let mut table = csv::Reader::from_reader(table.as_bytes());
        let columns = "number,text,segments,encoding,units,remaining,can_be_sent";
        let header: Vec<_> = columns.split(',').collect();
        assert_eq!(table.headers().unwrap(), &header[..]);
        let mut records = table.records();
        let mut rows = rows.lines();
        for (number, text) in texts().iter().enumerate() {
            let output = run(&with(&["--json"]), text.as_bytes());
            let object: Value = serde_json::from_slice(&output.stdout).unwrap();
            let can_be_sent = match (output.status.code(), object["acceptance"].as_str()) {
                (Some(1), _) => "no",
                (_, Some("may_be_refused")) => "perhaps",
                _ => "yes",
            };
            let expected = [
                object["segment_count"].to_string(),
                object["encoding"].as_str().unwrap().to_owned(),
                object["units"].to_string(),
                object["remaining"].to_string(),
                can_be_sent.to_owned(),
            ];
            let context = (options, &text[..text.len().min(20)], text.len());
            assert_eq!(rows.next(), Some(&*expected.join("\t")), "{context:?}");
            let record = records.next().unwrap().unwrap();
            assert_eq!(record[0], number.to_string());
            assert_eq!(&record[1], text);
            assert_eq!(record.iter().skip(2).collect::<Vec<_>>(), expected);
        }
        assert_eq!(rows.next(), None);
        assert!(records.next().is_none());
    }
}

/// Several threads answer in the same order as one, also if a block ends inside a line.
#[test]
fn threads_change_nothing() {
    let texts = texts();
    let mut texts = texts.iter().filter(|text| text.len() < 400).cycle();
    let many: Vec<_> = (0..6_000).map(|_| texts.next().unwrap().clone()).collect();
    let lines = many.join("\n");
    let objects = many.iter().map(|text| serde_json::to_string(text).unwrap());
    let objects = objects.collect::<Vec<_>>().join("\n");
    let mut csv = csv::Writer::from_writer(vec![]);
    for text in &many {
        csv.write_record(["x", text]).unwrap();
    }
    let csv = csv.into_inner().unwrap();
    for (arguments, input) in [
        (&["preview", "--lines"][..], lines.as_bytes()),
        (&["preview", "--json-lines"], objects.as_bytes()),
        (&["replace", "--lines"], lines.as_bytes()),
        (&["truncate", "--csv", "2", "--no-header"], &csv),
    ] {
        let alone = stdout(arguments, input);
        assert!(alone.lines().count() >= many.len());
        for jobs in ["--jobs", "--jobs=3"] {
            let together = stdout(&[arguments, &[jobs]].concat(), input);
            assert!(together == alone, "{arguments:?} {jobs}");
        }
    }
}

/// Covers a missing line break at the end, CR LF, empty lines and a byte order mark.
#[test]
fn every_line_is_a_text() {
    for (input, rows) in [
        ("", &[][..]),
        ("a", &[1]),
        ("a\n", &[1]),
        ("a\n\nbc", &[1, 0, 2]),
        ("a\r\nbc\r\n", &[1, 2]),
        ("a\r", &[1]),
        ("\u{FEFF}a\n\u{FEFF}a", &[1, 2]),
    ] {
        let output = stdout(&["preview", "--lines"], input.as_bytes());
        let units = output.lines().map(|row| row.split('\t').nth(2).unwrap());
        let units: Vec<usize> = units.map(|units| units.parse().unwrap()).collect();
        assert_eq!(units, rows, "{input:?}");
    }
}

#[test]
fn answers_come_before_the_fault() {
    let not_utf8 = &b"a\n\xFF\nb\n"[..];
    for (arguments, input, answered, fault) in [
        (
            &["preview", "--lines"][..],
            not_utf8,
            1,
            "line 2: invalid utf-8 sequence of 1 bytes from index 0",
        ),
        (
            &["preview", "--lines", "--jobs=2"],
            not_utf8,
            1,
            "line 2: invalid utf-8",
        ),
        (
            &["replace", "--lines"],
            "’\na\u{2028}b\n".as_bytes(),
            1,
            "line 2: the result has a line break; --json-lines and --csv can hold it",
        ),
        (
            &["preview", "--csv", "b"],
            b"a,b\n1,2\n3\n",
            2,
            "line 3: 1 fields instead of 2",
        ),
        (
            &["preview", "--csv", "b"],
            b"a,b\n1,2\n3,\xFF\n",
            2,
            "line 3: invalid utf-8",
        ),
        (
            &["preview", "--csv", "c"],
            b"a,b\n1,2\n",
            0,
            "standard input has no column c; it has a, b",
        ),
        (
            &["preview", "--csv", "3", "--no-header"],
            b"1,2\n",
            0,
            "no column 3; it has 1, 2",
        ),
        (
            &["preview", "--csv", "a"],
            b"",
            0,
            "no column a, because it is empty",
        ),
    ] {
        let output = run(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(stdout.lines().count(), answered, "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(fault), "{arguments:?}: {stderr}");
    }
}

/// A column is found by its name or else by its number. What the file holds stays as it is.
#[test]
fn columns_have_names_or_numbers() {
    let input = "\u{FEFF}id,2,text\n1,x,\"a\nb\"\n2,,’\n";
    for (column, units) in [("text", ["3", "1"]), ("3", ["3", "1"]), ("2", ["1", "0"])] {
        let output = stdout(&["preview", "--csv", column], input.as_bytes());
        let mut reader = csv::Reader::from_reader(output.as_bytes());
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), 2);
        for (record, units) in records.iter().zip(units) {
            assert_eq!(&record[5], units, "{column}");
        }
        assert_eq!((&records[0][0], &records[0][2]), ("1", "a\nb"));
    }
    let replaced = stdout(&["replace", "--csv", "text"], "text\n’\n".as_bytes());
    assert_eq!(replaced, "text,result,segments,encoding\n’,',1,GSM-7\n");
}

#[test]
fn options_for_many_texts_contradict_others() {
    for (arguments, other) in [
        (&["preview", "--lines", "--json-lines"][..], "--json-lines"),
        (&["preview", "--lines", "--csv", "a"], "--csv"),
        (&["preview", "--lines", "a"], "[TEXT]"),
        (&["replace", "--csv", "a", "--json"], "--json"),
        (&["preview", "--no-header"], "--csv"),
        (&["preview", "--jobs", "a"], "--jobs"),
        (&["truncate", "--jobs=x", "--lines"], "from 1 to 256"),
        (&["truncate", "--jobs=0", "--lines"], "from 1 to 256"),
        (&["truncate", "--jobs=100000", "--lines"], "from 1 to 256"),
        (
            &["preview", "--lines", "--placeholder", "a=any:1"],
            "--lines",
        ),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(other), "{arguments:?}: {stderr}");
    }
}

/// A caller may wait for each answer before it writes the next line.
#[test]
fn lines_are_answered_one_by_one() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};

    for (arguments, line) in [
        (&["preview", "--json-lines"][..], "\"a\"\n"),
        (&["preview", "--lines", "--jobs=4"], "a\n"),
    ] {
        let mut child = Command::new(command::PROGRAM)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..3 {
            stdin.write_all(line.as_bytes()).unwrap();
            assert!(answers.next().unwrap().unwrap().contains('1'));
        }
        drop(stdin);
        assert!(answers.next().is_none());
        assert!(child.wait().unwrap().success());
    }
}
