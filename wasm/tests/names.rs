//! `js/names.js`, `js/names.d.ts` and `js/pdu/names.js` have the names of the crate. To write them:
//!
//! ```sh
//! SEPTET_WRITE=1 cargo test --manifest-path wasm/Cargo.toml --test names
//! ```

#![cfg(all(feature = "graphemes", feature = "national", feature = "substitutes"))]

use std::fmt::Write as _;
use std::fs;

use septet::alphabet::Language;
use septet::provider::Provider;
use septet::segment::MAX_SEGMENTS;
use septet::tpdu::{FailureCause, Status};
use septet::wire::InformationElement;
use septet::{Boundary, UserData};
use septet_wasm::measured::{ACCEPTANCE, LIMIT_UNITS};
use septet_wasm::options::{GROUPS, POLICIES, PROVIDERS};

const HEAD: &str = "// Written by `tests/names.rs`, which explains how. Do not edit.\n";

fn quoted<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    names.into_iter().map(|name| format!("{name:?}")).collect()
}

fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    format!("[{}]", quoted(names).join(", "))
}

fn union<'n>(name: &str, documentation: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names = quoted(names).join("\n  | ");
    format!("\n/** {documentation} */\nexport type {name} =\n  | {names};\n")
}

/// The name of a policy or a group in JavaScript.
fn camel_case(name: &str) -> String {
    name[..1].to_lowercase() + &name[1..]
}

fn policies() -> Vec<String> {
    POLICIES
        .iter()
        .map(|policy| camel_case(&format!("{policy:?}")))
        .collect()
}

fn groups() -> Vec<String> {
    GROUPS.iter().map(|group| serde_name(*group)).collect()
}

/// The only name in a set, as serialised.
fn serde_name(group: septet::replace::Groups) -> String {
    let json = serde_json::to_string(&group).unwrap();
    json.trim_matches(['[', ']', '"']).to_owned()
}

fn is_by_clusters(provider: &Provider) -> bool {
    let rules = provider.segmenter();
    rules == rules.with_boundary(Boundary::Grapheme)
}

fn script() -> String {
    let mut script = HEAD.to_owned();
    let revisions: Vec<_> = PROVIDERS
        .iter()
        .map(|provider| provider.revision())
        .collect();
    assert!(
        revisions.windows(2).all(|pair| pair[0] == pair[1]),
        "give each provider its own"
    );
    writeln!(
        script,
        "\n/** When the rules of the providers were last checked. */"
    )
    .unwrap();
    writeln!(script, "export const REVISION = {:?};", revisions[0]).unwrap();
    writeln!(
        script,
        "\n/** The providers, in the order of their numbers. */"
    )
    .unwrap();
    writeln!(script, "export const PROVIDERS = [").unwrap();
    for provider in PROVIDERS {
        writeln!(
            script,
            "  {{ name: {:?}, isByClusters: {}, hasSmartEncoding: {} }},",
            provider.name(),
            is_by_clusters(provider),
            provider.smart_encoding().is_some(),
        )
        .unwrap();
    }
    writeln!(
        script,
        "];\n\n/** The languages, ordered by identifier from 1. */"
    )
    .unwrap();
    for (identifier, language) in (1..).zip(Language::ALL) {
        assert_eq!(
            language.identifier(),
            identifier,
            "their bits are consecutive"
        );
    }
    for (name, values) in [
        ("CODES", list(Language::ALL.iter().map(|one| one.code()))),
        ("NAMES", list(Language::ALL.iter().map(|one| one.name()))),
    ] {
        writeln!(script, "export const LANGUAGE_{name} = {values};").unwrap();
    }
    writeln!(script).unwrap();
    writeln!(script, "/** The most segments that a message can have. */").unwrap();
    writeln!(script, "export const MAX_SEGMENTS = {MAX_SEGMENTS};").unwrap();
    writeln!(script, "\n/** The most octets of user data. */").unwrap();
    let octets = UserData::MAX_OCTETS;
    writeln!(script, "export const MAX_OCTETS = {octets};\n").unwrap();
    for (name, values) in [
        ("POLICIES", list(policies().iter().map(String::as_str))),
        ("GROUPS", list(groups().iter().map(String::as_str))),
        ("LIMIT_UNITS", list(LIMIT_UNITS)),
        ("ACCEPTANCE", list(ACCEPTANCE)),
    ] {
        writeln!(script, "export const {name} = {values};").unwrap();
    }
    script
}

/// The meanings of all octets, each after the first octet that has it.
fn meanings(name: &str, of: impl Fn(u8) -> Option<&'static str>) -> String {
    let mut list = String::new();
    let mut last = None;
    for octet in 0..=255 {
        let meaning = of(octet);
        if octet == 0 || meaning != last {
            write!(list, "\n{octet:02X}{}", meaning.unwrap_or_default()).unwrap();
        }
        last = meaning;
    }
    format!("\nexport const {name} = `{list}`;\n")
}

fn pdu_script() -> String {
    let element = |identifier| {
        InformationElement {
            identifier,
            data: &[],
        }
        .name()
    };
    [
        HEAD.to_owned(),
        "// Each line has the first octet with a meaning, and the meaning.\n".to_owned(),
        meanings("STATUSES", |octet| Some(Status::new(octet).meaning())),
        meanings("FAILURES", |octet| Some(FailureCause::new(octet).meaning())),
        meanings("ELEMENTS", element),
    ]
    .concat()
}

fn types() -> String {
    HEAD.to_owned()
        + &union(
            "ProviderName",
            "A provider whose rules are known.",
            PROVIDERS.iter().map(|one| one.name()),
        )
        + &union(
            "ClusterProviderName",
            "A provider that keeps grapheme clusters whole.",
            PROVIDERS
                .iter()
                .filter(|one| is_by_clusters(one))
                .map(|one| one.name()),
        )
        + &union(
            "SmartEncodingProviderName",
            "A provider with a smart encoding.",
            PROVIDERS
                .iter()
                .filter(|one| one.smart_encoding().is_some())
                .map(|one| one.name()),
        )
        + &union(
            "LanguageCode",
            "A language with national tables (3GPP TS 23.038).",
            Language::ALL.iter().map(|language| language.code()),
        )
}

#[test]
fn names_are_those_of_the_crate() {
    for (file, wanted) in [
        ("names.js", script()),
        ("names.d.ts", types()),
        ("pdu/names.js", pdu_script()),
    ] {
        let path = format!("{}/js/{file}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("SEPTET_WRITE").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&path).unwrap_or_default(),
            wanted,
            "{path} is out of date"
        );
    }
}

#[test]
fn all_providers_but_those_that_send_ascii_are_listed() {
    let all = Provider::ALL
        .iter()
        .filter(|provider| !provider.has_ascii_alphabet());
    assert!(PROVIDERS.iter().eq(all));
}

#[test]
fn versions() {
    let between = |text: &'static str, start: &str| {
        text.split_once(start).unwrap().1.split_once('"').unwrap().0
    };
    let version = between(include_str!("../../Cargo.toml"), "\nversion = \"");
    assert_eq!(
        between(include_str!("../npm/package.json"), "\"version\": \""),
        version
    );
    assert_eq!(env!("CARGO_PKG_VERSION"), version);
}
