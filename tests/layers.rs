//! Checks the layers of the crate: every file of `src` imports only from files below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers and the files of each layer, from the bottom up. `mod.rs` is at the top of its
/// folder: it declares and re-exports, and no file in the folder imports from it.
const LAYERS: [(&str, &[&str]); 12] = [
    (
        "alphabet",
        &[
            "counted",
            "code",
            "table",
            "lookup",
            "default",
            "utf8",
            "charset",
            "language",
            "languages",
            "national/tables",
            "national/sorted",
            "national/classes",
            "national/pair",
            "national/mod",
            "gsm7",
            "encoding",
            "septets",
            "names",
            "serde",
            "serde_set",
            "languages_serde",
            "defmt",
        ],
    ),
    (
        "kernel",
        &[
            "word",
            "cost",
            "counts",
            "septet",
            "surrogates",
            "narrow/count",
            "narrow/runs",
            "narrow/septets",
            "narrow/ahead",
            "narrow/mod",
            "wide/count",
            "wide/marks",
            "wide/known",
            "wide/runs",
            "wide/septets",
            "wide/ahead",
            "wide/copies",
            "wide/utf8",
            "wide/utf16",
            "wide/mod",
        ],
    ),
    (
        "wire",
        &[
            "packing",
            "identifier",
            "error",
            "element",
            "concatenation",
            "header",
            "extras",
            "data_coding",
            "fields",
            "user_data",
            "message_class",
            "content",
            "hint",
            "from_text",
            "to_text",
            "encode",
            "data",
            "reader",
            "decode",
            "text",
            "latin1",
            "unpacked",
            "unpacked_octets",
            "output",
            "payload",
            "payload_read",
            "display",
            "convert",
            "serde",
            "defmt",
        ],
    ),
    (
        "count",
        &["capacity", "fill", "tally", "totals", "scan", "utf16"],
    ),
    (
        "reassembly",
        &[
            "key", "stored", "error", "message", "bodies", "decode", "read", "display", "store",
            "age", "push", "convert", "serde",
        ],
    ),
    (
        "segment",
        &[
            "boundary",
            "position",
            "straddling",
            "cuts",
            "clusters",
            "segmenter",
            "plan",
            "scan",
            "national",
            "nearest",
            "totals",
            "capacity",
            "data",
            "data_split",
            "choose",
            "measure",
            "batch",
            "utf16",
            "split",
            "truncate",
            "shorten",
            "counter",
            "display",
            "names",
            "convert",
            "serde",
            "defmt",
        ],
    ),
    (
        "tpdu",
        &[
            "direction",
            "field",
            "error",
            "cursor",
            "address_error",
            "address_type",
            "digits",
            "address",
            "date_time",
            "timestamp",
            "validity",
            "status",
            "protocol",
            "failure",
            "parameters",
            "hex",
            "written",
            "deliver",
            "submit",
            "status_report",
            "report",
            "command",
            "message",
            "pdu",
            "serde",
            "defmt",
        ],
    ),
    ("template", &["part", "error", "filler", "text", "cost"]),
    (
        "replace",
        &[
            "set",
            "smart_table",
            "smart_encoding",
            "row",
            "table",
            "lookup",
            "scope",
            "walk",
            "replaced",
            "rewritten",
            "fill",
            "policy",
            "smart",
            "display",
            "names",
            "convert",
            "serde",
        ],
    ),
    (
        "explain",
        &["chars", "ends", "unmappable", "surplus", "explanation"],
    ),
    (
        "provider",
        &[
            "channel", "units", "limit", "check", "prefix", "ascii", "rules", "known", "estimate",
            "truncate", "display", "names", "serde",
        ],
    ),
    ("guides", &[]),
];

