//! Compares the public functions and trait implementations of septet with the calls of the program
//! `proofs/no_panic`, which links only if none of them can panic.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::source::{Source, closing, identifier, trait_name};
use crate::sources;

/// The proof's functions that call all methods of these traits on the type in angle brackets.
const GENERIC: [(&str, &[&str]); 4] = [
    ("show", &["Display"]),
    ("error", &["Display", "Error"]),
    ("iterate", &["Iterator", "Clone"]),
    ("exact", &["Iterator", "ExactSizeIterator", "Clone"]),
];

/// Traits without methods, and traits that the proof leaves out (see `SECURITY.md`).
const LEFT_OUT: [&str; 7] = [
    "Copy",
    "Eq",
    "FusedIterator",
    "Debug",
    "Serialize",
    "Deserialize",
    "Format",
];

/// What the proof calls.
struct Proof {
    text: String,
    implementations: BTreeSet<String>,
}

impl Proof {
    fn read(root: &Path, source: &Source) -> Self {
        let mut text = String::new();
        for file in sources(&root.join("proofs/no_panic/src")) {
            let name = file.file_stem().unwrap().to_str().unwrap();
            assert!(
                !source.modules.contains_key(name),
                "{name} is a module of septet, so a path in the proof could mean either"
            );
            for line in fs::read_to_string(&file).unwrap().lines() {
                let code = line.split("//").next().unwrap();
                text = text + code.trim() + " ";
            }
        }
        // Undoes line breaks within angle brackets.
        for (broken, whole) in [("< ", "<"), (", >", ">"), (" >", ">")] {
            text = text.replace(broken, whole);
        }
        let implementations = qualified(&text).chain(generic(&text)).collect();
        Self {
            text,
            implementations,
        }
    }

    fn calls(&self, path: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        self.text.match_indices(path).any(|(at, _)| {
            !self.text[..at].ends_with(is_part)
                && !self.text[at + path.len()..].starts_with(is_part)
        })
    }
}

/// Returns `module::Type` for `module::Type<'_, u32>`.
fn without_parameters(name: &str) -> &str {
    name.split('<').next().unwrap()
}

/// Yields `module::Type as Trait` for each `<module::Type<'_> as Trait>::method`.
fn qualified(text: &str) -> impl Iterator<Item = String> {
    text.match_indices(" as ").filter_map(|(at, word)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let mut depth = 0;
        let start = before.char_indices().rev().find(|(_, c)| {
            match c {
                '>' => depth += 1,
                '<' => depth -= 1,
                _ => {}
            }
            depth < 0 || matches!(c, ';' | '{' | '}' | '(')
        });
        let name = match start {
            Some((start, '<')) => without_parameters(&before[start + 1..]),
            _ => return None, // `use … as …`, or a cast
        };
        let of_trait = trait_name(&after[..closing(after)]);
        Some(format!("{name} as {of_trait}"))
    })
}

/// Yields `module::Type as Display` for each `show::<module::Type>(…)`, and likewise for the other
/// functions of [`GENERIC`].
fn generic(text: &str) -> impl Iterator<Item = String> {
    GENERIC.iter().flat_map(move |(function, traits)| {
        let call = format!(" {function}::<");
        let calls = text.match_indices(&call).map(|(at, call)| {
            let after = &text[at + call.len()..];
            without_parameters(&after[..closing(after)])
        });
        let with_traits = |name| {
            traits
                .iter()
                .map(move |of_trait| format!("{name} as {of_trait}"))
        };
        calls.flat_map(with_traits).collect::<Vec<_>>()
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_public_function_has_an_example() {
    let source = Source::read(root());
    for function in &source.functions {
        let has_example = function.comment.contains("```");
        assert!(has_example, "{} has no example", function.path);
    }
}

#[test]
fn every_public_function_is_in_the_link_proof() {
    let source = Source::read(root());
    let proof = Proof::read(root(), &source);
    let paths: BTreeSet<&str> = source.functions.iter().map(|f| &f.path[..]).collect();
    let missing: Vec<&&str> = paths.iter().filter(|path| !proof.calls(path)).collect();
    assert!(missing.is_empty(), "not in proofs/no_panic: {missing:#?}");
    let seen = paths.len();
    assert!(seen >= 150, "only {seen} found: has the syntax changed?");
}

/// Derived implementations are not checked.
#[test]
fn every_trait_implementation_is_in_the_link_proof() {
    let source = Source::read(root());
    let proof = Proof::read(root(), &source);
    let left_out = |path: &&String| {
        let (_, of_trait) = path.split_once(" as ").unwrap();
        LEFT_OUT.contains(&&identifier(of_trait)[..])
    };
    let expected = source.implementations.iter().filter(|path| !left_out(path));
    let expected: BTreeSet<&String> = expected.collect();
    let missing: Vec<_> = expected
        .iter()
        .filter(|path| !proof.implementations.contains(**path))
        .collect();
    assert!(missing.is_empty(), "not in proofs/no_panic: {missing:#?}");
    let seen = expected.len();
    assert!(seen >= 100, "only {seen} found: has the syntax changed?");
}
