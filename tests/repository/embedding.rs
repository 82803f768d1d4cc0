//! `docs/EMBEDDING.md` shows the code that `proofs/embedding/run` compiles.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::sources;

/// The code block after each heading that is a path.
fn shown(document: &str) -> BTreeMap<&str, &str> {
    let sections = document.split("\n### `").skip(1);
    let blocks = sections.map(|section| {
        let (path, rest) = section.split_once("`\n\n```").unwrap();
        let (_, block) = rest.split_once('\n').unwrap();
        (path, block.split_once("```\n").unwrap().0)
    });
    blocks.collect()
}

#[test]
fn the_page_shows_the_code_that_is_compiled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shown = shown(include_str!("../../docs/EMBEDDING.md"));
    let mut expected = 0;
    for project in ["firmware", "server"] {
        let folder = root.join("proofs/embedding").join(project);
        let files = sources(&folder.join("src"));
        let files = files.into_iter().filter(|file| !file.ends_with("uart.rs"));
        for file in files.chain([folder.join("Cargo.toml")]) {
            let path = file.strip_prefix(root).unwrap().to_str().unwrap();
            let code = fs::read_to_string(&file).unwrap();
            assert_eq!(shown.get(path), Some(&&*code), "{path}");
            expected += 1;
        }
    }
    assert_eq!(shown.len(), expected);
}

/// Returns the number of lines, without blank lines and comments.
fn code_lines(file: &Path) -> usize {
    let source = fs::read_to_string(file).unwrap();
    let lines = source.lines().map(str::trim_start);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

#[test]
fn the_projects_are_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("proofs/embedding");
    assert!(code_lines(&folder.join("firmware/src/main.rs")) <= 80);
    let server = sources(&folder.join("server/src"));
    assert!(server.iter().map(|file| code_lines(file)).sum::<usize>() <= 120);
}
