//! The root README shows the command's real output.

mod command;

/// How to get each package.
const PACKAGES: [&str; 3] = [
    "https://docs.rs/septet",
    "cargo install septet-cli",
    "npm install septet",
];

#[test]
fn each_package_leads_to_the_others() {
    let help = command::stdout(&["--help"], b"");
    for (name, text) in [
        ("README.md", include_str!("../../README.md")),
        ("cli/README.md", include_str!("../README.md")),
        ("wasm/README.md", include_str!("../../wasm/README.md")),
        ("septet --help", &help),
    ] {
        for package in PACKAGES {
            assert!(text.contains(package), "{name} lacks {package}");
        }
    }
    // The first is the page of the crate.
    for package in &PACKAGES[1..] {
        let page = include_str!("../../src/lib.rs");
        assert!(page.contains(package), "src/lib.rs lacks {package}");
    }
}

#[test]
fn the_readme_shows_the_real_output() {
    let readme = include_str!("../../README.md");
    let picture = command::stdout(&["preview", "Hello 👋"], b"");
    let shown = format!("$ cargo run -p septet-cli -- preview \"Hello 👋\"\n{picture}");
    assert!(readme.contains(&shown), "the README does not show\n{shown}");
}
