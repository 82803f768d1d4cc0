//! The root README shows the command's real output.

mod command;

#[test]
fn the_readme_shows_the_real_output() {
    let readme = include_str!("../../README.md");
    let picture = command::stdout(&["preview", "Hello 👋"], b"");
    let shown = format!("$ cargo run -p septet-cli -- preview \"Hello 👋\"\n{picture}");
    assert!(readme.contains(&shown), "the README does not show\n{shown}");
}
