//! The names in the JavaScript are those of the crate.

#![cfg(all(feature = "graphemes", feature = "national"))]

use septet::alphabet::Language;
use septet::provider::Provider;

const SCRIPT: &str = include_str!("../src/septet.js");
const TYPES: &str = include_str!("../src/septet.d.ts");
const PACKAGE: &str = include_str!("../npm/package.json");

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

#[test]
fn providers() {
    let all = Provider::ALL
        .iter()
        .filter(|provider| !provider.has_ascii_alphabet());
    let names: Vec<_> = all.map(Provider::name).collect();
    assert_eq!(quoted(between(SCRIPT, "const PROVIDERS = [", "]")), names);
    assert_eq!(quoted(between(TYPES, "type ProviderName =", ";")), names);
    let revision = between(SCRIPT, "const REVISION = \"", "\"");
    for provider in Provider::ALL {
        assert_eq!(provider.revision(), revision);
    }
}

#[test]
fn languages() {
    let all: Vec<_> = Language::ALL
        .iter()
        .map(|language| format!("{} {}", language.code(), language.name()))
        .collect();
    let list = quoted(between(SCRIPT, "const languages = NATIONAL", ".split")).concat();
    assert_eq!(list.split(',').collect::<Vec<_>>(), all);
    let codes: Vec<_> = Language::ALL
        .iter()
        .map(|language| language.code())
        .collect();
    assert_eq!(quoted(between(TYPES, "type LanguageCode =", ";")), codes);
    // Their bits are consecutive.
    for (identifier, &language) in (1..).zip(Language::ALL) {
        assert_eq!(language.identifier(), identifier);
    }
}

#[test]
fn versions() {
    let manifest = include_str!("../../Cargo.toml");
    let version = between(manifest, "\nversion = \"", "\"");
    assert_eq!(between(PACKAGE, "\"version\": \"", "\""), version);
    assert_eq!(env!("CARGO_PKG_VERSION"), version);
}
