//! The `septet` command.

mod preview;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use preview::Error;

/// Show what a text costs as SMS, and why
#[derive(Parser)]
#[command(
    name = "septet",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Preview(preview::Options),
}

/// The exit code if at least one text cannot be sent.
const CANNOT_BE_SENT: u8 = 1;
/// The exit code for an invalid option, invalid input or an I/O error.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Preview(options) => preview::run(&options),
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
