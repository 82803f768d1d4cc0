//! Checks file sizes, examples, and the paths and figures in the documents.

// Nested, so that the files are in `tests/repository`.
mod repository {
    mod embedding;
    mod link_proof;
    mod source;
    mod workflows;
}

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            // Build output and npm packages.
            true if path.ends_with("target") || path.ends_with("node_modules") => {}
            true => files.extend(sources(&path)),
            false if path.extension().is_some_and(|extension| extension == "rs") => {
                files.push(path);
            }
            false => {}
        }
    }
    files
}

#[test]
fn examples_are_short() {
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 40, "{} has {lines} lines", file.display());
    }
}

#[test]
fn files_are_short() {
    for folder in ["src", "tests", "cli", "fuzz", "benches", "proofs"] {
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines", file.display());
        }
    }
}

/// Comments, except for tables.
#[test]
fn comments_are_narrow() {
    for folder in [
        "src", "tests", "cli", "fuzz", "benches", "proofs", "examples",
    ] {
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let source = fs::read_to_string(&file).unwrap();
            for (number, line) in source.lines().enumerate() {
                let comment = line.trim_start().strip_prefix("//");
                let is_table = comment.is_some_and(|comment| comment.ends_with('|'));
                let is_wide = comment.is_some() && line.chars().count() > 100;
                let place = format!("{}:{}", file.display(), number + 1);
                assert!(!is_wide || is_table, "{place}: more than 100 columns");
            }
        }
    }
}

/// The names of the public types of a source file.
fn public_types(source: &str) -> impl Iterator<Item = &str> {
    let types = source.lines().filter_map(|line| {
        let name = line.strip_prefix("pub struct ");
        name.or(line.strip_prefix("pub enum "))
    });
    types.filter_map(|rest| words(rest).next())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn every_public_type_is_formatted_by_the_law() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let law: String = sources(&root.join("tests/laws/debug"))
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    // `debug::<Text>(…)` and the like.
    let calls = law.lines().filter(|line| line.contains("::<"));
    let formatted: BTreeSet<&str> = calls.flat_map(words).collect();
    let mut seen = 0;
    for file in sources(&root.join("src")) {
        let source = fs::read_to_string(&file).unwrap();
        for name in public_types(&source) {
            seen += 1;
            assert!(formatted.contains(name), "{name} in {}", file.display());
        }
    }
    assert!(
        seen >= 70,
        "only {seen} public types found: has their syntax changed?"
    );
}

/// Gateways move values between threads, and firmware needs bounds on their size.
#[test]
fn values_are_plain_data() {
    fn plain<T: Send + Sync + Unpin + Clone + std::fmt::Debug + 'static>() {}
    fn copied<T: Copy + Eq + std::hash::Hash>() {}

    plain::<septet::UserData>();
    plain::<septet::Text>();
    plain::<septet::Segments<'static>>();
    plain::<septet::Segment<'static>>();
    plain::<septet::Counter>();
    plain::<septet::wire::Decode<'static>>();
    plain::<septet::wire::DecodeLossy<'static>>();
    plain::<septet::wire::Unpacked<'static>>();
    plain::<septet::alphabet::Septets<'static>>();
    plain::<septet::wire::Elements<'static>>();
    plain::<septet::replace::Replace<'static>>();
    plain::<septet::replace::Changes<'static>>();
    copied::<septet::replace::Change<'static>>();
    copied::<septet::replace::Groups>();
    copied::<septet::replace::Substitute>();
    copied::<septet::Measure>();
    copied::<septet::Segmenter>();
    copied::<septet::Segment<'static>>();
    copied::<septet::Counter>();
    copied::<septet::SplitError>();
    copied::<septet::ParseError>();
    copied::<septet::DecodeError>();
    copied::<septet::wire::DataCoding>();
    assert!(size_of::<septet::UserData>() <= 144);
    assert!(size_of::<septet::Text>() <= 500);
}

/// The documents whose paths are checked. `tools/links` checks the links of all documents.
const DOCUMENTS: [&str; 14] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/ADDING.md",
    "docs/ARCHITECTURE.md",
    "docs/EMBEDDING.md",
    "docs/PERFORMANCE.md",
    "docs/PROVIDERS.md",
    "cli/README.md",
    "docs/RELEASING.md",
    "docs/SMPP.md",
    "docs/SYMPTOMS.md",
    "proofs/README.md",
    "tests/data/README.md",
];

/// Returns the document without its code blocks.
fn prose(document: &str) -> String {
    let parts = document.split("```");
    parts.step_by(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_path_of_the_documents_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = 0;
    for document in DOCUMENTS {
        let text = prose(&fs::read_to_string(root.join(document)).unwrap());
        for code in text.split('`').skip(1).step_by(2) {
            let path = code.split(' ').next().unwrap();
            let is_path = [
                ".ci/",
                "benches/",
                "cli/",
                "docs/",
                "examples/",
                "fuzz/",
                "proofs/",
                "src/",
                "tests/",
                "tools/",
                "wasm/",
            ]
            .iter()
            .any(|folder| path.starts_with(folder));
            // Build output is not in a checkout.
            if is_path && !path.starts_with("wasm/pkg") {
                assert!(
                    root.join(path).exists(),
                    "{document}: {path} does not exist"
                );
                paths += 1;
            }
        }
    }
    assert!(paths > 100, "{paths} paths");
}

#[test]
fn the_pictures_of_the_readmes_are_equal() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path| fs::read(root.join(path)).unwrap();
    // Each package contains its own.
    for (own, other) in [
        ("docs/preview.png", "wasm/element/preview.png"),
        ("docs/decode.png", "wasm/preview/decode.png"),
    ] {
        assert!(read(own) == read(other), "copy {other} to docs");
    }
}

