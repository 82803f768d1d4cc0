//! Every sentence of the README stands in `docs/CLAIMS.md` with the check that proves it,
//! and every check that is named there exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One space between words, no marks of emphasis.
fn plain(text: &str) -> String {
    let text = text.replace("**", "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences, list items and table rows of the README. Code blocks are left out: those
/// in Rust are tests, the picture is compared in `tests/preview.rs`.
fn sentences(readme: &str) -> Vec<String> {
    let prose: String = readme
        .split("```")
        .step_by(2)
        .flat_map(|text| text.lines())
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.strip_prefix("- ") {
            Some(item) => format!("\n\n{item}\n"),
            None if line.starts_with('|') => format!("\n\n{line}\n\n"),
            None => format!("{line}\n"),
        })
        .collect();
    let mut sentences = vec![];
    for paragraph in prose
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let paragraph = paragraph.replace('\n', " ");
        if paragraph.starts_with('|') {
            // The row of a table; its heading and its rule say nothing.
            let heading = paragraph.contains("---") || HEADINGS.contains(&&*paragraph);
            if !heading {
                sentences.push(paragraph.trim_matches(['|', ' ']).replace(" | ", " / "));
            }
            continue;
        }
        // A bold word at the start is a heading.
        let label = paragraph
            .split_once(".** ")
            .filter(|_| paragraph.starts_with("**"));
        let text = plain(label.map_or(&*paragraph, |(_, text)| text));
        let mut rest = text.as_str();
        while let Some(end) = rest.find(". ").or(rest.find("? ")) {
            let (sentence, behind) = rest.split_at(end + 1);
            sentences.push(sentence.to_owned());
            rest = behind.trim_start();
        }
        sentences.push(rest.to_owned());
    }
    sentences
}

const HEADINGS: [&str; 4] = [
    "| a page loads, after gzip | octets at most |",
    "| encoding | alone | in parts, 8-bit reference (header of 6 octets) | 16-bit reference (7 octets) |",
    "| you | take |",
    "| feature | default | what it buys |",
];

/// The rows of the table: a sentence and its checks.
fn claims() -> Vec<(String, Vec<String>)> {
    let table = include_str!("../docs/CLAIMS.md");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| {
        let (claim, checks) = row.trim_matches(['|', ' ']).rsplit_once(" | ").unwrap();
        (
            plain(&claim.replace("\\|", "|")),
            checks.split(", ").map(plain).collect(),
        )
    })
    .collect()
}

#[test]
fn every_sentence_of_the_readme_is_a_claim_with_a_check() {
    let claims: BTreeSet<String> = claims().into_iter().map(|(claim, _)| claim).collect();
    let sentences: BTreeSet<String> = sentences(include_str!("../README.md"))
        .into_iter()
        .collect();
    assert!(
        sentences.len() > 40,
        "only {} sentences found",
        sentences.len()
    );
    let unproved: Vec<_> = sentences.difference(&claims).collect();
    assert!(unproved.is_empty(), "not in docs/CLAIMS.md: {unproved:#?}");
    let stale: Vec<_> = claims.difference(&sentences).collect();
    assert!(stale.is_empty(), "no longer in the README: {stale:#?}");
}

#[test]
fn every_check_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (claim, checks) in claims() {
        for check in checks {
            let check = check.trim_matches('`');
            let exists = match check.split_once(": ") {
                // A sentence that leads the reader and promises nothing.
                None if check == "guidance" => true,
                // The code below it, or the example in the documentation.
                None if check == "its example" => true,
                None => false,
                Some((file, name)) => {
                    let text = fs::read_to_string(root.join(file)).unwrap_or_default();
                    // The cells of a table are words.
                    let text = text.replace('\t', " ");
                    match file.ends_with(".rs") {
                        true => text.contains(&format!("fn {name}(")),
                        false => text.contains(name),
                    }
                }
            };
            assert!(exists, "{check:?}, the check of {claim:?}, does not exist");
        }
    }
}

/// What the README calls by its path or as a command is there.
#[test]
fn every_path_of_the_readme_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = include_str!("../README.md");
    let links = readme
        .split("](")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap());
    let code = readme.split('`').filter(|text| {
        ["fuzz/", "tests/", ".ci/", "docs/", "wasm/"]
            .iter()
            .any(|folder| text.starts_with(folder))
    });
    for path in links.chain(code) {
        assert!(root.join(path).exists(), "{path}");
    }
}

#[test]
fn the_crate_forbids_what_it_says() {
    let crate_page = include_str!("../src/lib.rs");
    assert!(crate_page.contains("\n#![no_std]\n"));
    assert!(crate_page.contains("\n#![forbid(unsafe_code)]\n"));
    assert!(
        !crate_page.contains("extern crate"),
        "neither std nor alloc is linked in"
    );
}

#[test]
fn the_model_does_not_use_the_crate() {
    for source in [
        include_str!("model/mod.rs"),
        include_str!("model/octets.rs"),
        include_str!("model/reassembly.rs"),
        include_str!("model/substitute.rs"),
        include_str!("model/tables.rs"),
    ] {
        assert!(!source.contains("septet::"));
    }
}
