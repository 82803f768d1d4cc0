//! Checks that the workflows, the kinds of checks and the compilers agree.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The names of the files in a folder.
fn names(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// The text between `start` and `end`, wherever `start` occurs.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start)
        .skip(1)
        .map(move |rest| rest.split(end).next().unwrap())
}

#[test]
fn ci_runs_every_kind_of_check() {
    let kinds = names(".ci/kinds");
    let run = read(".ci/run");
    let list = between(&run, "for kind in ", ";").next().unwrap();
    let listed: BTreeSet<_> = list.split_whitespace().map(str::to_owned).collect();
    assert_eq!(listed, kinds, ".ci/run");

    let workflow = read(".github/workflows/ci.yml");
    let matrix = between(&workflow, "kind: [", "]").next().unwrap();
    let jobs: BTreeSet<_> = matrix.split(", ").map(str::to_owned).collect();
    assert_eq!(jobs, kinds, "ci.yml");
    assert!(workflow.contains("- run: .ci/run ${{ matrix.kind }}\n"));
}

/// Each kind is a group of `tools/setup`, and each step of a kind is named after it.
#[test]
fn kinds_have_tools_and_steps() {
    let setup = read("tools/setup");
    for kind in names(".ci/kinds") {
        assert!(setup.contains(&format!("\ngroup {kind} ")), "{kind}");
        let source = read(&format!(".ci/kinds/{kind}"));
        let mut steps = 0;
        for step in between(&source, "\nstep ", " \"") {
            assert!(step.starts_with(&format!("{kind}/")), "{kind}: {step}");
            assert!(source.contains(&format!("\n{step}() {{\n")), "{step}");
            steps += 1;
        }
        assert!(steps > 0, "{kind} has no steps");
    }
}

/// Commands in workflows and documents name kinds or steps that exist.
#[test]
fn commands_name_existing_kinds() {
    let kinds = names(".ci/kinds");
    let workflows = names(".github/workflows");
    let workflows = workflows
        .iter()
        .map(|name| format!(".github/workflows/{name}"));
    let mut seen = 0;
    for file in
        workflows.chain(["README.md", "CONTRIBUTING.md", "proofs/README.md"].map(String::from))
    {
        let source = read(&file);
        let lines = source
            .lines()
            .flat_map(|line| between(line, ".ci/run ", "`"));
        let arguments = lines.flat_map(str::split_whitespace);
        for argument in arguments.take_while(|argument| !argument.starts_with("${{")) {
            let (kind, step) = argument.split_once('/').unwrap_or((argument, ""));
            if kinds.contains(kind) {
                let declared = format!("\nstep {argument} ");
                assert!(step.is_empty() || read(&format!(".ci/kinds/{kind}")).contains(&declared));
                seen += 1;
            } else {
                let is_other = ["KIND", "KIND/STEP", "--list"].contains(&argument);
                assert!(is_other, "{file}: no such kind: {argument}");
            }
        }
    }
    assert!(seen > 0, "no document shows how to run a kind");
}

#[test]
fn instructions_were_recorded_with_the_stable_compiler() {
    let toolchains = read(".ci/toolchains");
    let stable = between(&toolchains, "\nstable=", "\n").next().unwrap();
    let recorded = read("benches/instructions/recorded.tsv");
    assert!(
        recorded.contains(&format!("# recorded with rustc {stable} ")),
        "{stable}"
    );
}

#[test]
fn dependabot_knows_every_lock_file() {
    fn folders(folder: &Path, lock: &str, found: &mut BTreeSet<String>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // Build output, npm packages and hidden folders.
            let name = path.file_name().unwrap().to_str().unwrap();
            let skipped = ["target", "node_modules", "pkg", "corpus"].contains(&name);
            if name == lock {
                let folder = folder.strip_prefix(root).unwrap();
                found.insert(format!("/{}", folder.display()).replace('\\', "/"));
            } else if path.is_dir() && !skipped && !name.starts_with('.') {
                folders(&path, lock, found);
            }
        }
    }

    let config = read(".github/dependabot.yml");
    for (ecosystem, lock) in [("cargo", "Cargo.lock"), ("npm", "package-lock.json")] {
        let mut found = BTreeSet::new();
        folders(Path::new(env!("CARGO_MANIFEST_DIR")), lock, &mut found);
        let start = format!("package-ecosystem: {ecosystem}\n");
        let section = between(&config, &start, "schedule:").next().unwrap();
        let listed = section
            .lines()
            .filter_map(|line| line.trim().strip_prefix("- "));
        assert_eq!(
            listed.map(str::to_owned).collect::<BTreeSet<_>>(),
            found,
            "{lock}"
        );
    }
}