/// Returns the cells of the table row that starts with `start`.
#[cfg(feature = "national")]
fn row(document: &str, start: &str) -> Vec<String> {
    let row = document.lines().find(|line| line.starts_with(start));
    let row = row.unwrap_or_else(|| panic!("no row starts with {start:?}"));
    let cells = row.trim_matches('|').split('|');
    cells.map(|cell| cell.trim().to_owned()).collect()
}

#[test]
#[cfg(feature = "national")]
fn readme_capacities_match_the_crate() {
    use septet::alphabet::{Language, Languages};
    use septet::{ReferenceWidth, Segmenter};

    let plain = Segmenter::new();
    let turkish = Languages::NONE.with_locking_shift(Language::Turkish);
    let both = turkish.with_single_shift(Language::Portuguese);
    // Builds a text of `units` units. `last` is empty, or a character of the single shift table,
    // which takes two units.
    let of = |letter: &'static str, last: &'static str| {
        move |units: usize| letter.repeat(units - 2 * last.chars().count()) + last
    };
    for (start, rules, text) in [
        ("| GSM-7 | ", plain, of("a", "")),
        (
            "| GSM-7 with one ",
            plain.with_languages(turkish),
            of("ğ", ""),
        ),
        (
            "| GSM-7 with two ",
            plain.with_languages(both),
            of("ğ", "À"),
        ),
        ("| UCS-2 | ", plain, of("ж", "")),
    ] {
        let row = row(include_str!("../README.md"), start);
        let [alone, narrow, wide] =
            [2, 3, 4].map(|cell: usize| row[cell].parse::<usize>().unwrap());
        let widths = [
            (ReferenceWidth::Bits8, narrow),
            (ReferenceWidth::Bits16, wide),
        ];
        for (width, part) in widths {
            let rules = rules.with_reference_width(width);
            for (units, segments, capacity) in [(alone, 1, alone), (alone + 1, 2, part)] {
                let measure = rules.measure(&text(units));
                let found = (measure.units, measure.segments, measure.capacity);
                assert_eq!(found, (units as u32, segments, capacity as u16), "{start}");
            }
        }
    }
}

#[test]
fn readme_instruction_counts_match_the_recording() {
    let readme = include_str!("../README.md");
    let recorded = include_str!("../benches/instructions/recorded.tsv");
    for (operation, sentence) in [
        (
            "measure",
            "Counting 160 plain characters takes {} instructions",
        ),
        ("from_utf8", "UTF-8 takes {}."),
    ] {
        let row = format!("{operation}\tplain\t160\t");
        let count = recorded
            .lines()
            .find_map(|line| line.strip_prefix(&row))
            .unwrap();
        let sentence = sentence.replace("{}", count);
        let words: Vec<&str> = readme.split_whitespace().collect();
        assert!(words.join(" ").contains(&sentence), "{sentence}");
    }
}

#[test]
fn readme_msrv_matches_the_manifest() {
    let manifest = include_str!("../Cargo.toml");
    let (_, rest) = manifest.split_once("\nrust-version = \"").unwrap();
    let (version, _) = rest.split_once('"').unwrap();
    let sentence = format!("It needs Rust {version}.");
    assert!(
        include_str!("../README.md").contains(&sentence),
        "{sentence}"
    );
}

#[test]
fn the_root_has_at_most_twenty_names() {
    let lib = include_str!("../src/lib.rs");
    let lists = lib.split("pub use ").skip(1);
    let names: usize = lists
        .map(|list| {
            let (path, _) = list.split_once(';').unwrap();
            let names = path.rsplit("::").next().unwrap().trim_matches(['{', '}']);
            names
                .split(',')
                .filter(|name| !name.trim().is_empty())
                .count()
        })
        .sum();
    assert!((15..=20).contains(&names), "{names}");
}

/// Each public module's documentation links to its items and has an example.
#[test]
fn every_public_module_has_an_overview() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = include_str!("../src/lib.rs");
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let mut seen = 0;
    for module in modules {
        let file = src.join(module.trim_end_matches(';')).join("mod.rs");
        let source = fs::read_to_string(&file).unwrap();
        let page: String = source
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        assert!(page.contains("```"), "{module} has no example");
        let links = page.matches("[`").count();
        assert!(links >= 4, "{module} links to {links} items");
        seen += 1;
    }
    assert_eq!(seen, 10);
}

#[test]
fn the_crate_forbids_std_and_unsafe_code() {
    let crate_page = include_str!("../src/lib.rs");
    assert!(crate_page.contains("\n#![no_std]\n"));
    assert!(crate_page.contains("\n#![forbid(unsafe_code)]\n"));
    assert!(
        !crate_page.contains("extern crate"),
        "neither std nor alloc is linked"
    );
}

#[test]
fn the_model_does_not_use_the_crate() {
    for source in [
        include_str!("model/mod.rs"),
        include_str!("model/octets.rs"),
        include_str!("model/provider.rs"),
        include_str!("model/reassembly.rs"),
        include_str!("model/substitute.rs"),
        include_str!("model/tables.rs"),
        include_str!("model/truncate.rs"),
    ] {
        assert!(!source.contains("septet::"));
    }
}
