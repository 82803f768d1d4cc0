//! The peers that run under Node.js, each in its own process, using the line protocol of
//! `peers.mjs`. They time themselves, so the times do not include the pipe.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::peer::{Answer, Peer};
use crate::task::{Source, Task, Work};

pub struct Node {
    name: &'static str,
    works: &'static [Work],
    version: String,
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reply {
    version: Option<String>,
    answer: Option<Answer>,
    nanoseconds: Option<u64>,
    error: Option<String>,
}

impl Node {
    pub fn start(name: &'static str, works: &'static [Work]) -> Result<Self, String> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers.mjs");
        let mut child = Command::new("node")
            .args([script, name])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut node = Self {
            name,
            works,
            version: String::new(),
            questions: child.stdin.take(),
            answers: BufReader::new(child.stdout.take().ok_or("node has no stdout")?),
            child,
        };
        let reply = node.ask(&json!({ "ask": "version" }))?;
        node.version = reply.version.ok_or("node: no version")?;
        Ok(node)
    }

    fn ask(&mut self, question: &Value) -> Result<Reply, String> {
        let name = self.name;
        let questions = self.questions.as_mut().ok_or("node has no stdin")?;
        let mut line = String::new();
        writeln!(questions, "{question}")
            .and_then(|()| self.answers.read_line(&mut line))
            .map_err(|error| format!("{name}: {question}: {error}"))?;
        let reply: Reply = serde_json::from_str(&line)
            .map_err(|error| format!("{name}: {question}: {line:?}: {error}"))?;
        match reply.error {
            Some(error) => Err(format!("{name}: {question}: {error}")),
            None => Ok(reply),
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // Node exits at the end of its input.
        self.questions = None;
        let _ = self.child.wait();
    }
}

impl Peer for Node {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn supports(&self, task: &Task) -> bool {
        self.works.contains(&task.work)
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        let reply = self.ask(&json!({
            "ask": "answer",
            "work": task.work,
            "text": text(task),
        }))?;
        match reply.answer {
            Some(answer) => Ok(Some(answer)),
            None => Err(format!("{}: {}: no answer", self.name, task.id())),
        }
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let reply = self.ask(&json!({
            "ask": "time",
            "work": task.work,
            "text": text(task),
            "times": times,
        }))?;
        match reply.nanoseconds {
            Some(nanoseconds) => Ok(Duration::from_nanos(nanoseconds)),
            None => Err(format!("{}: {}: no time", self.name, task.id())),
        }
    }
}

/// The text in a question. Node reads the frozen texts itself.
fn text(task: &Task) -> Value {
    match task.source {
        Source::Frozen(name, characters) => json!({ "name": name, "characters": characters }),
        Source::SegmentEnd(_) => json!({ "literal": task.text }),
    }
}
