//! The guides and the unit for systemd.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use septet_gateway::config::parse;
use septet_gateway::delivery::Network;
use septet_gateway::delivery::smpp::{Address, Settings};

const GUIDE: &str = include_str!("../docs/CARRIERS.md");
const INSTANCES: &str = include_str!("../docs/INSTANCES.md");
const INTEGRATIONS: &str = include_str!("../docs/INTEGRATIONS.md");
const MIGRATING: &str = include_str!("../docs/MIGRATING.md");
const UNIT: &str = include_str!("../septet-gateway.service");

/// The examples of a language in a guide.
fn examples(guide: &'static str, language: &str) -> Vec<&'static str> {
    let begin = format!("```{language}\n");
    let blocks = guide.split(&*begin).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

/// The settings of the carriers in a configuration file, by their names.
fn carriers(file: &str) -> Vec<(String, Settings)> {
    let config = parse(file).unwrap_or_else(|error| panic!("{error}"));
    let carriers = config.carriers.carriers.into_iter();
    carriers
        .map(|(name, network)| match network {
            Network::Smpp(settings) => (name, *settings),
            Network::Sandbox => panic!("{name}"),
        })
        .collect()
}

#[test]
fn its_configurations_are_valid_and_show_the_defaults() {
    let all = examples(GUIDE, "toml");
    let [whole, settings] = all[..] else {
        panic!("{} examples", all.len());
    };
    let carrier = |text: &str| {
        let (name, settings) = carriers(text).into_iter().next().unwrap();
        assert_eq!(name, "main");
        settings
    };
    assert_eq!(carrier(whole).rate, Some(100));
    let (head, _) = whole.split_once("[[carrier]]").unwrap();
    let second = "[[carrier]]\nname = \"second\"\naddress = \"smpp://a@b\"\n";
    let shown = carrier(&format!("{head}{settings}{second}"));
    let defaults = Settings::new(shown.address.clone());
    assert_eq!(shown, defaults);
    // Also those that have no default.
    let all = settings
        .replace("\n# ", "\n")
        .replace("93de…", "93de2206-9669-4e07-948d-329f4b722ee2");
    let shown = carrier(&format!("{head}{all}{second}"));
    assert!(shown.rate.is_some() && shown.source.is_some() && shown.destination.is_some());
    assert!(shown.application.is_some() && shown.authorities.is_some());
}

/// The lines `key = value` or `> key value` of another gateway's configuration.
fn settings<'t>(text: &'t str, separator: &str) -> Vec<(&'t str, &'t str)> {
    let lines = text.lines();
    lines
        .filter_map(|line| line.trim_start_matches("> ").split_once(separator))
        .map(|(key, value)| (key, value.trim_matches('"')))
        .collect()
}

/// Those of the examples for other products; `tests/integrations.rs` runs the service with them.
#[test]
fn the_configurations_for_integrations_are_valid() {
    let all = examples(INTEGRATIONS, "toml");
    assert_eq!(all.len(), 3);
    for file in all {
        parse(file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    }
}

/// The carriers have the names, addresses and rates of what they are translated from.
#[test]
fn translated_configurations_are_valid_and_complete() {
    let (kannel, jasmin) = (examples(MIGRATING, "ini"), examples(MIGRATING, "text"));
    let translated = examples(MIGRATING, "toml");
    let [kannel, jasmin] = [&kannel[..], &jasmin[..]].map(|one| match one {
        [one] => *one,
        _ => panic!("{one:?}"),
    });
    let keys = [
        ("smsc-id", "smsc-username", "smsc-password", "throughput"),
        ("cid", "username", "password", "submit_throughput"),
    ];
    for (file, ((text, separator), (name, user, password, rate))) in translated
        .iter()
        .zip([(kannel, " = "), (jasmin, " ")].into_iter().zip(keys))
    {
        let mut written: Vec<[String; 6]> = vec![];
        for (key, value) in settings(text, separator) {
            let place = match key {
                _ if key == name && ["main", "second"].contains(&value) => {
                    written.push(Default::default());
                    0
                }
                "host" => 1,
                "port" => 2,
                _ if key == user => 3,
                _ if key == password => 4,
                _ if key == rate => 5,
                _ => continue,
            };
            // Users come after carriers.
            if let Some(carrier) = written.last_mut()
                && carrier[place].is_empty()
            {
                carrier[place] = value.to_owned();
            }
        }
        // The second half of a pair of connections has no rate.
        written.retain(|carrier| !carrier[5].is_empty());
        let found: Vec<_> = carriers(file)
            .into_iter()
            .map(|(name, settings)| {
                let Address {
                    host,
                    port,
                    system_id,
                    password,
                    ..
                } = settings.address;
                let rate = settings.rate.unwrap().to_string();
                [name, host, port.to_string(), system_id, password, rate]
            })
            .collect();
        assert_eq!(found, written);
        assert_eq!(found.len(), 2);
    }
    assert_eq!(translated.len(), 2);
}

/// The tests that show what is promised, and other files that are named.
#[test]
fn their_tests_exist() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (guide, least) in [
        (GUIDE, 11),
        (INSTANCES, 11),
        (INTEGRATIONS, 1),
        (MIGRATING, 0),
    ] {
        let names = guide.split('`').skip(1).step_by(2);
        let tests = names.filter(|name| name.starts_with("tests/") || name.starts_with("src/"));
        let tests = tests.filter(|name| !name.starts_with("src/extensions/"));
        let missing: Vec<_> = tests.filter(|name| !folder.join(name).exists()).collect();
        assert_eq!(missing, [""; 0]);
        assert!(guide.matches("`tests/").count() >= least);
    }
}

/// The names of metrics in a text.
fn metrics(text: &str) -> BTreeSet<String> {
    let is_name = |char: char| char.is_ascii_lowercase() || char == '_';
    let names = text.split("septet_").skip(1);
    names
        .map(|rest| {
            format!(
                "septet_{}",
                rest.split(|char| !is_name(char)).next().unwrap()
            )
        })
        .collect()
}

/// All that the service has, and no others.
#[test]
fn it_lists_the_metrics() {
    let mut known = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            for macros in ["counter!(", "gauge!(", "histogram!("] {
                let calls = text.split(macros).skip(1);
                known.extend(calls.flat_map(|call| metrics(call.split(')').next().unwrap())));
            }
        }
    }
    assert!(known.len() > 10);
    let rows = GUIDE.lines().filter(|line| line.starts_with("| `septet_"));
    let listed: BTreeSet<String> = rows.flat_map(metrics).collect();
    assert_eq!(listed, known);
}

#[test]
fn the_unit_is_valid() {
    const COMMAND: &str = "/usr/local/bin/septet-gateway";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("septet-gateway.service");
    let unit = UNIT.replace(COMMAND, env!("CARGO_BIN_EXE_septet-gateway"));
    std::fs::write(&path, unit).unwrap();
    let verified = Command::new("systemd-analyze")
        .arg("verify")
        .arg(&path)
        .output();
    let Ok(verified) = verified else {
        let mut not_run = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/not-run"));
        not_run.args(["gateway/unit", "systemd-analyze is missing"]);
        assert!(not_run.status().unwrap().success());
        return;
    };
    let said = String::from_utf8_lossy(&verified.stderr);
    assert!(
        verified.status.success() && !said.contains("septet-gateway"),
        "{said}"
    );
}
