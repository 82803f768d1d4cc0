//! The guide to carriers and the unit for systemd.

use std::path::Path;
use std::process::Command;

use septet_gateway::config::parse;
use septet_gateway::delivery::Network;
use septet_gateway::delivery::smpp::Settings;

const GUIDE: &str = include_str!("../docs/CARRIERS.md");
const UNIT: &str = include_str!("../septet-gateway.service");

/// The examples of configuration files in the guide.
fn examples() -> Vec<&'static str> {
    let blocks = GUIDE.split("```toml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

#[test]
fn its_configurations_are_valid_and_show_the_defaults() {
    let [whole, settings] = examples()[..] else {
        panic!("{} examples", examples().len());
    };
    let carrier = |text: &str| {
        let config = parse(text).unwrap_or_else(|error| panic!("{error}"));
        let (name, network) = config.carriers.carriers.into_iter().next().unwrap();
        assert_eq!(name, "main");
        match network {
            Network::Smpp(settings) => *settings,
            Network::Sandbox => panic!(),
        }
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

/// The tests that show what is promised.
#[test]
fn its_tests_exist() {
    let names = GUIDE.split('`').skip(1).step_by(2);
    let tests = names.filter(|name| name.starts_with("tests/") || name.starts_with("src/"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missing: Vec<_> = tests.filter(|name| !folder.join(name).exists()).collect();
    assert_eq!(missing, [""; 0]);
    assert!(GUIDE.matches("`tests/").count() > 10);
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
