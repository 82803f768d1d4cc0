//! Fails if a Markdown file of the repository links to a file or a heading that does not exist, or
//! if a packaged README links to a file that is not in its package. Run in the root.

mod document;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

use document::Document;

/// The list of a package's files, and the folder that they are relative to.
const PACKAGES: [(&str, &str); 3] = [
    (".ci/package.txt", ""),
    (".ci/package-cli.txt", "cli/"),
    ("wasm/tests/package.txt", "wasm/"),
];

/// Resolves `link` relative to the folder of `file`. Returns `None` if it leaves the root.
fn resolve(file: &str, link: &str) -> Option<String> {
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()?),
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

/// Returns whether `path` is one of the files or a folder with some of them.
fn contains(files: &BTreeSet<String>, path: &str) -> bool {
    let folder = format!("{path}/");
    let is_folder = |file: &String| file.starts_with(&folder);
    files.contains(path) || files.range(folder.clone()..).next().is_some_and(is_folder)
}

/// Returns what is wrong with a link of `file`, if anything.
fn fault(
    file: &str,
    link: &str,
    files: &BTreeSet<String>,
    documents: &BTreeMap<String, Document>,
) -> Option<String> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => Some(file.to_owned()),
        _ => resolve(file, path),
    };
    let Some(target) = target.filter(|target| contains(files, target)) else {
        return Some(format!("{file}: {link} does not exist"));
    };
    let has_anchor = documents
        .get(&target)
        .is_none_or(|document| document.anchors.contains(anchor));
    (!anchor.is_empty() && !has_anchor).then(|| format!("{file}: {link}: there is no such heading"))
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let git = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .output()?;
    let files: BTreeSet<String> = str::from_utf8(&git.stdout)?
        .lines()
        .map(String::from)
        .collect();
    let mut documents = BTreeMap::new();
    for file in files.iter().filter(|file| file.ends_with(".md")) {
        documents.insert(file.clone(), Document::parse(&fs::read_to_string(file)?));
    }

    let mut faults = Vec::new();
    let mut count = 0;
    for (file, document) in &documents {
        count += document.links.len();
        let links = document.links.iter();
        faults.extend(links.filter_map(|link| fault(file, link, &files, &documents)));
    }
    let mut packaged = 0;
    for (list, root) in PACKAGES {
        let paths = fs::read_to_string(list)?;
        let package: BTreeSet<String> = paths.lines().map(|path| format!("{root}{path}")).collect();
        for file in package.iter().filter(|file| file.ends_with("README.md")) {
            let links = &documents
                .get(file)
                .ok_or(format!("{list}: no {file}"))?
                .links;
            packaged += links.len();
            let found = links
                .iter()
                .filter_map(|link| fault(file, link, &package, &documents));
            faults.extend(found.map(|fault| format!("{list}: {fault} in the package")));
        }
    }

    for fault in &faults {
        eprintln!("links: {fault}");
    }
    println!(
        "links: {count} in {} files, {packaged} of them packaged",
        documents.len()
    );
    // A change of the file names must not make the check empty.
    let is_complete = documents.len() >= 10 && count >= 20 && packaged >= 10;
    Ok(ExitCode::from(u8::from(!faults.is_empty() || !is_complete)))
}
