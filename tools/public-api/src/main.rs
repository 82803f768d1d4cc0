//! Prints the public items in rustdoc's JSON, one a line.

use std::error::Error;
use std::io::{self, Write};

use public_api::Builder;

fn main() -> Result<(), Box<dyn Error>> {
    let json = std::env::args_os()
        .nth(1)
        .ok_or("the path of the JSON is missing")?;
    let api = Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()?;
    let mut output = io::stdout().lock();
    let items = api.items().map(ToString::to_string);
    // Guides are only in the documentation, and this trait of the compiler is not for users.
    let is_public = |item: &String| {
        !item.starts_with("pub mod septet::guides") && !item.contains("StructuralPartialEq")
    };
    for item in items.filter(is_public) {
        writeln!(output, "{item}")?;
    }
    Ok(())
}
