//! The public items of septet, read from its source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::sources;

/// A public function or method.
pub struct Function {
    /// `module::function` or `module::Type::method`.
    pub path: String,
    /// The comment above it.
    pub comment: String,
}

#[derive(Default)]
pub struct Source {
    pub functions: Vec<Function>,
    /// The trait implementations, as `module::Type as Trait`, without lifetimes or the type's
    /// parameters.
    pub implementations: BTreeSet<String>,
    /// The public modules, and the names that each exports.
    pub modules: BTreeMap<String, BTreeSet<String>>,
    /// septet's own traits, which are private.
    traits: BTreeSet<String>,
}

impl Source {
    pub fn read(root: &Path) -> Self {
        let mut source = Self::default();
        let lib = fs::read_to_string(root.join("src/lib.rs")).unwrap();
        for module in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
            let module = module.trim_end_matches(';');
            let file = root.join("src").join(module).join("mod.rs");
            let names = exports(&fs::read_to_string(file).unwrap());
            source.modules.insert(module.to_owned(), names);
        }
        let files: Vec<(String, String)> = sources(&root.join("src"))
            .iter()
            .map(|file| {
                let folder = file.strip_prefix(root.join("src")).unwrap();
                let folder = folder.iter().next().unwrap().to_str().unwrap().to_owned();
                (folder, fs::read_to_string(file).unwrap())
            })
            .collect();
        for (_, text) in &files {
            source
                .traits
                .extend(text.lines().filter_map(declared_trait));
        }
        for (folder, text) in &files {
            source.read_file(folder, text);
        }
        source
    }

    fn read_file(&mut self, folder: &str, text: &str) {
        let mut comment = String::new();
        // The path of the current `impl` block's type.
        let mut block = None;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let code = line.trim_start();
            if code.starts_with("///") {
                comment.push_str(code);
                continue;
            }
            if code.starts_with('#') {
                continue; // an attribute between the comment and the function
            }
            if line.starts_with("impl") {
                let mut header = line.to_owned();
                while !header.contains('{') {
                    header = header + " " + lines.next().unwrap().trim();
                }
                block = self.read_header(folder, &header);
            }
            if line.starts_with('}') {
                block = None;
            }
            let signature = code
                .strip_prefix("pub const fn ")
                .or(code.strip_prefix("pub fn "));
            if let Some(signature) = signature {
                let name = identifier(signature);
                let of = match &block {
                    Some(path) => path.clone(),
                    None if line.starts_with("pub") => folder.to_owned(),
                    None => panic!("{folder}: {name} is in no `impl` block of a public type"),
                };
                let (path, comment) = (format!("{of}::{name}"), std::mem::take(&mut comment));
                self.functions.push(Function { path, comment });
            }
            comment.clear();
        }
    }

    /// Returns the type's path if the type is public and the block implements no trait. Records the
    /// implementation if it does.
    fn read_header(&mut self, folder: &str, header: &str) -> Option<String> {
        let header = header.split('{').next().unwrap().trim();
        let header = header.strip_prefix("impl").unwrap();
        let header = match header.strip_prefix('<') {
            Some(rest) => &rest[closing(rest) + 1..],
            None => header,
        };
        let Some((of_trait, name)) = header.trim().split_once(" for ") else {
            return self.path(folder, header.trim());
        };
        let of_trait = trait_name(of_trait);
        let is_private = self.traits.contains(&identifier(&of_trait));
        if let (Some(path), false) = (self.path(folder, name), is_private) {
            self.implementations.insert(format!("{path} as {of_trait}"));
        }
        None
    }

    /// Returns `module::Type` for a public type, the name itself for a primitive type such as `u8`,
    /// and `None` for a private type.
    fn path(&self, folder: &str, name: &str) -> Option<String> {
        let reference = if name.starts_with('&') { "&" } else { "" };
        let name = without_lifetimes(name);
        let name = identifier(name.trim_start_matches('&'));
        if name.starts_with(|first: char| first.is_lowercase()) {
            return Some(name);
        }
        let exports = |module: &&String| self.modules[*module].contains(&name);
        let modules: Vec<&String> = self.modules.keys().filter(exports).collect();
        let module = match modules[..] {
            [] => return None,
            [module] => module,
            _ => modules.into_iter().find(|module| *module == folder)?,
        };
        Some(format!("{reference}{module}::{name}"))
    }
}

/// Returns the names that the module re-exports with `pub use`.
fn exports(module: &str) -> BTreeSet<String> {
    let lists = module.split("\npub use ").skip(1);
    lists
        .flat_map(|list| {
            let list = list.split(';').next().unwrap();
            let names = list.rsplit("::").next().unwrap();
            names.trim_matches(['{', '}']).split(',')
        })
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

fn declared_trait(line: &str) -> Option<String> {
    let (_, name) = line.split_once("trait ")?;
    let is_declared = line.starts_with("pub") || line.starts_with("trait");
    is_declared.then(|| identifier(name))
}

pub fn identifier(text: &str) -> String {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    text.chars().take_while(is_part).collect()
}

/// Returns the offset of the `>` that closes a `<` just before `text`.
pub fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (offset, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if depth == 0 => return offset,
            '>' => depth -= 1,
            _ => {}
        }
    }
    panic!("no > in {text}");
}

/// Returns `&str` for `&'t str`.
fn without_lifetimes(text: &str) -> String {
    let mut parts = text.split('\'');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part[identifier(part).len()..].trim_start()
    })
}

/// Returns a trait without lifetimes and module paths, such as `From<Language>`.
pub fn trait_name(text: &str) -> String {
    let text = without_lifetimes(text);
    let mut name = String::new();
    for c in text.chars() {
        name.push(c);
        if name.ends_with("::") {
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            name.truncate(name.trim_end_matches(is_path).len());
        }
    }
    name
}
