//! The width of a real terminal, by util-linux's `script`.
#![cfg(target_os = "linux")]

mod command;

use std::process::Command;

/// Returns the length of the bar in a terminal with this number of columns.
fn bar(columns: u32) -> usize {
    let line = format!(
        "stty rows 24 cols {columns}; {} preview a",
        command::PROGRAM
    );
    let output = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env_remove("COLUMNS")
        .env("SHELL", "/bin/sh")
        .env("TERM", "xterm")
        .output()
        .expect("script must be installed; it is part of util-linux");
    assert!(output.status.success(), "{output:?}");
    let shown = String::from_utf8(output.stdout).unwrap();
    // A terminal has colours.
    assert!(shown.contains("\u{1B}["), "{shown:?}");
    shown.matches(['█', '░']).count()
}

#[test]
fn the_width_is_that_of_the_terminal() {
    for (columns, length) in [
        (30, 20),
        (40, 20),
        (61, 30),
        (80, 40),
        (150, 75),
        (300, 100),
    ] {
        assert_eq!(bar(columns), length, "{columns} columns");
    }
}
