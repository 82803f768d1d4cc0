//! The `septet` command.

mod decode;
mod edits;
mod encode;
mod error;
mod input;
mod message;
mod preview;
mod rewrite;
mod rules;
mod terminal;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use error::Error;

/// Show what a text costs as SMS, and why
#[derive(Parser)]
#[command(
    name = "septet",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = EXAMPLES
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    color: colorchoice_clap::Color,
}

const EXAMPLES: &str = "\
Examples:
  septet preview \"Hello 👋\"
  septet replace \"It’s 7 o’clock\"
  septet decode 0011000B915155550501F00000AA05C8329BFD06
  septet truncate --at-word --ellipsis ... < text.txt

Exit codes: 0 answered; 1 the only text cannot be sent or is above a limit; 2 bad input.
This command: cargo install septet-cli
Rust crate:   cargo add septet, described on https://docs.rs/septet
npm package:  npm install septet";

#[derive(Subcommand)]
enum Command {
    Preview(preview::Options),
    Replace(rewrite::ReplaceArguments),
    Truncate(rewrite::TruncateArguments),
    Decode(decode::Options),
    Encode(encode::Options),
    /// Print a script that completes this command in a shell
    Completions {
        shell: Shell,
    },
}

/// The exit code if the only text cannot be sent.
const CANNOT_BE_SENT: u8 = 1;
/// The exit code for an invalid option, invalid input or an I/O error.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.write_global();
    let result = match arguments.command {
        Command::Preview(options) => preview::run(&options),
        Command::Replace(arguments) => arguments.run(),
        Command::Truncate(arguments) => arguments.run(),
        Command::Decode(options) => decode::run(&options),
        Command::Encode(options) => encode::run(&options),
        Command::Completions { shell } => write_completions(shell),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(CANNOT_BE_SENT),
        // The reader closed the pipe, as `head` does.
        Err(Error::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("septet: {error}");
            ExitCode::from(USAGE)
        }
    }
}

fn write_completions(shell: Shell) -> Result<bool, Error> {
    let mut script = vec![];
    clap_complete::generate(shell, &mut Arguments::command(), "septet", &mut script);
    io::stdout().write_all(&script)?;
    Ok(true)
}