/// All files from the bottom up, without `.rs`.
fn order() -> Vec<String> {
    LAYERS
        .iter()
        .flat_map(|(layer, files)| {
            let inside = files.iter().map(move |file| format!("{layer}/{file}"));
            inside.chain([format!("{layer}/mod")])
        })
        .collect()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The source files in a folder and its subfolders, relative to `src` and without `.rs`.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let file = path.strip_prefix(src()).unwrap().with_extension("");
            found.insert(file.to_str().unwrap().replace('\\', "/"));
        }
    }
    found
}

/// The paths in a file's code that start with `crate::` or `super::`, split at `::`.
fn paths(source: &str) -> Vec<Vec<String>> {
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = vec![];
    let mut rest = code.as_str();
    while let Some(at) = ["crate::", "super::"]
        .iter()
        .filter_map(|root| rest.find(root))
        .min()
    {
        let path: String = rest[at..]
            .chars()
            .take_while(|&c| c.is_alphanumeric() || "_:".contains(c))
            .collect();
        rest = &rest[at + path.len()..];
        found.push(path.split("::").map(str::to_owned).collect());
    }
    found
}

/// The file that `path` names. Panics if it does not name one.
fn target(file: &str, path: &[String], order: &[String]) -> String {
    let mut folder: Vec<&str> = file.split('/').collect();
    folder.pop();
    // In a `mod.rs`, `super` is the parent folder.
    if file.ends_with("/mod") {
        folder.pop();
    }
    let mut names = path.iter().map(String::as_str).peekable();
    let mut is_first = true;
    while let Some(name) = names.next_if(|&name| name == "super" || name == "crate") {
        match name {
            "crate" => folder.clear(),
            _ if is_first => {}
            _ => drop(folder.pop()),
        }
        is_first = false;
    }
    let name = names.next().filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| panic!("{file}: {path:?} does not name a file"));
    folder.push(name);
    let path = folder.join("/");
    let module = [path.clone(), format!("{path}/mod")];
    let found = module.into_iter().find(|module| order.contains(module));
    found.unwrap_or_else(|| panic!("{file} imports {path}, which is not in `LAYERS`"))
}

/// Returns the imports from files that are not below the importing file, and the total number of
/// imports.
fn upward(read: impl Fn(&str) -> String) -> (Vec<String>, usize) {
    let order = order();
    let rank = |file: &str| order.iter().position(|other| other == file);
    let (mut upward, mut imports) = (vec![], 0);
    for file in &order {
        for path in paths(&read(file)) {
            let target = target(file, &path, &order);
            imports += 1;
            if rank(&target) >= rank(file) {
                upward.push(format!("{file} imports from {target}"));
            }
        }
    }
    (upward, imports)
}

fn read(file: &str) -> String {
    fs::read_to_string(src().join(format!("{file}.rs"))).unwrap()
}

#[test]
fn every_file_is_in_a_layer() {
    let mut listed: BTreeSet<String> = order().into_iter().collect();
    assert!(listed.insert("lib".to_owned()));
    assert_eq!(files(&src()), listed);
}

#[test]
fn files_import_only_from_files_below() {
    let (upward, imports) = upward(read);
    assert!(upward.is_empty(), "{upward:#?}");
    assert!(
        imports > 150,
        "only {imports} imports found: has their syntax changed?"
    );
}

#[test]
fn a_reversed_import_is_found() {
    // An import from another layer, from the same folder, and by a file in a nested folder.
    for (file, import, found) in [
        ("wire/text", "use crate::segment::Segment;", "segment/mod"),
        ("wire/error", "use super::header::Header;", "wire/header"),
        ("wire/error", "use super::mod::Header;", "wire/mod"),
        (
            "alphabet/national/tables",
            "use super::super::septets::Septets;",
            "alphabet/septets",
        ),
        ("kernel/cost", "type A = crate::wire::UserData;", "wire/mod"),
    ] {
        let (upward, _) = upward(|other| {
            let added = if other == file { import } else { "" };
            read(other) + added
        });
        assert_eq!(upward, [format!("{file} imports from {found}")]);
    }
}
