//! What the repository shows of the command.

mod command;

#[test]
fn the_picture_of_the_readme_is_what_is_printed() {
    let readme = include_str!("../../README.md");
    let picture = command::printed(&["preview", "Hello 👋"], b"");
    let shown = format!("$ cargo run -p septet-cli -- preview \"Hello 👋\"\n{picture}");
    assert!(readme.contains(&shown), "the README does not show\n{shown}");
}
