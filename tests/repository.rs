//! The repository keeps its own rules: sizes of files, examples, paths in the documents.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            // What a crate of its own was built to, and with.
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
fn an_example_is_short() {
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 40, "{} has {lines} lines", file.display());
    }
}

#[test]
fn a_file_is_one_idea() {
    for folder in ["src", "cli", "benches"] {
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 450, "{} has {lines} lines", file.display());
        }
    }
}

/// The public functions and methods of a source file, each with the comment above it.
fn public_functions(source: &str) -> Vec<(String, String)> {
    let mut comment = String::new();
    let mut functions = vec![];
    for line in source.lines().map(str::trim_start) {
        if line.starts_with("///") {
            comment.push_str(line);
            continue;
        }
        if line.starts_with('#') {
            continue; // an attribute between the comment and what it is about
        }
        let signature = line
            .strip_prefix("pub const fn ")
            .or(line.strip_prefix("pub fn "));
        if let Some(signature) = signature {
            let name: String = signature
                .chars()
                .take_while(|&c| c.is_alphanumeric() || c == '_')
                .collect();
            functions.push((name, std::mem::take(&mut comment)));
        }
        comment.clear();
    }
    functions
}

#[test]
fn every_public_function_has_an_example_and_stands_in_the_link_proof() {
    let proof = include_str!("../proofs/no_panic/src/lib.rs");
    let mut seen = 0;
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = fs::read_to_string(&file).unwrap();
        for (name, comment) in public_functions(&source) {
            seen += 1;
            let place = format!("{name} in {}", file.display());
            assert!(comment.contains("```"), "{place} has no example");
            let called = [format!(".{name}("), format!("::{name}(")];
            let called = called.iter().any(|call| proof.contains(call));
            assert!(called, "{place} is not in proofs/no_panic");
        }
    }
    assert!(
        seen >= 50,
        "only {seen} public functions found: has their form changed?"
    );
}

/// What a gateway relies on when it moves values between threads, and firmware when it
/// plans its memory.
#[test]
fn values_are_plain() {
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
