//! `README.md` lists every option and JSON key, and shows the real output.

mod command;

use std::collections::BTreeSet;

use serde_json::Value;

const README: &str = include_str!("../README.md");

/// Returns the rows of the table under this heading.
fn rows(heading: &str) -> impl Iterator<Item = &'static str> {
    let (_, section) = README.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    section.lines().filter_map(|line| line.strip_prefix("| `"))
}

/// Returns what is in backticks in the first column of the table under this heading.
fn table(heading: &str) -> BTreeSet<String> {
    let cells = rows(heading).map(|row| row.split(" | ").next().unwrap());
    let names = cells.flat_map(|cell| cell.split('`').step_by(2));
    names.map(str::to_owned).collect()
}

/// Collects every path in the value, such as `segments[].text`.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => {
            for item in items {
                keys(item, &format!("{path}[]"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{key}");
                keys(member, &path, found);
                found.insert(path);
            }
        }
        _ => {}
    }
}

/// The commands, the headings of the tables of their options, and their letters there.
const COMMANDS: [(&str, &str, &str); 5] = [
    ("preview", "Options", "p"),
    ("replace", "Options", "r"),
    ("truncate", "Options", "t"),
    ("decode", PDU_OPTIONS, "d"),
    ("encode", PDU_OPTIONS, "e"),
];
const PDU_OPTIONS: &str = "Options of `decode` and `encode`";

#[test]
fn options_match_the_help() {
    for (command, heading, letter) in COMMANDS {
        let help = command::stdout(&[command, "--help"], b"");
        let (_, options) = help.split_once("\nOptions:\n").unwrap();
        let options: BTreeSet<String> = options
            .lines()
            .map(|line| {
                line.trim_start()
                    .trim_start_matches("-h, ")
                    .trim_start_matches("-V, ")
            })
            .filter(|line| line.starts_with("--"))
            .map(|line| line.split([' ', '[']).next().unwrap().to_owned())
            .collect();
        assert!(options.len() > 10, "{help}");
        let documented = rows(heading).filter(|row| {
            let commands = row.split(" | ").nth(1).unwrap();
            commands.contains(letter)
        });
        let documented = documented.map(|row| row.split('`').next().unwrap().to_owned());
        assert_eq!(documented.collect::<BTreeSet<_>>(), options, "{command}");
    }
}

#[test]
fn values_match_the_help() {
    let mut seen = 0;
    for (command, heading, _) in COMMANDS {
        let help = command::stdout(&[command, "-h"], b"");
        for line in help
            .lines()
            .filter(|line| line.contains("[possible values: "))
        {
            let option = line.trim_start().split(' ').next().unwrap();
            let (_, values) = line.split_once("[possible values: ").unwrap();
            let row = rows(heading)
                .find(|row| row.starts_with(&format!("{option}` |")))
                .unwrap();
            for value in values.trim_end_matches(']').split(", ") {
                assert!(row.contains(&format!("`{value}`")), "{value} of {option}");
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "only {seen} values found");
}

#[test]
fn keys_match_the_json() {
    let mut found = BTreeSet::new();
    for arguments in [
        &["--explain", "--truncate", "1"][..],
        &["--explain", "--replace", "always"],
        &["--encoding", "gsm-7"],
        &["--fill", "?"],
    ] {
        let text = "“ж” ".repeat(20);
        let arguments = [&["preview", "--json"], arguments, &[&*text]].concat();
        // One of the texts cannot be sent.
        let output = command::run(&arguments, b"");
        let object = serde_json::from_slice(&output.stdout).unwrap();
        keys(&object, "", &mut found);
    }
    assert_eq!(table("JSON"), found);

    let mut found = BTreeSet::new();
    for arguments in [
        &["replace", "--json", "--fill", "?", "ж"],
        &["truncate", "--json", "--segments", "0", "ж"],
    ] {
        let object = command::stdout(arguments, b"");
        let Value::Object(object) = serde_json::from_str(&object).unwrap() else {
            panic!("{object}");
        };
        found.extend(object.into_iter().map(|(key, _)| key));
    }
    assert_eq!(table("JSON of `replace` and `truncate`"), found);

    let mut found = BTreeSet::new();
    for arguments in [
        // A part, and something that cannot be read.
        &["--dcs", "08", "--udhi", "0500030C020100680069"][..],
        &["0"],
    ] {
        let arguments = [&["decode", "--json"], arguments].concat();
        let output = command::run(&arguments, b"");
        let object = serde_json::from_slice(&output.stdout).unwrap();
        keys(&object, "", &mut found);
    }
    assert_eq!(table("JSON of `decode`"), found);
    let mut found = BTreeSet::new();
    let object = command::stdout(&["encode", "--json", "--to", "1", "a"], b"");
    keys(&serde_json::from_str(&object).unwrap(), "", &mut found);
    assert_eq!(table("JSON of `encode`"), found);
}

/// Every command after a `$` prints the lines that follow it.
#[cfg(unix)]
#[test]
fn sessions_match_the_output() {
    use std::path::Path;
    use std::process::Command;

    let folder = Path::new(command::PROGRAM).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let blocks = README.split("```text\n").skip(1);
    let sessions = blocks.flat_map(|block| {
        let block = block.split("```").next().unwrap();
        block.strip_prefix("$ ").unwrap().split("\n\n$ ")
    });
    let mut run = 0;
    for session in sessions {
        let (line, shown) = session.split_once('\n').unwrap();
        let output = Command::new("sh")
            .args(["-c", line])
            .env("PATH", &path)
            .env_remove("COLUMNS")
            .output()
            .unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(stdout.trim_end(), shown.trim_end(), "{line}");
        run += 1;
    }
    assert_eq!(run, 13);
}
