//! The `septet-gateway` command.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use septet_gateway::Service;
use septet_gateway::applications::{Application, Applications, Target};
use septet_gateway::config::{self, Accounts, Config, SANDBOX};
use septet_gateway::delivery::smpp::{Address, Settings};
use septet_gateway::delivery::{Carriers, Network};
use septet_gateway::store::Database;
use tracing_subscriber::EnvFilter;
use url::Url;

/// Requests, callbacks and database rows are many small allocations in several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Accept messages, count their segments, deliver them, and call applications back
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Arguments {
    /// Run the sandbox: any account, with the user and the password `sandbox`, and a carrier that
    /// delivers every message, except as the last digits of its recipient say
    #[arg(long, conflicts_with = "config", required_unless_present = "config")]
    sandbox: bool,

    /// Run with this configuration file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Check the configuration file, and exit
    #[arg(long, requires = "config")]
    check: bool,

    /// The address of the sandbox
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080",
        conflicts_with = "config"
    )]
    listen: SocketAddr,

    /// Where the sandbox sends callbacks [default: standard output, as JSON lines]
    #[arg(long, value_name = "URL", conflicts_with = "config")]
    callback: Option<Url>,

    /// The sandbox's file of messages, which survive a restart, or a PostgreSQL database such as
    /// `postgres://USER:PASSWORD@HOST/NAME` [default: a temporary file]
    #[arg(long, value_name = "FILE_OR_URL", conflicts_with = "config")]
    database: Option<String>,

    /// The most segments a second that leave the sandbox [default: unlimited]
    #[arg(long, value_name = "SEGMENTS", conflicts_with = "config",
        value_parser = clap::value_parser!(u32).range(1..))]
    rate: Option<u32>,

    /// Hand the sandbox's messages to a message centre, such as
    /// `smpp://SYSTEM_ID:PASSWORD@HOST:PORT`, or `smpps:` for TLS
    #[arg(
        long,
        value_name = "URL",
        conflicts_with = "config",
        requires = "sandbox"
    )]
    smpp: Option<String>,

    /// Print logs as JSON
    #[arg(long)]
    json_logs: bool,

    /// Print the OpenAPI description of the interface, and exit
    #[arg(long, exclusive = true)]
    openapi: bool,
}

const EXAMPLES: &str = "\
Examples:
  septet-gateway --sandbox
  septet-gateway --sandbox --callback http://127.0.0.1:9000/callbacks --rate 10
  septet-gateway --sandbox --smpp smpp://user:password@127.0.0.1:2775
  septet-gateway --config gateway.toml --check

The environment variable RUST_LOG sets what is logged, as in RUST_LOG=septet_gateway=debug.
TOKIO_WORKER_THREADS sets the number of threads (default: half the number of processors).";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments {
        Arguments { openapi: true, .. } => print_openapi(),
        _ => configured(&arguments).and_then(|config| match arguments.check {
            true => Ok(()),
            false => run(config, arguments.json_logs),
        }),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("septet-gateway: {message}");
            ExitCode::FAILURE
        }
    }
}

fn print_openapi() -> Result<(), String> {
    let document = septet_gateway::api::openapi().to_pretty_json();
    println!("{}", document.map_err(|error| error.to_string())?);
    Ok(())
}

fn configured(arguments: &Arguments) -> Result<Config, String> {
    if let Some(path) = &arguments.config {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        return config::parse(&text).map_err(|error| format!("{}, {error}", path.display()));
    }
    let target = match &arguments.callback {
        None => Target::Output,
        Some(url) if ["http", "https"].contains(&url.scheme()) => Target::Address {
            url: url.clone(),
            credentials: None,
        },
        Some(url) => return Err(format!("--callback {url}: must begin with http: or https:")),
    };
    let application = Application {
        id: SANDBOX.to_owned(),
        account: None,
        target,
        kinds: config::types(),
        has_mms_receipts: true,
        concurrency: config::concurrency(),
        numbers: vec![],
    };
    let network = match &arguments.smpp {
        None => Network::Sandbox,
        Some(url) => {
            let address = Address::parse(url).map_err(|error| format!("--smpp: {error}"))?;
            Network::Smpp(Box::new(Settings::new(address)))
        }
    };
    let database = arguments.database.as_deref().map(|text| {
        let parsed = Database::parse(text, Database::LEASE);
        parsed.map_err(|error| format!("--database: {}", error.0))
    });
    Ok(Config {
        listen: arguments.listen,
        database: database.transpose()?,
        rate: arguments.rate,
        accounts: Accounts::Sandbox,
        applications: Applications::Sandbox(application),
        connections: config::CONNECTIONS,
        carriers: Carriers::only(network),
    })
}

/// The variable with the number of threads.
const THREADS: &str = "TOKIO_WORKER_THREADS";

/// By default half of the processors: a database on the same machine and the network need the others,
/// and with more threads a message costs more, because they wake each other.
fn threads() -> Result<usize, String> {
    let Some(number) = std::env::var_os(THREADS) else {
        let all = std::thread::available_parallelism();
        return Ok(all.map_or(1, |all| all.get().div_ceil(2)));
    };
    let number = number.to_str().and_then(|number| number.parse().ok());
    let number = number.filter(|number| (1..=1024).contains(number));
    number.ok_or_else(|| format!("{THREADS}: must be from 1 to 1024"))
}

fn run(config: Config, has_json_logs: bool) -> Result<(), String> {
    // deadpool logs errors without their reason. The service logs the same errors with it.
    let usual = || EnvFilter::new("info,deadpool=off,tokio_postgres=warn");
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| usual());
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    match has_json_logs {
        true => logs.json().init(),
        false => logs.init(),
    }
    let threads = threads()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    tracing::info!(threads, "starting");
    runtime.block_on(async {
        let service = Service::start(config)
            .await
            .map_err(|error| error.to_string())?;
        wait_for_signal().await.map_err(|error| error.to_string())?;
        tracing::info!("stopping");
        service.stop().await.map_err(|error| error.to_string())
    })
}

/// Returns when the process is asked to stop.
async fn wait_for_signal() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        // The terminal was closed.
        let mut hangup = signal(SignalKind::hangup())?;
        tokio::select! {
            result = tokio::signal::ctrl_c() => result,
            _ = terminate.recv() => Ok(()),
            _ = hangup.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
