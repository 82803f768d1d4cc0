//! The root README shows the command's real output.

mod command;

const ADDRESSES: [&str; 3] = [
    "https://docs.rs/septet",
    "https://crates.io/crates/septet-cli",
    "https://www.npmjs.com/package/septet",
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
        for address in ADDRESSES {
            assert!(text.contains(address), "{name} lacks {address}");
        }
    }
    // The page of the crate is the first address.
    for address in &ADDRESSES[1..] {
        let page = include_str!("../../src/lib.rs");
        assert!(page.contains(address), "src/lib.rs lacks {address}");
    }
}

#[test]
fn the_readme_shows_the_real_output() {
    let readme = include_str!("../../README.md");
    let picture = command::stdout(&["preview", "Hello 👋"], b"");
    let shown = format!("$ cargo run -p septet-cli -- preview \"Hello 👋\"\n{picture}");
    assert!(readme.contains(&shown), "the README does not show\n{shown}");
}
