//! A PostgreSQL server in a temporary folder, which an ordinary user runs.

use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use septet_gateway::store::{Database, Store};
use tempfile::TempDir;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_postgres::{Client, NoTls};

use super::process::free_address;

/// Root may not run the server.
const ORDINARY: &str = "nobody";

pub struct Cluster {
    folder: TempDir,
    server: Child,
    address: SocketAddr,
    databases: AtomicUsize,
}

/// The folder of the newest server that Debian has installed, unless there is one in the path.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let folders = versions.map(|entry| entry.unwrap().path().join("bin"));
    let found = folders.filter(|folder| folder.join("initdb").exists());
    found
        .max()
        .expect("PostgreSQL is not installed: see tools/setup gateway")
}

fn is_root() -> bool {
    let uid = Command::new("id").arg("-u").output().unwrap().stdout;
    uid == b"0\n"
}

/// A command that an ordinary user runs.
fn ordinary(program: &Path) -> Command {
    match is_root() {
        true => {
            let mut command = Command::new("setpriv");
            let user = format!("--reuid={ORDINARY}");
            command.args([&user, "--regid=nogroup", "--clear-groups", "--"]);
            command.arg(program);
            command
        }
        false => Command::new(program),
    }
}

impl Cluster {
    /// Starts a server. Only if it is durable, its commits wait for the disk.
    pub async fn start(is_durable: bool) -> Self {
        let mut create = ordinary(&programs().join("initdb"));
        create
            .args(["--no-sync", "--auth=trust", "--username=septet"])
            .args(["--encoding=UTF8", "--locale=C", "--pgdata"]);
        Self::with_data(create, is_durable).await
    }

