//! The command `septet`: SMS text at the command line.

mod preview;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use preview::Fault;

/// SMS text at the command line: what it costs, and why.
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

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Preview(options) => preview::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // The reader has closed the pipe: `head`, for instance.
        Err(Fault::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("septet: {fault}");
            ExitCode::from(2)
        }
    }
}
