//! `septet decode --json-lines` says what the vectors of PDUs say. Each row comes from a public
//! test suite, a report or the standard, and was checked by another reader.

mod command;

use std::collections::BTreeMap;

use command::stdout;
use serde_json::{Map, Value, json};

const VECTORS: &str = include_str!("../../tests/data/tpdu-vectors.tsv");

/// The columns of a row by name.
fn rows() -> Vec<Map<String, Value>> {
    let mut lines = VECTORS.lines();
    let names: Vec<_> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        let columns = names.iter().zip(line.split('\t'));
        columns
            .map(|(name, value)| ((*name).to_owned(), value.into()))
            .collect()
    };
    lines.map(row).collect()
}

fn column<'r>(row: &'r Map<String, Value>, name: &str) -> &'r str {
    row[name].as_str().unwrap()
}

/// Decodes rows with the same options by lines.
fn decode(rows: &[&Map<String, Value>], options: &[&str]) -> Vec<Value> {
    let arguments = [&["decode", "--json-lines"], options].concat();
    let lines = rows
        .iter()
        .map(|row| format!("{}\n", json!(column(row, "hex"))));
    let input: String = lines.collect();
    let output = stdout(&arguments, input.as_bytes());
    output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

/// Returns the faults of an object that should say what a row without a fault says.
fn compare(row: &Map<String, Value>, object: &Value) -> Vec<String> {
    let mut faults = vec![];
    let mut check = |what: &str, expected: Value, found: &Value| {
        if expected != *found {
            faults.push(format!("{what} is {found} instead of {expected}"));
        }
    };
    let optional = |name: &str| match column(row, name) {
        "" => Value::Null,
        value => value.into(),
    };
    let number = |name: &str| match column(row, name) {
        "" => Value::Null,
        value => u8::from_str_radix(value, 16).unwrap().into(),
    };
    let more: Value = serde_json::from_str(column(row, "more")).unwrap();
    check(
        "type",
        column(row, "type").to_lowercase().into(),
        &object["type"],
    );
    check("smsc", optional("smsc"), &object["smsc"]);
    if !column(row, "address").is_empty() {
        let address: Value = serde_json::from_str(column(row, "address")).unwrap();
        // A number without digits is shown as empty.
        let address = if address == "+" { json!("") } else { address };
        check("address", address, &object["address"]);
    }
    check(
        "address_type",
        optional("address_type"),
        &object["address_type"],
    );
    check("pid", number("pid"), &object["pid"]);
    check("dcs", number("dcs"), &object["dcs"]);
    match column(row, "when") {
        period if period.ends_with(" s") => {
            let seconds: u64 = period.trim_end_matches(" s").parse().unwrap();
            check("validity", seconds.into(), &object["validity"]);
        }
        until if column(row, "type") == "SUBMIT" && until.contains('T') => {
            check("validity", until.into(), &object["validity"]);
        }
        time if time.contains('T') => check("time", time.into(), &object["time"]),
        _ => check("time", Value::Null, &object["time"]),
    }
    if let Some(reference) = more.get("mr") {
        check(
            "message_reference",
            reference.clone(),
            &object["message_reference"],
        );
    }
    if let Some(status) = more.get("st") {
        check("status", status.clone(), &object["status"]);
    }
    if let Some(ended) = more.get("dt") {
        check("discharge_time", ended.clone(), &object["discharge_time"]);
    }
    if let Some(concatenation) = more.get("concat") {
        let part = &object["part"];
        let found = json!([part["reference"], part["total"], part["sequence"]]);
        check("part", concatenation.clone(), &found);
    }
    if let Ok(expected) = serde_json::from_str::<Value>(column(row, "text")) {
        match text(&expected).strip_prefix("hex:") {
            // Half a code unit.
            Some(_) if object["encoding"] == "UCS-2" => {
                check("error", "text".into(), &object["error"]["kind"]);
            }
            Some(hex) => check("data", hex.into(), &object["data"]),
            None if object["error"].is_null() => check("text", expected, &object["text"]),
            None => {}
        }
    }
    faults
}

/// Returns whether a row is a report of a failure.
fn is_error(row: &Map<String, Value>) -> bool {
    let more: Value = serde_json::from_str(column(row, "more")).unwrap();
    more["report"] == "error"
}

#[test]
fn every_vector_is_decoded() {
    let all = rows();
    let mut decoded = 0;
    let mut faults = vec![];
    let mut groups: BTreeMap<Vec<&str>, Vec<_>> = BTreeMap::new();
    for row in &all {
        let mut options = vec!["--direction", column(row, "direction")];
        if column(row, "has_smsc") == "0" {
            options.push("--no-smsc");
        }
        if is_error(row) {
            options.push("--rp-error");
        }
        groups.entry(options).or_default().push(row);
    }
    for (options, rows) in groups {
        let strict = decode(&rows, &options);
        let lossy = decode(&rows, &[&options[..], &["--lossy"]].concat());
        assert_eq!((rows.len(), rows.len()), (strict.len(), lossy.len()));
        for ((row, strict), lossy) in rows.iter().zip(&strict).zip(&lossy) {
            decoded += 1;
            let id = column(row, "id");
            let mut found = match column(row, "strict") {
                "ok" => compare(row, strict),
                fault => {
                    let (_, offset) = fault.split_once('@').unwrap();
                    let offset: u64 = offset.parse().unwrap();
                    match strict["error"]["offset"] == offset && strict["type"].is_null() {
                        true => vec![],
                        false => vec![format!("{fault} is {strict}")],
                    }
                }
            };
            let more: Value = serde_json::from_str(column(row, "more")).unwrap();
            if let Some(expected) = more.get("lossy") {
                let kind = text(&expected["type"]).to_lowercase();
                if lossy["type"] != kind || lossy["udl"] != expected["udl"] {
                    found.push(format!("lossy is {lossy} instead of {expected}"));
                }
            }
            faults.extend(found.into_iter().map(|fault| format!("{id}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!((all.len(), decoded), (302, 302));
}