    /// Starts a synchronous standby of this server, for which all commits wait from then on.
    pub async fn standby(&self) -> Self {
        let mut copy = ordinary(&programs().join("pg_basebackup"));
        copy.args([
            "--host=127.0.0.1",
            "--port",
            &self.address.port().to_string(),
        ])
        .args(["--username=septet", "--checkpoint=fast", "--no-sync"])
        .args(["--write-recovery-conf", "--pgdata"]);
        let standby = Self::with_data(copy, false).await;
        let client = self.client("postgres").await;
        for statement in [
            "ALTER SYSTEM SET synchronous_standby_names = '*'",
            "SELECT pg_reload_conf()",
        ] {
            client.batch_execute(statement).await.unwrap();
        }
        let is_sync = "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')";
        for _ in 0..500 {
            if client.query_one(is_sync, &[]).await.unwrap().get(0) {
                return standby;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the standby does not follow");
    }

    /// Starts a server with what a command creates, whose last argument is the folder.
    async fn with_data(mut create: Command, is_durable: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            let path = folder.path().to_owned();
            let given = Command::new("chown").arg(ORDINARY).arg(path).status();
            assert!(given.unwrap().success());
        }
        let created = create
            .arg(folder.path().join("data"))
            .stdout(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&created.stderr);
        assert!(created.status.success(), "{said}");
        let mut cluster = Self {
            server: ordinary(Path::new("true")).spawn().unwrap(),
            address: free_address(),
            databases: 0.into(),
            folder,
        };
        cluster.server.wait().unwrap();
        cluster.run(is_durable).await;
        cluster
    }

    /// Starts the server, and waits until it answers.
    async fn run(&mut self, is_durable: bool) {
        let fsync = format!("fsync={}", if is_durable { "on" } else { "off" });
        let log = std::fs::File::create(self.folder.path().join("log")).unwrap();
        self.server = ordinary(&programs().join("postgres"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["-h", "127.0.0.1", "-p", &self.address.port().to_string()])
            .args(["-k", "", "-c", &fsync, "-c", "max_connections=200"])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        for _ in 0..500 {
            if tokio_postgres::connect(&self.url(self.address, "postgres"), NoTls)
                .await
                .is_ok()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let log = std::fs::read_to_string(self.folder.path().join("log"));
        panic!("the database does not answer: {}", log.unwrap());
    }

    /// Gives the server a certificate, so that it speaks TLS too.
    pub async fn use_tls(&mut self, certificate: &str, key: &str) {
        let data = self.folder.path().join("data");
        for (name, content) in [("server.crt", certificate), ("server.key", key)] {
            let path = data.join(name);
            std::fs::write(&path, content).unwrap();
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
            if is_root() {
                let given = Command::new("chown").arg(ORDINARY).arg(path).status();
                assert!(given.unwrap().success());
            }
        }
        let settings = "ALTER SYSTEM SET ssl = on";
        let client = self.client("postgres").await;
        client.batch_execute(settings).await.unwrap();
        client
            .batch_execute("SELECT pg_reload_conf()")
            .await
            .unwrap();
    }

    /// Lets the server crash.
    pub fn kill(&mut self) {
        let pid = self.server.id().to_string();
        let told = Command::new("kill").args(["-QUIT", &pid]).status();
        assert!(told.unwrap().success());
        self.server.wait().unwrap();
    }

    /// Lets the server crash, and starts it again.
    pub async fn crash(&mut self) {
        self.kill();
        self.run(false).await;
    }

    /// The address of a database, at the server or at a proxy before it.
    pub fn url(&self, address: SocketAddr, name: &str) -> String {
        format!("postgres://septet@{address}/{name}?sslmode=disable")
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub async fn client(&self, name: &str) -> Client {
        let url = self.url(self.address, name);
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    }

    /// Creates a database, and returns its name.
    pub async fn create(&self) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("messages{number}");
        let create = format!("CREATE DATABASE {name}");
        self.client("postgres")
            .await
            .batch_execute(&create)
            .await
            .unwrap();
        name
    }

    /// Creates a database for a store.
    pub async fn database(&self) -> Database {
        let name = self.create().await;
        Database::parse(&self.url(self.address, &name), Database::LEASE).unwrap()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if !matches!(self.server.try_wait(), Ok(None)) {
            return;
        }
        // The server ends its connections, and then itself.
        let pid = self.server.id().to_string();
        let _ = Command::new("kill").args(["-INT", &pid]).status();
        let _ = self.server.wait();
    }
}

/// Lets all instances of a database be gone.
pub async fn forget_instances(client: &Client) {
    let forget = "UPDATE septet.instances SET is_gone = true";
    client.batch_execute(forget).await.unwrap();
}

/// Stands before a server, and cuts connections.
pub struct Proxy {
    pub address: SocketAddr,
    cut: watch::Sender<usize>,
    /// While true, new connections are cut at once.
    is_down: watch::Sender<bool>,
}

impl Proxy {
    pub async fn start(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (cut, cuts) = watch::channel(0);
        let (is_down, down) = watch::channel(false);
        tokio::spawn(async move {
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let (mut cuts, down) = (cuts.clone(), down.clone());
                cuts.mark_unchanged();
                if *down.borrow() {
                    continue;
                }
                tokio::spawn(async move {
                    let Ok(mut server) = TcpStream::connect(server).await else {
                        return;
                    };
                    tokio::select! {
                        _ = copy_bidirectional(&mut client, &mut server) => {}
                        // What is under way in either direction is lost.
                        _ = cuts.changed() => {}
                    }
                });
            }
        });
        Self {
            address,
            cut,
            is_down,
        }
    }

    /// Cuts all connections. New ones are made at once.
    pub fn cut(&self) {
        self.cut.send_modify(|cuts| *cuts += 1);
    }

    /// Cuts all connections, and lets no new one pass for some time.
    pub async fn interrupt(&self, time: Duration) {
        self.is_down.send_replace(true);
        self.cut();
        tokio::time::sleep(time).await;
        self.is_down.send_replace(false);
    }
}

/// Long enough that nothing happens because of it.
pub const LONG: Duration = Duration::from_secs(3600);

pub async fn open(url: &str, lease: Duration) -> Arc<dyn Store> {
    let database = Database::parse(url, lease).unwrap();
    database.open().await.unwrap()
}

/// A database with two instances.
pub async fn two() -> (Cluster, String, [Arc<dyn Store>; 2]) {
    let cluster = Cluster::start(false).await;
    let url = cluster.url(cluster.address(), &cluster.create().await);
    let stores = [open(&url, LONG).await, open(&url, LONG).await];
    (cluster, url, stores)
}
