//! Decodes septet's output with other implementations, and their output with septet. The `run`
//! script builds the helpers and starts this program:
//!
//! ```text
//! septet-interop FOLDER-OF-THE-COMPILED-HELPERS
//! ```

mod binary;
mod crate_tpdu;
mod escapes;
mod exchange;
mod faults;
mod message;
mod national;
mod peer;
mod prediction;
mod process;
mod smpp;
mod splits;
mod texts;

use std::path::Path;
use std::process::{Command, ExitCode};

use exchange::{Exchange, Tally};
use peer::{Operation, Peer};
use process::Process;

fn peers(helpers: &Path) -> Vec<Box<dyn Peer>> {
    use Operation::{Pack, Read, Split, Write};

    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/gsm0338.pl");
    let osmocore = &mut Command::new(helpers.join("osmocore"));
    let gammu = &mut Command::new(helpers.join("gammu"));
    let perl = &mut Command::new("/usr/bin/perl");
    vec![
        Box::new(Process::start(
            "libosmocore",
            &[Read, Write, Pack],
            osmocore,
        )),
        Box::new(Process::start("Gammu", &[Read, Write, Split], gammu)),
        Box::new(Process::start(
            "Encode::GSM0338",
            &[Read, Write],
            perl.arg(script),
        )),
        Box::new(crate_tpdu::Tpdu),
    ]
}

/// The peer that supports national tables.
fn gsmcodecs(helpers: &Path) -> Process {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/gsmcodecs.py");
    let python = &mut Command::new(helpers.join("gsmcodecs/bin/python"));
    let operations = &[Operation::Read, Operation::Write];
    Process::start("gsmcodecs", operations, python.arg("-I").arg(script))
}

fn main() -> ExitCode {
    let helpers = std::env::args_os()
        .nth(1)
        .expect("the folder of the helpers");
    let helpers = Path::new(&helpers);
    let texts = texts::texts();
    let messages = message::messages(&texts);
    println!("{} texts, {} messages", texts.len(), messages.len());
    let exchange = Exchange::new();
    let (mut passed, mut failed) = (0, 0);
    let mut count = |peer: &dyn Peer, tally: &Tally| {
        report(peer, tally);
        passed += tally.agreed + tally.faulty;
        failed += tally.disagreements.len();
    };
    for mut peer in peers(helpers) {
        let mut tally = Tally::default();
        for &operation in peer.operations() {
            if operation == Operation::Split {
                for text in &texts {
                    exchange.split(&mut *peer, text, &mut tally);
                }
                splits::ask(&mut *peer, &mut tally);
                continue;
            }
            for message in &messages {
                exchange.ask(&mut *peer, operation, message, &mut tally);
            }
        }
        tally.confirm(&*peer);
        escapes::ask(&mut *peer, &exchange.codes, &mut tally);
        count(&*peer, &tally);
    }
    let mut gsmcodecs = gsmcodecs(helpers);
    let tally = national::ask(&mut gsmcodecs);
    count(&gsmcodecs, &tally);
    let gammu = &mut Command::new(helpers.join("gammu"));
    let mut gammu = Process::start("Gammu", &[], gammu);
    let tally = binary::ask(&mut gammu);
    count(&gammu, &tally);
    let node = &mut Command::new("node");
    let node = node.arg("smpp.js").current_dir(helpers.join("smpp"));
    let mut smpp = Process::start("npm smpp", &[], node);
    let tally = smpp::ask(&mut smpp, &texts);
    count(&smpp, &tally);
    println!("\n{passed} passed, {failed} failed");
    ExitCode::from(u8::from(failed > 0))
}

fn report(peer: &dyn Peer, tally: &Tally) {
    println!(
        "\n{} {}: {} exchanges agree, {} more except for {} confirmed known faults",
        peer.name(),
        peer.version(),
        thousands(tally.agreed),
        thousands(tally.faulty),
        tally.confirmed.len()
    );
    println!("  asked: {:?}", peer.operations());
    for (what, agreed, all) in &tally.sections {
        println!(
            "  {what}: {} of {} agree",
            thousands(*agreed),
            thousands(*all)
        );
    }
    for fault in &tally.confirmed {
        println!("  known fault: {fault}");
    }
    for ((operation, why), count) in &tally.skipped {
        println!(
            "  skipped: {operation:?}, {} times: {why}",
            thousands(*count)
        );
    }
    for disagreement in &tally.disagreements {
        println!("  DISAGREEMENT: {disagreement}");
    }
}

fn thousands(number: u32) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}
